"""What the pages of an archive must know of each other, gathered in one reading of all its editions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from daybrief.brief.tongue import Tongue
from daybrief.claims import KIND_BY_NAME
from daybrief.export.data.events import codes_of
from daybrief.export.edition import Edition, Json, placed
from daybrief.export.forms.calendar import Agenda
from daybrief.export.site.names import Actor, Actors, claim_page, day_page, fact_page, slug
from daybrief.model.figure import Figure


@dataclass(frozen=True)
class Line:
    """One line of a history: a fact as one day tells it, and the part somebody has in it."""

    day: date
    fact: str
    says: str
    kind: str
    standing: str
    part: str = ""  # 'says' · 'acts' · 'takes part'; '' for places


@dataclass
class Spot:
    """A place and what happened there."""

    name: str  # in Latin letters
    shown: str  # in the language of the page
    id: str
    lat: float
    lon: float
    grain: str
    radius_km: float  # of the finest mention, as is the grain
    lines: list[Line] = field(default_factory=list)
    told: dict[str, Line] = field(default_factory=dict)  # the last line of each fact


@dataclass
class Tally:
    """One number that briefs of many days give: label, owner, and its values by day."""

    label: str
    owner: str
    values: dict[date, tuple[int | None, int | None]] = field(default_factory=dict)
    facts: dict[date, str] = field(default_factory=dict)


@dataclass
class Day:
    """What the calendar and the front page show of a day."""

    day: date
    title: str
    lead: str
    facts: int
    claims: int
    documents: int
    changes: tuple[str, ...]
    checked: tuple[int, int, int]  # sentences, tallies and rows; those borne out; wordings held back
    watch: tuple[tuple[date, str, str], ...]  # when, what, and the fact


@dataclass
class Index:
    """Everything about the archive as a whole."""

    words: Tongue
    actors: Actors
    ahead: Agenda = field(default_factory=Agenda)
    days: list[Day] = field(default_factory=list)
    facts: dict[str, list[Line]] = field(default_factory=dict)
    figures: dict[tuple[str, date], str] = field(default_factory=dict)
    claims: dict[str, tuple[date, str]] = field(default_factory=dict)  # claim → the last day and fact that hold it
    places: dict[str, Spot] = field(default_factory=dict)
    people: dict[Actor, list[Line]] = field(default_factory=dict)
    told: dict[Actor, dict[str, Line]] = field(default_factory=dict)  # the last line of each fact
    tallies: dict[tuple[str, str], Tally] = field(default_factory=dict)
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)  # fact → what else it is found by

    @cached_property
    def by_last(self) -> dict[date, list[list[Line]]]:
        """Facts by the last day that tells them."""
        found: dict[date, list[list[Line]]] = {}
        for lines in self.facts.values():
            found.setdefault(lines[-1].day, []).append(lines)
        return found

    @cached_property
    def pages(self) -> frozenset[str]:
        """Addresses that the archive has, as far as they are made of a record's name; further pages of one apart."""
        made = [*map(fact_page, self.facts), *map(claim_page, self.claims), *(day_page(d.day) for d in self.days)]
        return frozenset((*_FIXED, *made, *map(self.place, self.places), *map(self.actor, self.people)))

    def says(self, edition: Edition, fact: Json) -> str:
        """What a page says of a fact, its voice by the name that the pages give it."""
        return edition.says(fact, lambda voice: self.actors.of(voice).shown)

    def place(self, id: str) -> str:
        """The page of a place."""
        return f"places/{slug(self.places[id].name, id)}.html"

    def actor(self, actor: Actor) -> str:
        """The page of an actor."""
        return f"actors/{slug(actor.name)}.html"


_FIXED = (
    "index.html", "calendar.html", "places/index.html", "actors/index.html", "series/index.html", "corrections.html",
    "search.html", "numbers.html",
)  # fmt: skip


def gather(editions: Iterable[Edition], words: Tongue) -> Index:
    """Read every edition once, in order of days. Offices are those of the first."""
    index = Index(words, Actors(words, date.min))
    for n, edition in enumerate(editions):
        if n == 0:
            index.actors = Actors(words, edition.day)
        index.ahead.add(edition, words)
        index.days.append(_day(edition))
        for fact in edition.facts:
            _fact(index, edition, fact)
        for number in edition.data.get("numbers", ()):
            _number(index, edition, number)
    return index


def _day(edition: Edition) -> Day:
    data = edition.data
    rate = data.get("receipts", {})
    lead = " ".join(s["text"] for s in data.get("standfirst", ())) or next(
        (s["text"] for s in data.get("takeaways", ())), ""
    )
    return Day(
        day=edition.day,
        title=edition.title,
        lead=lead,
        facts=len(edition.facts),
        claims=len(edition.claims),
        documents=len(edition.documents),
        changes=tuple(data.get("changes", ())),
        checked=(rate.get("sentences", 0), rate.get("supported", 0), rate.get("refused", 0)),
        watch=tuple(
            (date.fromisoformat(item["date"]), item["text"], item["cites"][0]["fact"]) for item in data.get("watch", ())
        ),
    )


def _fact(index: Index, edition: Edition, fact: Json) -> None:
    line = Line(edition.day, fact["id"], index.says(edition, fact), fact["kind"], fact["standing"])
    index.facts.setdefault(fact["id"], []).append(line)
    index.figures[(fact["id"], edition.day)] = figures(fact, index.words)
    for claim in (*edition.support(fact), *edition.against(fact)):
        if index.claims.get(claim["id"], (date.min, ""))[0] < edition.day:
            index.claims[claim["id"]] = (edition.day, fact["id"])
    for place in placed(fact):
        spot = index.places.setdefault(
            place["id"],
            Spot(
                place["name"],
                index.words.place(place["name"], place["id"]),
                place["id"],
                place["lat"],
                place["lon"],
                place["grain"],
                place["radius_km"],
            ),
        )
        if place["radius_km"] < spot.radius_km:
            spot.grain, spot.radius_km = place["grain"], place["radius_km"]
        _add(spot.lines, spot.told, line)
    words = [place["name"] for place in fact["places"]]
    words += [mention["text"] for claim in edition.support(fact) for mention in claim["mentions"]]
    words += edition.sources(fact)
    index.names[fact["id"]] = tuple(dict.fromkeys(words))
    named = (told for told in parts(index, edition, fact).items() if told[0].named)
    for actor, part in named:
        _add(index.people.setdefault(actor, []), index.told.setdefault(actor, {}), replace(line, part=part))


def _add(lines: list[Line], told: dict[str, Line], line: Line) -> None:
    """One more line of a history, where it says something else than the last one about its fact."""
    last = told.get(line.fact)
    if last is None or replace(last, day=line.day) != line:
        lines.append(line)
        told[line.fact] = line


def parts(index: Index, edition: Edition, fact: Json) -> dict[Actor, str]:
    """Who has which part in a fact: acting comes before taking part, and that before saying so."""
    found: dict[Actor, str] = {}
    by = codes_of(fact).by
    kind = KIND_BY_NAME.get(fact["kind"])
    for slot, about in kind.slots().items() if kind else ():
        value = fact["slots"].get(slot)
        if about.sort not in ("party", "names") or not value:
            continue
        for name in value if isinstance(value, list | tuple) else (value,):
            found.setdefault(index.actors.of(str(name)), "acts" if slot in by else "takes part")
    for claim in (*edition.support(fact), *edition.against(fact)):
        if claim["source"]:
            found.setdefault(index.actors.of(claim["source"]), "says so")
    return found


def figures(fact: Json, words: Tongue) -> str:
    """'killed 6, injured 10', '' where nothing is counted."""
    kind = KIND_BY_NAME.get(fact["kind"])
    named = words.tallied(kind) if kind else {}
    order = [slot for slot in kind.slots() if slot in fact["figures"]] if kind else list(fact["figures"])
    return ", ".join(
        f"{named.get(slot) or words.t(slot)} {words.digits(Figure(low=low, high=high))}"
        for slot in order
        for low, high in (fact["figures"][slot],)
    )


def _number(index: Index, edition: Edition, number: Json) -> None:
    key = (number["label"], number.get("owner", ""))
    tally = index.tallies.setdefault(key, Tally(*key))
    low, high = number["figure"]
    tally.values[edition.day] = (low, high)
    tally.facts[edition.day] = number["cites"][0]["fact"]


def paged(lines: Sequence[Any], size: int) -> list[Sequence[Any]]:
    """The newest first, in pages."""
    newest = list(reversed(lines))
    return [newest[at : at + size] for at in range(0, len(newest), size)] or [[]]
