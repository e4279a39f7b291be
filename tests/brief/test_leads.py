"""What the lead of a paragraph says of how an attack ended holds for the sentence that names the places."""

import pytest

from daybrief.brief import compose, leads
from daybrief.brief.spots import place_name
from daybrief.model.place import Place
from tests.brief.newsday import Day, theatre

LEAD = "Russian forces kept up their offensive in Kharkiv Oblast but did not advance."


HOME = {"Vovchansk": "Kharkiv Oblast", "Lyptsi": "Kharkiv Oblast", "Kharkiv Oblast": "Kharkiv Oblast"}


@pytest.fixture(autouse=True)
def regions(monkeypatch: pytest.MonkeyPatch) -> None:
    def region_of(place: Place, _: object) -> str:
        return HOME.get(place_name(place), "")

    monkeypatch.setattr(leads, "region_of", region_of)


def _told(text: str, detail: str, *places: str) -> list[str]:
    day = Day()
    doc = day.report("a", text, "Front Institute")
    day.tell(doc, LEAD, "ground", "Kharkiv Oblast", actor="RU", action="attacked")
    day.tell(doc, detail, "ground", *places, actor="RU", action="attacked")
    brief = compose(day.material(), theatre())
    return [s.text for section in brief.sections for paragraph in section.paragraphs for s in paragraph]


def test_an_attack_told_right_behind_its_lead_ends_as_the_lead_says() -> None:
    detail = "Russian forces attacked near Vovchansk and Lyptsi."
    told = " ".join(_told(f"{LEAD}\n{detail}", detail, "Vovchansk", "Lyptsi"))
    assert told == "Russian forces attacked near Vovchansk and Lyptsi but did not advance."


@pytest.mark.parametrize("between", ["Rain fell for a third day along the whole of the border.\n", ""])
def test_an_attack_elsewhere_or_further_on_ends_as_its_own_words_say(between: str) -> None:
    place = "Vovchansk" if between else "Robotyne"
    detail = f"Russian forces attacked near {place}."
    told = " ".join(_told(f"{LEAD}\n{between}{detail}", detail, place))
    assert f"near {place}." in told
