"""What grammar forbids: a learned claim of what its sentence only demands, denies, supposes or tells as a habit."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from daybrief.claims import Claim
from daybrief.extract.english.syntax import VERBAL, ancestors, subjects
from daybrief.extract.labels import untold
from daybrief.extract.readers.rules.acts import NO_ACT, Act, Parsed
from daybrief.extract.readers.rules.aims import not_yet
from daybrief.extract.readers.rules.fill import Filler
from daybrief.extract.readers.rules.lands import abroad, none_abroad
from daybrief.extract.readers.rules.lone import alone
from daybrief.extract.readers.rules.mending import mended
from daybrief.extract.readers.rules.reader import parse
from daybrief.extract.readers.rules.roles import relayed
from daybrief.extract.readers.told import publisher
from daybrief.extract.scene import Scene, Story
from daybrief.extract.speakers import Speech

if TYPE_CHECKING:
    from daybrief.extract.english.token import Token

_NEAR = 25  # letters from the words of a doubt to what is doubted: ", however, that"
_UNSURE = 0.6  # confidence below which a learned count gives way to the same count told by rule as something else


def allowed(claims: Iterable[Claim], story: Story, speech: Speech) -> list[Claim]:
    """The claims, without those that rest on a heading or a label, or whose act did not happen as their kind needs."""
    said = (c for c in claims if not untold(story, story.scene_at(c.spans[0].start)))
    kept = [left for c in said if not _asked(c, story) and (left := _borne_out(c, story)) is not None]
    scenes = {(scene := story.scene_at(c.spans[0].start)).start: scene for c in kept if c.detail.frames}
    read = {parsed.scene.start: parsed for parsed in parse(story, list(scenes.values()), speech)}
    told = [(c, read.get(story.scene_at(c.spans[0].start).start)) for c in kept]
    whole = [(c if parsed is None else mended(c, parsed), parsed) for c, parsed in told]
    weighed = (c if c is None or parsed is None else _weighed(c, parsed) for c, parsed in whole)
    kept = [c for c in weighed if c is not None]
    return [c for at, c in enumerate(kept) if not any(_twice(c, before) for before in kept[:at])]


def _asked(claim: Claim, story: Story) -> bool:
    """Whether what is foretold is an open question: 'it remains unclear whether *they will hold*'."""
    scene, slots = story.scene_at(claim.spans[0].start), claim.detail.slots()
    clauses = [getattr(claim.detail, name) for name, slot in slots.items() if slot.sort == "clause"]
    starts = [scene.start + scene.text.find(clause) for clause in clauses if clause and clause in scene.text]
    return any(0 <= at - hit.end <= _NEAR for at in starts for hit in scene.words("open-question"))


def unreal(story: Story) -> frozenset[int]:
    """Where the sentences begin whose verbs of attack tell of nothing done: 'analysts *expect* Moscow to launch 900
    drones'."""
    found = set()
    for parsed in (p for p in story.read.values() if isinstance(p, Parsed)):
        acts = [act for act in parsed.acts if act.kind.wave is not None and act.token.pos_ in VERBAL]
        if acts and all(parsed.mood.outlook(act.token) != "done" for act in acts):
            found.add(parsed.scene.start)
    return frozenset(found)


def _twice(claim: Claim, before: Claim) -> bool:
    """Whether a claim, once set right, says what one before it says."""
    return claim.detail == before.detail and claim.spans == before.spans and claim.places == before.places


def _weighed(claim: Claim, parsed: Parsed) -> Claim | None:
    """The claim as sure as grammar lets it be; None where grammar forbids it."""
    if _forbidden(claim, parsed):
        return _looming(claim, parsed)
    told = _aside(claim, parsed)
    if _cued(told, parsed):
        return _outlooked(told, parsed)
    return None if any(parsed.scene.words(slot) for slot in claim.detail.mistaken_for) else _doubted(told)


def _looming(claim: Claim, parsed: Parsed) -> Claim | None:
    """The claim as one that lies ahead, too unsure to be told, where the text only speaks of what several are to come
    to: 'a deadline *to reach* a deal'; None of other kinds, and where it says that it did not come about."""
    several = claim.detail.looms
    acts = [act for act in parsed.acts if act.kind is type(claim.detail)]
    if not several or len(getattr(claim.detail, several)) < 2 or any(parsed.mood.negated(a.token) for a in acts):
        return None
    published = parsed.scene.published
    if claim.when is not None and published is not None and claim.when.last < published:
        return _doubted(claim)  # a day that is over is no day of a plan
    told = claim.attribution.model_copy(update={"stance": "plans"})
    return _doubted(claim.model_copy(update={"attribution": told}))


def _aside(claim: Claim, parsed: Parsed) -> Claim:
    """The claim as the publisher's own and of no day where a clause about the speaker recalls it: 'Berg, who took part
    in *earlier talks*, said …'."""
    filler = Filler(parsed)
    recalled = [act for act in parsed.acts if act.kind is type(claim.detail) and filler.recalled(act)]
    if not recalled or any(parsed.voices.above(act.token) for act in recalled):
        return claim
    own = claim.attribution.model_copy(update={"chain": (publisher(parsed.story),), "beside": ()})
    dated = claim.when is not None and claim.when.basis not in ("reporting-day", "carried")
    return claim.model_copy(update={"attribution": own, "when": claim.when if dated else None})


def _outlooked(claim: Claim, parsed: Parsed) -> Claim:
    """The claim told as planned where all its sentence tells of such acts lies ahead: 'vowed to *meet* monthly'; and as
    done where nothing does: 'thanked them for *sending* tanks'."""
    acts = [act for act in parsed.acts if act.kind is type(claim.detail) and act.frame.plans]
    looks = {parsed.mood.outlook(act.token) for act in acts}
    stance, kind = claim.attribution.stance, type(claim.detail)
    if looks == {"off"} and kind.dropped:
        told = claim.attribution.model_copy(update={"stance": "denies"})
        dropped = {kind.dropped: parsed.mood.dropped(acts[0].token)}
        return claim.model_copy(update={"attribution": told, "detail": claim.detail.model_copy(update=dropped)})
    ahead = [act for act in acts if not_yet(parsed.mood.outlook(act.token), act)]
    if stance == "asserts" and acts and len(ahead) == len(acts):
        when = None if claim.when is not None and claim.when.basis == "reporting-day" else claim.when
        told = claim.attribution.model_copy(update={"stance": "plans"})
        return claim.model_copy(update={"attribution": told, "when": when})
    told_of = [act for act in parsed.acts if act.kind is kind]
    claim = _as_tried(claim, told_of, parsed)
    if stance == "asserts" and kind.harms and told_of and all(parsed.voices.hedged(act.token) for act in told_of):
        return claim.model_copy(update={"attribution": claim.attribution.model_copy(update={"stance": "suspects"})})
    promised = any(act.frame.promises for act in acts)
    if stance == "plans" and "done" in looks and not ahead and not promised:
        return claim.model_copy(update={"attribution": claim.attribution.model_copy(update={"stance": "asserts"})})
    return claim


def _borne_out(claim: Claim, story: Story) -> Claim | None:
    """The claim without figures of a wave of whose fate no word of its sentences speaks: 71 used are not shot down;
    None where its words only say what was tried."""
    wave = claim.detail.wave
    if wave is None:
        return claim
    scenes = [story.scene_at(span.start) for span in claim.spans]
    told = {s for s, cues in wave.counts.items() if any(_tells(scene, cue, story) for cue in cues for scene in scenes)}
    silent = [slot for slot in wave.counts if slot not in told and getattr(claim.detail, slot) is not None]
    if not silent:
        return claim
    named = any(scene.words(cue) for slot in silent for cue in wave.counts[slot] for scene in scenes)
    if named and len(silent) == len(claim.detail.figures()):
        return None
    return claim.model_copy(update={"detail": claim.detail.model_copy(update=dict.fromkeys(silent))})


def _tells(scene: Scene, cue: str, story: Story) -> bool:
    """Whether a sentence has a word of an outcome that came about: 'tried to shoot down' shot nothing down."""
    parsed = story.read.get(scene.start)
    hits = [hit for hit in scene.words(cue) if not hit.value.endswith(NO_ACT)]
    if not isinstance(parsed, Parsed):
        return bool(hits)
    heads = (parsed.tree.head(hit.start, hit.end) for hit in hits)
    return any(t is None or t.pos_ not in VERBAL or parsed.mood.outlook(t) != "tried" for t in heads)


def fresh(learned: Iterable[Claim], told: Iterable[Claim]) -> list[Claim]:
    """The learned claims that tell more than the rules did, in another kind, of the same sentence.

    A figure counts one thing; and who did something where, without what, is what the rules have told already."""
    rules = list(told)
    return [claim for claim in learned if not any(_again(claim, rule) for rule in rules if _meets(claim, rule))]


def _meets(claim: Claim, rule: Claim) -> bool:
    apart = claim.detail.kind != rule.detail.kind
    return apart and any(a.start < b.end and b.start < a.end for a in claim.spans for b in rule.spans)


def _again(claim: Claim, rule: Claim) -> bool:
    mine = [f.exchange() for f in claim.detail.figures().values() if f.floor > 1]
    theirs = [f.exchange() for f in rule.detail.figures().values()]
    if mine:
        return claim.confidence < _UNSURE and all(figure in theirs for figure in mine)
    slots = claim.detail.slots()
    filled = {name for name in slots if getattr(claim.detail, name) not in (None, ()) and slots[name].scored}
    bare = all(slots[name].sort == "party" for name in filled) and _parties(claim) <= _parties(rule)
    here = {place.name for place in claim.places}
    return bare and bool(here) and bool(here & {place.name for place in rule.places})


def _parties(claim: Claim) -> set[str]:
    slots = claim.detail.slots()
    return {v for name, s in slots.items() if s.sort == "party" and s.scored and (v := getattr(claim.detail, name))}


def _as_tried(claim: Claim, acts: list[Act], parsed: Parsed) -> Claim:
    """The claim with what its deed means where it was only tried: who is 'focused on the *capture*' attacks."""
    tried = [act for act in acts if parsed.mood.outlook(act.token) == "tried"]
    turned = {cue: act.frame.failed.get(cue) for act in tried for cue in act.deeds}
    for name, slot in claim.detail.slots().items():
        deed = getattr(claim.detail, name)
        if slot.sort == "enum" and len(tried) == len(acts) and (meant := turned.get(deed)):
            return claim.model_copy(update={"detail": claim.detail.model_copy(update={name: meant})})
    return claim


def _cued(claim: Claim, parsed: Parsed) -> bool:
    """Whether any word of the sentence tells of an act of the claim's kind."""
    told = any(act.kind is type(claim.detail) for act in parsed.acts)
    return told or any(parsed.scene.words(slot) for slot in claim.detail.cued_by)


def _doubted(claim: Claim) -> Claim:
    return claim.model_copy(update={"confidence": min(claim.confidence, claim.detail.uncued)})


def _forbidden(claim: Claim, parsed: Parsed) -> bool:
    """Whether the sentence has acts of the claim's kind, and none of them happened, or none where the claim has it."""
    if _alone(claim, parsed) or _abroad(claim, parsed):
        return True
    every = [act for act in parsed.acts if act.kind is type(claim.detail)]
    if every and all(act.token.dep_ != "nsubj" and _undone(act, parsed) for act in every):
        return True  # 'voted down *a bill*', unlike '*the decree* does not allow exports'
    if every and all(_of_a_claim(act, parsed) for act in every):
        return True
    if (every and all(_judged(claim, act, parsed) for act in every)) or (not every and _ruled_out(claim, parsed)):
        return True
    acts = [act for act in every if not act.frame.yields]
    filler = Filler(parsed)
    if acts and all(filler.recalled(act) or filler.borne(act) or filler.rules_out(act) for act in acts):
        return True
    stopped = {t.i for act in acts if parsed.mood.forestalled(act.token) for t in act.token.subtree}
    homes = [parsed.tree.head(place.span.start, place.span.end) for place in claim.places]
    if stopped and homes and all(home is not None and home.i in stopped for home in homes):
        return True
    nowhere = bool(acts) and all(filler.siting.somewhere(act) for act in acts)
    if nowhere and homes and not any(home is not None and _under(home, act) for home in homes for act in acts):
        return True  # 'an advance *towards a town*' is not at the place of another clause
    named = {fill.slot for frame in claim.detail.frames for fill in frame.fills if fill.how == "cue"}
    deed = next((v for name in sorted(named) if (v := getattr(claim.detail, name))), None)
    if acts and deed is not None and claim.detail.read_by == "both":
        acts = [act for act in acts if deed in act.deeds]
        return not any(_happened(act, parsed) for act in acts)
    return bool(acts) and not any(_happened(act, parsed) for act in acts)


def _abroad(claim: Claim, parsed: Parsed) -> bool:
    """Whether what only happens in the theatre is told of others, or of a side's envoys, at places outside it."""
    acting = getattr(claim.detail, claim.detail.here) if claim.detail.here else None
    if not none_abroad(parsed, acting):
        return False
    starts = {place.span.start for place in claim.places}
    spots = [place.spot for place in parsed.places if place.spot.start in starts]
    if len(spots) == len(starts):
        return abroad(parsed, spots)
    known = parsed.story.theatre.gazetteer
    states = {one.country for place in claim.places for one in known.lookup(place.name)[:1]}  # 'the *Burgas* refinery'
    return bool(states) and not states & set(parsed.story.theatre.sides)


def _alone(claim: Claim, parsed: Parsed) -> bool:
    """Whether it names one alone of those who must be several, and nowhere but in the name."""
    several = next((frame.several for frame in claim.detail.frames if frame.several), None)
    parties = {hit.start for hit in parsed.scene.parties}
    if several is None or any(place.span.start not in parties for place in claim.places):
        return False
    return alone(parsed, getattr(claim.detail, several))


def _under(home: "Token", act: Act) -> bool:
    return any(t.i == act.token.i for t in ancestors(home))


def _happened(act: Act, parsed: Parsed) -> bool:
    outlook = parsed.mood.outlook(act.token)
    if outlook == "tried" and act.frame.failed.get(act.cue) == "":
        return False  # who 'failed *to withdraw*' is still there
    return not _undone(act, parsed) and outlook in act.frame.outlooks


def _judged(claim: Claim, act: Act, parsed: Parsed) -> bool:
    """Whether a claim lays an act to those who only tell or judge it: '*Kyiv* condemned the arrest'."""
    if not relayed(parsed, act.token):
        return False
    return not _doers(claim).isdisjoint({parsed.naming.party(t) for t in subjects(act.token.head)} - {None})


def _of_a_claim(act: Act, parsed: Parsed) -> bool:
    """Whether an act is only named as what somebody claims, or in a clause about what was claimed before: 'praised the
    *claimed* capture', 'an area where they *previously claimed* to hold a presence'."""
    token, voices = act.token, parsed.voices
    unproved = (c for c in token.children if c.dep_ == "amod" and c.tag_ == "VBN")
    if token.pos_ == "NOUN" and any(
        c.i in voices.hedge or (c.i in voices.say and not voices.say[c.i].endswith(".confirm")) for c in unproved
    ):
        return True
    before = {hit.start for hit in parsed.scene.words("before-now")}
    return any(
        said.verb.dep_ == "relcl"
        and any(c.lower_ == "had" or parsed.tree.start(c) in before for c in said.verb.children)
        for said in voices.above(token)
    )


def _ruled_out(claim: Claim, parsed: Parsed) -> bool:
    """Whether all that a sentence without a word for such an act says of the doer is that they will not do something:
    'Rome *has ruled out* sending troops'."""
    root = parsed.tree.root
    return (
        root is not None
        and root.i in parsed.heads("preventing")
        and not _doers(claim).isdisjoint({parsed.naming.party(t) for t in subjects(root)} - {None})
    )


def _doers(claim: Claim) -> set[str]:
    """The parties that a claim says did it."""
    slots = claim.detail.slots()
    return {v for name in claim.detail.named if slots[name].sort == "party" and (v := getattr(claim.detail, name))}


def _undone(act: Act, parsed: Parsed) -> bool:
    """Whether the text says that an act did not come about, and its kind has no claim of that."""
    return parsed.mood.negated(act.token) and not act.frame.denied and act.cue not in act.frame.failed
