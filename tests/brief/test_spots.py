"""Places in words: what a relation makes of a verb."""

import pytest

from daybrief.brief.spots import preposition
from daybrief.model.place import Mention, Unplaced
from daybrief.model.text import Span


@pytest.mark.parametrize(
    ("form", "relation", "said"),
    [
        ("held", "around", "positions around"),  # who holds positions around a city does not hold the city
        ("taken", "north of", "ground north of"),
        ("struck", "near", "targets near"),
        ("held", None, ""),
        ("taken", "in", ""),
    ],
)
def test_what_lies_beside_a_place_is_not_the_place(form: str, relation: str | None, said: str) -> None:
    mention = Mention(span=Span(doc="report", start=0, end=4, quote="Kyiv"), name="Kyiv", relation=relation)
    assert preposition(Unplaced(mention=mention, reason="tie"), form) == said
