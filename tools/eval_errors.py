"""A page of what daybrief misses and what it says in excess, by kind and by cause, the costliest causes first.

usage: eval_errors.py PAGE.md [--shared DIR] [--split dev|train|all] [--only FIELD:VALUE …] [--examples N]

`--only` narrows to a kind, a language, a collection or a document: `--only kind:ground lang:uk source:news`; several
values of one field widen again. "Worth" is how many points of the selection's slot F1 would come back if the cause
alone were mended. The page quotes other people's reports, so it is never written inside the project.
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from tools.eval_scoring import ROOT, Claim, Gold, Pairing, Slots, gold_documents, pairings, predicted, scorer, slots

FIELDS = ("kind", "lang", "source", "doc")
TEXT = 400  # characters of evidence shown


@dataclass(frozen=True)
class Error:
    """One disagreement: its cause, the slots it costs, and the two readings."""

    kind: str
    cause: str
    cost: Slots  # `right` counts the slots that would be right if it were mended
    doc: Gold
    gold: Claim | None
    mine: Claim | None


def main() -> int:
    args = arguments()
    if args.page.resolve().is_relative_to(ROOT):
        print(f"eval: {args.page} lies inside the project; the page quotes other people's reports, name one outside")
        return 2
    rules, only = scorer(args.shared), narrowing(args.only)
    docs = [doc for doc in gold_documents(args.shared, args.split) if chosen(doc, only)]
    if not docs:
        print(f"eval: no gold document under {args.shared / 'gold'} answers {' '.join(args.only) or args.split}")
        return 2
    claims = predicted(docs)
    found = [p for p in pairings(docs, claims, rules) if p.kind in only.get("kind", {p.kind})]
    total = sum((slots(p, rules) for p in found), Slots())
    errors = [error for p in found for error in study(p, claims.get(p.doc.name, []), rules)]
    args.page.parent.mkdir(parents=True, exist_ok=True)
    title = f"{args.split} {' '.join(args.only)}".strip()
    args.page.write_text("\n".join(page(title, len(docs), total, errors, args.examples)) + "\n", encoding="utf-8")
    print("\n".join(summary(total, errors, by_cause(errors))))
    print(f"eval: {len(errors)} disagreements in {len(docs)} documents, slot F1 {total.f1:.3f}; written to {args.page}")
    return 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("page", type=Path)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--split", choices=["dev", "train", "all"], default="dev")
    parser.add_argument("--only", nargs="*", default=[], metavar="FIELD:VALUE")
    parser.add_argument("--examples", type=int, default=12, metavar="N", help="examples of each cause (default 12)")
    return parser.parse_args()


def narrowing(words: list[str]) -> dict[str, set[str]]:
    only: dict[str, set[str]] = {}
    for word in words:
        name, _, value = word.partition(":")
        if name not in FIELDS or not value:
            sys.exit(f"eval: expected --only FIELD:VALUE with a field of {', '.join(FIELDS)}, found {word!r}")
        only.setdefault(name, set()).add(value)
    return only


def chosen(doc: Gold, only: dict[str, set[str]]) -> bool:
    mine = {"lang": doc.lang, "source": doc.source, "doc": doc.name}
    return all(mine[name] in values for name, values in only.items() if name in mine)


# ---- causes ----------------------------------------------------------------------------------------------------------


def study(found: Pairing, claims: list[Claim], rules: ModuleType) -> Iterator[Error]:
    """Every disagreement of one document and kind, with its cause."""
    for gold in found.missed:
        cost = Slots(right=_size(gold, found.kind, rules), lost=_size(gold, found.kind, rules))
        yield Error(found.kind, _why_missed(gold, found, claims, rules), cost, found.doc, gold, None)
    for mine in found.spurious:
        cost = Slots(excess=_size(mine, found.kind, rules))
        yield Error(found.kind, _why_spurious(mine, found, rules), cost, found.doc, None, mine)
    for gold, mine in found.pairs:
        for cause, cost in differing(gold, mine, found.kind, rules):
            yield Error(found.kind, cause, cost, found.doc, gold, mine)


def _size(claim: Claim, kind: str, rules: ModuleType) -> int:
    return int(rules.size(rules.filled(claim, kind), kind))


def _met(one: Claim, others: Iterable[Claim], rules: ModuleType) -> list[Claim]:
    """Those of the others that rest on the same sentence."""
    return [c for c in others if rules.overlap(one.get("quote", ""), c.get("quote", "")) >= 0.5]


def _why_missed(gold: Claim, found: Pairing, claims: list[Claim], rules: ModuleType) -> str:
    met = _met(gold, claims, rules)
    if any(c["kind"] == found.kind for c in met):
        return "missed claim: its sentence gave another of the kind"
    if met:
        return f"missed claim: its sentence gave only {', '.join(sorted({c['kind'] for c in met}))}"
    return "missed claim: nothing read in its sentence"


def _why_spurious(mine: Claim, found: Pairing, rules: ModuleType) -> str:
    met = _met(mine, found.doc.claims, rules)
    if any(c["kind"] == found.kind for c in met):
        return "spurious claim: one too many in a sentence of the kind"
    if met:
        return f"spurious claim: its sentence tells {', '.join(sorted({c['kind'] for c in met}))}"
    return "spurious claim: its sentence tells nothing"


def differing(gold: Claim, mine: Claim, kind: str, rules: ModuleType) -> Iterator[tuple[str, Slots]]:
    """What a pair disagrees on, slot by slot; origin, and stance where it is not scored, cost no slot."""
    theirs, ours = rules.filled(gold, kind), rules.filled(mine, kind)
    for name, sort in rules.SCORED[kind].items():
        want, got = theirs.get(name), ours.get(name)
        if sort in rules.LISTS:
            yield from _listed(name, want or [], got or [], rules.LISTS[sort])
        elif want is None and got is not None:
            yield f"{_label(name)}: given, not in gold", Slots(excess=1)
        elif want is not None and got is None:
            yield f"{_label(name)}: not given", Slots(right=1, lost=1)
        elif want is not None and not rules.AGREE[sort](want, got):
            which = f"{got} for {want}" if sort == "enum" else "another value"
            yield f"{_label(name)}: {which}", Slots(right=1, excess=1, lost=1)
    want, got = gold.get("source"), mine.get("source")
    if want and not got:
        yield "wrong source: publisher's voice for a named origin", Slots()
    elif got and not want:
        yield "wrong source: an origin for the publisher's voice", Slots()
    elif want and got and not (rules.same_name(want, got) or rules.overlap(want, got) >= 0.5):
        yield "wrong source: another origin", Slots()
    stances = [claim.get("stance") or "asserts" for claim in (gold, mine)]
    if stances[0] != stances[1] and "stance" not in rules.SCORED[kind]:
        yield f"wrong stance: {stances[1]} for {stances[0]}", Slots()
    if "when" not in rules.SCORED[kind]:
        yield from _timed(gold.get("when"), mine.get("when"), rules)


def _listed(
    name: str, want: list[Any], got: list[Any], same: Callable[[Any, Any], bool]
) -> Iterator[tuple[str, Slots]]:
    """Members missing, in excess, and taken one for the other."""
    left, lacking = list(got), []
    for member in want:
        hit = next((m for m in left if same(member, m)), None)
        if hit is None:
            lacking.append(member)
        else:
            left.remove(hit)
    swapped = min(len(left), len(lacking))
    if swapped:
        yield f"{_label(name)}: another one", Slots(swapped, swapped, swapped)
    if len(lacking) > swapped:
        yield f"{_label(name)}: left out", Slots(right=len(lacking) - swapped, lost=len(lacking) - swapped)
    if len(left) > swapped:
        yield f"{_label(name)}: one too many", Slots(excess=len(left) - swapped)


def _timed(want: str | None, got: str | None, rules: ModuleType) -> Iterator[tuple[str, Slots]]:
    if want and not got:
        yield "wrong time: not given (not scored here)", Slots()
    elif got and not want:
        yield "wrong time: given, not in gold (not scored here)", Slots()
    elif want and got and not rules.same_when(want, got):
        yield "wrong time: another value (not scored here)", Slots()


def _label(slot: str) -> str:
    names = {"places": "wrong place", "when": "wrong time", "by": "wrong time (horizon)", "stance": "wrong stance"}
    return names.get(slot, f"wrong slot {slot}")


# ---- the page --------------------------------------------------------------------------------------------------------


def worth(total: Slots, errors: Iterable[Error]) -> float:
    """Points of slot F1 that come back when these errors alone are mended."""
    gain = sum((error.cost for error in errors), Slots())
    mended = Slots(total.right + gain.right, total.excess - gain.excess, total.lost - gain.lost)
    return 100 * (mended.f1 - total.f1)


def by_cause(errors: Iterable[Error]) -> dict[tuple[str, str], list[Error]]:
    groups: dict[tuple[str, str], list[Error]] = defaultdict(list)
    for error in errors:
        groups[error.kind, error.cause].append(error)
    return groups


def page(title: str, count: int, total: Slots, errors: list[Error], examples: int) -> Iterator[str]:
    groups = by_cause(errors)
    yield f"# Misses and excess: {title}\n"
    counts = f"{total.right} slots right, {total.excess} in excess, {total.lost} lost"
    yield f"{count} documents, slot F1 {total.f1:.3f}: {counts}.\n"
    yield from summary(total, errors, groups)
    kinds = sorted({e.kind for e in errors}, key=lambda k: -worth(total, [e for e in errors if e.kind == k]))
    for kind in kinds:
        yield f"\n## {kind}: worth {worth(total, [e for e in errors if e.kind == kind]):.2f} points\n"
        mine = {cause: found for (k, cause), found in groups.items() if k == kind}
        for cause, found in sorted(mine.items(), key=lambda item: (-worth(total, item[1]), -len(item[1]), item[0])):
            yield f"\n### {kind} · {cause}: {len(found)} ({worth(total, found):.2f} points)\n"
            for error in found[:examples]:
                yield from example(error)


def summary(total: Slots, errors: list[Error], groups: dict[tuple[str, str], list[Error]]) -> Iterator[str]:
    """Causes over all kinds, then the costliest cause of each kind."""
    broad: dict[str, list[Error]] = defaultdict(list)
    for error in errors:
        broad[error.cause.split(":")[0]].append(error)
    for heading, rows in (
        ("cause", [("all", k, v) for k, v in broad.items()]),
        ("cause within a kind", groups_of(groups)),
    ):
        yield f"\n| kind | {heading} | count | worth |\n|---|---|---|---|"
        for kind, cause, found in sorted(rows, key=lambda r: (-worth(total, r[2]), -len(r[2]), r[1]))[:40]:
            yield f"| {kind} | {cause} | {len(found)} | {worth(total, found):.2f} |"


def groups_of(groups: dict[tuple[str, str], list[Error]]) -> list[tuple[str, str, list[Error]]]:
    return [(kind, cause, found) for (kind, cause), found in groups.items()]


def example(error: Error) -> Iterator[str]:
    claim = error.mine or error.gold or {}
    span = f"{claim['start']}–{claim['end']}" if "start" in claim else where(error.doc, claim.get("quote", ""))
    yield f"- `{error.doc.name}` {span} ({error.doc.lang}): “{' '.join(claim.get('quote', '').split())[:TEXT]}”"
    for label, shown in (("gold", error.gold), ("read", error.mine)):
        if shown:
            kept = {
                k: v
                for k, v in shown.items()
                if k not in {"doc", "kind", "quote", "start", "end"} and v not in (None, [])
            }
            kept |= {"places": [p["name"] for p in shown["places"]]} if shown.get("places") else {}
            yield f"  - {label}: {json.dumps(kept, ensure_ascii=False)}"


def where(doc: Gold, quote: str) -> str:
    """Where a quote stands in the filed text, front matter aside."""
    at = doc.path.read_text(encoding="utf-8").split("---\n", 2)[2].strip("\n").find(quote)
    return f"{at}–{at + len(quote)}" if quote and at >= 0 else "span not found"


if __name__ == "__main__":
    sys.exit(main())
