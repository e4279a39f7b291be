"""Finding the places a text mentions, in English, Ukrainian or Russian, with what the words beside them say."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from daybrief.model.place import Grain
from daybrief.theatre.atlas import Atlas, Entry
from daybrief.theatre.dotted import initials, shortened
from daybrief.theatre.placeabroad import InStates, States
from daybrief.theatre.placealone import in_unit, names_a_site, stands_alone
from daybrief.theatre.placelinks import as_lines, as_regions, settle, with_parents, with_short, without_origins
from daybrief.theatre.placenames import (
    closed_forms,
    cyrillic_fold,
    is_cyrillic,
    latin_fold,
    latin_key,
    romanise,
)
from daybrief.theatre.placetext import Found, PlaceHit, PlaceWords, Word, broken, gap, run_from, words_of
from daybrief.theatre.placeunits import AXIS, UnitNames

_THEY_DO = re.compile("[а-яіїє](?:ли|ют|ят|ють|ять)$")  # at a seat of power "they say", "they hold": an authority
_TO_AXIS = re.compile(  # "the Kramatorsk-*Druzhkivka direction*", "the Kyiv *and Chernihiv axes*"
    r"[-–—][A-Z][\w'’-]* (\w+)|(?:, [A-Z][\w'’-]*)*,? and [A-Z][\w'’-]* (\w+s)\b"
)
_TITLE = re.compile(r"[«“„\"]\w+ $")  # of what is called by two words in quotation marks
_CLOSING = ("»", "”", "“", '"')
LOOK_BACK = 48  # characters before a name in which a relation may stand
ALIKE = 4  # letters at their opening that two spellings of one name share
LONG = 8  # letters: the least for a name that may be misspelt by one
SHORT = 4  # letters: a town of so short a name needs a preposition
_REMEMBERED = 20_000  # names whose places are kept in mind
METROPOLIS = 1_000_000
BIG = 100_000  # people: a city whose name is taken for the city even beside other capitals


class PlaceScanner:
    """Finds mentions in texts of one language. `people` gives the stretches that name known persons, `states` those
    that name states."""

    def __init__(
        self,
        known: Atlas,
        words: PlaceWords,
        lang: str,
        people: Callable[[str], Iterable[tuple[int, int]]],
        states: States,
    ) -> None:
        self._known = known
        self._words = words
        self._lang = lang
        self._people = people
        self._units = UnitNames(known, words, self._hit)
        self._in_states = InStates(known, words, lang, states)
        self._most: dict[str, int] = {}  # by the first word of a name: the words in the longest name it begins
        self._named: dict[tuple[str, ...], tuple[int, list[Entry]] | None] = {}  # what words name: names recur

    def scan(self, text: str) -> list[PlaceHit]:
        """Every place mention, in text order, not overlapping."""
        words = words_of(text)
        taken = self._masked(text, words)
        found: dict[int, Found] = {}
        for item in self._units.find(text, words, taken):
            found[item.at] = item
            taken.update(range(item.at, item.at + item.size))
        at, compass = 0, self._words.compass
        while at < len(words):
            word = words[at]
            common = not word.capital and word.low not in compass and not is_cyrillic(word.form)
            got = None if common or at in taken else self._at(text, words, at, taken)
            if got is None:
                at += 1
                continue
            found[at] = got
            at += got.size
        hits = with_short(settle([found[n] for n in sorted(found)], text), text, self._known)
        hits = self._in_states.tie(without_origins(hits, text, self._words.origin), text)
        hits = as_regions(hits, text, self._known, self._words.regions_of)
        return as_lines(with_parents(hits, text, self._known, self._words.leads_up, self._lang), text, self._words.line)

    def _masked(self, text: str, words: list[Word]) -> set[int]:
        spans = [*self._people(text), *self._words.masked(text)]
        if not spans:
            return set()
        covered = bytearray(len(text))
        for start, end in spans:
            covered[start:end] = b"\1" * (end - start)
        return {n for n, word in enumerate(words) if covered[word.start]}

    # --- names

    def _at(self, text: str, words: list[Word], at: int, taken: set[int]) -> Found | None:
        word = words[at]
        if word.low in self._words.compass and not self._known_whole(text, words, at, taken):
            return self._compass(text, words, at, taken)
        if not word.capital:
            return self._phrase(text, words, at, taken)
        if (dotted := self._initials(text, words, at, taken)) is not None:
            return dotted
        got = shortened(text, words, at, taken, self._known) or self._longest(run_from(text, words, at, taken))
        if got is None:
            return self._unknown(text, words, at)
        size, entries = got
        land = self._words.land(words[at - 1].low, word.low) if at else ""
        entries = [self._known.get(land)] if land else entries
        if not self._may_be_place(text, words, at, size, entries):
            return None
        last = words[at + size - 1]
        hit = self._hit(text, word.start, last.start + len(last.form), entries)
        follows = words[at + size] if at + size < len(words) else None
        between = _TO_AXIS.match(text, last.end)
        named = follows.low if follows is not None and text[last.end : follows.start] == " " else ""
        if self._words.units.get((between[1] or between[2]).lower() if between else named) == "direction":
            hit = replace(hit, relation=AXIS, grain="direction")
        if self._unlisted_unit(named, entries[0]) and follows is not None:
            hit = replace(
                hit,
                end=follows.end,
                text=text[hit.start : follows.end],
                name=f"{hit.name} {follows.form}",
                grain="district",
            )
        trust = self._trust(text, words, at, size, entries)
        return Found(at, size, hit, trust) if trust else None

    def _initials(self, text: str, words: list[Word], at: int, taken: set[int]) -> Found | None:
        """A state or a region by its initials, where the words around them do not make it an adjective."""
        got = initials(text, words, at, taken, self._known)
        if got is None:
            return None
        size, end, entries = got
        hit = self._hit(text, words[at].start, end, entries)
        follows = words[at + size] if at + size < len(words) else None
        if follows is not None and text[end : follows.start] == " " and not self._words.goes_on(follows.low):
            return Found(at, size, hit, 0.0)
        return Found(at, size, hit, 1.0 if self._after_preposition(text, words, at) else 0.5)

    def _unlisted_unit(self, follows: str, best: Entry) -> bool:
        """Whether a town's name stands for the district around it, which the pack does not list: Konakovo Raion."""
        return (
            self._words.units.get(follows) == "district"
            and follows not in self._words.plurals
            and best.grain == "settlement"
            and not is_cyrillic(follows)
        )

    def _longest(self, run: list[Word]) -> tuple[int, list[Entry]] | None:
        """The longest name that begins with the run's first word, and the places it may mean."""
        if is_cyrillic(run[0].form):
            return self._longest_cyrillic([cyrillic_fold(word.form) for word in run])
        first = run[0].form
        if first not in self._most:
            self._most[first] = self._known.most_words(latin_key(first), latin_fold(first))
        forms = tuple(word.form for word in run[: self._most[first]])
        if forms not in self._named:
            if len(self._named) >= _REMEMBERED:
                self._named.clear()
                self._most.clear()
            self._named[forms] = self._longest_latin(forms)
        return self._named[forms]

    def _longest_latin(self, forms: tuple[str, ...]) -> tuple[int, list[Entry]] | None:
        sounds, letters = [latin_key(form) for form in forms], [latin_fold(form) for form in forms]
        for size in range(len(forms), 0, -1):
            name = " ".join(letters[:size])
            numbers = self._known.latin(" ".join(sounds[:size]), name)
            if numbers:
                return size, self._ranked(self._known.with_namesakes(numbers, name), name)
        return None

    def _longest_cyrillic(self, forms: list[str]) -> tuple[int, list[Entry]] | None:
        size, numbers = next(iter(self._known.cyrillic(tuple(forms))), (1, []))
        state = self._words.closes
        if size == 1 and state and len(forms[0]) > SHORT:  # Спорное is also what Russian calls a village Спірне
            others = [n for form in closed_forms(forms[0]) for _, ns in self._known.cyrillic((form,)) for n in ns]
            own = [n for n in others if self._in(n, state) and not self._known.entry(n).unit]
            found = any(self._in(n, state) for n in numbers)
            numbers = list(dict.fromkeys([*(numbers if found or not own else ()), *own]))
        numbers = self._known.with_namesakes(numbers, " ".join(forms[:size]))
        return (size, self._ranked(numbers, "")) if numbers else None

    def _in(self, number: int, state: str) -> bool:
        return self._known.entry(number).country == state

    def _ranked(self, numbers: list[int], letters: str) -> list[Entry]:
        """Best known first; in a pack that says so, the name of a state or a region is nothing else's."""
        entries = [self._known.entry(n) for n in numbers]
        states = [e for e in entries if self._known.regions_first and e.grain in ("country", "region")]
        return states or sorted(
            entries, key=lambda e: (e.weight < 3, latin_fold(e.name) != letters, -e.weight, -e.population, e.id)
        )

    def _known_whole(self, text: str, words: list[Word], at: int, taken: set[int]) -> bool:
        """Whether a name of more than one word begins here: Western Australia, Northern Ireland."""
        got = self._longest(run_from(text, words, at, taken)) if words[at].capital else None
        return got is not None and got[0] > 1 and got[1][0].unit == "region"

    def _compass(self, text: str, words: list[Word], at: int, taken: set[int]) -> Found | None:
        """A compass part of a state: eastern Ukraine."""
        if at + 1 >= len(words) or at + 1 in taken or not words[at + 1].capital:
            return None
        got = self._longest(run_from(text, words, at + 1, taken))
        if got is None or got[1][0].grain != "country" or gap(text, words, at + 1).strip("- "):
            return None
        size, entries = got
        part = self._words.compass[words[at].low]
        last = words[at + size]
        hit = self._hit(text, words[at].start, last.start + len(last.form), [self._known.part(entries[0], part)])
        return Found(at, size + 1, replace(hit, name=f"{part} {entries[0].name}", grain="area"))

    def _phrase(self, text: str, words: list[Word], at: int, taken: set[int]) -> Found | None:
        """A name of several words that opens in lower case: схід України, остров Змеиный."""
        if not is_cyrillic(words[at].form):
            return None
        run = run_from(text, words, at, taken)
        size, number = self._known.phrase(tuple(cyrillic_fold(word.form) for word in run))
        if size < 2 or not any(word.capital for word in run[:size]):
            return None
        hit = self._hit(text, words[at].start, words[at + size - 1].end, [self._known.entry(number)])
        return Found(at, size, hit)

    def _unknown(self, text: str, words: list[Word], at: int) -> Found | None:
        """A name that no gazetteer row has: misspelt by a letter, or after words that say it is a settlement."""
        word = words[at]
        after = words[at + 1].low if at + 1 < len(words) else ""
        told = len(word.form) >= LONG and self._words.shaped(word.low) and after not in self._words.units
        near = self._known.misspelt(word.form) if told else []
        if near:
            hit = self._hit(text, word.start, word.start + len(word.form), self._ranked(near, ""))
            return Found(at, 1, hit, 1.0 if self._after_preposition(text, words, at) else 0.5)
        if len(word.form) < 4 or word.low in self._words.units or not self._after_kind(text, words, at):
            return None
        if at + 1 < len(words) and words[at + 1].capital and self._words.given(word.low):
            return None  # the mayor of the city, *Natalia* B.
        latin = romanise(word.form, self._lang) if is_cyrillic(word.form) else word.form
        relation = self._words.relation(text[max(0, word.start - LOOK_BACK) : word.start])
        return Found(at, 1, PlaceHit(word.start, word.start + len(word.form), word.form, (), latin, relation))

    def _hit(self, text: str, start: int, end: int, entries: list[Entry]) -> PlaceHit:
        relation = self._words.relation(text[max(0, start - LOOK_BACK) : start])
        ids = tuple(entry.id for entry in entries)
        grain: Grain | None = None
        return PlaceHit(
            start, end, text[start:end], ids, self._official(text[start:end], entries), relation, grain=grain
        )

    def _official(self, told: str, entries: list[Entry]) -> str:
        """What to call a mention before it is placed: a city of the country at war by its own name, else of several
        places the one whose name the words resemble."""
        latin = romanise(told, self._lang) if is_cyrillic(told) else told
        opening, best = latin_fold(latin)[:ALIKE], entries[0]
        at_home = is_cyrillic(told) and best.country == self._known.home and best.population >= BIG
        if at_home and latin_fold(best.name)[:1] == opening[:1]:  # Ровно; not Станіслав, as Ivano-Frankivsk once was
            return best.name
        alike = next((e.name for e in entries if latin_fold(e.name).startswith(opening)), None)
        return alike or (entries[0].name if len(entries) == 1 or is_cyrillic(told) else told)

    # --- evidence

    def _may_be_place(self, text: str, words: list[Word], at: int, size: int, entries: list[Entry]) -> bool:
        """False for ordinary words, seats of power that mean an authority, and names of rivers, brigades, treaties."""
        best, last = entries[0], words[at + size - 1]
        if not best.patched and self._words.names_a_thing(text[last.end : last.end + LOOK_BACK]):
            return False
        start, end = words[at].start, last.start + len(last.form)
        around = text[max(0, start - LOOK_BACK) : start], text[end : end + LOOK_BACK]
        before, after = self._before(text, words, at), words[at + size : at + size + 1]
        there = before is not None and before.low in self._words.at
        if best.id in self._known.seats_of_states and not there and self._words.government(*around):
            return False
        if (
            self._known.near
            and best.country not in self._known.near
            and _TITLE.search(around[0])
            and around[1][:1] in _CLOSING
        ):
            return False  # «Призрачный Феникс», a weapon
        if self._known.near and self._words.abroad(around[1]):
            return False
        if best.id in self._known.metonyms:
            speaks = any(word.low in self._words.says or _THEY_DO.search(word.low) for word in after)
            owns = len(last.form) != last.end - last.start  # the Kremlin's
            speaks = speaks or owns or text[last.end : last.end + 1] in ("-", "–")
            return there and not speaks
        if size == 1 and words[at].low in self._words.ordinary:
            return self._after_kind(text, words, at) or stands_alone(self._known, self._words, text, words, at, best)
        if size == 1 and words[at].first and self._words.adjective(words[at].low):
            return self._after_preposition(text, words, at) or self._after_kind(text, words, at)
        follows = words[at + size] if at + size < len(words) else None
        if self._of_a_site(text, words[at + size - 1], follows, words[at], best):
            return False
        named_for = (
            follows is not None
            and follows.low in self._words.features
            and gap(text, words, at + size) == " "
            and self._may_be_adjective(last.low, follows.low)
        )
        return not named_for or best.patched or best.grain != "settlement"

    def _of_a_site(self, text: str, last: Word, follows: Word | None, word: Word, best: Entry) -> bool:
        """Whether the name is a site's and no town is widely known by it, or the adjective of a town's district that
        the pack does not list."""
        if best.grain != "settlement" or best.patched:
            return False
        if follows is not None and is_cyrillic(word.form) and self._known.adjectives.of_place(word.low):
            unit = self._words.units.get(follows.low)
            thing = unit in ("district", "facility") or follows.low in self._words.features
            return thing and text[last.end : follows.start] == " "
        before, after = text[max(0, word.start - LOOK_BACK) : word.start], text[last.end : last.end + LOOK_BACK]
        return best.weight < 2 and self._words.facility(before, after)

    def _trust(self, text: str, words: list[Word], at: int, size: int, entries: list[Entry]) -> float:
        best, word = entries[0], words[at]
        if self._after_kind(text, words, at):
            return 1.0
        in_place = self._after_preposition(text, words, at)
        if names_a_site(self._words, text, word, best):
            return 1.0
        if size == 1 and word.form.isupper() and len(word.form) < 5 and not best.patched:
            return 1.0 if best.grain == "country" and in_place else 0.0
        if self._in_a_name(text, words, at, size, best, in_place):
            return 0.0
        if self._elsewhere(best) and not in_place:
            return 0.5
        if best.weight >= 3 and not (best.grain == "settlement" and best.population < BIG / 2 and word.first):
            return 1.0
        follows = words[at + size].low if at + size < len(words) and gap(text, words, at + size) == " " else ""
        if in_place or follows in self._words.units or in_unit(self._known, self._words, text, words, at + size):
            return 1.0
        if size > 1 or self._words.shaped(word.low):
            return 0.9
        return 0.7 if best.weight >= 2 and not word.first and len(word.form) > SHORT else 0.5

    def _elsewhere(self, best: Entry) -> bool:
        """Whether it is a town away from the war, no capital and no metropolis: its name is as often a person's."""
        if best.population >= (METROPOLIS if self._known.near else BIG):
            return False
        return (
            best.grain == "settlement" and best.country not in self._known.near and best.id not in self._known.capitals
        )

    def _in_a_name(self, text: str, words: list[Word], at: int, size: int, best: Entry, in_place: bool) -> bool:
        """Whether the word is part of a person's or a thing's name rather than a place's."""
        before = self._before(text, words, at)
        named = self._words.first_names
        if before is not None and before.capital and self._words.given(before.low):
            return True
        next_to = words[at - 1] if at and gap(text, words, at) == " " else None
        if next_to is not None and next_to.capital and next_to.low in self._words.titles and not in_place:
            return True
        given = size == 1 and self._words.given(words[at].low)
        if given and best.grain == "point" and not in_place:
            return True  # Olena said
        if (
            at > 1
            and gap(text, words, at) in ("-", "–")
            and words[at - 2].capital
            and self._words.given(words[at - 2].low)
        ):
            return True  # Maria Lvova-Belova
        if best.grain != "settlement":
            return False
        full = at + 1 < len(words) and words[at + 1].capital and gap(text, words, at + 1) == " "
        if (words[at].low in named or (given and words[at].low < "z")) and (full or not in_place):
            return True
        if given and full and not in_place and not self._known.adjectives.of_place_in_any_case(words[at + 1].low):
            return True  # словами Артема Семеніхіна
        if full and size == 1 and words[at - 1].low == "of" and self._elsewhere(best):
            return True  # word of Savannah Guthrie
        told = words[at].form
        own = size > 1 or is_cyrillic(told) or latin_key(told) == latin_key(best.name)
        own = own or self._known.has_patched_name(best.id, told)  # Ivanovo is meant by its own name, not by "Ivanov"
        if best.weight >= 3 and best.population >= BIG and own and not self._elsewhere(best):
            return False
        follows = words[at + size] if at + size < len(words) and gap(text, words, at + size) == " " else None
        if follows is not None and follows.low in self._words.says:
            return True
        if next_to is not None and (next_to.low in self._words.titles or (next_to.capital and not next_to.first)):
            return not in_place
        if follows is None or (in_place and best.weight) or not follows.capital or follows.form.isupper():
            return False
        if in_unit(self._known, self._words, text, words, at + size):
            return False
        around = (self._words.titles, self._words.kinds, self._words.units)
        return not any(follows.low in words_ for words_ in around)

    def _after_kind(self, text: str, words: list[Word], at: int) -> bool:
        """Whether "the village of", "місто" or the like stands before the word."""
        back = at - 2 if at > 1 and words[at - 1].low == "of" else at - 1
        if back < 0 or words[back].low not in self._words.kinds or words[back].capital:
            return False
        between = text[words[back].end : words[at].start]
        return not broken(between.removeprefix(".") if len(words[back].form) < 4 else between)

    def _after_preposition(self, text: str, words: list[Word], at: int) -> bool:
        before = self._before(text, words, at)
        return before is not None and before.low in self._words.prepositions

    def _before(self, text: str, words: list[Word], at: int) -> Word | None:
        """The word before, articles and qualifiers looked through: in occupied Luhansk, at the Kremlin."""
        back = at - 1
        while back >= max(0, at - 3) and words[back].low in self._words.qualifiers:
            back -= 1
        return words[back] if back >= 0 and not broken(text[words[back].end : words[at].start]) else None

    def _may_be_adjective(self, low: str, follows: str) -> bool:
        """Whether a name may be an adjective of the noun after it; of two Cyrillic words they must agree:
        у Степногірську is no adjective of підстанція, Степногірську is one of підстанцію."""
        if not is_cyrillic(low):
            return True
        return self._known.adjectives.may_be_one(low) and not (low.endswith("ську") and follows[-1] not in "ую")
