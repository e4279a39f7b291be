"""Which day an undated sentence tells of."""

from datetime import date

import pytest

from daybrief.claims import Claim
from daybrief.extract import claims
from daybrief.extract.english.parse import Tree, trees
from daybrief.model.text import Block, Dating, Document
from daybrief.model.when import When
from daybrief.theatre.pack import load

FILLER = (
    "Neighbours bring soup to the flat in the evening. The lift has not worked for weeks. Candles stand in the hall. "
)
FEATURE = (
    "Nobody slept when a Russian drone struck a house in Sumy. "
    "Olha Bondar remembers the January 9 raid by the sound of glass. "
    "The strike killed four people in Sumy. " + FILLER * 3 + "Prices have risen fourfold since 2022. "
    "A fire destroyed two shops in Sumy."
)


def told(text: str, day: str, source: str = "A paper") -> tuple[Claim, ...]:
    paragraphs, at = [], 0
    for line in text.split("\n"):
        paragraphs.append(Block(start=at, end=at + len(line)))
        at += len(line) + 1
    published = Dating(day=date.fromisoformat(day), basis="given")
    doc = Document(name="x", source=source, lang="en", text=text, published=published, blocks=tuple(paragraphs))
    return claims(doc, load("ukraine"))


def when(text: str, day: str, words: str, source: str = "A paper") -> tuple[str | None, str | None]:
    """The time of the claim whose sentence holds `words`, and its basis."""
    claim = next(c for c in told(text, day, source) if words in c.spans[0].quote)
    return (claim.when.exchange(), claim.when.basis) if claim.when else (None, None)


def test_a_feature_tells_of_the_day_its_story_begins_with() -> None:
    assert when(FEATURE, "2026-02-10", "killed four") == ("2026-01-09", "carried")
    assert when(FEATURE, "2026-02-10", "struck a house") == ("2026-01-09", "carried")


def test_after_another_time_an_undated_event_of_a_feature_has_none() -> None:
    assert when(FEATURE, "2026-02-10", "two shops") == (None, None)


def test_a_short_report_without_a_day_tells_of_the_day_it_was_published() -> None:
    assert when("Shelling killed four people in Sumy.", "2026-02-10", "killed") == ("2026-02-10", "reporting-day")


def test_a_sentence_goes_on_about_the_day_told_before_it() -> None:
    text = "On February 3, Russia launched 71 missiles at Kharkiv. Two people were killed in Kharkiv."
    assert when(text, "2026-02-07", "Two people") == ("2026-02-03", "carried")


def test_what_is_so_is_so_on_the_day_of_the_report() -> None:
    text = "On February 6, Russian forces attacked near Siversk. Russian forces are attacking near Lyman."
    assert when(text, "2026-02-07", "Lyman") == ("2026-02-07", "reporting-day")


def test_the_day_somebody_spoke_is_that_of_the_report_and_not_of_the_deed() -> None:
    spoken = "The army command announced on February 6 that Russian guns shelled Lyman."
    assert when(spoken, "2026-02-07", "shelled") == ("2026-02-06", "reporting-day")
    done = "The army command announced that Russian guns shelled Lyman on February 6."
    assert when(done, "2026-02-07", "shelled") == ("2026-02-06", "stated")
    long_ago = "The army command announced on January 6 that Russian guns shelled Lyman."
    assert when(long_ago, "2026-02-07", "shelled") == ("2026-01-06", "stated")


def test_a_count_of_attacks_is_no_sure_count_of_weapons() -> None:
    attacks = told("Russian troops carried out six Smerch rocket attacks against Nikopol.", "2026-02-07")
    assert [c.confidence for c in attacks if c.detail.figures()] == [0.85]
    rockets = told("Russian troops fired six Smerch rockets at Nikopol.", "2026-02-07")
    assert [c.confidence for c in rockets if c.detail.figures()] == [1.0]


def test_what_is_short_for_a_ministry_is_nobodys_name() -> None:
    text = (
        "The Russian Ministry of Defence (MoD) also claimed that Russian forces hit Balakliia. "
        "A Russian milblogger claimed that drones struck Nikopol. "
        "The Russian milblogger also wrote that Russian drones hit a depot in Marhanets."
    )
    names = {c.attribution.origin.name for c in told(text, "2026-02-07") if "Marhanets" in c.spans[0].quote}
    assert names == {"Russian milblogger"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Russian forces had captured Lyman.",
        "Norway will send ten tanks to Ukraine.",
    ],
)
def test_what_lies_before_or_ahead_without_a_day_has_no_time(sentence: str) -> None:
    assert all(claim.when is None for claim in told(sentence, "2026-02-07"))


def test_what_became_of_a_wave_is_told_of_the_wave_told_last() -> None:
    text = (
        "Russia launched around 40 missiles at Ukraine overnight.\n"
        "On February 3, Russia launched 71 missiles and 450 drones at Kyiv.\n"
        "The air force said only 38 missiles were shot down."
    )
    counts = {
        c.detail.figures()["intercepted"].floor: c.when.exchange()
        for c in told(text, "2026-02-07")
        if "intercepted" in c.detail.figures() and c.when
    }
    assert counts == {38: "2026-02-03"}


def test_background_beside_the_news_is_not_the_time_of_what_follows() -> None:
    text = (
        "Russia launched 408 drones at Ukraine overnight, the second such raid since the truce of February 1. "
        "The air force said that 382 drones were shot down.\n"
        "In the attack of February 2 to 3 it fired 71 missiles and 450 drones."
    )
    counts = {c.detail.figures()["launched"].floor: c.when.exchange() for c in told(text, "2026-02-07") if c.when}
    assert counts[408] == "2026-02-06/2026-02-07"
    assert counts[450] == "2026-02-02/2026-02-03"


def test_an_event_is_not_dated_after_the_footage_that_shows_it() -> None:
    text = (
        "Russian forces attacked near Lyman on February 6 and 7. "
        "Footage published on February 2 shows that Russian troops advanced in western Stepanivka."
    )
    days = {c.places[0].name: c.when for c in told(text, "2026-02-07")}
    assert days["Stepanivka"] == When.day(date(2026, 2, 2))
    assert days["Lyman"] is not None


def test_a_sentence_of_which_nothing_is_parsed_has_no_root() -> None:
    assert Tree(trees([""])[0], []).root is None


def test_a_foreign_word_that_breaks_a_sentence_in_two_does_not_hold_up_its_reader() -> None:
    text = "Russian forces spoke of securing a “road” [дорога] to Odesa, as before the road to Crimea."
    assert all(claim.spans[0].quote in text for claim in told(text, "2025-02-27"))


def test_the_day_of_a_report_is_not_the_day_of_what_follows_it() -> None:
    text = (
        "Russian forces attacked near Bakhmut. The ministry confirmed reports from September 3 that Russian troops "
        "seized Kodema. Russian forces continued to shell Soledar."
    )
    days = {c.places[0].name: c.when for c in told(text, "2022-09-07", "ISW") if c.places}
    assert days["Soledar"] is not None
    assert days["Soledar"].exchange() == "2022-09-07"


def test_a_plan_lies_on_the_day_ahead_that_its_sentence_gives() -> None:
    text = "Volodymyr Zelensky said on February 6 that he agreed to meet Donald Trump in Miami around February 12."
    assert {c.when.exchange() for c in told(text, "2026-02-07") if c.detail.kind == "meeting" and c.when} == {
        "2026-02-12"
    }


def test_what_the_text_calls_earlier_has_no_day() -> None:
    text = "ISW has previously reported that Russian forces advanced near Lyman."
    assert all(c.when is None for c in told(text, "2022-09-07", "ISW"))


def test_a_chronicle_of_old_days_tells_nothing_of_the_day_it_was_published() -> None:
    text = (
        "On February 24, 2022, tanks cross the border near Sumy.\n"
        "On April 2, 2022, the dead are found in Bucha.\n"
        "On September 11, 2022, Ukrainian forces retake Izium.\n"
        "On November 11, 2022, they enter Kherson.\n"
        "Winter comes. Russian missiles strike a power plant in Kharkiv."
    )
    assert when(text, "2023-02-23", "power plant") == (None, None)
