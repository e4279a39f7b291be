"""Slot F1 on collections that the learned reader never saw: rules alone, reader alone, both.

usage: eval_loso.py --scores DIR [--shared DIR] [--split dev|train|all] [--readers rules model both …]

DIR holds what `tools.train.workshop --leave-out COLLECTION` wrote, COLLECTION.npz; documents of collections without
such a file are read from final.npz, whose reader saw no document of gold/dev. A document that is cut into windows
otherwise than when it was scored is left out and named. The rules were written with gold/train in view.
"""

import argparse
import json
import sys
from functools import cache, partial
from pathlib import Path

from daybrief import locate
from daybrief.engine.pool import each, workers_for
from daybrief.extract.readers.model.inputs import page_of, windows_of
from daybrief.extract.readers.model.network import shipped
from daybrief.extract.readers.model.reader import ModelReader
from daybrief.extract.scene import Story
from daybrief.theatre.pack import load
from tools.eval_scoring import ROOT, Claim, Gold, by_document, gold_documents, scorer
from tools.eval_tables import THEATRE, WAYS, figures, table
from tools.train.gold import document
from tools.train.recorded import Recorded

FINAL = "final"


def main() -> int:
    args = arguments()
    docs = gold_documents(args.shared, args.split)
    rules = scorer(args.shared)
    found: dict[str, dict[str, list[Claim]]] = {name: {} for name in args.readers}
    left: list[str] = []
    for outcome in each(partial(read, args.scores, tuple(args.readers)), docs, workers_for(len(docs))):
        if outcome.error:
            sys.exit(f"eval: {outcome.item.name} could not be read: {outcome.error}")
        if outcome.result is None:
            left.append(outcome.item.name)
        for name, claims in (outcome.result or {}).items():
            found[name] |= {outcome.item.name: by_document(claims).get(outcome.item.name, [])}
    mine = [doc for doc in docs if doc.name not in left]
    rows = {name: figures(mine, claims, rules) for name, claims in found.items()}
    print(json.dumps(rows) if args.json else "\n".join(table(rows)))
    print(f"{len(mine)} documents; left out: {', '.join(left) or 'none'}")
    return 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scores", type=Path, required=True, metavar="DIR")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--split", choices=["dev", "train", "all"], default="all")
    parser.add_argument("--readers", nargs="*", choices=sorted(WAYS), default=["rules", "model", "both"])
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


def read(scores: Path, readers: tuple[str, ...], gold: Gold) -> dict[str, list[Claim]] | None:
    """The claims of a document by each way of reading; None where its scores do not fit it."""
    theatre = load(THEATRE)
    own = scores / f"{gold.source}.npz"
    said = _said(own if own.exists() else scores / f"{FINAL}.npz")
    doc = document(gold.path)
    page = page_of(Story.of(doc, theatre))
    if not said.knows(page, windows_of(page)):
        return None
    reader = ModelReader(theatre, said)
    told = {name: WAYS[name](doc, reader) for name in readers}
    return {name: [c.exchange(doc) for c in locate.places(doc, claims, theatre)] for name, claims in told.items()}


@cache
def _said(path: Path) -> Recorded:
    return Recorded([path], shipped().table)


if __name__ == "__main__":
    sys.exit(main())
