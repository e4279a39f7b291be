"""The language a text is read in."""

import pytest

UK = (
    "Вночі противник атакував Харків ракетами, внаслідок чого загинули дві людини, а ще п'ятьох поранено. "
    "Рятувальники працювали до ранку і загасили пожежу, повідомили в обласній військовій адміністрації. "
    "Це вже третя атака за цей тиждень."
)
RU = (
    "Ночью дежурными средствами ПВО уничтожены девять беспилотных летательных аппаратов над территорией "
    "Курской области, сообщили в министерстве. По предварительным данным, пострадавших нет, но на месте "
    "падения обломков возник пожар, который уже потушили."
)
EN = (
    "The army said on Thursday that it had shot down seven of the nine drones which were sent at the "
    "port, and that the others had fallen into the sea without doing harm to anybody or to any of the "
    "ships."
)
PL = (
    "W nocy na czwartek rosyjskie drony zaatakowały port w Odessie, a jedna osoba została ranna. Według "
    "władz obwodu w mieście nie ma prądu, ale szpitale pracują normalnie, a służby ratunkowe zakończyły "
    "akcję nad ranem i usunęły gruz z ulicy."
)


@pytest.mark.parametrize(("text", "lang"), [(UK, "uk"), (RU, "ru"), (EN, "en")])
def test_the_three_languages_are_told_by_their_words(one, text, lang):
    assert one(text).lang == lang


def test_a_stated_language_gives_way_to_the_texts_own(one):
    doc = one(f"---\nlang: en\n---\n{UK}")
    assert doc.lang == "uk"
    assert any("not en as stated" in note for note in doc.notes)


def test_a_short_text_keeps_its_stated_language(one):
    assert one("---\nlang: ru\n---\nПВО сбила три БПЛА").lang == "ru"


def test_a_headline_of_words_that_two_languages_share_is_read_as_the_one_whose_letters_it_would_sooner_lack(one):
    assert one("В Луганске ударили по складу").lang == "ru"
    assert one("У Луганську вдарили по складу, є загиблі").lang == "uk"


def test_a_text_in_a_language_that_is_not_read_is_set_aside(aside):
    found = aside(PL)
    assert not found.failed
    assert found.reason == "expected a text in en, uk, ru, found one in pl: not read"


def test_a_mixed_text_is_read_in_its_main_language(one):
    assert one(f"{UK} {UK}\n\n{EN}").lang == "uk"
