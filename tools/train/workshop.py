"""Makes a reader, with teachers where there are any; needs torch and transformers alone, and a GPU for more than a try:
python -m tools.train.workshop --data FOLDER --base ENCODER --out FOLDER [--teacher ENCODER] [--leave-out COLLECTION]

DATA is what `prepare` wrote. The teachers are larger encoders that learn the labels first; the reader then learns the
labels and, of the texts without labels, what the teachers make of them. OUT gets reader.pt and the scores of the judged
folders. With `--leave-out`, the documents of a collection take no part in learning, and they alone are scored: what the
reader says of a source it never saw.
"""

import argparse
import json
import math
import time
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch

from tools.train.fit import Plan, read, soft, train
from tools.train.network import Heads, Layout, Network
from tools.train.pages import Goals, Pages, joined, read_goals, read_pages

_SILENT = 0.1  # probability of a kind below which a window's answers about it are not kept


@dataclass
class Workshop:
    """All that training needs, on one device."""

    base: Path
    teacher: Path | None
    heads: Heads
    device: str
    plan: Plan
    teachers_plan: Plan
    teachers: int
    labels: int  # how often the reader sees a labelled window for each time it sees a text's

    def _network(self, base: Path, features: int, seed: int) -> Network:
        torch.manual_seed(seed)
        attention = "sdpa" if base == self.base else "eager"
        return Network(str(base), self.heads, features, attention=attention).to(self.device)

    def theirs(self, pages: Pages) -> Pages:
        """The windows in the teachers' pieces: their table holds the same words in another order."""
        assert self.teacher is not None
        known = {piece: n for n, piece in enumerate(_pieces(self.teacher))}
        named = {"[PAD]": "<pad>", "[CLS]": "<s>", "[SEP]": "</s>", "[MASK]": "<mask>"}
        other = known["[UNK]"]
        table = [known.get(named.get(piece, piece), other) for piece in _pieces(self.base)]
        return replace(pages, ids=torch.tensor(table, device=self.device)[pages.ids.long()])

    def make(self, pages: Pages, goals: Goals, texts: Pages | None, name: str) -> tuple[Network, list[Network]]:
        """The reader, and the teachers it had."""
        layout, count = Layout.of(self.heads), pages.features.shape[2]
        teachers = []
        for n in range(self.teachers if self.teacher else 0):
            assert self.teacher is not None
            plan = replace(self.teachers_plan, seed=self.teachers_plan.seed + n)
            network = self._network(self.teacher, count, plan.seed)
            teachers.append(train(network, layout, self.theirs(pages), goals, plan, f"{name} teacher {n + 1}"))
        if teachers and texts is not None:
            seen = soft(teachers, layout, self.theirs(texts))
            pages, goals = joined([pages] * self.labels + [texts], [goals] * self.labels + [seen])
        network = self._network(self.base, count, self.plan.seed)
        return train(network, layout, pages, goals, self.plan, f"{name} reader"), teachers

    def record(self, networks: list[Network], pages: Pages, path: Path) -> None:
        """What the networks say of windows, on average, as a file."""
        layout, kept = Layout.of(self.heads), []
        of_choice = torch.tensor(layout.kind_of, device=self.device)
        for rows in torch.arange(pages.size, device=self.device).split(1):
            seen = [read(network, pages, rows) for network in networks]
            kinds, tags = (torch.stack([torch.sigmoid(s[n][0]) for s in seen]).mean(0) for n in (0, 1))
            by_word, by_sentence = (torch.stack([s[n][0] for s in seen]).mean(0) for n in (2, 3))
            told = (kinds.max(0).values > _SILENT)[of_choice]
            kept.append((kinds, (tags * 255).round(), by_word * told, by_sentence))
        names = [pages.names[n] for n in pages.document.tolist()]
        flat = [torch.cat(part).cpu() for part in zip(*kept, strict=True)]
        np.savez_compressed(
            path,
            names=np.array(names),
            first=pages.first.cpu().numpy(),
            words=np.array([len(k[1]) for k in kept]),
            sentences=np.array([len(k[0]) for k in kept]),
            kinds=flat[0].half().numpy(),
            tags=flat[1].to(torch.uint8).numpy(),
            by_word=flat[2].half().numpy(),
            by_sentence=flat[3].half().numpy(),
        )


def _pieces(base: Path) -> list[str]:
    return (base / "vocab.txt").read_text(encoding="utf-8").splitlines()


def collection(name: str) -> str:
    """The collection a document comes from: the first part of its name."""
    return name.partition("-")[0]


def compared(network: Network, pages: Pages, goals: Goals, name: str) -> None:
    """Prints how well sentences and words of labelled windows are told apart, at the best single threshold."""
    at: list[tuple[torch.Tensor, torch.Tensor]] = []
    words: list[tuple[torch.Tensor, torch.Tensor]] = []
    for rows in torch.arange(pages.size, device=pages.ids.device).split(32):
        kinds, tags, _, _ = read(network, pages, rows)
        goal = goals.only(rows)
        counts = goal.kinds_count[:, : kinds.shape[1]] > 0
        at.append((torch.sigmoid(kinds)[counts], goal.kinds[:, : kinds.shape[1]][counts]))
        counts = goal.tags_count[:, : tags.shape[1]] > 0.5
        words.append((torch.sigmoid(tags[..., 1])[counts], goal.tags[:, : tags.shape[1], :, 1][counts]))
    for label, pairs in (("sentences", at), ("words", words)):
        share, truth = torch.cat([p for p, _ in pairs]), torch.cat([t for _, t in pairs]) > 0.5
        best = max((_f1(share > step, truth), step) for step in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7))
        print(f"{name} {label} F1 {best[0]:.3f} at {best[1]}", flush=True)


def _f1(told: torch.Tensor, truth: torch.Tensor) -> float:
    agree = float((told & truth).sum())
    return 2 * agree / max(1.0, float(told.sum() + truth.sum()))


def save(network: Network, heads: Heads, features: int, path: Path) -> None:
    """The learned weights as 16-bit floats; the table of pieces is the encoder's own and stays there."""
    state = {k: v.half() for k, v in network.state_dict().items() if not k.startswith("encoder.embeddings.")}
    torch.save({"weights": state, "heads": heads, "features": features}, path)


def rows_where(pages: Pages, test: list[bool]) -> torch.Tensor:
    """The windows of documents that pass."""
    return torch.tensor(test, device=pages.ids.device)[pages.document].nonzero().flatten()


def options_of() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--teacher", type=Path)
    parser.add_argument("--teachers", type=int, default=3)
    parser.add_argument("--folders", nargs="+", default=["train"], help="labelled folders to learn from")
    parser.add_argument("--judged", nargs="+", default=["dev"], help="labelled folders to score")
    parser.add_argument("--leave-out", default="", help="documents and texts whose names begin so are not learned from")
    parser.add_argument("--labels", type=int, default=2, help="times a labelled window is seen for each of a text")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--teacher-epochs", type=int, default=14)
    parser.add_argument("--teacher-rate", type=float, default=1.2e-4)
    parser.add_argument("--teacher-batch", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=math.inf, help="begin no epoch of the reader after so long")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    return parser.parse_args()


def main() -> None:
    options, began = options_of(), time.time()
    torch.set_num_threads(options.threads)
    torch.set_float32_matmul_precision("high")
    options.out.mkdir(parents=True, exist_ok=True)
    heads = json.loads((options.data / "heads.json").read_text(encoding="utf-8"))
    device, width = options.device, Layout.of(heads).width
    pages = read_pages(options.data / "labelled.npz").to(device)
    goals = read_goals(options.data / "labelled.npz", width).to(device)
    path = options.data / "texts.npz"
    texts = read_pages(path).to(device) if path.exists() else None
    out = options.leave_out
    told = list(zip(pages.names, pages.folders, strict=True))
    learned = rows_where(pages, [f in options.folders and collection(name) != out for name, f in told])
    judged = rows_where(pages, [f in options.judged and out in ("", collection(name)) for name, f in told])
    if texts is not None and out:
        texts = texts.only(rows_where(texts, [collection(name) != out for name in texts.names]))
    teaching = Plan(
        epochs=options.teacher_epochs,
        batch=options.teacher_batch,
        rate=options.teacher_rate,
        seed=options.seed + 100,
    )
    if options.teacher:
        teaching = replace(teaching, hidden=_pieces(options.teacher).index("<mask>"))
    plan = Plan(
        epochs=options.epochs,
        batch=options.batch,
        rate=options.rate,
        seed=options.seed,
        until=began + options.seconds,
    )
    shop = Workshop(options.base, options.teacher, heads, device, plan, teaching, options.teachers, options.labels)
    name = f"without {out}" if out else "all"
    print(f"{name}: {len(learned)} windows to learn, {len(judged)} to judge, {texts.size if texts else 0} of texts")
    reader, teachers = shop.make(pages.only(learned), goals.only(learned), texts, name)
    label = out or "final"
    if len(judged):
        judging, truth = pages.only(judged), goals.only(judged)
        compared(reader, judging, truth, f"{name} reader")
        shop.record([reader], judging, options.out / f"{label}.npz")
        if teachers:
            compared(teachers[0], shop.theirs(judging), truth, f"{name} one teacher")
            shop.record(teachers, shop.theirs(judging), options.out / f"{label}-teachers.npz")
    if not out:
        save(reader, heads, pages.features.shape[2], options.out / "reader.pt")


if __name__ == "__main__":
    main()
