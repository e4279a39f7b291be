"""The claims of the rule readers and of the learned reader, one beside the other, as each kind declares."""

from collections.abc import Iterable

from daybrief.claims import Claim


def united(rules: Iterable[Claim], model: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims that stand, in text order."""
    told = [claim for claim in rules if claim.detail.read_by != "model"]
    learned = [claim for claim in model if _stands(claim, told)]
    return tuple(sorted([*told, *learned], key=lambda claim: (claim.spans[0].start, claim.spans[-1].end)))


def _stands(claim: Claim, told: list[Claim]) -> bool:
    """Whether a learned claim is taken beside those that the rules told."""
    kind = claim.detail
    if any(getattr(kind, slot) in (None, ()) for slot in kind.must):
        return False
    if kind.read_by != "both":
        return kind.read_by == "model"
    return claim.confidence >= kind.learned_from and not any(_overlap(claim, rule) for rule in told)


def _overlap(claim: Claim, rule: Claim) -> bool:
    """Whether two claims are of one kind and rest on a common sentence."""
    same = claim.detail.kind == rule.detail.kind
    return same and claim.spans[0].start < rule.spans[-1].end and rule.spans[0].start < claim.spans[-1].end
