"""A further event, or still the day before's; one thing by a wider word; one forecast in other words."""

from typing import Any

from tests.reconcile.telling import DAY, claim
from tests.reconcile.test_bonds import BEFORE, damage, together
from tests.reconcile.test_retellings import depot


def forecast(id: str, about: str, **fields: Any) -> dict[str, Any]:
    line = {"when": None, "speaker": fields.pop("speaker", None), "about": about, "quote": fields.pop("quote", about)}
    places = fields.pop("places", ())
    return claim("forecast", *places, id=id, doc="x", publisher="Review", **line, **fields)


def test_the_same_depot_burning_again_is_a_second_event() -> None:
    first = depot("first", BEFORE, "Herald", "A fuel depot in Pokrovsk was hit.")
    same = depot("same", DAY, "Courier", "The fuel depot in Pokrovsk was hit.")
    again = depot("again", DAY, "Courier", "The fuel depot in Pokrovsk was hit again.")
    assert together(first, same) == [{"first", "same"}]
    assert together(first, again) == [{"again"}, {"first"}]


def test_again_says_nothing_of_what_no_earlier_report_told() -> None:
    night = {**depot("night", DAY, "Herald", "Нафтобаза в Покровську палала вночі."), "when": BEFORE}
    again = depot("again", DAY, "Courier", "Нафтобазу в Покровську знову обстріляли.")
    assert together(night, again) == [{"again", "night"}]


def test_one_more_depot_is_not_the_one_in_the_town_of_the_region() -> None:
    town = damage("Pokrovsk", id="town", doc="x", quote="An ammunition depot blew up.", object="ammunition depot")
    region = {"id": "region", "doc": "y", "object": "ammunition depot"}
    told = damage("Donetsk Oblast", quote="В Донецкой области взорвался склад боеприпасов.", **region)
    more = damage("Donetsk Oblast", quote="В Донецкой области взорвался ещё один склад боеприпасов.", **region)
    assert together(town, told) == [{"region", "town"}]
    assert together(town, more) == [{"region"}, {"town"}]


def test_a_fire_that_is_still_being_put_out_is_that_of_two_days_before() -> None:
    hit = {**depot("hit", BEFORE, "Herald", "Ракета влучила в нафтобазу Покровська."), "when": "2025-02-25"}
    still = depot("still", DAY, "Herald", "У Покровську продовжують гасити пожежу на нафтобазі.")
    assert together(hit, still) == [{"hit", "still"}]


def test_a_thing_named_by_a_wider_word_is_the_thing_its_passage_names() -> None:
    narrow = damage("Pokrovsk", id="narrow", doc="x", quote="An oil depot is on fire.", object="oil depot")
    wide = damage("Pokrovsk", id="wide", doc="y", quote="The facility, an oil depot, is on fire.", object="facility")
    other = damage("Pokrovsk", id="other", doc="y", quote="A facility is on fire.", object="facility")
    assert together(narrow, wide) == [{"narrow", "wide"}]
    assert together(narrow, other) == [{"narrow"}, {"other"}]


def test_one_act_forecast_of_one_town_is_one_forecast_in_whatever_words() -> None:
    falls = forecast("falls", "Pokrovsk will fall within days", start=0, end=40)
    taken = forecast("taken", "the enemy will capture Pokrovsk in the coming days", start=60, end=120)
    city = forecast("city", "the town will probably be seized", start=130, end=170)
    placed = [{**line, "places": falls["places"]} for line in (falls, taken, city)]
    assert together(*placed[:2]) == [{"falls", "taken"}]
    assert together(falls, forecast("other", "Toretsk will fall within days")) == [{"falls"}, {"other"}]
    spoken = claim("ground", "Pokrovsk", id="ground", doc="x", actor="RU", action="attacked", start=100, end=125)
    assert {"city", "falls", "taken"} in together(*placed, spoken)


def test_two_offices_of_one_state_make_one_forecast_of_one_document() -> None:
    about = "the winter will be decisive for the power stations of the country"
    officials = forecast("a", about, speaker="Ukrainian officials", source="Ukrainian officials")
    sources = forecast("b", about, speaker="Ukrainian sources", source="Ukrainian sources")
    assert together(officials, sources) == [{"a", "b"}]
    rival = forecast("c", about, speaker="Russian officials", source="Russian officials")
    assert together(officials, rival) == [{"a"}, {"c"}]


def test_a_summary_of_the_country_beside_a_town_is_its_detail_with_the_road() -> None:
    fields = {"doc": "x", "publisher": "Review", "actor": "RU", "action": "attacked"}
    short = claim("ground", "Pokrovsk", id="short", quote="Fighting went on southwest of Pokrovsk.", **fields)
    road = "Assaults went on southwest of Pokrovsk along the Pokrovsk-Kostiantynivka highway, but gained nothing."
    long = claim("ground", "Pokrovsk", "Kostiantynivka", id="long", quote=road, **fields)
    assert together(short, long) == [{"long", "short"}]
    both = "Assaults went on southwest of Pokrovsk and north of Kostiantynivka."
    assert together(short, {**long, "quote": both}) == [{"long"}, {"short"}]
