"""Goes through a folder of dated reports day by day, as a desk would have, and shows what became of the facts.

usage: replay.py FOLDER --cache DIR [--window-days N] [--since DAY] [--until DAY] [--list N] [--days]

FOLDER holds one report a day, `YYYY-MM-DD.txt`. Claims are taken from each report once and kept in DIR, so a second
replay costs only the reconciling. Prints, a line each:

    days and crashes · the slowest day against the first, both as seconds a thousand words
    facts carried: of the facts a day's reports tell, how many the day before told under the same event key
    the N largest merges: facts with most claims, and what each claim says
    the N oddest facts: by misfits, wide ranges, long lists of places and times far from the reports that tell them
"""

import argparse
import json
import time
import traceback
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from pydantic import TypeAdapter

from daybrief import reconcile
from daybrief.claims import Claim
from daybrief.model.outcome import Fact
from daybrief.model.text import Document
from daybrief.pipeline.claims import claims_of
from daybrief.pipeline.documents import documents_of
from daybrief.theatre.pack import Theatre, load

_CLAIMS = TypeAdapter(list[Claim])
_DOCUMENTS = TypeAdapter(list[Document])
_ODD_STEPS = {"misfit": 6.0, "falls": 5.0, "one voice, two counts": 3.0, "rival claims": 1.0, "rival counts": 2.0}


@dataclass
class Day:
    """One day of the replay: what was read, what it cost, what it came to."""

    day: date
    words: int
    reading: float  # seconds to take the claims, as they were when they were taken
    reckoning: float = 0.0  # seconds to reconcile
    facts: tuple[Fact, ...] = ()
    count: int = 0
    carried: int = 0
    crash: str = ""

    @property
    def pace(self) -> float:
        """Seconds a thousand words of the day's own report."""
        return (self.reading + self.reckoning) / max(self.words, 1) * 1000


@dataclass
class Shelf:
    """Reports with their claims, kept on disk."""

    folder: Path
    cache: Path
    theatre: Theatre
    held: dict[date, tuple[list[Document], dict[str, list[Claim]], float]] = field(default_factory=dict)

    def days(self) -> list[date]:
        return sorted(date.fromisoformat(path.stem) for path in self.folder.glob("????-??-??.txt"))

    def get(self, day: date) -> tuple[list[Document], dict[str, list[Claim]], float]:
        """Documents of a day, claims by document, and the seconds that taking them took."""
        if day not in self.held:
            path = self.cache / f"{day}.json"
            self.held[day] = self._stored(path) if path.exists() else self._take(day, path)
            for old in [d for d in self.held if d < day - timedelta(days=30)]:
                del self.held[old]
        return self.held[day]

    def _take(self, day: date, path: Path) -> tuple[list[Document], dict[str, list[Claim]], float]:
        began = time.process_time()
        found = documents_of([str(self.folder / f"{day}.txt")], self.theatre, day)
        docs = [item for item in found if isinstance(item, Document)]
        claims = {doc.id: list(claims_of(doc, self.theatre)) for doc in docs}
        spent = time.process_time() - began
        body = {
            "documents": _DOCUMENTS.dump_python(docs, mode="json"),
            "claims": {id: _CLAIMS.dump_python(found, mode="json") for id, found in claims.items()},
            "seconds": spent,
        }
        whole = path.with_suffix(".part")
        whole.write_text(json.dumps(body, ensure_ascii=False), encoding="utf-8")
        whole.rename(path)
        return docs, claims, spent

    def _stored(self, path: Path) -> tuple[list[Document], dict[str, list[Claim]], float]:
        body = json.loads(path.read_text(encoding="utf-8"))
        claims = {id: _CLAIMS.validate_python(found) for id, found in body["claims"].items()}
        return _DOCUMENTS.validate_python(body["documents"]), claims, body["seconds"]


def replay(shelf: Shelf, days: Sequence[date], window: int) -> Iterator[Day]:
    """Every day in order, with the reports of the days before it within the window."""
    before: set[str] = set()
    for day in days:
        docs, claims, reading = shelf.get(day)
        found = Day(day, sum(len(doc.text.split()) for doc in docs), reading)
        for back in range(1, window):
            earlier = day - timedelta(days=back)
            if earlier in days or (shelf.cache / f"{earlier}.json").exists():
                more, told, _ = shelf.get(earlier)
                docs, claims = [*more, *docs], {**told, **claims}
        began = time.process_time()
        try:
            told_ = reconcile.told(docs, (), claims, shelf.theatre)
            found.facts = reconcile.facts(told_, shelf.theatre, day)
        except Exception:  # noqa: BLE001 - a replay counts crashes and goes on to the next day
            found.crash = traceback.format_exc(limit=-3)
        found.reckoning = time.process_time() - began
        keys = {fact.event for fact in found.facts}
        found.carried = len(keys & before)
        before = keys
        yield found


def oddness(fact: Fact) -> float:
    """How much a fact asks to be looked at by a person."""
    score = sum(_ODD_STEPS.get(step.rule, 0.0) for step in fact.steps)
    for figure in fact.figures.values():
        if figure.low is not None and figure.high and figure.high > 1.5 * figure.low + 2:
            score += 2.0
    score += 0.5 * max(0, len(fact.where) - 4)
    told = [reading.as_of[:10] for reading in fact.readings if reading.as_of]
    if fact.when and told and (date.fromisoformat(min(told)) - fact.when.last).days > 31:
        score += 2.0
    return score


def shown(fact: Fact, claims: Mapping[str, Claim], day: date) -> Iterator[str]:
    """A fact with its claims and steps, for reading."""
    figures = " ".join(f"{name}={figure.exchange()}" for name, figure in fact.figures.items())
    places = ", ".join(getattr(place, "chosen", place.mention).name for place in fact.where)
    slots = " ".join(f"{name}={value}" for name, value in fact.slots.items())
    when = fact.when.exchange() if fact.when else None
    yield (
        f"\n## {day} {fact.event[:10]} {fact.kind} [{fact.standing}, {fact.origins} origins, "
        f"{len(fact.support)} claims] {figures} | {places} | {when} | {slots}"
    )
    for ref in (*fact.support, *(f"-{ref}" for ref in fact.against)):
        claim = claims[ref.lstrip("-")]
        mark = "against " if ref.startswith("-") else ""
        voice = claim.attribution.chain[-1].name
        yield f"  {mark}{claim.spans[0].doc[:6]} {voice}: {claim.spans[0].quote[:300]!r}"
    for step in fact.steps:
        if step.rule not in ("one telling", "same event"):
            yield f"  - {step.rule}: {step.said}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--window-days", type=int, default=2)
    parser.add_argument("--since", type=date.fromisoformat, default=date.min)
    parser.add_argument("--until", type=date.fromisoformat, default=date.max)
    parser.add_argument("--list", type=int, default=20)
    parser.add_argument("--days", action="store_true", help="print a line a day")
    args = parser.parse_args()
    args.cache.mkdir(parents=True, exist_ok=True)
    shelf = Shelf(args.folder, args.cache, load("ukraine"))
    chosen = [day for day in shelf.days() if args.since <= day <= args.until]
    done: list[Day] = []
    largest: dict[str, tuple[float, str]] = {}
    oddest: dict[str, tuple[float, str]] = {}
    for found in replay(shelf, chosen, args.window_days):
        claims = {c.id: c for _, told, _ in shelf.held.values() for cs in told.values() for c in cs}
        for fact in found.facts:
            keep(largest, fact.event, float(len(fact.support)), fact, claims, found.day)
            keep(oddest, fact.event, oddness(fact), fact, claims, found.day)
        if args.days or found.crash:
            print(
                f"{found.day} words {found.words} read {found.reading:.1f} s reckon {found.reckoning:.2f} s "
                f"facts {len(found.facts)} carried {found.carried} {found.crash}",
                flush=True,
            )
        found.count, found.facts = len(found.facts), ()
        done.append(found)
    report(done)
    for title, table in (("largest merges", largest), ("oddest facts", oddest)):
        print(f"\n# The {args.list} {title}")
        for _, text in sorted(table.values(), key=lambda row: -row[0])[: args.list]:
            print(text)


def keep(
    table: dict[str, tuple[float, str]], key: str, score: float, fact: Fact, claims: Mapping[str, Claim], day: date
) -> None:
    """Keep a fact's fullest state, for the best hundred."""
    if score > 1.0 and score > table.get(key, (0.0, ""))[0]:
        table[key] = (score, "\n".join(shown(fact, claims, day)))


def report(done: Sequence[Day]) -> None:
    """The figures of the whole replay."""
    first, slowest = done[0], max(done, key=lambda day: day.pace)
    crashes = sum(bool(day.crash) for day in done)
    print(f"\n{len(done)} days, {sum(day.words for day in done)} words, {crashes} crashes")
    for name, day in (("first day", first), ("slowest day", slowest)):
        spent = day.reading + day.reckoning
        print(f"{name} {day.day}: {day.words} words, {spent:.2f} s, {day.pace:.2f} s a thousand words")
    reckoned = max(done, key=lambda day: day.reckoning)
    print(f"longest reconciling {reckoned.day}: {reckoned.reckoning:.2f} s for {reckoned.count} facts")
    told, carried = sum(day.count for day in done[1:]), sum(day.carried for day in done[1:])
    if told:
        print(f"facts {told}, carried over from the day before under one key {carried} ({carried / told:.2f})")


if __name__ == "__main__":
    main()
