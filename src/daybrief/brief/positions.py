"""Who holds what on each live issue: the words of those who count, by issue, the sides' facing each other."""

import re
from collections.abc import Sequence
from itertools import zip_longest

from daybrief.brief.choose import Choice
from daybrief.brief.clause import Compound
from daybrief.brief.phrases import unbroken
from daybrief.brief.writer import Writer
from daybrief.model.outcome import Fact, Position, Sentence
from daybrief.theatre.style import Issue

MOST_AN_ISSUE = 4
_COUNT = 10  # words up to which a piece of a sentence with two numbers is a count
MOST_LOOSE = 2  # quotations on no live issue


def words(writer: Writer, fact: Fact) -> str:
    """What a voice says in a fact: its quotation, or the clause it foretells; '' for facts that are no voice's."""
    kind = writer.wording.kind(fact)
    if not kind.voiced_by:
        return ""
    slots = [slot for slot, about in kind.slots().items() if about.sort in ("quotation", "clause")]
    return next((str(value) for slot in slots if (value := writer.wording.raw(fact, slot))), "")


def issue_of(writer: Writer, fact: Fact) -> Issue | None:
    """The live issue that a voice's words touch most often, or the passages of what is no voice's; the earlier of two
    in the pack's order."""
    return issue_in(writer, words(writer, fact) or "\n".join(writer.material.quotes(fact)))


def issue_in(writer: Writer, said: str) -> Issue | None:
    """The live issue that words touch most often."""
    counted = [(len({m.group().lower() for m in i.words.finditer(said)}), i) for i in writer.theatre.style.issues]
    most = max((n for n, _ in counted), default=0)
    return next((issue for n, issue in counted if n == most), None) if most else None


def holds(writer: Writer, choice: Choice, fact: Fact) -> bool:
    """Whether a fact is a position: words on a live issue by somebody who holds an office that the pack knows, or what
    a party proposes, rejects or offers there. What is foretold for a date belongs to the outlook."""
    horizon = writer.wording.kind(fact).horizon
    if words(writer, fact):
        held = writer.wording.known_voice(fact) and choice.weigh.rank(fact) > 0
        held = held and not (horizon and writer.wording.raw(fact, horizon))
    else:
        held = any(choice.fits(fact, route) for route in writer.wording.kind(fact).stands)
    return held and issue_of(writer, fact) is not None


def holder_of(writer: Writer, fact: Fact) -> str:
    """Whose position a fact is: who speaks in it, else the person or party that acts; '' where there is neither."""
    kind, cast = writer.wording.kind(fact), writer.wording.cast
    if kind.voiced_by:
        return writer.wording.voice_key(fact)
    for route in kind.stands:
        value = writer.wording.raw(fact, route.slot)
        for name in (value,) if isinstance(value, str) else value:
            person, party = cast.person(name), cast.party_of(name)
            if person or party:
                return person.name if person else cast.party(str(party)).text
    return ""


def paragraphs(writer: Writer, facts: Sequence[Fact]) -> list[tuple[str, tuple[Sentence, ...]]]:
    """Positions under their issues, an issue a paragraph; `facts` heaviest first. What touches no issue stands last."""
    groups: dict[str, list[Fact]] = {issue.title: [] for issue in writer.theatre.style.issues}
    loose: list[Fact] = []
    for fact in facts:
        issue = issue_of(writer, fact)
        (groups[issue.title] if issue else loose).append(fact)
    found: list[tuple[str, tuple[Sentence, ...]]] = []
    for title, group in groups.items():
        if made := _paragraph(writer, facing(writer, _one_each(writer, group)), MOST_AN_ISSUE):
            found.append((writer.tongue.named(title), made))
    if made := _paragraph(writer, facing(writer, loose), MOST_LOOSE):
        found.append((writer.tongue.t("Also said") if found else "", made))
    return found


def _paragraph(writer: Writer, facts: Sequence[Fact], most: int) -> tuple[Sentence, ...]:
    """What one holder did and said in one sentence, where both fit."""
    writer.speech.open_section()
    found: list[Sentence] = []
    told: set[str] = set()
    for fact, after in zip_longest(facts, facts[1:]):
        if len(found) == most or fact.event in told:
            continue
        both = _did_and_said(writer, fact, after) if after else None
        made = both or writer.alone(fact)
        if made:
            found.append(made)
            told |= {cite.fact for cite in made.cites}
    return tuple(found)


def _did_and_said(writer: Writer, did: Fact, said: Fact) -> Sentence | None:
    """'Putin rejected a proposal and said that there will be no concessions'."""
    if holder_of(writer, did) != holder_of(writer, said) or words(writer, did) or not words(writer, said):
        return None
    if did.stance != "asserts" or not writer.voice(did).own:
        return None
    before = writer.speech.state()
    one, other = writer.clause(did), writer.clause(said)
    if one and other and other.subject and one.subject.text.split()[-1:] == other.subject.text.split()[-1:]:
        made = writer.accept(writer.speech.wrap(Compound.of(one, other), writer.voice(did)))
        if made:
            return made
    writer.speech.restore(before)
    return None


def _one_each(writer: Writer, facts: Sequence[Fact]) -> list[Fact]:
    """The weightiest words of each voice, and the weightiest act; what one holder said and did stands together."""
    found: dict[tuple[str, bool], Fact] = {}
    for fact in facts:
        found.setdefault((holder_of(writer, fact), bool(words(writer, fact))), fact)
    order = list(dict.fromkeys(holder for holder, _ in found))
    return sorted(found.values(), key=lambda fact: (order.index(holder_of(writer, fact)), bool(words(writer, fact))))


def facing(writer: Writer, facts: Sequence[Fact]) -> list[Fact]:
    """The sides' own words next to each other: behind all of the first side's holder, those of another side's."""
    sides = [(fact, side_of(writer, fact)) for fact in facts]
    first = next((pair for pair in sides if pair[1]), None)
    other = next((pair for pair in sides if first and pair[1] and pair[1] != first[1]), None)
    if first is None or other is None:
        return list(facts)
    ahead = [fact for held in (first, other) for fact in facts if holder_of(writer, fact) == holder_of(writer, held[0])]
    return [*ahead, *(fact for fact in facts if fact not in ahead)]


def party_of(writer: Writer, fact: Fact) -> str | None:
    """The party whose person or body speaks or acts in a position."""
    cast = writer.wording.cast
    held = holder_of(writer, fact)
    if not held or writer.wording.kind(fact).voiced_by:
        return cast.party_spoken_for(held) if held else None
    return writer.wording.side(fact) or next(
        (party for route in writer.wording.kind(fact).stands if (party := _party_in(writer, fact, route.slot))), None
    )


def _party_in(writer: Writer, fact: Fact, slot: str) -> str | None:
    value = writer.wording.raw(fact, slot)
    names = (value,) if isinstance(value, str) else value
    return next((party for name in names if name and (party := writer.wording.cast.stands_behind(name))), None)


def side_of(writer: Writer, fact: Fact) -> str | None:
    """The side of the conflict whose person or body speaks, if one does."""
    party = party_of(writer, fact)
    return party if party in writer.theatre.sides else None


def held(writer: Writer, facts: Sequence[Fact]) -> tuple[Position, ...]:
    """Positions in words among facts, each with what its holder said on the issue before."""
    found = []
    for fact in facts:
        issue = issue_of(writer, fact)
        flat = [" ".join(quote.split()) for quote in writer.material.quotes(fact)[:1]]
        said = unbroken(" ".join(words(writer, fact).split()), flat)  # no attribution stands between the words
        holder = writer.wording.voice_key(fact)
        if issue is None or not said or not holder or _counts(said):
            continue
        day, before = _before(writer, holder, issue, said)
        claim = writer.material.claim(fact)
        found.append(
            Position(
                issue=issue.title,
                holder=holder,
                party=writer.wording.cast.party_spoken_for(holder),
                event=fact.event,
                claim=claim.id,
                said=said,
                passage="\n".join(span.quote for span in claim.spans),
                source=writer.material.document(claim).source,
                change="first" if before is None else "same" if _plain(before.said) == _plain(said) else "new",
                before=day,
                before_said=_whole(before) if before else "",
                before_passage=before.passage if before else "",
                before_source=before.source if before else "",
            )
        )
    return tuple(found)


def _plain(said: str) -> str:
    return "".join(ch for ch in said.lower() if ch.isalnum())


def _whole(told: Position) -> str:
    """What was said, or the passage that has it where the words alone are a piece of somebody else's sentence."""
    return told.said if not told.said[:1].islower() else " ".join(told.passage.split())


def _counts(said: str) -> bool:
    """Whether words are a count and no stand: 'more than 400 drones and around 40 missiles'."""
    return said[:1].islower() and len(re.findall(r"\d+", said)) > 1 and len(said.split()) <= _COUNT


def _before(writer: Writer, holder: str, issue: Issue, said: str) -> tuple[str | None, Position | None]:
    """The last brief's day that holds the same words of the holder's on an issue, else any of theirs, with their
    passage, and the words."""
    told = [
        (brief.day.isoformat(), one)
        for brief in writer.material.earlier
        for one in brief.positions
        if one.holder == holder and one.issue == issue.title and one.passage
    ]
    same = (pair for pair in told if _plain(pair[1].said) == _plain(said))
    return next(same, None) or next(iter(told), (None, None))
