"""With what an act was done, and who alone can have done it with that."""

from typing import TYPE_CHECKING

from daybrief.extract.english.syntax import VERBAL, ancestors, doers, own_words, undergoers
from daybrief.extract.readers.rules.acts import NO_ACT, Act, Parsed
from daybrief.extract.readers.rules.phrases import WEAPON, Phrases

if TYPE_CHECKING:
    from daybrief.extract.english.token import Token

_MIXED = "mixed"
_BEFORE = 7  # words before the act's noun in which an arm may modify it


class Weaponry:
    """Reads the weapons of the acts of one sentence."""

    def __init__(self, parsed: Parsed, phrases: Phrases) -> None:
        self.parsed, self.phrases, self.tree = parsed, phrases, parsed.tree
        arms = {i: slot.rpartition(".")[2] for i, slot in parsed.heads("arm").items() if not slot.endswith(NO_ACT)}
        self.arms = arms | parsed.weapons

    def cls(self, act: Act, bound: "list[Token]", choices: tuple[str, ...]) -> str | None:
        """The class of the weapons named in an act; the trigger's own where none is; several make `mixed`."""
        own = {act.cue} & set(choices)
        beside = self._modifying(act.token)
        if bound:
            words = [t for head in bound for t in own_words(self.phrases.content(head))]
            near = {self.parsed.weapons[t.i] for t in words if t.i in self.parsed.weapons}
        else:
            near = {cls for i, cls in self._named(act, choices).items() if self._near(act, self.tree.doc[i])}
            near = near | beside or self._doing(act)
        if own and near and not beside and "missile" in near:
            own = set()  # an airstrike with missiles
        found = near | own
        if not found:
            return None
        return next(iter(found)) if len(found) == 1 else _MIXED

    def wielder(self, act: Act) -> str | None:
        """The side whose weapon does it, where only one side has it; what either may have ("*HIMARS* missiles") says
        nothing against that."""
        sides = {
            hit.value.by
            for hit in self.parsed.scene.weapons
            if (token := self.tree.head(hit.start, hit.end)) is not None
            and token.i not in self._targets(act)
            and (self._near(act, token) or token.i in self._doing_words(act))
        }
        sides -= {None, ""}
        return sides.pop() if len(sides) == 1 else None

    def _named(self, act: Act, choices: tuple[str, ...]) -> dict[int, str]:
        """Weapons that are not the target themselves, and words of attack that say with what: 'by *airstrikes*'."""
        blows = {i: slot.rpartition(".")[2] for i, slot in self.parsed.heads("struck").items() if i != act.token.i}
        told = {i: cls for i, cls in blows.items() if cls in choices} | self.parsed.weapons
        targets = self._targets(act)
        return {i: cls for i, cls in told.items() if i not in targets}

    def _targets(self, act: Act) -> set[int]:
        """Words of what the act is done to, where its frame does not say that a weapon undergoes it."""
        if any(given.role == "patient" and given.heads == WEAPON for given in act.frame.given):
            return set()
        heads = [self.phrases.content(head) for head in undergoers(act.token)]
        heads += [c for head in heads for c in head.children if c.dep_ == "appos"]
        return {t.i for head in heads for t in own_words(head)}

    def _doing(self, act: Act) -> set[str]:
        """The classes of the arms and weapons that do it."""
        found = {self.arms[i] for i in self._doing_words(act) if i in self.arms}
        return found.union(*(self._modifying(head) for head in self._doing_heads(act)))

    def _doing_words(self, act: Act) -> set[int]:
        return {t.i for head in self._doing_heads(act) for t in own_words(self.phrases.content(head))}

    def _doing_heads(self, act: Act) -> "list[Token]":
        """What does it, or what somebody uses to do it: '*artillery* struck', 'used *HIMARS* to strike'."""
        heads = doers(act.token)
        above = act.token.head
        if act.token.dep_ in ("xcomp", "advcl") and above.i in self.parsed.heads("using"):
            heads = [c for c in above.children if c.dep_ == "dobj"]
        return heads

    def _modifying(self, token: "Token") -> set[str]:
        """Arms that stand as modifiers before the act's noun: '*air* and *artillery* strikes'."""
        if token.pos_ != "NOUN":
            return set()
        near = set()
        for word in token.doc[max(0, token.i - _BEFORE) : token.i + 1]:
            between = token.doc[word.i + 1 : token.i]
            if word.i in self.arms and all(t.pos_ in ("CCONJ", "PUNCT", "ADJ", "NOUN", "PROPN") for t in between):
                near.add(self.arms[word.i])
        return near

    def _near(self, act: Act, weapon: "Token") -> bool:
        """Whether a weapon is named below an act, with no verb between."""
        if weapon.i == act.token.i:
            return True
        for above in ancestors(weapon):
            if above.i == act.token.i:
                return True
            if above.pos_ in VERBAL or above.i in self.parsed.heads("backing"):
                return False
        return False
