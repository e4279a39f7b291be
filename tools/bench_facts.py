"""Seconds of processor time and memory that facts take, by the number of claims, with the growth exponent.

usage: bench_facts.py [CLAIMS …] [--a-day N [--by-day]] [--seed N]      (1000 and 10000 of one day if none are named)

A million claims, day by day, take about half an hour.

Days are drawn from a seed: outlets tell strikes, harm, damage, moves on the ground, losses, talks and words, some of
them copies, updates, plans or denials of one another. As in real reports, places, people and words are drawn with
frequencies that fall with their rank, from stocks that grow with the number of claims of a day: the more is told, the
more is told of. With `--a-day` the claims are of an archive, so many of each day in a row, reckoned in one go; with
`--by-day` each day of it is settled by itself, with the reports of the day before, as `daybrief backfill` does it.
Reading the lines is not counted; one core. Each number of claims gets a process of its own, whose peak memory is shown.
"""

import argparse
import math
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise
from typing import Any

from daybrief.reconcile import facts, in_day, told_from_lines
from daybrief.theatre.pack import Theatre, load
from tools.apart import apart

FIRST = date(2025, 2, 27)
REGIONS = ("Donetsk Oblast", "Sumy Oblast", "Kharkiv Oblast", "Kherson Oblast", "Ukraine")
VOICES = (None, None, "Ukrainian General Staff", "Ukrainian Air Force", "Russian Ministry of Defence", "the governor")
PEOPLE = ("Volodymyr Zelensky", "Keir Starmer", "Emmanuel Macron", "Dmitry Peskov", "Mark Rutte", "US", "RU", "UA")
THINGS = (
    "a school",
    "an oil depot",
    "a railway station",
    "houses",
    "a bridge",
    "a substation",
    "a hospital",
    "trenches",
)
STANCES = ("asserts",) * 24 + ("confirms",) * 2 + ("suspects",) * 4 + ("plans",) * 3 + ("denies",)
SYLLABLES = ("ba", "ko", "di", "re", "sa", "tu", "mel", "vo", "ni", "gra", "pe", "lo", "zen", "hu", "fi", "ster")


class Stock:
    """What a day is told of: places, people and words, the common ones first."""

    def __init__(self, theatre: Theatre, count: int) -> None:
        self.places = _towns(theatre, 20 + count // 8)
        self.people = [*PEOPLE, *(f"Ivan {_word(n).capitalize()}enko" for n in range(count // 20))]
        self.words = [_word(n) for n in range(200 + int(12 * (18 * count) ** 0.55))]


def _word(number: int) -> str:
    return SYLLABLES[number % 16] + SYLLABLES[number // 16 % 16] + SYLLABLES[number // 256 % 16] + str(number // 4096)


def _towns(theatre: Theatre, count: int) -> list[tuple[str, float, float]]:
    """The largest towns of the pack's home, and then its villages."""
    found: list[tuple[int, str, float, float]] = []
    number = 0
    while len(found) < 20_000:
        try:
            entry = theatre.gazetteer.entry(number)
        except IndexError:
            break
        number += 1
        if entry.grain == "settlement" and entry.country == "UA":
            found.append((-entry.population, entry.name, entry.lat, entry.lon))
    return [(name, lat, lon) for _, name, lat, lon in sorted(found)[:count]]


def _pick(draw: random.Random, stock: Sequence[Any]) -> Any:
    """One of a stock, the rarer the further back it stands."""
    return stock[int(len(stock) ** draw.random()) - 1]


def archive(theatre: Theatre, count: int, a_day: int, seed: int) -> Iterator[dict[str, Any]]:
    """Lines of as many days as it takes, in the exchange format."""
    stock = Stock(theatre, min(count, a_day))
    for number in range(math.ceil(count / a_day)):
        yield from day(stock, min(a_day, count - number * a_day), FIRST + timedelta(days=number), seed + number)


def day(stock: Stock, count: int, at: date, seed: int) -> Iterator[dict[str, Any]]:
    """Lines of one day. Every tenth repeats an earlier one in another outlet."""
    draw = random.Random(seed)
    made: list[dict[str, Any]] = []
    for number in range(count):
        doc = f"outlet-{at}-{draw.randrange(count // 20 + 1)}"
        if made and number % 10 == 9:
            line = {**draw.choice(made), "doc": f"{doc}-copy"}
        else:
            line = claim(draw, stock, doc, at)
            made.append(line)
        yield {**line, "id": f"{at}-{number}", "published": f"{at}T{draw.randrange(6, 23):02}:00+02:00"}


def claim(draw: random.Random, stock: Stock, doc: str, at: date) -> dict[str, Any]:
    """One claim of a kind drawn at random."""
    kind, own = draw.choice((strike, casualties, damage, ground, losses, meeting, statement))(draw, stock)
    places: list[dict[str, Any]] = []
    for _ in range(draw.choice((0, 1, 1, 1, 2))):
        name, lat, lon = _pick(draw, stock.places)
        wide = draw.random() < 0.15
        places.append({"name": draw.choice(REGIONS)} if wide else {"name": name, "lat": lat, "lon": lon})
    words = [_pick(draw, stock.words) for _ in range(16)]
    before = at - timedelta(days=1)
    return {
        "doc": doc,
        "kind": kind,
        "quote": f"{' '.join(words).capitalize()} {draw.choice(THINGS)}.",
        "source": draw.choice(VOICES),
        "stance": draw.choice(STANCES),
        "when": draw.choice((str(at), f"{before}/{at}", str(before), None)),
        "places": places,
        **own,
    }


def strike(draw: random.Random, stock: Stock) -> tuple[str, dict[str, Any]]:
    counts = {"launched": exact(draw, 200), "intercepted": exact(draw, 100)} if draw.random() < 0.3 else {}
    weapon = draw.choice(("drone", "missile", "bomb", "artillery", None))
    return "strike", {"attacker": draw.choice(("RU", "UA")), "weapon": weapon, **counts}


def casualties(draw: random.Random, stock: Stock) -> tuple[str, dict[str, Any]]:
    return "casualties", {
        "killed": exact(draw, 9),
        "injured": exact(draw, 30),
        "who": draw.choice(("civilian", "unstated")),
    }


def damage(draw: random.Random, stock: Stock) -> tuple[str, dict[str, Any]]:
    return "damage", {"object": draw.choice(("school", "power grid", "apartment building")), "count": exact(draw, 5)}


def ground(draw: random.Random, stock: Stock) -> tuple[str, dict[str, Any]]:
    return "ground", {"actor": draw.choice(("RU", "UA")), "action": draw.choice(("advanced", "attacked", "seized"))}


def losses(draw: random.Random, stock: Stock) -> tuple[str, dict[str, Any]]:
    return "losses", {
        "side": draw.choice(("RU", "UA")),
        "item": draw.choice(("personnel", "tank", "artillery")),
        "count": exact(draw, 2000),
    }


def meeting(draw: random.Random, stock: Stock) -> tuple[str, dict[str, Any]]:
    people = dict.fromkeys(_pick(draw, stock.people) for _ in range(draw.choice((2, 2, 3))))
    return "meeting", {"participants": list(people)}


def statement(draw: random.Random, stock: Stock) -> tuple[str, dict[str, Any]]:
    return "statement", {
        "speaker": _pick(draw, stock.people),
        "said": " ".join(_pick(draw, stock.words) for _ in range(12)),
    }


def exact(draw: random.Random, most: int) -> list[int]:
    number = draw.randint(1, most)
    return [number, number]


@dataclass
class Cost:
    """What the facts of so many claims took, in seconds of the processor, and how many they are."""

    claims: int
    seconds: float = 0.0
    facts: int = 0


def spent(lines: Iterator[dict[str, Any]], count: int, theatre: Theatre, by_day: bool) -> Cost:
    """The cost of an archive's facts, in one go or day by day, each with what was told the day before."""
    cost = Cost(count)
    windows = _windows(lines) if by_day else iter([(None, list(lines))])
    for at, window in windows:
        told = told_from_lines(window, theatre)
        began = time.process_time()
        found = facts(told, theatre, at)
        cost.seconds += time.process_time() - began
        cost.facts += len(found) if at is None else sum(in_day(fact, at) for fact in found)
    return cost


def _windows(lines: Iterator[dict[str, Any]]) -> Iterator[tuple[date, list[dict[str, Any]]]]:
    """Every day with the lines of it and of the day before."""
    before: list[dict[str, Any]] = []
    for at, group in groupby(lines, key=lambda line: line["published"][:10]):
        here = list(group)
        yield date.fromisoformat(at), [*before, *here]
        before = here


def measured(count: int, a_day: int, seed: int, by_day: bool) -> Cost:
    """The cost of so many claims; `a_day` 0: all are of one day."""
    theatre = load("ukraine")
    told_from_lines(list(archive(theatre, 20, 20, seed)), theatre)  # tables are read before the clock runs
    return spent(archive(theatre, count, a_day or count, seed), count, theatre, by_day)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("claims", nargs="*", type=int, default=[1000, 10_000])
    parser.add_argument("--a-day", type=int, default=0, help="claims of one day; 0: all are of one day")
    parser.add_argument("--by-day", action="store_true", help="settle each day by itself, as a backfill does")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    if args.by_day and not args.a_day:
        parser.error("--by-day: expected --a-day N as well, for all claims are of one day without it")
    costs = []
    for count in args.claims:
        cost, peak = apart(measured, count, args.a_day, args.seed, args.by_day)
        costs.append(cost)
        print(f"{count:>8} claims  {cost.seconds:8.2f} s  {cost.facts:>7} facts  {peak:8.0f} MB", flush=True)
    for few, many in pairwise(costs):
        exponent = math.log(many.seconds / few.seconds) / math.log(many.claims / few.claims)
        print(f"{few.claims:>8} to {many.claims}: exponent {exponent:.2f}")


if __name__ == "__main__":
    main()
