"""Who takes part in a meeting: read off the word that tells it and the verbs around it."""

import re
from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING

from daybrief.extract.english.reading import trees_of
from daybrief.extract.english.syntax import VERBAL, ancestors, doers, is_passive, own_words, preps, subjects, undergoers
from daybrief.extract.places import spots
from daybrief.extract.readers.rules.clauses import parties_in
from daybrief.extract.readers.rules.matters import whole
from daybrief.extract.readers.rules.signs import told_after
from daybrief.extract.scene import Scene, covered

if TYPE_CHECKING:
    from daybrief.extract.english.token import Token
    from daybrief.extract.readers.rules.acts import Parsed

_WITH = ("with", "between", "among", "alongside", "involving", "to")
_INSIDE = frozenset({"appos", "pobj", "prep", "compound", "nmod", "flat", "conj", "npadvmod"})
_MEANS = ("by", "over", "via")
_AT = frozenset({"at", "in"})
_APART = frozenset({"ahead", "before", "after", "following"})  # 'met *before* talks with others'
_DURING = frozenset({"during", "after", "following", "on", "before"})
_PERSONS = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she"}
_BELOW = frozenset({"xcomp", "advcl", "prep", "pobj", "dobj", "conj"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_JOINT = re.compile(r"\s*(?:,\s*(?:and\s+)?|and\s+)")
_WORDS = re.compile(r"[\w.’'-]+")
_OF = frozenset({"the", "of", "his", "her", "for", "'s", "’s"})
_GOERS = {"meeting.visit": ("of",)}  # 'a visit *of Berg* to Oslo': who is visited stands behind 'to'
_HYPHEN = re.compile("(?<=[a-z])[-–](?=[A-Z])")
_BROKERS = re.compile(r"[-–](?:\w+ed|led|run|held)\b")
_SITED = re.compile(r"\b(?:in|at|near|to|from|outside) (?:the )?$")
_MEETING = re.compile(r" (?:[a-z-]+ )?(?:talks|summit|meeting|negotiations|round|conference)\b")
_BACK, _TWO = 6, 2  # sentences to look back for the two sides
_DEPTH = 2  # phrases within phrases: 'officials of the ministries of *Latvia*'


def attenders(parsed: "Parsed", token: "Token", cue: str) -> "list[Token]":
    """Who meets, visits, hosts or attends: the doers of the act's verb or of the verb that holds the meeting."""
    if token.pos_ in VERBAL:
        return [*doers(token), *(undergoers(token) if is_passive(token) else [])]
    found = [c for c in token.children if c.dep_ == "poss"] + preps(token, "by", *_GOERS.get(cue, ()))
    for verb in [] if paired(parsed, token) else verbs(parsed, token):
        found += [doer for doer in doers(verb) if parsed.naming.can_speak(doer)]
    above = _verb_above(token)
    if above is not None and told_after(above, [token.head]):
        above = above.head  # who met is who now tells of it
    if not found and above is not None and _beside(token) and not paired(parsed, token):
        found += [t for t in subjects(above) if parsed.naming.can_speak(t)]
    return found


def others(parsed: "Parsed", token: "Token", cue: str) -> "list[Token]":
    """Whom they meet: partners of the act, of the verb that holds it, and of what it is done for."""
    inner_ones = within(parsed, token, cue)
    found = preps(token, *_WITH[:-1]) if inner_ones else _partners(token)
    if token.pos_ in VERBAL:
        found += [] if is_passive(token) else [t for t in undergoers(token) if _met(parsed, t)]
        held = (t for t in undergoers(token) if t.i in parsed.heads("scenery"))
        found += [o for t in held for o in preps(t, *_WITH[:3])]  # 'held talks in Oslo *with X*'
        found += [o for t in preps(token, *_MEANS) for o in preps(t, "with")]  # 'spoke by telephone *with X*'
    else:
        found += [] if cue in _GOERS else preps(token, "of")
    for verb in verbs(parsed, token):
        found += preps(verb, *_WITH[:3])
    above = _verb_above(token)
    if above is not None and token.pos_ not in VERBAL and _beside(token) and not paired(parsed, token):
        found += [t for t in undergoers(above) if parsed.naming.person(t)]  # 'pressed *Lind* at a summit'
    for inner in inner_ones:
        found += _partners(inner)
        found += undergoers(inner) if inner.pos_ in VERBAL and not is_passive(inner) else []
    return found


def _met(parsed: "Parsed", head: "Token") -> bool:
    """Whether the one a verb is done to is somebody the pack or the text knows, not a place it does not know."""
    return head.pos_ != "PROPN" or parsed.naming.person(head) is not None or parsed.naming.party(head) is not None


def _partners(token: "Token") -> "list[Token]":
    return preps(token, *_WITH)


def within(parsed: "Parsed", token: "Token", cue: str) -> "list[Token]":
    """Meetings told as the purpose or the matter of this one: 'travelled to Rome *to meet* …', 'for *talks* with …'."""
    marks = parsed.heads(cue.partition(".")[0])
    found = []
    for word in token.subtree:
        if word.i == token.i or word.i not in marks:
            continue
        here = word
        while here.i != token.i and here.dep_ in _BELOW and not _on_its_own(here) and here.lower_ not in _APART:
            here = here.head
        if here.i == token.i:
            found.append(word)
    return found


def arrives_for(parsed: "Parsed", token: "Token", cue: str) -> bool:
    """Whether who arrives comes for what is still to be held: 'landed in Oslo for *upcoming* talks with Berg'."""
    return any(parsed.mood.to_come(word) for word in within(parsed, token, cue))


def _on_its_own(word: "Token") -> bool:
    """Whether a verb beside another has a subject of its own: 'Lund talked to Berg, but *he* has not talked to …'."""
    return word.dep_ == "conj" and any(c.dep_ in ("nsubj", "nsubjpass") for c in word.children)


def verbs(parsed: "Parsed", token: "Token") -> "list[Token]":
    """The verb that says a meeting is held, planned or attended: '*held* talks', 'talks *began*', '*took part* in'."""
    if token.pos_ in VERBAL:
        return []
    here = round_of(token)
    above = here.head
    if here.dep_ == "pobj":
        if above.lower_ in _DURING:
            return []  # 'conducted strikes *during* a visit'
        above = above.head
    if here.dep_ in ("dobj", "nsubj", "nsubjpass", "pobj", "attr") and above.i in parsed.heads("convening"):
        return [above]
    return []


def _verb_above(token: "Token") -> "Token | None":
    return next((a for a in ancestors(token) if a.pos_ in VERBAL and a.dep_ != "prep"), None)


def _beside(token: "Token") -> bool:
    """Whether the meeting is where or when the verb above it was done, by those who met: 'said *at* a summit',
    'told reporters *after* a meeting with …', '*during* a visit to …'."""
    here = round_of(token)
    if here.dep_ != "pobj":
        return False
    return here.head.lower_ in _AT or (here.head.lower_ in _DURING and bool(preps(token, "with", "to")))


def round_of(token: "Token") -> "Token":
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


def subject_above(they: "Token") -> "Token | None":
    """Whom 'they' means in a side clause: 'the *ministers* will discuss it when they meet'."""
    found = subjects(they.head.head) if they.dep_ == "nsubj" and they.head.dep_ == "advcl" else []
    return next((t for t in found if t.pos_ != "PRON" and t.i < they.i), None)


def _named(parsed: "Parsed", head: "Token", depth: int) -> list[str]:
    text = parsed.story.doc.text
    if head.lower_ == "they" and (first := subject_above(head)) is not None:
        return _named(parsed, first, depth)
    if head.lower_ in ("they", "their") or head.i in parsed.heads("group"):
        return _met_before(parsed, least=_TWO)
    if head.pos_ == "PRON":
        sex = _PERSONS.get(head.lower_)
        known = parsed.speech.names.meant(parsed.tree.start(head), sex) if sex else None
        return [known.name] if known else []
    if head.tag_ == "NN" and head.i in parsed.heads("who.civilian") and preps(head, "of"):
        return [re.sub("^[Tt]he ", "", whole(parsed, head))]  # the *wife of* a president is not he
    if spot := parsed.naming.person(head):
        return [*_joined_before(parsed, head), text[spot[0] : spot[1]]]
    if people := _people(parsed, head) or _behind(parsed, head) or paired(parsed, head):
        return [*people, *_joined_group(parsed, head)]
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
    return [party] if party and party not in _beside_talks(parsed, head) else _body(parsed, head)


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
    """The parties that a phrase names; of talks, none that only says where they are, or who brings them about: 'the
    *Abu Dhabi* talks', '*US*-brokered talks'."""
    beside = _beside_talks(parsed, head)
    return [party for party in parties_in(parsed, head) if party not in beside]


def _beside_talks(parsed: "Parsed", head: "Token") -> set[str]:
    """Parties in the words before talks that tell where these are held, or who brings them about."""
    if head.i not in parsed.heads("scenery"):
        return set()
    inside = range(parsed.tree.start(own_words(head)[0]), parsed.tree.end(head))
    hits = [h for h in parsed.scene.parties if h.start in inside]
    towns = {s.start for s in spots(parsed.scene) if s.grain != "country" and s.start in inside}
    where = {h.value for h in hits if h.start in towns} if len(towns) == 1 else set()
    return where | {h.value for h in hits if _BROKERS.match(parsed.story.doc.text, h.end)}


def both(parsed: "Parsed", head: "Token") -> list[str]:
    """The two that 'the two sides' or 'both countries' stands for: those named together last before."""
    if head.i not in parsed.heads("both") or parties_in(parsed, head):
        return []
    for scene in islice(parsed.story.before(parsed.scene), _BACK):
        marks = [(h.start, h.value) for h in scene.parties if not _only_seat(scene, h.start, h.end)]
        marks += [(h.start, h.value.party) for h in scene.people if h.value.party]
        named = list(dict.fromkeys(party for _, party in sorted(marks)))
        if len(named) == _TWO:
            return named
    return []


def _only_seat(scene: Scene, start: int, end: int) -> bool:
    """Whether a capital is named as where something is, not for its state: 'talks *in Doha*', 'the *Doha* talks'."""
    town = any(h.start == start for h in scene.places)
    text, base = scene.text, scene.start
    return town and bool(_SITED.search(text[: start - base]) or _MEETING.match(text, end - base))


def _met_before(parsed: "Parsed", least: int) -> list[str]:
    """Whom 'they', 'their' or 'the trio' means: the people whom the sentence before it, or the one before that, names
    together as its subject, or the states whose ministers these are."""
    for scene in islice(parsed.story.before(parsed.scene, same_block=True), _TWO):
        people = parsed.speech.names.cast.people
        named = list(dict.fromkeys(p.name for p in people if scene.start <= p.start < scene.end))
        if named:
            return named if len(named) == _TWO else _subjects_of(parsed, scene, named, least)
        if states := _subjects_of(parsed, scene, [], least):
            return states
    return []


def _subjects_of(parsed: "Parsed", scene: Scene, named: list[str], least: int) -> list[str]:
    """Those of the people named in a sentence who are its subject; where nobody is, the states named there."""
    (tree,) = trees_of(parsed.story, [scene])
    heads = subjects(tree.root) if tree.root is not None else []
    inside = {tree.start(t) for head in heads for t in head.subtree if not any(w.dep_ == "relcl" for w in ancestors(t))}
    if named:
        cast = parsed.speech.names.cast
        found = [cast.full(p.name) for p in cast.people if p.start in inside]
    else:
        plural = any(head.tag_ == "NNS" for head in heads)
        found = [hit.value for hit in scene.parties if hit.start in inside] if plural else []
    found = list(dict.fromkeys(found))
    return found if len(found) >= least else []


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
    if (word := next((c for c in head.children if _raised(c)), None)) is not None and _some_people(parsed, head):
        return [parsed.story.doc.text[parsed.tree.start(word) : parsed.tree.end(head)]]
    if head.pos_ != "PROPN" or head.i in parsed.heads("scenery") or _charge(parsed, head):
        return []
    start, end = parsed.naming.phrase(head)
    return [parsed.story.doc.text[start:end]]


def _raised(word: "Token") -> bool:
    """Whether a word before a noun says from where people are: '*African* leaders'."""
    return word.dep_ in ("amod", "compound", "conj") and word.text[:1].isupper() and not word.is_sent_start


def _some_people(parsed: "Parsed", head: "Token") -> bool:
    """Whether a noun means several people of rank."""
    return head.tag_ == "NNS" and (head.i in parsed.heads("office") or head.i in parsed.heads("speaking"))


def _joined_group(parsed: "Parsed", head: "Token") -> list[str]:
    """Those who are joined to a person whom the parser hung below them: 'between Berg and *African leaders*'."""
    word = head.nbor(-1) if head.i > 0 else head
    if not (word.dep_ == "conj" and _raised(word) and _some_people(parsed, head)):
        return []
    at = parsed.tree.start(word)
    party = next((hit.value for hit in parsed.scene.parties if hit.start == at), None)
    return [party or parsed.story.doc.text[at : parsed.tree.end(head)]]


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
        if here.dep_ == "prep" and here.lower_ == "by":
            return False  # 'a visit *by Berg*' is his, and nobody of it
        joint = here.dep_ == "conj" and here.head.i == head.i  # a coordinated phrase is a head of its own
        if here.dep_ not in _INSIDE or joint or here.head.i == here.i:
            return False
        here = here.head
    return True
