"""Brief, facts, claims and documents → the pages that readers open."""

from daybrief.export.publish import Published, publish

__all__ = ["Published", "publish"]
