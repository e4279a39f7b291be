"""The mistakes that tallies of a war are made of, each with its right answer."""

from datetime import date

import pytest

from daybrief.reconcile import in_day, late_for
from tests.reconcile.telling import (
    DAY,
    NIGHT,
    casualties,
    claim,
    figure,
    ground,
    made,
    rules,
    said,
    strike,
    together,
    with_claim,
)


def test_a_later_toll_of_one_origin_replaces_the_earlier_which_stays_in_the_history() -> None:
    noon = casualties("Kostiantynivka", killed=[5, 5], doc="a", published="2025-02-27T11:40", source="Vadym Filashkin")
    evening = casualties(
        "Kostiantynivka", killed=[6, 6], doc="b", published="2025-02-27T19:20", source="Vadym Filashkin"
    )
    found = made([noon, evening])
    fact = with_claim(found, evening)
    assert together(found, noon, evening)
    assert figure(fact, "killed") == [6, 6]
    assert [(r.figures["killed"].low, r.live) for r in fact.readings] == [(5, False), (6, True)]
    assert fact.standing == "single"
    assert "killed: later count by Vadym Filashkin: 5 → 6" in said(fact)


def test_an_old_count_that_is_repeated_late_stays_old() -> None:
    noon = casualties("Kostiantynivka", killed=[5, 5], doc="a", published="2025-02-27T11:00", source="Vadym Filashkin")
    evening = casualties(
        "Kostiantynivka", killed=[6, 6], doc="b", published="2025-02-27T19:00", source="Vadym Filashkin"
    )
    relay = casualties("Kostiantynivka", killed=[5, 5], doc="c", published="2025-02-27T22:00", source="Vadym Filashkin")
    assert figure(with_claim(made([noon, evening, relay]), relay), "killed") == [6, 6]


def test_what_a_later_count_does_not_repeat_still_stands() -> None:
    noon = casualties("Kharkiv", killed=[5, 5], injured=[8, 8], published="2025-02-27T11:00", source="Terekhov")
    evening = casualties("Kharkiv", killed=[6, 6], doc="b", published="2025-02-27T19:00", source="Terekhov")
    fact = with_claim(made([noon, evening]), noon)
    assert figure(fact, "killed") == [6, 6]
    assert figure(fact, "injured") == [8, 8]


def test_rival_counts_of_two_origins_stand_side_by_side() -> None:
    police = casualties("Kharkiv", killed=[4, 4], doc="a", source="Ukrainian police")
    mayor = casualties("Kharkiv", killed=[6, 6], doc="b", source="Ihor Terekhov")
    fact = with_claim(made([police, mayor]), police)
    assert fact.standing == "disputed"
    assert figure(fact, "killed") == [4, 6]
    assert {reading.origin: reading.figures["killed"].low for reading in fact.readings} == {
        "Ukrainian police": 4,
        "Ihor Terekhov": 6,
    }
    assert "rival counts" in rules(fact)


def test_two_origins_whose_counts_can_be_one_number_agree_on_the_narrowest() -> None:
    one = casualties("Kharkiv", killed=[8, None], doc="a", source="Ukrainian police")
    two = casualties("Kharkiv", killed=[9, 9], doc="b", source="Red Cross")
    fact = with_claim(made([one, two]), one)
    assert (fact.standing, fact.origins, figure(fact, "killed")) == ("agreed", 2, [9, 9])


def test_the_offices_and_officials_of_one_belligerent_are_one_origin() -> None:
    told = {"actor": "RU", "action": "seized"}
    voices = ["Kremlin", "Vladimir Putin", "Sergei Shoigu"]
    lines = [ground("Toretsk", source=name, doc=f"paper-{n}", **told) for n, name in enumerate(voices)]
    fact = with_claim(made(lines), lines[0])
    assert (fact.origins, fact.documents, fact.standing) == (1, 3, "single")
    assert "speak for one side: one origin" in said(fact)


@pytest.mark.parametrize(
    "name", ["Kharkiv hospital", "a Ukrainian doctor", "local residents", "IAEA", "Ukrainian Red Cross"]
)
def test_who_serves_no_state_vouches_beside_an_office(name: str) -> None:
    one = casualties("Kharkiv", killed=[6, 6], doc="a", source="Kharkiv police")
    two = casualties("Kharkiv", killed=[6, 6], doc="b", source=name)
    fact = with_claim(made([one, two]), one)
    assert (fact.origins, fact.standing) == (2, "agreed")


@pytest.mark.parametrize("name", ["the mayor of Kharkiv", "Ihor Terekhov", "the governor", "Ukrainian police"])
def test_a_mayor_and_the_police_of_one_town_are_one_origin(name: str) -> None:
    one = casualties("Kharkiv", killed=[6, 6], doc="a", source="Kharkiv police")
    two = casualties("Kharkiv", killed=[6, 6], doc="b", source=name)
    fact = with_claim(made([one, two]), one)
    assert (fact.origins, fact.standing) == (1, "single")


def test_a_proxy_is_no_second_origin_beside_the_state_it_fights_for() -> None:
    told = {"actor": "RU", "action": "seized"}
    lines = [ground("Toretsk", source=name, doc=name, **told) for name in ("Denis Pushilin", "Sergei Shoigu")]
    assert with_claim(made(lines), lines[0]).origins == 1


def test_what_the_other_side_admits_is_confirmed() -> None:
    told = {"actor": "RU", "action": "seized"}
    ours = ground("Toretsk", source="Ukrainian General Staff", doc="a", **told)
    theirs = ground("Toretsk", source="Russian Ministry of Defence", doc="b", **told)
    fact = with_claim(made([ours, theirs]), ours)
    assert (fact.origins, fact.standing) == (2, "confirmed")


def test_a_town_is_part_of_its_oblast_and_the_oblast_of_the_country() -> None:
    town = casualties("Kostiantynivka", killed=[6, 6], who="civilian")
    oblast = casualties("Donetsk Oblast", killed=[7, 7], who="civilian", doc="b")
    country = casualties("Ukraine", killed=[8, None], who="civilian", doc="c")
    found = made([town, oblast, country])
    assert with_claim(found, town).part_of == with_claim(found, oblast).event
    assert with_claim(found, oblast).part_of == with_claim(found, country).event
    assert with_claim(found, country).part_of is None
    assert figure(with_claim(found, oblast), "killed") == [7, 7]


def test_parts_that_exceed_their_whole_are_flagged_and_change_nothing() -> None:
    whole = casualties("Donetsk Oblast", killed=[10, 10])
    parts = [casualties("Kostiantynivka", killed=[8, 8], doc="b"), casualties("Pokrovsk", killed=[4, 4], doc="c")]
    fact = with_claim(made([whole, *parts]), whole)
    assert figure(fact, "killed") == [10, 10]
    assert "killed: parts 12 exceed the stated whole 10" in said(fact)


def test_parts_that_add_up_to_their_whole_are_shown_to() -> None:
    whole = strike("Bryansk Oblast", "Kursk Oblast", attacker="UA", weapon="drone", intercepted=[6, 6])
    bryansk = strike("Bryansk Oblast", attacker="UA", weapon="drone", intercepted=[5, 5])
    kursk = strike("Kursk Oblast", attacker="UA", weapon="drone", intercepted=[1, 1])
    found = made([whole, bryansk, kursk])
    fact = with_claim(found, whole)
    assert {with_claim(found, part).part_of for part in (bryansk, kursk)} == {fact.event}
    assert "adds up" in rules(fact)


def test_a_wave_adds_up_with_what_is_unaccounted_for() -> None:
    wave = strike(when=NIGHT, weapon="drone", launched=[166, 166], intercepted=[90, 90], lost=[72, 72])
    fact = with_claim(made([wave]), wave)
    assert "166 launched = 90 shot down + 72 lost on the way + 4 unaccounted for" in said(fact)


def test_a_wave_that_stops_more_than_it_launched_is_flagged() -> None:
    wave = strike(when=NIGHT, weapon="drone", launched=[50, 50], intercepted=[40, 40], lost=[20, 20])
    assert "misfit" in rules(with_claim(made([wave]), wave))


def test_one_name_for_two_villages_makes_two_events() -> None:
    east = casualties("Kostiantynivka", injured=[10, 10])
    south = casualties("Kostiantynivka, Mykolaiv", injured=[1, 1], doc="b")
    assert not together(made([east, south]), east, south)


def test_five_papers_that_carry_one_office_are_one_origin() -> None:
    names = ["Ukrainian Air Force", "Ukraine's air force", "the Air Force", "Повітряні сили", "Ukrainian Air Force"]
    lines = [
        strike(when=NIGHT, weapon="drone", launched=[166, 166], doc=f"paper-{n}", source=name)
        for n, name in enumerate(names)
    ]
    fact = with_claim(made(lines), lines[0])
    assert (fact.origins, fact.documents, fact.standing) == (1, 5, "single")
    assert "one origin" in rules(fact)


def test_a_sentence_printed_by_two_papers_is_one_voice() -> None:
    quote = "Two men were killed when a shell hit the bus station of the town early in the morning."
    one = casualties("Kharkiv", killed=[2, 2], doc="first", quote=quote, published="2025-02-27T08:00")
    two = casualties("Kharkiv", killed=[2, 2], doc="second", quote=quote, published="2025-02-27T09:00")
    assert with_claim(made([one, two]), one).origins == 1


def test_a_paper_that_names_its_source_adds_no_second_origin() -> None:
    lead = casualties("Kharkiv", killed=[2, 2])
    detail = casualties("Kharkiv", killed=[2, 2], source="Ihor Terekhov")
    assert with_claim(made([lead, detail]), lead).origins == 1


def test_the_night_before_is_another_night_though_both_share_a_day() -> None:
    tonight = strike(when=NIGHT, weapon="drone", launched=[166, 166], source="Ukrainian Air Force")
    before = strike(when="2025-02-25/2025-02-26", weapon="drone", launched=[177, 177], source="Ukrainian Air Force")
    found = made([tonight, before])
    assert not together(found, tonight, before)
    assert in_day(with_claim(found, tonight), date(2025, 2, 27))
    assert not in_day(with_claim(found, before), date(2025, 2, 27))
    assert not late_for(with_claim(found, before), date(2025, 2, 27))


def test_a_night_meets_the_morning_it_ends_on() -> None:
    night = strike("Kharkiv", when=NIGHT, weapon="drone")
    morning = strike("Kharkiv", when=DAY, weapon="drone", doc="b")
    evening_before = strike("Kharkiv", when="2025-02-26", weapon="drone", doc="c")
    found = made([night, morning, evening_before])
    assert together(found, night, morning)
    assert not together(found, night, evening_before)


def test_a_denial_stands_against_a_claim_and_never_supports_it() -> None:
    said_so = ground("Toretsk", actor="UA", action="regained", source="DeepState")
    denial = ground("Toretsk", actor="UA", action="regained", doc="b", source="Russian MoD", stance="denies")
    fact = with_claim(made([said_so, denial]), said_so)
    assert fact.standing == "denied"
    assert fact.against == (denial["id"],)
    assert denial["id"] not in fact.support


def test_a_denial_that_two_origins_answer_leaves_the_matter_disputed() -> None:
    one = ground("Toretsk", actor="UA", action="regained", source="DeepState")
    two = ground("Toretsk", actor="UA", action="regained", doc="b", source="Ukrainian General Staff")
    denial = ground("Toretsk", actor="UA", action="regained", doc="c", source="Russian MoD", stance="denies")
    assert with_claim(made([one, two, denial]), one).standing == "disputed"


def test_a_denial_of_what_nobody_tells_is_a_denied_fact() -> None:
    denial = ground("Toretsk", actor="UA", action="regained", source="Russian MoD", stance="denies")
    fact = with_claim(made([denial]), denial)
    assert (fact.standing, fact.stance, fact.against) == ("denied", "denies", (denial["id"],))


def test_a_report_of_the_next_day_never_leaks_in() -> None:
    today = casualties("Kharkiv", killed=[1, 1])
    tomorrow = casualties("Kharkiv", killed=[3, 3], doc="b", published="2025-02-28")
    found = made([today, tomorrow], date(2025, 2, 27))
    assert [fact.support for fact in found] == [(today["id"],)]


def test_what_is_planned_is_not_done_and_is_overtaken_when_it_is() -> None:
    deal = {"parties": ["US", "UA"], "stage": "signed", "subject": "minerals", "when": "2025-02-28"}
    plan = claim("agreement", **deal, stance="plans")
    alone = with_claim(made([plan]), plan)
    assert (alone.stance, alone.standing) == ("plans", "single")
    done = claim("agreement", **deal, doc="b", published="2025-02-28")
    found = made([plan, done])
    assert not together(found, plan, done)
    assert with_claim(found, plan).standing == "superseded"
    assert with_claim(found, done).standing == "single"
    assert "planned, then done" in rules(with_claim(found, plan))


def test_talks_about_a_deal_are_not_the_signing_that_was_planned() -> None:
    deal = {"parties": ["US", "UA"], "subject": "minerals", "when": "2025-02-28"}
    plan = claim("agreement", **deal, stage="signed", stance="plans")
    talks = claim("agreement", **deal, stage="negotiated", doc="b", published="2025-02-28")
    assert with_claim(made([plan, talks]), plan).standing == "single"


def test_both_sides_drones_are_two_waves() -> None:
    russian = strike(when=NIGHT, weapon="drone", intercepted=[90, 90], source="Ukrainian Air Force")
    ukrainian = strike(when=NIGHT, weapon="drone", attacker="UA", intercepted=[19, 19], source="Russian MoD")
    assert not together(made([russian, ukrainian]), russian, ukrainian)


def test_a_wave_over_the_country_is_not_the_strike_on_one_town() -> None:
    wave = strike(when=NIGHT, weapon="drone", launched=[166, 166])
    town = strike("Kharkiv", when=NIGHT, weapon="drone", doc="b")
    found = made([wave, town])
    assert not together(found, wave, town)
    assert with_claim(found, town).part_of == with_claim(found, wave).event


def test_a_named_sort_of_drone_is_part_of_the_drones() -> None:
    drones = strike(when=NIGHT, weapon="drone", weapon_name="drones", launched=[166, 166])
    shaheds = strike(when=NIGHT, weapon="drone", weapon_name="Shahed drones", launched=[100, 100])
    found = made([drones, shaheds])
    assert with_claim(found, shaheds).part_of == with_claim(found, drones).event


def test_children_among_the_dead_are_part_of_them_and_not_a_rival_count() -> None:
    dead = casualties("Kharkiv", killed=[5, None])
    child = casualties("Kharkiv", killed=[1, 1], who="civilian")
    found = made([dead, child])
    assert with_claim(found, child).part_of == with_claim(found, dead).event


def test_one_paper_that_counts_two_attacks_on_a_town_tells_of_two() -> None:
    morning = casualties("Kharkiv", killed=[3, 3])
    evening = casualties("Kharkiv", killed=[1, 1])
    found = made([morning, evening])
    assert not together(found, morning, evening)
    assert len({fact.event for fact in found}) == 2


def test_a_telling_that_leaves_the_weapon_open_takes_in_two_that_differ() -> None:
    open_one = strike("Kharkiv")
    drone = strike("Kharkiv", weapon="drone", doc="b")
    missile = strike("Kharkiv", weapon="missile", doc="c")
    assert together(made([open_one, drone]), open_one, drone)
    found = made([open_one, drone, missile])
    whole = with_claim(found, open_one).event
    assert {with_claim(found, drone).part_of, with_claim(found, missile).part_of} == {whole}


def test_both_sides_telling_it_is_the_strongest_kind_of_agreement() -> None:
    ours = strike("Kharkiv", weapon="missile", source="Ukrainian General Staff")
    theirs = strike("Kharkiv", weapon="missile", doc="b", source="Russian Defense Ministry")
    assert with_claim(made([ours, theirs]), ours).standing == "confirmed"


def test_the_sides_own_tallies_are_never_merged() -> None:
    defender = strike("Kharkiv", weapon="missile", launched=[10, 10], source="Ukrainian Air Force")
    attacker = strike("Kharkiv", weapon="missile", launched=[4, 4], doc="b", source="Russian Defense Ministry")
    fact = with_claim(made([defender, attacker]), defender)
    assert figure(fact, "launched") == [10, 10]
    assert {reading.figures["launched"].low for reading in fact.readings} == {4, 10}
    assert fact.standing == "disputed"
    assert "by side" in rules(fact)


def test_a_town_claimed_by_both_is_contested_on_both_sides() -> None:
    taken = ground("Toretsk", actor="RU", action="seized", source="Russian Defense Ministry")
    held = ground("Toretsk", actor="UA", action="holds", doc="b", source="Ukrainian General Staff")
    found = made([taken, held])
    assert [with_claim(found, line).standing for line in (taken, held)] == ["disputed", "disputed"]
    assert with_claim(found, taken).against == (held["id"],)


def test_the_end_of_a_truce_is_not_its_beginning() -> None:
    truce = {"parties": ["RU", "UA"], "subject": "halt to strikes on energy infrastructure"}
    agreed = claim("agreement", **truce, stage="agreed", when="2025-02-25")
    ended = claim("agreement", **truce, stage="ended", when="2025-02-27", doc="b")
    assert not together(made([agreed, ended]), agreed, ended)


def test_a_deal_that_advances_is_told_at_its_latest_stage() -> None:
    deal = {"parties": ["US", "UA"], "subject": "the minerals deal"}
    agreed = claim("agreement", **deal, stage="agreed", when="2025-02-25", published="2025-02-25")
    signed = claim("agreement", **deal, stage="signed", when="2025-02-27", doc="b")
    fact = with_claim(made([agreed, signed]), agreed)
    assert fact.slots["stage"] == "signed"


def test_one_tally_told_with_its_regions_and_without_is_one_fact_and_its_regions_are_parts() -> None:
    regions = ("Bryansk Oblast", "Kursk Oblast", "Crimea", "Black Sea")
    wave = {"attacker": "UA", "weapon": "drone", "when": NIGHT}
    office = strike(*regions, intercepted=[19, 19], source="Russian MoD", **wave)
    relay = strike(*regions, intercepted=[19, 19], source="Russia's Defence Ministry", doc="b", **wave)
    short = strike(intercepted=[19, 19], source="Минобороны России", doc="c", **wave)
    counts = zip(regions, (7, 5, 4, 3), strict=True)
    parts = [strike(place, intercepted=[n, n], source="Russian MoD", **wave) for place, n in counts]
    found = made([office, relay, short, *parts])
    fact = with_claim(found, office)
    assert together(found, office, relay, short)
    assert (fact.origins, fact.documents) == (1, 3)
    assert {with_claim(found, part).part_of for part in parts} == {fact.event}
    assert "adds up" in rules(fact)


def test_a_tally_of_another_size_is_not_the_one_told_with_regions() -> None:
    wave = {"attacker": "UA", "weapon": "drone", "when": NIGHT}
    some = strike("Bryansk Oblast", "Kursk Oblast", intercepted=[12, 12], **wave)
    all_of_them = strike(intercepted=[19, 19], doc="b", **wave)
    found = made([some, all_of_them])
    assert with_claim(found, some).part_of == with_claim(found, all_of_them).event


def test_people_of_a_town_are_part_of_the_civilians_of_the_country() -> None:
    town = casualties("Kostiantynivka", killed=[6, 6])
    country = casualties("Ukraine", killed=[8, None], who="civilian", doc="b")
    too_many = casualties("Kharkiv", killed=[9, 9], doc="c")
    few = casualties("Ukraine", killed=[8, 8], who="civilian", doc="d")
    found = made([town, country])
    assert with_claim(found, town).part_of == with_claim(found, country).event
    assert with_claim(made([too_many, few]), too_many).part_of is None


def test_a_toll_without_a_place_is_not_the_countrys() -> None:
    unplaced = casualties(killed=[4, 4], source="the oblast administration")
    country = casualties("Ukraine", killed=[8, None], source="regional authorities", doc="b")
    found = made([unplaced, country])
    assert not together(found, unplaced, country)
    assert with_claim(found, unplaced).part_of is None
    assert figure(with_claim(found, country), "killed") == [8, None]


def test_a_post_without_an_hour_is_as_late_as_the_first_report_of_its_count() -> None:
    office = {"source": "Donetsk Oblast administration"}
    noon = casualties("Kostiantynivka", killed=[5, 5], injured=[8, 8], published="2025-02-27T12:25", **office)
    post = casualties("Kostiantynivka", killed=[6, 6], injured=[10, 10], doc="b", **office)
    evening = casualties("Kostiantynivka", injured=[10, 10], doc="c", published="2025-02-27T20:10", **office)
    assert figure(with_claim(made([noon, post, evening]), post), "killed") == [6, 6]


def test_rival_counts_of_a_wave_need_one_night() -> None:
    tonight = strike(when=NIGHT, weapon="missile", intercepted=[24, 24], source="Ukrainian Air Force")
    undated = strike(when=None, weapon="missile", intercepted=[38, 38], doc="b", source="Yurii Ihnat")
    found = made([tonight, undated])
    assert not together(found, tonight, undated)
    assert with_claim(found, tonight).standing == "single"


def test_two_people_who_plan_to_meet_are_not_the_talks_of_their_states() -> None:
    plan = claim("meeting", participants=["Donald Trump", "Vladimir Putin"], stance="plans", when=None)
    talks = claim("meeting", "Istanbul", participants=["US", "RU"], doc="b")
    found = made([plan, talks])
    unnamed = claim("meeting", "Istanbul", participants=["Bosphorus Wire"], doc="c", publisher="Bosphorus Wire")
    assert not together(found, plan, talks)
    assert with_claim(found, plan).standing == "single"
    assert with_claim(made([plan, unnamed]), plan).standing == "single"


def test_an_outlet_in_a_list_of_participants_took_no_part() -> None:
    talks = claim("meeting", "Istanbul", participants=["US", "RU"], publisher="Bosphorus Wire")
    credited = claim("meeting", "Istanbul", participants=["Bosphorus Wire"], doc="b", publisher="Northern Courier")
    found = made([talks, credited])
    assert together(found, talks, credited)
    dateline = claim("meeting", "Istanbul", participants=["Bosphorus Wire", "US"], publisher="Bosphorus Wire")
    assert with_claim(made([dateline]), dateline).slots["participants"] == ("US",)


def test_a_direction_and_the_places_fought_for_in_it_are_told_once() -> None:
    act = {"actor": "RU", "action": "attacked"}
    summary = ground("Pokrovsk", quote="Troops went on attacking in the Pokrovsk direction.", **act)
    detail = ground("Toretsk", quote="They attacked north-east of Pokrovsk near Toretsk.", **act)
    found = made([summary, detail])
    fact = with_claim(found, summary)
    assert together(found, summary, detail)
    assert [place.mention.name for place in fact.where] == ["Toretsk"]


@pytest.mark.parametrize("doc", ["a", "b"])
def test_one_of_many_places_is_a_part_of_the_list_whoever_tells_it(doc: str) -> None:
    act = {"actor": "RU", "action": "attacked"}
    one, list_ = ground("Pokrovsk", **act), ground("Pokrovsk", "Toretsk", doc=doc, **act)
    found = made([one, list_])
    assert not together(found, one, list_)
    assert with_claim(found, one).part_of == with_claim(found, list_).event


def test_two_places_of_a_list_told_apart_are_never_chained_into_one_event() -> None:
    act = {"actor": "RU", "action": "advanced"}
    one, other = ground("Pokrovsk", **act), ground("Kharkiv", **act)
    list_ = ground("Pokrovsk", "Toretsk", "Kharkiv", **act)
    found = made([one, other, list_])
    assert len({with_claim(found, line).event for line in (one, other, list_)}) == 3


def test_evidence_for_one_place_is_not_spread_over_a_list() -> None:
    act = {"actor": "UA", "action": "advanced"}
    shown = ground("Toretsk", stance="confirms", **act)
    listed = ground("Toretsk", "Pokrovsk", **act)
    found = made([shown, listed])
    assert not together(found, shown, listed)
    assert with_claim(found, listed).stance == "asserts"


def test_a_town_two_sides_tell_of_is_disputed_and_denied_by_nobody() -> None:
    taken = ground("Toretsk", actor="RU", action="seized", source="Russian Defense Ministry")
    repelled = ground("Toretsk", "Pokrovsk", actor="UA", action="repelled", doc="b", source="Ukrainian General Staff")
    found = made([taken, repelled])
    assert {with_claim(found, line).standing for line in (taken, repelled)} == {"disputed"}
    assert "denial" not in rules(with_claim(found, repelled))
    assert with_claim(found, repelled).against == (taken["id"],)


def test_a_paper_that_gives_an_offices_tally_as_its_own_has_no_count_of_its_own() -> None:
    wave = {"when": NIGHT, "weapon": "drone", "launched": [166, 166]}
    office = strike(source="Ukrainian Air Force", **wave)
    paper = strike(doc="b", publisher="Northern Courier", **wave)
    fact = with_claim(made([office, paper]), office)
    assert (fact.origins, fact.documents, fact.standing) == (1, 2, "single")


def test_one_ministrys_claim_told_with_more_places_by_another_paper_holds_the_shorter() -> None:
    act = {"actor": "RU", "action": "seized"}
    short = ground("Toretsk", source="Russian MoD", **act)
    full = ground("Toretsk", "Pokrovsk", source="Russia's Defence Ministry", doc="b", **act)
    found = made([short, full])
    assert with_claim(found, short).part_of == with_claim(found, full).event


def test_one_of_the_wounded_in_an_officials_words_is_no_rival_of_the_papers_own_count() -> None:
    paper = casualties("Kyiv", killed=[1, None], injured=[6, 6])
    official = casualties("Kyiv", injured=[1, 1], source="officials")
    found = made([paper, official])
    assert not together(found, paper, official)
    assert with_claim(found, paper).standing == "single"


def test_two_acts_told_in_one_sentence_are_not_a_summary_and_its_detail() -> None:
    quote = "Its troops repelled one raid around Pokrovsk and another around Toretsk."
    act = {"actor": "UA", "action": "repelled", "quote": quote}
    one, other = ground("Pokrovsk", **act), ground("Toretsk", **act)
    assert not together(made([one, other]), one, other)


def test_a_force_sent_to_two_places_is_sent_twice() -> None:
    near = claim("deployment", "Kyiv", force="RU", quote="Some of its units are in Kyiv.")
    far = claim("deployment", "Kharkiv", force="RU", quote="Others wait in Kharkiv, well east of Kyiv.")
    assert not together(made([near, far]), near, far)


def test_a_town_held_is_not_the_direction_in_which_another_is_held() -> None:
    town = ground("Pokrovsk", actor="UA", action="holds", quote="Its garrison holds Pokrovsk.")
    other = ground("Toretsk", actor="UA", action="holds", quote="They hold Toretsk, north-east of Pokrovsk.")
    assert not together(made([town, other]), town, other)


def test_a_plan_that_a_later_report_says_did_not_happen_is_closed() -> None:
    talks = {"participants": ["Keir Starmer", "Donald Trump"], "when": "2025-02-26"}
    plan = claim("meeting", "Kyiv", stance="plans", published="2025-02-25", **talks)
    report = claim("meeting", "Kyiv", stance="denies", doc="b", source="Downing Street", **talks)
    fact = with_claim(made([plan, report]), plan)
    assert fact.standing == "superseded"
    assert "planned, not done" in rules(fact)
    assert fact.against == (report["id"],)


def test_a_plan_denied_before_its_day_is_denied_and_still_open() -> None:
    talks = {"participants": ["Keir Starmer", "Donald Trump"], "when": "2025-02-28"}
    plan = claim("meeting", "Kyiv", stance="plans", published="2025-02-25", **talks)
    report = claim("meeting", "Kyiv", stance="denies", doc="b", source="Downing Street", **talks)
    fact = with_claim(made([plan, report]), plan)
    assert fact.standing == "denied"
    assert "planned, not done" not in rules(fact)


def test_what_got_through_is_in_the_sum_of_a_wave_and_the_places_it_struck_are_not() -> None:
    wave = {"weapon": "missile", "launched": [39, 39], "intercepted": [24, 24]}
    through = strike(id="through", doc="x", **wave, landed=[13, 13], hit=[13, 13])
    (fact,) = made([through])
    assert "39 launched = 24 shot down + 13 got through + 2 unaccounted for" in said(fact)
    places = strike(id="places", doc="y", **wave, hit=[19, 19])
    (fact,) = made([places])
    assert "39 launched = 24 shot down + 15 unaccounted for" in said(fact)
    (fact,) = made([through, places])
    assert figure(fact, "hit") == [19, 19]
    assert figure(fact, "landed") == [13, 13]


def test_a_town_taken_and_taken_back_in_one_sentence_is_not_disputed() -> None:
    words = "Marines took the airfield of Pokrovsk, and the garrison has since won it back."
    taken = ground("Pokrovsk", actor="RU", action="seized", quote=words)
    back = ground("Pokrovsk", actor="UA", action="regained", quote=words)
    assert all(not fact.against for fact in made([taken, back]))
    other = ground("Pokrovsk", actor="UA", action="holds", doc="b", source="Ukrainian General Staff")
    assert with_claim(made([taken, other]), taken).against


def test_a_town_held_in_the_morning_and_lost_by_the_evening_is_not_disputed() -> None:
    held = ground("Pokrovsk", actor="UA", action="holds", quote="The garrison held Pokrovsk at 9:30 am.", source="Kyiv")
    lost = ground("Pokrovsk", actor="RU", action="seized", quote="Pokrovsk had fallen as of 7:15 pm.", source="Moscow")
    assert all(not fact.against for fact in made([held, lost]))
    assert with_claim(made([held, {**lost, "quote": "Pokrovsk has fallen."}]), held).against


def test_a_town_that_one_side_took_and_the_other_says_it_left_is_confirmed() -> None:
    took = ground("Toretsk", actor="RU", action="seized", source="Russian Defense Ministry")
    left = ground("Toretsk", actor="UA", action="withdrew", source="General Staff of Ukraine", doc="b")
    assert [with_claim(made([took, left]), line).standing for line in (took, left)] == ["confirmed", "confirmed"]
    assert with_claim(made([took]), took).standing == "single"


def test_that_the_enemy_left_is_admitted_by_nobody_but_the_enemy() -> None:
    back = ground("Toretsk", actor="UA", action="regained", source="General Staff of Ukraine")
    left = ground("Toretsk", actor="RU", action="withdrew", source="General Staff of Ukraine", doc="b")
    assert {with_claim(made([back, left]), line).standing for line in (back, left)} == {"single"}


def test_talks_that_did_not_take_place_close_their_plan_on_its_day() -> None:
    talks = {"participants": ["UA", "RU"], "when": "2025-02-28"}
    plan = claim("meeting", "Geneva", **talks, stance="plans")
    told = claim("meeting", "Geneva", **talks, stance="denies", dropped_as="not_held", doc="b", published="2025-02-28")
    closed = with_claim(made([plan, told]), plan)
    assert closed.standing == "superseded"
    assert "planned, not done" in rules(closed)


def test_two_villages_are_two_though_a_bus_was_hit_in_either() -> None:
    one = strike("Pokrovske", weapon="drone", quote="A drone hit a bus in Pokrovske.")
    other = strike("Oleksandrivka", weapon="drone", quote="A drone hit a bus in Oleksandrivka.", doc="b")
    for line, at in ((one, (47.9813, 36.2345)), (other, (47.9668, 36.2363))):
        line["places"] = [{**line["places"][0], "lat": at[0], "lon": at[1]}]
    assert not together(made([one, other]), one, other)
