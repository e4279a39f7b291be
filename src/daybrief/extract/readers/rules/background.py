"""What is told as known, wished or going on, and so is of no day: the background of a report's news."""

from itertools import islice
from typing import TYPE_CHECKING, Literal

from daybrief.claims.base import Detail
from daybrief.extract.english.syntax import VERBAL, ancestors, is_passive
from daybrief.extract.places import spots
from daybrief.extract.readers.rules.acts import Parsed
from daybrief.extract.readers.rules.lasting import gone_before
from daybrief.extract.readers.told import assesses
from daybrief.extract.times import compares

if TYPE_CHECKING:
    from daybrief.extract.english.token import Token

Tense = Literal["past", "present", "perfect", "pluperfect", "future"]
"""How an act is told: it was, it is, it has been, it had been, it will be."""

BEING = frozenset({"is", "are", "'s", "’s", "'re", "’re"})
_HAVE = frozenset({"have", "has", "'ve", "’ve"})
_LEAD = 4  # sentences in which a report tells its news; in the perfect, too
_SINCE = frozenset({"after", "following", "since"})
_DEFINITE = frozenset({"the", "its", "their", "his", "her"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PRESENT = frozenset({"VBP", "VBZ"})
_KNOWN = frozenset({"following", "under", "despite", "thanks", "after", "through", "since"})
_FOR = frozenset({"for", "of", "over", "with", "in", "on", "to"})  # "jailed *for* a raid", not "held *after* it"
_RECALLS = frozenset({"prep", "dobj", "nsubjpass", "nsubj", "compound"})


def undated(parsed: Parsed, token: "Token", tense: Tense) -> bool:
    """Whether the text itself says that it gives no day: 'recent strikes', 'ISW *previously* reported', 'on an
    *unspecified date*'."""
    if _which(parsed, token) == "perfect" and not any(a.token.i == token.i and a.kind.sums_up for a in parsed.acts):
        return True
    if parsed.scene.words("undated.date") or _over_and_over(parsed, token, tense) or _long_done(parsed, token):
        return True
    if _one_of_them(token):
        return True
    marks = parsed.heads("undated")
    told = [said.verb for said in parsed.voices.above(token)]  # 'have *previously* reported'
    near = [c for here in (*parsed.mood.governors(token), *told) for c in here.children]
    near += gone_before(token)
    words = near + [o for c in near if c.dep_ == "prep" and c.lower_ == "on" for o in c.children]
    now = tense == "present"
    return any(c.i in marks and c.dep_ != "mark" and not (now and _rare(parsed, c)) for c in words)


def _over_and_over(parsed: Parsed, token: "Token", tense: Tense) -> bool:
    """Whether it has been done time and again, and so on no one day: 'has *repeatedly* turned down …'."""
    marks = parsed.heads("repeatedly")
    near = (c for here in parsed.mood.governors(token) for c in here.children)
    return bool(marks) and any(c.i in marks for c in near) and tense == "perfect"


def _long_done(parsed: Parsed, token: "Token") -> bool:
    """Whether an act is one that everybody knows of, one that is commemorated, or one since which something is so:
    '*since* they took the town'."""
    known = {t.i for hit in parsed.scene.words("long-done") for t in parsed.tree.tokens(hit.start, hit.end)}
    above = (token, *ancestors(token))
    if token.i in known or any(
        t.i in known or (t.dep_ == "conj" and t.head.i in known) for t in above if t.pos_ in VERBAL
    ):
        return True  # 'by annexing Crimea and *stirring up* the east'
    days = parsed.heads("anniversary")
    if days and any(above.i in days for above in ancestors(token)):
        return True
    verb = next((here for here in parsed.mood.governors(token) if here.pos_ in VERBAL), None)
    return verb is not None and any(c.dep_ == "mark" and c.lower_ == "since" for c in verb.children)


def _one_of_them(token: "Token") -> bool:
    """Whether an act only says of which people or things one is: 'he was among the six men *sanctioned* by Austria'."""
    listed = token.dep_ == "acl" and token.tag_ == "VBN" and token.head.dep_ == "pobj"
    return listed and token.head.head.lower_ == "among"


def gone_by(parsed: Parsed, token: "Token") -> bool:
    """Whether an act is only named as over and known, by which something else is told."""
    return presupposed(parsed, token) or _which(parsed, token) == "past"


def presupposed(parsed: Parsed, noun: "Token") -> bool:
    """Whether a noun names a move that everybody knows to have gone before: 'are resting after *their retreat* from X'.
    What came of a blow, or is said after talks, is news with it: 'died after *the shelling*'."""
    known = any(c.lower_ in _DEFINITE for c in noun.children if c.dep_ in ("det", "poss"))
    if noun.pos_ != "NOUN" or noun.dep_ != "pobj" or noun.head.lower_ not in _SINCE or not known:
        return False
    return any(act.token.i == noun.i and bool(act.kind.here) for act in parsed.acts)


def _which(parsed: Parsed, token: "Token") -> Tense | None:
    """The tense of a clause that only says which of them is meant: 'units *that retreated from X* are being refitted',
    'districts *that have suffered from shelling*'. Behind a comma it is news: 'the brigade, which took X, is …'."""
    verb = next((here for here in parsed.mood.governors(token) if here.pos_ in VERBAL), token)
    whose = any(c.lower_ in ("that", "who", "which") and c.dep_ in _SUBJECTS for c in verb.children)
    if verb.dep_ != "relcl" or not whose or any(t.text == "," for t in verb.doc[verb.head.i : verb.i]):
        return None
    if any(c.lower_ in _HAVE for c in verb.children):
        return "perfect"
    above = verb.head.head
    helps = [c.tag_ for c in above.children if c.dep_ in ("aux", "auxpass")]
    now = above.tag_ in _PRESENT or any(tag in (*_PRESENT, "MD") for tag in helps)
    return "past" if verb.tag_ == "VBD" and verb.head.dep_ in _SUBJECTS and now else None


def _rare(parsed: Parsed, word: "Token") -> bool:
    """Whether it only says how long no such thing had happened: 'this is the first visit *since* May'."""
    at = parsed.tree.start(word)
    return word.lower_ == "since" and compares(parsed.scene.text, parsed.story.lang, at - parsed.scene.start)


def of_no_day(parsed: Parsed, kind: type[Detail], token: "Token", tense: Tense) -> bool:
    """Whether an act for which the text gives no time is only wished for, goes on anywhere, or is known already."""
    return _wished(parsed, token) or _goes_on_anywhere(parsed, kind, token) or _known(parsed, kind, token, tense)


def _wished(parsed: Parsed, token: "Token") -> bool:
    """Whether it is only what somebody wants by now, and of no day: 'they *seek to* cut the road'."""
    wishing = parsed.heads("wishing")
    above = list(islice(parsed.mood.governors(token), 1, None))
    return any(verb.i in wishing and verb.tag_ in ("VBP", "VBZ") for verb in above)


def _goes_on_anywhere(parsed: Parsed, kind: type[Detail], token: "Token") -> bool:
    """Whether it is told as a state of things, in no place smaller than a country: 'They *are shelling* towns'. An
    official act that is under way is news of its day: 'They *are sending* guns'."""
    if not (kind.harms or kind.sums_up):
        return False
    verb = token if token.pos_ in VERBAL else token.head
    verb = verb.head if verb.dep_ == "conj" and verb.head.pos_ in VERBAL else verb
    goes_on = verb.tag_ == "VBG" and any(c.dep_ == "aux" and c.lower_ in BEING for c in verb.children)
    return goes_on and not any(place.grain != "country" for place in spots(parsed.scene))


def _known(parsed: Parsed, kind: type[Detail], token: "Token", tense: Tense) -> bool:
    """Whether the writer goes back to an official act as known: in the perfect, in no voice but the writer's, behind
    the sentences that tell the news: 'Poland *has sent* tanks'; or as what something came of: 'sailed *under a deal*'.
    An assessment tells its news in the perfect throughout."""
    told = [said.verb for said in parsed.voices.above(token)]  # 'Britain *has pledged* …' is told so itself
    if not kind.official or any(not any(c.lower_ in _HAVE for c in verb.children) for verb in told):
        return False
    if token.dep_ == "pobj" and token.head.lower_ in _KNOWN:
        return True
    return tense == "perfect" and parsed.scene.sentence.at >= _LEAD and not assesses(parsed.story)


def recalled_in(parsed: Parsed, token: "Token") -> "Token | None":
    """The head of the words in which a sentence only goes back to an act: a deed for which somebody is *tried*, a blow
    whose victims are *mourned*, what one of whom it tells did or bore before. Its time and place stand there, or
    nowhere: the day of the verdict is not the day of the crime."""
    judging, recalling = parsed.heads("judging"), parsed.heads("remembering")
    for here in (token, *ancestors(token)):
        above = [t.i for t in (here.head, *here.head.children) if t.i == here.head.i or t.dep_ == "compound"]
        if here.dep_ == "prep" and here.lower_ in _FOR and any(i in judging for i in above):
            return here
        if here.dep_ in _RECALLS and any(i in recalling for i in above):
            return here
        if here.dep_ == "relcl" and _of_a_person(parsed, here):
            return here
    return None


def _of_a_person(parsed: Parsed, clause: "Token") -> bool:
    """Whether a relative clause says what one person did, or what befell his own: 'Orlova, *whose* brother was killed',
    'the man *who* shot two'. What befell the person himself is news."""
    noun = clause.head
    if noun.tag_ not in ("NN", "NNP") or not (parsed.naming.person(noun) or noun.i in parsed.heads("who")):
        return False
    own = any(t.lower_ == "whose" and t.dep_ == "poss" and t.head.head.i == clause.i for t in clause.subtree)
    does = any(c.lower_ == "who" and c.dep_ == "nsubj" for c in clause.children) and not is_passive(clause)
    return own or (does and noun.pos_ == "NOUN")  # one with a name is in the news for what he did
