"""Which of a sentence's place names belong to which act."""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from daybrief.extract.english.syntax import VERBAL, ancestors
from daybrief.extract.places import Spot

if TYPE_CHECKING:
    from daybrief.extract.english.parse import Tree
    from daybrief.extract.english.token import Token


_NOT_WHERE = frozenset({"with", "between", "by", "to", "for", "than", "as"})
_JOURNEYS = frozenset({"visit", "visits", "trip", "trips", "journey", "tour", "return", "arrival", "flight"})
_BEARING = re.compile(r"north|south|east|west")
_ASIDE = frozenset({"amid", "despite", "unlike", "besides"})  # what goes on beside an act is elsewhere
_LEADING = 6  # words within which a sentence says on which direction of the front it is
_LENGTHS = frozenset({"km", "kilometers", "kilometres", "miles", "meters", "metres", "kilometer", "kilometre", "mile"})
_NOMINAL = frozenset({"compound", "nmod", "poss", "amod", "appos", "conj"})


@dataclass(frozen=True, slots=True)
class Placed:
    """A place name and the token it hangs on."""

    spot: Spot
    token: "Token"

    @property
    def source(self) -> bool:
        """Whether the act comes from there: 'fired *from* Belgorod', 'moved tanks *from* depots in Belgorod'."""
        here = _whole(self.token)
        inner = ("from", "to", "into", "toward", "towards")  # 'from depots in X', but not 'from bases in X to *Y*'
        while here.dep_ == "pobj" and here.head.lower_ not in inner:
            above = here.head.head
            if above.dep_ == "acl" and above.tag_ == "VBG":
                above = above.head  # 'fired from jets *flying* over X'
            if above.dep_ == "pcomp" and above.head.lower_ == "from":
                return True  # 'fired from *somewhere* in X'
            if above.dep_ not in (*_NOMINAL, "pobj"):
                break
            here = _whole(above)
        return here.dep_ == "pobj" and (here.head.lower_ == "from" or _out_of(here.head))

    @property
    def brought(self) -> bool:
        """Whether a thing comes from there, not the act: 'fortified the town with *equipment* from X'."""
        here = _whole(self.token)
        above = here.head.head if here.dep_ == "pobj" else here
        return self.source and above.pos_ == "NOUN" and above.dep_ == "pobj" and above.head.lower_ in ("with", "using")

    def on_axis(self, axes: Container[int]) -> bool:
        """Whether it only names a direction of the front before what was done there: 'in the *Lyman* direction, …'."""
        above = self.token.head
        named = self.token.dep_ in ("compound", "nmod", "amod", "poss") and above.i in axes
        return named and above.dep_ == "pobj" and above.head.lower_ in ("in", "on", "along") and self.leading

    @property
    def leading(self) -> bool:
        """Whether the sentence opens with the name, which is no part of a list."""
        return (
            self.token.i < _LEADING
            and self.token.dep_ != "conj"
            and not any(c.dep_ == "conj" for c in self.token.children)
        )

    @property
    def across(self) -> bool:
        """Whether the act goes over the whole of it: '*across* Ukraine'."""
        return self.prep in ("across", "throughout")

    @property
    def beside(self) -> bool:
        """Whether it may only say what the place of the act lies by: 'took X *near* Y', 'X, a village south of Y'."""
        return self.prep in ("near", "of", "outside")

    @property
    def measured(self) -> bool:
        """Whether it only says how far off another lies: 'near A, *5 km* north of *Y*', 'A, within 10 km of *Y*'."""
        here = _whole(self.token)
        bearing = here.head.head if here.dep_ == "pobj" and here.head.lower_ in ("of", "from") else None
        near = (bearing, *bearing.children) if bearing is not None else ()
        far = (t for t in near if t.i < self.token.i and t.lower_ in _LENGTHS)
        return any(c.dep_ == "nummod" for t in far for c in t.children)

    def acted_on(self, triggers: Container[int]) -> bool:
        """Whether an act is done to the place itself: 'took *Skudne*', 'the village of *Skudne* was taken'."""
        here = _whole(self.token)
        if self.token.dep_ == "conj" and here.pos_ == "NOUN":
            return False  # 'bridges near Darivka and *Nova Kakhovka*', hung on the bridges
        if here.dep_ == "pobj" and here.head.lower_ == "of" and not _BEARING.search(here.head.head.lower_):
            here = _whole(here.head.head)
        return here.dep_ in ("dobj", "nsubjpass") and (here.head.i in triggers or here.i in triggers)

    @property
    def prep(self) -> str:
        """The preposition before the name's phrase, '' where there is none."""
        here = _whole(self.token)
        return here.head.lower_ if here.dep_ == "pobj" else ""


def left(placed: list[Placed], starts: list[int]) -> bool:
    """Whether all of an act's places, which begin at `starts`, are where it came from."""
    return bool(starts) and {place.spot.start for place in placed if place.source}.issuperset(starts)


def said_at(place: Placed) -> "Token | None":
    """The verb that a place belongs to by 'in' or 'at' alone, through no object: '*said* at a meeting in Berlin'."""
    here = place.token
    while here.head.i != here.i and here.pos_ not in VERBAL:
        if here.dep_ in ("dobj", "nsubj", "nsubjpass") or (here.dep_ == "prep" and here.lower_ not in ("in", "at")):
            return None
        here = here.head
    return here if here.pos_ in VERBAL else None


def _out_of(prep: "Token") -> bool:
    """Whether it is the second word of 'out of'."""
    return prep.lower_ == "of" and prep.head.lower_ == "out" and prep.head.i == prep.i - 1


def _whole(token: "Token") -> "Token":
    """The head of the noun phrase that a name stands in."""
    while token.dep_ in _NOMINAL and token.head.i != token.i:
        token = token.head
    return token


def modified(token: "Token") -> Iterator["Token"]:
    """The nouns that a name modifies: 'the *Kharkiv* Oblast *governor*'."""
    while token.dep_ in ("compound", "nmod", "poss", "amod") and token.head.i != token.i:
        token = token.head
        yield token


def _moves(word: "Token") -> bool:
    """Whether 'to' after a word leads somewhere: after a verb, after what the verb moves, or after a journey."""
    return (
        word.pos_ in VERBAL
        or word.lower_ in _JOURNEYS
        or word.dep_ == "pobj"
        or (word.dep_ == "appos" and word.head.dep_ == "pobj")
        or (word.dep_ in ("dobj", "nsubjpass") and word.head.pos_ in VERBAL)
    )


def in_place(token: "Token") -> bool:
    """Whether a name says where something is, not who does it or where it comes from."""
    if _adrift(token):
        return True
    token = _whole(token)
    if token.dep_ in ("nsubj", "dative", "agent"):
        return False
    if token.dep_ == "pobj" and token.head.i > 0 and token.head.nbor(-1).lower_ == "not":
        return False  # 'a port in X was hit, not in *Y*'
    if token.dep_ == "pobj":
        return token.head.lower_ not in _NOT_WHERE or (token.head.lower_ == "to" and _moves(token.head.head))
    return True


def compared(token: "Token") -> bool:
    """Whether a name stands in a comparison, where nothing happened: 'less damaged *than in Kyiv*'."""
    here = token
    while here.dep_ in (*_NOMINAL, "pobj", "prep", "pcomp") and here.head.i != here.i:
        here = here.head
        if here.lower_ == "than":
            return True
    return False


def placed(spots: list[Spot], tree: "Tree") -> list[Placed]:
    """Place names with their tokens."""
    found = []
    for spot in spots:
        if (token := tree.head(spot.start, spot.end)) is not None:
            found.append(Placed(spot, token))
    return found


def share(places: list[Placed], triggers: dict[int, int]) -> dict[int, list[Placed]]:
    """Places by act. `triggers` gives, by token number, the act (0, 1 …) it belongs to.

    A name belongs to the first trigger above it in the tree. One that hangs on no trigger belongs to the acts told by
    the verb it hangs on or below it.
    """
    mine: dict[int, list[Placed]] = {act: [] for act in triggers.values()}
    loose: list[Placed] = []
    framing = _framing(places, triggers)
    for place in places:
        if place in framing:
            continue
        if told := _told_of(place.token, triggers):
            for act in told:
                mine[act].append(place)
            continue
        owner = _owner(place.token, triggers)
        owner = _listed(place.token, triggers) if owner is None else owner
        owner = _next_after(place.token, triggers) if owner is None else owner
        (loose if owner is None else mine[owner]).append(place)
    for homes in mine.values():  # 'in *X* and in the Y and Z regions'
        joints = {joint for home in homes if (joint := _joint(home.token)) is not None}
        homes[:0] = [place for place in loose if _joint(place.token) in joints]
    for act, homes in _where(places, triggers).items():
        mine[act] = homes
    bare = {i: act for i, act in triggers.items() if not mine[act]}
    homed = {place.token.i for place in places}
    for place in loose:
        for act in _below(place.token, bare, homed):
            mine[act].append(place)
    return {act: _at(_own(homes, triggers), triggers) for act, homes in mine.items()}


def opened(verb: "Token", named: dict[int, list[Placed]], numbers: dict[int, int]) -> list[Placed]:
    """The places with which a clause opens, for a second verb of the same doer: 'in *Lyman* they hit a school and
    damaged two houses'."""
    first = verb.head
    own = any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
    if verb.dep_ != "conj" or verb.pos_ not in VERBAL or first.pos_ not in VERBAL or own or first.i not in numbers:
        return []
    doer = min((c.left_edge.i for c in first.children if c.dep_ in ("nsubj", "nsubjpass")), default=0)
    return [p for p in named[numbers[first.i]] if p.token.i < doer]


def _joint(token: "Token") -> int | None:
    """The first of the coordinated prepositions that a name stands behind."""
    here = _whole(token).head
    while here.dep_ == "conj" and here.pos_ == "ADP":
        here = here.head
    return here.i if here.pos_ == "ADP" else None


def _own(homes: list[Placed], triggers: Container[int]) -> list[Placed]:
    """The places of an act, without those of a verb coordinated with it: 'held X and are regrouping around *Y*'."""
    return [p for p in homes if not _seconded(p.token, triggers)] or homes


def _seconded(token: "Token", triggers: Container[int]) -> bool:
    for here in (token, *ancestors(token)):
        if here.i in triggers:
            return False
        if here.dep_ == "conj" and here.pos_ in VERBAL and here.head.pos_ in VERBAL:
            return True
    return False


def _at(homes: list[Placed], triggers: Container[int]) -> list[Placed]:
    """The places of an act, without those that only say what the place acted on lies by."""
    homes = [p for p in homes if not p.measured] or homes
    acted_on = [p for p in homes if p.acted_on(triggers)]
    homes = [p for p in homes if not p.beside or p in acted_on] if acted_on else homes
    return [p for p in homes if not p.spot.weak or p in acted_on] or homes


def describes(token: "Token", names: Container[int], localities: Container[int]) -> bool:
    """Whether a name only stands in what is said of a place before it: 'Lozove, a village in *Donetsk Oblast*'."""
    here, below = token, token
    while here.head.i != here.i and here.pos_ not in VERBAL:
        remark = (here.dep_ == "appos" and here.head.i in names) or _remarks(here, names)
        if remark and here.i in localities and here.i != token.i:
            past = below.dep_ == "conj" or any(t.text == ")" for t in token.doc[here.i : token.i])
            return not past  # what follows the remark goes on with the list: 'Bratske (a village), and *Lyman*'
        here, below = here.head, here
    return False


def _remarks(noun: "Token", names: Container[int]) -> bool:
    """Whether a noun right behind the comma after a name says what that is, hung elsewhere by the parser: 'attacked A
    and B, *villages* south of Y'."""
    at = noun.left_edge.i
    return noun.dep_ == "npadvmod" and at > 1 and noun.doc[at - 1].text == "," and at - 2 in names


def _adrift(token: "Token") -> bool:
    """Whether the parser hung a name of a list on a later noun, over a comma: 'shelling *Rubizhne*, and troops …'."""
    while token.dep_ == "conj":
        token = token.head
    head = token.head
    return (
        token.dep_ in ("nmod", "compound")
        and head.i > token.i
        and any(t.text == "," for t in token.doc[token.i : head.i])
    )


def _listed(token: "Token", triggers: dict[int, int]) -> int | None:
    before = [i for i in triggers if i < token.i]
    return triggers[max(before)] if _adrift(token) and before else None


def _next_after(token: "Token", triggers: dict[int, int]) -> int | None:
    """The act before a name, no verb between, where a long list broke the tree: 'attacked X; north of Y near *Z*'."""
    before = [i for i in triggers if i < token.i]
    if not before or any(t.pos_ in VERBAL for t in token.doc[max(before) + 1 : token.i]):
        return None
    return triggers[max(before)]


def _where(places: list[Placed], triggers: dict[int, int]) -> dict[int, list[Placed]]:
    """Acts told in a clause of place: 'the city of *Cherkasy*, where one person died'."""
    found: dict[int, list[Placed]] = {}
    for place in places:
        for noun in (place.token, *ancestors(place.token)):
            for clause in (c for c in noun.children if c.dep_ == "relcl"):
                if _of_place(clause):
                    inside = {t.i for t in clause.subtree}
                    for i, act in triggers.items():
                        if i in inside and place.token.i not in inside:
                            found.setdefault(act, []).append(place)
            if noun.pos_ in VERBAL or (noun.dep_ == "pobj" and noun.head.lower_ != "of"):
                break
    return {act: homes for act, homes in found.items() if not _inside(act, places, triggers)}


def _of_place(clause: "Token") -> bool:
    """Whether a clause itself, and none below it, is one of place: 'Orly, *where* …', no 'Orly, which lies by Zaria,
    *where* …'."""
    asking = (t for t in clause.subtree if t.lower_ == "where")
    return any(next((a.i for a in ancestors(t) if a.dep_ == "relcl"), -1) == clause.i for t in asking)


def _framing(places: list[Placed], triggers: dict[int, int]) -> list[Placed]:
    """Places that only set the scene for what is told of a place inside: 'near *Kursk*, where forces took Sudzha'."""
    found = []
    for place in places:
        clauses = [c for c in place.token.children if c.dep_ == "relcl" and any(t.lower_ == "where" for t in c.subtree)]
        inside = {t.i for c in clauses for t in c.subtree}
        acts = {act for i, act in triggers.items() if i in inside}
        if any(_owner(p.token, triggers) in acts for p in places if p.token.i in inside):
            found.append(place)
    return found


def _told_of(token: "Token", triggers: dict[int, int]) -> list[int]:
    """Acts told of the noun that a place belongs to: 'an attack on *Sumy* leaving six dead and ten hurt'."""
    for noun in ancestors(token):
        if noun.i in triggers or noun.pos_ in VERBAL:
            return []
        clauses = [c for c in noun.children if c.dep_ == "acl" and c.i > token.i]
        inside = {t.i for c in clauses for t in c.subtree}
        if noun.pos_ == "NOUN" and (acts := sorted({act for i, act in triggers.items() if i in inside})):
            return acts
    return []


def _inside(act: int, places: list[Placed], triggers: dict[int, int]) -> bool:
    """Whether the act has a place of its own below it."""
    return any(_owner(place.token, triggers) == act for place in places)


def _owner(token: "Token", triggers: dict[int, int]) -> int | None:
    for above in (token, *ancestors(token)):
        if (act := triggers.get(above.i)) is not None:
            return act
        own = any(c.dep_ in ("dobj", "nsubjpass") for c in above.children)
        if above.dep_ == "conj" and above.pos_ in VERBAL and own:
            return None  # 'wounded two in Kherson and *destroyed* a house in Nikopol': another deed has its own place
    return None


def _below(token: "Token", triggers: dict[int, int], homed: set[int]) -> list[int]:
    """Acts without a place: those under the first verb above the place that has any below it, and in no clause there
    with a doer and a place of its own. `homed`: where the sentence names places."""
    for verb in (a for a in ancestors(token) if a.pos_ in VERBAL):
        apart = {t.i for c in verb.children if c.dep_ == "prep" and c.lower_ in _ASIDE for t in c.subtree}
        apart |= {i for c in verb.children if _on_its_own(c, homed) for i in (t.i for t in c.subtree)}
        inside = {t.i for t in verb.subtree if t.i not in apart or token.i in apart}
        if found := sorted({act for i, act in triggers.items() if i in inside}):
            return found
    return []


def _on_its_own(verb: "Token", homed: set[int]) -> bool:
    """Whether a clause tells who does what where: 'shells hit Siversk, and *a drone struck a car in Lyman*'."""
    told = verb.dep_ in ("conj", "advcl") and any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
    return told and not homed.isdisjoint(t.i for t in verb.subtree)


def unique(places: list[Placed]) -> list[Spot]:
    """The places' names in text order, each once, where it stands first: a later one may only say where another
    lies."""
    found: dict[str, Spot] = {}
    for place in sorted(places, key=lambda p: p.spot.start):
        found.setdefault(place.spot.name, place.spot)
    return list(found.values())
