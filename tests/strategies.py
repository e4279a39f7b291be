"""Hypothesis strategies that every suite shares. A new record type joins here."""

from datetime import date

from hypothesis import strategies as st

from daybrief.model.figure import Figure
from daybrief.model.text import Dating, Document
from daybrief.model.when import When

DAYS = st.dates(date(2022, 1, 1), date(2027, 12, 31))

LETTERS = "abcXYZ абвїєґЫЭ 0123456789 .,!?…«»“”’ʼ—–-\n🏠🎖é"
"""Three scripts, figures, marks, a line break, and letters outside the basic plane."""

TEXTS = st.text(LETTERS, min_size=1, max_size=120)


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    low = draw(st.none() | st.integers(0, 500))
    high = draw(st.integers(low or 0, 1000) if low is None else st.none() | st.integers(low, 1000))
    return Figure(low=low, high=high)


@st.composite
def whens(draw: st.DrawFn) -> When:
    first, last = sorted((draw(DAYS), draw(DAYS)))
    shape = draw(st.sampled_from(["days", "month", "year"]))
    if shape == "month":
        return When.month(first.year, first.month)
    return When.year(first.year) if shape == "year" else When.days(first, last)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    return Document(
        name=draw(st.sampled_from(["a", "b", "c"])),
        source="An Outlet",
        published=Dating(day=draw(DAYS), basis="given"),
        lang=draw(st.sampled_from(["en", "uk", "ru"])),
        text=draw(TEXTS),
    )
