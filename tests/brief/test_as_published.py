"""What an editor struck out, and what stands there now: sentences of whole briefs, in words of their own."""

from typing import Any

import pytest

from daybrief.brief.choose import Choice
from daybrief.brief.compose import compose
from daybrief.brief.repeats import unrepeated
from daybrief.brief.spots import in_a_row
from daybrief.brief.writer import Writer
from daybrief.model.outcome import Brief
from tests.brief.newsday import Day, theatre


def _said(text: str, kind: str, *places: str, source: str = "Front Institute", **claim: Any) -> str:
    """The one sentence on a fact that is fit to be told; '' where it is not."""
    day = Day()
    doc = day.report("a", text, source)
    fact = day.tell(doc, text, kind, *places, **claim)
    writer = Writer(day.material(), theatre())
    if not Choice.among(writer.wording, day.facts).worthy(day.facts):
        return ""
    made = writer.one(fact)
    return made.text if made else ""


def _texts(brief: Brief) -> list[str]:
    return [s.text for section in brief.sections for paragraph in section.paragraphs for s in paragraph]


def test_fighters_of_a_state_are_not_its_troops() -> None:
    text = "Around 300 Egyptian fighters have reached Kherson Oblast."
    said = _said(text, "deployment", "Kherson Oblast", force="EG", count=[300, 300], manner="moved")
    assert "300 Egyptian fighters were deployed to Kherson Oblast" in said
    assert not _said(
        "Moscow will post Egyptian fighters to Kherson Oblast.", "deployment", "Kherson Oblast",
        force="EG", stance="plans", when=None,
    )  # fmt: skip


def test_troops_that_are_somewhere_were_not_sent_there() -> None:
    text = "The governor said that some 9,000 Russian soldiers are deployed in southern Ukraine."
    about = {"force": "RU", "count": [9000, 9000], "manner": "moved", "by": "governor"}
    assert _said(text, "deployment", "southern Ukraine", **about).startswith("Russia had 9,000 soldiers ")


def test_an_area_named_after_a_town_lies_around_it() -> None:
    about = {"actor": "RU", "action": "advanced"}
    area = "Russian forces advanced in the Robotyne area and claimed more."
    assert "advanced around Robotyne" in _said(area, "ground", "Robotyne", **about)
    town = "Russian forces advanced in Robotyne and in the Robotyne area."
    assert "advanced in Robotyne" in _said(town, "ground", "Robotyne", **about)


def test_what_has_been_planned_since_a_day_is_not_planned_for_it() -> None:
    text = "Russian forces have been preparing since December to attack Robotyne."
    about = {"actor": "RU", "action": "attacked", "stance": "plans", "when": "2023-12-01/2024-05-15", "basis": "stated"}
    assert "since" not in _said(text, "ground", "Robotyne", **about)
    assert "to attack" in _said(text, "ground", "Robotyne", **about)


def test_missiles_that_struck_are_no_sites_that_were_hit() -> None:
    about = {"attacker": "RU", "weapon": "missile", "hit": [6, 6]}
    struck = _said("Six missiles struck Beryslav, said the council.", "strike", "Beryslav", **about)
    assert "Beryslav" in struck and "six" not in struck.lower()
    assert "six sites" in _said("Russian missiles hit six sites in Beryslav.", "strike", "Beryslav", **about)


def test_who_is_only_called_a_blogger_is_one_of_many() -> None:
    text = "The milblogger said that Ukrainian forces attacked near Robotyne."
    about = {"actor": "UA", "action": "attacked", "by": "milblogger"}
    assert "a milblogger" in _said(text, "ground", "Robotyne", **about).lower()


def test_nobody_deploys_himself() -> None:
    text = "Russia deployed three volunteer battalions to Kherson Oblast."
    about = {"count": [3, 3], "manner": "moved"}
    assert not _said(text, "deployment", "Kherson Oblast", force="volunteer battalions", **about)
    assert "three volunteer battalions" in _said(text, "deployment", "Kherson Oblast", force="RU", **about)


def test_what_flies_is_shot_down_and_what_stands_is_damaged() -> None:
    downed = "Border guards shot down a Russian helicopter near Robotyne."
    assert _said(downed, "damage", "Robotyne", object="Russian helicopter").startswith(
        "A Russian helicopter was shot down"
    )
    beside = "A barn was damaged near Robotyne when a helicopter was shot down."
    assert _said(beside, "damage", "Robotyne", object="barn").startswith("A barn was damaged")


def test_what_a_launcher_fires_are_its_rockets() -> None:
    text = "The brigade said crews fired 40 Uragan MLRS rockets at Beryslav."
    told = {"attacker": "RU", "weapon": "artillery", "weapon_name": "Uragan MLRS", "launched": [40, 40]}
    assert "40 Uragan MLRS rockets at Beryslav" in _said(text, "strike", "Beryslav", by="brigade", **told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Russian troops prepare for Ukrainian attacks near Lyptsi.", {"action": "attacked", "stance": "plans"}),
        ("Mayor Oleh falsely claimed that Russian forces seized Lyptsi.", {"action": "seized"}),
        ("Marines keep fire control over the roads into Lyptsi.", {"action": "holds"}),
        ("A column heading toward Lyptsi was spotted by drones.", {"action": "advanced"}),
        ("Russian forces had partial success at Lyptsi.", {"action": "seized"}),
        ("Officers are pulling reserves to Lyptsi.", {"action": "attacked"}),
    ],
)
def test_what_was_not_done_is_not_told(text: str, told: dict[str, Any]) -> None:
    assert not _said(text, "ground", "Lyptsi", actor="RU", **told)


def test_an_attack_that_nobody_has_owned_is_nobody_s() -> None:
    text = "Two blasts hit a Russian depot near Beryslav; Kyiv has not claimed responsibility."
    assert not _said(text, "strike", "Beryslav", attacker="UA", target="Russian depot")


def test_footage_of_what_was_left_does_not_show_the_blow() -> None:
    text = "Footage from Beryslav shows damage to a pier after Ukrainian strikes."
    said = _said(text, "strike", "Beryslav", attacker="UA", target="pier", stance="confirms")
    assert said and not said.startswith("Footage")


def test_old_footage_does_not_lead() -> None:
    day = Day()
    old = "Geolocated footage published on May 9 shows that Russian forces advanced in Robotyne."
    new = "Geolocated footage published on May 14 shows that Russian forces advanced in Lyptsi."
    doc = day.report("a", f"{old}\n{new}", "Institute for the Study of War")
    for text, place in ((old, "Robotyne"), (new, "Lyptsi")):
        day.tell(doc, text, "ground", place, actor="RU", action="advanced", stance="confirms", when=None)
    brief = compose(day.material(), theatre())
    assert "Lyptsi" in brief.title and "Robotyne" not in brief.title
    assert any("Robotyne" in text for text in _texts(brief))


def test_a_short_page_says_a_thing_once() -> None:
    day = Day()
    doc = day.report(
        "a", "Russian forces took Robotyne.\nA pier burned down in Beryslav.", "Institute for the Study of War"
    )
    day.tell(doc, "Russian forces took Robotyne.", "ground", "Robotyne", actor="RU", action="seized")
    brief = compose(day.material(), theatre())
    assert brief.sections and brief.standfirst
    assert not unrepeated(brief).sections


def test_the_west_has_its_capital() -> None:
    text = "According to Western officials, Russian forces took Robotyne."
    said = _said(text, "ground", "Robotyne", by="Western officials", actor="RU", action="seized")
    assert "western" not in said and "Western officials" in said


def test_a_blogger_is_introduced_as_one() -> None:
    text = "Russian milblogger Vesna claimed that Russian forces took Robotyne."
    said = _said(text, "ground", "Robotyne", by="Vesna", actor="RU", action="seized")
    assert "Russian milblogger Vesna" in said


def test_a_centre_that_nobody_can_find_is_not_quoted() -> None:
    text = "The Center added that “the bridgehead will be lost before winter comes”."
    said = "the bridgehead will be lost before winter comes"
    assert not _said(text, "statement", by="Center", speaker="Center", said=said, when=None)


def test_a_given_name_is_no_town() -> None:
    text = "Partisans struck the car of Kharkiv Morozov in Beryslav."
    said = _said(text, "strike", "Kharkiv", "Beryslav", attacker="UA", weapon="bomb")
    assert "Kharkiv" not in said


def test_regions_alone_say_too_little() -> None:
    assert not _said("Strikes across Kherson Oblast go on.", "strike", "Kherson Oblast", attacker="RU")
    assert not _said(
        "Russian forces hold much of Kherson Oblast.", "ground", "Kherson Oblast", actor="RU", action="holds"
    )


def test_plants_in_a_row_share_their_noun() -> None:
    names = ["the Aldan Thermal Power Plant", "the Beryl Thermal Power Plant"]
    assert in_a_row(names) == ["the Aldan", "Beryl thermal power plants"]


def test_a_plan_keeps_the_day_that_its_passage_names() -> None:
    text = "The minister said on May 15 that envoys would meet in Vienna in ten days (around May 25)."
    told = {"participants": ("UA", "US"), "stance": "plans"}
    assert "around 25 May" in _said(text, "meeting", "Vienna", by="minister", **told)


def test_a_body_among_others_has_its_article() -> None:
    text = "The Ukrainian General Staff and local officials said that Russian forces took Robotyne."
    by = "Ukrainian General Staff and local officials"
    assert f"the {by} said" in _said(text, "ground", "Robotyne", by=by, actor="RU", action="seized")


def test_where_a_unit_was_mauled_is_not_where_it_attacks() -> None:
    text = "The brigade, which was mauled in fighting near Lyptsi, is back."
    assert not _said(text, "ground", "Lyptsi", actor="RU", action="attacked")


def test_hundreds_are_hundreds_of_somebody() -> None:
    text = "The deputy mayor said that hundreds of people were hurt in Nikopol."
    assert "undreds of people were wounded in Nikopol" in _said(
        text, "casualties", "Nikopol", injured=[200, None], who="unstated", by="deputy mayor"
    )


def test_a_name_right_before_troops_is_no_place() -> None:
    text = "Footage shows that Russian and Sablian units advanced in Lyptsi."
    said = _said(text, "ground", "Lyptsi", "Sablian", actor="RU", action="advanced", stance="confirms")
    assert "Lyptsi" in said and "Sablian" not in said
