"""Saved or fetched web views of public channels."""

from collections.abc import Callable

from daybrief.model.text import Document, SetAside
from tests.channel_views import message, view

FIRST = (
    "🛡 <b>Збито 41 дрон</b><br/><br/>У ніч на 2 березня ворог атакував Сумщину 60 дронами. Троє людей поранені.<br/>"
    '<a href="https://example.org/map">Мапа</a>'
)
REPLY = (
    '<a class="tgme_widget_message_reply user-color-1" href="https://t.me/stepova_varta/100"><div'
    ' class="tgme_widget_message_author">Stepova Varta</div><div class="tgme_widget_message_text'
    ' js-message_reply_text" dir="auto">Старе повідомлення про інше.</div></a>'
)
Every = Callable[..., tuple[Document | SetAside, ...]]


def test_each_post_of_a_view_is_a_document_with_its_time_source_and_address(every: Every) -> None:
    quiet = message("stepova_varta/102", "Вночі в Полтаві було тихо, сказала міська рада.")
    page = view(message("stepova_varta/101", FIRST), quiet)
    one, two = every(page, "html", name="stepova_varta", url="https://t.me/s/stepova_varta")
    assert isinstance(one, Document) and isinstance(two, Document)
    assert (one.name, one.source, one.url) == ("stepova_varta-101", "Stepova Varta", "https://t.me/stepova_varta/101")
    assert one.published is not None and one.published.at is not None
    assert one.published.at.isoformat() == "2025-03-02T06:15:00+00:00"
    assert one.lang == "uk" and "атакував Сумщину 60 дронами" in one.text
    assert [link.url for link in one.links] == ["https://example.org/map"]
    for furniture in ("12.4K", "Advertising", "older", "08:15"):
        assert furniture not in one.text + two.text


def test_what_a_post_answers_is_no_part_of_it(every: Every) -> None:
    page = view(message("stepova_varta/103", "Уточнення: поранених четверо, один у лікарні.", inside=REPLY))
    (one,) = every(page, "html")
    assert isinstance(one, Document)
    assert "Старе" not in one.text and "поранених четверо" in one.text


def test_posts_without_words_are_told_of_in_one_line(every: Every) -> None:
    picture = '<a class="tgme_widget_message_photo_wrap" href="x"></a><time class="message_video_duration">0:31</time>'
    page = view(message("s/1", "", inside=picture), message("s/2", ""), message("s/3", FIRST, inside=picture))
    made = every(page, "html")
    assert sum(isinstance(one, Document) for one in made) == 1
    (aside,) = (one for one in made if isinstance(one, SetAside))
    assert "found 2 without any" in aside.reason and not aside.failed
    (doc,) = (one for one in made if isinstance(one, Document))
    assert doc.published is not None and str(doc.published.day) == "2025-03-02"


def test_an_article_that_shows_one_post_stays_an_article(every: Every) -> None:
    said = "The council of Sumy met on Sunday and spoke of roads, schools and shelters"
    prose = "".join(f"<p>{said}, part {n}.</p>" for n in range(8))
    (one,) = every(f"<html><body><article><h1>Roads</h1>{prose}</article></body></html>", "html")
    assert isinstance(one, Document) and "part 7" in one.text
