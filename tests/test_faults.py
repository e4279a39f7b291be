"""What the tool that makes things go wrong takes for one line."""

import pytest

from tools.faults import Ran

LINE = "daybrief: ledger l.db: expected a whole one, found none; give another\n"


@pytest.mark.parametrize(
    ("code", "said", "progress", "held"),
    [
        (2, LINE, False, True),
        (1, LINE, False, True),
        (2, f"reading 3 files\n{LINE}", True, True),
        (2, f"reading 3 files\n{LINE}", False, False),
        (2, LINE.replace("none;", "none:\npage 61\npage 62;"), True, False),
        (1, LINE.replace("none;", "none:\npage 61: expected another;"), False, False),
        (2, LINE * 2, True, False),
        (2, "", False, False),
        (0, "", False, True),
    ],
)
def test_a_fault_is_told_in_one_line_and_nothing_stands_after_it(
    code: int, said: str, progress: bool, held: bool
) -> None:
    assert (Ran(code, said, progress).fault((0, 1, 2)) == "") is held
