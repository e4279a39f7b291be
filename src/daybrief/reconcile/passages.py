"""What the words of a passage say beside its claims: what was struck, near which town, that a count has risen."""

import re
from functools import lru_cache

from daybrief.reconcile.names import stem
from daybrief.reconcile.voices import Voices
from daybrief.theatre.pack import Theatre

_ANOTHER = "anew.one"  # of the words of a further event, those that are so only before the sort of thing struck
_BESIDE = 30  # letters from "one more" to the thing that it counts
_CALLED = re.compile(r"\w[\s,]+(?:[«“„\"'])?([A-ZА-ЯІЇЄҐ][\w’'-]{3,})[»”\"']?(?:\s+[a-zа-яіїєґ]+)?\s+$")
_KNOWN_BY = 5  # letters of a name that its spellings and case forms share
_NEAR = "near"  # a distance and a bearing from a town tell of another place than the land around it


@lru_cache(maxsize=8)
def passages_of(theatre: Theatre, voices: Voices) -> "Passages":
    """The passages that go with such voices."""
    return Passages(theatre, voices)


class Passages:
    """Passages read by one theatre's pack, each once."""

    def __init__(self, theatre: Theatre, voices: Voices) -> None:
        self._theatre = theatre
        self._voices = voices
        self.sites = lru_cache(maxsize=20_000)(self._sites)
        self.arms = lru_cache(maxsize=20_000)(self._arms)
        self.names = lru_cache(maxsize=20_000)(self._names)
        self.raises = lru_cache(maxsize=20_000)(self._raises)
        self.anew = lru_cache(maxsize=20_000)(self._anew)
        self.lingers = lru_cache(maxsize=20_000)(self._lingers)
        self.called = lru_cache(maxsize=20_000)(self._called)
        self.refers = lru_cache(maxsize=20_000)(self._refers)

    def _sites(self, quote: str) -> frozenset[str]:
        """Sorts of things that a passage names as struck, harmed or damaged."""
        tongues = self._voices.languages(quote)
        return frozenset(hit.value for lang in tongues for hit in self._theatre.terms("site", lang).find(quote))

    def _arms(self, quote: str) -> frozenset[str]:
        """Classes of weapons that a passage names."""
        tongues = self._voices.languages(quote)
        return frozenset(hit.value.cls for lang in tongues for hit in self._theatre.weapons[lang].find(quote))

    def _called(self, quote: str) -> frozenset[str]:
        """The built things that a passage calls by a name of their own, each with its sort: "the Antonivka Bridge".
        What is named by its town alone is known by that."""
        built = set(self._theatre.about.get("sites", {}).get("built", ()))
        named = [
            (hit.value, name)
            for lang in self._voices.languages(quote)
            for hit in self._theatre.terms("site", lang).find(quote)
            if hit.value in built and (name := _CALLED.search(quote[: hit.start])) is not None
        ]
        if not named:
            return frozenset()
        places = self._theatre.gazetteer.scan(quote, self._voices.language(quote))
        towns = [hit for hit in places if not any(id.startswith("site:") for id in hit.ids)]
        return frozenset(
            f"{sort} {stem(name[1])[:_KNOWN_BY]}"
            for sort, name in named
            if not any(town.start < name.end(1) and name.start(1) < town.end for town in towns)
            and not self._voices.parties(name[1])
        )

    def wider(self, thing: str) -> frozenset[str]:
        """Sorts of things that a word may name which is too wide to tell them apart: "the facility". None
        where it tells them apart."""
        if self.sites(thing):
            return frozenset()
        within: dict[str, list[str]] = self._theatre.about.get("sites", {}).get("within", {})
        return frozenset(
            sort
            for lang in self._voices.languages(thing)
            for hit in self._theatre.terms("wide", lang).find(thing)
            for sort in within.get(hit.value, ())
        )

    def _raises(self, quote: str) -> bool:
        """Whether a passage says that a count has risen to what it is now."""
        return any(self._theatre.terms("raised", lang).find(quote) for lang in self._voices.languages(quote))

    def _anew(self, quote: str) -> str:
        """How a passage says that it tells a further event: "anew" of the act ("again"), "another" of the thing
        it befell ("one more depot"); else ""."""
        found = ""
        for lang in self._voices.languages(quote):
            things = self._theatre.terms("site", lang).find(quote)
            for hit in self._theatre.terms("anew", lang).find(quote):
                if hit.value != _ANOTHER:
                    found = found or "anew"
                elif any(0 <= thing.start - hit.end <= _BESIDE for thing in things):
                    return "another"
        return found

    def _lingers(self, quote: str) -> bool:
        """Whether a passage tells what came of an event of a day before: a fire still being put out."""
        return any(self._theatre.terms("still", lang).find(quote) for lang in self._voices.languages(quote))

    def _refers(self, quote: str) -> bool:
        """Whether a passage speaks of an event that was told of before it: "the strike"."""
        return any(self._theatre.terms("that-event", lang).find(quote) for lang in self._voices.languages(quote))

    def _names(self, quote: str) -> tuple[frozenset[str], frozenset[str]]:
        """Ids of the place that a passage names, and of the one near which it says that something lies; none where it
        could be about more than one place."""
        hits = self._theatre.gazetteer.scan(quote, self._voices.language(quote))
        ids = {hit.ids[0] for hit in hits if hit.ids and not hit.is_parent}
        around = {unit for id in ids for unit in self._theatre.gazetteer.parents(id)}
        inner = frozenset(id for id in ids - around if not id.startswith("iso:"))
        near = frozenset(id for hit in hits if hit.relation == _NEAR for id in hit.ids)
        return (inner, near) if len(inner) == 1 else (frozenset(), frozenset())
