"""The rule reader for English: frames, declared by the kinds, over dependency trees."""

from daybrief.extract.readers.rules.reader import RuleReader

__all__ = ["RuleReader"]
