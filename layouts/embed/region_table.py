"""A region's compact profile drawn: as a table for the frame, as SVG for the picture."""

from html import escape
from itertools import groupby

from layouts.embed.region import Line, Sheet
from layouts.measure import Box
from layouts.palette import STROKES
from layouts.parts import Chart
from layouts.svg_line import dots, path
from layouts.svg_plane import Plane
from layouts.svg_tiles import thin
from layouts.words import say

SPARK = Box(height=30, left=0, right=0, top=5, bottom=5)
ROW, BARE, HEAD = 32, 28, 30
"""Heights of a row, of one in a low picture and of a pillar's line, pixels."""
NARROW = 560
"""Width of a picture below which the small lines are left out."""
COURSE = 0.33
"""Where the small lines of a picture begin, as a share of its width."""
CSS = (
    ".sheet{width:100%}.sheet th,.sheet td{padding:.2rem .3rem}.sheet th{white-space:normal}"
    ".sheet .col{text-align:left;font-weight:700;padding-top:.6rem;border-top:0}"
    ".sheet thead th{font-weight:400;color:var(--c-quiet);vertical-align:bottom}"
    ".sheet thead *{border-top:0}"
    ".sheet .s{width:24%;min-width:70px}.sheet b{display:block}"
    "@media(max-width:460px){.sheet .s{display:none}.sheet{font-size:11px}"
    ".sheet th,.sheet td{padding:.2rem .1rem}}"
)


def html(sheet: Sheet) -> str:
    """The table with one row a figure, under the heads of the pillars."""
    heads = ("", *sheet.heads)
    shown = [index for index, head in enumerate(heads) if head or not index]
    top = "".join(
        f'<th scope="col"{_kind(index)}>{escape(heads[index])}</th>'
        if index
        else f'<td><span class="vh">{say(sheet.lang, "region.indicator")}</span></td>'
        for index in shown
    )
    body = "".join(
        f'<tbody><tr><th scope="rowgroup" class="col" colspan="{len(shown)}">'
        f"{escape(say(sheet.lang, f'pillar.{pillar}'))}</th></tr>"
        f"{''.join(_row(line, sheet.region, shown) for line in lines)}</tbody>"
        for pillar, lines in groupby(sheet.lines, key=lambda line: line.pillar)
    )
    return f'<table class="sheet"><thead><tr>{top}</tr></thead>{body}</table>'


def _kind(index: int) -> str:
    return ' class="s"' if index == 1 else ""


def _row(line: Line, region: str, shown: list[int]) -> str:
    status = f"<sup>{line.status}</sup>" if line.status else ""
    course = (
        f'<svg class="chart" width="100%" height="{SPARK.height}" overflow="visible" '
        f'aria-hidden="true" focusable="false">{_spark(line.course, region, Plane(SPARK))}</svg>'
        if line.course
        else ""
    )
    cells = [
        f'<th scope="row">{escape(line.title)}</th>',
        f'<td class="s">{course}</td>',
        f"<td><b>{escape(line.value)}{status}</b>{line.year}</td>",
        f"<td>{escape(line.beside or '–')}</td>",
        f"<td>{escape(line.rank or '–')}</td>",
    ]
    return f"<tr>{''.join(cells[index] for index in shown)}</tr>"


def _spark(chart: Chart, region: str, plane: Plane) -> str:
    """The region's line and, thin, the Ruhr's behind it, cut at gaps and breaks."""
    own = next(line for line in chart.series if line.region == region)
    style = STROKES["member"]
    beside = [(line, thin(STROKES[line.role])) for line in chart.series if line is not own]
    paths = "".join(path(chart, line, kind, plane) for line, kind in (*beside, (own, style)))
    return plane.paths(paths) + dots(chart, own, style, plane, 2.2)


def high(sheet: Sheet, *, bare: bool = False) -> int:
    """The height of the picture's rows, pixels; `bare`: without the lines that name the pillars."""
    pillars = len({line.pillar for line in sheet.lines})
    return HEAD * pillars * (not bare) + (BARE if bare else ROW) * len(sheet.lines) + 22


def draw(sheet: Sheet, width: int, *, bare: bool = False) -> str:
    """The rows as SVG, `width` pixels wide; on a narrow picture without the small lines."""
    plane = Plane(Box(high(sheet, bare=bare), 0, 0, 0, 0), width)
    ends = _ends(width, sheet)
    drawn = [plane.text(text, end / width, 12, "small", anchor="end") for text, end in ends if text]
    if width >= NARROW:
        drawn.append(plane.text(sheet.heads[0], COURSE, 12, "small"))
    y = 22
    for pillar, lines in groupby(sheet.lines, key=lambda line: line.pillar):
        if not bare:
            drawn.append(plane.text(say(sheet.lang, f"pillar.{pillar}"), 0, y + 19, "bold"))
            y += HEAD
        for line in lines:
            drawn.append(_drawn(line, sheet, y, plane, ends))
            y += BARE if bare else ROW
    return "".join(drawn)


def _ends(width: int, sheet: Sheet) -> list[tuple[str, float]]:
    """Where the columns of value, Ruhr and rank end, with their heads."""
    shares = (0.72, 0.86, 1.0) if width >= NARROW else (0.63, 0.81, 1.0)
    return [(head, share * width) for head, share in zip(sheet.heads[1:], shares, strict=True)]


def _drawn(line: Line, sheet: Sheet, y: int, plane: Plane, ends: list[tuple[str, float]]) -> str:
    foot, width = y + 21, plane.width
    parts = [plane.line((0, y), (1, y), "rule"), plane.text(line.title, 0, foot, "label")]
    value = f"{line.value}{f' ({line.status})' if line.status else ''}"
    year = ends[0][1] - 34 if width >= NARROW else ends[0][1]
    parts.append(plane.text(value, year / width, foot, "label bold", anchor="end"))
    if width >= NARROW:
        parts.append(plane.text(line.year, ends[0][1] / width, foot, "small", anchor="end"))
    for text, (head, end) in zip((line.beside, line.rank), ends[1:], strict=True):
        if head:
            parts.append(plane.text(text or "–", end / width, foot, "label", anchor="end"))
    if line.course and width >= NARROW:
        left = round(width * COURSE)
        spark = _spark(line.course, sheet.region, Plane(SPARK, round(width * 0.22)))
        parts.append(f'<g transform="translate({left} {y + 1})">{spark}</g>')
    return "".join(parts)
