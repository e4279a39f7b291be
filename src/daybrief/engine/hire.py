"""Which crew works: this machine, or the cluster that the user names."""

from daybrief.engine.cluster import Cluster
from daybrief.engine.crew import Crew
from daybrief.engine.pool import Local, cores
from daybrief.errors import InputError


def crew_of(workers: int | None = None, scheduler: str | None = None) -> Crew:
    """The cluster at `scheduler`, else so many processes here (None: one a core). Raises InputError for both."""
    if scheduler is not None and workers is not None:
        raise InputError(
            "--workers: expected it without --scheduler, which brings workers of its own, found both; leave one out"
        )
    return Local(workers or cores()) if scheduler is None else Cluster(scheduler)
