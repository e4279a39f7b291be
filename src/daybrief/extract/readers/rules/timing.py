"""When an act happened: the time that hangs on it, else its sentence's, its paragraph's, or the day of the report."""

from typing import TYPE_CHECKING

from daybrief.extract.english.syntax import ancestors
from daybrief.extract.readers.rules.acts import Act, Parsed
from daybrief.extract.readers.told import pointed_at
from daybrief.extract.times import Timed, when_for
from daybrief.model.when import When

if TYPE_CHECKING:
    from spacy.tokens import Token


def when(parsed: Parsed, act: Act) -> When | None:
    """The time of an act; None for background that the text leaves undated."""
    story, scene = parsed.story, parsed.scene
    published = story.doc.published.day if story.doc.published else None
    found = [t for t in scene.times if t.bound != "until"]
    own = [t for t in found if _hangs(parsed, t, act.token)]
    if not own and _undated(parsed, act):
        return None
    if scene.points_back:
        return pointed_at(story, scene)
    carried = next((w for before in story.before(scene, same_block=True) if (w := _stated(before.times))), None)
    return when_for(own or found, act.start, act.end, carried=carried, published=published)


def _stated(found: list[Timed]) -> When | None:
    return next((t.when for t in found if t.bound == "at" and t.when.grain == "day"), None)


def _hangs(parsed: Parsed, timed: Timed, token: "Token") -> bool:
    """Whether the time hangs on the act or on a word that the act completes."""
    head = parsed.tree.head(timed.start, timed.end)
    if head is None:
        return False
    above = {head.i, *(t.i for t in ancestors(head))}
    return any(t.i in above for t in parsed.mood.governors(token))


def _undated(parsed: Parsed, act: Act) -> bool:
    marks = parsed.heads("undated")
    return any(c.i in marks for here in parsed.mood.governors(act.token) for c in here.children)
