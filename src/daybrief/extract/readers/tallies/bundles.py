"""Counts of one wave put together: what was sent, stopped, lost and hit, by type and by region."""

from dataclasses import dataclass, field

from daybrief.claims.waves import Wave
from daybrief.extract.readers.tallies.count import Count
from daybrief.extract.scene import Scene
from daybrief.model.figure import Figure
from daybrief.theatre.gazetteer import PlaceHit


@dataclass
class Bundle:
    """What will be one claim: figures by slot for things of one sort, name, label and place."""

    sort: str | None
    names: frozenset[str]
    named: str
    label: str
    figures: dict[str, Figure] = field(default_factory=dict)
    places: list[PlaceHit] = field(default_factory=list)
    scenes: list[Scene] = field(default_factory=list)
    by: str | None = None
    at: int = 0  # where its first count stands
    whole: "Bundle | None" = None
    listed: bool = False  # a list breaks one of its counts down

    def add(self, count: Count) -> None:
        self.listed |= count.listed
        self.by = self.by or count.by
        self.figures.setdefault(count.slot, count.figure)
        self.names |= frozenset(count.names)
        if count.named and (not self.named or len(count.named) > len(self.named)):
            self.named = count.named
        known = {hit.name for hit in self.places}
        self.places += [hit for hit in count.places if hit.name not in known]
        finer = [hit for hit in self.places if not state(hit)]
        self.places = finer or self.places
        if count.scene not in self.scenes:
            self.scenes.append(count.scene)


def bundled(counts: list[Count], wave: Wave) -> list[Bundle]:
    """Bundles in text order, wholes before their parts. Counts of a headline come last: the body tells more."""
    out: list[Bundle] = []
    ordered = sorted(counts, key=lambda c: _heads(c, counts, wave))
    for group in _groups(ordered):
        whole = _home(out, group[0], wave)
        for part in group[1:]:
            out.append(_opened(part, whole))
        _gather(whole, group[1:])
    _name_any(out, wave)
    for bundle in out:
        if bundle.whole is not None:
            bundle.by = bundle.by or bundle.whole.by
            if bundle.label and not bundle.places:
                bundle.places = list(bundle.whole.places)
    return sorted(out, key=lambda b: (b.at, b.whole is not None))


def _heads(count: Count, counts: list[Count], wave: Wave) -> bool:
    """Whether the count stands in a headline, or in a first line that only sums up what a later one tells in full."""
    if count.scene.sentence.role == "headline":
        return True
    told = {c.slot for c in counts if c.scene is count.scene}
    later = any(c.slot == wave.sent and c.scene is not count.scene for c in counts)
    return count.scene.sentence.at == 0 and wave.sent not in told and later


def _groups(counts: list[Count]) -> list[list[Count]]:
    """Each count, with those after it that tell the same by region: "15: nine over A, five over B, one over C"."""
    out: list[list[Count]] = []
    at = 0
    while at < len(counts):
        parts = _regional(counts, at)
        out.append([counts[at], *parts])
        at += 1 + len(parts)
    return out


def _regional(counts: list[Count], at: int) -> list[Count]:
    whole, parts = counts[at], []
    for count in counts[at + 1 :]:
        if count.slot != whole.slot or count.sort != whole.sort or count.label or not (count.places or count.over):
            break
        if count.scene is not whole.scene and count.by is not None and count.by != whole.by:
            break  # the next sentence counts what another side sent
        if (
            count.names
            and whole.names
            and not count.bare
            and set(count.names).isdisjoint(whole.names)
            and whole.sort is None
        ):
            break
        parts.append(count)
    total = sum(part.figure.floor for part in parts)
    if not parts or whole.label or (whole.places and len(parts) < 2):
        return []
    fits = whole.figure.high is None or total <= whole.figure.high
    return parts if fits and (len(parts) > 1 or total < whole.figure.floor) else []


def _gather(whole: Bundle, parts: list[Count]) -> None:
    """The whole stands for every region that its parts name; not for the only one of a part of it."""
    if len(parts) == 1 and not whole.places:
        return
    known = {hit.name for hit in whole.places}
    for part in parts:
        whole.places += [hit for hit in part.places if hit.name not in known]
        known |= {hit.name for hit in part.places}
        if part.scene not in whole.scenes:
            whole.scenes.append(part.scene)


def _opened(count: Count, whole: Bundle | None = None) -> Bundle:
    bundle = Bundle(count.sort, frozenset(), "", count.label, at=count.start, whole=whole)
    bundle.add(count)
    return bundle


def _home(out: list[Bundle], count: Count, wave: Wave) -> Bundle:
    """The bundle a count belongs to, opened where there is none yet."""
    for bundle in _nearest(out, count, wave):
        if _meets(bundle, count) and _holds(bundle, count, wave):
            bundle.add(count)
            return bundle
    bundle = _opened(count)
    if count.label:
        bundle.whole = next((b for b in out if b.sort == count.sort and not b.label and b.whole is None), None)
    out.append(bundle)
    return bundle


def _nearest(out: list[Bundle], count: Count, wave: Wave) -> list[Bundle]:
    """Bundles a count may join, the likeliest first."""
    same = [b for b in out if b.whole is None or count.label]
    if count.slot in wave.sited and count.sort is None:
        wholes = [b for b in same if b.sort is None]
        return wholes or (same if len({b.sort for b in same}) == 1 else [])
    if count.label:
        return [b for b in same if b.sort == count.sort and b.label == count.label]
    if count.sort is None:
        wholes = [b for b in same if b.sort is None]
        sorts = {b.sort for b in same if b.sort is not None and not b.label}
        alone = len(sorts) == 1 and not count.listed
        return wholes or ([b for b in same if not b.label] if alone else [])
    fit = [
        b for b in same if b.sort == count.sort and not b.label and (not count.names or not b.names or _alike(b, count))
    ]
    several = [b for b in fit if wave.sent in b.figures]
    if len(several) > 1 and count.slot != wave.sent and set(count.names) <= {count.sort}:
        fit = [b for b in fit if b not in several]  # "32 of one missile and ten of another; *nine missiles* shot down"
    if not several and not fit and len([b for b in same if b.sort == count.sort and not b.label]) == 1:
        fit = [b for b in same if b.sort == count.sort]
    return sorted(fit, key=lambda b: (b.names != frozenset(count.names), -_sent(b, wave)))


def _sent(bundle: Bundle, wave: Wave) -> int:
    figure = bundle.figures.get(wave.sent)
    return figure.floor if figure is not None else 0


def _alike(bundle: Bundle, count: Count) -> bool:
    """Whether the two share a name, or one of them is told by no more than its class."""
    bare = frozenset({count.sort})
    return not bundle.names.isdisjoint(count.names) or bare in (bundle.names, frozenset(count.names))


def _meets(bundle: Bundle, count: Count) -> bool:
    """Whether the count can be another figure, or the same figure again, of the bundle."""
    if bundle.label != count.label and count.slot:
        return False
    if bundle.by is not None and count.by is not None and bundle.by != count.by:
        return False
    told = bundle.figures.get(count.slot)
    if told is not None and told.exchange() != count.figure.exchange():
        return False
    here, there = _regions(bundle.places), _regions(count.places)
    return not here or not there or here == there


def _holds(bundle: Bundle, count: Count, wave: Wave) -> bool:
    """Whether what was sent is enough for what is said to have become of it, and the other way round."""
    sent = bundle.figures.get(wave.sent)
    if count.slot in wave.sited or count.slot == wave.sent:
        return count.slot != wave.sent or all(
            count.figure.can_hold(part) for slot, part in bundle.figures.items() if slot not in wave.sited
        )
    return sent is None or sent.can_hold(count.figure)


def _regions(places: list[PlaceHit]) -> set[str]:
    """Names of the places, without a whole country: what is told of a part of it is told of the same wave."""
    return {hit.name for hit in places if not state(hit)}


def state(hit: PlaceHit) -> bool:
    """Whether a place is a whole country."""
    return bool(hit.ids) and all(id_.startswith("iso:") for id_ in hit.ids)


def _name_any(out: list[Bundle], wave: Wave) -> None:
    """Targets of no named class: several classes where the wave has several, else the one it has."""
    sorts = {b.sort for b in out if b.sort is not None}
    for bundle in [b for b in out if b.sort is None]:
        if len(sorts) == 1 and not bundle.listed:
            bundle.sort = next(iter(sorts))
        elif len(sorts) > 1:
            bundle.sort = wave.several
        else:
            out.remove(bundle)
