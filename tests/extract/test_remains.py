"""Nobody dies of an exchange of bodies, in whatever language it is told."""

import pytest

from daybrief.extract import claims
from daybrief.theatre.pack import load
from tests.extract.literate import Case, document

THEATRE = load("ukraine")


def kinds(lang: str, text: str) -> set[str]:
    case = Case("case", text=text, expected=(), source="Harbour Desk", published="2025-11-21", lang=lang)
    return {claim.detail.kind for claim in claims(document(case, THEATRE), THEATRE)}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Russia handed over the bodies of 1,100 dead soldiers to Ukraine."),
        ("ru", "Стороны обменялись телами погибших: Киеву передали 900 тел, Москве – 25."),
        ("uk", "Росія передала Україні тіла 900 загиблих військових."),
    ],
)
def test_bodies_that_change_hands_are_no_deaths_of_the_day(lang: str, text: str) -> None:
    assert not {"casualties", "losses"} & kinds(lang, text)


def test_bodies_that_are_found_are_deaths() -> None:
    assert "casualties" in kinds("en", "Rescuers found the bodies of two people killed in the strike on Sumy.")
