from datetime import date

import pytest

from daybrief.brief.forms import nobody, surname
from daybrief.brief.names import Cast
from tests.brief.newsday import theatre


def cast(day: date = date(2025, 2, 27), *outlets: str) -> Cast:
    return Cast(theatre(), day, frozenset(outlets))


def test_a_person_has_an_office_once_and_then_a_surname() -> None:
    people = cast()
    assert people.introduce("Zelenskyy").text == "Ukrainian President Volodymyr Zelensky"
    assert people.introduce("Volodymyr Zelensky").text == "Zelensky"


def test_a_long_office_stands_after_the_name_between_commas() -> None:
    assert cast().introduce("Budanov").text == "Kyrylo Budanov, Ukraine’s head of military intelligence,"


@pytest.mark.parametrize(
    ("name", "day", "told"),
    [
        ("Basurin", date(2022, 3, 1), "Donetsk proxy militia spokesman"),  # a name keeps its capital
        ("Karoline Leavitt", date(2025, 6, 1), "White House press secretary"),
        ("Syrskyi", date(2025, 6, 1), "Ukraine’s commander-in-chief"),
        ("Patrushev", date(2022, 6, 1), "secretary of the Russian Security Council"),  # of which state's, it says
        ("Filatov", date(2022, 6, 1), "mayor of Dnipro"),
        ("Nebenzya", date(2022, 6, 1), "Russia’s representative at the United Nations"),
        ("Charles Michel", date(2022, 6, 1), "president of the European Council"),
    ],
)
def test_a_title_says_whose_office_it_is_and_keeps_its_names(name: str, day: date, told: str) -> None:
    assert cast(day).introduce(name).text.split(", ", 1)[1] == f"{told},"


def test_an_office_is_that_of_the_day() -> None:
    assert "President" not in cast(date(2024, 6, 1)).introduce("Donald Trump").text


@pytest.mark.parametrize(
    ("name", "text", "many"),
    [
        ("Ukrainian Air Force", "the Ukrainian Air Force", False),
        ("regional authorities", "regional authorities", True),
        ("Ukrainian platoon commander", "a Ukrainian platoon commander", False),
        ("oblast administration", "the oblast administration", False),
        ("Ukraine's general staff", "Ukraine’s general staff", False),
        ("governor", "the governor", False),
        ("One frontline blogger", "one frontline blogger", False),
        ("US", "the United States", False),
        ("Moscow", "Russia", False),
        ("Many milbloggers", "many milbloggers", True),
        ("Minister of Roads", "the Minister of Roads", False),
        ("head of the state", "the head of the state", False),
    ],
)
def test_a_body_takes_its_article_and_number(name: str, text: str, many: bool) -> None:
    named = cast().introduce(name)
    assert (named.text, named.many) == (text, many)


@pytest.mark.parametrize(
    ("name", "passage", "text"),
    [
        ("African leaders", "The talks with African leaders went on.", "African leaders"),
        ("Local officials", "Local officials said so.", "local officials"),
        ("Caribbean envoy", "He met a Caribbean envoy in Oslo.", "a Caribbean envoy"),
    ],
)
def test_an_adjective_of_a_land_keeps_the_capital_that_the_passage_gives_it(name: str, passage: str, text: str) -> None:
    people = cast()
    people.heard = passage
    assert people.introduce(name).text == text


def test_an_office_in_another_script_is_named_by_its_place_and_kind() -> None:
    assert cast().latin("Донецька обласна військова адміністрація").startswith("Donetsk Oblast ")


def test_a_publisher_is_never_shortened() -> None:
    people = cast(date(2025, 2, 27), "Dnipro Dispatch")
    assert [people.introduce("Dnipro Dispatch").text for _ in range(2)] == ["Dnipro Dispatch"] * 2


def test_an_unknown_person_is_described_by_the_passage() -> None:
    people = cast()
    people.heard = "The roof is gone, said Olha Marchuk, a baker from the street behind the station."
    assert people.introduce("Olha Marchuk").text.startswith("Olha Marchuk, a baker from the street")
    people.heard = "Mykolaiv Governor Petro Vasylkiv spoke of a quiet night."
    assert people.introduce("Petro Vasylkiv").text == "Mykolaiv Governor Petro Vasylkiv"


@pytest.mark.parametrize(
    "name", ["He", "it", "Russian forces", "footage of soldiers", "administration", "On January", "Sources"]
)
def test_a_pronoun_troops_and_footage_are_no_voices(name: str) -> None:
    assert nobody(name)


@pytest.mark.parametrize("name", ["Ukrenergo", "regional authorities", "Armed Forces of Ukraine", "Budanov"])
def test_a_body_a_role_and_a_person_are_voices(name: str) -> None:
    assert not nobody(name)


def test_a_particle_belongs_to_the_surname() -> None:
    assert surname("Ursula von der Leyen") == "von der Leyen"


def test_who_was_first_named_without_an_office_is_introduced_again() -> None:
    people = cast()
    assert people.introduce("Volodymyr Zelensky", office=False).text == "Volodymyr Zelensky"
    assert people.introduce("Volodymyr Zelensky").text == "Ukrainian President Volodymyr Zelensky"
    assert people.introduce("Volodymyr Zelensky").text == "Zelensky"


def test_a_long_title_before_a_name_is_given_whole() -> None:
    people = cast()
    people.heard = "Odesa Oblast Military Administration Spokesperson Ivan Kotov said so."
    assert people.introduce("Ivan Kotov").text == "Odesa Oblast Military Administration Spokesperson Ivan Kotov"


@pytest.mark.parametrize(
    ("heard", "told"),
    [
        ("Mykolaiv Assistant to the Interior Minister Ivan Kotov said so.", "Ivan Kotov"),
        ("An aide to the Interior Minister Ivan Kotov said so.", "Ivan Kotov"),
        ("She had spoken to the Interior Minister Ivan Kotov, who said so.", "Interior Minister Ivan Kotov"),
    ],
)
def test_who_serves_a_minister_is_not_introduced_as_one(heard: str, told: str) -> None:
    people = cast()
    people.heard = heard
    assert people.introduce("Ivan Kotov").text == told


def test_a_wire_is_never_shortened_to_a_surname() -> None:
    known = cast()
    assert known.introduce("RIA Novosti").text == known.introduce("RIA Novosti").text == "RIA Novosti"
