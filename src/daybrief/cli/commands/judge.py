"""`daybrief judge`: say of two claims whether they tell of one event; `daybrief judgements`: what has been said."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from daybrief.cli import options
from daybrief.cli.say import note, show

if TYPE_CHECKING:
    from daybrief.ledger.judgements import Anchor, Judgement


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Their places on the command line."""
    one = options.add_command(commands, "judge", judge, "say whether two claims tell of one event")
    one.add_argument("a", metavar="CLAIM", help="a claim's id, or the beginning of it, as `explain` shows it")
    one.add_argument("b", metavar="CLAIM")
    one.add_argument("verdict", choices=["same", "different"])
    one.add_argument("--ledger", type=Path, required=True, help="the ledger that holds the claims")
    one.add_argument("--by", required=True, help="whose verdict it is")
    one.add_argument("--why", required=True, help="what shows it, in a sentence")
    every = options.add_command(commands, "judgements", judgements, "list what was judged of pairs of claims")
    every.add_argument("--ledger", type=Path, required=True, help="the ledger that holds them")
    every.add_argument("--format", choices=["text", "jsonl"], default="text")


def judge(args: argparse.Namespace) -> int:
    """One verdict, recorded as a decision of the ledger; the next run of a day with both claims honours it."""
    from daybrief.ledger import judgements as kept
    from daybrief.ledger.store import Ledger

    with Ledger(args.ledger, write=False) as ledger:  # refuses a path that holds no ledger, before one is made there
        kept.judgements(ledger)
    with Ledger(args.ledger) as ledger:
        made = kept.judge(ledger, args.a, args.b, args.verdict, args.by, args.why)
    show(_line(made))
    return 0


def judgements(args: argparse.Namespace) -> int:
    """All of them, oldest first; of two on one pair the later stands."""
    from daybrief.ledger import judgements as kept
    from daybrief.ledger.store import Ledger

    with Ledger(args.ledger, write=False) as ledger:
        known = kept.judgements(ledger)
    for one in known:
        show(json.dumps(_row(one), ensure_ascii=False) if args.format == "jsonl" else _line(one))
    if not known:
        note("no judgement")
    return 0


def _row(one: "Judgement") -> dict[str, object]:
    return {"a": one.a.claim, "b": one.b.claim, "verdict": one.verdict, "by": one.by, "why": one.why}


def _line(one: "Judgement") -> str:
    """'3f2a91c0de12 and 77ab01c92d10: same (strike), A. Editor: one raid in two papers'."""
    return f"{_short(one.a)} and {_short(one.b)}: {one.verdict} ({one.a.kind}), {one.by}: {one.why}"


def _short(anchor: "Anchor") -> str:
    return anchor.claim[:12]
