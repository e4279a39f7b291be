"""What was not read, set aside, left out or could not be placed: nothing partial looks whole."""

from collections.abc import Sequence

from daybrief.brief import times
from daybrief.brief.choose import BACKGROUND
from daybrief.brief.english import listed, number, plural, upper_first
from daybrief.brief.material import Material
from daybrief.brief.sections import PLANS
from daybrief.brief.spots import place_name
from daybrief.model.outcome import Fact, Section
from daybrief.model.place import Unplaced
from daybrief.model.text import SetAside

MOST_NAMED = 4
_LONGEST = 9  # words of a title that are printed


def gaps(material: Material, body: Sequence[Section], worthy: Sequence[Fact], told: Sequence[Fact]) -> tuple[str, ...]:
    """The lines of the coverage box, what concerns the reader most first."""
    found = [*_empty(body), *_aside(material)]
    copies = len({kin.doc for kin in material.kin})
    if copies:
        many = copies > 1
        found.append(
            f"{_count(copies, 'document')} repeat{'' if many else 's'} another and count{'' if many else 's'} as the "
            "same voice."
        )
    weak = len(material.facts) - len(told)
    if weak > 0:
        found.append(
            f"{_count(weak, 'finding')} that rest{'' if weak > 1 else 's'} on too little, or repeat"
            f"{'' if weak > 1 else 's'} another, {'are' if weak > 1 else 'is'} kept in the data and not told here."
        )
    lost = _unplaced(worthy)
    if lost:
        found.append(f"Not on the map, because the place is unknown or could be several: {', '.join(lost)}.")
    if not material.earlier:
        found.append("No earlier brief is at hand, so changes to the day before are not shown.")
    return tuple(found)


def _empty(body: Sequence[Section]) -> list[str]:
    have = {section.key for section in body}
    missing = [plan.title for name, plan in PLANS.items() if name not in have and name != BACKGROUND]
    return [f"Nothing reported under: {', '.join(missing)}."] if missing else []


# ---- set aside


def _aside(material: Material) -> list[str]:
    """Inputs set aside: what could not be read one by one, then documents by the reason they share."""
    asides = material.set_aside
    lines = [f"Not read: {aside.name} ({aside.reason})." for aside in asides if aside.failed]
    lines += [f"Set aside: {a.name} ({a.reason})." for a in asides if not a.failed and a.sort == "other"]
    for sort in ("undated", "off-topic", "outside"):
        group = [aside for aside in asides if aside.sort == sort]
        if group:
            lines.append(_together(material, sort, group))
    return lines


def _together(material: Material, sort: str, group: Sequence[SetAside]) -> str:
    many = len(group) > 1
    ordered = sorted(group, key=lambda a: (_away(material, a), a.name))
    named = [_known_by(aside, material) for aside in ordered[:MOST_NAMED]]
    if len(group) > MOST_NAMED:
        named.append(f"{number(len(group) - MOST_NAMED)} more")
    head = {
        "undated": f"{_count(len(group), 'document')} without a date that could be found "
        "(give one with --published to let it take part)",
        "off-topic": f"{_count(len(group), 'document')} off the topic, or only a list of pages",
        "outside": f"{_count(len(group), 'document')} published outside the days of this brief",
    }[sort]
    if many:
        head = head.replace("let it take", "let them take")
    return f"{head}: {listed(named)}."


def _away(material: Material, aside: SetAside) -> int:
    """Days between a document and the brief, so that the nearest is named first."""
    return abs((aside.day - material.day).days) if aside.day else 0


def _known_by(aside: SetAside, material: Material) -> str:
    """'“A title” (The Outlet, 8 February; file page-7)'."""
    words = aside.title.split()
    title = " ".join(words[:_LONGEST]) + (" …" if len(words) > _LONGEST else "")
    if not title:
        return aside.name
    day = times.day_month(aside.day, material.day) if aside.day and aside.sort == "outside" else ""
    whence = ", ".join(part for part in (aside.source, day) if part)
    return f"“{title}” ({'; '.join(part for part in (whence, f'file {aside.name}') if part)})"


def _count(n: int, noun: str) -> str:
    return f"{upper_first(number(n))} {noun if n == 1 else plural(noun)}"


def _unplaced(facts: Sequence[Fact]) -> list[str]:
    names = (p.mention.name for fact in facts for p in fact.where if isinstance(p, Unplaced) and place_name(p))
    return list(dict.fromkeys(names))[:MOST_NAMED]
