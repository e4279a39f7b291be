"""Facts from claims in the exchange format, no documents and no ledger: what `daybrief reconcile` prints."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, get_args

from pydantic import ValidationError

from daybrief.claims import KIND_BY_NAME, Claim
from daybrief.claims.base import Detail
from daybrief.errors import InputError
from daybrief.model.figure import Figure
from daybrief.model.outcome import Fact
from daybrief.model.place import Candidate, Located, Mention, Place, Unplaced
from daybrief.model.text import Span
from daybrief.model.voice import Attribution, Voice
from daybrief.model.when import When
from daybrief.reconcile.facts import facts
from daybrief.reconcile.gazette import Gazette, Point
from daybrief.reconcile.judged import Judged
from daybrief.reconcile.speakers import Speakers
from daybrief.reconcile.told import Print, Prints, Told
from daybrief.reconcile.voices import Voices, voices_among
from daybrief.theatre.pack import Theatre

Line = Mapping[str, Any]


def exchange_facts(
    lines: Sequence[Line], theatre: Theatre, day: date | None = None, judged: Sequence[Judged] = ()
) -> Iterator[dict[str, Any]]:
    """Facts of exchange-format claims, as known at the end of `day`, one line each in the order of their ids."""
    for fact in facts(told_from_lines(lines, theatre), theatre, day, judged):
        yield fact_line(fact)


def judged_from_lines(lines: Sequence[Line]) -> tuple[Judged, ...]:
    """Judgements on pairs of claims, one line each: the ids `a` and `b`, the verdict, whose it is `by`, and `why`."""
    found = []
    for number, line in enumerate(lines, 1):
        try:
            found.append(Judged.model_validate({"by": "editor", **line}))
        except ValidationError as error:
            first = error.errors()[0]
            at_field = ".".join(str(part) for part in first["loc"])
            raise InputError(
                f"judgement {number}: {at_field}: {first['msg']}; give a, b and a verdict, same or different"
            ) from None
    return tuple(found)


def told_from_lines(lines: Sequence[Line], theatre: Theatre) -> tuple[Told, ...]:
    """Tellings of exchange-format claims, each with `id` and `published` besides, and `publisher` where known.

    A claim without a source speaks in its publisher's voice; where no publisher is given, the document's name stands
    for it, and of documents that share a sentence the first to print it.
    """
    outlets = sorted({_publisher(line) for line in lines if line.get("publisher")})
    voices = voices_among(theatre, frozenset(outlets))
    gazette = Gazette(theatre)
    near = _neighbourhoods(lines, gazette)
    rows = [_row(number, line, theatre, gazette, near) for number, line in enumerate(lines, 1)]
    _refuse_twice(rows)
    firsts = Prints(_print(*row) for row in rows)
    speakers = Speakers(theatre, voices, ((str(line["doc"]), claim) for line, claim, _, _ in rows))
    return tuple(_told(row, firsts, voices, speakers) for row in rows)


Near = Mapping[str, Sequence[Point]]


def _neighbourhoods(lines: Sequence[Line], gazette: Gazette) -> Near:
    """By document: where it surely tells of, by which its ambiguous names are read."""
    named: dict[str, set[tuple[str, float | None, float | None]]] = defaultdict(set)
    for line in lines:
        named[str(line.get("doc"))] |= {(str(place.get("name")), *_at(place)) for place in _places(line)}
    return {doc: gazette.anchors(places) for doc, places in named.items()}


def _at(place: Mapping[str, Any]) -> tuple[float, float] | tuple[None, None]:
    lat, lon = place.get("lat"), place.get("lon")
    return (lat, lon) if isinstance(lat, int | float) and isinstance(lon, int | float) else (None, None)


Row = tuple[Line, Claim, date | None, datetime | None]


def _print(line: Line, claim: Claim, day: date | None, at: datetime | None) -> Print:
    return Print(claim.spans[0].quote, _publisher(line), str(line["doc"]), day, at)


def _told(row: Row, firsts: Prints, voices: Voices, speakers: Speakers) -> Told:
    line, claim, day, at = row
    own = _print(*row)
    first = firsts.first(own)
    spoken = speakers.of(claim, str(line["doc"]), voices.outlet(first.publisher))
    return Told(
        claim=claim,
        ref=str(line["id"]),
        document=str(line["doc"]),
        name=str(line["doc"]),
        outlet=_publisher(line),
        family=first.family,
        day=day,
        at=at,
        own=spoken.own,
        unnamed=spoken.unnamed,
        origin=spoken.who.key,
        owner=spoken.who.name,
        party=spoken.who.party,
        speaks_for=spoken.who.speaks_for,
    )


def _publisher(line: Line) -> str:
    return str(line.get("publisher") or line.get("doc") or "")


def _row(number: int, line: Line, theatre: Theatre, gazette: Gazette, near: Near) -> Row:
    """One line as a claim with its date; InputError names the line and what is wrong with it."""
    for name in ("id", "doc", "kind"):
        if not line.get(name):
            raise InputError(f"claim {number}: expected a value for {name!r}, found none; give every claim one")
    kind = KIND_BY_NAME.get(str(line["kind"]))
    if kind is None:
        known = ", ".join(KIND_BY_NAME)
        raise InputError(
            f"claim {number}: expected kind to be one of {known}, found {line['kind']!r}; name one of those"
        )
    try:
        day, at = _published(line.get("published"), theatre)
        names = kind.slots()
        fields = {name: _value(kind, name, line[name]) for name in names if line.get(name) is not None}
        claim = Claim(
            spans=(_span(line),),
            attribution=_attribution(line),
            detail={"kind": line["kind"], **fields},
            places=tuple(_mention(line, str(place["name"])) for place in _places(line)),
            where=tuple(_place(line, place, gazette, near[str(line["doc"])]) for place in _places(line)),
            when=_when(line, day),
            part_of=line.get("part_of"),
            made_by="exchange/1",
        )
    except ValidationError as error:
        first = error.errors()[0]
        at_field = ".".join(str(part) for part in first["loc"])
        raise InputError(f"claim {number}: {at_field}: {first['msg']}; see the claim exchange format") from None
    except (ValueError, TypeError, KeyError) as error:
        raise InputError(f"claim {number}: expected the claim exchange format, found {error}; mend that line") from None
    return line, claim, day, at


def _when(line: Line, day: date | None) -> When | None:
    """The time of a claim; one that is no finer than the day of its report may have been guessed from it."""
    if not line.get("when"):
        return None
    when = When.parse(str(line["when"]))
    guessed = when.grain == "day" and (when.start, when.last) == (day, day)
    return when.model_copy(update={"basis": line.get("basis") or ("reporting-day" if guessed else when.basis)})


def _refuse_twice(rows: Iterable[Row]) -> None:
    seen: set[str] = set()
    for number, (line, *_) in enumerate(rows, 1):
        if str(line["id"]) in seen:
            raise InputError(f"claim {number}: expected an id of its own, found {line['id']!r} again; make ids unique")
        seen.add(str(line["id"]))


def _published(value: Any, theatre: Theatre) -> tuple[date | None, datetime | None]:
    """Day in the theatre's calendar, and the moment where one is given."""
    if not value:
        return None, None
    if len(str(value)) == len("2025-02-27"):
        return date.fromisoformat(str(value)), None
    moment = datetime.fromisoformat(str(value))
    moment = moment if moment.tzinfo else moment.replace(tzinfo=theatre.timezone)
    return moment.astimezone(theatre.timezone).date(), moment.astimezone(UTC)


def _value(kind: type[Detail], name: str, value: Any) -> Any:
    if kind.slots()[name].sort == "figure":
        return _figure(value)
    if date in get_args(kind.model_fields[name].annotation):  # "2022" and "2022-02" mean their first day
        return When.parse(str(value)).start
    return tuple(str(item) for item in value) if isinstance(value, list) else value


def _figure(value: Any) -> Figure | None:
    low, high = (value, value) if isinstance(value, int) else value
    return None if low is None and high is None else Figure(low=low, high=high)


def _span(line: Line) -> Span:
    quote = str(line.get("quote") or line["kind"])
    start = int(line.get("start") or 0)
    return Span(doc=str(line["doc"]), start=start, end=start + len(quote), quote=quote)


def _attribution(line: Line) -> Attribution:
    chain = [Voice(name=_publisher(line))]
    if line.get("source"):
        chain.append(Voice(name=str(line["source"])))
    return Attribution(chain=tuple(chain), stance=line.get("stance") or "asserts")


def _places(line: Line) -> list[Mapping[str, Any]]:
    return [place if isinstance(place, dict) else {"name": place} for place in line.get("places") or ()]


def _mention(line: Line, name: str) -> Mention:
    return Mention(span=_span(line), name=name)


def _place(line: Line, place: Mapping[str, Any], gazette: Gazette, near: Sequence[Point]) -> Place:
    """The place in the theatre's gazetteer, else where its coordinates say, else a name alone."""
    name, lat, lon = str(place["name"]), place.get("lat"), place.get("lon")
    mention = _mention(line, name)
    known = gazette.find(name, lat, lon, near)
    if known is not None:
        return Located(mention=mention, **known)
    if lat is None or lon is None:
        return Unplaced(mention=mention, reason="no-match")
    at = Candidate(gazetteer_id="", name=name, lat=lat, lon=lon, score=1.0, why=("given with the claim",))
    return Located(mention=mention, chosen=at, grain="settlement", radius_km=5.0)


def fact_line(fact: Fact) -> dict[str, Any]:
    """A fact as `daybrief reconcile` prints it."""
    return {
        "id": fact.event,
        "kind": fact.kind,
        "standing": fact.standing,
        "figures": {name: figure.exchange() for name, figure in fact.figures.items()},
        "places": [_place_line(place) for place in fact.where],
        "when": fact.when.exchange() if fact.when else None,
        "support": list(fact.support),
        "against": list(fact.against),
        "origins": fact.origins,
        "part_of": fact.part_of,
        "steps": [{"rule": step.rule, "said": step.said} for step in fact.steps],
    }


def _place_line(place: Place) -> dict[str, Any]:
    if isinstance(place, Located):
        return {"name": place.chosen.name, "lat": place.chosen.lat, "lon": place.chosen.lon}
    return {"name": place.mention.name}
