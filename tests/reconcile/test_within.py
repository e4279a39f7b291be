"""Parts that no slot shows: what a sentence takes out of a count, a hit within a wave, the talks of a visit."""

from typing import Any

import pytest

from tests.reconcile.telling import casualties, claim, figure, ground, made, strike, together, with_claim


def part_of(part: dict[str, Any], whole: dict[str, Any], *others: dict[str, Any]) -> bool:
    """Whether the fact of one claim is a part of the fact of another."""
    found = made([part, whole, *others])
    return with_claim(found, part).part_of == with_claim(found, whole).event


@pytest.mark.parametrize(
    "quote",
    [
        "The centre puts the losses at 90,000 men, including 21,000 dead.",
        "Центр оцінює втрати у 90 000 осіб, зокрема 21 000 убитими.",
        "Центр оценивает потери в 90 000 человек, в том числе 21 000 убитыми.",
    ],
)
def test_what_a_sentence_takes_out_of_a_count_is_part_of_it(quote: str) -> None:
    item = {"side": "RU", "item": "personnel", "quote": quote, "source": "Centre"}
    assert part_of(claim("losses", count=[21000, 21000], **item), claim("losses", count=[90000, 90000], **item))


def test_of_whom_makes_a_part_whatever_is_counted() -> None:
    quote = "Some 250 townspeople were led away, of whom 30 came back and 7 were found dead."
    held = casualties("Ukraine", captured=[250, 250], who="civilian", quote=quote)
    assert part_of(casualties("Ukraine", killed=[7, 7], who="civilian", quote=quote), held)


def test_what_stands_beside_the_words_taken_out_is_no_part() -> None:
    quote = "They lost four carriers, including two of a new make, and three lorries."
    lorries = claim("losses", side="RU", item="lorries", count=[3, 3], quote=quote)
    carriers = claim("losses", side="RU", item="carriers", count=[4, 4], quote=quote)
    assert not part_of(lorries, carriers)


def test_lists_that_contradict_each_other_in_one_count_share_none_of_the_others() -> None:
    men, guns = {"side": "UA", "item": "personnel"}, {"side": "UA", "item": "field gun"}
    north, south = "In the north 40 men and 3 guns were lost.", "In the south 90 men and 3 guns were lost."
    one, two = claim("losses", count=[3, 3], quote=north, **guns), claim("losses", count=[3, 3], quote=south, **guns)
    lines = [
        one,
        two,
        claim("losses", count=[40, 40], quote=north, **men),
        claim("losses", count=[90, 90], quote=south, **men),
    ]
    assert not together(made(lines), one, two)


def test_a_counted_hit_in_a_region_is_part_of_the_wave_counted_over_it() -> None:
    wave = strike("Bryansk Oblast", attacker="UA", weapon="drone", intercepted=[34, 34], doc="a")
    assert part_of(strike("Bryansk Oblast", attacker="UA", hit=[1, 1], doc="b"), wave)


def test_talks_with_people_of_a_state_are_part_of_the_visit_to_it() -> None:
    visit = claim("meeting", "Kyiv", participants=["Ann Lindqvist", "UA"], quote="She came to see Ukraine.")
    talks = claim(
        "meeting", "Kyiv", participants=["Ann Lindqvist", "Ivan Petrenko", "Olha Bondar"], quote="She met both."
    )
    assert part_of(talks, visit)


def test_a_leader_and_his_state_are_one_guest_so_two_of_his_calls_are_two() -> None:
    one = claim("meeting", participants=["Vladimir Putin", "RU"], doc="a")
    two = claim("meeting", participants=["Emmanuel Macron", "Vladimir Putin"], doc="b")
    assert not together(made([one, two]), one, two)


def test_a_region_listed_beside_towns_of_it_still_holds_what_was_done_in_the_region() -> None:
    wide = ground(
        "Kharkiv Oblast", "Kharkiv", "Pokrovsk", actor="RU", action="advanced", quote="Gains in three sectors."
    )
    near = ground("Kharkiv Oblast", actor="RU", action="advanced", quote="Some ground was gained in the region.")
    assert part_of(near, wide)


def test_a_site_is_the_town_around_it_to_another_paper_and_a_part_of_it_in_one() -> None:
    town, site = strike("Mariupol", weapon="bomb"), strike("Azovstal", weapon="bomb", doc="b")
    assert together(made([town, site]), town, site)
    site = strike("Azovstal", weapon="bomb", quote="The works were bombed as well.")
    assert part_of(site, town)


def test_a_town_lies_in_an_area_whose_reach_the_pack_knows() -> None:
    town, south = strike("Odesa", weapon="missile"), strike("southern Ukraine", weapon="missile", quote="In the south.")
    assert part_of(town, south)
    assert not part_of(strike("Kharkiv", weapon="missile"), south)


def test_the_hours_of_an_afternoon_are_not_in_the_night() -> None:
    told = {"attacker": "UA", "weapon": "drone", "intercepted": [2, 2], "publisher": "Минобороны России"}
    night = strike("Bryansk Oblast", when="2025-02-26/2025-02-27", quote="За ночь сбиты два аппарата.", **told)
    day = strike("Bryansk Oblast", quote="С 15.05 до 15.20 сбиты два аппарата.", doc="b", **told)
    assert not together(made([night, day]), night, day)


def test_two_makes_told_in_one_sentence_are_two_things() -> None:
    one = claim("damage", "Kyiv", object="Su-27", count=[1, 1], quote="A Su-27 and a Su-24 burned.")
    two = claim("damage", "Kyiv", object="Su-24", count=[1, 1], quote="A Su-27 and a Su-24 burned.")
    assert not together(made([one, two]), one, two)


def test_another_voice_that_names_the_weapon_tells_of_the_same_blow() -> None:
    one = strike("Pokrovsk", source="the mayor", quote="Explosions were heard, the mayor said.")
    two = strike("Pokrovsk", source="an analyst", weapon="missile", quote="An analyst took them for missiles.")
    assert together(made([one, two]), one, two)


def test_a_forecast_of_one_thing_rather_than_another_is_not_the_forecast_of_the_other() -> None:
    siege = claim("forecast", speaker="Staff", about="the enemy will encircle the town rather than storm it directly")
    storm = claim("forecast", speaker="Staff", about="the enemy will storm the town directly rather than encircle it")
    assert not together(made([siege, storm]), siege, storm)
    other = claim("forecast", speaker="Staff", about="the enemy would envelop the town rather than storm it directly")
    assert together(made([siege, other]), siege, other)


def test_the_whole_of_a_count_is_what_counts_it_before_a_nearer_telling_without_numbers() -> None:
    town = casualties("Kharkiv", injured=[2, 2], who="civilian", doc="a")
    oblast = casualties("Kharkiv Oblast", doc="b")
    country = casualties("Ukraine", injured=[18, 18], who="civilian", doc="c")
    assert part_of(town, country, oblast)
    assert not part_of(town, oblast, country)
    assert part_of(town, oblast)


def test_two_acts_of_a_state_that_share_only_the_state_itself_are_two() -> None:
    act = {"issuer": "RU", "action": "orders", "target": "Russia"}
    one = claim("measure", amount="a census of the town", quote="A census is held.", **act)
    two = claim("measure", quote="Men may not leave.", doc="b", **act)
    assert not together(made([one, two]), one, two)


def test_a_quotation_of_many_words_is_one_whoever_is_named_for_it() -> None:
    said = "nobody I have met this winter can see what this war is for"
    one = claim("statement", speaker="Oleh Vymyslenko", said=f"{said}, and all of them are tired")
    two = claim("statement", speaker="the founder of the bank", said=said, doc="b")
    assert together(made([one, two]), one, two)
    short = claim("statement", speaker="the mayor", said="nobody I have met", doc="c")
    assert not together(made([one, short]), one, short)


def test_talks_that_one_document_goes_on_about_are_one() -> None:
    one = claim("meeting", participants=["Ann Lindqvist", "Ivan Petrenko"], quote="She met Ivan Petrenko.")
    two = claim("meeting", participants=["Ivan Petrenko"], quote="At the meeting with Petrenko she was glad.")
    assert together(made([one, two]), one, two)


WOUNDED = "A drone hit a block of flats, killing five people, including two children, and wounding 14."


def dead(count: int, **fields: Any) -> dict[str, Any]:
    return casualties("Kharkiv", killed=[count, count], **fields)


def test_some_of_the_dead_are_no_rival_count_of_the_dead() -> None:
    five, two = dead(5, injured=[14, 14], quote=WOUNDED), dead(2, who="civilian", quote=WOUNDED)
    four = dead(4, injured=[16, 16], doc="b", source="Ihor Terekhov", quote="Four people died and 16 were wounded.")
    found = made([five, two, four])
    assert together(found, five, four)
    assert figure(with_claim(found, four), "killed") == [4, 5]
    assert figure(with_claim(found, two), "killed") == [2, 2]
    assert with_claim(found, two).part_of == with_claim(found, four).event


def test_two_counts_of_the_group_that_is_taken_out_are_rivals() -> None:
    five, two = dead(5, quote=WOUNDED), dead(2, who="civilian", quote=WOUNDED)
    three = dead(3, who="civilian", doc="b", quote="Three children were killed.")
    assert together(made([five, two, three]), two, three)
