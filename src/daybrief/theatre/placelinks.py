"""What place mentions say about each other: lists that make doubtful names certain, and regions named with a place."""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from daybrief.theatre.atlas import Atlas, Entry
from daybrief.theatre.placeabroad import TOWN
from daybrief.theatre.placenames import is_cyrillic, romanise
from daybrief.theatre.placetext import Found, PlaceHit

_AND = r"(?:and|or|та|і|й|и|або|или|а також|а также)"
# Between two names of one list: a comma, a conjunction, a dash; names without a row and brackets may stand between.
_JOIN = re.compile(
    rf"\s*(?:\([^()\n]{{1,80}}\))?\s*"
    rf"(?:,\s*(?:{_AND}\s+)?[A-ZА-ЯІЇЄҐ][\w'’-]+(?:\s[A-ZА-ЯІЇЄҐ][\w'’-]+)?\s*){{0,2}}"
    rf"(?:,\s*{_AND}\s|,|;|\s{_AND}\s|/|[-–—])\s*"
    rf"(?:(?:the|in|near|also|у|в|на|під|под|біля|city of|town of|village of)\s+)?"
)
_IN = re.compile(r"\s+in\s+")
_BEFORE_LIST = 40  # characters before a list in which it is said what it lists
_HYPHEN = re.compile(r"(?: City)?[-–—/]")


def joined(text: str, first: PlaceHit, second: PlaceHit) -> bool:
    """Whether two neighbouring mentions are members of one list."""
    return bool(_JOIN.fullmatch(text[first.end : second.start]))


def settle(found: list[Found], text: str) -> list[PlaceHit]:
    """The mentions that are places: certain ones, doubtful ones beside them in a list, and the same names elsewhere."""
    trust = [item.trust for item in found]
    links = [joined(text, a.hit, b.hit) for a, b in pairwise(found)]
    for order in (range(len(links)), range(len(links) - 1, -1, -1)):
        for n in order:
            if links[n] and max(trust[n], trust[n + 1]) >= 0.9:
                trust[n], trust[n + 1] = max(trust[n], 0.9), max(trust[n + 1], 0.9)
    certain = {item.hit.name for item, t in zip(found, trust, strict=True) if t >= 0.9}
    return _axes([item.hit for item, t in zip(found, trust, strict=True) if t >= 0.7 or item.hit.name in certain], text)


_AFTER_COMMA = re.compile(r",\s+([A-Z][A-Za-z]{0,4}\.?)(\s?[A-Z][a-z]{0,2}\.)?(?!\w)")


def with_short(hits: list[PlaceHit], text: str, known: Atlas) -> list[PlaceHit]:
    """The hits, and the regions that short forms name after them: Alexandria, La."""
    out = list(hits) if known.short else hits
    for hit in hits if known.short else ():
        after = _AFTER_COMMA.match(text, hit.end)
        forms = [after[1] + after[2], after[1]] if after and after[2] else [after[1]] if after else []
        form = next((f for f in forms if f.replace(".", "").replace(" ", "") in known.short), None)
        if after is not None and form is not None:
            start, end = after.start(1), after.start(1) + len(form)
            entry = known.get(known.short[form.replace(".", "").replace(" ", "")])
            out = [h for h in out if h.end <= start or h.start >= end]
            out.append(PlaceHit(start, end, form, (entry.id,), entry.name))
    return sorted(out, key=lambda h: h.start)


def without_origins(hits: list[PlaceHit], text: str, origin: Callable[[str], bool]) -> list[PlaceHit]:
    """The hits but for those that only tell where people come from: "delegations from Turkey and Qatar"."""
    out: list[PlaceHit] = []
    dropped: PlaceHit | None = None
    for hit in hits:
        listed = dropped is not None and joined(text, dropped, hit)
        if listed or origin(text[max(0, hit.start - _BEFORE_LIST) : hit.start]):
            dropped = hit
        else:
            out.append(hit)
    return out


def _axes(hits: list[PlaceHit], text: str) -> list[PlaceHit]:
    """An axis may bear two names, of which only the last stands before the word: the Lyman-Siversk direction."""
    out = list(hits)
    for n in range(len(out) - 1, 0, -1):
        axis, before = out[n], out[n - 1]
        if axis.grain == "direction" and before.grain is None and _HYPHEN.fullmatch(text[before.end : axis.start]):
            out[n - 1] = replace(before, relation=axis.relation, grain="direction")
    return out


BETWEEN = "between"
_TO = re.compile(r"(?: City)?(?:\s?[-–—]\s?|\s(?:to|до|в|на)\s)")
_PAIRED = re.compile(r"(?: City)? (?:and|та|і|й|и) ")


def as_lines(hits: list[PlaceHit], text: str, line: Callable[[str, str], bool]) -> list[PlaceHit]:
    """The hits, with two towns that name a road or a line read as what lies between them: the Bakhmut-Lysychansk
    highway. `line` tells by the words before and after whether they do."""
    out = list(hits)
    for n, (one, other) in enumerate(pairwise(hits)):
        plain = one.grain is None and other.grain is None and one.ids and other.ids
        if plain and _TO.fullmatch(text[one.end : other.start]):
            before, after = text[: one.start][-_BEFORE_LIST:], text[other.end : other.end + _BEFORE_LIST]
            if line(before, after):
                out[n], out[n + 1] = replace(one, relation=BETWEEN), replace(other, relation=BETWEEN)
        elif one.relation == BETWEEN and other.relation is None and _PAIRED.fullmatch(text[one.end : other.start]):
            out[n + 1] = replace(other, relation=BETWEEN)
    return out


_INTO = re.compile(r",\s|\s\(|\s(?:(?:in|на|у|в)\s)?")  # between a village and the region that it lies in
_VILLAGE = 1  # the most that a village weighs
MANY = 3  # seats of regions in one list that stand for the regions


def as_regions(hits: list[PlaceHit], text: str, known: Atlas, regions_of: Callable[[str, str], bool]) -> list[PlaceHit]:
    """The hits, with seats of regions read as the regions where the words around their list say so ("the regions of A,
    B and C", "C would join Russia"), or where a list names several of those that the pack says go together."""
    out, first = list(hits), 0
    for last in range(len(hits)):
        if last + 1 < len(hits) and joined(text, hits[last], hits[last + 1]):
            continue
        units = {n: u for n in range(first, last + 1) if (u := _seat_of(hits[n], text, known)) is not None}
        together = {n: u for n, u in units.items() if u.id in known.together}
        before, after = text[: hits[first].start][-_BEFORE_LIST:], text[hits[last].end :][:_BEFORE_LIST]
        if units and not regions_of(before, after):
            others = sum(hit.ids[:1] != () and hit.ids[0] in known.together for hit in hits[first : last + 1])
            units = together if len(together) + others >= MANY else {}
        for n, unit in units.items():
            out[n] = replace(hits[n], ids=(unit.id,), name=unit.name)
        first = last + 1
    return out


_THE_CITY = re.compile(r" City\b")


def _seat_of(hit: PlaceHit, text: str, known: Atlas) -> Entry | None:
    """The region that a mention of its seat may stand for, which is not called a city."""
    seat = bool(hit.ids) and hit.grain is None and hit.ids[0] in known.capitals and not _THE_CITY.match(text, hit.end)
    return known.region_called(hit.name) if seat else None


def with_parents(
    hits: list[PlaceHit], text: str, known: Atlas, leads_up: Callable[[str], bool], lang: str
) -> list[PlaceHit]:
    """Tie a region to the places right before it that lie in it: Kupiansk, Kharkiv Oblast. `leads_up` tells by the
    words between whether they say so."""
    out = list(hits)
    for n in range(1, len(out)):
        region = out[n]
        between = text[out[n - 1].end : region.start]
        if region.ids and _IN.fullmatch(between) and not _is_region(region, known):
            region = out[n] = _as_region(out[n - 1], region, known)
        if not region.ids or not _is_region(region, known):
            continue
        if not between or not leads_up(between):
            continue
        back = n - 1
        if back and _owns(out[back], region, between, known):  # Kupiansk in *Ukraine's* Kharkiv region
            if not leads_up(text[out[back - 1].end : out[back].start]):
                continue
            back -= 1
        if len(region.ids) > 1 and _lies_in(out[back], region, known):  # Khartoum, Sudan: no town called Sudan
            held = tuple(unit for unit in region.ids if _lies_in(out[back], replace(region, ids=(unit,)), known))
            region = out[n] = replace(region, ids=held)
        if _elsewhere(out[back], region, text, known):
            abroad = all(known.get(id).country != known.get(region.ids[0]).country for id in out[back].ids)
            out[back] = replace(out[back], ids=())
            if abroad and is_cyrillic(out[back].text):  # no namesake of a village that the pack does not list
                name = romanise(out[back].text, lang)
                out[back] = replace(out[back], name=name, parent=region.name, parent_ids=region.ids)
                out[n] = replace(out[n], is_parent=True)
        while back >= 0 and _lies_in(out[back], region, known):
            out[back] = replace(out[back], parent=region.name, parent_ids=region.ids)
            out[n] = replace(out[n], is_parent=True)
            if back == 0 or not joined(text, out[back - 1], out[back]):
                break
            back -= 1
    return out


def _as_region(place: PlaceHit, city: PlaceHit, known: Atlas) -> PlaceHit:
    """A city's name read as its region's, where the place before it lies there and not in the city: Ostroh in Rivne."""
    unit = known.region_called(city.name)
    if unit is None or known.get(city.ids[0]).grain != "settlement":
        return city
    region = replace(city, ids=(unit.id,), name=unit.name)
    towns = [id for id in place.ids if known.get(id).grain == "settlement"]
    return region if towns and known.inside(towns[0], unit.id) and towns[0] not in city.ids else city


def _owns(country: PlaceHit, region: PlaceHit, between: str, known: Atlas) -> bool:
    """Whether a country is named only as the one that a region belongs to."""
    of = country.ids[:1] != () and known.get(country.ids[0]).grain == "country"
    return of and between[:2] in ("'s", "’s") and _lies_in(region, country, known)


def _is_region(hit: PlaceHit, known: Atlas) -> bool:
    entry = known.get(hit.ids[0])
    return bool(entry.unit) or entry.grain in ("country", "region")


def _lies_in(place: PlaceHit, region: PlaceHit, known: Atlas) -> bool:
    if not place.ids or place.ids == region.ids:
        return False
    return any(id != unit and known.inside(id, unit) for id in place.ids for unit in region.ids)


def _elsewhere(place: PlaceHit, region: PlaceHit, text: str, known: Atlas) -> bool:
    """Whether a village is told to lie in a region that has none of its name: one that the pack does not know. A list
    names places one after another, a region with its unit word tells where the village before it lies."""
    told = known.get(region.ids[0]).unit == "region" and _INTO.fullmatch(text, place.end, region.start)
    if not told or not (" " in region.text or all(entry.unit for entry in known.lookup(region.text))):
        return False  # a bare name may be the city's
    villages = bool(place.ids) and all(known.get(id).grain == "settlement" for id in place.ids)
    abroad = known.get(region.ids[0]).country != known.home
    small = villages and max(known.get(id).weight for id in place.ids) <= (TOWN if abroad else _VILLAGE)
    return small and not _lies_in(place, region, known)
