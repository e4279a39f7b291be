"""What holds for every document that is read."""

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from daybrief.document import kin, read
from daybrief.model.text import Document, Raw
from daybrief.theatre.pack import load
from tests.document.conftest import PROSE
from tests.strategies import LETTERS

THEATRE = load("ukraine")
LINES = st.one_of(
    st.sampled_from(PROSE),
    st.text(LETTERS + "*_[]()<>&#|`~\\-/:@$%\u200b\u00ad\u0301", max_size=80),
    st.sampled_from(
        [
            "Read more: something else",
            "- an item;",
            "* another item",
            "# Heading",
            "[1] https://example.org/a",
            "Text with a mark.[1]",
            "> quoted words of a letter",
            "[words](https://example.org/x) and more",
        ]
    ),
)
PAGES = st.lists(LINES, min_size=1, max_size=14).map("\n".join) | st.lists(LINES, min_size=1, max_size=10).map(
    "\n\n".join
)
QUICK = settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow])


def documents(text: str, media: str = "md") -> list[Document]:
    raw = Raw.model_validate({"name": "page", "media": media, "body": text.encode("utf-8", "ignore")})
    return [d for d in read(raw, THEATRE) if isinstance(d, Document)]


@QUICK
@given(PAGES)
def test_blocks_are_in_order_apart_and_cover_every_word(text):
    for doc in documents(text):
        end = 0
        for block in doc.blocks:
            assert end <= block.start < block.end <= len(doc.text)
            assert not re.search(r"[^\W_]", re.sub(r"\d{1,2}[.)]", "", doc.text[end : block.start]))
            assert "\n" not in doc.text[block.start : block.end]
            end = block.end
        assert end == len(doc.text)


@QUICK
@given(PAGES)
def test_links_lie_inside_the_text_and_lead_to_the_web(text):
    for doc in documents(text):
        for link in doc.links:
            assert 0 <= link.start <= link.end <= len(doc.text)
            assert link.url.startswith(("http://", "https://", "t.me/", "www."))


@QUICK
@given(PAGES)
def test_cleaning_a_clean_text_changes_nothing(text):
    for doc in documents(text):
        again = documents(doc.text, "txt")
        kept = again[0].text if again else ""
        assert documents(kept, "txt")[0].text == kept if kept else True


@QUICK
@given(PAGES)
def test_the_same_bytes_give_the_same_record(text):
    assert documents(text) == documents(text)


@QUICK
@given(st.lists(st.sampled_from(PROSE), min_size=4, max_size=5, unique=True))
def test_an_article_of_sentences_loses_none(paragraphs):
    (doc,) = documents("\n\n".join(paragraphs))
    assert doc.text == "\n\n".join(paragraphs)


@settings(max_examples=40)
@given(st.lists(st.lists(st.sampled_from(PROSE), min_size=1, max_size=5), min_size=2, max_size=6), st.randoms())
def test_kin_do_not_depend_on_the_order_of_documents(pages, rng):
    docs = [d for p in pages for d in documents("\n\n".join(p))]
    found = kin(docs)
    rng.shuffle(docs)
    assert kin(docs) == found
    copies = {k.doc for k in found}
    assert all(k.duplicate_of not in copies and k.doc != k.duplicate_of for k in found)
