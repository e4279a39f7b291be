"""Plain text and Markdown: paragraphs, lists, links, front matter."""


def test_lines_broken_at_a_column_are_joined_again(one):
    text = (
        "The mayor of Sumy said that the attack had lasted for three hours and that\n"
        "the city's water had been cut. Engineers were at work in two districts and\n"
        "hoped to be done by night.\n"
    )
    assert one(text).text == (
        "The mayor of Sumy said that the attack had lasted for three hours and that the city's water had been cut. "
        "Engineers were at work in two districts and hoped to be done by night."
    )


def test_lines_that_are_paragraphs_stay_apart(one):
    doc = one("Two drones were downed.\nOne fell on a field.\nNobody was hurt.")
    assert doc.text.split("\n\n") == ["Two drones were downed.", "One fell on a field.", "Nobody was hurt."]


def test_emphasis_goes_and_links_stay_as_data(one):
    doc = one("The **governor** said *nothing*, but [his office](https://example.org/post) wrote of _two_ hits.")
    assert doc.text == "The governor said nothing, but his office wrote of two hits."
    (link,) = doc.links
    assert (doc.text[link.start : link.end], link.url) == ("his office", "https://example.org/post")


def test_images_and_their_alternative_texts_go(one):
    assert one("Before. ![a man near a wall](https://example.org/x.png) After.").text == "Before. After."


def test_an_address_that_is_no_web_address_is_no_link(one):
    doc = one("Read [this](javascript:alert(1)) and [that](data:text/html,x) now, the council said on Monday.")
    assert doc.links == ()
    assert "alert" not in doc.text


def test_a_list_keeps_its_dashes_outside_the_blocks(one):
    doc = one("Over the night were launched:\n\n- 40 missiles;\n- 12 drones.")
    assert doc.text == "Over the night were launched:\n\n- 40 missiles;\n- 12 drones."
    assert [(b.role, doc.text[b.start : b.end]) for b in doc.blocks][1:] == [
        ("list", "40 missiles;"),
        ("list", "12 drones."),
    ]


def test_letters_are_nfc_and_what_cannot_be_seen_goes(one):
    doc = one("Ки\u0301їв \u200bcontrol\u00adled\u00a0it, и\u0306ого сказали.")
    assert doc.text == "Ки\u0301їв controlled it, його сказали."


def test_front_matter_names_title_source_date_and_language_and_keeps_the_rest_as_notes(one):
    doc = one(
        '---\ntitle: "A bridge reopens"\nsource: Suspilne\nurl: https://example.org/a\n'
        "published: 2025-02-27\nlang: en\ndesk: night\n---\nThe bridge over the river reopened on Thursday."
    )
    assert (doc.title, doc.source, doc.url) == ("A bridge reopens", "Suspilne", "https://example.org/a")
    assert doc.published is not None
    assert (doc.published.day.isoformat(), doc.published.basis) == ("2025-02-27", "front-matter")
    assert "desk: night" in doc.notes


def test_broken_front_matter_is_told_of_and_the_text_still_read(one):
    doc = one("---\ntitle: Shelling\nthis line is no pair\n---\nShells fell on a village near Orikhiv.")
    assert doc.text == "Shells fell on a village near Orikhiv."
    assert any("1 line(s)" in note for note in doc.notes)


def test_front_matter_that_never_closes_is_read_as_text(one):
    doc = one("---\nShells fell on a village near Orikhiv, and nobody was hurt, the mayor said.")
    assert "Shells fell" in doc.text
    assert any("never closed" in note for note in doc.notes)


def test_a_text_without_a_title_is_titled_by_its_first_words(one):
    assert one("Nine drones were shot down over Odesa.").title == "Nine drones were shot down over Odesa."


def test_the_rows_of_a_table_become_paragraphs(one):
    doc = one("| Region | Dead |\n|---|---|\n| Kharkiv region lost power | two people were killed there. |")
    assert [doc.text[b.start : b.end] for b in doc.blocks][-2:] == [
        "Kharkiv region lost power",
        "two people were killed there.",
    ]
