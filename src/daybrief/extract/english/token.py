"""The words of a parsed text as plain objects: rules ask a word for its role and its neighbours some hundred times, and
each answer of the parser's own tokens is made anew. Names are the parser's."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from daybrief.extract.english.relink import relink


class Token:
    """One word, number or mark: `text` stands at `idx` of the parsed text, as its `i`-th.

    `dep_` is its role towards `head`, which is the word itself at the root of a sentence; `pos_` and `tag_` its part of
    speech, coarse and fine; `lemma_` is empty where the parser's table has none; `children` the words that hang on it,
    in text order; `doc` all words of the text."""

    __slots__ = (
        "_below", "_first", "children", "dep_", "doc", "head", "i", "idx", "is_punct", "is_quote", "lemma_", "lower_",
        "pos_", "sent", "tag_", "text",
    )  # fmt: skip

    head: "Token"
    children: tuple["Token", ...]
    sent: "Sent"

    def __init__(
        self, i: int, idx: int, form: tuple[str, str, bool, bool], tag: str, role: str, pos: str, lemma: str
    ) -> None:
        """`form`: the word, the same in small letters, whether it is a mark, and whether a quotation mark."""
        self.i, self.idx = i, idx
        self.text, self.lower_, self.is_punct, self.is_quote = form
        self.dep_, self.tag_, self.pos_, self.lemma_ = role, tag, pos, lemma
        self.doc: tuple[Token, ...] = ()
        self._below: tuple[Token, ...] = ()  # its subtree, once it was asked for
        self._first: Token | None = None  # the first word of that, once it was asked for

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    @property
    def lefts(self) -> tuple["Token", ...]:
        """The children before the word."""
        return tuple(child for child in self.children if child.i < self.i)

    @property
    def subtree(self) -> tuple["Token", ...]:
        """The word and all that hangs on it, in the order of the tree."""
        if not self._below:
            self._below = tuple(self._below_in_order())
        return self._below

    def _below_in_order(self) -> "Iterator[Token]":
        """Not by calling itself: a chain of hundreds of words would be deeper than Python goes."""
        waiting: list[tuple[Token, bool]] = [(self, False)]
        while waiting:
            token, told = waiting.pop()
            if told:
                yield token
            elif token._below:
                yield from token._below
            else:
                waiting += [(child, False) for child in reversed(token.children) if child.i > token.i]
                waiting.append((token, True))
                waiting += [(child, False) for child in reversed(token.children) if child.i < token.i]

    @property
    def left_edge(self) -> "Token":
        """The first word of the subtree."""
        if self._first is None:
            self._first = min(self.subtree, key=lambda token: token.i)
        return self._first

    @property
    def is_sent_start(self) -> bool:
        """Whether a sentence begins with it."""
        return self.sent.words[0] is self

    def is_ancestor(self, other: "Token") -> bool:
        """Whether another word hangs on this one, directly or further down."""
        here = other
        while here.head is not here:
            here = here.head
            if here is self:
                return True
        return False

    def nbor(self, by: int = 1) -> "Token":
        """The word so many places on; IndexError beyond the text."""
        at = self.i + by
        if at < 0:
            raise IndexError(f"word {at}")
        return self.doc[at]


class Sent:
    """One sentence as the parser cuts a text; `root` is the word on which the others hang."""

    __slots__ = ("root", "words")

    def __init__(self, words: tuple[Token, ...]) -> None:
        self.words = words
        self.root = next((word for word in words if word.head is word), words[0])

    def __iter__(self) -> Iterator[Token]:
        return iter(self.words)


def hang(words: tuple[Token, ...], heads: Sequence[int], opens: Sequence[int]) -> tuple[Token, ...]:
    """The words of a parsed text, each hung on its head; `heads` are their numbers, `opens` those of the words with
    which a sentence begins."""
    for word, head in zip(words, heads, strict=True):
        word.doc, word.head = words, words[head]
    relink(words)
    below: list[list[Token]] = [[] for _ in words]
    for word in words:
        if word.head is not word:
            below[word.head.i].append(word)
    for word, children in zip(words, below, strict=True):
        word.children = tuple(children)
    for start, end in pairwise((*opens, len(words))):
        sent = Sent(words[start:end])
        for word in sent.words:
            word.sent = sent
    return words
