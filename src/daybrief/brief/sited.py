"""The places of a fact as the items of a list: which are told, with what preposition, and how many are only counted."""

import re
from dataclasses import replace

from daybrief.brief import pointing
from daybrief.brief.asked import Asked
from daybrief.brief.firm import done_at, extent
from daybrief.brief.spots import (
    BESIDE,
    NAMED_WITH_THE,
    PARTLY,
    Item,
    gathered,
    not_the_city,
    place_name,
    preposition,
    region_of,
)
from daybrief.claims.says import Says
from daybrief.model.outcome import Fact
from daybrief.model.place import Located, Place, Unplaced

MAX_PLACES = 7
_NAMED = 3  # places named of those that are only counted
_BEHIND_A_NAME = re.compile(
    r"(?:[,.;:)]|$| (?:[Rr]iver|and|or|to|from|near|in|on|at|by|of|for|with|into|where|which|that|north\w*|south\w*|"
    r"east\w*|west\w*|as|is|was|were|while|but)\b)"
)


def places(asked: Asked, fact: Fact, form: str) -> list[Item]:
    """The places of a fact in words, each once; those past a handful are counted."""
    found: list[Item] = []
    wide = {place_name(place) for place in fact.where if isinstance(place, Located) and place.grain == "region"}
    for place in fact.where:
        name, prep = place_name(place), _towards(asked, fact, place, form) or preposition(place, form)
        prep = prep or _PARTS.get(partly(asked, fact, place, form), "")
        if form in ("in", *BESIDE) and prep in ("", "in") and (beside := _beside_it(asked, fact, place)):
            prep = f"{BESIDE.get(form, '')} {beside}".strip()
        if not name or name in asked.adjectives or not told(asked, fact, place):
            continue
        if all(name != item.text for item in found):
            village = _VILLAGE if not_the_city(place, asked.cast.theatre) else ""
            found.append(Item(village + _article(asked, name) + apart(asked, fact, place), prep=prep))
    found = two_ends(found)
    if any(item.prep not in ("", "in") for item in found):  # a region goes behind what is finer, not before it
        found.sort(key=lambda item: item.prep == "in" and item.text in wide)
    found.sort(key=lambda item: item.text.startswith(_VILLAGE))  # no 'the village of A and B'
    found.sort(key=lambda item: item.prep != "" and form in BESIDE)  # what was hit, before what was hit near it
    towns = {place_name(p) for p in fact.where if isinstance(p, Located) and p.grain == "settlement"}
    return gathered(found, frozenset(towns), MAX_PLACES, _NAMED)


def two_ends(items: list[Item]) -> list[Item]:
    """The items; of a stretch between two places of which one alone is told, that one as what it lies near."""
    between = [item for item in items if item.prep.endswith(pointing.BETWEEN)]
    if len(between) != 1:
        return items
    return [replace(i, prep=i.prep.replace(pointing.BETWEEN, "near")) if i is between[0] else i for i in items]


def _beside_it(asked: Asked, fact: Fact, place: Place) -> str:
    """Where passages tell of what lies at or about a town, and never of the town itself; '' where they do."""
    if _at_its_edge(asked, fact, place):
        return _EDGE
    return _AROUND if _in_its_area(asked, fact, place) else "in" if _troops_in_it(asked, fact, place) else ""


_HIT = (
    "positions?|forces|troops|units|defenders|personnel|equipment|logistics|fortifications|concentrations?|"
    "storages?|depots?|warehouses?|columns?|convoys?|bases?|posts?|barracks|infrastructure|facilit(?:y|ies)"
)
_TROOPS_IN = re.compile(
    rf"\b(?:{_HIT})(?: and [a-z]+)? (?:in|at|on|along|within|throughout|across|around|of) "
    r"(?:the |occupied )?(?:[a-z][\w-]* ){0,3}(?:[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)?,? (?:and )?(?:the )?)*$"
)
"""Words before a place in which not the place but troops of somebody's were struck, maybe behind others of a list."""


def _troops_in_it(asked: Asked, fact: Fact, place: Place) -> bool:
    """Whether every passage of a blow first names a place for the troops or positions in it that were hit."""
    if not asked.kind(fact).harms:
        return False
    named = rf"(?<!\w){re.escape(place.mention.span.quote)}(?!\w)"
    told = [m for quote in asked.material.quotes(fact) if (m := re.search(named, quote))]
    return bool(told) and all(_TROOPS_IN.search(m.string[: m.start()]) for m in told)


def _in_its_area(asked: Asked, fact: Fact, place: Place) -> bool:
    """Whether passages name a town for the area around it alone: 'in the A area'."""
    named = rf"(?<!\w){re.escape(place.mention.span.quote)}(?!\w| [Oo]blast\b)"
    of = r"(?:(?:the|an|wider|broader|general|same) areas? of|areas? around)"  # no 'residential area of'
    area = rf"\b{of} (?:the )?(?:city of )?{named}|{named}(?: City)?{_AND_OTHERS} (?:area|region)s?\b"
    quotes = asked.material.quotes(fact)
    names, areas = (sum(len(re.findall(words, quote)) for quote in quotes) for words in (named, area))
    return place.mention.relation is None and 0 < names == areas


_AND_OTHERS = r"(?:(?:,| and|, and) [A-Z][\w’'-]+(?: City)?)*"
"""More names before the noun that all of them share: 'the A, *B, and C* areas'."""


def _at_its_edge(asked: Asked, fact: Fact, place: Place) -> bool:
    """Whether passages tell of a town's outskirts alone, or of the town as what was advanced on."""
    named = rf"(?<!\w){re.escape(place.mention.span.quote)}(?!\w)"
    behind = rf"{named}(?:['’]s)? (?:[\w-]+ )?(?:outskirts|suburbs)\b"
    edge = re.compile(rf"\b(?:outskirts|edges?|suburbs) of (?:the )?(?:city of )?{named}|{behind}")
    quotes = asked.material.quotes(fact)
    aims = sum(_ON.search(m.string[: m.start()]) is not None for q in quotes for m in re.finditer(named, q))
    names, edges = (sum(len(re.findall(words, quote)) for quote in quotes) for words in (named, edge))
    return edges > 0 and names == edges + aims


_VILLAGE = "the village of "
_EDGE = "on the outskirts of"
_AROUND = "around"
_PARTS = {"part": "part of", "most": "most of"}


def partly(asked: Asked, fact: Fact, place: Place, form: str) -> str:
    """How much of a town is told to be taken or held, where no passage says all of it: 'part', 'most' or ''. A region's
    name, and a place that another lies beside, say no more than where."""
    if form not in PARTLY or place.mention.relation or (isinstance(place, Located) and place.grain in _WIDE):
        return ""
    claims = (asked.material.claims[cid] for cid in fact.support)
    return extent(asked.cast.theatre.firmness, claims, place)


_WIDE = ("region", "country", "area")


def in_its_own_name(asked: Asked, fact: Fact, place: Place) -> bool:
    """Whether a thing that the fact names bears the place in its name: 'the Lyptsi oil depot' needs no 'in Lyptsi', nor
    the Antonivskyi Bridge an 'at the Antonivskyi Bridge'.
    What a region's name stands in is somewhere in it: 'the Kherson Oblast council'."""
    if isinstance(place, Located) and place.grain not in ("settlement", "point"):
        return False
    slots = asked.kind(fact).slots()
    things = [str(asked.raw(fact, slot)) for slot, about in slots.items() if about.sort == "words"]
    at = place.mention.span
    written = {at.quote} if any(at.quote in quote for quote in asked.material.quotes(fact)) else set()
    said = {place.mention.name, place_name(place), *written} - {""}
    forms = [rf"(?<!\w){re.escape(name)}(?!\w)(?: \w{'|$' if ' ' in name else ''})" for name in said]
    return any(re.search(form, thing) for thing in things for form in forms)


def told(asked: Asked, fact: Fact, place: Place) -> bool:
    """Whether a place is one that the sentence should name."""
    if place.mention.name in asked.unplaced or in_its_own_name(asked, fact, place) or _is_a_person(asked, fact, place):
        return False
    if isinstance(place, Unplaced) and _of_troops(asked, fact, place):
        return False
    kind = asked.kind(fact)
    if place_name(place)[:1].islower() and not (kind.gathers or kind.harms or kind.firm):
        return False  # nobody meets in "eastern Ukraine"
    if _stood(asked, fact, place) or pointing.beside_a_thing(asked, fact, place) or _not_taken(asked, fact, place):
        return False
    if _origin(asked, fact, place) and (len(fact.where) > 1 or _sends(asked, fact)):
        return False
    if len(fact.where) > 1 and (_above_another(asked, fact, place) or pointing.by_the_way(asked, fact, place)):
        return False
    if len(fact.where) > 1 and (not _done_there(asked, fact, place) or pointing.flanks(asked, fact, place)):
        return False
    name, quotes = place.mention.span.quote, asked.material.quotes(fact)
    if all(pointing.crossed(name, quote) or (kind.harms and pointing.bank(name, quote)) for quote in quotes):
        return False
    only_points = len(fact.where) > 1 and pointing.only_points(asked, fact, place)
    return not only_points and not _is_a_river(asked, fact, place)


def _above_another(asked: Asked, fact: Fact, place: Place) -> bool:
    """Whether a region only says where the place before it lies, which no gazetteer knows: 'Brusivka-2, A Oblast'."""
    if not (isinstance(place, Located) and place.grain == "region"):
        return False
    others = [other.mention.span for other in fact.where if isinstance(other, Unplaced)]
    own = place.mention.span
    for quote in asked.material.quotes(fact):
        at = quote.find(own.quote)
        before = quote[:at].rstrip() if at > 0 else ""
        if before.endswith(",") and any(re.search(rf"{re.escape(o.quote)}[\w-]*,$", before) for o in others):
            return True
    return False


def _of_troops(asked: Asked, fact: Fact, place: Place) -> bool:
    """Whether every passage has a word for troops right behind a name that nothing is known of: 'Chechen units'."""
    name, troops = place.mention.name, asked.cast.theatre.terms("force", "en")
    ends = [(quote, m.end() + 1) for quote in asked.material.quotes(fact) for m in re.finditer(re.escape(name), quote)]
    return bool(ends) and all(any(hit.start == end for hit in troops.find(quote)) for quote, end in ends)


def _is_a_person(asked: Asked, fact: Fact, place: Place) -> bool:
    """Whether every passage has a surname right behind the name of a settlement, which then is somebody's first."""
    ends = "|".join(asked.lists["surnames"])
    if not ends or (isinstance(place, Located) and place.grain != "settlement"):
        return False
    name = re.escape(place.mention.span.quote)
    told = [m for quote in asked.material.quotes(fact) for m in re.finditer(rf"(?<!\w){name}(?!\w)", quote)]
    return bool(told) and all(re.match(rf" [A-Z][a-z]+(?:{ends})\b", m.string[m.end() :]) for m in told)


_ON = re.compile(
    r"\b(?:advanc\w+|drive|drives|driving|push\w*|march\w*) (?:[a-z]+ ){0,2}on (?:the )?(?:city of )?$", re.I
)


_SHORT = re.compile(
    r"\bwithin (?:about |roughly |around |some )?[\d.,]+ ?(?:km|kilomet\w+|miles?) of (?:[a-z]\w* ){0,3}$", re.I
)
"""Words before a place that was not reached: 'advanced to within 8 km of A'."""

_UP_TO = re.compile(r"\bapproach\w* (?:the )?(?:(?:\w+ )?(?:outskirts|edges?|suburbs) of )?(?:the )?$", re.I)
"""Words before a place that somebody came up to: 'approached the outskirts of A'."""

_TO = re.compile(r"\b(?:towards?|in the direction of) (?:the )?(?:city of )?$", re.I)
"""Words before a place that only says whither."""

_AWAY = re.compile(r"\b((?:north|south)?(?:east|west)|north|south)(?:wards?)? from (?:occupied |the )?$", re.I)
"""Words before a place from which somebody moved on: 'advancing north from A'."""


def _towards(asked: Asked, fact: Fact, place: Place, form: str) -> str:
    """'in the direction of' for what was advanced on, and not into; 'north of' for where an advance came from;
    'through' for what was only passed."""
    name = re.escape(place.mention.span.quote)
    told = [m for quote in asked.material.quotes(fact) for m in re.finditer(rf"(?<!\w){name}(?!['’]s|\w)", quote)]
    before = [m.string[: m.start()] for m in told]
    short = (_ON, _SHORT, _UP_TO)
    heading = all(any(way.search(left) for way in (*short, _TO, pointing.MEASURED)) for left in before)
    heading = heading and any(way.search(left) for way in short for left in before)
    if form == "to" and before and all(left.endswith("through ") for left in before):
        return "through"
    if form != "in":
        return ""
    return bearing(asked, fact, place) or ("in the direction of" if heading else "")


def bearing(asked: Asked, fact: Fact, place: Place) -> str:
    """'north of' for a place from which every passage has somebody move on to the north; '' for others."""
    name = re.escape(place.mention.span.quote)
    told = [m for quote in asked.material.quotes(fact) for m in re.finditer(rf"(?<!\w){name}(?!\w)", quote)]
    away = [_AWAY.search(m.string[: m.start()]) for m in told]
    return f"{away[0].group(1)} of" if away and all(away) and away[0] else ""


_FROM = re.compile(
    r"\b(?:from|via|out of|based (?:at|in)|headquartered (?:at|in)) (?:near |around )?(?:occupied |the )?"
    r"(?:(?:north|south|east|west)\w* of |city of |direction of )?(?:occupied )?$",
    re.I,
)
"""Words before a place that say where troops come from, or where they have their barracks."""

_STOOD = re.compile(
    r"\bfrom (?:[\w-]+ ){0,3}(?:positions?|ground|(?:front)?(?:line|tier)s?|footholds?|bases?|bridgeheads?|trenches) "
    r"(?:in|at|around|near|on|along) (?:occupied |the )?$",
    re.I,
)
"""Words before a place where those who move on stood already: 'from recently won positions in A'."""

_AXIS = re.compile(r" (?:axis|direction|front|frontline|salient)\b")

_COMING = re.compile(
    _FROM.pattern + r"|\bfrom\b(?:(?!\b(?:to|into|toward|towards|near|at|around|against|deployed)\b)[^.;])*$", re.I
)
"""Of troops that are sent: all that stands behind 'from' until a word says whither."""


def _origin(asked: Asked, fact: Fact, place: Place) -> bool:
    """Whether every passage names a place only as where somebody came from; who withdraws does so from it."""
    if any("|from" in way.pattern and _fits(asked, fact, way) for way in asked.kind(fact).says):
        return False
    moves = any("{places|in*}" in way.pattern and _fits(asked, fact, way) for way in asked.kind(fact).says)
    if moves and _towards(asked, fact, place, "in"):
        return False
    name, words = re.escape(place.mention.span.quote), _COMING if _sends(asked, fact) else _FROM
    told = [m for quote in asked.material.quotes(fact) for m in re.finditer(rf"(?<!\w){name}(?!\w)", quote)]
    return bool(told) and all(words.search(m.string[: m.start()]) for m in told)


_WITHIN = re.compile(
    r"\b(?:in|at|near|around|outside|within|from|(?:north|south|east|west)\w* of|"
    r"(?:envelopment|encirclement|siege|defen[cs]e|outskirts|suburbs) of) (?:the )?"
    r"(?:(?:city|town|village|cent(?:er|re)) of )*(?:occupied )?$",
    re.I,
)


def _not_taken(asked: Asked, fact: Fact, place: Place) -> bool:
    """Whether a place is told as taken that every passage has only around what was taken, or beside it: 'seized a depot
    in A', '60 km west of A, which they recaptured'."""
    takes = any("{places|taken*}" in way.pattern and _fits(asked, fact, way) for way in asked.kind(fact).says)
    wide = isinstance(place, Located) and place.grain not in ("settlement", "point")  # 'took ground in A Oblast'
    if not takes or wide or (place.mention.relation or "in") not in ("in", "at"):
        return False
    named = rf"(?<!\w){re.escape(place.mention.span.quote)}(?!\w)"
    told = [m.string[: m.start()] for quote in asked.material.quotes(fact) for m in re.finditer(named, quote)]
    return bool(told) and all(map(_WITHIN.search, told))


def _stood(asked: Asked, fact: Fact, place: Place) -> bool:
    """Whether every passage names a place only as where those who act stood before; who withdraws does so from it."""
    if any("|from" in way.pattern and _fits(asked, fact, way) for way in asked.kind(fact).says):
        return False
    name = re.escape(place.mention.span.quote)
    told = [m for quote in asked.material.quotes(fact) for m in re.finditer(rf"(?<!\w){name}(?!\w)", quote)]
    return bool(told) and all(
        _STOOD.search(m.string[: m.start()])
        or (m.string[: m.start()].endswith("from the ") and _AXIS.match(m.string, m.end()))
        for m in told
    )


def _sends(asked: Asked, fact: Fact) -> bool:
    """Whether troops are told to go somewhere, so that where they come from alone is no place to tell."""
    return any("{places|to*}" in way.pattern and _fits(asked, fact, way) for way in asked.kind(fact).says)


def _fits(asked: Asked, fact: Fact, way: Says) -> bool:
    return all(asked.holds(fact, slot, value) for slot, value in way.only.items())


def _done_there(asked: Asked, fact: Fact, place: Place) -> bool:
    """Whether the passage that names a place tells the act as done there."""
    if not asked.kind(fact).firm or fact.stance == "plans":
        return True
    claims = [asked.material.claims[cid] for cid in fact.support]
    own = [claim for claim in claims if any(place.mention.span == other.mention.span for other in claim.where)]
    words = asked.cast.theatre.firmness
    return all(done_at(words, claim.detail, claim, place) for claim in own)


def _is_a_river(asked: Asked, fact: Fact, place: Place) -> bool:
    """Whether every passage puts 'the' before the name of what is told as a town, with no noun behind it but 'River':
    towns take no article, rivers of the same name do."""
    if not isinstance(place, Located) or place.grain != "settlement":
        return False
    name = re.escape(place.mention.span.quote)
    told = [m for quote in asked.material.quotes(fact) for m in re.finditer(rf"(?<!\w){name}(?!\w)", quote)]
    return bool(told) and all(
        m.string[: m.start()].lower().endswith(" the ") and _BEHIND_A_NAME.match(m.string, m.end()) for m in told
    )


def apart(asked: Asked, fact: Fact, place: Place) -> str:
    """' in Mykolaiv Oblast' behind a place that has a better-told namesake in this brief, where the passage or its
    voice names the region: what no source says is not told."""
    if not isinstance(place, Located) or place.chosen.gazetteer_id not in asked.namesakes:
        return ""
    region = region_of(place, asked.cast.theatre)
    voices = (asked.material.claims[cid].attribution.origin.name for cid in fact.support)
    named = region and any(region in said for said in (*asked.material.quotes(fact), *voices))
    return f" in {region}" if named and region != place_name(place) else ""


_OF_A_SORT = re.compile(r"(?:Port|Gulf|Bay|Sea|Strait) of ")


def _article(asked: Asked, name: str) -> str:
    takes = name in asked.lists["the"] or name.endswith(NAMED_WITH_THE) or _OF_A_SORT.match(name)
    return f"the {name}" if takes else name
