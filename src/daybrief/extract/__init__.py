"""Document → Claims: who says what happened, with the words."""

from collections.abc import Sequence

from daybrief.claims import Claim
from daybrief.extract.ahead import ahead
from daybrief.extract.cites import cited
from daybrief.extract.earlier import replaced
from daybrief.extract.merge import once
from daybrief.extract.quarters import in_cities
from daybrief.extract.readers.model.reader import ModelReader
from daybrief.extract.readers.posts import PostReader, borne_out
from daybrief.extract.readers.posts.moving import moved as moved_in_posts
from daybrief.extract.readers.quoted import QuoteReader
from daybrief.extract.readers.rules import RuleReader
from daybrief.extract.readers.rules.behind import owned_behind
from daybrief.extract.readers.rules.hearing import reheard
from daybrief.extract.readers.rules.late import far_down
from daybrief.extract.readers.rules.lent import of_telling
from daybrief.extract.readers.rules.listing import listed
from daybrief.extract.readers.rules.moving import moved
from daybrief.extract.readers.rules.timing import retimed
from daybrief.extract.readers.rules.unsure import unsure
from daybrief.extract.readers.rules.veto import allowed, fresh, unreal
from daybrief.extract.readers.server import ABOUT, Answers, Heard, heard, questions
from daybrief.extract.readers.tallies import TallyReader
from daybrief.extract.readers.united import added, alone, believed, filled, united
from daybrief.extract.remains import buried
from daybrief.extract.running import running
from daybrief.extract.scene import Story
from daybrief.extract.speakers import spoken
from daybrief.model.text import Document
from daybrief.theatre.pack import Theatre

__all__ = ["ABOUT", "Answers", "Heard", "claims", "heard", "questions"]


def claims(
    doc: Document, theatre: Theatre, learned_by: ModelReader | None = None, verified: Sequence[Claim] = ()
) -> tuple[Claim, ...]:
    """Every claim of a document, in text order. `learned_by` reads in place of the weights that ship.

    `verified` answers of a server are weighed like learned claims, and add to them."""
    story = Story.of(doc, theatre)
    if story.lang == RuleReader.lang:
        RuleReader(theatre).look_ahead(story)
    speech = spoken(story)
    found = [*QuoteReader(theatre).told(story, speech)]
    said = (learned_by or ModelReader(theatre)).learned(story)
    learned = added(said.claims, verified)
    if story.lang == RuleReader.lang:
        learned = tuple(reheard(retimed(listed(allowed(learned, story, speech), story), story), story, speech))
        ruled = RuleReader(theatre).told(story, speech)
        found += believed(TallyReader(theatre).beside(story, ruled, unreal(story)), said)
        found = filled(found, learned)
        learned = tuple(fresh(learned, (claim for claim in found if claim.detail.read_by != "model")))
    else:
        found += PostReader(theatre).told(story)
        learned = tuple(borne_out(learned, found, story))
    every = united(found, learned)
    if story.lang == RuleReader.lang:
        told = owned_behind(
            of_telling(moved(unsure(far_down(alone(every), story), story), story), story), story, speech
        )
    else:
        told = moved_in_posts(every, story)
    dated = running(in_cities(buried(replaced(told, story), story), story), story)
    return once(cited(ahead(dated, doc), doc))
