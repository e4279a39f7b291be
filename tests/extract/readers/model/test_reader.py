"""The learned reader with the weights that ship."""

import hashlib
import subprocess
import sys
from datetime import date
from importlib.resources import files

import pytest

from daybrief.claims import Claim
from daybrief.extract.readers.model.inputs import PIECES_A_WINDOW, page_of, windows_of
from daybrief.extract.readers.model.network import shipped
from daybrief.extract.readers.model.reader import ModelReader
from daybrief.extract.scene import Story
from daybrief.model.text import Dating, Document
from daybrief.theatre.pack import load

TEXTS = {
    "en": (
        "Russian troops advanced in the direction of Kupiansk and Vovchansk on Wednesday, the General Staff said. "
        "A drone strike on Sumy killed three people and injured at least eight, regional officials said. "
        "Two schools were damaged in Kharkiv."
    ),
    "uk": "Вночі ворог завдав ракетного удару по Сумах. Пошкоджено два будинки, загинули троє людей.",
    "ru": "Российские военные уничтожили склад боеприпасов в районе Купянска. Ночью сбито семь беспилотников.",
}


def document(lang: str) -> Document:
    dating = Dating(day=date(2025, 2, 27), basis="given")
    return Document(name="report", source="A desk", published=dating, lang=lang, text=TEXTS[lang])


@pytest.fixture(scope="module")
def reader() -> ModelReader:
    return ModelReader(load("ukraine"))


@pytest.mark.parametrize("lang", sorted(TEXTS))
def test_every_span_quotes_its_document(reader: ModelReader, lang: str) -> None:
    doc = document(lang)
    for claim in reader.read(doc):
        for span in (*claim.spans, *(place.span for place in claim.places)):
            doc.check(span)


def test_of_a_sentence_without_end_the_words_beyond_the_window_say_nothing(reader: ModelReader) -> None:
    """They take no room in the encoder either: its memory grows with the square of what it reads."""
    text = "Russian troops advanced in the direction of Kupiansk " + "and Vovchansk " * 3000
    doc = document("en").model_copy(update={"text": text})
    page = page_of(Story.of(doc, reader.theatre))
    (window,) = windows_of(page)
    scores = reader.network.score(page, window)
    words = len(page.words.forms)
    assert words > 6000
    assert scores.inside.shape[0] == scores.begins.shape[0] == scores.choices_by_word.shape[0] == words
    assert scores.kinds.max() > 0.5 and scores.inside[:20].max() > 0.5
    assert scores.inside[PIECES_A_WINDOW:].max() == 0


def of_kind(claims: tuple[Claim, ...], kind: str) -> list[Claim]:
    return [claim for claim in claims if claim.detail.kind == kind]


def test_a_fight_has_its_side_and_all_its_places(reader: ModelReader) -> None:
    doc = document("en")
    (claim,) = of_kind(reader.read(doc), "ground")
    told = claim.exchange(doc)
    assert (told["actor"], told["action"]) == ("RU", "advanced")
    assert {place["name"] for place in told["places"]} == {"Kupiansk", "Vovchansk"}
    assert told["when"] == "2025-02-26"


def test_the_harmed_are_counted_as_the_text_bounds_them(reader: ModelReader) -> None:
    doc = document("en")
    (claim,) = of_kind(reader.read(doc), "casualties")
    told = claim.exchange(doc)
    assert (told["killed"], told["injured"]) == ([3, 3], [8, None])
    assert [place["name"] for place in told["places"]] == ["Sumy"]


@pytest.mark.parametrize("lang", ["uk", "ru"])
def test_cyrillic_reports_are_read_too(reader: ModelReader, lang: str) -> None:
    assert reader.read(document(lang))


def test_claims_carry_who_made_them_and_how_surely(reader: ModelReader) -> None:
    for claim in reader.read(document("en")):
        assert claim.made_by == ModelReader.name
        assert 0 < claim.confidence <= 1


def test_reading_twice_gives_the_same_claims(reader: ModelReader) -> None:
    again = ModelReader(load("ukraine"))
    assert [c.id for c in reader.read(document("en"))] == [c.id for c in again.read(document("en"))]


def test_a_document_without_words_makes_no_claims(reader: ModelReader) -> None:
    assert reader.read(document("en").model_copy(update={"text": " \n"})) == ()


def test_the_weights_answer_for_declared_kinds_only() -> None:
    assert shipped().heads.faults() == []


def test_the_table_states_the_hash_of_the_weights_so_that_other_weights_are_another_version_of_the_code() -> None:
    weights = files("daybrief.extract.readers.model") / "weights" / "reader.onnx"
    assert shipped().table["sha256"] == hashlib.sha256(weights.read_bytes()).hexdigest()


def test_importing_the_reader_does_not_load_the_runtime() -> None:
    code = "import sys, daybrief.extract.readers.model.reader; sys.exit('onnxruntime' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
