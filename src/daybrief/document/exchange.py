"""Documents as `daybrief document` prints them."""

from typing import Any

from daybrief.model.text import Document


def exchange(doc: Document, duplicate_of: str | None = None) -> dict[str, Any]:
    """One line of the exchange format; `duplicate_of` is the name of the document it copies."""
    dating = doc.published
    return {
        "doc": doc.name,
        "title": doc.title,
        "source": doc.source,
        "url": doc.url,
        "published": dating.day.isoformat() if dating else None,
        "published_at": dating.at.isoformat() if dating and dating.at else None,
        "date_basis": dating.basis if dating else None,
        "lang": doc.lang,
        "text": doc.text,
        "blocks": [block.model_dump() for block in doc.blocks],
        "links": [link.model_dump() for link in doc.links],
        "duplicate_of": duplicate_of,
        "origin": doc.origin,
        "notes": list(doc.notes),
    }
