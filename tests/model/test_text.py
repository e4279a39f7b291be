import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from daybrief.errors import SpanError
from daybrief.model.text import Document, Span
from tests.strategies import documents


@given(documents(), st.data())
def test_a_span_quotes_its_document_in_code_points_of_any_script(doc: Document, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(doc.text) - 1))
    end = data.draw(st.integers(start + 1, len(doc.text)))
    span = doc.span(start, end)
    doc.check(span)
    assert Span.model_validate_json(span.model_dump_json()) == span


@given(documents())
def test_a_document_reads_back_with_its_id(doc: Document) -> None:
    assert Document.model_validate_json(doc.model_dump_json()).id == doc.id


@given(documents())
def test_the_name_of_the_file_does_not_change_what_a_document_is(doc: Document) -> None:
    assert doc.model_copy(update={"name": "other", "raw": "0" * 64}).id == doc.id


def test_a_span_of_another_version_is_refused() -> None:
    doc = Document(name="a", source="S", published=None, lang="en", text="Six people died.")
    later = doc.model_copy(update={"text": "Ten people died."})
    with pytest.raises(SpanError, match="is not at"):
        later.check(doc.span(0, 3))


def test_a_span_whose_length_does_not_fit_its_quote_is_refused() -> None:
    with pytest.raises(ValidationError, match="cannot hold"):
        Span(doc="x", start=0, end=4, quote="six")
