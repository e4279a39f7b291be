"""What stands on the map."""

import pytest

from daybrief.brief import compose
from tests.brief import newsday
from tests.brief.newsday import Day, theatre


def test_a_long_day_leaves_no_side_off_the_map(monkeypatch: pytest.MonkeyPatch) -> None:
    villages = [f"Village{n}" for n in range(90)]
    for n, name in enumerate(villages):
        monkeypatch.setitem(newsday.POINTS, name, (33.0 + n / 30, 48.0, "settlement"))
    day = Day()
    raids = f"Russian forces attacked near {', '.join(villages[:-1])}."
    blow = f"Ukrainian forces struck a depot in {villages[-1]}."
    doc = day.report("a", f"{raids}\n{blow}", "Meridian Wire")
    day.tell(doc, raids, "ground", *villages[:-1], actor="RU", action="attacked")
    day.tell(doc, blow, "strike", villages[-1], attacker="UA")
    made = compose(day.material(), theatre())
    assert {dot.name for dot in made.dots} == set(villages)
    assert {dot.side for dot in made.dots} == {"RU", "UA"}
