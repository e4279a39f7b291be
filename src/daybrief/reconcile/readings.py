"""What each origin says of one event, as of when: later counts of one voice replace its earlier ones, voices stand side
by side."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from daybrief.claims.base import Settle
from daybrief.model.figure import Figure
from daybrief.model.outcome import Reading, Step
from daybrief.reconcile.counts import settle, written
from daybrief.reconcile.told import Told

_AGREEING = ("counts that agree", "agree, one more exact than another")  # rule and verdict of a step
_RIVAL = ("rival counts", "differ and stand side by side")


@dataclass(frozen=True, slots=True)
class AsOf:
    """How late a telling knows: its day, and the moment where there is one."""

    day: date | None
    at: datetime | None

    def before(self, other: "AsOf") -> bool:
        """Whether this is surely earlier: by the day, or on one day by the moment where both have one."""
        if self.day is None or other.day is None:
            return False
        if self.day != other.day:
            return self.day < other.day
        return self.at is not None and other.at is not None and self.at < other.at

    def written(self, zone: tzinfo) -> str:
        """ISO moment in local time, or ISO day, or nothing."""
        if self.at is not None:
            return self.at.astimezone(zone).isoformat(timespec="minutes")
        return self.day.isoformat() if self.day else ""

    @property
    def order(self) -> tuple[date, bool, datetime | date]:
        day = self.day or date.max
        return day, self.at is None, self.at or day


def as_of(one: Told, zone: tzinfo) -> AsOf:
    """How late a telling knows: the end of the clock window it states, else its publication."""
    clock = one.claim.when.clock if one.claim.when else None
    if clock:
        return AsOf(clock[1].astimezone(zone).date(), clock[1])
    return AsOf(one.day, one.at)


@dataclass(frozen=True, slots=True)
class Count:
    """One number one origin gave for one slot, first as of `since`; later repeats of it do not make it newer."""

    slot: str
    figure: Figure
    since: AsOf
    refs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """All that one origin told of one event."""

    key: str
    name: str
    party: str | None
    counts: tuple[Count, ...]
    refs: tuple[str, ...]
    since: AsOf

    def live(self, slot: str) -> tuple[Count, ...]:
        """Counts of a slot that no surely later count of this origin replaces."""
        here = [count for count in self.counts if count.slot == slot]
        return tuple(c for c in here if not any(c.since.before(o.since) and o.figure != c.figure for o in here))

    def settled(self, slot: str) -> Figure | None:
        """The origin's present figure for a slot."""
        live = self.live(slot)
        return settle([count.figure for count in live])[0] if live else None


def voices(told: Sequence[Told], canonical: Callable[[Told], str], zone: tzinfo) -> list[Voice]:
    """Tellings of one event by origin, in the order of the origins' keys."""
    by_key: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        by_key[canonical(one)].append(one)
    return [_voice(key, by_key[key], zone) for key in sorted(by_key)]


def _voice(key: str, told: Sequence[Told], zone: tzinfo) -> Voice:
    known = _moments(told, zone)
    grouped: dict[tuple[str, Figure], list[Told]] = defaultdict(list)
    for one in told:
        for slot, figure in one.claim.detail.figures().items():
            grouped[slot, figure].append(one)
    counts = [
        Count(slot, figure, _first(ones, known), tuple(sorted(one.ref for one in ones)))
        for (slot, figure), ones in grouped.items()
    ]
    counts.sort(key=lambda c: (c.slot, c.since.order, c.figure.low or 0, c.figure.high or 0))
    name = min((one.owner for one in told), key=lambda owner: (-len(owner), owner))
    party = min((one.party for one in told if one.party), default=None)
    return Voice(key, name, party, tuple(counts), tuple(sorted(one.ref for one in told)), _first(told, known))


def _moments(told: Sequence[Told], zone: tzinfo) -> dict[str, AsOf]:
    """By telling, how late it knows. One dated by its day alone knows as much as the first of that day, in the same
    voice, that gives a count it gives: a post without an hour that has the evening's ten injured has its six dead."""
    known = {one.ref: as_of(one, zone) for one in told}
    timed = sorted((one for one in told if known[one.ref].at), key=lambda one: known[one.ref].order)
    for one in told:
        said = set(one.claim.detail.figures().items())
        like = (o for o in timed if o.day == one.day and said & set(o.claim.detail.figures().items()))
        if known[one.ref].at is None and (first := next(like, None)):
            known[one.ref] = known[first.ref]
    return known


def _first(told: Iterable[Told], known: Mapping[str, AsOf]) -> AsOf:
    return min((known[one.ref] for one in told), key=lambda a: a.order)


def readings(voice: Voice, zone: tzinfo) -> list[Reading]:
    """A voice's counts as readings: those of one as-of and state together; what has no count stands alone."""
    groups: dict[tuple[AsOf, bool], list[Count]] = defaultdict(list)
    for count in voice.counts:
        groups[count.since, count in voice.live(count.slot)].append(count)
    found = []
    for (since, live), counts in groups.items():
        refs = sorted({ref for count in counts for ref in count.refs})
        slots: dict[str, list[Figure]] = defaultdict(list)
        for count in counts:
            slots[count.slot].append(count.figure)
        figures = {slot: settle(values)[0] for slot, values in sorted(slots.items())}
        found.append((since.order, not live, Reading(
            origin=voice.name, figures=figures, claims=tuple(refs), as_of=since.written(zone), live=live
        )))  # fmt: skip
    counted = {ref for count in voice.counts for ref in count.refs}
    silent = tuple(ref for ref in voice.refs if ref not in counted)
    if silent:
        bare = Reading(origin=voice.name, figures={}, claims=silent, as_of=voice.since.written(zone))
        found.append((voice.since.order, False, bare))
    return [reading for _, _, reading in sorted(found, key=lambda item: (item[0], item[1], item[2].claims))]


@dataclass(frozen=True, slots=True)
class Settled:
    """What the voices' figures amount to: settled by slot, whether they agree, and the moves that led there."""

    figures: dict[str, Figure]
    agreed: bool
    steps: tuple[Step, ...]
    rivalled: tuple[str, ...] = ()  # slots whose counts differ between origins


def settle_voices(heard: Sequence[Voice], how: Settle, camp: Callable[[Voice], str], lead: str) -> Settled:
    """Figures across origins. Under BY_SIDE belligerents' tallies never mix: the camp called `lead` counts first."""
    steps = [step for voice in heard for step in _updates(voice)]
    slots = sorted({count.slot for voice in heard for count in voice.counts})
    figures, agreed, rivalled = {}, True, []
    for slot in slots:
        said = {voice.key: figure for voice in heard if (figure := voice.settled(slot)) is not None}
        speaking = [voice for voice in heard if voice.key in said]
        figure, met = settle(list(said.values()))
        agreed &= met
        if not met and how is Settle.BY_SIDE:
            speaking, more = _one_camp(speaking, said, camp, lead, slot)
            steps += more
            figure, met = settle([said[voice.key] for voice in speaking])
        if not met:
            rivalled.append(slot)
            steps.append(_compared(*_RIVAL, slot, speaking, said, figure))
        elif len({said[voice.key] for voice in speaking}) > 1:
            steps.append(_compared(*_AGREEING, slot, speaking, said, figure))
        figures[slot] = figure
    return Settled(figures, agreed, tuple(steps), tuple(rivalled))


def _one_camp(
    speaking: Sequence[Voice], said: Mapping[str, Figure], camp: Callable[[Voice], str], lead: str, slot: str
) -> tuple[list[Voice], list[Step]]:
    """Voices of the side that can best count, with those of neither side; the other side's own tally is set beside."""
    camps = sorted({camp(voice) for voice in speaking} - {""})
    if len(camps) < 2:
        return list(speaking), []
    first = lead if lead in camps else camps[0]
    beside = [voice for voice in speaking if camp(voice) not in (first, "")]
    told = "; ".join(f"{voice.name}: {written(said[voice.key])}" for voice in beside)
    step = Step(
        rule="by side",
        took=tuple(ref for voice in beside for ref in voice.refs),
        said=f"{slot}: the other side's own count stands beside it, never merged ({told})",
    )
    return [voice for voice in speaking if camp(voice) in (first, "")], [step]


def _updates(voice: Voice) -> list[Step]:
    """Steps for counts of one origin that a later count of it replaced, and for those no order can be found for."""
    steps = []
    for slot in sorted({count.slot for count in voice.counts}):
        live = voice.live(slot)
        here = [count for count in voice.counts if count.slot == slot]
        old = [count for count in here if count not in live]
        if old:
            chain = " → ".join(written(c.figure) for c in [*old, *live])
            refs = tuple(ref for c in (*old, *live) for ref in c.refs)
            steps.append(Step(rule="update", took=refs, said=f"{slot}: later count by {voice.name}: {chain}"))
        if len(live) > 1:
            steps.append(_unordered(voice, slot, live))
    return steps


def _unordered(voice: Voice, slot: str, live: Sequence[Count]) -> Step:
    figure, met = settle([count.figure for count in live])
    values = " and ".join(written(count.figure) for count in live)
    end = f"taken together: {written(figure)}" if met else "which came later is not told, so both stand"
    refs = tuple(ref for count in live for ref in count.refs)
    return Step(rule="one voice, two counts", took=refs, said=f"{voice.name} gives {slot} as {values}; {end}")


def _compared(
    rule: str, verdict: str, slot: str, speaking: Sequence[Voice], said: Mapping[str, Figure], figure: Figure
) -> Step:
    """The step that sets the counts of several voices beside each other: `verdict` says how they compare."""
    told = "; ".join(f"{voice.name}: {written(said[voice.key])}" for voice in speaking)
    refs = tuple(ref for voice in speaking for ref in voice.refs)
    return Step(rule=rule, took=refs, said=f"{slot}: counts {verdict} ({told}): {written(figure)}")
