"""Learned values that grammar sets right, proved on claims made by hand."""

import pytest

from daybrief.claims import Claim
from daybrief.claims.casualties import Casualties
from daybrief.claims.losses import Losses
from daybrief.claims.measure import Measure
from daybrief.extract.readers.rules.checking import checked
from daybrief.extract.readers.rules.misread import of_firms
from daybrief.extract.readers.rules.reader import parse
from daybrief.extract.scene import Story
from daybrief.extract.speakers import spoken
from daybrief.model.figure import exactly
from daybrief.model.voice import Attribution, Voice
from daybrief.theatre.pack import load
from tests.extract.literate import Case, document

THEATRE = load("ukraine")


@pytest.fixture
def made():
    def make(text, detail):
        case = Case("case", source="Reuters", published="2025-02-27", lang="en", text=text, expected=())
        doc = document(case, THEATRE)
        story = Story.of(doc, THEATRE)
        (parsed,) = parse(story, story.scenes[:1], spoken(story))
        voice = Attribution(chain=(Voice(name="Reuters"),), stance="asserts")
        span = doc.span(parsed.scene.start, parsed.scene.end)
        return Claim(spans=(span,), attribution=voice, detail=detail, made_by="model/2"), parsed

    return make


MORE = "\n\nThe ministry spoke of it again on Tuesday."


def test_a_number_is_that_of_the_thing_it_stands_at(made):
    told = "The losses are put at 1,480 men over the past day and 310 tanks." + MORE
    claim = made(told, Losses(side="RU", item="tanks", count=exactly(1480)))
    assert checked(*claim) == {"count": exactly(310)}


def test_people_who_were_hurt_did_not_die(made):
    told = "Another 73 residents, 15 of them minors, sustained injuries." + MORE
    claim = made(told, Casualties(killed=exactly(73), injured=exactly(15)))
    assert checked(*claim) == {"killed": None, "injured": exactly(73)}


def test_one_of_two_givers_receives_nothing(made):
    told = "The plant received three vehicles with funding from Japan and Norway." + MORE
    claim = made(told, Measure(issuer="JP", action="gives", target="NO"))
    assert checked(*claim) == {"target": None}


def test_what_firms_stop_buying_nobody_has_banned(made):
    told = "Chinese oil majors have suspended purchases of Russian crude." + MORE
    assert of_firms(*made(told, Measure(issuer="CN", action="bans", target="purchases")))
    told = "China has suspended purchases of Russian crude." + MORE
    assert not of_firms(*made(told, Measure(issuer="CN", action="bans", target="purchases")))
