"""Who a name stands for, so that five ways of naming one ministry are one origin."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from daybrief.reconcile.names import People
from daybrief.theatre.pack import Person, Source, Theatre
from daybrief.theatre.placenames import any_cyrillic, is_cyrillic, latin_fold, latin_key, latin_keys, romanise
from daybrief.theatre.terms import Hit, Token, tokens

_SEAT = "body.administration"  # the office a governor heads
_WIDE = frozenset({"body.forces", "body.command", "body.group", "body.sources", "body.officials", "body.ministry"})
"""Sorts of bodies that say nothing beside a narrower one: "the air force *command* of the armed *forces*"."""
_NO_STATE = frozenset(
    f"body.{sort}" for sort in ("media", "channels", "milbloggers", "sources", "group", "isw", "occupation")
)
"""Sorts of bodies that are no state's, or not that of the land they are named with."""
_PLACE_STEM = 5  # letters of a place's key inside an office's name: "Donetsk", "Donetska" and "Донецька" share them


@dataclass(frozen=True, slots=True)
class Who:
    """A voice: `key` is the same for every way of naming it, `name` is how a reader sees it.

    `speaks_for` is the key of the office whose spokesperson a person is said to be.
    """

    key: str
    name: str
    party: str | None
    speaks_for: str = ""


class Voices:
    """Resolves names of people, offices, outlets and states through one theatre's pack.

    `outlets` are the publishers of the documents at hand: a text that cites one of them by name means that outlet.
    """

    def __init__(self, theatre: Theatre, outlets: Iterable[str] = ()) -> None:
        self._theatre = theatre
        self._sources = _sources_by_name(theatre)
        self._outlets = {_bare(name) for name in outlets}
        proxies: dict[str, list[str]] = theatre.about.get("proxies", {})
        self._sides: dict[str, str] = {side: side for side in theatre.about.get("sides", ())}
        self._tongues = {
            script: tuple(lang for lang in theatre.languages if (lang in ("uk", "ru", "be", "bg")) == script)
            for script in (False, True)
        }
        self._sides |= {proxy: side for side, names in proxies.items() for proxy in names}
        self.of = lru_cache(maxsize=50_000)(self._of)
        self.alone = lru_cache(maxsize=10_000)(self._alone)
        self.serves = lru_cache(maxsize=10_000)(self._serves)
        self.outlet = lru_cache(maxsize=10_000)(self._outlet)
        self.thing = lru_cache(maxsize=10_000)(self._thing)
        self.force = lru_cache(maxsize=10_000)(self._force)
        self.regional = lru_cache(maxsize=10_000)(self._regional)
        self.governs = lru_cache(maxsize=10_000)(self._governs)

    def wire(self, name: str) -> bool:
        """Whether an outlet is an agency whose copy others carry."""
        source = self._sources.get(latin_fold(name)) or self._sources.get(_bare(name))
        return source is not None and source.wire

    def party(self, name: str) -> str:
        """The party code a name means, or the name's own key where the pack knows no such party."""
        if coded(name):
            return name
        words = tokens(name)
        for lang in self.languages(name):
            hits = self._theatre.parties[lang].find(name, words)
            if hits and _covered(hits, words) >= 0.5:
                return hits[0].value
        return latin_keys(name)

    def pronoun(self, name: str) -> bool:
        """Whether a name is a pronoun alone."""
        name = name.strip(" \"'“”«»‘’–—-")
        return any(name.casefold() in self._theatre.words("voice.pronoun", lang) for lang in self._theatre.languages)

    def _thing(self, name: str) -> bool:
        """Whether a name is a piece of evidence that no body is named with: "geolocated footage"."""
        words = tokens(name)
        acting = {hit.start for hit in self._terms("voice.acting", name, words)}
        bodies = [hit for hit in self._terms("body", name, words) if hit.start not in acting]
        return bool(self._terms("proof", name, words)) and not bodies

    def _force(self, name: str) -> str:
        """The party whose troops a name means and nothing more ("Russian forces"); "" for every other name."""
        words = tokens(name)
        hits = [hit for lang in self.languages(name) for hit in self._theatre.parties[lang].find(name, words)]
        acting = self._terms("voice.acting", name, words)
        stop = self._stop(self.languages(name))
        rest = [w for w in words if not any(h.start <= w.start < h.end for h in (*hits, *acting))]
        return hits[0].value if hits and acting and all(w.low in stop for w in rest) else ""

    def _regional(self, name: str) -> str | None:
        """The sort of an office that belongs to a region and is named without it ("the administration", "the regional
        prosecutor's office", "the governor"), as the lexicon slot of its words; None for every other name."""
        words = tokens(name)
        parts = ("body", "voice.regional", "voice.governor", "voice.place", "voice.role")
        bodies, regional, governor, *others = (self._terms(part, name, words) for part in parts)
        known = [hit for hits in (bodies, regional, governor, *others) for hit in hits]
        stop = self._stop(self.languages(name))
        if any(w.low not in stop and not any(h.start <= w.start < h.end for h in known) for w in words):
            return None
        sorts = {hit.value for hit in bodies} or ({_SEAT} if governor else set())
        if len(sorts) != 1 or not (regional or _SEAT in sorts) or sorts & {"body.officials", "body.group"}:
            return None
        return min(sorts)

    def _governs(self, name: str) -> str | None:
        """The region a named governor heads, as far as the name or the pack tells: the id of the region, "" where it is
        left open, None where the name is no governor's."""
        main = name.split(",")[0]
        known = [hit for lang in self.languages(main) for hit in self._theatre.people[lang].find(main)]
        office = known[-1].value.office if known else main
        words = tokens(office)
        heads = self._terms("voice.role", office, words) and self._terms(_SEAT, office, words)
        if not heads and not self._terms("voice.governor", office, words):
            return None
        gazetteer = self._theatre.gazetteer
        ids = {id for hit in gazetteer.scan(office, self.language(office)) for id in hit.ids}
        regions = sorted(id for id in ids if gazetteer.get(id).grain == "region")
        return regions[0] if len(regions) == 1 else ""

    def _alone(self, name: str) -> bool:
        """Whether a name is somebody's who serves no state, whatever country they are of: a hospital, a resident."""
        return bool(self._terms("voice.alone", name, tokens(name)))

    def _serves(self, name: str) -> bool:
        """Whether a name is that of an office or official of some state: a mayor, the police of a town."""
        words = tokens(name)
        sorts = {hit.value for hit in self._terms("body", name, words)} - _NO_STATE
        return bool(sorts or self._terms("voice.role", name, words) or self._terms("voice.governor", name, words))

    def side_of(self, party: str) -> str:
        """The belligerent that a party is, or fights for under a name of its own; "" for every other."""
        return self._sides.get(party, "")

    def holder(self, units: Sequence[str]) -> str:
        """The belligerent that has long held a place, else the one whose land it is; "" for every other place: by the
        ids of the place and of the units around it, its country last."""
        held: dict[str, list[str]] = self._theatre.about.get("held", {})
        long = (side for side, heads in held.items() if any(id.startswith(tuple(heads)) for id in units))
        return next(long, self.side_of(units[-1].removeprefix("iso:")))

    def language(self, text: str) -> str:
        """A language of the pack that a text may be written in, by its letters."""
        return _script(text) if any_cyrillic(text) else self._theatre.languages[0]

    def without_parties(self, text: str) -> str:
        """A text without the words that name states, their forces and their capitals."""
        kept, at = [], 0
        for lang in self.languages(text):
            for hit in self._theatre.parties[lang].find(text):
                if hit.start >= at:
                    kept.append(text[at : hit.start])
                    at = hit.end
        return "".join([*kept, text[at:]])

    def parties(self, text: str) -> frozenset[str]:
        """The parties that a text names."""
        return frozenset(hit.value for lang in self.languages(text) for hit in self._theatre.parties[lang].find(text))

    def people(self, names: Iterable[str]) -> People:
        """A list of names as persons (or offices) and parties; a person counts for the party they speak for. An outlet
        is none of them: it stands in the list because it wrote of the others."""
        persons, parties, bare, spoken = set(), set(), set(), set()
        for name in names:
            who, code = self.of(name), self.party(name)
            if who.key.startswith("source:") and not code.isupper():
                continue
            if not code.isupper():
                persons.add(who.key)
            if code.isupper() or who.party:
                parties.add(code if code.isupper() else str(who.party))
            if code.isupper():
                bare.add(code)
            elif who.party:
                spoken.add(who.party)
        return People(frozenset(persons), frozenset(parties), frozenset(bare - spoken))

    def _outlet(self, name: str) -> Who:
        """The publisher's own voice."""
        source = self._sources.get(latin_fold(name)) or self._sources.get(_bare(name))
        if source and source.kind not in ("office", "international"):
            return Who(f"source:{source.id}", source.name, source.party)
        office = self._office(source.name) if source else self._office(name, bodies_only=True)
        if office:
            return Who(office.key, source.name if source else name, office.party or (source.party if source else None))
        return Who(f"source:{_bare(name)}", name, None)

    def _of(self, name: str) -> Who:
        if latin_fold(name) in self._sources or _bare(name) in self._outlets:
            return self._outlet(name)
        staff = self._staff_of(name)
        if staff is not None:
            return self._outlet(staff)
        person = self._person(name)
        if person:
            return person
        office = self._office(name)
        return office or Who(f"name:{latin_keys(name)}", name, None)

    def _staff_of(self, name: str) -> str | None:
        """The known source whose experts, sources or officials a name means and nothing more: "ISW analysts"."""
        words = tokens(name)
        staff = self._terms("voice.staff", name, words)
        stop = self._stop(self.languages(name))
        rest = [w.form for w in words if w.low not in stop and not any(h.start <= w.start < h.end for h in staff)]
        whose = " ".join(rest)
        return whose if staff and latin_fold(whose) in self._sources else None

    def _person(self, name: str) -> Who | None:
        """A named person; one who speaks for a named office is that office's voice."""
        main = name.split(",")[0]
        words = tokens(main)
        speaks = self._terms("voice.speaks", main, words)
        known = [hit for lang in self.languages(main) for hit in self._theatre.people[lang].find(main, words)]
        last = max(known, key=lambda hit: hit.end, default=None)
        if last and not main[last.end :].strip(" .'’s") and not main[last.end :].startswith(("'s", "’s")):
            return self._known(last.value)
        run = self._name_run(main, words)
        if not run:
            return None
        title = " ".join(word.form for word in words if word.start < run[0].start)
        office = self._office(title, bodies_only=True) if speaks else None
        surname = romanise(run[-1].form, _script(main)) if is_cyrillic(run[-1].form) else run[-1].form
        shown = " ".join(w.form for w in run)
        return Who(f"person:{latin_key(surname)}", shown, self._party_of(name), office.key if office else "")

    def _known(self, person: Person) -> Who:
        words = tokens(person.office)
        speaks = self._terms("voice.speaks", person.office, words)
        office = self._office(person.office, bodies_only=True) if speaks else None
        key = f"person:{latin_key(person.name.split()[-1])}"
        return Who(key, person.name, person.party, office.key if office else "")

    def _name_run(self, main: str, words: Sequence[Token]) -> list[Token]:
        """The one to three capitalised words at the end that are neither body, title, party nor place word."""
        taken = [
            (hit.start, hit.end)
            for prefix in ("body", "voice.role", "voice.speaks", "voice.place")
            for hit in self._terms(prefix, main, words)
        ]
        taken += [
            (hit.start, hit.end)
            for lang in self.languages(main)
            for hit in self._theatre.parties[lang].find(main, words)
        ]
        run: list[Token] = []
        roles = {hit.start for hit in self._terms("voice.role", main, words)}
        while words and words[-1].start in roles and words[-1].form.islower():  # "the Trump decree"
            words = words[:-1]
        for word in reversed(words):
            inside = any(start <= word.start < end for start, end in taken)
            if inside or not word.form[0].isupper() or len(run) == 3:
                break
            run.insert(0, word)
        stop = self._stop(self.languages(main))
        if run and len(run) < len(words) and words[len(words) - len(run) - 1].low in stop:
            return []  # "Center for Strategic and International Studies"
        return run if run and len(run[-1].form) > 2 and not run[-1].form.isupper() else []

    def _office(self, name: str, bodies_only: bool = False) -> Who | None:
        """A body by its party, its sort and its place, in whatever order and language they are named."""
        words = tokens(name)
        bodies = self._terms("body", name, words)
        if not bodies and bodies_only:
            return None
        langs = self.languages(name)
        parties = [hit for lang in langs for hit in self._theatre.parties[lang].find(name, words)]
        titles = [h for p in ("voice.role", "voice.speaks", "voice.place") for h in self._terms(p, name, words)]
        rest = [w for w in words if not any(hit.start <= w.start < hit.end for hit in (*bodies, *parties))]
        if bodies:
            rest = [w for w in rest if not any(hit.start <= w.start < hit.end for hit in titles)]
            rest = [w for w in rest if w.form[0].isupper() or w.form[0].isdigit() or is_cyrillic(w.form)]
        stop = self._stop(langs)
        keys = {_stem(w.form, name) for w in rest if w.low not in stop}
        sorts = {hit.value for hit in bodies}
        keys |= {sort.removeprefix("body.") for sort in (sorts - _WIDE or sorts)}
        party = parties[0].value if parties else self._owner(bodies)
        if not keys and not party:
            return None
        return Who("office:" + " ".join(sorted({*keys, *({party} if party else ())})), name, party)

    def _owner(self, bodies: list[Hit[str]]) -> str | None:
        """The state whose office one of the bodies is known to be, named without it: "the SBU"."""
        known = (self._sources.get(latin_fold(hit.text)) for hit in bodies)
        return next((source.party for source in known if source is not None and source.kind == "office"), None)

    def _party_of(self, name: str) -> str | None:
        hits = [hit for lang in self.languages(name) for hit in self._theatre.parties[lang].find(name)]
        return hits[0].value if hits else None

    def _terms(self, prefix: str, text: str, words: Sequence[Token]) -> list[Hit[str]]:
        return [hit for lang in self.languages(text) for hit in self._theatre.terms(prefix, lang).find(text, words)]

    def languages(self, text: str) -> tuple[str, ...]:
        """Languages of the pack a name may be written in, by its script."""
        return self._tongues[any_cyrillic(text)]

    def _stop(self, langs: tuple[str, ...]) -> frozenset[str]:
        return _stop_words(self._theatre, langs)


def coded(name: str) -> bool:
    """Whether a name is the code of a party: two to four capitals."""
    return name.isupper() and 2 <= len(name) <= 4 and name.isascii()


@lru_cache(maxsize=8)
def voices_among(theatre: Theatre, outlets: frozenset[str]) -> Voices:
    """The voices of a pack among these publishers: the next day's are mostly the same, and what names mean is kept."""
    return Voices(theatre, outlets)


@cache
def _stop_words(theatre: Theatre, langs: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for lang in langs for word in theatre.words("stop", lang))


@cache
def _sources_by_name(theatre: Theatre) -> dict[str, Source]:
    """The pack's sources by every name and host they are known by, folded; the first of two with one name wins."""
    return {
        latin_fold(name): source
        for source, known in reversed(theatre.sources)
        for name in (*known, source.name, source.id)
    }


def nearest(key: str, others: Iterable[str]) -> str:
    """The one fuller name of an office among `others` that `key` may be short for; `key` itself where none or many.

    "The air force" beside one "Ukrainian Air Force" means it; beside a Russian one too it means neither.
    """
    if not key.startswith("office:"):
        return key
    parts = {part for part in key.removeprefix("office:").split() if not part.startswith("@")}
    fuller = [
        o for o in others if o != key and o.startswith("office:") and parts < set(o.removeprefix("office:").split())
    ]
    return fuller[0] if len(fuller) == 1 else key


def _bare(name: str) -> str:
    return latin_fold(name).removeprefix("the ").strip()


def _script(text: str) -> str:
    return "ru" if any(letter in text.lower() for letter in "ыэъё") else "uk"


def _stem(form: str, name: str) -> str:
    latin = romanise(form, _script(name)) if is_cyrillic(form) else form
    return latin_key(latin)[:_PLACE_STEM]


def _covered(hits: list[Hit[str]], words: Sequence[Token]) -> float:
    """Share of the words that the hits take up."""
    inside = sum(any(hit.start <= word.start < hit.end for hit in hits) for word in words)
    return inside / len(words) if words else 0.0
