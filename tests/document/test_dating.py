"""The day of publication, weighed from all that speaks for one."""

from datetime import UTC, date, datetime

import pytest


def day(doc) -> tuple[str | None, str | None]:
    return (doc.published.day.isoformat(), doc.published.basis) if doc.published else (None, None)


def test_the_date_the_user_gives_wins(one, article):
    doc = one(f"---\npublished: 2025-01-01\n---\n{article}", given=date(2025, 2, 27))
    assert day(doc) == ("2025-02-27", "given")


def test_a_date_in_the_address_wins_over_a_crawlers_date(one, article):
    doc = one(f"---\nsource: https://example.org/world/a-story-2025-02-10\ndate: 2019-06-28\n---\n{article}")
    assert day(doc) == ("2025-02-10", "url")
    assert any("not 2019-06-28" in note for note in doc.notes)


def test_a_stated_date_stands_beside_an_address_two_days_off(one, article):
    doc = one(f"---\nurl: https://example.org/2025/02/26/story\npublished: 2025-02-27\n---\n{article}")
    assert day(doc) == ("2025-02-27", "front-matter")


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/2025/2/7/story",
        "https://example.org/world/2025/feb/07/story",
        "https://example.org/story-february-7-2025",
        "https://example.org/story-2025-02-07_en",
        "https://example.org/20250207/story",
    ],
)
def test_addresses_write_dates_in_many_ways(one, article, address):
    assert day(one(f"---\nsource: {address}\ndate: unknown\n---\n{article}")) == ("2025-02-07", "url")


def test_a_byline_of_another_day_proves_a_crawlers_date_wrong(one, article):
    doc = one(f"---\ndate: 2026-02-10\n---\nby Ann Other 10:41 AM February 5, 2026\n{article}")
    assert day(doc) == ("2026-02-05", "text")


def test_a_datelines_day_gets_its_year_from_what_the_text_tells(one):
    text = (
        "KYIV, Feb 23 (Wire) - Shelling went on in the east, as it has since 24 February 2022, the army said.\n\n"
        "Talks held on 17 February 2026 ended without result, and others of 10 January 2026 did too."
    )
    assert day(one(text)) == ("2026-02-23", "text")


def test_a_date_in_the_title_dates_an_undated_page(one, article):
    assert day(one(f'---\ntitle: "The war on 10 February 2025"\ndate: unknown\n---\n{article}')) == (
        "2025-02-10",
        "text",
    )


def test_a_text_that_tells_no_date_has_none_and_says_so(one, article):
    doc = one(article)
    assert doc.published is None
    assert any(note.startswith("no date found") for note in doc.notes)


def test_an_event_in_the_text_does_not_date_it(one, article):
    assert one(f"{article}\n\nThe bridge was built on 4 May 2011 and widened on 6 June 2019.").published is None


def test_a_date_that_cannot_be_is_passed_over(one, article):
    doc = one(f"---\npublished: 2025-02-30\n---\n{article}")
    assert doc.published is None
    assert any("2025-02-30" in note for note in doc.notes)


def test_a_moment_is_put_into_the_theatres_calendar(one, article):
    doc = one(f"---\npublished: 2025-02-27T23:30:00Z\n---\n{article}")
    assert doc.published is not None
    assert (doc.published.day, doc.published.at) == (date(2025, 2, 28), datetime(2025, 2, 27, 23, 30, tzinfo=UTC))


@pytest.mark.parametrize(
    "written", ["27 лютого 2025 року", "27 февраля 2025 г.", "27.02.2025", "Feb. 27, 2025", "27th of February 2025"]
)
def test_dates_are_read_in_three_languages(one, article, written):
    assert day(one(f"{written}\n{article}")) == ("2025-02-27", "text")


def test_a_file_named_by_its_day_is_dated_by_its_name(one, article):
    assert day(one(article, name="2022-09-12")) == ("2022-09-12", "url")
