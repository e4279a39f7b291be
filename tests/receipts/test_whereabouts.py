"""Where a thing happened: places that only point, places of other facts, and places that are counted, not named."""

import pytest

from daybrief.receipts import whereabouts
from daybrief.receipts.evidence import Evidence


def evidence(quote: str, *places: str) -> Evidence:
    claim = {"quote": quote, "mentions": [{"name": name, "text": name, "start": 0} for name in places]}
    return Evidence((claim,), (), ({"places": [{"name": name} for name in places]},))


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("Troops attacked near four settlements, including Arva and Bela.", True),
        ("Troops attacked near 4 places, including Arva and Bela.", True),
        ("Troops attacked towards Dova and near three settlements, including Arva and Bela.", True),
        ("Troops attacked near five settlements, including Arva and Bela.", False),
        ("Troops attacked near three settlements, including Arva and Bela.", False),
    ],
)
def test_places_may_be_counted_where_the_facts_have_as_many(text: str, holds: bool) -> None:
    held = evidence("Troops attacked near Arva, Bela, Cera and Dova.", "Arva", "Bela", "Cera", "Dova")
    assert (whereabouts.uncounted(text, held) != text) is holds


def test_a_port_west_of_a_plant_is_not_the_plant() -> None:
    held = evidence("Troops captured the fishing port west of the Arva Plant.", "Arva Plant")
    assert whereabouts.faults("Troops took the Arva Plant.", held)
    assert not whereabouts.faults("Troops advanced west of the Arva Plant.", held)


def test_a_place_of_another_fact_is_strange_here() -> None:
    held = evidence("Troops captured Arva.", "Arva")
    known = frozenset({"Arva", "Bela"})
    assert whereabouts.strange("Troops took Bela.", held, known, frozenset())
    assert not whereabouts.strange("Troops took Arva.", held, known, frozenset())
    assert not whereabouts.strange("Troops took Arva, Ivan Kotov, governor of Bela, said.", held, known, frozenset())


@pytest.mark.parametrize(
    "quote",
    [
        "Troops tried to seize a stretch of the road to Arva.",
        "Two missiles were fired at a bridge over the Arva.",
        "They took Skudne on the way to the Arva-Belz highway.",
    ],
)
def test_where_a_way_leads_or_what_a_bridge_spans_is_not_where_it_happens(quote: str) -> None:
    held = Evidence(({"id": "c", "quote": quote, "mentions": [{"name": "Arva", "text": "Arva"}]},), ())
    assert whereabouts.faults("Troops attacked at Arva.", held)
    assert not whereabouts.faults("Troops attacked in the direction of Arva.", held) or "bridge" in quote
