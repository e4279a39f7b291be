"""The trained encoder, loaded at its first use. One thread and rounded scores: the same text gives the same marks."""

import json
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from daybrief.errors import InputError
from daybrief.extract.readers.model.heads import Heads
from daybrief.extract.readers.model.inputs import PIECES_A_WORD, Floats, Page, Window, ids_of
from daybrief.extract.readers.model.pieces import Pieces

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from onnxruntime import InferenceSession

_FAR = -1e4  # added to the attention score of a word outside the sentence, as in training
_DIGITS = 3  # decimals kept of a score: processors differ in the fifth


@dataclass(frozen=True)
class Scores:
    """What the encoder says of a window. Rows count from the window's first word and first sentence.

    Kinds and tags are probabilities in [0, 1]; choices are unscaled."""

    kinds: Floats  # [sentences, kinds]
    begins: Floats  # [words, tags]
    inside: Floats  # [words, tags]
    choices_by_word: Floats  # [words, choices]
    choices_by_sentence: Floats  # [sentences, choices]


class Scorer(Protocol):
    """Whatever scores windows: a network, or what one said earlier."""

    table: dict[str, Any]
    heads: Heads

    def score(self, page: Page, window: Window) -> Scores:
        """Read one window of a page."""
        ...


class Network:
    """The weights in a folder: reader.onnx, reader.json and vocab.txt."""

    def __init__(self, root: "Traversable") -> None:
        self._root = root
        self.table: dict[str, Any] = json.loads(self._read("reader.json"))
        self.heads = Heads.read(self.table)

    def _read(self, name: str) -> bytes:
        try:
            return (self._root / name).read_bytes()
        except FileNotFoundError:
            raise InputError(
                f"learned reader: expected {name} in {self._root}, found none; install daybrief again"
            ) from None

    @cached_property
    def pieces(self) -> Pieces:
        return Pieces(self._read("vocab.txt").decode("utf-8").splitlines(), PIECES_A_WORD)

    @cached_property
    def _session(self) -> "InferenceSession":
        import onnxruntime  # here, not above: a run without this reader need not load it

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
        options.add_session_config_entry("session.disable_quant_qdq", "1")  # widen the weights once, compute in floats
        return onnxruntime.InferenceSession(self._read("reader.onnx"), options, providers=["CPUExecutionProvider"])

    def score(self, page: Page, window: Window) -> Scores:
        """Read one window of a page."""
        ids, begins = ids_of(page, window, self.pieces)
        read = int((begins < len(ids) - 1).sum())  # words that fit: of those after them nothing is said
        sents = [
            (first - window.first, last - window.first) for first, last in page.words.sents[window.opening : window.end]
        ]
        member = np.full((len(sents), read), _FAR, np.float32)
        for row, (first, last) in enumerate(sents):
            member[row, first:last] = 0
        features = page.features[window.first : window.first + read]
        feed = {"ids": ids[None], "begins": begins[:read], "features": features, "member": member}
        kinds, tags, by_word, by_sentence = self._session.run(None, feed)
        kinds = _share(kinds)
        kinds[[first >= read for first, _ in sents]] = 0
        tags, by_word = (_followed(rows, len(begins)) for rows in (_share(tags), _round(by_word)))
        return Scores(kinds, tags[..., 0], tags[..., 1], by_word, _round(by_sentence))


def _followed(rows: Floats, count: int) -> Floats:
    """Rows for so many words: those that were not read score nothing."""
    return np.concatenate([rows, np.zeros((count - len(rows), *rows.shape[1:]), rows.dtype)])


def _round(scores: Floats) -> Floats:
    return np.round(scores, _DIGITS)


def _share(scores: Floats) -> Floats:
    """Unscaled scores as probabilities, rounded before anything is decided on them."""
    return _round(np.float32(1) / (np.float32(1) + np.exp(-np.clip(_round(scores), -30, 30))))


@cache
def shipped() -> Network:
    """The weights that come with daybrief."""
    return Network(files("daybrief.extract.readers.model") / "weights")
