"""What marked words mean: parties, names, counts, places, clauses."""

import re

from daybrief.extract.labels import dateline_length
from daybrief.extract.readers.model.inputs import Page
from daybrief.extract.readers.model.marks import Mark
from daybrief.extract.readers.model.smallwords import small_words
from daybrief.extract.scene import Scene, Story, covered
from daybrief.model.figure import Figure
from daybrief.model.place import Mention
from daybrief.model.voice import Voice
from daybrief.model.when import When
from daybrief.theatre.lookalike import deceives
from daybrief.theatre.placenames import is_cyrillic, romanise
from daybrief.theatre.terms import Hit

_POSSESSIVE = re.compile(r"['’]s?$")
_SHORTEST = 3  # letters of a place that no list knows: the T of the T 0504 road is none
_FOR = re.compile(r"(?:\bfor|\bto|\bдля) (?:the )?$")
_MONEY = re.compile("[$€£¥₴₽]")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


class Values:
    """Reads the marks of one page."""

    def __init__(self, page: Page, story: Story) -> None:
        self.page, self.story = page, story
        self._pronouns = small_words(story.lang).pronouns
        self._small = small_words(story.lang).trailing | {"s", "the"}

    def scene(self, sentence: int) -> Scene:
        return self.story.scenes[self.page.words.order[sentence]]

    def _scene_of(self, mark: Mark) -> Scene:
        return self.scene(self.page.words.sent_of[mark.first])

    def in_dateline(self, mark: Mark) -> bool:
        """Whether the words only say where the report was written."""
        scene = self._scene_of(mark)
        return self.page.words.chars(mark.first, mark.last)[0] < scene.start + dateline_length(scene.text)

    def written(self, mark: Mark) -> str:
        """The words as they stand, with the sign of the money they count."""
        money = mark.first > 0 and _MONEY.fullmatch(self.page.words.forms[mark.first - 1]) is not None
        return self.page.words.said(mark.first - money, mark.last)

    def means(self, words: str, thing: str) -> bool:
        """Whether words are no more than another name of a thing: "military" of personnel."""
        hits = self.story.theatre.terms("alike", self.story.lang).find(words)
        return any(h.value == f"alike.{thing}" and h.text == words for h in hits)

    def receivers(self, mark: Mark) -> list[str]:
        """The parties for whom a thing is by its own words: "aid *for Ukraine*"."""
        start, end = self.page.words.chars(mark.first, mark.last)
        hits = [h for h in self._scene_of(mark).parties if start < h.start and h.end <= end]
        return [h.value for h in hits if _FOR.search(self.story.doc.text, start, h.start)]

    def text(self, mark: Mark) -> str:
        """The words without article and possessive ending."""
        said = _POSSESSIVE.sub("", self.page.words.said(mark.first, mark.last))
        return _ARTICLE.sub("", said)

    def party(self, mark: Mark) -> str | None:
        """The code of the party that the words name."""
        start, end = self.page.words.chars(mark.first, mark.last)
        scene = self._scene_of(mark)
        person = next((h.value.party for h in scene.people if h.start < end and start < h.end), None)
        return person or next((h.value for h in scene.parties if h.start < end and start < h.end), None)

    def named(self, mark: Mark, bodies: bool) -> str | None:
        """A party's code where the words name nothing but a party, else the name as written; None for a pronoun.

        With `bodies`, a party's forces and authorities are the party: "Russian troops", "the Ukrainian government"."""
        text = self.text(mark)
        if text.lower() in self._pronouns or not any(c.isalpha() for c in text):
            return None
        start, end = self.page.words.chars(mark.first, mark.last)
        scene = self._scene_of(mark)
        parties = [h for h in scene.parties if h.start < end and start < h.end]
        known: list[Hit[str]] = [*parties, *([*scene.words("body"), *scene.words("force")] if bodies else [])]
        codes = {h.value for h in parties}
        words = [self.page.words.spans[n] for n in range(mark.first, mark.last)]
        rest = [self.page.words.text[a:b] for a, b in words if not any(h.start <= a < h.end for h in known)]
        bare = all(word.lower() in self._small or not word[0].isalpha() for word in rest)
        return codes.pop() if len(codes) == 1 and bare else text

    def figure(self, mark: Mark) -> tuple[Figure, tuple[int, int]] | None:
        """The count that the words hold, and where it stands."""
        start, end = self.page.words.chars(mark.first, mark.last)
        scene = self._scene_of(mark)
        found = next((f for f in scene.figures if f.start < end and start < f.end), None)
        return (found.figure, (found.start, found.end)) if found else None

    def place(self, mark: Mark) -> Mention | None:
        """The place that the words name, by its official name where the gazetteer knows it."""
        start, end = self.page.words.chars(mark.first, mark.last)
        form = self.page.words.forms[mark.first]
        if not form[:1].isupper() and "-" not in form and not form.isalpha():
            return None
        scene = self._scene_of(mark)
        for hit in scene.places:
            if hit.start < end and start < hit.end:
                if hit.is_parent:
                    return None
                span = self.story.doc.span(hit.start, hit.end)
                return Mention(span=span, name=hit.name, relation=hit.relation, parent=hit.parent)
        others = covered(scene.people, scene.parties, scene.weapons)
        if not others.isdisjoint(range(start, end)) or not form[:1].isupper():
            return None
        text = self.text(mark)
        if sum(c.isalpha() for c in text) < _SHORTEST:
            return None
        name = romanise(text, scene.lang) if is_cyrillic(text) and not deceives(text, scene.lang) else text
        return Mention(span=self.story.doc.span(start, end), name=name)

    def bound(self, sentence: int, cue: str) -> str | None:
        """The date that a sentence gives as "since", "until" or "by" when, as fine as the text has it."""
        scene = self.scene(sentence)
        found = scene.times
        if cue == "since":
            return next((t.when.start.isoformat() for t in found if t.bound == "since"), None)
        ahead = [t for t in found if scene.published is None or t.when.last >= scene.published]
        if cue == "until":
            ahead = [t for t in ahead if t.bound == "until"]
        return _last_unit(ahead[-1].when) if ahead else None

    def _says_nothing(self, text: str) -> bool:
        """Whether words name nobody: 'for', 'The'."""
        return all(word.lower() in self._small for word in text.split())

    def voice(self, mark: Mark) -> Voice | None:
        """The voice that the words name; None for a pronoun."""
        text = self.text(mark)
        if text.lower() in self._pronouns or not any(c.isalpha() for c in text) or self._says_nothing(text):
            return None
        start, end = self.page.words.chars(mark.first, mark.last)
        at = start + self.story.doc.text[start:end].find(text)
        return Voice(name=text, party=self.party(mark), span=self.story.doc.span(at, at + len(text)))


def _last_unit(when: When) -> str:
    """The last day, month or year of a stretch of time."""
    return when.last.isoformat()[: {"day": 10, "month": 7, "year": 4}[when.grain]]
