import pytest

from daybrief.receipts import dating, numerals
from daybrief.receipts.naming import alike, names


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("six killed and 1,250 lost", {6, 1250}),
        ("twenty-five men, two hundred shells", {25, 2, 200}),
        ("1.2 million people", {1_200_000}),
        ("шестеро загинули, двоє поранені", {6, 2}),
        ("п'ятеро", {5}),
        ("погибли трое, ранены девять человек", {3, 9}),
        ("знищено 1 250 осіб", {1250}),
        ("600 тис. споживачів", {600_000}),
    ],
)
def test_numbers_are_read_in_digits_and_in_words_of_three_languages(text: str, numbers: set[int]) -> None:
    assert numbers <= numerals.printed(text)


@pytest.mark.parametrize(("text", "number"), [("шестеро", 7), ("twelve", 2), ("1,250", 12), ("двадцять", 2)])
def test_a_number_that_is_not_printed_is_not_read(text: str, number: int) -> None:
    assert number not in numerals.printed(text)


@pytest.mark.parametrize(
    ("name", "word"),
    [("Kostiantynivka", "Костянтинівці"), ("Kharkiv", "Харкова"), ("Sumy", "Сумах"), ("Zelensky", "Зеленського"),
     ("Zelensky", "Zelenskyy"), ("Donetsk", "Донецької"), ("Kherson", "Херсоне")],
)  # fmt: skip
def test_one_name_is_known_in_two_scripts_and_cases(name: str, word: str) -> None:
    assert alike(name, word)


@pytest.mark.parametrize(
    ("name", "word"),
    [("Lyptsi", "Lyman"), ("Kharkiv", "Херсон"), ("Putin", "Potsdam"), ("Kherson", "Харків"), ("Lviv", "Луцьк")],
)
def test_two_names_are_kept_apart(name: str, word: str) -> None:
    assert not alike(name, word)


def test_a_word_that_only_opens_its_sentence_is_no_name() -> None:
    assert names("Twelve shops in Kharkiv", opens=True) == ["Kharkiv"]
    assert names("Fighting near Lyman", opens=True) == ["Fighting", "Lyman"]
    assert names("of which Twelve", opens=False) == ["Twelve"]


def test_dates_are_found_and_their_digits_are_no_counts() -> None:
    found = dating.find("on 26 and 27 February, by 2026, since 24 February 2022")
    assert found.days == ((26, 2, None), (27, 2, None), (24, 2, 2022))
    assert found.years == (2026,)
    assert not [ch for ch in found.rest if ch.isdigit()]
