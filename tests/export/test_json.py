import json
from typing import Any

import pytest

from daybrief.export.publish import publish
from tests.brief.newsday import full_day, theatre


@pytest.fixture(scope="module")
def brief() -> dict[str, Any]:
    material = full_day().material()
    pages = publish(material, theatre()).pages
    found: dict[str, Any] = json.loads(pages["brief.json"])
    return found


def test_the_file_has_the_keys_that_others_build_on(brief: dict[str, Any]) -> None:
    wanted = {
        "day", "theatre", "as_of", "title", "standfirst", "takeaways", "numbers", "sections", "watch", "contested",
        "changes", "gaps", "receipts", "facts", "claims", "documents",
    }  # fmt: skip
    assert wanted <= brief.keys()
    assert {"id", "title", "sentences", "tables"} <= brief["sections"][0].keys()
    assert {"label", "figure", "delta", "series", "cites"} <= brief["numbers"][0].keys()
    assert {"date", "text", "cites"} <= brief["watch"][0].keys()
    assert {
        "id",
        "kind",
        "standing",
        "figures",
        "places",
        "when",
        "support",
        "against",
        "origins",
        "part_of",
        "steps",
    } <= (brief["facts"][0].keys())
    assert {"id", "document", "kind", "quote", "start", "end", "source", "stance", "when", "places"} <= brief["claims"][
        0
    ].keys()
    assert {"id", "title", "source", "url", "published", "lang"} <= brief["documents"][0].keys()


def test_offsets_count_code_points_of_the_text_and_lead_to_facts_and_claims(brief: dict[str, Any]) -> None:
    facts = {fact["id"]: fact for fact in brief["facts"]}
    claims = {claim["id"] for claim in brief["claims"]}
    for section in brief["sections"]:
        for sentence in section["sentences"]:
            assert sentence["cites"][0]["start"] == 0
            assert sentence["cites"][-1]["end"] == len(sentence["text"])
            for cite in sentence["cites"]:
                assert cite["fact"] in facts
                assert set(cite["claims"]) <= claims


def test_a_text_holds_no_citation_marks(brief: dict[str, Any]) -> None:
    assert not [s["text"] for x in brief["sections"] for s in x["sentences"] if "[" in s["text"]]


def test_paragraphs_cover_the_sentences_of_their_section(brief: dict[str, Any]) -> None:
    for section in brief["sections"]:
        spans = [(p["from"], p["to"]) for p in section["paragraphs"]]
        assert [n for start, end in spans for n in range(start, end)] == list(range(len(section["sentences"])))


def test_every_claim_stands_in_a_passage_of_its_document(brief: dict[str, Any]) -> None:
    documents = {doc["id"]: doc for doc in brief["documents"]}
    for claim in brief["claims"]:
        passages = documents[claim["document"]]["passages"]
        assert any(
            p["text"][claim["start"] - p["start"] : claim["end"] - p["start"]] == claim["quote"]
            for p in passages
            if p["start"] <= claim["start"]
        )


def test_an_absent_count_is_absent(brief: dict[str, Any]) -> None:
    for claim in brief["claims"]:
        assert all(claim.get(slot) != [0, 0] for slot in ("killed", "missing", "captured"))
        assert "missing" not in claim or claim["missing"] is not None
