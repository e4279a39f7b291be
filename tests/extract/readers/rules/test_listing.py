"""Learned claims of one act with several targets become one."""

from datetime import date

from daybrief.claims import Claim
from daybrief.claims.measure import Measure
from daybrief.extract.readers.rules.listing import listed
from daybrief.extract.readers.rules.reader import parse
from daybrief.extract.scene import Story
from daybrief.extract.speakers import spoken
from daybrief.model.text import Dating, Document
from daybrief.model.voice import Attribution, Voice
from daybrief.theatre.pack import load


def targets(text: str, *marked: str) -> list[str | None]:
    doc = Document(
        name="report",
        source="A desk",
        published=Dating(day=date(2025, 2, 27), basis="given"),
        lang="en",
        text=text,
    )
    story = Story.of(doc, load("ukraine"))
    list(parse(story, story.scenes, spoken(story)))
    claims = [
        Claim(
            spans=(doc.span(0, len(text)),),
            attribution=Attribution(chain=(Voice(name="A desk"),)),
            detail=Measure(issuer="NO", action="bans", target=target),
            made_by="model/1",
        )
        for target in marked
    ]
    return [claim.detail.target for claim in listed(claims, story) if isinstance(claim.detail, Measure)]


def test_the_members_of_a_list_are_one_target() -> None:
    text = "Norway barred three banks, two insurers and a broker."
    assert targets(text, "three banks", "insurers", "broker") == ["three banks, two insurers and a broker"]


def test_a_bit_of_a_phrase_is_the_phrase() -> None:
    assert targets("Norway barred rusty tankers from its ports.", "rusty") == ["rusty tankers"]


def test_another_party_is_the_target_rather_than_a_thing() -> None:
    assert targets("Norway barred tankers of Belarus.", "tankers", "BY", "NO") == ["BY"]


def test_one_whole_target_stays_as_it_is() -> None:
    assert targets("Norway barred tankers from its ports.", "tankers") == ["tankers"]
