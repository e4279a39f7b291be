"""Place accuracy on gold claims: how far the located place of each gold mention lies from the gold coordinates.

usage: python -m tools.eval_places GOLD_DIR [--points DATA_DIR] [--show N] [--json]

Reads NAME.md and NAME.claims.jsonl pairs. For every gold place with coordinates, its words are sought in the document
(any mention that resolves to the same name, in the quote first) and the distance is measured. Prints how many were
located, how many of those lie within 10 km, and how many are wrong by more than 50 km. With --points also measures
against eyes-on-russia/ and viina/ in DATA_DIR, as eval_points.py says.
"""

import argparse
import json
import math
import re
from collections import Counter
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from daybrief.locate import mentions
from daybrief.model.place import Located, Place
from daybrief.model.text import Block, Dating, Document
from daybrief.theatre.pack import Theatre, load
from tools.eval_points import eyes, viina


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--points", type=Path, help="folder with eyes-on-russia/events.csv and viina/*.csv")
    parser.add_argument("--show", type=int, default=0, help="print this many misses")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    theatre = load("ukraine")
    tally: Counter[str] = Counter()
    misses: list[str] = []
    for path in sorted(options.gold.glob("*.claims.jsonl")):
        doc = document(path.with_name(path.name.replace(".claims.jsonl", ".md")))
        found = mentions(doc, theatre)
        for claim in (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()):
            for place in claim.get("places") or []:
                judge(place, claim, doc, found, tally, misses)
    if options.json:
        located, near = tally["located"], tally["near"]
        print(json.dumps({"located.near": near / located, "given.near": near / tally["with coordinates"]}))
        return
    for line in misses[: options.show]:
        print(line)
    report(tally)
    if options.points:
        points(options.points, theatre, options.show)


def points(folder: Path, theatre: Theatre, show: int) -> None:
    """Both sets of points; a set that is not there is said to be skipped."""
    for name, path, measure in (
        ("eyes-on-russia", folder / "eyes-on-russia" / "events.csv", eyes),
        ("viina", folder / "viina", viina),
    ):
        if not path.exists():
            print(f"{name}: skipped, {path} is not there")
            continue
        misses: list[str] = []
        tally = measure(path, theatre, misses)
        for line, times in Counter(misses).most_common(show):
            print(f"{times:4} {line}")
        given = tally["given"] or tally["reports"]
        print(f"{name}: {given} given, share located {tally['located'] / given:.3f}")
        print(
            f"{name}: near, of those located {tally['near'] / tally['located']:.3f}; of all {tally['near'] / given:.3f}"
        )
        if tally["near the middle"]:
            middle = tally["near the middle"] / tally["located"]
            print(f"{name}: near the middle of the town, of those located {middle:.3f}")
        if tally["located and named"]:
            share = tally["near and named"] / tally["located and named"]
            print(f"{name}: near, of the {tally['located and named']} whose text names the event's place {share:.3f}")
        if alone := tally["region named alone"]:
            share = tally["in that region"] / alone
            print(f"{name}: in the region, of the {alone} whose text names that alone {share:.3f}")


def report(tally: Counter[str]) -> None:
    located, given = tally["located"], tally["with coordinates"]
    print(f"gold places {tally['places']}, mentioned {tally['mentioned']}; with coordinates {given}, located {located}")
    if located:
        print(f"within 10 km of the gold, of those located: {tally['near'] / located:.3f}")
        print(f"wrong by more than 50 km, of those located: {tally['far'] / located:.3f}")
        print(f"within 10 km, of all with coordinates:      {tally['near'] / given:.3f}")


def judge(
    place: dict[str, Any],
    claim: dict[str, Any],
    doc: Document,
    found: tuple[Place, ...],
    tally: Counter[str],
    misses: list[str],
) -> None:
    tally["places"] += 1
    got = best(place["name"], claim.get("quote", ""), doc, found)
    if got is None:
        misses.append(f"no mention   {doc.name}: {place['name']}")
    tally["mentioned"] += got is not None
    if place.get("lat") is None:
        return
    tally["with coordinates"] += 1
    if not isinstance(got, Located):
        if got is not None:
            misses.append(
                f"{got.reason:12} {doc.name}: {place['name']} {[c.name + ' ' + c.gazetteer_id for c in got.others]}"
            )
        return
    tally["located"] += 1
    away = km(place["lat"], place["lon"], got.chosen.lat, got.chosen.lon)
    tally["near"] += away <= 10
    tally["far"] += away > 50
    if away > 10:
        chosen = f"{got.chosen.name} {got.chosen.gazetteer_id} {got.chosen.why}"
        misses.append(f"{away:8.0f} km  {doc.name}: {place['name']} → {chosen}")


def best(name: str, quote: str, doc: Document, found: tuple[Place, ...]) -> Place | None:
    """The document's mention that the gold name means: alike in name, in the quote before elsewhere."""
    at = doc.text.find(quote[:60])
    options = []
    for place in found:
        shown = place.chosen.name if isinstance(place, Located) else place.mention.name
        alike = max(ratio(name, shown), ratio(name, place.mention.name), ratio(name, place.mention.span.quote))
        if alike >= 0.8:
            inside = at >= 0 and at <= place.mention.span.start < at + len(quote)
            unit = ("Oblast" in name or "Raion" in name) == ("Oblast" in shown or "Raion" in shown)
            options.append((unit, inside, alike, -place.mention.span.start, place))
    return max(options, key=lambda o: o[:4])[4] if options else None


def ratio(a: str, b: str) -> float:
    one, other = (re.sub(r"\b(oblast|region|raion|district|city)\b", "", n.lower()).strip() for n in (a, b))
    return SequenceMatcher(None, one, other).ratio()


def km(lat: float, lon: float, lat2: float, lon2: float) -> float:
    return math.hypot((lat - lat2) * 111.2, (lon - lon2) * 111.2 * math.cos(math.radians(lat)))


def document(path: Path) -> Document:
    """A document from a gold file: front matter and text as they stand."""
    _, head, text = path.read_text(encoding="utf-8").split("---\n", 2)
    about = dict(line.split(": ", 1) for line in head.splitlines() if ": " in line)
    text = text.strip("\n")
    blocks = tuple(Block(start=m.start(), end=m.end()) for m in re.finditer(r"[^\n]+", text))
    return Document(
        name=path.stem,
        source=about.get("source", ""),
        published=Dating(day=date.fromisoformat(about["published"]), basis="front-matter")
        if "published" in about
        else None,
        lang=about.get("lang", "en"),
        text=text,
        blocks=blocks,
    )


if __name__ == "__main__":
    main()
