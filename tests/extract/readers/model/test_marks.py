"""From scores to marks."""

from datetime import date

import numpy as np

from daybrief.extract.readers.model.counts import Reading
from daybrief.extract.readers.model.heads import Heads
from daybrief.extract.readers.model.inputs import Floats, page_of, windows_of
from daybrief.extract.readers.model.marks import Marker, Telling, Thresholds
from daybrief.extract.readers.model.network import Scores
from daybrief.extract.scene import Story
from daybrief.model.text import Dating, Document
from daybrief.theatre.pack import load

HEADS = Heads.read(
    {
        "kinds": ["damage"],
        "tags": [["", "source"], ["damage", "object"], ["damage", "places"]],
        "questions": [["damage", "timed", ["n", "y"]]],
    }
)
LEAST = Thresholds(kinds={"damage": 0.5}, tags={"": 0.4, "damage": 0.4}, neighbour=0.6)
TEXT = "It rained. Fire gutted a school and both bakeries in Sumy."


def tellings(inside: dict[str, tuple[int, float]], begins: dict[str, int], kinds: tuple[float, ...]) -> list[Telling]:
    """Tellings of TEXT where words carry the given tag and score, and begin it anew where `begins` says so."""
    dating = Dating(day=date(2025, 2, 27), basis="given")
    doc = Document(name="d", source="A desk", published=dating, lang="en", text=TEXT)
    story = Story.of(doc, load("ukraine"))
    page = page_of(story)
    (window,) = windows_of(page)
    words = len(page.words.forms)
    tags, starts = np.zeros((words, 3), np.float32), np.zeros((words, 3), np.float32)
    for form, (tag, score) in inside.items():
        tags[page.words.forms.index(form), tag] = score
    for form, tag in begins.items():
        starts[page.words.forms.index(form), tag] = 0.9
    zero: Floats = np.zeros((words, 2), np.float32)
    found = np.array(kinds, np.float32)[:, None]
    reading = Reading(page, story)
    return Marker(reading, window, Scores(found, starts, tags, zero, zero), HEADS, LEAST).tellings()


def test_a_sentence_below_the_threshold_tells_nothing() -> None:
    assert tellings({}, {}, (0.49, 0.1)) == []


def test_a_run_of_likely_words_is_one_mark() -> None:
    (telling,) = tellings({"school": (1, 0.8), "Sumy": (2, 0.7)}, {}, (0.1, 0.9))
    assert [(m.slot, m.last - m.first) for m in telling.marks] == [("object", 1), ("places", 1)]
    assert telling.sentence == 1


def test_a_fresh_beginning_after_a_joint_is_another_mark() -> None:
    run = dict.fromkeys(("school", "and", "both", "bakeries"), (1, 0.8))
    (together,) = tellings(run, {}, (0.1, 0.9))
    assert [m.last - m.first for m in together.marks] == [4]
    (apart,) = tellings(run, {"both": 1}, (0.1, 0.9))
    assert [m.last - m.first for m in apart.marks] == [1, 2]


def test_a_mark_does_not_end_on_a_small_word() -> None:
    (telling,) = tellings({"bakeries": (1, 0.8), "in": (1, 0.8)}, {}, (0.1, 0.9))
    assert [m.last - m.first for m in telling.marks] == [1]


def test_an_answer_is_a_share_for_each_word() -> None:
    (telling,) = tellings({}, {}, (0.1, 0.9))
    dating = Dating(day=date(2025, 2, 27), basis="given")
    doc = Document(name="d", source="A desk", published=dating, lang="en", text=TEXT)
    page = page_of(Story.of(doc, load("ukraine")))
    assert telling.answer(HEADS.questions[0], (), page) == {"n": 0.5, "y": 0.5}
