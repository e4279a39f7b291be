"""Plans that come to nothing, or to another day, told anew; and by how long something was put off."""

from collections.abc import Iterable
from datetime import date, timedelta

from daybrief.claims import Claim
from daybrief.extract.days import months_on
from daybrief.extract.numerals import lex, numerals
from daybrief.extract.scene import Scene
from daybrief.model.when import When
from daybrief.theatre.terms import Hit

CALLED_OFF, PUT_OFF = "called_off", "put_off"
_UNITS = {"day": 1, "week": 7}


def retold(claim: Claim, stance: str, when: When | None, dropped: str | None) -> Claim:
    """A claim of a plan with what became of it."""
    detail = claim.detail.model_copy(update={claim.detail.dropped: dropped})
    told = claim.attribution.model_copy(update={"stance": stance})
    return claim.model_copy(update={"attribution": told, "detail": detail, "when": when})


def delayed(scene: Scene, cue: Hit[str], days: Iterable[When]) -> When | None:
    """The day that 'postponed *for a week*' makes of the one day that the sentence sets before; None where it sets
    none, or says no exact time."""
    before = {when.start for when in days if when.grain == "day" and when.start == when.last}
    told = next((unit for unit in scene.words("delay") if unit.start >= cue.end), None)
    if told is None or len(before) != 1:
        return None
    count = _count(scene, cue.end, told.start)
    return _after(before.pop(), told.value.rpartition(".")[2], count) if count else None


def _count(scene: Scene, start: int, end: int) -> int | None:
    """How many units: nothing but the words that lead to them, and one number, may stand before."""
    words = lex(scene.text[start - scene.start : end - scene.start])
    numbers = numerals(scene.lang).numbers(words)
    if len(numbers) > 1 or any(not number.low or number.low != number.high for number in numbers):
        return None
    counted = {at for number in numbers for at in range(number.first, number.past)}
    leads = scene.theatre.words("delay-lead", scene.lang)
    if not words or any(word.low not in leads for at, word in enumerate(words) if at not in counted):
        return None
    return numbers[0].low if numbers else 1


def _after(day: date, unit: str, count: int) -> When:
    if unit in _UNITS:
        return When.day(day + timedelta(days=count * _UNITS[unit]), basis="relative")
    return When.month(*months_on(day, count), basis="relative")
