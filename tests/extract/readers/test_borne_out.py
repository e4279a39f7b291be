"""What the words of a text in Cyrillic make of learned claims."""

from datetime import date

from daybrief.claims import Claim
from daybrief.claims.damage import Damage
from daybrief.claims.strike import Strike
from daybrief.extract.readers.posts import borne_out
from daybrief.extract.scene import Story
from daybrief.model.text import Dating, Document
from daybrief.model.voice import Attribution, Voice
from daybrief.theatre.pack import load

THEATRE = load("ukraine")


def story(text: str) -> Story:
    day = Dating(day=date(2025, 2, 27), basis="given")
    doc = Document(name="page", source="Степовий вісник", published=day, lang="uk", text=text)
    return Story.of(doc, THEATRE)


def learned(told: Story, detail: Damage | Strike) -> Claim:
    text = told.doc.text
    voice = Attribution(chain=(Voice(name="Степовий вісник"),), stance="confirms")
    return Claim(spans=(told.doc.span(0, len(text)),), attribution=voice, detail=detail, made_by="model/1")


def test_a_thing_takes_the_packs_name_and_an_unknown_one_falls() -> None:
    told = story("Пошкоджено нафтобазу.")
    (kept,) = borne_out([learned(told, Damage(object="нафтобазу"))], [], told)
    assert isinstance(kept.detail, Damage)
    assert kept.detail.object == "oil depot"
    assert not borne_out([learned(told, Damage(object="авіації"))], [], told)


def test_a_claim_without_a_word_of_its_kind_falls() -> None:
    told = story("Уламки дрона впали на подвір'я школи.")
    assert not borne_out([learned(told, Strike(attacker="RU", weapon="missile"))], [], told)


def test_a_claim_is_as_sure_as_the_words_of_its_sentence() -> None:
    told = story("Пошкоджено нафтобазу.")
    (kept,) = borne_out([learned(told, Damage(object="нафтобазу"))], [], told)
    assert kept.attribution.stance == "asserts"


def test_where_the_rules_tell_of_such_a_thing_the_learned_claim_falls() -> None:
    told = story("Пошкоджено нафтобазу.")
    rule = learned(told, Damage(object="oil depot")).model_copy(update={"made_by": "posts/1"})
    assert not borne_out([learned(told, Damage(object="нафтобазу"))], [rule], told)
