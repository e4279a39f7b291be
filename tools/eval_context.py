"""Who, when and how surely: the voice, the time and the stance of claims that are paired with a gold claim.

usage: python -m tools.eval_context GOLD_DIR PREDICTED.jsonl [--shared DIR] [--json] [--kind KIND]
                                    [--show origin|when|stance]

Claims are paired as the scorer pairs them (`contract/score_claims.py`). Measured on the pairs:

    origin          of gold claims with a `source`: the predicted one names the same voice (the scorer's own test)
    origin absent   of gold claims in the publisher's own voice: none is predicted
    when            of gold claims with a `when`: the predicted interval shares a day with it and is no more than
                    `SLACK` days longer or shorter, so that a year is no right answer for a day
    when exact      … has the same first and last day
    when overlap    … shares a day with it (the scorer's own test)
    when absent     of gold claims without a `when`, statements and forecasts apart: none is predicted
    stance          of all: the same word
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import ModuleType

from tools.eval_scoring import ROOT, Claim, by_document, gold_document, pairings, scorer

SLACK = 2  # days by which a right interval may be longer or shorter: a night, a day and the night before it
TIMELESS = ("statement", "forecast")  # kinds whose gold has no time by the codebook


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("predicted", type=Path)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--show", choices=("origin", "origin absent", "when", "when absent", "stance"))
    parser.add_argument("--kind", help="show misses of this kind only")
    args = parser.parse_args()
    rules = scorer(args.shared)
    seen, misses = measured(pairs(rules, args.gold, args.predicted), rules)
    shares = {name: {"right": sum(marks), "of": len(marks)} for name, marks in sorted(seen.items())}
    if args.json:
        print(json.dumps({name: row["right"] / row["of"] for name, row in shares.items()}))
        return
    for name, row in shares.items():
        print(f"{name:<16}{row['right']:>6} of {row['of']:>5}   {row['right'] / row['of']:.3f}")
    for gold, told in misses.get(args.show or "", ()):
        if args.kind in (None, gold["kind"]):
            print(line(gold, told))


def pairs(rules: ModuleType, folder: Path, predicted: Path) -> Iterator[tuple[Claim, Claim]]:
    """Gold claims, each with the predicted claim that the scorer sets beside it."""
    docs = [gold_document(path) for path in sorted(folder.glob("*.claims.jsonl"))]
    for found in pairings(docs, by_document(rules.load_lines(predicted)), rules):
        yield from found.pairs


def measured(
    found: Iterator[tuple[Claim, Claim]], scorer: ModuleType
) -> tuple[dict[str, list[bool]], dict[str, list[tuple[Claim, Claim]]]]:
    """Right or wrong for every pair, by measure; and the pairs that are wrong."""
    seen: dict[str, list[bool]] = defaultdict(list)
    misses: dict[str, list[tuple[Claim, Claim]]] = defaultdict(list)
    for gold, told in found:
        for name, right in judged(gold, told, scorer):
            seen[name].append(right)
            if not right:
                misses[name].append((gold, told))
    return seen, misses


def judged(gold: Claim, told: Claim, scorer: ModuleType) -> Iterator[tuple[str, bool]]:
    mine, theirs = gold.get("source"), told.get("source")
    if mine:
        yield "origin", bool(theirs) and (scorer.same_name(mine, theirs) or scorer.overlap(mine, theirs) >= 0.5)
    else:
        yield "origin absent", not theirs
    yield "stance", gold.get("stance", "asserts") == told.get("stance", "asserts")
    if gold.get("when"):
        both = (days(gold["when"]), days(told["when"])) if told.get("when") else None
        yield "when", both is not None and close(*both)
        yield "when exact", both is not None and both[0] == both[1]
        yield "when overlap", both is not None and overlap(*both)
    elif gold["kind"] not in TIMELESS:
        yield "when absent", not told.get("when")


def days(text: str) -> tuple[date, date]:
    """First and last day of an interval of the exchange format."""
    first, _, last = text.partition("/")
    return day(first, "-01-01"), day(last or first, "-12-31")


def day(text: str, rest: str) -> date:
    whole = text + rest[len(text) - 4 :] if len(text) < len("2025-02-27") else text
    for back in range(4):  # a month of 28 to 31 days
        try:
            return date.fromisoformat(whole if not back else f"{whole[:8]}{int(whole[8:]) - back:02d}")
        except ValueError:
            continue
    raise ValueError(text)


def overlap(a: tuple[date, date], b: tuple[date, date]) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def close(a: tuple[date, date], b: tuple[date, date]) -> bool:
    return overlap(a, b) and abs((a[1] - a[0]).days - (b[1] - b[0]).days) <= SLACK


def line(gold: Claim, told: Claim) -> str:
    """One miss, for reading."""
    said = [f"{c.get('source')} | {c.get('stance')} | {c.get('when')}" for c in (gold, told)]
    return f"\n{gold['doc']} · {gold['kind']}\n  gold {said[0]}\n  told {said[1]}\n  {gold.get('quote', '')[:420]!r}"


if __name__ == "__main__":
    main()
