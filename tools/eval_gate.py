"""The quality gate: extracts the gold documents, scores them and compares with floors that only rise.

usage: eval_gate.py [--shared DIR] [--update] [--lower "reason"] [--tables] [--scores DIR]

Floors live in tests/eval/floors.json with a fingerprint of the gold data they were measured on. A figure more than
`NOISE` under its floor fails. `--update` raises floors to what was measured; it refuses to lower one unless
`--lower` gives the reason, which is kept beside the floor. `--tables` prints dev by reader, train and dev together, by
collection and language, and tallies beside the Air Force's table; `--scores` adds the left-out collections of
eval_loso.py. Without the shared folder the gate says so and passes.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:  # so that it also runs as a file
    sys.path.insert(0, str(ROOT))

from tools.eval_scoring import Gold, by_hash, fingerprint, gold_documents, pairings, predicted, scorer  # noqa: E402

FLOORS = ROOT / "tests" / "eval" / "floors.json"
NOISE = 0.002  # a figure this little under its floor is rounding, not a regression
OTHER_DATA = (
    "data/posts-uk",
    "data/posts-ru",
    "data/polnear/dev/attributions",
)  # what figures besides those of gold/dev are measured on
OTHER_TOOLS = {"documents": "eval_documents", "posts": "eval_posts"}
BY_LANGUAGE = "lang."


def main() -> int:
    args = arguments()
    docs = gold_documents(args.shared, "dev")
    if not docs or not (args.shared / "contract" / "score_claims.py").is_file():
        print(f"eval skipped: no gold documents at {args.shared / 'gold' / 'dev'}")
        return 0
    measured = claim_figures(args.shared, docs)
    measured |= {f"slots.{name}": value for name, value in tables(args).items() if name.startswith(BY_LANGUAGE)}
    measured |= tool_figures(args.shared.resolve())
    other = {
        name: by_hash(sorted((args.shared / name).glob("*"))) for name in OTHER_DATA if (args.shared / name).is_dir()
    }
    return judge(measured, fingerprint(docs), other, args.update, args.lower)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--update", action="store_true", help="raise floors to what was measured")
    parser.add_argument("--lower", metavar="REASON", help="with --update: allow lowering, for this reason")
    parser.add_argument("--scores", type=Path, metavar="DIR", help="with --tables: scores by left-out collection")
    parser.add_argument("--tables", action="store_true", help="by reader, collection and language")
    return parser.parse_args()


def output(tool: str, *options: str) -> str:
    """What another of the evaluation tools prints."""
    command = [sys.executable, "-m", f"tools.{tool}", *options]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT)
    if done.returncode:
        sys.exit(f"eval: tools/{tool}.py ended with {done.returncode}: {done.stderr.strip() or done.stdout.strip()}")
    return done.stdout


def tool_figures(shared: Path) -> dict[str, float]:
    """What the other tools measure: cleaning, posts, places, and the sources of PolNeAR."""
    found: dict[str, dict[str, float]] = {
        name: json.loads(output(tool, "--shared", str(shared), "--json")) for name, tool in OTHER_TOOLS.items()
    }
    found["places"] = json.loads(output("eval_places", str(shared / "gold" / "dev"), "--json"))
    polnear = shared / "data" / "polnear" / "dev"
    if polnear.is_dir():
        found["polnear"] = {"sources": json.loads(output("eval_polnear", str(polnear), "--json"))["F1"]}
    return {f"{tool}.{name}": float(value) for tool, row in found.items() for name, value in row.items()}


def tables(args: argparse.Namespace) -> dict[str, float]:
    """Prints the tables by reader, collection and language; gives the figures of what users run, on dev."""
    shared = ["--shared", str(args.shared.resolve())]
    if args.tables:
        print("gold/dev\n" + output("eval_tables", *shared))
        print("tallies beside the Air Force's table\n" + output("eval_tallies", *shared))
        print("gold/train and gold/dev\n" + output("eval_tables", *shared, "--split", "all", "--readers", "both"))
        if args.scores:
            print("by left-out collection\n" + output("eval_loso", *shared, "--scores", str(args.scores.resolve())))
    found: dict[str, dict[str, float]] = json.loads(output("eval_tables", *shared, "--readers", "both", "--json"))
    return found["both"]


def claim_figures(shared: Path, docs: list[Gold]) -> dict[str, float]:
    """Slot F1 over all slots, by kind and of the reference brief; shares on paired claims; times; quotations."""
    claims, by = predicted(docs), {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "dev.jsonl"
        path.write_text("".join(json.dumps(c) + "\n" for found in claims.values() for c in found), encoding="utf-8")
        score = [sys.executable, str(shared / "contract" / "score_claims.py"), str(shared / "gold" / "dev"), str(path)]
        print(subprocess.run(score, check=True, capture_output=True, text=True).stdout)
        for view in ("kind", "doc"):
            done = subprocess.run([*score, "--json", "--by", view], check=True, capture_output=True, text=True)
            by[view] = json.loads(done.stdout)
        context = json.loads(
            output(
                "eval_context",
                str(shared.resolve() / "gold" / "dev"),
                str(path),
                "--json",
                "--shared",
                str(shared.resolve()),
            )
        )
    found = {"slots.micro": by["kind"]["micro"]["F1"], "slots.macro": by["kind"]["macro_F1"]}
    found |= {f"slots.{kind}": row["F1"] for kind, row in by["kind"]["kind"].items()}
    found["slots.reference-brief"] = by["doc"]["doc"]["reference-brief"]["F1"]
    found |= {f"paired.{name}": row["share"] for name, row in by["kind"]["on paired claims"].items()}
    found |= {f"context.{name}": context[name] for name in context if name not in ("origin", "stance")}
    found["quotes.with-speaker"] = quotations(docs, claims, shared)
    return found


def quotations(docs: list[Gold], claims: dict[str, list[dict[str, Any]]], shared: Path) -> float:
    """F1 of direct quotes: one is right when its words and its speaker both are."""
    rules, right, whole = scorer(shared), 0, 0
    for found in pairings(docs, claims, rules):
        if found.kind == "statement":
            whole += 2 * len(found.pairs) + len(found.missed) + len(found.spurious)
            sizes = [[rules.size(rules.filled(c, found.kind), found.kind) for c in both] for both in found.pairs]
            agree = [rules.hits(*(rules.filled(c, found.kind) for c in both), found.kind) for both in found.pairs]
            right += sum(size == [same, same] for size, same in zip(sizes, agree, strict=True))
    return 2 * right / whole if whole else 0.0


def judge(measured: dict[str, float], data: str, other: dict[str, str], update: bool, lower: str | None) -> int:
    """Compares with the floors. `other` is of data that later measures stand on: a change there asks for a new pin."""
    fresh: dict[str, Any] = {"data": data, "other": other, "floors": {}, "lowered": []}
    pinned: dict[str, Any] = json.loads(FLOORS.read_text()) if FLOORS.exists() else fresh
    floors: dict[str, float] = pinned["floors"]
    known: dict[str, str] = {"gold/dev": pinned["data"], **pinned.get("other", {})}
    changed = [name for name, value in {"gold/dev": data, **other}.items() if known.get(name, value) != value]
    if changed and not update:
        print(f"eval: {', '.join(changed)} is not the data that floors were pinned on; measure again with --update")
        return 1
    under = {n: (v, measured.get(n, 0.0)) for n, v in floors.items() if measured.get(n, 0.0) < v - NOISE}
    for name, value in sorted(measured.items()):
        mark = "UNDER" if name in under else ""
        print(f"{name:<34}{value:8.3f}   floor {floors.get(name, 0.0):.3f} {mark}")
    if update:
        return raise_floors(pinned, measured, (data, other), under, lower)
    if under:
        print(f"eval: {len(under)} figures under their floor: {', '.join(sorted(under))}")
    return 1 if under else 0


def raise_floors(
    pinned: dict[str, Any],
    measured: dict[str, float],
    data: tuple[str, dict[str, str]],
    under: dict[str, tuple[float, float]],
    lower: str | None,
) -> int:
    if under and not lower:
        print(f'eval: refusing to lower {", ".join(sorted(under))}; give the reason with --lower "…"')
        return 1
    lowered: list[Any] = pinned["lowered"]
    if under and lower:
        lowered.append({"reason": lower, "figures": {n: {"from": a, "to": b} for n, (a, b) in sorted(under.items())}})
    kept = {n: v if n in under else max(v, pinned["floors"].get(n, v)) for n, v in measured.items()}
    body = {"data": data[0], "other": data[1], "floors": dict(sorted(kept.items())), "lowered": lowered}
    FLOORS.parent.mkdir(parents=True, exist_ok=True)
    part = FLOORS.with_suffix(".part")
    part.write_text(json.dumps(body, indent=1) + "\n")
    part.replace(FLOORS)
    print(f"eval: floors written to {FLOORS.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
