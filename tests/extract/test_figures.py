"""Figures read back what the text says, with its bounds, in three languages."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from daybrief.extract.figures import figures


def listed(words: str) -> list[str]:
    return words.split()


EN_SMALL = listed(
    """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen 
    sixteen seventeen eighteen nineteen"""
)
EN_TENS = listed("""- - twenty thirty forty fifty sixty seventy eighty ninety""")
UK_SMALL = listed(
    """нуль один два три чотири п'ять шість сім вісім дев'ять десять одинадцять дванадцять тринадцять 
    чотирнадцять п'ятнадцять шістнадцять сімнадцять вісімнадцять дев'ятнадцять"""
)
UK_TENS = listed("""- - двадцять тридцять сорок п'ятдесят шістдесят сімдесят вісімдесят дев'яносто""")
UK_HUNDREDS = listed("""- сто двісті триста чотириста п'ятсот шістсот сімсот вісімсот дев'ятсот""")
RU_SMALL = listed(
    """ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать 
    четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать"""
)
RU_TENS = listed("""- - двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто""")
RU_HUNDREDS = listed("""- сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот""")


def english(n: int) -> str:
    if n < 20:
        return EN_SMALL[n]
    if n < 100:
        return EN_TENS[n // 10] + (f"-{EN_SMALL[n % 10]}" if n % 10 else "")
    if n < 1000:
        return f"{EN_SMALL[n // 100]} hundred" + (f" and {english(n % 100)}" if n % 100 else "")
    return f"{english(n // 1000)} thousand" + (f" {english(n % 1000)}" if n % 1000 else "")


def slavic(n: int, small: list[str], tens: list[str], hundreds: list[str], thousand: tuple[str, str, str]) -> str:
    words = []
    if n >= 1000:
        head = n // 1000
        female = {1: "одна" if small[1] == "один" else small[1], 2: "дві" if "п'ять" in small else "две"}
        words += [female.get(head, small[head]), thousand[0 if head == 1 else 1 if head < 5 else 2]]
        n %= 1000
    if n >= 100:
        words.append(hundreds[n // 100])
        n %= 100
    if n >= 20:
        words.append(tens[n // 10])
        n %= 10
    if n or not words:
        words.append(small[n])
    return " ".join(words)


def written(n: int, lang: str) -> str:
    if lang == "en":
        return english(n)
    if lang == "uk":
        return slavic(n, UK_SMALL, UK_TENS, UK_HUNDREDS, ("тисяча", "тисячі", "тисяч"))
    return slavic(n, RU_SMALL, RU_TENS, RU_HUNDREDS, ("тысяча", "тысячи", "тысяч"))


FRAMES = {
    "en": "The ministry counted {} soldiers there.",
    "uk": "Там нарахували {} військових.",
    "ru": "Там насчитали {} военных.",
}


def pairs(text: str, lang: str) -> list[list[int | None]]:
    return [counted.figure.exchange() for counted in figures(text, lang)]


@pytest.mark.parametrize("lang", ["en", "uk", "ru"])
@pytest.mark.parametrize("thousand", range(10))
def test_a_number_written_in_words_reads_back(lang: str, thousand: int) -> None:
    for n in range(thousand * 1000, thousand * 1000 + 1000, 13 if thousand else 1):
        assert pairs(FRAMES[lang].format(written(n, lang)), lang) == [[n, n]], written(n, lang)


@given(n=st.integers(1, 9_999_999), lang=st.sampled_from(["en", "uk", "ru"]))
@settings(max_examples=60)
def test_a_number_written_with_separators_reads_back(n: int, lang: str) -> None:
    digits = f"{n:,}" if lang == "en" else f"{n:,}".replace(",", " ")
    assert pairs(FRAMES[lang].format(digits), lang) == [[n, n]]


def test_the_thousands_of_a_range_can_be_told_once() -> None:
    (count,) = figures("Russia has had 70 to 80,000 casualties.", "en")
    assert count.figure.exchange() == [70000, 80000]
    (count,) = figures("Between 200 and 1,000 people came.", "en")
    assert count.figure.exchange() == [200, 1000]


@given(low=st.integers(1, 900), more=st.integers(1, 90))
@settings(max_examples=40)
def test_a_range_keeps_both_ends(low: int, more: int) -> None:
    high = low + more
    assert pairs(f"They lost {low} to {high} tanks.", "en") == [[low, high]]
    assert pairs(f"They lost between {low} and {high} tanks.", "en") == [[low, high]]
    assert pairs(f"Втрачено {low}–{high} танків.", "uk") == [[low, high]]
    assert pairs(f"Потеряно от {low} до {high} танков.", "ru") == [[low, high]]


@given(text=st.text(max_size=200), lang=st.sampled_from(["en", "uk", "ru"]))
@settings(max_examples=150)
def test_any_text_is_read_and_every_span_lies_inside_it(text: str, lang: str) -> None:
    past = 0
    for counted in figures(text, lang):
        assert past <= counted.start <= counted.number_start < counted.number_end <= counted.end <= len(text)
        assert counted.number_end <= counted.noun_start <= len(text)
        past = counted.end


@pytest.mark.parametrize(
    ("lang", "text", "pair"),
    [
        ("en", "At least eight people died", [8, None]),
        ("en", "more than 50 vehicles burned", [51, None]),
        ("en", "over 50 vehicles burned", [51, None]),
        ("en", "up to 30 bombs fell", [None, 30]),
        ("en", "fewer than 10 homes stood", [None, 9]),
        ("en", "no fewer than 12 homes fell", [12, None]),
        ("en", "dozens of homes fell", [24, None]),
        ("en", "hundreds of thousands fled", [200_000, None]),
        ("en", "a few shells fell", [2, None]),
        ("en", "more than a dozen homes fell", [13, None]),
        ("en", "half a dozen homes fell", [6, 6]),
        ("en", "20 or more homes fell", [20, None]),
        ("en", "50+ homes fell", [50, None]),
        ("en", "1.5-2 million people fled", [1_500_000, 2_000_000]),
        ("en", "two or three shells fell", [2, 3]),
        ("en", "the toll rose from five to six dead", [6, 6]),
        ("uk", "щонайменше восьмеро загиблих", [8, None]),
        ("uk", "понад 50 дронів", [51, None]),
        ("uk", "до 30 осіб", [None, 30]),
        ("uk", "кількість загиблих зросла до шести", [6, 6]),
        ("uk", "113-ма ударними дронами", [113, 113]),
        ("uk", "п'ятьма ракетами", [5, 5]),
        ("uk", "загинули двоє людей", [2, 2]),
        ("uk", "кілька ракет", [2, None]),
        ("uk", "1,5 тис. людей", [1500, 1500]),
        ("uk", "близько тисячі осіб", [1000, 1000]),
        ("ru", "не менее пяти человек", [5, None]),
        ("ru", "более сорока дронов", [41, None]),
        ("ru", "двадцать одного человека", [21, 21]),
        ("ru", "около тысячи человек", [1000, 1000]),
        ("ru", "трёх человек", [3, 3]),
        ("ru", "число погибших выросло до 10", [10, 10]),
        ("ru", "**уничтожены 15** аппаратов", [15, 15]),
    ],
)
def test_a_bound_is_kept(lang: str, text: str, pair: list[int | None]) -> None:
    assert pairs(text, lang) == [pair]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "nearly 40 homes"),
        ("en", "some 40 homes"),
        ("en", "about 40 homes"),
        ("uk", "близько 40 будинків"),
        ("ru", "около 40 домов"),
    ],
)
def test_a_rounded_number_says_so(lang: str, text: str) -> None:
    (counted,) = figures(text, lang)
    assert counted.figure.exchange() == [40, 40]
    assert counted.figure.about


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "On 27 February 2025 at 18:30 the village fell quiet."),
        ("en", "From February 3–6 and on 8-9 March the road was shut."),
        ("en", "A 54-year-old man, and Ivan, 54, were treated."),
        ("en", "The T-72, the Su-34, the Shahed-136, the Kh-101 and the 47th Brigade."),
        ("en", "Prices rose 15 percent to $1.2 million, or 5 million euros, 20 km away."),
        ("en", "Under Resolution 2202 and Article 5 the road T 0406 stays open."),
        ("en", "The 2022 invasion; since 2014; within 24 hours; two days ago; no one; one of them."),
        ("en", "A three-storey house and a two-way street."),
        ("uk", "У ніч на 27 лютого 2025 року, з 18:00 26 лютого."),
        ("uk", "Із 7.00 до 18.30 на дорозі М-30; 54-річний чоловік; 47-ма окрема бригада."),
        ("uk", "Х-101, С-300, 3-го липня, 15 відсотків, 20 км, 10 років, 54 рази."),
        ("ru", "С 19.05 до 20.20 мск, 27 февраля, около 22.30, в 2024 году."),
        ("ru", "54-летний мужчина, 15 процентов, 20 километров, один из них."),
    ],
)
def test_what_only_looks_like_a_count_is_left_out(lang: str, text: str) -> None:
    assert pairs(text, lang) == []


def test_a_count_knows_where_its_noun_begins() -> None:
    text = "At least 12 of the homes burned."
    (counted,) = figures(text, "en")
    assert text[counted.start : counted.end] == "At least 12"
    assert text[counted.number_start : counted.number_end] == "12"
    assert text[counted.noun_start :].startswith("the homes")
