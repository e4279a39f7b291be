"""Tallies: one day's counts of what was launched and what became of it, in all languages of a theatre."""

from daybrief.extract.readers.tallies.reader import TallyReader

__all__ = ["TallyReader"]
