"""An act with its slots, and what may be asked of whoever fills them."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from daybrief.claims.frames import Role
from daybrief.extract.places import Spot
from daybrief.extract.readers.rules.acts import Act, Parsed
from daybrief.extract.readers.rules.phrases import Phrases
from daybrief.model.figure import Figure

if TYPE_CHECKING:
    from daybrief.extract.english.token import Token

Targets = tuple["Token", ...]
"""What an act is done to, where it is only a part of what the act's word governs."""


@dataclass
class Filled:
    """An act with its slots; `slots` lacks what the text does not give."""

    act: Act
    slots: dict[str, Any] = field(default_factory=dict)
    places: list[Spot] = field(default_factory=list)
    anchor: "Token | None" = None  # the word whose teller is the act's teller, where that is not the trigger
    part: bool = False  # whether the text takes its count out of another's


def counts(filled: Filled) -> bool:
    """Whether anything is counted."""
    return any(isinstance(value, Figure) for value in filled.slots.values())


class Filling(Protocol):
    """Fills the acts of one sentence."""

    parsed: Parsed
    phrases: Phrases

    def role(self, act: Act, role: Role) -> "list[Token]":
        """The heads of the phrases that play a role."""
        ...

    def one(self, act: Act, bound: "dict[Role, Token]", places: list[Spot], target: "Targets" = ()) -> Filled:
        """The act with its slots; `bound` says which of a role's phrases is meant."""
        ...
