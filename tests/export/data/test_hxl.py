"""The HXL table, read by the reader of the HXL standard itself."""

import io

import hxl

from tests.export.editions import invented, made, struck


def _table(*editions: object) -> hxl.Dataset:
    text, _ = made("hxl", *editions)  # type: ignore[arg-type]
    return hxl.data(hxl.make_input(io.BytesIO(text.encode()), hxl.InputOptions(allow_local=True)))


def test_the_hxl_reader_finds_the_tags_and_counts_the_dead() -> None:
    table = _table(struck())
    assert {"#event", "#date", "#adm1", "#loc", "#geo", "#affected", "#meta"} <= {c.tag for c in table.columns}
    rows = [row for row in table if row.get("#affected+killed+min")]
    assert [(row.get("#loc+name"), row.get("#affected+killed+max")) for row in rows] == [("Kharkiv", "3")]


def test_a_count_without_an_upper_bound_has_an_empty_cell() -> None:
    row = next(row for row in _table(struck()) if row.get("#affected+injured+min"))
    assert row.get("#affected+injured+min") == "7"
    assert not row.get("#affected+injured+max")


def test_a_part_names_its_whole_so_that_no_sum_counts_it_twice() -> None:
    rows = {row.get("#event+id"): row for row in _table(invented())}
    parts = [row for row in rows.values() if row.get("#event+id+partof")]
    assert [rows[p.get("#event+id+partof")].get("#loc+name") for p in parts] == ["Kherson Oblast"]
