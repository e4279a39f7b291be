"""Words, names, places and counts that make two tellings one, or do not."""

import pytest

from daybrief.model.figure import Figure, exactly
from daybrief.reconcile.counts import agree, settle, written
from daybrief.reconcile.names import phrase, quoted, same_clause, same_matter, same_thing, same_words
from tests.reconcile.telling import NIGHT, casualties, claim, figure, ground, made, strike, together, with_claim

STOP = frozenset({"the", "a", "of", "to", "for", "in", "and"})


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("ammunition depot", "ammunition depots", True),
        ("depot", "ammunition depot", True),
        ("the power grid", "power grids", True),
        ("oil depot", "ammunition depot", False),
        ("apartment building", "shops", False),
    ],
)
def test_two_noun_phrases_name_one_thing_when_one_says_no_more(one: str, other: str, same: bool) -> None:
    assert same_thing(phrase(one, STOP), phrase(other, STOP)) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("157 prisoners of war", "157 soldiers", True),
        ("157 prisoners of war", "314 prisoners of war", False),
        ("a halt to strikes on energy sites", "pause in strikes on energy sites", True),
        ("minerals", "prisoners of war", False),
    ],
)
def test_two_subjects_are_one_unless_their_numbers_or_words_differ(one: str, other: str, same: bool) -> None:
    assert same_matter(phrase(one, STOP), phrase(other, STOP)) is same


def test_a_short_clause_is_not_the_long_one_that_happens_to_hold_its_words() -> None:
    short = phrase("reach the city in days", STOP)
    long = phrase("regroup days later reach new lines shell the city cut supply roads press on two more axes", STOP)
    assert not same_clause(short, long)
    assert same_clause(short, phrase("reach the city within three days", STOP))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("The deal has to come first", "the deal has to come first", True),
        ("the deal has to come first", "Listen, the deal has to come first, then the rest", True),
        ("They [the envoys] will come back on Friday", "They will come back on Friday", True),
        ("We will come back on Friday", "They stayed at home all week", False),
        ("the deal", "the deal has to come first", False),
        (
            "The choice is theirs: either they block our harbours, close the roads and press on each village of this "
            "coast, or they come to the table",
            "It is their choice: they may continue to block the harbours, close roads and press on each village of the "
            "coast, or else come to the table. Nobody wants another winter like the last.",
            True,
        ),
    ],
)
def test_a_quotation_meets_itself_cut_or_bracketed(one: str, other: str, same: bool) -> None:
    assert same_words(quoted(one), quoted(other)) is same


def test_rounded_counts_give_way_to_exact_ones_within_a_tenth() -> None:
    about = Figure(low=100, high=100, about=True)
    assert agree(about, exactly(108))
    assert not agree(about, exactly(120))
    assert settle([about, exactly(108)]) == (exactly(108), True)


def test_rivals_are_reported_from_the_lowest_to_the_highest() -> None:
    assert settle([exactly(5), exactly(6), exactly(9)]) == (Figure(low=5, high=9), False)
    assert settle([exactly(5), Figure(low=7)]) == (Figure(low=5), False)


def test_figures_read_as_a_person_would_say_them() -> None:
    figures = [
        exactly(1200),
        Figure(low=8),
        Figure(high=30),
        Figure(low=1000, high=3000),
        Figure(low=9, high=9, about=True),
    ]
    assert [written(f) for f in figures] == ["1,200", "at least 8", "up to 30", "1,000 to 3,000", "about 9"]


def test_a_site_and_the_town_around_it_are_one_place_for_one_strike() -> None:
    plant = ground("Azovstal", actor="RU", action="attacked")
    town = ground("Mariupol", actor="RU", action="attacked", doc="b")
    assert together(made([plant, town]), plant, town)


def test_a_parent_named_beside_a_town_is_no_second_place() -> None:
    town = casualties("Kostiantynivka", "Donetsk Oblast", killed=[5, 5])
    alone = casualties("Kostiantynivka", killed=[5, 5], doc="b")
    oblast = casualties("Donetsk Oblast", killed=[7, 7], doc="c")
    found = made([town, alone, oblast])
    assert together(found, town, alone)
    assert not together(found, town, oblast)


def test_two_long_lists_that_share_half_are_one_act_across_papers_and_two_in_one() -> None:
    lists = [("Pokrovsk", "Toretsk", "Kharkiv"), ("Pokrovsk", "Toretsk", "Kyiv")]
    one, other = (
        ground(*places, actor="RU", action="attacked", doc=doc) for places, doc in zip(lists, "ab", strict=True)
    )
    same_paper = {**other, "doc": "a"}
    assert together(made([one, other]), one, other)
    assert not together(made([one, same_paper]), one, same_paper)


def test_what_names_neither_place_nor_thing_meets_nothing() -> None:
    one = casualties(killed=[2, 2])
    other = casualties(killed=[2, 2], doc="b")
    assert not together(made([one, other]), one, other)


def test_an_unplaced_wave_is_the_countrys() -> None:
    unplaced = strike(when=NIGHT, weapon="drone", launched=[166, 166])
    country = strike("Ukraine", when=NIGHT, weapon="drone", intercepted=[90, 90], doc="b")
    found = made([unplaced, country])
    assert together(found, unplaced, country)
    assert figure(with_claim(found, country), "launched") == [166, 166]


def test_one_state_in_common_is_no_meeting() -> None:
    here = {"when": "2025-02-27", "kind": "meeting"}
    one = claim(participants=["US", "GB", "FR"], **here)
    other = claim(participants=["GB"], doc="b", **here)
    assert not together(made([one, other]), one, other)


def test_two_visitors_of_one_host_on_one_day_are_two_meetings() -> None:
    starmer = claim("meeting", "White House", participants=["Keir Starmer", "Donald Trump"])
    macron = claim("meeting", "White House", participants=["Emmanuel Macron", "Donald Trump"], doc="b")
    assert not together(made([starmer, macron]), starmer, macron)


def test_a_dated_and_placed_meeting_takes_in_a_telling_that_says_less() -> None:
    full = claim("meeting", "Istanbul", participants=["US", "RU"])
    bare = claim("meeting", "Istanbul", participants=["RU", "US"], when=None, doc="b")
    assert together(made([full, bare]), full, bare)


def test_gains_of_a_side_all_over_a_country_are_no_one_event() -> None:
    one = ground("Ukraine", actor="RU", action="advanced")
    other = ground("Ukraine", actor="RU", action="advanced", doc="b", when="2025-02-26/2025-02-27")
    assert not together(made([one, other]), one, other)


def test_one_party_told_twice_with_nothing_beside_it_is_no_meeting() -> None:
    one = claim("meeting", participants=["RU"])
    other = claim("meeting", participants=["RU"], doc="b")
    placed = [claim("meeting", "Istanbul", participants=["RU"], doc=doc) for doc in "cd"]
    assert not together(made([one, other]), one, other)
    assert together(made(placed), *placed)


def test_unlike_counts_of_a_whole_country_in_one_paper_are_two_things() -> None:
    period = {"who": "civilian", "when": "2022-02-24/2025-01-31", "source": "UN"}
    killed = casualties("Ukraine", killed=[71, 71], **period)
    held = casualties(captured=[94, 94], **period)
    assert not together(made([killed, held]), killed, held)
    repeated = casualties(killed=[71, None], doc="b", **period)
    assert together(made([killed, repeated]), killed, repeated)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("high-rise apartment buildings", "apartment buildings", True),
        ("high-rises", "apartment building", True),
        ("blocks of flats", "Twelve high-rise apartment buildings", True),
        ("plant", "three enterprises", True),
        ("private houses", "apartment buildings", False),
        ("shops", "enterprises", False),
    ],
)
def test_words_for_one_kind_of_thing_name_one_damage(one: str, other: str, same: bool) -> None:
    first = claim("damage", "Kostiantynivka", object=one, count=[12, 12])
    second = claim("damage", "Kostiantynivka", object=other, count=[12, 12], doc="b")
    assert together(made([first, second]), first, second) is same


def test_a_deal_told_with_and_without_its_subject_is_one() -> None:
    deal = {"parties": ["UA", "US"], "stage": "signed", "stance": "plans", "when": "2025-02-28"}
    full = claim("agreement", "White House", subject="critical minerals", **deal)
    short, other = claim("agreement", **deal), claim("agreement", **{**deal, "parties": ["UA", "FR"]})
    found = made([full, short, other])
    assert together(found, full, short)
    assert not together(found, full, other)


def test_a_move_of_forces_without_a_place_that_two_outlets_print_word_for_word_is_one() -> None:
    words = "As many as ninety thousand troops have been drawn up in camps within a day of march of the frontier."
    one = claim("deployment", force="RU", count=[90_000, 90_000], doc="x", publisher="One Paper", quote=words)
    two = claim("deployment", force="RU", count=[90_000, 90_000], doc="y", publisher="Other Paper", quote=words)
    assert together(made([one, two]), one, two)
    other = {**two, "quote": "Troops stand in camps within a day of march of the frontier, two officers say."}
    assert not together(made([one, other]), one, other)


def test_a_long_forecast_in_the_same_words_is_one_persons_though_one_outlet_names_only_his_office() -> None:
    about = "the brigades will need the whole winter to rebuild stocks, train crews and repair their damaged guns"
    named = claim("forecast", speaker="Petro Honchar", about=about, doc="x", source="Petro Honchar")
    office = claim("forecast", speaker="a defence official", about=about, doc="y", source="a defence official")
    assert together(made([named, office]), named, office)
    other = claim("forecast", speaker="Ivan Melnyk", about=about, doc="y", source="Ivan Melnyk")
    assert not together(made([named, other]), named, other)
