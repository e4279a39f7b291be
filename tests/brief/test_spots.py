"""Places in words: what a relation makes of a verb."""

import pytest

from daybrief.brief.spots import not_the_city, place_name, preposition
from daybrief.locate import mentions
from daybrief.model.place import Mention, Unplaced
from daybrief.model.text import Document, Span
from daybrief.theatre.pack import load


@pytest.mark.parametrize(
    ("form", "relation", "said"),
    [
        ("held", "around", "positions around"),  # who holds positions around a city does not hold the city
        ("taken", "north of", "ground north of"),
        ("struck", "near", "targets near"),
        ("held", None, ""),
        ("taken", "in", ""),
    ],
)
def test_what_lies_beside_a_place_is_not_the_place(form: str, relation: str | None, said: str) -> None:
    mention = Mention(span=Span(doc="report", start=0, end=4, quote="Kyiv"), name="Kyiv", relation=relation)
    assert preposition(Unplaced(mention=mention, reason="tie"), form) == said


@pytest.mark.parametrize(
    ("text", "village"),
    [
        ("Drones hit a depot near occupied Rivne.", True),  # some village behind the front, not the city in the west
        ("Drones hit a depot in Rivne.", False),
        ("A house burned in Ivanivka.", False),  # no city bears the name
    ],
)
def test_a_name_that_is_also_a_city_s_is_told_as_a_village_s_where_only_villages_may_be_meant(
    text: str, village: bool
) -> None:
    theatre = load("ukraine")
    (place,) = mentions(Document(name="report", source="", published=None, lang="en", text=text), theatre)
    assert not_the_city(place, theatre) is village


@pytest.mark.parametrize("name", ["Inhulets River", "Kinburn Spit", "Snake Island"])
def test_one_is_on_a_river_a_spit_or_an_island_and_not_in_it(name: str) -> None:
    mention = Mention(span=Span(doc="d", start=0, end=len(name), quote=name), name=name)
    assert preposition(Unplaced(mention=mention, reason="no-match"), "in") == "on"


@pytest.mark.parametrize(
    ("name", "printed"),
    [("Pot'omkyne", "Potomkyne"), ("Bil'shyi", "Bilshyi"), ("St John's", "St John’s"), ("Huai'an", "Huai’an")],
)
def test_a_name_in_latin_letters_has_no_soft_sign(name: str, printed: str) -> None:
    mention = Mention(span=Span(doc="report", start=0, end=len(name), quote=name), name=name)
    assert place_name(Unplaced(mention=mention, reason="no-match")) == printed
