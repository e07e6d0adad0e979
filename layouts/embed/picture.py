"""A view as a picture by itself: SVG with heading, drawing, sources and where it comes from."""

from dataclasses import dataclass
from html import escape

from layouts import chart_css, svg_writer
from layouts.borders import RATIO
from layouts.components import source_line
from layouts.embed import region_table
from layouts.embed.ask import Ask
from layouts.embed.region import Sheet
from layouts.embed.view import Shown
from layouts.numbers import number
from layouts.palette import both, steps
from layouts.parts import Chart
from layouts.scale import decimals
from layouts.words import say

PREVIEW = (1200, 628)
SERIF = (
    "Charter,'Bitstream Charter','Source Serif 4',Cambria,'Noto Serif','Liberation Serif',"
    "Georgia,serif"
)
_WIDE, _BOLD = 0.53, 0.55
"""Mean width of a letter in its size, plain and of a heading; real fonts take a little less."""
_LINE, ENLARGED = 1.3, 1.5


@dataclass(frozen=True, slots=True)
class Paper:
    """Size, margin and sizes of letters of a picture, in pixels; height 0 is as high as needed."""

    width: int
    height: int
    margin: int
    heading: int
    small: int
    most: int
    """Lines a heading may take."""
    most_below: int = 99
    """Lines the sources may take before their letters become smaller."""

    @property
    def inner(self) -> int:
        return self.width - 2 * self.margin


def paper(ask: Ask) -> Paper:
    if ask.look.preview:
        return Paper(*PREVIEW, margin=44, heading=36, small=17, most=3, most_below=4)
    narrow = ask.look.width < 560
    return Paper(ask.look.width, 0, 14 if narrow else 24, 19 if narrow else 25, 11, 8)


def size(shown: Shown) -> tuple[int, int]:
    """Width and height of the picture in pixels."""
    page = paper(shown.ask)
    return page.width, page.height or _layout(shown, page, "")[1]


def svg(shown: Shown, address: str) -> str:
    """The picture; `address` is where the view stands, without the scheme, to be read in it."""
    page = paper(shown.ask)
    body, high = _layout(shown, page, address)
    height = page.height or high
    label = escape(alt(shown), quote=True)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {page.width} {height}" '
        f'width="{page.width}" height="{height}" role="img" aria-label="{label}">'
        f"<style>{_sheet(shown.ask.look.colour)}</style>"
        f'<g class="chart"><rect class="ground" width="{page.width}" height="{height}"/>'
        f"{body}</g></svg>"
    )


def alt(shown: Shown) -> str:
    """What stands for the picture in words: the drawing's own text, or the statement's result."""
    if shown.ask.kind == "indicator" and shown.chart is not None:
        return shown.chart.alt
    if shown.sheet is not None:
        return shown.sheet.alt
    return f"{' '.join(shown.kicker)}: „{shown.quote}“ {shown.heading}"


def _sheet(colour: str) -> str:
    own = f".head{{font-family:{SERIF};font-weight:600}}"
    if colour == "auto":
        return chart_css.alone() + own
    theme = 1 if colour == "dunkel" else 0
    return chart_css.rules(lambda name: both()[name][theme]) + own


def _layout(shown: Shown, page: Paper, address: str) -> tuple[str, int]:
    """Everything from top to bottom, and how high it became."""
    head, y = _head(shown, page)
    small = page.small
    while len(foot := _foot(shown, page, address, small)) > page.most_below and small > 11:
        small -= 2
    foot_high = round(len(foot) * small * _LINE) + page.margin // 2
    room = page.height - y - foot_high - page.margin // 2 if page.height else 0
    drawn, high = _drawing(shown, page, y, room) if shown.drawn or shown.sheet else ("", 0)
    bottom = page.height - foot_high if page.height else y + high + page.small
    lines = _lines(foot, page.margin, bottom + small, small, "quiet")
    return head + drawn + lines, bottom + foot_high


def _head(shown: Shown, page: Paper) -> tuple[str, int]:
    y, small = page.margin, page.small + 2
    kicker = wrap(" · ".join(shown.kicker), page.inner, small, _WIDE, 2)
    parts = [_lines(kicker, page.margin, y + small, small, "quiet")]
    y += round(len(kicker) * small * _LINE) + 4
    if shown.ask.look.title:
        texts = [(f"„{shown.quote}“", page.heading * 3 // 4)] if shown.quote else []
        for text, letters in [*texts, (shown.heading, page.heading)]:
            found = wrap(text, page.inner, letters, _BOLD, page.most)
            parts.append(_lines(found, page.margin, y + letters, letters, "head"))
            y += round(len(found) * letters * 1.22) + 8
    return "".join(parts), y + 6


def _foot(shown: Shown, page: Paper, address: str, small: int) -> list[str]:
    """Sources and terms, always whole, then where the picture comes from."""
    lang, frozen = shown.ask.lang, bool(shown.ask.selection.vintage)
    stand = say(lang, "embed.frozen" if frozen else "embed.stand", id=shown.vintage)
    origin = say(lang, "embed.picture_from", address=address, stand=stand)
    texts = [*(_short_notes(shown) if page.height else (*shown.below, *_notes(shown)))]
    texts += [source_line(shown.chart)] if shown.chart else []
    texts += [shown.sheet.source] if shown.sheet else []
    return [line for text in (*texts, origin) for line in wrap(text, page.inner, small, _WIDE, 99)]


def _notes(shown: Shown) -> tuple[str, ...]:
    """What must be known to read the drawing: what stands under it in a frame."""
    if shown.sheet is not None:
        return shown.sheet.notes
    chart = shown.chart
    if chart is None:
        return ()
    cut = chart.kind in ("line", "gap", "strip") and not chart.scale.zero
    low = number(chart.scale.low, decimals(chart.scale.ticks), chart.lang) if cut else ""
    axis = (say(chart.lang, "chart.axis", low=low, unit=chart.unit),) if cut else ()
    return (*axis, *chart.notes)


def _short_notes(shown: Shown) -> tuple[str, ...]:
    """What a preview cannot do without: whose lines the tiles hold."""
    return shown.drawn.notes[1:2] if shown.drawn and shown.drawn.kind == "tiles" else ()


def _drawing(shown: Shown, page: Paper, y: int, room: int) -> tuple[str, int]:
    """The chart at its place; in a picture of fixed height as large as the room lets it be."""
    if shown.sheet is not None:
        return _profile(shown.sheet, page, y, room)
    chart = shown.chart
    assert chart is not None
    if chart.kind == "map":
        return _map(chart, page, y, room)
    # Lines give up height for larger letters: a preview is looked at in a small size.
    wide = 0 if room else page.inner
    high = svg_writer.box_of(chart, wide, round(room / ENLARGED)).height
    factor = min(ENLARGED, room / high) if room else 1.0
    inside = svg_writer.drawing(chart, round(page.inner / factor), high)
    return _placed(inside, page.margin, y, factor), round(high * factor)


def _profile(sheet: Sheet, page: Paper, y: int, room: int) -> tuple[str, int]:
    high = region_table.high(sheet, bare=bool(room))
    factor = min(ENLARGED, room / high) if room else 1.0
    inside = region_table.draw(sheet, round(page.inner / factor), bare=bool(room))
    return _placed(inside, page.margin, y, factor), round(high * factor)


def _map(chart: Chart, page: Paper, y: int, room: int) -> tuple[str, int]:
    """The map with its classes: below it, or beside it where the height is fixed."""
    width = min(page.inner, round((room or 10_000) * RATIO))
    high = round(width / RATIO)
    beside = bool(room) and page.inner - width > 200
    x, top = (page.margin + width + 30, y + 20) if beside else (page.margin, y + high + 16)
    classes, deep = _classes(chart, x, top, page)
    drawn = _placed(svg_writer.drawing(chart, width), page.margin, y, 1.0)
    return drawn + (classes if beside or not room else ""), high if room else high + 16 + deep


def _classes(chart: Chart, x: int, y: int, page: Paper) -> tuple[str, int]:
    """The classes of a map in rows with their bounds, and how high the rows are."""
    places = decimals(chart.groups) if len(chart.groups) > 1 else 0
    names = [number(limit, places, chart.lang) for limit in chart.groups]
    step = round(page.small * 1.6)
    parts = []
    for index, fill in enumerate(steps(len(names) - 1) if len(names) > 1 else ()):
        key = "chart.class_last" if index == len(names) - 2 else "chart.class"
        text = say(chart.lang, key, low=names[index], high=names[index + 1])
        top = y + index * step
        box = f"M{x} {top}h{page.small}v{page.small}h-{page.small}z"
        parts.append(f'<path class="class-{fill}" d="{box}"/>')
        words = f"{text} {chart.indicator.symbol.in_(chart.lang)}".rstrip()
        parts.append(_lines([words], x + page.small + 8, top + page.small - 1, page.small, "dark"))
    return "".join(parts), len(parts) // 2 * step


def _placed(inside: str, x: int, y: int, factor: float) -> str:
    scaled = f" scale({factor:.3f})" if factor != 1.0 else ""
    return f'<g transform="translate({x} {y}){scaled}">{inside}</g>'


def _lines(lines: list[str], x: int, y: int, letters: int, kind: str) -> str:
    step = letters * (1.22 if kind == "head" else _LINE)
    return "".join(
        f'<text class="{kind}" x="{x}" y="{y + index * step:.1f}" style="font-size:{letters}px">'
        f"{escape(line, quote=False)}</text>"
        for index, line in enumerate(lines)
    )


def wrap(text: str, width: int, letters: int, wide: float, most: int) -> list[str]:
    """The text in lines that fit; the last of the lines allowed ends in … if there is more."""
    longest = max(8, int(width / (letters * wide)))
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) <= longest or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], f"{lines[most - 1][: longest - 2]} …"]
