"""When an act happened: the time that hangs on it, else its sentence's, its paragraph's, or the day of the report."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from daybrief.claims import Claim
from daybrief.claims.base import Detail
from daybrief.extract.english.syntax import VERBAL, ancestors, is_passive
from daybrief.extract.places import spots
from daybrief.extract.readers.narrative import Narrative
from daybrief.extract.readers.rules.acts import Act, Parsed
from daybrief.extract.readers.rules.background import BEING, Tense, of_no_day, recalled_in, undated
from daybrief.extract.readers.rules.dating import in_where, looks_ahead, of_a_later, of_part, told_apart
from daybrief.extract.readers.rules.hearing import anchor
from daybrief.extract.readers.rules.lasting import (
    back_then,
    before_another,
    counted_since,
    days_counted,
    lasting,
    named_day,
)
from daybrief.extract.readers.rules.signs import is_ordinal, told_after
from daybrief.extract.readers.told import pointed_at
from daybrief.extract.scene import Scene, Story
from daybrief.extract.times import Timed, when_for
from daybrief.model.figure import Figure
from daybrief.model.when import When

if TYPE_CHECKING:
    from daybrief.extract.english.token import Token

_FUTURE = frozenset({"will", "would", "shall", "'ll", "’ll", "wo"})
_NOW = frozenset({"have", "has", "'ve", "’ve"})
_COUNTED_FROM = re.compile(
    r"\b(?:a|an|the|one|two|three|four|five|six|seven|ten|\d+|some|several|few) (?:more )?"
    r"(?:days?|weeks?|months?|years?) (?:after|before|later|earlier|previously)\b",
    re.IGNORECASE,
)
_LATER = re.compile(r"(?:Just |Only )?(an?|[a-z]+|\d+) (day|week)s? later\b", re.IGNORECASE)
_ASIDE_OF = ("after", "before")
_WEEK = 7  # days: over more, a count tells of a period
_CLAUSES = frozenset({"relcl", "advcl", "acl"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_LONG_AGO = timedelta(days=7)  # before what goes on now
_MOST = frozenset({"JJS", "RBS"})
_AHEAD = frozenset({"ahead", "before"})
_NTH = frozenset({"first", "last", "only"})
_FEW = timedelta(days=2)  # after which a day told before is no longer that of what somebody says
_LONG = timedelta(days=31)  # what is longer is no day of a telling
_AS_OF = re.compile(r"\bas of (?:[\w:.]+ (?:on )?)?$", re.IGNORECASE)
_WHEN = frozenset({"when", "after", "as"})
_COMPARING = frozenset({"compared", "than"})
_ATTRIBUTES = frozenset({"compound", "nummod", "nmod", "poss"})
_OF_A_DAY = frozenset({"night", "morning", "afternoon", "evening", "noon", "midnight", "lunchtime"})


def when(parsed: Parsed, act: Act, counts: Iterable[Figure] = ()) -> When | None:
    """The time of an act of which `counts` are told; None for background that the text leaves undated."""
    timing = Timing(parsed, parsed.story.once(Narrative), act.kind)
    found = timing.when(act.token, act.start, act.end)
    return None if act.kind.sums_up and found and timing.up_to_now(act.token, found, counts) else found


def retimed(claims: Iterable[Claim], story: Story) -> list[Claim]:
    """Claims that took the day of the report or of a sentence before, timed by the tense in which they are told."""
    narrative = story.once(Narrative)
    return [_retimed(claim, story, narrative) for claim in claims]


def _retimed(claim: Claim, story: Story, narrative: Narrative) -> Claim:
    scene = story.scene_at(claim.spans[0].start)
    parsed = story.read.get(scene.start)
    if claim.when is not None and claim.attribution.stance == "plans":
        claim = _ahead(claim, scene)
    if not still_planned(claim, scene.published):
        return claim.model_copy(update={"when": None})
    if claim.when is None or not isinstance(parsed, Parsed) or (token := anchor(claim, parsed)) is None:
        return claim
    planned = claim.attribution.stance == "plans"
    timing = Timing(parsed, narrative, type(claim.detail))
    if claim.detail.sums_up and timing.up_to_now(token, claim.when, claim.detail.figures().values()):
        return claim.model_copy(update={"when": None})
    if recalled_in(parsed, token) is None and claim.when.basis in ("stated", "relative"):
        told = any(act.token.i == token.i and act.kind is type(claim.detail) for act in parsed.acts)
        if not told or claim.detail.figures() or not timing.others(claim.when, token):
            return claim.model_copy(update={"when": timing.up_to_today(claim.when, token)})
        return claim.model_copy(update={"when": timing.when(token, parsed.tree.start(token), parsed.tree.end(token))})
    if before_another(parsed, token) is not None or recalled_in(parsed, token) is not None:
        return claim.model_copy(update={"when": timing.when(token, parsed.tree.start(token), parsed.tree.end(token))})
    found = None if undated(parsed, token, timing.tense(token)) else timing.unsaid(token, planned)
    return claim if found == claim.when else claim.model_copy(update={"when": found})


def _ahead(claim: Claim, scene: Scene) -> Claim:
    """A plan at the day ahead that its sentence gives, where it took one that is past: 'said *on Friday* that they will
    meet around 12 February'."""
    day = scene.published
    if claim.when is None or day is None or claim.when.last > day:
        return claim
    ahead = [t.when for t in scene.times if t.bound == "at" and t.when.start > day]
    return claim.model_copy(update={"when": ahead[0]}) if len(ahead) == 1 else claim


def still_planned(claim: Claim, published: date | None) -> bool:
    """Whether the time of a plan that came to nothing, if the claim is of one, can be that for which it was planned: it
    was not over, and no other was put in its place."""
    dropped = getattr(claim.detail, claim.detail.dropped) if claim.detail.dropped else None
    if dropped in (None, "not_held") or claim.when is None:
        return True  # what did not take place has the day that came and went
    return dropped == "called_off" and (published is None or claim.when.last >= published)


class Timing:
    """Reads the times of acts in one sentence."""

    def __init__(self, parsed: Parsed, narrative: Narrative, kind: type[Detail]) -> None:
        self.parsed, self.narrative, self.kind = parsed, narrative, kind
        self.story, self.scene = parsed.story, parsed.scene

    def when(self, token: "Token", start: int, end: int) -> When | None:
        """The time of the act at `start:end`."""
        if (apart := before_another(self.parsed, token)) is not None:
            later, days = apart
            tree = self.parsed.tree
            told = self.when(later, tree.start(later), tree.end(later)) if later is not None else None
            return When.day(told.start - days, "relative") if told is not None and _one_day(told) else None
        told = self._told(token, start, end)
        if told is None or not self._can_be(told, token):
            return None
        return lasting(self.parsed, token, self.up_to_today(back_then(self.parsed, token, told), token))

    def _can_be(self, told: When, token: "Token") -> bool:
        """Whether what lies ahead can be at a time: not before the day on which the report speaks of it."""
        day = self.scene.published
        return day is None or told.end > day or self.parsed.mood.outlook(token) != "ahead"

    def up_to_today(self, told: When, token: "Token") -> When:
        """A time without the days that had not come when the act was told as done: 'agreed *this week*'."""
        day = self.scene.published
        past = self.tense(token) in ("past", "perfect") and self.parsed.mood.outlook(token) == "done"
        if day is None or told.grain != "day" or not past or not told.start <= day < told.last:
            return told
        return told.model_copy(update={"end": day + timedelta(days=1)})

    def _told(self, token: "Token", start: int, end: int) -> When | None:
        """The time that the text gives an act."""
        found = [t for t in self.scene.times if t.bound != "until" and not self._compared(t)]
        if any(c.tag_ in _MOST or c.lower_ in _NTH for c in token.children):
            found = [
                t for t in found if t.bound != "since"
            ]  # 'the *deadliest* strike, the *first* talks since 2022' were not then
        lasts = self.tense(token) in (
            "past",
            "perfect",
            "pluperfect",
        )  # 'visits X in a first trip *since 2022*' does not
        found = [t for t in found if t.bound != "since" or (lasts and not self._counted_since(t))]
        if (aside := recalled_in(self.parsed, token)) is not None:
            inside = {t.i for t in aside.subtree}
            heads = [(t, self.parsed.tree.head(t.start, t.end)) for t in found]
            own = [t for t, head in heads if head is not None and head.i in inside]
            return when_for(own, start, end) if own else None
        if (since := counted_since(self.parsed, token, found)) is not None:
            return since
        own = self._own(found, token)
        if not own and undated(self.parsed, token, self.tense(token)):
            return None
        if not own and (then := named_day(self.parsed, token)) is not None:
            return then
        own = own or self._of_proof(found, token)
        if self.scene.points_back:
            return pointed_at(self.story, self.scene)
        beside = own or [t for t in found if not self._elsewhere(t, token) and not self._clashes(t, token)]
        if beside and not own and (earlier := self._before_told(beside, token)) is not None:
            return earlier
        ahead = self.parsed.mood.outlook(token) in ("ahead", "intended")
        if beside:
            return when_for(beside if own or not ahead else self._to_come(beside), start, end)
        return self.unsaid(token, ahead)

    def _to_come(self, found: list[Timed]) -> list[Timed]:
        """Of times beside what lies ahead those that do as well: 'said *on Friday* that they plan a meeting, probably
        around the twelfth'."""
        day = self.scene.published
        return [t for t in found if day is not None and t.when.start > day] or found

    def _counted_since(self, timed: Timed) -> bool:
        """Whether a time only says since when things were counted: 'on his *third* trip since 2022'."""
        head = self.parsed.tree.head(timed.start, timed.end)
        nouns = [t for t in ancestors(head) if t.pos_ == "NOUN"] if head is not None else []
        return any(c.tag_ in _MOST or is_ordinal(c) or c.lower_ in _NTH for noun in nouns for c in noun.children)

    def _own(self, found: list[Timed], token: "Token") -> list[Timed]:
        """The times that hang on an act; of 'terms of *June 2024*' and 'in *August 2025*' the one that is no noun's; of
        a clause of place beside its own none: 'in Orly, where two died *in May*, a mine hurt three *on Monday*'."""
        own = [t for t in found if self._hangs(t, token)]
        own = [t for t in own if not in_where(self.parsed.tree.head(t.start, t.end), token)] or own
        return [t for t in own if not self._of_a_thing(t, token)] or own

    def _before_told(self, found: list[Timed], token: "Token") -> When | None:
        """The day told last before, for what had happened when it was said: 'a bomb fell on Sunday. The mayor said *on
        Monday* that two *had* been hurt'."""
        said = {v.verb.i for v in self.parsed.voices.above(token) if v.verb.pos_ in VERBAL}
        heads = [self.parsed.tree.head(t.start, t.end) for t in found]
        of_saying = all(h is not None and any(a.i in said for a in islice(ancestors(h), 3)) for h in heads)
        had = any(c.lower_ == "had" for here in self.parsed.mood.governors(token) for c in here.children)
        if not (said and of_saying and had and self._harm_of_before()):
            return None
        told = self.narrative.carried(self.scene)
        near = told is not None and told.start < found[0].when.start <= told.end + _FEW
        return told.model_copy(update={"basis": "carried"}) if told is not None and near else None

    def _of_proof(self, found: list[Timed], token: "Token") -> list[Timed]:
        """The day of the footage or imagery on which the telling of an act rests: 'footage posted *on 4 May* shows'."""
        if self.tense(token) == "pluperfect":
            return []
        showing = {child.i for verb in ancestors(token) for child in verb.children if child.dep_ in _SUBJECTS}
        proof = showing & self.parsed.voices.proof.keys()
        heads = ((t, self.parsed.tree.head(t.start, t.end)) for t in found if t.bound == "at" and t.when.grain == "day")
        return [t for t, head in heads if head is not None and any(above.i in proof for above in ancestors(head))]

    def others(self, when: When, token: "Token") -> bool:
        """Whether a time of the sentence is that of something else than the act of a token."""
        found = [t for t in self.scene.times if t.bound == "at"]
        told, own = [t for t in found if t.when == when], self._own(found, token)
        return bool(told) and all(t not in own and (bool(own) or self._clashes(t, token)) for t in told)

    def _of_a_thing(self, timed: Timed, token: "Token") -> bool:
        """Whether a time tells which thing is meant: 'Putin's *June 2024* terms'."""
        head = self.parsed.tree.head(timed.start, timed.end)
        return head is not None and head.dep_ in _ATTRIBUTES and head.head.i != token.i

    def up_to_now(self, token: "Token", found: When, counts: Iterable[Figure]) -> bool:
        """Whether a count of people sums up all that was, so that a day found for it is only that of its telling: 'said
        *on Monday* that 600 had died *so far*', '*55,000* soldiers have been killed'."""
        short = found.grain == "day" and (found.end - found.start).days <= _WEEK
        most = max((row["most"] for row in self.story.theatre.table("theatre.toml", "toll")), default=None)
        if self._as_of() or (found.basis == "stated" and found.end - found.start > _LONG):
            return False  # it says itself of which day or over what time it is the sum
        if short and most is not None and any(max(figure.floor, figure.high or 0) > most for figure in counts):
            return True
        near = [self.scene, *islice(self.story.before(self.scene, same_block=True), 1)]
        placed = any(place.grain != "country" for scene in near for place in spots(scene))
        own = any(self._hangs(t, token) for t in self.scene.times if t.bound != "until")
        return not placed and not own and bool(self.scene.words("all-told"))

    def _as_of(self) -> bool:
        """Whether the sentence says of which day its sums are: '*as of* Monday'."""
        text, start = self.scene.text, self.scene.start
        return any(_AS_OF.search(text[: t.start - start]) for t in self.scene.times if t.bound == "at")

    def unsaid(self, token: "Token", planned: bool) -> When | None:
        """The time of an act in whose sentence none is told. What lies ahead, or had happened before, has none; what
        is so is so on the day of the report; what happened did so on the day told last before in the paragraph."""
        tense = self.tense(token)
        counted = _COUNTED_FROM.search(self.scene.text)
        aside = counted is not None and counted[0].lower().endswith(_ASIDE_OF)
        if (day := self._days_later()) is not None:
            return day
        news = aside and not self.scene.times and self._opens()
        if counted is not None and (aside or not self.scene.times) and not news:
            return None  # 'a day *after* it was signed': some other day, which nobody gives, unless this is the news
        if planned or tense in ("future", "pluperfect") or of_no_day(self.parsed, self.kind, token, tense):
            return None
        told = self.narrative.carried(self.scene)
        if told is None and tense == "past" and self.narrative.bygone(self.scene):
            return None
        carried = told is not None and self._goes_on(told, tense)
        ahead = told is not None and self.scene.published is not None and told.start > self.scene.published
        if ahead and tense in ("past", "perfect"):
            carried = False  # what was done was not done on the day of a plan told before
        found = told.model_copy(update={"basis": "carried"}) if told and carried else self.narrative.undated(self.scene)
        return None if found is not None and self._seen_before(found) else found

    def _days_later(self) -> When | None:
        """The day that is counted from the one told before in the paragraph: '*Two days later* a bomb hit it'."""
        found = _LATER.match(self.scene.text)
        told = self.narrative.carried(self.scene) if found is not None else None
        days = days_counted(found[1], found[2]) if found is not None else timedelta()
        return When.day(told.last + days, "relative") if told is not None and days else None

    def _opens(self) -> bool:
        """Whether the sentence is the first of its report, where its news stands."""
        return all(before.sentence.role == "headline" for before in self.story.before(self.scene))

    def _harm_of_before(self) -> bool:
        """Whether harm is told in a sentence that names no place, so that it is that of the blow told before."""
        return self.kind.harms and self.kind.wave is None and not self.parsed.places

    def _seen_before(self, found: When) -> bool:
        """Whether the sentence rests on footage or imagery older than a time: nothing was seen before it happened."""
        proof = self.parsed.voices.proof
        for timed in (t for t in self.scene.times if t.bound == "at" and t.when.end <= found.start):
            head = self.parsed.tree.head(timed.start, timed.end)
            if head is not None and any(t.i in proof for t in (head, *ancestors(head))):
                return True
        return False

    def _goes_on(self, told: When, tense: Tense) -> bool:
        if self.narrative.is_now(told):
            return True
        if tense == "perfect" and self.kind.sums_up and self._harm_of_before() and self.scene.published is not None:
            return self.scene.published <= told.end + _FEW  # a blow's harm, as far as it is known: 'four *have died*'
        if tense in ("present", "perfect"):
            return False
        newsy = self.narrative.assesses and bool(self.scene.words("say"))  # an assessment relays reports of its day
        return not newsy or self.narrative.is_eve(told)

    def tense(self, token: "Token") -> Tense:
        """The tense of the verb that tells the act."""
        chain = list(self.parsed.mood.governors(token))
        after = next((here for here in chain if told_after(here, chain)), None)
        chain = chain[: chain.index(after)] if after is not None else chain
        aux = {c.lower_ for here in chain for c in here.children if c.dep_ in ("aux", "auxpass")}
        verb = next((here for here in chain if here.pos_ in VERBAL), None) or _verb_above(token)
        if aux & _FUTURE:
            return "future"
        if "had" in aux:
            return "perfect" if self._shifted(token) else "pluperfect"
        if aux & _NOW:
            return "perfect"
        if aux & BEING or (verb is not None and verb.tag_ in ("VBZ", "VBP")):
            return "present"
        return "past"

    def _shifted(self, token: "Token") -> bool:
        """Whether 'had' only stands for 'has' because somebody in the past said it: 'said that two *had* died'."""
        return any(said.verb.pos_ in VERBAL and said.verb.tag_ == "VBD" for said in self.parsed.voices.above(token))

    def _hangs(self, timed: Timed, token: "Token") -> bool:
        """Whether the time hangs on the act or on a word that the act completes."""
        head = self.parsed.tree.head(timed.start, timed.end)
        if head is None:
            return False
        if of_part(head, token) or self._bracketed(timed, token):
            return False
        above = [head, *ancestors(head)]
        at = next((k for k, t in enumerate(above) if t.i in {g.i for g in self.parsed.mood.governors(token)}), None)
        if at is not None and any(map(of_a_later, above[1:at], above[2:at])):
            return False
        apart = at is not None and any(
            told_apart(t, token, timed.when.grain == "day") and not self._gapped(t) for t in above[:at]
        )
        return at is not None and not apart and not any(map(looks_ahead, above[:at]))

    def _bracketed(self, timed: Timed, token: "Token") -> bool:
        """Whether brackets with a verb of their own stand around a time and not around the act: 'the brigade (pulled
        out of the north *last week*)'."""
        text, at = self.scene.text, timed.start - self.scene.start
        opens, closes = text.rfind("(", 0, at), text.find(")", at)
        if opens < 0 or closes < 0 or ")" in text[opens:at]:
            return False
        inside = self.parsed.tree.tokens(self.scene.start + opens, self.scene.start + closes)
        return any(t.pos_ in VERBAL for t in inside) and all(t.i != token.i for t in inside)

    def _compared(self, timed: Timed) -> bool:
        """Whether the time is that of what a number is set against: 'a third more *than in 2024*'."""
        head = self.parsed.tree.head(timed.start, timed.end)
        return head is not None and any(t.lower_ in _COMPARING for t in islice(ancestors(head), 2))

    def _elsewhere(self, timed: Timed, token: "Token") -> bool:
        """Whether the time belongs to another act: 'after gains *on Friday*', 'since the *May 9* parade'."""
        here = self.parsed.tree.head(timed.start, timed.end)
        if here is None:
            return False
        inside = {token.i, *(t.i for t in ancestors(token))}
        if (
            of_part(here, token)
            or self._bracketed(timed, token)
            or any(t.text == ";" for t in here.doc[min(here.i, token.i) : max(here.i, token.i)])
        ):
            return True
        while here.head.i != here.i and here.i not in inside:
            if here.dep_ == "pobj" and here.head.lower_ in _AHEAD:  # 'met two days *before the vote of* 2 May'
                return True
            if here.dep_ in _ATTRIBUTES and here.head.i not in inside and here.head.lower_ not in _OF_A_DAY:
                return True
            if here.dep_ in _CLAUSES and here.pos_ in VERBAL and not self._caused(here, token):
                return True
            here = here.head
        return False

    def _caused(self, verb: "Token", token: "Token") -> bool:
        """Whether a clause tells the blow by which an act's harm came about, on the same day: 'two died *when a rocket
        hit a bus on Sunday*'."""
        harms = {act.token.i: act.kind for act in self.parsed.acts if act.kind.harms}
        led = verb.dep_ == "advcl" and any(c.lower_ in _WHEN for c in verb.children if c.i < verb.i)
        listed = verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.head.pos_ == "NUM"  # 'and 19 *hurt* on Monday'
        return (led or listed) and {verb.i, token.i} <= harms.keys()

    @staticmethod
    def _gapped(verb: "Token") -> bool:
        """Whether a verb shares the auxiliary of the one before it, and so its time: 'two were killed and four
        *injured* on Sunday'."""
        bare = verb.tag_ == "VBN" and not any(c.dep_ in ("aux", "auxpass") for c in verb.children)
        return bare and verb.dep_ == "conj" and is_passive(verb.head)

    def _clashes(self, timed: Timed, token: "Token") -> bool:
        """Whether the tense of an act forbids a time: 'the talks *were* useful and more are planned for *next week*',
        'they have sent arms since *February 2022* and *are* meeting to send more'."""
        day = self.scene.published
        if day is None or self.parsed.mood.outlook(token) not in ("done", "tried"):
            return False
        tense = self.tense(token)
        if timed.when.start > day:
            return tense in ("past", "perfect", "pluperfect")
        going_on = token.tag_ == "VBG" and any(c.lower_ in BEING for c in token.children)
        return going_on and (timed.bound == "since" or timed.when.end + _LONG_AGO < day)


def _one_day(when: When) -> bool:
    return when.grain == "day" and when.start == when.last


def _verb_above(token: "Token") -> "Token | None":
    return next((t for t in ancestors(token) if t.pos_ in VERBAL), None)
