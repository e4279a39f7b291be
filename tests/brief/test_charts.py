"""Charts count what the brief tells, never add what may overlap, and leave out what nobody counts."""

from daybrief.brief import compose
from daybrief.brief.tongue import Tongue
from daybrief.brief.ukrainian.tongue import Ukrainian
from daybrief.export.charts import plot
from daybrief.model.outcome import Brief, Chart
from tests.brief.newsday import DAY, full_day, theatre


def chart(made: Brief, section: str) -> Chart:
    return next(one for one in made.charts if one.section == section)


def test_the_front_is_counted_by_direction_and_side() -> None:
    front = chart(compose(full_day().material(), theatre()), "ground")
    assert front.columns == ("Ukrainian forces", "Russian forces")
    assert dict(front.rows)["Belgorod and Kharkiv"] == (0, 2)


def test_a_tally_is_drawn_by_day_with_what_became_of_it() -> None:
    before = compose(full_day().material(), theatre()).model_copy(update={"day": DAY.replace(day=14)})
    made = chart(compose(full_day().material(before), theatre()), "numbers")
    assert made.columns == ("shot down", "lost", "unaccounted for")
    assert made.rows == (("Tue 14 May", (17, 2, 1)), ("today", (17, 2, 1)))


def test_one_day_alone_makes_no_chart() -> None:
    assert not [one for one in compose(full_day().material(), theatre()).charts if one.section == "numbers"]


def test_bars_stand_on_one_scale_and_a_missing_count_has_none() -> None:
    drawn = plot(
        Chart(section="harm", title="Harm", columns=("killed", "wounded"), rows=(("A", (2, 8)), ("B", (None, 4)))),
        Tongue(theatre()),
    )
    widths = [[bar.width for bar in line.bars] for line in drawn.lines]
    assert widths[0][1] == 2 * widths[1][0] == 4 * widths[0][0]
    assert drawn.said == "Harm. A: 2 killed, 8 wounded; B: no killed given, 4 wounded."


def test_a_chart_in_ukrainian_names_what_is_counted_before_the_number() -> None:
    rows = (("Донецька область", (1, None)),)
    chart = Chart(section="harm", title="Шкода", columns=("загиблих", "поранених"), rows=rows)
    assert plot(chart, Ukrainian(theatre())).said == "Шкода. Донецька область: загиблих: 1, поранених: даних немає."


def test_a_long_label_keeps_its_room_and_the_bars_begin_after_it() -> None:
    label = "Novopavlivka and Oleksandrivka"
    drawn = plot(Chart(section="ground", title="Front", columns=("a",), rows=((label, (3,)),)), Tongue(theatre()))
    assert drawn.left >= len(label) * 7
    assert all(bar.x == drawn.left and bar.x + bar.width < drawn.width for line in drawn.lines for bar in line.bars)
