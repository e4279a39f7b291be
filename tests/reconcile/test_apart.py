"""What sets tellings apart though every slot fits, and what does not."""

import pytest

from daybrief.reconcile.times import overlap, stated_hours
from tests.reconcile.telling import DAY, casualties, claim, ground, made, strike, together, with_claim

POST = "С {} дежурными средствами ПВО уничтожены украинские беспилотные летательные аппараты."


def wave(hours: str, count: int, **fields: object) -> dict[str, object]:
    told = {"weapon": "drone", "intercepted": [count, count], "publisher": "Минобороны России", **fields}
    return strike("Bryansk Oblast", quote=POST.format(hours), attacker="UA", **told)


def test_two_waves_of_one_day_each_with_its_own_hours_are_two() -> None:
    one, two = wave("21.05 до 21.30", 3, doc="a"), wave("21.30 до 22.30", 21, doc="b")
    assert not together(made([one, two]), one, two)


def test_a_later_count_of_the_same_hours_is_an_update() -> None:
    one = wave("21.05 до 21.30", 3, doc="a", published="2025-02-27T21:40")
    two = wave("21.05 до 21.30", 4, doc="b", published="2025-02-27T22:40")
    found = made([one, two])
    assert together(found, one, two)
    assert with_claim(found, one).figures["intercepted"].exchange() == [4, 4]


@pytest.mark.parametrize(
    ("quote", "hours"),
    [
        ("From 18:30 on 26 February to 08.30 air defences worked.", (18 * 60 + 30 - 24 * 60, 8 * 60 + 30)),
        ("Between 9.15 and 10.00 two drones fell.", (9 * 60 + 15, 600)),
        ("At 14:05 the siren went.", (14 * 60 + 5, 14 * 60 + 5)),
        ("As of 08:30, ninety were shot down.", None),
        ("Станом на 8.30 збито 90.", None),
        ("Losses of 10.15% and 3.450 men.", None),
        ("Nobody looked at the clock.", None),
    ],
)
def test_the_hours_of_a_sentence_are_those_it_states(quote: str, hours: tuple[int, int] | None) -> None:
    assert stated_hours(quote) == hours


def test_hours_that_only_touch_do_not_overlap_and_a_moment_may_stand_on_an_edge() -> None:
    assert not overlap((600, 660), (660, 700))
    assert overlap((600, 661), (660, 700))
    assert overlap((660, 660), (660, 700))


def test_two_bounds_of_one_voice_in_one_paper_are_two_counts() -> None:
    item = {"side": "UA", "item": "personnel"}
    one = claim("losses", count=[None, 160], quote="Up to 160 men were lost in one sector.", **item)
    two = claim("losses", count=[None, 125], quote="In another up to 125 men were lost.", **item)
    assert not together(made([one, two]), one, two)


def test_losses_nobody_counts_are_not_the_ones_somebody_counts() -> None:
    counted = claim("losses", side="RU", item="personnel", count=[600, 600], source="Ukrainian General Staff")
    vague = claim("losses", side="RU", item="personnel", doc="b")
    assert not together(made([counted, vague]), counted, vague)


def test_one_sentence_tells_one_thing_once_so_two_counts_of_it_are_a_part_and_its_whole() -> None:
    quote = "Guns fired at Kharkiv for two days, and the night brought a hit on one market."
    whole = strike("Kharkiv", weapon="artillery", when="2025-02-27", quote=quote)
    part = strike("Kharkiv", weapon="artillery", when="2025-02-26/2025-02-27", hit=[1, 1], quote=quote)
    found = made([whole, part])
    assert with_claim(found, part).part_of == with_claim(found, whole).event


def test_a_child_among_the_wounded_of_one_sentence_is_a_part_of_them() -> None:
    quote = "Twelve people were wounded in Kharkiv, a child among them."
    all_ = casualties("Kharkiv", injured=[12, 12], who="unstated", quote=quote)
    child = casualties("Kharkiv", injured=[1, 1], who="civilian", quote=quote)
    found = made([all_, child])
    assert with_claim(found, child).part_of == with_claim(found, all_).event


def test_dead_and_wounded_of_one_sentence_are_one_event() -> None:
    quote = "Two people died in Kharkiv and five were wounded."
    dead, hurt = casualties("Kharkiv", killed=[2, 2], quote=quote), casualties("Kharkiv", injured=[5, 5], quote=quote)
    assert together(made([dead, hurt]), dead, hurt)


def test_a_sentence_reprinted_is_one_event_whatever_is_read_as_its_place() -> None:
    quote = (
        "Officials of the border guard said on Thursday that Belarusian troops had crossed into the north of the oblast"
    )
    act = {"actor": "BY", "action": "advanced", "source": "border guard"}
    wide = ground("Donetsk Oblast", quote=f"{quote}.", **act)
    narrow = ground("Pokrovsk", quote=f"{quote} at dawn.", doc="b", **act)
    assert together(made([wide, narrow]), wide, narrow)


def test_two_guests_of_one_capital_are_two_visits() -> None:
    one = claim("meeting", "Kyiv", participants=["UN", "UA"])
    other = claim("meeting", "Kyiv", participants=["UA", "Emmanuel Macron"], doc="b")
    assert not together(made([one, other]), one, other)


def test_talks_dated_only_by_the_papers_that_tell_of_them_meet() -> None:
    talks = {"participants": ["RU", "UA"], "topic": "a prisoner exchange"}
    one = claim("meeting", "Istanbul", when="2025-02-27", **talks)
    two = claim("meeting", "Istanbul", when="2025-02-26", published="2025-02-26", doc="b", **talks)
    stated = claim("meeting", "Istanbul", when="2025-02-20", doc="c", **talks)
    found = made([one, two, stated])
    assert together(found, one, two)
    assert not together(found, one, stated)


def test_one_person_killed_in_a_country_is_no_toll_that_others_are_part_of() -> None:
    one = casualties("Ukraine", killed=[1, 1])
    town = casualties("Kharkiv", killed=[35, 35], doc="b")
    found = made([one, town])
    assert with_claim(found, town).part_of is None
    assert not any(step.rule == "misfit" for fact in found for step in fact.steps)


def test_a_sentence_printed_again_the_next_day_is_of_one_event_where_its_number_would_not_come_twice() -> None:
    words = (
        "Aircraft flew {} sorties against bases, depots, command posts and gatherings of men, the morning report says."
    )
    first = strike(attacker="UA", hit=[27, 27], id="first", doc="x", publisher="One Map", when="2025-02-26")
    again = strike(attacker="UA", hit=[27, 27], id="again", doc="y", publisher="One Map", when=DAY)
    first |= {"published": "2025-02-26", "quote": words.format(27)}
    again["quote"] = words.format(27)
    assert together(made([first, again]), first, again)
    few = [{**line, "hit": [2, 2], "quote": words.format(2)} for line in (first, again)]
    assert not together(made(few), *few)
    other = {**again, "hit": [31, 31], "quote": words.format(31)}
    assert not together(made([first, other]), first, other)


def test_a_blackout_and_a_power_outage_are_one_thing() -> None:
    one = claim("damage", "Kharkiv", object="power blackout", doc="x", quote="A power blackout followed.")
    two = claim("damage", "Kharkiv", object="power outage", doc="y", quote="The city was without power.")
    assert together(made([one, two]), one, two)


def test_an_attack_that_goes_on_since_a_day_is_the_one_told_again_without_that_day() -> None:
    since = "Troops attacking east of Pokrovsk since February 21 took some ground late on Wednesday evening."
    late = "Troops attacking east of Pokrovsk took some ground late on Wednesday evening."
    told = {"actor": "UA", "action": "attacked", "doc": "x"}
    first = claim("ground", "Pokrovsk", when="2025-02-21/2025-02-27", quote=since, **told)
    again = claim("ground", "Pokrovsk", when="2025-02-26", quote=late, **told)
    other = claim("ground", "Pokrovsk", when="2025-02-26", quote="A patrol was sent out at dusk.", **told)
    assert together(made([first, again]), first, again)
    assert not together(made([first, other]), first, other)


def test_a_visit_told_of_as_last_weeks_is_the_one_told_with_its_day() -> None:
    visit = {"participants": ["Emmanuel Macron", "UA"], "form": "visit"}
    dated = claim("meeting", "Kyiv", when="2025-02-20", **visit)
    vague = claim("meeting", "Kyiv", when="2025-02-17/2025-02-23", doc="b", **visit)
    month = claim("meeting", "Kyiv", when="2025-02", doc="c", **visit)
    found = made([dated, vague, month])
    assert together(found, dated, vague)
    assert not together(found, dated, month)


def test_a_sentence_reprinted_with_a_word_changed_is_one_event_whatever_is_read_as_its_names() -> None:
    told = "according to an aide of the mediators who would not be named because the plans had not been made public"
    talks = {"stance": "plans", "when": "2025-03-02", "source": "aide"}
    one = claim(
        "meeting",
        "Istanbul",
        participants=["RU", "UA"],
        quote=f"Envoys come back to Istanbul on Sunday, {told}.",
        **talks,
    )
    two = claim(
        "meeting",
        "Istanbul",
        participants=["RU", "TR"],
        doc="b",
        quote=f"Envoys come back to Istanbul on 2 March, {told}.",
        **talks,
    )
    assert together(made([one, two]), one, two)
    more = {**one, "id": "more", "participants": ["UN", "TR"]}  # a sentence that tells two things tells which is which
    assert not together(made([one, two, more]), one, two)


def test_a_short_sentence_of_a_text_that_carries_a_wire_is_the_wires() -> None:
    body = [
        f"On {day} the crews of the ferry on the lower river carried the mail of all four villages across without halt"
        for day in ("Monday", "Tuesday", "Wednesday")
    ]
    hurt = {"injured": [1, 1], "source": "the mayor", "quote": "One person was hurt, he said."}
    carried = [
        claim("damage", "Pokrovsk", object=f"pier {n}", quote=f"{quote} {quote}.", doc=doc, publisher=doc)
        for doc in ("Harbour Wire", "Northern Courier")
        for n, quote in enumerate(body)
    ]
    one = claim("casualties", doc="Harbour Wire", publisher="Harbour Wire", **hurt)
    two = claim("casualties", doc="Northern Courier", publisher="Northern Courier", **hurt)
    assert together(made([*carried, one, two]), one, two)
    assert not together(made([one, two]), one, two)


def test_two_movements_that_one_paper_tells_without_a_place_are_two() -> None:
    moved = {"force": "RU", "manner": "moved"}
    one = claim("deployment", quote="Volunteers have been sent out with little training.", **moved)
    two = claim("deployment", quote="The raids made them draw troops away from the front.", **moved)
    assert not together(made([one, two]), one, two)


def test_forces_sent_into_a_country_in_unlike_numbers_are_not_one_movement() -> None:
    sent = {"force": "RU", "manner": "moved"}
    units = claim("deployment", "Ukraine", count=[9, 9], quote="Nine units of hunters were sent in.", **sent)
    men = claim("deployment", "Ukraine", count=[80, None], quote="At least 80 of the villagers sent in fell.", **sent)
    assert not together(made([units, men]), units, men)
    again = claim("deployment", "Ukraine", count=[9, 9], doc="b", quote="The hunters sent nine units.", **sent)
    assert together(made([units, again]), units, again)
