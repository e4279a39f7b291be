import pytest

from daybrief.brief.pattern import Group, Text, Value, Verb, parse, slots
from daybrief.brief.writer import Writer
from daybrief.claims import KINDS
from tests.brief.newsday import Day, theatre


def written(day: Day) -> list[str]:
    writer = Writer(day.material(), theatre())
    return [s.text for s in writer.paragraph(day.facts, 99)]


def test_a_pattern_is_read_into_its_parts() -> None:
    assert parse("{a|n*} <be hit>[ {places|in}]") == (
        Value("a", "n", True),
        Text(" "),
        Verb("be hit"),
        Group((Text(" "), Value("places", "in", False))),
    )


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_slot_a_pattern_prints_is_a_slot_of_its_kind(kind: type) -> None:
    patterns = [says.pattern for says in (*kind.says, *kind.headline, *kind.included)]
    assert slots(patterns) <= {*kind.slots(), "places", "when"}
    assert patterns


def test_what_a_report_leaves_out_leaves_no_seam() -> None:
    day = Day()
    doc = day.report("a", "Russia launched 30 drones.", "Meridian Wire")
    day.tell(doc, "Russia launched 30 drones.", "strike", attacker="RU", weapon="drone", launched=[30, 30])
    assert written(day) == ["Russia launched 30 drones, Meridian Wire reported."]


def test_facts_that_differ_in_one_piece_share_a_sentence_and_keep_their_own_citations() -> None:
    day = Day()
    text = "Shelling damaged twelve shops, three schools and a depot in Beryslav."
    doc = day.report("a", text, "Meridian Wire")
    for thing, count in (("shops", 12), ("schools", 3)):
        day.tell(doc, text, "damage", "Beryslav", object=thing, count=[count, count])
    (made,) = Writer(day.material(), theatre()).paragraph(day.facts)
    assert made.text == "Twelve shops and three schools were damaged in Beryslav."
    assert [cite.fact for cite in made.cites] == [fact.event for fact in day.facts]


def test_two_acts_of_one_actor_share_their_subject() -> None:
    day = Day()
    doc = day.report("a", "Russian forces took Robotyne. Russian forces attacked near Lyptsi.", "Front Institute")
    day.tell(doc, "Russian forces took Robotyne.", "ground", "Robotyne", actor="RU", action="seized")
    day.tell(doc, "Russian forces attacked near Lyptsi.", "ground", "Lyptsi", actor="RU", action="attacked")
    assert written(day) == ["Russian forces took Robotyne and attacked near Lyptsi, the Front Institute reported."]


def test_a_count_in_the_object_is_not_said_twice() -> None:
    day = Day()
    doc = day.report("a", "Twelve shops in Beryslav lost their windows.", "Meridian Wire")
    day.tell(
        doc, "Twelve shops in Beryslav lost their windows.", "damage", "Beryslav", object="Twelve shops", count=[12, 12]
    )
    assert written(day) == ["Twelve shops were damaged in Beryslav."]


def test_a_thing_that_is_only_a_place_is_not_said_to_be_damaged() -> None:
    day = Day()
    doc = day.report("a", "Beryslav was damaged.", "Meridian Wire")
    day.tell(doc, "Beryslav was damaged.", "damage", "Beryslav", object="Beryslav")
    assert written(day) == []


def test_names_of_a_weapon_in_another_script_are_not_printed() -> None:
    day = Day()
    doc = day.report("a", "Збито 17 ударних БпЛА.", "Ukrainian Air Force", lang="uk")
    day.tell(doc, "Збито 17 ударних БпЛА.", "strike", attacker="RU", weapon="drone", weapon_name="ударних БпЛА",
             intercepted=[17, 17])  # fmt: skip
    (said,) = written(day)
    assert said == "Seventeen Russian drones were shot down, the Ukrainian Air Force said."


def test_what_a_strike_was_made_with_is_the_weapon_and_no_strike() -> None:
    day = Day()
    text = "A drone strike set a depot in Beryslav on fire."
    doc = day.report("a", text, "Meridian Wire")
    day.tell(doc, text, "strike", "Beryslav", attacker="RU", weapon="drone", weapon_name="drone strike")
    assert written(day) == ["Russian forces struck targets in Beryslav with drones, Meridian Wire reported."]


def test_a_clause_asked_for_again_introduces_nobody_twice_and_somebody_new_each_time() -> None:
    day = Day()
    text = "Volodymyr Zelensky met Emmanuel Macron in Vienna."
    doc = day.report("a", text, "Meridian Wire")
    day.tell(doc, text, "meeting", "Vienna", participants=("Volodymyr Zelensky", "Emmanuel Macron"))
    material = day.material()
    (fact,) = material.facts
    first, again = Writer(material, theatre()), Writer(material, theatre())
    opening = first.clause(fact)
    assert opening is not None and "President" in opening.said().text
    later = first.clause(fact)
    assert later is not None and "President" not in later.said().text
    assert [again.clause(fact), again.clause(fact)] == [opening, later]
    assert first.wording.cast.met == again.wording.cast.met
