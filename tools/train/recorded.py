"""Scores that training wrote down, in place of the network that gave them."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

from daybrief.extract.readers.model.heads import Heads
from daybrief.extract.readers.model.inputs import Page, Window
from daybrief.extract.readers.model.network import Scores

_DIGITS = 3  # as the network rounds


class Recorded:
    """What readers said of documents that they had not seen, window by window; stands where a network stands."""

    def __init__(self, files: Iterable[Path], table: dict[str, Any]) -> None:
        self.table, self.heads = table, Heads.read(table)
        self._windows: dict[tuple[str, int], Scores] = {}
        for path in files:
            self._read(path)

    def _read(self, path: Path) -> None:
        with np.load(path) as file:
            held = {name: file[name] for name in file.files}
        tags = (held["tags"].astype(np.float32) / 255).round(_DIGITS)
        kinds = held["kinds"].astype(np.float32).round(_DIGITS)
        by_word, by_sentence = held["by_word"].astype(np.float32), held["by_sentence"].astype(np.float32)
        words = np.concatenate([[0], held["words"].cumsum()])
        sentences = np.concatenate([[0], held["sentences"].cumsum()])
        for n, (name, first) in enumerate(zip(held["names"], held["first"], strict=True)):
            w, s = slice(words[n], words[n + 1]), slice(sentences[n], sentences[n + 1])
            self._windows[str(name), int(first)] = Scores(
                kinds[s], tags[w, :, 0], tags[w, :, 1], by_word[w], by_sentence[s]
            )

    def score(self, page: Page, window: Window) -> Scores:
        """What was said of a window."""
        return self._windows[page.doc.name, window.first]

    def knows(self, page: Page, windows: Iterable[Window]) -> bool:
        """Whether a document was scored as it is cut into windows now."""
        return all(self._fits(self._windows.get((page.doc.name, window.first)), window) for window in windows)

    @staticmethod
    def _fits(scores: Scores | None, window: Window) -> bool:
        if scores is None:
            return False
        return (len(scores.inside), len(scores.kinds)) == (window.last - window.first, window.end - window.opening)


def recorded(folder: Path, thresholds: dict[str, Any], heads: dict[str, Any]) -> Recorded:
    """Every score file of a folder."""
    return Recorded(sorted(folder.glob("*.npz")), {**heads, "thresholds": thresholds})


def heads_of(path: Path) -> dict[str, Any]:
    """The lists of outputs that `prepare` wrote."""
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found
