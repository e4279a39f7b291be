"""Who does what to whom, read off a dependency tree: the roles of a verb or of a noun that tells an act."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from daybrief.extract.english.token import Token

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
VERBAL = frozenset({"VERB", "AUX"})
_SUBJECT = frozenset({"nsubj", "csubj"})
_RELATIVE = frozenset({"which", "that", "who", "whom"})
_OWNERS = frozenset({"poss", "amod", "compound", "nmod"})
_AROUND = frozenset(
    {"before", "after", "during", "since", "until", "ahead", "amid", "despite", "following", "about", "against"}
)
_QUARTERS = frozenset({"north", "south", "east", "west", "centre", "center", "interior"})
_CONTROLLED = frozenset({"of", "from", "for"})
_LEFT = frozenset({"left", "remained", "remains"})
_COUNTS = frozenset({"number", "toll", "count", "total", "tally"})
_ONTO = ("of", "on", "against", "at")
_WIELDING = frozenset(
    {"use", "uses", "used", "using", "employ", "employs", "employed", "employing"}
)  # "used drones *to strike*": who uses them strikes
_SHOWING = frozenset(
    {
        "identified",
        "identify",
        "observed",
        "saw",
        "seen",
        "spotted",
        "reported",
        "showed",
        "shows",
        "show",
        "depicted",
        "filmed",
        "detected",
        "recorded",
        "found",
    }
)  # "spotted three companies *advancing*": what is shown does it
_STEPS = 12  # no path in a sentence worth reading is longer


def conjuncts(token: "Token") -> list["Token"]:
    """The token and what is coordinated with it, in text order."""
    found = [token]
    for each in found:
        found += [c for c in each.children if (c.dep_ == "conj" and c.pos_ != "PUNCT") or _listed(c)]
    return sorted(found, key=lambda t: t.i)


def first_of(token: "Token") -> "Token":
    """The word to which a coordinated one is joined; itself where it is joined to none."""
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return token


def _listed(noun: "Token") -> bool:
    """Whether an apposition is the next of a list: 'two posts, *two depots*, a station'. Each has its own number."""
    if noun.dep_ != "appos" or noun.pos_ != "NOUN" or noun.nbor(-1).text == "(":
        return False
    if _counted(noun) and _counted(noun.head):
        return True
    return _counted(noun, one=True) and _counted(noun.head, one=True) and _ends_list(noun)


def _counted(noun: "Token", *, one: bool = False) -> bool:
    """Whether a noun has a number; with `one` 'a' is such."""
    return any(c.dep_ == "nummod" or (one and c.dep_ == "det" and c.lower_ in ("a", "an")) for c in noun.children)


def _ends_list(noun: "Token") -> bool:
    """Whether 'and' ends a list that a noun goes on with, before the verb of which it is the subject; a remark is set
    off by a comma: 'two men, a father and son, were hurt'."""
    last = noun
    while (after := next((c for c in last.children if c.dep_ == "conj" and c.i > last.i), None)) is not None:
        last = after
    if last.i == noun.i or not any(t.dep_ == "cc" for t in noun.doc[noun.i : last.i]):
        return False
    end = max(t.i for t in last.subtree) + 1
    head = noun.head
    return head.dep_ in ("nsubj", "nsubjpass") and end < len(noun.doc) and noun.doc[end].pos_ in VERBAL


def _flat(tokens: Iterable["Token"]) -> list["Token"]:
    return [member for token in tokens for member in conjuncts(token)]


def is_passive(verb: "Token") -> bool:
    """Whether the verb's grammatical subject undergoes it."""
    if any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children):
        return True
    if verb.tag_ == "VBN" and any(c.dep_ == "mark" and c.lower_ == "with" for c in verb.children):
        return True  # 'with 34 people *injured*'
    if verb.dep_ == "acl" and verb.head.dep_ == "ccomp" and any(c.dep_ == "mark" for c in verb.head.children):
        return False  # the parser took 'that forces *attacked*' for 'forces attacked by somebody'
    if verb.tag_ != "VBN" or any(c.dep_ in ("dobj", "aux") for c in verb.children):
        return False
    return verb.dep_ == "acl" or (verb.dep_ == "conj" and verb.head.pos_ in VERBAL and is_passive(verb.head))


def subjects(verb: "Token", depth: int = 0) -> list["Token"]:
    """Grammatical subjects of a verb, looked for up the tree where it has none of its own."""
    own = [c for c in verb.children if c.dep_ in _SUBJECT or c.dep_ == "nsubjpass"]
    lost = {t.i for t in other_clauses(verb)}
    own = [c for c in own if c.i not in lost] or _on_auxiliary(verb)
    if own:
        return [noun for c in _flat(own) for noun in _antecedent(c, verb)]
    head = verb.head
    if depth > _STEPS or head.i == verb.i:
        return []
    if verb.dep_ == "acl" and head.dep_ == "dobj" and any(c.tag_ == "TO" for c in verb.children):
        return doers(head, depth + 1) or _flat([head])  # '*forces* set conditions to resume assaults'
    if verb.dep_ in ("acl", "relcl"):
        return _flat([head])
    if verb.dep_ == "xcomp" and head.pos_ in VERBAL:
        controlled = [c for c in head.children if c.dep_ == "dobj" and head.lower_ not in _WIELDING]
        return _flat(controlled) if controlled and head.i < controlled[0].i < verb.i else subjects(head, depth + 1)
    if verb.dep_ == "xcomp" and head.pos_ == "ADJ" and head.dep_ == "acomp":
        return subjects(head.head, depth + 1)  # '*she* is due to visit'
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and head.lower_ in _SHOWING and verb.i > 0:
        shown = verb.nbor(-1)
        if shown.dep_ == "dobj" and shown.head.i == head.i:
            return _flat([shown])
    if verb.dep_ == "pcomp" and head.head.i != head.i:
        above = head.head
        meant = [c for c in above.children if c.dep_ == "dobj" and c.i < head.i] if head.lower_ in _CONTROLLED else []
        if meant and above.pos_ in VERBAL:
            return _flat(meant)  # 'accused the *army* of shelling a town'
        return subjects(above, depth + 1) if above.pos_ in VERBAL else doers(above, depth + 1)
    cut = [c for c in head.children if c.dep_ == verb.dep_ == "ccomp" and c.i < verb.i and has_subject(c)]
    if cut:
        return subjects(cut[-1], depth + 1)  # 'said 40 *drones* launched at night had been downed', read as two clauses
    if head.pos_ in VERBAL and verb.dep_ in ("conj", "advcl", "ccomp", "dep", "parataxis", "acomp", "prep"):
        return subjects(head, depth + 1)
    return doers(head, depth + 1) if verb.dep_ == "conj" and head.pos_ == "NOUN" else []


def other_clauses(verb: "Token") -> list["Token"]:
    """Subjects with a participle that the parser took for an epithet, before the verb's own subject: 'a *depot* burned
    in X and a man was killed in Y' are two clauses."""
    own = [c for c in verb.children if c.dep_ in _SUBJECT or c.dep_ == "nsubjpass"]
    joined = [c for c, after in pairwise(own) if after.left_edge.i > 0 and after.left_edge.nbor(-1).dep_ == "cc"]
    return [c for c in joined if any(t.dep_ == "acl" for t in c.children)]


def _antecedent(subject: "Token", verb: "Token") -> list["Token"]:
    if subject.lower_ in _RELATIVE and verb.dep_ == "relcl":
        noun = verb.head
        part = noun.dep_ == "pobj" and any(
            (c.lower_.endswith("ern") and c.dep_ == "amod") or (c.dep_ == "poss" and noun.lower_ in _QUARTERS)
            for c in noun.children
        )
        dated = noun.dep_ == "pobj" and noun.tag_ == "NNP" and any(c.dep_ == "nummod" for c in noun.children)
        if part and noun.head.head.pos_ == "NOUN":
            noun = noun.head.head  # '*attacks* in eastern Ukraine, which secured gains'
        elif dated and noun.head.nbor(-1).pos_ == "NOUN":
            noun = noun.head.nbor(-1)  # 'cited a *report* from May 2, which said'

        return _flat([noun])
    return [subject]


def preps(token: "Token", *words: str) -> list["Token"]:
    """Objects of the prepositions `words` that hang on a token; of every preposition when none is given."""
    found = []
    for prep in (
        c for c in token.children if c.dep_ in ("prep", "agent", "dative") and c.pos_ in ("ADP", "SCONJ", "VERB")
    ):
        for each in conjuncts(prep):
            if not words or each.lower_ in words:
                found += [c for c in each.children if c.dep_ in ("pobj", "pcomp")]
                found += [o for c in each.children if c.dep_ == "prep" for o in c.children if o.dep_ == "pobj"]
    return _flat(found)


def _on_auxiliary(verb: "Token") -> list["Token"]:
    """The subjects that the parser hung on what helps a verb: 'that the *Russians* have taken the hill'."""
    return [c for a in verb.children if a.dep_ in ("aux", "auxpass") for c in a.children if c.dep_ == "nsubj"]


def doers(token: "Token", depth: int = 0) -> list["Token"]:
    """Who performs the act a word tells, whether it is a verb or a noun."""
    if token.pos_ in VERBAL:
        by = _flat([o for c in token.children if c.dep_ == "agent" for o in c.children if o.dep_ == "pobj"])
        if is_passive(token) or by:
            return by or preps(token, "by")
        owners = [c for c in token.children if c.dep_ in ("poss", "amod", "nmod") and c.i < token.i]
        return owners + subjects(token, depth) if token.tag_ == "VBG" else subjects(token, depth)
    if token.pos_ == "ADJ" and token.dep_ == "acomp":
        return subjects(token.head, depth)  # 'units are *active* there'
    lost = [c for verb in token.children if verb.tag_ == "VBN" for c in _on_auxiliary(verb)]
    if lost:
        return lost  # 'said that by now the *Russians* have consolidated control', its verb taken for an epithet
    own = whose(token)
    if preps(token, "by") or any(c.dep_ == "poss" and c.pos_ != "PRON" for c in own):
        return own  # 'they condemned *Russia*'s attempt'
    return own + _bearer(token, depth)


def whose(noun: "Token") -> list["Token"]:
    """Whose act a noun tells, by the words on it: 'strikes *by Russia*', '*Russian* strikes'."""
    return preps(noun, "by") + [c for c in noun.children if c.dep_ in _OWNERS]


def _bearer(noun: "Token", depth: int) -> list["Token"]:
    """The doer of the verb that a noun completes: 'forces *conducted* an attack', 'forces made gains'."""
    head = noun.head
    if depth > _STEPS or head.i == noun.i:
        return []
    if noun.dep_ == "conj":
        return doers(head, depth + 1)
    if noun.dep_ in ("dobj", "attr") and head.pos_ in VERBAL:
        return doers(head, depth + 1)
    if noun.dep_ == "pobj" and head.dep_ in ("prep", "agent") and head.head.pos_ in VERBAL:
        if head.lower_ in _AROUND or head.lower_ == "over":
            return []  # 'jailed a pilot *over* a strike'
        return doers(head.head, depth + 1)
    if noun.dep_ == "pobj" and head.head.pos_ == "NOUN" and head.lower_ in ("of", "at", "in"):
        return doers(head.head, depth + 1)
    return []


def undergoers(token: "Token") -> list["Token"]:
    """What the act is done to."""
    if token.pos_ == "ADJ" and token.dep_ in ("oprd", "acomp", "ccomp"):
        return _flat([c for c in token.head.children if c.dep_ in ("dobj", "nsubjpass")])  # 'left three people *dead*'
    if token.dep_ == "oprd" and token.tag_ == "VBN" and token.head.pos_ in VERBAL and is_passive(token.head):
        return subjects(token.head)  # '*five* were confirmed killed'
    if token.dep_ == "pcomp" and token.head.lower_ == "with" and token.tag_ in ("JJ", "VBN"):
        return _flat([c for c in token.children if c.dep_ in ("nsubj", "nsubjpass")])  # 'with *nine* more injured'
    if token.pos_ == "ADJ" and token.dep_ == "amod" and token.i > token.head.i:
        return [token.head]  # 'left three people *dead* and two hurt'
    if joined_verb(token):
        return _flat([token.head])
    if token.pos_ not in VERBAL:
        return preps(token, *_ONTO) or _next_prep(token)
    if token.dep_ == "amod" and token.tag_ == "VBN":
        return [token.head]  # 'a *destroyed* dam'
    if is_passive(token):
        return _hung_before(token) or subjects(token)
    own = [c for c in token.children if c.dep_ == "dobj"]
    left = [c for c in token.children if c.dep_ == "ccomp" and any(g.lower_ == "what" for g in c.children)]
    if not own and left and left[0].lower_ in _LEFT:
        return preps(left[0], "of")  # 'destroyed what was left of the *school*'
    if own:
        loose = [c for c in token.children if c.dep_ == "conj" and c.pos_ == "NOUN" and c.i > own[-1].i]
        return _flat([*own, *loose])  # 'lost 40 tanks, and around 50 *guns*', hung on the verb
    shared = token.head if token.dep_ == "conj" and token.head.pos_ in VERBAL else None
    if shared is None:
        later = [c for c in token.children if c.dep_ == "conj" and c.pos_ in VERBAL and not has_subject(c)]
        return [o for c in later[:1] for o in undergoers(c) if o.dep_ == "dobj"]
    return []


def _hung_before(verb: "Token") -> list["Token"]:
    """The subject of a second verb, right before its auxiliary, that the parser joined to the first one's object:
    'one man suffered burns and *a silo* was damaged'."""
    aux = next((c for c in verb.children if c.dep_ == "auxpass"), None)
    if verb.dep_ != "conj" or aux is None or aux.i == 0 or has_subject(verb):
        return []
    noun = aux.nbor(-1)
    first = noun.head
    return [noun] if noun.pos_ == "NOUN" and noun.dep_ == "conj" and first.head.i == verb.head.i else []


def joined_verb(token: "Token") -> bool:
    """Whether a second verb was taken for an epithet of its object: 'broke through and *damaged* silos'."""
    joint = token.nbor(-1) if token.dep_ == "amod" and token.i > 0 else token
    if joint.dep_ != "cc" or token.head.pos_ != "NOUN" or token.head.left_edge.i != token.i:
        return False
    first = joint.head.head if joint.head.pos_ == "ADP" and joint.head.i == joint.i - 1 else joint.head
    return first.pos_ in VERBAL


def has_subject(verb: "Token") -> bool:
    return any(c.dep_ in _SUBJECT or c.dep_ == "nsubjpass" for c in verb.children)


def _next_prep(noun: "Token") -> list["Token"]:
    """What the preposition after a noun leads to, where the parser hung it higher: 'hurt by shelling *on a house*'."""
    after = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else noun
    if after.lower_ not in _ONTO or after.pos_ != "ADP" or after.head.i >= noun.i:
        return []
    return _flat([c for c in after.children if c.dep_ == "pobj"])


def reckonings(noun: "Token") -> list["Token"]:
    """What a noun's number is said to be: 'the toll rose *to 12*', 'losses were put *at 900*', 'the number is *40*'."""
    who = noun.head
    counted = who.dep_ == "pobj" and who.head.lower_ == "of" and who.head.head.lower_ in _COUNTS
    here = who if noun.dep_ == "acl" and (who.lower_ == "those" or counted) else noun
    while here.dep_ in ("pobj", "prep", "conj", "compound") and here.head.i != here.i and here.head.pos_ not in VERBAL:
        here = here.head
    verb = here.head
    put = [o for o in preps(noun, "at") or _right_after(noun, "at") if o.pos_ == "NUM"]
    if put or here.dep_ not in ("nsubj", "nsubjpass", "dobj") or verb.pos_ not in VERBAL:
        return put
    reached = [o for c in verb.children if c.dep_ == "prep" and c.lower_ in ("to", "at") for o in c.children]
    return _attributes(here) + [o for o in reached if o.dep_ == "pobj" and (o.pos_ == "NUM" or _numbered(o))]


def stated(noun: "Token") -> list["Token"]:
    """What a subject is said to be, or to come to: 'losses were *90 men and two tanks*'."""
    reached = [o for o in preps(noun.head, "to", "at") if noun.dep_ == "nsubj" and noun.head.pos_ in VERBAL]
    return _flat(_attributes(noun)) + reached


def _attributes(subject: "Token") -> list["Token"]:
    return [c for c in subject.head.children if c.dep_ == "attr"] if subject.dep_ == "nsubj" else []


def _right_after(noun: "Token", word: str) -> list["Token"]:
    """What the preposition right behind a noun leads to, wherever the parser hung it."""
    after = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else noun
    return [c for c in after.children if c.dep_ == "pobj"] if after.lower_ == word else []


def _numbered(noun: "Token") -> bool:
    return any(c.dep_ == "nummod" for c in noun.children)


def present_among(noun: "Token") -> list["Token"]:
    """Who is said to be among those a noun means: '*two children* were among the dead', 'among them was *a boy*'."""
    if noun.dep_ != "pobj" or noun.head.lower_ != "among" or noun.head.head.lemma_ != "be":
        return []
    return _flat(c for c in noun.head.head.children if c.dep_ in ("nsubj", "attr") and c.lower_ != "there")


def taken_out(noun: "Token") -> bool:
    """Whether a noun counts some of those told before it: '32 injured, *among them* three rescuers'."""
    led = [c for c in noun.children if c.dep_ == "prep" and c.i < noun.i and c.lower_ == "among"]
    return any(o.lower_ in ("them", "these", "those", "whom") for prep in led for o in prep.children)


def ancestors(token: "Token") -> Iterator["Token"]:
    """The tokens above one, nearest first."""
    while token.head.i != token.i:
        token = token.head
        yield token


def own_words(noun: "Token") -> list["Token"]:
    """A noun with its modifiers, without its clauses, appositions and coordinated nouns, in text order."""
    found = [noun]
    for each in found:
        found += [
            c
            for c in each.children
            if c.dep_
            in (
                "det",
                "amod",
                "compound",
                "poss",
                "nmod",
                "nummod",
                "quantmod",
                "case",
                "advmod",
                "npadvmod",
                "neg",
                "predet",
            )
            and c.dep_ not in ("punct",)
        ]
    return sorted(found, key=lambda t: t.i)


def sharers(verb: "Token") -> "list[Token]":
    """The verb joined to one that has no object of its own and shares that one's: 'seized and *held* the town'."""
    if verb.pos_ not in VERBAL or any(c.dep_ in ("dobj", "prep", "nsubjpass") for c in verb.children):
        return []
    return [
        c
        for c in verb.children
        if c.dep_ == "conj" and c.pos_ in VERBAL and not any(t.dep_ in ("nsubj", "nsubjpass") for t in c.children)
    ][:1]


def generic(head: "Token") -> bool:
    """Whether a phrase means no thing in particular: who rejects *any* deal that … has rejected none."""
    return any(c.dep_ == "det" and c.lower_ in ("any", "whatever") for c in head.children)


def hedgers(token: "Token") -> "list[Token]":
    """What may say how sure a word is: its children, and those of a participle that the parser hung on the noun behind
    it, 'have *likely* secured control'."""
    done = (c for c in token.children if c.dep_ == "amod" and c.tag_ == "VBN")
    return [*token.children, *(mark for verb in done for mark in verb.children)]


def over(token: "Token") -> "list[Token]":
    """A word, and the noun right before the clause that it heads, which the parser hung elsewhere: '*speculation* they
    had been caused by rockets'."""
    before = token.left_edge.i - 1
    clause = token.dep_ == "ccomp" and before >= 0 and token.doc[before].pos_ == "NOUN"
    return [token, token.doc[before]] if clause else [token]


def itself(head: "Token") -> "Token":
    """Whom 'it' means in what somebody says of himself: 'the *shipper* said *it* would suspend calls'."""
    told = next((t for t in ancestors(head) if t.dep_ == "ccomp"), None) if head.lower_ in ("it", "they") else None
    return next((t for t in subjects(told.head) if t.pos_ != "PRON"), head) if told is not None else head


def clauses(noun: "Token") -> "list[Token]":
    """The verbs of what is said of a noun: 'a decree that *simplifies* visas'."""
    return [c for c in noun.children if c.dep_ in ("acl", "relcl")]
