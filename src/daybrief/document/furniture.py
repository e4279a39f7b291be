"""Which lines are the page's furniture, not the article."""

from daybrief.document.piece import Piece


def strip(pieces: list[Piece]) -> list[Piece]:
    return pieces
