"""Resolving a document's place mentions together, and giving claims the places they name."""

import math
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import replace

from daybrief.claims import Claim
from daybrief.locate.areas import shaped
from daybrief.locate.evidence import Verdict, tied
from daybrief.locate.lines import lines
from daybrief.locate.setting import Layout, Spot
from daybrief.locate.weighing import Weigher
from daybrief.model.place import Candidate, Grain, Located, Mention, Place, Unplaced
from daybrief.model.text import Document
from daybrief.theatre.gazetteer import Entry, PlaceHit
from daybrief.theatre.lookalike import deceives
from daybrief.theatre.pack import Theatre
from daybrief.theatre.placenames import romanise

MOST_OTHERS = 3
NEAR_KM = 8.0  # "near X", "north of X": how much further the place may lie
JUST_BEFORE = 60  # characters before a mention that may speak of it
DISTRICT_KM = 30.0  # a district of which only its town is known
_POINTS = ("settlement", "point")  # what lies in a direction from the front; a land is not one
AXIS_KM = 25.0  # "in the direction of X"


def mentions(doc: Document, theatre: Theatre) -> tuple[Place, ...]:
    """Every place mention of a document, in text order, located or with the reason it is not."""
    resolved = _resolved(doc, theatre, ())
    found = [*(place for _, place in resolved), *lines(doc, [spot for spot, _ in resolved], theatre)]
    return tuple(sorted(found, key=lambda place: (place.mention.span.start, place.mention.span.end)))


def resolve(doc: Document, named: tuple[Mention, ...], theatre: Theatre) -> tuple[Place, ...]:
    """Mentions given by somebody else, each located or with the reason it is not, in their order."""
    found = _found(doc, named, theatre)
    return tuple(found(mention) for mention in named)


def places(doc: Document, claims: tuple[Claim, ...], theatre: Theatre) -> tuple[Claim, ...]:
    """The same claims with `where` filled, one place for each mention in `places`, in its order."""
    wanted = {mention.span.start: mention for claim in claims for mention in claim.places}
    if not wanted:
        return claims
    found = _found(doc, tuple(wanted.values()), theatre)
    out = []
    for claim in claims:
        where = tuple(found(mention) for mention in claim.places)
        out.append(claim.model_copy(update={"where": where}) if where else claim)
    return tuple(out)


def _found(doc: Document, named: tuple[Mention, ...], theatre: Theatre) -> Callable[[Mention], Place]:
    """Resolves the document with these mentions in it; what comes back leads from a mention to its place."""
    resolved = {
        (place.mention.span.start, place.mention.span.end): place for _, place in _resolved(doc, theatre, named)
    }
    starts = sorted(resolved)
    return lambda mention: _for(mention, resolved, starts, doc.lang)


def _for(mention: Mention, resolved: dict[tuple[int, int], Place], starts: list[tuple[int, int]], lang: str) -> Place:
    """The resolution of a claim's mention: of the same words, else of the words it overlaps most."""
    key = (mention.span.start, mention.span.end)
    if key in resolved:
        return resolved[key].model_copy(update={"mention": mention})
    at = bisect_left(starts, key)
    near = [pair for pair in starts[max(0, at - 2) : at + 3] if pair[0] < key[1] and key[0] < pair[1]]
    if not near:
        return _nowhere(mention, lang)
    best = max(near, key=lambda pair: min(pair[1], key[1]) - max(pair[0], key[0]))
    return resolved[best].model_copy(update={"mention": mention})


def _nowhere(mention: Mention, lang: str) -> Unplaced:
    """A mention that no place answers to."""
    return Unplaced(mention=mention, reason="look-alike" if deceives(mention.span.quote, lang) else "no-match")


def _resolved(doc: Document, theatre: Theatre, wanted: tuple[Mention, ...]) -> list[tuple[Spot, Place]]:
    known = theatre.gazetteer
    hits = known.scan(doc.text, doc.lang)
    hits = _with_wanted(hits, wanted, theatre, doc.lang)
    layout = Layout(doc)
    beside = known.beside(doc.lang)
    spots = [
        Spot(
            hit,
            tuple(known.get(id) for id in hit.ids),
            romanise(hit.text, doc.lang),
            layout.sentence(hit.start),
            layout.paragraph(hit.start),
            beside.held(doc.text[max(0, hit.start - JUST_BEFORE) : hit.start]),
            beside.office(doc.text[hit.end : hit.end + JUST_BEFORE]) and not _means_a_state(hit, theatre, doc.lang),
            beside.rear(doc.text[hit.end : hit.end + JUST_BEFORE]),
        )
        for hit in hits
    ]
    weigher = Weigher(theatre, spots, doc.source, doc.text, doc.published.day if doc.published else None)
    verdicts = [
        [] if ranked and weigher.strange(spot, ranked[0].entry) else ranked
        for spot, ranked in zip(spots, _decide(spots, weigher), strict=True)
    ]
    for spot, ranked in zip(spots, verdicts, strict=True):
        spot.chosen = spot.chosen if ranked else None
    found = [_place(doc, spot, ranked, theatre, weigher.tie) for spot, ranked in zip(spots, verdicts, strict=True)]
    return list(zip(spots, shaped(doc.text, spots, found, theatre, beside), strict=True))


def _with_wanted(hits: list[PlaceHit], wanted: tuple[Mention, ...], theatre: Theatre, lang: str) -> list[PlaceHit]:
    """The scan's mentions, and those of claims that the scan did not see as places, looked up by name. A claim's words
    may mean a state by its adjective: that state stands beside the towns of that name."""
    given = {(m.span.start, m.span.end): _state_of(m.span.quote, theatre, lang) for m in wanted}
    out = [_beside(hit, given.get((hit.start, hit.end), ()), theatre) for hit in hits]
    for mention in wanted:
        span = mention.span
        beside = [hit for hit in out if hit.start < span.end and span.start < hit.end]
        parts = all(span.start <= hit.start and hit.end <= span.end for hit in beside)
        if beside and (not parts or any((hit.start, hit.end) == (span.start, span.end) for hit in beside)):
            continue
        known = theatre.gazetteer
        found = () if deceives(span.quote, lang) else known.lookup(span.quote, lang) or known.lookup(mention.name)
        if beside and not found:
            continue
        out = [hit for hit in out if hit not in beside]
        ids = tuple(dict.fromkeys((*given[span.start, span.end], *(entry.id for entry in found))))
        out.append(PlaceHit(span.start, span.end, span.quote, ids, mention.name, mention.relation))
    return sorted({(hit.start, hit.end): hit for hit in out}.values(), key=lambda hit: (hit.start, hit.end))


def _beside(hit: PlaceHit, state: tuple[str, ...], theatre: Theatre) -> PlaceHit:
    """The mention with the state that its words may mean, unless they are the name of that state's own capital."""
    known = theatre.gazetteer
    if any(id in known.capitals and known.inside(id, unit) for id in hit.ids for unit in state):
        return hit
    return replace(hit, ids=tuple(dict.fromkeys((*state, *hit.ids))))


def _means_a_state(hit: PlaceHit, theatre: Theatre, lang: str) -> bool:
    """Whether a name is also a state's, as a capital's is: Moscow officials are no region's."""
    return lang in theatre.parties and bool(theatre.parties[lang].find(hit.text))


def _state_of(words: str, theatre: Theatre, lang: str) -> tuple[str, ...]:
    """The state that words such as "Turkish" mean, where they mean nothing else."""
    hits = theatre.parties[lang].find(words) if lang in theatre.parties else []
    id = f"iso:{hits[0].value}" if hits and hits[0].text == words else ""
    return (id,) if id and theatre.gazetteer.find(id) else ()


def _decide(spots: list[Spot], weigher: Weigher) -> list[list[Verdict]]:
    """Decide in rounds: what is certain first, then what it makes clear, so that order in the text does not matter."""
    for spot in spots:
        if len(spot.entries) == 1:
            spot.chosen, spot.sure = spot.entries[0], True
    for least in (2.5, 1.0, 1.0):
        weigher.look_again()
        verdicts = [weigher.rank(spot) for spot in spots]
        for spot, ranked in zip(spots, verdicts, strict=True):
            if len(spot.entries) > 1:
                gap = ranked[0].points - ranked[1].points
                spot.chosen, spot.sure = ranked[0].entry, gap >= least
        _agree(spots, verdicts)
    weigher.look_again()
    return [weigher.rank(spot) for spot in spots]


def _agree(spots: list[Spot], verdicts: list[list[Verdict]]) -> None:
    """A name means the same place throughout a document unless what is said with it tells otherwise."""
    best: dict[str, Entry] = {}
    gaps: dict[str, float] = {}
    for spot, ranked in zip(spots, verdicts, strict=True):
        if len(ranked) > 1 and spot.chosen is not None:
            gap = ranked[0].points - ranked[1].points
            if gap > gaps.get(spot.hit.name, 0.0):
                best[spot.hit.name], gaps[spot.hit.name] = ranked[0].entry, gap
    for spot in spots:
        entry = best.get(spot.hit.name)
        if (
            entry is not None
            and not spot.sure
            and not spot.occupied
            and entry in spot.entries
            and gaps[spot.hit.name] >= 1.0
        ):
            spot.chosen = entry


def _place(doc: Document, spot: Spot, ranked: list[Verdict], theatre: Theatre, least: float) -> Place:
    hit = spot.hit
    mention = Mention(span=doc.span(hit.start, hit.end), name=hit.name, relation=hit.relation, parent=hit.parent)
    if not ranked:
        return _nowhere(mention, doc.lang)
    tie = tied(ranked, least) and spot.chosen in (None, ranked[0].entry)
    if spot.chosen is not None:
        ranked = sorted(ranked, key=lambda v: v.entry is not spot.chosen)
    total = sum(math.exp(min(v.points, 30.0)) for v in ranked)
    candidates = [_candidate(v, math.exp(min(v.points, 30.0)) / total, hit, theatre) for v in ranked[: MOST_OTHERS + 1]]
    if tie:
        return Unplaced(mention=mention, others=tuple(candidates), reason="tie")
    first = ranked[0].entry
    grain: Grain = hit.grain or (
        "direction" if hit.relation == "in the direction of" and first.grain in _POINTS else first.grain
    )
    return Located(
        mention=mention,
        chosen=candidates[0],
        others=tuple(candidates[1:]),
        grain=grain,
        radius_km=_radius(first, grain, hit.relation),
        drawable=first.drawable,
    )


def _candidate(verdict: Verdict, share: float, hit: PlaceHit, theatre: Theatre) -> Candidate:
    entry = verdict.entry
    why = verdict.why or ("the only place known by this name",)
    return Candidate(
        gazetteer_id=entry.id,
        name=hit.name if hit.grain in ("area", "district") else theatre.gazetteer.name_in_use(entry, hit.text),
        lon=entry.lon,
        lat=entry.lat,
        score=round(share, 3),
        why=why,
        parents=theatre.gazetteer.parents(entry.id),
    )


def _radius(entry: Entry, grain: Grain, relation: str | None) -> float:
    if grain == "direction":
        return max(AXIS_KM, entry.radius_km)
    if grain == "district" and not entry.unit:
        return max(DISTRICT_KM, entry.radius_km)
    return entry.radius_km + (NEAR_KM if relation and not entry.unit else 0.0)
