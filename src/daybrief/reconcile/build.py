"""One event's cases into one fact."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from typing import Any

from daybrief.claims.base import DOUBTED
from daybrief.claims.meets import Placing, Timing
from daybrief.model.outcome import Fact, Step
from daybrief.model.place import Located, Place
from daybrief.model.text import Span
from daybrief.model.when import When
from daybrief.reconcile.bonds import strained, tied_by
from daybrief.reconcile.cases import Case, seniority
from daybrief.reconcile.first import Shown, shown_first
from daybrief.reconcile.judged import Judgements
from daybrief.reconcile.origins import Origins
from daybrief.reconcile.places import inside_spot, same_spot, spot
from daybrief.reconcile.readings import Settled, Voice, readings, settle_voices, voices
from daybrief.reconcile.retold import Bearings, refers
from daybrief.reconcile.standing import standing, strongest
from daybrief.reconcile.told import Told
from daybrief.theatre.pack import Theatre

_BASIS = ("stated", "relative", "carried", "reporting-day")


@dataclass(frozen=True)
class Event:
    """One event while facts are made of it: its cases, its denials, its key, and what links it to others."""

    key: str
    cases: tuple[Case, ...]
    denials: tuple[Case, ...] = ()
    part_of: str | None = None
    notes: tuple[Step, ...] = ()  # what other events add to its steps
    against: tuple[Told, ...] = ()  # tellings of other events that cannot be so if this one is
    overtaken: bool = False  # planned, and told as done since
    granted: bool = False  # the other side tells what grants it

    @property
    def told(self) -> list[Told]:
        """Its tellings, the fullest first. Deeds read with doubt say nothing beside one that was read surely, harm and
        what is counted beside one of the same report: of every other one the voice, the place or the act is not what
        it seems. The sentence right before a sure one opens its paragraph, and stays."""
        pairs = [(case, one) for case in self.cases for one in case.told]
        sure = [one.claim.spans[0] for _, one in pairs if one.claim.confidence > DOUBTED]
        pairs = [pair for pair in pairs if not _doubted(pair[1], sure)] or pairs
        pairs.sort(key=lambda pair: (-pair[0].fineness, *seniority(pair[1])))
        return [one for _, one in pairs]

    @property
    def denied_by(self) -> list[Told]:
        """Denials of it, in order of publication."""
        return sorted((one for case in self.denials for one in case.told), key=seniority)

    def noted(self, *steps: Step) -> "Event":
        """The same event with more steps."""
        return replace(self, notes=(*self.notes, *steps))


class Builder:
    """Makes facts of events, by one theatre's pack."""

    def __init__(
        self,
        theatre: Theatre,
        origins: Origins,
        bearings: Bearings,
        took_part: Callable[[str], bool],
        judgements: Judgements,
    ) -> None:
        """`took_part`: whether a name in a list is somebody who can take part, not an outlet that wrote of it."""
        self._took_part = took_part
        self._judgements = judgements
        self._bearings = bearings
        self._zone = theatre.timezone
        self._sides: tuple[str, ...] = tuple(theatre.about.get("sides", ()))
        self._origins = origins

    def heard(self, event: Event) -> list[Voice]:
        """Origins of an event with what each told."""
        told = event.told
        return voices(told, self._origins.within(told), self._zone)

    def fact(self, event: Event) -> Fact:
        """What the tellings of an event amount to."""
        told, heard = event.told, self.heard(event)
        kind = event.cases[0].kind
        settled = settle_voices(heard, kind.settle, self._camp, self._counts_best(event))
        stance, origins = strongest(told), len(self._origins.independent(told))
        only_denied = event.cases[0].denies
        denials = event.denied_by or (told if only_denied else [])
        stand = standing(
            heard,
            origins,
            stance,
            agreed=settled.agreed,
            denied=bool(event.denied_by),
            rivalled=bool(event.against),
            granted=event.granted,
            sides=self._sides,
        )
        home = self._home(event)
        first = {slot: shown for slot in settled.rivalled if (shown := shown_first(slot, heard, home))}
        stand = "superseded" if event.overtaken else "denied" if only_denied else stand
        return Fact(
            event=event.key,
            kind=kind.model_fields["kind"].default,
            standing=stand,
            stance=stance,
            figures=settled.figures,
            first={slot: shown.figure for slot, shown in first.items() if len(shown.voices) == 1},
            readings=tuple(reading for voice in heard for reading in readings(voice, self._zone)),
            slots=self._slots(event, told),
            where=_where(told, self._bearings, stance),
            when=_when(told),
            support=tuple(dict.fromkeys(one.ref for one in told)),
            against=tuple(dict.fromkeys(one.ref for one in (*denials, *event.against))),
            origins=origins,
            documents=len({one.document for one in told}),
            part_of=event.part_of,
            steps=tuple(self._steps(event, heard, settled, first.values())),
        )

    def _camp(self, voice: Voice) -> str:
        return voice.party if voice.party in self._sides else ""

    def _counts_best(self, event: Event) -> str:
        """The belligerent whose count comes first: not the one that acts, for it sees only what it sent."""
        acts = event.cases[0].kind.meets.acts
        actors = {getattr(one.claim.detail, acts, None) for one in event.told} if acts else set()
        others = [side for side in self._sides if side not in actors]
        return others[0] if len(others) == 1 else ""

    def _home(self, event: Event) -> str:
        """The belligerent whose offices can see what is counted: the one that is not acting, else the one on whose
        ground it happened."""
        best = self._counts_best(event)
        states = {(spot.parents or (spot.id,))[-1] for case in event.cases for spot in case.spots}
        grounds = [side for side in self._sides if states == {f"iso:{side}"}]
        return best or next(iter(grounds), "")

    def _slots(self, event: Event, told: Sequence[Told]) -> dict[str, str | tuple[str, ...]]:
        """Settled values of the slots that are no counts: the fullest telling's, filled up from the others."""
        kind = event.cases[0].kind
        newest = sorted(told, key=_reached, reverse=True)
        found: dict[str, str | tuple[str, ...]] = {}
        for name, slot in kind.slots().items():
            if slot.sort == "figure":
                continue
            default = kind.model_fields[name].default
            said = [v for one in (newest if name in kind.meets.latest else told) if _filled(v := getattr(
                one.claim.detail, name), default)]  # fmt: skip
            value = said[0] if said else default
            if slot.sort == "quotation" and said:
                value = max(said, key=lambda text: (len(text), text))
            if slot.sort == "names" and isinstance(value, tuple):
                value = tuple(one for one in value if self._took_part(one))
            if _filled(value, None):
                found[name] = tuple(value) if isinstance(value, tuple) else str(value)
        return found

    def _steps(self, event: Event, heard: Sequence[Voice], settled: Settled, first: Iterable[Shown]) -> list[Step]:
        steps = [_first_step(event), *_tied(event)]
        steps += [step for voice in heard if (step := self._copies(event, voice))]
        vouching = self._origins.independent(event.told)
        if len(vouching) > 1 or len(vouching[0]) > 1:
            steps.append(_independent(vouching, heard))
        steps += [_no_origin(voice) for voice in heard if not any(voice.key in keys for keys in vouching)]
        steps += settled.steps
        steps += [shown.step for shown in first]
        steps += [
            Step(rule="denial", took=(one.ref,), said=f"{one.owner} denies it, in {one.name}")
            for one in event.denied_by
        ]
        return [*steps, *self._judgements.steps({one.ref for one in event.told}), *event.notes]

    def _copies(self, event: Event, voice: Voice) -> Step | None:
        """Several documents with one voice behind them."""
        carried = [one for one in event.told if one.ref in set(voice.refs)]
        documents = sorted({one.document: one.name for one in carried}.values())
        if len(documents) < 2:
            return None
        shown = ", ".join(documents[:4]) + (f" and {len(documents) - 4} more" if len(documents) > 4 else "")
        return Step(rule="one origin", took=voice.refs, said=f"{shown} carry the word of {voice.name}: one origin")


def _doubted(one: Told, sure: Collection[Span]) -> bool:
    """Whether a telling was read with doubt and may go; `sure`: the words that tell the deed surely."""
    deed, last = one.claim.detail, one.claim.spans[-1]
    same = [span for span in sure if span.doc == last.doc]
    alone = (deed.harms or bool(deed.figures())) and not same
    opens = any(0 <= span.start - last.end <= _NEXT for span in same)
    return bool(deed.doubted_in) and one.claim.confidence <= DOUBTED and not alone and not opens


_NEXT = 12  # letters at most between two sentences of a paragraph: a mark of a note, and a line's end


def _independent(vouching: Sequence[set[str]], heard: Sequence[Voice]) -> Step:
    """Who vouches for an event; voices of one belligerent are named together and count once."""
    groups = [[voice for voice in heard if voice.key in keys] for keys in vouching]
    names = ", ".join(" with ".join(voice.name for voice in group) for group in groups)
    refs = tuple(ref for group in groups for voice in group for ref in voice.refs)
    if len(groups) == 1:
        return Step(rule="origins", took=refs, said=f"{names} speak for one side: one origin")
    return Step(rule="origins", took=refs, said=f"told by {len(groups)} independent origins: {names}")


def _no_origin(voice: Voice) -> Step:
    """Why a voice that tells it as well vouches for nothing."""
    said = (
        f"{voice.name} does not count as a voice of its own: it passes on what others told, or has not counted itself, "
        "or only a pronoun names it"
    )
    return Step(rule="no origin", took=voice.refs, said=said)


def _first_step(event: Event) -> Step:
    told = event.told
    refs = tuple(dict.fromkeys(one.ref for one in told))
    if len(refs) == 1:
        return Step(rule="one telling", took=refs, said=f"told once, by {told[0].owner} in {told[0].name}")
    shared = [name for name, value in event.cases[0].slots.items() if value is not None]
    meets = event.cases[0].kind.meets
    shared += ["place"] if event.cases[0].spots and meets.placing in (Placing.WHERE, Placing.NAMED) else []
    shared += ["day"] if meets.timing is Timing.DAY else []
    return Step(
        rule="same event",
        took=refs,
        said=f"{len(refs)} claims agree in {', '.join(shared).replace('_', ' ') or 'kind'}",
    )


def _tied(event: Event) -> list[Step]:
    """Whether tellings in unlike places or on unlike days were held to be of one event, and by what."""
    cases = event.cases
    bound = next(((a, b) for a, b in combinations(cases, 2) if strained(a, b)), None)
    if bound is None:
        return []
    names = " and ".join(case.told[0].name for case in bound)
    by = ", ".join(tied_by(*bound))
    said = f"{names} tell it of unlike places or days; what they share holds it together: {by}"
    return [Step(rule="one event, told unlike", took=tuple(case.told[0].ref for case in bound), said=said)]


def _reached(one: Told) -> tuple[object, ...]:
    """Sorts tellings by how late a state of things they tell."""
    when = one.claim.when
    return (when.last if when else one.day or date.min, *seniority(one))


def _filled(value: Any, default: Any) -> bool:
    return value is not None and value != () and value != default


def _where(told: Sequence[Told], bearings: Bearings, stance: str) -> tuple[Place, ...]:
    """Places of all tellings, the fullest telling's first, without what lies around one of them or only says where it
    is; what the surest telling has in a town is not told as in its direction. `stance`: of the surest."""
    found: list[Place] = []
    named = told[0].claim.detail.meets.placing is Placing.NAMED
    for one in told:
        for place in one.claim.where:
            if named and refers(place, one, told, bearings):
                continue
            at = next((n for n, known in enumerate(found) if same_spot(spot(place), spot(known))), None)
            if at is None:
                found.append(place)
            elif one.claim.attribution.stance == stance and _grain(found[at]) == "direction" != _grain(place):
                found[at] = place
    spots = [spot(place) for place in found]
    return tuple(p for p, s in zip(found, spots, strict=True) if not any(inside_spot(other, s) for other in spots))


def _grain(place: Place) -> str:
    return place.grain if isinstance(place, Located) else ""


def _when(told: Sequence[Told]) -> When | None:
    """The time best founded: stated before guessed, to the minute before the day, then the fullest telling's."""
    dated = [one.claim.when for one in told if one.claim.when]
    return min(dated, key=lambda w: (_BASIS.index(w.basis), w.clock is None), default=None)
