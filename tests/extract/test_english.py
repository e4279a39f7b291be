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


def test_words_hang_together_as_the_parser_says() -> None:
    whole = spacy.load(MODEL, exclude=["ner", "lemmatizer"])
    texts = [
        'The mayor, who spoke first, said that two bridges and a mill had burned. "Nobody was hurt," she added.',
        "On what the crews of both towns had agreed, the guards would not be drawn.",
    ]
    for text, words in zip(texts, trees(texts), strict=True):
        for word, token in zip(words, whole(text), strict=True):
            assert (word.text, word.idx, word.dep_, word.tag_, len(word)) == (
                token.text,
                token.idx,
                token.dep_,
                token.tag_,
                len(token),
            )
            assert word.head.i == token.head.i
            assert [t.i for t in word.children] == [t.i for t in token.children]
            assert [t.i for t in word.lefts] == [t.i for t in token.lefts]
            assert [t.i for t in word.subtree] == [t.i for t in token.subtree]
            assert word.left_edge.i == token.left_edge.i
            assert [word.is_ancestor(w) for w in words] == [token.is_ancestor(t) for t in token.doc]
            assert (word.sent.root.i, [t.i for t in word.sent]) == (token.sent.root.i, [t.i for t in token.sent])
            assert (word.is_punct, word.is_quote) == (token.is_punct, token.is_quote)
            assert word.is_sent_start == bool(token.is_sent_start)
        assert words[1].nbor(-1) is words[0]


def test_a_chain_deeper_than_python_goes_is_read() -> None:
    text = "The governor of " + "the head of " * 900 + "Izium resigned."
    words = trees([text])[0]
    assert len(words[0].sent.root.subtree) == len(words[0].sent.words)
