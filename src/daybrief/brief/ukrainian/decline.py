"""Case forms of Ukrainian names that the brief prints: genitive, accusative and locative, by rule, exceptions as data.

The rules are written for names of places; a phrase is declined word by word, an adjective with its noun.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Cases = Mapping[str, Sequence[str]]
"""Exceptions: by nominative the genitive, accusative and locative."""

_ADJECTIVES = {
    "ий": ("ого", "ий", "ому"), "ій": ("ього", "ій", "ьому"), "а": ("ої", "у", "ій"), "я": ("ьої", "ю", "ій"),
    "е": ("ого", "е", "ому"), "є": ("ього", "є", "ьому"), "і": ("их", "і", "их"),
}  # fmt: skip
_ADJECTIVAL = re.compile(r"(?:ськ|цьк|зьк|[оеє]в|ин|їн|ічн|альн|ійськ|ірськ|[бвгджзклмнпрстфхчшщ]н|[гкхпжшчлвр]|т|д)$")
_SOFTENED = {"к": "ц", "г": "з", "х": "с"}
_HARD = "бвгґджзклмнпрстфхцчшщ"
_HUSH = "жчшщ"
_VOWELS = "аеєиіїоуюя"
_AS_NEUTER_ADJECTIVE = re.compile("[вгджклнрстх]е$|(?<!и)[шч]е$")
_AS_ADJECTIVE = re.compile("(?:[сцз]ька|[бвгджзклмнпрстфх]на|[оеє]ва|увата|щана|ічна|ий|ій)$")


@dataclass(frozen=True)
class Forms:
    """One name in four cases."""

    nom: str
    gen: str
    acc: str
    loc: str


def forms(name: str, cases: Cases) -> Forms:
    """A name in its cases. A name with Latin letters, digits or nothing to go by stays as it is."""
    if name in cases:
        return Forms(name, *cases[name])
    if not re.fullmatch(r"[А-ЯІЇЄҐа-яіїєґ’ʼ'\- ]+", name):
        return Forms(name, name, name, name)
    words = name.split(" ")
    if len(words) > 1:
        return _phrase(words, cases)
    return _word(name, cases)


def _phrase(words: list[str], cases: Cases) -> Forms:
    """Adjectives agree with the noun behind them; what stands behind the noun stays."""
    made = [_word(word, cases) if word in cases or n == _head(words) else None for n, word in enumerate(words)]
    out: list[Forms] = []
    for n, word in enumerate(words):
        known = made[n]
        if known is not None:
            out.append(known)
        elif n < _head(words) and (adjective := _adjective(word, loose=True)):
            out.append(adjective)
        else:
            out.append(Forms(word, word, word, word))
    return Forms(*(" ".join(getattr(one, case) for one in out) for case in ("nom", "gen", "acc", "loc")))


def _head(words: Sequence[str]) -> int:
    """Where the noun stands: behind its adjectives."""
    for n, word in enumerate(words):
        if _adjective(word, loose=True) is None or n == len(words) - 1:
            return n
    return 0


def _adjective(word: str, loose: bool = False) -> Forms | None:
    """An adjective in its cases; `loose`: a word stands behind it, so that its ending is enough."""
    if loose and word.endswith(("ів", "їв")) and len(word) > 4:  # Кучерів Яр, Кучерового Яру
        stem = word[:-2] + ("ов" if word.endswith("ів") else "єв")
        return Forms(word, stem + "ого", word, stem + "ому")
    for ending, (gen, acc, loc) in _ADJECTIVES.items():
        stem = word[: -len(ending)]
        if word.endswith(ending) and len(stem) > 1 and (loose or (len(stem) > 2 and _ADJECTIVAL.search(stem))):
            return Forms(word, stem + gen, stem + acc, stem + loc)
    return None


def _word(word: str, cases: Cases) -> Forms:
    if word in cases:
        return Forms(word, *cases[word])
    if "-" in word and not word.endswith("-на-Дону"):
        parts = [_word(part, cases) for part in word.split("-")]
        plain = len(parts) == 2 and parts[0].nom.endswith(("о", "Івано"))  # Івано-Франківськ declines its last part
        made = [Forms(p.nom, p.nom, p.nom, p.nom) if plain and n == 0 else p for n, p in enumerate(parts)]
        return Forms(*("-".join(getattr(p, case) for p in made) for case in ("nom", "gen", "acc", "loc")))
    if len(word) < 3 or word.isupper():
        return Forms(word, word, word, word)
    return _noun(word)


def _noun(word: str) -> Forms:
    """One noun by its ending; names that are adjectives by form (Удачне, Попасна, Сонячний) follow those."""
    stem, last = word[:-1], word[-1]
    if _AS_NEUTER_ADJECTIVE.search(word) and not word.endswith(("поле", "море")):
        return Forms(word, stem + "ого", word, stem + "ому")
    if word.endswith("нє"):
        return Forms(word, stem + "ього", word, stem + "ьому")
    adjective = _adjective(word) if _AS_ADJECTIVE.search(word) and len(word) > 5 else None
    if adjective:
        return adjective
    if last in "ая":
        return _feminine(word, stem, last)
    if last == "о":
        return Forms(word, stem + "а", word, stem + "і")
    if last == "е":
        return Forms(word, stem + ("а" if stem[-1:] in _HUSH else "я"), word, stem + "і")
    if last in "иі":
        return _plural(word, stem, last)
    return _masculine(word)


def _feminine(word: str, stem: str, last: str) -> Forms:
    if last == "я":
        apart = stem.endswith(("’", "'"))
        if apart or (len(stem) > 1 and stem[-1] == stem[-2]):  # Запоріжжя, Придністров’я: neuter
            return Forms(word, word, word, stem + ("ї" if apart else "і"))
        end = "ї" if stem[-1:] in _VOWELS else "і"
        return Forms(word, stem + end, stem + "ю", stem + end)
    gen = stem + ("і" if stem[-1:] in _HUSH else "и")
    return Forms(word, gen, stem + "у", _softened(stem) + "і")


def _softened(stem: str) -> str:
    return stem[:-1] + _SOFTENED.get(stem[-1:], stem[-1:])


def _plural(word: str, stem: str, last: str) -> Forms:
    if last == "і" and stem.endswith(("ськ", "цьк", "н", "в")):
        return Forms(word, stem + "их", word, stem + "их")
    loc = stem + ("ах" if last == "и" or stem[-1:] in _HUSH else "ях")
    if stem.endswith("к") and stem[-2:-1] in (*_HARD, "ь"):
        return Forms(word, stem[:-1] + "ок", word, loc)
    if stem.endswith(("ан", "ян", "ен")):  # Бережани, Бережан
        return Forms(word, stem, word, loc)
    return Forms(word, stem + ("їв" if stem[-1:] in _VOWELS else "ів"), word, loc)


def _masculine(word: str) -> Forms:
    stem, last = word[:-1], word[-1]
    if word.endswith("піль"):
        return Forms(word, word[:-4] + "поля", word, word[:-4] + "полі")
    if word.endswith("ець"):
        stem = word[:-3] + ("ьц" if word[-4:-3] == "л" else "ц")
        return Forms(word, stem + "я", word, stem + "і")
    if last == "ь":
        return Forms(word, stem + "я", word, stem + "і")
    if last == "й":
        return Forms(word, stem + "я", word, stem + "ї")
    if last not in _HARD:
        return Forms(word, word, word, word)
    if word.endswith("ок"):
        return Forms(word, word[:-2] + "ка", word, word[:-2] + "ку")
    stem = _opened(word)
    loc = stem + "у" if stem.endswith("к") else _softened(stem) + "і"
    return Forms(word, stem + "а", word, loc)


def _opened(word: str) -> str:
    """The stem of the other cases: Харків, Харкова; Чугуїв, Чугуєва."""
    for end, other in (("їв", "єв"), ("ців", "цев"), ("чів", "чев"), ("шів", "шев"), ("ів", "ов"), ("ріг", "рог")):
        if word.endswith(end):
            return word[: -len(end)] + other
    return word
