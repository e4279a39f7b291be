"""Which facts a reader should see, which of them first, and where each is told."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from daybrief.brief import figures, phrases, sited
from daybrief.brief.firm import firm, grave, unheard
from daybrief.brief.forms import looks_like_a_person
from daybrief.brief.loose import loose
from daybrief.brief.spots import place_name
from daybrief.brief.timely import Timely
from daybrief.brief.values import Wording
from daybrief.brief.voices import voice_of
from daybrief.brief.weigh import Weigh
from daybrief.claims.base import CERTAIN
from daybrief.claims.says import Route
from daybrief.model.outcome import Fact
from daybrief.model.place import Located

CONFIDENT = 0.7
"""Below this confidence of the best claim under it, what somebody said is kept in the data, out of the prose."""

BACKGROUND = "background"
"""The section of what the day's reports tell of earlier days."""


_STRUCK = re.compile(
    r"\b(?:on|at|of|against|hit|struck|targeted|destroyed|damaged) (?:an? |the |several |some )?$", re.I
)
"""Words before what was struck."""

_FROM = re.compile(r"\bfrom (?:[A-Z]\w+,? (?:[A-Z]\w+,? )?(?:and )?)?$")
"""Words before where somebody comes from."""

_WIDE = ("region", "country", "area")
_SCRAP = 30  # letters of a quotation up to which two people may well have said the same


def _plain(words: str) -> str:
    return "".join(ch for ch in words.lower() if ch.isalnum())


@dataclass(frozen=True)
class Choice:
    """Weighs and places the facts of one brief."""

    wording: Wording
    timely: Timely
    weigh: Weigh

    @classmethod
    def among(cls, wording: Wording, facts: Iterable[Fact]) -> "Choice":
        """Choices among `facts`."""
        timely = Timely(wording)
        return cls(wording, timely, Weigh.over(wording, timely, facts))

    def worthy(self, facts: Iterable[Fact]) -> list[Fact]:
        """Facts well enough founded to be told, heaviest first; ties by event, so that the order never varies. Of an
        act told widely and closely, none of it counted ("talks in Turkey", "in Istanbul"), the close one."""
        kept = [fact for fact in facts if self._sure(fact) and self._sound(fact)]
        parted = {fact.part_of for fact in kept if not fact.figures}
        kept = [fact for fact in kept if (fact.figures or fact.event not in parted) and not self._misgiven(fact, kept)]
        return sorted(kept, key=lambda fact: (-self.weigh.weight(fact), fact.event))

    def news(self, fact: Fact) -> bool:
        """Whether a fact may stand on top of the page: dated to the window by its own evidence, or a plan for the days
        just ahead, told by somebody of weight; or words of somebody the pack knows, said now."""
        if fact.stance == "denies" or self.timely.past(fact) or self.weigh.rumoured(fact):
            return False
        if self.wording.kind(fact).horizon and not self.wording.voice_key(fact):
            return self.weigh.prominent(fact)  # what its publisher foretells, where it opens with it
        if self.wording.kind(fact).voiced_by:
            foreign = self.wording.foreign(self.wording.quoted(fact))
            return self.wording.known_voice(fact) and self.weigh.rank(fact) > 0 and not foreign
        wide = [isinstance(place, Located) and place.grain == "country" for place in fact.where]
        if wide and all(wide) and not fact.figures and fact.stance != "plans" and self.weigh.rank(fact) == 0:
            return False
        timely = self.timely.soon(fact) if fact.stance == "plans" else self.timely.dated(fact)
        return timely and self.weigh.weighty_voice(fact)

    def beside_news(self, fact: Fact) -> bool:
        """Whether a fact may stand on top where the news does not fill it: told by a named voice of weight, of a span
        that holds the day, or of a whole country. What a publisher tells in its own voice without a day may not."""
        if fact.stance not in ("asserts", "confirms") or self.timely.past(fact) or self.weigh.rumoured(fact):
            return False
        today, when = self.wording.material.day, fact.when
        if self.wording.kind(fact).voiced_by or when is None or not when.start <= today <= when.last:
            return False
        return not voice_of(fact, self.wording).own and self.weigh.weighty_voice(fact)

    def _misgiven(self, fact: Fact, others: Iterable[Fact]) -> bool:
        """Whether quoted words are given to somebody else as well, by as many documents or more: one of the two must be
        wrong, and nothing says which where they are even."""
        said = _plain(self.wording.quoted(fact))
        return len(said) > _SCRAP and any(
            other is not fact
            and self.wording.voice_key(other) != self.wording.voice_key(fact)
            and other.documents >= fact.documents
            and (said in (told := _plain(self.wording.quoted(other))) or (len(told) > _SCRAP and told in said))
            for other in others
        )

    def _sound(self, fact: Fact) -> bool:
        """Whether a fact hangs together: it stands, its parties differ, and its actor can have been there."""
        kind = self.wording.kind(fact)
        nothing = bool(fact.figures) and all(figure.high == 0 for figure in fact.figures.values())
        if fact.standing == "superseded" or nothing or self._echoes(fact) or self._bare(fact):
            return False
        if self._idle(fact) or self._nowhere(fact) or self._acted_on(fact) or (kind.firm and not self._firm(fact)):
            return False
        if self._whence(fact):
            return False
        if self._misheard(fact) or self._miscounted(fact) or (kind.harms and self.wording.heard(fact, "untrue")):
            return False
        if self._at_home(fact) or self._strangers(fact) or self._unsited(fact) or self._awaits(fact):
            return False
        if self._trivial_company(fact):
            return False
        if (
            self.weigh.points_back(fact)
            or self._unknown_speaker(fact)
            or self.weigh.empty(fact)
            or (fact.stance == "plans" and not kind.planned)
        ):
            return False
        return not kind.here or not self._abroad(fact)

    def _sure(self, fact: Fact) -> bool:
        """Whether a fact was read well enough, and a clause can tell what its passages do: a deed better than words,
        which stand beneath for all to read."""
        voiced = bool(self.wording.kind(fact).voiced_by)
        least = CONFIDENT if voiced else CERTAIN
        return self.weigh.confidence(fact) >= least and (voiced or not loose(self.wording, fact))

    def doubted(self, fact: Fact, least: float) -> bool:
        """Whether a deed hangs together and was read with some confidence, but is not to be retold."""
        voiced = self.wording.kind(fact).voiced_by
        return not voiced and least <= self.weigh.confidence(fact) and not self._sure(fact) and self._sound(fact)

    def why_untold(self, fact: Fact) -> str:
        """Why a fact is not fit to be told, in a reader's words."""
        kind = self.wording.kind(fact)
        if fact.standing == "superseded":
            return "a later count replaces it"
        if not self._sure(fact):
            return "read with too little confidence"
        if kind.firm and not self._firm(fact):
            return "its passage does not tell it as done"
        return "says too little by itself, or repeats another"

    def _firm(self, fact: Fact) -> bool:
        """Whether a passage under the fact tells its act as done, by the voice that was read. A wave that somebody
        counted is."""
        held, words = self.wording.material, self.wording.cast.theatre.firmness
        wide = fact.figures.keys() & set(self.wording.kind(fact).meets.theatre_wide)
        if any(fact.figures[slot].floor > 1 for slot in wide):
            return True
        claims = [held.claims[cid] for cid in fact.support]
        if all(unheard(words, claim) for claim in claims):
            return False
        if grave(held.claim(fact).detail) and self.wording.heard(fact, "partial"):
            return False
        return firm(words, held.claim(fact).detail, claims, fact.stance)

    def _acted_on(self, fact: Fact) -> bool:
        """Whether every passage of an attack has the side that is told to strike only as what was struck: 'a strike on
        a Russian depot'; or a passage says that nobody has owned it, or that both sides fired."""
        kind, cast, side = self.wording.kind(fact), self.wording.cast, self.wording.side(fact)
        if not (kind.firm and kind.harms) or side not in cast.theatre.sides:
            return False
        if self.wording.heard(fact, "unclaimed") or self.wording.heard(fact, "both_sides"):
            return True
        quotes = self.wording.material.quotes(fact)
        if side not in cast.parties_in("\n".join(quotes)) and self._foes_blow(quotes, side):
            return True
        adjective = cast.party(side, "adj").text
        met = [m for quote in quotes for m in re.finditer(rf"\b{adjective}\b", quote)]
        return bool(met) and all(_STRUCK.search(m.string[: m.start()]) for m in met)

    def _whence(self, fact: Fact) -> bool:
        """Whether an act is given to a state that passages name only as where somebody comes from: 'reserves from
        Armenia and Georgia'."""
        side, cast = self.wording.side(fact) or "", self.wording.cast
        if not self.wording.kind(fact).firm or not cast.is_party(side) or side in cast.theatre.sides:
            return False
        parties = cast.theatre.parties["en"]
        before = [
            q[: hit.start] for q in self.wording.material.quotes(fact) for hit in parties.find(q) if hit.value == side
        ]
        return bool(before) and all(map(_FROM.search, before))

    def _foes_blow(self, quotes: Sequence[str], side: str) -> bool:
        """Whether a passage calls a blow the other side's: 'the Russian shelling of A'."""
        foe, blows = self.wording.cast.party(side, "other").text, "|".join(map(re.escape, self.wording.lists["blows"]))
        told = re.compile(rf"\b{foe} (?:[\w-]+ ){{0,2}}(?:{blows})\b", re.I)
        return bool(foe) and any(told.search(quote) for quote in quotes)

    def _misheard(self, fact: Fact) -> bool:
        """Whether no passage has a word of what the fact tells: citizens of two states who register have not met. Asked
        of English passages, whose words the lexicon parts by what they tell."""
        by_word, quotes = self.wording.kind(fact).heard, self.wording.material.quotes(fact)
        ways = (key.partition("=") for key in by_word)
        key = next((f"{s}={word}" for s, _, word in ways if word and self.wording.holds(fact, s, word)), "")
        slots = by_word.get(key, ())
        if not slots or fact.stance == "plans" or any(map(self.wording.foreign, quotes)):
            return False
        terms = [self.wording.cast.theatre.terms(slot, "en") for slot in slots]
        return not any(known.find(quote) for known in terms for quote in quotes)

    def _miscounted(self, fact: Fact) -> bool:
        """Whether what is counted of people is formations in every passage: 31 battalions are no 31 men; or is who is
        told to send it: 'battalions plan to send four battalions'."""
        kind, lists, quotes = self.wording.kind(fact), self.wording.lists, self.wording.material.quotes(fact)
        counted = [figures.counted_noun(figure, quotes).lower().split() for figure in fact.figures.values()]
        doer = str(self.wording.raw(fact, kind.meets.acts)).lower().split() if kind.meets.acts else []
        if any(words[-1] in doer for words in counted if words):
            return True
        slots = [slot for slot in kind.nouns if str(self.wording.raw(fact, slot)) in lists["people"]]
        return bool(slots) and any(set(words) & set(lists["formations"]) for words in counted)

    def _at_home(self, fact: Fact) -> bool:
        """Whether a move or fight of the side that the war did not come to is told of its own rear alone: 'Russian
        forces held Belgorod' is a road there."""
        theatre, side = self.wording.cast.theatre, self.wording.side(fact)
        if not self.wording.kind(fact).gathers or side not in theatre.sides or side == theatre.about.get("home"):
            return False
        if any(place.mention.relation or sited.bearing(self.wording, fact, place) for place in fact.where):
            return False  # north of it the war may well be
        ids = [place.chosen.gazetteer_id for place in fact.where if isinstance(place, Located)]
        known = [id for id in ids if theatre.gazetteer.find(id) is not None]
        return bool(known) and len(known) == len(fact.where) and all(theatre.rear(id) == side for id in known)

    def _strangers(self, fact: Fact) -> bool:
        """Whether a fight or a blow is given to a state that is no side, whose troops no passage names: an official of
        it spoke, or made the drone."""
        cast, side, kind = self.wording.cast, self.wording.side(fact), self.wording.kind(fact)
        if kind.firm and not kind.harms and not kind.gathers and not fact.figures and self.wording.of_nobody(fact):
            return True  # 'Syrian fighters will be sent': by whom, and whose they are, the fact does not hold
        fought = kind.gathers or (kind.firm and kind.harms)
        if not fought or not side or not cast.is_party(side) or side in cast.theatre.sides:
            return False
        adjective, text = cast.party(side, "adj").text, "\n".join(self.wording.material.quotes(fact))
        troops = "|".join(map(re.escape, cast.theatre.words("body.forces", "en")))
        return not re.search(rf"\b{adjective} (?:[\w-]+ ){{0,2}}(?:{troops})\b|[\u0400-\u04ff]", text, re.I)

    def _unknown_speaker(self, fact: Fact) -> bool:
        """Whether words are given to a person of whom nothing is known, or to a bare 'centre': a reader would ask who
        that is."""
        name, kinds = self.wording.voice_key(fact), self.wording.cast.theatre.prose["short_names"]
        if any(name.lower() == kind.lower() for kind in kinds):
            return True  # 'Center said': of which one, the text says elsewhere
        if not self.wording.kind(fact).voiced_by or self.wording.known_voice(fact):
            return False
        somebody = looks_like_a_person(name) or (len(name.split()) == 1 and name[:1].isupper())
        return somebody and self.wording.office_of(fact, name) == name

    def _trivial_company(self, fact: Fact) -> bool:
        """Whether those who met are one of weight and people of no office: a president and nurses."""
        slots = self.wording.kind(fact).slots()
        lists = [self.wording.raw(fact, slot) for slot, row in slots.items() if row.sort == "names" and row.scored]
        names = [name for value in lists if isinstance(value, tuple) for name in value]
        low = [name for name in names if not self._of_rank(fact, name)]
        return len(names) > 1 and bool(low) and len(names) - len(low) < 2

    def _of_rank(self, fact: Fact, name: str) -> bool:
        """Whether somebody who meets is of weight: a party, a person, a body or holders of an office."""
        leads = bool(self.wording.cast.theatre.terms("speaking", "en").find(name))  # leaders, envoys
        return leads or looks_like_a_person(name) or self.weigh.of_office(fact, name)

    def _awaits(self, fact: Fact) -> bool:
        """Whether a plan is what the other side is to do, for which its actor only makes ready: 'Russian forces prepare
        for Ukrainian attacks'."""
        cast, side = self.wording.cast, self.wording.side(fact)
        foe = cast.party(side, "other").text if side in cast.theatre.sides and fact.stance == "plans" else ""
        making = "|".join(map(re.escape, self.wording.lists["readying"])) or "$^"
        ready = re.compile(rf"\b(?:{making}) (?:an? |the |any )?(?:\w+ )?{foe}\b", re.I)
        return bool(foe) and any(ready.search(quote) for quote in self.wording.material.quotes(fact))

    def _unsited(self, fact: Fact) -> bool:
        """Whether a plan of troops names no place that the brief would tell: 'Russia plans to send forces'."""
        if not self.wording.kind(fact).firm or fact.stance != "plans" or (fact.figures and not fact.where):
            return False
        return not any(sited.told(self.wording, fact, place) for place in fact.where)

    def _nowhere(self, fact: Fact) -> bool:
        """Whether an act that happens at places names only a state or a part of it, and counts nothing: 'forces struck
        southern Ukraine'; or is a lone shot or harm nowhere: 'Russia launched a missile'."""
        shots = fact.figures.keys() & set(self.wording.kind(fact).meets.theatre_wide)
        lone = bool(fact.figures) and all(figure.high == 1 for figure in fact.figures.values())
        if shots and not fact.where and lone:
            return True
        wide = [
            isinstance(place, Located) and (place.grain == "country" or place_name(place)[:1].islower())
            for place in fact.where
        ]
        stated = bool(wide) and all(wide) and fact.stance != "plans"
        kind = self.wording.kind(fact)
        own = voice_of(fact, self.wording).own
        if kind.firm and kind.harms and own and not fact.figures and self._somewhere(fact):
            return True
        vague = kind.firm or (kind.harms and own)  # or nobody is named who says so
        return vague and stated and (lone or not fact.figures)

    def _somewhere(self, fact: Fact) -> bool:
        """Whether a fact has nothing but a side and regions: 'Ukrainian forces struck Kherson Oblast'."""
        slots = self.wording.kind(fact).slots()
        told = [slot for slot, about in slots.items() if about.sort != "party" and self.wording.raw(fact, slot)]
        regions = [isinstance(place, Located) and place.grain in _WIDE for place in fact.where]
        return not told and bool(regions) and all(regions)

    def _idle(self, fact: Fact) -> bool:
        """Whether a side's troops only are somewhere, uncounted and unnamed, or just in their country; or hold some
        of a region."""
        kind = self.wording.kind(fact)
        told = [slot for slot, about in kind.slots().items() if about.sort == "text" and self.wording.raw(fact, slot)]
        idle = bool(kind.idle) and all(self.wording.holds(fact, slot, word) for slot, word in kind.idle.items())
        side, cast = self.wording.side(fact), self.wording.cast
        if side not in cast.theatre.sides or fact.figures or self.wording.kind(fact).harms:
            return False
        home = bool(kind.idle) and {cast.party(side).text} == {
            place_name(place) for place in fact.where
        }  # 'Russian forces were in Russia'
        vague = not kind.gathers or all(isinstance(place, Located) and place.grain in _WIDE for place in fact.where)
        return (idle and not told and (vague or fact.stance == "plans")) or home

    def _bare(self, fact: Fact) -> bool:
        """Whether a slot of words holds a trifle alone, a window or a roof, or how much of something; or a free-text
        slot a number and not what it counts: "1,000" of nobody knows what."""
        slots = self.wording.kind(fact).slots()
        free = [self.wording.raw(fact, name) for name, about in slots.items() if about.sort == "text"]
        words = [self.wording.raw(fact, name) for name, about in slots.items() if about.sort == "words"]
        for value in (value.lower() for value in words if isinstance(value, str) and value):
            if value in self.wording.lists["trifles"] or value.split()[-1] in self.wording.lists["amounts"]:
                return True
        if any(
            phrases.headless(value, self.wording.material.quotes(fact)) for value in words if isinstance(value, str)
        ):
            return True
        return any(isinstance(value, str) and value and not any(map(str.isalpha, value)) for value in free)

    def _echoes(self, fact: Fact) -> bool:
        """Whether two slots that name different things hold the same words."""
        told = [
            self.wording.cast.party_of(str(value)) or str(value).lower()
            for slot, about in self.wording.kind(fact).slots().items()
            if about.sort in ("party", "words", "text")
            and isinstance(value := self.wording.raw(fact, slot), str)
            and value
        ]
        words = [set(value.split()) for value in told]
        return any(one <= other for at, one in enumerate(words) for n, other in enumerate(words) if at != n)

    def _abroad(self, fact: Fact) -> bool:
        """Whether every known place of a fact lies off the theatre's map."""
        about = self.wording.cast.theatre.prose["map"]
        known = [place.chosen for place in fact.where if isinstance(place, Located)]
        return bool(known) and not any(
            about["west"] <= at.lon <= about["east"] and about["south"] <= at.lat <= about["north"] for at in known
        )

    # ---- places in the brief

    def section(self, fact: Fact) -> str:
        """The section a fact belongs to: its kind's, unless the parties in it, or its time, send it elsewhere."""
        if self.timely.past(fact):
            return BACKGROUND
        kind = self.wording.kind(fact)
        for route in kind.routes:
            if self.fits(fact, route):
                return route.section
        return kind.section

    def fits(self, fact: Fact, route: Route) -> bool:
        """Whether the parties and values that a route asks for are a fact's."""
        if not all(self.wording.holds(fact, slot, word) for slot, word in route.only.items()):
            return False
        value = self.wording.raw(fact, route.slot)
        names = (value,) if isinstance(value, str) else value
        parties = [self.wording.cast.stands_behind(name) for name in names if name]
        known = [party for party in parties if party]
        sides = self.wording.cast.theatre.sides
        return bool(known) and all((party in sides) == route.sides for party in known)
