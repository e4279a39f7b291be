"""Plain data as JSON that people can read, line by line."""

from typing import Any

from pydantic_core import to_json


def pretty(data: Any) -> str:
    """JSON text in lines, each indented by one blank a level, letters of every script as they are.

    Numbers are those of `json.dumps`; only fractions under a ten-thousandth may be written otherwise (1e-7)."""
    return to_json(data, indent=1).decode() + "\n"
