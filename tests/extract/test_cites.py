"""Endnotes and links travel with the claims of the sentences they support."""

from daybrief.claims import Claim
from daybrief.document import read
from daybrief.extract import claims
from daybrief.model.text import Document, Raw
from daybrief.theatre.pack import load

REPORT = """---
title: Assessment
source: ISW
published: 2022-09-12
lang: en
---
Russian forces attacked near Siversk.[1] Ukrainian forces repelled an assault near Lyman.[2]

Russian forces shelled Kramatorsk.

[1] https://example.org/siversk
[2] Regional head, https://example.org/lyman
"""


def told() -> dict[str, Claim]:
    """Claims by the first place they name."""
    theatre = load("ukraine")
    (doc,) = read(Raw(name="x", media="md", body=REPORT.encode()), theatre)
    assert isinstance(doc, Document)
    return {claim.places[0].name: claim for claim in claims(doc, theatre) if claim.places}


def test_an_endnote_goes_with_the_sentence_before_its_mark_and_no_other() -> None:
    found = told()
    assert [link.url for link in found["Siversk"].cites] == ["https://example.org/siversk"]
    assert [link.note for link in found["Lyman"].cites] == ["Regional head, https://example.org/lyman"]
    assert found["Kramatorsk"].cites == ()


def test_what_a_claim_cites_is_no_part_of_what_it_says() -> None:
    claim = told()["Siversk"]
    assert claim.model_copy(update={"cites": ()}).id == claim.id
