"""Spelling keys and romanisation."""

import pytest

from daybrief.theatre.placenames import cyrillic_fold, latin_keys, romanise


@pytest.mark.parametrize(
    "variants",
    [
        ("Izium", "Izyum"),
        ("Zaporizhzhia", "Zaporizhia", "Zaporizhzhya"),
        ("Sievierodonetsk", "Severodonetsk", "Syevyerodonetsk"),
        ("Huliaipole", "Hulyaipole", "Gulyaipole"),
        ("Honcharivka", "Goncharovka"),
        ("Udachne", "Udachnoye"),
        ("Kostiantynivka", "Kostyantynivka"),
        ("Velyka Novosilka", "Velika Novosilka"),
    ],
)
def test_spellings_of_one_name_share_a_key(variants: tuple[str, ...]) -> None:
    assert len({latin_keys(name) for name in variants}) == 1


@pytest.mark.parametrize(
    ("a", "b"), [("Pokrovsk", "Pokrovske"), ("Lyman", "Limany"), ("Kyiv", "Kharkiv"), ("Bakhmut", "Bakhmutske")]
)
def test_different_names_keep_different_keys(a: str, b: str) -> None:
    assert latin_keys(a) != latin_keys(b)


@pytest.mark.parametrize(
    ("name", "lang", "latin"),
    [
        ("Костянтинівка", "uk", "Kostiantynivka"),
        ("Згурівка", "uk", "Zghurivka"),
        ("Їжаківка", "uk", "Yizhakivka"),
        ("Юр'ївка", "uk", "Yurivka"),
        ("Знам'янка", "uk", "Znamianka"),
        ("Красногорский", "ru", "Krasnogorsky"),
        ("Ельня", "ru", "Yelnya"),
    ],
)
def test_names_are_romanised_by_the_official_table(name: str, lang: str, latin: str) -> None:
    assert romanise(name, lang) == latin


def test_both_alphabets_fold_to_one() -> None:
    assert cyrillic_fold("Суми") == cyrillic_fold("Сумы")
