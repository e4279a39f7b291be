"""What a claim's sentences cite: the links in them, and the endnotes whose marks stood in them or right behind them."""

from collections.abc import Iterable

from daybrief.claims import Claim
from daybrief.model.text import Document, Link, Span


def cited(claims: Iterable[Claim], doc: Document) -> list[Claim]:
    """The claims, each with the links of its sentences."""
    return [_with_links(claim, doc) for claim in claims]


def _with_links(claim: Claim, doc: Document) -> Claim:
    found = tuple(link for link in doc.links if any(_belongs(link, span) for span in claim.spans))
    return claim.model_copy(update={"cites": found}) if found else claim


def _belongs(link: Link, span: Span) -> bool:
    if link.start < link.end:
        return span.start <= link.start < span.end
    return span.start < link.start <= span.end  # a mark stands behind what it supports
