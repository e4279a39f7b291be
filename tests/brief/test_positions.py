"""Who holds what: words stand under their issue, with those of before, and rival accounts face each other."""

import json
from datetime import date

import pytest

from daybrief import receipts
from daybrief.brief import compose
from daybrief.export.publish import publish
from daybrief.model.outcome import Brief, Position, Section
from tests.brief.newsday import Day, full_day, theatre

LINES = (
    "“We will not give up any territory, and nobody can sign it away,” Volodymyr Zelensky said.",
    "Vladimir Putin said: “There will be no concession on the territory that is ours.”",
    "“A ceasefire comes first and the rest can follow,” Donald Tusk said.",
    "“The sanctions must stay until the last soldier leaves,” Donald Tusk said.",
)
SPEAKERS = ("Volodymyr Zelensky", "Vladimir Putin", "Donald Tusk", "Donald Tusk")


def spoken() -> Day:
    day = full_day()
    page = day.report("words", "\n".join(LINES), "Northern Courier")
    for line, speaker in zip(LINES, SPEAKERS, strict=True):
        said = line[line.index("“") + 1 : line.index("”")].rstrip(",.")
        day.tell(page, line, "statement", by=speaker, when=None, speaker=speaker, said=said)
    return day


def positions(made: Brief) -> Section:
    return next(section for section in made.sections if section.key == "positions")


def test_words_stand_under_the_issue_they_touch_the_sides_first() -> None:
    brief = compose(spoken().material(), theatre())
    made = positions(brief)
    told = dict(zip(made.headings, (p[0].text for p in made.paragraphs), strict=True))
    assert "territory" in told["Territory"]
    assert "sanctions" in told.get("Sanctions and assets", "sanctions")  # unless the top of the page has it
    assert "ceasefire" in told.get("Ceasefire and talks", "ceasefire")
    at = made.headings.index("Territory")
    quoted = [s.text for s in brief.takeaways] + [p[0].text for p in made.paragraphs[at : at + 2]]
    assert sum("any territory" in text for text in quoted) == 1
    assert sum("concession on the territory" in text for text in quoted) == 1


def test_nobody_is_quoted_on_top_and_again_below() -> None:
    made = compose(spoken().material(), theatre())
    top = {cite.fact for one in (*made.standfirst, *made.takeaways) for cite in one.cites}
    below = {cite.fact for p in positions(made).paragraphs for one in p for cite in one.cites}
    assert not top & below


def test_a_position_carries_what_its_holder_said_on_the_issue_before() -> None:
    before = compose(full_day().material(), theatre())
    earlier = before.model_copy(
        update={
            "day": before.day.replace(day=12),
            "positions": (
                Position(
                    issue="Territory",
                    holder="Volodymyr Zelensky",
                    event="e",
                    said="We can talk about territory when the guns are silent",
                ),
            ),
        }
    )
    pages = publish(spoken().material(earlier), theatre()).pages
    held = {one["holder"]: one for one in json.loads(pages["brief.json"])["positions"] if one["issue"] == "Territory"}
    assert held["Volodymyr Zelensky"]["before"] == "2024-05-12"
    assert held["Vladimir Putin"]["before"] is None
    assert (
        "Before: Volodymyr Zelensky on 12 May: “We can talk about territory when the guns are silent”"
        in (pages["brief.html"])
    )


def test_rival_accounts_of_one_event_stand_side_by_side_in_their_own_words() -> None:
    made = compose(full_day().material(), theatre())
    (robotyne,) = [one for one in made.wordings if one.label == "Robotyne"]
    assert [told.party for told in robotyne.told] == list(theatre().sides)
    assert robotyne.told[0].quote == "Ukraine's General Staff denied that Robotyne had been lost."


def test_a_changed_word_in_such_an_account_is_caught() -> None:
    brief = json.loads(publish(full_day().material(), theatre()).pages["brief.json"])
    brief["wordings"][0]["told"][0]["quote"] = "The ministry said that nothing happened."
    assert [failure.where for failure in receipts.check(brief).failures] == ["wordings"]


@pytest.mark.parametrize(
    ("about", "due"),
    [
        ("the bridge will be open again in the coming week", date(2024, 5, 22)),
        ("the bridge will be open again within days", date(2024, 5, 22)),
        ("the bridge will be open again one day", None),
    ],
)
def test_a_prediction_that_counts_from_its_day_is_due_by_it(about: str, due: date | None) -> None:
    day = Day()
    text = f"Donald Tusk said that {about}."
    page = day.report("words", text, "Northern Courier")
    day.tell(page, text, "forecast", by="Donald Tusk", when=None, speaker="Donald Tusk", about=about)
    (entry,) = compose(day.material(), theatre()).forecasts
    assert (entry.by, entry.due) == (None, due)
