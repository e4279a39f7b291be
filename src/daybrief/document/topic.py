"""Whether a page takes part: does it report on the theatre's conflict at all?"""

from daybrief.document.piece import Piece
from daybrief.document.shape import Shape
from daybrief.model.text import Document
from daybrief.theatre.pack import Theatre
from daybrief.theatre.terms import Words, tokens

_SHORT = 120
"""Words up to which one sign of the conflict is enough: a post of two lines need not name the country."""
_HOME, _WAR = 4.0, 4.0
"""A report names the home country and the war, its sides or weapons so often in 1,000 words at least."""
_AFFAIRS, _LEADERS = 8.0, 2
"""A report on the home country's affairs names it so often in 1,000 words, and known people so many times."""
_SIDE, _SIDE_WAR = 10.0, 25.0
"""A report on the other side alone names that side so often, and that side or the war so often."""
_LEAD_WORDS = 150
_INDEX = 5
"""So many paragraphs of which most break off make a list of other pages."""


def off_topic(doc: Document, theatre: Theatre) -> str | None:
    """Why a page takes no part: it is a list of other pages, or it hardly names the conflict. None where it does."""
    broken = _broken_off(doc)
    if broken or not theatre.sides:  # a pack of no war takes any report
        return broken
    found = tokens(doc.text)
    words = max(len(found), 1)
    named = _Named(doc.text, found, doc.lang, theatre)
    if named.enough(words) or (words > _SHORT and named.leads()):
        return None
    named.add_places()
    if named.enough(words) or (words <= _SHORT and named.war and not named.elsewhere):
        return None
    home, war = named.home or "none", named.war or "none"
    return f"off the topic: of {words:,} words {home} for {theatre.title}, {war} for the war"


class _Named:
    """How often a text names the home country, and how often the war, another side, a weapon."""

    def __init__(self, text: str, found: Words, lang: str, theatre: Theatre) -> None:
        self.text, self.found, self.lang, self.theatre = text, found, lang, theatre
        home, sides = theatre.about["home"], theatre.about["sides"]
        table, weapons = theatre.parties.get(lang), theatre.weapons.get(lang)
        people = theatre.people.get(lang)
        codes = [hit.value for hit in table.find(text, found)] if table else []
        known = people.find(text, found) if people else []
        self.people = len(known)
        codes += [hit.value.party for hit in known if hit.value.party]
        self.home: int = codes.count(home)
        self.sides: int = sum(code in sides and code != home for code in codes)
        self.elsewhere = 0
        self.war: int = self.sides + len(theatre.terms("topic.war", lang).find(text, found))
        self.war += len(weapons.find(text, found)) if weapons else 0

    def add_places(self) -> None:
        """Count places as the names of their countries: looked up only where the names of states leave it open."""
        known = self.theatre.gazetteer
        for hit in known.scan(self.text, self.lang):
            entry = known.find(hit.ids[0]) if hit.ids else None
            if entry is None or entry.grain == "country":
                continue
            if entry.country == self.theatre.about["home"]:
                self.home += 1
            elif entry.country in self.theatre.about["sides"]:
                self.sides += 1
                self.war += 1
            else:
                self.elsewhere += 1

    def enough(self, words: int) -> bool:
        if words <= _SHORT:
            return self.home > 0 or self.sides > 0
        often = self.home * 1000 >= _HOME * words and self.war * 1000 >= _WAR * words
        if often and self.war >= 3 and (self.home >= 2 or words <= 2 * _SHORT):
            return True
        if self.home >= 2 and self.people >= _LEADERS and self.home * 1000 >= _AFFAIRS * words:
            return True
        return self.sides * 1000 >= _SIDE * words and self.war * 1000 >= _SIDE_WAR * words

    def leads(self) -> bool:
        """Whether a long page of several topics opens with the conflict."""
        words, opening = len(self.found), Words(self.found[: _LEAD_WORDS + 1])
        lead = _Named(self.text[: opening[-1].end], opening, self.lang, self.theatre)
        return lead.home > 0 and lead.war > 2 and lead.home + lead.war > 5 and self.home * 2000 >= _HOME * words


def _broken_off(doc: Document) -> str | None:
    shapes = [Shape(Piece(doc.text[b.start : b.end])) for b in doc.blocks]
    cut = sum(s.cut for s in shapes)
    if len(shapes) >= _INDEX and cut * 2 > len(shapes):
        return f"a list of other pages: {cut} of its {len(shapes)} paragraphs break off"
    return None
