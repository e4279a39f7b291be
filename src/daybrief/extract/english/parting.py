"""Where what one speaker tells ends and another begins."""

from collections.abc import Container
from itertools import takewhile
from typing import TYPE_CHECKING

from daybrief.extract.english.syntax import VERBAL, has_subject, subjects

if TYPE_CHECKING:
    from daybrief.extract.english.token import Token


_TITLED = 4  # words that a title and a name between commas need


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


def tagged_on(verb: "Token") -> bool:
    """Whether a clause only hangs by a comma on what it tells the voice of: 'Aid will fall if they quit, *Berg warned*
    on Monday', joined by the parser as a further clause."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
    joined = any(c.dep_ == "cc" and c.i < verb.i for c in verb.head.children)
    return verb.dep_ == "conj" and not joined and subject is not None and subject.left_edge.nbor(-1).text == ","


def set_off(head: "Token", act: "Token") -> bool:
    """Whether a comma parts the speaker from the act, no verb between: not '…, telling of the land *it* claims'."""
    between = list(takewhile(lambda t: t.text != ",", (head.doc[i] for i in range(head.i - 1, act.i, -1))))
    return head.i - len(between) - 1 > act.i and not any(t.pos_ in VERBAL for t in between)


def describes(clause: "Token") -> bool:
    """Whether a clause says what the noun before it does or undergoes: '*which* sends', '*that* was sent'."""
    relative = (
        c for c in clause.children if c.lower_ in ("who", "which", "that") and c.dep_ in ("nsubj", "nsubjpass", "dobj")
    )
    return clause.dep_ == "relcl" and next(relative, None) is not None


def titled_before(verb: "Token") -> "Token | None":
    """The title of whoever is named between commas before a word of saying, where the tree lost that he says it:
    '…, wounding six, the *mayor*, Ivan Koval, wrote'."""
    if verb.i < _TITLED or verb.nbor(-1).text != ",":
        return None
    name = verb.nbor(-2)
    title = name.head
    if name.pos_ != "PROPN" or name.dep_ != "appos" or title.i > name.i:
        return None
    first = min(t.i for t in title.subtree)
    return title if first > 0 and verb.doc[first - 1].text == "," else None
