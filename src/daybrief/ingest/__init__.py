"""Files, folders and addresses → archived bytes. The only code that touches disk or network."""

from daybrief.ingest.parts import Part, opened
from daybrief.ingest.sources import files, gather

__all__ = ["Part", "files", "gather", "opened"]
