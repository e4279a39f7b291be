"""Who takes part in a meeting, and where it is held: read off the word that tells it and the verbs around it."""

import re
from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING

from daybrief.extract.english.syntax import VERBAL, ancestors, doers, is_passive, own_words, preps, subjects, undergoers
from daybrief.extract.readers.rules.clauses import parties_in
from daybrief.extract.readers.rules.matters import whole
from daybrief.extract.readers.rules.placing import Placed, modified
from daybrief.extract.scene import covered

if TYPE_CHECKING:
    from daybrief.extract.english.token import Token
    from daybrief.extract.readers.rules.acts import Parsed

_WITH = ("with", "between", "among", "alongside", "involving", "to")
_INSIDE = frozenset({"appos", "pobj", "prep", "compound", "nmod", "flat", "conj", "npadvmod"})
_SEATS = frozenset({"in", "at", "to", "near", "on", "outside", "into", "for"})
_SPOT = frozenset({"in", "at", "near", "outside"})
_MEANS = ("by", "over", "via")
_AT = frozenset({"at", "in"})
_DURING = frozenset({"during", "after", "following", "on", "before"})
_PERSONS = frozenset({"he", "she", "him", "her", "his"})
_OWNERS = frozenset({"poss", "amod", "compound", "nmod"})
_BELOW = frozenset({"xcomp", "advcl", "prep", "pobj", "dobj", "conj"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_JOINT = re.compile(r"\s*(?:,\s*(?:and\s+)?|and\s+)")
_WORDS = re.compile(r"[\w.’'-]+")
_OF = frozenset({"the", "of", "his", "her", "for", "'s", "’s"})
_GOERS = {"meeting.visit": ("of",)}  # 'a visit *of Berg* to Oslo': who is visited stands behind 'to'
_HYPHEN = re.compile("(?<=[a-z])[-–](?=[A-Z])")
_BACK, _TWO = 6, 2  # sentences to look back for the two sides
_DEPTH = 2  # phrases within phrases: 'officials of the ministries of *Latvia*'


def attenders(parsed: "Parsed", token: "Token", cue: str) -> "list[Token]":
    """Who meets, visits, hosts or attends: the doers of the act's verb or of the verb that holds the meeting."""
    if token.pos_ in VERBAL:
        return [*doers(token), *(undergoers(token) if is_passive(token) else [])]
    found = [c for c in token.children if c.dep_ == "poss"] + preps(token, "by", *_GOERS.get(cue, ()))
    for verb in _verbs(parsed, token):
        found += [doer for doer in doers(verb) if parsed.naming.can_speak(doer)]
    above = _verb_above(token)
    if not found and above is not None and _beside(token) and not paired(parsed, token):
        found += subjects(above)
    return found


def others(parsed: "Parsed", token: "Token", cue: str) -> "list[Token]":
    """Whom they meet: partners of the act, of the verb that holds it, and of what it is done for."""
    within = _within(parsed, token, cue)
    found = preps(token, *_WITH[:-1]) if within else _partners(token)
    if token.pos_ in VERBAL:
        found += [] if is_passive(token) else [t for t in undergoers(token) if _met(parsed, t)]
        held = (t for t in undergoers(token) if t.i in parsed.heads("scenery"))
        found += [o for t in held for o in preps(t, *_WITH[:3])]  # 'held talks in Oslo *with X*'
        found += [o for t in preps(token, *_MEANS) for o in preps(t, "with")]  # 'spoke by telephone *with X*'
    else:
        found += [] if cue in _GOERS else preps(token, "of")
    for verb in _verbs(parsed, token):
        found += preps(verb, *_WITH[:3])
    above = _verb_above(token)
    if above is not None and token.pos_ not in VERBAL and _beside(token) and not paired(parsed, token):
        found += [t for t in undergoers(above) if parsed.naming.person(t)]  # 'pressed *Lind* at a summit'
    for inner in within:
        found += _partners(inner)
        found += undergoers(inner) if inner.pos_ in VERBAL and not is_passive(inner) else []
    return found


def _met(parsed: "Parsed", head: "Token") -> bool:
    """Whether the one a verb is done to is somebody the pack or the text knows, not a place it does not know."""
    return head.pos_ != "PROPN" or parsed.naming.person(head) is not None or parsed.naming.party(head) is not None


def _partners(token: "Token") -> "list[Token]":
    return preps(token, *_WITH)


def _within(parsed: "Parsed", token: "Token", cue: str) -> "list[Token]":
    """Meetings told as the purpose or the matter of this one: 'travelled to Rome *to meet* …', 'for *talks* with …'."""
    marks = parsed.heads(cue.partition(".")[0])
    found = []
    for word in token.subtree:
        if word.i == token.i or word.i not in marks:
            continue
        here = word
        while here.i != token.i and here.dep_ in _BELOW and not _on_its_own(here):
            here = here.head
        if here.i == token.i:
            found.append(word)
    return found


def alone(parsed: "Parsed", named: tuple[str, ...], heads: "Iterable[Token]" = ()) -> bool:
    """Whether one alone is named of those who must be several: no body of states, and nobody else who could meet."""
    bodies = {hit.value.rpartition(".")[2] for hit in parsed.scene.words("alliance")}
    if len(named) != 1 or named[0] in bodies:
        return False
    return len({head.i for head in heads if parsed.naming.can_speak(head)}) <= 1


def _on_its_own(word: "Token") -> bool:
    """Whether a verb beside another has a subject of its own: 'Lund talked to Berg, but *he* has not talked to …'."""
    return word.dep_ == "conj" and any(c.dep_ in ("nsubj", "nsubjpass") for c in word.children)


def _verbs(parsed: "Parsed", token: "Token") -> "list[Token]":
    """The verb that says a meeting is held, planned or attended: '*held* talks', 'talks *began*', '*took part* in'."""
    if token.pos_ in VERBAL:
        return []
    here = _round(token)
    above = here.head
    if here.dep_ == "pobj":
        above = above.head
    if here.dep_ in ("dobj", "nsubj", "nsubjpass", "pobj", "attr") and above.i in parsed.heads("convening"):
        return [above]
    return []


def _verb_above(token: "Token") -> "Token | None":
    return next((a for a in ancestors(token) if a.pos_ in VERBAL), None)


def _beside(token: "Token") -> bool:
    """Whether the meeting is where or when the verb above it was done, by those who met: 'said *at* a summit',
    'told reporters *after* a meeting with …', '*during* a visit to …'."""
    here = _round(token)
    if here.dep_ != "pobj":
        return False
    return here.head.lower_ in _AT or (here.head.lower_ in _DURING and bool(preps(token, "with", "to")))


def _round(token: "Token") -> "Token":
    """The noun that counts a meeting: 'a *round* of talks'."""
    here = token
    while here.dep_ == "conj" and here.head.pos_ not in VERBAL:
        here = here.head
    if here.dep_ == "pobj" and here.head.lower_ == "of" and here.head.head.pos_ == "NOUN":
        return here.head.head
    return here


def company(parsed: "Parsed", heads: "Iterable[Token]") -> tuple[str, ...]:
    """The people the phrases name, and the parties of those that name nobody, in order."""
    return tuple(dict.fromkeys(name for head in heads for name in [*_named(parsed, head, 0), *_listed(parsed, head)]))


def _listed(parsed: "Parsed", head: "Token") -> list[str]:
    """People who follow a person in a list with nothing but their titles between, wherever the parser hung them: 'with
    President Jan Lund, Prime Minister *Olga Dahl* and Defence Minister *Per Holm*'."""
    spot = parsed.naming.person(head)
    if spot is None or head.dep_ != "pobj":
        return []
    found, end = [], spot[1]
    for named in (p for p in parsed.speech.names.cast.people if spot[1] < p.start < parsed.scene.end):
        token = parsed.tree.head(named.start, named.end)
        if token is None or token.dep_ in _SUBJECTS or not _only_title(parsed, end, named.start):
            break
        found.append(named.name)
        end = named.end
    return found


def _only_title(parsed: "Parsed", start: int, end: int) -> bool:
    """Whether a stretch between two names holds a joint and the title of the second, and no more."""
    between = parsed.story.doc.text[start:end]
    joint = _JOINT.match(between)
    if joint is None:
        return False
    marks = covered(parsed.scene.parties, parsed.scene.words("office"), parsed.scene.words("org"))
    words = (m for m in _WORDS.finditer(between, joint.end()))
    return all(m[0] in _OF or start + m.start() in marks for m in words)


def without_their_own(parsed: "Parsed", named: Iterable[str], people: Iterable[str]) -> tuple[str, ...]:
    """The names without the parties of the people: who visits is not visited by 'the Japanese prime minister' too."""
    known = parsed.story.theatre.people[parsed.story.lang]
    own = {hit.value.party for name in people for hit in known.find(name)}
    return tuple(name for name in named if name not in own)


def sorted_out(parsed: "Parsed", named: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The people among names, and the parties."""
    codes = parsed.story.theatre.party_codes
    return tuple(n for n in named if n not in codes), tuple(n for n in named if n in codes)


def _named(parsed: "Parsed", head: "Token", depth: int) -> list[str]:
    text = parsed.story.doc.text
    if head.lower_ == "they":
        return _met_before(parsed)
    if head.pos_ == "PRON":
        known = parsed.speech.names.meant(parsed.tree.start(head)) if head.lower_ in _PERSONS else None
        return [known.name] if known else []
    if head.tag_ == "NN" and head.i in parsed.heads("who.civilian") and preps(head, "of"):
        return [re.sub("^[Tt]he ", "", whole(parsed, head))]  # the *wife of* a president is not he
    if spot := parsed.naming.person(head):
        return [*_joined_before(parsed, head), text[spot[0] : spot[1]]]
    if people := _people(parsed, head) or _behind(parsed, head) or paired(parsed, head):
        return people
    if _other_matter(parsed, head):
        return []
    if parties := _sides(parsed, head) or both(parsed, head):
        return parties
    if depth < _DEPTH and not parsed.naming.one_of_many(head):
        within = preps(head, "of", "from", "between", "among") or [c for c in head.children if c.dep_ == "appos"]
        inner = [n for o in within for n in _named(parsed, o, depth + 1)]
        if inner:
            return list(dict.fromkeys(inner))
    party = parsed.naming.party(head) if depth == 0 else None
    return [party] if party else _body(parsed, head)


def _behind(parsed: "Parsed", head: "Token") -> list[str]:
    """The person named at once behind an office, wherever the parser hung the name: 'his Dutch counterpart *Jan
    Lund*'."""
    if head.pos_ != "NOUN" or not parsed.naming.can_speak(head):
        return []
    at = parsed.tree.end(head) + 1
    return [named.name for named in parsed.speech.names.cast.people if named.start == at][:1]


def _joined_before(parsed: "Parsed", head: "Token") -> list[str]:
    """People whom the parser hung below the one they are joined to: '*Olga Dahl* and chancellor Jan Lund met'."""
    below, words = {t.i for t in head.subtree}, head.doc
    found = []
    for named in parsed.speech.names.cast.people:
        token = parsed.tree.head(named.start, named.end)
        inside = token is not None and parsed.scene.start <= named.start < parsed.scene.end and token.i in below
        if token is None or not inside or token.i >= head.i or token.dep_ in ("conj", "poss"):
            continue
        between = words[token.i + 1 : head.i]
        if any(t.dep_ == "cc" for t in between) and not any(t.pos_ in VERBAL for t in between):
            found.append(named.name)
    return found


def paired(parsed: "Parsed", head: "Token") -> list[str]:
    """People whom a hyphen joins before the noun: 'the *Trump-Putin* summit'."""
    words = own_words(head)
    start, end = parsed.tree.start(words[0]), parsed.tree.end(head)
    apart = parsed.story.doc.text[start:end]
    if not _HYPHEN.search(apart):
        return []
    known = parsed.story.theatre.people[parsed.story.lang].find(_HYPHEN.sub(" ", apart))
    return [hit.value.name for hit in known]


def _sides(parsed: "Parsed", head: "Token") -> list[str]:
    """The parties that a phrase names; of talks, none that only says where they are: 'the *Abu Dhabi* talks'."""
    named = list(parties_in(parsed, head))
    if head.i not in parsed.heads("scenery"):
        return named
    towns = {p.spot.start for p in parsed.places if p.spot.grain != "country" and p.token.head.i == head.i}
    where = {h.value for h in parsed.scene.parties if h.start in towns}
    return [party for party in named if party not in where]


def both(parsed: "Parsed", head: "Token") -> list[str]:
    """The two that 'the two sides' or 'both countries' stands for: those named together last before."""
    if head.i not in parsed.heads("both") or parties_in(parsed, head):
        return []
    for scene in islice(parsed.story.before(parsed.scene), _BACK):
        marks = [(h.start, h.value) for h in scene.parties]
        marks += [(h.start, h.value.party) for h in scene.people if h.value.party]
        named = list(dict.fromkeys(party for _, party in sorted(marks)))
        if len(named) == _TWO:
            return named
    return []


def _met_before(parsed: "Parsed") -> list[str]:
    """Whom 'they' means: the two people whom the sentence before it, or the one before that, names together."""
    for scene in islice(parsed.story.before(parsed.scene, same_block=True), _TWO):
        people = parsed.speech.names.cast.people
        named = list(dict.fromkeys(p.name for p in people if scene.start <= p.start < scene.end))
        if named:
            return named if len(named) == _TWO else []
    return []


def _other_matter(parsed: "Parsed", head: "Token") -> bool:
    """Whether the phrase names a place, a time or a thing, not somebody."""
    start = parsed.tree.start(head)
    if any(t.start <= start < t.end for t in parsed.scene.times):
        return True
    named = any(h.start <= start < h.end for h in parsed.scene.parties)
    return not named and head.i in {p.token.i for p in parsed.places}


def _body(parsed: "Parsed", head: "Token") -> list[str]:
    """A body's own name: 'the *G7*'."""
    named = (parsed.heads("alliance").get(t.i, "") for t in own_words(head))
    if alliance := [slot.rpartition(".")[2] for slot in named if slot]:
        return alliance
    if head.tag_ == "NNS" and any(head.i in parsed.heads(slot) for slot in ("who.civilian", "voice.alone")):
        start, end = parsed.naming.phrase(head)
        return [parsed.story.doc.text[start:end]]
    if head.pos_ != "PROPN" or head.i in parsed.heads("scenery") or _charge(parsed, head):
        return []
    start, end = parsed.naming.phrase(head)
    return [parsed.story.doc.text[start:end]]


def _charge(parsed: "Parsed", head: "Token") -> bool:
    """Whether a name only tells what somebody is in charge of: 'the minister of *Foreign Affairs*'."""
    if any(hit.start <= parsed.tree.start(head) < hit.end for hit in parsed.scene.places):
        return False
    return head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.i in parsed.heads("office")


def _people(parsed: "Parsed", head: "Token") -> list[str]:
    """People named inside the phrase, those who only own something in it left out: '*Trump's* envoys'."""
    found = []
    for named in parsed.speech.names.cast.people:
        if not parsed.scene.start <= named.start < parsed.scene.end:
            continue
        token = parsed.tree.head(named.start, named.end)
        if token is not None and token.i == head.i:
            return [named.name]
        if token is not None and _part_of(token, head):
            found.append(named.name)
    return found


def _part_of(token: "Token", head: "Token") -> bool:
    if any(c.dep_ == "case" for c in token.children):
        return False
    if token.dep_ == "pobj" and token.head.lower_ in ("of", "from") and token.head.head.i == head.i:
        return token.head.head.tag_ in ("NNS", "NNPS")
    here = token
    while here.i != head.i:
        joint = here.dep_ == "conj" and here.head.i == head.i  # a coordinated phrase is a head of its own
        if here.dep_ not in _INSIDE or joint or here.head.i == here.i:
            return False
        here = here.head
    return True


def seats(parsed: "Parsed", token: "Token", cue: str, places: list[Placed]) -> list[Placed]:
    """The places where the act itself is said to be, not those that only belong to a person, a state or a topic."""
    hosts = {token.i, *(v.i for v in _verbs(parsed, token)), *(w.i for w in _within(parsed, token, cue))}
    hosts |= {_round(token).i, *(t.i for t in [*attenders(parsed, token, cue), *others(parsed, token, cue)])}
    people = parsed.heads("office")
    free = [p for p in places if not any(a.i in people for a in modified(p.token)) and not _only_likely(parsed, p)]
    topics = parsed.heads("agreement.negotiated")
    free = [p for p in free if not any(t.i in topics and t.i > token.i for t in ancestors(p.token))]
    free = [p for p in free if not any(_within_town(p.token, other.token) for other in free)]
    free = [p for p in free if not (p.spot.grain == "country" and (p.prep == "on" or p.token.dep_ in _OWNERS))]
    return [
        p for p in free if _seated(p.token, token, hosts, people) or (p.spot.grain != "country" and p.prep in _SPOT)
    ]


def _only_likely(parsed: "Parsed", place: Placed) -> bool:
    """Whether the words before a place leave open whether it is there: 'a meeting, *likely* in Geneva'; of 'Berne,
    Switzerland' both."""
    token = place.token
    while token.dep_ in ("appos", "conj", "npadvmod") and token.head.i < token.i:
        token = token.head
    prep = token.head
    return token.dep_ == "pobj" and prep.i > 0 and prep.nbor(-1).i in parsed.voices.hedge


def _within_town(name: "Token", town: "Token") -> bool:
    """Whether a name only tells what lies around the one before it: 'Miami, *Florida*'."""
    return name.i == town.i + 2 and name.doc[town.i + 1].text == "," and name.dep_ != "conj"


def _seated(name: "Token", token: "Token", hosts: set[int], people: dict[int, str]) -> bool:
    """Whether the way from a place's name up to the act leads over words of place alone."""
    here = name
    for _ in range(8):
        if here.i == token.i:
            return name.dep_ in _OWNERS
        if here.dep_ == "pobj":
            if here.head.lower_ not in _SEATS | {"of"} or here.head.head.i in people:
                return False
            if here.head.lower_ != "of" and here.head.head.i in hosts:
                return here.head.lower_ != "for"
            here = here.head.head
        elif here.dep_ in ("dobj", "nsubj", "nsubjpass") and here.head.i in hosts:
            return here.head.i == token.i
        elif here.dep_ in ("conj", "appos", "compound", "nmod", "poss", "npadvmod"):
            here = here.head
        else:
            return False
        if here.pos_ in VERBAL:
            return here.i in hosts
    return False
