"""Who holds what on each live issue: the words of those who count, by issue, the sides' facing each other."""

from collections.abc import Sequence

from daybrief.brief.choose import Choice
from daybrief.brief.writer import Writer
from daybrief.model.outcome import Brief, Fact, Position, Sentence
from daybrief.theatre.style import Issue

MOST_AN_ISSUE = 3
MOST_LOOSE = 2  # quotations on no live issue


def words(writer: Writer, fact: Fact) -> str:
    """What a voice says in a fact: its quotation, or the clause it foretells; '' for facts that are no voice's."""
    kind = writer.wording.kind(fact)
    if not kind.voiced_by:
        return ""
    slots = [slot for slot, about in kind.slots().items() if about.sort in ("quotation", "clause")]
    return next((str(value) for slot in slots if (value := writer.wording.raw(fact, slot))), "")


def issue_of(writer: Writer, fact: Fact) -> Issue | None:
    """The live issue that a voice's words touch most often; the earlier of two in the pack's order."""
    return issue_in(writer, words(writer, fact))


def issue_in(writer: Writer, said: str) -> Issue | None:
    """The live issue that words touch most often."""
    counted = [(len({m.group().lower() for m in i.words.finditer(said)}), i) for i in writer.theatre.style.issues]
    most = max((n for n, _ in counted), default=0)
    return next((issue for n, issue in counted if n == most), None) if most else None


def holds(writer: Writer, choice: Choice, fact: Fact) -> bool:
    """Whether a fact is a position: words on a live issue by somebody who holds an office that the pack knows. What is
    foretold for a date belongs to the outlook."""
    horizon = writer.wording.kind(fact).horizon
    return (
        bool(words(writer, fact))
        and not (horizon and writer.wording.raw(fact, horizon))
        and writer.wording.known_voice(fact)
        and choice.weigh.rank(fact) > 0
        and issue_of(writer, fact) is not None
    )


def paragraphs(writer: Writer, facts: Sequence[Fact]) -> list[tuple[str, tuple[Sentence, ...]]]:
    """Words under their issues, one voice a paragraph; `facts` heaviest first. What touches no issue stands last."""
    groups: dict[str, list[Fact]] = {issue.title: [] for issue in writer.theatre.style.issues}
    loose: list[Fact] = []
    for fact in facts:
        issue = issue_of(writer, fact)
        (groups[issue.title] if issue else loose).append(fact)
    found: list[tuple[str, tuple[Sentence, ...]]] = []
    for title, group in groups.items():
        made = [one for fact in facing(writer, _one_each(writer, group))[:MOST_AN_ISSUE] if (one := writer.one(fact))]
        found += [(writer.tongue.named(title) if at == 0 else "", (one,)) for at, one in enumerate(made)]
    rest = [one for fact in facing(writer, loose)[:MOST_LOOSE] if (one := writer.one(fact))]
    return found + [(writer.tongue.t("Also said") if at == 0 and found else "", (one,)) for at, one in enumerate(rest)]


def _one_each(writer: Writer, facts: Sequence[Fact]) -> list[Fact]:
    """The weightiest words of each voice."""
    found: dict[str, Fact] = {}
    for fact in facts:
        found.setdefault(writer.wording.voice_key(fact), fact)
    return list(found.values())


def facing(writer: Writer, facts: Sequence[Fact]) -> list[Fact]:
    """The sides' own words next to each other: behind the first by one side, the first by another."""
    sides = [(fact, side_of(writer, fact)) for fact in facts]
    first = next((pair for pair in sides if pair[1]), None)
    other = next((pair for pair in sides if first and pair[1] and pair[1] != first[1]), None)
    if first is None or other is None:
        return list(facts)
    rest = [fact for fact in facts if fact is not first[0] and fact is not other[0]]
    return [first[0], other[0], *rest]


def side_of(writer: Writer, fact: Fact) -> str | None:
    """The side of the conflict whose person or body speaks, if one does."""
    slot = writer.wording.kind(fact).voiced_by
    party = writer.wording.cast.party_spoken_for(str(writer.wording.raw(fact, slot))) if slot else None
    return party if party in writer.theatre.sides else None


def held(writer: Writer, facts: Sequence[Fact]) -> tuple[Position, ...]:
    """The positions among the facts that a brief tells, each with what its holder said on the issue before."""
    found = []
    for fact in facts:
        issue = issue_of(writer, fact)
        if issue is None:
            continue
        holder = writer.wording.voice_key(fact)
        day, said = _before(writer, holder, issue)
        found.append(
            Position(
                issue=issue.title,
                holder=holder,
                party=writer.wording.cast.party_spoken_for(holder),
                event=fact.event,
                said=words(writer, fact),
                before=day,
                before_said=said,
            )
        )
    return tuple(found)


def _before(writer: Writer, holder: str, issue: Issue) -> tuple[str | None, str]:
    """The day of the last brief that tells the holder's words on an issue, and the words."""
    for brief in writer.material.earlier:
        said = _said_in(brief, holder, issue)
        if said:
            return brief.day.isoformat(), said
    return None, ""


def _said_in(brief: Brief, holder: str, issue: Issue) -> str:
    told = (one.said for one in brief.positions if one.holder == holder and one.issue == issue.title)
    return next(told, "")
