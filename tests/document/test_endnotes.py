"""Endnotes leave the text; what they cite stays as links."""


def test_marks_go_and_their_notes_become_links_where_they_stood(one):
    doc = one(
        "Russian forces advanced near Siversk.[1] Ukrainian forces held the town. [2]\n\n"
        "A third sentence without a note stands here.\n\n"
        "[1] https://example.org/post/1\n\n[2] https://example.org/post/2 ; https://example.org/post/3\n"
    )
    assert doc.text == (
        "Russian forces advanced near Siversk. Ukrainian forces held the town.\n\n"
        "A third sentence without a note stands here."
    )
    first, second = doc.links
    assert (first.start, first.url) == (len("Russian forces advanced near Siversk."), "https://example.org/post/1")
    assert second.url == "https://example.org/post/2"
    assert "post/3" in second.note


def test_a_mark_cut_off_from_its_list_goes_too(one):
    assert one("Heavy fighting goes on near Lyman. [13] Two roads are closed.").text == (
        "Heavy fighting goes on near Lyman. Two roads are closed."
    )


def test_words_in_brackets_are_no_marks(one):
    said = "“We held [the line] for nine days [sic],” he said [in Ukrainian]."
    assert one(said).text == said


def test_raised_numbers_that_rise_through_a_text_are_marks(one):
    text = (
        "The first wave came in March.1 A second followed.2 Losses were heavy,3 officials said. "
        "Aid came late.4 Nobody counted the carts."
    )
    assert one(text).text == (
        "The first wave came in March. A second followed. Losses were heavy, officials said. "
        "Aid came late. Nobody counted the carts."
    )


def test_numbers_after_a_full_stop_that_do_not_rise_are_figures(one):
    text = "The score stood at rest.40 men came. Later the count was lost.7 carts left."
    assert one(text).text == text
