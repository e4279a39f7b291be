"""WordPiece: the encoder's own way of cutting a word into pieces of its vocabulary."""

import unicodedata
from collections.abc import Iterable


class Pieces:
    """Cuts words into ids of an uncased English WordPiece vocabulary, longest piece first."""

    def __init__(self, vocabulary: Iterable[str], most: int) -> None:
        self._ids = {piece: n for n, piece in enumerate(vocabulary)}
        self._most = most  # pieces kept of one word
        self.unknown, self.first, self.last = (self._ids[name] for name in ("[UNK]", "[CLS]", "[SEP]"))
        self._seen: dict[str, tuple[int, ...]] = {}

    def __call__(self, text: str) -> tuple[int, ...]:
        """The ids of a word or a short gloss: at least one, at most the limit."""
        if text not in self._seen:
            ids = [n for part in _basic(text) for n in self._cut(part)][: self._most]
            self._seen[text] = tuple(ids) or (self.unknown,)
        return self._seen[text]

    def _cut(self, part: str) -> list[int]:
        found, at = [], 0
        while at < len(part):
            mark = "##" if at else ""
            end = next((e for e in range(len(part), at, -1) if mark + part[at:e] in self._ids), at)
            if end == at:
                return [self.unknown]
            found.append(self._ids[mark + part[at:end]])
            at = end
        return found


def _basic(text: str) -> list[str]:
    """Lower case, without accents, punctuation standing alone."""
    bare = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if unicodedata.category(c) != "Mn")
    spaced = "".join(f" {c} " if unicodedata.category(c)[0] in "PS" else c for c in bare)
    return spaced.split()
