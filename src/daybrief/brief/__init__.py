"""Facts → Brief: choose, order, write."""

from daybrief.brief.compose import compose
from daybrief.brief.material import Material

__all__ = ["Material", "compose"]
