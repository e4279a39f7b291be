"""Which of the places named beside an act are where it was done."""

from bisect import bisect
from itertools import takewhile
from typing import TYPE_CHECKING

from daybrief.extract.english.syntax import VERBAL, ancestors, doers, is_passive, other_clauses, preps, undergoers
from daybrief.extract.places import Spot
from daybrief.extract.readers.rules.acts import Act, Parsed
from daybrief.extract.readers.rules.background import presupposed, recalled_in
from daybrief.extract.readers.rules.owning import its_own
from daybrief.extract.readers.rules.placing import Placed, said_at, unique
from daybrief.extract.readers.rules.seating import seats

if TYPE_CHECKING:
    from daybrief.extract.english.token import Token

_HELPS = frozenset({"aux", "auxpass", "nsubj", "nsubjpass"})
_TOWARDS = ("toward", "towards", "to", "into", "on")
_UNNAMED = frozenset({"a", "an", "another"})
_WHITHER = frozenset({"to", "into", "toward", "towards"})
_BESIDE = frozenset({"while", "whereas", "although", "though", "because", "despite", "besides", "amid", "unlike"})
_WHILE = frozenset({"following", "since", "amid", "despite", "unlike", "besides"})


class Siting:
    """Sites the acts of one sentence."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed

    def fitting(self, act: Act, places: list[Placed]) -> list[Spot]:
        """The places that an act of this kind can have."""
        if act.frame.seated:
            places = seats(self.parsed, act.token, act.frame.cue, places)
        wide = [p for p in places if p.spot.grain == "country"]
        across = [p for p in wide if p.across]
        kept = [p for p in places if p not in wide] or (across if act.frame.bounded else wide)
        if act.frame.bounded:
            kept = self._done_at(act, kept) or kept
        kept = [p for p in kept if not self._bidding(p)]
        if not (act.kind.harms or act.kind.here):
            kept = [p for p in kept if not _aimed_at(act, p)]
        told_by = self._tellers(act)
        kept = within(recalled_in(self.parsed, act.token), kept)
        beyond = {t.i for subject in other_clauses(act.token) for t in subject.subtree}
        kept = [p for p in kept if p.token.i not in beyond]
        kept = [p for p in kept if p.token.i not in told_by and not self._where_said(act, p)]
        kept = its_own(self.parsed, act.token, kept)
        kept = [p for p in kept if not (self._answered(act, p) or (act.frame.finite and self._posted(act, p)))]
        if self.somewhere(act):
            kept = [p for p in kept if any(t.i == act.token.i for t in ancestors(p.token))]
        kept = [p for p in kept if not (p.token.dep_ == "poss" and p.token.head.i == act.token.i and self._doer(p))]
        if act.frame.sources and any(_named(c) and c.dep_ == "dobj" for c in act.token.children):
            kept = [p for p in kept if not p.source]  # 'attack *Krasnohorivka* from A and B'
        on_axis = [p for p in kept if p.on_axis(self.parsed.heads("axis"))]
        if on_axis and len(on_axis) < len(kept):  # 'in the X *direction*, forces took *Y*'
            kept = [p for p in kept if p not in on_axis]
        kept = self._in_stretch(act, self._without_lead(kept))
        if act.kind.here and (apart := island(act.token)):
            kept = [p for p in kept if p.token.i in apart or p.leading]  # '*despite* attacks, schools in X are open'
        if act.frame.near:
            kept = [p for p in kept if not self._aside_in_time(act, p)]
            kept = self._inferred(act, kept)
            beside = [p for p in kept if not self._aside(act, p)]
            kept = [p for p in kept if not (self._elsewhere(act, p) or _of_its_use(act, p))]
            beside = [p for p in beside if p in kept]
            led = not act.frame.sources and all(p.source for p in beside)  # 'moved troops from X to help defend *Y*'
            kept = ([p for p in kept if not p.source] if led else []) or beside or kept
        kept = [p for p in kept if not p.brought] or kept
        if act.frame.launched:
            kept = [
                p for p in kept if not (p.prep == "over" and preps(act.token, "from"))
            ]  # 'from jets *over the sea*'
        if act.cue in act.frame.quits and any(p.source for p in kept):
            kept = [p for p in kept if p.source or p.prep not in _WHITHER]  # 'withdrew from X *to Y*'
        onward = [p for p in kept if not p.source]
        kept = [p for p in kept if not (act.frame.launched and p.source and _starts(act, p))]
        return unique(onward if onward and not act.frame.sources else kept)

    def _bidding(self, place: Placed) -> bool:
        """Whether a name only says at whose wish it was done: 'meets at the *request* of France'."""
        return place.prep == "of" and any(
            t.i in self.parsed.heads("bidding")
            for t in takewhile(lambda t: t.pos_ not in VERBAL, ancestors(place.token))
        )

    def _inferred(self, act: Act, places: list[Placed]) -> list[Placed]:
        """The places, of an act that a side clause only infers from another those of that clause: 'shelled X,
        *signalling* a new phase of operations'."""
        marks, voices = self.parsed.heads("inferring"), self.parsed.voices
        above = ancestors(act.token)
        verb = next((t for t in above if (t.i in marks and t.tag_ == "VBG") or voices.remarks(t)), None)
        if verb is None:
            return places
        inside = {t.i for t in verb.subtree}
        return [p for p in places if p.token.i in inside]

    def _without_lead(self, places: list[Placed]) -> list[Placed]:
        """The places without a region that only opens the sentence: 'in *Lviv* Oblast, a strike on Lapaivka …'."""
        known = self.parsed.story.theatre.gazetteer

        def leads(region: Placed) -> bool:
            if region.spot.grain != "region" or region.prep != "in" or not region.leading:
                return False
            later = [p for p in places if p.spot.start > region.spot.end and p.spot.grain not in ("region", "country")]
            return any(not p.spot.id or region.spot.id in known.parents(p.spot.id) for p in later)

        return [p for p in places if not leads(p)] or places

    def _in_stretch(self, act: Act, places: list[Placed]) -> list[Placed]:
        """The places without those beyond a semicolon, with acts of their own, of an act that has a place on its side:
        'in *Sumy*, five houses were damaged; two people were hurt in *Konotop*'."""
        cuts = [t.i for t in self.parsed.tree.doc if t.lower_ == ";"]
        told = {bisect(cuts, other.token.i) for other in self.parsed.acts}
        here = bisect(cuts, act.token.i)
        beyond = [p for p in places if (there := bisect(cuts, p.token.i)) != here and there in told]
        return [p for p in places if p not in beyond] or places

    def _tellers(self, act: Act) -> set[int]:
        """The words that only say who tells the act: 'said Olha, *who lives in Kyiv*'."""
        heads = [said.head for said in self.parsed.voices.above(act.token) if said.head is not None]
        phrases = [{t.i for t in head.subtree} for head in heads]
        return {i for words in phrases if act.token.i not in words for i in words}

    def nearby(self, act: Act, place: Placed) -> bool:
        """Whether a place hangs on the act itself, in no clause and no sentence of its own."""
        return not self._aside(act, place) and any(t.i == act.token.i for t in (place.token, *ancestors(place.token)))

    def _doer(self, place: Placed) -> bool:
        """Whether a name is a party's as well: '*Washington*'s strikes' fell elsewhere."""
        return any(h.start == place.spot.start for h in self.parsed.scene.parties)

    def _where_said(self, act: Act, place: Placed) -> bool:
        """Whether a place only says where the words were said: 'said at a meeting in *Berlin* that forces hold X',
        'forces hold X, she said in *Berlin*'."""
        verbs = {said.verb.i for said in self.parsed.voices.above(act.token) if said.verb.pos_ in VERBAL}
        if act.token.i in verbs or any(t.i == act.token.i for t in (place.token, *ancestors(place.token))):
            return False
        above = said_at(place)
        if above is None or above.i not in verbs:
            return False
        behind = (
            act.token.i < above.i
            and not is_passive(above)
            and not any(t.text == "," for t in above.doc[above.i : place.token.i])
        )
        return above.i < place.token.i < act.token.i or (behind and place.token.i > above.i)

    def _aside_in_time(self, act: Act, place: Placed) -> bool:
        """Whether a place stands before the act, with another event that only says when: '*following* the fall of X,
        forces …'. Behind the act it tells more of it: 'withdrew following an assault near X'."""
        inside = {act.token.i, *(t.i for t in ancestors(act.token))}
        path = list(takewhile(lambda t: t.i not in inside, (place.token, *ancestors(place.token))))
        if any(t.i != act.token.i and presupposed(self.parsed, t) for t in path):
            return True  # 'are regrouping after *their retreat from X*'
        return any(t.lower_ in _WHILE and t.i < act.token.i and t.dep_ in ("prep", "pcomp", "mark") for t in path)

    def _answered(self, act: Act, place: Placed) -> bool:
        """Whether a place is where something else was done, to which the act only answers: 'struck airfields in
        *retaliation* for a raid on X'."""
        inside = {act.token.i, *(t.i for t in ancestors(act.token))}
        marks = self.parsed.heads("answering")
        path = takewhile(lambda t: t.i not in inside, (place.token, *ancestors(place.token)))
        return any(t.i in marks and t.i < place.token.i for t in path)

    def _posted(self, act: Act, place: Placed) -> bool:
        """Whether a place is only where those stand who are told of: 'units *located* in A went to B'."""
        posts = self.parsed.heads("posted")
        verb = next((t for t in ancestors(place.token) if t.pos_ in VERBAL), None)
        bare = verb is not None and verb.tag_ == "VBN" and not any(c.dep_ in _HELPS for c in verb.children)
        return verb is not None and bare and verb.i in posts and verb.i != act.token.i

    def somewhere(self, act: Act) -> bool:
        """Whether an act goes to a place without a name, so that none of another clause is its own: 'an advance
        *towards a town* on the way'."""
        named = {place.token.i for place in self.parsed.places}
        goals = (c for c in preps(act.token, *_TOWARDS) if c.i in self.parsed.heads("locality"))
        return any(
            any(c.dep_ == "det" and c.lower_ in _UNNAMED for c in goal.children)
            and not any(t.i in named for t in goal.subtree)
            for goal in goals
        )

    def _aside(self, act: Act, place: Placed) -> bool:
        """Whether a place stands in a clause below the act: what it is for, what else is said of it."""
        here, path = place.token, {act.token.i, *(t.i for t in ancestors(act.token))}
        while here.i not in path:
            if here.dep_ in ("advcl", "relcl", "acl", "ccomp", "pcomp") or here.lower_ in ("for", "against"):
                return True
            if here.head.i == here.i:  # the place stands in a sentence of its own
                return False
            here = here.head
        return False

    def _elsewhere(self, act: Act, place: Placed) -> bool:
        """Whether a place stands in another clause with a doer of its own: '*while a push from X would be shorter*,
        troops massed', '… *after* a corridor was agreed for X'; of harm, also in what it was done for; of what moved,
        also in a remark on what else is done: 'massed troops, *holding* drills in X'."""
        path = {act.token.i, *(t.i for t in ancestors(act.token))}
        for here in takewhile(lambda t: t.i not in path, (place.token, *ancestors(place.token))):
            if here.dep_ != "advcl":
                continue
            if any(c.tag_ == "TO" for c in here.children):
                if act.kind.harms and act.kind.wave is None:
                    return True  # 'blew up a dam to block the road to *X*'
                continue
            own = next((c for c in here.children if c.dep_ in ("nsubj", "nsubjpass")), None)
            if own is not None and own.pos_ != "PRON":
                return True
            if own is None and here.tag_ == "VBG" and act.frame.finite and undergoers(here):
                return True
        return False

    def _done_at(self, act: Act, places: list[Placed]) -> list[Placed]:
        """The places of the act itself, not of those who act ('forces near *Sumy* took Yunakivka') nor of a remark."""
        apart = {t.i for head in doers(act.token) if head.i < act.token.i for t in head.subtree}
        apart -= {t.i for t in act.token.subtree} if act.token.pos_ not in VERBAL else set()
        remarks = [t for t in act.token.subtree if t.dep_ in ("acl", "relcl") and t.i > act.token.i + 1]
        apart |= {t.i for clause in remarks for t in clause.subtree if clause.head.pos_ == "NOUN"}
        return [place for place in places if place.token.i not in apart]


def _aimed_at(act: Act, place: Placed) -> bool:
    """Whether a place is only where the aim lies: 'held talks *in order to set up a zone at Orly*'."""
    aims = (t for t in ancestors(place.token) if t.dep_ == "acl" and t.head.lower_ == "order")
    return any(aim.i > act.token.i for aim in aims)


def _of_its_use(act: Act, place: Placed) -> bool:
    """Whether a place only says what a thing is for: 'destroyed trains *used to carry* shells to Orly'."""
    path = {act.token.i, *(t.i for t in ancestors(act.token))}
    below = takewhile(lambda t: t.i not in path, ancestors(place.token))
    return any(t.tag_ == "VB" and t.head.dep_ == "acl" and t.head.tag_ == "VBN" for t in below)


def within(top: "Token | None", places: list[Placed]) -> list[Placed]:
    """The places below a word, all of them where there is none."""
    inside = {t.i for t in top.subtree} if top is not None else set()
    return [p for p in places if top is None or p.token.i in inside]


def island(token: "Token") -> set[int]:
    """The token numbers of the clause or phrase that sets an act beside what the sentence tells: '*while* …',
    '*because of* …', '*with* troops attacking, …'; none where it is told itself."""
    for here in (token, *ancestors(token)):
        contrasted = here.dep_ == "advcl" and any(
            c.dep_ == "mark" and c.lower_ in (*_BESIDE, "with") for c in here.children
        )
        attended = here.dep_ == "pcomp" and here.head.lower_ == "with" and any(c.dep_ == "nsubj" for c in here.children)
        if contrasted or attended or (here.dep_ == "prep" and here.lower_ in _BESIDE):
            return {t.i for t in here.subtree}
        if here.dep_ == "ROOT" or here.dep_ in ("ccomp", "relcl"):
            break
    return set()


def _named(token: "Token") -> bool:
    return token.pos_ == "PROPN"


def _starts(act: Act, place: Placed) -> bool:
    """Whether an act itself comes from a place, not what it is done to: 'fired *from* X', no 'cars coming from X'."""
    prep = next((t for t in ancestors(place.token) if t.lower_ == "from"), None)
    if prep is None or prep.i == 0 or prep.head.dep_ in ("acl", "relcl") or prep.nbor(-1).tag_ == "VBG":
        return False  # the parser hangs 'cars *coming* from X' on the verb as well
    return act.token.i in (prep.head.i, prep.head.head.i)
