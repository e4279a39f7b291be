"""Pieces → the text of a document, its blocks and its links."""

from daybrief.document.piece import Piece
from daybrief.model.text import Block, Link


def text_of(pieces: list[Piece]) -> tuple[str, tuple[Block, ...], tuple[Link, ...]]:
    """One blank line between blocks; a block covers its piece's words, a list item's own dash left outside."""
    parts: list[str] = []
    blocks: list[Block] = []
    links: list[Link] = []
    at = 0
    for before, piece in zip([None, *pieces], pieces, strict=False):
        if before is not None:
            gap = "\n" if before.role == piece.role == "list" else "\n\n"
            parts.append(gap)
            at += len(gap)
        parts.append(piece.text)
        blocks.append(Block(start=at + piece.lead, end=at + len(piece.text), role=piece.role))
        links += [Link(start=at + k.start, end=at + k.end, url=k.url, note=k.note) for k in piece.links]
        at += len(piece.text)
    return "".join(parts), tuple(blocks), tuple(links)
