"""One event whose tellings differ more than two sentences may, because others of its tellings hold them together."""

from typing import Any

from tests.reconcile.telling import DAY, casualties, claim, strike
from tests.reconcile.test_bonds import BEFORE, damage, together

EARLIER = "2025-02-25"


def depot(id: str, day: str, publisher: str, quote: str, **fields: Any) -> dict[str, Any]:
    """A burning fuel depot in Pokrovsk, dated by the day of its report."""
    return damage(
        "Pokrovsk",
        id=id,
        doc=id,
        published=day,
        when=day,
        publisher=publisher,
        quote=quote,
        object="oil depot",
        **fields,
    )


def test_a_raid_told_as_bombs_shells_and_missiles_is_one_where_one_thing_was_hit() -> None:
    bombs = strike("Pokrovsk", weapon="bomb", id="bombs", doc="x", quote="Авіаудар по аеродрому Покровська.")
    shells = strike("Pokrovsk", weapon="artillery", id="shells", doc="y", quote="Обстріляли аеродром у Покровську.")
    rockets = strike("Pokrovsk", weapon="missile", id="rockets", doc="z", quote="Missiles fell on an airfield.")
    silent = strike("Pokrovsk", id="silent", doc="v", quote="Удар по аеродрому Покровська.")
    assert together(bombs, shells, rockets, silent) == [{"bombs", "rockets", "shells", "silent"}]


def test_a_strike_with_no_weapon_named_is_neither_of_two_that_nothing_ties() -> None:
    bombs = strike("Pokrovsk", weapon="bomb", id="bombs", doc="x", quote="Bombs fell on a bridge.")
    shells = strike("Pokrovsk", weapon="artillery", id="shells", doc="y", quote="Shells fell on a school.")
    silent = strike("Pokrovsk", id="silent", doc="v", quote="The town was struck.")
    assert together(bombs, shells, silent) == [{"bombs"}, {"shells"}, {"silent"}]


def test_one_town_of_a_list_is_a_part_of_it_unless_it_counts_as_many() -> None:
    both = strike("Pokrovsk", "Toretsk", id="both", doc="x", quote="Airfields at Pokrovsk and Toretsk were hit.")
    one = strike("Pokrovsk", weapon="bomb", id="one", doc="y", quote="An airfield at Pokrovsk was hit.")
    assert together(both, one) == [{"both"}, {"one"}]
    toll = {"killed": [4, 4], "injured": [6, 6]}
    all_dead = casualties("Pokrovsk", "Toretsk", id="all", doc="x", **toll)
    there = casualties("Pokrovsk", id="there", doc="y", **toll)
    assert together(all_dead, there) == [{"all", "there"}]


def test_the_toll_in_their_sentences_ties_two_strikes() -> None:
    here = {"quote": "Seven soldiers died when bombs hit the base.", "doc": "x"}
    there = {"quote": "Ракети вбили сімох військових.", "doc": "y"}
    lines = [
        strike("Pokrovsk", weapon="bomb", id="bombs", **here),
        strike("Pokrovsk", weapon="missile", id="rockets", **there),
    ]
    assert together(*lines) == [{"bombs"}, {"rockets"}]
    dead = [casualties("Pokrovsk", killed=[7, 7], id=f"dead {told['doc']}", **told) for told in (here, there)]
    assert {"bombs", "rockets"} in together(*lines, *dead)


def test_a_fire_is_told_for_days_and_stays_one_fire() -> None:
    first = depot("first", EARLIER, "One Paper", "An oil depot is burning.")
    second = depot("second", BEFORE, "Other Paper", "The oil depot is still on fire.")
    third = depot("third", DAY, "One Paper", "What is known of the oil depot.")
    assert together(first, second, third) == [{"first", "second", "third"}]
    assert together(first, third) == [{"first"}, {"third"}]


def test_an_earlier_count_goes_with_the_event_whose_later_count_is_told_elsewhere() -> None:
    told = {"quote": "Удар по аеродрому.", "who": "unstated"}
    early = casualties("Pokrovsk", killed=[2, 2], injured=[6, 6], id="early", doc="x", **told)
    late = casualties("Pokrovsk", killed=[4, 4], injured=[6, 6], id="late", doc="y", **told)
    wide = casualties("Donetsk Oblast", killed=[4, 4], injured=[6, 6], id="wide", doc="z", quote="An airfield was hit.")
    assert together(early, late, wide) == [{"early", "late", "wide"}]


def test_a_sentence_on_one_sort_of_target_printed_again_next_day_is_the_first_ones() -> None:
    sentence = "The ministry said that long-range weapons put the military airfields of the two towns out of action."
    told = {"quote": sentence, "publisher": "One Agency", "source": "the ministry"}
    first = claim("strike", "Pokrovsk", id="first", doc="x", attacker="RU", **told)
    first |= {"published": BEFORE, "when": BEFORE}
    again = claim("strike", "Pokrovsk", id="again", doc="y", attacker="RU", **told)
    assert together(first, again) == [{"again", "first"}]
    wide = [{**line, "places": [{"name": "Donetsk Oblast"}]} for line in (first, again)]
    assert together(*wide) == [{"again"}, {"first"}]


def test_a_depot_of_fuel_is_no_depot_of_shells_though_one_writer_says_only_depot() -> None:
    fuel = damage("Pokrovsk", object="oil depot", id="fuel", doc="x", quote="У Покровську горить нафтобаза.")
    shells = damage("Pokrovsk", object="depot", id="shells", doc="y", quote="Shells explode at an ammunition depot.")
    assert together(fuel, shells) == [{"fuel"}, {"shells"}]
    silent = damage("Pokrovsk", object="depot", id="silent", doc="z", quote="It burned all night.")
    assert together(fuel, silent) == [{"fuel", "silent"}]


def test_what_a_governor_said_of_a_town_is_told_again_next_day_in_the_same_words() -> None:
    told = {
        "quote": "У Покровську пошкоджено три підстанції — голова ОВА.",
        "source": "голова ОВА",
        "object": "substation",
    }
    first = damage("Pokrovsk", id="first", doc="x", publisher="One Paper", published=BEFORE, when=BEFORE, **told)
    again = damage("Pokrovsk", id="again", doc="y", publisher="One Paper", published=DAY, when=DAY, **told)
    assert together(first, again) == [{"again", "first"}]
    wide = [{**line, "places": [{"name": "Donetsk Oblast"}]} for line in (first, again)]
    assert together(*wide) == [{"again"}, {"first"}]


def test_a_raid_on_the_fuel_of_a_town_is_no_raid_on_its_bridge_until_a_telling_names_both() -> None:
    fuel = strike("Pokrovsk", weapon="missile", id="fuel", doc="x", quote="A missile hit an oil depot in Pokrovsk.")
    bridge = strike("Pokrovsk", weapon="missile", id="bridge", doc="y", quote="A missile hit a bridge in Pokrovsk.")
    assert together(fuel, bridge) == [{"bridge"}, {"fuel"}]
    both = strike(
        "Pokrovsk", weapon="missile", id="both", doc="z", quote="Missiles hit an oil depot and a bridge in Pokrovsk."
    )
    assert together(fuel, bridge, both) == [{"both", "bridge", "fuel"}]


def test_a_count_that_a_telling_between_two_others_has_raised_tears_none_of_them_away() -> None:
    toll = {"injured": [8, 8], "quote": "An air strike on the airfield of Pokrovsk."}
    early = casualties(
        "Pokrovsk", id="early", doc="x", published=BEFORE, when=BEFORE, publisher="Evening", killed=[2, 2], **toll
    )
    then = casualties("Pokrovsk", id="then", doc="y", publisher="Morning", killed=[2, 2], **toll)
    more = casualties("Pokrovsk", id="more", doc="z", publisher="Noon", killed=[5, 5], **toll)
    wide = casualties("Pokrovsk", "Toretsk", id="wide", doc="v", publisher="Night", killed=[5, 5], **toll)
    assert together(early, then, more, wide) == [{"early", "more", "then", "wide"}]


def test_a_toll_that_is_said_to_have_risen_is_the_lower_one_of_the_day_before() -> None:
    fewer = {"killed": [2, 2], "published": BEFORE, "when": BEFORE, "publisher": "Evening", "doc": "x", "id": "fewer"}
    first = casualties("Pokrovsk", quote="Two people died at the oil depot of Pokrovsk.", **fewer)
    more = {"killed": [4, 4], "publisher": "Morning", "doc": "y", "id": "more"}
    risen = casualties("Pokrovsk", quote="The toll at the oil depot of Pokrovsk has risen to four.", **more)
    assert together(first, risen) == [{"fewer", "more"}]
    plain = casualties("Pokrovsk", quote="Four people died at the oil depot of Pokrovsk.", **more)
    assert together(first, plain) == [{"fewer"}, {"more"}]
    again = casualties("Pokrovsk", quote="The toll at the market of Pokrovsk has risen to four.", **more)
    assert together(first, again) == [{"fewer"}, {"more"}]


def test_what_burned_near_a_city_is_told_by_the_district_as_well() -> None:
    fire = "Пожежа на нафтобазі після ракетного удару."
    city = strike("Dnipro", weapon="missile", id="city", doc="x", quote=fire)
    district = strike("Samar Raion", weapon="missile", id="district", doc="y", quote=fire)
    region = strike("Dnipropetrovsk Oblast", weapon="missile", id="region", doc="z", quote=fire)
    assert together(city, district, region) == [{"city", "district", "region"}]


def burning(place: str, id: str, quote: str, **fields: Any) -> dict[str, Any]:
    return damage(place, id=id, doc=id, publisher=id, object="ammunition depot", quote=quote, **fields)


def test_what_lay_near_a_city_may_be_told_by_a_village_of_its_oblast_where_the_oblast_is_told_too() -> None:
    near = burning("Dnipro", "near", "Під Дніпром згорів склад боєприпасів.")
    village = burning("Vasylkivka", "village", "У Васильківці згорів склад боєприпасів.")
    oblast = burning("Dnipropetrovsk Oblast", "oblast", "На Дніпропетровщині згорів склад боєприпасів.")
    assert together(near, village, oblast) == [{"near", "oblast", "village"}]
    two = burning(
        "Dnipro", "near", "Depots of ammunition burnt in Nikopol and Pavlohrad, 80 km south and east of Dnipro."
    )
    assert together(two, village, oblast) != [{"near", "oblast", "village"}]
    inside = burning("Dnipro", "inside", "У Дніпрі згорів склад боєприпасів.")
    assert {"inside", "village"} not in together(inside, village)


def test_a_count_and_the_bound_that_names_it_are_one_number() -> None:
    told = "солдатів вбито на складі боєприпасів"
    exact = casualties("Toretsk", killed=[40, 40], id="exact", doc="x", quote=f"40 {told}.")
    bound = casualties("Donetsk Oblast", killed=[41, None], id="bound", doc="y", quote=f"Понад 40 {told}.")
    word = casualties("Donetsk Oblast", killed=[24, None], id="word", doc="z", quote=f"Десятки {told}.")
    assert together(exact, bound, word) == [{"bound", "exact", "word"}]


def test_a_digest_printed_again_on_the_next_day_tells_of_the_same_yesterday() -> None:
    words = "Over the day 31 tanks, 17 command posts and an airfield near the island were destroyed, the ministry said."
    fields: dict[str, Any] = {"publisher": "Harbour", "quote": words, "object": "tank", "count": [31, 31]}
    first = damage("Pokrovsk", id="first", doc="x", published=BEFORE, when=EARLIER, **fields)
    again = damage("Pokrovsk", id="again", doc="y", published=DAY, when=BEFORE, **fields)
    assert together(first, again) == [{"again", "first"}]
    plain: dict[str, Any] = {"publisher": "Harbour", "object": "tank", "count": [2, 2]}
    plain["quote"] = (
        "Yesterday our gunners burnt two more enemy tanks on the road that leads out of the town to the east."
    )
    one = damage("Pokrovsk", id="one", doc="x", published=BEFORE, when=EARLIER, **plain)
    next_ = damage("Pokrovsk", id="next", doc="y", published=DAY, when=BEFORE, **plain)
    assert together(one, next_) == [{"next"}, {"one"}]


def test_a_night_told_by_its_evening_and_by_its_morning_is_one_where_both_name_what_was_hit() -> None:
    plants = "Missiles hit the refinery and the power plant of Pokrovsk."
    evening = strike("Pokrovsk", id="evening", doc="x", publisher="x", when=BEFORE, published=BEFORE, quote=plants)
    night = strike("Pokrovsk", id="night", doc="y", publisher="y", when=f"{BEFORE}/{DAY}", quote=plants)
    morning = strike("Pokrovsk", id="morning", doc="z", publisher="z", when=DAY, published="2025-02-28", quote=plants)
    assert together(evening, night, morning) == [{"evening", "morning", "night"}]


def test_what_one_report_sums_up_over_24_hours_is_the_day_it_details() -> None:
    over = "Over the past 24 hours Ukrainian troops likely launched a few local counterattacks northwest of Kyiv."
    day = "Local counterattacks by Ukrainian troops followed west of Kyiv on Wednesday, by most accounts."
    both: dict[str, Any] = {"actor": "UA", "action": "counterattacked", "publisher": "ISW"}
    sums = claim("ground", "Kyiv", id="sums", when=f"{BEFORE}/{DAY}", quote=over, start=0, **both)
    tells = claim("ground", "Kyiv", id="tells", when=BEFORE, quote=day, **both)
    assert together(sums, {**tells, "start": 2000}) == [{"sums", "tells"}]
    assert together(sums, {**tells, "start": len(over) + 1}) == [{"sums"}, {"tells"}]


def test_sevastopol_is_in_crimea() -> None:
    city = burning("Sevastopol", "city", "У Севастополі згорів склад боєприпасів.")
    peninsula = burning("Crimea", "peninsula", "У Криму згорів склад боєприпасів.")
    assert together(city, peninsula) == [{"city", "peninsula"}]


def test_one_act_in_the_words_of_two_papers_is_one_though_each_names_its_sum_otherwise() -> None:
    aid: dict[str, Any] = {"issuer": "US", "action": "gives", "target": "UA"}
    sum_ = "The lower house of parliament in Washington narrowly approved a $7bn package of weapons for Kyiv overnight."
    loose = "Parliament in Washington narrowly approved billions for weapons, the lower house sending Kyiv its package."
    one = claim("measure", id="one", doc="x", publisher="x", amount="$7bn package", quote=sum_, **aid)
    two = claim("measure", id="two", doc="y", publisher="y", amount="billions", quote=loose, **aid)
    assert together(one, two) == [{"one", "two"}]
    other = "The lower house of parliament in Washington narrowly approved a $2bn package of shells for Kyiv overnight."
    less = claim("measure", id="less", doc="y", publisher="y", amount="$2bn", quote=other, **aid)
    assert together(one, less) == [{"less"}, {"one"}]


def test_a_count_given_again_without_its_place_is_of_the_same_raid() -> None:
    planes: dict[str, Any] = {"object": "aircraft", "count": [9, None], "doc": "x"}
    first = damage("Toretsk", id="first", quote="The raid on Toretsk destroyed nine aircraft or more.", **planes)
    again = damage(id="again", quote="Imagery confirmed that at least nine aircraft were destroyed.", **planes)
    assert together(first, again) == [{"again", "first"}]
    fewer = damage(id="fewer", quote="Two aircraft were destroyed elsewhere.", **{**planes, "count": [2, 2]})
    assert together(first, fewer) == [{"fewer"}, {"first"}]


def test_a_region_meets_the_town_of_its_own_day_before_that_of_the_next() -> None:
    fire = "A fuel depot burns after a strike."
    wide = strike("Dnipropetrovsk Oblast", id="wide", doc="w", publisher="w", published=BEFORE, when=BEFORE, quote=fire)
    own = strike("Samar Raion", id="own", doc="x", publisher="x", published=BEFORE, when=BEFORE, quote=fire)
    later = strike("Dnipropetrovsk Oblast", id="later", doc="y", publisher="y", quote=fire)
    next_ = strike("Nikopol", id="next", doc="z", publisher="z", quote=fire)
    assert together(wide, own, later, next_) == [{"later", "next"}, {"own", "wide"}]


def test_a_community_of_villages_lies_in_its_district() -> None:
    community = burning("Lyman Hromada", "community", "Згорів склад боєприпасів у громаді.")
    district = burning("Kramatorsk Raion", "district", "У районі згорів склад боєприпасів.")
    assert together(community, district) == [{"community", "district"}]
