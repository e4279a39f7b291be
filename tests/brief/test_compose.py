import random
import re
from collections import Counter
from datetime import date

import pytest

from daybrief.brief import compose
from daybrief.brief.sections import PLANS
from daybrief.export.publish import publish
from daybrief.model.outcome import Brief, Sentence
from daybrief.model.text import DECEIVING, SetAside
from tests.brief.newsday import DAY, Day, full_day, theatre

_ORDER = list(PLANS)


@pytest.fixture(scope="module")
def brief() -> Brief:
    return compose(full_day().material(), theatre())


def body(made: Brief) -> list[Sentence]:
    return [s for section in made.sections for paragraph in section.paragraphs for s in paragraph]


def everything(made: Brief) -> list[Sentence]:
    top = [*made.standfirst, *made.takeaways]
    return [*top, *body(made), *(w.sentence for w in made.watch), *made.contested]


def test_sections_stand_in_the_fixed_order(brief: Brief) -> None:
    keys = [section.key for section in brief.sections]
    assert keys == [key for key in _ORDER if key in keys]
    assert {"diplomacy", "positions", "agreements", "allies", "ground", "strikes", "harm", "outlook"} <= set(keys)


def test_the_same_material_gives_the_same_bytes(brief: Brief) -> None:
    assert compose(full_day().material(), theatre()).model_dump_json() == brief.model_dump_json()


def test_the_order_of_facts_in_the_material_changes_nothing(brief: Brief) -> None:
    day = full_day()
    random.Random(4).shuffle(day.facts)
    shuffled = compose(day.material(), theatre())
    assert [s.text for s in everything(shuffled)] == [s.text for s in everything(brief)]


def test_no_fact_is_told_in_two_sections(brief: Brief) -> None:
    told = Counter(
        fact for section in brief.sections
        for fact in {c.fact for p in section.paragraphs for s in p for c in s.cites}
    )  # fmt: skip
    assert set(told.values()) == {1}


def test_a_sentence_is_never_printed_twice(brief: Brief) -> None:
    assert not [text for text, n in Counter(s.text for s in body(brief)).items() if n > 1]


def test_every_sentence_opens_with_a_capital_and_ends_with_a_stop(brief: Brief) -> None:
    for sentence in everything(brief):
        assert re.match(r"[“]?[A-Z]", sentence.text), sentence.text
        assert sentence.text.endswith((".", ".”", "?”", "!”")), sentence.text
        assert "  " not in sentence.text and " ," not in sentence.text and "{" not in sentence.text


def test_the_first_sentence_names_the_weekday_and_the_rest_leave_it_to_the_dateline(brief: Brief) -> None:
    assert "on Wednesday" in brief.standfirst[0].text
    assert not [s.text for s in body(brief) if "Wednesday" in s.text]


def test_an_office_is_given_once(brief: Brief) -> None:
    text = " ".join(s.text for s in everything(brief))
    assert text.count("Ukrainian President") == 1
    assert text.count("Russian President Vladimir Putin") == 1


def test_the_headline_has_its_actor_and_its_owner(brief: Brief) -> None:
    assert (
        brief.title
        == "Five civilians killed and 12 wounded in Kherson Oblast, the Kherson Oblast Military Administration says"
    )
    assert {c.fact for c in brief.title_cites} <= {fact.event for fact in brief.facts}


def test_takeaways_come_from_several_sections_and_repeat_nothing_of_the_standfirst(brief: Brief) -> None:
    assert 3 <= len(brief.takeaways) <= 5
    lead = {c.fact for s in brief.standfirst for c in s.cites}
    assert not lead & {c.fact for s in brief.takeaways for c in s.cites}


def test_a_tally_shows_how_it_adds_up(brief: Brief) -> None:
    (tally,) = [n for n in brief.numbers if n.label == "Russian drones launched"]
    assert tally.note == "17 shot down + 2 lost + 1 unaccounted for = 20"
    assert tally.owner == "Ukrainian Air Force"


def test_a_tally_of_which_one_part_is_told_says_what_that_leaves_open() -> None:
    day = Day()
    words = "Russia launched 408 drones at Ukraine overnight, and 382 were shot down, the Ukrainian Air Force said."
    force = day.report("air-force", words, "Ukrainian Air Force")
    day.tell(
        force, words, "strike", "Ukraine", when="2024-05-14/2024-05-15", basis="relative", attacker="RU",
        weapon="drone", launched=[408, 408], intercepted=[382, 382],
    )  # fmt: skip
    (tally,) = compose(day.material(), theatre()).numbers
    assert tally.note == "382 shot down + 26 unaccounted for = 408"
    assert tally.parts == (("shot down", 382), ("unaccounted for", 26))


def test_a_part_stands_under_its_whole_and_is_not_added_to_it(brief: Brief) -> None:
    (table,) = next(section for section in brief.sections if section.key == "harm").tables
    assert [(row.label, row.depth, row.cells) for row in table.rows] == [
        ("Kherson Oblast", 0, ("5", "12")),
        ("Beryslav", 1, ("4", "9")),
    ]
    assert "civilians killed in Beryslav" not in {n.label for n in brief.numbers}


def test_counts_of_two_owners_are_not_put_in_one_mouth(brief: Brief) -> None:
    harm = next(section for section in brief.sections if section.key == "harm")
    assert not [s.text for p in harm.paragraphs for s in p if "including" in s.text]


def test_the_front_is_told_by_direction(brief: Brief) -> None:
    ground = next(section for section in brief.sections if section.key == "ground")
    assert ground.headings[0] == "Belgorod and Kharkiv"
    assert "Vovchansk" in ground.paragraphs[0][0].text


def test_a_plan_with_a_date_ahead_is_watched_and_not_told_as_done(brief: Brief) -> None:
    (plan,) = brief.watch
    assert plan.day.isoformat() == "2024-05-22"
    assert "due to" in plan.sentence.text
    assert not [s.text for s in body(brief) if "Tusk" in s.text]


def test_a_denial_stands_beside_the_claim(brief: Brief) -> None:
    (line,) = brief.contested
    assert "claimed" in line.text and line.text.endswith("denied it.")


def _old(name: str, day: date) -> SetAside:
    title, why = f"A Page of {name}", f"published {day}, outside 2024-05-14 to 2024-05-15"
    return SetAside(name=name, reason=why, sort="outside", title=title, source="The Meadow Post", day=day)


def test_empty_sections_and_inputs_set_aside_are_named_in_the_gaps() -> None:
    asides = (
        SetAside(name="scan", reason="expected a PDF, found other data", failed=True),
        _old("old-1", date(2024, 4, 1)),
        _old("old-2", date(2024, 3, 9)),
    )
    gaps = compose(full_day().material(set_aside=asides), theatre()).gaps
    assert any("Foreign forces" in gap for gap in gaps)
    assert "Not read: scan (expected a PDF, found other data)." in gaps
    assert (
        "Two documents published outside the days of this brief: “A Page of old-1” (The Meadow Post, 1 April; file "
        "old-1) and “A Page of old-2” (The Meadow Post, 9 March; file old-2)."
    ) in gaps


def test_documents_whose_letters_may_mislead_are_named_in_the_gaps_in_either_language() -> None:
    day = full_day()
    doc = min(day.documents.values(), key=lambda doc: doc.name)
    odd = doc.model_copy(update={"notes": ("desk: night", f"{DECEIVING}lines under an override, not read: 1")})
    day.documents[doc.id] = odd
    material = day.material()
    (gap,) = [gap for gap in compose(material, theatre()).gaps if "may mislead" in gap]
    assert gap.startswith("Read with care, for its letters may mislead: ") and odd.name in gap
    assert gap.endswith(": lines under an override, not read: 1.")
    own = compose(material.model_copy(update={"lang": "uk"}), theatre()).gaps
    assert any(gap.startswith("Читати обережно") and gap.endswith("не прочитано: 1.") for gap in own)


def test_many_inputs_that_were_not_read_are_counted_beyond_the_first() -> None:
    asides = tuple(SetAside(name=f"scan-{n:02d}", reason="no words in it", failed=True) for n in range(25))
    gaps = [gap for gap in compose(full_day().material(set_aside=asides), theatre()).gaps if "Not read" in gap]
    assert len(gaps) == 21
    assert gaps[19:] == ["Not read: scan-19 (no words in it).", "Not read: five more."]


def test_a_count_that_moved_since_the_last_brief_is_listed_with_its_change() -> None:
    yesterday = compose(full_day().material(), theatre()).model_copy(update={"day": DAY.replace(day=14)})
    day = full_day()
    (fact,) = [f for f in day.facts if f.slots.get("who") == "civilian"]
    grown = {**fact.figures, "killed": fact.figures["killed"].model_copy(update={"low": 7, "high": 7})}
    day.facts[day.facts.index(fact)] = fact.model_copy(update={"figures": grown})
    made = compose(day.material(yesterday), theatre())
    assert "Kherson Oblast: killed 5 → 7 (since the last brief)" in made.changes
    (killed,) = [n for n in made.numbers if n.label.startswith("civilians killed")]
    assert killed.delta == 2
    assert [n for _, n in killed.series] == [5, 7]


def test_without_an_earlier_brief_there_is_no_change_to_show(brief: Brief) -> None:
    assert all(n.delta is None and n.series == () for n in brief.numbers)
    assert any("No earlier brief" in gap for gap in brief.gaps)


def test_a_fact_of_low_confidence_is_kept_out_of_the_prose() -> None:
    day = Day()
    doc = day.report("a", "Russian forces took Robotyne.", "Front Institute")
    day.tell(doc, "Russian forces took Robotyne.", "ground", "Robotyne", actor="RU", action="seized", confidence=0.2)
    made = compose(day.material(), theatre())
    assert not everything(made)
    assert any("kept in the data" in gap for gap in made.gaps)


def test_a_move_on_the_ground_far_from_the_theatre_is_not_told() -> None:
    day = Day()
    doc = day.report("a", "The Americans held Vienna.", "Front Institute")
    day.tell(doc, "The Americans held Vienna.", "ground", "Vienna", actor="US", action="holds")
    assert not everything(compose(day.material(), theatre()))


def test_a_refused_sentence_is_written_otherwise_or_not_at_all(brief: Brief) -> None:
    victim = brief.sections[0].paragraphs[0][0].text
    again = compose(full_day().material(), theatre(), frozenset({victim, brief.title}))
    assert victim not in {s.text for s in everything(again)}
    assert again.title != brief.title


def test_a_count_is_not_said_by_one_who_counted_otherwise() -> None:
    day = Day()
    doc = day.report(
        "a", "Four died in Beryslav, police said. Seven died in Beryslav, the council said.", "Meridian Wire"
    )
    four = day.claim(doc, "Four died in Beryslav, police said.", "casualties", "Beryslav", by="police", killed=[4, 4])
    seven = day.claim(
        doc, "Seven died in Beryslav, the council said.", "casualties", "Beryslav", by="council", killed=[7, 7]
    )
    day.fact(seven, four)
    made = publish(day.material(), theatre()).brief
    texts = [s.text for s in body(made)]
    assert texts == ["Seven people were killed in Beryslav, the council said."]


def test_rival_counts_stand_side_by_side() -> None:
    day = Day()
    doc = day.report(
        "a", "Four died in Beryslav, police said. Seven died in Beryslav, the council said.", "Meridian Wire"
    )
    four = day.claim(doc, "Four died in Beryslav, police said.", "casualties", "Beryslav", by="police", killed=[4, 4])
    seven = day.claim(
        doc, "Seven died in Beryslav, the council said.", "casualties", "Beryslav", by="council", killed=[7, 7]
    )
    hull = four.detail.figures()["killed"].hull(seven.detail.figures()["killed"])
    day.fact(four, seven, standing="disputed", figures={"killed": hull})
    (line,) = publish(day.material(), theatre()).brief.contested
    assert (
        line.text
        == "Counts of the killed in Beryslav differ: four, according to the police; seven, according to the council."
    )


def test_the_count_shown_first_is_told_by_its_owner_and_the_others_beside_it() -> None:
    day = Day()
    doc = day.report(
        "a", "Four died in Beryslav, police said. Seven died in Beryslav, the council said.", "Meridian Wire"
    )
    four = day.claim(doc, "Four died in Beryslav, police said.", "casualties", "Beryslav", by="police", killed=[4, 4])
    seven = day.claim(
        doc, "Seven died in Beryslav, the council said.", "casualties", "Beryslav", by="council", killed=[7, 7]
    )
    hull = four.detail.figures()["killed"].hull(seven.detail.figures()["killed"])
    day.fact(four, seven, standing="disputed", figures={"killed": hull}, first=seven.detail.figures())
    made = publish(day.material(), theatre()).brief
    assert "Seven people were killed in Beryslav, the council said." in [s.text for s in body(made)]
    (line,) = made.contested
    assert line.text.endswith("differ: seven, according to the council; four, according to the police.")
    assert [fact.figures["killed"].exchange() for fact in made.facts] == [[4, 7]]


def test_words_of_a_source_never_become_a_sentence_of_the_brief() -> None:
    day = full_day()
    made = compose(day.material(), theatre())
    passages = {" ".join(s.quote.split()) for claim in day.claims.values() for s in claim.spans}
    bare = [re.sub(r"“[^”]*”", "", s.text).strip() for s in everything(made)]
    assert not passages & set(bare)


def test_the_sides_own_words_stand_next_to_each_other(brief: Brief) -> None:
    positions = next(section for section in brief.sections if section.key == "positions")
    first, second, *_ = positions.paragraphs[0]
    assert "Zelensky" in first.text
    assert "Putin" in second.text


def test_every_finding_is_told_or_listed_with_the_reason(brief: Brief) -> None:
    day = full_day()
    doc = day.report("doubt", "Russian forces may have entered Robotyne.", "Front Institute")
    day.tell(doc, "Russian forces may have entered Robotyne.", "ground", "Robotyne", actor="RU", action="advanced")
    made = compose(day.material(), theatre())
    told = {fact.event for fact in made.facts}
    left = {one.event: one for one in made.untold}
    assert told | left.keys() == {fact.event for fact in day.facts}
    assert not told & left.keys()
    assert "does not tell it as done" in left[day.facts[-1].event].why
    assert left[day.facts[-1].event].quote.startswith("Russian forces may")


def test_a_sentence_refused_for_one_place_is_told_without_it() -> None:
    day = Day()
    doc = day.report("front", "Russian forces attacked near Robotyne and Vovchansk.", "Front Institute")
    day.tell(doc, doc.text, "ground", "Robotyne", "Vovchansk", actor="RU", action="attacked")
    both = "Russian forces attacked near Robotyne and Vovchansk."
    first = compose(day.material(), theatre())
    assert both in {s.text for section in first.sections for p in section.paragraphs for s in p}
    again = compose(day.material(), theatre(), frozenset((both,)))
    assert "Russian forces attacked near Vovchansk." in {
        s.text for section in again.sections for p in section.paragraphs for s in p
    }


def test_one_count_read_twice_from_a_passage_is_told_once() -> None:
    day = Day()
    doc = day.report(
        "wave", "Russia fired 50 missiles at Kharkiv and Kherson Oblast, the governor said.", "Meridian Wire"
    )
    about = {"attacker": "RU", "weapon": "missile", "launched": [50, 50]}
    day.tell(doc, doc.text, "strike", "Kharkiv", **about)
    day.tell(doc, doc.text, "strike", "Kharkiv", "Kherson Oblast", **about)
    made = compose(day.material(), theatre())
    (strikes,) = [section for section in made.sections if section.key == "strikes"]
    told = [s.text for p in strikes.paragraphs for s in p]
    assert len(told) == 1
    assert "Kherson Oblast" in told[0]


def test_who_advanced_in_a_town_is_not_also_told_to_have_attacked_it() -> None:
    day = Day()
    doc = day.report("front", "Russian forces took Robotyne.\nRussian forces attacked Robotyne.", "Front Institute")
    day.tell(doc, "Russian forces took Robotyne.", "ground", "Robotyne", actor="RU", action="seized")
    day.tell(doc, "Russian forces attacked Robotyne.", "ground", "Robotyne", actor="RU", action="attacked")
    made = compose(day.material(), theatre())
    assert not any("attacked" in s.text for section in made.sections for p in section.paragraphs for s in p)


def test_one_bridge_is_damaged_once() -> None:
    day = Day()
    doc = day.report("a", "A railway bridge near Kharkiv was hit.\nThe rail bridge in Kharkiv Oblast is cut.", "Wire")
    day.tell(
        doc, "A railway bridge near Kharkiv was hit.", "damage", "Kharkiv", "Kharkiv Oblast", object="railway bridge"
    )
    day.tell(doc, "The rail bridge in Kharkiv Oblast is cut.", "damage", "Kharkiv Oblast", object="rail bridge")
    made = compose(day.material(), theatre())
    assert sum("bridge" in s.text for section in made.sections for p in section.paragraphs for s in p) == 1
