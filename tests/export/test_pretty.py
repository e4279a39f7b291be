import json

import pytest

from daybrief.export.pretty import pretty


@pytest.mark.parametrize(
    "data",
    [
        {},
        [],
        {"a": [], "b": {}, "c": [[1, -2], {"d": None}], "e": [True, False]},
        {"places": [{"lat": 48.738, "lon": 37.58, "radius_km": 0.5}], "confidence": 0.9000000000000001, "n": 10**16},
        {"said": '“Суми”\n\t"quoted" \\ / \x07 \x7f \u2028 <b>'},
    ],
)
def test_text_is_that_of_the_standard_writer_with_one_blank_a_level(data: object) -> None:
    assert pretty(data) == json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def test_the_smallest_fractions_are_the_same_numbers() -> None:
    assert json.loads(pretty([1e-7, 5e-05])) == [1e-7, 5e-05]
