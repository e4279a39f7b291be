"""Finding a pack's words in a text, in any of its languages."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

_HEAD = 4  # letters of an open first word that its terms are filed under
_WORD = re.compile(r"[^\W_]+(?:(?:['’ʼ.\u2010\u2011-]|\u0301)[^\W_]+)*\u0301?\.?|[^\W_]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_ODD = re.compile("[’ʼ\u2010\u2011\u0301\u0451\u0401A-Za-z]")
# The same word whoever types it: apostrophes and hyphens, stress marks, ё for е, Latin letters that look like Cyrillic.
_MARKS = str.maketrans({"’": "'", "ʼ": "'", "\u2010": "-", "\u2011": "-", "\u0301": None})
_CYRILLIC_LETTERS = str.maketrans("ёЁaceiopxyABCEHIKMOPTX", "еЕасеіорхуАВСЕНІКМОРТХ")
_LATIN_ALONE = re.compile("(?![aceiopxyABCEHIKMOPTX])[A-Za-z]")  # in "HIMARS-ами" the Latin letters are meant
_CHOICE = re.compile(r"\(([^()]*)\)")


def spelled(pattern: str) -> list[str]:
    """The terms that a pattern stands for: "склад(|у|и)" is the word with each of the endings."""
    found = _CHOICE.search(pattern)
    if found is None:
        return [pattern]
    head, tail = pattern[: found.start()], pattern[found.end() :]
    return [term for part in found[1].split("|") for term in spelled(head + part + tail)]


def plain(form: str) -> str:
    """A word without what writers differ in."""
    if form.isascii() or not _ODD.search(form):
        return form
    form = form.translate(_MARKS)
    mixed = _CYRILLIC.search(form) and not _LATIN_ALONE.search(form)
    return form.translate(_CYRILLIC_LETTERS) if mixed else form


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text: `text[start:end]` in code points, lower-cased beside its own form."""

    start: int
    end: int
    form: str
    low: str
    head: str  # the first two letters of `low`: tables pass over words that begin no term of theirs


def tokens(text: str) -> list[Token]:
    """Words of a text, a final full stop kept off unless it belongs to an abbreviation such as 'U.S.'."""
    found = []
    for match in _WORD.finditer(text):
        form = match.group()
        if form.endswith(".") and "." not in form[:-1]:
            form = form[:-1]
        length, form = len(form), plain(form)
        low = form.lower()
        found.append(Token(match.start(), match.start() + length, form, low, low[:2]))
    return found


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """`text[start:end]` is a term whose meaning is `value`."""

    start: int
    end: int
    text: str
    value: T


@dataclass(frozen=True, slots=True)
class _Term(Generic[T]):
    words: tuple[tuple[str, bool], ...]  # (letters, open at the end)
    cased: bool
    value: T

    def fits(self, found: list[Token], at: int) -> bool:
        if at + len(self.words) > len(found):
            return False
        for (letters, is_open), token in zip(self.words, found[at : at + len(self.words)], strict=True):
            form = token.form if self.cased else token.low
            bare = form.removesuffix("'s") if not is_open else form
            if not (form.startswith(letters) if is_open else letters in (form, bare)):
                return False
        return True


class Terms(Generic[T]):
    """A table of terms of one language. The longest term at a place wins; matches never overlap.

    A term is words with single spaces; a word ending in `*` stands for every word that begins so. A term with a
    capital letter matches only so capitalised, others in any case. A possessive 's is looked through.
    """

    def __init__(self, pairs: Iterable[tuple[str, T]]) -> None:
        terms: list[_Term[T]] = []
        for pattern, value in pairs:
            clean = " ".join(plain(word) for word in pattern.split())
            cased = clean != clean.lower()
            words = tuple((w.removesuffix("*"), w.endswith("*")) for w in clean.split())
            if words and words[0][0]:
                terms.append(_Term(words, cased, value))
        terms.sort(key=lambda term: (-len(term.words), -sum(len(w) for w, _ in term.words)))
        # By first word: whole words by all their letters, open ones by their first few. Values keep the terms' rank.
        self._whole: dict[str, list[tuple[int, _Term[T]]]] = defaultdict(list)
        self._open: dict[str, list[tuple[int, _Term[T]]]] = defaultdict(list)
        self._starts: set[str] = set()  # first two letters of every term: most words of a text begin otherwise
        self._single: set[str] = set()  # terms that begin with a word of one letter, which may be open
        for rank, term in enumerate(terms):
            head, is_open = term.words[0]
            low = head.lower()
            self._starts.add(low[:2])
            self._single.update(low if len(low) == 1 else ())
            (self._open[low[:_HEAD]] if is_open else self._whole[low]).append((rank, term))
        self._sizes = sorted({len(head) for head in self._open})

    def _best(self, found: list[Token], at: int) -> _Term[T] | None:
        """The first term in rank that stands at token `at`."""
        low = found[at].low
        lists = [self._whole.get(low)]
        if low.endswith("'s"):
            lists.append(self._whole.get(low.removesuffix("'s")))
        lists += [self._open.get(low[:size]) for size in self._sizes if size <= len(low)]
        best: tuple[int, _Term[T]] | None = None
        for ranked in lists:
            for rank, term in ranked or ():
                if best is not None and rank >= best[0]:
                    break
                if term.fits(found, at):
                    best = (rank, term)
                    break
        return best[1] if best else None

    def find(self, text: str, found: list[Token] | None = None) -> list[Hit[T]]:
        """Every term in `text`, left to right. Pass `tokens(text)` to share the work between tables."""
        found = tokens(text) if found is None else found
        starts, single = self._starts, self._single
        may = [n for n, token in enumerate(found) if token.head in starts or (single and token.head[:1] in single)]
        hits, free = [], 0
        for at in may:
            term = self._best(found, at) if at >= free else None
            if term is not None:
                free = at + len(term.words)
                start, end = found[at].start, found[free - 1].end
                hits.append(Hit(start, end, text[start:end], term.value))
        return hits

    def first(self, text: str) -> T | None:
        """The meaning of the first term in `text`, or None."""
        hits = self.find(text)
        return hits[0].value if hits else None
