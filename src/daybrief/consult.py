"""Asks the optional server about documents and keeps what verifies: the one way its words come in.

What it answered is kept in the ledger under the address, the model and the question, so that the same run asks nothing
twice and gives the same bytes; what did not verify is kept as a decision with its reason.
"""

from collections.abc import Callable, Sequence

from daybrief import extract
from daybrief.claims import Claim
from daybrief.ingest.server import Answer, Server, ask
from daybrief.ledger.store import Ledger
from daybrief.model.base import digest
from daybrief.model.text import Document, SetAside
from daybrief.theatre.pack import Theatre


def consult(
    server: Server | None,
    docs: Sequence[Document],
    theatre: Theatre,
    ledger: Ledger | None,
    say: Callable[[str], None],
) -> tuple[dict[str, tuple[Claim, ...]], list[SetAside]]:
    """The verified claims by document id, and what failed. A server that fails once is not asked again in this run."""
    found: dict[str, tuple[Claim, ...]] = {}
    if server is None:
        return found, []
    for doc in docs:
        texts = []
        for question in extract.questions(doc):
            said = answer(server, extract.ABOUT, question, ledger)
            if said.failed:
                return found, [SetAside(name=f"reader {server.model}", reason=said.failed, failed=True)]
            texts.append(said.text)
        heard = extract.heard(doc, theatre, extract.Answers(server.model, tuple(texts)))
        found[doc.id] = heard.claims
        if heard.claims or heard.dropped:
            told = len(heard.claims) + len(heard.dropped)
            say(f"{server.model} on {doc.name}: {len(heard.claims)} of {told} answers verified")
        for why in heard.dropped:
            if ledger is not None:
                ledger.decide(doc.id, "answer set aside", why, f"server {server.url} {server.model}")
    return found, []


def answer(server: Server, about: str, question: str, ledger: Ledger | None) -> Answer:
    """What the server says, from the ledger where it was asked before."""
    key = digest("ask", server.url, server.model, about, question)
    known = ledger.result(key) if ledger is not None else None
    if known is not None:
        return Answer(text=known["answer"])
    found = ask(server, about, question)
    if ledger is not None and not found.failed:
        body = {"url": server.url, "model": server.model, "question": question, "answer": found.text}
        ledger.add_result(key, "ask", body)
    return found
