"""Brief, facts, claims and documents → the pages that readers open."""

from daybrief.export.publish import pages, publishable

__all__ = ["pages", "publishable"]
