"""The lines a newsroom copies: a frame, a frame that finds its height, a picture with a link."""

from html import escape

from layouts import svg_writer
from layouts.borders import RATIO
from layouts.embed import picture
from layouts.embed.view import Shown

LISTENER = (
    '<script>addEventListener("message",function(e){var h=e.data&&e.data.type==="ruhr:hoehe"'
    '&&+e.data.height;if(!(h>0))return;document.querySelectorAll("iframe").forEach(function(f){'
    'if(f.contentWindow===e.source)f.style.height=Math.min(h,4000)+"px"})})</script>'
)
"""Stands in the newsroom's own page and loads nothing; the number it is sent is kept in bounds."""


def height(shown: Shown, width: int) -> int:
    """About how high the frame is at this width, in pixels: for the time before it says so."""
    chart, text = shown.drawn, 190 + len(shown.heading + shown.quote) * 9 * 24 // max(width, 240)
    if shown.sheet is not None:
        return text + 260 + 38 * len(shown.sheet.lines) + len(shown.sheet.source) * 120 // width
    if chart is None:
        return text + (300 if shown.selection.view == "tabelle" else 0)
    own = round(width / RATIO) + 170 if chart.kind == "map" else 0
    texts = (*chart.notes, *chart.sources, *(mark.text for mark in chart.breaks), *shown.below)
    notes = sum(40 + len(text) for text in texts) * 6 * 19 // max(width, 240)
    return text + notes + (own or svg_writer.box_of(chart, width - 30).height)


def title(shown: Shown) -> str:
    """What the view is called: its subject, once, and its finding."""
    subject, said = shown.kicker[0], shown.heading
    if shown.ask.kind == "indicator" and shown.chart is not None:
        short = shown.chart.indicator.short_title.in_(shown.ask.lang)
        if subject.startswith(short) and said.startswith(short):
            return subject + said.removeprefix(short)
    return f"{subject}: {said}"


def iframe(shown: Shown, base: str, *, width: int = 0, height: int = 0) -> str:
    """The frame; with a width in pixels it has that size, else it is as wide as its place."""
    source, name = base + shown.ask.frame(), title(shown)
    high = height or _usual(shown)
    size = f'width="{width}" height="{high}" style="border:0;max-width:100%"'
    fluid = f'style="width:100%;height:{high}px;border:0"'
    return (
        f'<iframe src="{escape(source)}" title="{escape(name)}" loading="lazy" '
        f'{size if width else fluid} referrerpolicy="strict-origin-when-cross-origin"></iframe>'
    )


def auto(shown: Shown, base: str) -> str:
    """The frame and the listener that gives it its height."""
    return f"{iframe(shown, base)}\n{LISTENER}"


def image(shown: Shown, base: str) -> str:
    """A picture with a link to the view, for where no frame can stand."""
    width, high = picture.size(shown)
    source, page = base + shown.ask.picture("png"), base + shown.ask.page()
    return (
        f'<a href="{escape(page)}"><img src="{escape(source)}" width="{width}" height="{high}" '
        f'alt="{escape(picture.alt(shown))}" style="max-width:100%;height:auto"></a>'
    )


def _usual(shown: Shown) -> int:
    return height(shown, 600)
