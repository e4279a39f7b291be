"""Documents to located claims."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import Any

from pydantic import TypeAdapter

from daybrief import extract, locate
from daybrief.claims import Claim
from daybrief.consult import consult
from daybrief.engine.crew import Crew, attempt
from daybrief.ledger.store import ClaimRow, Ledger, packed_list
from daybrief.model.text import Document, SetAside
from daybrief.pipeline.clock import clocked
from daybrief.pipeline.job import Job, Say
from daybrief.pipeline.keys import stage_key
from daybrief.theatre.pack import Theatre, load

_CLAIMS = TypeAdapter(list[Claim])
_TOGETHER = 12_000  # letters: some two seconds of work, beside which a trip to a worker is nothing


def claims_of(doc: Document, theatre: Theatre, heard: Sequence[Claim] = ()) -> tuple[Claim, ...]:
    """Located claims of one document. `heard`: what a server said of it that verifies."""
    return locate.places(doc, extract.claims(doc, theatre, verified=heard), theatre)


def read_claims(
    job: Job, theatre: Theatre, ledger: Ledger, docs: Sequence[Document], crew: Crew, say: Say
) -> tuple[dict[str, list[Claim]], list[SetAside]]:
    """Claims by document id, from the ledger where the document was read before."""
    heard, asides = consult(job.server, docs, theatre, ledger, say)
    keys = {doc.id: claims_key(theatre, doc.id, heard.get(doc.id, ())) for doc in docs}
    todo = sorted((d for d in docs if not ledger.has_result(keys[d.id])), key=lambda d: -len(d.text))
    if todo:
        say(f"taking claims from {len(todo)} of {len(docs)} documents")
    for _, aside in take_claims(job.theatre, theatre, ledger, todo, crew, heard):
        asides += [aside] if aside else []
    return _known(ledger, keys), asides


def claims_known(theatre: Theatre, ledger: Ledger, docs: Iterable[str]) -> dict[str, list[Claim]]:
    """Claims by document id, of those that were read before."""
    return _known(ledger, {doc: claims_key(theatre, doc) for doc in docs})


def _known(ledger: Ledger, keys: Mapping[str, str]) -> dict[str, list[Claim]]:
    found = {doc: ledger.result_json(key) for doc, key in keys.items()}
    return {doc: ledger.read(_CLAIMS.validate_json, claims) for doc, claims in found.items() if claims is not None}


def claims_key(theatre: Theatre, doc: str, heard: Sequence[Claim] = ()) -> str:
    """Under what the ledger keeps the claims of one document."""
    return stage_key("extract", theatre, doc, *(c.id for c in heard))


def take_claims(
    pack: str,
    theatre: Theatre,
    ledger: Ledger,
    docs: Iterable[Document],
    crew: Crew,
    heard: Mapping[str, Sequence[Claim]] = MappingProxyType({}),
) -> Iterator[tuple[Document, SetAside | None]]:
    """Take the claims of documents into the ledger, and tell of each as it is done or has failed.

    Short documents travel together, and what a worker sends back is rows as the ledger keeps them."""
    with clocked(ledger, "extract") as clock:
        for outcome in crew.each(partial(_claims_of_some, pack), _bundles(docs, heard)):
            made = outcome.result or [(b"", [], outcome.error or "")] * len(outcome.item)
            with ledger.batch():
                for (doc, said), (body, rows, error) in zip(outcome.item, made, strict=True):
                    if not error:
                        ledger.add_packed(claims_key(theatre, doc.id, said), "extract", body, claims=rows)
            for (doc, _), (_, _, error) in zip(outcome.item, made, strict=True):
                clock.item(failed=bool(error))
                reason = f"claims could not be taken: {error}"
                yield doc, SetAside(name=doc.name, reason=reason, failed=True) if error else None


_Item = tuple[Document, tuple[Claim, ...]]
_Made = tuple[bytes, list[ClaimRow], str]


def _bundles(docs: Iterable[Document], heard: Mapping[str, Sequence[Claim]]) -> Iterator[tuple[_Item, ...]]:
    """Documents in their order, as many together as make a worker's trip worth while."""
    bundle: list[_Item] = []
    size = 0
    for doc in docs:
        bundle.append((doc, tuple(heard.get(doc.id, ()))))
        size += len(doc.text)
        if size >= _TOGETHER:
            yield tuple(bundle)
            bundle, size = [], 0
    if bundle:
        yield tuple(bundle)


def _claims_of_some(pack: str, items: Sequence[_Item]) -> list[_Made]:
    """On a worker: the rows of each document, or the one line that says why there are none."""
    theatre = load(pack)
    made: list[_Made] = []
    for doc, heard in items:
        done = attempt(lambda item: claims_of(item[0], theatre, item[1]), (doc, heard))
        found = done.result or ()
        rows: list[ClaimRow] = [(c.id, doc.id, c.detail.kind, c.model_dump_json()) for c in found]
        made.append((packed_list(body for *_, body in rows), rows, done.error or ""))
    return made


def claim_lines(theatre: str, heard: Mapping[str, Sequence[Claim]], doc: Document) -> list[dict[str, Any]]:
    """What `daybrief extract` prints of one document."""
    return [claim.exchange(doc) for claim in claims_of(doc, load(theatre), heard.get(doc.id, ()))]


def place_lines(theatre: str, doc: Document) -> list[dict[str, Any]]:
    """What `daybrief locate` prints of one document."""
    return [locate.exchange(doc, place) for place in locate.mentions(doc, load(theatre))]
