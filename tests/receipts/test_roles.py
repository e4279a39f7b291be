"""A sentence is refused where its passage has another side act, another place, or another day."""

from datetime import date

import pytest

from daybrief.receipts import dating, roles, whereabouts
from daybrief.receipts.evidence import Evidence
from daybrief.theatre.pack import load

DAY = date(2024, 5, 15)


def evidence(quote: str, **slots: object) -> Evidence:
    return Evidence(({"id": "c", "quote": quote, "kind": "ground", **slots},), ())


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "Russian forces struck Donetsk Oblast.",
            "Ukrainian forces kept up their strikes against Russian depots in occupied Donetsk Oblast.",
        ),
        (
            "Russian forces took Lyptsi.",
            "Ukrainian troops counterattacked near Lyptsi and hit Russian positions there.",
        ),
        ("Russian forces advanced near Lyptsi.", "Ukrainian paratroopers advanced near Lyptsi."),
        ("Ukrainian forces struck Robotyne.", "Russian drones struck Ukrainian positions near Robotyne."),
    ],
)
def test_who_is_acted_on_does_not_act(text: str, quote: str) -> None:
    assert any("acted on" in fault for fault in roles.faults(text, evidence(quote), load("ukraine")))


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Russian forces struck Kharkiv.", "A Russian drone attack hit a depot of the Ukrainian post in Kharkiv."),
        ("Russian forces took Lyptsi.", "Lyptsi was taken by Russian units after Ukrainian forces withdrew."),
        ("Russian forces attacked near Lyptsi.", "The enemy attacked near Lyptsi; Ukrainian forces held."),
        ("Ukrainian forces struck a depot.", "Ukraine’s strikes on Russian depots went on."),
        ("Russian forces struck Kharkiv.", "Ukraine’s air force said that drones had hit Kharkiv."),
        ("Russian forces attacked near Lyptsi.", "Війська рф атакували поблизу Липців."),
    ],
)
def test_who_acts_in_the_passage_may_act_in_the_sentence(text: str, quote: str) -> None:
    assert roles.faults(text, evidence(quote), load("ukraine")) == []


def test_an_act_is_the_side_s_whose_its_claim_records() -> None:
    told = evidence("Both armies attacked near Lyptsi.", actor="UA", action="attacked")
    assert roles.faults("Russian forces attacked near Lyptsi.", told, load("ukraine"))
    assert roles.faults("Ukrainian forces attacked near Lyptsi.", told, load("ukraine")) == []


@pytest.mark.parametrize(
    ("text", "quote", "place"),
    [
        ("Troops took Robotyne and Tokmak.", "Troops took Robotyne (25km north of Tokmak).", "Tokmak"),
        ("Ten died in Lyptsi and Kharkiv.", "Ten died in Lyptsi, where damage is lighter than in Kharkiv.", "Kharkiv"),
        ("Troops took Lyptsi and Kharkiv.", "Troops took Lyptsi, 20 km from Kharkiv.", "Kharkiv"),
        ("Troops took Lyptsi and Kharkiv.", "Troops took Lyptsi, a village north of Kharkiv.", "Kharkiv"),
    ],
)
def test_a_place_that_only_points_is_no_place_of_the_event(text: str, quote: str, place: str) -> None:
    told = evidence(quote, mentions=[{"name": place, "text": place, "start": quote.index(place)}])
    assert any(place in fault for fault in whereabouts.faults(text, told))


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Troops attacked north of Kharkiv.", "Troops attacked in fields north of Kharkiv."),
        ("Troops took Kharkiv.", "Troops took Kharkiv, 20 km from the border."),
        ("Troops attacked in Kharkiv.", "Troops 20 km from Kharkiv moved on, and attacked in Kharkiv by night."),
    ],
)
def test_a_place_of_the_event_stands(text: str, quote: str) -> None:
    told = evidence(quote, mentions=[{"name": "Kharkiv", "text": "Kharkiv", "start": quote.index("Kharkiv")}])
    assert whereabouts.faults(text, told) == []


def test_an_undated_sentence_does_not_pass_an_old_event_off_as_the_day_s() -> None:
    old = evidence("Bombs fell on Lyptsi on May 3.", when="2024-05-03", basis="stated")
    assert dating.contradicted("Bombs fell on Lyptsi.", old, DAY)
    assert dating.contradicted("Bombs fell on Lyptsi on 3 May.", old, DAY) == []


def test_a_claim_dated_by_its_report_alone_gives_way_to_the_date_in_its_passage() -> None:
    guessed = evidence("She told of the April 9 attack on Lyptsi.", when="2024-05-15", basis="reporting-day")
    assert dating.contradicted("Bombs fell on Lyptsi.", guessed, DAY)
    today = evidence("Bombs fell on Lyptsi on May 15.", when="2024-05-15", basis="reporting-day")
    assert dating.contradicted("Bombs fell on Lyptsi.", today, DAY) == []


def test_who_is_only_named_in_brackets_does_not_act() -> None:
    quote = "Russian forces sent two battalions of the first corps (the troops of the LNR) to the front."
    assert roles.faults("The LNR deployed two battalions.", evidence(quote, actor="LNR"), load("ukraine"))
    plain = evidence("The LNR sent two battalions to the front.", actor="LNR")
    assert roles.faults("The LNR deployed two battalions.", plain, load("ukraine")) == []


def test_a_state_that_is_only_named_as_a_place_sends_nobody() -> None:
    quote = "Moscow limits travel in regions bordering Ukraine to ease the redeployment of troops to eastern Ukraine."
    told = evidence(quote, force="UA", kind="deployment")
    assert roles.faults("Ukraine plans to send forces to eastern Ukraine.", told, load("ukraine"))
    sent = evidence("Ukraine sends troops to eastern Ukraine.", force="UA", kind="deployment")
    assert roles.faults("Ukraine deployed forces to eastern Ukraine.", sent, load("ukraine")) == []
