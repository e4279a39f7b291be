"""Finding a pack's words in a text, in any of its languages."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Generic, TypeVar

T = TypeVar("T")

_REMEMBERED = 20_000  # words whose tables are kept in mind
_KEPT = 4_000  # words whose terms a table keeps in mind
_TEXTS = 512  # texts kept cut: the sentences of most reports, which are searched in several rounds
_SENTENCE = 1_000  # letters of a text whose words are kept for the next table
_HEAD = 4  # letters of an open first word that its terms are filed under
_WORD = re.compile(r"[^\W_]+(?:(?:['’ʼ.\u2010\u2011-]|\u0301)[^\W_]+)*\u0301?\.?|[^\W_]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_ODD = re.compile("[’ʼ\u2010\u2011\u0301\u0451\u0401A-Za-z]")
# The same word whoever types it: apostrophes and hyphens, stress marks, ё for е, Latin letters that look like Cyrillic.
_MARKS = str.maketrans({"’": "'", "ʼ": "'", "\u2010": "-", "\u2011": "-", "\u0301": None})
_CYRILLIC_LETTERS = str.maketrans("ёЁaceiopxyABCEHIKMOPTX", "еЕасеіорхуАВСЕНІКМОРТХ")
_LATIN_ALONE = re.compile("(?![aceiopxyABCEHIKMOPTX])[A-Za-z]")  # in "HIMARS-ами" the Latin letters are meant
_LETTERS = re.compile(r"[a-z0-9]+")
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


@dataclass(slots=True)  # not frozen: so many are made that the guard would cost as much as the reading
class Token:
    """One word of a text: `text[start:end]` in code points, lower-cased beside its own form."""

    start: int
    end: int
    form: str
    low: str
    head: str  # the first two letters of `low`: tables pass over words that begin no term of theirs


class Words(tuple[Token, ...]):
    """The words of a text, with the letters that they begin with: most tables have no term that begins so."""

    heads: dict[str, list[int]]  # by these letters: the numbers of the words

    def __new__(cls, found: Iterable[Token]) -> "Words":
        words = super().__new__(cls, found)
        words.heads = {}
        for n, token in enumerate(words):
            words.heads.setdefault(token.head, []).append(n)
        return words

    def beginning(self, starts: set[str], single: set[str]) -> list[int]:
        """The words, in order, that begin with two of these letters or with one of those."""
        heads = [h for h in self.heads if h in starts or (single and h[:1] in single)]
        if len(heads) == 1:
            return self.heads[heads[0]]
        return sorted(n for head in heads for n in self.heads[head])


class Openings:
    """Which of many tables have a term that may begin with a word, so that others and elsewhere need not be searched.

    `pairs` name a term and its table; a table lends its name to those above it: "strike.hit" to "strike"."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._whole: defaultdict[str, set[str]] = defaultdict(set)
        self._open: defaultdict[str, set[str]] = defaultdict(set)
        for pattern, table in pairs:
            first = plain(pattern.split()[0]).lower() if pattern.split() else ""
            head = first.removesuffix("*")
            parts = table.split(".")
            tables = {".".join(parts[: n + 1]) for n in range(len(parts))}
            (self._open[head[:_HEAD]] if first.endswith("*") else self._whole[head]).update(tables)
        self._seen: dict[str, frozenset[str]] = {}

    def of(self, found: Iterable[Token]) -> dict[str, list[int]]:
        """The tables that may have a term among these words, each with the numbers of those that it may begin with."""
        tables: dict[str, list[int]] = {}
        for n, token in enumerate(found):
            for table in self._at(token.low):
                tables.setdefault(table, []).append(n)
        return tables

    def _at(self, low: str) -> frozenset[str]:
        if low not in self._seen:
            if len(self._seen) >= _REMEMBERED:
                self._seen.clear()
            tables = self._whole.get(low, set()) | self._whole.get(low.removesuffix("'s"), set())
            self._seen[low] = frozenset(tables.union(*(self._open.get(low[:size], ()) for size in range(1, _HEAD + 1))))
        return self._seen[low]


def tokens(text: str) -> Words:
    """Words of a text, a final full stop kept off unless it belongs to an abbreviation such as 'U.S.'.

    Several tables search one sentence after the other: the last ones are kept cut."""
    return _kept(text) if len(text) <= _SENTENCE else _cut(text)


@lru_cache(maxsize=_TEXTS)
def _kept(text: str) -> Words:
    return _cut(text)


def _cut(text: str) -> Words:
    found = []
    for match in _WORD.finditer(text):
        length, form, low, head = _word(match.group())
        start = match.start()
        found.append(Token(start, start + length, form, low, head))
    return Words(found)


@lru_cache(maxsize=_REMEMBERED)
def _word(form: str) -> tuple[int, str, str, str]:
    """What a word as written takes of the text, and its forms as a token has them."""
    if form.endswith(".") and "." not in form[:-1]:
        form = form[:-1]
    length, form = len(form), plain(form)
    low = form.lower()
    return length, form, low, low[:2]


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

    def fits(self, found: Sequence[Token], at: int) -> bool:
        if at + len(self.words) > len(found):
            return False
        for n, (letters, is_open) in enumerate(self.words, at):
            form = found[n].form if self.cased else found[n].low
            if not (form.startswith(letters) if is_open else form == letters or form.removesuffix("'s") == letters):
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
        self._terms = terms
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
        self._known: dict[str, tuple[_Term[T], ...]] = {}  # by word: the terms that may begin with it

    def _beginning(self, low: str) -> tuple[_Term[T], ...]:
        """The terms that may begin with a word, in rank."""
        lists = [self._whole.get(low, ())]
        if low.endswith("'s"):
            lists.append(self._whole.get(low.removesuffix("'s"), ()))
        lists += [self._open.get(low[:size], ()) for size in self._sizes if size <= len(low)]
        ranked = sorted((item for found in lists for item in found), key=lambda item: item[0])
        return tuple(term for _, term in ranked)

    @cached_property
    def _needles(self) -> tuple[str, ...]:
        """Of each term the most letters in a row that every text with it has, in small letters."""
        runs = (_LETTERS.findall(" ".join(word for word, _ in term.words).lower()) for term in self._terms)
        longest = {max(found, key=len, default="") for found in runs}
        return tuple(sorted(one for one in longest if not any(other in one for other in longest - {one})))

    def absent(self, low: str) -> bool:
        """Whether a text in small letters surely has none of the terms. Only of plain English letters can it be said
        without looking at each word."""
        return low.isascii() and not any(needle in low for needle in self._needles)

    def find(
        self, text: str, found: Sequence[Token] | None = None, beginning: Iterable[int] | None = None
    ) -> list[Hit[T]]:
        """Every term in `text`, left to right. Pass `tokens(text)` to share the work between tables; `beginning`: the
        numbers of all words that may begin a term, in order, where `Openings` has told them."""
        found, known = tokens(text) if found is None else found, self._known
        if beginning is None:
            words = found if isinstance(found, Words) else Words(found)
            beginning = words.beginning(self._starts, self._single)
        hits, free = [], 0
        for at in beginning:
            if at < free:
                continue
            low = found[at].low
            terms = known.get(low)
            if terms is None:
                if len(known) >= _KEPT:
                    known.clear()
                terms = known[low] = self._beginning(low)
            term = next((term for term in terms if term.fits(found, at)), None) if terms else None
            if term is not None:
                free = at + len(term.words)
                start, end = found[at].start, found[free - 1].end
                hits.append(Hit(start, end, text[start:end], term.value))
        return hits

    def first(self, text: str) -> T | None:
        """The meaning of the first term in `text`, or None."""
        hits = self.find(text)
        return hits[0].value if hits else None
