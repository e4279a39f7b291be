"""The static archive: every link leads somewhere, every record has its page, and a page asks nothing of anybody."""

import gzip
import json
import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from daybrief.brief.tongue import Tongue
from daybrief.brief.tongues import tongue
from daybrief.export.edition import Edition
from daybrief.export.html import brief_html
from daybrief.export.links import Links
from daybrief.export.publish import publish
from daybrief.export.site import pages
from daybrief.export.site.index import figures, gather
from daybrief.export.site.lists import kind_of
from daybrief.export.site.names import Actors, claim_page, fact_page, slug
from daybrief.export.site.records import whole
from tests.brief.newsday import full_day, theatre
from tests.export.editions import in_ukrainian, invented, struck, ukrainian, ukrainian_day
from tests.export.forms.test_languages import Visible, english


class Shelf:
    """Two days of the same news: the second tells the Beryslav toll as seven, and then as eight."""

    words = Tongue(theatre())

    def __init__(self) -> None:
        later = json.loads(json.dumps(invented().data).replace("2024-05-15", "2024-05-16"))
        for fact in later["facts"]:
            if fact["figures"].get("killed") == [4, 4]:
                fact["figures"]["killed"] = [7, 7]
        again = json.loads(json.dumps(later).replace('"killed": [7, 7]', '"killed": [8, 8]'))
        self._editions = [invented(), Edition(again)]
        self._revised = {date(2024, 5, 16): [Edition(later), Edition(again)]}

    def editions(self) -> Any:
        yield from self._editions

    def page(self, edition: Edition, links: Links) -> str:
        material = full_day().material()
        brief = publish(material, theatre()).brief
        return brief_html(brief, material.claims, material.documents, theatre(), (1, 1), links)

    def revisions(self) -> Mapping[date, Sequence[Edition]]:
        return self._revised


class Ukrainian(Shelf):
    """The first of the days again, and a day of its own, in Ukrainian."""

    words = tongue("uk", theatre())

    def __init__(self) -> None:
        alone = json.loads(json.dumps(ukrainian().data).replace("2024-05-15", "2024-05-14"))
        self._editions = [Edition(alone), ukrainian()]
        self._revised = {date(2024, 5, 15): [ukrainian(), ukrainian()]}

    def page(self, edition: Edition, links: Links) -> str:
        material = in_ukrainian(ukrainian_day())
        brief = publish(material, theatre()).brief
        return brief_html(brief, material.claims, material.documents, theatre(), (1, 1), links)


@cache
def site() -> dict[str, str]:
    return _made(Shelf())


@cache
def bilingual() -> dict[str, str]:
    return _made(Shelf(), Ukrainian())


def _made(*shelves: Shelf) -> dict[str, str]:
    made = dict(pages(shelves, "https://brief.example/ua"))
    return {name: content if isinstance(content, str) else content.decode() for name, content in made.items()}


class Tags(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.hrefs: list[str] = []
        self.ids: list[str] = []
        self.loads: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "a" and found.get("href"):
            self.hrefs.append(str(found["href"]))
        if found.get("id"):
            self.ids.append(str(found["id"]))
        if tag in ("script", "img", "iframe") and found.get("src"):
            self.loads.append(str(found["src"]))
        if tag == "link":
            self.loads.append(str(found["href"]))


HTML = sorted(name for name in site() if name.endswith(".html"))
BOTH = sorted(name for name in bilingual() if name.endswith(".html"))


@pytest.mark.parametrize("name", BOTH)
def test_every_link_leads_to_a_page_of_the_site_or_out_of_it(name: str) -> None:
    tags = Tags(bilingual()[name])
    assert len(tags.ids) == len(set(tags.ids))
    for href in (*tags.hrefs, *tags.loads):
        parts = urlsplit(href)
        if parts.scheme:
            assert parts.scheme in ("http", "https")
            assert href not in tags.loads
            continue
        target = unquote(urljoin(f"http://x/{name}", parts.path))[len("http://x/") :] if parts.path else name
        assert target in bilingual(), href
        if parts.fragment:
            assert parts.fragment in Tags(bilingual()[target]).ids, href


@pytest.mark.parametrize("name", [name for name in BOTH if name.startswith("uk/")])
def test_no_english_word_is_left_on_a_page_in_ukrainian(name: str) -> None:
    words = " ".join(Visible(bilingual()[name]).words)
    assert '<html lang="uk">' in bilingual()[name]
    assert english(words) == set()


def test_the_same_look_finds_the_words_of_the_pages_in_english() -> None:
    for name, word in (("index.html", "archive"), ("numbers.html", "bounds"), ("calendar.html", "Mon")):
        assert word in english(" ".join(Visible(bilingual()[name]).words))


def test_the_switch_leads_to_the_same_page_in_the_other_language_or_to_its_first() -> None:
    made = bilingual()
    assert 'href="../uk/days/2024-05-15.html"' in made["days/2024-05-15.html"]
    assert 'href="../../days/2024-05-15.html"' in made["uk/days/2024-05-15.html"]
    assert 'href="../uk/index.html"' in made["days/2024-05-16.html"]
    assert 'href="../../index.html"' in made["uk/days/2024-05-14.html"]
    assert 'href="uk/calendar.html"' in made["calendar.html"]
    assert "hreflang" not in site()["calendar.html"]


def test_each_language_has_its_own_feed_and_its_own_search() -> None:
    assert "https://brief.example/ua/uk/days/2024-05-15.html" in bilingual()["uk/feed.xml"]
    assert "/uk/" not in bilingual()["feed.xml"]
    assert "Берислав" in bilingual()["uk/search/0.js"]


def test_every_finding_and_every_claim_under_one_has_its_page() -> None:
    for fact in invented().facts:
        assert fact_page(fact["id"]) in site()
        for id in (*fact["support"], *fact["against"]):
            assert claim_page(id) in site()


def test_a_claim_that_its_finding_has_lost_by_the_next_day_keeps_its_page() -> None:
    later = json.loads(json.dumps(invented().data).replace("2024-05-15", "2024-05-16"))
    fact = next(fact for fact in later["facts"] if fact["standing"] == "denied")
    lost, fact["against"] = fact["against"], []
    shelf = Shelf()
    shelf._editions, shelf._revised = [invented(), Edition(later)], {}
    made = dict(pages([shelf]))
    assert lost
    for claim in lost:
        assert claim_page(claim) in made
        assert "2024-05-15" in str(made[claim_page(claim)])


def test_a_finding_s_page_has_its_history_its_passages_and_what_is_against_it() -> None:
    toll = next(f for f in invented().facts if f["figures"].get("killed") == [4, 4])
    page = site()[fact_page(toll["id"])]
    assert "killed 4" in page
    assert "killed 8" in page
    assert page.index("Thursday 16 May") < page.index("Wednesday 15 May 2024</a>: ")
    assert "Part of" in page
    denied = next(f for f in invented().facts if f["standing"] == "denied")
    assert "Against it" in site()[fact_page(denied["id"])]


def test_a_place_and_an_actor_have_their_history() -> None:
    place = next(name for name in site() if name.startswith("places/vovchansk"))
    assert "Russian forces advanced in Vovchansk" in site()[place]
    actor = next(name for name in site() if name.startswith("actors/russia-"))
    assert "Vovchansk" in site()[actor]
    people = [name for name in site() if name.startswith("actors/volodymyr-zelensk")]
    assert len(people) == 1, "one person under one name"


def test_a_finding_told_again_in_the_same_words_stands_once_in_a_history() -> None:
    page = site()[next(name for name in site() if name.startswith("places/vovchansk"))]
    assert page.count("Russian forces advanced in Vovchansk") == 1
    assert "Wednesday 15 May 2024" in page
    assert "Thursday 16 May 2024" not in page


def test_a_sentence_that_tells_several_findings_stands_once_with_a_link_to_each() -> None:
    day = json.loads(json.dumps(invented().data))
    first = next(fact for fact in day["facts"] if fact["kind"] == "ground" and fact["standing"] == "confirmed")
    second = {**first, "id": "f" * 40}
    day["facts"].append(second)
    cite = {"start": 0, "end": 5, "fact": second["id"], "claims": first["support"]}
    for section in day["sections"]:
        for sentence in section["sentences"]:
            if any(one["fact"] == first["id"] for one in sentence["cites"]):
                sentence["cites"].append(cite)
    shelf = Shelf()
    shelf._editions, shelf._revised = [Edition(day)], {}
    made = dict(pages([shelf]))
    page = str(made[next(name for name in made if name.startswith("places/vovchansk"))])
    assert page.count("Russian forces advanced in Vovchansk.</a>") == 1
    assert f'href="../{fact_page(first["id"])}"' in page
    assert f'href="../{fact_page(second["id"])}"' in page


def test_a_place_is_as_fine_as_its_finest_mention() -> None:
    day = json.loads(json.dumps(invented().data))
    wide = json.loads(json.dumps(day))
    for fact in wide["facts"]:
        for place in fact["places"]:
            place.update(grain="direction", radius_km=25.0)
    index = gather([Edition(wide), Edition(day)], Tongue(theatre()))
    spot = next(spot for spot in index.places.values() if spot.name == "Vovchansk")
    assert (spot.grain, spot.radius_km) == ("settlement", 3)


def test_counts_stand_in_the_order_of_their_kind() -> None:
    fact = {"kind": "strike", "figures": {"intercepted": [24, 24], "launched": [39, 39]}}
    assert figures(fact, Tongue(theatre())) == "launched 39, shot down 24"
    assert figures(fact, tongue("uk", theatre())) == "запущено 39, збито 24"


def test_a_place_without_coordinates_has_no_page() -> None:
    assert not [name for name in site() if name.startswith("places/vienna") and "0.000" in site()[name]]


def test_the_brief_of_a_day_leads_into_the_archive_and_to_the_day_after() -> None:
    first = site()["days/2024-05-15.html"]
    assert 'href="2024-05-16.html"' in first
    toll = next(f for f in invented().facts if f["figures"].get("killed") == [4, 4])
    assert f'href="../{fact_page(toll["id"])}"' in first


def test_what_a_later_edition_changed_stands_among_the_corrections() -> None:
    assert "before: killed 7" in site()["corrections.html"]


def test_what_the_check_held_back_over_the_archive_is_summed_with_its_days() -> None:
    shelf = Shelf()
    rate = {"sentences": 1200, "supported": 1200, "checker": "1", "refused": 3}
    shelf._editions = [Edition({**edition.data, "receipts": rate}) for edition in shelf.editions()]
    page = _made(shelf)["numbers.html"]
    assert "2,400 of 2,400 sentences, tallies and rows are borne out" in page
    assert "left out before publication: 6." in page
    assert page.count("</a>: 3</li>") == 2


def test_a_series_needs_three_days_and_a_gap_is_no_nought() -> None:
    from daybrief.export.site.index import Tally
    from daybrief.export.site.series import chart

    assert "No tally was printed on three days yet" in site()["series/index.html"]
    day = date(2024, 5, 1)
    tally = Tally("drones launched", "Air Force", {day + timedelta(n): (n * 10, None) for n in (1, 2, 5)})
    drawn = chart(tally, Tongue(theatre()))
    assert len(drawn["spots"]) == 3
    assert len(drawn["lines"]) == 1, "a line joins only days that follow each other"


def test_search_holds_every_finding_in_every_script() -> None:
    rows = []
    for name, text in site().items():
        if name.startswith("search/"):
            rows += json.loads(re.fullmatch(r"daybriefRows\((.*)\);\n", text, re.S).group(1))  # type: ignore[union-attr]
    assert {fact_page(f["id"]) for f in invented().facts} <= {row[0] for row in rows}
    assert any("Україну" in row[4] for row in rows)
    assert all(row[0] in site() for row in rows)


def test_a_site_with_an_address_has_feeds_that_link_to_its_pages() -> None:
    assert "https://brief.example/ua/days/2024-05-16.html" in site()["feed.xml"]
    assert "feed.xml" not in dict(pages([Shelf()]))


def test_the_same_editions_give_the_same_site() -> None:
    again = dict(pages([Shelf()], "https://brief.example/ua"))
    assert again == site()


def test_no_page_is_heavy() -> None:
    assert max(len(gzip.compress(site()[name].encode())) for name in HTML) < 150_000


def test_mark_up_of_a_source_is_words_on_every_page() -> None:
    class Hostile(Shelf):
        def __init__(self) -> None:
            self._editions = [struck()]
            self._revised = {}

    made = dict(pages([Hostile()]))
    hostile = [name for name, text in made.items() if "alert(1)" in str(text)]
    assert any(name.startswith("claims/") for name in hostile)
    for name in hostile:
        assert "<script>alert" not in str(made[name]), name


def test_spellings_of_one_person_share_a_page_and_names_of_two_never_do() -> None:
    actors = Actors(Tongue(theatre()), date(2024, 5, 15))
    assert actors.of("Zelensky") == actors.of("Volodymyr Zelensky") == actors.of("Зеленський")
    assert actors.of("RU").name == "Russia"
    assert slug("Ministry-of defence") != slug("Ministry of-defence")
    assert re.fullmatch(r"[a-z0-9-]+", slug('../../<x> "Невская хроника"'))


def test_a_claim_s_page_shows_no_raw_record_of_its_links() -> None:
    claim = json.loads(json.dumps(invented().data))
    for one in claim["claims"]:
        one["cites"] = [{"start": 0, "end": 3, "url": "https://reports.example/x", "note": "n"}]
    edition = Edition(claim)
    brought = Shelf()
    brought._editions = [edition]
    made = {name: body for name, body in pages([brought]) if name.startswith("claims/")}
    assert made
    assert not [name for name, body in made.items() if "&#39;start&#39;" in str(body) or "'start'" in str(body)]


def test_the_words_around_a_passage_are_whole() -> None:
    assert whole("ussian troops moved ", " and then they lef", 18) == ("… troops moved ", " and then they …")
    assert whole("Troops moved ", " and left.", 40) == ("Troops moved ", " and left.")


def test_the_list_of_places_tells_namesakes_apart_by_their_region() -> None:
    known = theatre().gazetteer
    kharkiv = known.lookup("Kharkiv")[0].id
    assert kind_of("settlement", kharkiv, Tongue(theatre())) == "settlement, Kharkiv Oblast"
    assert kind_of("settlement", "not-known", Tongue(theatre())) == "settlement"


def test_the_steps_name_a_report_by_its_title_and_a_claim_says_what_its_voice_does() -> None:
    data = json.loads(json.dumps(invented().data))
    named = {doc["id"]: doc["name"] for doc in data["documents"]}
    held = {claim["id"]: named[claim["document"]] for claim in data["claims"]}
    for doc in data["documents"]:
        doc["title"] = f"Report of the {doc['name']} desk"
    for fact in data["facts"]:
        fact["steps"] = [{"rule": "one telling", "said": f"told once, by a mayor in {held[fact['support'][0]]}"}]
    brought = Shelf()
    brought._editions = [Edition(data)]
    made = {name: str(body) for name, body in pages([brought])}
    facts = [body for name, body in made.items() if name.startswith("facts/")]
    assert facts
    assert all("told once, by a mayor in “Report of the " in body for body in facts)
    claims = [body for name, body in made.items() if name.startswith("claims/")]
    assert any("<dd>says so</dd>" in body for body in claims)
    assert not any("<dd>unstated</dd>" in body for body in claims)


def test_what_several_days_say_of_a_coming_day_stands_once_in_the_calendar() -> None:
    first, last = json.loads(json.dumps(invented().data)), json.loads(json.dumps(invented().data))
    coming = {**first["watch"][0], "date": "2024-06-20"}
    first["watch"], last["watch"], last["day"] = [coming], [coming], "2024-05-16"
    shelf = Shelf()
    shelf._editions, shelf._revised = [Edition(first), Edition(last)], {}
    page = str(dict(pages([shelf]))["calendar.html"])
    assert page.count("told here") == 1
    assert 'href="days/2024-05-16.html">told here' in page


def test_a_voice_without_a_name_has_no_page_and_no_link_to_one() -> None:
    data = json.loads(json.dumps(invented().data))
    voiced = next(claim for claim in data["claims"] if claim["source"])
    voiced["source"] = "relatives"
    shelf = Shelf()
    shelf._editions, shelf._revised = [Edition(data)], {}
    made = {name: str(page) for name, page in pages([shelf])}
    assert not [name for name in made if name.startswith("actors/relatives")]
    page = made[claim_page(voiced["id"])]
    assert "Relatives" in page
    assert "actors/relatives" not in page


def test_one_source_is_called_so() -> None:
    assert Tongue(theatre()).standing("single") == "one source"
