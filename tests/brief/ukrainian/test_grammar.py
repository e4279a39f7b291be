"""Ukrainian numerals, verbs and case forms."""

import pytest

from daybrief.brief.ukrainian import grammar
from daybrief.brief.ukrainian.decline import forms
from daybrief.brief.ukrainian.grammar import Noun
from tests.brief.newsday import theatre

DRONE = Noun("дрон", "m", "дрони", "дронів")
MISSILE = Noun("ракета", "f", "ракети", "ракет")
CIVILIAN = Noun("цивільний", "mac", "цивільні", "цивільних")
PERSON = Noun("людина", "fac", "люди", "людей")


@pytest.mark.parametrize(
    ("n", "noun", "case", "said"),
    [
        (1, DRONE, "acc", "один дрон"), (2, DRONE, "acc", "два дрони"), (5, DRONE, "acc", "п’ять дронів"),
        (21, DRONE, "acc", "21 дрон"), (11, DRONE, "acc", "11 дронів"), (166, DRONE, "acc", "166 дронів"),
        (1, MISSILE, "acc", "одну ракету"), (2, MISSILE, "nom", "дві ракети"), (31, MISSILE, "acc", "31 ракету"),
        (1, CIVILIAN, "nom", "один цивільний"), (6, CIVILIAN, "nom", "шестеро цивільних"),
        (1, CIVILIAN, "acc", "одного цивільного"), (3, CIVILIAN, "acc", "трьох цивільних"),
        (2, PERSON, "nom", "двоє людей"), (10, PERSON, "nom", "10 людей"), (22, PERSON, "nom", "22 люди"),
    ],
)  # fmt: skip
def test_a_number_and_its_noun_agree(n: int, noun: Noun, case: str, said: str) -> None:
    assert grammar.counted(n, noun, case) == said


@pytest.mark.parametrize(
    ("n", "noun", "verb"),
    [(1, PERSON, "загинула"), (1, CIVILIAN, "загинув"), (3, PERSON, "загинули"), (6, PERSON, "загинуло"),
     (12, PERSON, "загинуло"), (21, PERSON, "загинула")],
)  # fmt: skip
def test_a_verb_agrees_with_what_is_counted(n: int, noun: Noun, verb: str) -> None:
    assert grammar.finite("загинути", grammar.agreement(n, noun)) == verb


def test_verbs_of_the_past_take_the_gender_and_an_unknown_one_stands_in_the_present() -> None:
    assert [grammar.past("просунутися", g) for g in ("m", "f", "n", "pl")] == [
        "просунувся", "просунулася", "просунулося", "просунулися",
    ]  # fmt: skip
    assert grammar.finite("провести переговори", "pl") == "провели переговори"
    assert grammar.finite("заявити", "?") == "заявляє"
    assert grammar.finite("збито", "pl") == "збито"


def test_thousands_are_set_apart_from_five_digits_up() -> None:
    assert [grammar.spaced(n) for n in (170, 1170, 21230)] == ["170", "1170", "21\u00a0230"]


@pytest.mark.parametrize(
    ("name", "gen", "loc"),
    [
        ("Костянтинівка", "Костянтинівки", "Костянтинівці"), ("Покровськ", "Покровська", "Покровську"),
        ("Удачне", "Удачного", "Удачному"), ("Суми", "Сум", "Сумах"), ("Харків", "Харкова", "Харкові"),
        ("Запоріжжя", "Запоріжжя", "Запоріжжі"), ("Донецька область", "Донецької області", "Донецькій області"),
        ("Велика Новосілка", "Великої Новосілки", "Великій Новосілці"), ("Часів Яр", "Часового Яру", "Часовому Яру"),
        ("Кремінна", "Кремінної", "Кремінній"), ("Чорне море", "Чорного моря", "Чорному морі"),
        ("Кривий Ріг", "Кривого Рогу", "Кривому Розі"), ("Бережани", "Бережан", "Бережанах"),
    ],
)  # fmt: skip
def test_names_of_places_take_their_cases(name: str, gen: str, loc: str) -> None:
    made = forms(name, theatre().tongues["uk"]["cases"])
    assert (made.gen, made.loc) == (gen, loc)


def test_what_is_done_with_a_weapon_stands_in_the_instrumental() -> None:
    assert DRONE.means == "дронами"
    assert Noun("ударний дрон", "m", "ударні дрони", "ударних дронів").means == "ударними дронами"
