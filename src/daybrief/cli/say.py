"""Where words go: results to standard output, progress and messages to standard error."""

import json
import re
import sys
from datetime import UTC, datetime

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_shape = {"log": "text", "command": ""}


def shape(log: str, command: str) -> None:
    """How messages look from now on: "text", or "json" with one object a line."""
    _shape.update(log=log, command=command)


def show(line: object) -> None:
    """Results go to standard output."""
    print(line if isinstance(line, str) else json.dumps(line, ensure_ascii=False))  # noqa: T201


def plain(line: str) -> str:
    """One line, whatever names of files and sources bring along: no breaks, and nothing that steers a terminal."""
    return _CONTROL.sub(" ", line)


def note(line: str) -> None:
    """Progress and messages go to standard error. A line may bring its figures along (`engine.progress.Line`)."""
    said = plain(line)
    if _shape["log"] == "json":
        at = datetime.now(UTC).isoformat(timespec="milliseconds")
        told = {"at": at, "command": _shape["command"], "said": said, **getattr(line, "fields", {})}
        said = json.dumps(told, ensure_ascii=False)
    print(said, file=sys.stderr, flush=True)  # noqa: T201
