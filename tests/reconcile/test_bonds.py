"""One event told in unlike places, on unlike days or with unlike words, held together by what the tellings share."""

from itertools import permutations
from typing import Any

from daybrief.model.outcome import Fact
from tests.reconcile.telling import DAY, casualties, claim, made, strike

BEFORE, NEXT = "2025-02-26", "2025-02-28"


def damage(*places: str, **fields: Any) -> dict[str, Any]:
    return claim("damage", *places, **{"object": "depot", "count": [1, 1], **fields})


def together(*lines: dict[str, Any]) -> list[set[str]]:
    """The claims of each fact, whatever order they come in."""
    found = [sorted(sorted(fact.support) for fact in made(order)) for order in permutations(lines)]
    assert all(one == found[0] for one in found)
    return [set(one) for one in found[0]]


def said(facts: tuple[Fact, ...], rule: str) -> list[str]:
    return [step.said for fact in facts for step in fact.steps if step.rule == rule]


def test_a_depot_in_a_region_is_the_depot_in_its_town_where_no_other_is_told_of() -> None:
    wide = damage("Donetsk Oblast", id="wide", doc="x", quote="An ammunition depot blew up in the region.")
    near = damage("Pokrovsk", id="near", doc="y", quote="У Покровську вибухнув склад боєприпасів.")
    assert together(wide, near) == [{"wide", "near"}]
    assert said(made([wide, near]), "one event, told unlike")[0].endswith("what it befell (depot)")


def test_a_region_where_two_depots_are_told_of_is_neither_of_them() -> None:
    wide = damage("Donetsk Oblast", id="wide", doc="x", quote="An ammunition depot blew up in the region.")
    one = damage("Pokrovsk", id="one", doc="y", quote="An ammunition depot blew up in Pokrovsk.")
    two = damage("Toretsk", id="two", doc="z", quote="An ammunition depot blew up in Toretsk.")
    assert together(wide, one, two) == [{"one"}, {"two"}, {"wide"}]


def test_a_school_and_a_depot_are_two_events() -> None:
    wide = damage("Donetsk Oblast", object="site", id="wide", doc="x", quote="A school burned in the region.")
    near = damage("Pokrovsk", object="site", id="near", doc="y", quote="An ammunition depot burned in Pokrovsk.")
    assert together(wide, near) == [{"near"}, {"wide"}]


def test_what_one_document_tells_of_a_region_and_of_a_town_in_it_stays_a_whole_and_its_part() -> None:
    wide = strike("Donetsk Oblast", id="wide", quote="Strikes hit airfields across the region.")
    near = strike("Pokrovsk", id="near", quote="A strike hit an airfield at Pokrovsk.")
    assert together(wide, near) == [{"near"}, {"wide"}]


def test_the_toll_of_a_region_that_is_as_large_as_its_towns_is_the_towns() -> None:
    wide = casualties("Donetsk Oblast", killed=[12, 12], id="wide", doc="x")
    near = casualties("Pokrovsk", killed=[12, 12], id="near", doc="y")
    assert together(wide, near) == [{"near", "wide"}]
    fewer = casualties("Pokrovsk", killed=[9, 9], id="near", doc="y")
    assert together(wide, fewer) == [{"near"}, {"wide"}]


def test_a_report_that_leaves_yesterday_unsaid_tells_yesterdays_event() -> None:
    told = {"quote": "Missiles hit a railway station.", "weapon": "missile"}
    event = strike("Pokrovsk", id="event", doc="x", publisher="One Paper", published=BEFORE, when=BEFORE, **told)
    late = strike("Pokrovsk", id="late", doc="y", publisher="Other Paper", published=DAY, when=DAY, **told)
    assert together(event, late) == [{"event", "late"}]


def test_who_reports_every_day_tells_a_new_days_event_in_yesterdays_words() -> None:
    told = {"quote": "Shells hit houses again.", "weapon": "artillery", "publisher": "Daily Assessment"}
    event = strike("Pokrovsk", id="event", doc="x", published=BEFORE, when=BEFORE, **told)
    late = strike(
        "Pokrovsk", id="late", doc="y", published=DAY, when=DAY, **{**told, "quote": "Shells hit houses too."}
    )
    assert together(event, late) == [{"event"}, {"late"}]


def test_what_came_in_the_evening_is_told_by_its_day_and_by_its_night() -> None:
    evening = strike("Pokrovsk", id="evening", doc="x", when=BEFORE, quote="A refinery was hit in the evening.")
    night = strike("Pokrovsk", id="night", doc="y", when=f"{BEFORE}/{DAY}", quote="Вночі влучили у НПЗ.")
    assert together(evening, night) == [{"evening", "night"}]
    other = strike("Pokrovsk", id="other", doc="y", when=f"{BEFORE}/{DAY}", quote="A school was hit at night.")
    assert together(evening, other) == [{"evening"}, {"other"}]


def test_rockets_are_artillery_for_one_writer_and_missiles_for_another() -> None:
    one = strike("Pokrovsk", weapon="artillery", id="one", doc="x", quote="Rockets hit a bridge.")
    two = strike("Pokrovsk", weapon="missile", id="two", doc="y", quote="По мосту вдарили ракетами.")
    assert together(one, two) == [{"one", "two"}]
    drone = strike("Pokrovsk", weapon="drone", id="two", doc="y", quote="По мосту вдарили дронами.")
    assert together(one, drone) == [{"one"}, {"two"}]


def test_more_than_seventy_is_no_rival_of_seventy() -> None:
    one = casualties("Pokrovsk", killed=[71, None], id="one", doc="x")
    two = casualties("Pokrovsk", killed=[70, 70], id="two", doc="y")
    (fact,) = made([one, two])
    assert fact.standing == "agreed"


def test_two_translations_of_one_sentence_are_one_statement() -> None:
    words = "More and more countries talk about sanctions on gas, so that revenues that pay for the war dry up"
    again = "that ever more countries talk of sanctions so that the revenues paying for the war from gas should dry"
    one = claim("statement", id="one", doc="x", speaker="Andrzej Duda", said=words)
    two = claim("statement", id="two", doc="y", speaker="Andrzej Duda", said=again)
    assert together(one, two) == [{"one", "two"}]


def test_a_sentence_that_a_second_outlet_prints_later_is_the_first_ones() -> None:
    sentence = "Ukrainian forces repelled a Russian attack near the town of Toretsk after two days of heavy fighting."
    told = {"actor": "UA", "action": "repelled", "quote": sentence, "source": "the mayor"}
    first = claim("ground", "Toretsk", id="first", doc="x", publisher="One Paper", published=BEFORE, **told)
    first["when"] = BEFORE
    again = claim("ground", "Toretsk", id="again", doc="y", publisher="Other Paper", **told)
    assert together(first, again) == [{"first", "again"}]
    series = {**again, "publisher": "One Paper"}
    assert together(first, series) == [{"again"}, {"first"}]


def test_one_depot_in_a_heading_and_in_the_text_below_is_one_depot() -> None:
    head = damage("Donetsk Oblast", id="head", quote="An ammunition depot was destroyed in Donetsk Oblast.")
    text = damage("Pokrovsk", id="text", quote="Near Pokrovsk an ammunition depot went up in the morning.")
    assert together(head, text) == [{"head", "text"}]
    several = damage("Donetsk Oblast", id="head", count=[3, 3], quote="Three ammunition depots were destroyed.")
    assert together(several, text) == [{"head"}, {"text"}]


def test_a_toll_of_two_counts_is_one_toll_though_stated_a_day_apart() -> None:
    first = casualties("Pokrovsk", killed=[1, 1], injured=[7, 7], id="first", doc="x", when=BEFORE, published=BEFORE)
    later = casualties("Pokrovsk", killed=[1, 1], injured=[7, 7], id="later", doc="y", when=DAY, basis="stated")
    assert together(first, later) == [{"first", "later"}]
    small = {"killed": [1, 1], "injured": [2, 2]}
    assert together({**first, **small}, {**later, **small}) == [{"first"}, {"later"}]
    bare = casualties("Pokrovsk", injured=[7, 7], id="later", doc="y", when=DAY, basis="stated")
    assert together(first, bare) == [{"first"}, {"later"}]


def test_a_telling_without_a_place_is_where_its_passage_names_the_only_place() -> None:
    near = damage("Pokrovsk", id="near", doc="x", quote="An ammunition depot burned at Pokrovsk.")
    bare = damage(id="bare", doc="y", quote="Smoke rose over an ammunition depot of the Pokrovsk garrison.")
    assert together(near, bare) == [{"bare", "near"}]
    far = {**bare, "quote": "Smoke rose over an ammunition depot of the Toretsk garrison."}
    assert together(near, far) == [{"bare"}, {"near"}]
    both = {**bare, "quote": "Smoke rose over an ammunition depot between Pokrovsk and Toretsk."}
    assert together(near, both) == [{"bare"}, {"near"}]


def test_two_bridges_near_each_other_on_two_days_are_two() -> None:
    one = damage("Toretsk", object="bridge", id="one", doc="x", when=BEFORE, quote="A bridge and a pontoon were hit.")
    two = damage(
        "Kostiantynivka", object="bridge", id="two", doc="y", quote="The bridge was hit, a pontoon is being built."
    )
    assert together(one, two) == [{"one"}, {"two"}]


def test_a_thing_is_what_it_is_and_whose_it_is() -> None:
    ours = damage("Pokrovsk", object="Ukrainian ammunition depot", id="ours", doc="x")
    theirs = damage("Pokrovsk", object="Russian ammunition depot", id="theirs", doc="y")
    lorries = damage("Pokrovsk", object="Russian lorries", id="lorries", doc="z")
    depot = damage("Pokrovsk", object="ammunition depot", id="depot", doc="v")
    assert together(ours, theirs) == [{"ours"}, {"theirs"}]
    assert together(theirs, lorries) == [{"lorries"}, {"theirs"}]
    assert together(theirs, depot) == [{"depot", "theirs"}]


def test_one_paper_tells_of_a_refinery_on_two_days_and_of_homes_on_two() -> None:
    burns = damage(
        "Pokrovsk", object="oil refinery", id="burns", doc="x", quote="A refinery burns in Pokrovsk.", publisher="One"
    )
    again = damage(
        "Pokrovsk", object="oil refinery", id="again", doc="y", quote="The refinery is out of use.", publisher="One"
    )
    again |= {"published": NEXT, "when": NEXT}
    assert together(burns, again) == [{"again", "burns"}]
    lit, hit = ({**line, "object": "houses"} for line in (burns, again))
    lit["quote"], hit["quote"] = "Houses burn in Pokrovsk.", "Shells damaged houses there."
    assert together(lit, hit) == [{"again"}, {"burns"}]


def test_a_document_goes_on_about_the_hospital_it_has_placed() -> None:
    placed = claim("strike", "Pokrovsk", attacker="RU", id="placed", quote="Bombs hit a hospital in Pokrovsk.")
    goes_on = claim("strike", attacker="RU", weapon="bomb", id="on", quote="Seven planes had flown at the hospital.")
    three = claim("strike", attacker="RU", hit=[3, 3], id="three", quote="In all three hospitals were hit that day.")
    assert together(placed, goes_on) == [{"on", "placed"}]
    assert together(placed, three) == [{"placed"}, {"three"}]


def test_a_voice_that_counts_seventy_again_the_next_day_tells_the_same_again() -> None:
    told = {"side": "RU", "who": "military", "source": "Vadym Filashkin", "quote": "A fuel depot blew up, 70 died."}
    first = casualties("Donetsk Oblast", id="first", doc="x", published=BEFORE, when=BEFORE, killed=[70, 70], **told)
    again = casualties("Donetsk Oblast", id="again", doc="y", killed=[70, 70], **told)
    assert together(first, again) == [{"again", "first"}]
    fewer = {**told, "quote": "A fuel depot blew up, 40 died."}
    more = casualties("Donetsk Oblast", id="again", doc="y", killed=[40, 40], **fewer)
    assert together(first, more) == [{"again"}, {"first"}]


def test_what_befell_one_bridge_with_one_count_is_one_event_told_a_day_later() -> None:
    bridge = {"name": "Kerch Strait Bridge", "lat": 45.29, "lon": 36.51}
    first = casualties(id="first", doc="x", published=BEFORE, when=BEFORE, killed=[3, 3], quote="Three died there.")
    later = casualties(id="later", doc="y", killed=[3, 3], quote="The blast on the bridge killed three.")
    other = casualties(id="later", doc="y", killed=[2, 2], quote="A blast on the bridge killed two.")
    for line in (first, later, other):
        line["places"] = [bridge]
    assert together(first, later) == [{"first", "later"}]
    assert together(first, other) == [{"first"}, {"later"}]


def test_a_measure_of_this_week_is_the_one_that_was_told_with_its_day() -> None:
    ban = {"issuer": "UA", "action": "bans", "target": "consular services"}
    dated = claim("measure", id="dated", doc="x", when=BEFORE, published=BEFORE, quote="It bans them.", **ban)
    week = claim("measure", id="week", doc="y", when="2025-02-24/2025-02-28", quote="It banned them this week.", **ban)
    assert together(dated, week) == [{"dated", "week"}]


def test_billions_of_dollars_may_be_any_amount_and_a_number_only_its_own() -> None:
    aid = {"issuer": "US", "action": "gives", "target": "UA"}
    vague = claim("measure", id="vague", doc="x", amount="billions of dollars", quote="The House voted it.", **aid)
    known = claim("measure", id="known", doc="y", amount="61bn package", quote="A vote on 61bn came.", **aid)
    other = claim("measure", id="other", doc="z", amount="3bn loan", quote="A loan of 3bn was given.", **aid)
    assert together(vague, known) == [{"known", "vague"}]
    assert together(other, known) == [{"known"}, {"other"}]
