"""One event told twice in a document."""

from daybrief.claims import KIND_BY_NAME, Claim
from daybrief.extract.merge import once
from daybrief.model.place import Mention
from daybrief.model.text import Document
from daybrief.model.voice import Attribution, Voice
from daybrief.model.when import When

TEXT = "Anna Berg met Jan Lund in Oslo on Friday. Berg held talks. Minister Olga Dahl met Berg on Friday."
DOC = Document(name="d", source="A desk", published=None, lang="en", text=TEXT)


def meeting(sentence: str, participants: tuple[str, ...], day: str = "2025-02-28", place: str = "") -> Claim:
    at = TEXT.index(sentence)
    named = TEXT.index(place) if place else 0
    return Claim(
        spans=(DOC.span(at, at + len(sentence)),),
        attribution=Attribution(chain=(Voice(name="A desk"),)),
        detail=KIND_BY_NAME["meeting"](kind="meeting", participants=participants),  # type: ignore[call-arg]
        places=(Mention(span=DOC.span(named, named + len(place)), name=place),) if place else (),
        when=When.parse(day, "stated"),
        made_by="rules/1",
    )


FULL = meeting("Anna Berg met Jan Lund in Oslo on Friday.", ("Anna Berg", "Jan Lund"), place="Oslo")


def test_another_telling_with_fewer_of_its_people_adds_nothing() -> None:
    assert once([FULL, meeting("Berg held talks.", ("Berg",))]) == (FULL,)


def test_a_telling_with_somebody_else_or_of_another_day_stands() -> None:
    other = meeting("Minister Olga Dahl met Berg on Friday.", ("Olga Dahl", "Berg"))
    later = meeting("Berg held talks.", ("Berg",), day="2025-03-01")
    assert set(once([FULL, other, later])) == {FULL, other, later}
