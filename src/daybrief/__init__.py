"""daybrief: a day's conflict reporting in, a Summary of the Day out, every word of it traceable to its source."""

__version__ = "0.1.0"
