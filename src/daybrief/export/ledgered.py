"""The ledger of forecasts as pages show it: what the day entered beside its prose, and what is due."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from daybrief.brief.english import number
from daybrief.brief.phrases import told as whole
from daybrief.brief.tongue import Tongue
from daybrief.claims import Claim
from daybrief.export.view import Numbering
from daybrief.model.outcome import Brief, Foretold

ANCHOR = "forecasts"


@dataclass(frozen=True)
class Line:
    """One prediction as a row: its words, who foretells, by when, how likely, and where it was read."""

    about: str
    speaker: str
    due: str
    band: str
    refs: tuple[int, ...]
    made: str
    source: str
    url: str


def entered(brief: Brief, words: Tongue, numbering: Numbering, claims: Mapping[str, Claim]) -> list[Line]:
    """Predictions of the day that the prose has not told, where their words make a clause; the file has them all."""
    told = {cite.fact for s in brief.sections for p in s.paragraphs for one in p for cite in one.cites}
    told |= {cite.fact for one in (*brief.standfirst, *brief.takeaways) for cite in one.cites}
    return [
        _line(one, brief, words, numbering.refs([cid for cid in one.claims if cid in claims][:1], ANCHOR))
        for one in brief.forecasts
        if one.event not in told and whole(one.about)
    ]


def due(brief: Brief, words: Tongue) -> list[Line]:
    """Predictions of earlier days that wait for a verdict."""
    return [_line(one, brief, words, ()) for one in brief.due]


def _line(one: Foretold, brief: Brief, words: Tongue, refs: tuple[int, ...]) -> Line:
    said = " ".join(one.about.split()).rstrip(".,;")
    by = one.by or (one.due.isoformat() if one.due else "")  # "in the coming week" counts from the brief's day
    return Line(
        about=said[:1].upper() + said[1:],
        speaker=words.holder(one.speaker, brief.day),
        due=words.horizon(by, brief.day) if by else words.t("no date"),
        band=words.named(one.band) if one.band else words.t("not stated"),
        refs=refs,
        made=words.long_day(one.day),
        source=one.source,
        url=one.url if one.url.startswith(("http://", "https://")) else "",
    )


def heading(brief: Brief, words: Tongue, entered: Sequence[Line]) -> str:
    """What the page calls its list of forecasts; '' where none is due and the prose has told all."""
    if brief.due:
        return words.t("Forecasts due")
    return words.t("Also foretold today") if entered else ""


def summary(brief: Brief, words: Tongue, listed: int) -> str:
    """'Five forecasts are entered in the ledger, two of them with a date; one of an earlier day is due.' `listed`: how
    many the page lists below it, which it says where the others are told above or kept in the data alone."""
    count, dated, late = len(brief.forecasts), sum(one.due is not None for one in brief.forecasts), len(brief.due)
    if words.lang != "en":
        said = words.t("{n} forecasts, {dated} dated, {late} due", n=count, dated=dated, late=late)
        return said + (" " + words.t("{n} listed", n=listed) if 0 < listed < count else "")
    lines = []
    if count == 1:
        lines.append(f"One forecast is entered in the ledger, {'with' if dated else 'without'} a date")
    elif count:
        some = f"{number(dated)} of them with a date" if dated else "none of them with a date"
        lines.append(f"{number(count).capitalize()} forecasts are entered in the ledger, {some}")
    if 0 < listed < count:
        lines.append(f"{number(listed)} not told above {'are' if listed != 1 else 'is'} listed")
    if late:
        lines.append(f"{number(late)} of earlier days {'are' if late != 1 else 'is'} due")
    said = "; ".join(lines)
    return f"{said[:1].upper()}{said[1:]}." if said else ""
