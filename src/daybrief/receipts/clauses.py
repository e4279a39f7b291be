"""Whether a clause that a voice foretells is told in the words of its claim."""

import re

from daybrief.receipts.evidence import Evidence


def faults(text: str, evidence: Evidence) -> list[str]:
    """A stretch of which every claim is a clause that somebody foretells, and that holds none of those clauses."""
    wanted = [_plain(str(claim["about"])) for claim in evidence.claims if claim.get("about")]
    if not wanted or len(wanted) < len(evidence.claims) or any(clause in _plain(text) for clause in wanted):
        return []
    return ["does not tell what is foretold in the words of its claim"]


def _plain(words: str) -> str:
    words = re.sub(r"[\"'“”‘’]", "'", " ".join(words.split()).lower())
    return words.removeprefix("that ").rstrip(".,; ")
