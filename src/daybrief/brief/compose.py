"""Facts → Brief: choose, order, write. Pure: the same material gives the same words."""

from collections.abc import Sequence

from daybrief.brief import (
    around,
    changed,
    charts,
    coverage,
    foretold,
    leads,
    mapped,
    numbers,
    positions,
    sections,
    unworded,
    verbatim,
    wordings,
)
from daybrief.brief.choose import Choice
from daybrief.brief.material import Material
from daybrief.brief.top import FILLED, Top, headline, standfirst, takeaways
from daybrief.brief.writer import Writer
from daybrief.model.outcome import Brief, Citation, Fact, Section, Sentence
from daybrief.theatre.pack import Theatre


def compose(
    material: Material,
    theatre: Theatre,
    refused: frozenset[str] = frozenset(),
    sparing: bool = True,
    unborne: frozenset[str] = frozenset(),
) -> Brief:
    """The Summary of the Day. `refused` holds sentences that the receipts did not bear out: they are written otherwise,
    where `sparing` without one of their places, or not at all. `unborne`: the events that no sentence of the brief's
    own has told so: their passages are quoted."""
    given, whole, material = material.facts, material, material.as_shown()
    writer = Writer(material, theatre, refused, sparing, unborne)
    choice = Choice.among(writer.wording, material.facts)
    facts, once = material.facts, material.once
    fit = once("worthy", facts, lambda: tuple(choice.worthy(facts)))
    worthy = tuple(fact for fact in fit if fact.event not in unborne)
    writer.wording.leads = once("leads", facts, lambda: leads.among(writer.wording, facts))
    led = {lead.event for lead in writer.wording.leads.values()}
    distinct = once(("distinct", unborne), facts, lambda: tuple(sections.distinct(writer, worthy)))
    told = [fact for fact in distinct if fact.event not in led]
    ahead = [fact for fact in told if choice.timely.ahead(fact)]
    today = [fact for fact in told if not choice.timely.ahead(fact)]
    news = [fact for fact in told if choice.news(fact)]
    if len(news) < FILLED:
        news += [fact for fact in today if fact not in news and choice.beside_news(fact)]
    doubted = once(("doubted", unborne), facts, lambda: tuple(verbatim.among(writer, choice, facts)))
    title, title_cites = headline(writer, choice, news, any(map(choice.timely.dated, doubted)))
    top = Top(writer, choice, news, lead=title_cites[0].fact if title_cites else "")
    lead = standfirst(top)
    points = takeaways(top)
    strip = numbers.strip(writer, [fact for fact in today if not choice.timely.past(fact)])
    body = sections.write(writer, choice, _unquoted(choice, today, top.used), verbatim.fresh(writer, doubted, told))
    unsaid = unworded.among(writer, [fact for fact in worthy if not choice.timely.ahead(fact)])
    body = unworded.added(writer, choice, body, unsaid)
    body = tuple(sections.ranked(choice, section, material.facts) for section in body)
    watch = around.watch(writer, ahead)
    contested = around.contested(writer, material.facts)
    printed = _printed(lead, points, body, [w.sentence for w in watch], contested)
    if lost := writer.lost - printed - unborne:
        return compose(whole, theatre, refused, sparing, unborne | lost)
    front = [
        fact for fact in today if fact.event in printed and sections.PLANS[choice.section(fact)].layout == "directions"
    ]
    drawn = [charts.harm(writer, today), charts.by_direction(writer, front)]
    under = {section.key for section in body}
    under |= {sections.place(writer, choice, fact) for fact in told if fact.event in printed}
    left = coverage.untold(writer, choice, told, printed)
    shown = tuple(fact for fact in given if fact.event in printed)
    stated = wordings.stated(writer, choice, material.facts)
    said = dict.fromkeys([*(fact.event for fact in told if fact.event in printed), *(fact.event for fact in stated)])
    known = {fact.event: fact for fact in material.facts}
    held = positions.held(writer, [known[event] for event in said])
    return Brief(
        lang=material.lang,
        theatre=theatre.name,
        day=material.day,
        as_of=material.as_of.isoformat(timespec="minutes"),
        window=material.window,
        pack=theatre.id,
        title=title,
        title_cites=title_cites,
        standfirst=lead,
        takeaways=points,
        numbers=strip,
        sections=body,
        charts=(*charts.over_days(writer.tongue, strip, material.earlier), *(chart for chart in drawn if chart)),
        watch=watch,
        contested=contested,
        changes=changed.changes(writer, given, printed),
        gaps=coverage.gaps(writer, under, worthy, left, len(unsaid)),
        untold=left,
        positions=held,
        wordings=(
            *wordings.on_issues(writer, stated, held),
            *wordings.side_by_side(writer, choice, shown),
        ),
        forecasts=foretold.entries(writer, choice, material.facts),
        due=material.due,
        dots=mapped.dots(choice, [fact for fact in shown if fact not in doubted]),
        documents=len(material.documents),
        origins=around.origins(material),
        facts=shown,
    )


def _unquoted(choice: Choice, facts: Sequence[Fact], used: set[str]) -> list[Fact]:
    """Facts without the quotations that the top of the page has printed: nobody is quoted twice."""
    return [fact for fact in facts if not (fact.event in used and choice.wording.quotes(fact))]


def _printed(*groups: Sequence[Sentence] | Sequence[Section]) -> set[str]:
    """Events that some sentence or table row cites."""
    found: set[str] = set()
    for group in groups:
        for item in group:
            found |= {cite.fact for cite in (_section(item) if isinstance(item, Section) else item.cites)}
    return found


def _section(section: Section) -> list[Citation]:
    cites = [cite for paragraph in section.paragraphs for sentence in paragraph for cite in sentence.cites]
    return cites + [cite for table in section.tables for row in table.rows for cite in row.cites]
