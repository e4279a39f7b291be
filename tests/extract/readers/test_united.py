"""Whose claims stand where two readers tell the same kind."""

from datetime import date
from typing import Any

from daybrief.claims import KIND_BY_NAME, Claim
from daybrief.extract.readers.model.reader import Learned
from daybrief.extract.readers.united import alone, believed, united
from daybrief.model.figure import Figure, exactly
from daybrief.model.place import Mention
from daybrief.model.text import Dating, Document
from daybrief.model.voice import Attribution, Voice

TEXT = "Guns fell silent near the mill. A bridge was damaged. A shop burned."
DOC = Document(
    name="report",
    source="A desk",
    published=Dating(day=date(2025, 2, 27), basis="given"),
    lang="en",
    text=TEXT,
)


def claim(kind: str, quote: str, made_by: str, confidence: float = 1.0, **slots: Any) -> Claim:
    at = TEXT.index(quote)
    return Claim(
        spans=(DOC.span(at, at + len(quote)),),
        attribution=Attribution(chain=(Voice(name="A desk"),)),
        detail=KIND_BY_NAME[kind](kind=kind, **slots),  # type: ignore[arg-type]
        made_by=made_by,
        confidence=confidence,
    )


def test_a_learned_claim_fills_a_sentence_the_rules_left_untold() -> None:
    rule = claim("damage", "A bridge was damaged.", "rules/1", object="bridge")
    same = claim("damage", "A bridge was damaged.", "model/1", object="a bridge")
    other = claim("damage", "A shop burned.", "model/1", object="shop")
    assert united([rule], [same, other]) == (rule, other)


def test_a_kind_read_by_rules_takes_nothing_learned() -> None:
    assert KIND_BY_NAME["statement"].read_by == "rules"
    assert (
        united([], [claim("statement", "A shop burned.", "model/1", speaker="The owner", said="a shop burned")]) == ()
    )


def test_a_kind_read_by_the_model_takes_nothing_from_the_rules() -> None:
    assert KIND_BY_NAME["forecast"].read_by == "model"
    rule = claim("forecast", "A shop burned.", "rules/1", about="a shop will burn")
    learned = claim("forecast", "A shop burned.", "model/1", about="the shop will burn")
    assert united([rule], [learned]) == (learned,)


def test_an_unsure_claim_does_not_fill_a_kind_that_asks_for_more() -> None:
    least = KIND_BY_NAME["strike"].learned_from
    assert 0 < least < 1
    unsure = claim("strike", "A shop burned.", "model/1", confidence=least - 0.01, weapon="drone")
    sure = claim("strike", "A shop burned.", "model/1", confidence=least, weapon="drone")
    assert united([], [unsure]) == ()
    assert united([], [sure]) == (sure,)


def test_a_roll_of_losses_stands_before_what_is_learned_of_it() -> None:
    rolled = claim("losses", "Guns fell silent near the mill.", "rolls/1", side="RU", item="tank")
    learned = claim("losses", "Guns fell silent near the mill.", "model/1", side="RU", item="tanks")
    assert united([rolled], [learned]) == (rolled,)


def test_what_a_tally_counts_is_not_also_damaged() -> None:
    shot = claim("strike", "A bridge was damaged.", "tallies/1", weapon="drone", intercepted=exactly(19))
    harmed = claim("damage", "A bridge was damaged.", "model/1", object="drones", count=exactly(19))
    other = claim("damage", "A shop burned.", "model/1", object="shops", count=exactly(19))
    assert united([shot], [harmed, other]) == (shot, other)


def _said(*chances: float, claims: tuple[Claim, ...] = (), kind: str = "deployment") -> Learned:
    """What the learned reader sees of `kind` in each sentence of the text."""
    starts = (0, TEXT.index("A bridge"), TEXT.index("A shop"))
    ends = (starts[1] - 1, starts[2] - 1, len(TEXT))
    return Learned(claims, tuple((a, b, {kind: c}) for a, b, c in zip(starts, ends, chances, strict=True)))


def test_what_grammar_reads_where_the_learned_reader_sees_no_such_act_goes() -> None:
    least = KIND_BY_NAME["deployment"].believed_from
    seen = claim("deployment", "A bridge was damaged.", "rules/1", force="RU")
    unseen = claim("deployment", "A shop burned.", "rules/1", force="RU")
    counted = claim("deployment", "A shop burned.", "tallies/1", force="RU")
    spoken = claim("statement", "A shop burned.", "quotes/1", speaker="The owner", said="a shop burned")
    told = believed([seen, unseen, counted, spoken], _said(1.0, least, least / 2))
    assert [c.made_by for c in told] == ["rules/1", "tallies/1", "quotes/1"]
    assert told[0].spans == seen.spans


def test_what_grammar_reads_is_no_surer_than_the_learned_reader_where_that_sees_it_ill() -> None:
    rules = [
        claim("deployment", quote, "rules/1", force="RU")
        for quote in ("Guns fell silent near the mill.", "A bridge was damaged.", "A shop burned.")
    ]
    assert [c.confidence for c in believed(rules, _said(0.4, 0.5, 0.8))] == [0.4, 0.85, 1.0]


def test_harm_and_acts_on_the_ground_must_be_seen_more_surely() -> None:
    rules = [_fought("RU", "attacked")]
    assert [c.confidence for c in believed(rules, _said(0.94, 1.0, 1.0, kind="ground"))] == [0.85]
    assert [c.confidence for c in believed(rules, _said(0.95, 1.0, 1.0, kind="ground"))] == [1.0]


def test_a_deed_that_only_the_learned_reader_tells_is_doubted() -> None:
    ruled, learned = _fought("RU", "attacked"), _fought("UA", "advanced", "model/4")
    sent = claim("deployment", "A shop burned.", "model/4", force="RU")
    assert [c.confidence for c in alone([ruled, learned, sent])] == [1.0, 0.85, 1.0]


def test_soldiers_of_nobody_are_doubted() -> None:
    dead = {"killed": Figure(low=9, high=9), "who": "military"}
    nobodys = claim("casualties", "A shop burned.", "rules/1", **dead)
    somebodys = claim("casualties", "A shop burned.", "rules/1", **dead, side="RU")
    civilians = claim("casualties", "A shop burned.", "rules/1", **{**dead, "who": "civilian"})
    assert [c.confidence for c in alone([nobodys, somebodys, civilians])] == [0.85, 1.0, 1.0]


def test_a_plan_is_not_doubted_for_that() -> None:
    offered = claim("deployment", "A shop burned.", "rules/1", force="RU")
    voiced = offered.attribution.model_copy(update={"stance": "plans"})
    offered = offered.model_copy(update={"attribution": voiced})
    assert [c.confidence for c in believed([offered], _said(0.0, 0.0, 0.1))] == [1.0]


def _fought(actor: str, action: str, by: str = "rules/1", at: str = "near the mill") -> Claim:
    made = claim("ground", "Guns fell silent near the mill.", by, actor=actor, action=action)
    where = Mention(name=at, span=DOC.span(TEXT.index(at), TEXT.index(at) + len(at)))
    return made.model_copy(update={"places": (where,)})


def _surety(rules: list[Claim], *learned: Claim) -> list[float]:
    return [c.confidence for c in believed(rules, _said(0.97, 0.97, 0.97, claims=learned, kind="ground"))]


def test_a_claim_that_the_two_readers_tell_differently_is_doubted() -> None:
    read = _fought("RU", "attacked")
    assert _surety([read], _fought("RU", "attacked", "model/4")) == [1.0]
    assert _surety([read], _fought("UA", "attacked", "model/4")) == [0.85]
    assert _surety([read], _fought("RU", "seized", "model/4")) == [0.85]
    assert _surety([read], _fought("RU", "attacked", "model/4", at="Guns")) == [0.85]  # elsewhere
    assert _surety([read], _fought("UA", "attacked", "model/4"), _fought("RU", "attacked", "model/4")) == [1.0]


def test_what_the_learned_reader_leaves_out_beside_another_act_is_not_doubted_for_it() -> None:
    rules = [_fought("RU", "attacked"), _fought("UA", "repelled")]
    assert _surety(rules, _fought("UA", "repelled", "model/4")) == [1.0, 1.0]
