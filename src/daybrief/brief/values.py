"""A fact's values put into words, in the forms that patterns ask for."""

import re
from collections.abc import Sequence

from daybrief.brief import english, figures, phrases, sited
from daybrief.brief.asked import Asked
from daybrief.brief.foreign import foreign
from daybrief.brief.forms import Named, nobody
from daybrief.brief.phrases import CYRILLIC, bare_noun, fit, told
from daybrief.brief.spots import Item, place_name
from daybrief.brief.times import named_days
from daybrief.model.figure import Figure
from daybrief.model.outcome import Fact
from daybrief.model.place import Located, Place

_HALF = re.compile(r"\bnot (?:just|only|merely|simply)\b(?!.*\bbut\b)")
"""A clause cut before its second half: 'will take not only A'."""

_COUNTED = ("whose", "counted", "own:", "n:")  # forms in which a noun follows a figure
_LOOSELY = ("around", "by")  # words for a day that is not the very one
_SOON = 60  # days ahead to which a plan may be dated by its passage


class Wording(Asked):
    """Puts values of facts into words for one brief."""

    def short(self, fact: Fact, other: Fact) -> bool:
        """Whether two facts have few enough places to be told in a row, at what is told as one time."""
        return max(len(fact.where), len(other.where)) <= 2 and self._when(fact) == self._when(other)

    def items(self, fact: Fact, slot: str, form: str) -> list[Item]:
        """A value in a form, as the items of a list; empty where the fact has nothing fit to print."""
        if slot in self.silent:
            return []
        if slot == "places":
            return self.places(fact, form)
        if slot == "when":
            over = fact.stance == "plans" and fact.when is not None and fact.when.last < self.material.day
            return [] if over else self._when(fact)  # a day gone by is when it was planned, not when it is due
        if slot in fact.figures:
            return self._figure(fact, slot, form)
        value = self.raw(fact, slot)
        if not value:
            return []
        sort = self.kind(fact).slots()[slot].sort
        if sort == "names" or isinstance(value, tuple):
            return self._company(fact, value, form)
        if sort == "date":
            return [Item(self.tongue.horizon(str(value), self.material.day))]
        if sort == "party" and self.unnamed(fact):
            return []
        if sort == "party":
            return self._foe(fact, str(value)) if form == "foe" else self._party(str(value), form)
        return self._words(fact, slot, value, form)

    # ---- figures

    def figure(self, figure: Figure, quotes: Sequence[str]) -> str:
        """A figure alone, as the passages bound it."""
        return figures.wording(figure, quotes)

    def _figure(self, fact: Fact, slot: str, form: str) -> list[Item]:
        figure, quotes = fact.figures[slot], self.material.quotes(fact)
        said = figures.wording(figure, quotes)
        many = said.split(" ")[-1] != "one"  # 'at least one person was'
        if form == "was":
            return [Item(f"{said} {'were' if many else 'was'}")]
        said += " of" if form.startswith(_COUNTED) and figures.is_vague(said) else ""
        if form == "whose":
            noun = figures.counted_noun(figure, quotes)
            theirs = noun.split(" ")[0] in self.adjectives and self.of_nobody(fact)
            return [Item(f"{said} {noun}", many)] if theirs else []
        if form == "counted":
            noun = self.unowned(figures.counted_noun(figure, quotes))
            noun = "" if phrases.PARTICIPLE.search(noun) else noun
            return [Item(f"{said} {noun}", many)] if noun else []
        if form.startswith("own:"):
            noun = self.noun(fact, form[4:], many)
            return [Item(" ".join(word for word in (said, self._whose(fact), noun) if word), many)] if noun else []
        if form.startswith("n:"):
            if slot in self.kind(fact).meets.loose and self._no_sites(fact, figure):
                return []  # a blow at a town is told as such, and what was counted is no 'sites'
            noun = self.noun(fact, form[2:], many)
            if noun and said == "one" and not self.kind(fact).nested:
                return [Item(self._with_article(noun))]
            return [Item(f"{said} {noun}", many)] if noun else []
        return [Item(said, many)]

    def _no_sites(self, fact: Fact, figure: Figure) -> bool:
        """Whether a count of places hit is none of sites by its passages, and several, or in a town."""
        sites = "site" in figures.counted_noun(figure, self.material.quotes(fact))
        towns = (isinstance(p, Located) and p.grain in ("settlement", "point") for p in fact.where)
        return not sites and (figure.floor > 1 or (bool(fact.where) and all(towns)))

    def _whose(self, fact: Fact) -> str:
        """The adjective of the side whose things are counted, where the clause does not name it: '19 Ukrainian drones';
        '' where it is not known."""
        code = self.cast.party_of(str(self.raw(fact, self.kind(fact).gains)))
        return self.cast.party(code, "adj").text if code and self.cast.is_party(code) else ""

    def noun(self, fact: Fact, slot: str, many: bool) -> str:
        """What a figure counts: the slot's declared noun, a weapon's name, or the slot's own words."""
        value = str(self.raw(fact, slot))
        named = self._weapon(fact, slot)
        if named and not (many and english.uncounted(named)):
            return english.plural(named) if many else english.singular(named)
        declared = self.kind(fact).nouns.get(slot, {}).get(value)
        if declared and value in self.kind(fact).means.get(slot, {}) and self._fired_rockets(fact):
            return "rockets" if many else "rocket"
        if declared:
            return self._owned(fact, slot, value) + declared[many] if self._heard_of_each(fact, slot, value) else ""
        value = bare_noun(value)
        if not fit(value) or self._only_names(fact, value):
            return ""
        return english.plural(value) if many else english.singular(value)

    def _owned(self, fact: Fact, slot: str, value: str) -> str:
        """'Ukrainian ' before what is counted, where one party owns it and the passages call it so."""
        owned, holder = self.kind(fact).owners.get(slot, ("", ""))
        code = str(self.raw(fact, holder)) if owned == value and holder else ""
        adjective = self.cast.party(code, "adj").text if code and self.cast.is_party(code) else ""
        heard = adjective and re.search(rf"\b{re.escape(adjective)}\b", "\n".join(self.material.quotes(fact)))
        return f"{adjective} " if heard else ""

    def _lone(self, fact: Fact, slot: str) -> str:
        """'a missile', where the passages tell of one and never of several."""
        one, many = self.noun(fact, slot, False), self.noun(fact, slot, True)
        text = "\n".join(self.material.quotes(fact))
        several = re.search(rf"\b{re.escape(many.split()[-1])}\b", text, re.I) if many else None
        last = re.escape(one.split()[-1]) if one else ""
        blows = "|".join(map(re.escape, self.lists["blows"])) or "$^"
        form = rf"\b(?:an?|one|single)\b[^.;,]{{0,30}}\b{last}\b(?! (?:{blows})\b)"
        lone = one and not several and re.search(form, text, re.I)
        return self._with_article(one) if lone else ""

    def _means(self, fact: Fact, slot: str) -> str:
        """'with a missile', 'with drones'; how the kind says that it was done where no passage names the things: what
        was shelled was hit 'with artillery'."""
        one, many = self._lone(fact, slot), self.noun(fact, slot, True)
        vague = self.kind(fact).means.get(slot, {}).get(str(self.raw(fact, slot)), "")
        thing = english.singular(many).split()[-1] if many else ""
        named = rf"\b(?:with|of|by|fired|launched|the|an?|[a-z]*\d[\d,]*|artillery|mortar|tank) {re.escape(thing)}s?\b"
        heard = thing and re.search(
            named, "\n".join(self.material.quotes(fact)), re.I
        )  # 'continued to shell A' is no shell
        if vague and not one and not heard:
            return vague
        return f"with {one or many}" if one or many else ""

    def _heard_of_each(self, fact: Fact, slot: str, value: str) -> bool:
        """Whether the passages name every sort that a noun for several stands for: no drone is told of a barrage of
        rockets and missiles. Of single sorts nothing is asked."""
        kind = self.kind(fact)
        if kind.wave is None or slot != kind.wave.sort or value != kind.wave.several:
            return True
        return set(kind.wave.combined) <= self._sorts_heard(fact)

    def _sorts_heard(self, fact: Fact) -> set[str]:
        """The sorts of weapon that passages under a fact name."""
        text, theatre = "\n".join(self.material.quotes(fact)), self.cast.theatre
        return {hit.value.cls for lang in theatre.languages for hit in theatre.weapons[lang].find(text)}

    def of_one_alone(self, fact: Fact, slot: str, value: str) -> bool:
        """Whether a blow at several places is read with one sort of weapon from passages that name another sort too:
        which place it hit with what is open."""
        wave = self.kind(fact).wave
        if wave is None or slot != wave.sort or value == wave.several or len(fact.where) < 2:
            return False
        return bool(self._sorts_heard(fact) - {value})

    def _fired_rockets(self, fact: Fact) -> bool:
        """Whether passages tell of rockets and of no shelling."""
        text = "\n".join(self.material.quotes(fact)).lower()
        return "rocket" in text and "shell" not in text

    def _weapon(self, fact: Fact, slot: str) -> str:
        """The name of a weapon as written beside its class, where it reads as a noun."""
        if not (written := str(self.raw(fact, f"{slot}_name"))):
            return ""
        if CYRILLIC.search(written):
            hits = [h for lang in self.cast.theatre.languages for h in self.cast.theatre.weapons[lang].find(written)]
            return hits[0].value.name if len(hits) == 1 else ""
        plain = re.sub(r"^(?:enemy|more|other|attack-type)\s+", "", bare_noun(written))
        if plain.split()[-1:] and plain.split()[-1] in self.lists["launchers"]:  # what is fired are its rockets
            shot = re.search(rf"{re.escape(plain)} (\w+s)\b", "\n".join(self.material.quotes(fact)))
            return f"{plain} {shot.group(1)}" if shot and fit(plain) else ""
        code = self.raw(fact, self.kind(fact).gains) if self.kind(fact).gains else ""
        if code and self.cast.is_party(str(code)):
            plain = plain.removeprefix(self.cast.party(str(code), "adj").text).strip()
        thing, _, last = plain.rpartition(" ")
        if plain in self.lists["blows"]:
            return ""
        if thing and last in self.lists["blows"]:
            plain = thing  # what a 'drone strike' is made with is a drone
        plain = english.of_sort(plain, self.kind(fact).nouns.get(slot, {}).get(str(self.raw(fact, slot)), ("",))[0])
        return plain if fit(plain) and "," not in plain and " and " not in plain and len(plain.split()) <= 4 else ""

    # ---- places and time

    def place_name(self, place: Place) -> str:
        """A place as lists and tables name it; '' where it has no name fit to print."""
        return place_name(place)

    def foreign(self, words: str) -> bool:
        """Whether words are in a script that readers of the brief may not know."""
        return CYRILLIC.search(words) is not None

    def places(self, fact: Fact, form: str) -> list[Item]:
        """The places of a fact as the items of a list."""
        asked = ("places", form, self.unplaced)
        return list(self.material.once(asked, fact, lambda: tuple(sited.places(self, fact, form))))

    def _when(self, fact: Fact) -> list[Item]:
        if fact.stance == "confirms" and self.heard(fact, "published"):
            return []  # the day on which footage came out is not that of what it shows
        if fact.stance == "plans" and (ahead := self.named_ahead(fact)):
            return [Item(ahead)]
        if fact.stance == "plans" and fact.when is not None and fact.when.start < self.material.day:
            return []  # since when it has been planned is not when it will be
        when = fact.when
        if when is not None and when.basis == "carried" and self._reviewed(fact):
            when = when.model_copy(update={"basis": "reporting-day"})
        said = self.tongue.almanac.phrase(when, self.material.day, self.heard(fact, "night"), self.lead)
        return [Item(said)] if said else []

    def _reviewed(self, fact: Fact) -> bool:
        """Whether a fact is known from reviews of institutes alone, whose next sentence is mostly of another report."""
        docs = (self.material.document(self.material.claims[cid]) for cid in fact.support)
        known = [self.cast.source(doc.source) for doc in docs]
        return all(source is not None and source.kind == "institute" for source in known)

    def named_ahead(self, fact: Fact) -> str:
        """'around 12 February', or 'by', for a plan whose passages give its day so; or name one day ahead where it was
        dated by the day it was told of."""
        found = {
            day: word for quote in self.material.quotes(fact) for day, word in named_days(quote, self.material.day)
        }
        if fact.when is not None and (day := fact.when.start) > self.material.day:
            return self.tongue.due(found[day], day, self.material.day) if found.get(day) in _LOOSELY else ""
        later = [day for day in found if 0 < (day - self.material.day).days <= _SOON]
        return self.tongue.due(found[later[0]], later[0], self.material.day) if len(later) == 1 else ""

    # ---- names and words

    def _company(self, fact: Fact, value: str | tuple[str, ...], form: str) -> list[Item]:
        """Names in a list: `several` asks for two, `visitor` for a person, or for anybody where it is a plan."""
        met = set(self.cast.met)
        quotes = self.material.quotes(fact)
        value = tuple(n for n in _all(value) if self.cast.known(n) or not phrases.torn(n, quotes))
        people = {person.party for name in _all(value) if (person := self.cast.person(name))}
        value = tuple(name for name in _all(value) if self.cast.person(name) or self.cast.party_of(name) not in people)
        value = tuple({(self.cast.person(name) or name): name for name in reversed(value)}.values())[::-1]
        found = self._at_home(fact, value) if form == "several" else []
        found = found or self._names(value)
        alone = len(found) == 1 and fact.stance != "plans" and not any(map(self.cast.person, value))
        if (form == "several" and len(found) < 2) or (form == "visitor" and alone):
            self.cast.met, found = met, []
        return found

    def _at_home(self, fact: Fact, value: tuple[str, ...]) -> list[Item]:
        """'Ukrainian and American officials' for states of which one is the place: a state does not meet in itself."""
        theirs = {self.cast.party(code).text.removeprefix("the ") for code in value if self.cast.is_party(code)}
        if len(value) < 2 or not all(map(self.cast.is_party, value)) or theirs.isdisjoint(map(place_name, fact.where)):
            return []
        *others, last = (self.cast.party(code, form).text for code, form in _with_last(value, "adj", "officials"))
        return [*(Item(adjective, True) for adjective in others), Item(last, True)]

    def _names(self, value: str | tuple[str, ...]) -> list[Item]:
        names = (value,) if isinstance(value, str) else value
        names = tuple(name for name in names if self._somebody(name))
        people = any(self.cast.person(name) or not self.cast.party_of(name) for name in names)
        persons = [name for name in names if not self.cast.is_party(name)]
        if people:  # a party among people is some of its officials, and stands behind those with a name
            names = tuple(sorted(names, key=self.cast.is_party))
        introduced = [
            self.cast.party(name, "officials")
            if people and self.cast.is_party(name)
            else self.cast.introduce(name, office=len(persons) <= 2)
            for name in names
        ]
        return [Item(named.text, named.many) for named in introduced if named.text]

    def _somebody(self, name: str) -> bool:
        """Whether a name stands for a person, party or body: no pronoun, no weekday, none of the day's publishers."""
        if self.cast.is_party(name):
            return True
        if CYRILLIC.search(name) and not self.cast.person(name):
            return False
        return not nobody(name) and name not in self.cast.outlets and len(name) <= 60 and not re.search(r"[“”\n]", name)

    def _party(self, value: str, form: str) -> list[Item]:
        code = self.cast.party_of(value)
        if code and self.cast.is_party(code):
            named = self.cast.party(code, form or "name")
        elif CYRILLIC.search(value) or phrases.ours(value) or form in ("adj", "other"):
            return []
        else:
            many = english.is_plural(value) and len(value) > 4
            some = form == "forces" and len(value.split()) < 3 and not many
            named = Named(f"{value} forces", True) if some else Named(value, many)
            named = self.cast.introduce(value) if form == "" else named
        return [Item(named.text, named.many)] if named.text else []

    def _foe(self, fact: Fact, value: str) -> list[Item]:
        """The adjective of the side that a party fights, where a passage names that side."""
        named = self._party(value, "other")
        said = {hit for quote in self.material.quotes(fact) for hit in self.cast.parties_in(quote)}
        return named if any(self.cast.party(code, "adj").text == item.text for item in named for code in said) else []

    def _words(self, fact: Fact, slot: str, value: str, form: str) -> list[Item]:
        if form in ("marks", "opening"):
            return [Item(quoted)] if (quoted := self.quotation(fact, value, opening=form == "opening")) else []
        if form == "that":
            clause = "" if _HALF.search(value) or self._recalled(fact, value) else told(value)
            return [Item(clause)] if clause else []
        if form in ("means", "nouns") and self.of_one_alone(fact, slot, value):
            return []
        if form == "nouns" and (one := self._lone(fact, slot)):
            return [Item(one)]
        if form == "nouns":
            return [Item(noun, True)] if (noun := self.noun(fact, slot, True)) else []
        if form == "means":
            return [Item(means)] if (means := self._means(fact, slot)) else []
        if form == "group" and len(value.split()) < 2 and not self.cast.party_of(value):
            return []
        if form == "thing" and re.search(r"(?:%|percent|per cent|thing|something|more|date)$", value):
            return []
        if form == "sited" and not any(sited.in_its_own_name(self, fact, place) for place in fact.where):
            return []
        if form == "friend" and (not self._befriended(fact, value) or self._meant_for_others(fact, value)):
            return []
        if self.cast.is_party(value):
            return [Item(self.cast.party(value).text)]
        value = phrases.RUIN.sub("", phrases.TIME_TAIL.sub("", value))
        if form != "deal" and form != "on":
            value = bare_noun(value) if form in ("a", "plain") and english.is_plural(value) else value
        value = phrases.inner(value)
        if not fit(value) or (form in ("a", "plain") and self._only_names(fact, bare_noun(value))):
            return []
        if form == "deal" or form == "on":
            agreed = any(re.search(rf"\bto {re.escape(value)}", quote) for quote in self.material.quotes(fact))
            value = f"to {value}" if agreed and not value.startswith("to ") else value
            return [Item(phrases.deal(value, form, self.lists["deals"]))]
        if form == "thing":
            return [Item(self._handed(fact, value))]
        if form in ("a", "sited"):
            return [Item(self._with_article(value), english.is_plural(value))]
        return [Item(value, english.is_plural(value))]

    def _recalled(self, fact: Fact, clause: str) -> bool:
        """Whether every passage only recalls a clause as what was once held: 'the *earlier* forecast that A will
        fall'."""
        before = [quote[:at] for quote in self.material.quotes(fact) if (at := quote.find(clause)) >= 0]
        return bool(before) and all(map(phrases.RECALLING.search, before))

    def _handed(self, fact: Fact, value: str) -> str:
        """What is given, without saying again for whom: 'a new $270 million package'."""
        thing, _, whom = next((value.rpartition(word) for word in (" for ", " to ") if word in value), (value, "", ""))
        parties = {self.cast.party_of(str(self.raw(fact, slot))) for slot in self.kind(fact).slots()} - {None}
        value = thing if whom and self.cast.party_of(whom) in parties else value
        return self._with_article(value) if value.split()[-1].lower() in self.lists["parcels"] else value

    def _befriended(self, fact: Fact, value: str) -> bool:
        """Whether a receiver can be one: a party or a name, and not a side that the giver fights."""
        proxies: dict[str, str] = self.cast.theatre.prose["proxies"]
        code = next((side for name, side in proxies.items() if name in value), self.cast.party_of(value))
        if code is None:
            return value[:1].isupper() or english.is_plural(value)
        sides = self.cast.theatre.sides
        return code not in sides or not any(
            other in sides and other != code
            for slot, about in self.kind(fact).slots().items()
            if about.sort == "party" and (other := self.cast.party_of(str(self.raw(fact, slot))))
        )

    def _meant_for_others(self, fact: Fact, receiver: str) -> bool:
        """Whether what is given names others for whom it is than this receiver alone: 'aid for A and B', told of A."""
        texts = [self.raw(fact, slot) for slot, about in self.kind(fact).slots().items() if about.sort == "text"]
        whom = " ".join(tail for text in texts for tail in re.findall(r" (?:for|to) (.*)", str(text)))
        return bool(self.cast.parties_in(whom) - {self.cast.party_of(receiver)}) and receiver not in whom

    def _only_names(self, fact: Fact, value: str) -> bool:
        """Whether words that should name a thing only name a place or a party."""
        places = " ".join(place_name(place) for place in fact.where).lower()
        return value.lower() in places or self.cast.party_of(value) is not None

    def _with_article(self, noun: str) -> str:
        last = noun.split()[-1].lower()
        if english.is_plural(noun) or last in self.lists["mass"] or noun.split()[0].lower() in ("the", "a", "an"):
            return noun
        owned = self.cast.party_of(noun.split()[0]) is not None  # 'a Russian command post', but 'the Kerch bridge'
        named = re.search(r" [A-Z][a-z]+ [A-Z][a-z]+$", noun) is not None  # 'the Russian-held Antonivskyi Bridge'
        if noun[:1].isupper() and (not owned or named):
            return f"the {noun}"
        return f"{english.article(noun)} {noun}"

    def quotation(self, fact: Fact, said: str, opening: bool = False) -> str:
        """The quoted words in marks: a stretch that stands unbroken in the passage, whole sentences of it."""
        flat = [" ".join(quote.split()) for quote in self.material.quotes(fact)]
        said = " ".join(said.split()).strip("“”\"' ")
        whole = phrases.unbroken(said, flat)
        if CYRILLIC.search(whole):
            return foreign(self, fact, whole, opening)
        if not whole:
            return ""
        cut = phrases.trimmed(whole).replace("“", "‘").replace("”", "’")
        if not cut or not phrases.says_something(cut) or phrases.LEFT_OPEN.search(cut) or phrases.a_piece(whole, flat):
            return ""
        if opening:
            return f"“{cut.rstrip('.,')},”" if not cut.endswith(("?", "!")) else f"“{cut}”"
        return f"“{cut}”" if cut.endswith((".", "?", "!")) else f"“{cut.rstrip(',')}.”"


def _with_last(values: Sequence[str], form: str, last: str) -> list[tuple[str, str]]:
    return [(value, last if at + 1 == len(values) else form) for at, value in enumerate(values)]


def _all(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value
