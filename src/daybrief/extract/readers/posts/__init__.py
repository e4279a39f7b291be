"""Posts and short reports in Ukrainian and Russian."""

from daybrief.extract.readers.posts.learned import borne_out
from daybrief.extract.readers.posts.reader import PostReader

__all__ = ["PostReader", "borne_out"]
