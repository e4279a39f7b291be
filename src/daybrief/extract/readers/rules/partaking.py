"""Who takes part, as a learned claim has it: whole names, nobody of another clause, no deal's town, no firm's state."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from daybrief.claims import Claim
from daybrief.extract.english.syntax import VERBAL, ancestors, own_words
from daybrief.extract.places import spots
from daybrief.extract.readers.rules.acts import Parsed
from daybrief.extract.readers.rules.company import sorted_out, without_their_own
from daybrief.extract.scene import covered

if TYPE_CHECKING:
    from daybrief.extract.english.token import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
RELATIVES = frozenset({"that", "which", "who", "whom"})


def nobody_left(claim: Claim, parsed: Parsed) -> bool:
    """Whether all whom it names are only in what a deal is called after, or a firm is."""
    lists = (getattr(claim.detail, name) for name in _lists(claim))
    return any(named and all(_only_called(m, parsed) for m in named) for named in lists)


def in_company(claim: Claim, parsed: Parsed) -> dict[str, tuple[str, ...]]:
    """Lists of names without pieces of longer names, and without the parties of the people in them."""
    changed = {}
    for name, slot in claim.detail.slots().items():
        value = getattr(claim.detail, name)
        if slot.sort == "names" and slot.scored and isinstance(value, tuple) and value:
            apart = _of_another_clause(claim, parsed)
            names = [
                m
                for m in value
                if not _cut_off(m, parsed) and not _nobody(m, parsed) and not _only_where(m, parsed) and not apart(m)
            ]
            whole = tuple(dict.fromkeys(_rejoined(m, parsed) for m in names))
            whole = tuple(m for m in whole if not _only_called(m, parsed))
            changed[name] = without_their_own(parsed, whole, sorted_out(parsed, whole)[0])
    return changed


def _of_another_clause(claim: Claim, parsed: Parsed) -> Callable[[str], bool]:
    """Tells whether somebody is the subject of another clause than that of the one act told, which has a subject of its
    own: '*Orlov* was angry after Berg visited the island'."""
    acts = [act.token for act in parsed.acts if act.kind is type(claim.detail) and act.frame.seated]
    verb = acts[0] if len(acts) == 1 and acts[0].pos_ in VERBAL and acts[0].dep_ == "advcl" else None
    if verb is None or subject_of(verb) is None:
        return lambda name: False
    others = [t for above in ancestors(verb) if (t := subject_of(above)) is not None]
    leading = {t.i for other in others for t in other.subtree if not any(t.i == w.i for w in verb.subtree)}

    def apart(name: str) -> bool:
        head = parsed.head_of(name)
        return head is not None and head.i in leading

    return apart


def _lists(claim: Claim) -> list[str]:
    """The slots that hold those who take part."""
    return [name for name, slot in claim.detail.slots().items() if slot.sort == "names" and slot.scored]


def _only_called(party: str, parsed: Parsed) -> bool:
    """Whether a party is named only in what a deal is called after, or a firm is: 'the *Minsk* accords', 'the *Polish*
    airline'."""
    firms, named = parsed.heads("firm"), [h for h in parsed.scene.parties if h.value == party]
    heads = [parsed.tree.head(hit.start, hit.end) for hit in named]
    return bool(heads) and all(
        head is not None
        and head.dep_ in ("compound", "amod", "nmod", "poss")
        and (
            any(t.i in firms for t in own_words(head.head))
            or parsed.naming.apart(head.head)
            or parsed.naming.called_after(head.head) == parsed.tree.start(head)
        )
        for head in heads
    )


def _only_where(name: str, parsed: Parsed) -> bool:
    """Whether a name is that of a place smaller than a state, and of nobody: 'a deal on the *Kerch Strait*'."""
    at = parsed.story.doc.text.find(name, parsed.scene.start, parsed.scene.end)
    named = covered(parsed.scene.parties, parsed.scene.people)
    return at not in named and any(s.start == at and s.grain != "country" for s in spots(parsed.scene))


def _nobody(name: str, parsed: Parsed) -> bool:
    """Whether a name is only a time or an epithet of those who take part: '*November*'s talks', '*Military* envoys'."""
    at = parsed.story.doc.text.find(name, parsed.scene.start, parsed.scene.end)
    head = parsed.tree.head(at, at + len(name)) if at >= 0 else None
    epithet = head is not None and head.pos_ == "ADJ" and head.dep_ == "amod" and parsed.naming.party(head) is None
    return at in covered(parsed.scene.times) or (epithet and at not in covered(parsed.scene.people))


def _cut_off(name: str, parsed: Parsed) -> bool:
    """Whether a name is a piece of a longer one, or of what is held: '*Security*' of 'the Security Conference'."""
    at = parsed.story.doc.text.find(name, parsed.scene.start, parsed.scene.end)
    head = parsed.tree.head(at, at + len(name)) if at >= 0 else None
    return (
        head is not None
        and head.dep_ == "compound"
        and (head.head.pos_ == "PROPN" or _names_talks(parsed, head))
        and parsed.tree.start(head.head) >= at + len(name)
        and parsed.naming.party(head) is None
        and not any(h.start <= at < h.end for h in parsed.scene.people)
    )


def _names_talks(parsed: Parsed, head: "Token") -> bool:
    """Whether a word only says what kind of talks are held, and is no body's name: '*Peace* talks'."""
    met = parsed.heads("meeting")
    kind = head.head.i in met and head.i not in parsed.heads("alliance")
    return kind and not head.text.isupper()


def _rejoined(name: str, parsed: Parsed) -> str:
    """Whose body it is where a name is a piece of it: '*Occupation*' of 'occupation authorities'."""
    head = parsed.head_of(name)
    if head is None or head.dep_ not in ("compound", "amod", "nmod") or head.head.i not in parsed.heads("body"):
        return name
    start, end = parsed.naming.phrase(head.head)
    return parsed.naming.party(head.head) or parsed.story.doc.text[start:end]


def subject_of(verb: "Token") -> "Token | None":
    own = next((c for c in verb.children if c.dep_ in _SUBJECTS), None)
    if own is not None and own.lower_ in RELATIVES:
        return None
    return own
