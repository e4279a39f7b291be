"""Copies: the same page again, and one text in several outlets."""

from datetime import date

from daybrief.document import kin


def test_the_same_text_in_two_outlets_is_one_text_and_the_earlier_stays(one, article):
    late = one(f"---\nsource: Late Post\npublished: 2025-02-28\n---\n{article}")
    early = one(f"---\nsource: Early Post\npublished: 2025-02-27\n---\n{article}")
    (copy,) = kin([late, early])
    assert (copy.doc, copy.duplicate_of) == (late.id, early.id)
    assert copy.why.startswith("the same text as Early Post")


def test_a_copy_that_an_outlet_shortened_and_added_to_is_found(one, article):
    whole = one(f"---\nsource: Wire\n---\n{article}", given=date(2025, 2, 27))
    cut = "\n\n".join(
        [*article.split("\n\n")[:4], "Our correspondent saw no trace of the fire when he came in the evening."]
    )
    (copy,) = kin([whole, one(f"---\nsource: Post\n---\n{cut}", given=date(2025, 2, 27))])
    assert copy.duplicate_of == whole.id
    assert "% of its sentences" in copy.why


def test_of_two_of_one_day_the_fuller_stays(one, article):
    short = one("\n\n".join(article.split("\n\n")[:4]), given=date(2025, 2, 27))
    full = one(article, given=date(2025, 2, 27))
    assert [k.duplicate_of for k in kin([short, full])] == [full.id]


def test_two_reports_of_one_strike_in_other_words_are_no_copies(one, article):
    other = "A bakery in Nikopol burnt on Thursday after a strike by drones. Two died and one was hurt, officials said."
    assert kin([one(article), one(other)]) == ()


def test_reports_that_differ_in_their_figures_are_no_copies(one):
    first = one("Air defence shot down 40 of the 52 drones that were launched overnight.")
    second = one("Air defence shot down 41 of the 53 drones that were launched overnight.")
    assert kin([first, second]) == ()


def test_the_very_same_record_is_no_copy_of_itself(one, article):
    assert kin([one(article), one(article)]) == ()
