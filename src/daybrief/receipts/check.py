"""The receipt check: every sentence's numbers, names, places, dates, quoted words and verbs, against what it cites.

It reads brief.json alone, with the pack that the file names for aliases, and shares no code with the writing of briefs.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise
from typing import Any

from daybrief.claims import KIND_BY_NAME
from daybrief.errors import InputError
from daybrief.receipts import (
    acts,
    binding,
    clauses,
    dating,
    deeds,
    numerals,
    polarity,
    positions,
    roles,
    stances,
    sums,
    ukrainian,
    whereabouts,
)
from daybrief.receipts.evidence import Evidence, Index
from daybrief.receipts.naming import Names
from daybrief.receipts.ukrainian.names import UkrainianNames
from daybrief.theatre.pack import Theatre, load

VERSION = "1.9"
"""Rises with every change of what counts as supported."""


@dataclass(frozen=True)
class Failure:
    """A sentence that says more than the passages it cites, and how."""

    where: str
    text: str
    reasons: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.where}: {self.text!r}: {'; '.join(self.reasons)}"


@dataclass(frozen=True)
class Report:
    """How many sentences, tallies and table rows there are, how many hold, and those that do not."""

    sentences: int
    supported: int
    failures: tuple[Failure, ...]


@dataclass(frozen=True)
class _Item:
    where: str
    text: str
    cites: list[Mapping[str, Any]]
    values: tuple[str, ...] = ()  # a row's or tally's figures, printed beside the text
    columns: tuple[str, ...] = ()  # what each of them is headed with
    prose: bool = True
    owner: str = ""  # whom a tally names as its owner
    whole: Mapping[str, Any] = field(default_factory=dict)  # the piece of the file, for what stands beside its words
    lang: str = "en"


def check_text(text: str) -> Report:
    """Check a brief.json given as text."""
    try:
        brief = json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(
            f"expected the JSON of a brief, found: {error.msg} at line {error.lineno}; give a brief.json"
        ) from None
    if not isinstance(brief, dict) or "claims" not in brief:
        raise InputError(
            "expected a brief with 'claims' in it, found other JSON; give a brief.json written by daybrief"
        )
    return check(brief)


def check(brief: Mapping[str, Any], known: dict[str, list[str]] | None = None) -> Report:
    """Check every sentence, tally and table row of a brief. `known`: what was found of such items over the same facts
    and claims, as a brief is written anew; what is found now is added."""
    index, names, day = Index(brief), Names(_pack(brief)), _day(brief)
    known = {} if known is None else known
    failures = []
    count = 0
    for item in _in_its_language(brief):
        count += 1
        key = repr(item)
        if key not in known:
            known[key] = _reasons(item, index, names, day)
        reasons = known[key]
        if reasons:
            failures.append(Failure(item.where, _shown(item), tuple(dict.fromkeys(reasons))))
    failed = len(failures)
    failures += [
        Failure("changes", line, tuple(why)) for line in brief.get("changes", ()) if (why := sums.moved(line, index))
    ]
    failures += [*_misquoted(brief, index, names), *_miscounted(brief, count)]
    return Report(count, count - failed, tuple(failures))


def _misquoted(brief: Mapping[str, Any], index: Index, names: Names) -> list[Failure]:
    """Words set side by side, or entered in the ledger of forecasts, that do not stand in the claim they are for, or
    stand there under another's name."""
    heard = UkrainianNames(names) if brief.get("lang") == "uk" else names
    found = [Failure(where, text, (why,)) for where, text, why in positions.faults(brief, index, heard)]
    for told in brief.get("forecasts", ()):
        held = " ".join(str(index.claims[cid]["quote"]) for cid in told["claims"] if cid in index.claims)
        if told["quote"] not in held and not set(told["claims"]) <= index.claims.keys():
            found.append(Failure("forecasts", told["quote"], ("the claims do not have these words",)))
    return found


def _miscounted(brief: Mapping[str, Any], count: int) -> list[Failure]:
    """A receipt rate that is not the file's own."""
    told = brief.get("receipts") or {}
    if not told.get("sentences") or (told["sentences"] == count and told["supported"] <= count):
        return []
    return [Failure("receipts", f"{told['supported']} of {told['sentences']}", (f"the file holds {count} to check",))]


def _shown(item: _Item) -> str:
    return item.text if item.prose else " | ".join((item.text, *item.values))


def _day(brief: Mapping[str, Any]) -> date | None:
    """The brief's day; None where the file gives none that can be read."""
    try:
        return date.fromisoformat(str(brief.get("day")))
    except ValueError:
        return None


def _pack(brief: Mapping[str, Any]) -> Theatre | None:
    """The pack the brief names, for its aliases; a brief of an unknown theatre is checked by letters alone."""
    try:
        return load(str(brief.get("theatre", "")))
    except InputError:
        return None


def _in_its_language(brief: Mapping[str, Any]) -> Iterator[_Item]:
    lang = str(brief.get("lang") or "en")
    return (replace(item, lang=lang) for item in _items(brief))


def _items(brief: Mapping[str, Any]) -> Iterator[_Item]:
    if brief.get("title_cites"):
        yield _Item("title", brief["title"], brief["title_cites"])
    for key in ("standfirst", "takeaways", "contested"):
        for sentence in brief.get(key, ()):
            yield _Item(key, sentence["text"], sentence["cites"])
    for number in brief.get("numbers", ()):
        figure, labels = _pair(number["figure"]), (number["label"],) * 2
        yield _Item("numbers", number["label"], number["cites"], figure, labels, False, number["owner"], number)
    for section in brief.get("sections", ()):
        for sentence in section.get("sentences", ()):
            yield _Item(section["id"], sentence["text"], sentence["cites"])
        for table in section.get("tables", ()):
            for row in table["rows"]:
                columns = tuple(table.get("columns", ())) or ("",) * len(row["cells"])
                yield _Item(section["id"], row["label"], row["cites"], tuple(row["cells"]), columns, prose=False)
    for item in brief.get("watch", ()):
        yield _Item("watch", item["text"], item["cites"], whole=item)


def _pair(figure: list[int | None]) -> tuple[str, ...]:
    return tuple(str(n) for n in figure if n is not None)


def _reasons(item: _Item, index: Index, names: Names, day: date | None) -> list[str]:
    if not item.cites:
        return ["cites nothing"]
    found = [fault for cite in item.cites for fault in index.faults(cite)]
    found += [f"{text!r} stands outside every citation" for text in _uncited(item)]
    whole = index.evidence(item.cites)
    found += _values(item, whole)
    heard = UkrainianNames(names) if item.lang == "uk" else names
    found += [f"no passage names the owner {n}" for n in heard.missing(item.owner, whole, opens=True)]
    found += sums.tally(item.whole, whole, day) if item.owner else []
    found += sums.ahead(item.whole, whole) if item.where == "watch" else []
    stretches = [(item.text[start:end], index.evidence(cites)) for start, end, cites in _segments(item)]
    if item.lang == "uk":
        return found + _in_ukrainian(item, whole, stretches, index, names, day)
    for at, (text, held) in enumerate(stretches):
        found += _stretch(text, held, names, at == 0 or not item.prose)
        if item.prose:
            found += _told(text, held, index, names, rival=item.where == "contested")
    if item.prose:
        found += stances.faults(item.text, whole)
        found += deeds.ended(item.text, whole)
        found += stances.misowned(item.text, whole)
        groups = [[stretch] for stretch in stretches] if item.where == "contested" else [stretches]
        for group in groups:
            found += stances.unowned("".join(t for t, _ in group), (held for _, held in group), names.theatre)
        found += dating.contradicted(item.text, whole, day) if day else []
    return found


def _in_ukrainian(
    item: _Item,
    whole: Evidence,
    stretches: list[tuple[str, Evidence]],
    index: Index,
    names: Names,
    day: date | None,
) -> list[str]:
    """The same questions, asked of a Ukrainian sentence, label or row."""
    found: list[str] = []
    rival = item.where == "contested"
    for at, (text, held) in enumerate(stretches):
        if held.claims:
            quoted = (q for q in ukrainian.quotations(text) if not _verbatim(q, held))
            found += [f"the passages do not have the words «{q}»" for q in quoted]
            found += ukrainian.stretch(text, held, names, at == 0 or not item.prose)
            found += ukrainian.told(text, held, index, names, rival) if item.prose else []
    if item.prose:
        found += ukrainian.whole(item.text, whole, [[s] for s in stretches] if rival else [stretches], names)
        found += ukrainian.contradicted(item.text, whole, day) if day else []
    return found


def _segments(item: _Item) -> Iterator[tuple[int, int, list[Mapping[str, Any]]]]:
    """Stretches of the text with the citations that cover them."""
    edges = sorted({0, len(item.text), *(c["start"] for c in item.cites), *(c["end"] for c in item.cites)})
    for start, end in pairwise(edges):
        cites = [c for c in item.cites if c["start"] <= start and end <= c["end"]]
        if item.text[start:end].strip(" .,;:"):
            yield start, end, cites


def _uncited(item: _Item) -> list[str]:
    return [item.text[a:b].strip() for a, b, cites in _segments(item) if not cites]


def _stretch(text: str, evidence: Evidence, names: Names, opens: bool) -> list[str]:
    """Faults of one stretch: quoted words first, then dates, counts and names in what is left."""
    if not evidence.claims:
        return []
    found = [f"the passages do not have the words “{q}”" for q in _quotations(text) if not _verbatim(q, evidence)]
    bare = re.sub(r"“[^”]*”?", "“”", text)
    dates = dating.find(whereabouts.uncounted(bare, evidence))
    found += [f"no passage gives {d}" for d in dating.missing(dates, evidence)]
    found += [f"no passage counts {n}" for n in _uncounted(dates.rest, evidence)]
    found += [f"breaks off the words “{q}”" for q in _quotations(text) if _breaks_off(q, evidence)]
    return found + [f"no passage names {n}" for n in names.missing(bare, evidence, opens)]


def _told(text: str, evidence: Evidence, index: Index, names: Names, rival: bool) -> list[str]:
    """Faults in what one stretch of prose tells: its acts, what its numbers count, where, by whom, and whether yet."""
    if not evidence.claims:
        return []
    bare = re.sub(r"“[^”]*”?", "“”", text)
    return [
        *acts.faults(text, evidence),
        *binding.faults(bare, evidence, rival),
        *clauses.faults(text, evidence),
        *deeds.faults(bare, evidence, names.theatre),
        *polarity.faults(bare, evidence),
        *whereabouts.faults(bare, evidence),
        *whereabouts.strange(bare, evidence, index.places, names.parties),
        *roles.faults(bare, evidence, names.theatre),
        *stances.planned(text, evidence),
    ]


# ---- quoted words


def _quotations(text: str) -> list[str]:
    return [match.strip() for match in re.findall(r"“([^”]*)”?", text) if match.strip()]


def _flat(text: str) -> str:
    text = re.sub(r"[“”„«»\"‘’'ʼ`]", "'", text)
    return re.sub(r"\s+", " ", text)


def _verbatim(quoted: str, evidence: Evidence) -> bool:
    """Whether the words stand unbroken in one cited quote; the mark that closes them may be the brief's own."""
    wanted = _flat(quoted).strip(" '").rstrip(",.").strip()
    for claim in evidence.claims:
        passage = _flat(str(claim["quote"]))
        if wanted in passage or wanted[:1].lower() + wanted[1:] in passage:
            return True
    return False


_SCRAP = 6  # words up to which a quotation that goes on behind its mark says nothing by itself


def _breaks_off(quoted: str, evidence: Evidence) -> bool:
    """Whether a few words are quoted whose sentence the passage ends in its own: '“there is a chance” of a truce'."""
    wanted = re.escape(_flat(quoted).strip(" '").rstrip(",.").strip())
    goes_on = re.compile(rf"{wanted},?'? (?:of|that|to|for|than|as|in|on|by|from|with)\b", re.I)
    passages = [_flat(str(claim["quote"])) for claim in evidence.claims]
    return len(quoted.split()) <= _SCRAP and " is " in f" {quoted} " and any(map(goes_on.search, passages))


# ---- counts

_BOUNDS = r"at least|more than|over|up to|as many as|about|around|nearly"
_COUNT = re.compile(
    rf"(?:(?P<bound>{_BOUNDS})\s+)?(?:(?P<n>\d[\d,]*(?:\.\d+)?(?: million)?)|\b(?P<w>[a-z]+(?:-[a-z]+)?)\b)", re.I
)


def _uncounted(text: str, evidence: Evidence) -> list[str]:
    """Numbers of a stretch that no cited quote prints, or prints with another bound."""
    printed = numerals.printed(dating.undated(evidence.words))
    vague = numerals.VAGUE.items()
    found = [word for word, form in vague if re.search(rf"\b{word}\b", text) and not form.search(evidence.words)]
    for match in _COUNT.finditer(text):
        said = match.group("n") or match.group("w")
        values = numerals.in_digits(said) if match.group("n") else _word_value(said)
        if not values:
            continue
        value = max(values)
        if value not in printed and not (value == 1 and numerals.one_thing(evidence.words)):
            found.append(said)
        elif not _bound_holds(int(value), match, evidence):
            found.append(f"{match.group().strip()!r} with that bound")
    return found


def _word_value(word: str) -> set[float]:
    if word.lower() in ("first", "second", "third", "single", "lone", "another", "both", "pair", "couple", "twice"):
        return set()
    return numerals.in_english(word)


def _bound_holds(n: int, match: "re.Match[str]", evidence: Evidence) -> bool:
    """Whether 'at least', 'more than' and 'up to' are kept. A number that no figure of the claims has is free text."""
    near = [(low, high) for low, high in evidence.figures if n in (low, high) or low == n + 1]
    if not near:
        return True
    bound = (match.group("bound") or "").lower()
    if bound == "at least":
        return any(low == n and high != n for low, high in near)
    if bound in ("more than", "over"):
        return any(low == n + 1 for low, high in near)
    if bound in ("up to", "as many as"):
        return any(high == n and low != n for low, high in near)
    if re.match(r"\s*to ", match.string[match.end() :]) or re.search(r" to\s*$", match.string[: match.start()]):
        return any(n in pair for pair in near)
    return any(low == high == n for low, high in near)


def _values(item: _Item, evidence: Evidence) -> list[str]:
    """Figures of a row or tally that no cited claim holds, that no quote prints, or that count something else."""
    printed = numerals.printed(evidence.words)
    held = {n for pair in evidence.figures for n in pair if n is not None}
    found = []
    for value, column in zip(item.values, item.columns, strict=False):
        if value[:1] == "«":  # a row in the words of its source
            found += [] if _verbatim(value.strip("«»").removesuffix(" …"), evidence) else [f"no passage has {value}"]
            continue
        counted = _in_column(column, evidence, item.lang)
        for n in numerals.in_digits(value):
            shown = n in printed or n - 1 in printed or (n == 1 and numerals.one_thing(evidence.words))
            vague = any(form.search(evidence.words) for form in numerals.VAGUE.values())
            if n not in held or not (shown or vague) or (counted and n not in counted):
                found.append(f"no passage counts {value}")
    return found


def _in_column(column: str, evidence: Evidence, lang: str) -> set[int]:
    """The ends of the settled figures that a column's or tally's words mean; empty where they mean none."""
    found: set[int] = set()
    for fact in evidence.facts:
        kind = KIND_BY_NAME.get(str(fact.get("kind")))
        told = None if kind is None else kind.tongues.get(lang, kind.speaks())
        words = told.counts if told else {}
        for slot, word in words.items():
            if slot in fact.get("figures", {}) and re.search(rf"\b{re.escape(word)}\b", column):
                found |= {n for n in fact["figures"][slot] if n is not None}
    return found
