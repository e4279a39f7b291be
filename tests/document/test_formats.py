"""Every form in which reports come."""

import gzip
import io
import json

import pytest

from daybrief.model.text import Document, SetAside
from tests.document.conftest import PROSE


def texts(found) -> list[str]:
    return [d.text for d in found if isinstance(d, Document)]


# ---- pages ----------------------------------------------------------------------------------------------------------

PAGE = """<html lang="en"><head><title>Drones hit a port | Example News</title>
<meta property="article:published_time" content="2025-02-27T23:30:00+00:00"></head>
<body><nav><a href="/a">Home</a> <a href="/b">World</a></nav><article><h1>Drones hit a port</h1>
<p>By Ann Other</p>
<p>Russian drones struck the port of Odesa overnight, the navy said, and set two warehouses on fire before dawn.</p>
<figure><img src="x"><figcaption>The port. (Ann Other/Reuters)</figcaption></figure>
<p>Nobody was hurt in the attack, according to the <a href="https://example.org/g">regional governor</a>, who said that
eleven drones had been shot down.</p>
<p>The port resumed work by noon and ships left for the corridor, its operator said on Thursday afternoon.</p></article>
<aside><h2>Related stories</h2><a href="/c">Another story about other things entirely</a></aside></body></html>"""


def test_a_page_gives_its_article_title_site_and_date(one):
    doc = one(PAGE, "html")
    assert (doc.title, doc.source) == ("Drones hit a port", "Example News")
    assert doc.published is not None
    assert (doc.published.day.isoformat(), doc.published.basis) == ("2025-02-28", "metadata")
    assert [b.role for b in doc.blocks] == ["headline", "body", "body", "body"]
    assert "Related" not in doc.text and "Ann Other" not in doc.text and "Home" not in doc.text


def test_a_pages_inline_links_stay_as_data(one):
    doc = one(PAGE, "html")
    assert [(doc.text[k.start : k.end], k.url) for k in doc.links] == [("regional governor", "https://example.org/g")]


def test_a_page_of_plain_blocks_is_read_too(one):
    body = "".join(f"<div>{p}</div>" for p in PROSE)
    assert one(f"<html><body>{body}</body></html>", "html").text == "\n\n".join(PROSE)


# ---- posts ----------------------------------------------------------------------------------------------------------


def test_a_list_of_posts_gives_a_document_a_post(every):
    rows = [
        {"date": "2025-02-27", "text": "Two drones were downed.", "channel": "kpszsu", "url": "https://t.me/kpszsu/1"},
        {"date": "2025-02-27T08:00:00+02:00", "text": "Збито дві ракети.", "lang": "uk"},
    ]
    first, second = every(json.dumps(rows), "json", name="posts")
    assert (first.name, first.source, first.url) == ("posts-1", "Ukrainian Air Force", "https://t.me/kpszsu/1")
    assert (second.name, second.lang, second.published.basis) == ("posts-2", "uk", "post")


def test_a_telegram_export_is_read_with_its_parts_and_its_moments(every):
    export = {
        "name": "A Channel",
        "messages": [
            {"id": 1, "type": "service", "date": "2025-02-26T07:00:00", "text": ""},
            {
                "id": 2,
                "type": "message",
                "date": "2025-02-27T07:30:00",
                "date_unixtime": "1740695400",
                "text": [
                    "Overnight ",
                    {"type": "bold", "text": "41 drones"},
                    " attacked Sumy. ",
                    {"type": "text_link", "text": "Map", "href": "https://example.org/m"},
                ],
            },
        ],
    }
    doc, silent = every(json.dumps(export), "json", name="export")
    assert (doc.text, doc.source) == ("Overnight 41 drones attacked Sumy. Map", "A Channel")
    assert doc.published.day.isoformat() == "2025-02-28"  # half past midnight in Kyiv
    assert [(doc.text[k.start : k.end], k.url) for k in doc.links] == [("Map", "https://example.org/m")]
    assert isinstance(silent, SetAside) and not silent.failed


def test_a_broken_line_among_posts_is_told_of_and_the_rest_read(every):
    lines = '{"date":"2025-02-27","text":"Shells fell on Nikopol."}\nno json\n{"date":"2025-02-27","text":"Two hurt."}'
    found = every(lines, "jsonl")
    assert texts(found) == ["Shells fell on Nikopol.", "Two hurt."]
    assert [s.reason for s in found if isinstance(s, SetAside)] == [
        "expected a post with text, found a line that is no JSON; the others are read"
    ]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("{", "found a fault at line 1"),
        ('{"a": 1}', "found an object without"),
        ("3", "found int"),
        ("[" * 100_000, "found"),
    ],
)
def test_json_that_holds_no_posts_is_refused_in_one_line(aside, body, found):
    said = aside(body, "json")
    assert said.failed and found in said.reason and "\n" not in said.reason


# ---- feeds ----------------------------------------------------------------------------------------------------------


def test_a_feed_gives_a_document_an_entry(every):
    feed = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
    <title>Example Wire</title><item><title>Two hurt in Kherson</title><link>https://example.org/2025/k</link>
    <pubDate>Thu, 27 Feb 2025 22:30:00 +0000</pubDate><description>Short.</description>
    <content:encoded><![CDATA[<p>Shelling hurt two people in Kherson, the governor said.</p><p>A school burnt.</p>]]>
    </content:encoded></item></channel></rss>"""
    (doc,) = every(feed, "xml")
    assert doc.text == "Shelling hurt two people in Kherson, the governor said.\n\nA school burnt."
    assert (doc.title, doc.source, doc.url) == ("Two hurt in Kherson", "Example Wire", "https://example.org/2025/k")
    assert (doc.published.day.isoformat(), doc.published.basis) == ("2025-02-28", "feed")


@pytest.mark.parametrize("end", ["<item><title>Third</title><descr", "<item><title>Third</title>", "<item><title>Thi"])
def test_a_feed_that_breaks_off_says_so_and_keeps_what_stands_before(every, end):
    item = "<item><title>Aid</title><description>Forty generators reached Kharkiv.</description></item>"
    found = every(f"<rss><channel><title>Desk</title>{item}{end}", "xml")
    assert any("generators" in doc.text for doc in found if isinstance(doc, Document))
    (broken,) = [one for one in found if isinstance(one, SetAside) and "breaks off" in one.reason]
    assert broken.failed


def test_an_entity_that_nobody_declares_breaks_no_feed(every):
    item = "<item><title>Aid</title><description>Forty&nbsp;generators reached Kharkiv.</description></item>"
    found = every(f"<rss><channel><title>Desk</title>{item}</channel></rss>", "xml")
    assert not [one for one in found if isinstance(one, SetAside)]


def test_an_atom_feed_is_read_with_its_own_names(every):
    feed = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Office</title><entry><title>Aid</title>
    <link rel="alternate" href="https://example.org/aid"/><published>2025-02-27T10:00:00+02:00</published>
    <content type="html">&lt;p&gt;Forty generators reached Kharkiv.&lt;/p&gt;</content></entry></feed>"""
    (doc,) = every(feed, "xml")
    assert (doc.text, doc.url) == ("Forty generators reached Kharkiv.", "https://example.org/aid")


# ---- mail -----------------------------------------------------------------------------------------------------------

MAIL = """From: Press office <press@dsns.gov.ua>
Subject: =?utf-8?b?0JfQstGW0YI=?=
Date: Thu, 27 Feb 2025 23:10:00 +0200
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: text/plain; charset=utf-8

Rescuers pulled three people from the rubble in Kharkiv. The fire was put out by
morning and a hundred residents were housed in a school.

--
Press office
--b
Content-Type: application/octet-stream
Content-Disposition: attachment; filename="x.bin"

zzz
--b
Content-Type: text/html
Content-Disposition: attachment; filename="more.html"

<html><body><p>Nobody else was missing, the service said in its last report of the day.</p></body></html>
--b--
"""


def test_a_mail_gives_its_message_and_the_reports_attached(every):
    message, *rest = every(MAIL.replace("--\nPress", "-- \nPress"), "eml", name="mail")
    assert message.text == (
        "Rescuers pulled three people from the rubble in Kharkiv. The fire was put out by morning and a hundred "
        "residents were housed in a school."
    )
    assert (message.title, message.source) == ("Звіт", "State Emergency Service of Ukraine")
    assert (message.published.day.isoformat(), message.published.basis) == ("2025-02-27", "mail")
    assert texts(rest) == ["Nobody else was missing, the service said in its last report of the day."]
    assert [s.name for s in rest if isinstance(s, SetAside)] == ["mail: x.bin"]


def test_a_charset_that_nobody_can_have_does_not_cost_the_mail(every):
    for charset in ("utf\0-8", "no-such", "ascii"):
        head = f'From: a@b.example\nContent-Type: text/plain; charset="{charset}"\n\n'
        (message,) = every(f"{head}Three people were hurt in Kharkiv’s north.\n", "eml", name="mail")
        assert message.text == "Three people were hurt in Kharkiv’s north."


def test_what_is_no_mail_is_refused(aside):
    assert "found none" in aside("nothing but words", "eml").reason


# ---- archives, PDF --------------------------------------------------------------------------------------------------


def warc(*pages: tuple[str, str, str]) -> bytes:
    out = io.BytesIO()
    for url, kind, body in pages:
        http = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n{body}".encode()
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2025-02-27T00:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{len(out.getvalue()):012d}>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        out.write(head.encode() + http + b"\r\n\r\n")
    return out.getvalue()


@pytest.mark.parametrize("packed", [False, True])
def test_an_archive_gives_its_pages_with_their_addresses(every, packed):
    body = warc(("https://example.org/2025/02/27/port", "text/html", PAGE), ("https://example.org/i", "image/png", "x"))
    doc, other = every(gzip.compress(body) if packed else body, "warc", name="crawl")
    assert (doc.url, doc.name) == ("https://example.org/2025/02/27/port", "crawl-1-port")
    assert doc.text.startswith("Drones hit a port")
    assert other.reason.startswith("1 record(s)")


def pdf(*pages: list[str]) -> bytes:
    """A PDF with these lines on its pages."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    for lines in pages:
        stream = "BT /F1 12 Tf 50 780 Td 16 TL " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        content = len(objects)
        font = "<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R /Contents {content} 0 R /Resources {font} >>")
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} /MediaBox [0 0 595 842] >>"
    out, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{at:010d} 00000 n \n" for at in places)
    size = len(objects) + 1
    tail = f"trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF"
    return f"{out}xref\n0 {size}\n0000000000 65535 f \n{table}{tail}".encode()


def test_a_pdf_gives_its_text_without_running_heads_and_page_numbers(one):
    pages = [
        [
            "Example Office - Daily report",
            f"On day {n} the shelling of {town} went on for three hours, and the",
            "power was cut in two districts of the region until the even-",
            f"ing, the council of {town} said.",
            str(n),
        ]
        for n, town in ((1, "Sumy"), (2, "Nikopol"), (3, "Izium"))
    ]
    text = one(pdf(*pages), "pdf").text
    assert "Daily report" not in text
    assert text.split("\n\n")[1] == (
        "On day 2 the shelling of Nikopol went on for three hours, and the power was cut in two districts of the "
        "region until the evening, the council of Nikopol said."
    )


def test_a_pdf_without_text_is_refused(aside):
    assert "images" in aside(pdf([]), "pdf").reason


def test_a_damaged_pdf_is_refused(aside):
    assert "damaged" in aside(b"%PDF-1.4 broken", "pdf").reason


def test_a_pdf_whose_table_stands_beyond_all_files_is_refused(aside):
    whole = pdf(["Example Office - Daily report"])
    start = whole.index(b"startxref\n") + len(b"startxref\n")
    assert "damaged" in aside(whole[:start] + b"9" * 300 + b"\n%%EOF", "pdf").reason


def test_a_pdf_with_a_filter_that_its_reader_no_longer_knows_by_its_short_name_is_refused(aside):
    whole = pdf([["Example Office - Daily report"]]).replace(b"<< /Length", b"<< /Filter /Fl /Length")
    assert "damaged" in aside(whole, "pdf").reason


# ---- encodings ------------------------------------------------------------------------------------------------------

UK = "Вночі противник атакував Харків ракетами, загинули дві людини, ще п’ять поранено."
RU = "В ночь на пятницу силы ПВО сбили девять беспилотников над территорией Курской области."


@pytest.mark.parametrize(
    ("text", "encoding", "lang"),
    [
        (UK, "utf-8", "uk"),
        (UK, "utf-8-sig", "uk"),
        (UK, "utf-16", "uk"),
        (UK, "utf-16-le", "uk"),
        (UK, "cp1251", "uk"),
        (RU, "koi8-u", "ru"),
        (RU, "cp866", "ru"),
    ],
)
def test_older_encodings_are_told_by_their_letters(one, text, encoding, lang):
    doc = one(text.encode(encoding), "txt")
    assert (doc.text, doc.lang) == (text, lang)


def test_a_few_broken_bytes_do_not_lose_a_text(one, article):
    doc = one(article.encode() + b" It was \xff late.")
    assert doc.text.endswith("It was \ufffd late.")
    assert any("no UTF-8" in note for note in doc.notes)


@pytest.mark.parametrize("media", ["md", "txt", "json", "html"])
def test_binary_data_is_refused(aside, media):
    assert "binary" in aside(bytes(range(256)) * 20, media).reason
