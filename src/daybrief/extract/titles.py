"""Whose title it is: whom 'the minister', 'the head of state' or 'the Russian president' means in a document."""

import re
from typing import TYPE_CHECKING

from daybrief.extract.cast import Cast, Named, Speaker, is_initials
from daybrief.extract.scene import Story

if TYPE_CHECKING:
    from daybrief.extract.english.token import Token

_TITLE = 90  # letters before a name in which its holder's title stands
_LATER = 900  # letters behind a title that a report opens on within which it names its holder
_SMALL_WORDS = frozenset({"the", "of", "for", "in", "at", "a", "an", "s", "and"})


class Titles:
    """The titles that a document and the pack give its people."""

    def __init__(self, story: Story, cast: Cast) -> None:
        self.story, self.cast = story, cast
        self.quoted: frozenset[int] = frozenset()  # offsets inside quotation marks: who is named there is spoken of

    def untitled(self, voice: Speaker) -> bool:
        """Whether a person is named without any title, as one who was brought in by it alone: 'The *ambassador* said
        …. *Anna Berg* told …'."""
        known = self.story.theatre.people[self.story.lang].first(voice.name)
        told = (title for p in self.cast.people if self.cast.full(p.name) == voice.name for title in self.titles(p))
        return voice.person and known is None and not any(self.is_title(title) for title in told)

    def introduced(self, head: "Token", said: str, start: int, party: str | None, *, held: bool) -> Speaker | None:
        """The person who was brought in with the title: 'the *minister*' after 'Foreign *Minister* Anna Berg' or 'Anna
        Berg, the *minister* of finance'. `held`: the title is one that is held still."""
        words = re.findall(r"\w+", plain := self.plain(said))
        title_word = head.lower_ if plain == said else words[-1].lower()
        marks = {word for word in words if word[0].isupper() and word != head.text}
        told = {word.lower() for word in words} - {title_word} - _SMALL_WORDS
        bare_told = told - {word.lower() for word in marks if self.parties(word)}
        for person in self._named_before(start):
            if not held and self.has(self.cast.full(person.name), title_word):
                continue
            for title in map(self.plain, self.titles(person)):
                if told and self._second(title) and not self._second(said):
                    continue  # the deputy minister of finance is not 'the *finance minister*'
                own = set(re.findall(r"\w+", title))
                low = {w.lower() for w in own}
                same = not marks or marks & own or (party is not None and party in self.parties(title))
                unsaid = bare_told and bare_told <= low and not self.parties(title)
                if (title_word in low and (same or unsaid)) or (marks and bare_told and told <= low):
                    return Speaker(person.start, person.end, self.cast.full(person.name))
        return None

    def named_later(self, head: "Token", end: int, party: str | None) -> Speaker | None:
        """The person whom a report opens on by a title, and names further on: 'Ukraine's *envoy* said …. Anna Berg, the
        envoy of Ukraine, …'. Nobody where somebody was named before."""
        first = next((p for p in self.cast.people if p.start not in self.quoted), None)
        if first is None or not end <= first.start <= end + _LATER or party is None:
            return None
        titles = [title for title in self.titles(first) if head.lower_ in re.findall(r"\w+", title.lower())]
        known = self.story.theatre.people[self.story.lang].first(self.cast.full(first.name))
        sided = (known is not None and known.party == party) or any(party in self.parties(t) for t in titles)
        return Speaker(first.start, first.end, self.cast.full(first.name)) if titles and sided else None

    def _named_before(self, start: int) -> list[Named]:
        """The people that the writer names before an offset, the last one first."""
        people = (p for p in reversed(self.cast.people) if not is_initials(p.name))
        return [p for p in people if p.end <= start and p.start not in self.quoted]

    def _second(self, title: str) -> bool:
        """Whether a title is not the office itself: a deputy's, or one that is no longer held."""
        return bool(self.story.theatre.terms("former", self.story.lang).find(title))

    def plain(self, said: str) -> str:
        """A title without its newspaper dress: 'the *head of diplomacy*' is the foreign minister."""
        for hit in self.story.theatre.terms("styled", self.story.lang).find(said):
            return said[: hit.start] + hit.value.removeprefix("styled.") + said[hit.end :]
        return said

    def titles(self, person: Named) -> list[str]:
        """What stands right before a name and, between commas, right after it."""
        text = self.story.doc.text
        after = max((p.end for p in self.cast.people if p.end < person.start), default=0)
        before = re.split(r"(?<![A-Z])[.;!?\n]\s", text[max(after, person.start - _TITLE) : person.start])[-1]
        found = [before.rstrip(", ").rpartition(",")[2]]
        apposed = re.match(r"\s?[,(–—]\s?([^,;:.()“”\"\n]{3,90})", text[person.end : person.end + _TITLE + 4])
        return [*found, apposed[1]] if apposed and self.is_title(apposed[1]) else found

    def is_title(self, words: str) -> bool:
        terms = self.story.theatre.terms("office", self.story.lang).find(words)
        return bool(terms) and not self.story.theatre.terms("say", self.story.lang).find(words)

    def parties(self, words: str) -> set[str]:
        return {hit.value for hit in self.story.theatre.parties[self.story.lang].find(words)}

    def holder(self, head: "Token", start: int, party: str | None) -> Speaker | None:
        """The person named before who is known to hold an office of that party's: 'the Russian *president*'."""
        if party is None:
            return None
        for person in self._named_before(start):
            known = self.story.theatre.people[self.story.lang].first(self.cast.full(person.name))
            if known is not None and known.party == party and self.holds(known.office, head.lower_):
                return Speaker(person.start, person.end, self.cast.full(person.name), known.party)
        return None

    def first_of_state(self, said: str, start: int, end: int) -> Speaker | None:
        """The only one of the document's people who leads a state: 'the *head of state*', named anywhere in it. Of
        several the only one who is a subject there."""
        if not self.heads_state(said):
            return None
        leaders, leading = {}, set()
        for person in (p for p in self.cast.people if p.start not in self.quoted):
            known = self.story.theatre.people[self.story.lang].first(self.cast.full(person.name))
            if known is not None and self.holds(known.office, "leader"):
                leaders[known.name] = Speaker(start, end, self.cast.full(person.name), known.party)
                leading |= {known.name} if person.leads else set()
        told = [speaker for name, speaker in leaders.items() if len(leaders) == 1 or leading == {name}]
        return told[0] if told else None

    def heads_state(self, said: str) -> bool:
        """Whether words are the title of whoever leads a state: 'the *head of state*'."""
        return bool(self.story.theatre.terms("leads-state", self.story.lang).find(said))

    def leads(self, name: str) -> bool:
        """Whether somebody is known to lead a state."""
        return self.has(name, "leader")

    def holds(self, office: str, title: str) -> bool:
        """Whether a known office is what a title says; the 'leader' of a country is the first of its state."""
        words = office.lower().split()
        leads = self.story.theatre.terms("leader", self.story.lang)
        return title in words or bool(leads.find(title) and words[:1] and leads.find(words[0]))

    def has(self, name: str, title: str) -> bool:
        """Whether somebody is known to hold an office by this title."""
        known = self.story.theatre.people[self.story.lang].first(name)
        return known is not None and self.holds(known.office, title)

    def may_be(self, name: str, title: str) -> bool:
        """Whether somebody can be meant by a title: nobody knows an office of theirs, or it is this."""
        return self.story.theatre.people[self.story.lang].first(name) is None or self.has(name, title)

    def other_office(self, name: str, title: str) -> bool:
        """Whether somebody is known to hold an office, or is brought in with one, that the title does not name: a
        president is not 'the *mayor*'."""
        offices = self.story.theatre.terms("own-office", self.story.lang)
        if not offices.find(title):
            return False
        known = self.story.theatre.people[self.story.lang].first(name)
        if known is not None and known.office:
            return not self.holds(known.office, title)
        told = [self.titles(p) for p in self.cast.people if self.cast.full(p.name) == name]
        held = {hit.value for titles in told for words in titles for hit in offices.find(words.lower())}
        return bool(held) and offices.find(title)[0].value not in held
