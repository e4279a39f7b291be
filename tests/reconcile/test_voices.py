"""One voice, however it is named."""

import pytest

from daybrief.reconcile.voices import Voices, nearest
from tests.reconcile.telling import claim, made, theatre, together


@pytest.fixture(scope="module")
def voices() -> Voices:
    return Voices(theatre(), ["The Harbour Times"])


@pytest.mark.parametrize(
    "names",
    [
        ("Ukraine's air force", "the Ukrainian Air Force", "Повітряні сили ЗС України", "Ukrainian Air Force"),
        ("Russian Defense Ministry", "Russia’s Ministry of Defence", "Минобороны России", "Russian MoD"),
        ("Ukrainian General Staff", "General Staff of Ukraine", "Генеральний штаб ЗСУ"),
        ("Donetsk Oblast administration", "Donetsk regional military administration", "Донецька ОВА"),
        ("State Emergency Service of Ukraine", "ДСНС України", "Ukraine's emergency services"),
        ("SBU", "sources in Ukraine's Security Service (SBU)", "СБУ", "Службе безопасности Украины"),
        ("Air Force Command of Ukraine's Armed Forces", "Ukrainian Air Force", "Повітряні Сили ЗСУ"),
        ("General Staff of the Armed Forces of Ukraine", "Генерального штабу", "Ukraine's General Staff"),
        ("Poland's Ministry of National Defence", "Polish Defence Ministry"),
        ("Southern Operational Command", "Operational Command South"),
        ("ISW", "ISW analysts", "Institute for the Study of War"),
        ("UN", "U.N.", "United Nations"),
        ("President Zelensky", "Volodymyr Zelenskyy", "Zelenskiy", "Зеленський"),
        ("Olha Horobets", "governor Olha Horobets", "Horobets", "Ольга Горобець"),
        ("Harbour Times", "The Harbour Times"),
    ],
)
def test_every_way_of_naming_a_voice_is_one_origin(voices: Voices, names: tuple[str, ...]) -> None:
    assert len({voices.of(name).key for name in names}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ukrainian General Staff", "Ukrainian Air Force"),
        ("Ukrainian Defense Ministry", "Russian Defense Ministry"),
        ("Kharkiv Oblast administration", "Donetsk Oblast administration"),
        ("Zelensky", "Putin"),
        ("Ukrainian officials", "Russian officials"),
        ("Olha Horobets", "Petro Horodets"),
    ],
)
def test_two_voices_stay_two(voices: Voices, one: str, other: str) -> None:
    assert voices.of(one).key != voices.of(other).key


def test_an_institute_is_no_person_though_its_name_ends_in_two_capitals(voices: Voices) -> None:
    assert voices.of("Center for Strategic and International Studies").key.startswith(("office:", "source:"))


def test_a_spokesperson_speaks_for_the_office_named_with_them(voices: Voices) -> None:
    who = voices.of("Ukrainian Air Force spokesman Petro Horodets")
    assert (who.name, who.speaks_for) == ("Petro Horodets", voices.of("Ukrainian Air Force").key)


def test_an_outlet_that_is_an_office_is_that_office(voices: Voices) -> None:
    assert voices.outlet("Повітряні сили ЗС України").key == voices.of("Ukrainian Air Force").key


def test_a_short_name_means_the_one_fuller_name_beside_it_and_none_of_two() -> None:
    ours, theirs = "office:UA air-force", "office:RU air-force"
    assert nearest("office:air-force", [ours]) == ours
    assert nearest("office:air-force", [ours, theirs]) == "office:air-force"
    assert nearest("person:ihnat", [ours]) == "person:ihnat"


@pytest.mark.parametrize(
    ("name", "code"), [("Russian forces", "RU"), ("Ukraine", "UA"), ("US", "US"), ("EU", "EU"), ("White House", "US")]
)
def test_a_party_is_known_by_its_forces_and_its_capital(voices: Voices, name: str, code: str) -> None:
    assert voices.party(name) == code


def test_people_count_for_their_party_and_parties_for_themselves(voices: Voices) -> None:
    found = voices.people(["Zelensky", "EU"])
    assert found.parties == {"UA", "EU"}
    assert found.persons == {voices.of("Zelensky").key}


def test_one_document_gives_words_to_nobody_here_and_to_their_speaker_there() -> None:
    said = {"said": "grave and lasting steps", "doc": "x"}
    named = claim(
        "statement", speaker="Ondřej Malík", id="named", quote="Malík promised grave and lasting steps.", **said
    )
    bare = claim("statement", speaker="He", id="bare", quote="He spoke of grave and lasting steps.", **said)
    other = claim("statement", speaker="Helen Marsh", id="other", quote="Marsh: grave and lasting steps.", **said)
    assert together(made([named, bare]), named, bare)
    assert not together(made([named, other]), named, other)
