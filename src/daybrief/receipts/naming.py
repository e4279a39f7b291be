"""Whether a name in a sentence stands in the passages: as written, in another script, or by the pack's aliases."""

import re
import unicodedata
from functools import cache

from daybrief.receipts.evidence import Evidence
from daybrief.receipts.hearing import heard_in
from daybrief.theatre.pack import Theatre

_POSSESSIVE = re.compile(r"['’]s?$")
_TOKEN = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
_PLAIN = re.compile(
    "Oblast|Raion|District|Region|City|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|"
    "March|April|May|June|July|August|September|October|November|December|I"
)
"""Capitalised words that are no names of their own: kinds of place, and dates, which are checked apart."""

_SORT_OF_OFFICE = re.compile(r"(?:Military|State) Administration\b")
"""What every regional administration is called by turns."""

_CYRILLIC = {
    "щ": "s", "ж": "z", "х": "h", "ц": "c", "ч": "c", "ш": "s", "ю": "", "я": "", "є": "", "ї": "", "ё": "", "й": "",
    "б": "b", "в": "v", "г": "h", "ґ": "h", "д": "d", "з": "z", "к": "k", "л": "l", "м": "m", "н": "n", "п": "p",
    "р": "r", "с": "s", "т": "t", "ф": "f", "дж": "z",
}  # fmt: skip
_LATIN = (
    ("ck", "k"),
    ("shch", "s"), ("zgh", "zh"), ("zh", "z"), ("kh", "h"), ("ts", "c"), ("tz", "c"), ("ch", "c"), ("sh", "s"),
    ("ph", "f"), ("th", "t"), ("x", "ks"), ("w", "v"), ("g", "h"), ("q", "k"), ("j", ""),
)  # fmt: skip


@cache
def skeleton(word: str) -> str:
    """The consonants of a word, scripts and spellings folded together: 'Kharkiv' and 'Харкова' begin alike."""
    low = word.lower()
    if re.search(r"[\u0400-\u04ff]", low):
        folded = "".join(_CYRILLIC.get(ch, "") for ch in low)
    else:
        low = "".join(ch for ch in unicodedata.normalize("NFD", low) if not unicodedata.combining(ch))
        for many, one in _LATIN:
            low = low.replace(many, one)
        folded = re.sub(r"[^bcdfhklmnprstvz]", "", low)
    return re.sub(r"(.)\1+", r"\1", folded)


def alike(name: str, word: str) -> bool:
    """Whether a Latin name and a word of a passage can be one name: equal letters, or consonants that begin alike."""
    if _spelt(name) == _spelt(word):
        return True
    mine, theirs = skeleton(name), skeleton(word)
    cyrillic = re.search(r"[\u0400-\u04ff]", word) is not None
    if not cyrillic:
        return mine == theirs and len(mine) >= 3 and name[:1].lower() == word[:1].lower()
    if min(len(mine), len(theirs)) < 2:
        return mine == theirs and bool(mine)
    stem = mine if len(mine) < 4 else mine[:-1]
    return theirs.startswith(stem) and len(theirs) - len(mine) <= 3


def _spelt(word: str) -> str:
    """A word in British spelling, in small letters."""
    return re.sub(r"^(defen|offen)se$", r"\1ce", word.lower()).replace("organiz", "organis")


def names(text: str, opens: bool) -> list[str]:
    """Capitalised words of a stretch that need a receipt. `opens`: the stretch begins its sentence."""
    found = []
    for match in _TOKEN.finditer(text):
        word = _POSSESSIVE.sub("", match.group())
        if not word[:1].isupper() or _PLAIN.fullmatch(word) or _SORT_OF_OFFICE.match(text[match.start() :]):
            continue
        first = opens and not text[: match.start()].strip(" “‘")
        after_colon = text[: match.start()].rstrip().endswith((":", "“"))
        if (first or after_colon) and _OPENERS.fullmatch(word.lower()):
            continue
        found.append(word)
    return found


_OPENERS = re.compile(
    "a|about|according|air|all|an|and|another|around|as|at|attack|attacks|between|both|by|civilians|counts|drones|"
    "each|elsewhere|footage|for|forces|from|geolocated|heavy|imagery|in|its|it|local|missiles|more|most|near|"
    "nearly|no|officials|on|one|only|other|over|people|photographs|power|satellite|several|since|soldiers|some|"
    "strikes|the|their|there|they|this|total|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|"
    "fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|"
    "up|until|with|dozens|hundreds|thousands|artillery|shells|bombs"
)
"""Words that may open a sentence without naming anything."""


class Names:
    """Checks names against evidence with one pack's aliases; without a pack only letters count."""

    def __init__(self, theatre: Theatre | None) -> None:
        self.theatre = theatre
        rows = theatre.prose["parties"] if theatre else {}
        self._parties = {code: {t.lower() for form in fs for t in _TOKEN.findall(form)} for code, fs in rows.items()}

    @property
    def parties(self) -> frozenset[str]:
        """Names and adjectives of the pack's parties."""
        rows = self.theatre.prose["parties"].values() if self.theatre else ()
        return frozenset(form for forms in rows for form in forms)

    def missing(self, text: str, evidence: Evidence, opens: bool) -> list[str]:
        """Names of a stretch that nothing in the evidence bears out."""
        wanted = names(text, opens)
        if not wanted:
            return []
        heard = {_POSSESSIVE.sub("", match.group()) for match in _TOKEN.finditer(evidence.around)}
        listed = {_POSSESSIVE.sub("", token) for name in evidence.names for token in _TOKEN.findall(name)}
        excused = self._excused(text, evidence)

        def stands(word: str) -> bool:
            return self._stands(word, heard, listed, excused, opens)

        return [word for word in wanted if not (stands(word) or ("-" in word and all(map(stands, word.split("-")))))]

    def _stands(self, word: str, heard: set[str], listed: set[str], excused: set[str], opens: bool) -> bool:
        low = word.lower()
        if low in excused or any(low == other.lower() for other in listed):
            return True
        if opens and low in {h.lower() for h in heard}:
            return True
        if not word[:1].isupper():
            return low in {h.lower() for h in heard}
        return any(alike(word, other) for other in (*heard, *listed) if other[:1].isupper() or _cyrillic(other))

    def _excused(self, text: str, evidence: Evidence) -> set[str]:
        """Words that the pack ties to a party, person, weapon or office which the evidence names by another word."""
        if self.theatre is None:
            return set()
        heard = heard_in(self.theatre, (*evidence.texts, *evidence.names))
        found: set[str] = set()
        for code, words in self._parties.items():
            if code in evidence.parties or code in heard.parties:
                found |= words
        for hit in self.theatre.people["en"].find(text):
            person = hit.value
            if person.name in heard.people:
                found |= {t.lower() for t in _TOKEN.findall(f"{person.name} {person.office}")}
                found |= self._parties.get(person.party or "", set())
        return found | {t.lower() for name in heard.weapons | heard.sources for t in _TOKEN.findall(name)}


def _cyrillic(word: str) -> bool:
    return re.search(r"[\u0400-\u04ff]", word) is not None
