"""What every reader must know of a document: who speaks, and when the things it tells happened."""

from typing import TYPE_CHECKING

from daybrief.extract.scene import Scene, Story
from daybrief.model.text import Document
from daybrief.model.voice import Voice
from daybrief.model.when import When

if TYPE_CHECKING:
    from daybrief.extract.cast import Speaker


def publisher(story: Story) -> Voice:
    """The document's own voice, with the side it speaks for where the pack knows it."""
    return story.once(_publisher)


def _publisher(story: Story) -> Voice:
    """A source of the pack, or a person it knows who posts in their own name."""
    doc = story.doc
    name = doc.origin or doc.source or doc.name
    low = name.casefold()
    for source, known_as in story.theatre.sources:
        if low == source.name.casefold() or low in known_as:
            return Voice(name=name, party=source.party)
    hits = (hit for people in story.theatre.people.values() for hit in people.find(name))
    person = next((hit.value for hit in hits if (hit.start, hit.end) == (0, len(name))), None)
    return Voice(name=name, party=person.party if person is not None else None)


def voice_of(speaker: "Speaker", doc: Document) -> Voice:
    """A speaker as a link of a chain."""
    return Voice(name=speaker.name, party=speaker.party, span=doc.span(speaker.start, speaker.end))


def publishes(story: Story, name: str) -> bool:
    """Whether a name is the publisher's own, under any form the pack knows."""
    return name.casefold() in story.once(_own_names)


def _own_names(story: Story) -> frozenset[str]:
    own = (story.doc.origin or story.doc.source or story.doc.name).casefold()
    known = ({source.name.casefold(), *names} for source, names in story.theatre.sources)
    return frozenset({own}).union(*(forms for forms in known if own in forms))


def assesses(story: Story) -> bool:
    """Whether the publisher's business is to assess: an institute's "will" is a forecast of its own."""
    low = (story.doc.origin or story.doc.source or "").casefold()
    known = (s for s, names in story.theatre.sources if low == s.name.casefold() or low in names)
    return any(source.kind == "institute" for source in known)


def foe(story: Story, party: str | None) -> str | None:
    """The other side of the theatre."""
    sides = story.theatre.sides
    return next((side for side in sides if side != party), None) if party in sides else None


def of_another_war(story: Story) -> bool:
    """Whether a document names other states, no side of the theatre, and fewer places on the sides' land than
    elsewhere: neither side did anything that it tells of. 'A ship, flag Panama, was hit at Izmail' is of this war."""
    return story.once(_of_another_war)


def _of_another_war(story: Story) -> bool:
    sides, own = story.theatre.sides, publisher(story).party
    named = {hit.value for scene in story.scenes for hit in scene.parties}
    named |= {id_[4:] for s in story.scenes for hit in s.places for id_ in hit.ids if id_.startswith("iso:")}
    if not named or own in sides or not named.isdisjoint(sides):
        return False
    ids = [hit.ids[0] for scene in story.scenes for hit in scene.places if hit.ids]
    lands = [entry.country for id_ in ids if (entry := story.theatre.gazetteer.get(id_)) is not None]
    return sum(land in sides for land in lands) < max(1, sum(land not in sides for land in lands))


def pointed_at(story: Story, scene: Scene) -> When | None:
    """The day that "that night" means, or the month that "that month" does: the last one told before. Never the day of
    the report, which it is not."""
    grain = "month" if scene.words("that-time.month") else "day"
    told = (t.when for before in story.before(scene) for t in reversed(before.times) if t.bound == "at")
    found = next((when for when in told if when.grain == grain), None)
    return found.model_copy(update={"basis": "carried"}) if found is not None else None
