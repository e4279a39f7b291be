"""What a deal or talks are about, and since when: stretches of the text's own words."""

import re
from typing import TYPE_CHECKING

from daybrief.extract.english.syntax import own_words, preps

if TYPE_CHECKING:
    from daybrief.extract.english.token import Token
    from daybrief.extract.readers.rules.acts import Parsed

_ABOUT = ("on", "about", "over", "regarding", "concerning")
_STOPS = frozenset({",", ";", "–", "—"})
_NO_NAME = frozenset({"det", "predet", "poss", "case"})
_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)")


def whole(parsed: "Parsed", head: "Token") -> str:
    """The words of a phrase with all that hangs on it, up to a remark or a second clause."""
    words = [t for t in head.subtree if t.i >= head.i or t.head.i == head.i]
    end = next((n for n, t in enumerate(words) if t.i > head.i and t.text in _STOPS), len(words))
    return parsed.story.doc.text[parsed.tree.start(words[0]) : parsed.tree.end(words[:end][-1])]


def subject(parsed: "Parsed", head: "Token") -> str | None:
    """What a deal is about: 'an agreement on *minerals*', 'a deal *to halt strikes*', else its name: '*grain deal*'."""
    aims = [c for c in head.children if c.dep_ in ("acl", "relcl") and any(t.tag_ == "TO" for t in c.children)]
    for about in [*preps(head, *_ABOUT), *aims]:
        if parsed.naming.party(about) is None or about.pos_ != "PROPN":
            return whole(parsed, about)
    words = [t for t in own_words(head) if t.dep_ not in _NO_NAME and t.pos_ != "PUNCT"]
    said = parsed.story.doc.text[parsed.tree.start(words[0]) : parsed.tree.end(words[-1])]
    return said if " " in said else None


def onset(parsed: "Parsed") -> str | None:
    """The first day, month or year of what the sentence says has gone on since then, as fine as its words are."""
    for timed in (t for t in parsed.scene.times if t.bound == "since"):
        said = parsed.story.doc.text[timed.start : timed.end]
        fine = 10 if _DAY.search(said) else 7 if re.search(r"[a-z]{3}", said.lower().replace("since", "")) else 4
        return timed.when.start.isoformat()[:fine]
    return None


def horizon(parsed: "Parsed", token: "Token") -> str | None:
    """The last day of the latest time named with an act, if it lies after publication."""
    published = parsed.scene.published
    inside = {t.i for t in token.subtree}
    ahead = [
        timed.when
        for timed in parsed.scene.times
        if published
        and timed.when.last > published
        and (head := parsed.tree.head(timed.start, timed.end)) is not None
        and head.i in inside
    ]
    return max(ahead, key=lambda w: w.last).exchange().rpartition("/")[2] if ahead else None
