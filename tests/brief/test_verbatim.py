"""What the two readers tell differently is shown as its source wrote it, never retold."""

import pytest

from daybrief.brief import compose
from daybrief.claims.base import DOUBTED
from daybrief.model.outcome import Brief
from tests.brief.newsday import Day, theatre

_SURE = "Ukrainian forces repelled an attack near Lyman on 14 May."
_PASSAGE = "Ukrainian forces retook Lyptsi on a day that had begun with its loss."
_HEARD = f"Meridian Wire reported: “{_PASSAGE}”"


def _told(confidence: float, *passages: str) -> Day:
    """A day with one sure act, and one of each of the passages that was read with this confidence."""
    day = Day()
    report = day.report("front", "\n".join((_SURE, *passages)), "Meridian Wire")
    day.tell(report, _SURE, "ground", "Lyman", actor="UA", action="repelled", when="2024-05-14", basis="stated")
    for passage in passages:
        told = {"actor": "UA", "action": "regained", "when": "2024-05-14", "basis": "relative"}
        day.tell(report, passage, "ground", "Lyptsi", confidence=confidence, **told)
    return day


def _day(confidence: float, *passages: str) -> Brief:
    return compose(_told(confidence, *passages).material(), theatre())


def _top(brief: Brief) -> list[str]:
    return [brief.title, *(s.text for s in (*brief.standfirst, *brief.takeaways))]


def _texts(brief: Brief) -> list[str]:
    return [s.text for section in brief.sections for paragraph in section.paragraphs for s in paragraph]


def test_a_doubted_act_is_told_in_the_words_of_its_source_alone() -> None:
    brief = _day(DOUBTED, _PASSAGE)
    assert [text for text in _texts(brief) if "Lyptsi" in text] == [_HEARD]
    assert not any("Lyptsi" in text for text in _top(brief))
    assert [dot.name for dot in brief.dots if "Lyptsi" in dot.name] == []


def test_a_sure_one_is_retold() -> None:
    told = [text for text in _texts(_day(1.0, _PASSAGE)) if "Lyptsi" in text]
    assert told and not any("“" in text for text in told)


def test_what_may_be_no_such_act_at_all_is_not_shown() -> None:
    assert not any("Lyptsi" in text for text in _texts(_day(DOUBTED - 0.01, _PASSAGE)))


@pytest.mark.parametrize(
    "passage",
    [
        "Ukrainian forces retook Lyptsi",  # a heading
        "They retook Lyptsi, and Ukrainian forces hold it.",  # leans on what stood before it
        "Ukrainian forces retook Lyptsi, " + "then lost it again, and " * 10 + "so it went on all day.",
    ],
)
def test_a_passage_that_is_no_sentence_of_a_readable_length_is_not_shown(passage: str) -> None:
    assert _texts(_day(DOUBTED, passage)) == _texts(_day(DOUBTED))


def test_a_direction_shows_one_passage() -> None:
    brief = _day(DOUBTED, _PASSAGE, "Ukrainian forces retook Lyptsi from three sides by noon.")
    assert sum("reported: “" in text for text in _texts(brief)) == 1


def test_what_two_reports_tell_in_their_own_words_is_retold() -> None:
    def retold(*passages: str, basis: str = "relative") -> bool:
        day, told = Day(), []
        for outlet, passage in zip(("Meridian Wire", "Harbour Times"), passages, strict=True):
            report = day.report(outlet, passage, outlet)
            slots = {"actor": "UA", "action": "regained", "when": "2024-05-14", "basis": basis}
            told.append(day.claim(report, passage, "ground", "Lyptsi", confidence=DOUBTED, **slots))
        day.fact(*told)
        return any("retook Lyptsi" in text and "“" not in text for text in _texts(compose(day.material(), theatre())))

    words = ("Ukrainian forces retook Lyptsi.", "By noon on 14 May Ukrainian forces regained Lyptsi.")
    assert retold(*words)
    assert not retold(*words, basis="reporting-day")  # each may recall an old one
    assert not retold("Ukrainian forces retook Lyptsi.", "Ukrainian forces retook Lyptsi.")


def test_an_act_that_no_sentence_of_the_brief_s_own_could_tell_is_quoted() -> None:
    sure = _day(1.0, _PASSAGE)
    own = {text for text in _top(sure) + _texts(sure) if "Lyptsi" in text}
    day = _told(1.0, _PASSAGE)
    brief = compose(day.material(), theatre(), frozenset(own))
    assert [text for text in _texts(brief) if "Lyptsi" in text] == [_HEARD]
    assert not any("Lyptsi" in text for text in _top(brief))
    assert [dot.name for dot in brief.dots if "Lyptsi" in dot.name] == []


def test_a_day_of_which_something_is_quoted_is_not_called_empty() -> None:
    day = Day()
    report = day.report("front", _PASSAGE, "Meridian Wire")
    slots = {"actor": "UA", "action": "regained", "when": "2024-05-15", "basis": "stated"}
    day.tell(report, _PASSAGE, "ground", "Lyptsi", confidence=DOUBTED, **slots)
    brief = compose(day.material(), theatre())
    assert _HEARD in _texts(brief)
    assert "Nothing" not in brief.title and "15 May 2024" in brief.title
