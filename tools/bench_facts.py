"""Seconds of processor time that the facts of an invented day take, by its number of claims.

usage: bench_facts.py [CLAIMS …] [--seed N]      (1000 and 10000 claims if none are named)

A day is drawn from a seed: outlets tell strikes, harm, damage, moves on the ground, losses, talks and words, some of
them copies, updates or denials of one another. Reading the lines is not counted; one process, one core.
"""

import argparse
import random
import time
from collections.abc import Iterator
from typing import Any

from daybrief.reconcile import facts, told_from_lines
from daybrief.theatre.pack import load

NAMED = (
    *(
        "Kupiansk",
        "Izium",
        "Lyman",
        "Sloviansk",
        "Kramatorsk",
        "Chasiv Yar",
        "Siversk",
        "Bakhmut",
        "Avdiivka",
        "Marinka",
    ),
    *(
        "Vuhledar",
        "Huliaipole",
        "Orikhiv",
        "Nikopol",
        "Mykolaiv",
        "Dnipro",
        "Poltava",
        "Chernihiv",
        "Konotop",
        "Shostka",
    ),
    *("Vovchansk", "Kurakhove", "Myrnohrad", "Beryslav", "Kryvyi Rih", "Lviv", "Rivne", "Zhytomyr", "Cherkasy", "Uman"),
)
PLACES = (
    ("Kharkiv", 49.99, 36.23),
    ("Kostiantynivka", 48.53, 37.71),
    ("Pokrovsk", 48.28, 37.18),
    ("Toretsk", 48.4, 37.85),
    ("Kyiv", 50.45, 30.52),
    ("Sumy", 50.92, 34.8),
    ("Odesa", 46.48, 30.73),
    ("Kherson", 46.64, 32.61),
    ("Zaporizhzhia", 47.84, 35.14),
    ("Donetsk Oblast", 48.14, 37.74),
    ("Sumy Oblast", 50.92, 34.8),
    ("Ukraine", None, None),
    *((name, None, None) for name in NAMED),
)
VOICES = (None, None, "Ukrainian General Staff", "Ukrainian Air Force", "Russian Ministry of Defence", "the governor")
WHENS = ("2025-02-27", "2025-02-26/2025-02-27", "2025-02-26", None)
WORDS = ("town", "night", "shells", "houses", "people", "report", "office", "road", "river", "troops", "guns", "bridge")


def day(count: int, seed: int) -> Iterator[dict[str, Any]]:
    """Lines of one day in the exchange format. Every tenth repeats an earlier one in another outlet."""
    draw = random.Random(seed)
    made: list[dict[str, Any]] = []
    for number in range(count):
        if made and number % 10 == 9:
            line = {**draw.choice(made), "doc": f"outlet-{draw.randrange(count // 20 + 1)}-copy"}
        else:
            line = claim(draw, f"outlet-{draw.randrange(count // 20 + 1)}")
            made.append(line)
        yield {**line, "id": f"c{number}", "published": f"2025-02-27T{draw.randrange(6, 23):02}:00+02:00"}


def claim(draw: random.Random, doc: str) -> dict[str, Any]:
    """One claim of a kind drawn at random."""
    kind, own = draw.choice((strike, casualties, damage, ground, losses, meeting, statement))(draw)
    places = draw.sample(PLACES, draw.choice((0, 1, 1, 1, 2)))
    return {
        "doc": doc,
        "kind": kind,
        "quote": " ".join(draw.choices(WORDS, k=18)).capitalize() + ".",
        "source": draw.choice(VOICES),
        "stance": draw.choice(("asserts", "asserts", "asserts", "confirms", "suspects", "plans", "denies")),
        "when": draw.choice(WHENS),
        "places": [{"name": name, **({"lat": lat, "lon": lon} if lat else {})} for name, lat, lon in places],
        **own,
    }


def strike(draw: random.Random) -> tuple[str, dict[str, Any]]:
    counts = {"launched": exact(draw, 200), "intercepted": exact(draw, 100)} if draw.random() < 0.3 else {}
    weapon = draw.choice(("drone", "missile", "bomb", "artillery", None))
    return "strike", {"attacker": draw.choice(("RU", "UA")), "weapon": weapon, **counts}


def casualties(draw: random.Random) -> tuple[str, dict[str, Any]]:
    return "casualties", {
        "killed": exact(draw, 9),
        "injured": exact(draw, 30),
        "who": draw.choice(("civilian", "unstated")),
    }


def damage(draw: random.Random) -> tuple[str, dict[str, Any]]:
    return "damage", {"object": draw.choice(("school", "power grid", "apartment building")), "count": exact(draw, 5)}


def ground(draw: random.Random) -> tuple[str, dict[str, Any]]:
    return "ground", {"actor": draw.choice(("RU", "UA")), "action": draw.choice(("advanced", "attacked", "seized"))}


def losses(draw: random.Random) -> tuple[str, dict[str, Any]]:
    return "losses", {
        "side": draw.choice(("RU", "UA")),
        "item": draw.choice(("personnel", "tank", "artillery")),
        "count": exact(draw, 2000),
    }


def meeting(draw: random.Random) -> tuple[str, dict[str, Any]]:
    people = ("Volodymyr Zelensky", "Keir Starmer", "Emmanuel Macron", "US", "RU", "UA")
    return "meeting", {"participants": draw.sample(people, draw.choice((2, 2, 3)))}


def statement(draw: random.Random) -> tuple[str, dict[str, Any]]:
    speaker = draw.choice(("Volodymyr Zelensky", "Dmitry Peskov", "Mark Rutte"))
    return "statement", {"speaker": speaker, "said": " ".join(draw.choices(WORDS, k=9))}


def exact(draw: random.Random, most: int) -> list[int]:
    number = draw.randint(1, most)
    return [number, number]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("claims", nargs="*", type=int, default=[1000, 10_000])
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    theatre = load("ukraine")
    told_from_lines(list(day(20, args.seed)), theatre)  # the pack's tables are read before the clock runs
    for count in args.claims:
        told = told_from_lines(list(day(count, args.seed)), theatre)
        began = time.process_time()
        found = facts(told, theatre)
        print(f"{count:>7} claims  {time.process_time() - began:7.2f} s  {len(found)} facts")


if __name__ == "__main__":
    main()
