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


def test_what_struck_the_suburbs_of_a_town_did_not_strike_the_town() -> None:
    quote = "Russian guns keep shelling Siversk’s western suburbs."
    told = _told(quote, "strike", "Siversk", attacker="RU", weapon="artillery")
    assert "struck targets on the outskirts of Siversk" in told


def test_the_outskirts_of_a_town_are_not_the_town() -> None:
    quote = "Ukrainian forces hold their positions in the southern outskirts of Siversk."
    told = _told(quote, "ground", "Siversk", actor="UA", action="holds")
    assert "held positions on the outskirts of Siversk" in told


def test_two_towns_are_not_hit_with_one_of_two_weapons() -> None:
    quote = "Russian forces bombed Lyman and went on with rocket artillery strikes at Siversk."
    told = _told(quote, "strike", "Lyman", "Siversk", attacker="RU", weapon="bomb")
    assert "Russian forces struck" in told
    assert "from the air" not in told


def test_who_attacked_and_fell_back_attacked_without_success() -> None:
    quote = "Russian forces attacked near Bilohorivka but retreated with losses, the General Staff said."
    day = Day()
    doc = day.report("report", quote, "Steppe Courier")
    for action in ("withdrew", "attacked"):
        day.tell(doc, quote, "ground", "Bilohorivka", actor="RU", action=action, by="General Staff")
    made = compose(day.material(), theatre())
    told = " ".join(s.text for section in made.sections for paragraph in section.paragraphs for s in paragraph)
    assert "attacked near Bilohorivka without success" in told
    assert "withdrew" not in told


def test_what_troops_came_within_miles_of_was_not_reached() -> None:
    quote = "Ukrainian forces advanced to within 12 km of Svatove."
    told = _told(quote, "ground", "Svatove", actor="UA", action="advanced")
    assert "advanced in the direction of Svatove" in told


def test_nobody_has_left_what_cannot_be_left() -> None:
    quote = "The siege made a withdrawal of Ukrainian forces from Lysychansk impossible."
    assert "withdrew" not in _told(quote, "ground", "Lysychansk", actor="UA", action="withdrew")


def test_the_foe_s_shelling_is_not_one_s_own() -> None:
    quote = "The mayor called it the heaviest Russian shelling of Kharkiv for weeks."
    assert "Ukrainian forces struck" not in _told(quote, "strike", "Kharkiv", attacker="UA", weapon="artillery")


def test_what_lies_by_a_thing_in_another_town_is_not_in_that_town() -> None:
    quote = "Footage shows a destroyed bridge near Hrushivka, west of the supply lines in Kupiansk."
    told = _told(quote, "damage", "Hrushivka", "Kupiansk", object="bridge", count=[1, 1], stance="confirms")
    assert "Hrushivka" in told
    assert "Kupiansk" not in told


def test_a_proxy_s_advance_is_that_of_the_side_behind_it_and_told_once() -> None:
    day = Day()
    for who, actor in (("A minister", "RU"), ("A blogger", "DNR")):
        quote = f"{who} claimed that {'Russian' if actor == 'RU' else 'DNR'} forces advanced in Pisky."
        doc = day.report(f"report {actor}", quote, f"Courier {actor}")
        day.tell(doc, quote, "ground", "Pisky", actor=actor, action="advanced", by=who)
    made = compose(day.material(), theatre())
    told = " ".join(s.text for section in made.sections for paragraph in section.paragraphs for s in paragraph)
    assert told.count("Pisky") == 1


@pytest.mark.parametrize(
    ("quote", "where", "not_there"),
    [
        ("Two battalions advanced to Bilohorivka, 24 km southwest of the centre of Lyman.", "Bilohorivka", "Lyman"),
        ("Russian forces attacked from near Zolote toward Popasna.", "Popasna", "Zolote"),
        ("Russian forces advanced at Terny, south of the old ferry crossings at Lyman.", "Terny", "Lyman"),
    ],
)
def test_a_place_that_only_helps_to_find_another_is_not_told(quote: str, where: str, not_there: str) -> None:
    told = _told(quote, "ground", where, not_there, actor="RU", action="attacked")
    assert where in told
    assert not_there not in told


def test_an_axis_that_troops_come_from_is_not_where_they_attack() -> None:
    quote = "Russian forces from the Izium axis also continued operations to the southeast."
    assert "Izium" not in _told(quote, "ground", "Izium", actor="RU", action="attacked")


def test_what_somebody_falsely_claims_is_not_told_as_harm() -> None:
    quote = "The occupiers are falsely claiming that Ukraine cut the electricity in Beryslav."
    assert "Beryslav" not in _told(quote, "damage", "Beryslav", object="electricity")


def test_what_was_done_again_is_not_what_was_done_before() -> None:
    day = Day()
    for when, again in (("2024-05-12/2024-05-13", ""), ("2024-05-15", "again ")):
        quote = f"Ukrainian forces {again}struck the Beryslav ferry."
        doc = day.report(f"report {when}", quote, f"Courier {when}")
        day.tell(doc, quote, "strike", "Beryslav", attacker="UA", when=when)
    made = compose(day.material(), theatre())
    told = " ".join(s.text for section in made.sections for paragraph in section.paragraphs for s in paragraph)
    assert "Ukrainian forces struck Beryslav" in told


@pytest.mark.parametrize(
    ("quote", "action"),
    [
        ("The ministry claimed it seized a large depot of shells in Beryslav.", "seized"),
        ("Ukrainian forces recaptured a hamlet some 40 km west of Beryslav.", "regained"),
    ],
)
def test_a_town_is_not_taken_where_something_in_or_by_it_is(quote: str, action: str) -> None:
    assert "Beryslav" not in _told(quote, "ground", "Beryslav", actor="RU", action=action)
    held = "Russian forces captured the town of Beryslav."
    assert "Russian forces took Beryslav" in _told(held, "ground", "Beryslav", actor="RU", action="seized")


def test_a_state_that_troops_come_from_has_not_sent_them() -> None:
    quote = "Russia is deploying reserves from Armenia to Beryslav."
    assert "Armenia" not in _told(quote, "deployment", "Beryslav", force="AM", manner="moved")
