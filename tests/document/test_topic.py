"""Which pages take part."""

import pytest

from daybrief.document import off_topic

WAR = (
    "Ukrainian air defence shot down most of the drones that Russia launched at Odesa overnight. Two people were hurt, "
    "and the front line in Donetsk region did not move. The talks between Kyiv and Moscow will go on next week. "
)
GARDENS = "The city opened three gardens this spring. Children planted beans, and a band played until it rained. "


@pytest.mark.parametrize(
    "text", [WAR, WAR * 8, "У ніч на 26 вересня ворог атакував 173 дронами.", "Силы ПВО сбили девять БПЛА."]
)
def test_reports_on_the_war_take_part(one, theatre, text):
    assert off_topic(one(text), theatre) is None


def test_a_report_on_the_countrys_affairs_takes_part_without_a_word_of_war(one, theatre):
    text = (
        "Volodymyr Zelensky and Donald Trump are to sign a paper on Ukrainian ores this week. Half of what Ukraine "
        "earns goes into a fund, and parliament has to vote on its statute in the spring. " * 4
    )
    assert off_topic(one(text), theatre) is None


def test_advice_for_people_from_the_country_takes_no_part(one, theatre):
    assert off_topic(
        one("Ukrainians in Dublin may apply for a bus pass until May at any post office here. " * 12), theatre
    )


def test_a_page_on_something_else_says_why_it_takes_no_part(one, theatre):
    why = off_topic(one(GARDENS * 10), theatre)
    assert why is not None and "none for Ukraine, none for the war" in why


def test_a_long_page_that_only_mentions_the_war_takes_no_part(one, theatre):
    assert off_topic(one(GARDENS * 40 + "A refugee from Ukraine sang."), theatre)


def test_a_page_of_several_topics_that_opens_with_the_war_takes_part(one, theatre):
    assert off_topic(one(WAR * 4 + GARDENS * 12), theatre) is None


def test_a_war_elsewhere_takes_no_part(one, theatre):
    text = (
        "Drones struck a market in Khartoum, and troops shelled the city for hours. Soldiers of both armies died. " * 6
    )
    assert off_topic(one(text), theatre)


def test_a_list_of_other_pages_takes_no_part(one, theatre):
    lines = [
        f"Russian forces shelled a town in Donetsk region for the {n}th time, and Ukrainian officials said that the…"
        for n in range(6)
    ]
    assert "break off" in (off_topic(one("\n\n".join(lines)), theatre) or "")
