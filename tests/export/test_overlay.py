"""The reader's own choices about the map: its borders, and a dated line of control that is evidence for nothing."""

import json

import pytest

from daybrief.errors import InputError
from daybrief.export.mapping import draw
from daybrief.export.overlay import PLAIN, MapView, control_line
from daybrief.model.outcome import Dot
from daybrief.theatre.pack import load

LINE = {
    "type": "FeatureCollection",
    "source": "A survey",
    "date": "2025-02-26",
    "features": [{"type": "Feature", "geometry": {"type": "LineString", "coordinates": [[37.0, 48.0], [37.6, 48.9]]}}],
}
DOT = Dot(facts=("f",), name="Lyman", lat=48.99, lon=37.81, grain="settlement", radius_km=2.0, kind="strike", side=None)


def test_a_line_of_control_is_drawn_with_its_source_and_date() -> None:
    got = draw([DOT], {"f": "#f"}, load("ukraine"), MapView(control=control_line(json.dumps(LINE), "line.geojson")))
    assert got is not None
    assert got.sheets[0].control
    assert "2025-02-26 according to A survey" in got.credit


def test_the_map_without_it_has_none_and_states_its_borders() -> None:
    got = draw([DOT], {"f": "#f"}, load("ukraine"))
    assert got is not None
    assert got.sheets[0].control == ()
    assert got.sheets[0].home
    assert "internationally recognised" in got.credit


def test_a_map_without_borders_is_the_readers_choice_and_says_so() -> None:
    got = draw([DOT], {"f": "#f"}, load("ukraine"), MapView(borders="none"))
    assert got is not None
    assert got.sheets[0].home == ()
    assert "without borders" in got.credit


FAULTS = ["", "[]", "{}", json.dumps(LINE | {"date": "soon"}), json.dumps(LINE | {"features": []})]


@pytest.mark.parametrize("fault", FAULTS)
def test_a_file_that_is_no_such_line_is_refused_in_one_line(fault: str) -> None:
    with pytest.raises(InputError, match="expected a GeoJSON feature collection"):
        control_line(fault, "line.geojson")


def test_two_views_have_two_keys() -> None:
    line = control_line(json.dumps(LINE), "line.geojson")
    assert len({PLAIN.key, MapView(borders="none").key, MapView(control=line).key}) == 3
