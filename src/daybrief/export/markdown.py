"""brief.md: the brief as Markdown, its receipts as footnotes."""

import re
from collections.abc import Mapping

from daybrief.brief.tongue import Tongue
from daybrief.brief.tongues import of as tongue_of
from daybrief.claims import Claim
from daybrief.export import ledgered
from daybrief.export.view import Numbering, Told, abreast, based, before, compared, published, refused, since
from daybrief.model.outcome import Brief, Section
from daybrief.model.text import Document
from daybrief.receipts import VERSION
from daybrief.theatre.pack import Theatre

_MARKUP = re.compile(r"([\\`*_\[\]<>#|~])")


def brief_markdown(
    brief: Brief,
    claims: Mapping[str, Claim],
    documents: Mapping[str, Document],
    theatre: Theatre,
    rate: tuple[int, int],
) -> str:
    """The whole page; texts of sources are escaped, so that they cannot format it."""
    words, numbering = tongue_of(brief, theatre), Numbering()
    t = words.t
    lines = [f"# {safe(brief.title)}", "", _dateline(brief, theatre, words), ""]
    if brief.standfirst:
        lines += [" ".join(_sentence(numbering.told(s, "lead")) for s in brief.standfirst), ""]
    if brief.takeaways:
        lines += [f"**{t('Takeaways')}**", ""]
        lines += [f"{n}. {_sentence(numbering.told(s, 'point'))}" for n, s in enumerate(brief.takeaways, 1)] + [""]
    lines += _numbers(brief, numbering, words)
    for section in brief.sections:
        lines += _section(section, brief, numbering, words)
    lines += _forecasts(brief, numbering, claims, words)
    lines += _around(brief, numbering, words)
    held = t(
        "{held} of {all} sentences, tallies and rows supported; checker {checker}.",
        held=rate[1],
        all=rate[0],
        checker=VERSION,
    )
    held = " ".join(filter(None, (held, refused(brief.refused, words))))
    lines += [f"**{t('Receipts')}.** {held}", ""]
    lines += _footnotes(numbering, claims, documents, words)
    return "\n".join(lines).rstrip() + "\n"


def safe(text: str) -> str:
    """Text of a source or of the brief with Markdown's own marks escaped, on one line."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def _dateline(brief: Brief, theatre: Theatre, words: Tongue) -> str:
    as_of = words.t("as of {time}", time=brief.as_of[11:16])
    return (
        f"**{safe(words.t(theatre.title))} · {words.long_day(brief.day)} · {as_of} · "
        f"{safe(brief.window)} · {based(brief.documents, brief.origins, words)}**"
    )


def _sentence(told: Told) -> str:
    """A sentence with its footnote marks, each behind the words it stands for."""
    return "".join(
        _MARKUP.sub(r"\\\1", segment.text) + "".join(f"[^{n}]" for n in segment.refs) for segment in told.segments
    )


def _numbers(brief: Brief, numbering: Numbering, words: Tongue) -> list[str]:
    if not brief.numbers:
        return []
    lines = [words.t("| the day in numbers | | Δ to the day before | owner | |"), "|---|---|---|---|---|"]
    for number in brief.numbers:
        refs = "".join(f"[^{n}]" for n in numbering.refs([c for x in number.cites for c in x.claims], "numbers"))
        delta = "" if number.delta is None else f"{number.delta:+,}".replace("-", "−")
        label = words.labelled(number.label, number.figure)
        lines.append(
            f"| {safe(label)} | {words.digits(number.figure)}{refs} | {delta} | {safe(number.owner)} | "
            f"{safe(number.note)} |"
        )
    return [*lines, ""]


def _section(section: Section, brief: Brief, numbering: Numbering, words: Tongue) -> list[str]:
    lines = [f"## {safe(section.title)}", ""]
    headings = section.headings or ("",) * len(section.paragraphs)
    for heading, sentences in zip(headings, section.paragraphs, strict=True):
        lead = f"**{safe(heading)}.** " if heading else ""
        lines += [lead + " ".join(_sentence(numbering.told(s, section.key)) for s in sentences), ""]
        lines += [
            line
            for s in sentences
            if (said := before(brief, s, words))
            for line in (f"> {words.t('Before')}: {safe(said)}", "")
        ]
    for table in section.tables:
        lines += [f"| {safe(table.title)} | {' | '.join(map(safe, table.columns))} | |"]
        lines += ["|---|" + "---|" * len(table.columns) + "---|"]
        for row in table.rows:
            refs = "".join(f"[^{n}]" for n in numbering.refs([c for x in row.cites for c in x.claims], section.key))
            indent = "&nbsp;&nbsp;" * row.depth
            lines.append(f"| {indent}{safe(row.label)}{refs} | {' | '.join(map(safe, row.cells))} | {safe(row.note)} |")
        lines.append("")
    return lines


def _forecasts(brief: Brief, numbering: Numbering, claims: Mapping[str, Claim], words: Tongue) -> list[str]:
    """The ledger of forecasts: what is due, and what the day has entered beside the Outlook."""
    late, more = ledgered.due(brief, words), ledgered.entered(brief, words, numbering, claims)
    headed = ledgered.heading(brief, words, more)
    lines = [f"## {headed}", "", ledgered.summary(brief, words, len(more)), ""] if headed else []
    if late:
        lines += [words.t("| due, without a verdict | who | made on | by | likelihood |"), "|---|---|---|---|---|"]
        lines += [
            f"| {safe(one.about)} | {safe(one.speaker)} | {one.made} | {one.due} | {one.band} |" for one in late
        ] + [""]
    if more:
        lines += [words.t("| also foretold today | who | by | likelihood |"), "|---|---|---|---|"]
        marks = ["".join(f"[^{n}]" for n in one.refs) for one in more]
        rows = zip(more, marks, strict=True)
        lines += [f"| {safe(o.about)}{mark} | {safe(o.speaker)} | {o.due} | {o.band} |" for o, mark in rows] + [""]
    return lines


def _around(brief: Brief, numbering: Numbering, words: Tongue) -> list[str]:
    lines: list[str] = []
    if brief.watch:
        lines += [f"## {words.t('What to watch')}", ""]
        lines += [
            f"- **{words.short_day(w.day)}.** {_sentence(numbering.told(w.sentence, 'watch'))}" for w in brief.watch
        ]
        lines.append("")
    if brief.contested:
        lines += [f"## {words.t('Contested')}", ""]
        lines += [f"- {_sentence(numbering.told(s, 'contested'))}" for s in brief.contested] + [""]
    for title, group in abreast([one.model_dump(mode="json") for one in brief.wordings], words):
        lines += [f"## {title}", ""]
        for event in group:
            lines += [f"- **{safe(event['label'])}.**"]
            for told in event["told"]:
                refs = "".join(f"[^{n}]" for n in numbering.refs([told["claim"]], "wordings"))
                lines += [f"  - {safe(told['voice'])}: {words.quoted(safe(told['quote']))}{refs}"]
                lines += [f"    - {safe(then)}"] if (then := since(told, brief.day, words)) else []
        lines.append("")
    for title, items in ((compared(brief.changes, words), brief.changes), (words.t("Coverage and gaps"), brief.gaps)):
        if items:
            lines += [f"## {title}", "", *(f"- {safe(item)}" for item in items), ""]
    return lines


def _footnotes(
    numbering: Numbering, claims: Mapping[str, Claim], documents: Mapping[str, Document], words: Tongue
) -> list[str]:
    lines = [f"## {words.t('Sources')}", ""]
    for cid, number in numbering.numbers.items():
        claim = claims[cid]
        doc = documents[claim.spans[0].doc]
        quote = safe(doc.text[claim.spans[0].start : claim.spans[-1].end])
        link = f" <{doc.url}>" if re.match(r"https?://[^\s<>]+$", doc.url) else ""
        lines.append(
            f"[^{number}]: {words.quoted(quote)} {safe(words.publisher(doc.source))}, {published(doc, words)}.{link}"
        )
    return lines
