"""A static archive of briefs: pages that open from disk, ask nothing of the network and work without a script."""

from daybrief.export.site.build import Archive, pages

__all__ = ["Archive", "pages"]
