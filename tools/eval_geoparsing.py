"""Places of news from anywhere: how far the resolved place of each gold mention lies from the annotators' point.

usage: eval_geoparsing.py [DIR] [--theatre world] [--show N] [--json]

DIR holds lgl.xml and TR-News.xml (news articles with mentions, GeoNames coordinates). The mentions are given; what is
measured is which place the locate stage takes them for: the share of mentions with coordinates that it puts within
161 km (100 miles) of them, unplaced ones counting as misses. Without the files it says "skipped".
"""

import argparse
import json
import math
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from daybrief.locate import resolve
from daybrief.model.place import Located, Mention
from daybrief.model.text import Document
from daybrief.theatre.pack import Theatre, load

WITHIN_KM = 161.0
FILES = {"LGL": "lgl.xml", "TR-News": "TR-News.xml"}


@dataclass
class Tally:
    """Counts over one set of articles."""

    counts: Counter[str] = field(default_factory=Counter)
    misses: list[tuple[float, str]] = field(default_factory=list)

    @property
    def share(self) -> float:
        return self.counts["near"] / self.counts["mentions"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("shared/data/geoparsing"))
    parser.add_argument("--theatre", default="world")
    parser.add_argument("--show", type=int, default=0, help="print this many of the commonest misses")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    theatre = load(options.theatre)
    found = {}
    for name, file in FILES.items():
        path = options.folder / file
        if not path.is_file():
            print(f"{name}: skipped, {path} is not there")
            continue
        tally = Tally()
        for doc, gold in articles(path):
            judge(doc, gold, theatre, tally)
        found[name] = tally.share
        if not options.json:
            report(name, tally, options.show)
    if options.json:
        print(json.dumps({name: round(share, 4) for name, share in found.items()}))


def articles(path: Path) -> Iterator[tuple[Document, list[tuple[Mention, float, float]]]]:
    """Each article with its mentions that have coordinates."""
    for article in ElementTree.parse(path).getroot().iter("article"):
        text = article.findtext("text") or ""
        doc = Document(name=str(article.get("docid")), source="", published=None, lang="en", text=text)
        gold = []
        for toponym in article.iter("toponym"):
            lat, lon = toponym.find(".//lat"), toponym.find(".//lon")
            phrase = (toponym.findtext("phrase") or "").strip()
            start = nearest(text, phrase, int(toponym.findtext("start") or 0))
            if lat is not None and lon is not None and start >= 0:
                mention = Mention(span=doc.span(start, start + len(phrase)), name=phrase)
                gold.append((mention, float(lat.text or ""), float(lon.text or "")))
        yield doc, gold


def nearest(text: str, phrase: str, start: int) -> int:
    """Where the phrase stands closest to the offset that the annotation gives; -1 where the text lacks it."""
    before, after = text.rfind(phrase, 0, start + len(phrase)), text.find(phrase, start)
    return min((at for at in (before, after) if at >= 0), key=lambda at: abs(at - start), default=-1)


def judge(doc: Document, gold: list[tuple[Mention, float, float]], theatre: Theatre, tally: Tally) -> None:
    places = resolve(doc, tuple(mention for mention, _, _ in gold), theatre)
    for place, (mention, lat, lon) in zip(places, gold, strict=True):
        tally.counts["mentions"] += 1
        if not isinstance(place, Located):
            tally.counts[place.reason] += 1
            tally.misses.append((math.inf, f"{mention.name}: {place.reason}"))
            continue
        away = km(lat, lon, place.chosen.lat, place.chosen.lon)
        tally.counts["near"] += away <= WITHIN_KM
        if away > WITHIN_KM:
            chosen = place.chosen
            tally.misses.append((away, f"{mention.name}: {chosen.name} {chosen.gazetteer_id}, {away:.0f} km"))


def km(lat: float, lon: float, lat2: float, lon2: float) -> float:
    """Distance on the sphere."""
    a, b = math.radians(lat), math.radians(lat2)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(lon2 - lon) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(half)))


def report(name: str, tally: Tally, show: int) -> None:
    counts = tally.counts
    unplaced = f"no such name {counts['no-match']}, tied {counts['tie']}"
    print(f"{name}: {tally.share:.3f} of {counts['mentions']} mentions within {WITHIN_KM:.0f} km ({unplaced})")
    for line, times in Counter(line for _, line in tally.misses).most_common(show):
        print(f"  {times:3} {line}")


if __name__ == "__main__":
    main()
