"""Reading made short: one input's bytes in, its documents out."""

from collections.abc import Callable
from datetime import date

import pytest

from daybrief.document import read
from daybrief.model.text import Document, Raw, SetAside
from daybrief.theatre.pack import Theatre, load

Reader = Callable[..., Document]

PROSE = (
    "Russian drones struck a bakery in Nikopol on Thursday morning, the regional governor said.",
    "Two people were killed and a third was taken to hospital with burns, he added.",
    "Rescuers put the fire out by noon and the street was open to traffic again in the evening.",
    "Ukrainian air defence units shot down seven of the nine drones, according to the military.",
    "The governor said that a school and a clinic nearby had lost their windows in the blast.",
)
"""An article of five paragraphs, written for these tests."""


@pytest.fixture(scope="session")
def theatre() -> Theatre:
    return load("ukraine")


@pytest.fixture
def every(theatre: Theatre) -> Callable[..., tuple[Document | SetAside, ...]]:
    """Everything that one input gives."""

    def reading(
        body: str | bytes, media: str = "md", name: str = "report", url: str = "", given: date | None = None
    ) -> tuple[Document | SetAside, ...]:
        data = body.encode() if isinstance(body, str) else body
        raw = Raw.model_validate({"name": name, "media": media, "body": data, "url": url})
        return read(raw, theatre, given=given)

    return reading


@pytest.fixture
def one(every: Callable[..., tuple[Document | SetAside, ...]]) -> Reader:
    """The only document of an input."""

    def reading(body: str | bytes, media: str = "md", **how: object) -> Document:
        (found,) = every(body, media, **how)
        assert isinstance(found, Document), found
        return found

    return reading


@pytest.fixture
def aside(every: Callable[..., tuple[Document | SetAside, ...]]) -> Callable[..., SetAside]:
    """The only SetAside of an input that cannot be read."""

    def reading(body: str | bytes, media: str = "md", **how: object) -> SetAside:
        (found,) = every(body, media, **how)
        assert isinstance(found, SetAside), found
        return found

    return reading


@pytest.fixture
def article() -> str:
    """Five paragraphs, a blank line between them."""
    return "\n\n".join(PROSE)
