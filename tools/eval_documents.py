"""How well pages are cleaned and dated: shares between 0 and 1, more is better.

usage: eval_documents.py [--shared DIR] [--json] [--errors N]

quotes.dev, quotes.train   gold quotes that stand verbatim in the clean text, spaces aside
pages.kept                 paragraphs of hand-cleaned articles that the raw page's clean text still has
pages.clean                paragraphs between them that the hand-cleaned article has too
junk.free                  blocks of the week's pages, the seed and the assessments that match no pattern of furniture
dates                      pages of the week whose day, or lack of one, is as a careful reader finds it
dates.from-text            assessments dated right from their text alone, without their file's name
topic                      pages of the week rightly kept or set aside as off topic
"""

import argparse
import json
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from daybrief.document import off_topic, read
from daybrief.document.letters import one_line, tidy
from daybrief.model.text import Document, Raw
from daybrief.theatre.pack import load

ROOT = Path(__file__).resolve().parent.parent
PAGES = tomllib.loads((ROOT / "tests" / "eval" / "pages.toml").read_text())
THEATRE = load("ukraine")

# Written apart from the program's own lists, so that a gap there shows here.
FURNITURE = re.compile(
    r"cookie|newsletter|\bsubscri(?:be|ption)\b|sign (?:up|in) (?:for|to|here)|all rights reserved|ai-generated content"
    r"|leave a comment|email address will not|purchase licensing|reuters/[a-z]|getty images|\[file:|photograph:"
    r"|hide caption|^photo:|^image:|list \d of \d|\d mins? ago|scroll carousel|opens new tab|click here to|^read more"
    r"|^learn more|browser does not support|skip to (?:main|content|nav)|^share\b|category[A-Z]|^\[\d+\]|http cookie"
    r"|trust principles|inside track|instant alerts|scan the qr|in your inbox|verification code"
    r"|(?:^|\s)\[\d{1,3}\](?:\s|$)"
    r"|^advertisement$|follow us|terms of (?:use|service)|privacy policy|in this photo provided|\(ap photo",
    re.IGNORECASE,
)
MISSES: list[str] = []


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show the first N misses")
    args = parser.parse_args()
    week = {p.stem: document(p) for p in sorted((args.shared / "data" / "news-2026-02-06_10").glob("crawl_*.md"))}
    found = {f"quotes.{part}": quotes(args.shared / "gold" / part) for part in ("dev", "train")}
    found |= against_hand_cleaned(week, args.shared / "gold" / "dev")
    found |= {"dates": dates(week), "topic": topic(week)}
    assessments = sorted((args.shared / "data" / "isw" / "text").glob("*.txt"))[::6]
    found["dates.from-text"] = dates_from_text(assessments)
    seed = [document(p) for p in sorted((args.shared / "seed").glob("*.txt"))]
    found["junk.free"] = junk_free([*week.values(), *seed, *(document(p) for p in assessments)])
    if args.json:
        print(json.dumps(found))
        return 0
    for name, value in found.items():
        print(f"{name:<20}{value:8.4f}")
    for miss in MISSES[: args.errors]:
        print(miss)
    return 0


def document(path: Path, name: str = "") -> Document | None:
    raw = Raw.model_validate({"name": name or path.stem, "media": path.suffix[1:], "body": path.read_bytes()})
    return next((d for d in read(raw, THEATRE) if isinstance(d, Document)), None)


def share(results: Iterator[tuple[bool, str]]) -> float:
    """The share of good results; the others are kept to be shown."""
    good = total = 0
    for ok, said in results:
        total += 1
        good += ok
        if not ok:
            MISSES.append(said)
    return good / total if total else 0.0


def quotes(folder: Path) -> float:
    return share(_quotes(folder))


def _quotes(folder: Path) -> Iterator[tuple[bool, str]]:
    for path in sorted(folder.glob("*.md")):
        doc = document(path)
        text = plain(doc.text) if doc else ""
        for line in path.with_suffix(".claims.jsonl").read_text(encoding="utf-8").splitlines():
            quote = plain(json.loads(line).get("quote") or "") if line.strip() else ""
            if quote:
                yield quote in text, f"quote lost in {path.stem}: {quote[:160]}"


def plain(text: str) -> str:
    """Spaces and emphasis marks aside."""
    return one_line(tidy(text.replace("**", "")))


def against_hand_cleaned(week: dict[str, Document | None], gold: Path) -> dict[str, float]:
    kept: list[tuple[bool, str]] = []
    clean: list[tuple[bool, str]] = []
    for name, page in PAGES["same_article"].items():
        body = (gold / f"{name}.md").read_text(encoding="utf-8").split("---\n", 2)[2]
        wanted = [plain(p) for p in body.split("\n\n") if p.strip()]
        doc = week[page]
        blocks = [plain(doc.text[b.start : b.end]) for b in doc.blocks] if doc else []
        kept += [(p in blocks, f"paragraph lost in {page}: {p[:160]}") for p in wanted]
        at = [i for i, b in enumerate(blocks) if b in wanted]
        between = blocks[at[0] : at[-1] + 1] if at else []
        clean += [(b in wanted, f"furniture kept in {page}: {b[:160]}") for b in between]
    return {"pages.kept": share(iter(kept)), "pages.clean": share(iter(clean))}


def dates(week: dict[str, Document | None]) -> float:
    return share(_dates(week))


def _dates(week: dict[str, Document | None]) -> Iterator[tuple[bool, str]]:
    for name, wanted in PAGES["published"].items():
        doc = week[name]
        day = doc.published.day.isoformat() if doc and doc.published else "none"
        yield day == wanted, f"date of {name}: expected {wanted}, found {day}"


def dates_from_text(paths: list[Path]) -> float:
    return share(_dates_from_text(paths))


def _dates_from_text(paths: list[Path]) -> Iterator[tuple[bool, str]]:
    for path in paths:
        doc = document(path, name="assessment")
        day = doc.published.day.isoformat() if doc and doc.published else "none"
        yield day == path.stem, f"date of assessment {path.stem} from its text: found {day}"


def topic(week: dict[str, Document | None]) -> float:
    off = set(PAGES["off_topic"]["pages"])
    return share(
        ((off_topic(doc, THEATRE) is not None) == (name in off), f"topic of {name}")
        for name, doc in week.items()
        if doc
    )


def junk_free(docs: list[Document | None]) -> float:
    return share(_junk(docs))


def _junk(docs: list[Document | None]) -> Iterator[tuple[bool, str]]:
    for doc in docs:
        for block in doc.blocks if doc else ():
            text = doc.text[block.start : block.end] if doc else ""
            yield not FURNITURE.search(text), f"furniture in {doc.name if doc else ''}: {text[:160]}"


if __name__ == "__main__":
    sys.exit(main())
