"""Bytes → Document: clean text in blocks, with date, language, source, kin and origin."""

from daybrief.document.exchange import exchange
from daybrief.document.kin import kin
from daybrief.document.reading import read
from daybrief.document.topic import off_topic

__all__ = ["exchange", "kin", "off_topic", "read"]
