"""How people, bodies and parties are named: the office once, then the surname."""

import re
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from daybrief.brief import english
from daybrief.brief.bodies import Bodies
from daybrief.brief.forms import BODY, Named, body, looks_like_a_person, nobody, surname
from daybrief.brief.offices import office_on
from daybrief.model.text import NAMELESS
from daybrief.theatre.pack import Person, Source, Theatre
from daybrief.theatre.placenames import romanise

JOINT = "; "
"""What stands between the names of several who said one thing together."""

_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_TITLED = 2  # people in a row who are told with their offices
_KEPT = 20_000  # names whose meaning is kept in mind: a brief asks for each of its few hundred a hundred times


@lru_cache(_KEPT)
def _person(theatre: Theatre, name: str) -> Person | None:
    for lang in theatre.languages:
        for hit in theatre.people[lang].find(name):
            if hit.end == len(name) and not re.search(r"\b(of|for|to)\b", name[: hit.start]):
                return hit.value
    return None


@lru_cache(_KEPT)
def _party_of(theatre: Theatre, name: str) -> str | None:
    """The party that a whole name means, or to which the person of that name belongs."""
    name = name.title() if name.isupper() and len(name) > 3 else name  # a dateline's capitals
    hits = theatre.parties["en"].find(name)
    if len(hits) == 1 and hits[0].end - hits[0].start == len(name):
        return hits[0].value
    person = _person(theatre, name)
    return person.party if person else None


@lru_cache(_KEPT)
def _party_in(theatre: Theatre, name: str) -> str | None:
    """The party named in a name, whatever the language."""
    hits = (hit.value for lang in theatre.languages for hit in theatre.parties[lang].find(name))
    return next(hits, None)


@lru_cache(_KEPT)
def _is_role(theatre: Theatre, name: str) -> bool:
    return any(theatre.terms(prefix, "en").find(name) for prefix in ("body", "voice.role", "voice.speaks"))


@dataclass
class Cast:
    """Who has been introduced so far. Sentences are written in reading order: the first mention is the first read."""

    theatre: Theatre
    day: date
    outlets: frozenset[str] = frozenset()  # publishers of the documents at hand, whose names are never shortened
    met: set[str] = field(default_factory=set)
    heard: str = ""  # the passages under the fact being told, which may say who an unknown person is

    # ---- parties

    def is_party(self, name: str) -> bool:
        return name in self.theatre.prose["parties"]

    def party_of(self, name: str) -> str | None:
        """The party code a name stands for: a code, a whole name of a party, or a known person's party."""
        if self.is_party(name):
            return name
        return _party_of(self.theatre, name)

    def party(self, code: str, form: str = "name") -> Named:
        """A party by name, adjective, or as its forces, officials or leaders."""
        name, adjective, *_ = self.theatre.prose["parties"].get(code, (code, code))
        if form == "adj":
            return Named(adjective)
        if form == "title":
            return Named(self.theatre.prose["parties"][code][-1])
        if form in ("forces", "officials", "leaders"):
            return Named(f"{adjective} {form}", many=True)
        if form == "other":
            others = [side for side in self.theatre.sides if side != code]
            return self.party(others[0], "adj") if len(others) == 1 else Named("")
        return Named(name)

    # ---- people

    def person(self, name: str) -> Person | None:
        """The person of the pack whom a whole name means; a body named after a person is not that person."""
        return _person(self.theatre, name)

    def office_of(self, name: str) -> str:
        """The office a person of the pack holds on the day; for others what the passage calls them, or the name itself,
        which may be an office."""
        person = self.person(name)
        return office_on(person.office, self.day) if person else self._described(name)

    def office_in(self, heard: str, name: str) -> str:
        """The same, by these passages; what is heard otherwise stays as it was."""
        before, self.heard = self.heard, heard
        found = self.office_of(name)
        self.heard = before
        return found

    def known(self, name: str) -> bool:
        """Whether the pack knows a name as a person, a party or a source."""
        return self.source(name) is not None or self.person(name) is not None or self.party_of(name) is not None

    def source(self, name: str) -> Source | None:
        """The outlet or office of the pack that a whole name means."""
        return Bodies(self.theatre).source(name)

    def office(self, name: str) -> str:
        """The one name under which the brief prints a body, however its sources name it."""
        return Bodies(self.theatre).office(name)

    def party_spoken_for(self, name: str) -> str | None:
        """The party that an office, person or source of this name speaks for."""
        person = self.person(name)
        if person:
            return person.party
        source = self.source(name)
        return source.party if source else _party_in(self.theatre, name)

    def parties_in(self, name: str) -> set[str]:
        """The parties that a name has in it, such as 'Russian and Ukrainian sources'."""
        return {hit.value for lang in self.theatre.languages for hit in self.theatre.parties[lang].find(name)}

    def stands_behind(self, name: str) -> str | None:
        """The party of a name; for a body that a side stands behind, that side."""
        proxies: dict[str, str] = self.theatre.prose["proxies"]
        return proxies.get(name) or self.party_of(name)

    def side_in(self, text: str) -> str | None:
        """The side behind a body that a text names: 'a minister of the DNR'."""
        proxies: dict[str, str] = self.theatre.prose["proxies"]
        return next((side for name, side in proxies.items() if re.search(rf"\b{re.escape(name)}\b", text)), None)

    def speaks_for_a_party(self, publisher: str) -> bool:
        """Whether a publisher is an office, whose own pages are its own word."""
        source = self.source(publisher)
        if source:
            return source.kind == "office"
        offices = (
            hit.value for lang in self.theatre.languages for hit in self.theatre.terms("body", lang).find(publisher)
        )
        return any(value.rpartition(".")[2] not in self.theatre.prose["lists"]["private"] for value in offices)

    def is_voice(self, name: str) -> bool:
        """Whether a name can speak: a person, a body, a source, a capitalised name, or a role such as 'officials'."""
        if nobody(name):
            return False
        if self.known(name) or BODY.search(name) or name.split()[-1][:1].isupper():
            return True
        if english.is_plural(name) and self.parties_in(name):  # 'Ukrainian wires'
            return True
        return _is_role(self.theatre, name)

    def latin(self, name: str) -> str:
        """A name in Latin letters: the pack's own, a body by its place and kind, or else romanised."""
        if not _CYRILLIC.search(name):
            return name
        person = self.person(name)
        if person:
            return person.name
        source = self.source(name)
        if source:
            return source.name
        low = name.lower()
        lang = "ru" if re.search("[ыэёъ]", low) or not re.search("[іїєґ]", low) else "uk"
        return self._body_in_english(name, lang) or romanise(name, lang)

    def _body_in_english(self, name: str, lang: str) -> str:
        """'Donetsk Oblast administration': the place in a body's name and the English word for its kind."""
        kinds = [hit.value for hit in self.theatre.terms("body", lang).find(name)]
        if not kinds:
            return ""
        word = next(iter(self.theatre.words(kinds[0], "en")), "")
        places = [hit.name for hit in self.theatre.gazetteer.scan(name, lang) if hit.ids]
        return f"{places[0]} {word}" if places and word else word

    def introduce(self, name: str, *, office: bool = True) -> Named:
        """A person, body or party as a subject; a person with the office at first mention, then by surname. Who was
        first named without an office is introduced again."""
        if JOINT in name:
            names = name.split(JOINT)
            met = [self.introduce(one, office=office and len(names) <= _TITLED).text for one in names]
            return Named(english.listed(met), many=True)
        code = self.party_of(name) if not self.person(name) else None
        if code:
            return self.party(code)
        person = self.person(name)
        full = person.name if person else _tidy(self.latin(name))
        if not person and name in self.outlets:
            return self._outlet(full, name)
        if not person and (self.source(name) is not None or not looks_like_a_person(full)):
            told = self._described(full) if len(full.split()) == 1 and not {name, full} & self.met else full
            self.met |= {full} if told != full else set()
            return Named(told) if told != full else body(full, self.theatre, self.heard)
        if full in self.met:
            first = person is not None and person.party in self.theatre.prose["family_name_first"]
            return Named(full.split()[0] if first else surname(full))
        if office or person is None:
            self.met.add(full)
        if person and office:
            named = self._with_office(person)
            return Named(named if named != person.name else self._described(name))
        return Named(self._described(full) if office and not person else full)

    def _described(self, full: str) -> str:
        """An unknown person with what the passage calls them: the title before the name, or the words after it."""
        name = re.escape(full).replace("’", "['’]")
        low = re.search(rf"\b((?:[A-Z]\w+ )?([a-z]+)) {name}\b", self.heard)
        if low and any(self.theatre.terms(p, "en").find(low.group(2)) for p in ("body", *_ROLES)):
            return f"{low.group(1)} {full}"  # 'Russian milblogger A'
        before = re.search(rf"((?:(?:[A-Z][\w’'-]+|of|the|for|to|\([A-Z]+\)) ){{0,10}}){name}", self.heard)
        title = _UNTITLED.sub("", before.group(1)).strip() if before and not self._serves(before) else ""
        role = re.split(r" (?:of|for|to) ", title)[0].split()[-1:]
        if role and any(self.theatre.terms(p, "en").find(role[0]) for p in _ROLES):
            return f"{title} {full}"
        role = re.search(rf"\b[Tt]he ((?:[\w’'-]+ ){{1,9}}[\w’'-]+), {name}(?=[,.])", self.heard)
        if role and _HEADS.search(role.group(1)):
            return f"{full}, the {role.group(1)},"
        after = re.search(rf"{name}, ((?:an?|the) [a-z][^,.;:()“”\"\n]{{4,60}})(?=[,.:;])", self.heard)
        if (
            after
            and len(after.group(1).split()) <= 9
            and not re.search(r"\b(?:who|which|that|said|says)\b", after.group(1))
        ):
            return f"{full}, {after.group(1).strip()},"
        return full

    def _serves(self, title: "re.Match[str]") -> bool:
        """Whether the title before a name is that of whom somebody serves: 'an *aide* to the minister Anna Berg'."""
        second = re.search(r"([\w’'-]+) $", title.string[: title.start()])
        to = title.group().startswith("to ")
        return bool(to and second and any(self.theatre.terms(p, "en").find(second[1]) for p in ("former", *_ROLES)))

    def shown(self, name: str) -> str:
        """A name as tables print it: in Latin letters, a publisher's title in capitals."""
        latin = self.latin(name).replace("'", "’")
        if _CYRILLIC.search(name) and name in self.outlets:
            return " ".join(word[:1].upper() + word[1:] for word in latin.split())
        return latin

    def _outlet(self, full: str, name: str) -> Named:
        """A publisher's name as it stands; a body among them takes 'the'."""
        if name == NAMELESS:
            return Named("a report")
        full = self.shown(name) if _CYRILLIC.search(name) else full
        named = body(full, self.theatre) if BODY.search(full) or full[:1].islower() else Named(full)
        return Named("the " + named.text[4:] if named.text.startswith("The ") else named.text, named.many)

    def _with_office(self, person: Person) -> str:
        """'Ukrainian Foreign Minister Andrii Sybiha', or 'Kyrylo Budanov, Ukraine’s head of military intelligence,'."""
        title = office_on(person.office, self.day).replace("'", "’")
        if not title or title.lower() == "leader":
            return person.name
        short = _BEFORE_A_NAME.fullmatch(title)
        if not short and (len(title.split()) > 3 or re.search(r"\b(of|for|at|to|in|and)\b|,|-installed", title)):
            return f"{person.name}, {self._owned(title, person)},"
        adjective = self.party(person.party, "title").text if person.party and self.is_party(person.party) else ""
        said = self.theatre.parties["en"].find(title)
        if adjective.lower() in title.lower() or any(hit.value == person.party for hit in said):
            adjective = ""
        role = _LOW.fullmatch(title.split()[-1]) is not None
        if title.lower().startswith("former "):
            return f"{adjective} {title.lower()} {person.name}".strip()
        capital = " ".join(_capital(word, role) for word in title.split())
        return " ".join(part for part in (adjective, capital, person.name) if part)

    def _owned(self, title: str, person: Person) -> str:
        """A title in apposition, with the state whose office it is where the title itself does not say it."""
        title = self._lowered(title)
        if not self.theatre.prose["parties"].get(person.party or "") or any(
            hit.value == person.party for hit in self.theatre.parties["en"].find(title)
        ):
            return title if title.startswith(("the ", "a ")) or re.search(r" [A-Z][a-z]", title) else f"the {title}"
        owner, adjective = self.party(str(person.party)).text, self.party(str(person.party), "title").text
        body = _OF_A_BODY.search(title)
        if body and not any(hit.start <= body.start(1) < hit.end for hit in self.theatre.gazetteer.scan(title, "en")):
            return f"{title[: body.start(1)]}{adjective} {title[body.start(1) :]}"
        abroad = self.theatre.parties["en"].find(title)
        if (abroad and _TO.search(title)) or not re.search(r"[A-Z][a-z]", title):
            return f"{owner}{'’' if owner.endswith('s') else '’s'} {title}"
        return title

    def _lowered(self, title: str) -> str:
        """A title within a sentence: its first word low, unless that is or opens a name: 'White House secretary'."""
        first, _, rest = title.partition(" ")
        named = first.isupper() or first.endswith("-installed") or rest[:1].isupper()
        named = named or bool(self.theatre.gazetteer.lookup(first))
        return title if named else f"{first.lower()} {rest}".strip()


_OF_A_BODY = re.compile(r"\bof the ([A-Z][a-z][\w-]*)")
_TO = re.compile(r"\b(?:to|at|for) ")

_HEADS = re.compile(
    r"(?:^|[\w-]+ )(?:head|leader|governor|mayor|chief|chairman|chairwoman|director|commander) (?:of|for) "
)
"""Offices that stand before their holder between commas."""

_ROLES = ("voice.role", "voice.speaks")
_UNTITLED = re.compile(r"^(?:(?:The|An?|But|And|When|As|In|of|the|for|to|\([A-Z]+\)) )+")
"""What may stand before a title and is none of it."""

_BEFORE_A_NAME = re.compile(r"(?:deputy )?secretary of (?:state|defen[cs]e|the treasury|war)", re.I)
_LOW = re.compile(r"spokes\w+|adviser|aide|envoy|negotiator|of|the|representative", re.I)


_PLAIN = re.compile(r"special|deputy|acting|presidential|chief|press|communications|national|security|senior", re.I)


def _capital(word: str, role: bool) -> str:
    """A word of a title before a name: ranks are capitalised, a role such as spokesman and its adjectives are not."""
    if _LOW.fullmatch(word) or (role and _PLAIN.fullmatch(word)):
        return word.lower()
    return word[:1].upper() + word[1:]


def _tidy(name: str) -> str:
    return re.sub(r"\s+", " ", name.replace("'", "’")).strip(" ,.;:")
