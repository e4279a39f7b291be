"""Running totals over days: what each adds, and those that fall."""

from typing import Any

import pytest

from tests.reconcile.telling import claim, made, rules, said, with_claim

STAFF = "Ukrainian General Staff"


def total(day: str, count: int, **fields: Any) -> dict[str, Any]:
    told = {"side": "RU", "item": "personnel", "total_since": "2022-02-24", "source": STAFF, **fields}
    return claim("losses", doc=day, published=day, when=day, count=[count, count], **told)


def test_a_later_total_says_what_it_adds() -> None:
    first, second = total("2025-02-26", 872_590), total("2025-02-27", 873_700)
    found = made([first, second])
    assert "count 873,700, 1,110 more than on 2025-02-26" in said(with_claim(found, second))
    assert "running total" not in rules(with_claim(found, first))


def test_a_total_that_falls_is_flagged_and_keeps_its_number() -> None:
    first, second = total("2025-02-26", 873_700), total("2025-02-27", 872_590)
    fact = with_claim(made([first, second]), second)
    assert "falls" in rules(fact)
    assert "1,110 less than on 2025-02-26" in said(fact)
    assert fact.figures["count"].exchange() == [872_590, 872_590]


@pytest.mark.parametrize("other", [{"source": "Russian Ministry of Defence"}, {"item": "tank"}, {"total_since": None}])
def test_totals_of_another_voice_thing_or_time_are_not_subtracted(other: dict[str, Any]) -> None:
    first, second = total("2025-02-26", 873_700, **other), total("2025-02-27", 872_590)
    assert not {"falls", "running total"} & set(rules(with_claim(made([first, second]), second)))
