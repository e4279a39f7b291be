"""A table of texts that costs nothing to load: its rows lie in small buckets of text, and a bucket is read when asked.

A pack's names are a hundred thousand rows, and a report asks for some hundred of them.
"""

from collections.abc import Iterator, Mapping
from zlib import crc32

_A_BUCKET = 16  # rows: few enough to read in some microseconds


class Buckets:
    """A read-only table of texts without tabs and line breaks."""

    __slots__ = ("_read", "_size", "_texts")

    def __init__(self, texts: list[str]) -> None:
        self._texts = texts
        self._size = len(texts)
        self._read: list[dict[str, str] | None] = [None] * len(texts)

    @staticmethod
    def packed(table: Mapping[str, str]) -> list[str]:
        """A table as the texts of its buckets: what `Buckets` is made from, and what can be kept in a file."""
        rows: list[list[str]] = [[] for _ in range(max(1, len(table) // _A_BUCKET))]
        for key, value in table.items():
            rows[crc32(key.encode()) % len(rows)].append(f"{key}\t{value}")
        return ["\n".join(some) for some in rows]

    def get(self, key: str, default: str = "") -> str:
        """The value of a key; the default where it has none."""
        at = crc32(key.encode()) % self._size
        found = self._read[at]
        if found is None:
            found = self._read[at] = _rows(self._texts[at])
        return found.get(key, default)

    def __getitem__(self, key: str) -> str:
        value = self.get(key, "\t")  # no value has a tab in it
        if value == "\t":
            raise KeyError(key)
        return value

    def __contains__(self, key: str) -> bool:
        return self.get(key, "\t") != "\t"

    def __iter__(self) -> Iterator[str]:
        """The keys, in no order that means anything."""
        return (key for text in self._texts for key in _rows(text))


def _rows(text: str) -> dict[str, str]:
    return dict(line.split("\t") for line in text.split("\n")) if text else {}
