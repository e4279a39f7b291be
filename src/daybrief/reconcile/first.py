"""What a reader is shown first where counts differ: the latest of the most competent origin, else the range.

The rule is written down in docs/decisions/0018-rival-counts.md and stands nowhere else. Competence is who can see what
is counted: an office or official of the state on whose ground or to whose forces it happened, then any other office or
official, then a publisher in its own voice. Of several equally competent the one that knows latest is shown; where none
surely is the latest, the range of what they tell.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from daybrief.model.figure import Figure
from daybrief.model.outcome import Step
from daybrief.reconcile.counts import settle, written
from daybrief.reconcile.readings import AsOf, Voice

SEES, OFFICIAL, PUBLISHER = range(3)  # from the most competent


@dataclass(frozen=True)
class Shown:
    """The count of one slot that is shown first, whose it is, and in what respect they come first."""

    slot: str
    figure: Figure
    voices: tuple[Voice, ...]
    rank: int
    latest: bool  # chosen among equals because it surely knows latest

    @property
    def step(self) -> Step:
        """The choice in words."""
        names = ", ".join(voice.name for voice in self.voices)
        why = {
            SEES: "who can see what is counted",
            OFFICIAL: "an office, and nobody who sees it counts",
            PUBLISHER: "no office counts",
        }[self.rank]
        if len(self.voices) > 1:
            said = (
                f"{self.slot} is shown as {written(self.figure)}, the range of {names}: {why}, none surely the latest"
            )
        else:
            said = f"{self.slot} is shown as {written(self.figure)} by {names} first: {why}"
            said += ", the latest of them" if self.latest else ""
        return Step(rule="shown first", took=tuple(ref for voice in self.voices for ref in voice.refs), said=said)


def shown_first(slot: str, heard: Sequence[Voice], home: str) -> Shown | None:
    """The count of a slot to show first; None where nobody counts. `home`: the party whose offices can see it."""
    counting = [voice for voice in heard if voice.settled(slot) is not None]
    if not counting:
        return None
    rank = min(competence(voice, home) for voice in counting)
    best = [voice for voice in counting if competence(voice, home) == rank]
    last = [voice for voice in best if all(o is voice or _since(o, slot).before(_since(voice, slot)) for o in best)]
    chosen = last or best
    figure, _ = settle([figure for voice in chosen if (figure := voice.settled(slot)) is not None])
    return Shown(slot, figure, tuple(chosen), rank, latest=len(best) > 1 and bool(last))


def competence(voice: Voice, home: str) -> int:
    """How well a voice can know a count: 0 the best."""
    official = voice.key.startswith(("office:", "person:"))
    if official and home and voice.party == home:
        return SEES
    return OFFICIAL if official else PUBLISHER


def _since(voice: Voice, slot: str) -> AsOf:
    """How late the present count of a voice is known."""
    return max((count.since for count in voice.live(slot)), key=lambda since: since.order)
