"""Who says so."""

from typing import Literal

from pydantic import Field

from daybrief.model.base import Record
from daybrief.model.text import Span

Stance = Literal["asserts", "confirms", "denies", "suspects", "plans"]
"""asserts: said plainly · confirms: on evidence (footage, an acknowledgement by the other side) · denies: disputes
another's claim · suspects: reportedly, likely, rumoured · plans: not yet happened."""


class Voice(Record):
    """One link of the chain: a person, office or outlet, and the words that name them."""

    name: str = Field(description="as the text names them; the source's name for the publisher")
    party: str | None = Field(default=None, description="the state or body they speak for, where the pack knows it")
    span: Span | None = Field(default=None, description="None only for the publisher's own voice")


class Attribution(Record):
    """The chain from the publisher (first) to whoever first said it (last), and their stance."""

    chain: tuple[Voice, ...] = Field(min_length=1)
    beside: tuple[Voice, ...] = Field(default=(), description="others who say it in one breath with the origin")
    stance: Stance = "asserts"

    @property
    def origin(self) -> Voice:
        """Two claims with the same origin are one source, however many outlets carried them."""
        return self.chain[-1]

    @property
    def named(self) -> str:
        """Everybody who says it, as written: "A; B; C"."""
        return "; ".join(voice.name for voice in (self.origin, *self.beside))

    @property
    def own_voice(self) -> bool:
        """Whether the publisher speaks for itself."""
        return len(self.chain) == 1
