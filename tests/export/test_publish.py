"""Publishing: a brief is always settled, however many of its sentences the receipts refuse."""

import json

import pytest

from daybrief import receipts
from daybrief.export.publish import publish
from daybrief.receipts.check import Failure, Report
from tests.brief.newsday import Day, full_day, theatre


def _everywhere() -> Day:
    day = Day()
    names = ("Robotyne", "Vovchansk", "Lyptsi", "Kharkiv", "Beryslav", "Klishchiivka")
    for act in ("attacked", "advanced", "repelled"):
        doc = day.report(act, f"Russian forces {act} at {', '.join(names)}.", "Front Institute")
        day.tell(doc, doc.text, "ground", *names, actor="RU", action=act)
    return day


def test_a_checker_that_refuses_everything_leaves_an_empty_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every sentence is refused in every wording: the page comes out without them, and nothing loops."""
    real = receipts.check

    def strict(brief: dict[str, object], known: object = None) -> Report:
        told = real(brief)
        sections: list[dict[str, list[dict[str, str]]]] = brief["sections"]  # type: ignore[assignment]
        texts = [s["text"] for section in sections for s in section["sentences"]]
        return Report(told.sentences, 0, tuple(Failure("ground", text, ("refused",)) for text in texts))

    monkeypatch.setattr(receipts, "check", strict)
    made = publish(_everywhere().material(), theatre())
    assert not any(p for section in made.brief.sections for p in section.paragraphs)
    assert publish(full_day().material(), theatre())


def test_a_wording_that_was_held_back_is_counted_on_the_page_and_in_the_data(monkeypatch: pytest.MonkeyPatch) -> None:
    real, first = receipts.check, []

    def once(brief: dict[str, object], known: object = None) -> Report:
        told = real(brief)
        if first:
            return told
        sections: list[dict[str, list[dict[str, str]]]] = brief["sections"]  # type: ignore[assignment]
        first.append(next(s["text"] for section in sections for s in section["sentences"]))
        return Report(told.sentences, told.sentences - 1, (Failure("ground", first[0], ("refused",)),))

    monkeypatch.setattr(receipts, "check", once)
    made = publish(full_day().material(), theatre())
    assert first[0] not in [s.text for section in made.brief.sections for p in section.paragraphs for s in p]
    assert json.loads(made.pages["brief.json"])["receipts"]["refused"] == 1
    said = "Wordings that did not hold, and were changed or left out before publication: 1."
    assert said in made.pages["brief.md"] and said in made.pages["brief.html"]


def test_a_brief_whose_every_wording_held_says_nothing_of_others() -> None:
    assert "Wordings that did not hold" not in publish(full_day().material(), theatre()).pages["brief.md"]
