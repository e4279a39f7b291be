"""Case forms of Ukrainian and Russian place names: a word splits into a stem and the endings it may take.

Words are given folded (`placenames.cyrillic_fold`), so both languages share one alphabet and one table. The table
over-generates on purpose: a form only has to be told from other words, not written.
"""

from functools import lru_cache

Endings = frozenset[str]
Paradigm = tuple[tuple[str, Endings], ...]
"""Stems of one word, each with the endings it takes; the nominative is among them."""


def _e(endings: str) -> Endings:
    return frozenset("" if part == "-" else part for part in endings.split())


_UNCHANGED = _e("-")
_SOFTENING = _e("и")
_OBLIQUE = _e("а у ом ови и е ем им")
_OF_SOMEBODY = _e("ого ому")  # whose it is declines as an adjective: Кучерів Яр, Кучерового Яру
_SOFT = _e("я ю ем и е ям ях ями")
_MASC = _OBLIQUE | _SOFT | _e("- ам ах ами")
_FEM = _e("а и у ою ои ой е ам ах ами ий ую ая о")
_FEM_SOFT = _e("я и ю ею ей ои ою ий е ям ях ями")
_ADJECTIVE_M = _e("ий ой ого ому им ом ие их ими ое")
_NEUTER = _e("е ое ого ому им ом а у ем и я ю ям")
_NEUTER_ADJECTIVE = _e("е ое ого ому им ом")  # of Харківське; харківська, харківську are an adjective's
_PLURAL = _e("и ам ами ах ов ив ев ей - ям ями ях их им ими е ие")

# Ending of the nominative, and for each of its stems what replaces the ending and the endings it takes.
_RULES: dict[str, tuple[tuple[str, Endings], ...]] = {
    "ка": (("к", _FEM), ("ц", _e("и")), ("ок", _UNCHANGED), ("ек", _UNCHANGED)),
    "га": (("г", _FEM), ("з", _e("и"))),
    "ха": (("х", _FEM), ("с", _e("и"))),
    "ая": (("", _e("ая ой ую ою а")),),
    "а": (("", _FEM),),
    "я": (("", _FEM_SOFT),),
    "ое": (("", _NEUTER),),
    "ее": (("", _e("ее его ему им ем е")),),
    **{f"{end}е": ((end, _NEUTER_ADJECTIVE),) for end in ("ск", "цк", "зк")},
    **{f"{end}ое": ((end, _NEUTER_ADJECTIVE),) for end in ("ск", "цк", "зк")},
    "поле": (("пол", _NEUTER), ("пил", _UNCHANGED)),
    "е": (("", _NEUTER),),
    "о": (("", _e("о а у ом и е ови ам ах им")),),
    **{end: ((end, (_MASC | _e(f"{end[-1]}ю")) - _e("им")),) for end in ("ск", "цк")},  # Никольским is of Никольское
    "ий": (("", _ADJECTIVE_M), ("и", _e("й я ю ем"))),
    "ой": (("", _ADJECTIVE_M), ("о", _e("й я ю ем и е"))),
    "й": (("", _e("й я ю ем и е")),),
    "ки": (("к", _PLURAL), ("ок", _UNCHANGED), ("ек", _UNCHANGED)),
    "йки": (("йк", _PLURAL), ("ек", _UNCHANGED)),
    "и": (("", _PLURAL),),
    "ив": (("ив", _MASC), ("ов", _OBLIQUE | _OF_SOMEBODY), ("ев", _OBLIQUE | _OF_SOMEBODY)),
    "иг": (("иг", _MASC), ("ог", _OBLIQUE), ("оз", _e("и"))),
    "ил": (("ил", _MASC), ("ол", _SOFT), ("ел", _SOFT)),
    "ин": (("ин", _MASC | _OF_SOMEBODY), ("ен", _SOFT), ("он", _SOFT)),
    "ец": (("ец", _MASC), ("ц", _OBLIQUE | _SOFT), ("йц", _OBLIQUE)),
    "ен": (("ен", _MASC), ("н", _SOFT)),
    "ок": (("ок", _MASC), ("к", _OBLIQUE)),
    "ел": (("ел", _MASC), ("л", _OBLIQUE | _SOFT)),
    "ит": (("ит", _MASC), ("от", _OBLIQUE)),
    "ид": (("ид", _MASC), ("од", _OBLIQUE)),
    "ист": (("ист", _MASC), ("ост", _OBLIQUE)),
}
_SOFTENED = {"к": "ц", "г": "з", "х": "с"}  # Кременчук, у Кременчуці
_CONSONANTS = frozenset("бвгджзклмнпрстфхцчшщ")


@lru_cache(maxsize=100_000)
def paradigm(word: str) -> Paradigm:
    """Stems and endings of a word given in the nominative."""
    for size in (4, 3, 2, 1):
        stems = _RULES.get(word[-size:])
        if stems is not None and len(word) > size:
            base = word[:-size]
            return tuple([(base + stem, ends) for stem, ends in stems])
    if word[-1] in _SOFTENED:
        return (word, _MASC), (word[:-1] + _SOFTENED[word[-1]], _SOFTENING)
    soft = _e(f"{word[-1]}ю")  # Білорусь, з Білоруссю: its sign is folded away
    return ((word, _MASC | soft if word[-1] in _CONSONANTS else _UNCHANGED),)


def fits(name_word: str, form: str) -> bool:
    """Whether `form` is a case form of `name_word`, a nominative."""
    if form == name_word:
        return True
    return any(form.startswith(stem) and form[len(stem) :] in ends for stem, ends in paradigm(name_word))


def splits(form: str) -> tuple[str, ...]:
    """Stems a form may have, the longest first; an ending has at most three letters."""
    return tuple(form[:cut] for cut in range(len(form), max(2, len(form) - 3) - 1, -1))


_ADJECTIVE = (
    *("ого", "ому", "ими", "ий", "ои", "ою", "им", "их", "ой", "ом", "ая", "ую", "ие", "ое", "ей"),
    *("а", "у", "е", "и"),
)


def adjective_stem(word: str) -> str:
    """An adjective without its case ending: донецка, донецкий → донецк."""
    for ending in _ADJECTIVE:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
