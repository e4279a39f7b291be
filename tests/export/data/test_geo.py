"""GeoJSON and GeoParquet as geopandas, DuckDB and pyarrow read them; the ledger's tables as Parquet."""

import io
import json
from pathlib import Path

import duckdb
import geopandas
import pyarrow.parquet as pq
import shapely.geometry

from daybrief.export.data.columnar import TABLES, ledger_tables
from daybrief.export.edition import Edition
from daybrief.export.formats import write
from daybrief.export.request import Request
from tests.brief.newsday import theatre
from tests.export.editions import invented, made, struck


def test_geopandas_reads_every_fact_of_the_geojson(tmp_path: Path) -> None:
    path = tmp_path / "facts.geojson"
    path.write_text(made("geojson", invented())[0], encoding="utf-8")
    table = geopandas.read_file(path)
    assert set(table["fact"]) == {fact["id"] for fact in invented().facts}
    assert table.crs.to_epsg() == 4326
    spots = table[table.geometry.notna()]
    assert set(spots.geom_type) == {"Point"}
    assert spots[spots["place"] == "Vovchansk"].geometry.iloc[0].coords[0] == (36.94, 50.29)


def test_a_fact_that_nobody_can_place_has_no_geometry() -> None:
    features = json.loads(made("geojson", invented())[0])["features"]
    assert any(f["geometry"] is None and f["properties"]["place"] is None for f in features)
    assert not [f for f in features if f["geometry"] and f["geometry"]["coordinates"] == [0, 0]]


def test_geopandas_reads_the_geoparquet_as_the_geojson(tmp_path: Path) -> None:
    content = write("geoparquet", Request((invented(), struck()), theatre()))
    path = tmp_path / "facts.parquet"
    path.write_bytes(content)  # type: ignore[arg-type]
    table = geopandas.read_parquet(path)
    features = json.loads(made("geojson", invented(), struck())[0])["features"]
    assert len(table) == len(features)
    for row, feature in zip(table.itertuples(), features, strict=True):
        known = feature["geometry"] and tuple(feature["geometry"]["coordinates"])
        assert (row.geometry.coords[0] if row.geometry else None) == known
    assert table.crs.to_epsg() is None or table.crs.to_epsg() == 4326
    about = json.loads(pq.read_schema(path).metadata[b"geo"])
    assert about["version"] == "1.1.0"
    assert about["columns"]["geometry"]["bbox"] == [float(x) for x in table.total_bounds]


def test_an_area_is_an_area_and_a_border_a_line_in_both(tmp_path: Path) -> None:
    day = json.loads(json.dumps(invented().data))
    ring = [[36.9, 50.3], [37.0, 50.4], [36.8, 50.4], [36.9, 50.3]]
    shapes = {
        "Vovchansk": ("north of Vovchansk", {"type": "Polygon", "coordinates": [ring]}),
        "Lyptsi": ("the border of Lyptsi", {"type": "LineString", "coordinates": ring[:3]}),
    }
    for fact in day["facts"]:
        for place in fact["places"]:
            if place["name"] in shapes:
                said, geometry = shapes[place["name"]]
                place["area"] = {"said": said, "geometry": geometry}
    path = tmp_path / "facts.parquet"
    path.write_bytes(write("geoparquet", Request((Edition(day),), theatre())))  # type: ignore[arg-type]
    table = geopandas.read_parquet(path)
    features = json.loads(made("geojson", Edition(day))[0])["features"]
    for kind, name in (("Polygon", "Vovchansk"), ("LineString", "Lyptsi")):
        said, geometry = shapes[name]
        (row,) = table[table["place"] == name].itertuples()
        assert (row.geometry.geom_type, row.area) == (kind, said)
        assert shapely.geometry.mapping(row.geometry) == shapely.geometry.mapping(shapely.geometry.shape(geometry))
        assert [f["geometry"] for f in features if f["properties"]["place"] == name] == [geometry]
    about = json.loads(pq.read_schema(path).metadata[b"geo"])
    assert about["columns"]["geometry"]["geometry_types"] == ["LineString", "Point", "Polygon"]


def test_the_same_editions_give_the_same_geoparquet() -> None:
    assert len({write("geoparquet", Request((invented(),), theatre())) for _ in range(2)}) == 1


def test_duckdb_joins_the_tables_of_a_ledger(tmp_path: Path) -> None:
    tables = {
        "documents": [{"id": "d1", "source": "Meridian Wire", "body": "{}"}],
        "claims": [{"id": "c1", "document": "d1", "kind": "strike", "body": '{"places": [1, 2]}'}],
    }
    for name, content in ledger_tables(tables).items():
        (tmp_path / name).write_bytes(content)
    found = duckdb.sql(
        f"SELECT d.source, c.kind FROM '{tmp_path}/claims.parquet' c JOIN '{tmp_path}/documents.parquet' d "
        "ON c.document = d.id"
    ).fetchall()
    assert found == [("Meridian Wire", "strike")]


def test_no_archived_byte_and_no_stage_s_result_is_a_record() -> None:
    assert not {"archive", "results"} & set(TABLES)
    written = ledger_tables({"facts": [{"id": "f", "body": "x"}]})["facts.parquet"]
    assert pq.read_table(io.BytesIO(written)).num_rows == 1
