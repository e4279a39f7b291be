"""Where words go: results to standard output, progress and messages to standard error."""

import json
import sys


def show(line: object) -> None:
    """Results go to standard output."""
    print(line if isinstance(line, str) else json.dumps(line, ensure_ascii=False))  # noqa: T201


def note(line: str) -> None:
    """Progress and messages go to standard error."""
    print(line, file=sys.stderr)  # noqa: T201
