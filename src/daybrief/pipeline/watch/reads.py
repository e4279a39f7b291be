"""An input that a visit brought, read into the ledger once."""

import hashlib
from datetime import date

from pydantic import TypeAdapter

from daybrief.engine.crew import attempt
from daybrief.ledger.store import Ledger, packed
from daybrief.model.text import Document, Raw, SetAside
from daybrief.pipeline.documents import could_not_read, document_key, read
from daybrief.theatre.pack import Theatre

_READS = TypeAdapter(list[Document | SetAside])


def documents_of(
    raw: Raw, theatre: Theatre, ledger: Ledger, published: date | None = None
) -> list[Document | SetAside]:
    """The documents of one input, from the ledger where it was read before; `published` is the day of those that state
    none."""
    sha = hashlib.sha256(raw.body).hexdigest()
    key = document_key(theatre, raw, sha, published)
    known = ledger.result_json(key)
    if known is not None:
        return ledger.read(_READS.validate_json, known)
    done = attempt(lambda one: list(read(one, theatre, published)), raw)
    if done.result is None:
        return [could_not_read(raw.name, done.error or "")]
    ledger.archive(raw, sha)
    documents = [item for item in done.result if isinstance(item, Document)]
    ledger.add_packed(key, "document", packed(_READS.dump_python(done.result, mode="json")), documents=documents)
    return done.result
