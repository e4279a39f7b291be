"""A clause as it is compared: its acts by their sort, its places by what they are, the rest by its words.

"The city will fall within days" is of the place that its passage names, or that the document spoke of just before.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from daybrief.reconcile.names import ACT, PLACE, Phrase, phrase
from daybrief.reconcile.passages import Passages
from daybrief.reconcile.places import spot
from daybrief.reconcile.told import Told
from daybrief.reconcile.voices import Voices
from daybrief.theatre.pack import Theatre
from daybrief.theatre.terms import Hit

_LATELY = 400  # letters back in a document to the place that "the city" means
_ACTS = "same-act"
_TOWN = 1  # size of a spot that is a settlement

Cut = tuple[int, int, str]  # letters of a clause, and the stem that stands for them


class Clauses:
    """Clauses read by one theatre's pack."""

    def __init__(self, theatre: Theatre, voices: Voices, passages: Passages, stop: frozenset[str]) -> None:
        self._theatre = theatre
        self._voices = voices
        self._passages = passages
        self._stop = stop
        self._before: Mapping[str, str] = {}

    def hear(self, told: Iterable[Told]) -> None:
        """Notes which town each document spoke of before each of its claims."""
        by_document: dict[str, list[Told]] = defaultdict(list)
        for one in told:
            by_document[one.document].append(one)
        self._before = {ref: town for claims in by_document.values() for ref, town in _towns_before(claims)}

    def of(self, text: str, one: Told) -> Phrase | None:
        """A clause with what it says will not be marked as such: an assault, not a siege, is not a siege."""
        text = self._voices.without_parties(text)  # who fights whom is in every clause of a war
        hits = self._theatre.terms("contrast", self._voices.language(text)).find(text)
        if not hits or not hits[0].start:
            return self._read(text, one) or None
        is_, is_not = self._read(text[: hits[0].start], one), self._read(text[hits[0].end :], one)
        stems = is_.stems | {f"-{stem}" for stem in is_not.stems}
        return Phrase(stems, is_.numbers | is_not.numbers) or None

    def _read(self, text: str, one: Told) -> Phrase:
        lang = self._voices.language(text)
        acts = [(h.start, h.end, ACT + h.value.removeprefix(f"{_ACTS}.")) for h in self._terms(_ACTS, lang, text)]
        cuts: list[Cut] = [*acts, *self._places(text, lang, one)]
        rest, end = [], 0
        for start, stop, _ in sorted(cuts):
            if start >= end:
                rest.append(text[end:start])
                end = stop
        found = phrase(" ".join([*rest, text[end:]]), self._stop)
        return Phrase(found.stems | {stem for *_, stem in cuts if stem}, found.numbers)

    def _places(self, text: str, lang: str, one: Told) -> list[Cut]:
        """Places that a clause names, or means by "the city"."""
        named = [h for h in self._theatre.gazetteer.scan(text, lang) if h.ids and not h.ids[0].startswith("iso:")]
        generic = self._terms("the-place", lang, text)
        if named:
            return [(h.start, h.end, "" if h.is_parent else PLACE + h.ids[0]) for h in named] + [
                (h.start, h.end, "") for h in generic
            ]
        town = self._town(one) if generic else ""
        return [(h.start, h.end, PLACE + town) for h in generic] if town else []

    def _town(self, one: Told) -> str:
        """The one town that a claim or its passage names, else the one spoken of just before."""
        own = {at.id for place in one.claim.where if (at := spot(place)).size <= _TOWN}
        if len(own) == 1:
            return own.pop()
        return min(self._passages.names(one.claim.spans[0].quote)[0], default="") or self._before.get(one.ref, "")

    def _terms(self, slot: str, lang: str, text: str) -> list[Hit[str]]:
        return self._theatre.terms(slot, lang).find(text)


def _towns_before(claims: Iterable[Told]) -> Iterator[tuple[str, str]]:
    """By claim: the town of the claim before it in the document, where that is near and names no second."""
    last, end = "", -_LATELY
    for one in sorted(claims, key=lambda one: (one.claim.spans[0].start, one.ref)):
        if last and one.claim.spans[0].start - end <= _LATELY:
            yield one.ref, last
        towns = {at.id for place in one.claim.where if (at := spot(place)).size <= _TOWN and at.id}
        if towns:
            last, end = (towns.pop() if len(towns) == 1 else ""), one.claim.spans[0].end
