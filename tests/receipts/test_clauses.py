"""What is foretold is told whole, and not what somebody only fears."""

import importlib

import pytest

from daybrief.receipts import clauses
from daybrief.receipts.evidence import Evidence


@pytest.mark.parametrize(
    ("quote", "about", "holds"),
    [
        ("Officials say that the bridge will be shot at.", "the bridge will be shot at", True),
        ("Officials are concerned that the bridge will be shot at.", "the bridge will be shot at", False),
        ("It is unclear whether the bridge will hold.", "the bridge will hold", False),
        ("Taking the bridge will let Moscow announce a win.", "Taking the bridge will let", False),
    ],
)
def test_what_is_feared_or_cut_is_not_foretold(quote: str, about: str, holds: bool) -> None:
    told = Evidence(({"id": "c", "quote": quote, "about": about},), ())
    assert (clauses.faults(f"Officials said that {about}.", told) == []) is holds


@pytest.mark.parametrize(
    ("quote", "holds"),
    [
        ("The staff said that “there is a high risk” of an attack on the border.", False),
        ("“There is a high risk,” the staff said.", True),
    ],
)
def test_a_scrap_that_its_passage_goes_on_from_is_no_quotation(quote: str, holds: bool) -> None:
    check = importlib.import_module("daybrief.receipts.check")
    told = Evidence(({"id": "c", "quote": quote},), ())
    assert check._breaks_off("there is a high risk", told) is not holds


def test_what_a_passage_gives_to_somebody_is_not_its_publisher_s_own() -> None:
    stances = importlib.import_module("daybrief.receipts.stances")
    quote = "The Northern Command reported on 3 May that Russian forces attacked Lyptsi."
    own = Evidence(({"id": "c", "quote": quote, "source": None},), ())
    named = Evidence(({"id": "c", "quote": quote, "source": "Northern Command"},), ())
    assert stances.misowned("Russian forces attacked near Lyptsi, Meridian Wire reported.", own)
    assert stances.misowned("Russian forces attacked near Lyptsi, the Northern Command said.", named) == []
    assert stances.misowned(f"Meridian Wire reported: “{quote}”", own) == []


def test_what_is_only_suspected_to_come_is_not_foretold_as_sure() -> None:
    stances = importlib.import_module("daybrief.receipts.stances")
    quote, about = "Some signs suggest that losses will be high.", "losses will be high"
    told = Evidence(({"id": "c", "quote": quote, "about": about, "stance": "suspects"},), ())
    assert stances.faults("Losses will be high, Meridian Wire reported.", told)
    assert stances.faults("Losses will be high, Meridian Wire assessed.", told) == []
