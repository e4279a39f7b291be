"""What a learned attack may say of its weapon and of who did it."""

from datetime import date
from typing import TypeVar

from daybrief.claims import Claim
from daybrief.claims.base import Detail
from daybrief.claims.measure import Measure
from daybrief.claims.strike import Strike
from daybrief.extract.readers.model.sides import grounded
from daybrief.extract.scene import Story
from daybrief.model.place import Mention
from daybrief.model.text import Dating, Document
from daybrief.model.voice import Attribution, Voice
from daybrief.theatre.pack import load

D = TypeVar("D", bound=Detail)
THEATRE = load("ukraine")


def told(text: str, place: str, detail: D) -> list[D]:
    day = Dating(day=date(2025, 2, 27), basis="given")
    doc = Document(name="report", source="A desk", published=day, lang="en", text=text)
    at = text.index(place)
    claim = Claim(
        spans=(doc.span(0, len(text)),),
        attribution=Attribution(chain=(Voice(name="A desk"),)),
        detail=detail,
        places=(Mention(span=doc.span(at, at + len(place)), name=place),),
        made_by="model/1",
    )
    return [c.detail for c in grounded([claim], Story.of(doc, THEATRE)) if isinstance(c.detail, type(detail))]


def test_a_side_that_the_words_do_not_name_does_not_strike_its_own_land() -> None:
    (read,) = told("A drone hit a warehouse in Kharkiv.", "Kharkiv", Strike(attacker="UA", weapon="drone"))
    assert read.attacker == "RU"


def test_a_named_side_stands_wherever_it_strikes() -> None:
    text = "Ukrainian forces struck a depot in Donetsk with a missile."
    (read,) = told(text, "Donetsk", Strike(attacker="UA", weapon="missile"))
    assert read.attacker == "UA"


def test_a_weapon_that_no_word_names_is_left_out() -> None:
    (read,) = told("Russian forces struck Kharkiv.", "Kharkiv", Strike(attacker="RU", weapon="missile"))
    assert (read.attacker, read.weapon) == ("RU", None)


def test_an_attack_of_which_nothing_is_left_goes() -> None:
    assert told("Life went on in Kharkiv.", "Kharkiv", Strike(weapon="missile")) == []


def test_an_act_of_a_side_that_nobody_names_goes() -> None:
    gift = Measure(issuer="RU", action="gives", target="residents", amount="blankets")
    assert told("Some units have sent blankets to residents of Kyiv.", "Kyiv", gift) == []
    assert told("Russian officials have sent blankets to residents of Kyiv.", "Kyiv", gift) == [gift]
