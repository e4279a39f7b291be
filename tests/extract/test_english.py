"""English texts, read by all readers as the literate cases say."""

import pytest
import spacy

from daybrief.extract import claims
from daybrief.extract.english.parse import MODEL, trees
from daybrief.theatre.pack import load
from tests.extract.literate import Case, cases, check, document

THEATRE = load("ukraine")


@pytest.mark.parametrize("case", cases("rules-*.md"), ids=lambda case: case.name)
def test_a_text_is_read_as_the_case_says(case: Case) -> None:
    doc = document(case, THEATRE)
    check(case, doc, claims(doc, THEATRE))


def test_parts_of_speech_are_those_of_the_models_own_table() -> None:
    whole = spacy.load(MODEL, exclude=["ner", "lemmatizer"])
    texts = [
        "There are those who know that all of this was hers, but the mayor didn't say so.",
        "Which of them had been hit? Nobody could say whether it'd hold, though some have tried.",
    ]
    for text, doc in zip(texts, trees(texts), strict=True):
        assert [(t.pos_, t.lemma_) for t in doc] == [(t.pos_, t.lemma_) for t in whole(text)]
