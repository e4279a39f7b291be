"""Tallies that daybrief reads, against the Air Force's own table, where both speak of the same night.

usage: eval_tallies.py [--shared DIR] [--all] [--json]

Reads the assessments (data/isw/text), the Ukrainian posts (data/posts-uk), the articles (data/articles-2022-2024) and
the other gold documents of the table's years (data/air-attacks). Of every strike claim on Ukraine, each of the figures
launched, intercepted and lost is compared with what the table can mean by it that night: a row, the rows of a class of
weapon, or all rows. A figure that agrees with none gets the first explanation that fits:

    bound            the text only bounds the number ("more than 50"), and the table's lies within
    longer period    the claim covers more than a night and the day beside it
    other night      the number is the table's for the night before or after
    no row           the table has no row of that class of weapon that night
    part             the claim is about one region or one model, and the table has more
    other owner      somebody else than the Air Force counted
    unexplained      none of these: read it

Prints the agreement and every disagreement; `--all` prints the agreements too.
"""

import argparse
import csv
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from daybrief.document import read
from daybrief.engine.pool import each, workers_for
from daybrief.model.text import Document, Raw
from daybrief.pipeline.claims import claims_of
from daybrief.theatre.pack import load

ROOT = Path(__file__).resolve().parent.parent
THEATRE = "ukraine"
COLUMNS = {"launched": ("launched",), "intercepted": ("destroyed",), "lost": ("not_reach_goal",)}
DRONES = re.compile(
    "Shahed|Orlan|Supercam|ZALA|Lancet|UAV|Merlin|Orion|Mohajer|Forpost|Kub|Eleron|Granat|Фенікс|Картограф"
)
TOLD = re.compile(r"\d+[^.\n]{0,60}(?:drone|missile|shahed|uav|бпла|дрон|ракет)", re.IGNORECASE)
OWNER = re.compile(r"air force|повітрян\w+ сил|kpszsu|ukrainian air", re.IGNORECASE)
NIGHT = timedelta(days=1)

Claim = dict[str, Any]


@dataclass(frozen=True)
class Row:
    """One line of the table: the first and last day of an attack, the class of weapon, and the counts it gives."""

    first: date
    last: date
    model: str
    drone: bool
    counts: dict[str, int]


@dataclass(frozen=True)
class Finding:
    """One figure of a claim beside the table: `verdict` is "agrees" or an explanation."""

    doc: str
    when: str
    slot: str
    figure: tuple[int | None, int | None]
    table: tuple[int, ...]
    verdict: str
    quote: str


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    rows = table(args.shared / "data" / "air-attacks" / "daily-2022-2024.csv")
    raws = list(material(args.shared / "data", min(r.first for r in rows), max(r.last for r in rows)))
    found = [finding for claim in read_all(raws) for finding in compare(claim, rows)]
    counts = Counter(finding.verdict for finding in found)
    agreement = counts["agrees"] / len(found) if found else 0.0
    if args.json:
        print(json.dumps({"agreement": agreement, "unexplained": counts["unexplained"] / max(1, len(found))}))
        return 0
    for finding in found:
        if args.all or finding.verdict != "agrees":
            print(shown(finding))
    print(
        f"\n{len(found)} figures of {len({f.doc for f in found})} documents; {counts['agrees']} agree ({agreement:.3f})"
    )
    print(", ".join(f"{name} {n}" for name, n in counts.most_common()))
    return 0


def shown(finding: Finding) -> str:
    number, said = list(finding.figure), " ".join(finding.quote.split())[:160]
    return f"{finding.verdict:<14} {finding.doc} {finding.when} {finding.slot} {number}, table {finding.table}: {said}"


# ---- material -------------------------------------------------------------------------------------------------------


def table(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as lines:
        return [row_of(line) for line in csv.DictReader(lines)]


def row_of(line: dict[str, str]) -> Row:
    counts = {slot: int(float(line[c])) for slot, columns in COLUMNS.items() for c in columns if line[c]}
    first, last = (date.fromisoformat(line[name][:10]) for name in ("time_start", "time_end"))
    return Row(first, last, line["model"], DRONES.search(line["model"]) is not None, counts)


def material(data: Path, first: date, last: date) -> Iterator[Raw]:
    """Documents of the table's years that count drones or missiles in figures."""
    dated = [(path, path.stem, "Institute for the Study of War") for path in (data / "isw" / "text").glob("*.txt")]
    articles = (data / "articles-2022-2024").glob("*_en_*.txt")
    dated += [(path, f"{path.name[:4]}-{path.name[4:6]}-{path.name[6:8]}", "a newspaper") for path in articles]
    for path, day, source in sorted(dated):
        text = path.read_text(encoding="utf-8", errors="replace")
        if first <= date.fromisoformat(day) <= last and TOLD.search(text):
            yield raw(path.stem, source, day, "en", text)
    for path in sorted((data.parent / "gold").glob("*/*.md")):
        text = path.read_text(encoding="utf-8")
        day = text.partition("published: ")[2][:10]
        if (
            not path.stem.startswith("post-uk")
            and day
            and first <= date.fromisoformat(day) <= last
            and TOLD.search(text)
        ):
            yield Raw(name=path.stem, media="md", body=text.encode())
    posts = data / "posts-uk" / "air-force.jsonl"
    for line in posts.read_text(encoding="utf-8").splitlines() if posts.is_file() else ():
        post = json.loads(line)
        if first <= date.fromisoformat(post["date"]) <= last:
            yield raw(f"post-uk-{post['date']}", "Ukrainian Air Force", post["date"], "uk", post["text"])


def raw(name: str, source: str, day: str, lang: str, text: str) -> Raw:
    body = f"---\nsource: {source}\npublished: {day}\nlang: {lang}\n---\n{text}\n"
    return Raw(name=name, media="md", body=body.encode())


def read_all(raws: list[Raw]) -> Iterator[Claim]:
    for outcome in each(partial(strikes, THEATRE), raws, workers_for(len(raws))):
        if outcome.error:
            sys.exit(f"eval: {outcome.item.name} could not be read: {outcome.error}")
        yield from outcome.result or ()


def strikes(theatre: str, raw: Raw) -> list[Claim]:
    """The strike claims of a document in the exchange format, with the publisher's name beside."""
    pack = load(theatre)
    docs = [d for d in read(raw, pack) if isinstance(d, Document)]
    claims = ((doc, claim) for doc in docs for claim in claims_of(doc, pack) if claim.detail.wave is not None)
    return [claim.exchange(doc) | {"publisher": doc.source} for doc, claim in claims]


# ---- comparison -----------------------------------------------------------------------------------------------------


def compare(claim: Claim, rows: list[Row]) -> Iterator[Finding]:
    """Each figure of a claim on the attacks that the table covers."""
    if claim.get("attacker") == "UA" or not claim.get("when") or len(claim["when"].partition("/")[0]) < 10:
        return
    first, last = (date.fromisoformat(day) for day in (claim["when"].split("/") * 2)[:2])
    tonight = [row for row in rows if row.first <= last and first <= row.last]
    around = [row for row in rows if row.first <= last + NIGHT and first - NIGHT <= row.last]
    for slot in COLUMNS:
        if claim.get(slot):
            figure = (claim[slot][0], claim[slot][1])
            meant = readings(tonight, slot, claim.get("weapon"))
            near = readings(around, slot, claim.get("weapon"))
            verdict = judge(claim, slot, figure, (meant, near), last - first > NIGHT)
            yield Finding(claim["doc"], claim["when"], slot, figure, tuple(sorted(meant)), verdict, claim["quote"])


def readings(rows: list[Row], slot: str, weapon: str | None) -> set[int]:
    """The numbers that a slot can have by the table: of a row, of a model, of a class, of an attack, of all."""
    mine = [row for row in rows if weapon in (None, "mixed") or row.drone == (weapon == "drone")]
    groups: list[list[Row]] = [[row] for row in mine]
    groups += [[r for r in mine if r.model == model] for model in {r.model for r in mine}]
    for starts in ({row.first for row in mine}, {row.last for row in mine}):
        groups += [[r for r in mine if day in (r.first, r.last)] for day in starts]
    groups += [mine, [row for row in mine if row.drone], [row for row in mine if not row.drone]]
    groups += [[r for r in group if "Shahed" in r.model] for group in groups]
    found = {sum(row.counts.get(slot, 0) for row in group) for group in groups}
    if slot == "intercepted":  # shot down or suppressed, told as one number
        found |= {sum(r.counts.get(s, 0) for r in group for s in ("intercepted", "lost")) for group in groups}
    return found - {0}


def judge(
    claim: Claim, slot: str, figure: tuple[int | None, int | None], table: tuple[set[int], set[int]], long: bool
) -> str:
    """Whether a figure is the table's, else why not."""
    tonight, near = table
    low, high = figure
    if low == high and low in tonight:
        return "agrees"
    if low != high and any((low or 0) <= n and (high is None or n <= high) for n in tonight):
        return "bound"
    if long:
        return "longer period"
    if low in near:
        return "other night"
    if not tonight:
        return "no row"
    if (claim.get("places") or claim.get("weapon_name")) and (low or high or 0) < max(tonight):
        return "part"
    return "unexplained" if OWNER.search(claim.get("source") or claim["publisher"]) else "other owner"


if __name__ == "__main__":
    sys.exit(main())
