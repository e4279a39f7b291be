"""The frame of every page of an archive: one style, one row of links, nothing that loads from elsewhere."""

from importlib.resources import files

from daybrief.export.forms.templates import render
from daybrief.theatre.pack import Theatre

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


def shell(template: str, theatre: Theatre, depth: int, **values: object) -> str:
    """One page. `depth` is the number of folders it lies in; `root` leads from it to the site's first page."""
    root = "../" * depth
    menu = [(root + href, label) for href, label in _MENU]
    return render(f"site/{template}.html.j2", theatre=theatre, root=root, menu=menu, **values)
