import pytest
from pydantic import ValidationError

from daybrief.model.outcome import Citation, Sentence

TEXT = "Officials reported at least 12 killed in Sumy."


def test_a_sentence_whose_numbers_are_cited_is_accepted() -> None:
    sentence = Sentence(text=TEXT, cites=(Citation(start=0, end=len(TEXT), fact="f", claims=("c",)),))
    assert sentence.text[sentence.cites[0].start : sentence.cites[0].end] == TEXT


def test_a_number_outside_every_citation_is_refused() -> None:
    with pytest.raises(ValidationError, match="uncited digits"):
        Sentence(text=TEXT, cites=(Citation(start=0, end=9, fact="f", claims=("c",)),))


def test_a_sentence_without_a_claim_is_refused() -> None:
    with pytest.raises(ValidationError):
        Sentence(text="All is quiet.", cites=())


def test_a_citation_past_the_end_of_its_sentence_is_refused() -> None:
    with pytest.raises(ValidationError, match="lies outside"):
        Sentence(text="All is quiet.", cites=(Citation(start=0, end=99, fact="f", claims=("c",)),))
