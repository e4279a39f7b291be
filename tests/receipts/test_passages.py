"""A passage shown as its publisher wrote it holds by its words and by whose they are, and by nothing less."""

import json
from typing import Any

import pytest

from daybrief import receipts
from daybrief.claims.base import DOUBTED
from daybrief.export.publish import publish
from tests.brief.newsday import Day, theatre

_PASSAGE = "Ukrainian forces reportedly retook Lyptsi on a day that had begun with its loss."


def _brief(old: str = "", new: str = "") -> dict[str, Any]:
    """A brief that shows one passage, with a word of that sentence changed."""
    day = Day()
    report = day.report("front", _PASSAGE, "Meridian Wire")
    day.report("other", "Nothing happened in Lyptsi.", "Dnipro Dispatch")
    told = {"actor": "UA", "action": "regained", "when": "2024-05-14", "basis": "stated", "stance": "suspects"}
    day.tell(report, _PASSAGE, "ground", "Lyptsi", confidence=DOUBTED, **told)
    brief: dict[str, Any] = json.loads(publish(day.material(), theatre()).pages["brief.json"])
    (shown,) = [s for section in brief["sections"] for s in section["sentences"] if "“" in s["text"]]
    shown["text"] = shown["text"].replace(old, new) if old else shown["text"]
    shown["cites"][-1]["end"] = len(shown["text"])
    return brief


def test_a_passage_whose_own_words_hedge_needs_no_hedge_of_the_brief() -> None:
    assert receipts.check(_brief()).failures == ()


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("retook", "took", "do not have the words"),
        ("Meridian Wire", "Dnipro Dispatch", "no passage names Dispatch"),
        ("Ukrainian forces reportedly retook", "retook", "only suspected"),  # the words are there, the hedge is not
        ("reported: “Ukrainian", "confirmed: “Ukrainian", "confirmed"),
    ],
)
def test_a_changed_one_is_caught(old: str, new: str, why: str) -> None:
    reasons = [reason for failure in receipts.check(_brief(old, new)).failures for reason in failure.reasons]
    assert any(why in reason for reason in reasons), reasons
