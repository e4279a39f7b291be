"""Who published a text, and whose it is."""

import pytest

from daybrief.document.found import Found
from daybrief.document.sources import source


def test_a_host_is_known_by_the_theatres_list(one, article):
    assert one(f"---\nsource: https://www.reuters.com/world/a\n---\n{article}").source == "Reuters"


def test_an_unknown_host_is_named_by_itself(one, article):
    assert one(f"---\nsource: https://www.example.org/a\n---\n{article}").source == "example.org"


def test_a_channel_is_known_by_its_handle(one):
    assert one('[{"date": "2025-02-27", "text": "Збито 9 дронів.", "channel": "kpszsu"}]', "json").source == (
        "Ukrainian Air Force"
    )


@pytest.mark.parametrize(
    ("address", "named"),
    [("https://t.me/kpszsu/31", "Ukrainian Air Force"), ("https://t.me/s/harbour_watch/7", "harbour_watch")],
)
def test_an_address_on_a_service_of_channels_names_the_channel(one, article, address, named):
    assert one(f"---\nsource: {address}\n---\n{article}").source == named
    assert one(f"---\nurl: {address}\n---\n{article}").source == named


def test_a_text_that_nothing_names_says_so(one, article):
    assert one(article).source == "unnamed source"


def test_the_sites_name_leaves_the_title(one, article):
    doc = one(f'---\ntitle: "A bakery burns | World | Reuters"\nurl: https://reuters.com/a\n---\n{article}')
    assert doc.title == "A bakery burns"


def test_a_title_keeps_its_own_dashes(one, article):
    doc = one(f'---\ntitle: "Drones over Odesa - two hurt"\nurl: https://reuters.com/a\n---\n{article}')
    assert doc.title == "Drones over Odesa - two hurt"


@pytest.mark.parametrize(
    ("line", "origin"),
    [
        ("KYIV, Feb 27 (Reuters) - Shells fell on a village, the army said.", "Reuters"),
        ("Associated Press writers Ann Other and Bo Person in Kyiv contributed to this report.", "Associated Press"),
        ("Ukrinform reports citing the Ukrainian General Staff.", "General Staff of the Ukrainian Armed Forces"),
    ],
)
def test_a_wire_or_office_behind_a_text_is_its_origin(one, line, origin):
    doc = one(
        f"---\nsource: Kyiv Post\n---\n{line}\n\nShells fell on a village near Orikhiv on Thursday, and it burnt."
    )
    assert (doc.source, doc.origin) == ("Kyiv Post", origin)


def test_an_office_cited_in_ukrainian_is_the_origin(one):
    doc = one("---\nsource: Суспільне\n---\nЗа ніч збито дев'ять дронів. Про це повідомляють Повітряні сили.")
    assert doc.origin in ("Ukrainian Air Force", None) and doc.source == "Suspilne"
    cited = one("---\nsource: Суспільне\n---\nЗа ніч збито дев'ять дронів, передає Укрінформ.")
    assert cited.origin == "Ukrinform"


def test_an_agencys_own_text_has_no_other_origin(one):
    doc = one(
        "---\nsource: https://reuters.com/a\n---\nKYIV, Feb 27 (Reuters) - Shells fell on a village, the army said."
    )
    assert doc.origin is None


def test_a_source_quoted_in_a_long_article_is_not_its_origin(one, article):
    more = "\n\n".join(f"Paragraph {n} tells what the {n}th witness saw of the strike on the bakery." for n in range(8))
    doc = one(f"---\nsource: Kyiv Post\n---\n{article}\n\nReuters reported earlier that a shop had burnt.\n\n{more}")
    assert doc.origin is None


def test_every_known_source_is_found_by_each_of_its_names(theatre):
    for known, names in theatre.sources:
        for name in names:
            stated = f"https://{name}/a" if "." in name and " " not in name else name
            assert source(Found("a", (), source=stated), theatre) == known.name, name


def test_an_unknown_agency_is_known_by_its_dateline_or_its_byline(one, article):
    opening = "ISTANBUL, Feb 27 (Example Wire) – Envoys met on Thursday."
    dateline = one(f"---\nsource: Kyiv Post\n---\n{opening}\n\n{article}")
    assert dateline.origin == "Example Wire"
    paragraphs = "".join(f"<p>{p}</p>" for p in article.split("\n\n"))
    page = f'<html><body><article><p class="byline">By Example Wire</p>{paragraphs}</article></body></html>'
    assert one(page, "html").origin == "Example Wire"


def test_a_place_in_brackets_at_the_head_of_a_line_is_no_agency(one):
    assert one("Vovchansk (Kharkiv Oblast) – Russian forces attacked here on Thursday, the army said.").origin is None
