"""What a network learns from and is judged by, as the options of a run say. Needs torch and NumPy alone."""

import argparse
import json
from dataclasses import dataclass
from pathlib import Path

import torch

from tools.train.network import Heads, Layout
from tools.train.pages import Goals, Pages, read_goals, read_pages


def collection(name: str) -> str:
    """The collection a document comes from: the first part of its name."""
    return name.partition("-")[0]


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options that every run of training shares."""
    parser.add_argument("--data", type=Path, required=True, help="what prepare wrote")
    parser.add_argument("--base", type=Path, required=True, help="the encoder that the tutor begins as")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--folders", nargs="+", default=["train"], help="labelled folders to learn from")
    parser.add_argument("--judged", nargs="+", default=["dev"], help="labelled folders to score")
    parser.add_argument("--leave-out", default="", help="documents and texts whose names begin so are not learned from")
    parser.add_argument("--labels", type=int, default=2, help="times a labelled window is seen for each of a text")
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")


@dataclass(frozen=True)
class Material:
    """Labelled windows, texts without labels, and the windows to judge by."""

    heads: Heads
    pages: Pages
    goals: Goals
    texts: Pages | None
    judged: tuple[Pages, Goals] | None
    left: str  # the collection that takes no part in learning; nothing if all do

    @property
    def name(self) -> str:
        return f"without {self.left}" if self.left else "all"

    @property
    def label(self) -> str:
        return self.left or "final"

    @classmethod
    def read(cls, options: argparse.Namespace) -> "Material":
        """From the folder of `prepare`; also sets the machine up."""
        torch.set_num_threads(options.threads)
        torch.set_float32_matmul_precision("high")
        options.out.mkdir(parents=True, exist_ok=True)
        heads = json.loads((options.data / "heads.json").read_text(encoding="utf-8"))
        left, path = options.leave_out, options.data / "labelled.npz"
        pages = read_pages(path).to(options.device)
        goals = read_goals(path, Layout.of(heads).width).to(options.device)
        told = list(zip(pages.names, pages.folders, strict=True))
        learned = _where(pages, [f in options.folders and collection(name) != left for name, f in told])
        judged = _where(pages, [f in options.judged and left in ("", collection(name)) for name, f in told])
        texts = _texts(options.data / "texts.npz", left, options.device)
        made = cls(
            heads,
            pages.only(learned),
            goals.only(learned),
            texts,
            (pages.only(judged), goals.only(judged)) if len(judged) else None,
            left,
        )
        count = texts.size if texts is not None else 0
        print(f"{made.name}: {len(learned)} windows to learn, {len(judged)} to judge, {count} of texts", flush=True)
        return made


def _texts(path: Path, left: str, device: str) -> Pages | None:
    if not path.exists():
        return None
    texts = read_pages(path).to(device)
    return texts.only(_where(texts, [collection(name) != left for name in texts.names])) if left else texts


def _where(pages: Pages, test: list[bool]) -> torch.Tensor:
    """The windows of documents that pass."""
    return torch.tensor(test, device=pages.ids.device)[pages.document].nonzero().flatten()
