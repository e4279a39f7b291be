"""Where what one speaker tells ends and another begins."""

from collections.abc import Container
from typing import TYPE_CHECKING

from daybrief.extract.english.syntax import has_subject, subjects

if TYPE_CHECKING:
    from daybrief.extract.english.token import Token


def closes(verb: "Token", say: Container[int]) -> bool:
    """Whether a word of saying ends what its speaker tells at a semicolon, or begins anew behind a comma: 'Six fell,
    Berg *said*; Lund told', 'footage shows that A fell, and Berg *claimed*'. `say` has the words of saying."""
    if verb.i not in say or not subjects(verb):
        return False
    if verb.dep_ == "conj" and verb.head.i < verb.i and verb.head.i not in say and has_subject(verb):
        marked = any(c.dep_ == "mark" for c in verb.children)
        return not marked and any(t.text == "," for t in verb.doc[verb.head.i : verb.left_edge.i])
    return verb.head.i > verb.i and any(t.text == ";" for t in verb.doc[verb.i : verb.head.i])


def breaks_off(below: "Token", verb: "Token") -> bool:
    """Whether a semicolon parts a clause from the verb behind it, which says something of its own: 'A depot burned;
    Berg *said* nobody was hurt', '…; the ministry did not *comment*'."""
    parted = any(t.text == ";" for t in below.doc[below.i : verb.i])
    apart = any(below.doc[c.left_edge.i - 1].text == ";" for c in subjects(verb) if c.left_edge.i > below.i)
    return parted and (apart or any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children))
