"""How much of an institute's own key takeaways a brief tells at its top and at the head of its sections.

usage: eval_takeaways.py [--shared DIR] [--days N] [--ledger FILE] [--show] [--json]

Reads assessment days with key takeaways (data/isw/gold), N of them spread evenly, publishes the brief of each day from
that day's assessment alone (data/isw/text), and asks of every key takeaway whether the brief tells it in one of its top
sentences: headline, standfirst, takeaways, and the first sentence of every section and of every direction.

A takeaway counts as told where ONE such sentence has
    an act of the same sort      (advancing, attacking, striking, withdrawing, deploying, talking …; lists below), and
    a side that the takeaway names, where it names one, and
    a place that the takeaway names, or one within it, or within 40 km of it; or another name of it, where it has names;
    where it has neither act nor name: half of its content words.
Assessments of intent and quality, of which a brief of reported facts has no counterpart, count as not told: the share
cannot reach 1. The test is one of words: it can be met by a sentence about something else at the same place, so read
`--show` before you trust a change of a few points.
"""

import argparse
import json
import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from math import cos, hypot, radians
from pathlib import Path
from typing import Any

from daybrief.model.outcome import Brief
from daybrief.pipeline.job import Job
from daybrief.pipeline.run import run
from daybrief.theatre.pack import Theatre, load

ROOT = Path(__file__).resolve().parent.parent
NEAR_KM = 40.0
LEAST = 3  # key takeaways that a day must have

ACTS = {
    "advance": r"advanc|captur|seiz|took|take[sn]?\b|entered|gain|progress|encircl|push",
    "regain": r"recaptur|retook|retake|liberat|regain|reclaim",
    "attack": r"attack|assault|offensive|counterattack|counteroffensive|fight|battle|engag|operation",
    "hold": r"repel|held|hold|defend|halt|stall|block|stop",
    "withdraw": r"withdr|retreat|abandon|pull",
    "strike": r"str[iu]c?k|shell|bombard|missile|drone|artillery|bomb|airstrike|shahed|air defen[sc]e|launched",
    "deploy": r"deploy|reinforc|redeploy|concentrat|transfer|mobili[sz]|conscript|recruit|sen[dt]\b|commit|generat",
    "lose": r"loss|lost|casualt|killed|wounded|destroy|degrad|damag|died|death",
    "rule": r"sanction|law|decree|annex|referend|occupation|filtrat|passport|measure|order|ban",
    "talk": r"talk|negotiat|meeting|met\b|agree|ceasefire|propos|said|stat|claim|call|announc|deal|visit|exchange|warn",
    "supply": r"logistic|suppl|aid|weapon|equip|ammunit|bridge|depot|train",
    "power": r"power|energy|nuclear|electric|grid|plant",
}
_ACTS = {name: re.compile(rf"\b(?:{words})", re.IGNORECASE) for name, words in ACTS.items()}
_NAME = re.compile(r"\b[A-Z][\w’'-]+")
_PLAIN = re.compile(
    r"(?:The|A|An|In|On|Russian?s?|Ukrainian?s?|Ukraine|Kremlin|Forces|Oblast|Raion|City|Direction|Moscow|Kyiv|January|"
    r"February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|"
    r"Friday|Saturday|Sunday|General|Staff|Armed)\b"
)
_WORD = re.compile(r"[a-z]{5,}")
_COMMON = frozenset({"force", "their", "which", "likel", "about", "these", "those", "other", "after", "since", "could"})


@dataclass(frozen=True)
class Points:
    """What a sentence has to be compared by."""

    acts: frozenset[str]
    sides: frozenset[str]
    places: tuple[tuple[str, float, float], ...]  # id, lat, lon
    inside: frozenset[str]  # ids of the places and of the units around them
    names: frozenset[str]
    words: frozenset[str]


def points(text: str, theatre: Theatre) -> Points:
    """The acts, sides, places, names and content words of a sentence."""
    gazetteer = theatre.gazetteer
    hits = [hit for hit in gazetteer.scan(text, "en") if hit.ids]
    best = [gazetteer.get(hit.ids[0]) for hit in hits]
    found = [entry for entry in best if entry is not None and entry.grain != "country"]
    sides = {hit.value for hit in theatre.parties["en"].find(text)} & set(theatre.sides)
    ids = [entry.id for entry in found]
    around = {unit for id in ids for unit in gazetteer.parents(id)}
    return Points(
        acts=frozenset(name for name, form in _ACTS.items() if form.search(text)),
        sides=frozenset(sides),
        places=tuple((entry.id, entry.lat, entry.lon) for entry in found),
        inside=frozenset((*ids, *around)),
        names=frozenset(w for w in _NAME.findall(text[1:]) if not _PLAIN.match(w)),
        words=frozenset(w[:5] for w in _WORD.findall(text.lower())) - _COMMON,
    )


def tells(sentence: Points, takeaway: Points) -> bool:
    """Whether a sentence tells a takeaway, as defined at the head of this file."""
    if takeaway.sides and sentence.sides and not takeaway.sides & sentence.sides:
        return False
    if takeaway.places:
        ids = {id for id, _, _ in takeaway.places}
        near = any(_near(one, other) for one in takeaway.places for other in sentence.places)
        if not (ids & sentence.inside or near):
            return False
    elif takeaway.names and not takeaway.names & sentence.names:
        return False
    if takeaway.acts:
        alike = bool(takeaway.acts & sentence.acts)
        known = bool(takeaway.places or takeaway.names)
        return alike and (known or len(takeaway.words & sentence.words) >= 2)
    return 2 * len(takeaway.words & sentence.words) >= len(takeaway.words)


def _near(one: tuple[str, float, float], other: tuple[str, float, float]) -> bool:
    x = (one[2] - other[2]) * 111.3 * cos(radians(one[1]))
    return hypot(x, (one[1] - other[1]) * 111.2) <= NEAR_KM


def top(brief: Brief) -> Iterator[str]:
    """Headline, standfirst, takeaways, and the first sentence of every section and direction."""
    yield brief.title
    yield from (sentence.text for sentence in (*brief.standfirst, *brief.takeaways))
    for section in brief.sections:
        for at, paragraph in enumerate(section.paragraphs):
            headed = bool(section.headings and section.headings[at])
            if paragraph and (at == 0 or headed):
                yield paragraph[0].text


def days(shared: Path, count: int) -> list[tuple[date, list[str], Path]]:
    """`count` days with enough key takeaways and a text, spread evenly."""
    found = []
    for path in sorted((shared / "data" / "isw" / "gold").glob("*.json")):
        text = shared / "data" / "isw" / "text" / f"{path.stem}.txt"
        takeaways = json.loads(path.read_text(encoding="utf-8"))["key_takeaways"]
        if text.is_file() and len(takeaways) >= LEAST:
            found.append((date.fromisoformat(path.stem), takeaways, text))
    step = max(1.0, len(found) / count)
    return [found[int(at * step)] for at in range(min(count, len(found)))]


@cache
def _points(text: str, name: str) -> Points:
    return points(text, load(name))


def judge(day: date, takeaways: list[str], text: Path, ledger: Path | None) -> dict[str, Any]:
    """One day: its takeaways, told or not, and the sentence that tells each."""
    with tempfile.TemporaryDirectory() as folder:
        job = Job(sources=(str(text),), day=day, ledger=ledger, out=Path(folder), workers=1)
        brief = run(job).brief
    lines = list(top(brief))
    told = []
    for takeaway in takeaways:
        wanted = _points(takeaway, "ukraine")
        told.append(next((line for line in lines if tells(_points(line, "ukraine"), wanted)), ""))
    return {"day": day.isoformat(), "takeaways": takeaways, "told": told, "top": lines}


def main(argv: list[str] | None = None) -> int:
    """Print the share, by day and in all."""
    about = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    about.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    about.add_argument("--days", type=int, default=40)
    about.add_argument("--ledger", type=Path, help="keeps what was read, for a second look")
    about.add_argument("--show", action="store_true", help="print every takeaway with the sentence that tells it")
    about.add_argument("--json", action="store_true")
    args = about.parse_args(argv)
    judged = [judge(*row, args.ledger) for row in days(args.shared, args.days)]
    count = sum(len(row["takeaways"]) for row in judged)
    told = sum(bool(line) for row in judged for line in row["told"])
    if args.json:
        print(json.dumps(judged, ensure_ascii=False, indent=1))
    for row in judged if not args.json else ():
        print(f"{row['day']}  {sum(map(bool, row['told']))} of {len(row['told'])}")
        if args.show:
            for takeaway, line in zip(row["takeaways"], row["told"], strict=True):
                print(f"    {'+' if line else '-'} {takeaway}\n        {line or '–'}")
    print(f"{told} of {count} key takeaways of {len(judged)} days told: {told / max(1, count):.3f}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
