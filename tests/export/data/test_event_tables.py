"""CSV for people who work with ACLED and UCDP GED: their columns, their codes, and nothing made up."""

import csv
import io
import json

import pandas as pd
import pytest

from daybrief.export.data import acled, ucdp
from daybrief.export.data.events import units
from daybrief.export.data.ucdp import grid
from daybrief.export.edition import Edition
from tests.brief.newsday import Day, theatre
from tests.export.editions import invented, made, published, struck

TYPES = {
    "Battles": {"Armed clash", "Government regains territory", "Non-state actor overtakes territory"},
    "Explosions/Remote violence": {"Air/drone strike", "Shelling/artillery/missile attack"},
    "Strategic developments": {"Agreement", "Disrupted weapons use", "Non-violent transfer of territory"},
}
"""Event and sub-event types of ACLED's codebook that an export may use."""


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_pandas_reads_acled_rows_with_the_codebook_s_columns_and_types() -> None:
    text, _ = made("acled", invented(), struck())
    table = pd.read_csv(io.StringIO(text))
    assert tuple(table.columns) == acled.COLUMNS
    assert len(table) > 5
    assert pd.to_datetime(table["event_date"], format="%Y-%m-%d").notna().all()
    assert table["geo_precision"].isin((1, 2, 3)).all()
    assert table["time_precision"].isin((1, 2, 3)).all()
    assert table["latitude"].between(-90, 90).all()
    assert table["event_id_cnty"].is_unique
    for event, sub in zip(table["event_type"], table["sub_event_type"], strict=True):
        assert sub in TYPES[event]


def test_an_attack_and_its_dead_are_one_row() -> None:
    rows = _rows(made("acled", struck())[0])
    assert len(rows) == 1
    assert rows[0]["sub_event_type"] == "Air/drone strike"
    assert rows[0]["actor1"] == "Military Forces of Russia (2000-)"
    assert rows[0]["fatalities"] == "3"
    assert rows[0]["civilian_targeting"] == "Civilian targeting"


def test_nobody_s_dead_are_unknown_and_not_nought() -> None:
    rows = _rows(made("acled", invented())[0])
    assert {row["fatalities"] for row in rows if row["event_type"] == "Battles"} == {""}


def test_what_a_codebook_has_no_event_for_is_left_out_and_counted() -> None:
    text, left = made("acled", invented())
    assert "Vienna" not in {row["location"] for row in _rows(text) if row["event_type"] != "Strategic developments"}
    assert left["no event in ACLED's codebook"] > 0
    assert left["planned"] == 2


def test_pandas_reads_ged_rows_whose_counts_add_up() -> None:
    text, left = made("ucdp", invented(), struck())
    table = pd.read_csv(io.StringIO(text))
    assert tuple(table.columns) == ucdp.COLUMNS
    assert list(table["best"]) == [4, 3]
    parts = table[["deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"]].sum(axis=1)
    assert (parts == table["best"]).all()
    assert (table["low"] <= table["best"]).all()
    assert (table["best"] <= table["high"]).all()
    assert table["where_prec"].between(1, 7).all()
    assert left["totals whose parts are rows"] == 1
    assert left["no death reported"] > 0


def _day() -> Day:
    day = Day()
    text = (
        "Russian forces attacked near Kharkiv.\nThree civilians were killed in Kharkiv.\n"
        "Russia launched 60 drones at Ukraine.\nTwelve drones struck Lyptsi.\nSeven drones struck Vovchansk."
    )
    doc = day.report("raid", text, "Meridian Wire")
    lines = text.split("\n")
    day.tell(doc, lines[0], "ground", "Kharkiv", actor="RU", action="attacked")
    day.tell(doc, lines[1], "casualties", "Kharkiv", killed=[3, 3], who="civilian", side="UA")
    drones = {"attacker": "RU", "weapon": "drone"}
    whole = day.tell(doc, lines[2], "strike", "Ukraine", launched=[60, 60], **drones)
    several = ("Lyptsi", ("Vovchansk", "Vovchansk"), ("Chasiv Yar", "Lyptsi"))
    both = day.claim(doc, lines[3], "strike", *several, hit=[19, 19], **drones)
    wave = day.fact(both, part_of=whole.event)
    for line, place, n in ((lines[3], "Lyptsi", 12), (lines[4], "Vovchansk", 7)):
        day.fact(day.claim(doc, line, "strike", place, hit=[n, n], **drones), part_of=wave.event)
    return day


def test_civilians_are_not_killed_by_a_battle_nor_is_a_total_a_row_beside_its_parts() -> None:
    text, left = made("acled", published(_day()))
    rows = _rows(text)
    assert sorted((row["location"], row["event_type"][:4], row["fatalities"]) for row in rows) == [
        ("Chasiv Yar", "Expl", ""),
        ("Kharkiv", "Batt", ""), ("Kharkiv", "Expl", "3"), ("Lyptsi", "Expl", ""), ("Vovchansk", "Expl", ""),
    ]  # fmt: skip
    assert left["totals whose parts are rows"] == 0  # of each, one place is no part's
    battle = next(row for row in rows if row["event_type"] == "Battles")
    assert battle["actor2"].startswith("Military Forces of Ukraine")


def test_the_sorts_of_two_actors_are_joined_in_acled_s_order() -> None:
    known = theatre().gazetteer.lookup("Kharkiv")[0].id
    edition = Edition(json.loads(json.dumps(published(_day()).data).replace("test:Kharkiv", known)))
    battle = next(row for row in _rows(made("acled", edition)[0]) if row["event_type"] == "Battles")
    assert (battle["inter1"], battle["inter2"]) == ("External/Other forces", "State forces")
    assert battle["interaction"] == "State forces-External/Other forces"


def test_what_only_a_country_is_known_of_is_no_point_on_its_map() -> None:
    text, left = made("acled", invented())
    assert "Ukraine" not in {row["location"] for row in _rows(text)}
    assert left["of which only the country is known"] == 1


def test_the_dyad_has_one_name_whoever_acts() -> None:
    rows = _rows(made("ucdp", invented(), struck(), published(_day()))[0])
    assert {(row["side_a"], row["gwnoa"]) for row in rows} == {("Government of Russia (Soviet Union)", "365")}
    assert {row["dyad_name"] for row in rows} == {"Government of Russia (Soviet Union) - Government of Ukraine"}


def test_a_capital_is_a_region_of_its_own() -> None:
    known = theatre().gazetteer
    kyiv = next(entry for entry in known.lookup("Kyiv") if len(known.parents(entry.id)) == 1)
    assert units({"id": kyiv.id}, theatre()).first == "Kyiv"


def test_a_cell_of_the_prio_grid_is_numbered_from_the_south_west() -> None:
    assert grid(-89.9, -179.9) == 1
    assert grid(50.0, 36.2) == 280 * 720 + 432 + 1


@pytest.mark.parametrize("form", ["acled", "ucdp", "hxl"])
def test_words_of_a_source_never_become_a_formula(form: str) -> None:
    rows = list(csv.reader(io.StringIO(made(form, struck())[0])))
    assert any("HYPERLINK" in cell for row in rows for cell in row)
    assert not [cell for row in rows[2:] for cell in row if cell.startswith(("=", "+", "@", "-", "\t"))]


@pytest.mark.parametrize("form", ["acled", "ucdp", "hxl", "geojson", "plover", "claimreview", "annotations", "prov"])
def test_the_same_editions_give_the_same_bytes(form: str) -> None:
    assert made(form, invented(), struck()) == made(form, invented(), struck())
