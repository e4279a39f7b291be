"""Lists that the parser takes apart, put together again: 'a school, two shops and nine cars were hit'.

The small parser hangs the second member of a list of things on the first as if it were another name for it, the first
on the verb as if it were a time, and a verb after a comma on its object as if it were an epithet. Each rule below asks
for the marks of a list: commas between the members, and a joint before the last."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from daybrief.extract.english.token import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_LOOSE = frozenset({"conj", "appos", "dobj", "npadvmod", "nmod"})
_NO_THINGS = frozenset({
    "second", "minute", "hour", "day", "night", "morning", "afternoon", "evening", "noon", "midnight", "week",
    "weekend", "month", "year", "decade", "time", "moment", "spring", "summer", "autumn", "winter", "percent",
    "bit", "lot", "mile", "kilometre", "kilometer", "metre", "meter", "north", "south", "east", "west", "northeast",
    "northwest", "southeast", "southwest",
})  # fmt: skip
"""Nouns that say when, how far or where, and are no member of a list of things."""
_EPITHETS = frozenset({
    "rising", "growing", "mounting", "increasing", "declining", "falling", "worsening", "continuing", "remaining",
    "existing", "ongoing", "following", "surrounding", "neighbouring", "neighboring", "leading", "incoming", "outgoing",
    "developing", "emerging", "slowing", "shrinking", "freezing", "burning", "flying", "working", "living", "standing",
    "lasting", "missing", "sweeping",
})  # fmt: skip
"""Participles that are epithets of what follows them, in a list as elsewhere."""
_REPORTS = frozenset({"VBD", "VBZ", "VBP"})


def relink(words: "tuple[Token, ...]") -> None:
    """Hang words of broken lists where they belong. Changes heads and roles; children are made afterwards."""
    if not any(word.lower_ == "," or word.dep_ == "appos" for word in words):
        return  # no rule has anything to say of it
    below: dict[int, list[Token]] = {}
    for word in words:
        if word.head is not word:
            below.setdefault(word.head.i, []).append(word)
    for rule, asked in _rules():
        if any(roles <= {word.dep_ for word in words} for roles in asked):
            # of a list taken apart twice the end is put together first: only then does its beginning look like one
            _apply(rule, words[::-1] if rule is _renamed else words, below)


def _rules() -> "Iterator[tuple[_Rule, Sequence[frozenset[str]]]]":
    """The rules in their order, each with the roles without which it changes nothing: all of one of these sets."""
    yield _epithet, (frozenset({"amod"}),)
    yield _handed, (frozenset({"appos", "ccomp"}),)
    yield _spoken, (frozenset({"appos", "ccomp"}),)
    yield _relayed, (frozenset({"appos", "advcl"}),)
    yield _office, (frozenset({"appos", "conj"}),)
    yield _renamed, (frozenset({"appos"}),)
    yield _timed, (frozenset({"npadvmod"}), frozenset({"dep"}))
    yield _twice, (frozenset(),)
    yield _told, (frozenset({"dobj", "ccomp"}),)


_Below = dict[int, "list[Token]"]
_Rule = Callable[["Token", _Below], "Iterable[_Change]"]
_Change = tuple["Token", "Token", str]  # a word, what it hangs on, and as what


def _apply(rule: _Rule, words: "tuple[Token, ...]", below: "_Below") -> None:
    for word in words:
        for moved, head, role in tuple(rule(word, below)):
            if moved.head is not moved:
                below[moved.head.i].remove(moved)
            moved.head, moved.dep_ = head, role
            below.setdefault(head.i, []).append(moved)
            below[head.i].sort(key=lambda each: each.i)


def _renamed(word: "Token", below: "_Below") -> "Iterator[_Change]":
    """'nine houses, *several garages* and a shop burned': a second thing, not another name for the first."""
    seconds = [c for c in below.get(word.i, ()) if c.dep_ in ("appos", "conj") and c.i > word.i]
    if not seconds or seconds[0].dep_ != "appos" or not all(_is_thing(t) for t in (word, *seconds)):
        return
    if not _joined(seconds[-1], below) or not all(_after_comma(t, below) for t in seconds):
        return
    last = _last_of_list(seconds[-1], below)
    if last.i + 1 < len(word.doc) and last.nbor().lower_ == "," and not _closing(last.nbor(), word):
        return  # 'the depot, *a store of fuel and oil*, burned'
    joint = word
    for second in seconds:
        yield second, joint, "conj"
        joint = second


def _relayed(word: "Token", below: "_Below") -> "Iterator[_Change]":
    """'As was told by the Post, *the minister* said …': who says it, not another name for the Post."""
    clause = word.head
    while clause.dep_ in ("pobj", "agent", "prep") and clause.head is not clause:
        clause = clause.head
    verb = clause.head
    if word.dep_ != "appos" or clause.dep_ != "advcl" or verb.i < word.i or verb.tag_ not in _REPORTS:
        return
    as_told = any(c.lower_ == "as" and c.i < word.i for c in below.get(clause.i, ()))
    if as_told and _after_comma(word, below) and not any(c.dep_ in _SUBJECTS for c in below.get(verb.i, ())):
        yield word, verb, "nsubj"


def _timed(word: "Token", below: "_Below") -> "Iterator[_Change]":
    """'*a clinic*, two shops and nine houses were hit': the first thing hit, not when."""
    verb = word.head
    if word.dep_ not in ("npadvmod", "dep") or word.i > verb.i or not _is_thing(word):
        return
    heirs = [c for c in below.get(verb.i, ()) if c.dep_ in _SUBJECTS and c.i > word.i]
    if len(heirs) == 1 and _is_thing(heirs[0]) and _joined(heirs[0], below) and _next_in_list(word, heirs[0], below):
        yield word, verb, heirs[0].dep_
        yield heirs[0], word, "conj"


def _twice(word: "Token", below: "_Below") -> "Iterator[_Change]":
    """Two subjects, or two objects, of one verb with a comma between them are one list."""
    own = below.get(word.i, ())
    if len(own) < 2:
        return
    for roles in (_SUBJECTS, frozenset({"dobj"})):
        same = [c for c in own if c.dep_ in roles]
        listed = len(same) == 2 and all(map(_is_thing, same)) and _joined(same[1], below)
        if listed and _next_in_list(same[0], same[1], below):
            yield same[1], same[0], "conj"


def _told(word: "Token", below: "_Below") -> "Iterator[_Change]":
    """'officials said *20 flats*, a bus and nine houses had been hit': nobody says flats."""
    if word.tag_ not in _REPORTS:
        return
    said = [c for c in below.get(word.i, ()) if c.dep_ == "dobj" and c.i > word.i and _is_thing(c)]
    clause = next((c for c in below.get(word.i, ()) if c.dep_ == "ccomp" and c.i > word.i), None)
    if len(said) != 1 or clause is None:
        return
    heirs = [c for c in below.get(clause.i, ()) if c.dep_ in _SUBJECTS]
    if len(heirs) == 1 and _is_thing(heirs[0]) and _joined(heirs[0], below) and _next_in_list(said[0], heirs[0], below):
        yield said[0], clause, heirs[0].dep_
        yield heirs[0], said[0], "conj"


def _spoken(word: "Token", below: "_Below") -> "Iterator[_Change]":
    """'3,000 men went to Oslo, *the spy agency* said': who says so, no other name for Oslo."""
    own = below.get(word.i, [])
    if word.tag_ not in _REPORTS or word.head is not word or any(c.dep_ in _SUBJECTS for c in own):
        return
    clause = next((c for c in own if c.dep_ == "ccomp" and c.i < word.i), None)
    here = word.doc[word.i - 1] if word.i else word
    while here.head is not here and here.dep_ != "appos" and here.head.i < word.i and here.head is not clause:
        here = here.head
    if clause is None or here.dep_ != "appos" or here.pos_ not in ("NOUN", "PROPN") or not clause.is_ancestor(here):
        return
    if _last_of_list(here, below).i == word.i - 1 and _after_comma(here, below):
        yield here, word, "nsubj"


def _handed(word: "Token", below: "_Below") -> "Iterator[_Change]":
    """'gave Norway *two launchers*, the ministry said': they are given and do not speak, for no comma parts them from
    the verb before them."""
    own = below.get(word.i, [])
    clause = next((c for c in own if c.dep_ == "ccomp" and c.i < word.i and c.pos_ == "VERB"), None)
    subject = next((c for c in own if c.dep_ == "nsubj" and c.i < word.i), None)
    if word.tag_ not in _REPORTS or clause is None or subject is None or not clause.i < subject.i:
        return
    said = [c for c in below.get(subject.i, ()) if c.dep_ == "appos" and c.i > subject.i]
    between = word.doc[clause.i + 1 : _first(subject, below).i]
    if len(said) != 1 or any(t.dep_ == "punct" or t.dep_ == "dobj" for t in between):
        return
    if _after_comma(said[0], below) and _last_of_list(said[0], below).i == word.i - 1:
        yield subject, clause, "dobj"
        yield said[0], word, "nsubj"


def _office(word: "Token", below: "_Below") -> "Iterator[_Change]":
    """'the mayor Ann Berg and the *chief* Jan Lund': a second person, not a second name for the first."""
    name = word.head
    if word.dep_ != "conj" or name.dep_ != "appos" or name.tag_ != "NNP" or word.tag_ != "NN":
        return
    if any(c.dep_ == "appos" and c.tag_ == "NNP" for c in below.get(word.i, ())):
        yield word, name.head, "conj"


def _epithet(word: "Token", below: "_Below") -> "Iterator[_Change]":
    """'hit a town, *damaging* cars and shops', 'hurting two and *damaging* cars': what the blow did, not what the cars
    were doing."""
    if word.dep_ != "amod" or word.i == 0 or word.nbor(-1).lower_ not in (",", "and"):
        return
    if word.tag_ != "VBG" and not (word.tag_ == "JJ" and word.lower_.endswith("ing") and word.nbor(-1).lower_ == "and"):
        return
    if word.lower_ in _EPITHETS or not word.text.isalpha():
        return
    thing = word.head
    if thing.i < word.i or thing.dep_ not in _LOOSE or _first(thing, below) is not word:
        return
    verb = thing.head
    while verb.pos_ not in ("VERB", "AUX") and verb.head is not verb:
        verb = verb.head
    if verb.pos_ != "VERB" or verb.i > word.i:
        return
    joined = word.nbor(-1).lower_ == "and"
    if joined and (verb.tag_ != "VBG" or thing.dep_ != "conj"):
        return  # 'hit homes and *parking* lots'
    word.tag_, word.pos_ = "VBG", "VERB"
    yield word, verb, "conj" if joined else "advcl"
    yield thing, word, "dobj"
    for other in [c for c in below.get(verb.i, ()) if c.dep_ == "dobj" and c.i > thing.i]:
        if _next_in_list(thing, other, below):
            yield other, thing, "conj"


def _closing(comma: "Token", word: "Token") -> bool:
    """Whether after a comma somebody is named who says what was told: '…, *officials said*.'"""
    here = comma.doc[comma.i + 1] if comma.i + 1 < len(comma.doc) else comma
    while here.head is not here and here.dep_ not in _SUBJECTS:
        here = here.head
    return here.i > comma.i and here.dep_ in _SUBJECTS and here.head.is_ancestor(word)


def _is_thing(word: "Token") -> bool:
    named = word.lower_.removesuffix("s") if word.tag_ == "NNS" else word.lower_
    return word.pos_ == "NOUN" and word.tag_ in ("NN", "NNS") and named not in _NO_THINGS


def _joined(word: "Token", below: "_Below") -> bool:
    """Whether the rest of the list hangs on a word: a joint, and what it joins."""
    here = word
    for _ in range(len(word.doc)):
        roles = {c.dep_ for c in below.get(here.i, ()) if c.i > here.i}
        if {"cc", "conj"} <= roles:
            return True
        following = next((c for c in below.get(here.i, ()) if c.dep_ == "conj" and c.i > here.i), None)
        if following is None:
            return False
        here = following
    return False


def _last_of_list(word: "Token", below: "_Below") -> "Token":
    """The last word of the last member's phrase."""
    here = word
    while True:
        further = [c for c in below.get(here.i, ()) if c.i > here.i and c.dep_ != "punct"]
        if not further:
            return here
        here = further[-1]


def _first(word: "Token", below: "_Below") -> "Token":
    here = word
    while (further := below.get(here.i)) and further[0].i < here.i:
        here = further[0]
    return here


def _after_comma(word: "Token", below: "_Below") -> bool:
    first = _first(word, below)
    return first.i > 0 and first.nbor(-1).lower_ == ","


def _next_in_list(first: "Token", second: "Token", below: "_Below") -> bool:
    """Whether nothing but a comma stands between two members."""
    at = _first(second, below).i - 1
    return at > first.i and first.doc[at].lower_ == "," and _last_of_list(first, below).i == at - 1
