"""The pack of the wider world, and what it takes from the pack it rests on."""

from importlib.resources import files
from pathlib import Path

import pytest

from daybrief.errors import InputError
from daybrief.theatre.check import faults_of
from daybrief.theatre.folder import Folder
from daybrief.theatre.gazetteer import Gazetteer
from daybrief.theatre.pack import load

GEO = files("daybrief") / "theatres" / "world" / "geo"


@pytest.fixture(scope="module")
def known() -> Gazetteer:
    return load("world").gazetteer


def test_the_shipped_pack_has_no_fault() -> None:
    assert list(faults_of(load("world"))) == []


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Ankara", "gn:323786"),
        ("Louisiana", "adm:US:LA"),
        ("Ill.", "adm:US:IL"),
        ("Rapides Parish", "adm:US:LA:rapides-parish"),
        ("St. Louis", "gn:4407066"),
        ("Middle East", "area:middle-east"),
        ("Каїр", "gn:360630"),
    ],
)
def test_states_divisions_counties_and_cities_are_known(known: Gazetteer, name: str, id: str) -> None:
    assert id in {entry.id for entry in known.lookup(name)}


def test_a_short_form_after_a_comma_names_the_division_around_a_town(known: Gazetteer) -> None:
    town, division = known.scan("The mayor of Alexandria, La., resigned.", "en")
    assert (town.text, town.parent) == ("Alexandria", "Louisiana")
    assert division.is_parent
    assert [hit.text for hit in known.scan("La plume fell.", "en")] == []


def test_of_a_state_and_a_town_of_its_name_the_one_that_holds_the_place_is_meant(known: Gazetteer) -> None:
    _, state = known.scan("A market burned in Khartoum, Sudan.", "en")
    assert state.ids == ("iso:SD",)


def test_crimea_is_drawn_in_ukraine_and_its_cities_lie_in_it() -> None:
    assert "Crimea" in (GEO / "odbl" / "ATTRIBUTION.txt").read_text(encoding="utf-8")
    known = load("world").gazetteer
    assert known.parents(known.lookup("Simferopol")[0].id)[-1] == "iso:UA"


def test_each_licence_has_its_own_folder_and_the_data_stay_small() -> None:
    for part, owner in (("cc-by", "GeoNames"), ("odbl", "OpenStreetMap")):
        assert owner in (GEO / part / "ATTRIBUTION.txt").read_text(encoding="utf-8")
    assert sum(len(path.read_bytes()) for part in GEO.iterdir() for path in part.iterdir()) < 6_000_000


def test_a_pack_adds_to_the_tables_of_its_base_and_replaces_what_says_it_stands_alone() -> None:
    world, base = Folder(files("daybrief") / "theatres" / "world"), Folder(files("daybrief") / "theatres" / "ukraine")
    codes = [row["code"] for row in world.table("actors.toml")["party"]]
    assert codes[: len(base.table("actors.toml")["party"])] == [r["code"] for r in base.table("actors.toml")["party"]]
    assert "KE" in codes
    assert world.table("prose.toml")["map"]["west"] == -170
    assert "rivers" not in world.table("prose.toml")["map"]
    assert world.table("lexicon/uk.toml") == base.table("lexicon/uk.toml")


def test_a_pack_is_also_found_by_its_path_and_an_unknown_one_is_refused_in_one_line(tmp_path: Path) -> None:
    assert load(str(files("daybrief") / "theatres" / "ukraine")).name == "ukraine"
    with pytest.raises(InputError, match="expected one of ukraine, world, or the path"):
        load("atlantis")
    with pytest.raises(InputError, match="found"):
        load(str(tmp_path))


def names_in(known: Gazetteer, text: str) -> list[str]:
    return [hit.text for hit in known.scan(text, "en")]


def test_initials_are_a_state_after_a_preposition_and_in_a_list_but_not_as_an_adjective(known: Gazetteer) -> None:
    assert names_in(known, "Prices rose in the U.K. and the U.S. last year.") == ["U.K.", "U.S."]
    assert names_in(known, "U.S. senators asked the U.S. army.") == []
    assert names_in(known, "He moved to B.C. at 5 P.M. with J.R.") == ["B.C."]


def test_a_name_that_a_full_stop_cuts_short_is_found_whole(known: Gazetteer) -> None:
    hit, region = known.scan("A bridge fell in St. Louis, Mo., yesterday.", "en")
    assert (hit.text, hit.ids[0], region.name) == ("St. Louis", "gn:4407066", "Missouri")
    assert names_in(known, "Roads to Ft. Worth and Mt. Vernon were shut.") == ["Ft. Worth", "Mt. Vernon"]
    assert names_in(known, "They thanked Mr. Vernon.") == []
