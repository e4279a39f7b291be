"""Atom and JSON Feed over briefs, the newest first."""

from collections.abc import Sequence
from typing import Any

from daybrief.export.edition import Edition, urn
from daybrief.export.forms.page import Data, kicker, page, plain
from daybrief.export.forms.templates import render
from daybrief.export.pretty import pretty
from daybrief.export.request import Request


def atom(request: Request) -> str:
    """An Atom feed (RFC 4287); the entry holds the brief itself, as escaped HTML."""
    editions = _newest_first(request)
    return render(
        "feed.xml.j2",
        name=kicker(request.words),
        lang=request.words.lang,
        id=urn("feed", request.theatre.name, *editions[0].beside),
        updated=editions[0].as_of.isoformat(),
        base=request.base,
        entries=[_entry(request, edition) for edition in editions],
    )


def json_feed(request: Request) -> str:
    """The same as JSON Feed 1.1."""
    feed: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": kicker(request.words),
        "language": request.words.lang,
    }
    if request.base:
        feed |= {"home_page_url": f"{request.base}/index.html", "feed_url": f"{request.base}/feed.json"}
    feed["items"] = []
    for edition in _newest_first(request):
        entry = _entry(request, edition)
        item = {
            "id": entry["id"],
            "title": entry["title"],
            "summary": entry["summary"],
            "content_html": entry["content"],
            "date_published": entry["updated"],
        }
        feed["items"].append({**item, "url": entry["link"]} if entry["link"] else item)
    return pretty(feed)


def _newest_first(request: Request) -> Sequence[Edition]:
    return sorted(request.editions, key=lambda edition: edition.day, reverse=True)


def _entry(request: Request, edition: Edition) -> dict[str, str]:
    data = page(edition, request.words)
    return {
        "id": urn("brief", edition.theatre, edition.data["day"], *edition.beside),
        "title": f"{data['day']}: {data['title']}",
        "updated": edition.as_of.isoformat(),
        "summary": " ".join(plain(sentence) for sentence in data["standfirst"] or data["takeaways"]),
        "content": render("feed-entry.html.j2", page=data, sources=sources(data), t=request.words.t),
        "link": request.link(edition),
    }


def sources(data: Data) -> list[Data]:
    """The documents under a page, each once, with the numbers of the receipts cut from it."""
    found: dict[tuple[str, str, str], Data] = {}
    for receipt in data["receipts"]:
        key = (receipt["source"], receipt["title"], receipt["url"])
        found.setdefault(key, {**receipt, "numbers": []})["numbers"].append(receipt["number"])
    return list(found.values())
