"""Verifies every sentence of a brief from brief.json alone. Shares no code with the writing of briefs."""

from daybrief.receipts.check import VERSION, Failure, Report, check, check_text

__all__ = ["VERSION", "Failure", "Report", "check", "check_text"]
