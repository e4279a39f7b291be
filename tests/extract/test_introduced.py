"""Who a text says somebody is."""

from datetime import date

import pytest

from daybrief.extract.introduced import introduced
from daybrief.extract.scene import Story
from daybrief.model.text import Dating, Document
from daybrief.theatre.pack import load


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Interior Minister Pavlo Horbatko said so.", "Interior Minister"),
        ("Its Assistant to the Interior Minister Pavlo Horbatko said so.", "Assistant to the Interior Minister"),
        ("An assistant of the governor Pavlo Horbatko said so.", "assistant of the governor"),
        ("She had spoken to the Interior Minister Pavlo Horbatko.", "Interior Minister"),
    ],
)
def test_who_serves_an_office_is_not_said_to_hold_it(text: str, told: str) -> None:
    dating = Dating(day=date(2025, 2, 27), basis="given")
    doc = Document(name="report", source="A desk", published=dating, lang="en", text=text)
    assert introduced(Story.of(doc, load("ukraine")), "Pavlo Horbatko") == told
