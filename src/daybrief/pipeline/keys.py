"""The key under which the ledger keeps what a stage made, so that nothing is done twice."""

from daybrief.engine.version import code_version
from daybrief.model.base import digest
from daybrief.theatre.pack import Theatre

_SHARED = ("daybrief.model", "daybrief.claims", "daybrief.theatre")
_CODE: dict[str, tuple[str, ...]] = {
    "document": (*_SHARED, "daybrief.ingest", "daybrief.document"),
    "extract": (*_SHARED, "daybrief.extract", "daybrief.locate"),
    "facts": (*_SHARED, "daybrief.reconcile"),
    "brief": (
        *_SHARED,
        "daybrief.reconcile",
        "daybrief.brief",
        "daybrief.receipts",
        "daybrief.export",
        "daybrief.pipeline",
    ),
}
"""What a stage's result depends on besides its inputs."""


def stage_key(stage: str, theatre: Theatre, *inputs: object) -> str:
    return digest(stage, code_version(*_CODE[stage]), theatre.id, *inputs)
