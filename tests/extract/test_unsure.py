"""What grammar shows a claim may have of another clause or another thing of its sentence is doubted."""

from datetime import date

import pytest

from daybrief.claims.base import DOUBTED
from daybrief.extract import claims
from daybrief.model.text import Dating, Document
from daybrief.theatre.pack import load


def _sure(text: str, kind: str) -> list[bool]:
    day = Dating(day=date(2024, 5, 14), basis="front-matter")
    doc = Document(name="report", source="A desk", published=day, lang="en", text=text)
    found = [claim for claim in claims(doc, load("ukraine")) if claim.detail.kind == kind]
    return [claim.confidence > DOUBTED for claim in found]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Russian forces continued assaults to contest ground north of Kharkiv.",
            "ground",
        ),
        ("The General Staff said Russian troops control part of a street, which runs from Terny into Lyman.", "ground"),
        ("Ukrainian forces consolidated their gains near Lyman on Monday.", "ground"),
        ("Ukrainian forces likely captured Terny or bypassed it.", "ground"),
        ("Officials said a Russian tank battalion from Samara deployed to Donetsk Oblast on Monday.", "deployment"),
        (
            "Media said Russia’s “Sokol” and “Oryol” battalions will deploy to Ukraine soon.",
            "deployment",
        ),
        ("Russian forces will likely attempt to push on Lyman and continued to shell Terny.", "strike"),
        ("Footage showed Russian military vehicles moving north from Melitopol.", "deployment"),
        (
            "Bloggers said that Wagner Group forces around Lyman are deploying men out of prisons.",
            "deployment",
        ),
        ("The mayor announced the evacuation of Kupiansk, citing increased Ukrainian artillery strikes.", "strike"),
        ("Ukrainian forces destroyed two depots in Tokmak, three command posts, and a radar in Melitopol.", "damage"),
        (
            "Ukrainian forces destroyed five depots in Tokmak and Lyman, and nine command posts in several areas.",
            "damage",
        ),
    ],
)
def test_it_is_doubted(text: str, kind: str) -> None:
    assert not all(_sure(text, kind))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Russian forces attempted to advance on Lyman and Terny.", "ground"),
        ("Russian forces carried out air strikes, including near Lyman and Terny.", "strike"),
        ("Ukrainian forces destroyed a depot and a command post in Tokmak.", "damage"),
        ("Ukrainian forces shot down three Russian drones operating over Odesa Oblast.", "strike"),
        ("Ukrainian forces destroyed two depots in the Tokmak and Melitopol areas.", "damage"),
    ],
)
def test_it_is_not(text: str, kind: str) -> None:
    found = _sure(text, kind)
    assert found and any(found)


def test_what_a_long_report_tells_far_down_without_a_time_is_doubted() -> None:
    filler = "The mayor spoke about schools and roads. " * 12
    deed = "Russian forces struck a bakery in Lyptsi with a drone."
    assert _sure(f"{deed} {filler}", "strike") == [True]
    assert _sure(f"{filler}{deed}", "strike") == [False]
    assert _sure(f"{filler}On Tuesday {deed}", "strike") == [True]
