"""Reading whole clauses, and the parties that a noun's modifiers name."""

import re
from typing import TYPE_CHECKING

from daybrief.extract.english.parting import tagged_on

if TYPE_CHECKING:
    from daybrief.extract.english.token import Token
    from daybrief.extract.readers.rules.acts import Parsed

_HYPHEN = re.compile("(?<=[a-zA-Z])(?<!nti)(?<!ro)(?<!on)[-–](?=[a-zA-Z])")  # not 'anti-', 'pro-', 'non-'

_CONDITIONS = frozenset({"if", "unless", "until", "once", "at", "in", "when"})
_DANGLING = frozenset({"ADP", "DET", "ADJ", "NUM"})
_LEAD = frozenset({"mark", "cc", "punct"})


def clause(parsed: "Parsed", verb: "Token") -> str | None:
    """The words of a verb's clause, from its subject to its last complement, what reports it left out."""
    after = {t.i for child in verb.children if _tells_on(parsed, child, verb) for t in child.subtree}
    inside = [t for t in verb.subtree if t.i not in after and not _reports(parsed, t, verb)]
    while inside and inside[0].dep_ in _LEAD and inside[0].head.i == verb.i and inside[0].lower_ not in _CONDITIONS:
        inside.pop(0)
    while inside and inside[-1].head.i > inside[-1].i and inside[-1].pos_ in _DANGLING:
        inside.append(verb.doc[inside[-1].i + 1])  # a phrase that was cut before its noun: 'within the *next 48 hours*'
    while inside and inside[-1].pos_ == "PUNCT":
        inside.pop()
    if len(inside) < 3:
        return None
    return parsed.story.doc.text[parsed.tree.start(inside[0]) : parsed.tree.end(inside[-1])]


def _tells_on(parsed: "Parsed", child: "Token", verb: "Token") -> bool:
    """Whether a clause behind goes on about the telling: '…, *expressing* concern', '…, *though* few heard'."""
    if child.i < verb.i or child.dep_ != "advcl" or verb.doc[child.left_edge.i - 1].text != ",":
        return False
    spoken = child.tag_ == "VBG" and (child.i in parsed.voices.heard or child.i in parsed.voices.inferring)
    return spoken or parsed.voices.writers(child)


def _reports(parsed: "Parsed", token: "Token", verb: "Token") -> bool:
    """Whether a word belongs to 'X said', 'according to X', 'in his view' or 'in an address' around the clause."""
    here = token
    while here.i != verb.i and here.head.i != here.i:
        if here.dep_ == "prep" and here.head.i == verb.i and _of_telling(parsed, here):
            return True
        if (
            here.i in parsed.voices.say
            and here.head.i == verb.i
            and (here.dep_ in ("parataxis", "ccomp", "advcl", "prep") or _behind(here, token))
        ):
            return True
        here = here.head
    return False


def _behind(verb: "Token", token: "Token") -> bool:
    """Whether a word stands in a clause of telling that a comma adds, its conditions apart, which are what is told."""
    return tagged_on(verb) and token.i >= min(c.left_edge.i for c in verb.children if c.dep_ == "nsubj")


def _of_telling(parsed: "Parsed", prep: "Token") -> bool:
    """Whether a preposition leads to whose view it is, or to where it was said: 'in *his opinion*', 'in *a speech*'."""
    told = parsed.heads("utterance")
    return prep.lower_ == "in" and any(c.i in parsed.voices.view or c.i in told for c in prep.children)


def parties_in(parsed: "Parsed", noun: "Token") -> tuple[str, ...]:
    """Parties named as modifiers of a noun: 'Russian-Ukrainian talks', 'the Russian and Ukrainian delegations'."""
    words = [t for left in (*noun.lefts, noun) for t in ([left] if left.i == noun.i else left.subtree)]
    start, end = parsed.tree.start(min(words, key=lambda t: t.i)), parsed.tree.end(noun)
    called = parsed.naming.called_after(noun)
    found = [h.value for h in parsed.scene.parties if start <= h.start < end and h.start != called]
    apart = parsed.story.doc.text[start:end]
    if _HYPHEN.search(apart):  # 'the China-EU summit', 'a US-proposed meeting'
        known = parsed.story.theatre.parties[parsed.story.lang].find(_HYPHEN.sub(" ", apart))
        found += [h.value for h in known if start + h.start != called]
    return tuple(dict.fromkeys(found))
