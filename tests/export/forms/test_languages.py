"""The further forms in the language of the brief: a day told in Ukrainian leaves no English word on any of them."""

import io
import json
import re
import zipfile
from email import message_from_bytes
from email.policy import default
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from pypdf import PdfReader

from daybrief.errors import InputError
from daybrief.export.edition import Edition
from daybrief.export.formats import write
from daybrief.export.request import Request
from daybrief.ledger.editions import from_files
from tests.brief.newsday import theatre
from tests.export.editions import invented, ukrainian

FORMS = ("pdf", "pdf-page", "docx", "eml", "atom", "jsonfeed", "ics")
NAMES = {"daybrief", "OpenStreetMap", "ODbL", "Natural", "Earth", "GeoNames", "Who", "On", "First", "CC", "BY", "UTC"}
"""Names that stay in Latin letters."""


class Visible(HTMLParser):
    """The words of a page that a reader sees or hears, but for those that are marked as English."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self._hidden: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        other = found.get("class") == "local"  # the other script of a place on the map, shown on demand
        marked = other or (found.get("lang") == "en" and tag != "html")
        if (self._hidden and self._hidden[-1] == tag) or (not self._hidden and (tag in ("script", "style") or marked)):
            self._hidden.append(tag)
        if not self._hidden:
            self.words += [str(found[name]) for name in ("title", "aria-label", "alt") if found.get(name)]

    def handle_endtag(self, tag: str) -> None:
        if self._hidden and self._hidden[-1] == tag:
            self._hidden.pop()

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.words.append(data)


def english(text: str) -> set[str]:
    """Words in Latin letters that are no name, no address and no id."""
    bare = re.sub(r"https?://\S+|\S+@\S+|\b[0-9a-f]{12,}\b|urn:\S+|\btest:\w+", " ", text)
    return set(re.findall(r"[A-Za-z]{2,}", bare)) - NAMES


def read(form: str, edition: Edition) -> str:
    """What a reader of the form gets to see."""
    content = write(form, Request((edition,), theatre()))
    if form in ("pdf", "pdf-page"):
        assert isinstance(content, bytes)
        return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    if form == "docx":
        assert isinstance(content, bytes)
        parts = zipfile.ZipFile(io.BytesIO(content))
        found = [parts.read(name).decode() for name in parts.namelist() if re.fullmatch(r"word/[a-z]+\.xml", name)]
        return " ".join(text for part in found for text in re.findall(r"<w:t[ >][^<]*|descr=\"[^\"]*", part))
    if form == "eml":
        assert isinstance(content, bytes)
        message = message_from_bytes(content, policy=default)
        plain, html = message.get_body(("plain",)), message.get_body(("html",))
        assert plain is not None
        assert html is not None
        return " ".join([str(message["subject"]), plain.get_content(), *Visible(html.get_content()).words])
    assert isinstance(content, str)
    if form == "ics":
        values = content.replace("\r\n ", "").split("\r\n")
        shown = [
            line.partition(":")[2] for line in values if line.startswith(("SUMMARY", "DESCRIPTION", "X-WR-CALNAME"))
        ]
        return " ".join(shown).replace("\\n", " ")
    if form == "jsonfeed":
        feed = json.loads(content)
        return " ".join([feed["title"], *(i["title"] + i["summary"] + i["content_html"] for i in feed["items"])])
    words = Visible(content).words
    return " ".join(word for text in words for word in (Visible(text).words if "<" in text else [text]))


def labels(text: str, form: str) -> set[str]:
    """English words of a form; in its mark-up only what stands between tags counts."""
    if form == "docx":
        text = re.sub(r"<w:t(?: xml:space=\"preserve\")?>|descr=\"", " ", text)
    if form == "jsonfeed":
        text = re.sub(r"<[^>]*>", " ", text)
    return english(text)


@pytest.mark.parametrize("form", FORMS)
def test_no_english_word_is_left_in_a_form_of_a_brief_in_ukrainian(form: str) -> None:
    text = read(form, ukrainian())
    assert "Берислав" in text or form == "ics"
    assert labels(text, form) == set()


@pytest.mark.parametrize("form", FORMS)
def test_the_same_look_finds_the_labels_of_a_brief_in_english(form: str) -> None:
    expected = {"ics": {"watch"}, "atom": {"Sources", "gaps"}, "jsonfeed": {"Sources", "gaps"}}
    assert expected.get(form, {"Takeaways", "numbers", "passages"}) <= labels(read(form, invented()), form)


def test_a_form_says_which_language_it_is_in() -> None:
    request = Request((ukrainian(),), theatre())
    assert 'xml:lang="uk"' in str(write("atom", request))
    assert json.loads(str(write("jsonfeed", request)))["language"] == "uk"
    mail = write("eml", request)
    assert isinstance(mail, bytes)
    assert b"Content-Language: uk" in mail
    word = write("docx", request)
    assert isinstance(word, bytes)
    assert b'w:lang w:val="uk-UA"' in zipfile.ZipFile(io.BytesIO(word)).read("word/styles.xml")


def test_the_two_languages_of_one_day_are_two_entries_for_a_reader_of_feeds() -> None:
    both = [invented(), Edition({**invented().data, "lang": "uk"})]
    names = [json.loads(str(write("jsonfeed", Request((one,), theatre()))))["items"][0]["id"] for one in both]
    mails = [re.search(rb"Message-ID: <([^>]+)>", write("eml", Request((one,), theatre()))) for one in both]  # type: ignore[arg-type]
    assert all(one != other for found in (names, [m.group(1) for m in mails if m]) for one, other in pairwise(found))


def test_briefs_of_two_languages_make_no_feed_together(tmp_path: object) -> None:
    files = [tmp_path / "en.json", tmp_path / "uk.json"]  # type: ignore[operator]
    for file, edition in zip(files, (invented(), ukrainian()), strict=True):
        file.write_text(json.dumps(edition.data), encoding="utf-8")
    with pytest.raises(InputError, match="of one language, found en and uk"):
        from_files(files)


def test_the_words_of_a_source_are_set_as_text_and_not_in_a_column_of_figures() -> None:
    data = json.loads(json.dumps(ukrainian().data))
    cite = data["sections"][0]["sentences"][0]["cites"]
    row = {
        "label": "Харків",
        "cells": ["«Пошкоджено карильйон»"],
        "depth": 0,
        "note": "мер; українською",
        "cites": cite,
    }
    table = {"title": "Словами джерела", "columns": ["слова джерела"], "rows": [row]}
    data["sections"][0]["tables"] = [table]
    text = " ".join(read("pdf", Edition(data)).split())
    assert "Словами джерела. Харків: «Пошкоджено карильйон» (мер; українською)." in text
