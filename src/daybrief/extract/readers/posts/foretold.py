"""What a sentence without a parse foretells: the clause behind the word that does, where a verb of it lies ahead."""

import re
from datetime import date

from daybrief.claims import Claim
from daybrief.extract.scene import Scene
from daybrief.model.when import When
from daybrief.theatre.terms import Hit

_LEAST = 3  # words of a clause that foretells something
_BETWEEN = 3  # words at most between a word of foretelling and "that", or what it threatens to do
_NAMED = 70  # code points at most of who foretells, up to the comma: "by the forecast *of the institute*, …"
_SHORT = 5  # letters of the shortest verb whose form alone says that it lies ahead
_WORD = re.compile(r"[^\W\d_][\w'’ʼ-]*")
_MARKS = ' .,!«»"'


def foretold(scene: Scene, cue: Hit[str]) -> str | None:
    """What is foretold behind a word, to the end of the sentence: behind "that", or from the verb of a threat on."""
    behind = scene.text[cue.end - scene.start :]
    if cue.value.endswith(".threat"):
        threat = next((m for m in _WORD.finditer(behind) if _infinitive(m.group(), scene)), None)
        led = threat is not None and len(behind[: threat.start()].split()) <= _BETWEEN
        return _clause(behind[threat.start() :]) if threat is not None and led else _behind_that(scene, cue, behind)
    if cue.value.endswith(".according"):
        comma = behind.find(",")
        told = behind[comma + 1 :]
        return _clause(told) if 0 <= comma <= _NAMED and _tells_ahead(scene, scene.end - len(told), told) else None
    return _behind_that(scene, cue, behind)


def _behind_that(scene: Scene, cue: Hit[str], behind: str) -> str | None:
    that = next((h for h in scene.words("that-clause") if h.start >= cue.end), None)
    if that is None or len(_WORD.findall(behind[: that.start - cue.end])) > _BETWEEN:
        return None
    told = behind[that.end - cue.end :]
    return _clause(told) if _tells_ahead(scene, that.end, told) else None


def _tells_ahead(scene: Scene, at: int, told: str) -> bool:
    """Whether what is told from an offset on has a verb that lies ahead."""
    will = any(h.start >= at for h in scene.words("forecast.will"))
    return will or any(_ahead(m.group(), scene) for m in _WORD.finditer(told))


def _clause(told: str) -> str | None:
    told = told.strip(_MARKS)
    return told if len(told.split()) >= _LEAST else None


def _infinitive(word: str, scene: Scene) -> bool:
    return word.lower().endswith(scene.theatre.words("infinitive", scene.lang))


def _ahead(word: str, scene: Scene) -> bool:
    """Whether the form of a verb alone says that it lies ahead: one of a single act in the form of the present, or a
    form of the future's own."""
    low, words = word.lower(), scene.theatre.words
    if len(low) < _SHORT or word[0].isupper() or low.endswith(words("ahead-not", scene.lang)):
        return False
    begun = low.startswith(words("ahead-begins", scene.lang)) and low.endswith(words("ahead-ends", scene.lang))
    return begun or low.endswith(words("ahead-alone", scene.lang))


def coming(when: When, day: date) -> When:
    """A month that the text gives no year, as the next one: what is foretold lies ahead."""
    if when.grain != "month" or when.last > day or when.start.year < day.year - 1:
        return when
    year = when.start.year
    later = [When.month(y, when.start.month) for y in (year + 1, year + 2)]
    return next((w for w in later if w.last > day), when)


def put_ahead(claim: Claim, scene: Scene) -> Claim:
    """The claim of an act that the sentence's verb tells as ahead ("will go on in May"), in the month to come."""
    when, day = claim.when, scene.published
    if when is None or day is None or claim.detail.voiced_by or not _tells_ahead(scene, scene.start, scene.text):
        return claim
    later = coming(when, day)
    planned = claim.attribution.model_copy(update={"stance": "plans"})
    return claim if later == when else claim.model_copy(update={"when": later, "attribution": planned})
