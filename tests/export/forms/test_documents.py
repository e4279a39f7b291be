"""PDF and Word: read back by other people's readers, the same bytes every time, hostile words set as words."""

import io
import json
import quopri
import re
import subprocess
import sys
from typing import Any

import docx
import pytest
from pypdf import PdfReader

from daybrief.errors import InputError
from daybrief.export.edition import Edition
from daybrief.export.formats import write
from daybrief.export.forms.pdf import _weightiest
from daybrief.export.overlay import MapView
from daybrief.export.request import Request
from tests.brief.newsday import theatre
from tests.export.editions import invented, struck


def _made(form: str, edition: Edition) -> bytes:
    content = write(form, Request((edition,), theatre()))
    assert isinstance(content, bytes)
    return content


def _pdf(form: str, edition: Edition) -> PdfReader:
    return PdfReader(io.BytesIO(_made(form, edition)))


def _words(reader: PdfReader) -> str:
    """The text as set, words that were parted at the end of a line put together again."""
    return re.sub("\xad ?", "", " ".join(" ".join(page.extract_text() for page in reader.pages).split()))


def _links(reader: PdfReader) -> list[dict[str, Any]]:
    found = [a.get_object() for page in reader.pages for a in page.get("/Annots", ())]
    return [a for a in found if a.get("/Subtype") == "/Link"]


def test_the_full_pdf_has_every_sentence_and_every_passage() -> None:
    words = _words(_pdf("pdf", invented()))
    for heading in ("Takeaways", "The day in numbers", "Civilian harm", "Contested", "Coverage and gaps", "Sources"):
        assert heading in words
    assert "запущено 20 ударних безпілотників" in words
    assert "Nobody should expect us to leave" in words


def test_rival_accounts_and_forecasts_due_are_in_every_document() -> None:
    data = json.loads(json.dumps(invented().data))
    claim = next(iter(data["claims"]))["id"]
    accounts = (("UA", "Kyiv", "held"), ("RU", "Moscow", "fell"))
    told = [{"party": p, "voice": v, "quote": q, "claim": claim} for p, v, q in accounts]
    data["wordings"] = [{"event": "e", "label": "Robotyne", "told": told}]
    foretold = {"event": "f", "day": "2024-05-01", "speaker": "A governor", "about": "the bridge will open"}
    data["due"] = [{**foretold, "by": "2024-05", "band": "likely", "source": "Meridian Wire", "quote": "", "url": ""}]
    edition = Edition(data)
    for words in (
        _words(_pdf("pdf", edition)),
        "\n".join(p.text for p in docx.Document(io.BytesIO(_made("docx", edition))).paragraphs),
        quopri.decodestring(_made("eml", edition)).decode(),
    ):
        assert "The same event in their words" in words
        assert "Moscow: “fell”" in words
        assert "A governor on 1 May 2024: the bridge will open, by" in words


def test_a_citation_in_the_full_pdf_leads_to_its_passage_and_that_to_the_source() -> None:
    links = _links(_pdf("pdf", invented()))
    outward = {a["/A"]["/URI"] for a in links if "/A" in a and "/URI" in a["/A"]}
    assert "https://reports.example/wire" in outward
    assert len(links) > len(outward) + 10


def test_the_one_page_design_is_one_page_and_its_citations_lead_to_the_documents() -> None:
    reader = _pdf("pdf-page", invented())
    assert len(reader.pages) == 1
    assert {a["/A"]["/URI"] for a in _links(reader) if "/A" in a} >= {
        "https://reports.example/wire",
        "https://reports.example/front",
    }


def test_a_very_full_day_still_fits_one_page() -> None:
    data = json.loads(json.dumps(invented().data))
    data["sections"] = [
        {**section, "id": f"{section['id']}-{n}", "title": f"{section['title']} {n}"}
        for n in range(12)
        for section in data["sections"]
    ]
    assert len(_pdf("pdf-page", Edition(data)).pages) == 1


@pytest.mark.parametrize("form", ["pdf", "pdf-page", "docx"])
def test_the_same_brief_gives_the_same_bytes_dated_by_its_cut_off(form: str) -> None:
    assert _made(form, invented()) == _made(form, invented())
    if form == "docx":
        assert docx.Document(io.BytesIO(_made(form, invented()))).core_properties.created.isoformat()[:16] == (
            "2024-05-15T20:59"
        )
    else:
        assert _pdf(form, invented()).metadata["/CreationDate"].startswith("D:20240515205900")


@pytest.mark.parametrize("form", ["pdf", "pdf-page"])
def test_a_pdf_carries_its_own_letters(form: str) -> None:
    fonts = {
        font.get_object()["/BaseFont"]
        for page in _pdf(form, invented()).pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert fonts
    assert all("+Libertinus" in font for font in fonts)


def test_mark_up_in_a_title_is_words_in_every_document() -> None:
    assert "<script>alert(1)</script>" in _words(_pdf("pdf", struck()))
    word = docx.Document(io.BytesIO(_made("docx", struck())))
    notes = next(part for part in word.part.package.parts if str(part.partname) == "/word/footnotes.xml")
    assert b"&lt;script&gt;" in notes.blob
    assert b"<script>" not in notes.blob


def test_typst_never_reads_a_source_s_words_as_its_own_language() -> None:
    data = json.loads(json.dumps(invented().data))
    data["title"] = '#read("/etc/passwd") *bold* $x$ <r1> @r1 [a](b)'
    data["title_cites"] = []
    data["gaps"] = ['#panic("no")', "= heading"]
    words = _words(_pdf("pdf", Edition(data)))
    assert '#read("/etc/passwd") *bold* $x$ <r1> @r1 [a](b)' in words
    assert '#panic("no")' in words


def test_word_finds_headings_tables_and_a_footnote_a_passage() -> None:
    word = docx.Document(io.BytesIO(_made("docx", invented())))
    styles = [p.style.name for p in word.paragraphs]
    assert styles.count("Title") == 1
    assert styles.count("Heading 1") > 6
    assert styles.count("List Number") == len(invented().data["takeaways"])
    text = "\n".join(cell.text for table in word.tables for row in table.rows for cell in row.cells)
    assert "Beryslav" in text
    notes = next(part for part in word.part.package.parts if str(part.partname) == "/word/footnotes.xml")
    body = word.element.xml
    cited = body.count("<w:footnoteReference ")
    assert cited == notes.blob.count(b"<w:footnote ") - 2
    assert cited > 8
    assert {r.target_ref for r in notes.rels.values()} >= {"https://reports.example/wire"}


def test_the_charts_and_the_map_are_in_every_document() -> None:
    edition = invented()
    titles = [chart["title"] for chart in edition.data["charts"]]
    assert titles
    words, short = _words(_pdf("pdf", edition)), _words(_pdf("pdf-page", edition))
    assert all(title in words for title in titles)
    assert titles[0] in short
    word = docx.Document(io.BytesIO(_made("docx", edition)))
    pictures = word.inline_shapes
    assert len(pictures) > len(titles)
    told = [shape._inline.docPr.get("descr") for shape in pictures]
    assert any("The whole theatre" in text for text in told)
    assert any(titles[0] in text for text in told)
    assert all(word.part.related_parts[shape._inline.graphic.graphicData.pic.blipFill.blip.embed] for shape in pictures)


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_a_document_s_map_is_drawn_as_the_reader_chose(form: str) -> None:
    content = write(form, Request((invented(),), theatre(), view=MapView("none")))
    assert isinstance(content, bytes)
    if form == "pdf":
        words = _words(PdfReader(io.BytesIO(content)))
    else:
        words = "\n".join(p.text for p in docx.Document(io.BytesIO(content)).paragraphs)
    assert "The reader chose a map without borders." in words


def test_a_form_without_a_map_refuses_choices_about_it() -> None:
    with pytest.raises(InputError, match="for pdf, pdf-page, docx alone"):
        write("geojson", Request((invented(),), theatre(), view=MapView("none")))


def test_a_word_document_without_typst_says_that_its_pictures_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    request = Request((invented(),), theatre())
    content = write("docx", request)
    assert isinstance(content, bytes)
    assert len(docx.Document(io.BytesIO(content)).inline_shapes) == 0
    assert request.left["pictures, which need the package typst"] > 1


def test_a_form_of_one_day_refuses_two() -> None:
    with pytest.raises(InputError, match="expected one day, found 2"):
        write("pdf", Request((invented(), struck()), theatre()))


def test_without_typst_one_line_says_what_to_install() -> None:
    code = (
        "import sys; sys.modules['typst'] = None\n"
        "from daybrief.export.forms.pdf import _typeset\n"
        "from daybrief.errors import InputError\n"
        "try:\n    _typeset('full.typ', {})\n"
        "except InputError as error:\n    print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "pip install 'daybrief[pdf]'" in done.stdout


OLD = "Rain fell."


def _told(at: int, text: str, *people: str) -> dict[str, Any]:
    return {"at": at, "segments": [{"text": text, "refs": []}], "people": list(people), "fresh": text != OLD}


def test_the_one_page_tells_the_weightiest_of_a_section_in_its_order_and_nobody_by_a_surname_first() -> None:
    openings = [
        _told(4, OLD),
        _told(5, "A dam broke."),
        _told(0, "Moroz denied it.", "Olha Moroz"),
        _told(2, "A bridge fell."),
        _told(1, "Trees fell."),
    ]
    section = {"openings": openings}
    told = _weightiest(section, 2, [OLD])
    assert [part[0]["text"] for part in told] == ["A bridge fell.", "A dam broke."]
    met = _weightiest(section, 2, ["Olha Moroz, the mayor, spoke."])
    assert [part[0]["text"] for part in met] == ["Moroz denied it.", "A dam broke."]
