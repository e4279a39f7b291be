"""What the page of a brief shows of the archive around it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Links:
    """A row of links at the top, and the page that each fact and each claim has; a page alone has neither."""

    row: Sequence[tuple[str, str]] = ()
    facts: Mapping[str, str] = field(default_factory=dict)
    claims: Mapping[str, str] = field(default_factory=dict)
    switch: Sequence[tuple[str, str, str]] = ()  # other languages: code, name, and the address of the same page there


ALONE = Links()
"""Of a page that stands in no archive."""
