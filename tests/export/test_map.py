from itertools import pairwise

import pytest

from daybrief.export.geo import Frame, path
from daybrief.export.labels import Page
from daybrief.export.mapping import draw
from daybrief.model.outcome import Dot
from daybrief.model.place import Area
from daybrief.theatre.outlines import Shape
from tests.brief.newsday import theatre


def dot(name: str, lon: float, lat: float, **more: object) -> Dot:
    held = {"radius_km": 3.0, "grain": "settlement", "kind": "ground", "side": "RU", "facts": (name,), **more}
    return Dot(name=name, lon=lon, lat=lat, **held)  # type: ignore[arg-type]


CROWD = [dot(f"Village {n}", 37.45 + n % 4 * 0.1, 49.62 + n // 4 * 0.05) for n in range(16)]


def links(*dots: Dot) -> dict[str, str]:
    return {fact: f"#{fact}" for d in dots for fact in d.facts}


def test_a_day_without_places_has_no_map() -> None:
    assert draw([], {}, theatre()) is None


def test_a_place_that_no_sentence_tells_is_not_drawn() -> None:
    assert draw([dot("Nowhere", 36, 49)], {}, theatre()) is None


def meets(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def test_labels_never_overlap_marks_or_each_other() -> None:
    page = Page(400, 300)
    for n in range(12):
        page.block(100 + n * 6, 100, 5)
    marks = len(page.taken)
    placed = [label for n in range(12) if (label := page.place(f"Village {n}", 100 + n * 6, 100, 7, 12))]
    labels = page.taken[marks:]
    assert len(labels) == len(placed) > 0
    assert not [
        box for at, box in enumerate(labels) for other in (*page.taken[:marks], *labels[:at]) if meets(box, other)
    ]


def test_where_the_type_is_larger_labels_that_would_meet_are_left_off() -> None:
    page = Page(400, 300)
    placed = [label for n in range(9) if (label := page.place(f"Village {n}", 200, 100 + n * 17, 7, 12))]
    kept = [label for label in placed if label.phone]
    assert len(placed) == 9
    assert 0 < len(kept) < 9
    lines = sorted(label.y for label in kept)
    assert min(after - before for before, after in pairwise(lines)) > 17


def test_sides_are_told_apart_by_shape() -> None:
    dots = [dot("A", 36, 49), dot("B", 32, 49, side="UA"), dot("C", 30, 50, side=None)]
    drawn = draw(dots, links(*dots), theatre())
    assert drawn is not None
    assert [mark.shape for mark in drawn.sheets[0].marks] == ["diamond", "square", "circle"]
    assert {shape for shape, _ in drawn.shapes} == {"diamond", "square", "circle"}


def test_a_region_is_hatched_and_never_a_point() -> None:
    region = dot("Kherson Oblast", 33.6, 46.7, grain="region", radius_km=80)
    drawn = draw([region], links(region), theatre())
    assert drawn is not None
    (sheet,) = drawn.sheets
    assert not sheet.marks
    (hatch,) = sheet.hatches
    assert hatch.d.startswith("M") and "only the region is known" in hatch.title
    assert hatch.label is not None and hatch.label.anchor == "middle"


def test_a_town_for_orientation_is_left_off_where_its_dot_lies_under_a_label() -> None:
    region = dot("Kursk Oblast", 36.19, 51.73, grain="region", radius_km=80)
    town = dot("Sumy", 34.8, 50.91)
    for dots, shown in (([region, town], False), ([town], True)):
        drawn = draw(dots, links(*dots), theatre())
        assert drawn is not None
        assert ("Kursk" in {label.text for _, _, label in drawn.sheets[0].towns}) is shown


def test_a_wide_uncertainty_is_drawn_as_a_ring_to_scale() -> None:
    vague = dot("Somewhere", 33, 48, radius_km=30)
    drawn = draw([vague], links(vague), theatre())
    assert drawn is not None
    sheet = drawn.sheets[0]
    assert sheet.marks[0].ring == pytest.approx(30 / sheet.scale_km * sheet.scale_px, rel=0.01)


def test_what_lies_off_the_map_is_listed_with_its_link() -> None:
    near, far = dot("Near", 33, 48), dot("Vienna", 16.37, 48.21)
    drawn = draw([near, far], links(near, far), theatre())
    assert drawn is not None
    assert drawn.off == (("Vienna", "#Vienna"),)


def test_a_crowd_gets_a_closer_sheet_that_holds_it() -> None:
    drawn = draw(CROWD, links(*CROWD), theatre())
    assert drawn is not None
    whole, closer = drawn.sheets
    assert whole.closer is not None
    assert len(closer.marks) == len(CROWD)
    assert all(0 < mark.x < closer.width and 0 < mark.y < closer.height for mark in closer.marks)


def test_two_active_directions_get_a_small_sheet_each_and_the_whole_leaves_their_labels_to_them() -> None:
    south = [dot(f"Hamlet {n}", 32.6 + n * 0.1, 46.6, local=f"Хутір {n}") for n in range(4)]
    dots = [*CROWD, *south]
    drawn = draw(dots, links(*dots), theatre())
    assert drawn is not None
    whole, *small = drawn.sheets
    assert [sheet.name for sheet in small] == ["Kupiansk", "Kherson and the lower Dnipro"]
    assert all(sheet.small for sheet in small)
    assert not any(mark.label for mark in whole.marks)
    assert {mark.local for mark in small[1].marks} == {f"Хутір {n}" for n in range(4)}
    assert all(0 < mark.x < sheet.width and 0 < mark.y < sheet.height for sheet in small for mark in sheet.marks)


def test_an_outline_is_cut_off_a_little_outside_its_frame() -> None:
    frame = Frame(0, 0, 10, 10, 100)
    huge = Shape("x", "X", (((-90.0, -60.0), (90.0, -60.0), (90.0, 60.0), (-90.0, 60.0), (-90.0, -60.0)),))
    points = [tuple(map(float, p.split(","))) for p in path(huge, frame).strip("MZ").split("L")]
    assert len(points) <= 6
    assert all(-12 < x < 112 and -12 < y < 114 for x, y in points)


def test_the_borders_drawn_are_those_of_the_country_with_crimea() -> None:
    frame = Frame(21.8, 44.1, 40.6, 52.6, 720)
    assert frame.holds(34.1, 44.95)
    one = dot("A", 36, 49)
    drawn = draw([one], links(one), theatre())
    assert drawn is not None
    (home,) = drawn.sheets[0].home
    x, y = frame.at(34.1, 45.0)
    points = [tuple(map(float, p.split(","))) for p in home.replace("Z", "").replace("M", "L").split("L") if p]
    assert any(abs(px - x) < 40 and py > y - 5 for px, py in points)


AREA = Area(said="north of Lyman", points=((37.7, 49.05), (37.9, 49.05), (37.8, 49.15)), closed=True)


def test_an_area_is_shaded_where_it_can_be_seen_and_a_mark_in_its_middle_where_it_cannot() -> None:
    near = [dot(f"Village {n}", 37.45 + n % 4 * 0.05, 48.92 + n // 4 * 0.03) for n in range(8)]
    stretch = dot("north of Lyman", 37.8, 49.1, area=AREA, radius_km=14.0)
    drawn = draw([*near, stretch], links(*near, stretch), theatre())
    assert drawn is not None
    whole, closer = drawn.sheets[0], [hatch for sheet in drawn.sheets[1:] for hatch in sheet.hatches]
    assert [mark.title for mark in whole.marks if "Lyman" in mark.title] == ["north of Lyman (ground)"]
    assert [(hatch.kind, hatch.title) for hatch in closer] == [("zone", "north of Lyman (ground; somewhere there)")]
    assert drawn.zones


def test_a_border_is_a_line_and_no_mark() -> None:
    line = AREA.model_copy(update={"closed": False, "said": "the border of Belarus"})
    border = dot("the border of Belarus", 37.8, 49.1, grain="country", area=line)
    drawn = draw([border], links(border), theatre())
    assert drawn is not None
    assert [hatch.kind for hatch in drawn.sheets[0].hatches] == ["line"]
    assert not drawn.sheets[0].hatches[0].d.endswith("Z")
