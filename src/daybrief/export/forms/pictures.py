"""The map and the charts of a brief as SVG for print, and as PNG for forms that take no SVG."""

from collections.abc import Iterator
from importlib.resources import as_file, files

from daybrief.export import mapping
from daybrief.export.charts import plot
from daybrief.export.forms.page import Data
from daybrief.export.forms.templates import render
from daybrief.export.request import Request
from daybrief.model.outcome import Chart, Dot

FONT = "Libertinus Serif"
"""Comes with typst; its letters cover Latin and Cyrillic."""

_PPI = 200.0
_POINT = 0.75  # points a pixel of an SVG


_NARROW = 420.0  # pixels of a map that is set in a column
_COLUMN, _LINE = (420.0, 176.0), (640.0, 210.0)  # of a chart in a column and across the page, and of its names


def drawn_map(request: Request, *, narrow: bool = False) -> Data | None:
    """The map's sheets as SVG; None where nothing told can be placed. `narrow`: the overview alone, for a column."""
    dots = [Dot.model_validate(dot) for dot in request.only.data.get("map", ())]
    links = {fact: "" for dot in dots for fact in dot.facts}
    width = _NARROW if narrow else mapping.WIDTH
    drawn = mapping.draw(dots, links, request.theatre, request.view, request.words, width=width, alone=narrow)
    if drawn is None:
        return None
    return {
        "sheets": [
            {
                "name": s.name,
                "small": s.small,
                "svg": render("map.svg.j2", sheet=s, font=FONT, t=request.words.t),
                "said": _said(s),
                "width": s.width,
                "height": s.height,
            }
            for s in drawn.sheets
        ],
        "shapes": [list(pair) for pair in drawn.shapes],
        "off": [name for name, _ in drawn.off],
        "zones": drawn.zones,
        "credit": drawn.credit,
    }


def drawn_charts(request: Request, *, narrow: bool = False) -> list[Data]:
    """Each chart with the section that it stands in, as SVG with its key."""
    size = _COLUMN if narrow else _LINE
    return [
        {
            "section": chart.section,
            "title": chart.title,
            "note": chart.note,
            "svg": render("chart.svg.j2", plot=made, font=FONT, spaced=request.words.spaced),
            "said": made.said,
            "width": made.width,
            "height": made.height + KEY,
        }
        for chart in map(Chart.model_validate, request.only.data.get("charts", ()))
        for made in (plot(chart, request.words, *size),)
    ]


KEY = 24.0
"""Pixels below a chart for what its bars stand for."""


def rasters(pictures: list[Data]) -> Iterator[bytes]:
    """Each picture as PNG; none where the package typst is missing."""
    try:
        import typst
    except ImportError:
        return
    with as_file(files("daybrief.export") / "templates" / "pdf") as folder:
        compiler = typst.Compiler(root=str(folder), ignore_system_fonts=True)
        for picture in pictures:
            size = {"width": f"{picture['width'] * _POINT}", "height": f"{picture['height'] * _POINT}"}
            made = compiler.compile(
                str(folder / "picture.typ"), format="png", ppi=_PPI, sys_inputs={"svg": picture["svg"], **size}
            )
            assert isinstance(made, bytes)
            yield made


def _said(sheet: mapping.Sheet) -> str:
    """The map in words, for those who cannot see it."""
    return f"{sheet.name}: " + "; ".join([*(m.title for m in sheet.marks), *(h.title for h in sheet.hatches)])
