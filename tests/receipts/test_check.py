"""A receipt catches every way in which a sentence can come to say more than its passages."""

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest

from daybrief import receipts
from daybrief.errors import InputError
from daybrief.export.publish import publish
from tests.brief.newsday import full_day, theatre

Json = dict[str, Any]


@pytest.fixture(scope="module")
def published() -> str:
    material = full_day().material()
    pages = publish(material, theatre()).pages
    return pages["brief.json"]


@pytest.fixture
def brief(published: str) -> Json:
    found: Json = json.loads(published)
    return found


def sentence(brief: Json, words: str) -> Json:
    """The first sentence of the body that holds some words."""
    for section in brief["sections"]:
        for found in section["sentences"]:
            if words in found["text"]:
                return found
    raise AssertionError(words)


def swap(brief: Json, words: str, old: str, new: str) -> None:
    """Change words of a sentence, and move its citations with them."""
    found = sentence(brief, words)
    at = found["text"].index(old)
    found["text"] = found["text"].replace(old, new, 1)
    for cite in found["cites"]:
        for end in ("start", "end"):
            if cite[end] > at:
                cite[end] += len(new) - len(old)


def disown(brief: Json, words: str, owner: str) -> None:
    """Take the owner out of a sentence, whether it stands before what it says or behind."""
    text = sentence(brief, words)["text"]
    before = f"{owner[:1].upper()}{owner[1:]} that "
    swap(brief, words, before if text.startswith(before) else f", {owner}", "")


def reasons(brief: Json) -> list[str]:
    return [reason for failure in receipts.check(brief).failures for reason in failure.reasons]


def test_a_published_brief_holds_in_full(brief: Json) -> None:
    report = receipts.check(brief)
    assert report.failures == ()
    assert brief["receipts"] == {
        "sentences": report.sentences,
        "supported": report.supported,
        "checker": receipts.VERSION,
        "refused": 0,
    }
    assert report.sentences > 20


MUTATIONS: list[tuple[str, Callable[[Json], None], str]] = [
    ("a digit", lambda b: swap(b, "12 wounded", "12", "13"), "13"),
    ("a number word", lambda b: swap(b, "ive civilians", "ive civ", "our civ"), "our"),
    ("a bound", lambda b: swap(b, "12 wounded", "12", "at least 12"), "bound"),
    ("a name", lambda b: swap(b, "Nehammer", "Nehammer", "Kickl"), "Kickl"),
    ("a surname's owner", lambda b: swap(b, "harvest", "Zelensky", "Putin"), "Putin"),
    ("a place", lambda b: swap(b, "Lyptsi", "Lyptsi", "Lyman"), "Lyman"),
    ("a region", lambda b: swap(b, "Kherson Oblast", "Kherson", "Kharkiv"), "Kharkiv"),
    ("a side", lambda b: swap(b, "near Lyptsi", "Russian", "Austrian"), "Austrian"),
    ("a word of a quotation", lambda b: swap(b, "every field", "every", "any"), "do not have the words"),
    ("a quotation's end", lambda b: swap(b, "have taken", "have taken", "not taken"), "do not have the words"),
    ("said made confirmed", lambda b: swap(b, "harvest", "said", "confirmed that"), "confirmed"),
    ("claimed made confirmed", lambda b: swap(b, "Robotyne", "claimed", "confirmed"), "confirmed"),
    ("a rumour made plain", lambda b: swap(b, "Klishchiivka", "reportedly ", ""), "only suspected"),
    ("a plan made done", lambda b: swap(b, "40 ambulances", "plans to give", "gave"), "plan as done"),
    ("footage made up", lambda b: swap(b, "near Lyptsi", "Russian", "Footage shows that Russian"), "confirmed"),
    ("an owner dropped", lambda b: disown(b, "Robotyne", "the Russian Ministry of Defence claimed"), "who says so"),
    ("a night made up", lambda b: swap(b, "near Lyptsi", "Lyptsi", "Lyptsi overnight"), "overnight"),
    ("an act", lambda b: swap(b, "Robotyne", "took", "retook"), "act"),
    ("a toll made up", lambda b: swap(b, "near Lyptsi", "attacked", "killed and attacked"), "claim counts"),
    ("other matters", lambda b: swap(b, "harvest", "harvest will be smaller", "railway needs bridges"), "matters"),
    ("a word of what is foretold", lambda b: swap(b, "harvest", "smaller", "larger"), "foretold"),
    ("the acting side", lambda b: swap(b, "near Lyptsi", "Russian", "Ukrainian"), "record"),
    ("a date", lambda b: swap(b, "near Lyptsi", "Lyptsi", "Lyptsi on 3 June"), "3 June"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "change", "why"), MUTATIONS, ids=[what for what, _, _ in MUTATIONS])
def test_a_changed_sentence_is_caught(brief: Json, what: str, change: Callable[[Json], None], why: str) -> None:
    change(brief)
    found = reasons(brief)
    assert any(why in reason for reason in found), (what, found)


def test_a_citation_moved_to_another_claim_is_caught(brief: Json) -> None:
    found = sentence(brief, "harvest")
    found["cites"][0]["claims"] = sentence(brief, "Klishchiivka")["cites"][0]["claims"]
    assert any("does not belong to its fact" in reason for reason in reasons(brief))


def test_a_citation_moved_to_another_fact_is_caught(brief: Json) -> None:
    sentence(brief, "harvest")["cites"] = copy.deepcopy(sentence(brief, "every field")["cites"])
    for cite in sentence(brief, "harvest")["cites"]:
        cite["end"] = len(sentence(brief, "harvest")["text"])
    assert reasons(brief)


def test_a_citation_that_leads_nowhere_is_caught(brief: Json) -> None:
    sentence(brief, "harvest")["cites"][0]["claims"] = ["f" * 40]
    assert any("not in the file" in reason for reason in reasons(brief))


def test_a_sentence_without_a_citation_is_caught(brief: Json) -> None:
    sentence(brief, "harvest")["cites"] = []
    assert "cites nothing" in reasons(brief)


def test_words_outside_every_citation_are_caught(brief: Json) -> None:
    found = sentence(brief, "harvest")
    found["cites"][0]["end"] = 10
    assert any("outside every citation" in reason for reason in reasons(brief))


def test_a_forged_passage_is_caught(brief: Json) -> None:
    (claim,) = [c for c in brief["claims"] if "harvest" in c["quote"]]
    claim["quote"] = claim["quote"].replace("smaller", "larger")
    assert any("do not stand in the passages" in reason for reason in reasons(brief))


def test_a_changed_cell_and_a_changed_tally_are_caught(brief: Json) -> None:
    harm = next(section for section in brief["sections"] if section["id"] == "harm")
    harm["tables"][0]["rows"][0]["cells"][0] = "9"
    brief["numbers"][0]["figure"] = [200, 200]
    where = {failure.where for failure in receipts.check(brief).failures}
    assert {"harm", "numbers"} <= where


def test_a_changed_headline_is_caught(brief: Json) -> None:
    brief["title"] = brief["title"].replace("Five", "Nine")
    assert [failure.where for failure in receipts.check(brief).failures] == ["title"]


def test_a_number_in_another_language_counts(brief: Json) -> None:
    assert not [f for f in receipts.check(brief).failures if f.where == "strikes"]
    swap(brief, "20 drones", "20", "21")
    assert any("21" in reason for reason in reasons(brief))


@pytest.mark.parametrize("text", ["not json", "[]", '{"title": "x"}'])
def test_what_is_no_brief_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(InputError) as caught:
        receipts.check_text(text)
    assert "expected" in str(caught.value) and "found" in str(caught.value) and "\n" not in str(caught.value)


def test_a_brief_of_an_unknown_theatre_is_checked_by_its_letters(brief: Json) -> None:
    brief["theatre"] = "nowhere"
    report = receipts.check(brief)
    assert report.sentences > 20
    assert report.supported > 0
