"""Relations become areas: what "north of", "between" and a road's number mean on the map."""

import pytest

from daybrief.claims import Claim
from daybrief.claims.damage import Damage
from daybrief.locate import exchange, mentions, places
from daybrief.model.place import Located, Mention, Place, Unplaced
from daybrief.model.text import Document
from daybrief.model.voice import Attribution, Voice
from daybrief.theatre.pack import load


def found(text: str, lang: str = "en") -> dict[str, Place]:
    doc = Document(name="report", source="a desk", published=None, lang=lang, text=text)
    return {place.mention.span.quote: place for place in mentions(doc, load("ukraine"))}


def located(text: str, name: str, lang: str = "en") -> Located:
    place = found(text, lang)[name]
    assert isinstance(place, Located)
    return place


def box(place: Located) -> tuple[float, float, float, float]:
    assert place.area is not None
    lons, lats = [p[0] for p in place.area.points], [p[1] for p in place.area.points]
    return min(lons), min(lats), max(lons), max(lats)


def test_north_of_a_town_is_a_sector_north_of_it() -> None:
    place = located("Shells fell north of Lyman.", "Lyman")
    west, south, east, north = box(place)
    assert south > place.chosen.lat
    assert west < place.chosen.lon < east
    assert (north - place.chosen.lat) * 111.2 <= place.radius_km + 0.1


def test_a_distance_that_is_told_is_where_the_sector_lies() -> None:
    place = located("Guns stood 12 km south of Izium.", "Izium")
    _, south, _, north = box(place)
    assert south < place.chosen.lat - 12 / 111.2 < north
    assert place.radius_km >= 12


def test_bearings_are_read_in_ukrainian_and_russian() -> None:
    uk = located("Обстріляли позиції за 10 км на північ від Лимана.", "Лимана", "uk")
    ru = located("Бои шли южнее Лимана.", "Лимана", "ru")
    assert box(uk)[1] > uk.chosen.lat
    assert box(ru)[3] < ru.chosen.lat
    assert uk.area is not None
    assert uk.area.said == "10 km north of Lyman"


def test_a_part_of_a_town_is_the_half_of_it_on_that_side() -> None:
    place = located("Troops entered southwestern Toretsk.", "Toretsk")
    west, south, _, _ = box(place)
    assert south < place.chosen.lat
    assert west < place.chosen.lon
    assert place.area is not None
    assert place.area.said == "southwestern Toretsk"


def test_between_two_towns_is_one_strip_for_both() -> None:
    text = "Fighting went on between Kupiansk and Svatove."
    first, second = located(text, "Kupiansk"), located(text, "Svatove")
    assert first.area == second.area
    assert 45 < first.radius_km < 60


def test_towns_far_apart_are_no_two_ends_of_a_strip() -> None:
    assert located("Trains run between Kyiv and Lviv.", "Kyiv").area is None


def test_a_road_runs_by_the_towns_that_the_text_or_the_pack_gives() -> None:
    told = located("They drove along the T0399 Lyman-Siversk highway.", "T0399 Lyman-Siversk highway")
    known = located("They drove along the T 0504 highway.", "T 0504 highway")
    assert told.grain == known.grain == "area"
    assert not known.drawable
    assert told.area is not None
    assert len(told.area.points) == 2
    assert located("They drove along the T 0406 highway.", "T 0406 highway").area is not None
    assert isinstance(found("They drove along the T0399 highway.")["T0399 highway"], Unplaced)


def test_a_number_that_no_road_bears_is_no_place() -> None:
    assert found("They fired M12 shells at a car on the road.") == {}


@pytest.mark.parametrize(
    "text",
    [
        "Troops dug in on the eastern bank of the Oskil River near Kupiansk.",
        "Columns crossed to the west bank near Hostomel and Irpin.",
        "Soldiers raided the West Bank.",
    ],
)
def test_a_bank_of_another_river_or_stretch_is_not_the_front_s(text: str) -> None:
    placed = [place for place in found(text).values() if isinstance(place, Located)]
    assert not [place for place in placed if place.chosen.gazetteer_id.startswith("area:")]


def test_the_bank_of_the_river_is_an_area_of_the_pack() -> None:
    assert located("Raids went on on the left bank.", "left bank").chosen.gazetteer_id == "area:left-bank-dnipro"
    assert (
        located("На лівому березі тривали бої.", "лівому березі", "uk").chosen.gazetteer_id == "area:left-bank-dnipro"
    )


def test_near_a_border_means_the_line_where_the_lands_meet() -> None:
    place = located("A drone fell near the border with Belarus.", "Belarus")
    assert place.area is not None
    assert not place.area.closed
    assert all(51 < lat < 53 for _, lat in place.area.points)
    assert located("A drone fell in Belarus.", "Belarus").area is None


def test_the_exchange_line_tells_the_area_as_geojson() -> None:
    doc = Document(name="report", source="a desk", published=None, lang="en", text="Shells fell north of Lyman.")
    (place,) = mentions(doc, load("ukraine"))
    line = exchange(doc, place)
    ring = line["area"]["geometry"]["coordinates"][0]
    assert line["grain"] == "area"
    assert ring[0] == ring[-1]


def test_the_place_of_a_claim_carries_the_area_that_is_meant() -> None:
    text = "Shells damaged a farm north of Lyman."
    doc = Document(name="report", source="a desk", published=None, lang="en", text=text)
    span = doc.span(text.index("Lyman"), text.index("Lyman") + 5)
    claim = Claim(
        spans=(doc.span(0, len(text)),),
        attribution=Attribution(chain=(Voice(name="a desk"),)),
        places=(Mention(span=span, name="Lyman", relation="north of"),),
        detail=Damage(object="farm"),
        made_by="test/1",
    )
    ((place,),) = [told.where for told in places(doc, (claim,), load("ukraine"))]
    assert isinstance(place, Located)
    assert place.area is not None
    assert place.area.said == "north of Lyman"
    assert place.area.geometry()["type"] == "Polygon"


@pytest.mark.parametrize(
    ("text", "lang", "first", "last", "said"),
    [
        (
            "They attacked along the Bakhmut-Lysychansk highway.",
            "en",
            "Bakhmut",
            "Lysychansk",
            "Bakhmut and Lysychansk",
        ),
        ("They fired along the Mykolaiv-Kherson line.", "en", "Mykolaiv", "Kherson", "Mykolaiv and Kherson"),
        ("Бої точилися вздовж траси Харків – Ізюм.", "uk", "Харків", "Ізюм", "Kharkiv and Izium"),
        ("Обстреляли трассу Бахмут – Славянск.", "ru", "Бахмут", "Славянск", "Bakhmut and Sloviansk"),
    ],
)
def test_a_road_or_a_line_named_after_two_towns_is_what_lies_between(
    text: str, lang: str, first: str, last: str, said: str
) -> None:
    for name in (first, last):
        place = located(text, name, lang)
        assert place.area is not None
        assert place.area.said == f"between {said}"


@pytest.mark.parametrize(
    ("text", "name", "lang"),
    [
        ("In the Lyman direction, they attacked.", "Lyman", "en"),
        ("На Лиманському напрямку відбито атаки.", "Лиманському", "uk"),
        ("На Лиманском направлении идут бои.", "Лиманском", "ru"),
    ],
)
def test_a_direction_is_the_land_of_the_places_that_reports_name_there(text: str, name: str, lang: str) -> None:
    place = located(text, name, lang)
    west, south, east, north = box(place)
    assert west < place.chosen.lon < east
    assert south < place.chosen.lat < north
    assert place.area is not None
    assert place.area.said == "the Lyman direction"
    assert place.radius_km < 50
    assert "reports of the war name" in place.chosen.why[-1]


def test_a_direction_of_which_too_little_is_known_stays_a_disc() -> None:
    place = located("In the Svatove direction, they attacked.", "Svatove")
    assert place.area is None
    assert place.radius_km == 25


def test_around_a_town_is_the_land_on_every_side_of_it() -> None:
    west, south, east, north = box(located("Trenches were dug around Poltava.", "Poltava"))
    assert west < 34.4 and east > 34.7
    assert south < 49.5 and north > 49.68


@pytest.mark.parametrize(
    ("text", "lang", "one", "other"),
    [
        ("Sappers cleared the highway from Bakhmut to Siversk.", "en", "Bakhmut", "Siversk"),
        ("Колону спалили на трасі з Ізюма до Слов'янська.", "uk", "Ізюма", "Слов'янська"),
    ],
)
def test_a_road_from_one_town_to_another_is_what_lies_between(text: str, lang: str, one: str, other: str) -> None:
    for name in (one, other):
        area = located(text, name, lang).area
        assert area is not None
        assert area.said.startswith("between ")


def test_a_side_of_a_town_is_read_at_the_opening_of_a_sentence_too() -> None:
    area = located("Southeastern Kupiansk is contested.", "Kupiansk").area
    assert area is not None
    assert area.said == "southeastern Kupiansk"
