"""Whose word a claim is, once copies and relays are seen through."""

from datetime import UTC, date, datetime

from daybrief.claims import Claim
from daybrief.claims.casualties import Casualties
from daybrief.model.figure import exactly
from daybrief.model.text import NAMELESS, Dating, Document, Kin
from daybrief.model.voice import Attribution, Voice
from daybrief.reconcile import Told, told
from tests.reconcile.telling import theatre

SENTENCE = "Two men were killed when a shell hit the bus station of the town early in the morning."


def _doc(name: str, source: str, hour: int | None = None, text: str = SENTENCE, origin: str | None = None) -> Document:
    at = None if hour is None else datetime(2025, 2, 27, hour, tzinfo=UTC)
    published = Dating(day=date(2025, 2, 27), at=at, basis="given")
    return Document(name=name, source=source, published=published, lang="en", text=text, origin=origin)


def _claim(doc: Document, *voices: str) -> Claim:
    chain = (Voice(name=doc.source), *(Voice(name=name, span=doc.span(0, 3)) for name in voices))
    span = doc.span(0, len(doc.text))
    detail = Casualties(killed=exactly(2))
    return Claim(spans=(span,), attribution=Attribution(chain=chain), detail=detail, made_by="test/1")


def _told(docs: list[Document], kin: tuple[Kin, ...] = (), voices: tuple[str, ...] = ()) -> dict[str, Told]:
    claims = {doc.id: [_claim(doc, *voices)] for doc in docs}
    return {one.name: one for one in told(docs, kin, claims, theatre())}


def test_a_claim_without_a_source_is_its_publishers() -> None:
    (one,) = _told([_doc("a", "The Harbour Times", 9)]).values()
    assert (one.owner, one.own, one.day) == ("The Harbour Times", True, date(2025, 2, 27))


def test_a_publisher_that_nothing_names_is_nobody_whose_word_counts() -> None:
    (one,) = _told([_doc("a", NAMELESS, 9)]).values()
    assert one.unnamed
    (quoted,) = _told([_doc("a", NAMELESS, 9)], voices=("Ukraine's air force",)).values()
    assert not quoted.unnamed


def test_the_voice_a_text_names_is_the_origin_whoever_relays_it() -> None:
    docs = [_doc("a", "The Harbour Times", 9, "One text."), _doc("b", "Northern Courier", 10, "Another text.")]
    found = _told(docs, voices=("Ukraine's air force",))
    assert found["a"].origin == found["b"].origin
    assert not found["a"].own


def test_copies_speak_in_the_voice_of_the_first_to_print_them() -> None:
    early, late = (
        _doc("early", "Bosphorus Wire", 8),
        _doc("late", "The Harbour Times", 12, SENTENCE + " Three more hurt."),
    )
    kin = (Kin(doc=early.id, duplicate_of=late.id, why="its sentences stand in the other"),)
    found = _told([late, early], kin)
    assert found["late"].owner == found["early"].owner == "Bosphorus Wire"
    assert found["late"].family == found["early"].family


def test_a_text_credited_to_a_wire_is_the_wires() -> None:
    found = _told([_doc("a", "The Harbour Times", 9, origin="Reuters"), _doc("b", "Reuters", 11, "Another text.")])
    assert found["a"].origin == found["b"].origin


def test_a_sentence_found_word_for_word_in_two_papers_is_the_firsts_whatever_dateline_stands_before_it() -> None:
    first = _doc("first", "Bosphorus Wire", 8)
    second = _doc("second", "Northern Courier", 10, f"TOWN (Bosphorus Wire) – {SENTENCE}")
    found = _told([second, first])
    assert found["second"].origin == found["first"].origin


def test_a_copy_that_writes_a_date_another_way_and_has_no_hour_is_still_the_wires() -> None:
    wire = _doc("wire", "Bosphorus Wire", 8, SENTENCE.removesuffix(".") + " on 27 February.")
    copy = _doc("copy", "Northern Courier", None, f"TOWN (Bosphorus Wire) – {SENTENCE.removesuffix('.')} on Feb. 27.")
    found = _told([copy, wire])
    assert {one.owner for one in found.values()} == {"Bosphorus Wire"}


def test_a_short_sentence_may_be_written_twice() -> None:
    docs = [_doc("a", "The Harbour Times", 9, "Two died."), _doc("b", "Northern Courier", 10, "Two died.")]
    found = _told(docs)
    assert found["a"].origin != found["b"].origin


def test_of_several_voices_in_one_clause_the_first_named_stands_for_it() -> None:
    (one,) = _told([_doc("a", "The Harbour Times", 9)], voices=("Russian MoD; TASS",)).values()
    assert one.party == "RU"
