"""The shipped example day, end to end: what its brief must tell, and the right answer to every trap in it.

The answer sheet is `examples/expected.toml`. Everything here reads `brief.json`, as any user of it would.
"""

import json
import math
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from daybrief import receipts
from daybrief.pipeline.job import Job
from daybrief.pipeline.run import run

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
EXPECTED = tomllib.loads((EXAMPLES / "expected.toml").read_text(encoding="utf-8"))
TRAPS = EXPECTED["traps"]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder the main job wrote the example day to."""
    out = tmp_path_factory.mktemp("example")
    job = Job(sources=(str(EXAMPLES / "ukraine-2025-02-27"),), day=date(2025, 2, 27), out=out, workers=1)
    run(job)
    return out


@pytest.fixture(scope="module")
def brief(made: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((made / "brief.json").read_text(encoding="utf-8"))
    return found


def told(brief: dict[str, Any]) -> list[tuple[str, set[str]]]:
    """Every sentence, number, row and dated line of the brief, with the facts it cites."""
    found: list[tuple[str, set[str]]] = []

    def walk(node: Any) -> None:
        if isinstance(node, list):
            for item in node:
                walk(item)
        elif isinstance(node, dict):
            if "cites" in node and ("text" in node or "label" in node):
                words = [str(node.get(key, "")) for key in ("text", "label", "figure", "cells", "note", "date")]
                found.append((" ".join(words), {cite["fact"] for cite in node["cites"]}))
            for value in node.values():
                walk(value)

    walk([brief[key] for key in ("standfirst", "takeaways", "numbers", "sections", "watch", "contested")])
    return found


def fits(claim: dict[str, Any], shape: dict[str, Any]) -> bool:
    """Whether a claim in the exchange format has the shape an expectation asks for."""
    return all(_slot_fits(claim, name, wanted) for name, wanted in shape.items())


def _slot_fits(claim: dict[str, Any], name: str, wanted: Any) -> bool:
    value = claim.get(name)
    if name == "doc":
        return value in wanted
    if name == "places":
        return bool({place["name"] for place in value or []} & set(wanted))
    if name == "participants":
        return all(any(part in person for person in value or []) for part in wanted)
    if name in ("source", "speaker"):
        return wanted in (value or "")
    if isinstance(wanted, list):
        return bool(value == [None if end == -1 else end for end in wanted])
    return bool(value == wanted)


def facts_of(brief: dict[str, Any], shape: dict[str, Any]) -> list[dict[str, Any]]:
    """Facts that a claim of this shape supports."""
    ids = {claim["id"] for claim in brief["claims"] if fits(claim, shape)}
    return [fact for fact in brief["facts"] if ids & set(fact["support"])]


def tells() -> list[Any]:
    """Facts the brief must tell. One that it does not tell yet says why, and fails here once it is told."""
    return [
        pytest.param(
            tell,
            id=tell["fact"],
            marks=[pytest.mark.xfail(reason=tell["not_yet"], strict=True)] if "not_yet" in tell else [],
        )
        for tell in EXPECTED["tell"]
    ]


@pytest.mark.parametrize("tell", tells())
def test_the_brief_tells_the_fact_with_its_source_under_it(brief: dict[str, Any], tell: dict[str, Any]) -> None:
    found = facts_of(brief, tell["claim"])
    assert found, f"no fact rests on a claim like {tell['claim']}"
    facts = {fact["id"] for fact in found if fits(fact["figures"], tell.get("figures", {}))}
    assert facts, f"expected {tell['figures']}, found {[fact['figures'] for fact in found]}"
    texts = [text.casefold() for text, cited in told(brief) if cited & facts]
    assert texts, "the fact is found, and nothing in the brief cites it"
    missing = [
        words
        for words in tell["says"]
        if not any(word in text for text in texts for word in words.casefold().split("|"))
    ]
    assert not missing, f"{missing} not said in: {texts}"


def test_every_sentence_of_the_brief_has_its_receipt(made: Path, brief: dict[str, Any]) -> None:
    report = receipts.check_text((made / "brief.json").read_text(encoding="utf-8"))
    assert not report.failures
    assert brief["receipts"]["supported"] == brief["receipts"]["sentences"] > 30


def test_a_wire_story_that_three_outlets_carry_is_one_voice(brief: dict[str, Any]) -> None:
    of = {claim["id"]: claim["doc"] for claim in brief["claims"]}
    alone = [fact for fact in brief["facts"] if {of[c] for c in fact["support"]} <= set(TRAPS["one_voice"])]
    assert alone
    assert {fact["origins"] for fact in alone} == {1}


def test_what_five_documents_quote_from_the_air_force_has_one_origin(brief: dict[str, Any]) -> None:
    facts = facts_of(brief, {"kind": "strike", "launched": [166, 166]})
    assert len(facts) == 1
    assert facts[0]["origins"] == 1
    of = {claim["id"]: claim["doc"] for claim in brief["claims"]}
    assert len({of[c] for c in facts[0]["support"]}) >= 3


def test_a_page_fetched_twice_is_one_document(brief: dict[str, Any]) -> None:
    assert [doc["title"] for doc in brief["documents"]].count(TRAPS["same_page"]) == 1


@pytest.mark.parametrize(("name", "word"), TRAPS["set_aside"], ids=[name for name, _ in TRAPS["set_aside"]])
def test_what_takes_no_part_is_listed_with_its_reason(brief: dict[str, Any], name: str, word: str) -> None:
    assert any(name in gap and word.casefold() in gap.casefold() for gap in brief["gaps"]), brief["gaps"]


def test_nothing_off_topic_or_of_the_day_after_is_told(brief: dict[str, Any]) -> None:
    for text, _ in told(brief):
        assert not [word for word in TRAPS["never"] if word.casefold() in text.casefold()], text


def test_the_later_toll_of_the_same_office_stands(brief: dict[str, Any]) -> None:
    toll = TRAPS["toll"]
    place = {"kind": "casualties", "places": [toll["place"]]}
    late = facts_of(brief, place | {"killed": [toll["late"][0]] * 2, "injured": [toll["late"][1]] * 2})
    assert len(late) == 1
    assert late[0]["figures"] == {"killed": [toll["late"][0]] * 2, "injured": [toll["late"][1]] * 2}
    early = facts_of(brief, place | {"killed": [toll["early"][0]] * 2})
    assert {fact["id"] for fact in early} <= {late[0]["id"]}, "the early count stands as a fact of its own"


def test_counts_nest_from_the_town_to_the_country(brief: dict[str, Any]) -> None:
    by_id = {fact["id"]: fact for fact in brief["facts"]}
    (town,) = facts_of(brief, {"kind": "casualties", "killed": [6, 6], "places": ["Kostiantynivka"]})
    oblast = by_id[town["part_of"]]
    country = by_id[oblast["part_of"]]
    assert oblast["figures"]["killed"] == [7, 7]
    assert country["figures"]["killed"] == [8, None]


def test_last_night_and_the_night_before_stay_apart(brief: dict[str, Any]) -> None:
    nights = TRAPS["nights"]
    (tonight,) = facts_of(brief, {"kind": "strike", "launched": [nights["tonight"]["launched"]] * 2})
    assert tonight["when"] == nights["tonight"]["when"]
    for fact in facts_of(brief, {"kind": "strike", "launched": [nights["before"]["launched"]] * 2}):
        assert fact["id"] != tonight["id"]
        assert fact["when"] == nights["before"]["when"]
    assert any(number["figure"] == [166, 166] for number in brief["numbers"])
    assert not any(number["figure"] == [177, 177] for number in brief["numbers"])


def test_two_places_of_one_name_are_two_places(brief: dict[str, Any]) -> None:
    trap = TRAPS["homonym"]
    for where in (trap["struck"], trap["other"]):
        found = [
            place
            for claim in brief["claims"]
            if claim["doc"].startswith(tuple(where["docs"]))
            for place in claim["places"]
            if place["name"] == trap["name"]
        ]
        assert found, f"{trap['name']} is not placed in {where['docs']}"
        for place in found:
            assert math.hypot(place["lat"] - where["lat"], place["lon"] - where["lon"]) < 0.1, place


def test_the_lesser_of_two_places_of_one_name_is_told_with_its_region(brief: dict[str, Any]) -> None:
    trap = TRAPS["homonym"]
    other = {c["id"] for c in brief["claims"] if c["doc"].startswith(tuple(trap["other"]["docs"]))}
    told = [
        sentence["text"]
        for section in brief["sections"]
        for sentence in section["sentences"]
        if trap["name"] in sentence["text"] and any(other.issuperset(cite["claims"]) for cite in sentence["cites"])
    ]
    assert told
    assert all(f"{trap['name']} in Mykolaiv Oblast" in text for text in told)


@pytest.mark.parametrize("village", TRAPS["contested"])
def test_a_denied_capture_is_told_with_both_sides(brief: dict[str, Any], village: str) -> None:
    facts = facts_of(brief, {"kind": "ground", "actor": "RU", "action": "seized", "places": [village]})
    assert facts
    assert any(fact["against"] or fact["standing"] in ("denied", "disputed") for fact in facts)
    texts = " ".join(json.dumps(line, ensure_ascii=False) for line in brief["contested"])
    assert village in texts


def test_what_is_planned_stands_under_its_date(brief: dict[str, Any]) -> None:
    assert set(TRAPS["watch"]) <= {line["date"] for line in brief["watch"]}


def test_the_page_tells_every_section_of_the_day(made: Path) -> None:
    page = (made / "brief.md").read_text(encoding="utf-8")
    for title in ("Diplomacy", "Agreements", "Allies", "Foreign forces", "On the ground", "Strikes", "Civilian harm"):
        assert title in page, title
    for title in ("Damage and infrastructure", "Outlook", "What to watch", "Contested", "Coverage and gaps", "Sources"):
        assert title in page, title
