"""Publishing: a brief is always settled, however many of its sentences the receipts refuse."""

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
