from datetime import date

import pytest
from pydantic import TypeAdapter, ValidationError

from daybrief.claims import KIND_BY_NAME, KINDS, Claim
from daybrief.claims.casualties import Casualties
from daybrief.model.figure import Figure
from daybrief.model.place import Candidate, Located, Mention
from daybrief.model.text import Dating, Document
from daybrief.model.voice import Attribution, Voice
from daybrief.model.when import When

DOC = Document(
    name="sumy",
    source="City Desk",
    published=Dating(day=date(2025, 3, 2), basis="given"),
    lang="uk",
    text="У Сумах 🏠 загинули щонайменше 12 людей.",
)
SUMY = DOC.span(2, 7)
CLAIM = Claim(
    spans=(DOC.span(0, len(DOC.text)),),
    attribution=Attribution(chain=(Voice(name="City Desk"),)),
    detail=Casualties(killed=Figure(low=12)),
    places=(Mention(span=SUMY, name="Sumy"),),
    when=When.day(date(2025, 3, 2), "reporting-day"),
    made_by="rules/1",
)


def test_a_claim_reads_back_whole_and_picks_its_kind() -> None:
    back = Claim.model_validate_json(CLAIM.model_dump_json())
    assert back == CLAIM
    assert back.id == CLAIM.id
    assert isinstance(back.detail, Casualties)


def test_a_new_reader_version_and_a_located_place_keep_the_id() -> None:
    there = Candidate(gazetteer_id="UA59", name="Sumy", lon=34.8, lat=50.9, score=1, why=("only one",))
    located = Located(mention=CLAIM.places[0], chosen=there, grain="settlement", radius_km=6)
    assert CLAIM.model_copy(update={"made_by": "rules/2", "where": (located,), "confidence": 0.5}).id == CLAIM.id


def test_the_exchange_form_is_verbatim_and_leaves_uncounted_things_out() -> None:
    line = CLAIM.exchange(DOC)
    assert line["quote"] == DOC.text[line["start"] : line["end"]]
    assert line["source"] is None
    assert line["killed"] == [12, None]
    assert "injured" not in line
    assert line["when"] == "2025-03-02"
    assert line["places"] == [{"name": "Sumy"}]


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Claim).validate_python(CLAIM.model_dump() | {"detail": {"kind": "vibes"}})


def test_the_kinds_are_the_eleven_of_the_exchange_format() -> None:
    assert list(KIND_BY_NAME) == [
        "strike", "casualties", "damage", "ground", "losses", "deployment",
        "meeting", "agreement", "measure", "statement", "forecast",
    ]  # fmt: skip


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.__name__)
def test_every_enum_slot_lists_its_words(kind: type) -> None:
    for name, slot in kind.slots().items():
        if slot.sort == "enum":
            assert len(kind.choices(name)) > 1
