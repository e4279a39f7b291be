"""Whose words a sentence is where the one behind it says so: 'Austria will send guns. *The minister made the statement
in Vienna.*'"""

from collections.abc import Iterable

from daybrief.claims import Claim
from daybrief.extract.cast import Speaker
from daybrief.extract.english.names import Naming
from daybrief.extract.english.reading import trees_of
from daybrief.extract.english.syntax import is_passive, subjects
from daybrief.extract.readers.told import publishes, voice_of
from daybrief.extract.scene import Scene, Story
from daybrief.extract.speakers import Speech
from daybrief.model.voice import Voice


def owned_behind(claims: Iterable[Claim], story: Story, speech: Speech) -> list[Claim]:
    """The claims, those told in no voice but the writer's given to the voice that the next sentence names for them."""
    return [_owned(claim, story, speech) for claim in claims]


def _owned(claim: Claim, story: Story, speech: Speech) -> Claim:
    voice = _behind(story.scene_at(claim.spans[-1].end - 1), story, speech) if claim.attribution.own_voice else None
    if voice is None:
        return claim
    kind, told = claim.detail, claim.attribution.model_copy(update={"chain": (*claim.attribution.chain, voice)})
    said = {kind.voiced_by: voice.name} if kind.voiced_by else {}
    return claim.model_copy(update={"attribution": told, "detail": kind.model_copy(update=said)})


def _behind(scene: Scene, story: Story, speech: Speech) -> Voice | None:
    """Who is said to have said a sentence by the one behind it, which is of its paragraph or opens the next."""
    at = scene.sentence.at + 1
    if scene.start in speech.names.quoted or at >= len(story.scenes):
        return None
    after = story.scenes[at]
    near = after.sentence.block <= scene.sentence.block + 1 and after.start not in speech.names.quoted
    if not near or not after.words("said-this"):
        return None
    named = (speech.names.teller(after), _maker(after, story, speech))  # 'Berg made the statement, *the wire* reports'
    return next((voice_of(s, story.doc) for s in named if s is not None and not publishes(story, s.name)), None)


def _maker(scene: Scene, story: Story, speech: Speech) -> Speaker | None:
    """Who makes a statement by a sentence: the subject of the verb that makes it."""
    (tree,) = trees_of(story, [scene])
    hit = scene.words("said-this")[0]
    verb = next(iter(tree.tokens(hit.start, hit.end)), None)
    heads = subjects(verb) if verb is not None and not is_passive(verb) else []
    return speech.names.name(Naming(scene, tree), heads[0]) if heads else None
