"""How well sources of attribution are found: the voices module against PolNeAR's annotations (who says what in news).

usage: eval_polnear.py [FOLDER] [--half odd|even] [--show N] [--json]

FOLDER holds `text/*.txt` and brat files `attributions/*.ann`. A predicted source is right where its span overlaps that
of an annotated one, each counted once; annotations that two coders made of one text are judged one coder at a time.
What is predicted is what the readers use: for every word of saying, and for every quotation, the phrase that names
its speaker. The annotations leave out what is said inside quotation marks, and so does the comparison.
"""

import argparse
import json
from pathlib import Path

from daybrief.extract.scene import Story
from daybrief.extract.speakers import spoken
from daybrief.model.text import Document
from daybrief.theatre.pack import load

ROOT = Path(__file__).resolve().parent.parent
Stretch = tuple[int, int]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT.parent / "shared" / "data" / "polnear" / "dev")
    parser.add_argument("--half", choices=("odd", "even"), help="every other text: one half to work on, one to judge")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print the first N misses and excesses")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    files = sorted((args.folder / "attributions").glob("*.ann"))
    if not files:
        raise SystemExit(f"{args.folder}: expected attributions/*.ann, found none; name the folder with both")
    if args.half:
        files = files[args.half == "odd" :: 2]
    hits = found = wanted = 0
    lines: list[str] = []
    for path in files:
        text = text_of(path, args.folder)
        gold, told = sources(path), predicted(text)
        pairs = matched(gold, told)
        hits, found, wanted = hits + len(pairs), found + len(told), wanted + len(gold)
        lines += [f"missed  {shown(text, span)}" for span in gold if span not in pairs]
        lines += [f"excess  {shown(text, span)}" for span in told if span not in pairs.values()]
    precision, recall = hits / max(found, 1), hits / max(wanted, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    if args.json:
        print(json.dumps({"P": precision, "R": recall, "F1": f1}))
        return
    print("\n".join(lines[: args.show]))
    print(f"{len(files)} texts, {wanted} sources: precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}")


def text_of(path: Path, folder: Path) -> str:
    """The text of an annotation: some carry a coder's mark at the end of their name."""
    own = folder / "text" / f"{path.stem}.txt"
    if not own.is_file():
        own = folder / "text" / f"{path.stem.rpartition('_')[0]}.txt"
    return own.read_text(encoding="utf-8")


def sources(path: Path) -> list[Stretch]:
    """The annotated sources, from their first letter to their last."""
    found = set()
    for line in path.read_text(encoding="utf-8").splitlines():
        parts = line.split("\t")
        if len(parts) == 3 and parts[1].startswith("Source "):
            numbers = [int(n) for piece in parts[1].removeprefix("Source ").split(";") for n in piece.split()]
            found.add((min(numbers), max(numbers)))
    return sorted(found)


def predicted(text: str) -> list[Stretch]:
    """The sources that the product's voices find in a text."""
    story = Story.of(Document(name="text", source="text", lang="en", text=text, published=None), load("ukraine"))
    speech = spoken(story)
    found = {span for scene in story.scenes for span in speech.names.sources(scene)}
    return sorted(span for span in found if speech.at(span[0]) is None)


def matched(gold: list[Stretch], told: list[Stretch]) -> dict[Stretch, Stretch]:
    """Gold sources, each with the first free prediction that overlaps it."""
    free, pairs = list(told), {}
    for span in gold:
        mate = next((t for t in free if t[0] < span[1] and span[0] < t[1]), None)
        if mate is not None:
            pairs[span] = mate
            free.remove(mate)
    return pairs


def shown(text: str, span: Stretch) -> str:
    start, end = span
    return f"{text[max(0, start - 60) : start]}[[{text[start:end]}]]{text[end : end + 70]}".replace("\n", " ")


if __name__ == "__main__":
    main()
