"""Near-duplicates: the same page again, and one text that several outlets carry."""

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, date, datetime

from daybrief.model.base import digest
from daybrief.model.text import Document, Kin

_WORD = re.compile(r"[^\W_]+")
_SENTENCE = re.compile(r"(?<=[.!?…])[\"'”’»)]*\s+(?=[\"'“‘«(]?[A-ZА-ЯІЇЄҐ0-9])|\n+")
_LEAST_WORDS = 6
"""Shorter sentences say too little to betray a copy."""
_LEAST_SHARED = 3
_COPY = 0.6
"""A text is a copy when this share of its own sentences, by words, stands in the other."""


def kin(docs: Sequence[Document]) -> tuple[Kin, ...]:
    """Which documents repeat another. The one that stays is the earliest by day, then one that credits nobody else,
    then the earliest by the hour, the fullest, the first by id; so the answer is the same in whatever order they come.
    Nobody is a copy of a copy."""
    ranked = sorted(docs, key=_rank)
    seen: list[_Print] = []
    by_sentence: dict[str, list[int]] = defaultdict(list)
    by_text: dict[str, _Print] = {}
    known: set[str] = set()
    found: dict[str, Kin] = {}
    for doc in ranked:
        if doc.id in known:
            continue  # the very same record
        known.add(doc.id)
        mark = _Print(doc)
        same = by_text.get(mark.whole)
        twin = (same.id, f"the same text as {same.name}") if same else _twin(mark, seen, by_sentence)
        if twin is not None:
            found[doc.id] = Kin(doc=doc.id, duplicate_of=twin[0], why=twin[1])
            continue
        by_text[mark.whole] = mark
        for key in mark.sentences:
            by_sentence[key].append(len(seen))
        seen.append(mark)
    return tuple(sorted(found.values(), key=lambda k: k.doc))


def _rank(doc: Document) -> tuple[date, bool, datetime, int, str]:
    dating = doc.published
    at = dating.at if dating and dating.at else datetime.max.replace(tzinfo=UTC)
    return (dating.day if dating else date.max, doc.origin is not None, at, -len(doc.text), doc.id)


class _Print:
    """A document as the set of its sentences, each known by its words and weighed by their number."""

    def __init__(self, doc: Document) -> None:
        self.id = doc.id
        self.name = f"{doc.source}: {doc.title}" if doc.title else doc.source
        self.whole = digest("text", _WORD.findall(doc.text.lower()))
        self.sentences: dict[str, int] = {}
        for sentence in _SENTENCE.split(doc.text):
            words = _WORD.findall(sentence.lower())
            if len(words) >= _LEAST_WORDS:
                self.sentences[digest("sentence", words)] = len(words)
        self.size = sum(self.sentences.values())


def _twin(mark: _Print, seen: list[_Print], by_sentence: dict[str, list[int]]) -> tuple[str, str] | None:
    """The earlier document that holds most of this one's sentences, and why it counts as the same."""
    shared: dict[int, int] = defaultdict(int)
    number: dict[int, int] = defaultdict(int)
    for key, weight in mark.sentences.items():
        for i in by_sentence.get(key, ()):
            shared[i] += weight
            number[i] += 1
    if not shared:
        return None
    best = min(shared, key=lambda i: (-shared[i], i))
    share = shared[best] / mark.size
    enough = number[best] >= min(_LEAST_SHARED, len(mark.sentences))
    if share >= _COPY and enough and len(mark.sentences) > 1:
        return seen[best].id, f"{round(100 * share)} % of its sentences stand in {seen[best].name}"
    return None
