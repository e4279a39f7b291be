"""Plans called off or put off in a sentence without a parse: "зустріч 13 червня *перенесли на 20 червня*"."""

from collections.abc import Iterable, Iterator

from daybrief.claims import Claim
from daybrief.extract.delays import CALLED_OFF, PUT_OFF, delayed, retold
from daybrief.extract.readers.posts.clause import Clauses
from daybrief.extract.scene import Scene, Story
from daybrief.extract.times import Timed
from daybrief.model.when import When
from daybrief.theatre.terms import Hit


def moved(claims: Iterable[Claim], story: Story) -> list[Claim]:
    """The claims, the one plan of a sentence that came to nothing told so, and as planned for the day it was put off
    to."""
    told = list(claims)
    planned = [claim.spans[0].start for claim in told if claim.detail.dropped]
    return [one for claim in told for one in _moved(claim, planned.count(claim.spans[0].start), story)]


def _moved(claim: Claim, beside: int, story: Story) -> Iterator[Claim]:
    clauses = Clauses(story.scene_at(claim.spans[0].start), story)
    cue = _dropped(clauses) if claim.detail.dropped and beside == 1 else None
    if cue is None:
        yield claim
        return
    how = cue.value.rpartition(".")[2]
    day = _other_day(clauses, cue) if how != CALLED_OFF else None
    if _open(clauses, cue) or (how not in (CALLED_OFF, PUT_OFF) and day is None):  # or only to another place
        set_ = [timed.when for timed in _ahead(clauses.scene) if clauses.segment(timed.start) in _asides(clauses)]
        yield retold(claim, "plans", set_[0] if len(set_) == 1 else None, None)
    elif how == CALLED_OFF:
        ahead = [timed.when for timed in _ahead(clauses.scene)]
        yield retold(claim, "denies", ahead[0] if len(ahead) == 1 else None, CALLED_OFF)
    else:
        yield retold(claim, "denies", None, PUT_OFF)
        if day is not None:
            yield retold(claim, "plans", day, None)


def _dropped(clauses: Clauses) -> Hit[str] | None:
    """The word for dropping that is said of the appointment which the sentence names."""
    scene = clauses.scene
    cues, onto = scene.words("dropped"), scene.theatre.words("wave.onto", scene.lang)
    named = [h for h in scene.words("appointment") if not _led(clauses, h, onto)]
    fits = len(cues) == 1 and any(_of(clauses, appointment, cues[0]) for appointment in named)
    return cues[0] if fits else None


def _open(clauses: Clauses, cue: Hit[str]) -> bool:
    """Whether it was not dropped, or only may be: then it lies ahead still."""
    start, end = clauses.segments[clauses.segment(cue.start)]
    unsure = clauses.scene.theatre.style.leaves_open(clauses.text(start, end)) or clauses.planned(cue.start)
    return unsure or clauses.negated(cue.start, cue.end)


def _asides(clauses: Clauses) -> set[int]:
    """The segments that say for when something was set."""
    return {clauses.segment(h.start) for h in clauses.scene.words("set-for")}


def _led(clauses: Clauses, appointment: Hit[str], onto: Iterable[str]) -> bool:
    return clauses.text(clauses.start, appointment.start).lower().split()[-1:] in [[word] for word in onto]


def _of(clauses: Clauses, appointment: Hit[str], cue: Hit[str]) -> bool:
    """Whether a word for dropping is of an appointment: in one clause with it, but for asides that say for when it
    was."""
    scene = clauses.scene
    low, high = sorted((appointment.start, cue.start))
    if any(low < h.start < high for h in scene.words("say.plain")):
        return False
    aside = _asides(clauses) | {clauses.segment(t.start) for t in scene.times}
    here, there = sorted((clauses.segment(appointment.start), clauses.segment(cue.start)))
    between = range(here + 1, there)
    return here == there or (bool(between) and all(number in aside for number in between))


def _other_day(clauses: Clauses, cue: Hit[str]) -> When | None:
    """The day that stands behind the word for putting off, else the day set before with the delay that stands there."""
    scene, asides = clauses.scene, _asides(clauses) - {clauses.segment(cue.start)}
    ahead = _ahead(scene)
    behind = [timed for timed in ahead if timed.start >= cue.end and clauses.segment(timed.start) not in asides]
    if len(behind) == 1:
        when = behind[0].when
        spans = when.grain == "day" and when.start != when.last
        return When.day(when.last, basis=when.basis) if spans and _dates(scene, behind[0]) else when
    return delayed(scene, cue, [timed.when for timed in ahead]) if not behind else None


def _dates(scene: Scene, timed: Timed) -> bool:
    """Whether a stretch of days is written with two of them: "з 14 на 17 червня"."""
    text = scene.text[timed.start - scene.start : timed.end - scene.start]
    return sum(word.strip(".,").isdigit() for word in text.split()) > 1


def _ahead(scene: Scene) -> list[Timed]:
    today = scene.published
    return [t for t in scene.times if t.bound != "since" and (today is None or t.when.last >= today)]
