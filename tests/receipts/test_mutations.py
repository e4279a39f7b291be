"""Who tampers with a brief.json is caught: a thousand seeded lies over two days, while what is untouched holds."""

import json
from pathlib import Path
from typing import Any

import pytest

from daybrief import receipts
from daybrief.export.publish import publish
from tests.brief.newsday import full_day, theatre
from tests.receipts.lies_uk import CHANGES
from tests.receipts.mutations import Mutation, alone, mutations, pieces

GOLDEN = Path(__file__).resolve().parent.parent / "golden"
WANTED = 0.98
EACH = 500
SEEDS = {"example day": 20250227, "invented day": 20240515, "example day in Ukrainian": 20250228}

Json = dict[str, Any]
OWN = {"uk": CHANGES}  # how a language does what changes words


@pytest.fixture(scope="module", params=list(SEEDS))
def day(request: pytest.FixtureRequest) -> tuple[Json, int]:
    """A published brief, and the seed of its lies."""
    name = str(request.param)
    if name.startswith("example day"):
        kept = "ukraine-2025-02-27-uk" if "Ukrainian" in name else "ukraine-2025-02-27"
        brief: Json = json.loads((GOLDEN / kept / "brief.json").read_text(encoding="utf-8"))
    else:
        brief = json.loads(publish(full_day().material(), theatre()).pages["brief.json"])
    return brief, SEEDS[name]


def test_an_untouched_brief_holds_in_full(day: tuple[Json, int]) -> None:
    assert receipts.check(day[0]).failures == ()


def test_a_piece_is_judged_alone_as_it_is_in_its_brief(day: tuple[Json, int]) -> None:
    brief, _ = day
    assert all(not receipts.check(alone(brief, where, piece)).failures for where, piece in pieces(brief))


def test_seeded_lies_are_caught(day: tuple[Json, int]) -> None:
    brief, seed = day
    missed: list[Mutation] = []
    for lie in mutations(brief, seed, EACH, OWN.get(brief.get("lang", "en"))):
        if not receipts.check(lie.brief).failures:
            missed.append(lie)
    told = [f"{lie.sort}: {lie.was[:90]} => {lie.now[:90]}" for lie in missed]
    assert len(missed) <= (1 - WANTED) * EACH, "\n".join(told)


def test_the_same_seed_tells_the_same_lies(day: tuple[Json, int]) -> None:
    brief, seed = day
    once, again = ([lie.now for lie in mutations(brief, seed, 40, OWN.get(brief.get("lang", "en")))] for _ in range(2))
    assert once == again


def test_a_tampered_sum_change_line_date_and_rate_are_caught(day: tuple[Json, int]) -> None:
    brief, _ = day
    found = json.loads(json.dumps(brief))
    summed = next(n for n in found["numbers"] if " + " in n["note"] or n["note"])
    summed["note"] = summed["note"].replace(summed["note"].split()[0], "9,999", 1)
    summed["delta"] = 77
    found["receipts"]["sentences"] += 1
    for item in found["watch"]:
        item["date"] = "2031-01-01"
    where = {failure.where for failure in receipts.check(found).failures}
    assert {"numbers", "receipts"} <= where
    assert not found["watch"] or "watch" in where
