"""What a passage takes back, the brief does not tell: what may be, what was tried, what did not happen."""

from typing import Any

import pytest

from daybrief.brief import compose
from daybrief.brief.firm import firm, unheard
from daybrief.brief.writer import Writer
from daybrief.model.outcome import Brief
from tests.brief.newsday import Day, theatre


def _firm(text: str, action: str, **claim: Any) -> bool:
    day = Day()
    doc = day.report("a", text, "Front Institute")
    made = day.claim(doc, text, "ground", "Robotyne", actor="RU", action=action, **claim)
    return firm(theatre().firmness, made.detail, [made], made.attribution.stance)


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Russian forces seized Robotyne on Wednesday.", "seized"),
        ("The column may be short of fuel, but Russian forces seized Robotyne.", "seized"),
        ("Russian forces did not assault Lyptsi and continued to attack Robotyne.", "attacked"),
        ("Russian forces tried to break into Robotyne at dawn.", "attacked"),
        ("Ukrainian forces stopped a Russian assault on Robotyne.", "repelled"),
        ("Russian forces tried and failed to advance on Robotyne.", "attacked"),
        ("Efforts to enter Robotyne go on, and troops advanced in Robotyne.", "advanced"),
    ],
)
def test_an_act_told_as_done_is_firm(text: str, action: str) -> None:
    assert _firm(text, action)


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Russian forces may have entered Robotyne by now.", "advanced"),
        ("Marines are poised to land once they have secured a road to Robotyne.", "advanced"),
        ("Commanders are seeking to exploit gains and take Robotyne.", "seized"),
        ("Russian forces paused their attacks on Robotyne.", "attacked"),
        ("Russian forces withdrew after attempting a raid on Robotyne.", "withdrew"),
        ("Earlier Russian claims of capturing Robotyne were false.", "seized"),
        ("Troops mass around Robotyne to encircle and then seize it.", "seized"),
        ("Kyiv and Robotyne were spared by the failure of the Russian offensive.", "attacked"),
        ("The encirclement of Robotyne may be a feint, while troops advanced elsewhere.", "advanced"),
        ("The talks show how urgent it is, the urgency of helping Kyiv regain Robotyne.", "regained"),
        ("Russian forces gathered reserves for an offensive on Robotyne.", "attacked"),
        ("Russian forces seek to bypass the river and attack Robotyne.", "attacked"),
    ],
)
def test_what_the_words_before_take_back_is_not_firm(text: str, action: str) -> None:
    assert not _firm(text, action)


def test_what_is_told_as_suspected_may_be_what_may_have_been() -> None:
    assert _firm("Russian forces may have entered Robotyne by now.", "advanced", stance="suspects")


@pytest.mark.parametrize(
    ("text", "action", "done"),
    [
        ("Ворог атакував поблизу Роботиного.", "attacked", True),
        ("Ворог намагався прорватися до Роботиного.", "attacked", True),
        ("Ворог готується до штурму Роботиного.", "attacked", False),
        ("Ворог не зміг захопити Роботине.", "seized", False),
        ("Противник не атаковал Работино.", "attacked", False),
        ("Войска взяли Работино.", "seized", True),
    ],
)
def test_other_languages_have_words_of_their_own(text: str, action: str, done: bool) -> None:
    place = next(word.rstrip(".") for word in text.split() if word.startswith(("Робот", "Работ")))
    day = Day()
    doc = day.report("a", text, "Front Institute")
    made = day.claim(doc, text, "ground", place, actor="RU", action=action)
    assert firm(theatre().firmness, made.detail, [made], made.attribution.stance) is done


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Russian forces control about half of Robotyne.", "held part of Robotyne."),
        ("Russian forces control all of Robotyne except the school.", "held most of Robotyne."),
        ("Russian forces control all of Robotyne.", "held Robotyne."),
    ],
)
def test_a_part_of_a_town_is_not_the_town(text: str, said: str) -> None:
    assert _ground(text, "Robotyne", action="holds").endswith(said)


def _texts(brief: Brief) -> list[str]:
    return [s.text for section in brief.sections for paragraph in section.paragraphs for s in paragraph]


def test_troops_that_merely_stand_somewhere_are_no_news() -> None:
    day = Day()
    doc = day.report("a", "Russian forces are near Robotyne.\nTwo brigades stand near Lyptsi.", "Front Institute")
    day.tell(doc, "Russian forces are near Robotyne.", "deployment", "Robotyne", force="RU", manner="stationed")
    day.tell(
        doc, "Two brigades stand near Lyptsi.", "deployment", "Lyptsi", force="RU", manner="stationed",
        units="two brigades",
    )  # fmt: skip
    told = " ".join(_texts(compose(day.material(), theatre())))
    assert "Robotyne" not in told
    assert "wo brigades were" in told


def _ground(text: str, *places: str, action: str = "attacked") -> str:
    day = Day()
    doc = day.report("a", text, "Front Institute")
    day.tell(doc, text, "ground", *places, actor="RU", action=action)
    made = Writer(day.material(), theatre()).one(day.facts[0])
    assert made is not None
    return made.text


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Russian forces attacked Robotyne but did not advance.", "but did not advance."),
        ("Russian forces attacked Robotyne but made no confirmed gains.", "without a confirmed advance."),
        ("Russian forces attacked Robotyne.", "near Robotyne."),
        ("Russian forces launched an unsuccessful attack on Robotyne.", "near Robotyne without success."),
    ],
)
def test_an_attack_that_gained_nothing_says_so(text: str, end: str) -> None:
    assert _ground(text, "Robotyne").endswith(end)


def test_who_goes_back_after_an_attack_leaves_no_town() -> None:
    text = "Russian troops retreated to their initial positions after storming Robotyne."
    assert _ground(text, "Robotyne", action="withdrew").startswith(
        "Russian forces withdrew after attacking near Robotyne"
    )


def test_troops_in_their_own_country_are_no_news() -> None:
    day = Day()
    doc = day.report("a", "Trains carried the brigade back to Ukraine.", "Front Institute")
    day.tell(doc, doc.text, "deployment", "Ukraine", force="UA", manner="moved", units="the brigade")
    assert "brigade" not in " ".join(_texts(compose(day.material(), theatre())))


def test_attacks_that_were_repelled_are_told_once() -> None:
    day = Day()
    text = "Russian forces stormed Robotyne. Ukrainian forces repelled Russian attacks near Robotyne."
    doc = day.report("a", text, "Front Institute")
    day.tell(doc, "Russian forces stormed Robotyne.", "ground", "Robotyne", actor="RU", action="attacked")
    day.tell(doc, "Ukrainian forces repelled Russian attacks near Robotyne.", "ground", "Robotyne", actor="UA",
             action="repelled")  # fmt: skip
    told = " ".join(_texts(compose(day.material(), theatre())))
    assert "Ukrainian forces repelled Russian attacks near Robotyne" in told
    assert "Russian forces attacked" not in told


def test_positions_held_at_a_place_are_not_the_place() -> None:
    said = _ground("Russian forces hold positions at Robotyne.", "Robotyne", action="holds")
    assert said == "Russian forces held positions in Robotyne."


def test_ground_taken_in_a_region_is_not_the_region() -> None:
    said = _ground("Russian forces took a hamlet in Kharkiv Oblast.", "Kharkiv Oblast", action="seized")
    assert "took ground in Kharkiv Oblast" in said


def test_more_places_than_a_reader_takes_in_are_counted() -> None:
    names = (
        "Beryslav", "Kharkiv", "Vovchansk", "Lyptsi", "Robotyne", "Chasiv Yar", "Klishchiivka", "Vienna",
    )  # fmt: skip
    said = _ground(f"Russian forces attacked near {', '.join(names)} but did not advance.", *names)
    assert said.endswith("near eight settlements, including Beryslav, Kharkiv and Vovchansk, but did not advance.")


def test_where_troops_came_from_is_not_where_they_acted() -> None:
    said = _ground("Russian forces attacked Robotyne from Vovchansk.", "Robotyne", "Vovchansk")
    assert said == "Russian forces attacked near Robotyne."


def test_an_advance_on_a_city_is_towards_it() -> None:
    said = _ground("Russian forces continued their advance on Kharkiv.", "Kharkiv", action="advanced")
    assert "advanced in the direction of Kharkiv" in said


def test_what_a_fact_asserts_does_not_rest_on_a_suspicion() -> None:
    day = Day()
    doc = day.report("a", "A push at Robotyne may be near.\nTroops may have entered Robotyne.", "Front Institute")
    first = day.claim(doc, "A push at Robotyne may be near.", "ground", "Robotyne", actor="RU", action="advanced")
    second = day.claim(
        doc, "Troops may have entered Robotyne.", "ground", "Robotyne", stance="suspects", actor="RU", action="advanced"
    )
    assert not firm(theatre().firmness, first.detail, [first, second], "asserts")
    assert firm(theatre().firmness, second.detail, [second], "suspects")


def test_forces_that_struck_a_country_struck_nothing_that_is_named() -> None:
    day = Day()
    doc = day.report("a", "Russian forces struck Ukraine.", "Front Institute")
    day.tell(doc, doc.text, "strike", "Ukraine", attacker="RU")
    assert not _texts(compose(day.material(), theatre()))


def test_a_passage_with_a_voice_that_was_not_read_is_not_its_publishers() -> None:
    day = Day()
    text = "Several wires claimed that Ukrainian forces struck a depot in Lyptsi."
    doc = day.report("a", text, "Front Institute")
    unread = day.claim(doc, text, "strike", "Lyptsi", attacker="UA")
    assert unheard(theatre().firmness, unread)
    assert not unheard(theatre().firmness, day.claim(doc, text, "strike", "Lyptsi", attacker="UA", by="Several wires"))
    day.fact(unread)
    assert not _texts(compose(day.material(), theatre()))


def test_a_side_that_is_only_struck_strikes_nothing() -> None:
    day = Day()
    doc = day.report("a", "Witnesses saw a strike on a Russian depot in Lyptsi.", "Front Institute")
    day.tell(doc, doc.text, "strike", "Lyptsi", attacker="RU")
    assert not _texts(compose(day.material(), theatre()))


def test_who_was_detained_was_not_captured() -> None:
    day = Day()
    doc = day.report("a", "Guards detained two men in Lyptsi.\nTwo scouts surrendered in Lyptsi.", "Front Institute")
    day.tell(doc, "Guards detained two men in Lyptsi.", "casualties", "Lyptsi", captured=[2, 2], who="civilian")
    day.tell(doc, "Two scouts surrendered in Lyptsi.", "casualties", "Lyptsi", captured=[2, 2], who="military")
    told = _texts(compose(day.material(), theatre()))
    assert any("soldiers were captured" in text for text in told)
    assert not any("civilians" in text for text in told)


def test_where_an_advance_set_out_from_is_told_as_its_bearing() -> None:
    said = _ground("Russian forces advanced north from Robotyne.", "Robotyne", action="advanced")
    assert "advanced north of Robotyne" in said


def test_a_capture_is_told_only_where_every_mention_stands() -> None:
    text = "Russian forces attacked Robotyne, though Russian claims to have taken all of Robotyne are likely false."
    assert not _firm(text, "seized")
    assert _firm(text, "attacked")


def test_a_move_of_a_state_that_is_no_side_needs_its_troops() -> None:
    day = Day()
    lines = ["American officials spoke of the fighting in Lyptsi.", "North Korean forces attacked Vovchansk."]
    doc = day.report("a", "\n".join(lines), "Front Institute")
    day.tell(doc, lines[0], "ground", "Lyptsi", actor="US", action="attacked")
    day.tell(doc, lines[1], "ground", "Vovchansk", actor="KP", action="attacked")
    told = " ".join(_texts(compose(day.material(), theatre())))
    assert "Lyptsi" not in told
    assert "North Korean forces attacked near Vovchansk" in told


def test_a_plan_that_names_only_where_troops_would_leave_is_not_told() -> None:
    day = Day()
    text = "Russia will be able to send some units from Lyptsi elsewhere."
    doc = day.report("a", text, "Front Institute")
    day.tell(doc, text, "deployment", "Lyptsi", stance="plans", force="RU")
    assert "send" not in " ".join(_texts(compose(day.material(), theatre())))
