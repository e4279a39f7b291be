"""Which crew works: this machine, or the cluster that the user names."""

from daybrief.engine.cluster import Cluster
from daybrief.engine.crew import Crew
from daybrief.engine.pool import Local, cores


def crew_of(workers: int | None = None, scheduler: str | None = None) -> Crew:
    """The cluster at `scheduler`, else so many processes here (None: one a core)."""
    return Cluster(scheduler) if scheduler else Local(workers or cores())
