"""Finds the thresholds on the documents that training kept back, and writes them beside the weights:
python -m tools.train.tune --gold FOLDER --weights FOLDER --scorer score_claims.py
"""

import argparse
import importlib.util
import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Any

from daybrief.extract.readers.model.assemble import Assembler
from daybrief.extract.readers.model.counts import Reading
from daybrief.extract.readers.model.inputs import Window, page_of, windows_of
from daybrief.extract.readers.model.marks import Marker, Thresholds
from daybrief.extract.readers.model.network import Network, Scores
from daybrief.extract.scene import Story
from daybrief.theatre.pack import Theatre, load
from tools.train.fit import held_out
from tools.train.gold import Labelled, labelled

KIND_STEPS = (0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75)
TAG_STEPS = (0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55)
_PULL = 0.03  # how far F1 must rise for a step as far as 0.25 from the middle: few documents, so stay near it


@dataclass
class Scored:
    """A document with the encoder's scores, computed once."""

    one: Labelled
    reading: Reading
    windows: list[tuple[Window, Scores]]


def scorer(path: Path) -> ModuleType:
    """The scoring script of the exchange format, loaded from its file."""
    spec = importlib.util.spec_from_file_location("score_claims", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def scored(documents: Iterable[Labelled], theatre: Theatre, network: Network) -> list[Scored]:
    made = []
    for one in documents:
        page = page_of(one.doc, theatre)
        windows = [(window, network.score(page, window)) for window in windows_of(page)]
        made.append(Scored(one, Reading(page, Story.of(one.doc, theatre)), windows))
    return made


class Judge:
    """Counts agreeing, wrong and missed slots of one kind under given thresholds."""

    def __init__(self, documents: list[Scored], network: Network, score: ModuleType) -> None:
        self.documents, self.network, self.score = documents, network, score

    def claims(self, one: Scored, kind: str, least: Thresholds) -> list[dict[str, Any]]:
        assembler = Assembler(one.reading.page, one.reading.story, self.network.heads, "model/0")
        found = []
        for window, scores in one.windows:
            marker = Marker(one.reading, window, scores, self.network.heads, least)
            for telling in marker.tellings([kind]):
                found.extend(assembler.claims(telling))
        return [claim.exchange(one.one.doc) for claim in found]

    def tally(self, kind: str, least: Thresholds) -> tuple[int, int, int]:
        """Agreeing, only predicted, only in gold."""
        total = [0, 0, 0]
        for one in self.documents:
            if kind not in one.one.kinds:
                continue
            gold = [(g, self.score.filled(g, kind)) for g in one.one.claims if g["kind"] == kind]
            told = [(p, self.score.filled(p, kind)) for p in self.claims(one, kind, least)]
            for n, value in enumerate(self._pairs(kind, gold, told)):
                total[n] += value
        return total[0], total[1], total[2]

    def _pairs(self, kind: str, gold: list[Any], told: list[Any]) -> tuple[int, int, int]:
        weight = [[self._weight(kind, g, p) for p in told] for g in gold]
        agree = sum(
            self.score.hits(gold[i][1], told[j][1], kind) for i, j in self.score.assign(weight) if weight[i][j] > 0
        )
        size = self.score.size
        return agree, sum(size(p, kind) for _, p in told) - agree, sum(size(g, kind) for _, g in gold) - agree

    def _weight(self, kind: str, gold: Any, told: Any) -> float:
        same = self.score.hits(gold[1], told[1], kind)
        seen = self.score.overlap(gold[0].get("quote", ""), told[0].get("quote", "")) >= 0.5
        return float(same + 0.5 * seen) if (seen and same) or same >= 2 else 0.0


def f1(tally: tuple[int, int, int]) -> float:
    agree, extra, missed = tally
    return 2 * agree / max(1, 2 * agree + extra + missed)


def search(judge: Judge, kind: str, start: Thresholds) -> tuple[float, float, float]:
    """The best sentence threshold, then the best word threshold, then the sentence's again."""
    best = (start.kinds[kind], start.tags[kind])
    worth = -1.0
    for kinds, tags in ((KIND_STEPS, ()), ((), TAG_STEPS), (KIND_STEPS, ())):
        for step in kinds or tags:
            tried = (step, best[1]) if kinds else (best[0], step)
            least = replace(start, kinds={**start.kinds, kind: tried[0]}, tags={**start.tags, kind: tried[1]})
            value = f1(judge.tally(kind, least)) - _PULL * (abs(tried[0] - 0.5) + abs(tried[1] - 0.4)) / 0.25
            if value > worth + 1e-9:
                worth, best = value, tried
    return best[0], best[1], worth


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--theatre", default="ukraine")
    parser.add_argument("--hold-out", type=int, default=10, help="as in training")
    options = parser.parse_args()
    network = Network(options.weights)
    start = Thresholds.read(network.table["thresholds"])
    _, kept = held_out(labelled(options.gold), options.hold_out)
    judge = Judge(scored(kept, load(options.theatre), network), network, scorer(options.scorer))
    kinds, tags = dict(start.kinds), dict(start.tags)
    sums: dict[int, int] = defaultdict(int)
    for kind in network.heads.kinds:
        kinds[kind], tags[kind], _ = search(judge, kind, start)
        tally = judge.tally(kind, replace(start, kinds=kinds, tags=tags))
        for n, value in enumerate(tally):
            sums[n] += value
        print(f"{kind:12} sentence {kinds[kind]:.2f} word {tags[kind]:.2f} F1 {f1(tally):.3f} of {tally[0] + tally[2]}")
    print(f"all of them  F1 {f1((sums[0], sums[1], sums[2])):.3f}")
    table = {**network.table, "thresholds": {"kinds": kinds, "tags": tags, "neighbour": start.neighbour}}
    path = options.weights / "reader.json"
    path.write_text(json.dumps(table, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
