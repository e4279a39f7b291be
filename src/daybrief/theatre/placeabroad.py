"""Places told to lie in a state: "the Polish village of X", "X in Moldova", "X in Tulcea County"; no namesake of them
in another state is meant."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from daybrief.theatre.atlas import Atlas
from daybrief.theatre.placenames import is_cyrillic, latin_fold, romanise
from daybrief.theatre.placetext import PlaceHit, PlaceWords

States = Callable[[str], Iterable[tuple[int, int, str]]]
"""Where a text names a state, by name or adjective, with its code."""

TOWN = 2  # the most that a town weighs: a city that is known by its name is meant whatever a text says of its state
ABROAD = "abroad"  # in some state whose villages the pack does not know
_BEFORE = 60  # characters before a name in which its state and its kind stand
_OPENING = 4  # letters that two spellings of a name share
_ENDS = re.compile(r"\s*(?:[.,;:)\n]|$)")


class InStates:
    """Ties places to the states they are told to lie in, in texts of one language."""

    def __init__(self, known: Atlas, words: PlaceWords, lang: str, states: States) -> None:
        self._known = known
        self._words = words
        self._lang = lang
        self._states = states

    def tie(self, hits: list[PlaceHit], text: str) -> list[PlaceHit]:
        """The hits, each with the places it may mean in the state that it is told to lie in; none where the pack has no
        such place there and only villages and towns of the name elsewhere."""
        after = dict(zip(range(len(hits)), hits[1:], strict=False))
        return [self._tied(hit, after.get(n), text) for n, hit in enumerate(hits)]

    def _tied(self, hit: PlaceHit, following: PlaceHit | None, text: str) -> PlaceHit:
        places = [self._known.get(id) for id in hit.ids]
        if not places or hit.grain is not None or any(place.grain != "settlement" for place in places):
            return hit
        state = self._state(hit, following, text)
        if not state:
            return hit
        there = [p for p in places if (p.country not in self._known.near if state == ABROAD else p.country == state)]
        known = any(place.weight > TOWN and place.country == self._known.home for place in places)
        if len(there) == len(places) or (known and not there):
            return hit
        latin = romanise(hit.text, self._lang) if is_cyrillic(hit.text) else hit.text
        opening = latin_fold(latin)[:_OPENING]
        name = next((place.name for place in there if latin_fold(place.name).startswith(opening)), latin)
        return replace(hit, ids=tuple(place.id for place in there), name=name)

    def _state(self, hit: PlaceHit, following: PlaceHit | None, text: str) -> str:
        """The code of the state that the words around a name tell of; "" where they tell of none."""
        before = text[max(0, hit.start - _BEFORE) : hit.start]
        told = self._by_adjective(before) or self._named_after(hit, following, text)
        unit = ABROAD if self._words.unit_abroad(text[hit.end : hit.end + _BEFORE]) else ""
        return told or unit

    def _by_adjective(self, before: str) -> str:
        """The state whose adjective describes the village or town named next: "the Polish border village of"."""
        at = self._words.kind_at(before)
        if at < 0 or self._words.held(before):
            return ""
        for start, end, code in self._states(before):
            between = before[end : max(end, at)]
            if end <= at and self._of_state(before[start:end]) and all(map(self._epithet, between.split())):
                fits = not between or between[0] == " "
                return code if fits and self._known.find(f"iso:{code}") is not None else ""
        return ""

    def _of_state(self, words: str) -> bool:
        """Whether words that mean a state are its adjective rather than its name."""
        if is_cyrillic(words):
            return self._known.adjectives.of_place_in_any_case(words.lower())
        return all(entry.grain != "country" for entry in self._known.lookup(words))

    def _epithet(self, word: str) -> bool:
        return self._known.adjectives.may_be_one(word) if is_cyrillic(word) else word in self._words.qualifiers

    def _named_after(self, hit: PlaceHit, following: PlaceHit | None, text: str) -> str:
        """The state that stands after a place: X in Poland; X, a village in eastern Poland; X, Poland."""
        entry = self._known.get(following.ids[0]) if following is not None and following.ids else None
        if following is None or entry is None or entry.grain != "country":
            return ""
        between = text[hit.end : following.start]
        ends = bool(_ENDS.match(text, following.end))
        if between == ", ":
            return entry.country if ends else ""
        if not self._words.lies_in(between):
            return ""
        return entry.country if ends or text[following.end : following.end + 1] == " " else ""
