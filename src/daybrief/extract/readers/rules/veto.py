"""What grammar forbids: a learned claim of what its sentence only demands, denies, supposes or tells as a habit."""

from collections.abc import Iterable

from daybrief.claims import Claim
from daybrief.extract.labels import beside_the_point
from daybrief.extract.readers.rules.acts import Act, Parsed
from daybrief.extract.readers.rules.mending import mended
from daybrief.extract.readers.rules.reader import parse
from daybrief.extract.scene import Story
from daybrief.extract.speakers import Speech


def allowed(claims: Iterable[Claim], story: Story, speech: Speech) -> list[Claim]:
    """The claims, without those that rest on a heading or a label, or whose act did not happen as their kind needs."""
    kept = [claim for claim in claims if not beside_the_point(story.scene_at(claim.spans[0].start))]
    scenes = {(scene := story.scene_at(c.spans[0].start)).start: scene for c in kept if c.detail.frames}
    read = {parsed.scene.start: parsed for parsed in parse(story, list(scenes.values()), speech)}
    told = [(c, read.get(story.scene_at(c.spans[0].start).start)) for c in kept]
    whole = [(c if parsed is None else mended(c, parsed), parsed) for c, parsed in told]
    return [c for c, parsed in whole if c is not None and (parsed is None or not _forbidden(c, parsed))]


def _forbidden(claim: Claim, parsed: Parsed) -> bool:
    """Whether the sentence has acts of the claim's kind, and none of them happened."""
    acts = [act for act in parsed.acts() if act.kind is type(claim.detail)]
    said = set(claim.detail.model_dump().values() if not claim.detail.figures() else ())
    acts = [act for act in acts if act.cue in said] or acts
    return bool(acts) and not any(_happened(act, parsed) for act in acts)


def _happened(act: Act, parsed: Parsed) -> bool:
    mood = parsed.mood
    if mood.negated(act.token) and not act.frame.denied and act.cue not in act.frame.failed:
        return False
    return mood.outlook(act.token) in act.frame.outlooks
