"""Whether a learned doer does the act, by grammar: 'the Senate barred imports of *Russian* uranium' is not Russia's."""

from typing import TYPE_CHECKING

from daybrief.claims import Claim
from daybrief.extract.english.syntax import VERBAL, subjects
from daybrief.extract.readers.rules.acts import Parsed

if TYPE_CHECKING:
    from daybrief.extract.english.token import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent", "csubj"})
_PHRASE = frozenset({"poss", "amod", "compound", "nmod", "appos", "conj", "nummod", "npadvmod"})
_BESIDE = frozenset({"poss", "amod", "compound", "nmod"})
_SPEAKERS = frozenset({"we", "i"})
_OF = frozenset({"of", "from", "by", "between", "with"})


def misled(claim: Claim, parsed: Parsed) -> dict[str, str | None]:
    """The doers whom a learned claim takes from words that only tell of a thing or of another matter, each with the
    party that its sentence's main verb has as subject; None where that is no party."""
    changed = _turned(claim, parsed)
    for slot in claim.detail.named if not changed else ():
        party = getattr(claim.detail, slot)
        named = _named(parsed, party) if party else []
        if named and not any(_does(parsed, claim, token) for token in named):
            leading = _leading(parsed)
            doing = {found for head in leading if (found := parsed.naming.party(head)) is not None}
            if all(_receives(token) for token in named):
                changed[slot] = None
            elif leading and not any(head.lower_ in _SPEAKERS for head in leading):
                changed[slot] = doing.pop() if len(doing) == 1 else None
    return changed


def _turned(claim: Claim, parsed: Parsed) -> dict[str, str | None]:
    """Giver and receiver put right where what is given comes from whom it was read to go to: 'Kyiv confirmed the
    arrival of arms *from Norway*'."""
    kind = type(claim.detail)
    givers = {f.slot for frame in kind.frames for f in frame.fills if "source" in f.roles and f.slot in kind.named}
    other = getattr(claim.detail, kind.lone) if kind.lone else None
    if len(givers) != 1 or not isinstance(other, str):
        return {}
    slot = givers.pop()
    places = _named(parsed, other) or _phrase(parsed, other)
    came_from = any(t.dep_ == "pobj" and t.head.lower_ == "from" for t in places)
    return {slot: other, kind.lone: getattr(claim.detail, slot)} if came_from else {}


def _phrase(parsed: Parsed, words: str) -> "list[Token]":
    head = parsed.head_of(words)
    return [head] if head is not None else []


def _named(parsed: Parsed, party: str) -> "list[Token]":
    """Where the sentence names a party or its people."""
    hits = [(h.start, h.end) for h in parsed.scene.parties if h.value == party]
    hits += [(h.start, h.end) for h in parsed.scene.people if h.value.party == party]
    return [t for start, end in hits if (t := parsed.tree.head(start, end)) is not None]


def _leading(parsed: Parsed) -> "list[Token]":
    """The subjects of the sentence's main verb, or of the clause that it reports."""
    root = parsed.tree.root
    if root is None or root.pos_ not in VERBAL:
        return []
    said = next((c for c in root.children if c.dep_ == "ccomp"), None)
    verb = said if said is not None and root.i in parsed.voices.say else root
    return [t for t in subjects(verb) if parsed.naming.can_speak(t)]


def _does(parsed: Parsed, claim: Claim, token: "Token") -> bool:
    """Whether a name stands where doers stand: in a subject, after 'by', or with the word that tells the act."""
    acts = {act.token.i for act in parsed.acts if act.kind is type(claim.detail)}
    here = token
    while here.head.i != here.i:
        if here.dep_ in _SUBJECTS:
            return not _let(here)
        above = here.head
        if above.i in acts and here.dep_ in _PHRASE:
            return True
        if here.dep_ == "pobj" and above.lower_ in _OF:
            if above.lower_ in ("by", "from"):
                return above.head.dep_ != "acl" or above.head.i in acts  # 'a villa owned *by* a minister was seized'
            here = above.head
            continue
        if here.dep_ not in _PHRASE:
            return False
        here = above
    return True


def _receives(token: "Token") -> bool:
    """Whether a name tells to whom something is given: 'permits are awarded to *Chinese* citizens'."""
    here = token
    while here.dep_ in _BESIDE and here.head.i != here.i:
        here = here.head
    given = here.dep_ == "pobj" and here.head.lower_ == "to" and here.head.dep_ in ("prep", "dative")
    return given and here.head.head.dep_ == "ROOT"


def _let(subject: "Token") -> bool:
    """Whether somebody else lets or makes it act: 'decided to allow *Taiwan* to open an office'."""
    verb = subject.head
    return verb.dep_ in ("ccomp", "xcomp") and any(c.tag_ == "TO" for c in verb.children)


def only_seats(claim: Claim, parsed: Parsed, party: str | None) -> bool:
    """Whether a state off the front is named only as where it happened or by who speaks: 'new helicopters in *Latvia*'
    are not said to be its own."""
    speaking = {t.i for head in parsed.voices.tellers() for t in head.subtree}
    homes = {place.span.start for place in claim.places}
    named = [hit for hit in parsed.scene.parties if hit.value == party]
    where = [hit for hit in named if hit.start in homes]
    others = [hit for hit in named if hit not in where]
    return (
        bool(where)
        and party not in parsed.story.theatre.sides
        and all((t := parsed.tree.head(hit.start, hit.end)) is not None and t.i in speaking for hit in others)
    )
