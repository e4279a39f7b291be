"""No theatre lives in code: an invented war of twenty places, in an invented language, goes through every stage."""

import json
from datetime import date
from pathlib import Path

import pytest

from daybrief.claims import Claim
from daybrief.extract import claims
from daybrief.locate import mentions, places
from daybrief.model.place import Located
from daybrief.model.text import Dating, Document
from daybrief.pipeline.job import Job
from daybrief.pipeline.run import run
from daybrief.receipts import check_text
from daybrief.theatre.check import faults_of
from daybrief.theatre.pack import Theatre, load

PACK = str(Path(__file__).parents[1] / "theatres" / "testland")
REPORT = (
    "Brugian trupo bardis Karshun noktu, 24 zumiko. "
    "Seku civiko mortis ed beto vundita na Karshun, lau regul Orlo Venn.\n\n"
    "Rakelo trafis oleostoro na Ostrel, Eastmark marko. Brugian trupo kaptis Mirovell na Eastmark marko."
)


@pytest.fixture(scope="module")
def theatre() -> Theatre:
    return load(PACK)


def document(text: str, source: str = "Testland Herald") -> Document:
    day = Dating(day=date(2031, 6, 7), basis="front-matter")
    return Document(name="report", source=source, published=day, lang="vo", text=text)


def located(text: str, theatre: Theatre, source: str = "Testland Herald") -> dict[str, str]:
    found = mentions(document(text, source), theatre)
    return {p.mention.span.quote: p.chosen.gazetteer_id for p in found if isinstance(p, Located)}


def told(theatre: Theatre) -> dict[str, Claim]:
    doc = document(REPORT)
    return {claim.detail.kind: claim for claim in places(doc, claims(doc, theatre), theatre)}


def test_the_pack_has_no_fault_and_knows_twenty_places(theatre: Theatre) -> None:
    assert list(faults_of(theatre)) == []
    assert len(theatre.gazetteer.patches["place"]) == 20


def test_namesakes_are_told_apart_by_the_region_the_neighbour_and_the_office(theatre: Theatre) -> None:
    assert located("Bardo na Mirovell, Westmark marko.", theatre)["Mirovell"] == "xa:t05"
    assert located("Bardo na Mirovell ed Ostrel.", theatre)["Mirovell"] == "xa:t06"
    assert located("Bardo na urbo Mirovell.", theatre, "Westmark Office")["Mirovell"] == "xa:t05"
    assert located("Bardo na okupata Mirovell.", theatre)["Mirovell"] == "xa:t06"


def test_an_axis_is_read_in_the_words_of_the_pack(theatre: Theatre) -> None:
    (place,) = mentions(document("Brugian trupo sturmis na Ostrel zondo."), theatre)
    assert isinstance(place, Located)
    assert (place.grain, place.mention.relation) == ("direction", "in the direction of")


def test_claims_are_taken_from_an_invented_language(theatre: Theatre) -> None:
    found = told(theatre)
    harm, move = found["casualties"].detail, found["ground"].detail
    assert {slot: figure.exchange() for slot, figure in harm.figures().items()} == {"killed": [6, 6], "injured": [2, 2]}
    assert move.model_dump(include={"actor", "action"}) == {"actor": "XB", "action": "seized"}
    assert found["casualties"].attribution.origin.name == "Orlo Venn"


def test_the_night_is_counted_in_the_pack_own_time_zone(theatre: Theatre) -> None:
    when = told(theatre)["casualties"].when
    assert when is not None
    assert (when.start, when.last) == (date(2031, 6, 6), date(2031, 6, 7))


def test_the_whole_chain_publishes_a_brief_whose_receipts_hold(tmp_path: Path) -> None:
    source = tmp_path / "report.md"
    front = "---\nsource: Westmark Office\npublished: 2031-06-07\nlang: vo\n---\n"
    source.write_text(front + REPORT, encoding="utf-8")
    job = Job(sources=(str(source),), day=date(2031, 6, 7), theatre=PACK, out=tmp_path / "out", workers=1)
    run(job, lambda line: None)
    text = (tmp_path / "out" / "brief.json").read_text(encoding="utf-8")
    brief, report = json.loads(text), check_text(text)
    assert brief["theatre"] == "testland"
    assert {claim["kind"] for claim in brief["claims"]} >= {"strike", "casualties", "ground"}
    assert report.sentences > 0
    assert report.supported == report.sentences
    assert "Ukrain" not in text
