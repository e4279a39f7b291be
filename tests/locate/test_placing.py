"""Homonyms told apart by what the document says, and honest about what it does not."""

from datetime import date

import pytest
from hypothesis import given, settings

from daybrief.claims import Claim
from daybrief.claims.damage import Damage
from daybrief.locate import mentions, places, resolve
from daybrief.model.place import Located, Mention, Place, Unplaced
from daybrief.model.text import Dating, Document
from daybrief.model.voice import Attribution, Voice
from daybrief.theatre.pack import load
from tests.strategies import TEXTS

DONETSK_KOSTIANTYNIVKA = "UA14120070010085843"
MYKOLAIV_KOSTIANTYNIVKA = "UA48040250020017014"


def document(text: str, lang: str = "en", source: str = "a desk") -> Document:
    return Document(name="report", source=source, published=None, lang=lang, text=text)


def place(text: str, name: str, lang: str = "en", source: str = "a desk") -> Place:
    found = mentions(document(text, lang, source), load("ukraine"))
    return next(p for p in found if p.mention.span.quote == name)


def chosen(text: str, name: str, lang: str = "en", source: str = "a desk") -> str:
    got = place(text, name, lang, source)
    assert isinstance(got, Located), got
    return got.chosen.gazetteer_id


def test_the_region_named_with_a_place_decides() -> None:
    assert chosen("A shop burned in Kostiantynivka, Mykolaiv Oblast.", "Kostiantynivka") == MYKOLAIV_KOSTIANTYNIVKA
    assert chosen("A shop burned in Kostiantynivka, Donetsk Oblast.", "Kostiantynivka") == DONETSK_KOSTIANTYNIVKA


def test_the_reason_is_told_in_words() -> None:
    got = place("A shop burned in Kostiantynivka, Mykolaiv Oblast.", "Kostiantynivka")
    assert isinstance(got, Located)
    assert got.chosen.why[0] == "Mykolaiv Oblast is named with it"
    assert 0 < len(got.others) <= 3


def test_neighbours_in_the_sentence_decide() -> None:
    text = "Fighting went on around Siversk, Spirne and Serebrianka."
    assert chosen(text, "Serebrianka").startswith("UA14")
    assert chosen(text, "Spirne").startswith("UA14")


def test_a_bearing_from_another_place_decides() -> None:
    text = "Assaults continued northwest of Pokrovsk near Novooleksandrivka."
    got = place(text, "Novooleksandrivka")
    assert isinstance(got, Located)
    assert 48.28 < got.chosen.lat < 48.6
    assert 36.8 < got.chosen.lon < 37.18


def test_a_place_of_the_sentence_speaks_for_its_own_region() -> None:
    assert chosen("Войска взяли Георгиевку и обстреляли Краматорск.", "Георгиевку", "ru").startswith("UA14")


def test_a_city_named_after_a_place_with_in_is_its_region_where_the_place_lies_outside_the_city() -> None:
    text = "One man died in the town of Ostroh in Rivne."
    assert chosen(text, "Ostroh") == "UA56060450010014169"
    assert chosen(text, "Rivne") == "UA56000000000066151"


def test_a_district_that_is_not_listed_is_told_as_one_around_its_town() -> None:
    got = place("A drone hit a facility in Konakovo Raion, Tver Oblast.", "Konakovo Raion")
    assert isinstance(got, Located)
    assert (got.chosen.name, got.grain) == ("Konakovo Raion", "district")
    assert got.radius_km >= 30


def test_a_capital_far_away_is_known_by_its_name_in_the_report_s_language() -> None:
    assert chosen("Переговори тривають у Відні.", "Відні", "uk") == "gn:2761369"


def test_a_seat_of_power_is_a_place_only_after_a_preposition() -> None:
    assert mentions(document("The White House visit was postponed."), load("ukraine")) == ()


def test_adjectives_of_russian_are_read_as_those_of_the_place() -> None:
    assert chosen("Взрыв в Харьковском районе.", "Харьковском районе", "ru") == "UA63120000000091135"
    assert chosen("Обстрел Одесского НПЗ.", "Одесского", "ru") == "UA51100270010076757"


def test_a_list_of_axes_leaves_the_word_out_after_the_first() -> None:
    text = "На Харківському напрямку відбито атаки, на Ізюмському тривають бої."
    got = place(text, "Ізюмському", "uk")
    assert isinstance(got, Located)
    assert (got.chosen.gazetteer_id, got.grain) == ("UA63040090010029555", "direction")


def test_the_office_that_speaks_is_evidence() -> None:
    text = "У Зеленівці пошкоджено три будинки."
    kharkiv = chosen(text, "Зеленівці", "uk", "Kharkiv Oblast Military Administration")
    kherson = chosen(text, "Зеленівці", "uk", "Kherson Oblast Military Administration")
    assert kharkiv.startswith("UA63")
    assert kherson.startswith("UA65")


def test_an_office_of_a_region_named_in_the_sentence_speaks_for_that_region() -> None:
    assert chosen("Krasnodar officials said a plant in the city of Slavyansk was on fire.", "Slavyansk") == "gn:492094"
    assert chosen("Shells fell on Slavyansk and Kramatorsk.", "Slavyansk").startswith("UA14")


def test_a_region_behind_a_site_is_the_place_s_own() -> None:
    text = "Drones struck the Slavyansk oil refinery in Krasnodar Krai."
    assert chosen(text, "Slavyansk") == "gn:492094"


def test_of_villages_of_one_name_the_one_at_the_front_is_meant_where_nothing_else_tells() -> None:
    got = place("ВСУ разбили склад врага в Красной Горе.", "Красной Горе", "ru")
    assert not isinstance(got, Located) or got.chosen.gazetteer_id.startswith("UA14")


def test_land_long_held_keeps_its_former_names() -> None:
    crimean = "UA01120410010024530"
    assert chosen("Горить склад в Октябрському в окупованому Криму.", "Октябрському", "uk") == crimean
    assert chosen("Пожар на авиабазе в Октябрьском в Крыму.", "Октябрьском", "ru") == crimean


def test_the_side_of_a_region_that_a_sentence_names_is_evidence() -> None:
    east = place("Troops hold Ivanivka in eastern Kherson Oblast.", "Ivanivka")
    assert isinstance(east, Located)
    assert east.chosen.lon > 34
    west = place("Troops left positions in Ivanivka (northwestern Kherson Oblast).", "Ivanivka")
    assert not isinstance(west, Located) or west.chosen.lon < 33.5


def test_a_village_told_to_lie_in_a_region_that_has_none_of_its_name_is_unknown() -> None:
    got = place("A repair site lies near Barvinok, Belgorod Oblast.", "Barvinok")
    assert isinstance(got, Unplaced)
    assert got.reason == "no-match"


def test_what_lies_far_behind_the_front_is_not_taken_for_the_village_at_it() -> None:
    got = place("Drones burned a shed by occupied Yalta (105 kilometers behind the front).", "Yalta")
    assert not isinstance(got, Located) or got.chosen.gazetteer_id != "UA14040070190022988"


def test_notes_between_sentences_part_them() -> None:
    text = "Donetsk officials spoke on Monday. [15] Fighting went on in Rubizhne near Kreminna."
    assert chosen(text, "Rubizhne").startswith("UA44")


def test_namesakes_that_nothing_tells_apart_stay_unplaced() -> None:
    got = place("A house burned in the village of Ivanivka.", "Ivanivka")
    assert isinstance(got, Unplaced)
    assert got.reason == "tie"
    assert len(got.others) > 1


def test_a_name_no_list_has_stays_unplaced() -> None:
    got = place("A house burned in the village of Qwertopolis.", "Qwertopolis")
    assert isinstance(got, Unplaced)
    assert got.reason == "no-match"


def test_a_capital_needs_no_other_evidence() -> None:
    assert chosen("Sirens sounded in Zaporizhzhia.", "Zaporizhzhia") == "UA23060070010069526"


def test_a_former_name_gives_way_to_its_present_bearer() -> None:
    donetsk = "UA14080030010048113"  # the city was Oleksandrivka once
    got = place("They advanced near Oleksandrivka.", "Oleksandrivka")
    best = got.chosen if isinstance(got, Located) else got.others[0]
    assert best.gazetteer_id != donetsk


def test_precision_is_told_as_it_is() -> None:
    axis = place("They pushed in the Lyman direction.", "Lyman")
    near = place("They fought near Siversk.", "Siversk")
    there = place("They fought in Siversk.", "Siversk")
    assert isinstance(axis, Located)
    assert isinstance(near, Located)
    assert isinstance(there, Located)
    assert axis.grain == "direction"
    assert axis.radius_km > near.radius_km > there.radius_km


def test_an_occupied_place_is_none_that_was_never_occupied_even_where_a_capital_bears_the_name() -> None:
    doc = document("Drones hit a depot near occupied Rivne. Other drones came down in Rivne and in Lviv.")
    first, second, _ = mentions(doc, load("ukraine"))
    assert "UA56060470010041018" not in {first.chosen.gazetteer_id if isinstance(first, Located) else None}
    assert isinstance(second, Located)
    assert second.chosen.gazetteer_id == "UA56060470010041018"


def test_a_claim_gets_one_place_for_each_mention_in_order() -> None:
    doc = document("Depots burned in Izium and in the village of Qwertopolis.")
    words = [(17, 22, "Izium"), (45, 56, "Qwertopolis")]
    claim = Claim(
        spans=(doc.span(0, len(doc.text)),),
        attribution=Attribution(chain=(Voice(name="a desk"),)),
        detail=Damage(object="depot"),
        places=tuple(Mention(span=doc.span(a, b), name=name) for a, b, name in words),
        made_by="test/1",
    )
    (located,) = places(doc, (claim,), load("ukraine"))
    assert [where.mention.name for where in located.where] == ["Izium", "Qwertopolis"]
    assert [where.state for where in located.where] == ["located", "unplaced"]
    assert located.id == claim.id


def test_a_claim_without_places_is_left_alone() -> None:
    doc = document("Nothing burned.")
    assert places(doc, (), load("ukraine")) == ()


@settings(max_examples=50)
@given(text=TEXTS)
def test_any_text_is_read_and_twice_alike(text: str) -> None:
    doc = document(text)
    found = mentions(doc, load("ukraine"))
    assert found == mentions(doc, load("ukraine"))
    for got in found:
        doc.check(got.mention.span)


def names(text: str, lang: str) -> list[str]:
    return [p.chosen.name for p in mentions(document(text, lang), load("ukraine")) if isinstance(p, Located)]


def test_a_site_that_bears_a_village_s_name_is_not_the_village() -> None:
    assert names("Drones burned the Balashovo oil depot in Saratov Oblast.", "en") == ["Saratov Oblast"]
    assert names("Горить нафтобаза «Балашово» в Саратовській області.", "uk") == ["Saratov Oblast"]
    assert names("A drone hit the Ryazan oil refinery.", "en") == ["Ryazan"]


def test_a_district_of_a_city_is_no_town_of_that_name() -> None:
    assert names("Горит склад в Петровском районе Донецка.", "ru") == ["Donetsk"]
    assert names("У Петровському районі Донецька горить склад.", "uk") == ["Donetsk"]


def test_regions_listed_before_one_unit_word_in_the_nominative_are_regions() -> None:
    assert names("Сумська та Одеська області були під ударом.", "uk") == ["Sumy Oblast", "Odesa Oblast"]
    assert names("Харьковская и Сумская области обстреляны.", "ru") == ["Kharkiv Oblast", "Sumy Oblast"]
    assert names("В Одеській області тихо.", "uk") == ["Odesa Oblast"]


def test_a_newspaper_named_after_a_city_is_no_place() -> None:
    assert names("За вибухами стоять партизани, пише The New York Times.", "uk") == []


def given(text: str, quote: str, theatre: str) -> Place:
    doc = document(text)
    start = text.index(quote)
    return resolve(doc, (Mention(span=doc.span(start, start + len(quote)), name=quote),), load(theatre))[0]


def test_a_name_that_is_given_whole_is_looked_up_whole() -> None:
    got = given("The sheriff of Otter Tail County resigned.", "Otter Tail County", "world")
    assert isinstance(got, Located)
    assert got.chosen.gazetteer_id == "adm:US:MN:otter-tail-county"


def test_a_capital_is_the_city_and_not_its_state() -> None:
    got = given("They called Washington before the vote.", "Washington", "world")
    assert isinstance(got, Located)
    assert got.chosen.gazetteer_id == "gn:4140963"


def test_a_list_is_told_to_lie_on_a_side_of_the_town_after_it() -> None:
    text = "Guns fired on Dibrivne and Nova Dmytrivka, both southwest of Izium."
    assert chosen(text, "Dibrivne") == "UA63040030190059156"


def test_a_village_lies_near_the_town_or_water_that_is_named_after_it() -> None:
    text = "A pump house burned in Rubizhne near the Pechenihy Reservoir."
    assert chosen(text, "Rubizhne") == "UA63140010570026834"


def test_a_name_given_in_full_elsewhere_tells_what_its_beginning_means() -> None:
    text = "Drones came to Slavyansk-na-Kubani. By morning the refinery in Slavyansk was on fire."
    assert chosen(text, "Slavyansk") == "gn:492094"
    assert chosen("By morning the plant in Slavyansk was on fire.", "Slavyansk") == "UA14120210010032554"


def test_of_several_regions_of_a_sentence_the_last_before_a_name_holds_it() -> None:
    text = "У Луганській області тривали бої, а в Миколаївській області ворог обстріляв містечко Первомайське."
    assert chosen(text, "Первомайське", "uk").startswith("UA48")


def test_a_region_listed_after_a_place_does_not_hold_it() -> None:
    text = "Shells fell west of Huliaipole, and in Mykolaiv and Dnipropetrovsk oblasts. Guns fired near Kryvyi Rih."
    assert chosen(text, "Huliaipole") == "UA23100070010036682"


def test_a_place_renamed_lately_keeps_the_name_that_reports_use() -> None:
    got = place("They pushed from Pisky toward Nevelske and Pervomaiske.", "Pervomaiske")
    assert isinstance(got, Located)
    assert (got.chosen.gazetteer_id, got.chosen.name) == ("UA14160190230078552", "Pervomaiske")


def test_who_controls_a_town_is_no_place_and_its_land_is_not_occupied() -> None:
    found = mentions(document("В подконтрольном Киеву Херсоне повреждена подстанция.", "ru"), load("ukraine"))
    assert [p.mention.span.quote for p in found] == ["Херсоне"]
    assert chosen("В подконтрольном Киеву Херсоне повреждена подстанция.", "Херсоне", "ru") == "UA65100150010064384"


def test_villages_in_a_seat_and_what_would_join_a_state_are_the_regions() -> None:
    assert chosen("Shells fell on villages in Kherson and Zaporizhzhia.", "Kherson") == "UA65000000000030969"
    assert chosen("He said that Kherson would join Russia.", "Kherson") == "UA65000000000030969"
    assert chosen("Frost hit two regions – Ternopil and Rivne.", "Rivne") == "UA56000000000066151"
    assert chosen("Shells fell on Kherson and Zaporizhzhia.", "Kherson") == "UA65100150010064384"


def test_villages_of_a_sentence_lie_on_the_axis_that_it_names() -> None:
    text = "Склад в Луганском в тылу Бахмутского фронта уничтожен."
    assert chosen(text, "Луганском", "ru") == "UA14020050030016837"


def test_a_distance_is_read_in_words_too() -> None:
    text = "Shells fell near Myrne (about seven kilometers west of Zelenyi Hai). Guns fired near Ternovi Pody."
    assert chosen(text, "Myrne") == "UA48060370080051801"


def test_a_village_abroad_known_by_a_former_name_alone_is_not_meant() -> None:
    got = place("They took control of Botmanka, Stavka and Lyman.", "Stavka")
    assert isinstance(got, Unplaced)
    assert got.reason == "no-match"


def test_a_russian_form_listed_with_one_village_is_its_namesakes_too() -> None:
    assert chosen("Дым над Раздоловкой к северу от Соледара.", "Раздоловкой", "ru").startswith("UA14")


def test_a_russian_spelling_is_no_former_name() -> None:
    assert chosen("В Григоровке идут бои у Бахмута.", "Григоровке", "ru") == "UA14020130030056885"
    assert chosen("Под Угледаром, за Никольским, дым.", "Никольским", "ru") == "UA14040050070098545"


def test_a_village_told_to_lie_far_from_where_its_only_namesakes_do_is_unknown() -> None:
    assert isinstance(place("Склад сгорел севернее Георгиевки под Бахмутом.", "Георгиевки", "ru"), Unplaced)
    assert isinstance(place("Горить хата у Старобогданівці на Миколаївщині.", "Старобогданівці", "uk"), Unplaced)


def test_a_village_renamed_lately_is_told_by_the_name_that_the_report_uses() -> None:
    got = place("Shells fell on Velikaya Kostromka.", "Velikaya Kostromka")
    assert isinstance(got, Located)
    assert got.chosen.name == "Velyka Kostromka"


def test_what_is_decided_late_in_the_sentence_still_decides_what_was_decided_first() -> None:
    assert chosen("Село Спорное и Северск сменили хозяев.", "Северск", "ru") == "UA14020070010064896"


def test_the_town_in_the_name_of_a_school_a_paper_or_a_group_is_no_place_of_what_happened() -> None:
    text = "The Kyiv School of Business, the Odesa Gazette and the Kharkiv Human Rights Group wrote of fires in Izium."
    assert [p.mention.span.quote for p in mentions(document(text), load("ukraine"))] == ["Izium"]
    assert [p.mention.span.quote for p in mentions(document("A school in Kyiv burned."), load("ukraine"))] == ["Kyiv"]


def test_a_district_is_known_by_its_everyday_name_and_before_a_quarter_of_a_city() -> None:
    malynivka = chosen("На Чугуївщині, в селі Малинівка, обвалився дах.", "Малинівка", "uk")
    assert malynivka == "UA63140050010015082"
    assert chosen("У Богодухівському районі горіла школа.", "Богодухівському районі", "uk") == "UA63020000000066931"


def test_a_town_is_not_taken_for_a_city_abroad_whose_name_is_longer() -> None:
    assert chosen("Samar was hit by two drones.", "Samar") == "UA12100070010038698"


@pytest.mark.parametrize(
    ("text", "lang", "quote"),
    [
        ("Sheds burned in the Moldovan village of Kamianka.", "en", "Kamianka"),
        ("The head of Pokrovka in Romania counted broken panes.", "en", "Pokrovka"),
        ("Parts fell on Kalynivka, a hamlet in eastern Poland.", "en", "Kalynivka"),
        ("Parts fell on Sokoliv in Krosno County.", "en", "Sokoliv"),
        ("A barn in Pokrovka, Kursk Oblast, lost its roof.", "en", "Pokrovka"),
        ("In Bryansk Oblast a mast fell and the road to Pokrovka was shut.", "en", "Pokrovka"),
        ("A tank farm burned in Kalynivka near Gomel.", "en", "Kalynivka"),
        ("У словацькому прикордонному селі Калинівка зникло світло.", "uk", "Калинівка"),
        ("Дах знесло у селі Олександрівка Ростовської області.", "uk", "Олександрівка"),
        ("Уламки лежать у Соколові Краківського воєводства.", "uk", "Соколові"),
        ("В молдавском селе Калиновка выбило окна.", "ru", "Калиновка"),
        ("Под Калиновкой в Польше нашли обломки.", "ru", "Калиновкой"),
    ],
)
def test_a_village_told_to_lie_abroad_is_none_of_its_namesakes_at_home(text: str, lang: str, quote: str) -> None:
    assert isinstance(place(text, quote, lang), Unplaced)


def test_an_adjective_of_a_state_tells_where_the_town_after_it_lies() -> None:
    assert chosen("The Russian city of Donetsk lost power.", "Donetsk").startswith("gn:")
    assert chosen("The Ukrainian village of Yakovlivka lost power.", "Yakovlivka").startswith("UA")
    assert chosen("Ворог обстріляв село Кам'янка в Харківській області.", "Кам'янка", "uk").startswith("UA63")
    assert isinstance(place("Russian guns hit the village of Pletenivka.", "Pletenivka"), Located)
    assert isinstance(place("Moscow named Pokrovka, and Minsk kept silent.", "Pokrovka"), Located)


def test_a_town_called_by_an_ordinary_word_is_meant_where_no_noun_follows() -> None:
    assert chosen("В Южном слышны взрывы.", "Южном", "ru") == "UA51100410010044384"
    assert chosen("Горів порт «Південний».", "Південний", "uk") == "UA51100410010044384"
    assert chosen("На аэродроме Днепр сгорел ангар.", "Днепр", "ru") == "UA12020010010037010"
    assert chosen("Пологи (Запорожская область) без света.", "Пологи", "ru") == "UA23100190010032690"
    assert not mentions(document("В Южном порту тихо, экспорт растёт.", "ru"), load("ukraine"))


@pytest.mark.parametrize(("day", "known"), [("2025-03-10", False), ("2025-12-01", True)])
def test_a_village_is_known_by_its_axis_while_the_front_is_there(day: str, known: bool) -> None:
    dated = Dating(day=date.fromisoformat(day), basis="front-matter")
    told = document("A drone hit a bus in Oleksandrivka.").model_copy(update={"published": dated})
    (found,) = mentions(told, load("ukraine"))
    assert isinstance(found, Located) is known
