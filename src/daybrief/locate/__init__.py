"""Mentions to places: ranked candidates with their reasons, an honest grain and radius, or the reason there is none."""

from daybrief.locate.exchange import exchange
from daybrief.locate.placing import mentions, places, resolve

__all__ = ["exchange", "mentions", "places", "resolve"]
