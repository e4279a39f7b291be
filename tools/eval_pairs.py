"""Event identity on labelled pairs of claims: pairwise precision and recall, B-cubed F1, parts found.

usage: eval_pairs.py FOLDER [--wrong N] [--json]

FOLDER holds sets, `NAME.claims.jsonl` and `NAME.pairs.jsonl`, in itself or one folder down. Claims are in the exchange
format with `id`, `published` and `publisher`; `daybrief reconcile` reads each set whole. A pair is a line
`{"a": id, "b": id, "verdict": V}`, where V is one of

    same       one event, told alike or in other words
    rival      one event, of which one voice says what another excludes
    update     one event, told later with a later count
    contained  `a` is a part of `b`: in place, in time, among the people or things counted
    different  two events

The first three are one event. Two claims meet if one fact rests on both, or one of them stands against the fact that
rests on the other. B-cubed is taken over claims that stand in some pair, each with the claims whose relation to it is
known: by a verdict, or by a chain of verdicts that they are one. Ambiguous pairs have no line.
"""

import argparse
import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ONE = frozenset({"same", "rival", "update"})
VERDICTS = (*sorted(ONE), "contained", "different")


@dataclass
class Found:
    """What `daybrief reconcile` made of one set: by claim, the facts it stands for or against; by fact, its whole."""

    of: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    rests: dict[str, str] = field(default_factory=dict)
    whole: dict[str, str | None] = field(default_factory=dict)

    def meet(self, a: str, b: str) -> bool:
        """Whether two claims stand under one fact, for it or against it."""
        return bool(self.of[a] & self.of[b])

    def within(self, a: str, b: str) -> bool:
        """Whether the fact that rests on `a` is a part, or a part of a part, of the one that rests on `b`."""
        at = self.whole.get(self.rests.get(a, ""))
        while at is not None and at != self.rests.get(b):
            at = self.whole.get(at)
        return at is not None


def reconciled(claims: Path) -> Found:
    """Facts of one set of claims, by the command that users run."""
    command = [sys.executable, "-m", "daybrief.cli", "reconcile", str(claims), "--format", "jsonl"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"eval_pairs: {claims}: {done.stderr.strip()}")
    found = Found()
    for line in done.stdout.splitlines():
        fact = json.loads(line)
        found.whole[fact["id"]] = fact["part_of"]
        for ref in fact["support"]:
            found.rests[ref] = fact["id"]
        for ref in (*fact["support"], *fact["against"]):
            found.of[ref].add(fact["id"])
    return found


@dataclass
class Tally:
    """Sums over sets."""

    pairs: int = 0
    hits: int = 0
    called: int = 0
    ones: int = 0
    parts: int = 0
    parts_found: int = 0
    precision: list[float] = field(default_factory=list)
    recall: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    by_verdict: dict[str, list[int]] = field(default_factory=lambda: {v: [0, 0] for v in VERDICTS})

    def add(self, name: str, pairs: Sequence[Mapping[str, str]], found: Found, claims: Mapping[str, Any]) -> None:
        """Score one set."""
        for pair in pairs:
            a, b, one = pair["a"], pair["b"], pair["verdict"] in ONE
            met = found.meet(a, b)
            self.pairs += 1
            self.ones += one
            self.called += met
            self.hits += one and met
            self.by_verdict[pair["verdict"]][0] += 1
            self.by_verdict[pair["verdict"]][1] += one == met
            if pair["verdict"] == "contained":
                self.parts += 1
                self.parts_found += found.within(a, b)
                if not found.within(a, b) and not met:
                    self.wrong.append(f"part not seen ({name})\n  {shown(claims[a])}\n  {shown(claims[b])}")
            if one != met:
                head = "missed" if one else "wrongly met"
                self.wrong.append(f"{head} ({pair['verdict']}, {name})\n  {shown(claims[a])}\n  {shown(claims[b])}")
        for precision, recall in bcubed(pairs, found):
            self.precision.append(precision)
            self.recall.append(recall)

    def figures(self) -> dict[str, float]:
        """Precision, recall and B-cubed F1; shares of verdicts met."""
        precision, recall = mean(self.precision), mean(self.recall)
        return {
            "pairs": self.pairs,
            "precision": ratio(self.hits, self.called),
            "recall": ratio(self.hits, self.ones),
            "bcubed.precision": precision,
            "bcubed.recall": recall,
            "bcubed.f1": ratio(2 * precision * recall, precision + recall),
            "parts.found": ratio(self.parts_found, self.parts),
        }


def bcubed(pairs: Sequence[Mapping[str, str]], found: Found) -> Iterator[tuple[float, float]]:
    """Precision and recall of every claim's event, over the claims whose relation to it is known."""
    gold = clusters(pairs)
    near: dict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        near[pair["a"]].add(pair["b"])
        near[pair["b"]].add(pair["a"])
    for claim in sorted(near):
        here = {claim, *gold[claim]}
        known = here | near[claim]
        met = {other for other in known if other == claim or found.meet(claim, other)}
        yield len(met & here) / len(met), len(met & here) / len(here)


def clusters(pairs: Iterable[Mapping[str, str]]) -> dict[str, set[str]]:
    """By claim: the claims of its event, by chains of verdicts."""
    found: dict[str, set[str]] = {}
    for pair in pairs:
        one, two = (found.setdefault(pair[side], {pair[side]}) for side in ("a", "b"))
        if pair["verdict"] in ONE and one is not two:
            one |= two
            for claim in two:
                found[claim] = one
    return found


def shown(claim: Mapping[str, Any]) -> str:
    """A claim on one line, without its text where that is long."""
    rest = {k: v for k, v in claim.items() if k not in ("quote", "start", "end", "places", "publisher") and v}
    places = [place["name"] for place in claim["places"]]
    return f"{json.dumps(rest, ensure_ascii=False)} {places} {' '.join(claim['quote'].split())[:160]!r}"


def ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def mean(values: Sequence[float]) -> float:
    return ratio(sum(values), len(values))


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--wrong", type=int, default=0, help="print this many pairs that were judged wrong")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    files = sorted({*args.folder.glob("*.pairs.jsonl"), *args.folder.glob("*/*.pairs.jsonl")})
    if not files:
        sys.exit(f"eval_pairs: expected NAME.pairs.jsonl in {args.folder} or one folder down, found none")
    tally = Tally()
    for path in files:
        name = path.name.removesuffix(".pairs.jsonl")
        claims = path.with_name(f"{name}.claims.jsonl")
        tally.add(name, rows(path), reconciled(claims), {line["id"]: line for line in rows(claims)})
    if args.json:
        print(json.dumps(tally.figures()))
        return
    for name, value in tally.figures().items():
        print(f"{name:<18}{value:.3f}" if isinstance(value, float) else f"{name:<18}{value}")
    for verdict, (told, right) in tally.by_verdict.items():
        print(f"  {verdict:<16}{right} of {told} right")
    for line in tally.wrong[: args.wrong]:
        print(line)


if __name__ == "__main__":
    main()
