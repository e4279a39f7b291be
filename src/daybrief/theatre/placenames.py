"""How place names are compared and romanised: keys that spelling variants share, and Latin from Cyrillic."""

import re
import unicodedata
from functools import lru_cache

from daybrief.theatre.terms import plain

_APOSTROPHES = str.maketrans("", "", "'’ʼ`´‘ʹ\"")
# Ukrainian and Russian letters brought to one alphabet, so that a name in one language is found in a text of the other.
_CYRILLIC_FOLD = str.maketrans(
    {"ё": "е", "є": "е", "э": "е", "ґ": "г", "і": "и", "ї": "и", "ы": "и", "ь": "", "ъ": ""}
    | dict.fromkeys("’'ʼ`\u0301", "")
)
_OWN_SUFFIX = re.compile("[ие]в(?=[кц])")  # Новоселівка, Новоселевка: Russian writes -овка

# Order matters: digraphs before the letters in them. Single capitals stand for one consonant sound.
_SOUNDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("shch|stch", "X"),
        ("tch|tsch|ch", "C"),
        ("sch|sh", "S"),
        ("zh", "J"),
        ("ts|tz", "c"),
        ("kh|gh|g", "h"),
        ("ph", "f"),
        ("w", "v"),
        ("ck|q", "k"),
        ("x", "ks"),
        ("[iyj]+", "i"),
        ("i(?=[aeou])", ""),
        ("[ei]v(?=k)", "ov"),  # Honcharivka, Goncharovka
        ("oe$", "e"),  # Udachne, Udachnoye
        ("(?<=[vn])o$", "e"),  # Kotlyne, Kotlino
        (r"([a-zA-Z])\1+", r"\1"),
    )
)


@lru_cache(maxsize=200_000)
def latin_key(word: str) -> str:
    """The key that variants of one word share: Izyum, Izium → izum; Zaporizhia, Zaporizhzhya → zaporiJa."""
    key = latin_fold(word)
    for pattern, sound in _SOUNDS:
        key = pattern.sub(sound, key)
    return key


@lru_cache(maxsize=50_000)
def latin_fold(name: str) -> str:
    """Lower case without accents and apostrophes; hyphens become spaces."""
    bare = unicodedata.normalize("NFKD", name.replace("ß", "ss").replace("ł", "l").replace("Ł", "L"))
    bare = "".join(c for c in bare if not unicodedata.combining(c)).translate(_APOSTROPHES).lower()
    return bare.replace("-", " ").replace("ı", "i")


def latin_keys(name: str) -> str:
    """`latin_key` of each word, joined with spaces."""
    return " ".join(latin_key(word) for word in latin_fold(name).split())


@lru_cache(maxsize=200_000)
def cyrillic_fold(word: str) -> str:
    """Lower case in the alphabet that both languages share: Слов'янськ → словянск, Славянск stays apart."""
    return _OWN_SUFFIX.sub("ов", plain(word).lower().translate(_CYRILLIC_FOLD))


def cyrillic_key(name: str) -> str:
    """A whole name folded, its words parted by single spaces: what the name tables are asked for."""
    return " ".join(cyrillic_fold(name).replace("-", " ").split())


def closed_forms(folded: str) -> tuple[str, ...]:
    """Folded names that may stand behind a Russian one: Спорное, Ивановка keep the vowel that Спірне has lost, and
    Нетайлово ends in -о where Нетайлове has -е."""
    cuts = [(folded[:n], folded[n + 1 :]) for n, letter in enumerate(folded[:-2]) if n and letter in "ое"]
    own = (folded[:-1] + "е",) if folded.endswith(("во", "но")) else ()
    return (*own, *(head + "и" + tail for head, tail in cuts))


_RUSSIAN_STEMS = (("[ое]вск$", "ивск"), ("сск$", "ск"), ("[гк]ск$", "цк"), ("[ое]рск$", "ирск"), ("орожск$", "оризк"))


def closed_stems(stem: str) -> tuple[str, ...]:
    """Adjective stems as Ukrainian has them, that may stand behind a Russian one: харковск, одесск."""
    return tuple(re.sub(end, own, stem) for end, own in _RUSSIAN_STEMS if re.search(end, stem))


def is_cyrillic(word: str) -> bool:
    """Whether the first letter of the word is Cyrillic."""
    return bool(word) and "\u0400" <= word[0] <= "\u04ff"


_CYRILLIC_WORD = re.compile(r"(?<!\S)[\u0400-\u04ff]")


def any_cyrillic(text: str) -> bool:
    """Whether any of the words of a text, parted by blanks, is Cyrillic."""
    return not text.isascii() and _CYRILLIC_WORD.search(text) is not None


# The official tables: for Ukrainian the national one of 2010; for Russian the simplified BGN form that news uses.
_UK = {
    **dict(zip("абвгґдезиійклмнопрстуф", "abvhgdezyiiklmnoprstuf", strict=True)),
    "ж": "zh",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ь": "",
    "є": "ie",
    "ї": "i",
    "ю": "iu",
    "я": "ia",
}
_UK_HEAD = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_RU = {
    **dict(zip("абвгдезийклмнопрстуфыэ", "abvgdeziyklmnoprstufye", strict=True)),
    "ж": "zh",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ъ": "",
    "ь": "",
    "ё": "yo",
    "ю": "yu",
    "я": "ya",
}


def romanise(name: str, lang: str) -> str:
    """Latin letters for a Cyrillic name: the official Ukrainian table, or the plain Russian one for `ru`."""
    out = [_romanise_word(part, lang) if is_cyrillic(part) else part for part in re.split(r"([\s\-]+)", name)]
    return "".join(out)


def _romanise_word(word: str, lang: str) -> str:
    low = word.lower().translate({ord("’"): None, ord("'"): None, ord("ʼ"): None})
    table = _RU if lang == "ru" else _UK
    out = []
    for at, letter in enumerate(low):
        if lang != "ru" and letter == "г" and at and low[at - 1] == "з":
            latin = "gh"
        elif at == 0 and lang != "ru":
            latin = _UK_HEAD.get(letter, table.get(letter, letter))
        elif letter == "е" and lang == "ru" and (at == 0 or low[at - 1] in "аеёиоуыэюяьъ"):
            latin = "ye"
        else:
            latin = table.get(letter, letter)
        out.append(latin)
    text = "".join(out)
    if lang == "ru":
        text = re.sub("iy$|yy$", "y", text)
    return text[:1].upper() + text[1:] if word[:1].isupper() else text
