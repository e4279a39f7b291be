"""Case forms of place names."""

import pytest

from daybrief.theatre.inflect import adjective_stem, fits, paradigm
from daybrief.theatre.placenames import cyrillic_fold

FORMS = [
    ("Костянтинівка", "Костянтинівці"),
    ("Покровськ", "Покровськом"),
    ("Харків", "Харкова"),
    ("Київ", "Києві"),
    ("Суми", "Сумах"),
    ("Велика", "Великої"),
    ("Новосілка", "Новосілок"),
    ("Роботине", "Роботиного"),
    ("Гуляйполе", "Гуляйполем"),
    ("Бориспіль", "Борисполя"),
    ("Ріг", "Розі"),
    ("Кременчук", "Кременчуці"),
    ("Запоріжжя", "Запоріжжі"),
    ("Чернівці", "Чернівцях"),
    ("Джанкой", "Джанкої"),
    ("Белгород", "Белгороде"),
    ("Липцы", "Липцами"),
    ("Покровское", "Покровского"),
    ("Запорожье", "Запорожья"),
    ("Орёл", "Орла"),
]


@pytest.mark.parametrize(("name", "form"), FORMS)
def test_a_case_form_belongs_to_its_name(name: str, form: str) -> None:
    assert fits(cyrillic_fold(name), cyrillic_fold(form))


@pytest.mark.parametrize(
    ("name", "form"), [("Левадне", "Левадное"), ("Новоселівка", "Новоселовке"), ("Куп'янськ", "Купянске")]
)
def test_a_russian_form_is_found_from_the_ukrainian_name(name: str, form: str) -> None:
    assert fits(cyrillic_fold(name), cyrillic_fold(form))


@pytest.mark.parametrize(
    ("name", "form"), [("Суми", "Сумнів"), ("Лиман", "Лиманський"), ("Бахмут", "Бахмутський"), ("Київ", "Кия")]
)
def test_another_word_does_not(name: str, form: str) -> None:
    assert not fits(cyrillic_fold(name), cyrillic_fold(form))


@pytest.mark.parametrize(("name", "_form"), FORMS)
def test_the_nominative_is_among_the_forms(name: str, _form: str) -> None:
    word = cyrillic_fold(name)
    assert any(word.startswith(stem) and word[len(stem) :] in endings for stem, endings in paradigm(word))


def test_an_adjective_has_one_stem_in_every_case_and_language() -> None:
    forms = ["Донецька", "Донецькій", "Донецької", "Донецкая", "Донецкой", "Донецкую"]
    assert {adjective_stem(cyrillic_fold(form)) for form in forms} == {"донецк"}
