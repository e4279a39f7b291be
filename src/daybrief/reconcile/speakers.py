"""Whose word a claim is, seen from what it tells: "the administration" in a story about one oblast is that oblast's.

A pronoun, an acting force ("Russian forces attacked") and a piece of footage are nobody's word: the publisher's stands.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from daybrief.claims import Claim
from daybrief.model.place import Located
from daybrief.reconcile.voices import Voices, Who
from daybrief.theatre.pack import Theatre

_REGION = "region"  # grain of the unit a regional office speaks for


@dataclass(frozen=True, slots=True)
class Spoken:
    """Whose word a claim is. `own`: the publisher's, naming nobody; `unnamed`: a pronoun stands where the voice is."""

    who: Who
    own: bool
    unnamed: bool = False


class Speakers:
    """Voices of claims, each by the words that name it and by the region its claim tells of."""

    def __init__(self, theatre: Theatre, voices: Voices, claims: Iterable[tuple[str, Claim]]) -> None:
        """`claims` are all claims with the id of their document."""
        self._theatre = theatre
        self._voices = voices
        self._regions: dict[str, set[str]] = defaultdict(set)
        self._offices: dict[tuple[str, str], Who | None] = {}  # of a region, by sort: asked once for each
        for document, claim in claims:
            self._regions[document] |= self._told_of(claim)

    def of(self, claim: Claim, document: str, publisher: Who) -> Spoken:
        """The voice the text names, else the publisher of the text."""
        attribution = claim.attribution
        name = attribution.origin.name.split(";")[0].strip()
        if attribution.own_voice or not name:
            return Spoken(publisher, True)
        if self._voices.pronoun(name):
            return Spoken(publisher, True, unnamed=True)
        if self._voices.thing(name) or self._acts(claim, name):
            return Spoken(publisher, True)
        who = self._voices.of(name)
        return Spoken(self._placed(who, name, claim, document), False)

    def _acts(self, claim: Claim, name: str) -> bool:
        """Whether the words name the force whose act this is, and no office of it."""
        actor = getattr(claim.detail, claim.detail.meets.acts, None) if claim.detail.meets.acts else None
        return actor is not None and self._voices.force(name) == actor

    def _placed(self, who: Who, name: str, claim: Claim, document: str) -> Who:
        """A voice with the region it belongs to: an office named without one, or the office a governor heads."""
        sort = self._voices.regional(name)
        if sort is None and who.key.startswith("person:"):
            head = self._voices.governs(name)
            if head is None:
                return who
            office = self._office(head or self._region(claim, document), "body.administration")
            fits = office is not None and who.party in (None, office.party) and not who.speaks_for
            return replace(who, speaks_for=office.key) if office is not None and fits else who
        if sort is None:
            return who
        region = self._region(claim, document)
        return self._office(region, sort) or replace(who, key=f"{who.key} @{document}")

    def _office(self, region: str, sort: str) -> Who | None:
        """The office of a sort that speaks for a region."""
        if not region:
            return None
        if (region, sort) not in self._offices:
            self._offices[region, sort] = self._found(region, sort)
        return self._offices[region, sort]

    def _found(self, region: str, sort: str) -> Who:
        word = self._theatre.words(sort, self._theatre.languages[0])[0]
        who = self._voices.of(f"{self._theatre.gazetteer.get(region).name} {word}")
        for source, _ in self._theatre.sources:
            if source.region == region and self._voices.outlet(source.name).key == who.key:
                return self._voices.outlet(source.name)
        return who

    def _region(self, claim: Claim, document: str) -> str:
        """The one region a claim tells of, by its places, its passage or else all claims of its document; "" for none
        or several."""
        for found in (self._told_of(claim), self._named(claim), self._regions[document]):
            if found:
                return min(found) if len(found) == 1 else ""
        return ""

    def _told_of(self, claim: Claim) -> set[str]:
        ids = {
            id
            for place in claim.where
            if isinstance(place, Located)
            for id in (place.chosen.gazetteer_id, *place.chosen.parents)
        }
        return {id for id in ids if self._is_region(id)}

    def _named(self, claim: Claim) -> set[str]:
        quote = claim.spans[0].quote
        hits = self._theatre.gazetteer.scan(quote, self._voices.language(quote))
        return {id for hit in hits for id in hit.ids if self._is_region(id)}

    def _is_region(self, id: str) -> bool:
        try:
            return self._theatre.gazetteer.get(id).grain == _REGION
        except KeyError:  # a place that is known by its coordinates alone
            return False
