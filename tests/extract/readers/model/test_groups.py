"""Which marks of one sentence belong together."""

from daybrief.extract.readers.model.groups import groups
from daybrief.extract.readers.model.marks import Mark


def mark(first: int, slot: str) -> Mark:
    return Mark(first, first + 1, slot, 0.9)


def same(_: Mark) -> object:
    return "RU"


def test_one_value_a_slot_is_one_claim() -> None:
    marks = (mark(1, "killed"), mark(4, "injured"), mark(8, "places"))
    assert groups("casualties", marks, same) == [marks]


def test_a_second_value_of_a_slot_makes_a_second_claim() -> None:
    marks = (mark(1, "killed"), mark(2, "injured"), mark(4, "places"), mark(9, "killed"), mark(12, "places"))
    first, second = groups("casualties", marks, same)
    assert [m.first for m in first] == [1, 2, 4]
    assert [m.first for m in second] == [9, 12]


def test_one_place_is_shared_by_all_the_things_damaged_there() -> None:
    school, shop, town = mark(2, "object"), mark(5, "object"), mark(8, "places")
    assert groups("damage", (school, shop, town), same) == [(school, town), (shop, town)]


def test_places_that_the_model_answers_differently_are_told_apart() -> None:
    here, there = mark(3, "places"), mark(9, "places")
    assert groups("ground", (here, there), lambda m: m.first) == [(here,), (there,)]
    assert groups("ground", (here, there), same) == [(here, there)]
