"""Words that mix alphabets: a Cyrillic, Greek or wide letter in a Latin word, or the other way round."""

import re
import unicodedata

_LATIN = "A-Za-z\u00c0-\u024f"
_CYRILLIC = "\u0400-\u052f"
_GREEK = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο"
_WIDE = "\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d6a3"  # letters of type foundries: full width, bold, script
_OTHER = f"{_CYRILLIC}{_GREEK}{_WIDE}"
_HAS_LATIN, _HAS_OTHER = re.compile(f"[{_LATIN}]"), re.compile(f"[{_OTHER}]")
_HAS_CYRILLIC, _HAS_STRANGE = re.compile(f"[{_CYRILLIC}]"), re.compile(f"[{_GREEK}{_WIDE}]")
_WORD = re.compile("(?:[^\\W\\d_][\u0300-\u036f]*)+")
_SEEN_AS = str.maketrans(
    dict(zip("АВСЕНІЈКМОРЅТХаеіјоруѕхһԁԛԝУуІԌ", "ABCEHIJKMOPSTXaeijopysxhdqwYyIG", strict=True))
    | dict(zip(_GREEK, "ABEZHIKMNOPTYXo", strict=True))
)
_ROMAN = re.compile("[IVXLCDM]+")
_INFLECTED = re.compile(f"[{_LATIN}]{{2,}}[{_CYRILLIC}]+")
_HABIT = re.compile(
    f"[{_CYRILLIC}aceiopxyABCEHIKMOPTX\u0300-\u036f]+"
)  # the letters that `terms.plain` takes for others
_IN_CYRILLIC = ("uk", "ru")
"""Languages written in Cyrillic: who types them slips into Latin letters that look the same, and ends Latin names in
cases of his own. Neither deceives anybody there."""


def mixed(text: str, lang: str) -> list[tuple[int, int]]:
    """Where the words of a text stand that mix alphabets, but for what is ordinary in its language: Latin letters in a
    Cyrillic word for the same-looking ones, a Latin name with a Cyrillic ending, a Roman number."""
    if text.isascii() or (not (_HAS_LATIN.search(text) and _HAS_OTHER.search(text)) and not _HAS_STRANGE.search(text)):
        return []
    return [found.span() for found in _WORD.finditer(text) if _mixes(found.group(), lang)]


def _mixes(word: str, lang: str) -> bool:
    scripts = [bool(has.search(word)) for has in (_HAS_LATIN, _HAS_CYRILLIC, _HAS_STRANGE)]
    if sum(scripts) < 2 or _ROMAN.fullmatch(as_seen(word)):
        return False
    ordinary = _HABIT.fullmatch(word) or _INFLECTED.fullmatch(word)
    return not (lang in _IN_CYRILLIC and ordinary)


def deceives(words: str, lang: str) -> bool:
    """Whether words of a text in a language of Latin letters hold one that mixes alphabets: no name to be looked up."""
    return lang not in _IN_CYRILLIC and bool(mixed(words, lang))


def as_seen(text: str) -> str:
    """The text in the letters that a reader takes it for, letter by letter."""
    plain = (unicodedata.normalize("NFKC", c) if _HAS_STRANGE.match(c) else c for c in text)
    return "".join(plain).translate(_SEEN_AS)


def odd_letter(word: str) -> str:
    """The first letter of the alphabet that fewer of a mixed word's letters belong to, as 'U+041E'."""
    others = _HAS_OTHER.findall(word)
    few = others if len(others) * 2 <= len(word) else _HAS_LATIN.findall(word)
    return f"U+{ord((few or others)[0]):04X}"
