"""The same facts in Ukrainian: agreement, cases, voices, and what cannot be said well."""

import re
from pathlib import Path
from typing import get_args

import pytest

from daybrief import receipts
from daybrief.brief import compose
from daybrief.brief.tongues import tongue
from daybrief.brief.ukrainian.tongue import catalogue
from daybrief.claims import KINDS
from daybrief.errors import InputError
from daybrief.export.publish import publish
from daybrief.export.site.records import HOW
from daybrief.model.outcome import Brief, Dot, Standing
from daybrief.model.place import Area, Grain
from daybrief.model.voice import Stance
from daybrief.theatre.pack import load
from tests.brief.newsday import Day, full_day, theatre

SRC = Path(__file__).resolve().parents[3] / "src" / "daybrief"


def texts(brief: Brief) -> list[str]:
    found = [s.text for s in (*brief.standfirst, *brief.takeaways, *brief.contested)]
    return found + [s.text for section in brief.sections for paragraph in section.paragraphs for s in paragraph]


def written(day: Day) -> Brief:
    return compose(day.material().model_copy(update={"lang": "uk"}), theatre())


def one(quote: str, kind: str, *places: str, **slots: object) -> list[str]:
    day = Day()
    doc = day.report("report", quote, "Steppe Courier")
    day.tell(doc, quote, kind, *places, **slots)
    return texts(written(day))


def test_the_dead_and_the_wounded_of_a_town() -> None:
    said = one(
        "Six civilians were killed and ten wounded in Beryslav, the Kherson Oblast Military Administration said.",
        "casualties", "Beryslav", killed=[6, 6], injured=[10, 10], who="civilian",
        by="Kherson Oblast Military Administration",
    )  # fmt: skip
    assert "У Бериславі загинуло шестеро цивільних, поранено 10, повідомила Херсонська ОВА." in said


def test_troops_and_the_verb_of_their_move_in_the_plural() -> None:
    said = one(
        "Russian forces attacked near Lyptsi and Vovchansk.", "ground", "Lyptsi", "Vovchansk",
        actor="RU", action="attacked",
    )  # fmt: skip
    assert any("Російські війська атакували поблизу Липців і Вовчанська" in text for text in said)


def test_a_plan_is_told_as_what_somebody_has_to_do() -> None:
    day = Day()
    quote = "Ukraine and the United States will sign an agreement on critical minerals on 20 May 2024 in Vienna."
    doc = day.report("report", quote, "Steppe Courier")
    day.tell(
        doc, quote, "agreement", "Vienna", parties=("UA", "US"), stage="signed", subject="critical minerals",
        stance="plans", when="2024-05-20", basis="stated",
    )  # fmt: skip
    (told,) = written(day).watch
    assert told.sentence.text == "Україна й США мають підписати угоду про критично важливі корисні копалини у Відні."


def test_a_quotation_stays_in_the_language_it_was_said_in() -> None:
    day = Day()
    quote = "“Our answer will be heard in every capital that doubts us today,” Volodymyr Zelensky said."
    doc = day.report("report", quote, "Steppe Courier")
    day.tell(
        doc, quote, "statement", speaker="Volodymyr Zelensky", by="Volodymyr Zelensky",
        said="Our answer will be heard in every capital that doubts us today", when=None,
    )  # fmt: skip
    said = " ".join(texts(written(day)))
    assert "«Our answer will be heard in every capital that doubts us today» (англійською)" in said
    assert re.search(r"[Пп]резидент України Володимир Зеленський", said)


def test_what_the_glossary_does_not_know_stands_in_the_words_of_its_source_and_is_counted() -> None:
    day = Day()
    quote = "A carillon was damaged in Kharkiv, the Kharkiv Oblast Military Administration said."
    doc = day.report("report", quote, "Steppe Courier")
    day.tell(doc, quote, "damage", "Kharkiv", object="carillon", by="Kharkiv Oblast Military Administration")
    brief = written(day)
    (table,) = [table for section in brief.sections for table in section.tables]
    assert table.rows[0].label == "Харків"
    assert table.rows[0].cells == (f"«{quote}»",)
    assert "Наведено словами джерела, бо їх не вдалося добре передати українською: 1." in brief.gaps


def test_a_published_brief_in_ukrainian_holds_its_receipts_and_says_its_language() -> None:
    pages = publish(full_day().material().model_copy(update={"lang": "uk"}), theatre()).pages
    assert receipts.check_text(pages["brief.json"]).failures == ()
    assert '<html lang="uk">' in pages["brief.html"]
    assert "## Джерела" in pages["brief.md"]
    assert '"lang": "uk"' in pages["brief.json"]


def test_english_and_ukrainian_tell_the_same_day() -> None:
    material = full_day().material()
    english = compose(material, theatre())
    ukrainian = compose(material.model_copy(update={"lang": "uk"}), theatre())
    assert {n.figure for n in english.numbers} == {n.figure for n in ukrainian.numbers}
    assert {dot.name for dot in ukrainian.dots} <= {dot.name for dot in english.dots}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_kind_is_worded_in_ukrainian(kind: type) -> None:
    ways = tongue("uk", theatre()).ways(kind)
    assert ways.says
    assert len(ways.tallies) == len(kind.tallies)
    assert set(kind.counts) <= set(ways.counts)


def test_every_phrase_that_a_page_or_form_asks_for_is_in_the_catalogue() -> None:
    asked = set()
    code = [*(SRC / "brief").rglob("*.py"), *(SRC / "export").rglob("*.py"), SRC / "pipeline" / "day.py"]
    pages = [path for path in (SRC / "export" / "templates").rglob("*") if path.is_file()]
    for path in (*code, *pages):
        text = path.read_text(encoding="utf-8")
        asked |= set(re.findall(rf'\b{"say" if path.suffix == ".typ" else "t"}\(\s*"([^"]+)"', text))
        asked |= set(re.findall(r'\bt\(\s*"[^"]+" if [^"]*? else "([^"]+)"', text))
        asked |= set(re.findall(r'(?:words|tongue)\.count(?:ed)?\([^"\n]*, "([^"]+)"\)', text))
    assert len(asked) > 200
    assert asked <= set(catalogue())


def test_every_word_that_a_record_shows_is_in_the_catalogue() -> None:
    shown = {"acts", "takes part", "says so", *get_args(Grain)}
    assert set(HOW) == set(get_args(Stance))
    shown |= set(HOW.values())
    shown |= {f"standing: {standing}" for standing in get_args(Standing)}
    shown |= {source.kind for source, _ in theatre().sources}
    for kind in KINDS:
        shown.add(str(kind.model_fields["kind"].default))
        for slot, about in kind.slots().items():
            shown.add(slot.replace("_", " "))
            if about.sort == "enum":
                values = re.findall(r"'([a-z_]+)'", str(kind.model_fields[slot].annotation))
                assert values
                shown |= {value.replace("_", " ") for value in values}
    assert shown <= set(catalogue())


def test_a_theatre_without_names_in_the_language_says_so_in_one_line() -> None:
    with pytest.raises(InputError, match="tongues/uk"):
        tongue("uk", load(str(Path(__file__).resolve().parents[2] / "theatres" / "testland")))


@pytest.mark.parametrize(
    ("said", "called"),
    [
        ("south-west of Pokrovsk", "на південний захід від Покровська"),
        ("12.5 km north of Kharkiv", "за 12,5 км на північ від Харкова"),
        ("southeastern Kharkiv", "південний схід Харкова"),
        ("between Kupiansk and Svatove", "від Куп’янська до Сватового"),
        ("the border of Kharkiv Oblast", "кордон Харківської області"),
        ("the Vovchansk direction", "напрямок на Вовчанськ"),
    ],
)
def test_an_area_on_the_map_is_called_in_ukrainian(said: str, called: str) -> None:
    area = Area(said=said, points=((37.0, 48.0), (37.1, 48.0), (37.1, 48.1)), closed=True)
    dot = Dot(
        name=said, lon=37, lat=48, radius_km=5, grain="settlement", kind="ground", side="RU", facts=("f",), area=area
    )
    assert tongue("uk", theatre()).spot(dot) == (called, said)


def test_sounds_smooth_the_small_words() -> None:
    words = tongue("uk", theatre())
    assert words.settled("Росія уночі атакувала у Україні") == "Росія вночі атакувала в Україні"
    assert words.settled("поблизу Торецька і у напрямку") == "поблизу Торецька й у напрямку"


def test_who_died_of_an_illness_did_not_perish_in_a_blow() -> None:
    quote = "One man died of severe hypothermia in Bilopillia, the governor said."
    told = " ".join(one(quote, "casualties", "Bilopillia", killed=[1, 1], who="unstated", cause="severe hypothermia"))
    assert "через переохолодження" in told
    assert "загину" not in told
    unknown = one("One man died of gout in Bilopillia.", "casualties", "Bilopillia", killed=[1, 1], cause="gout")
    assert not any("загину" in text for text in unknown)


def test_people_whom_police_hold_are_no_prisoners_of_war() -> None:
    held = one("Police detained two suspects in Odesa.", "casualties", "Odesa", captured=[2, 2], who="civilian")
    assert not any("полон" in text for text in held)


def test_a_publisher_that_is_a_body_is_named_in_ukrainian_and_an_outlet_by_its_own_name() -> None:
    words = tongue("uk", theatre())
    assert words.publisher("Kherson Oblast Military Administration") == "Херсонська ОВА"
    assert words.publisher("Meridian Wire") == "Meridian Wire"


def test_a_district_known_by_its_town_is_not_the_town() -> None:
    words = tongue("uk", theatre())
    dot = Dot(name="Konakovo Raion", lon=36.8, lat=56.7, radius_km=30, grain="district", kind="strike", side="UA",
              facts=("f",), local="Конаково")  # fmt: skip
    assert words.spot(dot)[0] == "район Конакова"
