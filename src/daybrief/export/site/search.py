"""Search without a server: the words of every fact in small script files, which a page may load from disk."""

import json
from collections.abc import Iterator
from typing import Any

from daybrief.export.site.index import Index
from daybrief.export.site.names import day_page, fact_page
from daybrief.export.site.shell import Site, shell

_MOST = 240_000  # letters of one file of the index


def pages(site: Site) -> Iterator[tuple[str, str]]:
    """The search page and the files of its index, the newest days first."""
    files = list(_files(site.index))
    for n, rows in enumerate(files):
        body = json.dumps(rows, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
        yield f"search/{n}.js", f"daybriefRows({body.replace(chr(0x2028), '').replace(chr(0x2029), '')});\n"
    yield "search.html", shell("search", site, "search.html", files=len(files))


def _files(index: Index) -> Iterator[list[list[Any]]]:
    rows: list[list[Any]] = []
    size = 0
    for row in _rows(index):
        rows.append(row)
        size += sum(map(len, row))
        if size > _MOST:
            yield rows
            rows, size = [], 0
    if rows:
        yield rows


def _rows(index: Index) -> Iterator[list[str]]:
    """Address, day, kind and words of each record, and what else it is found by: places and actors, then days and facts
    from the newest on."""
    t, words = index.words.t, index.words
    for spot in index.places.values():
        yield [index.place(spot.id), "", t("Place"), spot.shown, spot.name]
    for actor in index.people:
        yield [index.actor(actor), "", t("Actor"), actor.shown, f"{actor.name} {actor.about}"]
    for day in reversed(index.days):
        said, iso = words.full_day(day.day), day.day.isoformat()
        yield [day_page(day.day), said, t("Brief"), day.title, f"{day.lead} {iso}"]
        for lines in index.by_last.get(day.day, ()):
            last = lines[-1]
            also = " ".join(name for name in index.names[last.fact] if name not in last.says)
            yield [fact_page(last.fact), said, t(last.kind), last.says, f"{also} {iso}"]
