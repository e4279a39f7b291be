from typing import Any

import pytest

from daybrief.brief.compose import compose
from daybrief.brief.writer import Writer
from daybrief.export.publish import publish
from daybrief.model.text import NAMELESS
from tests.brief.newsday import Day, theatre


def told(source: str, text: str, **claim: Any) -> str:
    day = Day()
    doc = day.report("a", text, source)
    day.tell(doc, text, "ground", "Robotyne", actor="RU", action="seized", **claim)
    made = Writer(day.material(), theatre()).one(day.facts[0])
    assert made is not None
    return made.text


def test_a_capture_is_told_by_whoever_reports_it() -> None:
    assert told("Front Institute", "Russian forces took Robotyne.") == (
        "Russian forces took Robotyne, the Front Institute reported."
    )


def test_a_report_without_a_source_is_a_report_and_no_unnamed_voice() -> None:
    assert told(NAMELESS, "Russian forces took Robotyne.") == "Russian forces took Robotyne, a report said."


def test_what_only_the_publisher_found_is_not_put_into_anothers_mouth() -> None:
    day = Day()
    text = "State media showed Russian drones over Robotyne. Russian gunners shelled Robotyne on Wednesday."
    doc = day.report("a", text, "Front Institute")
    shown = day.claim(doc, "State media showed Russian drones over Robotyne.", "strike", "Robotyne", by="State media",
                      attacker="RU")  # fmt: skip
    found = day.claim(doc, "Russian gunners shelled Robotyne on Wednesday.", "strike", "Robotyne", attacker="RU",
                      weapon="artillery")  # fmt: skip
    made = Writer(day.material(), theatre()).one(day.fact(found, shown))
    assert made is not None
    assert made.text == "Russian forces struck Robotyne with artillery."


def test_a_publisher_is_named_once_a_section() -> None:
    day = Day()
    doc = day.report("a", "Russian forces took Robotyne. Ukrainian forces retook Lyptsi.", "Front Institute")
    day.tell(doc, "Russian forces took Robotyne.", "ground", "Robotyne", actor="RU", action="seized")
    day.tell(doc, "Ukrainian forces retook Lyptsi.", "ground", "Lyptsi", actor="UA", action="regained")
    (ground,) = [section for section in publish(day.material(), theatre()).brief.sections if section.key == "ground"]
    told_there = " ".join(sentence.text for paragraph in ground.paragraphs for sentence in paragraph)
    assert told_there.count("Front Institute") == 1


def test_a_side_only_claims_its_own_success() -> None:
    said = told(
        "Front Institute",
        "The Russian Ministry of Defence said Robotyne fell.",
        by="Russian Ministry of Defence",
        party="RU",
    )
    assert said == "Russian forces took Robotyne, the Russian Ministry of Defence claimed."


def test_a_side_says_its_own_loss() -> None:
    said = told(
        "Front Institute", "Ukraine's General Staff said Robotyne fell.", by="Ukraine's General Staff", party="UA"
    )
    assert said == "Russian forces took Robotyne, Ukraine’s General Staff said."


def test_what_is_suspected_is_reportedly() -> None:
    assert (
        told("Front Institute", "Robotyne may have fallen.", stance="suspects")
        == "Russian forces reportedly took Robotyne."
    )


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("Geolocated footage shows Robotyne taken.", "Geolocated footage shows that "),
        ("Satellite imagery shows Robotyne taken.", "Satellite imagery shows that "),
        ("A video shows Robotyne taken.", "Footage shows that "),
    ],
)
def test_what_is_confirmed_names_what_it_rests_on(text: str, opening: str) -> None:
    assert told("Front Institute", text, stance="confirms") == f"{opening}Russian forces took Robotyne."


def test_a_plan_is_due_and_not_done() -> None:
    day = Day()
    text = "Zelensky will meet Tusk in Vienna on 22 May."
    doc = day.report("a", text, "Meridian Wire")
    day.tell(
        doc,
        text,
        "meeting",
        "Vienna",
        stance="plans",
        when="2024-05-22",
        basis="stated",
        participants=("Zelensky", "Tusk"),
    )
    made = Writer(day.material(), theatre()).one(day.facts[0])
    assert made is not None
    assert "are due to hold talks in Vienna on 22 May" in made.text


def test_a_voice_that_cannot_be_named_is_told_through_its_publisher() -> None:
    assert (
        told("Front Institute", "He said Robotyne fell.", by="He")
        == "Russian forces took Robotyne, the Front Institute reported."
    )


def test_an_offices_own_page_is_its_word() -> None:
    said = told("General Staff of the Ukrainian Armed Forces", "Robotyne has been lost.")
    assert said.endswith(
        ("the General Staff of the Ukrainian Armed Forces said.", "Forces said that Russian forces took Robotyne.")
    )


def test_the_same_voice_twice_is_called_short() -> None:
    day = Day()
    doc = day.report("a", "Robotyne fell. Lyptsi fell too.", "Russian Ministry of Defence")
    day.tell(doc, "Robotyne fell.", "ground", "Robotyne", actor="RU", action="seized")
    day.tell(
        doc, "Lyptsi fell too.", "ground", "Lyptsi", actor="RU", action="advanced", when="2024-05-14", basis="stated"
    )
    sentences = [s.text for s in Writer(day.material(), theatre()).paragraph(day.facts)]
    assert len([s for s in sentences if "Russian Ministry of Defence" in s]) == 1


def test_words_in_another_language_are_printed_as_they_were_said() -> None:
    day = Day()
    words = "Ми відбудуємо кожну школу до першого вересня"
    post = day.report("post", f"«{words}», – сказав Володимир Зеленський.", "Степова газета", lang="uk")
    quote = f"«{words}», – сказав Володимир Зеленський."
    day.tell(post, quote, "statement", by="Володимир Зеленський", when=None, speaker="Володимир Зеленський", said=words)
    brief = publish(day.material(), theatre()).brief
    (section,) = [section for section in brief.sections if section.key == "positions"]
    assert section.paragraphs[0][0].text in (
        f"Ukrainian President Volodymyr Zelensky said: “{words}” (in Ukrainian).",
        f"“{words}” (in Ukrainian), Ukrainian President Volodymyr Zelensky said.",
    )
    assert not brief.takeaways


@pytest.mark.parametrize(
    ("source", "verb"), [("Institute for the Study of War", "assessed"), ("Northern Courier", "reported")]
)
def test_an_institute_assesses_what_is_to_come_and_an_outlet_reports_it(source: str, verb: str) -> None:
    day = Day()
    text = "The river crossing will be closed until the spring."
    doc = day.report("a", text, source)
    day.tell(doc, text, "forecast", when=None, about="The river crossing will be closed until the spring")
    made = Writer(day.material(), theatre()).one(day.facts[0])
    assert made is not None
    assert made.text.endswith(f"{source} {verb}.")


def test_a_body_without_its_region_is_named_with_the_one_it_speaks_of() -> None:
    day = Day()
    text = "In Kherson Oblast one man was killed, the oblast administration said."
    doc = day.report("a", text, "Northern Courier")
    day.tell(doc, text, "casualties", "Kherson Oblast", by="oblast administration", killed=[1, 1], who="civilian")
    made = Writer(day.material(), theatre()).one(day.facts[0])
    assert made is not None
    assert "Kherson Oblast" in made.text.rpartition("the ")[2]


def test_a_party_among_people_is_its_officials_and_stands_behind_the_names() -> None:
    day = Day()
    text = "Karl Nehammer met Russian officials and Donald Tusk in Vienna."
    doc = day.report("a", text, "Northern Courier")
    day.tell(doc, text, "meeting", "Vienna", participants=("Karl Nehammer", "RU", "Donald Tusk"))
    made = Writer(day.material(), theatre()).one(day.facts[0])
    assert made is not None
    assert "Tusk and Russian officials held talks in Vienna" in made.text


def test_who_hits_something_near_a_place_has_not_hit_the_place() -> None:
    day = Day()
    text = "Russian forces shelled a depot near Lyptsi."
    doc = day.report("a", text, "Northern Courier")
    claim = day.claim(doc, text, "strike", "Lyptsi", attacker="RU", weapon="artillery")
    place = claim.where[0]
    near = place.model_copy(update={"mention": place.mention.model_copy(update={"relation": "near"})})
    fact = day.fact(claim).model_copy(update={"where": (near,)})
    assert Writer(day.material(), theatre()).words(fact) == "Russian forces struck targets near Lyptsi with artillery"


def test_a_thing_of_one_side_is_one_of_its_many() -> None:
    day = Day()
    text = "Ukrainian forces struck a Russian radar post near Lyptsi."
    doc = day.report("a", text, "Northern Courier")
    target = "Russian radar post"
    day.tell(doc, text, "strike", "Lyptsi", attacker="UA", target=target)
    assert "struck a Russian radar post" in Writer(day.material(), theatre()).words(day.facts[0])


def test_several_who_said_one_thing_are_all_named() -> None:
    said = told(
        "Front Institute",
        "Kharkiv police and the regional council said Robotyne fell.",
        by="Kharkiv police; the regional council",
    )
    assert "Kharkiv police and the regional council said" in said


def test_bystanders_confirm_nothing() -> None:
    said = told("Front Institute", "Residents confirmed it.", by="Local residents", stance="confirms")
    assert "confirmed" not in said
    assert "residents said that Russian forces took Robotyne" in said


def test_sources_of_both_sides_claim_for_neither() -> None:
    said = told("Front Institute", "Both said so.", by="Russian and Ukrainian sources", party="RU")
    assert said == "Russian forces took Robotyne, Russian and Ukrainian sources said."


def test_a_minister_of_a_body_that_a_side_stands_behind_claims() -> None:
    said = told("Front Institute", "DNR Deputy Information Minister Ivan Kotov said so.", by="Ivan Kotov")
    assert said == "Russian forces took Robotyne, DNR Deputy Information Minister Ivan Kotov claimed."


def test_a_thing_needs_no_in_behind_the_place_in_its_name() -> None:
    day = Day()
    text = "Ukrainian forces struck the Lyptsi oil depot."
    day.tell(
        day.report("a", text, "Front Institute"), text, "strike", "Lyptsi", attacker="UA", target="Lyptsi oil depot"
    )
    made = Writer(day.material(), theatre()).one(day.facts[0])
    assert made is not None
    assert "struck the Lyptsi oil depot" in made.text
    assert "in Lyptsi" not in made.text


def test_a_bridge_that_was_struck_was_not_struck_at_itself() -> None:
    day = Day()
    text = "Ukrainian forces struck the Russian-held Antonivskyi Bridge."
    day.tell(
        day.report("a", text, "Front Institute"),
        text,
        "strike",
        "Antonivskyi Bridge",
        attacker="UA",
        target="Russian-held Antonivskyi Bridge",
    )
    made = Writer(day.material(), theatre()).one(day.facts[0])
    assert made is not None
    assert "struck the Russian-held Antonivskyi Bridge" in made.text
    assert made.text.count("Antonivskyi") == 1


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("A barrage of missiles and drones hit Lyptsi.", "with missiles and drones"),
        ("A barrage of rockets and missiles hit Lyptsi.", "struck Lyptsi"),
    ],
)
def test_no_drone_is_told_of_where_none_is_named(text: str, end: str) -> None:
    day = Day()
    day.tell(day.report("a", text, "Front Institute"), text, "strike", "Lyptsi", attacker="RU", weapon="mixed")
    made = Writer(day.material(), theatre()).one(day.facts[0])
    assert made is not None
    assert f"{end}, the" in made.text


def test_a_plan_of_attack_is_prepared_and_not_due() -> None:
    said = told("Front Institute", "Russian forces are to attack Robotyne.", stance="plans")
    assert "are preparing to take" in said


def test_a_body_is_named_in_full_once_a_section_and_then_by_its_kind() -> None:
    day = Day()
    doc = day.report("a", "Of Lyptsi and of Robotyne.", "Front Institute")
    staff = {"by": "General Staff of the Ukrainian Armed Forces", "party": "UA", "actor": "RU", "action": "seized"}
    day.tell(doc, "Of Lyptsi", "ground", "Lyptsi", **staff)
    day.tell(doc, "of Robotyne", "ground", "Robotyne", **staff)
    (ground,) = [section for section in compose(day.material(), theatre()).sections if section.key == "ground"]
    told_there = " ".join(sentence.text for paragraph in ground.paragraphs for sentence in paragraph)
    assert told_there.count("General Staff of the Ukrainian Armed Forces") == 1
    assert told_there.count("the General Staff said") + told_there.count("The General Staff said") == 1


def test_two_bodies_of_one_kind_keep_their_full_names() -> None:
    writer = Writer(Day().material(), theatre())
    by_kind = writer.speech._by_kind
    assert by_kind("the General Staff of Ukraine") == "the General Staff of Ukraine"
    assert by_kind("the General Staff of Russia") == "the General Staff of Russia"
    assert by_kind("the General Staff of Ukraine") == "the General Staff of Ukraine"


def test_drones_and_missiles_of_one_night_are_one_sentence() -> None:
    day = Day()
    text = "The air force counted 40 drones, 30 of them shot down, and 9 missiles, 5 of them shot down."
    doc = day.report("a", text, "Front Institute")
    about = {"by": "air force", "party": "UA", "attacker": "RU"}
    facts = [
        day.tell(doc, text, "strike", "Ukraine", weapon="drone", launched=[40, 40], intercepted=[30, 30], **about),
        day.tell(doc, text, "strike", "Ukraine", weapon="missile", launched=[9, 9], intercepted=[5, 5], **about),
    ]
    (said,) = Writer(day.material(), theatre()).paragraph(facts)
    assert (
        "40 drones at Ukraine, of which 30 were shot down, and nine missiles, of which five were shot down" in said.text
    )


def test_regions_in_a_row_share_their_noun() -> None:
    day = Day()
    text = "Russian forces shelled Kherson Oblast and Kharkiv Oblast."
    day.tell(
        day.report("a", text, "Front Institute"), text, "strike", "Kherson Oblast", "Kharkiv Oblast", attacker="RU"
    )
    made = Writer(day.material(), theatre()).one(day.facts[0])
    assert made is not None
    assert "struck Kherson and Kharkiv oblasts" in made.text


def test_a_river_is_not_the_town_of_its_name() -> None:
    day = Day()
    text = "A bridge across the Lyptsi near Kharkiv was damaged."
    doc = day.report("a", text, "Front Institute")
    day.tell(doc, text, "damage", "Lyptsi", "Kharkiv", object="bridge", count=[1, 1])
    made = Writer(day.material(), theatre()).one(day.facts[0])
    assert made is not None
    assert "Lyptsi" not in made.text
    assert "Kharkiv" in made.text


def test_a_body_that_a_side_stands_behind_claims_and_takes_its_article() -> None:
    day = Day()
    text = "The DNR claimed that DNR troops took Robotyne."
    day.tell(
        day.report("a", text, "Front Institute"), text, "ground", "Robotyne", actor="DNR", action="seized", by="DNR"
    )
    made = Writer(day.material(), theatre()).one(day.facts[0])
    assert made is not None
    assert made.text == "DNR forces took Robotyne, the DNR claimed."


def test_an_outlet_speaks_for_no_side() -> None:
    said = told("Front Institute", "So wrote the paper.", by="Russian outlet Vestnik", party="RU")
    assert said == "Russian forces took Robotyne, Russian outlet Vestnik said."


def test_one_missile_is_not_told_as_several() -> None:
    day = Day()
    text = "Ukrainian forces hit a tank in Lyptsi with an anti-tank missile."
    doc = day.report("a", text, "Front Institute")
    day.tell(doc, text, "strike", "Lyptsi", attacker="UA", weapon="missile", target="tank")
    made = Writer(day.material(), theatre()).one(day.facts[0])
    assert made is not None
    assert "struck a tank in Lyptsi with a missile" in made.text


def test_foreign_words_say_what_they_are_about() -> None:
    day = Day()
    words = "Україна не погодиться на жодні територіальні поступки заради цього миру"
    quote = f"«{words}», – сказав Володимир Зеленський."
    post = day.report("post", quote, "Степова газета", lang="uk")
    day.tell(post, quote, "statement", by="Володимир Зеленський", when=None, speaker="Володимир Зеленський", said=words)
    (section,) = [
        section for section in publish(day.material(), theatre()).brief.sections if section.key == "positions"
    ]
    assert "” (in Ukrainian, on territory; it names Ukraine)" in section.paragraphs[0][0].text


def test_an_office_speaks_without_the_bystanders_beside_it() -> None:
    said = told("Front Institute", "Both said so.", by="Kharkiv police; social media users")
    assert "users" not in said
    assert "Kharkiv police said" in said


def test_what_a_report_infers_is_likely_and_not_reported() -> None:
    day = Day()
    text = "Ukrainian forces likely advanced in Robotyne."
    doc = day.report("a", text, "Front Institute")
    fact = day.fact(day.claim(doc, text, "ground", "Robotyne", actor="UA", action="advanced", stance="suspects"))
    made = Writer(day.material(), theatre()).one(fact)
    assert made is not None
    assert made.text.startswith("Ukrainian forces likely advanced in Robotyne, ")


def test_residents_of_a_town_just_named_are_its_residents() -> None:
    day = Day()
    text = "Residents of Lyptsi reported that Russian forces shelled Lyptsi."
    doc = day.report("a", text, "Front Institute")
    claim = day.claim(doc, text, "strike", "Lyptsi", by="Residents of Lyptsi", attacker="RU", weapon="artillery")
    made = Writer(day.material(), theatre()).one(day.fact(claim))
    assert made is not None
    assert made.text == "Russian forces struck Lyptsi with artillery, residents said."


def test_states_do_not_meet_in_themselves() -> None:
    day = Day()
    text = "Ukraine and the United States held talks in the United States."
    doc = day.report("a", text, "Front Institute")
    claim = day.claim(doc, text, "meeting", "United States", participants=("UA", "US"))
    assert Writer(day.material(), theatre()).words(day.fact(claim)) == (
        "Ukrainian and American officials held talks in the United States"
    )


def test_nobody_unknown_is_quoted_and_no_words_that_hang_on_others() -> None:
    day = Day()
    text = (
        "“Bread is what we have left in Kharkiv,” Maria Koval said.\n“Every town must answer to this,” Zelensky said."
    )
    doc = day.report("a", text, "Front Institute")
    words = {"Maria Koval": "Bread is what we have left in Kharkiv", "Zelensky": "Every town must answer to this"}
    for name, said in words.items():
        quote = f"“{said},” {name} said."
        day.tell(doc, quote, "statement", by=name, when=None, speaker=name, said=said)
    assert not publish(day.material(), theatre()).brief.sections
