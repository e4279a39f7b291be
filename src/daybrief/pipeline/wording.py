"""Asks the optional server for wordings, keeps its answers in the ledger, and says how many were taken."""

from daybrief.brief import Material
from daybrief.consult import answer
from daybrief.export.polish import ABOUT, polish
from daybrief.export.publish import Published
from daybrief.ingest.server import Server
from daybrief.ledger.store import Ledger
from daybrief.pipeline.job import Say
from daybrief.theatre.pack import Theatre


def worded(
    server: Server, made: Published, material: Material, theatre: Theatre, ledger: Ledger, say: Say
) -> Published:
    """The brief with the wordings that hold. A server that fails once is not asked again; the rest stands as it was."""
    failed: list[str] = []

    def ask(question: str) -> str:
        if failed:
            return ""
        found = answer(server, ABOUT, question, ledger)
        if found.failed:
            failed.append(found.failed)
        return found.text

    done = polish(made, material, theatre, ask, server.model)
    if failed:
        say(f"polish: {failed[0]}; sentences not asked about stand as they were")
    say(f"polish: {done.accepted} of {done.asked} sentences have a wording by {server.model}")
    return done.published
