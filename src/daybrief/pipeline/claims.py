"""Documents to located claims."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from pydantic import TypeAdapter

from daybrief import extract, locate
from daybrief.claims import Claim
from daybrief.consult import consult
from daybrief.engine.pool import each, workers_for
from daybrief.ledger.store import Ledger
from daybrief.model.text import Document, SetAside
from daybrief.pipeline.job import Job, Say
from daybrief.pipeline.keys import stage_key
from daybrief.theatre.pack import Theatre, load

_CLAIMS = TypeAdapter(list[Claim])


def claims_of(doc: Document, theatre: Theatre, heard: Sequence[Claim] = ()) -> tuple[Claim, ...]:
    """Located claims of one document. `heard`: what a server said of it that verifies."""
    return locate.places(doc, extract.claims(doc, theatre, verified=heard), theatre)


def read_claims(
    job: Job, theatre: Theatre, ledger: Ledger, docs: Sequence[Document], say: Say
) -> tuple[dict[str, list[Claim]], list[SetAside]]:
    """Claims by document id, from the ledger where the document was read before."""
    heard, asides = consult(job.server, docs, theatre, ledger, say)
    keys = {doc.id: stage_key("extract", theatre, doc.id, *(c.id for c in heard.get(doc.id, ()))) for doc in docs}
    done = {doc.id: found for doc in docs if (found := ledger.result(keys[doc.id])) is not None}
    todo = sorted((d for d in docs if d.id not in done), key=lambda d: -len(d.text))
    if todo:
        say(f"taking claims from {len(todo)} of {len(docs)} documents")
    for outcome in each(partial(_claim_one, job.theatre, heard), todo, workers_for(len(todo), job.workers)):
        doc = outcome.item
        if outcome.error or outcome.result is None:
            asides.append(SetAside(name=doc.name, reason=f"claims could not be taken: {outcome.error}", failed=True))
            continue
        rows = [(doc.id, claim) for claim in _CLAIMS.validate_python(outcome.result)]
        ledger.add_result(keys[doc.id], "extract", outcome.result, claims=rows)
        done[doc.id] = outcome.result
    return {doc.id: _CLAIMS.validate_python(done[doc.id]) for doc in docs if doc.id in done}, asides


def _claim_one(theatre: str, heard: Mapping[str, Sequence[Claim]], doc: Document) -> Any:
    return _CLAIMS.dump_python(list(claims_of(doc, load(theatre), heard.get(doc.id, ()))), mode="json")


def claim_lines(theatre: str, heard: Mapping[str, Sequence[Claim]], doc: Document) -> list[dict[str, Any]]:
    """What `daybrief extract` prints of one document."""
    return [claim.exchange(doc) for claim in claims_of(doc, load(theatre), heard.get(doc.id, ()))]


def place_lines(theatre: str, doc: Document) -> list[dict[str, Any]]:
    """What `daybrief locate` prints of one document."""
    return [locate.exchange(doc, place) for place in locate.mentions(doc, load(theatre))]
