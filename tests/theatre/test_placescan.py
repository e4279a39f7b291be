"""Place mentions in running text, in three languages."""

import pytest
from hypothesis import given

from daybrief.theatre.pack import load
from daybrief.theatre.placenames import cyrillic_fold
from daybrief.theatre.placetext import PlaceHit
from tests.strategies import TEXTS


def scan(text: str, lang: str = "en") -> list[PlaceHit]:
    return load("ukraine").gazetteer.scan(text, lang)


def names(text: str, lang: str = "en") -> list[str]:
    return [hit.name for hit in scan(text, lang)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shelling hit Izyum and Kupyansk Raion.", ["Izium", "Kupiansk Raion"]),
        (
            "Drones were shot down over Kharkiv, Sumy and Odesa regions.",
            ["Kharkiv Oblast", "Sumy Oblast", "Odesa Oblast"],
        ),
        (
            "Depots burned in Bashtanskyi, Beryslavskyi and Khersonskyi Raions.",
            ["Bashtanka Raion", "Beryslav Raion", "Kherson Raion"],
        ),
        ("Talks went on in Istanbul, then in Geneva.", ["Istanbul", "Geneva"]),
        ("The Istanbul round ended early.", ["Istanbul"]),
        ("Two people died in eastern Ukraine.", ["eastern Ukraine"]),
        ("Troops held Velyka Novosilka.", ["Velyka Novosilka"]),
        ("Inspectors reached the Zaporizhzhia Nuclear Power Plant.", ["Zaporizhzhia Nuclear Power Plant"]),
        ("Fire was reported near Verknokamianske.", ["Verkhnokamianske"]),
        ("Villages burned in Kherson and Mykolaiv Oblast.", ["Kherson Oblast", "Mykolaiv Oblast"]),
        ("Towns in Izium Raion and Kherson City were shelled.", ["Izium Raion", "Kherson"]),
        ("Beryslav, Kherson Oblast, is without power.", ["Beryslav", "Kherson Oblast"]),
        (
            "Patrols left both the Kherson-Mykolaiv and Kherson-Dnipropetrovsk Oblast borders.",
            ["Kherson Oblast", "Mykolaiv Oblast", "Kherson Oblast", "Dnipropetrovsk Oblast"],
        ),
        ("Shells fell near the Sumy border.", ["Sumy Oblast"]),
        ("The Kosovo Force and the talks on Bali were named.", ["Kosovo", "Bali"]),
        ("Guns hit Zelendolsk and Apostolove.", ["Zelenodolsk", "Apostolove"]),
        ("The regions of Poltava and Sumy asked for help.", ["Poltava Oblast", "Sumy Oblast"]),
        ("Votes are planned in Luhansk, Donetsk and Kherson.", ["Luhansk Oblast", "Donetsk Oblast", "Kherson Oblast"]),
        ("Men of Donbas, Kherson, and Zaporizhia are called up.", ["Donbas", "Kherson Oblast", "Zaporizhzhia Oblast"]),
        ("Missiles hit Poltava, Sumy and Odesa.", ["Poltava", "Sumy", "Odesa"]),
    ],
)
def test_english_mentions(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("Уночі під обстріл потрапили Костянтинівка й Дружківка.", "uk", ["Kostiantynivka", "Druzhkivka"]),
        (
            "Збито дрони над Сумською, Харківською та Полтавською областями.",
            "uk",
            ["Sumy Oblast", "Kharkiv Oblast", "Poltava Oblast"],
        ),
        ("У Часовому Яру тривають бої.", "uk", ["Chasiv Yar"]),
        ("На Харківщині поранено двох людей.", "uk", ["Kharkiv Oblast"]),
        ("На Покровському та Лиманському напрямках відбито атаки.", "uk", ["Pokrovsk", "Lyman"]),
        ("Палає Кременчуцький нафтопереробний завод.", "uk", ["Kremenchuk"]),
        ("Дым над территорией Лисичанского нефтеперерабатывающего завода.", "ru", ["Lysychansk"]),
        ("После украинских ударов на аэродроме Чернобаевка тихо.", "ru", ["Chornobaivka"]),
        ("У кримському селищі із авіабазою чули гул.", "uk", []),
        ("Посол сказав, що Лондон ще не з'ясував обставин.", "uk", []),
        ("Беспилотники сбиты над Курской и Брянской областями.", "ru", ["Kursk Oblast", "Bryansk Oblast"]),
        ("Бои идут под Покровском.", "ru", ["Pokrovsk"]),
        ("Взрывы прогремели в Крыму.", "ru", ["Crimea"]),
        ("Кременчугский НПЗ горит.", "ru", ["Kremenchuk"]),
        ("Удар пришёлся по Севастопольскому судоремонтному заводу.", "ru", ["Sevastopol"]),
        ("Бои идут на севере бахмутского фронта.", "ru", ["Bakhmut"]),
        ("Снаряд упал біля селищу Райське.", "uk", ["Raiske"]),
        ("Дві підстанції. Повторюємо: удар во Львовской области.", "uk", ["Lviv Oblast"]),
    ],
)
def test_cyrillic_mentions(text: str, lang: str, expected: list[str]) -> None:
    assert sorted(names(text, lang)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Sad news came on March 3, and Nova said nothing.", "en"),
        ("President Zelensky met General Ivanov.", "en"),
        ("Serhiy Bilohorivka, a driver, was hurt.", "en"),
        ("The Black Sea Fleet lost a ship.", "en"),
        ("The Kyiv Independent has the story.", "en"),
        ("The court heard Timur Ivanov on Monday.", "en"),
        ("The Duchess of Edinburgh was late.", "en"),
        ("A crowd met at Kulikovo Pole.", "en"),
        ("Men of the “Pavlovsk” battalion and the “Samara” volunteer battalion went first.", "en"),
        ("The Speaker of the Sejm met the Bank of England.", "en"),
        ("Boats crossed the Dnipro and turned back.", "en"),
        ("The death of Vladimir Antonov was not confirmed.", "en"),
        ("The cruiser Kazan sailed; see https://example.org/Izium and @Lyman_news.", "en"),
        ("Life goes on in Kharkovsk.", "en"),
        ("He spoke. City Council members left.", "en"),
        ("Слава героям! Перемога буде за нами.", "uk"),
        ("Українська залізниця змінила розклад.", "uk"),
        ("Президент Зеленський подякував генералу.", "uk"),
        ("Новий графік має Харківська міська рада.", "uk"),
        ("Дрон поцілив у Козачу бухту, а в Козачій бухті горить.", "uk"),
        ("Обстреляли Никольскую электроподстанцию.", "ru"),
        ("Сообщили о гибели украинских военных на заводе.", "ru"),
        ("Горит склад украинского военного аэродрома.", "ru"),
        ("The Khortytsia group of forces denied it.", "en"),
        ("Про це сказав речник угруповання військ «Хортиця».", "uk"),
    ],
)
def test_words_that_are_no_places(text: str, lang: str) -> None:
    assert names(text, lang) == []


def test_a_seat_of_power_is_a_place_only_after_a_preposition() -> None:
    assert names("The Kremlin denied it.") == []
    assert names("They met in the Kremlin.") == ["Kremlin"]


def test_a_region_named_with_a_place_is_its_parent() -> None:
    place, region = scan("A school burned in Kostiantynivka, Donetsk Oblast.")
    assert (place.parent, region.is_parent) == ("Donetsk Oblast", True)
    assert region.text == "Donetsk Oblast"


@pytest.mark.parametrize("between", [" in Ukraine's eastern ", " in Ukraine’s ", ", in Ukraine's north-eastern "])
def test_a_region_is_a_parent_behind_the_state_that_it_belongs_to(between: str) -> None:
    place, *_, region = scan(f"A school burned in Kupiansk{between}Kharkiv Oblast.")
    assert (place.parent, region.is_parent) == ("Kharkiv Oblast", True)


def test_a_list_shares_the_region_that_follows_it() -> None:
    hits = scan("Shells fell on Vovchansk, Lyptsi and Zolochiv in Kharkiv Oblast.")
    assert [hit.parent for hit in hits[:3]] == ["Kharkiv Oblast"] * 3


@pytest.mark.parametrize(
    ("text", "lang", "relation"),
    [
        ("They attacked northeast of Siversk.", "en", "northeast of"),
        ("They fought near Toretsk.", "en", "near"),
        ("They fought near the occupied town of Tokmak.", "en", "near"),
        ("They pushed in the Lyman direction.", "en", "in the direction of"),
        ("They moved towards Orikhiv.", "en", "in the direction of"),
        ("Ворог діяв поблизу Сіверська.", "uk", "near"),
        ("На Лиманському напрямку тихо.", "uk", "in the direction of"),
    ],
)
def test_the_words_before_a_name_give_its_relation(text: str, lang: str, relation: str) -> None:
    assert [hit.relation for hit in scan(text, lang)] == [relation]


def test_a_plural_behind_a_list_makes_a_direction_of_each() -> None:
    hits = scan("They regrouped on the Lyman and Orikhiv axes.")
    assert [hit.relation for hit in hits] == ["in the direction of"] * 2
    assert next(hit.relation for hit in scan("They held Lyman and Orikhiv directions.")) == "in the direction of"
    assert next(hit.relation for hit in scan("They fought in Lyman and on the Orikhiv axis.")) is None


def test_a_doubtful_village_counts_beside_a_certain_one() -> None:
    assert names("Kodema held out.") == []
    assert "Kodema" in names("Strikes were reported around Zaitseve, Kodema and Vershyna.")


def test_a_settlement_no_list_knows_is_a_mention_without_candidates() -> None:
    (hit,) = scan("Fire swept the village of Qwertopolis.")
    assert (hit.name, hit.ids) == ("Qwertopolis", ())


@given(text=TEXTS)
def test_mentions_quote_the_text_in_order_and_never_overlap(text: str) -> None:
    for lang in ("en", "uk", "ru"):
        end = 0
        for hit in scan(text, lang):
            assert hit.text == text[hit.start : hit.end]
            assert end <= hit.start < hit.end
            end = hit.end


def test_two_names_joined_by_and_share_the_noun_of_the_second() -> None:
    assert names("They shelled Ruski and Cherkaski Tyshky.") == ["Ruski Tyshky", "Cherkaski Tyshky"]
    assert names("Shells fell on Kherson and Nova Kakhovka.") == ["Kherson", "Nova Kakhovka"]


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("У Степногірську електропідстанція без струму.", "uk", ["Stepnohirsk"]),
        ("Дрони вдарили по порту Рені.", "uk", ["Reni"]),
        ("Взрыв у подстанции Киевской ГЭС.", "ru", ["Kyiv Hydroelectric Power Plant"]),
        ("Авіаударів зазнав Бердянський морський торговий порт.", "uk", ["Berdiansk"]),
        ("Кроме того, били по Лиману.", "ru", ["Liman"]),
    ],
)
def test_sites_and_towns_beside_their_facilities(text: str, lang: str, expected: list[str]) -> None:
    assert names(text, lang) == expected


def test_a_seat_of_power_that_acts_is_no_place() -> None:
    assert names("Talks were held at the Kremlin.") == ["Kremlin"]
    assert names("Money came from the Kremlin, in a Kremlin-friendly mood.") == []
    assert names("У Пентагоні розповіли про знищену техніку.", "uk") == []


@pytest.mark.parametrize("adjective", ["київськ", "приморськ", "соборн", "центральн"])
def test_a_district_of_a_city_lies_in_the_city(adjective: str) -> None:
    known = load("ukraine").gazetteer
    found = [known.entry(n) for n in known.units(cyrillic_fold(adjective))]
    quarters = [entry for entry in found if entry.unit == "quarter"]
    assert quarters
    for district in quarters:
        city = known.get(district.within)
        assert abs(district.lat - city.lat) < 0.3
        assert abs(district.lon - city.lon) < 0.4


@pytest.mark.parametrize(
    "text",
    [
        "Human rights groups spoke.",
        "Reporting by Olena Harmash.",
        "They had word of Savannah Guthrie.",
        "Maria Lvova-Belova left.",
        "A tank stood on Letna Plain.",
        "The governor of Serhij Lysak spoke.",
    ],
)
def test_names_of_people_and_of_land_are_no_towns(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("Envoys from Turkey and Qatar will sit down in Doha.", "en", ["Doha"]),
        ("Kyiv rejected the terms, and Moscow blamed London.", "en", []),
        ("Rockets fell on Kyiv while Moscow's envoy was in Minsk.", "en", ["Kyiv", "Minsk"]),
        ("Talks between Kyiv and Moscow resumed in Rome.", "en", ["Rome"]),
        ("A shop burned in Kyiv, officials in Kyiv said.", "en", ["Kyiv", "Kyiv"]),
        ("Oleh Bondar in Kyiv and Ann Lee in Paris contributed to this report.", "en", []),
        ("Reporting by Oleh Bondar in Lviv; editing by Ann Lee.", "en", []),
        ("The Odesa Herald has a new owner.", "en", []),
        ("The tanker Kerch went aground off Odesa.", "en", ["Odesa"]),
        ("A judge from Odessa, Texas, wrote a book.", "en", ["Texas"]),
        ("Москва зірвала обмін, Київ попередив про це.", "uk", []),
        ("У Києві заявили про влучання у склад.", "uk", ["Kyiv"]),
        ("Газета «Вечірня Полтава» закрилася.", "uk", []),
        ("Корвет «Суми» прийшов до Одеси.", "uk", ["Odesa"]),
        ("Бійці бригади «Полтава» тримають Торецьк.", "uk", ["Toretsk"]),
        ("Вікна вилетіли на вулицях Полтави.", "uk", ["Poltava"]),
        ("Судно «Ростов» стоит в Керчи.", "ru", ["Kerch"]),
        ("Moscow is preparing a strike, and London will follow.", "en", []),
        ("Брюссель і Париж узгодили перелік.", "uk", []),
        ("Лондон готов давить на Киев.", "ru", []),
        ("Привезли комплекс «Призрачный Феникс».", "ru", []),
        ("The Treaty of Versailles and the Khasavyurt Accord are studied.", "en", []),
        ("Westminster applauded; a guard stood at Westminster.", "en", ["Westminster"]),
        ("Киев сорвал обмен, сообщили в Ереване.", "ru", ["Yerevan"]),
        ("Бойцы из Донецкой и Луганской народных республик.", "ru", []),
        ("Цех завода имени Артёма закрыт.", "ru", []),
    ],
)
def test_a_government_a_paper_a_ship_and_a_byline_are_no_places(text: str, lang: str, expected: list[str]) -> None:
    assert names(text, lang) == expected


def test_a_front_line_in_two_regions_is_in_the_regions_not_in_their_cities() -> None:
    assert names("Duels went on along the front line in Donetsk and Luhansk.") == ["Donetsk Oblast", "Luhansk Oblast"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Танки вошли в Работино.", "Robotyne"),
        ("Заняли Нетайлово.", "Netailove"),
        ("Заняли село Предтечино.", "Predtechyne"),
    ],
)
def test_a_russian_ending_names_the_village_whose_own_ends_otherwise(text: str, expected: str) -> None:
    assert names(text, "ru") == [expected]


def test_the_instrumental_of_a_soft_name_is_read() -> None:
    assert names("Ліс горить за кордоном з Білоруссю.", "uk") == ["Belarus"]


def test_an_adjective_of_a_district_abroad_names_the_town_that_it_is_called_after() -> None:
    (district, region) = scan("Обломки упали в Энгельсском районе Саратовской области.", "ru")
    assert (district.name, district.grain) == ("Engels", "district")
    assert region.name == "Saratov Oblast"


def test_an_abbreviation_after_a_town_makes_no_person_of_it() -> None:
    assert "Kreminna" in names("У Сватова и Кременной ВСУ потеряли танк.", "ru")
