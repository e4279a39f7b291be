"""How people, bodies and parties are named: the office once, then the surname."""

import re
from dataclasses import dataclass, field

from daybrief.brief import english
from daybrief.theatre.pack import Person, Theatre

_BODY = re.compile(
    r"\b(Forces?|Staff|Ministry|Minist[eè]re|Service|Institute|Cent(?:er|re)|Office|Administration|Army|Council|Police|"
    r"Agency|Command|Union|Department|Committee|Commission|Directorate|Guard|Brigade|Corps|Court|Party|Parliament|"
    r"Association|Organi[sz]ation|Group|Mission|Government|Authority|Board|Bank|Fund|Navy|Intelligence|Prosecutor|"
    r"Embassy|Regiment|Battalion|Division|Secretariat|Foundation|University|Hospital|Network)\b"
)
_INVARIABLE_BODIES = re.compile(r"^(?:[A-Z]{2,6}|Ukrenergo|[A-Z][a-z]+(?:com|gaz|atom))$")


@dataclass(frozen=True)
class Named:
    """A name in running text and whether it takes a plural verb."""

    text: str
    many: bool = False


@dataclass
class Cast:
    """Who has been introduced so far. Sentences are written in reading order: the first mention is the first read."""

    theatre: Theatre
    met: set[str] = field(default_factory=set)

    # ---- parties

    def is_party(self, name: str) -> bool:
        return name in self.theatre.prose["parties"]

    def party_of(self, name: str) -> str | None:
        """The party code a name stands for: a code, a whole name of a party, or a known person's party."""
        if self.is_party(name):
            return name
        hits = self.theatre.parties["en"].find(name)
        if len(hits) == 1 and hits[0].end - hits[0].start == len(name):
            return hits[0].value
        person = self.person(name)
        return person.party if person else None

    def party(self, code: str, form: str = "name") -> Named:
        """A party by name, adjective, or as its forces."""
        name, adjective, *_ = self.theatre.prose["parties"].get(code, (code, code))
        if form == "adj":
            return Named(adjective)
        if form == "title":
            return Named(self.theatre.prose["parties"][code][-1])
        if form == "forces":
            return Named(f"{adjective} forces", many=True)
        if form == "other":
            others = [side for side in self.theatre.sides if side != code]
            return self.party(others[0], "adj") if len(others) == 1 else Named("")
        return Named(name)

    # ---- people

    def person(self, name: str) -> Person | None:
        """The person of the pack whom a whole name means; a body named after a person is not that person."""
        for lang in self.theatre.languages:
            for hit in self.theatre.people[lang].find(name):
                if hit.end == len(name) and not re.search(r"\b(of|for|to)\b", name[: hit.start]):
                    return hit.value
        return None

    def office_of(self, name: str) -> str:
        person = self.person(name)
        return person.office if person else name

    def introduce(self, name: str, *, office: bool = True) -> Named:
        """A person, body or party as a subject; a person with the office at first mention, then by surname."""
        code = self.party_of(name) if not self.person(name) else None
        if code:
            return self.party(code)
        person = self.person(name)
        full = person.name if person else _tidy(name)
        if not person and not looks_like_a_person(full):
            return _body(full, self.theatre)
        if full in self.met:
            return Named(surname(full))
        self.met.add(full)
        if person and person.office and office:
            return Named(self._with_office(person))
        return Named(full)

    def _with_office(self, person: Person) -> str:
        title = person.office
        if "," in title or title[:1].islower() or len(title.split()) > 4:
            return f"{person.name}, {self._owned(title, person)},"
        adjective = self.party(person.party, "title").text if person.party and self.is_party(person.party) else ""
        if adjective and adjective.lower() in title.lower():
            adjective = ""
        return " ".join(part for part in (adjective, title, person.name) if part)

    def _owned(self, title: str, person: Person) -> str:
        known = self.theatre.prose["parties"].get(person.party or "", ())
        if not known or title.startswith("the ") or any(word.lower() in title.lower() for word in known):
            return title
        owner = known[0]
        return f"{owner}{'’' if owner.endswith('s') else '’s'} {title}"


def surname(full: str) -> str:
    """The last part of a name, with a particle that belongs to it: 'von der Leyen'."""
    parts = full.split()
    at = len(parts) - 1
    while at > 1 and parts[at - 1][:1].islower():
        at -= 1
    return " ".join(parts[at:])


def looks_like_a_person(name: str) -> bool:
    """Two or three capitalised words that name no kind of body."""
    parts = name.split()
    if not 1 < len(parts) <= 4 or _BODY.search(name) or "’" in name or "'s" in name:
        return False
    return all(part[:1].isupper() or part in ("von", "van", "der", "de", "al", "bin") for part in parts)


def _tidy(name: str) -> str:
    return re.sub(r"\s+", " ", name.replace("'", "’")).strip(" ,.;:")


def _body(name: str, theatre: Theatre) -> Named:
    """An office, group or role: with 'the' where it is a body, 'a' where it is one unnamed person."""
    first, *rest = name.split()
    low = name.lower()
    if low.startswith(("the ", "a ", "an ")):
        name = name.split(" ", 1)[1] if low.startswith("the ") else name
    if english.is_plural(name) and ((rest and not _BODY.search(name.split()[-1])) or first[:1].islower()):
        return Named(name[:1].lower() + name[1:] if not _keeps_capital(first, theatre) else name, many=True)
    if _BODY.search(name):
        return Named(f"the {name}", many=False)
    if rest and rest[-1][:1].islower():
        start = name if _keeps_capital(first, theatre) else name[:1].lower() + name[1:]
        return Named(f"{english.article(start)} {start}")
    return Named(name)


def _keeps_capital(word: str, theatre: Theatre) -> bool:
    return word.isupper() or theatre.parties["en"].first(word) is not None or word[1:] != word[1:].lower()
