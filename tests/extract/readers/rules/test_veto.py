"""What grammar says against learned claims."""

from datetime import date

from daybrief.claims import KIND_BY_NAME, Claim
from daybrief.extract.readers.rules.veto import allowed
from daybrief.extract.scene import Story
from daybrief.extract.speakers import spoken
from daybrief.model.text import Dating, Document
from daybrief.model.voice import Attribution, Voice
from daybrief.theatre.pack import load

FLOOR = 0.7  # confidence from which a brief tells a claim


def kept(text: str, kind: str, **slots: object) -> list[Claim]:
    """What is left of a sure learned claim of a one-sentence document."""
    dating = Dating(day=date(2025, 2, 27), basis="given")
    doc = Document(name="d", source="A desk", published=dating, lang="en", text=text)
    story = Story.of(doc, load("ukraine"))
    claim = Claim(
        spans=(doc.span(0, len(text)),),
        attribution=Attribution(chain=(Voice(name="A desk"),)),
        detail=KIND_BY_NAME[kind](kind=kind, **slots),  # type: ignore[arg-type]
        made_by="model/1",
        confidence=0.99,
    )
    return allowed([claim], story, spoken(story))


def test_what_did_not_happen_is_not_told() -> None:
    assert kept("Britain banned the group.", "measure", issuer="GB", action="bans", target="the group")
    assert not kept("Britain did not ban the group.", "measure", issuer="GB", action="bans", target="the group")


def test_an_agreement_that_grammar_doubts_is_kept_below_the_floor_of_a_brief() -> None:
    (claim,) = kept("Kyiv and Moscow did not sign the treaty.", "agreement", parties=("UA", "RU"), stage="signed")
    assert claim.confidence < FLOOR
