"""Readers: each takes the claims out of a document in its own way."""

from typing import Protocol

from daybrief.claims import Claim
from daybrief.model.text import Document


class Reader(Protocol):
    """One way of reading. `name` goes into `Claim.made_by`, with the version of what it knows."""

    name: str

    def read(self, doc: Document) -> tuple[Claim, ...]:
        """Every claim found, in text order."""
        ...
