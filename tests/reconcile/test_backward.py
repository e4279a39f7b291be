"""What goes on about an event: "the strike", pictures of it, its place by another name."""

from typing import Any

from tests.reconcile.telling import DAY, casualties, made, strike, with_claim
from tests.reconcile.test_bonds import BEFORE, damage, together
from tests.reconcile.test_retellings import depot


def at(start: int, *places: str, **fields: Any) -> dict[str, Any]:
    """A strike told in a review, so many letters into it."""
    return strike(*places, **{"doc": "x", "publisher": "Review", "start": start, "attacker": "UA", **fields})


def test_the_strike_is_the_one_told_of_just_before() -> None:
    first = at(0, "Pokrovsk", id="first", quote="Ukrainian forces hit a barracks in Pokrovsk.")
    later = at(60, id="later", weapon="missile", quote="Bloggers said that rockets were used in the strike.")
    assert together(first, later) == [{"first", "later"}]
    another = {**later, "quote": "Bloggers said that rockets were used."}
    assert together(first, another) == [{"first"}, {"later"}]


def test_the_strike_is_none_that_was_told_of_long_before() -> None:
    first = at(0, "Pokrovsk", id="first", quote="Ukrainian forces hit a barracks in Pokrovsk.")
    later = at(2000, id="later", quote="Bloggers said that rockets were used in the strike.")
    assert together(first, later) == [{"first"}, {"later"}]


def test_the_attack_on_a_town_is_the_last_one_told_of_there() -> None:
    first = at(0, "Pokrovsk", id="first", weapon="artillery", quote="Shells fell on Pokrovsk at night.")
    other = at(900, "Toretsk", id="other", quote="Kyiv struck a depot at Toretsk.")
    later = at(1800, "Pokrovsk", id="later", hit=[1, 1], quote="The attack seems to have hit a base at Pokrovsk.")
    assert together(first, other, later) == [{"first", "later"}, {"other"}]


def test_a_strike_with_another_weapon_is_not_the_strike() -> None:
    first = at(0, "Pokrovsk", id="first", weapon="drone", quote="Drones hit a barracks in Pokrovsk.")
    later = at(60, id="later", weapon="artillery", quote="The shelling was heavy, the mayor said.")
    assert together(first, later) == [{"first"}, {"later"}]


def test_the_dead_of_the_attack_fell_where_it_was() -> None:
    first = at(600, "Pokrovsk", id="first", attacker="RU", quote="Drones hit a bus stop in Pokrovsk.")
    dead = casualties(
        id="dead", doc="x", publisher="Review", start=660, killed=[3, 3], quote="The attack killed three."
    )
    same = casualties(
        "Pokrovsk", id="same", doc="y", publisher="Herald", killed=[3, 3], quote="Three died in Pokrovsk."
    )
    assert {"dead", "same"} in together(first, dead, same)
    unsaid = {**dead, "quote": "Three people died."}
    assert {"dead", "same"} not in together(first, unsaid, same)


def test_who_a_missile_killed_did_not_fall_where_a_drone_did() -> None:
    hurt = casualties(
        "Pokrovsk", id="hurt", doc="x", publisher="Review", start=60, injured=[3, 3],
        quote="A drone wounded three in Pokrovsk.",
    )  # fmt: skip
    dead = casualties(id="dead", doc="x", publisher="Review", start=0, killed=[5, 5], quote="A missile killed five.")
    assert together(hurt, dead) == [{"dead"}, {"hurt"}]
    unsaid = {**dead, "quote": "Five people were killed."}
    assert together(hurt, unsaid) == [{"dead", "hurt"}]


def test_pictures_from_space_show_what_was_hit_days_before() -> None:
    first = depot("first", BEFORE, "Herald", "A fuel depot in Pokrovsk was hit.")
    seen = depot("seen", "2025-02-28", "Herald", "Satellite images show the fuel depot in Pokrovsk in ruins.")
    assert together(first, seen) == [{"first", "seen"}]
    anew = depot("anew", "2025-02-28", "Herald", "The fuel depot in Pokrovsk lies in ruins.")
    assert together(first, anew) == [{"anew"}, {"first"}]


def test_a_bridge_by_its_name_is_one_wherever_a_document_puts_it() -> None:
    town = at(0, "Pokrovsk", id="town", quote="Rockets struck the Varenyk road bridge near Pokrovsk.")
    unknown = at(300, "Varenyk", id="unknown", quote="Officials said that the Varenyk bridge was struck and shut.")
    assert together(town, unknown) == [{"town", "unknown"}]
    other = {**unknown, "quote": "Officials said that the Chumak bridge was struck and shut."}
    assert together(town, other) == [{"town"}, {"unknown"}]


def test_one_passage_with_a_named_bridge_lists_other_things_beside() -> None:
    words = "Kyiv struck the Varenyk bridge at Pokrovsk and troops at Toretsk."
    bridge = at(0, "Pokrovsk", id="bridge", quote=words)
    troops = at(0, "Toretsk", id="troops", quote=words)
    assert together(bridge, troops) == [{"bridge"}, {"troops"}]


def test_a_power_station_in_a_town_is_the_power_station() -> None:
    plant = {"name": "Zaporizhzhia Nuclear Power Plant"}
    short = at(0, id="short", weapon="artillery", quote="Each side blamed the other for shelling the plant.")
    long = at(
        300, id="long", weapon="artillery", quote="Each again blamed the other for shells on the plant in Enerhodar."
    )
    short["places"], long["places"] = [plant], [plant, {"name": "Enerhodar"}]
    assert together(short, long) == [{"long", "short"}]


def test_a_region_that_is_named_with_its_towns_is_the_region() -> None:
    wide = at(0, "Donetsk Oblast", id="wide", quote="Officials said that Kyiv struck the rear of Donetsk Oblast.")
    words = "The review told of strikes on Donetsk Oblast, including Pokrovsk and Toretsk."
    both = at(300, "Donetsk Oblast", "Pokrovsk", "Toretsk", id="both", quote=words)
    assert together(wide, both) == [{"both", "wide"}]
    towns = at(300, "Pokrovsk", "Toretsk", id="both", quote="The review told of strikes on Pokrovsk and Toretsk.")
    assert together(wide, towns) == [{"both"}, {"wide"}]


def test_what_goes_on_about_an_event_does_so_on_its_day() -> None:
    first = at(0, "Pokrovsk", id="first", when=BEFORE, quote="Ukrainian forces hit a barracks in Pokrovsk.")
    later = at(60, "Pokrovsk", id="later", when=DAY, basis="stated", quote="The strike on Pokrovsk came at dawn.")
    assert together(first, later) == [{"first"}, {"later"}]


def test_each_side_lays_the_shelling_of_a_market_on_the_other() -> None:
    words = "Shells hit the market in Pokrovsk."
    theirs = strike("Pokrovsk", attacker="UA", id="theirs", doc="x", source="Russian Defense Ministry", quote=words)
    ours = strike("Pokrovsk", attacker="RU", id="ours", doc="y", source="Ukrainian General Staff", quote=words)
    found = {line: with_claim(made([theirs, ours]), line_) for line, line_ in (("ours", ours), ("theirs", theirs))}
    assert (found["ours"].against, found["theirs"].against) == (("theirs",), ("ours",))
    school = {**ours, "quote": "Shells hit a school in Pokrovsk."}
    assert not with_claim(made([theirs, school]), school).against
    paper = {**ours, "source": None, "publisher": "Herald"}
    theirs_too = {**theirs, "source": None, "publisher": "Courier"}
    assert not with_claim(made([theirs_too, paper]), paper).against


def test_a_note_of_a_few_lines_is_of_the_one_place_that_it_names() -> None:
    fields = {"doc": "x", "publisher": "Channel", "object": "fuel tank", "count": [9, 9]}
    head = damage("Pokrovsk", **{**fields, "id": "head", "start": 0, "object": "oil depot", "count": [1, 1]})
    head["quote"] = "Fire at an oil depot in Pokrovsk."
    tail = damage(id="tail", start=34, quote="Nine tanks burned out.", **fields)
    other = damage("Pokrovsk", **{**fields, "id": "other", "doc": "y", "publisher": "Herald"})
    other["quote"] = "Nine fuel tanks burned out in Pokrovsk."
    assert {"tail", "other"} in together(head, tail, other)
    far = {**tail, "start": 4000}
    assert {"tail"} in together(head, far, other)
