"""Whether the names of a Ukrainian sentence, in whatever case, stand in the passages: as places, people, parties,
offices, or by their letters."""

import re
from collections.abc import Iterator
from functools import lru_cache

from daybrief.receipts.evidence import Evidence
from daybrief.receipts.hearing import Heard, heard_in
from daybrief.receipts.naming import Names, alike, skeleton
from daybrief.theatre.inflect import fits
from daybrief.theatre.pack import Theatre
from daybrief.theatre.placenames import cyrillic_fold

_TOKEN = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_OPENERS = re.compile(
    "за|у|в|на|з|із|до|від|поблизу|ще|це|вони|вона|він|унаслідок|внаслідок|відео|відеозапис|супутникові|фотознімки|"
    "збито|поранено|пошкоджено|узято|взято|зафіксовано|припинено|дані|жодної|через|після|під|над|по|про|місцева|обласна|"
    "двоє|троє|четверо|п’ятеро|шестеро|кілька|близько|понад|щонайменше|один|одна|два|дві|три|чотири|п’ять|десятки|"
    "президент\\w*|прем’єр\\w*|міністр\\w*|речни\\w+|радник\\w*|заступни\\w+|начальник\\w*|голова|голови|командувач\\w*|"
    "керівник\\w*|директор\\w*|секретар\\w*|представни\\w+|посол\\w*|мер|губернатор\\w*|очільни\\w+|генеральн\\w+|"
    "головнокомандувач\\w*|спецпредставник\\w*|держсекретар\\w*|державн\\w+|віцепрезидент\\w*|віцепрем’єр\\w*|"
    "колишн\\w+|верховн\\w+|прессекретар\\w*|помічник\\w*|переговорник\\w*|сенатор\\w*|канцлер\\w*|уповноважен\\w+|"
    "наслідний|координатор\\w*|аналітик\\w*|призначен\\w+|виконувач\\w*|командир\\w*|воєнна|розвідка|прокуратура|"
    "поліція|рятувальники|влада|посадовці|повідомлення|джерела?|військові|користувачі|очевидці|угруповання"
)
"""Words that may open a sentence or a label without naming anything."""

_SHORT = re.compile("РСЗВ|БпЛА|ППО|АЕС|ТЕС|ТЕЦ|ГЕС|НПЗ|ЗМІ|ОТРК|РЛС|FPV-дрон\\w*")
"""Short forms of common nouns."""

_KINDS = re.compile("області?|областю|край|краю|району?|море|моря|ріка|річки")


class UkrainianNames:
    """Checks the names of Ukrainian sentences against evidence with one pack's aliases."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.theatre = names.theatre
        parties = self.theatre.tongues.get("uk", {}).get("parties", {}) if self.theatre else {}
        self._stems = tuple(forms[5] for forms in parties.values() if forms[5])  # російськ-, of the parties' adjectives

    def missing(self, text: str, evidence: Evidence, opens: bool) -> list[str]:
        """Names of a stretch that nothing in the evidence bears out."""
        latin = [t for t in self._wanted(text, opens) if not _CYRILLIC.search(t)]
        found = self.names.missing(" ".join(latin), evidence, opens=False) if latin else []
        wanted = [t for t in self._wanted(text, opens) if _CYRILLIC.search(t)]
        if not wanted or self.theatre is None:
            return found
        strange, known = self._by_pack(text, evidence)
        heard = self._heard(evidence)
        return found + strange + [w for w in wanted if w not in known and not self._stands(w, heard, evidence)]

    def _wanted(self, text: str, opens: bool) -> list[str]:
        found = []
        for match in _TOKEN.finditer(text):
            word = match.group()
            if not word[:1].isupper() or _SHORT.fullmatch(word):
                continue
            first = opens and not text[: match.start()].strip(" “«—")
            paused = text[: match.start()].rstrip().endswith((":", ";", "—", "»,"))
            if (first or paused) and (_OPENERS.fullmatch(low := word.lower()) or low.startswith(self._stems)):
                continue
            found.append(word)
        return found

    # ---- what the pack knows

    def _by_pack(self, text: str, evidence: Evidence) -> tuple[list[str], set[str]]:
        """Parties and people of the pack that the text names: those which the evidence lacks, and the words of those
        which it has."""
        theatre = self.theatre
        assert theatre is not None
        heard = heard_in(theatre, (*evidence.texts, *evidence.names))
        parties = heard.parties | evidence.parties
        strange: list[str] = []
        known: set[str] = set()
        people = [hit for hit in theatre.people["uk"].find(text) if text[hit.start : hit.end][:1].isupper()]
        for person in people:
            words = set(_TOKEN.findall(text[person.start : person.end]))
            if person.value.name in heard.people or any(
                other.value.name in heard.people for other in people if other.start == person.start
            ):
                known |= words
                known |= self._of(person.value.party, text)
            else:
                strange.append(person.value.name)
        for hit in theatre.parties["uk"].find(text):
            words = {w for w in _TOKEN.findall(text[hit.start : hit.end]) if w[:1].isupper()}
            if hit.value in parties:
                known |= words
        for code in parties:
            known |= self._of(code, text)
        return [name for name in strange if not self._also(name, known, text)], known | self._offices(text, heard)

    @staticmethod
    def _also(name: str, known: set[str], text: str) -> bool:
        """Whether the words that would name an unheard person name one who is heard."""
        return any(alike(name.split()[-1], word) for word in known)

    def _of(self, code: str | None, text: str) -> set[str]:
        """Names of a party and of what is its own in a text: США, Кремль."""
        rows = self.theatre.tongues.get("uk", {}).get("parties", {}) if self.theatre else {}
        forms = [form for form in rows.get(code, ()) if form[:1].isupper()]
        return {token for form in forms for token in _TOKEN.findall(form)}

    def _offices(self, text: str, heard: Heard) -> set[str]:
        """Words of the Ukrainian names of sources that the evidence names, and of kinds of body."""
        theatre = self.theatre
        assert theatre is not None
        tongue = theatre.tongues.get("uk", {})
        found: set[str] = set()
        for name, forms in tongue.get("sources", {}).items():
            if name in heard.sources:
                found |= {token for form in forms for token in _TOKEN.findall(form)}
        for word, slot in tongue.get("short_bodies", {}).items():
            if slot in heard.slots:
                found.add(word)
        for pattern in (row for key, row in tongue.get("bodies", {}).items() if key in heard.kinds):
            found |= {token for form in pattern for token in _TOKEN.findall(form)}
        for title in tongue.get("offices", {}).values():
            if any(part and part in text.lower().replace("\u00a0", " ") for part in title.lower().split("|")):
                found |= set(_TOKEN.findall(title))
        return found

    # ---- places, and letters

    def _heard(self, evidence: Evidence) -> set[str]:
        heard = {match.group() for match in _TOKEN.finditer(evidence.around)}
        return heard | {token for name in evidence.names for token in _TOKEN.findall(name)}

    def _stands(self, word: str, heard: set[str], evidence: Evidence) -> bool:
        if _KINDS.fullmatch(word.lower()):
            return True
        folded = cyrillic_fold(word)
        if any(fits(other, folded) for name in places(evidence, self.theatre) for other in folded_words(name)):
            return True
        if "-" in word and all(self._stands(part, heard, evidence) for part in word.split("-") if part[:1].isupper()):
            return True
        for other in heard:
            if _CYRILLIC.search(other):
                if other[:1].isupper() and _same_stem(folded, cyrillic_fold(other)):
                    return True
            elif other[:1].isupper() and len(skeleton(word)) >= 3 and _letters(other, word):
                return True
        return False


def _letters(latin: str, word: str) -> bool:
    """Whether a Latin name and a Ukrainian form can be one: alike, with the first letters of one sound."""
    return alike(latin, word)


def _same_stem(one: str, other: str) -> bool:
    """Whether two folded Cyrillic words are one name in two cases or two languages."""
    if one == other or fits(other, one) or fits(one, other):
        return True
    short = min(len(one), len(other))
    same = next((n for n in range(short) if one[n] != other[n]), short)
    return short >= 4 and same >= max(4, short - 2)


def places(evidence: Evidence, theatre: Theatre | None) -> Iterator[str]:
    """Ukrainian names of the places of the cited facts and claims, and of the regions that the passages name."""
    if theatre is None:
        return
    latin: dict[str, str] = theatre.tongues.get("uk", {}).get("places", {})
    for fact in evidence.facts:
        for place in fact.get("places", ()):
            entry = theatre.gazetteer.find(str(place.get("id"))) if place.get("id") else None
            if entry is not None and entry.local:
                yield entry.local
            yield from named(str(place["name"]), theatre, latin)
    for claim in evidence.claims:
        for mention in claim.get("mentions", ()):
            yield from named(str(mention["name"]), theatre, latin)
    yield from _regions(evidence.around, theatre)


def named(name: str, theatre: Theatre, latin: dict[str, str]) -> Iterator[str]:
    """The Ukrainian names of a place by its Latin one."""
    if name in latin:
        yield latin[name]
    yield from _locals(theatre, name)


@lru_cache(maxsize=5000)
def _locals(theatre: Theatre, name: str) -> tuple[str, ...]:
    return tuple(entry.local for entry in theatre.gazetteer.lookup(name) if entry.local and entry.name == name)


@lru_cache(maxsize=5000)
def _regions(text: str, theatre: Theatre) -> tuple[str, ...]:
    """Regions that a passage names, as Ukrainian has them: 'Mykolaiv Oblast' bears out 'Миколаївська область'."""
    latin: dict[str, str] = theatre.tongues.get("uk", {}).get("places", {})
    found = re.findall(r"\b([A-Z][\w’'-]+(?:-[A-Z]\w+)? (?:Oblast|Krai))\b", text)
    return tuple(one for name in dict.fromkeys(found) for one in named(name, theatre, latin))


def folded_words(name: str) -> list[str]:
    return [cyrillic_fold(token) for token in _TOKEN.findall(name)]
