"""The frame of every page of an archive: one style, one row of links, nothing that loads from elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

from daybrief.export.forms.page import kicker
from daybrief.export.forms.templates import render
from daybrief.export.site.index import Index

STYLE = (files("daybrief.export") / "assets" / "site.css").read_text(encoding="utf-8")
SCRIPT = (files("daybrief.export") / "assets" / "search.js").read_text(encoding="utf-8")

_MENU = (
    ("index.html", "Latest"),
    ("calendar.html", "Calendar"),
    ("places/index.html", "Places"),
    ("actors/index.html", "Actors"),
    ("series/index.html", "Series"),
    ("corrections.html", "Corrections"),
    ("search.html", "Search"),
    ("numbers.html", "How to read our numbers"),
)
_FRONT = "index.html"


@dataclass(frozen=True)
class Site:
    """The archive in one language: what its pages know of each other, the folder below the archive's own in which they
    stand ('' or 'uk/'), and the same archive in the other languages."""

    index: Index
    folder: str = ""
    others: Sequence["Site"] = ()

    def switch(self, page: str) -> list[tuple[str, str, str]]:
        """Languages beside this one: code, name, and the address of the same page there, or of the first one."""
        up = "../" * (self.folder + page).count("/")
        found = []
        for other in self.others:
            there = page if page in other.index.pages else _FRONT
            words = other.index.words
            found.append((words.lang, words.called, f"{up}{other.folder}{there}"))
        return found


def shell(template: str, site: Site, page: str, **values: object) -> str:
    """One page of the archive. `root` leads from it to the first page in its language."""
    words = site.index.words
    root = "../" * page.count("/")
    return render(
        f"site/{template}.html.j2",
        t=words.t,
        words=words,
        kicker=kicker(words),
        root=root,
        menu=[(root + href, words.t(label)) for href, label in _MENU],
        switch=site.switch(page),
        **values,
    )
