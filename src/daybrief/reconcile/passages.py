"""What the words of a passage say beside its claims: what was struck, near which town, that a count has risen."""

from collections.abc import Sequence
from functools import lru_cache

from daybrief.reconcile.voices import Voices
from daybrief.theatre.pack import Theatre


class Passages:
    """Passages read by one theatre's pack, each once."""

    def __init__(self, theatre: Theatre, voices: Voices) -> None:
        self._theatre = theatre
        self._voices = voices
        self.sites = lru_cache(maxsize=20_000)(self._sites)
        self.names = lru_cache(maxsize=20_000)(self._names)
        self.raises = lru_cache(maxsize=20_000)(self._raises)

    def _sites(self, quote: str) -> frozenset[str]:
        """Sorts of things that a passage names as struck, harmed or damaged."""
        tongues = self._voices.languages(quote)
        return frozenset(hit.value for lang in tongues for hit in self._theatre.terms("site", lang).find(quote))

    def _raises(self, quote: str) -> bool:
        """Whether a passage says that a count has risen to what it is now."""
        return any(self._theatre.terms("raised", lang).find(quote) for lang in self._voices.languages(quote))

    def _names(self, quote: str, units: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
        """Ids of the place that a passage names and of its districts, none where it could be about more than one place;
        and of those near which it says that something lies. `units`: where the place lies, if that is known."""
        gazetteer = self._theatre.gazetteer
        hits = gazetteer.scan(quote, self._voices.language(quote))
        of = {hit: self._read(hit.ids, units) for hit in hits if hit.ids and not hit.is_parent}
        around = {unit for id in of.values() for unit in gazetteer.parents(id)}
        inner = {id for id in {*of.values()} - around if not id.startswith("iso:")}
        districts = {unit for id in inner for unit in gazetteer.parents(id) if gazetteer.get(unit).grain == "district"}
        near = frozenset(id for hit in hits if hit.relation for id in hit.ids)
        return frozenset(inner | districts) if len(inner) == 1 else frozenset(), near

    def _read(self, ids: Sequence[str], units: frozenset[str]) -> str:
        """Which of the places of a name is meant: the first that lies in the units, else the first."""
        return next((id for id in ids if units.intersection(self._theatre.gazetteer.parents(id))), ids[0])
