"""What a language does for the brief: this is English, and what another language must do otherwise.

The plan of discourse (what is told, in what order, joined how) is one for all languages. It asks its tongue for the
words: the ways of a kind, finite verbs, lists, dates, figures, and the plain words of the page.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from daybrief.brief import english, figures
from daybrief.brief.english import Tense
from daybrief.brief.rich import Rich
from daybrief.brief.times import ENGLISH, Almanac
from daybrief.claims.base import Detail
from daybrief.claims.says import Speaks, Tally
from daybrief.model.figure import Figure
from daybrief.model.outcome import Dot
from daybrief.theatre.pack import Person, Theatre

LANGUAGES = {"en": "English", "uk": "Ukrainian", "ru": "Russian"}
"""Of documents, as English pages name them."""

MARKS = {"en": ("“", "”"), "uk": ("«", "»")}
_WITHIN = {"en": ("‘", "’"), "uk": ("„", "“")}
"""Quotation marks by language."""

_STANDINGS = {"single": "one source"}
"""Standings whose own name tells a reader nothing."""

_STRAIGHT = re.compile(r'"([^"]+)"')
"""Words in marks that are no language's."""


def quoted(words: str, lang: str) -> str:
    """Words in the quotation marks of a language."""
    before, after = MARKS[lang]
    return f"{before}{within_marks(words, lang)}{after}"


def within_marks(words: str, lang: str) -> str:
    """Words as they stand between a language's quotation marks: marks of the same sort within are of the inner sort."""
    words = _STRAIGHT.sub(lambda match: f"{_WITHIN[lang][0]}{match.group(1)}{_WITHIN[lang][1]}", words)
    for mark, inner in zip(MARKS[lang], _WITHIN[lang], strict=True):
        words = words.replace(mark, inner)
    return words


class Tongue:
    """English."""

    lang = "en"
    called = "English"  # the language by its own name
    last = "and"  # what stands before the last item of a list
    also = "and"  # and between what is longer: clauses, or lists with their prepositions
    almanac: Almanac = ENGLISH

    def __init__(self, theatre: Theatre) -> None:
        self.theatre = theatre

    # ---- what kinds of claim declare

    def ways(self, kind: type[Detail]) -> Speaks:
        """The ways in which facts of a kind are said, and what its figures count."""
        return kind.speaks()

    def label(self, kind: type[Detail], tally: Tally) -> str:
        """The pattern of a tally's label."""
        return tally.label

    def labelled(self, label: str, figure: Figure) -> str:
        """A tally's label as it stands under its figure: 'civilians killed', under one 'civilian killed'."""
        first, space, rest = label.partition(" ")
        return english.singular(first) + space + rest if figure.exact and figure.low == 1 else label

    # ---- grammar

    def finite(self, verb: str, many: bool, gender: str, tense: Tense, adverb: str = "") -> str:
        """A verb phrase made finite."""
        return english.finite(verb, many, tense, adverb)

    def listed(self, items: Sequence[str]) -> str:
        """'A', 'A and B', 'A, B and C'."""
        return english.listed(items)

    def opened(self, text: str) -> str:
        """The text made fit to open a sentence."""
        return english.opened(text)

    def smoothed(self, rich: Rich) -> Rich:
        """The text with what one word changes in the next."""
        return rich

    def settled(self, text: str) -> str:
        """The same for a label."""
        return text

    def number(self, n: int) -> str:
        """A number as prose prints it."""
        return english.number(n)

    def digits(self, figure: Figure) -> str:
        """A figure as tables print it."""
        return figures.digits(figure)

    def spaced(self, n: int) -> str:
        """A number in digits, its thousands set apart."""
        return f"{n:,}"

    def count(self, n: int, noun: str) -> str:
        """A number in digits with what it counts: '2 documents'."""
        return f"{self.spaced(n)} {noun if n == 1 else english.plural(noun)}"

    def counted(self, n: int, noun: str) -> str:
        """A number in words with what it counts, as it opens a line: 'Two documents'."""
        return f"{english.upper_first(english.number(n))} {noun if n == 1 else english.plural(noun)}"

    # ---- dates

    def day_month(self, day: date, today: date) -> str:
        return self.almanac.day_month(day, today)

    def long_day(self, day: date) -> str:
        return self.almanac.long_day(day)

    def short_day(self, day: date) -> str:
        return self.almanac.short_day(day)

    def horizon(self, text: str, today: date) -> str:
        """A forecast's or a measure's end in words."""
        return self.almanac.horizon(text, today)

    # ---- the words of the page

    def t(self, text: str, **values: Any) -> str:
        """A phrase of the page, its `{places}` filled."""
        return text.format(**values) if values else text

    def quoted(self, words: str) -> str:
        """Words in quotation marks."""
        return quoted(words, self.lang)

    def named(self, name: str) -> str:
        """A heading, issue, band, place or region of the pack, by its English name."""
        return name

    def due(self, word: str, day: date, today: date) -> str:
        """'around 12 February': a day ahead behind the word that a passage has for it, 'on', 'by' or 'around'."""
        return f"{word} {self.day_month(day, today)}"

    def spot(self, dot: Dot) -> tuple[str, str]:
        """A place on the map by its name, and by the one in another script; '' where it has none."""
        return dot.name.removeprefix("the "), dot.local

    def publisher(self, name: str) -> str:
        """A publisher's name beside its documents."""
        return name

    def town(self, name: str) -> str:
        """A town that the map shows for orientation."""
        return name

    def holder(self, name: str, day: date) -> str:
        """Who holds a position or foretells, by the key of the name."""
        return name

    def steps(self, kind: str, day: date, said: Sequence[str]) -> list[tuple[str, str]]:
        """The steps by which a finding of a kind was settled, each with its language where that is not the page's."""
        return [(step, "") for step in said]

    def reason(self, text: str) -> str:
        """Why an input was not read or set aside."""
        return text

    def forces(self, side: str) -> str:
        """A side's forces, as the map's key names them."""
        return f"{self.theatre.prose['parties'][side][1]} forces"

    def credit(self, text: str) -> str:
        """The credit of the map."""
        return text

    def full_day(self, day: date) -> str:
        """'27 February 2025'."""
        return self.almanac.full_day(day)

    @staticmethod
    def spanned(first: str, last: str) -> str:
        """Two dates as one span, without what they share said twice: '6–7 February', '31 January – 2 February'."""
        if first == last:
            return last
        one, other = first.split(" "), last.split(" ")
        kept = next((n for n in (1, 2) if one[n:] == other[n:] and one[n:]), len(one))
        return " ".join(one[:kept]) + ("–" if kept == 1 else " – ") + last

    def language(self, lang: str) -> str:
        """The language of a document, by its code."""
        return LANGUAGES.get(lang, lang)

    # ---- the words of an archive

    def month(self, day: date) -> str:
        """'February 2025', as a calendar is headed."""
        return self.almanac.month(day)

    @property
    def weekdays(self) -> Sequence[str]:
        """The days of a week as a calendar heads its columns, Monday first."""
        return [english.upper_first(name) for name in self.almanac.weekdays_short]

    def standing(self, name: str) -> str:
        """How well a finding is founded, in a word or two."""
        return _STANDINGS.get(name, name)

    def sorted(self, name: str) -> str:
        """What a name is put in order by."""
        return name.lower()

    def place(self, name: str, id: str) -> str:
        """A place by its name in Latin letters and its id in the gazetteer."""
        return name

    def office(self, person: Person, day: date) -> str:
        """The office of a person whom the pack knows."""
        return person.office

    def tallied(self, kind: type[Detail]) -> Mapping[str, str]:
        """What the figures of a kind count, by slot."""
        return kind.counts
