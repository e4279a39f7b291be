"""Ukrainian as a tongue of the brief."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from daybrief.brief.english import Tense
from daybrief.brief.rich import Rich
from daybrief.brief.tongue import Tongue
from daybrief.brief.ukrainian import areas, grammar
from daybrief.brief.ukrainian.decline import forms
from daybrief.brief.ukrainian.letters import ukrainian
from daybrief.brief.ukrainian.steps import Steps
from daybrief.brief.ukrainian.times import UKRAINIAN
from daybrief.claims import KIND_BY_NAME
from daybrief.claims.base import Detail
from daybrief.claims.says import Speaks, Tally
from daybrief.model.figure import Figure
from daybrief.model.outcome import Dot
from daybrief.model.text import NAMELESS
from daybrief.theatre.pack import Person

_ORDER = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"
_VOWELS = "аеєиіїоуюя"
_HARD = ("в", "ф", "льв", "св", "тв", "хв", "зв", "дв", "гв", "сф")  # before which у stays
_SOUNDS = re.compile(r"(?<![\w’])(?P<word>[УуВвІі])(?: (?=[«„“(]*(?P<next>\w+))|(?=(?P<own>н)очі\b))")

_DUE = {"around": "близько ", "by": "до "}
"""Words before a day ahead, by what a passage has."""


class Ukrainian(Tongue):
    """Ukrainian: cases, genders and numerals by rule, names and things from the pack, phrases from the catalogue."""

    lang = "uk"
    called = "Українською"
    last = "і"
    also = "та"
    almanac = UKRAINIAN

    def ways(self, kind: type[Detail]) -> Speaks:
        return kind.tongues.get(self.lang, Speaks())

    def finite(self, verb: str, many: bool, gender: str, tense: Tense, adverb: str = "") -> str:
        if not verb or tense == "infinitive":
            return verb
        return grammar.finite(verb, gender)

    def listed(self, items: Sequence[str]) -> str:
        return grammar.listed(items)

    def opened(self, text: str) -> str:
        for at, ch in enumerate(text):
            if ch.isalpha():
                return text[:at] + ch.upper() + text[at + 1 :]
            if ch.isdigit():
                return text
        return text

    def smoothed(self, rich: Rich) -> Rich:
        """у or в, і or й, as the sounds around ask for it: both have one letter, so that no citation moves."""
        text = _quoteless(rich.text)
        fixed = _smooth(text)
        changed = [new if new != old else None for new, old in zip(fixed, text, strict=True)]
        runs, at = [], 0
        for words, cite in rich.runs:
            runs.append(("".join(new or old for old, new in zip(words, changed[at:], strict=False)), cite))
            at += len(words)
        return Rich(tuple(runs))

    def number(self, n: int) -> str:
        return grammar.number(n)

    def digits(self, figure: Figure) -> str:
        low, high = figure.low, figure.high
        if low is not None and low == high:
            return grammar.spaced(low)
        if low is None:
            return f"≤ {grammar.spaced(high or 0)}"
        return f"≥ {grammar.spaced(low)}" if high is None else f"{grammar.spaced(low)}–{grammar.spaced(high)}"

    def spaced(self, n: int) -> str:
        return grammar.spaced(n)

    def count(self, n: int, noun: str) -> str:
        return self.counted(n, noun)

    def counted(self, n: int, noun: str) -> str:
        one, few, many = self.t(noun).split("|")
        return f"{grammar.spaced(n)} { {'one': one, 'few': few, 'many': many}[grammar.form(n)] }"

    # ---- the words of the page

    def t(self, text: str, **values: Any) -> str:
        found = catalogue()[text]
        return found.format(**values) if values else found

    def label(self, kind: type[Detail], tally: Tally) -> str:
        return self.ways(kind).tallies[kind.tallies.index(tally)]

    def labelled(self, label: str, figure: Figure) -> str:
        return label

    def settled(self, text: str) -> str:
        return _smooth(text)

    def named(self, name: str) -> str:
        known = self.theatre.tongues["uk"]
        for table in ("directions", "bands"):
            if name in known[table]:
                return str(known[table][name])
        for issue in self.theatre.style.issues:
            if issue.title == name:
                return str(known["issues"].get(issue.key, name))
        return self._region(name)

    def _region(self, name: str) -> str:
        if name in self.theatre.tongues["uk"]["places"]:
            return str(self.theatre.tongues["uk"]["places"][name])
        found = (entry.local for entry in self.theatre.gazetteer.lookup(name) if entry.name == name and entry.local)
        return next(found, name).replace("'", "’")

    def due(self, word: str, day: date, today: date) -> str:
        return f"{_DUE.get(word, '')}{self.day_month(day, today)}"

    def spot(self, dot: Dot) -> tuple[str, str]:
        if dot.area is not None:
            return self._area(dot.name), dot.name
        known = dot.name in self.theatre.tongues["uk"]["places"] or not dot.local
        own = (self._region(dot.name) if known else ukrainian(dot.local)).replace("'", "’")
        return self._of_its_town(own, dot.name), dot.name

    def _of_its_town(self, own: str, name: str) -> str:
        """A district by its town's name, where the pack knows the town alone."""
        by_its_town = name.endswith(" Raion") and "район" not in own
        return areas.around(forms(own, self.theatre.tongues["uk"]["cases"])).nom if by_its_town else own

    def _area(self, said: str) -> str:
        from daybrief.brief.ukrainian.cast import UkrainianCast

        return areas.called(said, UkrainianCast(self.theatre, date.min).region) or self._region(said)

    def publisher(self, name: str) -> str:
        from daybrief.brief.ukrainian.cast import UkrainianCast

        known = self.theatre.tongues["uk"]["sources"].get(name)
        if name == NAMELESS or known:
            return str(known[0]) if known else self.t("unnamed source")
        body = UkrainianCast(self.theatre, date.min).body(name)
        return body.text[:1].upper() + body.text[1:] if body else name

    def town(self, name: str) -> str:
        return self._region(name)

    def holder(self, name: str, day: date) -> str:
        from daybrief.brief.ukrainian.cast import UkrainianCast

        return UkrainianCast(self.theatre, day).shown(name)

    def steps(self, kind: str, day: date, said: Sequence[str]) -> list[tuple[str, str]]:
        known = self.tallied(KIND_BY_NAME[kind]) if kind in KIND_BY_NAME else {}

        def slot(name: str) -> str:
            return known.get(name) or catalogue().get(name.replace("_", " "), name).split("|")[0]

        own = Steps(kind, lambda name: self.holder(name, day), self._region, slot)
        made = [own.said(step) for step in said]
        return [(text, "en" if text == step else "") for text, step in zip(made, said, strict=True)]

    def reason(self, text: str) -> str:
        return Steps("", str, str, str).said(text, "reasons")

    def forces(self, side: str) -> str:
        return f"{self.theatre.tongues['uk']['parties'][side][5]}і війська"

    def credit(self, text: str) -> str:
        return str(self.theatre.tongues["uk"]["credit"]["map"])

    def language(self, lang: str) -> str:
        return {"en": "англійською", "uk": "українською", "ru": "російською"}.get(lang, lang)

    # ---- the words of an archive

    def standing(self, name: str) -> str:
        return self.t(f"standing: {name}")

    def sorted(self, name: str) -> str:
        return "".join(f"{_ORDER.find(letter):02d}" if letter in _ORDER else letter for letter in name.lower())

    def place(self, name: str, id: str) -> str:
        entry = self.theatre.gazetteer.find(id)
        if entry is None or not entry.local or name in self.theatre.tongues["uk"]["places"]:
            return self._region(name)
        return self._of_its_town(ukrainian(entry.local).replace("'", "’"), name)

    def office(self, person: Person, day: date) -> str:
        from daybrief.brief.ukrainian.cast import UkrainianCast

        return UkrainianCast(self.theatre, day).title(person)

    def tallied(self, kind: type[Detail]) -> Mapping[str, str]:
        return self.ways(kind).counts


def _quoteless(text: str) -> str:
    """The text with what is in quotation marks blanked, since those words are their speaker's."""
    return re.sub(r"«[^»]*»", lambda match: "«" + "\x00" * (len(match.group()) - 2) + "»", text)


def _smooth(text: str) -> str:
    """From left to right, since what one word becomes counts for the next."""
    at = 0
    while match := _SOUNDS.search(text, at):
        text = text[: match.start()] + _sounded(match, text) + text[match.start() + 1 :]
        at = match.end()
    return text


def _sounded(match: "re.Match[str]", text: str) -> str:
    word, following = match.group("word"), (match.group("next") or match.group("own")).lower()
    before = text[: match.start()].rstrip(" «»„“(—")[-1:].lower()
    paused = text[: match.start()].rstrip(" ")[-1:] in ("", ".", ",", ":", ";", "—", "(")
    vowel = following[:1] in _VOWELS
    if word.lower() in "ув":
        made = "в" if vowel else "у"
        if not vowel and not following.startswith(_HARD) and before in _VOWELS and before and not paused:
            made = "в"
    else:
        made = "й" if before and before in _VOWELS and not paused and following[:1] not in "йїєюя" else "і"
    return made.upper() if word.isupper() else made


@cache
def catalogue() -> dict[str, str]:
    """Phrases of the page by their English."""
    text = (files("daybrief.brief.ukrainian") / "phrases.toml").read_text(encoding="utf-8")
    found: dict[str, str] = tomllib.loads(text)["phrases"]
    return found
