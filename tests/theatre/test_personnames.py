"""People's names are brought back from their case forms."""

import pytest

from daybrief.theatre.personnames import nominative

GIVEN = ("іван", "ольга", "сергей", "дмитро")


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("Івана Бойчука", "Іван Бойчук"),
        ("Івану Шевченку", "Іван Шевченко"),
        ("Дмитром Чорновським", "Дмитро Чорновський"),
        ("Ольги Чорновської", "Ольга Чорновська"),
        ("Сергея Иванова", "Сергей Иванов"),
        ("Іван Бойчук", "Іван Бойчук"),
        ("Зенона Бойчука", "Зенона Бойчука"),
        ("Бойчука", "Бойчука"),
    ],
)
def test_a_name_in_any_case_is_called_by_its_nominative(form: str, name: str) -> None:
    assert nominative(form, GIVEN) == name
