"""The quality gate: extracts the gold documents, scores them and compares with floors that only rise.

usage: eval_gate.py [--shared DIR] [--update] [--lower "reason"] [--errors N]

Floors live in tests/eval/floors.json with a fingerprint of the gold data they were measured on. A figure more than
`NOISE` under its floor fails. `--update` raises floors to what was measured; it refuses to lower one unless
`--lower` gives the reason, which is kept beside the floor. Without the shared folder the gate says so and passes.
"""

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ROOT / "tests" / "eval" / "floors.json"
NOISE = 0.002  # a figure this little under its floor is rounding, not a regression


def main() -> int:
    args = arguments()
    gold, scorer = args.shared / "gold" / "dev", args.shared / "contract" / "score_claims.py"
    if not gold.is_dir() or not scorer.is_file():
        print(f"eval skipped: no gold documents at {gold}")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        predicted = Path(folder) / "dev.jsonl"
        extract(sorted(gold.glob("*.md")), predicted)
        print(table(scorer, gold, predicted, args.errors))
        print(language_table(scorer, gold, predicted))
        measured = figures(scorer, gold, predicted) | document_figures(args.shared)
    return judge(measured, fingerprint(gold), args.update, args.lower)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--update", action="store_true", help="raise floors to what was measured")
    parser.add_argument("--lower", metavar="REASON", help="with --update: allow lowering, for this reason")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show the first N misses")
    return parser.parse_args()


def extract(files: list[Path], out: Path) -> None:
    """Run the command that users run."""
    with out.open("w", encoding="utf-8") as handle:
        command = [sys.executable, "-m", "daybrief.cli", "extract", *map(str, files), "--format", "jsonl"]
        code = subprocess.run(command, stdout=handle, check=False).returncode
    if code:
        sys.exit(f"eval: `daybrief extract` on {len(files)} gold documents ended with {code}, expected 0")


def table(scorer: Path, gold: Path, predicted: Path, errors: int) -> str:
    command = [sys.executable, str(scorer), str(gold), str(predicted), "--show-errors", str(errors)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def language_table(scorer: Path, gold: Path, predicted: Path) -> str:
    """What eval_languages.py says of each language the gold documents are in."""
    command = [sys.executable, str(ROOT / "tools" / "eval_languages.py"), str(scorer), str(gold), str(predicted)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def figures(scorer: Path, gold: Path, predicted: Path) -> dict[str, float]:
    """Slot F1 over all slots, by kind and of the reference brief; shares on paired claims."""
    by = {}
    for view in ("kind", "doc"):
        command = [sys.executable, str(scorer), str(gold), str(predicted), "--json", "--by", view]
        by[view] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    found = {"slots.micro": by["kind"]["micro"]["F1"], "slots.macro": by["kind"]["macro_F1"]}
    found |= {f"slots.{kind}": row["F1"] for kind, row in by["kind"]["kind"].items()}
    found["slots.reference-brief"] = by["doc"]["doc"]["reference-brief"]["F1"]
    found |= {f"paired.{name}": row["share"] for name, row in by["kind"]["on paired claims"].items()}
    return found


def document_figures(shared: Path) -> dict[str, float]:
    """What eval_documents.py measures of cleaning."""
    command = [sys.executable, str(ROOT / "tools" / "eval_documents.py"), "--shared", str(shared), "--json"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return {f"documents.{name}": float(value) for name, value in json.loads(done.stdout).items()}


def fingerprint(gold: Path) -> str:
    """Of every gold file, names and bytes: floors hold for this data only."""
    seen = hashlib.sha256()
    for path in sorted(gold.iterdir()):
        seen.update(path.name.encode() + b"\0" + path.read_bytes())
    return seen.hexdigest()[:16]


def judge(measured: dict[str, float], data: str, update: bool, lower: str | None) -> int:
    fresh: dict[str, Any] = {"data": data, "floors": {}, "lowered": []}
    pinned: dict[str, Any] = json.loads(FLOORS.read_text()) if FLOORS.exists() else fresh
    floors: dict[str, float] = pinned["floors"]
    if pinned["data"] != data and not update:
        print(f"eval: floors were pinned on gold data {pinned['data']}, found {data}; measure again with --update")
        return 1
    under = {n: (v, measured.get(n, 0.0)) for n, v in floors.items() if measured.get(n, 0.0) < v - NOISE}
    for name, value in sorted(measured.items()):
        mark = "UNDER" if name in under else ""
        print(f"{name:<34}{value:8.3f}   floor {floors.get(name, 0.0):.3f} {mark}")
    if update:
        return raise_floors(pinned, measured, data, under, lower)
    if under:
        print(f"eval: {len(under)} figures under their floor: {', '.join(sorted(under))}")
    return 1 if under else 0


def raise_floors(
    pinned: dict[str, Any],
    measured: dict[str, float],
    data: str,
    under: dict[str, tuple[float, float]],
    lower: str | None,
) -> int:
    if under and not lower:
        print(f'eval: refusing to lower {", ".join(sorted(under))}; give the reason with --lower "…"')
        return 1
    lowered: list[Any] = pinned["lowered"]
    if under and lower:
        lowered.append({"reason": lower, "figures": {n: {"from": a, "to": b} for n, (a, b) in sorted(under.items())}})
    body = {"data": data, "floors": dict(sorted(measured.items())), "lowered": lowered}
    FLOORS.parent.mkdir(parents=True, exist_ok=True)
    part = FLOORS.with_suffix(".part")
    part.write_text(json.dumps(body, indent=1) + "\n")
    part.replace(FLOORS)
    print(f"eval: floors written to {FLOORS.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
