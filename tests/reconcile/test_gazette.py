"""Places of exchange lines: by name alone, and by their neighbours where several places share a name."""

from daybrief.reconcile.gazette import Gazette
from tests.reconcile.telling import ground, made, strike, theatre, with_claim


def test_a_name_that_could_be_a_word_is_a_place_where_the_field_says_so() -> None:
    for name in ("Lyman", "Marinka", "Soledar", "Huliaipole"):
        assert Gazette(theatre()).find(name, None, None) is not None, name


def test_a_town_named_without_coordinates_lies_in_its_oblast() -> None:
    town = strike("Lyman", weapon="bomb")
    region = strike("Donetsk Oblast", weapon="bomb", quote="All over the region.", doc="b")
    found = made([town, region])
    assert with_claim(found, town).part_of == with_claim(found, region).event


def test_of_namesakes_the_one_beside_the_documents_other_places_is_meant() -> None:
    gazette = Gazette(theatre())
    far = gazette.find("Dolyna", None, None)
    near = gazette.find("Dolyna", None, None, gazette.anchors([("Sloviansk", None, None), ("Izium", None, None)]))
    assert far is not None and near is not None
    assert far["chosen"].gazetteer_id != near["chosen"].gazetteer_id
    assert abs(near["chosen"].lon - 37.3) < 1.0


def test_coordinates_outweigh_neighbours() -> None:
    gazette = Gazette(theatre())
    given = gazette.find("Dolyna", 48.97, 24.01, ((48.85, 37.61),))
    assert given is not None and abs(given["chosen"].lon - 24.0) < 0.2


def test_namesakes_are_read_alike_throughout_a_document() -> None:
    line = ground("Dolyna", "Sloviansk", actor="RU", action="attacked")
    again = ground("Dolyna", actor="RU", action="attacked", quote="There too.")
    found = made([line, again])
    places = {p.chosen.gazetteer_id for fact in found for p in fact.where if p.chosen.name == "Dolyna"}
    assert len(places) == 1
