"""A language model's answers count only where the document's own words bear them out."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from daybrief.document import read
from daybrief.extract import ABOUT, Answers, Heard, heard, questions
from daybrief.extract.readers.server.asking import PASSAGE
from daybrief.model.text import Document, Raw
from daybrief.theatre.pack import load

THEATRE = load("ukraine")
TEXT = """The parliament in Warsaw met late on Monday.

Poland will send 14 howitzers to Ukraine, Defence Minister Anna Zaręba said. The guns are to reach Rivne by the summer.

Nothing else was decided."""
QUOTE = "Poland will send 14 howitzers to Ukraine, Defence Minister Anna Zaręba said."


def document(text: str = TEXT) -> Document:
    body = f"---\nsource: Vistula Desk\npublished: 2025-03-04\nlang: en\n---\n{text}\n"
    found = next(iter(read(Raw(name="guns", media="md", body=body.encode()), THEATRE)))
    assert isinstance(found, Document)
    return found


def answered(*rows: Any, text: str | None = None) -> Heard:
    said = json.dumps(list(rows)) if text is None else text
    return heard(document(), THEATRE, Answers("a-model", (said,)))


def deployment(**changes: Any) -> dict[str, Any]:
    row = {"kind": "deployment", "quote": QUOTE, "source": "Anna Zaręba", "stance": "plans", "places": ["Ukraine"]}
    return row | {"force": "PL", "count": [14, 14]} | changes


def test_an_answer_that_the_text_bears_out_becomes_a_claim_with_its_sentence() -> None:
    (claim,) = answered(deployment()).claims
    assert claim.spans[0].quote == QUOTE
    assert claim.detail.exchange() == {"force": "PL", "count": [14, 14]}
    assert (claim.attribution.origin.name, claim.attribution.stance) == ("Anna Zaręba", "plans")
    assert [place.name for place in claim.places] == ["Ukraine"]
    assert claim.made_by == "server/1 a-model"


def test_part_of_a_sentence_is_widened_to_the_whole() -> None:
    (claim,) = answered(deployment(quote="Poland will send 14 howitzers")).claims
    assert claim.spans[0].quote == QUOTE


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"quote": "Poland will send 40 howitzers to Ukraine."}, "not in the document"),
        ({"quote": "howitzers"}, "too short"),
        ({"quote": 7}, "no quote"),
        ({"count": [40, 40]}, "no number of the quoted words"),
        ({"count": "fourteen"}, "no number of the quoted words"),
        ({"source": "Olena Prykhodko"}, "is not named there"),
        ({"source": {"name": "x"}}, "is not named there"),
        ({"stance": "certain"}, "stance: expected one of"),
        ({"kind": "gossip"}, "was not asked for"),
        ({"kind": "statement"}, "was not asked for"),
        ({"kind": "measure", "action": "donates"}, "action: expected one of"),
        ({"force": "FR", "count": None, "places": ["Paris"]}, "without a single slot"),
    ],
)
def test_a_wrong_answer_is_dropped_with_its_reason(changes: dict[str, Any], why: str) -> None:
    found = answered(deployment(**changes))
    assert found.claims == ()
    assert why in found.dropped[0]


def test_a_party_or_place_that_the_words_do_not_name_is_left_out() -> None:
    (claim,) = answered(deployment(force="FR", places=["Ukraine", "Lyon", 4])).claims
    assert claim.detail.exchange() == {"count": [14, 14]}
    assert [place.name for place in claim.places] == ["Ukraine"]


@pytest.mark.parametrize("text", ["", "I found nothing.", "[1, 2", '{"kind": "ground"}', "[" * 100_000 + "]" * 100_000])
def test_an_answer_that_is_no_list_of_objects_is_dropped(text: str) -> None:
    found = answered(text=text)
    assert found.claims == ()
    assert len(found.dropped) == 1


def test_words_around_the_list_do_no_harm() -> None:
    assert answered(text=f"Here you are:\n```json\n{json.dumps([deployment()])}\n```").claims


def test_one_wrong_answer_does_not_take_the_others_with_it() -> None:
    found = answered(deployment(count=[3, 3]), deployment())
    assert (len(found.claims), len(found.dropped)) == (1, 1)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)
keys = st.sampled_from(["kind", "quote", "source", "stance", "places", "force", "count", "action", "target", "parties"])


@given(changes=st.dictionaries(keys, anything, max_size=5))
@settings(max_examples=120)
def test_whatever_an_answer_holds_nothing_is_raised_and_every_claim_quotes_the_document(
    changes: dict[str, Any],
) -> None:
    doc = document()
    found = heard(doc, THEATRE, Answers("a-model", (json.dumps([deployment(**changes)]),)))
    assert len(found.claims) + len(found.dropped) == 1
    for claim in found.claims:
        for span in claim.spans:
            doc.check(span)


def test_the_codebook_is_told_as_the_kinds_declare_it() -> None:
    assert "deployment: A party's forces or weapons sent to, stationed in or moved through a place." in ABOUT
    assert '"action": one of imposes, extends' in ABOUT
    assert "said" not in {line.strip().partition('"')[2].partition('"')[0] for line in ABOUT.splitlines()}


def test_a_long_document_is_asked_in_passages_of_whole_paragraphs() -> None:
    line = "The council of town number {} met again and talked about the roads of its district until late. " * 14
    doc = document("\n\n".join(line.format(*range(n, n + 14)).strip() for n in range(0, 84, 14)))
    asked = questions(doc)
    assert len(asked) == 3
    assert all(question.startswith("Published 2025-03-04 by Vistula Desk.") for question in asked)
    assert all(len(question) < PASSAGE + 200 for question in asked)
