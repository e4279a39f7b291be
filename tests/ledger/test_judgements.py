"""Judgements are kept with the ledger, outlive a new extraction and change what a run makes."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from daybrief.claims import Claim
from daybrief.cli import main
from daybrief.errors import InputError
from daybrief.ledger import judgements
from daybrief.ledger.store import Ledger
from daybrief.pipeline.job import Job
from daybrief.pipeline.run import run

DAY = date(2025, 3, 2)
TEXTS = {
    "first": "A Russian missile killed five people in Sumy on Sunday, the Sumy regional military administration said.",
    "second": "Five people were killed in Sumy on Sunday by a Russian missile, police in Sumy said.",
}


@pytest.fixture
def job(tmp_path: Path) -> Job:
    source = tmp_path / "in"
    source.mkdir()
    for name, body in TEXTS.items():
        head = f"---\ntitle: The {name}\nsource: {name.title()} Desk\npublished: {DAY}\nlang: en\n---\n"
        (source / f"{name}.md").write_text(head + body + "\n", encoding="utf-8")
    return Job(sources=(str(source),), day=DAY, out=tmp_path / "out", ledger=tmp_path / "l.db", workers=1)


def brief(job: Job) -> dict[str, Any]:
    run(job)
    assert job.out is not None
    found: dict[str, Any] = json.loads((job.out / "brief.json").read_text(encoding="utf-8"))
    return found


def tolls(found: dict[str, Any]) -> list[dict[str, Any]]:
    return [fact for fact in found["facts"] if fact["kind"] == "casualties"]


def test_a_judgement_recorded_on_the_command_line_changes_the_next_run_and_is_explained(
    job: Job, capsys: pytest.CaptureFixture[str]
) -> None:
    (one,) = tolls(brief(job))
    a, b = one["support"]
    where = ["--ledger", str(job.ledger)]
    assert main(["judge", a[:12], b[:12], "different", "--by", "A. Editor", "--why", "two raids", *where]) == 0
    after = tolls(brief(job))
    assert len(after) == 2
    capsys.readouterr()
    assert main(["judgements", *where]) == 0
    assert (
        f"{min(a, b)[:12]} and {max(a, b)[:12]}: different (casualties), A. Editor: two raids"
        in capsys.readouterr().out
    )
    assert main(["explain", after[0]["id"][:12], *where]) == 0
    shown = capsys.readouterr().out
    assert "A. Editor judged two claims to tell of two events: two raids" in shown
    assert f"claim {after[0]['support'][0][:12]}" in shown
    assert main(["judge", a, b, "same", "--by", "A. Editor", "--why", "one after all", *where]) == 0
    assert len(tolls(brief(job))) == 1
    assert main(["judge", a, b, "different", "--by", "A. Editor", "--why", "two raids", *where]) == 0
    assert len(tolls(brief(job))) == 2
    capsys.readouterr()
    assert main(["judgements", "--format", "jsonl", *where]) == 0
    assert [json.loads(row)["verdict"] for row in capsys.readouterr().out.splitlines()] == [
        "different",
        "same",
        "different",
    ]


def test_a_judgement_finds_its_claims_after_a_new_extraction(job: Job) -> None:
    (one,) = tolls(brief(job))
    a, b = one["support"]
    with Ledger(str(job.ledger)) as ledger:
        judgements.judge(ledger, a, b, "different", "desk", "why")
        by_document = claims_of(ledger)
    moved = {doc: [reread(claim) for claim in told] for doc, told in by_document.items()}
    with Ledger(str(job.ledger), write=False) as ledger:
        (found,) = judgements.judged(ledger, moved)
    ids = {claim.id for told in moved.values() for claim in told if claim.detail.kind == "casualties"}
    assert {found.a, found.b} == ids
    assert not {a, b} & ids


def claims_of(ledger: Ledger) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = {}
    for document, body in ledger.rows("SELECT document, body FROM claims ORDER BY id"):
        found.setdefault(document, []).append(Claim.model_validate_json(body))
    return found


def reread(claim: Claim) -> Claim:
    """The same claim as another reader version would give it: a word less of its passage, and no time."""
    span = claim.spans[0]
    short = span.model_copy(update={"end": span.end - 1, "quote": span.quote[:-1]})
    return claim.model_copy(update={"spans": (short, *claim.spans[1:]), "when": None, "made_by": "other/2"})


@pytest.mark.parametrize(
    ("pair", "found"),
    [
        (("", ""), "which .* have"),
        (("ffffffffffff", "ffffffffffff"), "which 0 have"),
    ],
)
def test_a_claim_the_ledger_does_not_hold_is_refused(job: Job, pair: Sequence[str], found: str) -> None:
    run(job)
    with Ledger(str(job.ledger)) as ledger, pytest.raises(InputError, match=found):
        judgements.judge(ledger, *pair, "same", "desk", "why")


def test_one_claim_and_two_kinds_are_refused(job: Job) -> None:
    (one,) = tolls(brief(job))
    with Ledger(str(job.ledger)) as ledger:
        with pytest.raises(InputError, match="which are one"):
            judgements.judge(ledger, one["support"][0], one["support"][0], "same", "desk", "why")
        with pytest.raises(InputError, match="why: expected a text"):
            judgements.judge(ledger, *one["support"], "same", "desk", " ")


def test_judging_the_same_twice_records_it_once(job: Job) -> None:
    (one,) = tolls(brief(job))
    with Ledger(str(job.ledger)) as ledger:
        for _ in range(2):
            judgements.judge(ledger, *one["support"], "same", "desk", "why")
        assert len(judgements.judgements(ledger)) == 1
