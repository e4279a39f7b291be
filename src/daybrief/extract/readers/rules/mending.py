"""Learned clauses made whole by grammar: a clause has its own subject, begins with it and ends where it ends."""

from collections.abc import Mapping
from itertools import takewhile
from typing import TYPE_CHECKING

from daybrief.claims import Claim
from daybrief.claims.base import Detail
from daybrief.claims.frames import Fill
from daybrief.extract.english.syntax import VERBAL, ancestors, doers, undergoers
from daybrief.extract.readers.rules.acts import Parsed
from daybrief.extract.readers.rules.aims import aimed_past
from daybrief.extract.readers.rules.background import presupposed, recalled_in
from daybrief.extract.readers.rules.checking import checked
from daybrief.extract.readers.rules.clauses import clause
from daybrief.extract.readers.rules.counting import pooled, unless_rated
from daybrief.extract.readers.rules.doing import misled, only_seats
from daybrief.extract.readers.rules.foretelling import asked_of, doubted, own_intention
from daybrief.extract.readers.rules.hearing import anchor
from daybrief.extract.readers.rules.matters import horizon
from daybrief.extract.readers.rules.misread import misread
from daybrief.extract.readers.rules.partaking import RELATIVES, in_company, nobody_left, subject_of
from daybrief.extract.readers.rules.placing import left
from daybrief.extract.readers.rules.siting import island
from daybrief.model.figure import Figure
from daybrief.model.place import Mention

if TYPE_CHECKING:
    from daybrief.extract.english.token import Token

_NOUN = 12  # letters after a number within which the noun that it counts begins
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_WHERE = frozenset({"where", "when", "why", "whereby"})
_ASKING = frozenset({"whether", "if"})
_MAY = frozenset({"may", "might"})


def mended(claim: Claim, parsed: Parsed) -> Claim | None:
    """The claim as grammar has it; None where it holds what its kind cannot tell of."""
    whole = _clauses_mended(claim, parsed)
    if whole is None or _barred(whole, parsed) or misread(whole, parsed):
        return None
    places = _onward(whole, parsed, tuple(place for place in whole.places if not _only_named(whole, place, parsed)))
    detail = whole.detail.model_copy(
        update=_told_by_act(whole, parsed)
        | _sorted_out(whole, parsed)
        | _acting(whole, parsed)
        | misled(whole, parsed)
        | in_company(whole, parsed)
        | checked(whole, parsed)
        | _counted_as(whole, parsed)
    )
    if places == whole.places and detail == whole.detail:
        return whole
    if nobody_left(whole, parsed):
        return None
    return whole.model_copy(update={"places": places, "detail": detail})


def _counted_as(claim: Claim, parsed: Parsed) -> dict[str, Figure | None]:
    """The one count of a claim moved to the slot its sentence has a word for, where none speaks of its own: of people
    *killed* in a strike nobody is injured."""
    figures, kind, scene = claim.detail.figures(), type(claim.detail), parsed.scene
    filled = [(fill.slot, frame.cue) for frame in kind.frames if frame.needs for fill in frame.fills]
    counts = [slot for slot, about in kind.slots().items() if about.sort == "figure"]
    fills = {slot: {cue for other, cue in filled if other == slot} for slot in counts}
    if len(figures) != 1 or not all(fills.values()):
        return {}
    ((slot, figure),) = figures.items()
    said = [name for name, cues in fills.items() if any(scene.words(cue) for cue in cues)]
    return {slot: None, said[0]: figure} if len(said) == 1 and said[0] != slot else {}


def _onward(claim: Claim, parsed: Parsed, places: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The places without those outside what the sentence goes back to, and those that an act came from, where it is
    told whither: 'went *from Kursk* to Sudzha'."""
    token = anchor(claim, parsed)
    if token is not None and (top := recalled_in(parsed, token)) is not None:
        inside = {t.i for t in top.subtree}
        heads = [(place, parsed.tree.head(place.span.start, place.span.end)) for place in places]
        places = tuple(place for place, head in heads if head is not None and head.i in inside)
    if any(frame.sources or frame.seated for frame in claim.detail.frames):
        return places
    came_from = {place.spot.start for place in parsed.places if place.source}
    onward = tuple(place for place in places if place.span.start not in came_from)
    return onward if any(frame.launched for frame in claim.detail.frames) else onward or places


def _only_named(claim: Claim, place: Mention, parsed: Parsed) -> bool:
    """Whether a place's name only names something else, 'the *Sumy* brigade', or is that of what is aimed at, of what
    went before, 'regrouping after *their retreat from Sumy*', or of another act: 'held on and *shelled Sumy*'."""
    token = parsed.tree.head(place.span.start, place.span.end)
    if token is None or parsed.only_names(token) or aimed_past(parsed, type(claim.detail), token):
        return token is not None
    if _of_another_act(claim, parsed, token):
        return True
    above = takewhile(lambda t: t.pos_ not in VERBAL, ancestors(token))
    return any(presupposed(parsed, t) for t in above)


def _of_another_act(claim: Claim, parsed: Parsed, place: "Token") -> bool:
    """Whether a place is that of another act, of kinds whose places are those of their acts alone."""
    if not claim.detail.here:
        return False
    kind = type(claim.detail)
    apart = [island(act.token) for act in parsed.acts if act.kind is kind]
    if apart and all(inside and place.i not in inside for inside in apart):
        return True  # '*while* forces attack, shops in X are open'
    states = {cue for frame in kind.frames for cue in frame.lasting}
    acts = [a for a in parsed.acts if a.kind is kind or (a.kind.harms and undergoers(a.token))]
    near = next((t.i for t in ancestors(place) if any(act.token.i == t.i for act in acts)), None)
    mine = [act for act in acts if act.kind is kind and near in (act.token.i, act.token.head.i)]
    deed = {v for name in claim.detail.slots() if isinstance(v := getattr(claim.detail, name), str)}
    return near is not None and all(act.cue in states and act.cue not in deed for act in mine)


def _told_by_act(claim: Claim, parsed: Parsed) -> dict[str, str]:
    """Slots that no learned reading fills and the acts of the sentence agree on: 'moved' or 'stationed'."""
    kind = type(claim.detail)
    slots = [f.slot for frame in kind.frames for f in frame.fills if f.how == "cue" and not kind.slots()[f.slot].scored]
    leaving = {cue: turned for frame in kind.frames for cue, turned in frame.leaving.items()}
    cues = {act.cue for act in parsed.acts if act.kind is kind}
    if len(cues) != 1:
        return {}
    cue = cues.pop()
    if left(parsed.places, [place.span.start for place in claim.places]):
        cue = leaving.get(cue, cue)
    return {slot: cue for slot in slots if getattr(claim.detail, slot) is None and cue in kind.choices(slot)}


def _acting(claim: Claim, parsed: Parsed) -> dict[str, str | None]:
    """The side that acts, where the one that was read only speaks: 'the *Ukrainian* General Staff reported that …'."""
    slot, sides = claim.detail.here, parsed.story.theatre.sides
    party = getattr(claim.detail, slot) if slot else None
    if party not in sides:
        return _doing(claim, parsed)
    acts = [act for act in parsed.acts if act.kind is type(claim.detail)]
    acts = [act for act in acts if act.cue in _words(claim)] or acts
    doers_named = {p for act in acts for d in doers(act.token) if (p := parsed.naming.party(d))}
    if len(doers_named) == 1 and doers_named <= set(sides):
        return {slot: doers_named.pop()}
    speaking = {t.i for head in parsed.voices.tellers() for t in head.subtree}
    silent = {
        h.value for h in parsed.scene.parties if h.value in sides and not _inside(parsed, h.start, h.end, speaking)
    }
    return {slot: next(iter(silent))} if len(silent) == 1 and party not in silent and _speaks(parsed, party) else {}


def _doing(claim: Claim, parsed: Parsed) -> dict[str, str | None]:
    """The state that acts, of kinds in which any may, where the one that was read only speaks: '*American* officials
    said that Moscow would send …'."""
    kind = type(claim.detail)
    agents = {f.slot for frame in kind.frames for f in frame.fills if f.roles[:1] == ("agent",) and f.how == "party"}
    acts = [act for act in parsed.acts if act.kind is kind and act.cue in _words(claim)]
    doing = {party for act in acts for doer in doers(act.token) if (party := parsed.naming.party(doer))}
    speaking = {t.i for head in parsed.voices.tellers() for t in head.subtree}
    found: dict[str, str | None] = {}
    for slot in sorted(agents):
        party = getattr(claim.detail, slot)
        named = [hit for hit in parsed.scene.parties if hit.value == party]
        only_speaks = bool(named) and all(_inside(parsed, hit.start, hit.end, speaking) for hit in named)
        if only_speaks and len(doing) == 1 and party not in doing:
            found[slot] = next(iter(doing))
        elif kind.must[:1] == (slot,) and only_seats(claim, parsed, party):
            found[slot] = None
    return found


def _words(claim: Claim) -> set[str]:
    """The values of a claim that are words: its action among them."""
    return {value for name in claim.detail.slots() if isinstance(value := getattr(claim.detail, name), str)}


def _speaks(parsed: Parsed, party: str) -> bool:
    """Whether a side is named in the sentence at all."""
    return any(h.value == party for h in parsed.scene.parties)


def _inside(parsed: Parsed, start: int, end: int, words: set[int]) -> bool:
    token = parsed.tree.head(start, end)
    return token is not None and token.i in words


def _sorted_out(claim: Claim, parsed: Parsed) -> dict[str, str]:
    """Things told without their number, and by the name of their sort where the kind has one for them: '*two tanks*',
    '240 *troops*'."""
    changed = {}
    for name, slot in claim.detail.slots().items():
        value = getattr(claim.detail, name)
        at = parsed.story.doc.text.find(value, parsed.scene.start, parsed.scene.end) if isinstance(value, str) else -1
        if slot.sort != "words" or at < 0:
            continue
        end = at + len(value)
        number = next((f.number_end for f in parsed.scene.figures if f.start <= at < f.number_end < end), at)
        prefixes = {f.heads for frame in claim.detail.frames for f in frame.fills if (f.slot, f.how) == (name, "group")}
        sorts = [
            h.value.rpartition(".")[2] for heads in sorted(prefixes) for h in parsed.scene.words(heads) if h.end == end
        ]
        changed[name] = sorts[0] if sorts else parsed.story.doc.text[number:end].strip()
    return changed


def _barred(claim: Claim, parsed: Parsed) -> bool:
    """Whether a thing it tells of, or counts, is of a sort that its kind bars: nobody damages a capability, and two
    detained suspects are no prisoners of war."""
    counts = claim.detail.figures().values() if claim.detail.sums_up else ()
    if any(unless_rated(parsed, figure) is None for figure in counts):
        return True
    fills = [f for frame in claim.detail.frames for f in frame.fills if f.barred]
    return any(_bars(fill, getattr(claim.detail, fill.slot), type(claim.detail), parsed) for fill in fills)


def _bars(fill: Fill, value: object, kind: type[Detail], parsed: Parsed) -> bool:
    if fill.how in ("count", "persons") and isinstance(value, Figure) and pooled(parsed, kind, value):
        return True
    if fill.how == "count":
        ends = [f.number_end for f in parsed.scene.figures if f.figure == value]
        words = [h.start for slot in fill.barred for h in parsed.scene.words(slot)]
        return any(0 <= start - end <= _NOUN for start in words for end in ends)
    if fill.how != "thing" or not isinstance(value, str):
        return False
    head = parsed.head_of(value)
    return head is not None and any(head.i in parsed.heads(slot) for slot in fill.barred)


def _clauses_mended(claim: Claim, parsed: Parsed) -> Claim | None:
    """The claim with its clauses whole and its horizon ahead; None where no clause stands there at all."""
    slots: Mapping[str, str] = {name: slot.sort for name, slot in claim.detail.slots().items()}
    changed: dict[str, str | None] = {}
    for name, sort in slots.items():
        value = getattr(claim.detail, name)
        if value is None:
            continue
        if sort == "clause":
            whole = _whole(parsed, value, voiced=len(claim.attribution.chain) > 1)
            if whole is None:
                return None
            changed[name] = whole
        elif name == claim.detail.voiced_by:
            changed[name] = parsed.speech.names.cast.full(value)
    said = next((v for name, v in changed.items() if v and slots[name] == "clause"), None)
    if said is not None and claim.detail.voiced_by:
        unvoiced = getattr(claim.detail, claim.detail.voiced_by) is None
        changed |= (_expecting(parsed, claim, slots, said) if unvoiced else {}) | _threatening(
            parsed, claim, slots, said
        )
        said = next((v for name, v in changed.items() if v and slots[name] == "clause"), None)
    if said is not None:
        changed |= {name: _horizon(parsed, said) for name, sort in slots.items() if sort == "date"}
    if not changed:
        return claim
    return claim.model_copy(update={"detail": claim.detail.model_copy(update=changed)})


def _expecting(parsed: Parsed, claim: Claim, slots: Mapping[str, str], said: str) -> dict[str, str | None]:
    """What somebody is said to expect, and who: '*the bank* expects *prices to fall*' has its own voice."""
    verb = parsed.head_of(said)
    marks = parsed.heads("forecast")
    who = subject_of(verb) if verb is not None and marks.get(verb.i) == "forecast.warn" else None
    what = [c for c in verb.children if c.dep_ in ("ccomp", "xcomp") and subject_of(c)] if verb is not None else []
    voice = parsed.speech.names.name(parsed.naming, who) if who is not None and what else None
    words = clause(parsed, what[0]) if voice is not None else None
    if voice is None or words is None:
        return {}
    about = next(name for name, sort in slots.items() if sort == "clause")
    return {about: words, claim.detail.voiced_by: voice.name}


def _threatening(parsed: Parsed, claim: Claim, slots: Mapping[str, str], said: str) -> dict[str, str | None]:
    """The threat as its clause tells it, and whose it is: '*Oslo* threatened to close the strait'."""
    for hit in parsed.scene.words("forecast.threat"):
        verb = next(iter(parsed.tree.tokens(hit.start, hit.end)), None)
        who = subject_of(verb) if verb is not None and verb.pos_ in VERBAL else None
        speaks = who is not None and parsed.naming.can_speak(who) and who.i not in parsed.heads("force")
        voice = parsed.speech.names.name(parsed.naming, who) if who is not None and speaks else None
        words = clause(parsed, verb) if verb is not None and voice is not None else None
        if voice is not None and words is not None and (said in words or words in said):
            about = next(name for name, sort in slots.items() if sort == "clause")
            return {about: words, claim.detail.voiced_by: voice.name}
    return {}


def _horizon(parsed: Parsed, said: str) -> str | None:
    """The end of the latest time ahead that a clause itself names: a day, a month or a year."""
    at = parsed.story.doc.text.find(said, parsed.scene.start, parsed.scene.end)
    published = parsed.story.doc.published
    inside = [t.when for t in parsed.scene.times if at <= t.start < at + len(said)]
    ahead = [when for when in inside if published is None or when.last > published.day]
    return max(ahead, key=lambda when: when.last).exchange().rpartition("/")[2] if ahead else None


def _whole(parsed: Parsed, words: str, voiced: bool) -> str | None:
    """The clause that the words are a part of, or hold; None where it tells of nothing ahead. `voiced`: somebody other
    than the writer says it."""
    text = parsed.story.doc.text
    at = text.find(words, parsed.scene.start, parsed.scene.end)
    if at < 0:
        return None
    inside = parsed.tree.tokens(at, at + len(words))
    marks = parsed.heads("forecast")
    verbs = [t for t in (_verb(t) for t in inside if t.i in marks) if t is not None and subject_of(t)]
    if not verbs:
        if not (parsed.scene.words("forecast") or parsed.scene.words("foreseeing")):
            return None
        verbs = [t for t in inside if t.pos_ in VERBAL and subject_of(t)]
        begins = inside[0].i if inside else 0
        if not any((s := subject_of(t)) is not None and s.i >= begins for t in verbs):
            return None
        if all(asked_of(t) for t in verbs) or (not voiced and all(_only_may(parsed, t) for t in verbs)):
            return None
        return _filled_out(parsed, words, inside, begins)
    if (over := _denying(parsed, verbs[0])) is not None:
        return _trimmed(clause(parsed, over))
    refused = (
        doubted(parsed, verbs[0])
        or _looks_back(parsed, verbs[0])
        or _only_wished(parsed, verbs[0])
        or _lacks_object(verbs[0])
    )
    return None if refused else _trimmed(clause(parsed, verbs[0]))


def _filled_out(parsed: Parsed, words: str, inside: "list[Token]", begins: int) -> str:
    """The words to the end of the clause that they begin, where they were cut off inside it: 'could come only *if its
    “main reasons”*'."""
    own = {t.i for t in inside}
    top = next((t for t in inside if t.pos_ in VERBAL and not any(a.i in own for a in ancestors(t))), None)
    subject = subject_of(top) if top is not None else None
    whole = clause(parsed, top) if top is not None and subject is not None and subject.i >= begins else None
    return whole if whole is not None and words in whole else words


def _lacks_object(verb: "Token") -> bool:
    """Whether a relative clause tells of its noun without naming it: 'reserves *which they will use* in May', 'a drone
    *that forces will launch*'. Where, when and why it will be so is whole."""
    told = next((t for t in verb.children if t.lower_ in RELATIVES), None)
    whole = any(c.dep_ == "advmod" and c.i < verb.i and c.lower_ in _WHERE for c in verb.children)
    gap = told is None or told.dep_ not in _SUBJECTS
    return verb.dep_ == "relcl" and gap and not whole


def _only_may(parsed: Parsed, verb: "Token") -> bool:
    """Whether something merely may be, with nothing to say how likely it is, and nobody who warns of it."""
    allowed = any(c.dep_ == "aux" and c.lower_ in _MAY for c in verb.children)
    return allowed and not parsed.voices.above(verb) and not parsed.voices.hedged(verb)


def _only_wished(parsed: Parsed, verb: "Token") -> bool:
    """Whether the clause tells what somebody hopes, or what the speaker himself means to do, under no condition."""
    if verb.i in parsed.heads("wishing"):
        return True
    if any(c.dep_ == "advcl" and any(m.lower_ in _ASKING for m in c.children) for c in verb.children):
        return False
    return verb.i in parsed.heads("pledging") and own_intention(parsed, verb)


def _denying(parsed: Parsed, verb: "Token") -> "Token | None":
    """The verb by which somebody says that a clause will not come true, without which it would say the contrary: 'I
    *doubt* it will come', 'she did not *think* that it would'."""
    above = verb.head
    if verb.dep_ != "ccomp" or above.i > verb.i or above.pos_ not in VERBAL:
        return None
    return above if above.i in parsed.heads("doubting") or parsed.mood.negated(above) else None


def _looks_back(parsed: Parsed, verb: "Token") -> bool:
    """Whether the writer tells what somebody once expected, and names no day ahead: 'the army *expected* to win'."""
    likely = parsed.heads("forecast.chance")
    told = verb.tag_ == "VBD" and verb.i in likely
    own = any(c.dep_ == "nsubj" for c in verb.children)
    return told and own and not parsed.voices.above(verb) and horizon(parsed, verb) is None


def _verb(token: "Token") -> "Token | None":
    """The verb that a word about the future belongs to."""
    here = token
    while here.pos_ not in VERBAL or here.dep_ == "aux":
        if here.head.i == here.i:
            return None
        here = here.head
    return here


def _trimmed(words: str | None) -> str | None:
    """A relative clause without its pronoun."""
    if words is None:
        return None
    first, _, rest = words.partition(" ")
    return rest if first.lower() in RELATIVES else words
