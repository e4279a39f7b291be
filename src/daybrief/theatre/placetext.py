"""What the place scanner works on: a text's words, a pack's words that stand beside place names, and its finds."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from daybrief.model.place import Grain
from daybrief.theatre.personnames import stem, stems
from daybrief.theatre.placenames import latin_key
from daybrief.theatre.terms import plain

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ`\u0301][^\W\d_]+)*\u0301?")
_POSSESSIVE = re.compile(r"['’‘]s?$")
_SENTENCE_END = re.compile(r"[.!?:…\n•*\"“«(](?:\[\d+\]|[”\"»)])?\s*$|\n\s*[-–—]\s*$")
_LINK = re.compile(r"https?://\S+|\bwww\.\S+|(?<!\w)@\w+")
_QUOTED = re.compile(r"[,.]?[\"”»’]+((?: \w+){1,3})")
_BREAK = re.compile(r"[^\w\s\-–'’ʼ]|\n")
_REMEMBERED = 20_000  # words whose forms are kept in mind
_RELATIONS = 4_000  # stretches before a name whose meaning is kept in mind
_WITHIN_NAME = (" ", "-", "–", "\u00a0", "\n")


@dataclass(frozen=True, slots=True)
class PlaceHit:
    """`text[start:end]` names a place: the name alone, with its unit word where it has one ("Donetsk Oblast")."""

    start: int
    end: int
    text: str
    ids: tuple[
        str, ...
    ]  # every place it may mean, the best known first; () where the words say "place" but none is known
    name: str  # official Latin name of the first, else the text in Latin letters
    relation: str | None = None  # "near", "north of", "in the direction of" …; None: in it
    parent: str | None = None  # the region named with it
    parent_ids: tuple[str, ...] = ()
    is_parent: bool = False  # it only tells where the place before it lies
    grain: Grain | None = None  # what the words beside it say it is, where they do


@dataclass(frozen=True, slots=True)
class Found:
    """A possible mention: its first word, how many words it takes, and how far it is to be trusted.

    `trust` 1: a place · 0.7: one unless something speaks against it · 0.5: one only beside a certain place in a list,
    or where the same name is certain elsewhere.
    """

    at: int
    size: int
    hit: PlaceHit
    trust: float = 1.0


@dataclass(slots=True)  # not frozen: one is made for every word of a text, and the guard costs more than the rest
class Word:
    """One word of a text, without a possessive 's."""

    start: int
    end: int  # with the possessive
    form: str
    low: str
    capital: bool
    first: bool  # opens a sentence, a quotation or a list item


def words_of(text: str) -> list[Word]:
    """Words of letters, hyphenated names as their parts."""
    found = []
    previous = 0
    for match in _WORD.finditer(text):
        form, low, capital = _form(match.group())
        start, end = match.span()
        between = text[previous:start]
        first = previous == 0 or (between != " " and bool(_SENTENCE_END.search(between)))
        found.append(Word(start, end, form, low, capital, first))
        previous = end
    return found


@lru_cache(maxsize=_REMEMBERED)
def _form(written: str) -> tuple[str, str, bool]:
    """A word without its possessive, as it stands and as tables have it, and whether it is capitalised."""
    form = written if written.isalpha() else _POSSESSIVE.sub("", written)
    return form, plain(form).lower(), form[:1].isupper()


def run_from(text: str, words: list[Word], at: int, taken: set[int], most: int = 6) -> list[Word]:
    """Up to `most` words from `at` that only single spaces or hyphens part."""
    run = [words[at]]
    for n in range(at + 1, min(at + most, len(words))):
        before = words[n - 1]
        possessive = len(before.form) != before.end - before.start
        if possessive or n in taken or text[before.end : words[n].start] not in _WITHIN_NAME:
            break
        run.append(words[n])
    return run


def gap(text: str, words: list[Word], at: int) -> str:
    """The text between word `at` and the one before it."""
    return text[words[at - 1].end : words[at].start]


def broken(between: str) -> bool:
    """Whether the text between two words holds more than spaces, hyphens and words."""
    return bool(_BREAK.search(between))


def _pattern(told: str | None) -> re.Pattern[str] | None:
    return re.compile(told, re.IGNORECASE) if told else None


def _leads_up(loose: str) -> re.Pattern[str]:
    """What stands between a place and the region it lies in: ", ", " (", "'s", " in *occupied*", ", що на"."""
    return re.compile(
        r"(?:['’]s)?\s*(?:,|\(|\(?,?\s*\bin|,?\s+(?:що |что )?(?:у|в|на)|of)?\s*(?:the|of)?\s*"
        rf"(?:(?:{loose}|(?:north|south|east|west)[\w-]*|central)\s+)*",
        re.IGNORECASE,
    )


class PlaceWords:
    """The words of one language that stand beside place names, from the pack's `geo-words.toml`."""

    def __init__(self, table: dict[str, Any]) -> None:
        self.units: dict[str, str] = {form: unit for unit, forms in table.get("units", {}).items() for form in forms}
        self.plurals = frozenset(table.get("plurals", ()))
        self._listed = re.compile(rf"\w+(?:{'|'.join(table.get('listed', ()))})") if table.get("listed") else None
        self.shared = frozenset(table.get("shared", ()))
        self._land_of = re.compile(rf"([\w'’ʼ]{{3,}}){table['land_of']['endings']}") if "land_of" in table else None
        self._land_adjective = str(table.get("land_of", {}).get("adjective", ""))
        self._left_out = re.compile(table["unit_left_out"]) if "unit_left_out" in table else None
        lists = "|".join(table.get("regions_of", ()))
        self._regions_of = re.compile(rf"\b(?:{lists})\s+(?:the\s+|occupied\s+)*$", re.IGNORECASE) if lists else None
        self._as_region = _pattern("|".join(table.get("regions_after", ())))
        self.kinds = frozenset(table.get("kinds", ()))
        self.prepositions = frozenset(table.get("prepositions", ()))
        self.at = frozenset(table.get("at", ())) or self.prepositions  # those of what happens at a place
        self.qualifiers = frozenset(table.get("qualifiers", ()))
        self.ordinary = frozenset(table.get("ordinary", ()))
        self.titles = frozenset(table.get("titles", ()))
        self.says = frozenset(table.get("says", ()))
        self.features = frozenset(table.get("features", ()))
        self.lands: dict[str, str] = dict(table.get("lands", {}))
        self._on: str = table.get("land_preposition", "")
        self.closes: str = table.get("closes", "")
        self.first_names = frozenset(table.get("first_names", ()))
        self._given = frozenset((*self.first_names, *map(stem, self.first_names)))  # Артем ends as a case would
        self._sounds = frozenset(latin_key(name) for name in self.first_names)  # Serhiy, Serhii, Serhij
        self.joining = frozenset(table.get("joining", ()))
        self.compass: dict[str, str] = dict(table.get("compass", {}))
        loose = "|".join(re.escape(word) for word in sorted(self.qualifiers | self.kinds | {"of"}))
        between = rf"(?:\s+(?:{loose}))*\s*$"  # 'near *the occupied town of* Tokmak'
        self.relations = [
            (re.compile(p + between, re.IGNORECASE), said) for p, said in table.get("relations", {}).items()
        ]
        self.relation = lru_cache(maxsize=_RELATIONS)(self._relation)  # a text is scanned by sentences and as a whole
        adjectives = "|".join(table.get("adjectives", ()))
        self._adjective = re.compile(rf"\w+(?:{adjectives})") if adjectives else None
        held = "|".join(table.get("held", ()))
        self._leads_up = _leads_up("|".join((held or "the", *sorted(map(re.escape, self.qualifiers), key=len)[::-1])))
        self._held = re.compile(rf"\b(?:{held})[\s-]+(?:\w+\s+){{0,2}}$", re.IGNORECASE) if held else None
        offices = "|".join(table.get("offices", ()))
        self._office = re.compile(rf"(?:['’]s)? (?:{offices})\b", re.IGNORECASE) if offices else None
        rear = "|".join(table.get("rear", ()))
        self._rear = re.compile(rf"[ ,(]+(?:{rear})\b", re.IGNORECASE) if rear else None
        masks = "|".join(table.get("masks", ()))
        self._mask = re.compile(rf"\b(?:{masks})\b") if masks else None
        roads = "|".join(table.get("roads", ()))
        self.roads = re.compile(rf"\b(?:{roads})\b", re.IGNORECASE) if roads else None
        lines = table.get("lines", {})
        self._before_line, self._after_line = map(_pattern, (lines.get("before"), lines.get("after")))
        self._onward = frozenset(table.get("onward", ()))
        facilities = table.get("facilities", {})
        self._before_site, self._after_site = map(_pattern, (facilities.get("before"), facilities.get("after")))
        self._site_of = _pattern(facilities.get("named"))
        self._agreeing = re.compile(rf"\w+(?:{table['agreeing']})") if "agreeing" in table else None
        borders = table.get("borders", {})
        government = table.get("government", {})
        self._government = [_pattern(government.get(side)) for side in ("before", "after")]
        self._abroad = _pattern(table.get("abroad"))
        self._unit_abroad = _pattern(table.get("units_abroad"))
        kinds = "|".join(map(re.escape, sorted(self.kinds)))
        self._kind = re.compile(rf"\s(?:{kinds})\.?(?:\sof)?\s+[«“\"]?$", re.IGNORECASE) if kinds else None
        aside = rf"(?:,\s(?:(?:an?|the)\s)?(?:[\w-]+\s){{0,2}}(?:{kinds}))?"  # X*, a border village* in Y
        self._lies_in = re.compile(rf"{aside}(?:\s(?:in|у|в|во)\s|\s\()(?:the\s)?", re.IGNORECASE)
        origins = "|".join(table.get("origins", ()))
        self._origin = _pattern(rf"\b(?:{origins})\s+(?:(?:the|both|occupied)\s+)*$" if origins else None)
        self._border = [re.compile(p, re.IGNORECASE) for p in (borders.get("before"), borders.get("after")) if p]
        shapes = "|".join(table.get("shapes", ()))
        self._shape = re.compile(rf".{{3,}}(?:{shapes})") if shapes else None

    def masked(self, text: str) -> list[tuple[int, int]]:
        """Stretches that hold place names but mean something else: newspapers, fleets, treaties, addresses."""
        links = [match.span() for match in _LINK.finditer(text)]
        return links + ([match.span() for match in self._mask.finditer(text)] if self._mask else [])

    def adjective(self, low: str) -> bool:
        """Whether a word that opens a sentence is sooner an adjective than a case form of a town's name."""
        return bool(self._adjective and self._adjective.fullmatch(low))

    def land(self, before: str, low: str) -> str:
        """The id of the land that a name means after its own preposition; "" where it means no land."""
        return self.lands.get(low, "") if self._on and before == self._on else ""

    def given(self, low: str) -> bool:
        """Whether a word is a given name, in any case of its language."""
        if low > "z":
            return low in self.first_names or not stems(low).isdisjoint(self._given)
        return latin_key(low) in self._sounds

    def shaped(self, low: str) -> bool:
        """Whether a word has the ending of settlement names rather than of people's."""
        return bool(self._shape and self._shape.fullmatch(low))

    def held(self, before: str) -> bool:
        """Whether the words before a name say that the place is under occupation."""
        return bool(self._held and self._held.search(before))

    def regions_of(self, before: str, after: str) -> bool:
        """Whether the words around a list say that it is one of regions: "the regions of", "would join Russia"."""
        told = (self._regions_of and self._regions_of.search(before)) or (
            self._as_region and self._as_region.match(after)
        )
        return bool(told)

    def rear(self, after: str) -> bool:
        """Whether the words after a name say that it lies far behind the front: "(65 kilometers behind the front)"."""
        return bool(self._rear and self._rear.match(after))

    def names_a_thing(self, after: str) -> bool:
        """Whether a name is a thing's in quotation marks: the "Pavlovsk" *battalion*, the "Samara" volunteer *unit*."""
        found = _QUOTED.match(after)
        return found is not None and any(word.lower() in self.features for word in found[1].split())

    def leads_up(self, between: str) -> bool:
        """Whether the words between a place and a region say that it lies there: X (Y Oblast), X refinery in Y."""
        site = self._after_site.match(between) if self._after_site is not None else None
        return bool(self._leads_up.fullmatch(between, site.end() if site is not None else 0))

    def office(self, after: str) -> bool:
        """Whether the words after a name make an office of its region of it: "Krasnodar *officials*"."""
        return bool(self._office and self._office.match(after))

    def border(self, before: str, after: str) -> bool:
        """Whether the words around a name say that its border is meant: "the border with X", "the X border"."""
        return any(pattern.search(text) for pattern, text in zip(self._border, (before, after), strict=False))

    def government(self, before: str, after: str) -> bool:
        """Whether the words around a capital say that its state's government is meant: "Kyiv *denied*"."""
        told = zip(self._government, (before, after), strict=True)
        return any(pattern is not None and pattern.search(text) for pattern, text in told)

    def abroad(self, after: str) -> bool:
        """Whether the words after a name place it far from the theatre: "Odessa*, Texas*"."""
        return bool(self._abroad and self._abroad.search(after))

    def unit_abroad(self, after: str) -> bool:
        """Whether the words after a name place it in a unit that only other states have: "X *in Tulcea County*"."""
        return bool(self._unit_abroad and self._unit_abroad.search(after))

    def kind_at(self, before: str) -> int:
        """Where the words begin that say, right before a name, that it is a settlement's: "the Polish* village of* X";
        -1 where none do."""
        found = self._kind.search(before) if self._kind else None
        return found.start() if found else -1

    def lies_in(self, between: str) -> bool:
        """Whether the words between a place and a state say that it lies there: "X, a village *in* Y"."""
        return bool(self._lies_in.fullmatch(between))

    def origin(self, before: str) -> bool:
        """Whether a place only tells where people come from: "*delegations from* Turkey"."""
        return bool(self._origin and self._origin.search(before))

    def line(self, before: str, after: str) -> bool:
        """Whether the words around two names say that they name a road or a line: the A-B *highway*, *траса* А – Б."""
        told = ((self._before_line, before), (self._after_line, after))
        return any(pattern is not None and pattern.search(text) for pattern, text in told)

    def plural(self, low: str, name: str) -> bool:
        """Whether a unit word after a name stands for several, by its form or the name's: Одеська, Сумська області."""
        return low in self.plurals or bool(self._listed and self._listed.fullmatch(name))

    def land_of(self, low: str) -> str:
        """The adjective of the town that a land is named after: Нікопольщині → нікопольський; "" of other words."""
        told = self._land_of.fullmatch(low) if self._land_of else None
        return told[1] + self._land_adjective if told else ""

    def unit_left_out(self, low: str, after: str) -> bool:
        """Whether an adjective stands for a whole region, going by what follows it: "у Сумській *вночі* …"."""
        return bool(self._left_out and self._left_out.match(low + after))

    def goes_on(self, low: str) -> bool:
        """Whether a word right after initials shows that they are a name and no adjective: "in the U.S. since May"."""
        return low in self._onward or low in self.prepositions or low in self.joining

    def facility(self, before: str, after: str) -> bool:
        """Whether the words around a name make it a site's: "the Balashovo oil depot", нафтобаза «Балашово»."""
        told = ((self._before_site, before), (self._after_site, after))
        return any(pattern is not None and pattern.search(text) for pattern, text in told)

    def site_of(self, before: str) -> bool:
        """Whether the words before a name make it an aerodrome's or a port's, which bear their towns' names."""
        return bool(self._site_of and self._site_of.search(before))

    def agrees(self, low: str) -> bool:
        """Whether a word after an adjective that follows "in" may be its noun, or another adjective of that noun."""
        return bool(self._agreeing and self._agreeing.fullmatch(low))

    def _relation(self, before: str) -> str | None:
        """What the words before a name say about how the event lies to it."""
        for pattern, said in self.relations:
            match = pattern.search(before)
            if match:
                return match.expand(said) if "\\" in said else said
        return None
