"""Editions for tests of the further forms: the invented day as published, and one with an attack and its harm."""

from collections import Counter
from functools import cache

from daybrief.export.edition import Edition
from daybrief.export.formats import write
from daybrief.export.publish import publish
from daybrief.export.request import Request
from tests.brief.newsday import Day, full_day, theatre


def published(day: Day) -> Edition:
    return Edition.parse(publish(day.material(), theatre()).pages["brief.json"], "a test's brief")


@cache
def invented() -> Edition:
    """The invented day: tallies, nested and rival tolls, the front, plans, a denial, markup in a title."""
    return published(full_day())


@cache
def struck() -> Edition:
    """A raid on Kharkiv and its dead, told by two offices; the outlet's name and title would be formulas elsewhere."""
    day = Day()
    wire = day.report(
        "raid",
        "Russian forces struck Kharkiv with drones.\n"
        "Three civilians were killed and at least seven injured in Kharkiv, the mayor said.",
        '=HYPERLINK("https://evil.example")',
        title="=cmd|' /C calc'!A0 <script>alert(1)</script>",
    )
    day.tell(wire, "Russian forces struck Kharkiv with drones.", "strike", "Kharkiv", attacker="RU", weapon="drone")
    day.tell(
        wire, "Three civilians were killed and at least seven injured in Kharkiv, the mayor said.", "casualties",
        "Kharkiv", by="mayor", killed=[3, 3], injured=[7, None], who="civilian", side="UA",
    )  # fmt: skip
    return published(day)


def made(form: str, *editions: Edition) -> tuple[str, Counter[str]]:
    """A form's text and what it left out."""
    request = Request(editions, theatre())
    content = write(form, request)
    assert isinstance(content, str)
    return content, request.left


__all__ = ["invented", "made", "published", "struck"]
