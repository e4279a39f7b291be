"""Places by id and by name, as the shipped pack knows them."""

import gzip
from importlib.resources import files

import pytest

from daybrief.theatre.gazetteer import Gazetteer
from daybrief.theatre.pack import load

GEO = files("daybrief") / "theatres" / "ukraine" / "geo"


@pytest.fixture(scope="module")
def known() -> Gazetteer:
    return load("ukraine").gazetteer


def test_a_place_knows_the_units_around_it_innermost_first(known: Gazetteer) -> None:
    names = [known.get(id).name for id in known.parents("UA14120070010085843")]
    assert names[-2:] == ["Donetsk Oblast", "Ukraine"]
    assert names[1] == "Kramatorsk Raion"


@pytest.mark.parametrize(
    "name", ["Kostiantynivka", "Konstantinovka", "Костянтинівка", "Костянтинівці", "Константиновке"]
)
def test_one_town_is_found_by_its_spellings_and_case_forms(known: Gazetteer, name: str) -> None:
    assert known.lookup(name)[0].id == "UA14120070010085843"


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Kiev", "UA80000000000093317"),
        ("Artemivsk", "UA14020010010059145"),
        ("Severodonetsk", "UA44120110010072887"),
        ("Истамбул", None),
        ("Istanbul", "gn:745044"),
        ("Женеві", "gn:2660646"),
        ("Snake Island", "water:snake-island"),
        ("Запорізькій АЕС", "site:znpp"),
        ("Донеччині", "UA14000000000091971"),
        ("Сполучених Штатах", "iso:US"),
    ],
)
def test_historic_names_sites_and_the_wider_world_are_known(known: Gazetteer, name: str, id: str | None) -> None:
    found = known.lookup(name)
    assert (found[0].id if found else None) == id


def test_siversk_is_not_bakhmut(known: Gazetteer) -> None:
    assert "UA14020070010064896" not in {entry.id for entry in known.lookup("Bakhmut")}


def test_a_place_known_only_by_its_district_is_not_drawn(known: Gazetteer) -> None:
    entry = known.get("ruzip:309238")
    assert not entry.drawable
    assert entry.radius_km >= 12


def test_grain_and_radius_grow_with_the_place(known: Gazetteer) -> None:
    village, city, oblast, state = (
        known.get(id) for id in ("UA23100270150025192", "UA80000000000093317", "UA14000000000091971", "iso:UA")
    )
    assert [village.grain, city.grain, oblast.grain, state.grain] == ["settlement", "settlement", "region", "country"]
    assert village.radius_km < city.radius_km < oblast.radius_km < state.radius_km


def test_crimea_lies_in_ukraine(known: Gazetteer) -> None:
    assert known.parents("UA01080650010078157")[-1] == "iso:UA"


def test_every_row_has_coordinates_on_earth_and_none_at_zero(known: Gazetteer) -> None:
    for part in ("cc-by", "odbl"):
        for line in gzip.decompress((GEO / part / "places.tsv.gz").read_bytes()).decode().splitlines():
            row = line.split("\t")
            lat, lon = float(row[3]), float(row[4])
            assert -90 <= lat <= 90
            assert -180 <= lon <= 180
            assert (lat, lon) != (0, 0)


def test_each_licence_has_its_own_folder_and_attribution() -> None:
    for part, owner in (("cc-by", "GeoNames"), ("odbl", "OpenStreetMap"), ("public-domain", "Natural Earth")):
        assert owner in (GEO / part / "ATTRIBUTION.txt").read_text(encoding="utf-8")


def test_the_package_data_stays_small() -> None:
    size = sum(len(path.read_bytes()) for part in GEO.iterdir() for path in part.iterdir())
    assert size < 8_000_000


def test_the_compiled_name_tables_fit_the_code_that_reads_them(known: Gazetteer) -> None:
    lines = gzip.decompress((GEO / "cc-by" / "places.tsv.gz").read_bytes()).decode().splitlines()
    lost = []
    for line in lines[::250]:
        entry = known.get(line.split("\t", 1)[0])
        if entry.grain == "settlement" and len(entry.name) > 3:
            for name in filter(None, (entry.name, entry.local if entry.country in ("UA", "RU") else "")):
                if entry.id not in {found.id for found in known.lookup(name)}:
                    lost.append((entry.id, name))
    assert lost == []
