"""The page of errors: causes are told apart, and what mending one is worth adds up."""

import json
from pathlib import Path

import pytest

from tools.eval_errors import by_cause, chosen, narrowing, page, study, worth
from tools.eval_scoring import ROOT, Claim, Gold, Pairing, Slots, pair, scorer, slots

SHARED = ROOT.parent / "shared"
needs_scorer = pytest.mark.skipif(
    not (SHARED / "contract" / "score_claims.py").is_file(), reason=f"no contract scorer under {SHARED}"
)


def strike(quote: str, **slots: object) -> Claim:
    return {"doc": "d", "kind": "strike", "quote": quote, "source": None, "stance": "asserts", "places": []} | slots


def gold(tmp_path: Path, *claims: Claim) -> Gold:
    text = tmp_path / "post-uk-2025-01-01.md"
    text.write_text("---\nlang: uk\n---\nDrones hit the depot.\n", encoding="utf-8")
    return Gold(text.stem, text, "uk", ("strike",), claims)


def paired(tmp_path: Path, want: list[Claim], got: list[Claim]) -> Pairing:
    return pair(gold(tmp_path, *want), "strike", want, got, scorer(SHARED))


@needs_scorer
def test_a_missed_a_spurious_and_a_differing_claim_each_get_their_cause(tmp_path: Path) -> None:
    want = [
        strike("Drones hit the depot.", attacker="UA", weapon="drone", when="2025-01-01"),
        strike("Shells fell on Odesa all night.", attacker="RU", weapon="artillery"),
    ]
    got = [
        strike("Drones hit the depot.", attacker="UA", weapon="missile", when="2025-01-01", source="the governor"),
        strike("Nobody expected rain.", attacker="RU", weapon="bomb"),
    ]
    found = {(e.cause, e.cost) for e in study(paired(tmp_path, want, got), got, scorer(SHARED))}
    assert found == {
        ("missed claim: nothing read in its sentence", Slots(right=2, lost=2)),
        ("spurious claim: its sentence tells nothing", Slots(excess=2)),
        ("wrong slot weapon: missile for drone", Slots(right=1, excess=1, lost=1)),
        ("wrong source: an origin for the publisher's voice", Slots()),
    }


@needs_scorer
def test_places_left_out_swapped_and_in_excess_are_told_apart(tmp_path: Path) -> None:
    named = [{"name": name} for name in ("Sumy", "Odesa", "Izium")]
    want = [strike("q", attacker="RU", weapon="drone", places=named)]
    got = [strike("q", attacker="RU", weapon="drone", places=[{"name": "Sumy"}, {"name": "Lviv"}])]
    found = {e.cause: e.cost for e in study(paired(tmp_path, want, got), got, scorer(SHARED))}
    assert found == {"wrong place: another one": Slots(1, 1, 1), "wrong place: left out": Slots(right=1, lost=1)}


@needs_scorer
def test_mending_every_cause_brings_the_whole_distance_to_one(tmp_path: Path) -> None:
    want = [strike("Drones hit the depot.", attacker="UA", weapon="drone", launched=[5, 5]), strike("z", attacker="RU")]
    got = [strike("Drones hit the depot.", attacker="UA", weapon="bomb", hit=[1, 1])]
    found = paired(tmp_path, want, got)
    total, errors = slots(found, scorer(SHARED)), list(study(found, got, scorer(SHARED)))
    assert 100 * total.f1 + worth(total, errors) == pytest.approx(100)


@needs_scorer
def test_the_page_names_document_span_and_both_readings(tmp_path: Path) -> None:
    want = [strike("Drones hit the depot.", attacker="UA", weapon="drone")]
    got = [strike("Drones hit the depot.", attacker="UA", weapon="bomb", start=0, end=21)]
    found = paired(tmp_path, want, got)
    errors = list(study(found, got, scorer(SHARED)))
    shown = "\n".join(page("dev", 1, slots(found, scorer(SHARED)), errors, 5))
    assert "### strike · wrong slot weapon: bomb for drone: 1" in shown
    assert "- `post-uk-2025-01-01` 0–21 (uk): “Drones hit the depot.”" in shown
    assert json.dumps({"stance": "asserts", "attacker": "UA", "weapon": "drone"}) in shown
    assert list(by_cause(errors)) == [("strike", "wrong slot weapon: bomb for drone")]


def test_a_selection_narrows_by_field_and_widens_within_one(tmp_path: Path) -> None:
    doc = gold(tmp_path)
    assert doc.source == "post-uk"
    assert chosen(doc, narrowing(["lang:uk", "lang:ru", "kind:ground"]))
    assert not chosen(doc, narrowing(["lang:uk", "source:news"]))


def test_an_unknown_field_is_refused_in_one_line() -> None:
    with pytest.raises(SystemExit, match=r"expected --only FIELD:VALUE .* found 'colour:red'"):
        narrowing(["colour:red"])
