"""Of what one voice said, the pairs that can be one: those that have a word in common which few of its words are.

Two quotations or clauses are one only if most of the shorter's words stand in the other (names). So of any few of its
words that are more than it can lack, one stands in the other: every telling looks for others by so many of its rarest.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from math import ceil

from daybrief.reconcile.cases import Case
from daybrief.reconcile.names import CLAUSE_SHARE, QUOTE_SHARE, TRANSLATED_SHARE, Phrase, heavy, stem

_ROUNDED = 1e-9  # what a product of fractions may be off by
_FEW = 4  # tellings that are compared each with each


def worded_pairs(cases: Sequence[Case]) -> Iterator[tuple[Case, Case]]:
    """Pairs of one voice's tellings whose words allow that they are one, each once and in the order of the tellings."""
    if len(cases) <= _FEW:
        yield from combinations(cases, 2)
        return
    words = [_words(case) for case in cases]
    often = Counter(word for all_, _ in words for word in all_)
    holding: dict[str, list[int]] = defaultdict(list)
    for at, (all_, _) in enumerate(words):
        for word in all_:
            holding[word].append(at)
    wordless = [at for at, (all_, _) in enumerate(words) if not all_]
    found = {(min(at, other), max(at, other)) for at in wordless for other in range(len(cases)) if at != other}
    for at, (_, asked) in enumerate(words):
        for some, lacking in asked:
            for word in sorted(some, key=lambda w: (often[w], w))[: lacking + 1]:
                found.update((min(at, other), max(at, other)) for other in holding[word] if other != at)
    for one, other in sorted(found):
        yield cases[one], cases[other]


Asked = tuple[tuple[frozenset[str], int], ...]


def _words(case: Case) -> tuple[frozenset[str], Asked]:
    """The stems of a telling's words, and sets of them with how many another telling of it may lack."""
    for value in case.slots.values():
        if isinstance(value, Phrase) and value.stems:
            return value.stems, ((value.stems, _lacking(CLAUSE_SHARE, len(value.stems))),)
        if isinstance(value, tuple) and value:
            stems, long = frozenset(stem(word) for word in value), heavy(value)
            few = _lacking(QUOTE_SHARE, len(set(value))), _lacking(TRANSLATED_SHARE, len(long))
            return stems, ((stems, few[0]), (long, few[1]))
    return frozenset(), ()


def _lacking(share: float, words: int) -> int:
    """Of so many words the most that may be lacking where `share` of them must be there."""
    return words - ceil(share * words - _ROUNDED)
