"""A clause of a text follows 'said that' only where it stands by itself: whole, with a subject the reader knows."""

import pytest

from daybrief.brief.phrases import told


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("The bridge will be open again by June", "the bridge will be open again by June"),
        ("Austria will send more ambulances", "Austria will send more ambulances"),
        ("These bridges will be open again soon", ""),
        ("such an agreement will hold for years", ""),
        ("in that case Vienna will be a port", ""),
        ("The bridge will be open again (as the mayor has it", ""),
        ("they will open the bridge again", ""),
        ("be open again at some point soon", ""),
    ],
)
def test_only_a_clause_that_stands_by_itself_is_told(clause: str, expected: str) -> None:
    assert told(clause) == expected
