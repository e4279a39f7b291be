"""What stands before a sentence and is no part of it: 'Unconfirmed claims: …', 'KYIV, Feb 27 (Wire) – …'; and headings
built like sentences."""

import re

from daybrief.extract.scene import Scene, Story

_LABEL = re.compile(r"(?P<label>[A-Z][^:.!?;“”\"\n]{2,70}):\s+(?=[“\"A-Z\d])")
_AIM = re.compile(r"\([^()]+:[^()]+\)\W*$")  # a title followed by its programme: 'Second effort (objective: …)'
_ASIDE = re.compile(  # "(15 km north of Kyiv)", "(GRU)", "[12]"
    r"\s*\((?:[^()]*\d\s?km\b[^()]*|[A-Z][A-Za-z]*[A-Z]+)\)|(?<=[\w.,;”\"])\[\d{1,3}\]"
)
_DATELINE = re.compile(
    r"[A-Z][A-ZÀ-Ý'’ .-]{2,40}(?:, [\w.’' ]{3,30})?(?:,? \(?[A-Z][a-z]{2,8}\.? \d{1,2}\)?)?(?: \([^()]{2,40}\))?"
    r" [–—-]{1,2} (?=\S)"
)
_LONGEST = 9  # words of a label
_STOPPED = re.compile(r"[.!?;:…][\"”»’')\]]*$")
_TOLD = 3  # words in which an event can be told where no full stop ends them
_WINDED = re.compile(r"[.!?…]+[\"”»’')\]]*$")


def dateline_length(text: str) -> int:
    """How many letters of a sentence say where it was written: 'KYIV, Feb 27 (Wire) – …'."""
    found = _DATELINE.match(text)
    return found.end() if found is not None else 0


def label_length(scene: Scene) -> int:
    """How many letters of a sentence are a label or a dateline that stands before it: 0 where there is none.

    A lead-in that says something itself ("Officials said: …") or that names who speaks or how many is no label."""
    if dateline := dateline_length(scene.text):
        return dateline
    found = _LABEL.match(scene.text)
    if found is None or len(found["label"].split()) > _LONGEST:
        return 0
    end = scene.start + found.end()
    nouns = {hit.start for hit in scene.words("label.noun")}
    told = (h.start for hits in (scene.people, scene.figures, scene.words("body")) for h in hits)
    said = (h.start for h in scene.words("say") if h.start not in nouns)
    if any(start < end for start in (*told, *said)):
        return 0
    return found.end()


def _beside_the_point(scene: Scene) -> bool:
    """Whether a sentence tells no event: a heading, or a list under a label that only sets out who is where."""
    bare = len(scene.text.split()) < _TOLD or _AIM.search(scene.text)
    if scene.sentence.role == "heading" or (bare and not _WINDED.search(scene.text)):
        return True
    end = scene.start + label_length(scene)
    if any(hit.start < end for hit in scene.words("label.setting")):
        return True
    mends = any(hit.start < end for hit in scene.words("label.correction"))
    return mends and bool(scene.words("own-text"))  # 'Correction: an earlier *version* misspelled …'


def untold(story: Story, scene: Scene) -> bool:
    """Whether a sentence tells no event: it stands beside the point, or among what may come."""
    return _beside_the_point(scene) or _awaited(story, scene)


def _awaited(story: Story, scene: Scene) -> bool:
    """Whether a sentence is an item, without a full stop, of a list of what may come: below 'What to watch'."""
    if _STOPPED.search(scene.text):
        return False
    for before in story.before(scene):
        if len(before.text.split()) <= _LONGEST and before.words("label.ahead"):
            return True
        if _STOPPED.search(before.text):
            return False
    return False


def letters(scene: Scene) -> list[int]:
    """The letters of a sentence that its grammar is read from: without its label and its asides in parentheses."""
    aside = {i for found in _ASIDE.finditer(scene.text) for i in range(*found.span())}
    return [i for i in range(label_length(scene), len(scene.text)) if i not in aside]
