"""Bytes → Document: clean text in blocks, with date, language, source, kin and origin."""

from daybrief.document.reading import read

__all__ = ["read"]
