"""Pages flattened to text: the article stays, the page around it goes."""

import pytest

from tests.document.conftest import PROSE


def body(doc) -> list[str]:
    return [doc.text[b.start : b.end] for b in doc.blocks]


def test_a_page_is_reduced_to_its_article(one):
    menu = ["Home", "World", "Business and markets", "Sport", "Sign in", "Subscribe now", "Search"]
    tail = [
        "Related stories",
        "Cabinet agrees on new rules for fishing boats in the north",
        "Five recipes for a cold evening that the whole family will like",
        "Leave a Comment",
        "Your email address will not be published.",
        "© 2025 An Outlet. All rights reserved.",
    ]
    assert body(one("\n".join([*menu, *PROSE, *tail]))) == list(PROSE)


@pytest.mark.parametrize(
    "line",
    [
        "A woman stands by a burnt-out bus in Nikopol. (Ann Other/Getty Images)",
        "A woman stands by a burnt-out bus in Nikopol, Feb. 26, 2025. REUTERS/Ann Other Purchase Licensing Rights",
        "Soldiers rest in a trench near the town [File: Ann Other/AFP]",
        "A bus burns after the strike. Photograph: Ann Other/AP",
        "Image: A bus burns in Nikopol after a strike.",
        "Фото: пресслужба ДСНС",
        "[2/4] A bus burns in Nikopol after the strike.",
    ],
)
def test_captions_and_credits_go(one, line):
    assert body(one("\n".join([*PROSE[:2], line, *PROSE[2:]]))) == list(PROSE)


def test_machine_written_image_texts_go_with_the_line_that_confesses_them(one):
    lines = [*PROSE[:3], "A person standing in front of a wall", "AI-generated content may be incorrect.", *PROSE[3:]]
    assert body(one("\n\n".join(lines))) == list(PROSE)


def test_an_image_text_without_confession_goes_by_its_shape(one):
    lines = [*PROSE[:3], "a street at night with smoke coming out of a window", *PROSE[3:]]
    assert body(one("\n\n".join(lines))) == list(PROSE)


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for our morning newsletter and never miss a story.",
        "Read more: Why the bridge at Nikopol matters to both armies",
        "list 2 of 3Three killed in an earlier strike on the same street",
        "Читайте також: Що відомо про нічну атаку на Харків",
        "Подписывайтесь на наш канал, чтобы ничего не пропустить",
        "We use cookies to improve the website. Privacy policy and terms apply.",
        "Advertisement",
        "Share on Facebook",
        "Mail Facebook Twitter / X LinkedIn",
    ],
)
def test_notices_and_pointers_inside_an_article_go(one, line):
    assert body(one("\n".join([*PROSE[:2], line, *PROSE[2:]]))) == list(PROSE)


def test_unfinished_items_that_nothing_introduces_are_other_stories(one):
    teasers = ["* Army trains for a possible long winter campaign", "* Police detain three men at the border bridge"]
    assert body(one("\n".join([*PROSE[:2], *teasers, *PROSE[2:]]))) == list(PROSE)


def test_a_list_that_a_colon_introduces_stays(one):
    listed = ["The package holds, the ministry said:", "* forty generators for hospitals", "* two mobile bridges"]
    assert body(one("\n".join([*PROSE, *listed]))) == [*PROSE, listed[0], *(item[2:] for item in listed[1:])]


def test_paragraphs_that_break_off_at_the_end_are_other_stories(one):
    cut = [
        "The army said that its units near the river had advanced and taken the...",
        "A port was hit by drones late...",
    ]
    assert body(one("\n".join([*PROSE, "More from An Outlet", *cut]))) == list(PROSE)


def test_headings_inside_an_article_stay_as_headings(one):
    doc = one("\n\n".join([*PROSE[:3], "On the southern front", *PROSE[3:]]))
    assert [(b.role, doc.text[b.start : b.end]) for b in doc.blocks][3] == ("heading", "On the southern front")


def test_bylines_and_date_lines_go_but_date_the_text(one):
    doc = one("\n".join(["Ann Other, Bo Person and C. Third", "February 27, 2025, 8:45pm ET", *PROSE]))
    assert body(doc) == list(PROSE)
    assert doc.published is not None
    assert (doc.published.day.isoformat(), doc.published.basis) == ("2025-02-27", "text")


def test_a_note_on_the_author_goes(one):
    note = "Ann Other is a senior fellow at an institute in Kyiv. She writes about rivers."
    assert body(one("\n".join([*PROSE, note]))) == list(PROSE)


def test_a_person_of_the_story_introduced_late_stays(one):
    late = "Bo Person is the director of the clinic. “We swept glass all day,” he said."
    after = "The clinic hopes to receive its first patients again at the beginning of next week."
    assert body(one("\n".join([*PROSE, late, after]))) == [*PROSE, late, after]


def test_a_paragraph_that_stands_twice_is_read_once(one):
    assert body(one("\n".join([*PROSE, PROSE[1]]))) == list(PROSE)


def test_a_sentence_that_lost_its_full_stop_stays(one):
    last = (
        "Residents of the next village said they had heard three blasts one after the other and then nothing at all "
        "until the morning came"
    )
    assert body(one("\n".join([*PROSE, last])))[-1] == last


def test_every_line_of_a_short_post_counts(one):
    post = "ЗБИТО 134 БПЛА ВОРОГА\n\nУночі на 26 вересня полетіло 173 дрони.\n\n19 влучань"
    assert body(one(post)) == ["ЗБИТО 134 БПЛА ВОРОГА", "Уночі на 26 вересня полетіло 173 дрони.", "19 влучань"]


def test_a_consent_form_goes_whole(one):
    form = [
        "This cookie is used to tell people from robots.",
        "Maximum Storage Duration : SessionType : HTTP Cookie",
        "abc_id Registers a unique number for the visitor of the website.",
        "This cookie remembers the language that was chosen.",
        "Maximum Storage Duration : 6 monthsType : HTTP Cookie",
        "xyz Tracks the visitor across pages and websites.",
    ]
    assert body(one("\n".join([*form, *PROSE]))) == list(PROSE)


def test_a_page_of_menus_alone_is_set_aside(aside):
    found = aside("Home\nSign in\nSubscribe now\nSearch\nAdvertisement")
    assert not found.failed
    assert "menus" in found.reason


def test_a_sentence_that_opens_with_its_date_is_no_date_line(one):
    told = "On 24 April a missile hit a school in Lyman and hurt nine people."
    more = "The town was hit again on Tuesday, its mayor said, and two houses burned."
    doc = one(f"---\nsource: Wire\npublished: 2025-05-02\n---\nPublished on 2 May 2025\n\n{told}\n\n{more}")
    assert told in doc.text
    assert "Published" not in doc.text
