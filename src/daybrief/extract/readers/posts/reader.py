"""The post reader: tallies, harm, damage, attacks and moves on the ground in Ukrainian and Russian."""

from daybrief.claims import Claim
from daybrief.extract.readers.narrative import Dated
from daybrief.extract.readers.posts.act import Act
from daybrief.extract.readers.posts.acts import Filler
from daybrief.extract.readers.posts.affairs import of_state
from daybrief.extract.readers.posts.clause import Clauses
from daybrief.extract.readers.posts.foretold import put_ahead
from daybrief.extract.readers.posts.more import more_of
from daybrief.extract.readers.posts.parts import by_group, by_place, in_turn
from daybrief.extract.readers.posts.rolls import rolls
from daybrief.extract.readers.posts.settle import settled
from daybrief.extract.readers.posts.sureness import stance
from daybrief.extract.readers.posts.triggers import triggers
from daybrief.extract.readers.posts.voices import attributed, denier
from daybrief.extract.readers.tallies import TallyReader
from daybrief.extract.readers.tallies.spots import mention
from daybrief.extract.readers.told import publisher
from daybrief.extract.scene import Scene, Story
from daybrief.model.text import Document
from daybrief.model.voice import Attribution
from daybrief.model.when import When
from daybrief.theatre.pack import Theatre

VERSION = 1


class PostReader:
    """Reads posts of officials and short reports, without a parser: words, and what stands near them."""

    name = f"posts/{VERSION}"

    def __init__(self, theatre: Theatre) -> None:
        self.theatre = theatre
        self.tallies = TallyReader(theatre)

    def read(self, doc: Document) -> tuple[Claim, ...]:
        """Every claim of a document, in text order."""
        return self.told(Story.of(doc, self.theatre))

    def told(self, story: Story) -> tuple[Claim, ...]:
        """The same, of a document whose sentences are already marked."""
        dated = Dated(story)
        lost, items = rolls(story, dated)
        listed = {claim.spans[0].start for claim in lost}
        told = [*self.tallies.of(story, lambda scene: attributed(story, scene, "asserts"), listed), *lost]
        counted = {span.start for claim in told for span in claim.spans}
        prose: list[Claim] = []
        for scene in story.scenes:
            acts = self._acts(story, scene, tallied=scene.start in counted, items=items)
            prose += self._told(story, dated, scene, acts)
            prose = more_of(prose, story, scene) + _denied(story, scene, prose)
        return tuple(sorted([*told, *_once(prose, self.theatre)], key=lambda claim: claim.spans[0].start))

    def _acts(self, story: Story, scene: Scene, *, tallied: bool, items: frozenset[int]) -> list[Act]:
        """Acts of a sentence. What a tally counts is no attack besides; what a list of losses counts is no harm."""
        clauses = Clauses(scene, story)
        found = [a for a in triggers(clauses) if not (tallied and a.kind.wave is not None)]
        acts = settled(Filler(clauses, found).filled(), clauses) if found else []
        return [act for act in acts if not _listed(act, scene, items)]

    def _told(self, story: Story, dated: Dated, scene: Scene, acts: list[Act]) -> list[Claim]:
        """The claims of a sentence's acts, each followed by its parts."""
        clauses = Clauses(scene, story)
        out = []
        for act in acts:
            whole = self._claim(story, dated, scene, act)
            inside = [*by_place(act, clauses), *by_group(act, acts, clauses)]
            parts = [self._claim(story, dated, scene, part) for part in inside]
            out += [whole, *(part.model_copy(update={"part_of": whole.id}) for part in parts)]
            out += [self._claim(story, dated, scene, other) for other in in_turn(act, clauses)]
        return out

    def _claim(self, story: Story, dated: Dated, scene: Scene, act: Act) -> Claim:
        doc = story.doc
        planned = Clauses(scene, story).planned(act.cue.start)
        own_time = any(time.bound == "at" for time in scene.times)
        told = Claim(
            spans=(doc.span(scene.start, scene.end),),
            attribution=attributed(story, scene, "plans" if planned else stance(scene)),
            detail=act.kind(**act.slots),
            places=tuple({hit.name: mention(doc, hit) for hit in act.places}.values()),
            when=None if act.kind.voiced_by or (planned and not own_time) else _when(dated, scene, act, own_time),
            made_by=self.name,
        )
        return put_ahead(told, scene)


def _when(dated: Dated, scene: Scene, act: Act, own_time: bool) -> When | None:
    """The time of an act; what a verb tells as over is not of a day ahead that another sentence named."""
    if of_state(act) and not own_time and any(time.bound == "since" for time in scene.times):
        return dated.narrative.undated(scene)  # from when on an act holds is not when it was done
    when = dated.when(scene, act.at, near=of_state(act))
    day = dated.narrative.published
    over = act.cue.text.lower().split()[0].endswith(scene.theatre.words("active", scene.lang))
    ahead = when is not None and day is not None and when.start > day
    return dated.narrative.undated(scene) if ahead and over and not own_time else when


def _listed(act: Act, scene: Scene, items: frozenset[int]) -> bool:
    """Whether a list of losses counts what an act harmed: its thing, or the men of its sentence."""
    if any(fill.how == "noun" for fill in act.frame.fills):
        return act.at in items
    men = any(h.start in items for h in scene.words("who"))
    return men and any(fill.how == "group" for fill in act.frame.fills)


def _denied(story: Story, scene: Scene, told: list[Claim]) -> list[Claim]:
    """ "X denies this": the claim told last before in the paragraph, denied."""
    voice = denier(story, scene)
    block = {s.start for s in story.before(scene, same_block=True)}
    last = next((c for c in reversed(told) if c.spans[-1].start in block), None)
    if voice is None or last is None:
        return []
    said = Attribution(chain=(publisher(story), voice), stance="denies")
    spans = (*last.spans, story.doc.span(scene.start, scene.end))
    return [last.model_copy(update={"attribution": said, "spans": spans})]


def _once(claims: list[Claim], theatre: Theatre) -> list[Claim]:
    """The same event told twice with the same values is one claim: in its finer place, then in its fuller telling."""
    kept: list[Claim] = []
    for claim in sorted(claims, key=lambda c: -len(c.spans[0].quote)):
        twin = next((k for k in kept if _alike(k, claim) and _covers(k, claim, theatre)), None)
        if twin is None:
            kept.append(claim)
        else:
            best = twin if _covers(claim, twin, theatre) else claim
            dated = next((c.when for c in (best, twin, claim) if c.when and c.when.basis != "reporting-day"), best.when)
            kept[kept.index(twin)] = best if dated == best.when else best.model_copy(update={"when": dated})
    return [claim for claim in kept if not any(_tells_more(other, claim) for other in kept if other is not claim)]


def _tells_more(full: Claim, claim: Claim) -> bool:
    """Whether another sentence, of the same voice or the writer's, says all that a count of people, or a blow that is
    not counted, does and more."""
    detail = type(claim.detail)
    if detail is not type(full.detail) or claim.part_of or full.part_of or not detail.terse:
        return False
    if claim.spans == full.spans or {p.name for p in claim.places} != {p.name for p in full.places}:
        return False
    voices = {c.attribution.origin.name for c in (claim, full) if not c.attribution.own_voice}
    meet = claim.when is None or full.when is None or claim.when.overlaps(full.when)
    mine, more = claim.detail.figures(), full.detail.figures()
    told, fuller = _told(claim), _told(full)
    fewer = set(mine) < set(more) or (detail.wave is not None and not mine and told.keys() < fuller.keys())
    if len(voices) > 1 or not meet or not claim.places or not fewer:
        return False
    vague = detail.meets.whole
    return all(fuller.get(name) == value or value == vague.get(name) for name, value in told.items())


def _told(claim: Claim) -> dict[str, object]:
    """The slots that a claim fills."""
    slots = ((name, getattr(claim.detail, name)) for name in type(claim.detail).slots())
    return {name: value for name, value in slots if value is not None}


def _alike(claim: Claim, other: Claim) -> bool:
    """Whether two claims of one voice say the same of times that meet."""
    if claim.attribution.origin.name != other.attribution.origin.name or claim.detail != other.detail:
        return False
    return claim.when == other.when or (
        claim.when is not None
        and other.when is not None
        and (claim.when.overlaps(other.when) or _eve(claim.when, other.when) or _eve(other.when, claim.when))
    )


def _eve(told: When, report: When) -> bool:
    """Whether a time ends where the day begins that an undated sentence takes, which is the report's own."""
    return report.basis == "reporting-day" and told.basis != report.basis and told.end == report.start


def _covers(wide: Claim, fine: Claim, theatre: Theatre) -> bool:
    """Whether every place of one claim has a place of the other in it, or is the same."""
    wider = [hit for place in wide.places for hit in theatre.gazetteer.lookup(place.name)[:1]]
    finer = [hit for place in fine.places for hit in theatre.gazetteer.lookup(place.name)[:1]]
    names = {p.name for p in fine.places}
    if not wide.places or {p.name for p in wide.places} == names:
        return True
    return bool(wider) and all(any(theatre.gazetteer.inside(f.id, w.id) for f in finer) for w in wider)
