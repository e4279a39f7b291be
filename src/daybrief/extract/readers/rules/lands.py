"""Whose land an act is done on, and which side that tells of."""

from itertools import islice
from typing import TYPE_CHECKING

from daybrief.extract.english.syntax import first_of, undergoers
from daybrief.extract.places import Spot
from daybrief.extract.readers.told import foe, of_another_war

if TYPE_CHECKING:
    from daybrief.claims.base import Detail
    from daybrief.extract.english.token import Token
    from daybrief.extract.readers.rules.acts import Act, Parsed
    from daybrief.extract.readers.rules.phrases import Phrases

_NEAR = 2  # sentences to look back for the side that others help


def on_own_land(parsed: "Parsed", party: str, places: list[Spot]) -> bool:
    """Whether a party acts in its own state, where the places are known: 'retook a village in *Kursk* Oblast'."""
    theatre = parsed.story.theatre
    states = {theatre.gazetteer.get(spot.id).country for spot in places if spot.id} & set(theatre.sides)
    return party in states if states else party == theatre.about.get("home")


def abroad(parsed: "Parsed", places: list[Spot]) -> bool:
    """Whether all places lie in states that are no side of the theatre: 'an offensive on *Tripoli*'."""
    theatre = parsed.story.theatre
    states = {theatre.gazetteer.get(spot.id).country if spot.id else None for spot in places}
    return bool(states) and all(states) and not states & set(theatre.sides)


def elsewhere(parsed: "Parsed", mover: str | None, places: list[Spot]) -> bool:
    """Whether an act on the ground is none of this war: it would be none abroad, and all its places lie there."""
    return none_abroad(parsed, mover) and abroad(parsed, places)


def none_abroad(parsed: "Parsed", mover: str | None) -> bool:
    """Whether who moves is no side, or a side told to move without a word of troops: 'talks in *Vienna* broke up after
    Russia withdrew'."""
    armed = bool(parsed.heads("force") or parsed.heads("arms"))
    return mover is not None and (mover not in parsed.story.theatre.sides or not armed)


def invader(parsed: "Parsed", places: list[Spot]) -> str | None:
    """The side that strikes there: the one whose land it is not, unless the other holds it; None where that is new."""
    story = parsed.story
    taken = (story.theatre.taken(spot.id, parsed.scene.published) for spot in places if spot.id)
    if of_another_war(story) or any(taken):
        return None
    owners = {story.theatre.holder(spot.id) for spot in places if spot.id}
    return foe(story, owners.pop()) if len(owners) == 1 else None


def blamed(parsed: "Parsed", kind: "type[Detail]") -> tuple[str, ...]:
    """The slots of parties that a sentence leaves open where each side says of the other that it was its act."""
    doing = kind.wave.by if kind.wave is not None else kind.here
    return (doing,) if doing and parsed.scene.words("mutual") else ()


def over_victims(phrases: "Phrases", act: "Act") -> str | None:
    """The side against those who undergo a verb by an act's noun: '*Russian infantry* was halted by strikes'."""
    noun = first_of(act.token)
    if noun.dep_ != "pobj" or noun.head.dep_ != "agent":
        return None
    found = (phrases.foe(victim) for victim in undergoers(noun.head.head))
    return next((party for party in found if party is not None), None)


def home_beside(parsed: "Parsed", head: "Token") -> str | None:
    """The home side, where the sentence or one just before it names it and somebody else acts."""
    home = parsed.story.theatre.about.get("home")
    doer = parsed.naming.party(head)
    scenes = (parsed.scene, *islice(parsed.story.before(parsed.scene), _NEAR))
    named = any(hit.value == home for scene in scenes for hit in scene.parties)
    return home if named and doer not in (None, home) else None
