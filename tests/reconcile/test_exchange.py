"""`daybrief reconcile`: claims of the exchange format in, facts out, bad lines refused in one sentence."""

import json
from datetime import date
from typing import Any

import pytest

from daybrief.errors import InputError
from daybrief.reconcile import exchange_facts
from tests.reconcile.telling import casualties, claim, theatre


def _facts(*lines: dict[str, Any], day: date | None = None) -> list[dict[str, Any]]:
    return list(exchange_facts(lines, theatre(), day))


def test_a_fact_line_has_the_shape_that_scripts_read() -> None:
    town = casualties("Kostiantynivka", killed=[6, 6], injured=[10, None], id="town")
    oblast = casualties("Donetsk Oblast", killed=[7, 7], id="oblast", doc="b")
    denial = casualties("Kostiantynivka", id="no", doc="c", source="Russian MoD", stance="denies")
    found = {line["support"][0]: line for line in _facts(town, oblast, denial)}
    line = found["town"]
    assert list(line) == [
        "id", "kind", "standing", "figures", "places", "when", "support", "against", "origins", "part_of", "steps",
    ]  # fmt: skip
    assert line["figures"] == {"killed": [6, 6], "injured": [10, None]}
    assert line["places"][0]["name"] == "Kostiantynivka"
    assert abs(line["places"][0]["lat"] - 48.53) < 0.1
    assert (line["when"], line["support"], line["against"]) == ("2025-02-27", ["town"], ["no"])
    assert line["part_of"] == found["oblast"]["id"]
    assert {"rule", "said"} == set(line["steps"][0])
    json.dumps(line)


def test_what_was_published_after_the_day_takes_no_part() -> None:
    lines = [
        casualties("Kharkiv", killed=[1, 1], id="a"),
        casualties("Kharkiv", id="b", doc="b", published="2025-02-28"),
    ]
    assert [line["support"] for line in _facts(*lines, day=date(2025, 2, 27))] == [["a"]]


def test_a_place_the_gazetteer_lacks_is_kept_by_its_coordinates_or_its_name() -> None:
    invented = claim("damage", object="bridge", id="one")
    invented["places"] = [{"name": "Vyhadane-Zovsim", "lat": 48.0, "lon": 37.0}, "Nikoly-Nide"]
    assert _facts(invented)[0]["places"] == [
        {"name": "Vyhadane-Zovsim", "lat": 48.0, "lon": 37.0},
        {"name": "Nikoly-Nide"},
    ]


def test_a_running_total_since_a_month_begins_on_its_first_day() -> None:
    total = claim("losses", side="RU", item="personnel", count=[9, 9], total_since="2022-02", when="2025-02")
    assert _facts(total)[0]["figures"] == {"count": [9, 9]}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"id": None}, "claim 1: expected a value for 'id'"),
        ({"doc": ""}, "claim 1: expected a value for 'doc'"),
        ({"kind": "rumour"}, "claim 1: expected kind to be one of strike"),
        ({"killed": [7, 5]}, "claim 1"),
        ({"killed": "many"}, "claim 1"),
        ({"who": "robots"}, "claim 1: detail.casualties.who"),
        ({"when": "yesterday"}, "claim 1: expected the claim exchange format"),
        ({"published": "27.02.2025"}, "claim 1: expected the claim exchange format"),
        ({"stance": "hopes"}, "claim 1: stance"),
        ({"places": [{"lat": 1.0}]}, "claim 1"),
        ({"places": [{"name": "Nikoly-Nide", "lat": 999, "lon": 0}]}, "claim 1"),
    ],
)
def test_a_bad_line_is_refused_with_its_number_and_its_fault(change: dict[str, Any], words: str) -> None:
    with pytest.raises(InputError) as caught:
        _facts({**casualties("Kharkiv", killed=[1, 1], id="x"), **change})
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_two_claims_with_one_id_are_refused() -> None:
    with pytest.raises(InputError, match="claim 2: expected an id of its own, found 'same'"):
        _facts(casualties("Kharkiv", id="same"), casualties("Kyiv", id="same"))


def test_no_claims_make_no_facts() -> None:
    assert _facts() == []
