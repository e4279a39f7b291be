"""What grammar says against learned claims."""

from datetime import date

from daybrief.claims import KIND_BY_NAME, Claim
from daybrief.extract.readers.rules.veto import allowed
from daybrief.extract.scene import Story
from daybrief.extract.speakers import spoken
from daybrief.model.text import Dating, Document
from daybrief.model.voice import Attribution, Voice
from daybrief.model.when import When
from daybrief.theatre.pack import load


def kept(text: str, kind: str, said_by: str = "", when: When | None = None, **slots: object) -> list[Claim]:
    """What is left of a sure learned claim of a one-sentence document."""
    dating = Dating(day=date(2025, 2, 27), basis="given")
    doc = Document(name="d", source="A desk", published=dating, lang="en", text=text)
    story = Story.of(doc, load("ukraine"))
    claim = Claim(
        spans=(doc.span(0, len(text)),),
        attribution=Attribution(chain=tuple(Voice(name=name) for name in ("A desk", said_by) if name)),
        detail=KIND_BY_NAME[kind](kind=kind, **slots),  # type: ignore[arg-type]
        when=when,
        made_by="model/1",
        confidence=0.99,
    )
    return allowed([claim], story, spoken(story))


def test_what_did_not_happen_is_not_told() -> None:
    assert kept("Britain banned the group.", "measure", issuer="GB", action="bans", target="the group")
    assert not kept("Britain did not ban the group.", "measure", issuer="GB", action="bans", target="the group")


def test_an_agreement_that_grammar_denies_is_none() -> None:
    assert not kept("Kyiv and Moscow did not sign the treaty.", "agreement", parties=("UA", "RU"), stage="signed")


def test_what_a_clause_about_the_speaker_recalls_is_the_publishers_and_of_no_day() -> None:
    text = "Jan Berg, who joined earlier talks with Russian officials and Dahl, said tariffs hung on the talks."
    day = When.parse("2025-02-27", "reporting-day")
    (claim,) = kept(text, "meeting", said_by="Jan Berg", when=day, participants=("Jan Berg", "RU", "Dahl"))
    assert claim.attribution.origin.name == "A desk"
    assert claim.when is None
    said = "Jan Berg, the treasury chief, said he met Russian officials and Dahl."
    (claim,) = kept(said, "meeting", said_by="Jan Berg", when=day, participants=("Jan Berg", "RU", "Dahl"))
    assert (claim.attribution.origin.name, claim.when) == ("Jan Berg", day)
    told = "Jan Berg said Eva Lind, who joined earlier talks with Russian officials, would follow the talks."
    (claim,) = kept(told, "meeting", said_by="Jan Berg", when=day, participants=("Eva Lind", "RU"))
    assert claim.attribution.origin.name == "Jan Berg"


def test_what_was_only_attacked_seized_or_built_is_not_damaged() -> None:
    (claim,) = kept("Norway seized an oil tanker off the coast.", "damage", object="oil tanker")
    assert claim.confidence < KIND_BY_NAME["damage"].learned_from
    (claim,) = kept("Fires erupted at two fuel depots in Bryansk.", "damage", object="fuel depots")
    assert claim.confidence == 0.99


def test_a_name_that_is_a_piece_of_what_a_body_is_called_is_the_body() -> None:
    text = "Occupation authorities hosted envoys of Georgia in Enerhodar."
    (claim,) = kept(text, "meeting", participants=("Occupation", "GE"))
    assert claim.detail.participants == ("RU", "GE")  # type: ignore[attr-defined]
