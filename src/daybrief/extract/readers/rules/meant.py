"""Places that a sentence means without naming them: 'the *city*', 'its recapture', 'fighting goes on *there*'."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from daybrief.extract.english.syntax import preps
from daybrief.extract.places import Spot, spots
from daybrief.extract.readers.rules.placing import Placed, in_place, said_at

if TYPE_CHECKING:
    from daybrief.extract.english.token import Token
    from daybrief.extract.readers.rules.sentence import Sentence

_BACK = 2  # sentences of the paragraph to look back for the name
_POINTING = frozenset({"the", "this", "that"})
_WHOLE = frozenset({"entire", "whole", "same"})
_SIDE = r"(?:north|south)(?:[- ]?(?:east|west))?|east|west"
_SIDES = re.compile(
    rf"(?:\b(?P<more>(?:{_SIDE}),? (?:and |or )?(?:to the )?)*\b(?P<last>{_SIDE}) of|\baround)"
    r" (?:the|this|that) (?:entire |whole |same )?$"
)
_FAR = 60  # letters before the noun that may name its sides
_WITHIN = ("in or around ", "in and around ", "in and near ", "in or near ")
_REACH = 17  # letters, the longest of these, and of 'the southeast of '
_PART = re.compile(rf"\bthe (?:{_SIDE}) of $")
_CLAUSES = frozenset({"acl", "relcl", "appos"})


def meant_places(parsed: "Sentence") -> list[Placed]:
    """The nouns and adverbs that stand for a place told before, each with that place."""
    found = []
    for i, grain in sorted(_pointers(parsed).items()):
        token = parsed.tree.doc[i]
        if (spot := _told_before(parsed, token, grain)) is not None:
            found.append(Placed(replace(spot, relation=_bearing(parsed, token)), token))
    return found


def _bearing(parsed: "Sentence", token: "Token") -> str | None:
    """'north of' where the words before the noun say so, 'around' where they name several sides of it."""
    at = parsed.tree.start(token)
    before = _SIDES.search(parsed.story.doc.text[max(parsed.scene.start, at - _FAR) : at].lower())
    if before is None:
        return None
    return f"{before['last']} of" if before["last"] and not before["more"] else "around"


def _pointers(parsed: "Sentence") -> dict[int, str]:
    """Token numbers of the words that stand for a place, with the grain that they mean, '' for any."""
    named = {place.token.i for place in parsed.places}
    words = {
        i: slot.rpartition(".")[2]
        for i, slot in parsed.heads("meant").items()
        if _points(parsed.tree.doc[i], named) and in_place(parsed.tree.doc[i])
    }
    return words | {t.i: "" for t in parsed.tree.doc if t.lower_ == "there" and t.dep_ == "advmod"}


def _points(token: "Token", named: set[int]) -> bool:
    """Whether a noun points back and says nothing by which a place could be told that was not named."""
    if token.pos_ != "NOUN" or not any(c.dep_ == "det" and c.lower_ in _POINTING for c in token.children):
        return False
    if any(c.dep_ in _CLAUSES or (c.dep_ in ("amod", "compound") and c.lower_ not in _WHOLE) for c in token.children):
        return False
    return not preps(token, "of", "in") and not any(t.i in named for t in token.subtree)


def _told_before(parsed: "Sentence", token: "Token", grain: str) -> Spot | None:
    """The place of that grain named last before the word, and not only to say where another lies."""
    at = parsed.tree.start(token)
    own = [place.spot for place in parsed.places if place.spot.start < at and not _of_saying(parsed, place)]
    for named in (own, *_before(parsed)):
        fit = [spot for spot in named if not (spot.weak or _beside(parsed, spot)) and _of(parsed, spot, grain)]
        if any(spot.grain != "direction" for spot in fit):
            return max(fit, key=lambda spot: spot.start)
    return None


def _beside(parsed: "Sentence", spot: Spot) -> bool:
    """Whether a place is named for what lies beside it: 'north of *A*', and not 'in or around *A*', 'the north of *A*'
    or 'the *A* front'."""
    before = parsed.story.doc.text[max(0, spot.start - _REACH) : spot.start].lower()
    within = before.endswith(_WITHIN) or bool(_PART.search(before))
    return bool(spot.relation) and not within and not spot.by_way and spot.grain != "direction"


def _of_saying(parsed: "Sentence", place: Placed) -> bool:
    """Whether a place is where something was said: 'said at a meeting in *Berlin* that the village fell'."""
    verb = said_at(place)
    return verb is not None and verb.i in parsed.voices.say and verb.i < place.token.i


def _before(parsed: "Sentence") -> Iterator[list[Spot]]:
    for scene in islice(parsed.story.before(parsed.scene, same_block=True), _BACK):
        yield spots(scene)


def _of(parsed: "Sentence", spot: Spot, grain: str) -> bool:
    """Whether a place is of a grain; a name that several places bear is one of a settlement."""
    kind = parsed.story.theatre.gazetteer.get(spot.id).grain if spot.id else "settlement"
    fronts = grain == "settlement" and kind == "direction"  # a front goes by the town on it
    return kind == grain or fronts if grain else kind != "country"
