"""Sources asked again and again, and the day's brief re-made as reports arrive, until its cut-off closes it.

steady.py    what time it is, whatever the clock says for a moment
sure.py      whether a cut-off is past, whatever this machine's clock says
timing.py    when each source is asked: intervals, back-off, hosts that want to be left alone
links.py     the articles behind a feed's entries
reads.py     an input that came, read into the ledger once
intake.py    what a visit brought: documents, versions of pages, how the source does
desk.py      the brief of the day, re-made and frozen
figures.py   what all this amounts to, for Prometheus
run.py       the loop
"""

from daybrief.pipeline.watch.figures import Figures
from daybrief.pipeline.watch.run import Watch, watch

__all__ = ["Figures", "Watch", "watch"]
