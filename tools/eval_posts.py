"""How well the numbers of official posts are read: shares between 0 and 1, more is better.

usage: eval_posts.py [--shared DIR] [--json] [--errors N]

uk.numbers    numbers of the Air Force's posts (launched, stopped, hit, by class) that are read
uk.posts      posts of the Air Force and the General Staff of which every such number is read, and nothing is told of
              the General Staff's counts of engagements, which are no claim of the codebook
ru.total      the Russian ministry's posts whose total is read
ru.regions    … whose count for every region is read beside that region's name, and no other count (a post of one
              region has its total alone)
ru.placed     counts by region that stand with exactly one place
"""

import argparse
import json
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from daybrief.claims import Claim
from daybrief.document import read
from daybrief.engine.pool import each, workers_for
from daybrief.extract import claims
from daybrief.model.text import Document, Raw
from daybrief.theatre.pack import load

ROOT = Path(__file__).resolve().parent.parent
SLOTS = {
    "drones_launched": ("drone", "launched"),
    "missiles_launched": ("missile", "launched"),
    "drones_downed_or_suppressed": ("drone", "intercepted"),
    "missiles_downed": ("missile", "intercepted"),
    "targets_downed_total": ("mixed", "intercepted"),
    "total_air_attack_means": ("mixed", "launched"),
    "hit_locations": ("drone", "hit"),
}
"""The numbers of the posts' gold that a slot of a claim holds, by weapon and slot."""

STEM = 5  # letters of a place's name that no case changes

Post = dict[str, Any]
Marks = list[tuple[str, bool, str]]  # measure, right, what to show of a miss


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show the first N misses")
    args = parser.parse_args()
    marks = [*ukrainian(args.shared / "data" / "posts-uk"), *russian(args.shared / "data" / "posts-ru")]
    found = {}
    for name in sorted({name for name, _, _ in marks}):
        of = [right for measure, right, _ in marks if measure == name]
        found[name] = sum(of) / len(of)
        if not args.json:
            print(f"{name:<14}{sum(of):>5} of {len(of):>4}   {found[name]:.4f}")
    if args.json:
        print(json.dumps(found))
    for name, _, said in [mark for mark in marks if not mark[1]][: args.errors]:
        print(f"  {name}: {said}")
    return 0


def rows(path: Path) -> list[Post]:
    if not path.is_file():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def told(posts: list[Post], source: str) -> Iterator[tuple[Post, list[Claim]]]:
    """Each post with the claims that the product takes from it."""
    for outcome in each(partial(_claims, source), posts, workers_for(len(posts))):
        if outcome.error:
            sys.exit(f"eval: the post of {outcome.item.get('date')} could not be read: {outcome.error}")
        yield outcome.item, outcome.result or []


def _claims(source: str, post: Post) -> list[Claim]:
    """A post goes through the same stages as any document."""
    theatre, day, lang = load("ukraine"), post.get("date", "2025-02-27"), post.get("lang", "ru")
    body = f"---\nsource: {source}\npublished: {day}\nlang: {lang}\n---\n{post['text']}\n"
    docs = (d for d in read(Raw(name="post", media="md", body=body.encode()), theatre) if isinstance(d, Document))
    return [claim for doc in docs for claim in claims(doc, theatre)]


def ukrainian(folder: Path) -> Marks:
    marks: Marks = []
    for post, found in told(rows(folder / "air-force.jsonl"), "Ukrainian Air Force"):
        read_of = [(getattr(c.detail, "weapon", None), n, f.low) for c in found for n, f in c.detail.figures().items()]
        asked = {name: (*SLOTS[name], value) for name, value in post["gold"].items() if name in SLOTS}
        each_one = {name: want in read_of for name, want in asked.items()}
        marks += [("uk.numbers", right, f"{post['date']} {name} {asked[name][2]}") for name, right in each_one.items()]
        marks.append(("uk.posts", all(each_one.values()), f"{post['date']}: read {read_of}"))
    for post, found in told(rows(folder / "general-staff.jsonl"), "Ukrainian General Staff"):
        marks.append(("uk.posts", not found, f"{post['msg']}: told {[c.detail.kind for c in found]}"))
    return marks


def russian(folder: Path) -> Marks:
    marks: Marks = []
    for post, found in told(rows(folder / "uav-shootdowns.jsonl"), "Russian Ministry of Defence"):
        counts = {c.id: f.low for c in found if (f := c.detail.figures().get("intercepted")) is not None}
        whole = [counts[c.id] for c in found if c.id in counts and c.part_of is None]
        parts = [c for c in found if c.id in counts and c.part_of is not None]
        places = post["gold"]["by_place"]
        want = [(place["count"], place["place_ru"]) for place in places] if len(places) > 1 else []
        got = [(counts[c.id], " ".join(place.span.quote for place in c.places)) for c in parts]
        marks.append(
            ("ru.total", post["gold"]["total"] in whole, f"{post['id']}: {post['gold']['total']}, read {whole}")
        )
        marks.append(("ru.regions", same(want, got), f"{post['id']}: {want}, read {got}"))
        marks += [("ru.placed", len(c.places) == 1, f"{post['id']}: {c.spans[0].quote}") for c in parts]
    return marks


def same(want: list[tuple[int, str]], got: list[tuple[int | None, str]]) -> bool:
    """Whether two lists count alike place by place; a name may stand in another case, so its beginning decides."""
    left = list(got)
    for count, name in want:
        begun = {word[:STEM] for word in name.casefold().split() if len(word) >= STEM}
        hit = next((g for g in left if g[0] == count and any(w[:STEM] in begun for w in g[1].casefold().split())), None)
        if hit is None:
            return False
        left.remove(hit)
    return not left


if __name__ == "__main__":
    sys.exit(main())
