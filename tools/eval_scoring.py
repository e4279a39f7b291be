"""Gold documents, what daybrief reads in them, and how the two pair: shared by the evaluation tools.

The contract's own scorer does the pairing's sums; this module asks it for the pairs themselves.
"""

import hashlib
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from daybrief.engine.version import code_version

ROOT = Path(__file__).resolve().parent.parent
Claim = dict[str, Any]
CODE = ("daybrief.model", "daybrief.claims", "daybrief.theatre", "daybrief.theatres", "daybrief.document")
READING = (*CODE, "daybrief.extract", "daybrief.locate", "daybrief.pipeline")


@dataclass(frozen=True)
class Gold:
    """One gold document: its text as filed, and the claims a coder found there."""

    name: str
    path: Path
    lang: str
    kinds: tuple[str, ...]  # the kinds that were annotated
    claims: tuple[Claim, ...]

    @property
    def source(self) -> str:
        """The collection it comes from: the file name's first part, with the language of posts."""
        first, _, rest = self.name.partition("-")
        return f"{first}-{rest[:2]}" if first == "post" else first


@dataclass
class Pairing:
    """The gold and predicted claims of one kind in one document: which answer each other, and which stand alone."""

    doc: Gold
    kind: str
    pairs: list[tuple[Claim, Claim]] = field(default_factory=list)
    missed: list[Claim] = field(default_factory=list)
    spurious: list[Claim] = field(default_factory=list)


@cache
def scorer(shared: Path) -> ModuleType:
    """The contract's score_claims.py as a module."""
    path = shared / "contract" / "score_claims.py"
    spec = importlib.util.spec_from_file_location("score_claims", path)
    if spec is None or spec.loader is None or not path.is_file():
        sys.exit(f"eval: expected the scorer at {path}, found none; name the reference folder with --shared")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def gold_documents(shared: Path, split: str) -> list[Gold]:
    """The documents of gold/dev, gold/train, or both ("all")."""
    parts = ("train", "dev") if split == "all" else (split,)
    return [gold_document(path) for part in parts for path in sorted((shared / "gold" / part).glob("*.claims.jsonl"))]


def gold_document(path: Path) -> Gold:
    lines: list[Claim] = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    head = lines.pop(0) if lines and "kind" not in lines[0] else {}
    text = path.with_name(path.name.replace(".claims.jsonl", ".md"))
    about = text.read_text(encoding="utf-8").split("---\n", 2)[1].splitlines()
    lang = next((line.split(":", 1)[1].strip() for line in about if line.startswith("lang:")), "")
    return Gold(text.stem, text, lang, tuple(head.get("kinds", ())), tuple(lines))


def fingerprint(docs: Iterable[Gold]) -> str:
    """Of gold documents and their claims: figures hold for this data only."""
    return by_hash(path for doc in docs for path in (doc.path.with_name(f"{doc.name}.claims.jsonl"), doc.path))


def by_hash(paths: Iterable[Path]) -> str:
    """16 hex digits over the names and bytes of files."""
    seen = hashlib.sha256()
    for path in paths:
        seen.update(path.name.encode() + b"\0" + path.read_bytes())
    return seen.hexdigest()[:16]


def predicted(docs: list[Gold]) -> dict[str, list[Claim]]:
    """What the command that users run prints of these documents, by document."""
    return kept("extract", docs, lambda fresh: by_document(extracted([doc.path for doc in fresh])))


def kept(label: str, docs: list[Gold], read: Callable[[list[Gold]], dict[str, list[Claim]]]) -> dict[str, list[Claim]]:
    """What `read` finds in the documents, by document: read once for each version of the code, outside the project."""
    folder = Path(tempfile.gettempdir()) / "daybrief-eval" / code_version(*READING) / label
    folder.mkdir(parents=True, exist_ok=True)
    places = {doc.name: folder / f"{fingerprint([doc])}.json" for doc in docs}
    fresh = [doc for doc in docs if not places[doc.name].exists()]
    found = read(fresh) if fresh else {}
    for doc in fresh:
        part = places[doc.name].with_suffix(f".{os.getpid()}")
        part.write_text(json.dumps(found.get(doc.name, [])), encoding="utf-8")
        part.replace(places[doc.name])
    return {name: json.loads(path.read_text(encoding="utf-8")) for name, path in places.items()}


def extracted(files: list[Path]) -> list[Claim]:
    """The claims that `daybrief extract` prints of some files."""
    command = [sys.executable, "-m", "daybrief.cli", "extract", *map(str, files), "--format", "jsonl"]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1:] or ["no message"]
        sys.exit(f"eval: `daybrief extract` on {len(files)} documents ended with {done.returncode}: {last[0]}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def by_document(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        found.setdefault(str(claim["doc"]), []).append(claim)
    return found


def pairings(docs: Iterable[Gold], claims: dict[str, list[Claim]], rules: ModuleType) -> Iterator[Pairing]:
    """Each document and kind, its claims paired as the scorer pairs them."""
    for doc in docs:
        for kind in doc.kinds or tuple(rules.SCORED):
            mine = [c for c in claims.get(doc.name, []) if c["kind"] == kind and (kind != "statement" or c.get("said"))]
            yield pair(doc, kind, [c for c in doc.claims if c["kind"] == kind], mine, rules)


def pair(doc: Gold, kind: str, gold: list[Claim], mine: list[Claim], rules: ModuleType) -> Pairing:
    """The one-to-one pairing with the most agreement, under the scorer's condition for a pair."""
    weight = [[_weight(g, p, kind, rules) for p in mine] for g in gold]
    found = Pairing(doc, kind)
    chosen = [(i, j) for i, j in rules.assign(weight) if weight[i][j] > 0]
    found.pairs = [(gold[i], mine[j]) for i, j in chosen]
    found.missed = [g for i, g in enumerate(gold) if i not in {i for i, _ in chosen}]
    found.spurious = [p for j, p in enumerate(mine) if j not in {j for _, j in chosen}]
    return found


def _weight(gold: Claim, mine: Claim, kind: str, rules: ModuleType) -> float:
    same = int(rules.hits(rules.filled(gold, kind), rules.filled(mine, kind), kind))
    seen = rules.overlap(gold.get("quote", ""), mine.get("quote", "")) >= 0.5
    return same + 0.5 * seen if (seen and same) or same >= 2 else 0


@dataclass(frozen=True)
class Slots:
    """Slot values that agree, that only the program gives, and that only the coder gives."""

    right: int = 0
    excess: int = 0
    lost: int = 0

    def __add__(self, other: "Slots") -> "Slots":
        return Slots(self.right + other.right, self.excess + other.excess, self.lost + other.lost)

    @property
    def f1(self) -> float:
        """0 where there is nothing to agree on."""
        whole = 2 * self.right + self.excess + self.lost
        return 2 * self.right / whole if whole else 0.0


def slots(found: Pairing, rules: ModuleType) -> Slots:
    """The slots of one pairing, as the scorer counts them."""

    def size(claim: Claim) -> int:
        return int(rules.size(rules.filled(claim, found.kind), found.kind))

    total = Slots(excess=sum(map(size, found.spurious)), lost=sum(map(size, found.missed)))
    for gold, mine in found.pairs:
        same = int(rules.hits(rules.filled(gold, found.kind), rules.filled(mine, found.kind), found.kind))
        total += Slots(same, size(mine) - same, size(gold) - same)
    return total
