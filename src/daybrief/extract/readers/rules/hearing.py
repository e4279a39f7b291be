"""Whose words a claim is: the voices above its act, the speaker of the quotation it stands in, else the publisher."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from daybrief.claims import Claim
from daybrief.claims.base import Detail
from daybrief.extract.english.syntax import VERBAL, ancestors, subjects
from daybrief.extract.readers.rules.acts import Parsed
from daybrief.extract.readers.told import publishes, voice_of
from daybrief.extract.scene import Story
from daybrief.extract.speakers import Speech
from daybrief.model.voice import Attribution, Stance, Voice

if TYPE_CHECKING:
    from daybrief.extract.english.token import Token


_PIECES = frozenset({"compound", "amod", "nmod"})


def heard(parsed: Parsed, token: "Token") -> list[Voice]:
    """The voices that tell the act of a token, the one quoted by the others last; empty: the publisher alone."""
    above = parsed.voices.above(token)
    names = parsed.speech.names
    found = [v for h in parsed.voices.origins(above) if (v := names.name(parsed.naming, h)) is not None]
    if not found and (speaker := parsed.speech.at(parsed.tree.start(token))) is not None:
        found = [speaker]
    return [voice_of(speaker, parsed.story.doc) for speaker in found]


def together(parsed: Parsed, token: "Token") -> tuple[Voice, ...]:
    """Those who tell the act of a token in one breath with the last of `heard`: 'A, *B* and *C* said'."""
    heads = parsed.voices.origins(parsed.voices.above(token))
    others = parsed.speech.names.others(parsed.naming, heads[-1]) if heads else ()
    return tuple(voice_of(speaker, parsed.story.doc) for speaker in others)


def anchor(claim: Claim, parsed: Parsed) -> "Token | None":
    """The word that a learned claim hangs on: its clause, the act of its kind, a place, or what its sentence says; None
    where nothing of the sentence was parsed."""
    if (verb := _clause_head(claim, parsed)) is not None:
        return verb
    act = next((act.token for act in parsed.acts if act.kind is type(claim.detail)), None)
    if act is not None:
        return act
    named = (parsed.tree.head(place.span.start, place.span.end) for place in claim.places)
    token = next((t for t in named if t is not None), None) or parsed.tree.root
    if token is None:
        return None
    said = next((c for c in token.children if c.dep_ == "ccomp"), None)
    return said if said is not None and token.i in parsed.voices.say else token


def reheard(claims: Iterable[Claim], story: Story, speech: Speech) -> list[Claim]:
    """Learned claims with the voices that grammar gives them; a claim for which it finds none keeps its own."""
    return [_reheard(claim, story, speech) for claim in claims]


def _reheard(claim: Claim, story: Story, speech: Speech) -> Claim:
    scene = story.scene_at(claim.spans[0].start)
    parsed = story.read.get(scene.start)
    if isinstance(parsed, Parsed):
        token = anchor(claim, parsed)
        found = heard(parsed, token) if token is not None else []
        others = together(parsed, token) if token is not None else ()
    else:
        speaker, others = speech.at(scene.start + 1), ()
        found = [voice_of(speaker, story.doc)] if speaker is not None else []
    if not found and isinstance(parsed, Parsed):
        return _revoiced(claim, parsed)
    if not found or publishes(story, found[-1].name):
        return claim
    kind = claim.detail
    chain = (claim.attribution.chain[0], *found)
    changed = {"attribution": Attribution(chain=chain, beside=others, stance=_stance(claim, parsed))}
    if kind.voiced_by:
        return claim.model_copy(update=changed | {"detail": kind.model_copy(update={kind.voiced_by: found[-1].name})})
    return claim.model_copy(update=changed)


def _revoiced(claim: Claim, parsed: Parsed) -> Claim:
    """A claim with the voice that was learned for it: the whole phrase of which a piece was read, or nobody where the
    clause is the writer's own, tells what its subject will do, or a mere number was taken for a voice."""
    kind, voice = claim.detail, claim.attribution.chain[-1]
    head = parsed.tree.head(voice.span.start, voice.span.end) if voice.span is not None else None
    if head is None:
        return claim
    verb, marked = _clause_head(claim, parsed), head
    while head.dep_ in _PIECES and head.head.pos_ in ("NOUN", "PROPN") and head.head.i > head.i:
        head = head.head
    speaker = parsed.speech.names.name(parsed.naming, head)
    if kind.voiced_by is None and head is marked:
        return claim
    counted = head is not marked or any(c.dep_ == "nummod" for c in head.children)
    foretold = (
        verb is not None
        and not _threatens(parsed, verb)
        and head.i in {t.i for subject in subjects(verb) for t in subject.subtree}
    )
    if foretold or (verb is not None and parsed.voices.writers(verb)) or (speaker is None and counted):
        own = claim.attribution.model_copy(update={"chain": claim.attribution.chain[:1], "beside": ()})
        return claim.model_copy(update={"attribution": own, "detail": _spoken_by(kind, None)})
    if speaker is None or publishes(parsed.story, speaker.name):
        return claim
    whole = claim.attribution.model_copy(
        update={"chain": (*claim.attribution.chain[:-1], voice_of(speaker, parsed.story.doc))}
    )
    return claim.model_copy(update={"attribution": whole, "detail": _spoken_by(kind, speaker.name)})


def _threatens(parsed: Parsed, verb: "Token") -> bool:
    """Whether a clause is somebody's threat, which is his own word about what he will do."""
    return parsed.tree.start(verb) in {hit.start for hit in parsed.scene.words("forecast.threat")}


def _spoken_by(kind: Detail, name: str | None) -> Detail:
    """What is told, with the name of its voice in the slot for it, where its kind has one."""
    return kind.model_copy(update={kind.voiced_by: name}) if kind.voiced_by else kind


def _stance(claim: Claim, parsed: object) -> Stance:
    """The learned stance; 'denies' where the words above the act do, 'confirms' where they say so and another than its
    doer speaks them, and 'plans' where every act of its kind that the sentence tells lies ahead."""
    stance = claim.attribution.stance
    if stance != "asserts" or not isinstance(parsed, Parsed) or (token := anchor(claim, parsed)) is None:
        return stance
    slots = claim.detail.slots()
    doer = next((v for n, s in slots.items() if s.sort == "party" and (v := getattr(claim.detail, n))), None)
    told = parsed.voices.stance(token, parsed.voices.above(token), doer)
    if told in ("confirms", "denies"):
        return told
    acts = [act for act in parsed.acts if act.kind is type(claim.detail) and act.frame.plans]
    ahead = [parsed.mood.outlook(act.token) in ("intended", "ahead") for act in acts]
    return "plans" if ahead and all(ahead) else stance


def _clause_head(claim: Claim, parsed: Parsed) -> "Token | None":
    """The verb of the clause that a claim holds word for word."""
    slots = claim.detail.slots()
    said = next((v for n, s in slots.items() if s.sort == "clause" and (v := getattr(claim.detail, n))), None)
    at = parsed.story.doc.text.find(said, parsed.scene.start, parsed.scene.end) if said else -1
    if said is None or at < 0:
        return None
    inside = parsed.tree.tokens(at, at + len(said))
    own = {t.i for t in inside}
    return next((t for t in inside if t.pos_ in VERBAL and not any(a.i in own for a in ancestors(t))), None)
