"""What a sentence does not say is not told: who struck, who attacked whom, with what, and from where."""

import pytest

from daybrief.brief import compose
from daybrief.model.outcome import Brief
from tests.brief.newsday import Day, theatre


def _told(quote: str, kind: str, *places: str, **slots: object) -> str:
    day = Day()
    doc = day.report("report", quote, "Steppe Courier")
    day.tell(doc, quote, kind, *places, **slots)
    made: Brief = compose(day.material(), theatre())
    return " ".join(s.text for section in made.sections for paragraph in section.paragraphs for s in paragraph)


def test_a_voice_that_named_no_attacker_is_given_none() -> None:
    quote = "The mayor of Izium said drones hit the railway yard in Izium."
    told = _told(quote, "strike", "Izium", attacker="RU", weapon="drone", by="mayor of Izium")
    assert "rones struck Izium" in told
    assert "Russian" not in told
    named = "The mayor of Izium said Russian drones hit Izium."
    assert "Russian forces struck Izium" in _told(
        named, "strike", "Izium", attacker="RU", weapon="drone", by="mayor of Izium"
    )


@pytest.mark.parametrize("who", ["Ukrainian and Russian troops", "Russian and Ukrainian units"])
def test_neither_side_attacks_where_both_fight(who: str) -> None:
    told = _told(f"{who} clashed around Zolote.", "ground", "Zolote", actor="UA", action="attacked")
    assert "Ukrainian and Russian forces fought near Zolote" in told
    assert "attacked" not in told


def test_a_side_has_not_advanced_where_it_set_out_from() -> None:
    quote = "Ukrainian forces pursued gains along the road from recently won positions in Terny."
    assert "Terny" not in _told(quote, "ground", "Terny", actor="UA", action="advanced")


def test_what_may_be_under_way_is_not_told_as_suspected() -> None:
    quote = "Russian forces may be focusing on taking Izium so as to open the road south."
    slots = {"actor": "RU", "action": "attacked", "stance": "suspects"}
    assert "Izium" not in _told(quote, "ground", "Izium", **slots)
    reported = "Russian forces reportedly attacked near Izium."
    assert "reportedly attacked near Izium" in _told(reported, "ground", "Izium", **slots)


def test_the_outskirts_of_a_town_are_not_the_town() -> None:
    quote = "Ukrainian forces hold their positions in the southern outskirts of Siversk."
    told = _told(quote, "ground", "Siversk", actor="UA", action="holds")
    assert "held positions on the outskirts of Siversk" in told


def test_two_towns_are_not_hit_with_one_of_two_weapons() -> None:
    quote = "Russian forces bombed Lyman and went on with rocket artillery strikes at Siversk."
    told = _told(quote, "strike", "Lyman", "Siversk", attacker="RU", weapon="bomb")
    assert "Russian forces struck" in told
    assert "from the air" not in told
