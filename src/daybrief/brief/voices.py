"""Who tells a fact, and the verb that their stance earns: said, claimed, reportedly, confirmed, denied, due to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from daybrief.brief import english
from daybrief.brief.clause import Body, Tailed
from daybrief.brief.forms import Named, troops
from daybrief.brief.names import JOINT
from daybrief.brief.rich import Cite, Rich
from daybrief.brief.spots import region_of
from daybrief.brief.state import State
from daybrief.brief.values import Wording
from daybrief.claims import Claim
from daybrief.model.outcome import Fact
from daybrief.model.text import NAMELESS

_UNTOLD = re.compile(r" (?:of|from|in) an? (?:unnamed|unspecified|undisclosed|unidentified) \w+$")
"""What only says that more is not said: 'an official *of an unspecified country*'."""

_TOWNSMEN = re.compile(r"\b(residents|locals|inhabitants) (?:of|in|from) (?P<town>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)$")
"""Those of a town who speak."""

_LONG = 20  # words after which the voice goes first, so that the reader need not wait for it


@dataclass(frozen=True)
class Voice:
    """Who speaks for a fact: names in order, and whether it is only the publisher in its own voice."""

    names: tuple[str, ...]
    own: bool
    stance: str
    claims: bool  # "claimed" rather than "said"
    evidence: str = ""
    relayed: bool = False  # the publisher relays a voice it does not name


def voice_of(fact: Fact, wording: Wording) -> Voice:
    """The voice of a fact: the origins its support names, else its publishers; an office's own page is a voice."""
    return wording.material.once("voice", fact, lambda: _voice_of(fact, wording))


def _voice_of(fact: Fact, wording: Wording) -> Voice:
    told = _who_counted(fact, [wording.material.claims[cid] for cid in fact.support])
    named = [(name, claim) for claim in told for name in _names(claim, wording)]
    evidence = _evidence(fact, wording) if fact.stance == "confirms" else ""
    stance = "asserts" if evidence and _shows_harm_alone(fact, wording) else fact.stance
    evidence = evidence if stance == fact.stance else ""
    if named and not _publishers_own(fact, told, [claim for _, claim in named]):
        by_the_way = wording.lists["bystanders"]
        firm = [name for name, _ in named if not any(word in name.lower() for word in by_the_way)]
        names = _apart(tuple(dict.fromkeys(firm or [name for name, _ in named])))  # an office needs no bystander
        return Voice(names, False, stance, _claims(fact, [claim for _, claim in named], wording), evidence)
    publishers = tuple(dict.fromkeys(wording.material.document(claim).source for claim in told))
    relayed = all(_relays(claim) for claim in told)
    return Voice(publishers, True, stance, _claims(fact, told, wording), evidence, relayed)


def _shows_harm_alone(fact: Fact, wording: Wording) -> bool:
    """Whether imagery shows what an attack left, and not the attack: 'footage shows damage to the bridge following
    strikes'."""
    kind = wording.kind(fact)
    seen, shows, left = ("|".join(map(re.escape, wording.lists[key])) or "$^" for key in _SHOWN)
    after = re.compile(rf"\b(?:{seen})\b[^.]{{0,60}}\b(?:{shows}) (?:[\w-]+ ){{0,3}}(?:{left})\b", re.I)
    return kind.firm and kind.harms and all(map(after.search, wording.material.quotes(fact)))


_SHOWN = ("imagery", "showing", "aftermath")


def _publishers_own(fact: Fact, told: list[Claim], named: list[Claim]) -> bool:
    """Whether a publisher tells all that a fact tells in its own voice, and of those it names nobody does: what A said
    of the town is not what was found east of it."""
    own = [claim for claim in told if claim.attribution.own_voice and claim not in named]
    return any(_tells(claim, fact) for claim in own) and not any(_tells(claim, fact) for claim in named)


def _tells(claim: Claim, fact: Fact) -> bool:
    """Whether a claim has the words and places of a fact as the fact has them."""
    slots = type(claim.detail).slots()
    words = {slot: value for slot, value in fact.slots.items() if value and slot in slots and slots[slot].scored}
    if any(getattr(claim.detail, slot) != value for slot, value in words.items()):
        return False
    places = {(place.name, place.relation or "") for place in claim.places}
    return all((place.mention.name, place.mention.relation or "") in places for place in fact.where)


def _relays(claim: Claim) -> bool:
    """Whether a claim has a voice of its own that the brief cannot name; troops act, and are no voice."""
    return not claim.attribution.own_voice and not troops(claim.attribution.origin.name)


def _who_counted(fact: Fact, told: list[Claim]) -> list[Claim]:
    """Those that give the figures printed: who said "more than 400" did not say 408. All where nobody gives them. A
    lone thing is no count: 'a plant' is told by whoever tells of it."""
    exact = [c for c in told if all(fact.figures.get(slot) == figure for slot, figure in c.detail.figures().items())]
    counted = [c for c in exact if any(figure.low != 1 or figure.high != 1 for figure in c.detail.figures().values())]
    return counted or exact or told


def _names(claim: Claim, wording: Wording) -> list[str]:
    """Whose word a claim is: those it names, or the office that published it; none for an outlet's own voice."""
    publisher = wording.material.document(claim).source
    own = wording.cast.source(claim.attribution.origin.name)
    if claim.attribution.own_voice or (own is not None and own == wording.cast.source(publisher)):
        return [publisher] if wording.cast.speaks_for_a_party(publisher) else []
    found = [_name(name, claim, wording) for name in claim.attribution.origin.name.split(JOINT)]
    return [name for name in found if name]


def _name(name: str, claim: Claim, wording: Wording) -> str:
    """One voice of a claim by the name the brief prints; where it is none, the office that published it, or ''."""
    publisher = wording.material.document(claim).source
    name = re.sub('[“”„"]', "", name)  # 'Command “South”', of which the reader may have only one mark
    if person := wording.cast.person(name):
        return person.name
    name = wording.cast.office(_local(_UNTOLD.sub("", wording.cast.latin(name.replace("‘s ", "’s "))), claim, wording))
    press = any(word in name.lower() for word in wording.lists["press"])
    if not (press or wording.cast.is_voice(name)) or len(name) > 70 or _common(name, claim, wording):
        return publisher if wording.cast.speaks_for_a_party(publisher) else ""
    return name


def _local(name: str, claim: Claim, wording: Wording) -> str:
    """'the oblast administration' with the region it is of, where the claim's places lie in one: 'Kherson Oblast
    administration'."""
    bare = re.sub(r"^(?:the|an?|local)\s+", "", name, flags=re.I)
    if bare.lower() not in wording.lists["local"]:
        return name
    regions = {region for place in claim.where if (region := region_of(place, wording.cast.theatre))}
    what = re.sub(r"^(?:oblast|regional|region’s)\s+", "", bare, flags=re.I)
    return f"{regions.pop()} {what}" if len(regions) == 1 else name


def _common(name: str, claim: Claim, wording: Wording) -> bool:
    """Whether a one-word name is a word that its document also writes in small letters: a heading's noun, no voice."""
    unofficial = any(word in name.lower() for word in wording.lists["unofficial"])  # 'Bloggers said'
    noun = name.isalpha() and name[:1].isupper() and not (unofficial or wording.cast.known(name))
    return noun and re.search(rf"\b{name.lower()}\b", wording.material.document(claim).text) is not None


def _claims(fact: Fact, told: list[Claim], wording: Wording) -> bool:
    """Whether every voice is a side speaking of its own success or of the other side's loss."""
    kind, sides = wording.kind(fact), wording.cast.theatre.sides
    parties = {_party(claim, wording) for claim in told}
    if fact.standing in ("agreed", "confirmed") or not parties or not parties <= set(sides):
        return False
    if any(len(wording.cast.parties_in(claim.attribution.origin.name) & set(sides)) > 1 for claim in told):
        return False  # 'Russian and Ukrainian sources' speak for neither side alone
    gainer = str(wording.raw(fact, kind.gains)) if kind.gains else ""
    gainer = wording.cast.stands_behind(gainer) or gainer
    shamed = str(wording.raw(fact, kind.shames)) if kind.shames else ""
    return parties == {gainer} or (shamed in sides and shamed not in parties)


def _apart(names: tuple[str, ...]) -> tuple[str, ...]:
    """Names without those whose words another one holds: 'the oblast administration' beside the full name of one."""

    def words(name: str) -> set[str]:
        plain = (re.sub("['’]s$", "", w.lower()).replace("defense", "defence") for w in name.split())
        return {w[:6] for w in plain} - _COMMON

    kept: list[str] = []
    for name in names:
        if not any(other != name and words(name) <= words(other) for other in (*kept, *names[names.index(name) + 1 :])):
            kept.append(name)
    return tuple(kept) or names[:1]


_COMMON = {"the", "region", "oblast", "milita", "state", "local", "of", "for"}


def _party(claim: Claim, wording: Wording) -> str | None:
    """The party a voice speaks for, as read, as the pack knows it, or by the office that the passage gives it."""
    origin, cast = claim.attribution.origin, wording.cast
    if any(word in origin.name.lower() for word in wording.lists["press"]):
        return None  # whose country is not its master
    known = origin.party or cast.stands_behind(origin.name) or cast.party_spoken_for(origin.name)
    if known or cast.known(origin.name):
        return cast.stands_behind(known) if known else None
    return cast.side_in(cast.office_in("\n".join(span.quote for span in claim.spans), origin.name))


def _evidence(fact: Fact, wording: Wording) -> str:
    text = " ".join(wording.material.quotes(fact)).lower()
    for row in wording.cast.theatre.prose["evidence"]:
        if any(word in text for word in row["heard"]):
            return str(row["says"])
    return ""


def _without_their_town(who: str, told: str) -> str:
    """'residents' for those of a town that the sentence has just named."""
    match = _TOWNSMEN.search(who)
    return f"{who[: match.start()]}{match.group(1)}" if match and match["town"] in told else who


class Speech:
    """Wraps clauses in their voices, varying the order as the text goes on."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording
        self.turn = 0
        self.last: tuple[str, ...] = ()  # who spoke last in this paragraph
        self.led = False  # whether the sentence before opened with its voice
        self.opening = ""  # the subject with which the sentence before opened
        self.actor = ""  # whose act the sentence before told plainly
        self.told_by: tuple[str, ...] = ()  # the publisher this section has named last
        self.bodies: dict[str, str] = {}  # by kind: the body this section has named; '' where it has named several

    def open_section(self) -> None:
        """Nobody has been named yet: whoever speaks in their own voice is named again."""
        self.told_by, self.bodies = (), {}
        self.open_paragraph()

    def open_paragraph(self) -> None:
        self.last, self.actor, self.led, self.opening = (), "", False, ""

    def state(self) -> State:
        """What a refused sentence must give back: who spoke, and who was introduced."""
        return State(
            self.turn,
            self.last,
            self.told_by,
            self.actor,
            frozenset(self.wording.cast.met),
            self.bodies,
            self.led,
            self.opening,
        )

    def restore(self, state: State) -> None:
        self.turn, self.last, self.told_by, self.actor = state.turn, state.last, state.told_by, state.actor
        self.wording.cast.met, self.bodies, self.led = set(state.met), state.bodies, state.led
        self.opening = state.opening

    def wrap(self, clause: Body, voice: Voice, tail: Rich | None = None) -> Rich:
        """The clause as its voice tells it; `tail` goes with the clause, before the voice."""
        made, subject = self._wrap(Tailed(clause, tail) if tail else clause, voice), clause.subject.text
        self.opening = subject if subject and made.text.startswith(subject) else ""
        return made

    def _wrap(self, clause: Body | Tailed, voice: Voice) -> Rich:
        fact, cite = clause.facts[0], clause.cite
        self.wording.cast.heard = "\n".join(q for told in clause.facts for q in self.wording.material.quotes(told))
        slot = self.wording.kind(fact).voiced_by
        if not voice.own:
            self.actor = ""
        if slot and self.wording.raw(fact, slot):
            self.last = ()
            return clause.said()
        if voice.own:
            return self._own(clause, voice, cite)
        if voice.stance == "confirms" and voice.evidence:
            return self._shown(clause, voice)
        return self._told(clause, voice, cite)

    # ---- the publisher's own voice

    def _by_the_way(self, voice: Voice) -> bool:
        """Whether only bystanders speak, whose word confirms nothing."""
        return all(any(word in name.lower() for word in self.wording.lists["bystanders"]) for name in voice.names)

    def _own(self, clause: Body | Tailed, voice: Voice, cite: Cite) -> Rich:
        if voice.stance == "confirms":
            return self._shown(clause, voice)
        body = self.stanced(clause, voice.stance)
        fact = clause.facts[0]
        judged = voice.stance == "suspects" and self._inferred(clause.facts)
        owned = self.wording.kind(fact).owned or judged or (voice.stance == "asserts" and self.wording.weighed(fact))
        needs_owner = owned and all(f.origins == 1 for f in clause.facts)
        told = not needs_owner or voice.stance == "plans" or self.told_by == voice.names
        told = told and not self.wording.kind(fact).horizon  # a judgement of what is to come is always its owner's
        if told and not voice.relayed:
            return self._they(clause, voice) or body
        self.told_by, self.last = voice.names, ()
        if self.wording.kind(fact).horizon:
            return self._tail(clause.said(), voice, cite, self._foretells(voice))
        if voice.stance == "suspects":
            return self._tail(body, voice, cite, self._foretells(voice) if judged else "")
        return self._tail(body, voice, cite, "said" if voice.names[:1] == (NAMELESS,) else "reported")

    def verbatim(self, source: str, words: str, also: str) -> str:
        """'The institute reported: “…”', a passage as its publisher wrote it; 'also ' behind another one of theirs."""
        self.actor, self.last, self.told_by = "", (), (source,)
        return f"{self.wrote(Voice((source,), True, 'asserts', False), also)}: {words}"

    def wrote(self, voice: Voice, also: str) -> str:
        return f"{self._who(voice)} {also}{'said' if voice.names[:1] == (NAMELESS,) else 'reported'}"

    def _foretells(self, voice: Voice) -> str:
        """The verb of a publisher's own prediction: an institute assesses, an outlet reports, a report says."""
        sources = [self.wording.cast.source(name) for name in voice.names]
        if any(source is not None and source.kind == "institute" for source in sources):
            return "assessed"
        return "said" if voice.names[:1] == (NAMELESS,) else "reported"

    def _they(self, clause: Body | Tailed, voice: Voice) -> Rich | None:
        """'They also attacked near B': an actor that the sentence before named, once, before its name returns."""
        subject = clause.subject.text
        before, self.actor = self.actor, subject
        if voice.stance != "asserts" or subject != before or not clause.many:
            return None
        self.actor = ""
        return Rich.of("they ", clause.cite) + clause.predicate(adverb="also")

    def _shown(self, clause: Body | Tailed, voice: Voice) -> Rich:
        self.last = ()
        if voice.evidence:
            return Rich.of(f"{voice.evidence} that ", clause.cite) + clause.said()
        if not voice.own:
            return Rich.of(f"{self._who(voice)} confirmed that ", clause.cite) + clause.said()
        return clause.said()

    # ---- a named voice

    def _told(self, clause: Body | Tailed, voice: Voice, cite: Cite) -> Rich:
        if voice.stance == "denies":
            return self._lead(clause.said(), voice, cite, "denied")
        if voice.stance == "confirms":
            return self._lead(clause.said(), voice, cite, "said" if self._by_the_way(voice) else "confirmed")
        body = self.stanced(clause, voice.stance)
        verb = "claimed" if voice.claims else "said"
        if len(voice.names) == 1 and clause.subject.text.lower() == voice.names[0].lower().removeprefix("the "):
            self.last = ()
            return self._themselves(clause, verb)
        if self.last == voice.names and voice.stance != "plans":
            return self._again(body, voice, cite, "also " + verb)
        self.turn += 1
        if voice.stance == "suspects":
            return self._tail(body, voice, cite, "")
        if any(_within(name, clause.subject.text) for name in voice.names):
            if voice.stance == "plans":
                return body  # whose own plan it is, is said by the subject
            return self._tail(body, voice, cite, verb)  # the voice is in the clause, where its full name stands first
        long = len(body.text.split()) > _LONG
        alike = self.opening != "" and self.opening == clause.subject.text  # not two in a row open alike
        return (self._lead if long or alike or self.turn % 3 == 0 else self._tail)(body, voice, cite, verb)

    def stanced(self, clause: Body | Tailed, stance: str) -> Rich:
        """The clause with the verb its stance earns: plainly, reportedly, likely, or as what is due."""
        if stance == "suspects":
            return clause.said(adverb="likely" if self._inferred(clause.facts) else "reportedly")
        if stance == "plans":
            verb = self._intent(clause.facts[0])
            guessed = self._inferred(clause.facts) and all(voice_of(f, self.wording).own for f in clause.facts)
            made = english.finite(verb, clause.many, "present", "likely" if guessed else "")
            return (clause.subject + f" {made} ").citing(clause.cite) + clause.predicate("infinitive")
        return clause.said()

    def _inferred(self, facts: Sequence[Fact]) -> bool:
        """Whether passages hold all these to be likely, and none of them calls one hearsay."""
        return all(self.wording.heard(f, "likely") and not self.wording.heard(f, "hearsay") for f in facts)

    def _intent(self, fact: Fact) -> str:
        """The verb of a plan: that of its kind, or of a mere readiness where the passage says no more."""
        heard = " ".join(self.wording.material.quotes(fact)).lower()
        rows = self.wording.cast.theatre.prose["intent"]
        said = (str(row["says"]) for row in rows if any(word in heard for word in row["heard"]))
        return next(said, self.wording.kind(fact).planned)

    def _themselves(self, clause: Body | Tailed, verb: str) -> Rich:
        """'Russian forces claimed they attacked near A', where the actor is the voice."""
        pronoun = "they" if clause.many else "it"
        return (clause.subject + f" {verb} {pronoun} ").citing(clause.cite) + clause.predicate()

    def denied(self, named: Named) -> str:
        """'; Kyiv denied it', behind what it denies."""
        return f"; {named.text.rstrip(',')} denied it"

    def _tail(self, body: Rich, voice: Voice, cite: Cite, verb: str) -> Rich:
        who = _without_their_town(self._who(voice), body.text)
        self.last, self.led = voice.names if not voice.own else (), False
        said = f", {who} {verb}" if verb else f", according to {who.rstrip(',')}"
        return body + Rich.of(said, body.cites[-1] if body.cites else cite)

    def _lead(self, body: Rich, voice: Voice, cite: Cite, verb: str) -> Rich:
        who = self._who(voice)
        self.last, self.led = voice.names if not voice.own else (), True
        return Rich.of(f"{who} {verb} that ", cite) + body

    def _by_kind(self, who: str) -> str:
        """'the General Staff' for a body that this section has named in full; the full name where two are of a kind."""
        kind = next((k for k in self.wording.cast.theatre.prose["short_names"] if k.lower() in who.lower()), "")
        if not kind or not who.startswith("the "):
            return who
        before = self.bodies.get(kind, who)
        told = who in self.bodies.values()
        self.bodies = {**self.bodies, kind: who if before == who else ""}
        return f"the {kind}" if told and before == who else who

    def _again(self, body: Rich, voice: Voice, cite: Cite, verb: str) -> Rich:
        """'The ministry also said that …': a voice that spoke just before, by the short name of its kind; behind
        what it says where the sentence before opened with it, so that not every sentence opens alike."""
        self.last = ()
        who = self._who(voice)
        kinds = [kind for kind in self.wording.cast.theatre.prose["short_names"] if kind.lower() in who.lower()]
        if len(voice.names) == 1 and kinds and who.startswith("the "):
            who = f"the {kinds[0]}"
        if self.led and len(body.text.split()) <= _LONG:
            self.led = False
            return body + Rich.of(f", {who} {verb}", body.cites[-1] if body.cites else cite)
        self.led = True
        return Rich.of(f"{who} {verb} that ", cite) + body

    def _who(self, voice: Voice) -> str:
        """Who speaks, as the sentence names them: a body by its full name, and then by the name of its kind for as long
        as the section names no other of that kind."""
        introduce = self.wording.cast.introduce
        if len(voice.names) == 1:
            return self._by_kind(introduce(voice.names[0]).text)
        return english.listed([introduce(name, office=len(voice.names) <= 2).text for name in voice.names[:3]])


def _within(name: str, subject: str) -> bool:
    """Whether a subject names a voice: a person by the surname, an office ("Ministry of Defence") only whole, for its
    last word stands in the title of its minister as well."""
    return (name if " of " in name else name.split()[-1]) in subject
