"""A deed is told only where its passage has it as done, at that place, and with the end that it had."""

from typing import Any

import pytest

from daybrief.receipts import acts, deeds
from daybrief.receipts.evidence import Evidence
from daybrief.theatre.pack import load


def evidence(quote: str, *places: str, **slots: Any) -> Evidence:
    claim = {"id": "c", "quote": quote, "mentions": [{"name": p, "text": p, "start": 0} for p in places], **slots}
    return Evidence((claim,), (), ({"id": "f", "support": ["c"]},))


@pytest.mark.parametrize(
    ("quote", "slots"),
    [
        ("Russian forces went on fighting to hold their trenches near Lyptsi.", {"action": "attacked"}),
        ("Russian forces kept up the bombardment of Lyptsi.", {"action": "attacked"}),
        ("Russian forces are focused on taking Lyptsi.", {"action": "attacked"}),
        ("Russian troops may attack Lyptsi.", {"action": "attacked"}),
        ("Russian forces hit depots near Lyptsi but made few gains.", {"action": "advanced"}),
        ("Two battalions that moved to Lyptsi last week refused to fight.", {"manner": "moved"}),
        ("Russian forces are transferring tanks and cranes to Lyptsi.", {"manner": "moved"}),
        ("Russia keeps six brigades in Lyptsi and just sent one to the area.", {"manner": "moved", "count": [6, 6]}),
        ("Elements of a corps that had been concentrated near Lyptsi were diverted.", {"manner": "stationed"}),
        ("Ukrainian forces took the edges of Lyptsi following Russian withdrawals.", {"action": "withdrew"}),
        ("Russian forces moved reserves to the Lyptsi axis.", {"action": "attacked", "stance": "plans"}),
        ("Russian forces prepare to bridge the river near Lyptsi.", {"action": "attacked", "stance": "plans"}),
    ],
)
def test_what_the_passage_does_not_have_as_done_is_no_deed(quote: str, slots: dict[str, Any]) -> None:
    assert deeds.faults("Something was done near Lyptsi.", evidence(quote, "Lyptsi", **slots))


@pytest.mark.parametrize(
    ("quote", "slots"),
    [
        ("Russian forces continued efforts to take Lyptsi.", {"action": "attacked"}),
        ("Russian troops tried and failed to seize Lyptsi.", {"action": "attacked"}),
        ("On 3 May Russian forces launched assaults near Lyptsi.", {"action": "attacked"}),
        ("Russian forces attacked near Zolochiv; northwest of Kharkiv near Lyptsi.", {"action": "attacked"}),
        ("Russian forces fought towards Lyptsi and made minor advances.", {"action": "advanced"}),
        ("Russia sent up to 20 battalions to Lyptsi.", {"manner": "moved", "count": [None, 20]}),
        ("Russian forces deployed to Lyptsi.", {"manner": "moved"}),
        ("Russian forces did not enter Lyptsi itself but shelled the city.", {"attacker": "RU"}),
        ("Drones hit (nobody knows whose, though many guess) a depot in Lyptsi.", {"attacker": "RU"}),
        ("Russian forces prepare to attack Lyptsi.", {"action": "attacked", "stance": "plans"}),
        ("Російські війська наступали біля Липців.", {"action": "attacked"}),
    ],
)
def test_what_it_has_as_done_is(quote: str, slots: dict[str, Any]) -> None:
    assert deeds.faults("Something was done near Lyptsi.", evidence(quote, "Lyptsi", **slots)) == []


@pytest.mark.parametrize(
    "quote",
    [
        "Russian forces held positions in Lyptsi and fired on troops around Vovchansk.",
        "Russian gunners fired on Vovchansk, likely in an effort to cut the road to Lyptsi.",
    ],
)
def test_a_deed_is_done_where_its_clause_has_it(quote: str) -> None:
    told = evidence(quote, "Lyptsi", "Vovchansk", attacker="RU")
    assert deeds.faults("Russian forces struck Vovchansk.", told) == []
    assert deeds.faults("Russian forces struck Lyptsi.", told)


@pytest.mark.parametrize(
    "quote",
    [
        "Russian forces attacked Lyptsi but did not take any ground.",
        "Russian forces launched unsuccessful assaults on Lyptsi.",
        "Russian troops attacked Lyptsi but made few gains.",
    ],
)
def test_an_attack_that_came_to_nothing_is_told_so(quote: str) -> None:
    told = evidence(quote, "Lyptsi", action="attacked")
    assert deeds.ended("Russian forces attacked near Lyptsi.", told)
    assert deeds.ended("Russian forces attacked near Lyptsi without success.", told) == []
    assert deeds.ended("A report said: “Russian forces attacked near Lyptsi.”", told) == []


def test_an_attack_of_which_no_end_is_told_needs_none() -> None:
    told = evidence("Russian forces attacked Lyptsi.", "Lyptsi", action="attacked")
    assert deeds.ended("Russian forces attacked near Lyptsi.", told) == []


@pytest.mark.parametrize(
    ("quote", "text", "slots"),
    [
        ("Russian forces try to repel Ukrainian attacks near Lyptsi.", "near Lyptsi", {"action": "attacked"}),
        ("Guns fired on Lyptsi.", "Russian forces struck Lyptsi with artillery.", {"attacker": "RU"}),
        ("The two might have agreed on Lyptsi.", "near Lyptsi", {"stage": "agreed"}),
        (
            "Russian forces made progress near Lyptsi, and the mayor spoke of his plans for a fair.",
            "near Lyptsi",
            {"action": "advanced", "stance": "plans"},
        ),
    ],
)
def test_what_others_did_or_perhaps_did_or_plan_apart_from_it_is_no_deed(
    quote: str, text: str, slots: dict[str, Any]
) -> None:
    told = evidence(quote.replace("Guns", "Troops"), "Lyptsi", **{"actor": "RU", **slots})
    assert deeds.faults(text, told, load("ukraine"))


def test_tanks_may_be_told_as_what_was_moved() -> None:
    told = evidence("Russian forces transported 10 tanks to Lyptsi.", "Lyptsi", manner="moved", count=[10, 10])
    assert deeds.faults("Russia deployed 10 tanks to Lyptsi.", told) == []


def test_every_passage_of_troops_that_are_moved_must_tell_of_them() -> None:
    told = evidence("Russian forces sent two battalions to Lyptsi.", "Lyptsi", manner="moved")
    other = {**told.claims[0], "id": "d", "quote": "Russian clerks move to Lyptsi to keep the books."}
    both = Evidence((*told.claims, other), (), ({"id": "f", "support": ["c", "d"]},))
    assert deeds.faults("Russian forces deployed to Lyptsi.", told) == []
    assert deeds.faults("Russian forces deployed to Lyptsi.", both)


def test_a_plan_does_not_come_to_nothing() -> None:
    told = evidence("They still prepare, without success, to attack Lyptsi.", "Lyptsi", action="attacked")
    assert deeds.ended("Russian forces are preparing to attack near Lyptsi without success.", told)


@pytest.mark.parametrize(
    ("quote", "text", "slots"),
    [
        ("Imagery shows likely elements of a regiment moving to Lyptsi.", "near Lyptsi", {"manner": "moved"}),
        ("Russian troops around Lyptsi are conducting airstrikes.", "near Lyptsi", {"attacker": "RU"}),
        ("They push on the river after focusing on Lyptsi for weeks.", "near Lyptsi", {"action": "attacked"}),
        ("They destroyed 10 tanks and 15 guns near Lyptsi.", "near Lyptsi", {"intercepted": [15, 15]}),
        ("He falsely claimed to hold Lyptsi, contradicting those who retain the port.", "Lyptsi", {"action": "holds"}),
        (
            "Two battalions remain in Vovchansk as over a dozen are moving to Lyptsi.",
            "near Lyptsi",
            {"manner": "moved", "count": [2, 2]},
        ),
    ],
)
def test_what_is_likely_or_elsewhere_or_of_other_things_is_no_deed(
    quote: str, text: str, slots: dict[str, Any]
) -> None:
    assert deeds.faults(text, evidence(quote, "Lyptsi", **{"stance": "asserts", **slots}))


def test_a_day_in_may_is_no_doubt() -> None:
    told = evidence("Footage of May 3 shows that they took Lyptsi.", "Lyptsi", action="seized", stance="confirms")
    assert deeds.faults("Russian forces took Lyptsi.", told) == []


def test_a_likely_deed_may_be_told_as_likely() -> None:
    quote = "Russian forces likely moved two battalions to Lyptsi."
    told = evidence(quote, "Lyptsi", manner="moved", stance="suspects")
    assert deeds.faults("Russian forces likely deployed to Lyptsi.", told) == []


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("Russia sent all units located in Lyptsi to quell a protest in Vovchansk.", "Russia sent units to Lyptsi."),
        ("Russia moved 80 units of heavy equipment to Lyptsi.", "Russia deployed 80 units to Lyptsi."),
    ],
)
def test_where_troops_stood_or_things_in_units_are_no_troops_sent_there(quote: str, text: str) -> None:
    assert deeds.faults(text, evidence(quote, "Lyptsi", manner="moved"))


def test_a_part_of_the_city_is_not_the_city() -> None:
    told = evidence("They hold the eastern outskirts of the city.", "Lyptsi", action="holds")
    assert deeds.faults("Russian forces held Lyptsi.", told)
    assert deeds.faults("Russian forces held positions in Lyptsi.", told) == []


def test_what_stands_behind_to_and_and_is_still_what_it_is_done_for() -> None:
    aim = "Russian forces regroup near the river to link up with others and drive on Lyptsi."
    assert deeds.faults("They advanced near Lyptsi.", evidence(aim, "Lyptsi", action="advanced"))
    done = "Russian forces continue to shell the river and drive on Lyptsi."
    assert deeds.faults("They advanced near Lyptsi.", evidence(done, "Lyptsi", action="advanced")) == []


def test_who_is_told_to_ban_is_not_banned() -> None:
    quote = "The paper instructs army clerks to ban calls."
    told = Evidence(({"id": "c", "quote": quote, "action": "bans", "target": "army clerks"},), ())
    assert any("those who are told" in fault for fault in acts.faults("Russia banned army clerks.", told))
