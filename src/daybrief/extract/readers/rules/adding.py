"""Sentences that only tell more of an act told before: 'Their delegations were led by …'."""

from daybrief.claims import Claim
from daybrief.extract.readers.rules.acts import Parsed
from daybrief.extract.readers.rules.filled import Filled

_BACK = 8  # sentences through which a text may go on about one act


def added(found: list[Claim], parsed: Parsed, more: Filled) -> list[Claim]:
    """The claims, with what a sentence adds to the one it goes on about; unchanged where it goes on about none."""
    at = _told_before(found, parsed, more)
    if at is None:
        return found
    claim = found[at]
    lists = {name: value for name, value in more.slots.items() if isinstance(value, tuple)}
    slots = {name: tuple(dict.fromkeys((*getattr(claim.detail, name), *value))) for name, value in lists.items()}
    spans = dict.fromkeys((*claim.spans, parsed.story.doc.span(parsed.scene.start, parsed.scene.end)))
    changed = {"detail": claim.detail.model_copy(update=slots), "spans": tuple(spans)}
    return [*found[:at], claim.model_copy(update=changed), *found[at + 1 :]]


def _told_before(found: list[Claim], parsed: Parsed, more: Filled) -> int | None:
    """Where the act stands that the sentence goes on about: the first of the nearest sentence that tells such an act
    of the same parties."""
    codes = parsed.story.theatre.party_codes
    sides = {name for value in more.slots.values() if isinstance(value, tuple) for name in value if name in codes}
    best: tuple[int, int] | None = None
    for at, claim in enumerate(found):
        scene = parsed.story.scene_at(claim.spans[0].start)
        held = {name for value in claim.detail.exchange().values() if isinstance(value, list) for name in value}
        near = 0 <= parsed.scene.sentence.at - scene.sentence.at <= _BACK
        if type(claim.detail) is more.act.kind and near and sides and sides <= held:
            nearer = best is None or scene.sentence.at > best[0]
            best = (scene.sentence.at, at) if nearer else best
    return best[1] if best is not None else None
