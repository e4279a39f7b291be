"""Learned clauses made whole by grammar: a clause has its own subject, begins with it and ends where it ends."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from daybrief.claims import Claim
from daybrief.extract.english.syntax import VERBAL
from daybrief.extract.readers.rules.acts import Parsed
from daybrief.extract.readers.rules.clauses import clause

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_ASKING = frozenset({"whether", "if"})
_RELATIVES = frozenset({"that", "which", "who", "whom"})


def mended(claim: Claim, parsed: Parsed) -> Claim | None:
    """The claim with its clauses whole and its horizon ahead; None where no clause stands there at all."""
    slots: Mapping[str, str] = {name: slot.sort for name, slot in claim.detail.slots().items()}
    changed: dict[str, str | None] = {}
    for name, sort in slots.items():
        value = getattr(claim.detail, name)
        if value is None:
            continue
        if sort == "clause":
            whole = _whole(parsed, value)
            if whole is None:
                return None
            changed[name] = whole
        elif sort == "date" and "clause" in slots.values() and not _ahead(value, parsed):
            changed[name] = None
        elif name == claim.detail.voiced_by:
            changed[name] = parsed.speech.names.cast.full(value)
    if not changed:
        return claim
    return claim.model_copy(update={"detail": claim.detail.model_copy(update=changed)})


def _ahead(day: str, parsed: Parsed) -> bool:
    """Whether a date lies after the day the document was published."""
    published = parsed.story.doc.published
    return published is None or day > published.day.isoformat()[: len(day)] or len(day) < len("2025-02-27")


def _whole(parsed: Parsed, words: str) -> str | None:
    """The clause that the words are a part of, or hold."""
    text = parsed.story.doc.text
    at = text.find(words, parsed.scene.start, parsed.scene.end)
    if at < 0:
        return None
    inside = parsed.tree.tokens(at, at + len(words))
    marks = parsed.heads("forecast")
    verbs = [t for t in (_verb(t) for t in inside if t.i in marks) if t is not None and _subject(t)]
    if not verbs:
        verbs = [t for t in inside if t.pos_ in VERBAL and _subject(t)]
        begins = inside[0].i if inside else 0
        return words if any((s := _subject(t)) is not None and s.i >= begins for t in verbs) else None
    return None if _doubted(verbs[0]) else _trimmed(clause(parsed, verbs[0]))


def _doubted(verb: "Token") -> bool:
    """Whether the clause only asks if it will be so: 'may show *whether* it will end'."""
    here = verb
    while True:
        asked = here.dep_ in ("ccomp", "advcl", "acl", "conj")
        if asked and any(c.dep_ in ("mark", "cc", "advmod") and c.lower_ in _ASKING for c in here.children):
            return here.dep_ != "advcl"
        if here.dep_ != "conj" or here.head.i == here.i:
            return False
        here = here.head


def _verb(token: "Token") -> "Token | None":
    """The verb that a word about the future belongs to."""
    here = token
    while here.pos_ not in VERBAL or here.dep_ == "aux":
        if here.head.i == here.i:
            return None
        here = here.head
    return here


def _subject(verb: "Token") -> "Token | None":
    own = next((c for c in verb.children if c.dep_ in _SUBJECTS), None)
    if own is not None and own.lower_ in _RELATIVES:
        return None
    return own


def _trimmed(words: str | None) -> str | None:
    """A relative clause without its pronoun."""
    if words is None:
        return None
    first, _, rest = words.partition(" ")
    return rest if first.lower() in _RELATIVES else words
