"""CSV for people who work with ACLED and UCDP GED: their columns, their codes, and nothing made up."""

import csv
import io

import pandas as pd
import pytest

from daybrief.export.data import acled, ucdp
from daybrief.export.data.ucdp import grid
from tests.export.editions import invented, made, struck

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
