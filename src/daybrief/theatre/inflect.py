"""Case forms of Ukrainian and Russian place names: a word splits into a stem and the endings it may take.

Both languages share one table, since a text in either may carry names of the other. The table over-generates on
purpose: a form only has to be told from other words, not written.
"""

from functools import lru_cache

Paradigm = tuple[tuple[str, frozenset[str]], ...]
"""Stems of one word, each with the endings it takes; the nominative is among them."""


def _e(endings: str) -> frozenset[str]:
    return frozenset(part.strip("-") for part in endings.split())


_UNCHANGED = _e("-")
_MASC = _e("- а у ом ові і е ем ам ах ами")
_OBLIQUE = _e("а у ом ові і е ем")
_SOFT = _e("я ю ем єм і ї и е ям ях ями")
_ADJ_M = _e("ий ій ый ой ого ому им ім ым ом ые ої их")
_FEM = _e("а и і у ою ой е ы ам ах ами ої ій ую ая о")
_ADJ_F = _e("ая ой ую ою")
_ADJ_N = _e("е ого ому им ім а у ем і ом")
_ADJ_N_RU = _e("ое ого ому ым им ом")
_PLURAL = _e("и і ы ам ами ах ів - ям ями ях ов ей их им ими ых ым ыми")

# (ending of the nominative, what replaces it, endings): the first pattern that fits gives all its stems.
_RULES: tuple[tuple[str, tuple[tuple[str, frozenset[str]], ...]], ...] = (
    ("ка", (("к", _FEM), ("ц", _e("і")), ("ок", _e("-")), ("ек", _e("-")))),
    ("га", (("г", _FEM), ("з", _e("і")))),
    ("ха", (("х", _FEM), ("с", _e("і")))),
    ("ая", (("", _ADJ_F),)),
    ("няя", (("н", _e("яя ей юю ею")),)),
    ("ня", (("н", _e("я і ю ею ьої ій ьою и ей е ям ях")),)),
    ("а", (("", _FEM),)),
    ("я", (("", _e("я і ї ю ею єю ей єй и е ям ях ями")),)),
    ("ое", (("", _ADJ_N_RU),)),
    ("ее", (("", _e("ее его ему им ем")),)),
    ("ье", (("ь", _e("е я ю ем и")),)),
    ("поле", (("пол", _e("е я ю ем і ям")), ("піл", _e("ь")))),
    ("е", (("", _ADJ_N),)),
    ("є", (("", _e("є ього ьому ім я ю єм ї")),)),
    ("о", (("", _e("о а у ом і е ові ам ах")),)),
    ("ий|ый|ій|ой", (("", _ADJ_M | _e("ього ьому")),)),
    ("й", (("", _e("й я ю єм ем ї е и")),)),
    ("ки", (("к", _PLURAL), ("ок", _e("-")), ("ек", _e("-")))),
    ("и|і|ы", (("", _PLURAL),)),
    ("ї", (("", _e("ї їв ям ями ях єв ев")),)),
    ("їв", (("їв", _e("-")), ("єв", _OBLIQUE), ("ев", _OBLIQUE))),
    ("ів", (("ів", _MASC), ("ов", _OBLIQUE), ("ев", _OBLIQUE), ("єв", _OBLIQUE))),
    ("іг", (("іг", _MASC), ("ог", _OBLIQUE), ("оз", _e("і")))),
    ("іль", (("іл", _SOFT | _e("ь")), ("ол", _SOFT), ("ел", _SOFT))),
    ("інь", (("ін", _SOFT | _e("ь")), ("ен", _SOFT), ("он", _SOFT))),
    ("ець", (("ець", _e("-")), ("ц", _SOFT))),
    ("ец", (("ец", _MASC), ("ц", _OBLIQUE))),
    ("ень", (("ен", _SOFT | _e("ь")), ("н", _SOFT))),
    ("ок", (("ок", _MASC), ("к", _OBLIQUE))),
    ("ел|ол", (("ел", _e("-")), ("ол", _MASC), ("л", _OBLIQUE))),
    ("іт", (("іт", _MASC), ("от", _OBLIQUE))),
    ("ід", (("ід", _MASC), ("од", _OBLIQUE))),
    ("іст", (("іст", _MASC), ("ост", _OBLIQUE))),
    ("ь", (("", _SOFT | _e("ь ю ью")),)),
)


_BY_ENDING: dict[str, tuple[tuple[str, frozenset[str]], ...]] = {}
for _pattern, _stems in _RULES:
    for _ending in _pattern.split("|"):
        _known = any(_ending == stem + end for stem, ends in _stems for end in ends)
        _BY_ENDING[_ending] = _stems if _known else (*_stems, (_ending, _e("-")))
_HISSING = _MASC | _e("і ю и")


@lru_cache(maxsize=100_000)
def paradigm(word: str) -> Paradigm:
    """Stems and endings of a word given in the nominative, folded to lower case."""
    for size in (4, 3, 2, 1):
        stems = _BY_ENDING.get(word[-size:])
        if stems is not None and len(word) > size:
            base = word[:-size]
            return tuple([(base + stem, ends) for stem, ends in stems])
    if word[-1] in "бвгджзклмнпрстфхцчшщ":
        return ((word, _HISSING if word[-1] in "чжшщ" else _MASC),)
    return ((word, _UNCHANGED),)


def fits(name_word: str, form: str) -> bool:
    """Whether `form` (folded) is a case form of `name_word` (folded nominative)."""
    if form == name_word:
        return True
    return any(form.startswith(stem) and form[len(stem) :] in ends for stem, ends in paradigm(name_word))


def splits(form: str) -> tuple[tuple[str, str], ...]:
    """Ways a form may divide into stem and ending, the longest stem first; endings have at most three letters."""
    longest = max(2, len(form) - 3)
    return tuple((form[:cut], form[cut:]) for cut in range(len(form), longest - 1, -1))


_ADJECTIVE = (
    *("ого", "ому", "ими", "ыми", "ій", "ої", "ою", "ий", "ый", "им", "ім", "их", "ой", "ом", "ая", "ую"),
    *("ые", "ых", "ым", "ое", "ей", "а", "у", "е", "і", "и"),
)


def adjective_stem(word: str) -> str:
    """An adjective without its case ending: донецька, донецькій → донецьк; курской → курск."""
    for ending in _ADJECTIVE:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
