"""Slot F1 by collection, language and kind, for the rules alone, the learned reader alone, and both.

usage: eval_tables.py [--shared DIR] [--split dev|train|all] [--readers rules model both …] [--json]

`both` is what `daybrief extract` prints. `rules` and `model` are each reader's own claims, of every kind it reads; they
exist for this comparison only. eval_loso.py prints the same of collections that the learned reader never saw.
The figures in brackets are the 95 % interval of the micro figure, from 1,000 resamplings of the documents.
"""

import argparse
import json
import random
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from types import ModuleType

from daybrief import extract, locate
from daybrief.claims import Claim as Told
from daybrief.document import read
from daybrief.engine.pool import each, workers_for
from daybrief.extract.ahead import ahead
from daybrief.extract.merge import once
from daybrief.extract.readers.model.reader import ModelReader
from daybrief.extract.readers.posts import PostReader
from daybrief.extract.readers.quoted import QuoteReader
from daybrief.extract.readers.rules import RuleReader
from daybrief.extract.readers.tallies import TallyReader
from daybrief.extract.scene import Story
from daybrief.extract.speakers import spoken
from daybrief.model.text import Document, Raw
from daybrief.theatre.pack import load
from tools.eval_scoring import ROOT, Claim, Gold, Slots, by_document, gold_documents, kept, pairings, predicted, scorer
from tools.eval_scoring import slots as slots_of

THEATRE = "ukraine"
ROUNDS, SEED = 1000, 1
Cells = dict[tuple[str, str], Slots]  # by document and kind
Row = dict[str, float]


def main() -> int:
    args = arguments()
    docs = gold_documents(args.shared, args.split)
    if not docs:
        print(f"eval skipped: no gold documents under {args.shared / 'gold'}")
        return 0
    rules = scorer(args.shared)
    rows = {name: figures(docs, claims_by(name, docs), rules) for name in args.readers}
    print(json.dumps(rows) if args.json else "\n".join(table(rows)))
    return 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--split", choices=["dev", "train", "all"], default="dev")
    parser.add_argument("--readers", nargs="*", choices=["rules", "model", "both"], default=["rules", "model", "both"])
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


# ---- readers --------------------------------------------------------------------------------------------------------


def claims_by(name: str, docs: list[Gold]) -> dict[str, list[Claim]]:
    """The claims of one way of reading, by document."""
    return predicted(docs) if name == "both" else kept(name, docs, partial(_read_all, name))


def _read_all(name: str, docs: list[Gold]) -> dict[str, list[Claim]]:
    found: list[Claim] = []
    for outcome in each(partial(_read_one, name), docs, workers_for(len(docs))):
        if outcome.error:
            sys.exit(f"eval: {outcome.item.name} could not be read: {outcome.error}")
        found += outcome.result or []
    return by_document(found)


def _read_one(name: str, gold: Gold) -> list[Claim]:
    theatre = load(THEATRE)
    raw = Raw(name=gold.name, media="md", body=gold.path.read_bytes())
    found: list[Claim] = []
    for doc in read(raw, theatre):
        if isinstance(doc, Document):
            told = WAYS[name](doc, ModelReader(theatre))
            found += [claim.exchange(doc) for claim in locate.places(doc, told, theatre)]
    return found


def rules_alone(doc: Document, learned: ModelReader) -> tuple[Told, ...]:
    """The claims that the rules read, also of kinds whose declaration leaves them to the learned reader."""
    theatre, story = learned.theatre, Story.of(doc, learned.theatre)
    speech = spoken(story)
    found = [*QuoteReader(theatre).told(story, speech)]
    if story.lang == RuleReader.lang:
        found += TallyReader(theatre).beside(story, RuleReader(theatre).told(story, speech))
    else:
        found += PostReader(theatre).read(doc)
    return once(ahead(found, doc))


def model_alone(doc: Document, learned: ModelReader) -> tuple[Told, ...]:
    return learned.read(doc)


def both(doc: Document, learned: ModelReader) -> tuple[Told, ...]:
    return extract.claims(doc, learned.theatre, learned)


WAYS: dict[str, Callable[[Document, ModelReader], tuple[Told, ...]]] = {
    "rules": rules_alone,
    "model": model_alone,
    "both": both,
}


# ---- figures --------------------------------------------------------------------------------------------------------


def figures(docs: list[Gold], claims: dict[str, list[Claim]], rules: ModuleType) -> Row:
    """Micro and macro slot F1, the interval of the micro figure, and micro F1 by collection, language and kind."""
    cells: Cells = {(p.doc.name, p.kind): slots_of(p, rules) for p in pairings(docs, claims, rules)}
    whole = {doc.name: total(v for (name, _), v in cells.items() if name == doc.name) for doc in docs}
    low, high = interval(list(whole.values()))
    kinds = grouped((kind, v) for (_, kind), v in cells.items())
    found = {"micro": total(whole.values()).f1, "micro.low": low, "micro.high": high}
    found["macro"] = sum(kinds.values()) / max(1, len(kinds))
    found |= {f"source.{n}": v for n, v in grouped((doc.source, whole[doc.name]) for doc in docs).items()}
    langs = {doc.name: doc.lang for doc in docs}
    found |= {f"lang.{n}": v for n, v in grouped((langs[name], v) for (name, _), v in cells.items()).items()}
    mixed = ((f"{langs[name]} {kind}", v) for (name, kind), v in cells.items())
    found |= {f"in {n}": v for n, v in grouped(mixed).items() if len(set(langs.values())) > 1}
    return found | {f"kind.{n}": v for n, v in kinds.items()}


def total(parts: Iterable[Slots]) -> Slots:
    return sum(parts, Slots())


def grouped(parts: Iterable[tuple[str, Slots]]) -> Row:
    """F1 by group; groups without a gold slot, where nothing can be right, are left out."""
    groups: dict[str, list[Slots]] = defaultdict(list)
    for name, part in parts:
        groups[name].append(part)
    sums = {name: total(found) for name, found in sorted(groups.items())}
    return {name: found.f1 for name, found in sums.items() if found.right + found.lost}


def interval(parts: list[Slots]) -> tuple[float, float]:
    """The middle 95 % of micro F1 over resamplings of the documents."""
    chance = random.Random(SEED)
    drawn = sorted(total(chance.choices(parts, k=len(parts))).f1 for _ in range(ROUNDS))
    return drawn[round(0.025 * ROUNDS)], drawn[round(0.975 * ROUNDS) - 1]


def table(rows: dict[str, Row]) -> list[str]:
    """One line a figure, one column a way of reading."""
    names = list(rows)
    lines = [f"{'slot F1':<24}" + "".join(f"{name:>22}" for name in names)]
    shown = {n: f"{r['micro']:.3f} [{r['micro.low']:.3f}–{r['micro.high']:.3f}]" for n, r in rows.items()}
    lines.append(f"{'micro':<24}" + "".join(f"{shown[name]:>22}" for name in names))
    keys = sorted({k for row in rows.values() for k in row if not k.startswith("micro")})
    for key in sorted(keys, key=lambda k: ("macro", "source", "lang", "kind", "in").index(k.split()[0].split(".")[0])):
        cells = (f"{rows[name][key]:.3f}" if key in rows[name] else "–" for name in names)
        lines.append(f"{key:<24}" + "".join(f"{cell:>22}" for cell in cells))
    return lines


if __name__ == "__main__":
    sys.exit(main())
