"""Comparing words: content stems of a phrase, quoted words, and the people and parties of a list."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from daybrief.theatre.placenames import is_cyrillic, latin_fold
from daybrief.theatre.terms import tokens

ACT, PLACE = "=", "@"  # what the stems of acts and places in a clause begin with
_STEM = 6  # letters kept of a word: enough to tell words apart, few enough to drop most endings
_NUMBER = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase as it is compared: its content stems, and the numbers in it."""

    stems: frozenset[str]
    numbers: frozenset[str]

    def __bool__(self) -> bool:
        return bool(self.stems or self.numbers)


@dataclass(frozen=True, slots=True)
class People:
    """A list of names as it is compared: persons by key, and the parties named or spoken for; `bare`: those of whom
    no person is named."""

    persons: frozenset[str]
    parties: frozenset[str]
    bare: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.persons or self.parties)

    def shared(self, other: "People") -> int:
        """How many of one list take part in the other, a person and the state they speak for being one."""
        return len(self.persons & other.persons) + len((self.bare & other.parties) | (other.bare & self.parties))


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A word without most of its ending: plural s, then all beyond the sixth letter."""
    folded = word.lower() if is_cyrillic(word) else latin_fold(word).replace(" ", "")
    if not is_cyrillic(folded) and folded.endswith("s") and len(folded) > 3:
        folded = folded.removesuffix("s").removesuffix("'")
    return folded[:_STEM]


def phrase(text: str, stop: frozenset[str]) -> Phrase:
    """Content stems of a text, the words in `stop` left out; numbers without their separators."""
    words = [token.low.removesuffix("'s") for token in tokens(text)]
    parts = [part for word in words for part in word.split("-")]
    stems = frozenset(stem(part) for part in parts if part and part not in stop and not part[0].isdigit())
    return Phrase(stems, frozenset(re.sub(r"[.,\s]", "", n) for n in _NUMBER.findall(text)))


def share(a: frozenset[str], b: frozenset[str]) -> float:
    """How much of the smaller set lies in the other, 0 to 1."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def same_thing(a: Phrase, b: Phrase) -> bool:
    """Whether two noun phrases name one thing: one says no more than the other, or they are mostly alike. A Su-27 is no
    Su-24."""
    if not a.stems or not b.stems:
        return a.numbers == b.numbers
    if a.numbers and b.numbers and not a.numbers & b.numbers:
        return False
    return a.stems <= b.stems or b.stems <= a.stems or len(a.stems & b.stems) / len(a.stems | b.stems) >= 0.6


def same_matter(a: Phrase, b: Phrase) -> bool:
    """Whether two free texts (a subject, an amount) speak of one matter: no number of one contradicts the other's."""
    if a.numbers and b.numbers:
        return bool(a.numbers & b.numbers)
    return share(a.stems, b.stems) >= 0.5


def same_clause(a: Phrase, b: Phrase) -> bool:
    """Whether two clauses say one thing: six tenths of the shorter's words, at least three, stand in the other and
    are a good part of it; of clauses of two or three words both that matter. Of one act in one place less need be."""
    shared = len(a.stems & b.stems)
    if _core(a) == _core(b) and {stem[0] for stem in _core(a)} == {ACT, PLACE}:
        return share(a.stems, b.stems) >= CLAUSE_SHARE and shared >= CORE_SHARE * max(len(a.stems), len(b.stems))
    if 2 <= shared < 3:
        return shared >= CLAUSE_SHARE * max(len(a.stems), len(b.stems))
    if shared >= 4 and share(a.stems, b.stems) >= CLAUSE_HELD:
        return True
    return shared >= 3 and share(a.stems, b.stems) >= CLAUSE_SHARE and shared >= 0.3 * max(len(a.stems), len(b.stems))


def _core(clause: Phrase) -> frozenset[str]:
    """The acts and places of a clause."""
    return frozenset(stem for stem in clause.stems if stem[:1] in (ACT, PLACE))


def same_people(a: People, b: People) -> bool:
    """Whether two lists can be of one gathering: where both name persons, two thirds of the shorter list are shared."""
    if a.persons and b.persons:
        return share(a.persons, b.persons) >= 0.66
    return share(a.parties, b.parties) >= 0.66


def quoted(text: str) -> tuple[str, ...]:
    """Words of a quotation, folded, bracketed insertions left out."""
    return tuple(latin_fold(token.form) for token in tokens(re.sub(r"\[[^\]]*\]", " ", text)))


QUOTE_SHARE = 0.6  # of the shorter quotation's words, those that stand in the other
CLAUSE_SHARE = 0.6  # of the shorter clause's
CORE_SHARE = 0.4  # of the longer clause's, where both tell one act in one place
CLAUSE_HELD = 0.9  # of the shorter clause's, where the longer goes on to say much more
TRANSLATED_SHARE = 0.85  # of its longer words, where it is translated anew
RENDERED_SHARE = 0.7  # of those, where they are many
_WEIGHTY = 5  # stems in common by which two translations of one sentence are known
_MANY = 10  # stems in common that no two sentences of one speaker have
VERBATIM = 8  # words in a row that two papers do not hear alike from two people


@lru_cache(maxsize=20_000)
def word_runs(words: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    """Every stretch of a quotation that is long enough to know it by."""
    return frozenset(words[at : at + VERBATIM] for at in range(len(words) - VERBATIM + 1))


def long_clause(value: object) -> bool:
    """Whether a value is a clause long enough that two people would not word it alike."""
    return isinstance(value, Phrase) and len(value.stems) >= VERBATIM


def same_words(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether one quotation is the other, or a stretch of it: translation and cutting allowed, paraphrase not."""
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if not short:
        return False
    if len(short) >= 4 and _holds(long, short):
        return True
    if _translated(heavy(short), heavy(long)):
        return True
    words = _distinct(short)
    if len(words & _distinct(long)) < QUOTE_SHARE * len(words):
        return False
    matcher = SequenceMatcher(None, short, long, autojunk=False)
    inside = sum(block.size for block in matcher.get_matching_blocks() if block.size >= 2)
    return matcher.ratio() >= 0.8 or (len(short) >= 8 and inside >= 0.85 * len(short))


def near_words(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two quotations have as many words in common as one needs to be the other."""
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    words, said = _distinct(short), heavy(short)
    if len(words & _distinct(long)) >= QUOTE_SHARE * len(words):
        return True
    return len(said & heavy(long)) >= RENDERED_SHARE * len(said)


def _translated(said: frozenset[str], more: frozenset[str]) -> bool:
    """Whether the matter of one quotation stands in the other and is a good part of it: two translations keep the
    matter of a sentence, not its order."""
    shared = len(said & more)
    least = RENDERED_SHARE if shared >= _MANY else TRANSLATED_SHARE
    return shared >= _WEIGHTY and shared >= least * len(said) and shared >= 0.25 * len(more)


@lru_cache(maxsize=20_000)
def heavy(words: tuple[str, ...]) -> frozenset[str]:
    """Stems of the longer words, in which the matter of a sentence lies."""
    return frozenset(stem(word) for word in words if len(word) > 3)


@lru_cache(maxsize=20_000)
def _distinct(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(words)


def _holds(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    return any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1))
