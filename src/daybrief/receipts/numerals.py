"""Numbers as texts print them: digits, and words in English, Ukrainian and Russian."""

import re

_ONES = {
    1: "one", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten",
    11: "eleven", 12: "twelve", 13: "thirteen", 14: "fourteen", 15: "fifteen", 16: "sixteen", 17: "seventeen",
    18: "eighteen", 19: "nineteen",
}  # fmt: skip
_TENS = {20: "twenty", 30: "thirty", 40: "forty", 50: "fifty", 60: "sixty", 70: "seventy", 80: "eighty", 90: "ninety"}
_ENGLISH = {word: n for n, word in (*_ONES.items(), *_TENS.items())}
_ENGLISH |= {"zero": 0, "single": 1, "lone": 1, "another": 1, "both": 2, "pair": 2, "couple": 2, "twice": 2}
_ENGLISH |= {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000, "first": 1, "second": 2, "third": 3}

_CYRILLIC_STEMS = (
    (r"од(?:ин|на|не|ного|ній|ному|нієї|ну|но|ной|ном|нією)|один[аоу]?к", 1),
    (r"дв(?:а|і|ох|ом|ома|оє|е|ух|ум|умя|ое|оих)\b", 2),
    (r"тр(?:и|ьох|ьом|ьома|оє|ёх|ех|ём|ем|емя|ое|оих)\b", 3),
    (r"чотир|четыр|четвер[оы]", 4),
    (r"п['’ʼ]?ят(?:ь|и|ьох|еро|ьма|ером)?\b|пять|пяти|пятеро", 5),
    (r"ш(?:ість|ести|істьох|естеро|істьма)|шест(?:ь|и|еро|ерых)\b", 6),
    (r"с(?:ім|еми|імох|емеро|ьома)\b|семь|семи\b|семеро", 7),
    (r"в(?:ісім|осьми|ісьмох|осьмеро)|восемь|восьми\b|восьмеро", 8),
    (r"дев['’ʼ]?ят(?:ь|и|ьох|еро)\b|девять|девяти\b", 9),
    (r"десят(?:ь|и|ьох|еро)\b", 10),
    (r"одинадцят|одиннадцат", 11), (r"дванадцят|двенадцат", 12), (r"тринадцят|тринадцат", 13),
    (r"чотирнадцят|четырнадцат", 14), (r"п['’ʼ]?ятнадцят|пятнадцат", 15), (r"шістнадцят|шестнадцат", 16),
    (r"сімнадцят|семнадцат", 17), (r"вісімнадцят|восемнадцат", 18), (r"дев['’ʼ]?ятнадцят|девятнадцат", 19),
    (r"двадцят|двадцат", 20), (r"тридцят|тридцат", 30), (r"сорок", 40),
)  # fmt: skip
_STEMS = tuple((re.compile(rf"(?<!\w)(?:{stem})", re.I), n) for stem, n in _CYRILLIC_STEMS)

VAGUE = {
    "dozens": re.compile(r"\bdozens\b|(?<!\w)десятк", re.I),
    "hundreds": re.compile(r"\bhundreds\b|(?<!\w)сотн|(?<!\w)сотен", re.I),
    "thousands": re.compile(r"\bthousands\b|(?<!\w)тисячі\b|(?<!\w)тысячи\b", re.I),
    "several": re.compile(r"\bseveral\b|\ba few\b|(?<!\w)(?:де)?кільк|(?<!\w)нескольк", re.I),
}

_DIGITS = re.compile(r"\d{1,3}(?:[ ,.\u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,]\d+)?")
_SCALES = re.compile(r"\s*[-–]?\s*(million|mln|m\b|млн|мільйон|миллион|billion|bn\b|млрд|thousand|k\b|тис|тыс)", re.I)
_FACTORS = {"million": 10**6, "mln": 10**6, "m": 10**6, "млн": 10**6, "мільйон": 10**6, "миллион": 10**6}
_FACTORS |= {"billion": 10**9, "bn": 10**9, "млрд": 10**9, "thousand": 1000, "k": 1000, "тис": 1000, "тыс": 1000}


def in_digits(text: str) -> set[float]:
    """Every number printed in digits: as it stands, and times the scale word after it."""
    found: set[float] = set()
    for match in _DIGITS.finditer(text):
        for value in _values(match.group()):
            found.add(value)
            scale = _SCALES.match(text, match.end())
            if scale:
                found.add(value * _FACTORS[scale.group(1).lower()])
    return found


def _values(digits: str) -> set[float]:
    """Readings of one run of digits: '1.200' may group thousands or hold a fraction."""
    plain = re.sub(r"[ ,.\u00a0\u202f]", "", digits)
    found = {float(plain)} if re.search(r"[ ,.\u00a0\u202f]\d{3}$", digits) or plain == digits else set()
    decimal = re.sub(r"[ \u00a0\u202f]", "", digits).replace(",", ".")
    if decimal.count(".") == 1:
        found.add(float(decimal))
    return found


def in_english(text: str) -> set[float]:
    """Every number printed in English words, with 'twenty-five' and 'six hundred' put together."""
    words = re.findall(r"[a-z]+(?:-[a-z]+)?", text.lower())
    found: set[float] = set()
    for at, word in enumerate(words):
        value = _word(word)
        if value is None:
            continue
        found.add(value)
        after = _ENGLISH.get(words[at + 1]) if at + 1 < len(words) else None
        if after in (100, 1000, 1_000_000):
            found.add(value * after)
    return found


def _word(word: str) -> float | None:
    if word in _ENGLISH:
        return _ENGLISH[word]
    tens, _, ones = word.partition("-")
    if tens in _ENGLISH and ones in _ENGLISH and _ENGLISH[tens] >= 20 and _ENGLISH[ones] < 10:
        return _ENGLISH[tens] + _ENGLISH[ones]
    return None


def printed(text: str) -> set[float]:
    """Every number a passage prints, in digits or in words of its language."""
    found = in_digits(text) | in_english(text)
    if re.search(r"[\u0400-\u04ff]", text):
        found |= {n for stem, n in _STEMS if stem.search(text)}
    return found


def one_thing(text: str) -> bool:
    """Whether a passage may count one thing without a numeral: 'a woman', or a language without articles."""
    return bool(re.search(r"\b(?:a|an)\b|[\u0400-\u04ff]", text, re.I))
