"""What every record shares."""

from daybrief.model.figure import exactly
from daybrief.model.outcome import Step


def test_a_changed_copy_has_an_id_of_its_own() -> None:
    step = Step(rule="part", took=("a",), said="within")
    before = step.id
    changed = step.model_copy(update={"said": "beyond"})
    assert step.id == before
    assert changed.id == Step(rule="part", took=("a",), said="beyond").id != before
    assert step.model_copy().id == before
    assert exactly(3).model_copy(update={"low": 3}).id == exactly(3).id
