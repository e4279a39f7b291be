"""Files, folders and addresses → archived bytes. The only code that touches disk or network."""

from daybrief.ingest.sources import gather

__all__ = ["gather"]
