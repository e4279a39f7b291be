"""Windows and their labels as tensors, read from what `prepare` wrote. Needs torch and NumPy alone."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
import torch


@dataclass
class Pages:
    """`size` windows, padded. `sentence` is a word's sentence in its window, -1 beyond the last word; the first
    `context` sentences only help to read the others. `document` counts into `names`, `sources` and `folders`."""

    ids: torch.Tensor
    mask: torch.Tensor
    begins: torch.Tensor
    features: torch.Tensor
    sentence: torch.Tensor
    sentences: torch.Tensor
    context: torch.Tensor
    opening: torch.Tensor  # pieces before the first word: the month and the source
    document: torch.Tensor
    first: torch.Tensor  # the window's first word in its document
    names: list[str]
    sources: list[str]
    folders: list[str]

    @property
    def size(self) -> int:
        return len(self.ids)

    def only(self, rows: torch.Tensor) -> "Pages":
        """Some of the windows."""
        return Pages(
            **{f.name: v[rows] if torch.is_tensor(v := getattr(self, f.name)) else v for f in fields(self)},
        )

    def to(self, device: str) -> "Pages":
        return Pages(
            **{f.name: v.to(device) if torch.is_tensor(v := getattr(self, f.name)) else v for f in fields(self)}
        )

    def batch(self, rows: torch.Tensor) -> dict[str, torch.Tensor]:
        """The windows as a network takes them, padding cut."""
        pieces = int(self.mask[rows].sum(1).max())
        words = int((self.sentence[rows] >= 0).sum(1).max())
        sentence = self.sentence[rows, :words].long()
        order = torch.arange(int(self.sentences[rows].max()), device=sentence.device)
        return {
            "ids": self.ids[rows, :pieces].long(),
            "mask": self.mask[rows, :pieces].long(),
            "begins": self.begins[rows, :words].long(),
            "features": self.features[rows, :words].float(),
            "inside": sentence.unsqueeze(1) == order.view(1, -1, 1),
            "opening": self.opening[rows],
        }


@dataclass
class Goals:
    """What the outputs should be, hard (labels) or soft (a teacher's). `items` are sentences of which the questions
    of a kind are answered: window, sentence, the words that bear on it, and a share for each choice."""

    kinds: torch.Tensor  # [windows, sentences, kinds]
    kinds_count: torch.Tensor
    tags: torch.Tensor  # [windows, words, tags, 2]: begins, lies inside
    tags_count: torch.Tensor  # [windows, words, tags]
    item_window: torch.Tensor
    item_sentence: torch.Tensor
    item_words: torch.Tensor  # [items, words], 0 or 1
    item_answers: torch.Tensor  # [items, choices]
    hard: torch.Tensor  # [windows]: 1 for labels

    def only(self, rows: torch.Tensor) -> "Goals":
        """Those of some windows, which are numbered anew."""
        number = torch.full((len(self.kinds),), -1, device=rows.device)
        number[rows] = torch.arange(len(rows), device=rows.device)
        kept = number[self.item_window] >= 0
        return Goals(
            self.kinds[rows],
            self.kinds_count[rows],
            self.tags[rows],
            self.tags_count[rows],
            number[self.item_window[kept]],
            self.item_sentence[kept],
            self.item_words[kept],
            self.item_answers[kept],
            self.hard[rows],
        )

    def to(self, device: str) -> "Goals":
        return Goals(**{f.name: getattr(self, f.name).to(device) for f in fields(self)})


def read_pages(path: Path) -> Pages:
    """Windows from a file."""
    with np.load(path) as table:
        held = {name: table[name] for name in table.files}
    sentences = np.diff(held["sents_at"])
    of_word = np.concatenate(
        [np.repeat(np.arange(n), held["sents"][a : a + n]) for a, n in zip(held["sents_at"], sentences, strict=False)]
    )
    bits = np.unpackbits(held["features"], axis=1)[:, : int(held["feature_count"])]
    ids = _padded(held["ids"], held["ids_at"], 0)
    lengths = torch.from_numpy(np.diff(held["ids_at"]))
    return Pages(
        ids=ids,
        mask=(torch.arange(ids.shape[1])[None] < lengths[:, None]).to(torch.uint8),
        begins=_padded(held["begins"], held["words_at"], 0),
        features=_padded(bits, held["words_at"], 0),
        sentence=_padded(of_word.astype(np.int16), held["words_at"], -1),
        sentences=torch.from_numpy(sentences),
        context=torch.from_numpy(held["context"].astype(np.int64)),
        opening=torch.from_numpy(held["opening"].astype(np.int64)),
        document=torch.from_numpy(held["document"].astype(np.int64)),
        first=torch.from_numpy(held["first"].astype(np.int64)),
        names=[str(n) for n in held["names"]],
        sources=[str(n) for n in held["sources"]],
        folders=[str(n) for n in held["folders"]],
    )


def read_goals(path: Path, choices: int) -> Goals:
    """Labels from the file of the same windows."""
    with np.load(path) as table:
        held = {name: table[name] for name in table.files}
    kinds = _padded(held["kinds"], held["sents_at"], 0)
    tags = int(held["tag_count"])
    begins = _padded(np.unpackbits(held["tag_begins"], axis=1)[:, :tags], held["words_at"], 0)
    inside = _padded(np.unpackbits(held["tag_inside"], axis=1)[:, :tags], held["words_at"], 0)
    items = len(held["item_window"])
    answers = torch.zeros(items, choices, dtype=torch.half)
    answers[torch.from_numpy(held["answer_item"]).long(), torch.from_numpy(held["answer_choice"]).long()] = 1
    marked = torch.zeros(items, begins.shape[1], dtype=torch.uint8)
    marked[torch.from_numpy(held["mark_item"]).long(), torch.from_numpy(held["mark_word"]).long()] = 1
    return Goals(
        kinds=kinds.half(),
        kinds_count=_padded(held["kinds_count"], held["sents_at"], 0).half(),
        tags=torch.stack([begins, inside], -1).half(),
        tags_count=_padded(held["tags_count"], held["words_at"], 0).half() / 100,
        item_window=torch.from_numpy(held["item_window"]).long(),
        item_sentence=torch.from_numpy(held["item_sentence"]).long(),
        item_words=marked,
        item_answers=answers,
        hard=torch.ones(len(kinds)),
    )


def _padded(flat: np.ndarray, at: np.ndarray, fill: int) -> torch.Tensor:
    """Runs `flat[at[n]:at[n+1]]` as rows of one tensor."""
    sizes = np.diff(at)
    table = np.full((len(sizes), int(sizes.max()), *flat.shape[1:]), fill, flat.dtype)
    for n, size in enumerate(sizes):
        table[n, :size] = flat[at[n] : at[n] + size]
    return torch.from_numpy(table)


def joined(pages: Sequence[Pages], goals: Sequence[Goals]) -> tuple[Pages, Goals]:
    """Several sets of windows as one."""
    wide = {
        f.name: max(getattr(p, f.name).shape[1] for p in pages) for f in fields(Pages) if _is_table(pages[0], f.name)
    }
    made = Pages(
        **{
            f.name: torch.cat([_widened(getattr(p, f.name), wide.get(f.name)) for p in pages])
            if torch.is_tensor(getattr(pages[0], f.name))
            else [one for p in pages for one in getattr(p, f.name)]
            for f in fields(Pages)
        }
    )
    moved = [sum(p.size for p in pages[:n]) for n in range(len(pages))]
    before = [sum(len(p.names) for p in pages[:n]) for n in range(len(pages))]
    made.document = torch.cat([p.document + n for p, n in zip(pages, before, strict=True)])
    words, sents = made.begins.shape[1], max(g.kinds.shape[1] for g in goals)
    both = Goals(
        torch.cat([_widened(g.kinds, sents) for g in goals]),
        torch.cat([_widened(g.kinds_count, sents) for g in goals]),
        torch.cat([_widened(g.tags, words) for g in goals]),
        torch.cat([_widened(g.tags_count, words) for g in goals]),
        torch.cat([g.item_window + n for g, n in zip(goals, moved, strict=True)]),
        torch.cat([g.item_sentence for g in goals]),
        torch.cat([_widened(g.item_words, words) for g in goals]),
        torch.cat([g.item_answers for g in goals]),
        torch.cat([g.hard for g in goals]),
    )
    return made, both


def _is_table(pages: Pages, name: str) -> bool:
    value = getattr(pages, name)
    return torch.is_tensor(value) and value.dim() > 1


def _widened(table: torch.Tensor, width: int | None) -> torch.Tensor:
    """The table with its second axis as wide as `width`; words beyond belong to no sentence."""
    if width is None or table.shape[1] == width:
        return table
    shape = (table.shape[0], width - table.shape[1], *table.shape[2:])
    fill = -1 if table.dtype == torch.int16 else 0
    return torch.cat([table, torch.full(shape, fill, dtype=table.dtype, device=table.device)], 1)
