"""How people, bodies and parties are named in Ukrainian: the office once, then the surname."""

import re
from dataclasses import dataclass

from daybrief.brief.forms import Named, looks_like_a_person, surname
from daybrief.brief.names import JOINT, Cast
from daybrief.brief.offices import office_on
from daybrief.brief.ukrainian import grammar
from daybrief.brief.ukrainian.decline import Forms, forms
from daybrief.brief.ukrainian.letters import CYRILLIC, ukrainian
from daybrief.model.text import NAMELESS
from daybrief.theatre.pack import Person

_ADJECTIVE = {
    ("m", "nom"): "ий", ("f", "nom"): "а", ("n", "nom"): "е", ("pl", "nom"): "і",
    ("m", "gen"): "ого", ("f", "gen"): "ої", ("n", "gen"): "ого", ("pl", "gen"): "их",
}  # fmt: skip
_GROUPS = {
    "forces": ("війська", "військ"), "officials": ("посадовці", "посадовців"), "leaders": ("лідери", "лідерів"),
}  # fmt: skip
_GOVERNOR = re.compile(r"(acting )?governor of (.+)", re.I)


@dataclass
class UkrainianCast(Cast):
    """The cast of a brief in Ukrainian. Keys of people and bodies stay those of the pack, in Latin letters."""

    # ---- parties

    def party(self, code: str, form: str = "name") -> Named:
        rows = self.theatre.tongues["uk"]["parties"]
        if code not in rows:
            return Named(code, gender="?", gen=code)
        name, gender, gen, acc, _, stem = rows[code]
        if form in _GROUPS:
            noun, of = _GROUPS[form]
            if not stem:
                return Named(f"{noun} {gen}", True, "pl", f"{of} {gen}")
            return Named(f"{stem}і {noun}", True, "pl", f"{stem}их {of}")
        if form in ("adj", "title"):
            return Named(f"{stem}і" if stem else gen, gen=f"{stem}их" if stem else gen)
        if form == "other":
            others = [side for side in self.theatre.sides if side != code]
            return self.party(others[0], "adj") if len(others) == 1 else Named("")
        return Named({"gen": gen, "acc": acc}.get(form, name), gender == "pl", gender, gen)

    # ---- people

    def latin(self, name: str) -> str:
        """The key of a name: the pack's own in Latin letters, else the name as Ukrainian writes it."""
        if not CYRILLIC.search(name):
            return name
        person, source = self.person(name), self.source(name)
        if person or source:
            return person.name if person else source.name if source else name
        return ukrainian(name)

    def shown(self, name: str) -> str:
        named = self.introduce(name, office=False, full=True)
        return named.text

    def introduce(self, name: str, *, office: bool = True, full: bool = False) -> Named:
        """A person, body or party as a subject, with its gender and genitive; a person with the office at the first
        mention, then by surname. `full`: with the whole name, and nobody is introduced by it."""
        if JOINT in name:
            met = [self.introduce(one, office=False, full=full) for one in name.split(JOINT)]
            gen = grammar.listed([one.gen or one.text for one in met])
            return Named(grammar.listed([one.text for one in met]), True, "pl", gen)
        person = self.person(name)
        code = self.party_of(name) if not person else None
        if code:
            return self.party(code)
        if person is None:
            return self._unknown(name, office, full)
        called: str = self.theatre.tongues["uk"]["people"].get(person.name, person.name)
        gender = self.gender(called)
        if full or person.name not in self.met:
            if not full and office:
                self.met.add(person.name)
            title = self.title(person) if office and not full else ""
            return Named(" ".join(part for part in (title, called) if part), gender=gender, gen=called)
        first = person.party in self.theatre.prose["family_name_first"]
        return Named(called if first or called.startswith("Папа ") else surname(called), gender=gender)

    def gender(self, called: str) -> str:
        """What a person's verbs agree with, by the given name; `?` for a name in Latin letters."""
        if not CYRILLIC.search(called):
            return "?"
        known = self.theatre.tongues["uk"]
        given = called.split()[0]
        if called in known["women"]:
            return "f"
        return "f" if given.endswith(("а", "я")) and given not in known["men"] else "m"

    def title(self, person: Person) -> str:
        """The office before the name, its state named where the title itself does not: 'президент США'."""
        title = office_on(person.office, self.day)
        gender = self.gender(self.theatre.tongues["uk"]["people"].get(person.name, person.name))
        known: dict[str, str] = self.theatre.tongues["uk"]["offices"]
        governor = _GOVERNOR.fullmatch(title)
        if governor:
            region = self.region(governor.group(2)).gen
            acting = "в. о. " if governor.group(1) else ""
            if person.party == self.theatre.about.get("home"):
                return f"{acting}начальник{'а' if acting else ''} {region.removesuffix(' області')} ОВА"
            return f"{acting}губернатор{'а' if acting else ''} {region}"
        his, _, hers = known.get(title.lower(), "").partition("|")
        said = hers if gender == "f" and hers else his
        if not said or person.party not in self.theatre.tongues["uk"]["parties"]:
            return said
        owned = re.search(r"[А-ЯІЇЄҐ]", said) is not None
        return said if owned else f"{said} {self.party(person.party or '', 'gen').text}"

    def region(self, name: str) -> Forms:
        """A region by its English name, in its cases."""
        tongue = self.theatre.tongues["uk"]
        local = tongue["places"].get(name)
        if local is None:
            found = [entry for entry in self.theatre.gazetteer.lookup(name) if entry.name == name and entry.local]
            local = found[0].local if found else name
        return forms(local.replace("'", "’"), tongue["cases"])

    # ---- those whom the pack does not know

    def _unknown(self, name: str, office: bool, full: bool) -> Named:
        source = self.source(name)
        key = self.office(source.name if source else name)
        known = self.theatre.tongues["uk"]["sources"]
        key = next((held for held in known if key.endswith(f" {held}")), key)
        if key in known:
            text, gender, gen = known[key]
            return Named(text, gender == "pl", gender, gen)
        if name == NAMELESS:
            return Named("повідомлення", gender="n", gen="повідомлення")
        if (name not in self.outlets or self.speaks_for_a_party(name)) and (body := self.body(name)):
            return body
        if name not in self.outlets and CYRILLIC.search(name):
            return self._cyrillic(ukrainian(name), full)
        if name not in self.outlets and looks_like_a_person(name):
            return self._person(name, office, full)
        text = f"«{name}»" if name in self.outlets else name
        return Named(text, gender="?", gen=text)

    def _cyrillic(self, name: str, full: bool) -> Named:
        """A name that a report gives in Ukrainian or Russian: a person is introduced once, a body stays as it is."""
        person = looks_like_a_person(name) and not re.search(r"(?i)ова|рада|служба|управління|міністерств|штаб", name)
        if not person:
            return Named(name, gender="?", gen=name)
        if name in self.met and not full:
            return Named(surname(name), gender=self.gender(name))
        if not full:
            self.met.add(name)
        return Named(name, gender=self.gender(name))

    def _person(self, name: str, office: bool, full: bool) -> Named:
        """Somebody whose name the pack does not know is printed as in the source, with the role that the text gives."""
        if full:
            return Named(name, gender="?", gen=name)
        if name in self.met:
            return Named(surname(name), gender="?", gen=surname(name))
        self.met.add(name)
        described = self._described(name) if office else name
        role, gender = self._role(described.replace(name, " "))
        if not role:
            return Named(name, gender="?", gen=name)
        return Named(f"{role} {name}", gender=gender or "?", gen=f"{name}")

    def _role(self, described: str) -> tuple[str, str]:
        """'речниця' for 'a spokeswoman for the Forum': the role alone, since nobody translates the name of the body."""
        for word, (said, gender) in self.theatre.tongues["uk"]["roles"].items():
            if re.search(rf"\b{word}\b", described, re.I):
                return said, gender
        return "", ""

    def body(self, name: str) -> Named | None:
        """A body by its kind, with the region or the state that stands before it."""
        low = re.sub(r"^(?:the|an?|one|some|several)\s+", "", name.replace("'", "’"), flags=re.I)
        low = re.sub(r"\bdefense\b", "defence", low, flags=re.I)
        rows: dict[str, list[str]] = self.theatre.tongues["uk"]["bodies"]
        ends = [key for key in rows if low.lower() == key or low.lower().endswith(" " + key)]
        if not ends:
            return None
        key = max(ends, key=len)
        before = low[: len(low) - len(key)].strip()
        text, gender, gen = rows[key]
        made = self._filled(text, before, gender, "nom"), self._filled(gen, before, gender, "gen")
        if made[0] is None or made[1] is None:
            return None
        return Named(made[0], gender == "pl", gender, made[1])

    def _filled(self, pattern: str, before: str, gender: str, case: str) -> str | None:
        """A body's pattern with what stands before its kind; None where that is neither a region nor a party."""
        region, party = self._region_before(before), self.party_of(before) if before else None
        if before and not region and not party:
            party = next((hit.value for hit in self.theatre.parties["en"].find(before)), None)
            if party is None and not before.islower():  # a name of its own; a description may be told in part
                return None
        adjective = ""
        if region:
            stem = region.nom.split()[0][:-1]
            adjective = stem + _ADJECTIVE[gender, case]
        elif party and party in self.theatre.tongues["uk"]["parties"]:
            stem = self.theatre.tongues["uk"]["parties"][party][5]
            adjective = stem + _ADJECTIVE[gender, case] if stem else ""
        if "{o}" in pattern and not region:
            pattern = pattern.replace("{o} ОВА", "обласна адміністрація" if case == "nom" else "обласної адміністрації")
            pattern = pattern.replace("{o} ", "")
        said = pattern.replace("{o}", adjective if region else "").replace("{a}", "" if region else adjective)
        said = said.replace("{g}", self.party(party, "gen").text if party and not region else "")
        said = said.replace("{r}", region.gen if region else "")
        return " ".join(said.split())

    def _region_before(self, before: str) -> Forms | None:
        for name in (before, f"{before} Oblast"):
            made = self.region(name) if before else None
            if made and made.nom.endswith(" область"):
                return made
        return None
