"""Ukrainian morphology the brief needs: verbs, numerals with their nouns, lists. Knows nothing of any conflict.

A gender is `m`, `f`, `n`, `pl`, or `?` where nobody knows it; behind a noun's gender `a` marks a living being and `c`
one that is counted with двоє, троє.
"""

from collections.abc import Sequence
from dataclasses import dataclass

_PAST = {
    "вести": ("вів", "вела", "вело", "вели"),
    "провести": ("провів", "провела", "провело", "провели"),
    "відійти": ("відійшов", "відійшла", "відійшло", "відійшли"),
    "зникнути": ("зник", "зникла", "зникло", "зникли"),
    "померти": ("помер", "померла", "померло", "померли"),
}
_ENDINGS = ("в", "ла", "ло", "ли")
_GENDERS = ("m", "f", "n", "pl")
_PRESENT = {"мати": ("має", "мають"), "вести": ("веде", "ведуть")}
_ONGOING = {
    "заявити": "заявляти", "повідомити": "повідомляти", "підтвердити": "підтверджувати",
    "заперечити": "заперечувати", "попередити": "попереджати", "відкинути": "відкидати",
}  # fmt: skip

_COLLECTIVE = ("", "", "двоє", "троє", "четверо", "п’ятеро", "шестеро", "семеро", "восьмеро", "дев’ятеро")
_WORDS = ("нуль", "один", "два", "три", "чотири", "п’ять", "шість", "сім", "вісім", "дев’ять")
_GENITIVE = ("нуля", "одного", "двох", "трьох", "чотирьох", "п’яти", "шести", "семи", "восьми", "дев’яти")
_LIVING = ("нуль", "одного", "двох", "трьох", "чотирьох", "п’ятьох", "шістьох", "сімох", "вісьмох", "дев’ятьох")
_ONE = {"m": "один", "f": "одна", "n": "одне"}
_TWO = {"m": "два", "f": "дві", "n": "два"}


@dataclass(frozen=True)
class Noun:
    """A noun phrase: nominative singular, gender with its marks, nominative and genitive plural."""

    one: str
    kind: str
    few: str
    many: str
    ins: str = ""  # the instrumental plural where it is not the rule's

    @property
    def means(self) -> str:
        """What something is done with: 'ударними дронами'."""
        if self.ins:
            return self.ins
        words = self.few.split(" ")
        return " ".join(_by(word, at == len(words) - 1 or words[at + 1][:1] == "«") for at, word in enumerate(words))

    @property
    def gender(self) -> str:
        return self.kind.rstrip("ac")

    @property
    def living(self) -> bool:
        return "a" in self.kind[1:]


def _by(word: str, noun: bool) -> str:
    """A plural in the instrumental; an adjective before its noun has another ending."""
    if word[:1] == "«" or not word[-1:].isalpha() or word[-1:].isascii():
        return word
    if word.endswith("і"):
        return word[:-1] + ("ями" if noun else "ими")
    return word[:-1] + "ами" if word[-1:] in "иа" else word


def past(verb: str, gender: str) -> str:
    """The past of one verb: запустити, f → запустила."""
    at = _GENDERS.index(gender)
    if verb in _PAST:
        return _PAST[verb][at]
    stem, back = (verb[:-4], "ся") if verb.endswith("тися") else (verb[:-2], "")
    return stem + _ENDINGS[at] + back


def present(verb: str, many: bool) -> str:
    """The present of one verb: планувати → планує, планують."""
    if verb in _PRESENT:
        return _PRESENT[verb][many]
    for end in ("увати", "ювати"):
        if verb.endswith(end):
            return verb[:-4] + ("ють" if many else "є")
    return verb[:-2] + ("ють" if many else "є")


def finite(phrase: str, gender: str) -> str:
    """A verb phrase made finite in the past; an impersonal one, збито, stays. Where the gender is not known, in the
    present, which has none."""
    verb, space, rest = phrase.partition(" ")
    if verb.endswith(("но", "то")):
        return phrase
    if gender == "?":
        return present(_ONGOING.get(verb, verb), many=False) + space + rest
    return past(verb, gender or "n") + space + rest


def listed(items: Sequence[str], last: str = "і") -> str:
    """'А', 'А і Б', 'А, Б і В'."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def spaced(n: int) -> str:
    """Digits, thousands set apart from five digits up: 1170, 873 700."""
    return f"{n:,}".replace(",", "\u00a0") if n >= 10_000 else str(n)


def number(n: int, gender: str = "m") -> str:
    """Nine and below in words, others in digits."""
    if n in (1, 2):
        return (_ONE if n == 1 else _TWO).get(gender, _WORDS[n])
    return _WORDS[n] if n < len(_WORDS) else spaced(n)


def form(n: int) -> str:
    """Which form of a noun a whole number takes: `one`, `few` or `many`."""
    tens, ones = n % 100, n % 10
    if ones == 1 and tens != 11:
        return "one"
    return "few" if ones in (2, 3, 4) and tens not in (12, 13, 14) else "many"


def counted(n: int, noun: Noun, case: str = "nom") -> str:
    """A whole number with its noun in the nominative or accusative: 'двоє цивільних', 'одну ракету', '21 дрон'."""
    which = form(n)
    if case == "acc" and noun.living:
        said = _LIVING[n] if 0 < n < len(_LIVING) and not (n == 1 and noun.gender == "f") else spaced(n)
        if which == "one":
            said = "одну" if n == 1 and noun.gender == "f" else said
            return f"{said} {genitive(noun) if noun.gender == 'm' else accusative(noun.one, noun.gender)}"
        return f"{said} {noun.many}"
    if "c" in noun.kind and 2 <= n <= 9:
        return f"{_COLLECTIVE[n]} {noun.many}"
    said = number(n, noun.gender)
    if which == "one":
        if case == "acc" and noun.gender == "f":
            said = "одну" if n == 1 else said
            return f"{said} {accusative(noun.one, 'f')}"
        return f"{said} {noun.one}"
    return f"{said} {noun.few if which == 'few' else noun.many}"


def counted_genitive(n: int, noun: Noun) -> str:
    """A number of at least two with its noun in the genitive: 'шести дронів'."""
    said = _GENITIVE[n] if n < len(_GENITIVE) else spaced(n)
    return f"{said} {noun.many}"


def alone(n: int, living: bool, case: str = "nom") -> str:
    """A number whose noun stands before it: 'шестеро', 'шістьох', 'сім'."""
    if n >= len(_WORDS) or n == 0:
        return spaced(n)
    if case == "acc" and living:
        return _LIVING[n]
    return _COLLECTIVE[n] if living and n > 1 else _WORDS[n]


def agreement(n: int, noun: Noun) -> str:
    """What a verb agrees with: 'загинула одна людина', 'загинули двоє', 'загинуло 10'."""
    which = form(n)
    return noun.gender if which == "one" else "pl" if which == "few" else "n"


def genitive(noun: Noun) -> str:
    """The genitive of a living being counted once: 'одного цивільного'."""
    one = noun.one
    if one.endswith("ий"):
        return one[:-2] + "ого"
    return one[:-1] + "я" if one.endswith("ь") else one + "а"


def accusative(phrase: str, gender: str) -> str:
    """The accusative of a lifeless noun phrase: only the feminine singular has one of its own."""
    if gender != "f":
        return phrase
    words = phrase.split(" ")
    own = next((n for n, word in enumerate(words) if not word.endswith(("а", "я"))), len(words))
    return " ".join(_raised(word) if n < own else word for n, word in enumerate(words))


def _raised(word: str) -> str:
    return word[:-1] + ("у" if word.endswith("а") else "ю")
