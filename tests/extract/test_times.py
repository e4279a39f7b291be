"""Times read against the day of publication, in three languages."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from daybrief.extract.scene import Story
from daybrief.extract.times import latest, times, when_for
from daybrief.model.text import Dating, Document
from daybrief.model.when import When
from daybrief.theatre.pack import load

KYIV = ZoneInfo("Europe/Kyiv")
THURSDAY = date(2025, 2, 27)

MONTHS = {
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "uk": [
        "січня",
        "лютого",
        "березня",
        "квітня",
        "травня",
        "червня",
        "липня",
        "серпня",
        "вересня",
        "жовтня",
        "листопада",
        "грудня",
    ],
    "ru": [
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ],
}
YEAR = {"en": "{}", "uk": "{} року", "ru": "{} года"}


def read(text: str, lang: str = "en", published: date | None = THURSDAY) -> list[tuple[str, str]]:
    return [(t.when.exchange(), t.bound) for t in times(text, lang, published, KYIV)]


@given(day=st.dates(date(1990, 1, 1), date(2040, 12, 31)), lang=st.sampled_from(["en", "uk", "ru"]))
@settings(max_examples=80)
def test_a_full_date_reads_back(day: date, lang: str) -> None:
    written = f"{day.day} {MONTHS[lang][day.month - 1]} {YEAR[lang].format(day.year)}"
    assert read(f"({written})", lang, None) == [(day.isoformat(), "at")]


@given(published=st.dates(date(2022, 1, 1), date(2030, 1, 1)), back=st.integers(0, 6))
@settings(max_examples=60)
def test_a_weekday_in_the_past_is_the_latest_one_up_to_publication(published: date, back: int) -> None:
    day = published - timedelta(days=back)
    assert read(f"They met on {day:%A}.", "en", published) == [(day.isoformat(), "at")]


@given(published=st.dates(date(2022, 1, 1), date(2030, 1, 1)), ahead=st.integers(0, 6))
@settings(max_examples=60)
def test_a_weekday_ahead_is_the_next_one_from_publication(published: date, ahead: int) -> None:
    day = published + timedelta(days=ahead)
    assert read(f"They will meet on {day:%A}.", "en", published) == [(day.isoformat(), "at")]


@given(text=st.text(max_size=160), lang=st.sampled_from(["en", "uk", "ru"]))
@settings(max_examples=120)
def test_any_text_is_read_and_every_time_lies_inside_it(text: str, lang: str) -> None:
    for timed in times(text, lang, THURSDAY, KYIV):
        assert 0 <= timed.start < timed.end <= len(text)


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        ("en", "Drones came overnight.", "2025-02-26/2025-02-27"),
        ("en", "Drones came overnight on Feb. 27.", "2025-02-26/2025-02-27"),
        ("en", "It happened on the night of February 26.", "2025-02-26/2025-02-27"),
        ("en", "They fought from February 3 to 6.", "2025-02-03/2025-02-06"),
        ("en", "They fought from January 30 to February 2.", "2025-01-30/2025-02-02"),
        ("en", "It fell on 3 or 4 February.", "2025-02-03/2025-02-04"),
        ("en", "It fell on Monday or Tuesday.", "2025-02-24/2025-02-25"),
        ("uk", "Це сталося 3 або 4 лютого.", "2025-02-03/2025-02-04"),
        ("ru", "Это произошло 3 или 4 февраля.", "2025-02-03/2025-02-04"),
        ("en", "It fell yesterday.", "2025-02-26"),
        ("en", "It fell two days ago.", "2025-02-25"),
        ("en", "It fell last week.", "2025-02-17/2025-02-23"),
        ("en", "It fell last Friday.", "2025-02-21"),
        ("en", "They meet next Monday.", "2025-03-03"),
        ("en", "On Thursday, February 27, they met.", "2025-02-27"),
        ("en", "It was signed on November 15.", "2024-11-15"),
        ("en", "The summit is due on March 6.", "2025-03-06"),
        ("en", "It fell in October.", "2024-10"),
        ("en", "It fell in 2014.", "2014"),
        ("en", "It fell earlier this month.", "2025-02"),
        ("en", "They fought over the past two years.", "2023/2025"),
        ("en", "They fought for the past week.", "2025-02-20/2025-02-27"),
        ("en", "Many fell in nearly three years of war.", "2022/2025"),
        ("en", "It went six times between 2007 and 2010.", "2007/2010"),
        ("en", "Drones came late Sunday and early Monday.", "2025-02-23/2025-02-24"),
        ("en", "They went on from late May 2023 to early July 2023.", "2023-05/2023-07"),
        ("uk", "У ніч на 27 лютого (з 18:00 26 лютого) була атака.", "2025-02-26/2025-02-27"),
        ("uk", "Вночі була атака.", "2025-02-26/2025-02-27"),
        ("uk", "За минулу добу була атака.", "2025-02-26/2025-02-27"),
        ("uk", "Уранці 3-го липня 2024 року була атака.", "2024-07-03"),
        ("uk", "Учора була атака.", "2025-02-26"),
        ("uk", "Три дні тому була атака.", "2025-02-24"),
        ("uk", "У п'ятницю була атака.", "2025-02-21"),
        ("uk", "У п'ятницю відбудеться зустріч.", "2025-02-28"),
        ("uk", "Втрати з 24.02.22 по 27.02.25 такі.", "2022-02-24/2025-02-27"),
        ("ru", "В ночь на 27 февраля была атака.", "2025-02-26/2025-02-27"),
        ("ru", "В течение прошедшей ночи была атака.", "2025-02-26/2025-02-27"),
        ("ru", "За минувшие сутки была атака.", "2025-02-26/2025-02-27"),
        ("ru", "24 февраля 2022 года началось.", "2022-02-24"),
    ],
)
def test_a_time_is_resolved_against_publication(lang: str, text: str, told: str) -> None:
    assert [when for when, _ in read(text, lang)] == [told]


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        ("en", "It was hit last summer.", "2024-06/2024-08"),
        ("en", "It was hit in the winter of 2022-23.", "2022-12/2023-02"),
        ("uk", "Його зруйнували навесні 2023 року.", "2023-03/2023-05"),
        ("en", "At the June talks they want to win more.", "2025-06"),
        ("en", "Power was scarce this winter.", "2024-12/2025-02"),
        ("en", "In autumn the list grew.", "2024-09/2024-11"),
        ("en", "In the summer they will vote.", "2025-06/2025-08"),
        ("en", "It began in the summer of 2022.", "2022-06/2022-08"),
        ("uk", "Минулого літа туди влучили.", "2024-06/2024-08"),
        ("uk", "Восени список зріс.", "2024-09/2024-11"),
        ("ru", "Этой зимой света мало.", "2024-12/2025-02"),
    ],
)
def test_a_season_or_a_month_is_the_one_that_the_sentence_means(lang: str, text: str, told: str) -> None:
    assert [when for when, _ in read(text, lang)] == [told]


def test_how_rare_a_thing_is_in_a_span_of_time_is_no_time() -> None:
    assert read("It was the worst raid in the past two years.", "en") == []


@pytest.mark.parametrize(
    ("lang", "text", "told", "bound"),
    [
        ("en", "They have held it since October 2024.", "2024-10-01/2025-02-27", "since"),
        ("en", "It lasts until March 2026.", "2026-03", "until"),
        ("en", "It must end by 2026.", "2026", "until"),
        ("uk", "Тримають з жовтня 2024 року.", "2024-10-01/2025-02-27", "since"),
        ("uk", "Триватиме до березня 2026 року.", "2026-03", "until"),
        ("ru", "Держат с октября 2024 года.", "2024-10-01/2025-02-27", "since"),
    ],
)
def test_an_open_time_says_which_way_it_is_open(lang: str, text: str, told: str, bound: str) -> None:
    assert read(text, lang) == [(told, bound)]


def test_a_clock_window_keeps_its_minutes_and_its_zone() -> None:
    (window,) = times("С 19.05 до 20.20 мск уничтожено два аппарата.", "ru", THURSDAY, KYIV)
    assert window.when.clock is not None
    assert [m.isoformat() for m in window.when.clock] == ["2025-02-27T16:05:00+00:00", "2025-02-27T17:20:00+00:00"]
    (window,) = times("Протягом дня 25 лютого (із 7.00 до 18.30) була атака.", "uk", THURSDAY, KYIV)
    assert window.when.exchange() == "2025-02-25"
    assert window.when.clock is not None
    assert window.when.clock[0].isoformat() == "2025-02-25T05:00:00+00:00"


def test_a_window_over_midnight_ends_on_the_reporting_day() -> None:
    (window,) = times("С 23.00 до 05.00 мск была атака.", "ru", THURSDAY, KYIV)
    assert window.when.exchange() == "2025-02-26/2025-02-27"


def test_modal_may_and_the_verb_march_are_no_months() -> None:
    assert read("They may march on the town, a march that may fail.") == []


def test_a_document_without_a_date_gives_only_times_that_stand_alone() -> None:
    assert read("On Friday and on 3 May 2024, overnight.", "en", None) == [("2024-05-03", "at")]


def test_the_time_of_a_claim_is_the_nearest_then_carried_then_the_reporting_day() -> None:
    text = "On Monday the town fell, and on Wednesday the bridge burned."
    found = times(text, "en", THURSDAY, KYIV)
    at = text.index("burned")
    told = when_for(found, at, at + 6)
    assert told is not None
    assert told.exchange() == "2025-02-26"
    carried = when_for([], 0, 1, carried=When.day(date(2025, 2, 25)), published=THURSDAY)
    assert carried is not None
    assert carried.basis == "carried"
    reporting = when_for([], 0, 1, published=THURSDAY)
    assert reporting is not None
    assert (reporting.exchange(), reporting.basis) == ("2025-02-27", "reporting-day")
    assert when_for([], 0, 1) is None


def test_a_horizon_is_not_when_something_happened() -> None:
    found = times("It must be done by 2026.", "en", THURSDAY, KYIV)
    told = when_for(found, 0, 2, published=THURSDAY)
    assert told is not None
    assert told.exchange() == "2025-02-27"
    assert latest(found) is None


@pytest.mark.parametrize(
    "text", ["in the night to Thursday 27 February", "overnight into Thursday, 27 February", "overnight into Feb. 27"]
)
def test_a_night_reaches_its_date_past_the_weekday(text: str) -> None:
    assert {t.when.exchange() for t in times(text, "en", THURSDAY, KYIV)} == {"2025-02-26/2025-02-27"}


@pytest.mark.parametrize(
    ("text", "lang"), [("a night earlier", "en"), ("попередньої ночі", "uk"), ("предыдущей ночью", "ru")]
)
def test_the_night_before_is_not_last_night(text: str, lang: str) -> None:
    assert [t.when.exchange() for t in times(text, lang, THURSDAY, KYIV)] == ["2025-02-25/2025-02-26"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rescuers lost 91 people since the full-scale invasion in February 2022.", "2022-02-24/2025-02-27"),
        ("Since mid-January power has been scarce.", "2025-01-01/2025-02-27"),
        ("It was the heaviest raid since May 3.", None),
        ("He was hurt on June 2 near the power plant.", "2024-06-02"),
    ],
)
def test_a_stretch_runs_from_its_beginning_to_publication_and_a_comparison_is_none(
    text: str, expected: str | None
) -> None:
    published = Dating(day=date(2025, 2, 27), basis="given")
    doc = Document(name="x", source="A paper", lang="en", text=text, published=published)
    scene = Story.of(doc, load("ukraine")).scenes[0]
    assert [t.when.exchange() for t in scene.times] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("He said on Monday that the envoys will meet.", "2025-02-24"),
        ("On Monday, he said: “They will meet.”", "2025-02-24"),
        ("The envoys will meet on Monday.", "2025-03-03"),
        ("He said that on Monday the envoys will meet.", "2025-03-03"),
    ],
)
def test_a_weekday_looks_ahead_with_its_own_clause_only(text: str, day: str) -> None:
    assert [t.when.exchange() for t in times(text, "en", THURSDAY, KYIV)] == [day]


@pytest.mark.parametrize(
    ("lang", "text", "last"),
    [
        ("en", "The envoys hope for a truce by the beginning of this summer.", date(2025, 6, 30)),
        ("en", "They will leave before the autumn.", date(2025, 11, 30)),
        ("en", "It will be signed by the end of the year.", date(2025, 12, 31)),
        ("uk", "Росія нападе до осені.", date(2025, 11, 30)),
        ("uk", "Це буде до кінця року.", date(2025, 12, 31)),
        ("ru", "Это будет до начала 2027 года.", date(2027, 1, 31)),
        ("ru", "Это завершат к весне.", date(2025, 5, 31)),
    ],
)
def test_a_horizon_ends_with_its_season_or_year_or_with_the_first_month_of_it(lang: str, text: str, last: date) -> None:
    (found,) = times(text, lang, THURSDAY, KYIV)
    assert (found.bound, found.when.last) == ("until", last)
