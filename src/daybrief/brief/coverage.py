"""What was not read, set aside, left out or could not be placed: nothing partial looks whole."""

from collections.abc import Collection, Sequence

from daybrief.brief.choose import BACKGROUND, Choice
from daybrief.brief.english import listed, number, plural, upper_first
from daybrief.brief.material import Material
from daybrief.brief.sections import PLANS
from daybrief.brief.tongue import Tongue
from daybrief.brief.writer import Writer
from daybrief.model.outcome import Fact, Untold
from daybrief.model.place import Unplaced
from daybrief.model.text import SetAside

MOST_NAMED = 4
_MOST_UNREAD = 20  # inputs that are named one by one, each with its reason
_SHOWN = 150  # characters of a passage that was read and is not told
_LONGEST = 9  # words of a title that are printed


def gaps(
    writer: Writer, told: Collection[str], worthy: Sequence[Fact], untold: Sequence[Untold], unsaid: int
) -> tuple[str, ...]:
    """The lines of the coverage box, what concerns the reader most first. `told`: sections of which the page tells
    something, below or at its top."""
    material, tongue = writer.material, writer.tongue
    found = [*_empty(tongue, told), *_aside(tongue, material), *_deceiving(tongue, material)]
    copies = len({kin.doc for kin in material.kin})
    if copies:
        many = copies > 1
        said = (
            f"{_count(copies, 'document')} repeat{'' if many else 's'} another and count{'' if many else 's'} as the "
        )
        found.append(_or_said(tongue, said + "same voice.", "Documents that repeat another: {n}", n=copies))
    if unsaid:
        key = "Told in the words of the source, because they cannot be put well into Ukrainian: {n}"
        found.append(tongue.t(key, n=unsaid))
    if untold:
        many, them = (True, "them") if len(untold) > 1 else (False, "it")
        said = (
            f"{_count(len(untold), 'finding')} {'are' if many else 'is'} kept in the data and not told here; the page "
            f"and its data list {them} with the reason."
        )
        found.append(_or_said(tongue, said, "Findings kept in the data: {n}", n=len(untold)))
    lost = _unplaced(writer, worthy)
    if lost:
        places = ", ".join(lost)
        found.append(
            tongue.t("Not on the map, because the place is unknown or could be several: {places}.", places=places)
        )
    if not material.earlier:
        found.append(tongue.t("No earlier brief is at hand, so changes to the day before are not shown."))
    return tuple(found)


def _or_said(tongue: Tongue, english: str, key: str, **values: int | str) -> str:
    """The English line, or the phrase that another language has for its key."""
    return english if tongue.lang == "en" else tongue.t(key, **values)


def untold(writer: Writer, choice: Choice, told: Sequence[Fact], printed: Collection[str]) -> tuple[Untold, ...]:
    """The findings that nothing on the page tells, heaviest first. `told`: those that were fit to be told."""
    material = writer.material
    fit = {fact.event for fact in told}
    left = [fact for fact in material.facts if fact.event not in printed]
    return tuple(
        Untold(
            event=fact.event,
            quote=_start(material.claim(fact).spans[0].quote),
            source=material.document(material.claim(fact)).source,
            why=writer.tongue.t("weighed less than what is told" if fact.event in fit else choice.why_untold(fact)),
        )
        for fact in sorted(left, key=lambda fact: (-choice.weigh.weight(fact), fact.event))
    )


def _start(quote: str) -> str:
    """The start of a passage, whole words."""
    flat = " ".join(quote.split())
    return flat if len(flat) <= _SHOWN else flat[:_SHOWN].rsplit(" ", 1)[0] + " …"


def _empty(tongue: Tongue, told: Collection[str]) -> list[str]:
    missing = [tongue.t(plan.title) for name, plan in PLANS.items() if name not in told and name != BACKGROUND]
    return [tongue.t("Nothing reported under: {sections}.", sections=", ".join(missing))] if missing else []


# ---- set aside


def _aside(tongue: Tongue, material: Material) -> list[str]:
    """Inputs set aside: what could not be read one by one, then documents by the reason they share."""
    asides = material.set_aside
    unread, other = tongue.t("Not read"), tongue.t("Set aside")
    lines = _singly(tongue, unread, [aside for aside in asides if aside.failed])
    lines += _singly(tongue, other, [aside for aside in asides if not aside.failed and aside.sort == "other"])
    lines += _singly(tongue, tongue.t("Read, though slow to answer"), [a for a in asides if a.sort == "slow"])
    for sort in ("undated", "off-topic", "outside"):
        group = [aside for aside in asides if sort == ("outside" if aside.sort == "later" else aside.sort)]
        if group:
            lines.append(_together(tongue, material, sort, group))
    return lines


def _deceiving(tongue: Tongue, material: Material) -> list[str]:
    """Documents that were read although their letters may mislead, with what was found in them."""
    docs = [doc for doc in material.documents.values() if doc.deceiving]
    docs.sort(key=lambda doc: doc.name)
    lines = []
    for doc in docs[:MOST_NAMED]:
        found = "; ".join(map(tongue.reason, doc.deceiving.split("; ")))
        known = _known_by(tongue, SetAside(name=doc.name, reason=found, title=doc.title, source=doc.source), material)
        lines.append(f"{tongue.t('Read with care, for its letters may mislead')}: {known}: {found}.")
    if len(docs) > MOST_NAMED:
        key = "Further documents whose letters may mislead: {n}."
        lines.append(tongue.t(key, n=len(docs) - MOST_NAMED))
    return lines


def _singly(tongue: Tongue, head: str, asides: Sequence[SetAside]) -> list[str]:
    """A line for each, and one for those beyond what anybody reads."""
    lines = [f"{head}: {aside.name} ({tongue.reason(aside.reason)})." for aside in asides[:_MOST_UNREAD]]
    left = len(asides) - _MOST_UNREAD
    return [*lines, f"{head}: {_or_said(tongue, f'{number(left)} more', '{n} more', n=left)}."] if left > 0 else lines


def _together(tongue: Tongue, material: Material, sort: str, group: Sequence[SetAside]) -> str:
    ordered = sorted(group, key=lambda a: (_away(material, a), a.name))
    named = [_known_by(tongue, aside, material) for aside in ordered[:MOST_NAMED]]
    if len(group) > MOST_NAMED:
        more = number(len(group) - MOST_NAMED)
        named.append(_or_said(tongue, f"{more} more", "{n} more", n=len(group) - MOST_NAMED))
    if tongue.lang != "en":
        return f"{tongue.t(f'Documents {sort}: {{n}}', n=len(group))}: {tongue.listed(named)}."
    head = {
        "undated": f"{_count(len(group), 'document')} without a date that could be found",
        "off-topic": f"{_count(len(group), 'document')} off the topic, or only a list of pages",
        "outside": f"{_count(len(group), 'document')} published outside the days of this brief",
    }[sort]
    return f"{head}: {listed(named)}."


def _away(material: Material, aside: SetAside) -> int:
    """Days between a document and the brief, so that the nearest is named first."""
    return abs((aside.day - material.day).days) if aside.day else 0


def _known_by(tongue: Tongue, aside: SetAside, material: Material) -> str:
    """'“A title” (The Outlet, 8 February; file page-7)'."""
    words = aside.title.split()
    title = " ".join(words[:_LONGEST]) + (" …" if len(words) > _LONGEST else "")
    if not title:
        return aside.name
    day = tongue.day_month(aside.day, material.day) if aside.day and aside.sort in ("outside", "later") else ""
    whence = ", ".join(part for part in (tongue.publisher(aside.source), day) if part)
    file = tongue.t("file {name}", name=aside.name)
    return f"{tongue.quoted(title)} ({'; '.join(part for part in (whence, file) if part)})"


def _count(n: int, noun: str) -> str:
    return f"{upper_first(number(n))} {noun if n == 1 else plural(noun)}"


def _unplaced(writer: Writer, facts: Sequence[Fact]) -> list[str]:
    lost = (place for fact in facts for place in fact.where if isinstance(place, Unplaced))
    names = (name for place in lost if (name := writer.wording.place_name(place)))
    return list(dict.fromkeys(names))[:MOST_NAMED]
