"""The loud check of packs."""

import re
import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from daybrief.errors import PackError
from daybrief.theatre.check import check, faults_of
from daybrief.theatre.listnames import LISTS
from daybrief.theatre.pack import Theatre, load

FAULTY = {
    "theatre.toml": """
[[taken]]
since = "last spring"
ids = ["ZZ99"]
""",
    "weapons.toml": """
[[weapon]]
class = "catapult"
name = "onager"
en = ["onager"]
uk = ["онагр"]
ru = ["онагр"]
""",
    "actors.toml": """
[[party]]
code = "ZQ"
en = ["Zembla"]
uk = ["земблі"]

[[person]]
name = "A"
party = "Nowhere"
en = ["Zelensky"]
""",
    "sources.toml": """
[[source]]
id = "reuters"
name = "R"
kind = "pigeon"
known_as = ["bbc.com"]
region = "UA0"
""",
    "geo-patches.toml": """
[[place]]
id = "x:y"
name = "Y"
lat = 95.0
lon = 0.0
grain = "hill"
radius_km = 0.0
reason = "r"
""",
}
TOLD = (
    "expected a day such as \"2022-02-24\", found 'last spring' @ theatre.toml $.taken[",
    "no place's id begins with 'ZZ99' @ theatre.toml $.taken[",
    "unknown weapon class 'catapult' @ weapons.toml $.weapon[",
    "'ZQ' is no ISO 3166 state code @ actors.toml",
    "'ZQ' has no name to be printed by @ prose.toml $.parties",
    "no words in ru @ actors.toml",
    "party 'Nowhere' is not declared @ actors.toml",
    "'Zelensky' already means Volodymyr Zelensky @ actors.toml",
    "unknown kind 'pigeon'",
    "id 'reuters' stands twice @ sources.toml",
    "'bbc.com' already means bbc @ sources.toml",
    "no place has id 'UA0' @ sources.toml",
    "95.0, 0.0 are no coordinates @ geo-patches.toml $.place[",
    "unknown grain 'hill' @ geo-patches.toml",
    "radius 0.0 km is not positive",
)


def test_the_shipped_pack_has_no_fault() -> None:
    assert list(faults_of(load("ukraine"))) == []


def test_every_fault_of_a_pack_is_told_at_once(tmp_path: Path) -> None:
    root = tmp_path / "ukraine"
    shutil.copytree(str(files("daybrief") / "theatres" / "ukraine"), root)
    for name, rows in FAULTY.items():
        (root / name).write_text((root / name).read_text(encoding="utf-8") + rows, encoding="utf-8")
    with pytest.raises(PackError) as caught:
        check(Theatre(root))
    told = "\n".join(caught.value.faults)
    assert [expected for expected in TOLD if expected not in told] == []


def test_a_tongue_that_leads_to_nothing_in_the_pack_is_told(tmp_path: Path) -> None:
    root = tmp_path / "ukraine"
    shutil.copytree(str(files("daybrief") / "theatres" / "ukraine"), root)
    prose, people = (root / "tongues" / "uk" / f"{part}.toml" for part in ("prose", "people"))
    said = prose.read_text(encoding="utf-8").replace('= "body.sbu"', '= "body.nowhere"')
    said = said.replace('RU = ["Росія", "f", ', 'ZQ = ["Росія", "x", ', 1)
    prose.write_text(said, encoding="utf-8")
    people.write_text(
        people.read_text(encoding="utf-8").replace('"Volodymyr Zelensky"', '"Nobody"', 1), encoding="utf-8"
    )
    told = [fault for fault in faults_of(Theatre(root)) if "tongues/" in fault]
    assert told == [
        "side 'RU' has no name @ tongues/uk/prose.toml $.parties",
        "party 'ZQ' is not declared @ tongues/uk/prose.toml $.parties.ZQ",
        "expected a name, its gender, three cases and the stem of the adjective @ tongues/uk/prose.toml $.parties.ZQ",
        "no person is called 'Nobody' @ tongues/uk/people.toml $.people",
        "no lexicon has the slot 'body.nowhere' @ tongues/uk/prose.toml $.short_bodies.СБУ",
    ]


def test_a_list_that_briefs_ask_for_in_vain_and_one_that_nothing_asks_for_are_told(tmp_path: Path) -> None:
    root = tmp_path / "ukraine"
    shutil.copytree(str(files("daybrief") / "theatres" / "ukraine"), root)
    prose = root / "prose.toml"
    prose.write_text(prose.read_text(encoding="utf-8").replace("\nvague = [", "\nvaguer = [", 1), encoding="utf-8")
    assert [fault for fault in faults_of(Theatre(root)) if "$.lists" in fault] == [
        "no list 'vague': add it, empty if need be @ prose.toml $.lists",
        "unknown list 'vaguer' @ prose.toml $.lists",
    ]


def test_the_code_of_briefs_asks_for_no_list_that_the_check_does_not_know() -> None:
    code = [path.read_text(encoding="utf-8") for path in Path(str(files("daybrief") / "brief")).rglob("*.py")]
    asked = {name for text in code for name in re.findall(r'lists\["([a-z_-]+)"\]|heard\(\w+, "([a-z_-]+)"\)', text)}
    names = {one or other for one, other in asked}
    assert len(names) > 20
    assert names - LISTS == set()
