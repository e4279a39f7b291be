"""The map as SVG: what is told, where, and how precisely. What cannot be drawn honestly is listed, never drawn."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from daybrief.brief import front
from daybrief.brief.tongue import Tongue
from daybrief.export.geo import Frame, path
from daybrief.export.labels import Label, Page
from daybrief.export.overlay import PLAIN, MapView
from daybrief.model.outcome import Dot
from daybrief.theatre.outlines import Shape, layer
from daybrief.theatre.pack import Theatre

WIDTH = 720.0
INSET = 720.0
_WIDE = ("region", "area")
_RING = 5.0  # pixels from which the circle of uncertainty is drawn around a mark
_SEEN = 12.0  # pixels from which a stretch of land is drawn as one, and not as a mark in its middle
_SIZE = 12.0
_SMALL = 352.0
_ACTIVE = 3  # marks that make a direction an active one
_SEVERAL = 2  # active directions from which each has a sheet of its own, in place of one closer sheet
_MOST_INSETS = 8
_FLAT = 0.62  # height of the closer sheet, as a share of its width


@dataclass(frozen=True)
class Mark:
    """One place on the map."""

    x: float
    y: float
    shape: str  # square · diamond · circle, by the side that acts
    ring: float  # radius of the circle of uncertainty in pixels, 0 where it is smaller than the mark
    href: str
    title: str
    label: Label | None
    local: str  # what the label says in the country's own script


@dataclass(frozen=True)
class Hatch:
    """A region of which only the region is known, or the stretch of land that "north of X" means."""

    d: str
    href: str
    title: str
    label: Label | None
    local: str
    kind: str = "hatched"  # hatched · zone, a stretch of land · line, such as a border


@dataclass(frozen=True)
class Sheet:
    """One drawing: its layers as paths, and what stands on it."""

    name: str
    frame: Frame
    width: float
    height: float
    land: tuple[str, ...]
    regions: tuple[str, ...]
    home: tuple[str, ...]
    rivers: tuple[str, ...]
    hatches: tuple[Hatch, ...]
    marks: tuple[Mark, ...]
    towns: tuple[tuple[float, float, Label], ...]
    scale_km: int
    scale_px: float
    closer: tuple[float, float, float, float] | None = None  # outline of the closer sheet: x, y, width, height
    control: tuple[str, ...] = ()  # the reader's own line of control
    small: bool = False  # one of several, side by side


@dataclass(frozen=True)
class Drawn:
    """The map of a brief: an overview, a closer sheet where many marks crowd together, and what lies off it."""

    sheets: tuple[Sheet, ...]
    off: tuple[tuple[str, str], ...]  # name and link of places outside the frame
    credit: str
    shapes: tuple[tuple[str, str], ...]  # shape and the side it stands for
    zones: bool = False  # whether any land is shaded


def draw(
    dots: Sequence[Dot],
    links: Mapping[str, str],
    theatre: Theatre,
    view: MapView = PLAIN,
    tongue: Tongue | None = None,
    *,
    width: float = WIDTH,
    alone: bool = False,
) -> Drawn | None:
    """The map, or None where nothing told can be placed. `links` leads from a fact to its sentence. `width`: pixels of
    the overview, so that its labels stay readable where it is set small; `alone`: without closer sheets."""
    words = tongue or Tongue(theatre)
    about = theatre.prose["map"]
    whole = Frame(about["west"], about["south"], about["east"], about["north"], width)
    known = [dot for dot in dots if any(fact in links for fact in dot.facts)]
    inside = [dot for dot in known if whole.holds(dot.lon, dot.lat)]
    if not inside:
        return None
    insets = [] if alone else _directions(inside, theatre)
    close = None if alone or len(insets) >= _SEVERAL else _crowd(inside, whole)
    near = [dot for dot in inside if close and close.holds(dot.lon, dot.lat) and not _wide(dot)]
    labelled = near or [dot for _, _, held in insets for dot in held if len(insets) >= _SEVERAL]
    sheets = [_sheet(words.t("The whole theatre"), whole, inside, links, theatre, words, close, labelled)]
    if close:
        sheets.append(_sheet(words.t("Closer: where most of it happened"), close, near, links, theatre, words))
    elif len(insets) >= _SEVERAL:
        sheets += [
            replace(_sheet(words.named(name), frame, held, links, theatre, words), small=True)
            for name, frame, held in insets
        ]
    off = tuple((words.spot(dot)[0], _link(dot, links)) for dot in known if not whole.holds(dot.lon, dot.lat))
    used = {_shape(dot, theatre) for dot in inside if not _wide(dot)}
    named = [(_SHAPES[at], words.forces(side)) for at, side in enumerate(theatre.sides)]
    shapes = [(shape, words.t("{forces} act", forces=forces)) for shape, forces in named if shape in used]
    shapes += [("circle", words.t("others, or nobody named"))] if "circle" in used else []
    zones = any(hatch.kind == "zone" for sheet in sheets for hatch in sheet.hatches)
    return _viewed(Drawn(tuple(sheets), off, words.credit(str(about["credit"])), tuple(shapes), zones), view, words)


def _viewed(drawn: Drawn, view: MapView, words: Tongue) -> Drawn:
    """The map with the reader's own line of control, and without borders where they want none."""
    sheets, credit, line = drawn.sheets, drawn.credit, view.control
    if view.borders == "none":
        sheets = tuple(replace(sheet, home=(), regions=()) for sheet in sheets)
        credit += " " + words.t("The reader chose a map without borders.")
    if line is not None:
        sheets = tuple(replace(sheet, control=_paths(line.shapes, sheet.frame, close=False)) for sheet in sheets)
        said = "Dashed: line of control on {day} according to {source}, as given by the reader."
        credit += " " + words.t(said, day=line.day.isoformat(), source=line.source)
    return replace(drawn, sheets=sheets, credit=credit)


_SHAPES = ("square", "diamond")


def _shape(dot: Dot, theatre: Theatre) -> str:
    return _SHAPES[theatre.sides.index(dot.side)] if dot.side in theatre.sides[: len(_SHAPES)] else "circle"


def _wide(dot: Dot) -> bool:
    """Whether it is never drawn as a mark: a region, or a line such as a border."""
    return dot.grain in _WIDE or (dot.area is not None and not dot.area.closed)


def _land(dot: Dot, frame: Frame) -> bool:
    """Whether it is drawn as land or a line; an area too small to be seen on the frame is a mark in its middle."""
    return _wide(dot) or (dot.area is not None and frame.km(dot.radius_km) >= _SEEN)


def _link(dot: Dot, links: Mapping[str, str]) -> str:
    return next(links[fact] for fact in dot.facts if fact in links)


def _directions(dots: Sequence[Dot], theatre: Theatre) -> list[tuple[str, Frame, list[Dot]]]:
    """A small sheet for each active direction, in the pack's order: its name, its frame and its marks."""
    groups: dict[str, list[Dot]] = {}
    for dot in dots:
        if not _wide(dot):
            groups.setdefault(front.near(dot.lon, dot.lat, theatre), []).append(dot)
    groups.pop(front.ELSEWHERE, None)
    busy = {name for name, _ in sorted(groups.items(), key=lambda pair: (-len(pair[1]), pair[0]))[:_MOST_INSETS]}
    order = [str(row["name"]) for row in theatre.prose["direction"]]
    active = [name for name in order if name in busy and len(groups[name]) >= _ACTIVE]
    return [(name, _around(groups[name], _SMALL), groups[name]) for name in active]


def _crowd(dots: Sequence[Dot], whole: Frame) -> Frame | None:
    """A closer frame around the place where most marks crowd, when a fair share of them does."""
    points = [dot for dot in dots if not _wide(dot)]
    wide, tall = (whole.east - whole.west) / 3.6, (whole.north - whole.south) / 3.6
    best: list[Dot] = []
    for centre in points:
        held = [d for d in points if abs(d.lon - centre.lon) < wide / 2 and abs(d.lat - centre.lat) < tall / 2]
        if len(held) > len(best):
            best = held
    if len(best) < 5 or len(best) * 3 < len(points):
        return None
    return _around(best, INSET, 0.7)


def _around(dots: Sequence[Dot], width: float, least: float = 0.3) -> Frame:
    """A frame around all dots, with room for their labels; at least `least` degrees of longitude to either side."""
    west, east = min(d.lon for d in dots), max(d.lon for d in dots)
    south, north = min(d.lat for d in dots), max(d.lat for d in dots)
    middle, centre_lat = (west + east) / 2, (south + north) / 2
    narrow = math.cos(math.radians(centre_lat))  # degrees of latitude are longer than those of longitude
    half = max((east - west) * 0.5 + 0.25, ((north - south) * 0.5 + 0.15) / _FLAT / narrow, least)
    tall = half * _FLAT * narrow
    return Frame(middle - half, centre_lat - tall, middle + half, centre_lat + tall, width)


def _sheet(
    name: str,
    frame: Frame,
    dots: Sequence[Dot],
    links: Mapping[str, str],
    theatre: Theatre,
    words: Tongue,
    closer: Frame | None = None,
    unnamed: Sequence[Dot] = (),
) -> Sheet:
    """One drawing. `closer` is outlined on it, and marks in `unnamed` go without a label: the closer sheet has them."""
    about = theatre.prose["map"]
    regions = _regions(theatre)
    page = Page(frame.width, frame.height)
    points = [dot for dot in dots if not _land(dot, frame)]
    for dot in points:
        page.block(*frame.at(dot.lon, dot.lat), 5)
    marks = tuple(_mark(dot, frame, page, links, theatre, words, dot not in unnamed) for dot in points)
    hatches = tuple(h for dot in dots if _land(dot, frame) and (h := _hatch(dot, regions, frame, page, links, words)))
    towns = _towns(about["towns"], frame, page, {dot.name for dot in dots}, words)
    km, px = _scale(frame)
    land, units, home, rivers = _base(theatre, frame)
    return Sheet(
        name=name,
        frame=frame,
        width=frame.width,
        height=frame.height,
        land=land,
        regions=units,
        home=home,
        rivers=rivers,
        hatches=hatches,
        marks=marks,
        towns=towns,
        scale_km=km,
        scale_px=px,
        closer=_outline(closer, frame),
    )


@lru_cache(maxsize=8)  # the overview has one frame for all days of an archive
def _base(theatre: Theatre, frame: Frame) -> tuple[tuple[str, ...], ...]:
    """What lies under everything that is told: land, regions, the country, rivers."""
    countries = _layer(theatre, "countries")
    home = [shape for shape in countries if shape.name == theatre.title]
    lines = _paths(_layer(theatre, "rivers"), frame, close=False)
    return _paths(countries, frame), _paths(_regions(theatre), frame), _paths(home, frame), lines


def _regions(theatre: Theatre) -> list[Shape]:
    return [shape for file in theatre.prose["map"]["regions"] for shape in layer(theatre, file)]


def _layer(theatre: Theatre, key: str) -> tuple[Shape, ...]:
    """A layer that a pack's map may do without."""
    about = theatre.prose["map"]
    return layer(theatre, about[key]) if key in about else ()


def _paths(shapes: Sequence[Shape], frame: Frame, close: bool = True) -> tuple[str, ...]:
    return tuple(d for shape in shapes if (d := path(shape, frame, close)))


def _outline(closer: Frame | None, frame: Frame) -> tuple[float, float, float, float] | None:
    """The closer frame as x, y, width and height on a sheet."""
    if closer is None:
        return None
    (left, top), (right, bottom) = frame.at(closer.west, closer.north), frame.at(closer.east, closer.south)
    return left, top, round(right - left, 1), round(bottom - top, 1)


def _mark(
    dot: Dot, frame: Frame, page: Page, links: Mapping[str, str], theatre: Theatre, words: Tongue, labelled: bool
) -> Mark:
    x, y = frame.at(dot.lon, dot.lat)
    ring = frame.km(dot.radius_km)
    name, other = words.spot(dot)
    more = f", {words.t('{n} reports', n=len(dot.facts))}" if len(dot.facts) > 1 else ""
    more += "" if dot.area else f"; {words.t('within {km} km', km=f'{dot.radius_km:g}')}"
    return Mark(
        x=x,
        y=y,
        shape=_shape(dot, theatre),
        ring=ring if ring >= _RING and dot.area is None else 0,
        href=_link(dot, links),
        title=f"{name} ({words.t(dot.kind)}{more})",
        label=_label(name, other, page, x, y, 7) if labelled else None,
        local=other or name,
    )


def _hatch(
    dot: Dot, regions: Sequence[Shape], frame: Frame, page: Page, links: Mapping[str, str], words: Tongue
) -> Hatch | None:
    """The outline of a region or of the area that words mean; a region without an outline in the pack is not drawn."""
    if dot.area is not None:
        shape: Shape | None = Shape("", dot.name, (dot.area.points,))
        kind, known = ("zone" if dot.area.closed else "line"), "somewhere there"
    else:
        shape = next((s for s in regions if s.name == dot.name), None)
        kind, known = "hatched", "only the region is known"
    d = path(shape, frame, close=kind != "line") if shape else ""
    if not d:
        return None
    x, y = frame.at(dot.lon, dot.lat)
    name, other = words.spot(dot)
    title = f"{name} ({words.t(dot.kind)}; {words.t(known)})"
    return Hatch(d, _link(dot, links), title, _label(name, other, page, x, y, 0), other or name, kind)


def _label(name: str, other: str, page: Page, x: float, y: float, gap: float) -> Label | None:
    """A label with room for the longer of the two scripts."""
    placed = page.place(max(name, other, key=len), x, y, gap, _SIZE)
    return replace(placed, text=name) if placed else None


def _towns(
    towns: Sequence[Sequence[object]], frame: Frame, page: Page, told: set[str], words: Tongue
) -> tuple[tuple[float, float, Label], ...]:
    found = []
    for name, lon, lat in towns:
        if str(name) in told or not frame.holds(float(str(lon)), float(str(lat))):
            continue
        x, y = frame.at(float(str(lon)), float(str(lat)))
        label = None if page.covers(x, y) else page.place(words.town(str(name)), x, y, 5, 10.5)
        if label:
            page.block(x, y, 2)
            found.append((x, y, label))
    return tuple(found)


def _scale(frame: Frame) -> tuple[int, float]:
    """A scale bar: a round number of km, about a sixth of the width."""
    for km in (10, 20, 50, 100, 200):
        if frame.km(km) > frame.width / 9:
            return km, frame.km(km)
    return 200, frame.km(200)
