"""From tellings to claims."""

from datetime import date

import numpy as np

from daybrief.claims import Claim
from daybrief.extract.readers.model.assemble import Assembler
from daybrief.extract.readers.model.heads import Heads
from daybrief.extract.readers.model.inputs import page_of
from daybrief.extract.readers.model.marks import Mark, Telling
from daybrief.extract.scene import Story
from daybrief.model.text import Dating, Document
from daybrief.theatre.pack import load

HEADS = Heads.read(
    {"kinds": ["losses"], "tags": [["", "source"], ["losses", "side"], ["losses", "item"]], "questions": []}
)


def claims(text: str, **marked: str) -> list[Claim]:
    """What one sentence tells of losses where each named slot is marked at one word."""
    dating = Dating(day=date(2025, 2, 27), basis="given")
    story = Story.of(Document(name="d", source="A desk", published=dating, lang="en", text=text), load("ukraine"))
    page = page_of(story)
    at = page.words.forms.index
    marks = tuple(sorted(Mark(at(word), at(word) + 1, slot, 0.9) for slot, word in marked.items()))
    empty = np.zeros((len(page.words.forms), 0), np.float32)
    telling = Telling("losses", 0, 0.9, marks, np.zeros(0, np.float32), empty, 0)
    return Assembler(page, story, HEADS, "model/0").claims(telling)


def test_losses_without_a_word_for_the_thing_are_men() -> None:
    (claim,) = claims("Russia lost heavily near the mill.", side="Russia")
    assert claim.detail.exchange()["item"] == "personnel"


def test_a_marked_thing_is_what_was_lost() -> None:
    (claim,) = claims("Russia lost tanks near the mill.", side="Russia", item="tanks")
    assert claim.detail.exchange()["item"] == "tanks"
