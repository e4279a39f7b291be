"""A fact's values put into Ukrainian, in the forms that its patterns ask for."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from daybrief.brief import english, figures, sited
from daybrief.brief.forms import nobody
from daybrief.brief.phrases import bare_noun, says_something, unbroken
from daybrief.brief.sited import MAX_PLACES
from daybrief.brief.spots import Item, not_the_city, region_of
from daybrief.brief.spots import place_name as latin_name
from daybrief.brief.tongue import quoted
from daybrief.brief.ukrainian import areas, grammar
from daybrief.brief.ukrainian.cast import UkrainianCast
from daybrief.brief.ukrainian.decline import Forms, forms
from daybrief.brief.ukrainian.grammar import Noun
from daybrief.brief.ukrainian.letters import CYRILLIC, RUSSIAN, ukrainian
from daybrief.brief.values import Wording
from daybrief.model.figure import Figure
from daybrief.model.outcome import Fact
from daybrief.model.place import Located, Place

_VAGUE = (
    (24, None, "десятки", r"\bdozens\b|десятк"),
    (200, None, "сотні", r"\bhundreds\b|сотн|сотень"),
    (2000, None, "тисячі", r"\bthousands\b|тисяч|тысяч"),
    (2, None, "кілька", r"\bseveral\b|\ba few\b|кільк|декільк|нескольк"),
)
_VILLAGE = Forms("село", "села", "село", "селі")  # before a name that stays as it is: у селі Рівне
_PARTLY = {"part": "частину", "most": "більшу частину"}
_COMPASS = re.compile(r"((?:north|south)?[- ]?(?:east|west)?(?:ern|wards?)?) of$", re.I)
_PARTS = ("північ ", "південь ", "схід ", "захід ", "центр ")  # of a country, which take на
_LATE = re.compile(r"(?:former|mock|fake|planned|empty|future|suspected)\b", re.I)
_LEAST, _MOST = 5, 24  # words of a quotation


_BEHIND_A_NUMBER = re.compile(r"\d\s+(?:тис(?:яч\w*|\.)\s+|млн\s+|мільйон\w*\s+)?([а-яіїєґ’']+)")

_SPOTS = {
    "nom": ("місце", "місця", "місць"),
    "gen": ("одного місця", "", "місць"),
    "loc": ("одному місці", "", "місцях"),
}
_TOWNS = {
    "nom": ("населений пункт", "населені пункти", "населених пунктів"),
    "gen": ("одного населеного пункту", "", "населених пунктів"),
    "loc": ("одному населеному пункті", "", "населених пунктах"),
}
"""How many more places, by the case that their preposition asks for."""


class UkrainianWording(Wording):
    """Puts values of facts into Ukrainian for one brief."""

    cast: UkrainianCast

    # ---- figures

    def figure(self, figure: Figure, quotes: Sequence[str]) -> str:
        said, bound = self._bounded(figure, quotes)
        return f"{bound}{grammar.spaced(said)}" if isinstance(said, int) else said

    def _bounded(self, figure: Figure, quotes: Sequence[str]) -> tuple[int | str, str]:
        """The number that is printed, or a word for many, and the bound before it."""
        low, high = figure.low, figure.high
        heard = " ".join(quotes)
        for vague_low, vague_high, word, pattern in _VAGUE:
            stands = low is not None and figures.prints(low, heard)
            if (low, high) == (vague_low, vague_high) and not stands and re.search(pattern, heard, re.I):
                return word, ""
        if low is not None and low == high:
            return low, "близько " if figure.about else ""
        if low is None:
            return high or 0, "до "
        if high is None:
            more = low > 0 and not figures.prints(low, heard) and figures.prints(low - 1, heard)
            return (low - 1, "понад ") if more else (low, "щонайменше ")
        return f"від {grammar.spaced(low)} до {grammar.spaced(high)}", "від "

    def _figure(self, fact: Fact, slot: str, form: str) -> list[Item]:
        case, _, of = form.partition(":")
        noun = self._noun(fact, of) if of else None
        if of and noun is None:
            return []
        if case in ("counted", "for"):
            quotes = self.material.quotes(fact)
            noun = self._glossed(figures.counted_noun(fact.figures[slot], quotes)) or self._counted_there(quotes)
            if noun is None:
                return []
        living = self._living(fact)
        said, bound = self._bounded(fact.figures[slot], self.material.quotes(fact))
        if noun is None:
            text = said if isinstance(said, str) else bound + self._alone(said, bound, living, case)
            return [Item(text)]
        if case == "for":  # 'для 600 000 абонентів'
            one = (said == 1 and not bound) or bound == "до "
            return (
                []
                if one
                else [Item(f"для {bound}{said if isinstance(said, str) else grammar.counted_genitive(said, noun)}")]
            )
        return [self._counted(said, bound, noun, "acc" if case == "counted" else case)]

    def _alone(self, n: int, bound: str, living: bool, case: str) -> str:
        return grammar.spaced(n) if bound in ("близько ", "до ") else grammar.alone(n, living, case)

    def _counted(self, said: int | str, bound: str, noun: Noun, case: str) -> Item:
        if isinstance(said, str):
            return Item(f"{said} {noun.many}", gender="" if case == "acc" else "pl" if said[-1] in "иі" else "n")
        if bound in ("близько ", "до ") and said > 1:
            return Item(bound + grammar.counted_genitive(said, noun), gender="" if case == "acc" else "n")
        text = bound + grammar.counted(said, noun, case)
        return Item(text, gender="" if case == "acc" else grammar.agreement(said, noun))

    def _living(self, fact: Fact) -> bool:
        """Whether what a fact counts are people: its counted words are of people where it nests."""
        return self.kind(fact).nested

    def _noun(self, fact: Fact, slot: str) -> Noun | None:
        """What a figure counts: the slot's declared noun, a weapon's name, or the slot's own words."""
        named = self._weapon(fact, slot)
        if named and (known := self._glossed(named)):
            return known
        value = str(self.raw(fact, slot))
        declared = self.tongue.ways(self.kind(fact)).nouns.get(slot, {}).get(value)
        return Noun(*declared) if declared else self._glossed(bare_noun(value))

    def _glossed(self, words: str) -> Noun | None:
        """A noun by its English name, the longest end of it that the pack knows; None for what it does not know."""
        rows: dict[str, list[str]] = self._tongue["nouns"]
        parts = re.sub(r"[“”\"]", "", words).split()
        if not parts or _LATE.match(words):
            return None
        for at in range(len(parts)):
            end = " ".join(parts[at:])
            for key in (end, end.lower(), self._singular(end), self._singular(end).lower()):
                if key in rows:
                    return Noun(*rows[key])
        return None

    def _counted_there(self, quotes: Sequence[str]) -> Noun | None:
        """The one noun that Ukrainian passages have behind a number: '12 тисяч споживачів'."""
        rows: dict[str, list[str]] = self._tongue["nouns"]
        said = {word for quote in quotes for word in _BEHIND_A_NUMBER.findall(quote.lower())}
        found = {tuple(row) for row in rows.values() if len(row) > 3 and row[3] in said}
        return Noun(*found.pop()) if len(found) == 1 else None

    @staticmethod
    def _singular(words: str) -> str:
        return english.singular(words)

    @property
    def _tongue(self) -> dict[str, Any]:
        found: dict[str, Any] = self.cast.theatre.tongues["uk"]
        return found

    # ---- places and time

    def place_name(self, place: Place) -> str:
        return self._forms(place).nom

    def _forms(self, place: Place) -> Forms:
        """A place in its cases; an unplaced one by the name the text gives it, where that is Ukrainian's."""
        latin = latin_name(place)
        cases = self._tongue["cases"]
        known = str(self._tongue["places"].get(latin, ""))
        if known:
            return forms(known, cases)
        if isinstance(place, Located):
            entry = self.cast.theatre.gazetteer.find(place.chosen.gazetteer_id)
            local = entry.local if entry is not None else ""
            if local:
                home = entry is not None and entry.country in (self.cast.theatre.about.get("home"), "")
                name = local.replace("'", "’")
                made = forms(name if home else ukrainian(name), cases)
                by_its_town = place.grain == "district" and entry is not None and entry.grain == "settlement"
                return areas.around(made) if by_its_town else made
        written = place.mention.name
        if CYRILLIC.search(written) and not RUSSIAN.search(written) and isinstance(place, Located):
            return forms(written.replace("'", "’"), cases)
        same = [e.local for e in self.cast.theatre.gazetteer.lookup(latin) if e.local and e.name == latin]
        if same:
            return forms(same[0].replace("'", "’"), cases)
        return Forms(latin, latin, latin, latin)

    def places(self, fact: Fact, form: str) -> list[Item]:
        found: list[Item] = []
        for place in fact.where:
            made = self._forms(place)
            if not made.nom or not latin_name(place) or latin_name(place) in self.adjectives:
                continue
            if not sited.told(self, fact, place):
                continue
            prep, case = self._relation(place, form, made)
            if part := _PARTLY.get(sited.partly(self, fact, place, form)):
                prep, case = part, "gen"
            village = f"{getattr(_VILLAGE, case)} " if not_the_city(place, self.cast.theatre) else ""
            item = Item((village + made.nom if village else getattr(made, case)) + self._apart(fact, place), prep=prep)
            if all(item.text != other.text for other in found):
                found.append(item)
        found.sort(key=lambda item: item.text.endswith((" області", " краї")))
        found = self._regions(found)
        if len(found) <= MAX_PLACES:
            return found
        kept = found[: MAX_PLACES - 1]
        rest, towns = (
            len(found) - len(kept),
            all(isinstance(p, Located) and p.grain == "settlement" for p in fact.where),
        )
        return [*kept, Item(f"ще {self._elsewhere(rest, kept[0].prep, towns)}", prep=kept[0].prep)]

    @staticmethod
    def _regions(items: list[Item]) -> list[Item]:
        """'по Волинській і Рівненській областях': the word for several regions stands once, behind the last."""
        several = [item for item in items if item.text.endswith(" області") and item.prep == items[-1].prep]
        if len(several) < 2 or items[-len(several) :] != several:
            return items
        word = "областях" if items[-1].prep in ("у", "по", "на") else "областей"
        bare = [replace(item, text=item.text.removesuffix(" області")) for item in several]
        bare[-1] = replace(bare[-1], text=f"{bare[-1].text} {word}")
        return [*items[: -len(several)], *bare]

    def foreign(self, words: str) -> bool:
        return not CYRILLIC.search(words) or RUSSIAN.search(words) is not None

    @staticmethod
    def _elsewhere(n: int, prep: str, towns: bool) -> str:
        """'семи населених пунктів', 'семи місцях', 'сім місць': as the preposition before them asks for it."""
        case = "loc" if prep in ("у", "на", "по") else "gen" if prep else "nom"
        one, few, many = (_TOWNS if towns else _SPOTS)[case]
        if case == "nom":
            return grammar.counted(n, Noun(one, "m" if towns else "n", few, many))
        word = grammar.counted_genitive(n, Noun("", "n", "", many))
        return word if n > 1 else one

    def _relation(self, place: Place, form: str, made: Forms) -> tuple[str, str]:
        """The preposition a place takes, and the case: its own relation in the text first, then the form's."""
        relation = place.mention.relation or ""
        beside = {"taken": "території ", "held": "позиції ", "struck": "по цілях "}.get(form, "")
        if relation and relation not in ("in", "at", "into", "over", "on"):
            return ("у район" if form == "to" else beside + self._beside(relation)), "gen"
        sea = made.nom.endswith(" море")
        if form in ("in", "over", "upon", "at", "struck", "near") and made.nom.startswith(_PARTS):
            return "на", "loc"
        if form in ("in", "over"):
            return ("в акваторії", "gen") if sea else (self._inside(made), "loc")
        if form in ("upon", "at", "struck"):
            return "по", "loc"
        if form == "near":
            inside = isinstance(place, Located) and place.grain in ("region", "district", "country", "area")
            return (self._inside(made), "loc") if inside else ("поблизу", "gen")
        return {"from": ("з", "gen"), "to": ("до", "gen"), "taken": ("", "acc"), "held": ("", "acc")}.get(
            form, ("", "acc")
        )

    def _inside(self, made: Forms) -> str:
        return "на" if made.nom in self._tongue["upon"] else "у"

    @staticmethod
    def _beside(relation: str) -> str:
        """'поблизу', 'на південний захід від', 'у напрямку'."""
        way = _COMPASS.search(relation)
        if way and (side := areas.side(way.group(1))):
            return f"на {side} від"
        if "direction" in relation or relation.startswith("toward"):
            return "у напрямку"
        return "поблизу"

    def _apart(self, fact: Fact, place: Place) -> str:
        """' Миколаївської області' behind a place that has a better-told namesake in this brief."""
        if not sited.apart(self, fact, place):
            return ""
        return f" ({self.cast.region(region_of(place, self.cast.theatre)).nom})"

    # ---- names and words

    def _names(self, value: str | tuple[str, ...]) -> list[Item]:
        names = (value,) if isinstance(value, str) else value
        names = tuple(name for name in names if self._somebody(name))
        people = any(self.cast.person(name) or not self.cast.party_of(name) for name in names)
        if people:
            names = tuple(sorted(names, key=self.cast.is_party))
        introduced = [
            self.cast.party(name, "officials")
            if people and self.cast.is_party(name)
            else self.cast.introduce(name, office=len(names) <= 2)
            for name in names
        ]
        return [Item(named.text, named.many, gender=named.gender) for named in introduced if named.text]

    def _somebody(self, name: str) -> bool:
        if CYRILLIC.search(name):
            return not RUSSIAN.search(name) or self.cast.person(name) is not None
        return super()._somebody(name) and not (nobody(name) and not self.cast.is_party(name))

    def _party(self, value: str, form: str) -> list[Item]:
        code = self.cast.party_of(value)
        if not code or not self.cast.is_party(code):
            return []
        named = self.cast.party(code, form or "name")
        subject = form in ("", "name", "forces", "officials", "leaders")
        return [Item(named.text, named.many, gender=named.gender if subject else "")] if named.text else []

    def _words(self, fact: Fact, slot: str, value: str, form: str) -> list[Item]:
        if form in ("marks", "opening"):
            return [Item(quoted)] if (quoted := self.quotation(fact, value, opening=form == "opening")) else []
        if form == "that":
            return [Item(clause)] if (clause := self._clause(fact, value)) else []
        if form in ("service", "cause"):
            rows = self._tongue["services" if form == "service" else "causes"]
            low = value.lower()
            known = str(rows.get(low) or rows.get(low.split()[-1], "") if low else "")
            return [Item(known)] if known else []
        if form in ("deal", "on"):
            return self._bargain(value, form)
        if form == "against":
            code = self.cast.party_of(value)
            return [Item(self.cast.party(code, "gen").text)] if code and self.cast.is_party(code) else []
        if form == "with" and self.of_one_alone(fact, slot, value):
            return []
        noun = self._noun(fact, slot) if form in ("with", "acc") else None
        if noun is None:
            return []
        if form == "with":
            return [Item(noun.means)]
        return [Item(self._one_or_many(value, noun))]

    @staticmethod
    def _one_or_many(value: str, noun: Noun) -> str:
        """The accusative of a thing: several where the text has a plural."""
        if english.is_plural(value):
            return noun.many if noun.living else noun.few
        return grammar.accusative(noun.one, noun.gender)

    def _bargain(self, value: str, form: str) -> list[Item]:
        rows: dict[str, list[str]] = self._tongue["deals"]
        low = re.sub(r"^(?:the|an?|its|their|on|agreement on|deal on)\s+", "", value.strip(), flags=re.I)
        first, _, rest = low.partition(" ")
        for key in (low, low.lower(), rest if self.cast.party_of(first) else ""):
            if key in rows:
                return [Item(rows[key][0 if form == "deal" else 1])]
        return []

    def _clause(self, fact: Fact, value: str) -> str:
        """A clause of a Ukrainian text fit to follow 'заявив, що'; nobody's words are translated."""
        clause = value.strip().removeprefix("що ").rstrip(".,;")
        lang = self.material.document(self.material.claim(fact)).lang
        if lang != "uk" or not CYRILLIC.search(clause) or not 4 <= len(clause.split()) <= 26:
            return ""
        if re.search(r"[;|/\\<>{}=@#*_“”«»\"\n]|https?|\.\s", clause) or re.match(
            r"(?:він|вона|воно|вони|це|ці|цей|ця|його|її|їх|ми|наш\w*|який|яка|які)\b", clause, re.I
        ):
            return ""
        return clause[:1].lower() + clause[1:] if not re.match(r"[А-ЯІЇЄҐ]\w*(?:ія|ський|на)\b", clause) else clause

    def quotation(self, fact: Fact, said: str, opening: bool = False) -> str:
        """The quoted words in marks, in the language they were said in, which is named where it is not Ukrainian."""
        flat = [" ".join(quote.split()) for quote in self.material.quotes(fact)]
        whole = unbroken(" ".join(said.split()).strip("“”«»\"' "), flat)
        cut = " ".join(whole.split()).rstrip(".,")
        if not _LEAST <= len(cut.split()) <= _MOST + 10:
            return ""
        if not CYRILLIC.search(cut) and not says_something(cut):
            return ""
        lang = self.material.document(self.material.claim(fact)).lang
        if lang != "uk":
            name = self._tongue["languages"].get(lang, "")
            return f"{quoted(cut, 'uk')} ({name})" + ("," if opening else "") if name else ""
        return quoted(cut, "uk") + ("," if opening else "")
