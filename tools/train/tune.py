"""Finds the thresholds on documents of sources that the readers never saw, and writes them beside the weights:
python -m tools.train.tune --gold FOLDER --scores FOLDER --weights FOLDER --scorer score_claims.py

SCORES holds what training wrote with `--leave-out`, one file a collection.
"""

import argparse
import importlib.util
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Any

from daybrief.claims import Claim
from daybrief.extract.readers.model.assemble import Assembler
from daybrief.extract.readers.model.counts import Reading
from daybrief.extract.readers.model.inputs import Window, page_of, windows_of
from daybrief.extract.readers.model.marks import Marker, Thresholds
from daybrief.extract.readers.model.network import Scores
from daybrief.extract.scene import Story
from daybrief.theatre.pack import Theatre, load
from tools.train.gold import Labelled, labelled
from tools.train.recorded import Recorded, recorded

KIND_STEPS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8)
TAG_STEPS = (0.2, 0.3, 0.4, 0.5)
_PULL = 0.02  # how far F1 must rise for a step as far as 0.25 from the middle: few documents, so stay near it
_NEIGHBOUR = 0.6


@dataclass
class Scored:
    """A document with a reader's scores."""

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


def scored(documents: Iterable[Labelled], theatre: Theatre, said: Recorded) -> list[Scored]:
    """The documents that were scored."""
    made = []
    for one in documents:
        story = Story.of(one.doc, theatre)
        page = page_of(story)
        windows = list(windows_of(page))
        if said.knows(page, windows):
            made.append(Scored(one, Reading(page, story), [(w, said.score(page, w)) for w in windows]))
    return made


class Judge:
    """Counts agreeing, wrong and missed slots of one kind under given thresholds."""

    def __init__(self, documents: list[Scored], said: Recorded, score: ModuleType) -> None:
        self.documents, self.said, self.score = documents, said, score

    def told(self, kind: str, least: Thresholds) -> list[tuple[Scored, list[Claim]]]:
        """The claims of a kind, by document."""
        return [(one, self._claims(one, kind, least)) for one in self.documents if kind in one.one.kinds]

    def _claims(self, one: Scored, kind: str, least: Thresholds) -> list[Claim]:
        assembler = Assembler(one.reading.page, one.reading.story, self.said.heads, "model/0")
        markers = (Marker(one.reading, window, scores, self.said.heads, least) for window, scores in one.windows)
        return [c for marker in markers for telling in marker.tellings([kind]) for c in assembler.claims(telling)]

    def tally(self, kind: str, told: list[tuple[Scored, list[Claim]]], least: float) -> tuple[int, int, int]:
        """Agreeing, only predicted, only in gold, of the claims that are sure enough."""
        total = [0, 0, 0]
        for one, claims in told:
            gold = [(g, self.score.filled(g, kind)) for g in one.one.claims if g["kind"] == kind]
            said = [c.exchange(one.one.doc) for c in claims if c.confidence >= least]
            for n, value in enumerate(self._pairs(kind, gold, [(p, self.score.filled(p, kind)) for p in said])):
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


def search(judge: Judge, kind: str, start: Thresholds) -> tuple[float, float, tuple[int, int, int]]:
    """The best sentence threshold and word threshold, and the tally under them."""
    best, worth, found = (start.kinds[kind], start.tags[kind]), -1.0, (0, 0, 0)
    for tags in TAG_STEPS:
        least = replace(start, kinds={**start.kinds, kind: KIND_STEPS[0]}, tags={**start.tags, kind: tags})
        told = judge.told(kind, least)
        for kinds in KIND_STEPS:
            tally = judge.tally(kind, told, kinds)
            value = f1(tally) - _PULL * (abs(kinds - 0.5) + abs(tags - 0.4)) / 0.25
            if value > worth + 1e-9:
                best, worth, found = (kinds, tags), value, tally
    return *best, found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--scores", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--theatre", default="ukraine")
    options = parser.parse_args()
    path = options.weights / "reader.json"
    table = json.loads(path.read_text(encoding="utf-8"))
    start = Thresholds(dict.fromkeys(table["kinds"], 0.5), {"": 0.4, **dict.fromkeys(table["kinds"], 0.4)}, _NEIGHBOUR)
    said = recorded(options.scores, {}, table)
    judge = Judge(scored(labelled(options.gold), load(options.theatre), said), said, scorer(options.scorer))
    kinds, tags, sums = dict(start.kinds), dict(start.tags), [0, 0, 0]
    for kind in said.heads.kinds:
        kinds[kind], tags[kind], tally = search(judge, kind, start)
        sums = [a + b for a, b in zip(sums, tally, strict=True)]
        print(f"{kind:12} sentence {kinds[kind]:.2f} word {tags[kind]:.2f} F1 {f1(tally):.3f}", flush=True)
    print(f"all of them  F1 {f1((sums[0], sums[1], sums[2])):.3f}")
    table = {**table, "thresholds": {"kinds": kinds, "tags": tags, "neighbour": start.neighbour}}
    path.write_text(json.dumps(table, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
