"""What no clause can tell as its passages do is quoted, and what is told says all that matters."""

import pytest

from daybrief.brief import compose
from daybrief.claims.base import DOUBTED
from daybrief.model.outcome import Brief
from tests.brief.newsday import Day, theatre


def _texts(brief: Brief) -> list[str]:
    return [s.text for section in brief.sections for paragraph in section.paragraphs for s in paragraph]


def _told(passage: str, kind: str, *places: str, **slots: object) -> str:
    day = Day()
    day.tell(day.report("report", passage, "Meridian Wire"), passage, kind, *places, **slots)
    return " ".join(_texts(compose(day.material(), theatre())))


def _quoted(passage: str) -> str:
    return f"Meridian Wire reported: “{passage}”"


def test_troops_that_went_back_after_a_failed_attack_did_not_leave_the_place() -> None:
    failed = "Russian forces retreated after an unsuccessful assault on Terny."
    told = _told(failed, "ground", "Terny", actor="RU", action="withdrew")
    assert "Russian forces withdrew after attacking near Terny without success" in told
    left = "Russian forces withdrew from Terny to the woods."
    day = Day()
    report = day.report("front", f"{failed}\n{left}", "Meridian Wire")
    slots = {"actor": "RU", "action": "withdrew"}
    day.fact(*(day.claim(report, passage, "ground", "Terny", **slots) for passage in (failed, left)))
    told = " ".join(_texts(compose(day.material(), theatre())))
    assert _quoted(failed) in told
    assert "withdrew after" not in told


@pytest.mark.parametrize("line", ["in the Lyman-Siversk direction", "along the Lyman-Siversk front line"])
def test_an_axis_or_a_line_named_after_two_towns_is_neither(line: str) -> None:
    passage = f"Ukrainian forces failed to break through {line} this week."
    assert _told(passage, "ground", "Lyman", "Siversk", actor="UA", action="attacked") == _quoted(passage)


def test_a_bridge_that_bears_the_name_of_a_town_is_not_in_it() -> None:
    passage = "Ukrainian forces struck a ferry landing near the Kupiansk Bridge on 14 May."
    assert _quoted(passage) in _told(passage, "strike", "Kupiansk", attacker="UA", target="ferry landing")


def test_two_blows_of_one_passage_are_not_one() -> None:
    passage = "Russian forces shelled Lyman and sent an aircraft over Siversk to bomb it."
    day = Day()
    report = day.report("front", passage, "Meridian Wire")
    one = day.claim(report, passage, "strike", "Lyman", attacker="RU", weapon="artillery")
    day.fact(one, day.claim(report, passage, "strike", "Siversk", attacker="RU"))
    assert _texts(compose(day.material(), theatre())) == [_quoted(passage)]


@pytest.mark.parametrize(
    ("passage", "thing"),
    [
        ("Russian shells damaged a segment of the tram network in Kupiansk on Tuesday.", "segment"),
        ("Ukrainian drones did great harm to Russian resources in Kupiansk on Tuesday.", "Russian resources"),
    ],
)
def test_what_was_harmed_is_not_told_by_half_its_name(passage: str, thing: str) -> None:
    assert _told(passage, "damage", "Kupiansk", object=thing) == _quoted(passage)


def test_a_river_named_for_the_bridgehead_over_it_was_not_struck() -> None:
    passage = "Russian forces struck farms around the bridgehead over the Inhulets River."
    assert "struck the Inhulets" not in _told(passage, "strike", "Inhulets River", attacker="RU")
    bank = "Russian guns struck trucks on the western bank of the Oskil River."
    assert "struck the Oskil" not in _told(bank, "strike", "Oskil River", attacker="RU")


def test_a_thing_is_destroyed_where_that_word_stands_nearest_to_it() -> None:
    passage = "Drones destroyed a radar in Terny, then hit a fuel tank in Lyman, officials said."
    assert "A radar was destroyed in Terny" in _told(passage, "damage", "Terny", object="radar", count=[1, 1])
    assert "A fuel tank was damaged in Lyman" in _told(passage, "damage", "Lyman", object="fuel tank", count=[1, 1])
    blown = "Partisans blew up a railway bridge near Tokmak."
    assert "A railway bridge was blown up" in _told(blown, "damage", "Tokmak", object="railway bridge", count=[1, 1])


def test_the_region_of_a_town_is_around_it_and_a_quarter_of_it_is_in_it() -> None:
    around = "Russian missiles hit the Kupiansk region."
    assert "struck targets around Kupiansk" in _told(around, "strike", "Kupiansk", attacker="RU", weapon="missile")
    inside = "Russian missiles hit a residential area of Kupiansk."
    assert "struck Kupiansk" in _told(inside, "strike", "Kupiansk", attacker="RU", weapon="missile")


def test_rockets_are_no_shells() -> None:
    passage = "Officials said Smerch rockets struck plants in Kupiansk."
    told = _told(passage, "strike", "Kupiansk", weapon="artillery", hit=[3, 3], by="Officials")
    assert "Kupiansk" in told
    assert "hell" not in told


def test_bloggers_at_the_head_of_a_sentence_are_a_voice() -> None:
    passage = "Milbloggers claimed that Ukrainian forces advanced in Terny."
    rest = "Other milbloggers were silent."
    day = Day()
    report = day.report("front", f"{passage}\n{rest}", "Meridian Wire")
    day.tell(report, passage, "ground", "Terny", actor="UA", action="advanced", by="Milbloggers")
    told = " ".join(_texts(compose(day.material(), theatre())))
    assert "ilbloggers said" in told
    assert "Meridian" not in told


def test_a_failed_attack_is_told_as_failed_on_top_as_well() -> None:
    passage = "Russian forces made an unsuccessful attack on Lyman on 14 May."
    day = Day()
    report = day.report("front", passage, "Meridian Wire")
    day.tell(report, passage, "ground", "Lyman", actor="RU", action="attacked", when="2024-05-14", basis="stated")
    made = compose(day.material(), theatre())
    assert "attack near Lyman without success" in made.title


def test_a_plan_is_due_by_the_day_that_its_passage_sets() -> None:
    passage = "Russia will send another 100 men to Ukraine by May 20, Orlov said."
    told = _told(passage, "deployment", "Ukraine", force="RU", count=[100, 100], stance="plans", when=None, by="Orlov")
    assert "by 20 May" in told or told == ""


@pytest.mark.parametrize(
    "passage",
    [
        "The archive shows Ukrainian forces in Lyptsi at dawn.",
        "Ukrainian forces retook Lyptsi at dawn, hours after the attack.",
        "Dovhan said that Ukrainian forces retook Lyptsi at dawn.",
    ],
)
def test_a_passage_that_points_at_what_stood_before_it_is_not_quoted(passage: str) -> None:
    told = _told(passage, "ground", "Lyptsi", actor="UA", action="regained", confidence=DOUBTED)
    assert told == ""


@pytest.mark.parametrize(
    ("passage", "clause", "whole"),
    [
        ("Analysts said that Lyman will soon fall to Russia.", "Lyman will soon fall to Russia", True),
        (
            "This bears out the earlier assessment that Lyman will soon fall to Russia.",
            "Lyman will soon fall to Russia",
            False,
        ),
        ("Events fit an assessment from early March that Lyman will soon fall.", "Lyman will soon fall", False),
        (
            "Russia will likely push on Lyman and continued to shell it.",
            "Russia will likely push on Lyman and continued",
            False,
        ),
        ("Analysts said that Russia will take not only Lyman, but Siversk.", "Russia will take not only Lyman", False),
    ],
)
def test_a_forecast_is_told_whole_and_while_it_is_new(passage: str, clause: str, whole: bool) -> None:
    assert (clause in _told(passage, "forecast", about=clause)) is whole


@pytest.mark.parametrize(
    ("passage", "places"),
    [
        (
            "Russian forces shelled farms on the Mykolaiv-Kherson border.",
            ("Mykolaiv Oblast", "Kherson Oblast"),
        ),
        ("Russian forces shelled farms along the Kharkiv City Axis all day.", ("Kharkiv",)),
    ],
)
def test_what_lies_along_a_border_or_an_axis_is_not_in_the_places_that_name_it(
    passage: str, places: tuple[str, ...]
) -> None:
    named = [(name, name.removesuffix(" Oblast")) for name in places]
    told = _told(passage, "strike", *named, attacker="RU", weapon="artillery")
    assert told == _quoted(passage)


@pytest.mark.parametrize(
    "passage",
    [
        "A video shows what a likely Ukrainian strike did to a barracks in Kupiansk.",
        "The Russian ministry seemingly confirmed that Ukrainian forces struck a barracks in Kupiansk.",
    ],
)
def test_what_is_only_likely_or_read_out_of_words_is_not_told_outright(passage: str) -> None:
    assert "forces struck a barracks" not in _told(
        passage, "strike", "Kupiansk", attacker="UA", target="barracks"
    ).replace(passage, "")


def test_what_was_counted_of_a_blow_at_a_town_is_no_sites() -> None:
    passage = "Ukrainian forces struck two command posts and a helipad in Kupiansk."
    told = _told(passage, "strike", "Kupiansk", attacker="UA", hit=[2, 2])
    assert "Ukrainian forces struck Kupiansk" in told
    assert "sites" not in told


def test_rockets_that_were_counted_are_no_shells() -> None:
    passage = "Officials said Russian forces fired 40 Grad rockets at Nikopol."
    told = _told(passage, "strike", "Nikopol", attacker="RU", weapon="artillery", launched=[40, 40], by="Officials")
    assert "40 rockets at Nikopol" in told


def test_a_town_that_troops_only_come_nearer_to_was_not_entered() -> None:
    near = "Ukrainian forces advanced to within 15 km of Kupiansk."
    on = "Ukrainian forces drove southeast towards Kupiansk."
    day = Day()
    report = day.report("front", f"{near}\n{on}", "Meridian Wire")
    slots = {"actor": "UA", "action": "advanced"}
    day.fact(*(day.claim(report, passage, "ground", "Kupiansk", **slots) for passage in (near, on)))
    assert "in the direction of Kupiansk" in " ".join(_texts(compose(day.material(), theatre())))


def test_a_town_whose_outskirts_were_approached_was_not_entered() -> None:
    passage = "Russian forces have approached the outskirts of Lyman but have not broken into Lyman’s defences."
    assert "in Lyman" not in _told(passage, "ground", "Lyman", actor="RU", action="advanced").replace(passage, "")


def test_towns_of_which_only_the_areas_are_named_are_what_it_was_around() -> None:
    passage = "Ukrainian forces destroyed two depots in the Tokmak, Lyman, and Terny areas."
    told = _told(passage, "damage", "Tokmak", "Lyman", "Terny", object="depots", count=[2, 2])
    assert "around Tokmak, Lyman and Terny" in told


def test_footage_of_what_reportedly_happened_shows_it_not() -> None:
    passage = "The video showed that Ukrainian forces reportedly struck a barracks in Kupiansk."
    told = _told(passage, "strike", "Kupiansk", attacker="UA", target="barracks", stance="confirms")
    assert told in ("", _quoted(passage))


def test_a_forecast_that_runs_on_into_somebody_elses_words_is_not_told() -> None:
    clause = "Russia will call up 300,000 men and exiled outlets suggesting that more may follow"
    passage = f"Officials claimed that {clause}."
    assert "300,000" not in _told(passage, "forecast", about=clause, by="Officials")
