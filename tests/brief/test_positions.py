"""Who holds what: words stand under their issue, with those of before, and rival accounts face each other."""

import json
from datetime import date, timedelta

import pytest

from daybrief import receipts
from daybrief.brief import compose
from daybrief.export.publish import publish
from daybrief.model.outcome import Brief, Position, Section
from daybrief.model.text import Document
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
    told = {h: " ".join(s.text for s in p) for h, p in zip(made.headings, made.paragraphs, strict=True)}
    assert "territory" in told["Territory"]
    assert "sanctions" in told.get("Sanctions and assets", "sanctions")  # unless the top of the page has it
    assert "ceasefire" in told.get("Ceasefire and talks", "ceasefire")
    quoted = " ".join([*(s.text for s in brief.takeaways), told["Territory"]])
    assert quoted.count("any territory") == 1
    assert quoted.count("concession on the territory") == 1


def test_nobody_is_quoted_on_top_and_again_below() -> None:
    made = compose(spoken().material(), theatre())
    top = {cite.fact for one in (*made.standfirst, *made.takeaways) for cite in one.cites}
    below = {cite.fact for p in positions(made).paragraphs for one in p for cite in one.cites}
    assert not top & below


GUNS = "We can talk about territory when the guns are silent"


def before(said: str = GUNS, back: int = 3, **more: str) -> Brief:
    """An earlier brief that holds Zelensky's words on territory."""
    made = compose(full_day().material(), theatre())
    one = Position(
        issue="Territory",
        holder="Volodymyr Zelensky",
        event="e",
        claim="c",
        said=said,
        passage=more.get("passage", f"“{said},” Zelensky told the Harbour Times."),
        source="Harbour Times",
    )
    return made.model_copy(update={"day": made.day - timedelta(days=back), "positions": (one,)})


def test_a_position_carries_what_its_holder_said_on_the_issue_before() -> None:
    pages = publish(spoken().material(before()), theatre()).pages
    held = {one["holder"]: one for one in json.loads(pages["brief.json"])["positions"] if one["issue"] == "Territory"}
    assert (held["Volodymyr Zelensky"]["before"], held["Volodymyr Zelensky"]["change"]) == ("2024-05-12", "new")
    assert (held["Vladimir Putin"]["before"], held["Vladimir Putin"]["change"]) == (None, "first")
    for page in ("brief.html", "brief.md"):
        assert f"On 12 May: “{GUNS}” (Harbour Times)" in pages[page]
        assert "Nothing of theirs on this in the 30 days before" in pages[page]


def test_holders_of_one_issue_stand_side_by_side_the_sides_first() -> None:
    made = compose(spoken().material(), theatre())
    (territory,) = [one for one in made.wordings if one.issue == "Territory"]
    assert [told.party for told in territory.told] == list(theatre().sides)
    assert {told.quote for told in territory.told} == set(LINES[:2])
    assert {told.change for told in territory.told} == {""}  # nothing is known of the days before


def test_the_same_words_again_are_no_change() -> None:
    said = "We will not give up any territory, and nobody can sign it away"
    pages = publish(spoken().material(before(said)), theatre()).pages
    assert "The same words as on 12 May" in pages["brief.html"]


def test_in_a_ukrainian_brief_the_holders_and_what_they_said_before_are_told_in_ukrainian() -> None:
    material = spoken().material(before()).model_copy(update={"lang": "uk"})
    page = publish(material, theatre()).pages["brief.md"]
    assert "Хто чого тримається, їхніми словами" in page
    assert f"12 травня: «{GUNS}»" in page


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("said", "We will sign it away"),
        ("before_said", "We can talk about anything"),
        ("before", "2024-03-01"),
        ("before", "2024-05-15"),
        ("before", "soon"),
    ],
)
def test_a_changed_word_or_day_of_a_position_is_caught(key: str, value: str) -> None:
    brief = json.loads(publish(spoken().material(before()), theatre()).pages["brief.json"])
    (one,) = [one for one in brief["positions"] if one["before"]]
    one[key] = value
    assert "positions" in {failure.where for failure in receipts.check(brief).failures}


def test_a_changed_word_of_what_was_said_before_is_caught_where_it_stands_side_by_side() -> None:
    brief = json.loads(publish(spoken().material(before()), theatre()).pages["brief.json"])
    (one,) = [told for event in brief["wordings"] for told in event["told"] if told["before"]]
    one["before_said"] = "We can talk about territory tonight"
    assert [failure.where for failure in receipts.check(brief).failures] == ["wordings"]


def test_words_of_before_without_their_passage_are_not_shown() -> None:
    pages = publish(spoken().material(before(passage="")), theatre()).pages
    assert GUNS not in pages["brief.html"]


def _rejected(day: Day, page: Document, line: str) -> None:
    day.tell(
        page, line, "agreement", parties=("RU",), stage="rejected", subject="the peace plan", actor=("Vladimir Putin",)
    )


def test_what_a_party_rejects_or_offers_on_a_live_issue_is_its_position_and_told_once() -> None:
    day = full_day()
    no = "Vladimir Putin rejected the peace plan because it would have cost territory."
    ready = "Turkey is ready to send troops to Ukraine."
    page = day.report("stands", f"{no}\n{ready}", "Northern Courier")
    day.tell(
        page, no, "agreement", parties=("RU",), stage="rejected", subject="the peace plan", actor=("Vladimir Putin",)
    )
    day.tell(page, ready, "deployment", "Ukraine", stance="plans", force="TR", manner="moved")
    made = compose(day.material(), theatre())
    told = dict(zip(positions(made).headings, positions(made).paragraphs, strict=True))
    assert any("rejected the peace plan" in one.text for one in told["Territory"])
    assert any("send forces" in one.text for one in told["Security guarantees"])
    body = [s.text for section in made.sections for p in section.paragraphs for s in p]
    assert sum("rejected the peace plan" in text for text in body) == 1


def test_what_one_holder_did_and_said_on_an_issue_is_one_sentence() -> None:
    day = full_day()
    no = "Vladimir Putin rejected the peace plan because of its territory."
    said = "Putin said that there will be no territory to hand over."
    page = day.report("stands", f"{no}\n{said}", "Northern Courier")
    day.tell(
        page, no, "agreement", parties=("RU",), stage="rejected", subject="the peace plan", actor=("Vladimir Putin",)
    )
    day.tell(
        page, said, "forecast", by="Putin", when=None, speaker="Vladimir Putin",
        about="there will be no territory to hand over",
    )  # fmt: skip
    made = positions(compose(day.material(), theatre()))
    told = dict(zip(made.headings, made.paragraphs, strict=True))["Territory"]
    assert any("rejected the peace plan and said that there will be no territory" in one.text for one in told)


def test_rival_accounts_of_one_event_stand_side_by_side_in_their_own_words() -> None:
    made = compose(full_day().material(), theatre())
    (robotyne,) = [one for one in made.wordings if one.label == "Robotyne"]
    assert [told.party for told in robotyne.told] == list(theatre().sides)
    assert robotyne.told[0].quote == "Ukraine's General Staff denied that Robotyne had been lost."


def test_an_event_of_states_is_not_called_by_a_state_that_its_reports_only_name() -> None:
    day = Day()
    moscow = "Russia exchanged prisoners with Ukraine, the Russian Ministry of Defence said."
    kyiv = "Envoys from Ukraine had agreed on it, Zelensky said."
    page = day.report("swap", f"{moscow}\n{kyiv}", "Meridian Wire")
    told = {"parties": ("UA", "RU"), "stage": "signed", "subject": "prisoners"}
    one = day.claim(page, moscow, "agreement", "Ukraine", by="Russian Ministry of Defence", party="RU", **told)
    other = day.claim(page, kyiv, "agreement", "Ukraine", by="Zelensky", party="UA", **told)
    day.fact(one, other)
    labels = [event.label for event in compose(day.material(), theatre()).wordings if not event.issue]
    assert labels
    assert "Ukraine" not in labels


def test_a_changed_word_in_such_an_account_is_caught() -> None:
    brief = json.loads(publish(full_day().material(), theatre()).pages["brief.json"])
    (event,) = [one for one in brief["wordings"] if one["label"] == "Robotyne"]
    event["told"][0]["quote"] = "The ministry said that nothing happened."
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


def test_words_said_before_are_the_same_though_others_were_told_last() -> None:
    said = "We will not give up any territory, and nobody can sign it away"
    last = before()
    both = last.model_copy(update={"positions": (*last.positions, *before(said).positions)})
    pages = publish(spoken().material(both), theatre()).pages
    held = {one["holder"]: one for one in json.loads(pages["brief.json"])["positions"] if one["issue"] == "Territory"}
    assert held["Volodymyr Zelensky"]["change"] == "same"


def test_a_piece_of_a_sentence_said_before_is_shown_with_its_sentence() -> None:
    piece = "for whatever keeps our territory"
    passage = f"Zelensky said that he was “{piece}” on Sunday."
    pages = publish(spoken().material(before(piece, passage=passage)), theatre()).pages
    held = json.loads(pages["brief.json"])["positions"]
    assert passage in {one["before_said"] for one in held}
    assert not receipts.check(json.loads(pages["brief.json"])).failures


def test_a_count_is_nobody_s_position() -> None:
    day = full_day()
    line = "Volodymyr Zelensky said that Russia had fired “more than 400 drones and around 40 missiles” on Sunday."
    page = day.report("count", line, "Northern Courier")
    said = "more than 400 drones and around 40 missiles"
    day.tell(page, line, "statement", by="Volodymyr Zelensky", when=None, speaker="Volodymyr Zelensky", said=said)
    assert said not in {one.said for one in compose(day.material(), theatre()).positions}
