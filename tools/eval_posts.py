"""How well official posts are read: slot scores on gold documents, and the numbers in raw tally posts.

    python tools/eval_posts.py SHARED [--errors N]

SHARED is the reference folder with `gold`, `contract/score_claims.py`, `data/posts-uk` and `data/posts-ru`.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from daybrief.document import read
from daybrief.extract.readers.posts import PostReader
from daybrief.locate import places
from daybrief.model.text import Document, Raw
from daybrief.theatre.pack import load

LANGUAGES = ("uk", "ru")


def documents(folder: Path) -> Iterator[tuple[Path, Document]]:
    """Gold documents in the posts' languages, read as the product reads them."""
    theatre = load("ukraine")
    for path in sorted(folder.glob("*.md")):
        if not any(f"lang: {lang}" in path.read_text(encoding="utf-8")[:400] for lang in LANGUAGES):
            continue
        for found in read(Raw(name=path.stem, media="md", body=path.read_bytes()), theatre):
            if isinstance(found, Document):
                yield path, found


def score(shared: Path, folder: str, prefix: str, errors: int) -> None:
    """The scorer's table for the gold documents whose names begin with `prefix`."""
    theatre = load("ukraine")
    reader = PostReader(theatre)
    with tempfile.TemporaryDirectory() as held:
        lines = []
        for path, doc in documents(shared / "gold" / folder):
            if not path.stem.startswith(prefix):
                continue
            for part in (path, path.with_suffix(".claims.jsonl")):
                shutil.copy(part, held)
            claims = places(doc, reader.read(doc), theatre)
            lines += [json.dumps(claim.exchange(doc), ensure_ascii=False) for claim in claims]
        predicted = Path(held) / "predicted.jsonl"
        predicted.write_text("\n".join(lines) + "\n", encoding="utf-8")
        command = [sys.executable, str(shared / "contract" / "score_claims.py"), held, str(predicted)]
        print(f"\n{folder}/{prefix}*")
        print(
            subprocess.run([*command, "--show-errors", str(errors)], capture_output=True, text=True, check=True).stdout
        )


def posted(row: dict[str, Any], source: str, number: int) -> Document:
    """A raw post as the product reads it."""
    day, lang = row.get("date", "2025-02-27"), row.get("lang", "ru")
    body = f"---\nsource: {source}\npublished: {day}\nlang: {lang}\n---\n{row['text']}\n"
    (found,) = read(Raw(name=str(number), media="md", body=body.encode()), load("ukraine"))
    if not isinstance(found, Document):
        raise TypeError(f"post {number} was set aside: {found.reason}")
    return found


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def shootdowns(shared: Path) -> None:
    """Totals and counts by region of the Russian ministry's posts."""
    reader = PostReader(load("ukraine"))
    totals = regions = named = parts = 0
    found = rows(shared / "data" / "posts-ru" / "uav-shootdowns.jsonl")
    for number, row in enumerate(found):
        claims = [
            c for c in reader.read(posted(row, "Russian Ministry of Defence", number)) if c.detail.kind == "strike"
        ]
        counts = {c.id: c.detail.figures()["intercepted"].low for c in claims if "intercepted" in c.detail.figures()}
        whole = [counts[c.id] for c in claims if c.part_of is None and c.id in counts]
        totals += row["gold"]["total"] in whole
        want = sorted(p["count"] for p in row["gold"]["by_place"]) if len(row["gold"]["by_place"]) > 1 else []
        got = [c for c in claims if c.part_of is not None and c.id in counts]
        regions += sorted(counts[c.id] or 0 for c in got) == want
        parts += len(got)
        named += sum(len(c.places) == 1 for c in got)
    print(f"posts-ru: total {totals}/{len(found)}, by region {regions}/{len(found)}, regions named {named}/{parts}")


def air_force(shared: Path) -> None:
    """Launched and stopped drones and missiles of the Air Force's posts."""
    reader = PostReader(load("ukraine"))
    slots = {
        "drones_launched": ("drone", "launched"),
        "missiles_launched": ("missile", "launched"),
        "drones_downed_or_suppressed": ("drone", "intercepted"),
        "missiles_downed": ("missile", "intercepted"),
        "targets_downed_total": ("mixed", "intercepted"),
        "total_air_attack_means": ("mixed", "launched"),
        "hit_locations": ("drone", "hit"),
    }
    right = asked = 0
    for number, row in enumerate(rows(shared / "data" / "posts-uk" / "air-force.jsonl")):
        claims = [c for c in reader.read(posted(row, "Ukrainian Air Force", number)) if c.detail.kind == "strike"]
        told = [(c.detail.weapon, n, f.low) for c in claims for n, f in c.detail.figures().items()]  # type: ignore[union-attr]
        for name, (weapon, slot) in slots.items():
            if name in row["gold"]:
                asked += 1
                hit = (weapon, slot, row["gold"][name]) in told
                right += hit
                if not hit:
                    print("  not read:", row["date"], name, row["gold"][name], told)
    print(f"posts-uk air-force: {right}/{asked}")
    staff = rows(shared / "data" / "posts-uk" / "general-staff.jsonl")
    loose = sum(bool(reader.read(posted(row, "General Staff", n))) for n, row in enumerate(staff))
    print(f"posts-uk general-staff: {loose} of {len(staff)} sentences that only count engagements gave a claim")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--errors", type=int, default=0)
    args = parser.parse_args()
    score(args.shared, "dev", "post-", args.errors)
    score(args.shared, "train", "", args.errors)
    air_force(args.shared)
    shootdowns(args.shared)


if __name__ == "__main__":
    main()
