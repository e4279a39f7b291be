"""Cuts documents into windows, with their labels where they have any, so that training needs no daybrief:
python -m tools.train.prepare --gold FOLDER [FOLDER …] --base ENCODER --out FOLDER [--texts FOLDER]

ENCODER is the encoder's own folder, with vocab.txt. OUT gets labelled.npz, heads.json and, of the texts, texts.npz.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from daybrief.extract.readers.model.heads import Heads
from daybrief.extract.readers.model.inputs import FEATURES, PIECES_A_WORD, Page, ids_of, page_of, windows_of
from daybrief.extract.readers.model.pieces import Pieces
from daybrief.extract.scene import Story
from daybrief.model.text import Document
from daybrief.theatre.pack import load
from tools.train.align import Aligned, Aligner
from tools.train.gold import document, labelled
from tools.train.labels import Target, heads_for, target_of


@dataclass
class Table:
    """Windows of many documents, one after the other, as one file holds them."""

    heads: Heads
    pieces: Pieces
    rows: defaultdict[str, list[Any]] = field(default_factory=lambda: defaultdict(list))
    sizes: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0]))
    items: int = 0

    def add(self, page: Page, folder: str, claims: list[Aligned] | None, coded: tuple[str, ...] = ()) -> None:
        """The windows of a document; with `claims`, its labels."""
        rows, number = self.rows, len(self.rows["names"])
        rows["names"].append(page.doc.name)
        rows["sources"].append(page.doc.source)
        rows["folders"].append(folder)
        for window in windows_of(page):
            ids, begins = ids_of(page, window, self.pieces)
            sentences = page.words.sents[window.opening : window.end]
            self._run("ids", ids.astype(np.int32))
            self._run("words", begins.astype(np.int32), "begins")
            rows["features"].append(np.packbits(page.features[window.first : window.last].astype(bool), axis=1))
            self._run("sents", np.array([last - first for first, last in sentences], np.int32))
            rows["context"].append(window.target - window.opening)
            rows["opening"].append(int(begins.min(initial=len(ids))))
            rows["first"].append(window.first)
            rows["document"].append(number)
            if claims is not None:
                self._label(target_of(page, window, claims, coded, self.heads))

    def _run(self, name: str, values: Any, column: str = "") -> None:
        self.rows[column or name].append(values)
        self.sizes[name].append(self.sizes[name][-1] + len(values))

    def _label(self, target: Target) -> None:
        rows = self.rows
        rows["kinds"].append(target.kinds)
        rows["kinds_count"].append(target.kinds_count)
        rows["tag_begins"].append(np.packbits(target.begins, axis=1))
        rows["tag_inside"].append(np.packbits(target.inside, axis=1))
        rows["tags_count"].append(target.tags_count)
        for sentence, marked, right in target.asked:
            rows["item_window"].append(len(rows["context"]) - 1)
            rows["item_sentence"].append(sentence)
            rows["mark_item"].extend([self.items] * len(marked))
            rows["mark_word"].extend(marked)
            rows["answer_item"].extend([self.items] * len(right))
            rows["answer_choice"].extend(right)
            self.items += 1

    def write(self, path: Path) -> None:
        """One compressed file."""
        arrays: dict[str, Any] = {name: _flat(values) for name, values in self.rows.items()}
        arrays |= {f"{name}_at": np.array(sizes, np.int64) for name, sizes in self.sizes.items()}
        arrays |= {"feature_count": np.array(FEATURES), "tag_count": np.array(len(self.heads.tags))}
        np.savez_compressed(path, **arrays)


def _flat(values: list[Any]) -> Any:
    if values and isinstance(values[0], np.ndarray):
        return np.concatenate(values)
    return np.array(values) if values and isinstance(values[0], str) else np.array(values, np.int32)


def aligned(folders: Iterable[Path], theatre: Any) -> list[tuple[Page, str, list[Aligned], tuple[str, ...]]]:
    """Every labelled document with its claims' words found, and how many values had none."""
    missed: Counter[tuple[str, bool]] = Counter()
    made = []
    for folder in folders:
        for one in labelled(folder):
            story = Story.of(one.doc, theatre)
            page = page_of(story)
            aligner = Aligner(page, story, missed)
            made.append((page, folder.name, [c for c in map(aligner.claim, one.claims) if c is not None], one.kinds))
    for slot in sorted({slot for slot, _ in missed}):
        found = missed[slot, True]
        print(f"{slot:14} {found} of {found + missed[slot, False]} values found in the words")
    return made


def table_of(heads: Heads) -> dict[str, Any]:
    """The lists of outputs as JSON."""
    questions = [[q.kind, q.slot, list(q.words)] for q in heads.questions]
    return {"kinds": heads.kinds, "tags": heads.tags, "questions": questions}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, nargs="+", required=True)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--texts", type=Path, help="a folder of .md documents without labels")
    parser.add_argument("--heads", type=Path, help="keep the outputs of this reader.json")
    parser.add_argument("--theatre", default="ukraine")
    options = parser.parse_args()
    theatre = load(options.theatre)
    pieces = Pieces((options.base / "vocab.txt").read_text(encoding="utf-8").splitlines(), PIECES_A_WORD)
    options.out.mkdir(parents=True, exist_ok=True)
    documents = aligned(options.gold, theatre)
    known = json.loads(options.heads.read_text(encoding="utf-8")) if options.heads else None
    learned = [c for _, folder, claims, _ in documents if folder == options.gold[0].name for c in claims]
    heads = Heads.read(known) if known else heads_for(learned)
    table = Table(heads, pieces)
    for page, folder, claims, coded in documents:
        table.add(page, folder, claims, coded)
    table.write(options.out / "labelled.npz")
    (options.out / "heads.json").write_text(json.dumps(table_of(heads)), encoding="utf-8")
    if options.texts:
        rest = Table(heads, pieces)
        for path in sorted(options.texts.glob("*.md")):
            doc: Document = document(path)
            rest.add(page_of(Story.of(doc, theatre)), "texts", None)
        rest.write(options.out / "texts.npz")


if __name__ == "__main__":
    main()
