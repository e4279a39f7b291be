"""brief.md: the brief as Markdown, its receipts as footnotes."""

import re
from collections.abc import Mapping

from daybrief.brief.figures import digits
from daybrief.brief.times import long_day, short_day
from daybrief.claims import Claim
from daybrief.export import ledgered
from daybrief.export.view import Numbering, Told, before, changed_title, published
from daybrief.model.outcome import Brief, Section
from daybrief.model.text import Document
from daybrief.receipts import VERSION

_MARKUP = re.compile(r"([\\`*_\[\]<>#|~])")


def brief_markdown(
    brief: Brief, claims: Mapping[str, Claim], documents: Mapping[str, Document], rate: tuple[int, int]
) -> str:
    """The whole page; texts of sources are escaped, so that they cannot format it."""
    numbering = Numbering()
    lines = [f"# {safe(brief.title)}", "", _dateline(brief), ""]
    if brief.standfirst:
        lines += [" ".join(_sentence(numbering.told(s, "lead")) for s in brief.standfirst), ""]
    if brief.takeaways:
        lines += ["**Takeaways**", ""]
        lines += [f"{n}. {_sentence(numbering.told(s, 'point'))}" for n, s in enumerate(brief.takeaways, 1)] + [""]
    lines += _numbers(brief, numbering)
    for section in brief.sections:
        lines += _section(section, brief, numbering)
    lines += _forecasts(brief, numbering, claims)
    lines += _around(brief, numbering)
    lines += [f"**Receipts.** {rate[1]} of {rate[0]} sentences, tallies and rows supported; checker {VERSION}.", ""]
    lines += _footnotes(numbering, claims, documents)
    return "\n".join(lines).rstrip() + "\n"


def safe(text: str) -> str:
    """Text of a source or of the brief with Markdown's own marks escaped, on one line."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def _dateline(brief: Brief) -> str:
    return (
        f"**{safe(brief.theatre.capitalize())} · {long_day(brief.day)} · as of {brief.as_of[11:16]} · "
        f"{safe(brief.window)} · {_counted(brief.documents, 'document')}, {_counted(brief.origins, 'origin')}**"
    )


def _counted(n: int, noun: str) -> str:
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


def _sentence(told: Told) -> str:
    """A sentence with its footnote marks, each behind the words it stands for."""
    return "".join(
        _MARKUP.sub(r"\\\1", segment.text) + "".join(f"[^{n}]" for n in segment.refs) for segment in told.segments
    )


def _numbers(brief: Brief, numbering: Numbering) -> list[str]:
    if not brief.numbers:
        return []
    lines = ["| the day in numbers | | Δ to the day before | owner | |", "|---|---|---|---|---|"]
    for number in brief.numbers:
        refs = "".join(f"[^{n}]" for n in numbering.refs([c for x in number.cites for c in x.claims], "numbers"))
        delta = "" if number.delta is None else f"{number.delta:+,}".replace("-", "−")
        lines.append(
            f"| {safe(number.label)} | {digits(number.figure)}{refs} | {delta} | {safe(number.owner)} | "
            f"{safe(number.note)} |"
        )
    return [*lines, ""]


def _section(section: Section, brief: Brief, numbering: Numbering) -> list[str]:
    lines = [f"## {safe(section.title)}", ""]
    headings = section.headings or ("",) * len(section.paragraphs)
    for heading, sentences in zip(headings, section.paragraphs, strict=True):
        lead = f"**{safe(heading)}.** " if heading else ""
        lines += [lead + " ".join(_sentence(numbering.told(s, section.key)) for s in sentences), ""]
        lines += [line for s in sentences if (said := before(brief, s)) for line in (f"> Before: {safe(said)}", "")]
    for table in section.tables:
        lines += [f"| {safe(table.title)} | {' | '.join(map(safe, table.columns))} | |"]
        lines += ["|---|" + "---|" * len(table.columns) + "---|"]
        for row in table.rows:
            refs = "".join(f"[^{n}]" for n in numbering.refs([c for x in row.cites for c in x.claims], section.key))
            indent = "&nbsp;&nbsp;" * row.depth
            lines.append(f"| {indent}{safe(row.label)}{refs} | {' | '.join(row.cells)} | {safe(row.note)} |")
        lines.append("")
    return lines


def _forecasts(brief: Brief, numbering: Numbering, claims: Mapping[str, Claim]) -> list[str]:
    """The ledger of forecasts: what is due, and what the day has entered beside the Outlook."""
    late, more = ledgered.due(brief), ledgered.entered(brief, numbering, claims)
    headed = ledgered.heading(brief, more)
    lines = [f"## {headed}", "", ledgered.summary(brief), ""] if headed else []
    if late:
        lines += ["| due, without a verdict | who | made on | by | likelihood |", "|---|---|---|---|---|"]
        lines += [
            f"| {safe(one.about)} | {safe(one.speaker)} | {one.made} | {one.due} | {one.band} |" for one in late
        ] + [""]
    if more:
        lines += ["| also foretold today | who | by | likelihood |", "|---|---|---|---|"]
        marks = ["".join(f"[^{n}]" for n in one.refs) for one in more]
        rows = zip(more, marks, strict=True)
        lines += [f"| {safe(o.about)}{mark} | {safe(o.speaker)} | {o.due} | {o.band} |" for o, mark in rows] + [""]
    return lines


def _around(brief: Brief, numbering: Numbering) -> list[str]:
    lines: list[str] = []
    if brief.watch:
        lines += ["## What to watch", ""]
        lines += [f"- **{short_day(w.day)}.** {_sentence(numbering.told(w.sentence, 'watch'))}" for w in brief.watch]
        lines.append("")
    if brief.contested:
        lines += ["## Contested", ""]
        lines += [f"- {_sentence(numbering.told(s, 'contested'))}" for s in brief.contested] + [""]
    if brief.wordings:
        lines += ["## The same event in their words", ""]
        for event in brief.wordings:
            lines += [f"- **{safe(event.label)}.**"]
            for told in event.told:
                refs = "".join(f"[^{n}]" for n in numbering.refs([told.claim], "wordings"))
                lines += [f"  - {safe(told.voice)}: “{safe(told.quote)}”{refs}"]
        lines.append("")
    for title, items in ((changed_title(brief), brief.changes), ("Coverage and gaps", brief.gaps)):
        if items:
            lines += [f"## {title}", "", *(f"- {safe(item)}" for item in items), ""]
    return lines


def _footnotes(numbering: Numbering, claims: Mapping[str, Claim], documents: Mapping[str, Document]) -> list[str]:
    lines = ["## Sources", ""]
    for cid, number in numbering.numbers.items():
        claim = claims[cid]
        doc = documents[claim.spans[0].doc]
        quote = safe(doc.text[claim.spans[0].start : claim.spans[-1].end])
        link = f" <{doc.url}>" if re.match(r"https?://[^\s<>]+$", doc.url) else ""
        lines.append(f"[^{number}]: “{quote}” {safe(doc.source)}, {published(doc)}.{link}")
    return lines
