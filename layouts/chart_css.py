"""The style sheet of all charts, made from the palette: one source for pages, pictures and themes.

On a page every colour is a custom property, so that both themes and paper are exact; Plotly writes
its colours into the drawing, where the sheet finds each by its value and puts the property in its
place. A picture that stands alone carries the colours themselves.
"""

import re
from collections.abc import Callable
from functools import cache

from layouts.palette import CHOSEN, CLASSES, GROUND, STROKES, Stroke, both

FONT = "system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','Liberation Sans',Arial,sans-serif"
TILES_WIDE = 540
"""Pixels of width from which the members' tiles stand where the members lie."""
TILES = (
    ".canvas.tiles{container-type:inline-size;min-height:0}\n"
    ".chart.tiles{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:14px 16px}\n"
    f"@container(min-width:{TILES_WIDE}px){{"
    ".chart.tiles{grid-template-columns:repeat(7,minmax(0,1fr));gap:14px 10px}"
    + "".join(f".tile.x{place}{{grid-column:{place}}}" for place in range(1, 8))
    + "".join(f".tile.y{place}{{grid-row:{place}}}" for place in range(1, 5))
    + f"}}\n@container(min-width:{TILES_WIDE}px) and (max-width:730px){{"
    ".chart .tile .name{font-size:10.5px}}\n"
)
"""Where the tiles of the small multiples stand: by the width of their place."""


def _written(colour: str) -> str:
    """A colour as Plotly writes it into a drawing."""
    return "rgb({}, {}, {})".format(*(int(part, 16) for part in re.findall("..", colour[1:])))


MAP_NARROW = (
    "@media(max-width:36rem){.canvas.map .textpoint text{font-size:10.5px!important}"
    ".canvas.map .code{font-size:10.5px}.canvas.map .worth,"
    ".canvas.map .textpoint tspan.line+tspan.line{display:none}}\n"
)
"""On a phone a map keeps the letters; the values stand in the list below it."""
MAP_HALO = (
    ".canvas.map .textpoint text{paint-order:stroke;stroke-width:2.5px;stroke-linejoin:round;"
    "stroke:var(--c-ground)}\n"
    f'.canvas.map .textpoint text[style*="fill: {_written(GROUND)}"]{{stroke:var(--c-ink)}}\n'
)
"""Letters on a map are set off from the borders that run below them, as in the picture."""
UNSEEN = "#js-plotly-tester{visibility:hidden}\n"
"""Where Plotly measures letters; readers' tools would tell it as a picture without a name."""
Colour = Callable[[str], str]
"""From the name of a colour to what stands for it in the sheet."""

_PLAIN = """
.chart{font-family:FONT;font-size:13px;fill:{ink};font-variant-numeric:tabular-nums}
.chart .ground{fill:{ground}}
.chart .quiet{fill:{quiet};font-size:12px}
.chart .small{fill:{quiet};font-size:11px}
.chart .badge{font-size:12px}
.chart .label{font-size:12.5px}
.chart .bold{font-weight:700}
.chart .rule{stroke:{rule}}
.chart .zero{stroke:{ink}}
.chart .axis{stroke:{quiet}}
.chart .leader,.chart .mark{stroke:{field}}
.chart .break{stroke:{quiet};stroke-dasharray:1 3}
.chart path{fill:none;stroke-linejoin:round;vector-effect:non-scaling-stroke}
.chart .plain{fill:{quiet}}
.chart .dot{stroke:{ground};stroke-width:1.5}
.chart .dot.plain.open{fill:{ground};stroke:{quiet}}
.chart path.area{stroke:{ground};stroke-width:1.2}
.chart path.no-value{fill:{ground};stroke:{field}}
.chart .code,.chart .worth{font-size:12px}
.chart .worth{font-weight:700}
.chart .light{fill:{ground}}
.chart .dark{fill:{ink}}
.chart .amount{font-size:15px;font-weight:700}
.chart .tiny{font-size:10.5px}
.chart .code,.chart .worth{paint-order:stroke;stroke-width:2.5;stroke-linejoin:round}
.chart .code.light,.chart .worth.light{stroke:{ink}}
.chart .code.dark,.chart .worth.dark{stroke:{ground}}
""".replace("FONT", FONT)


@cache
def sheet() -> str:
    """For pages: the properties in both themes and on paper, the rules, and Plotly's colours."""
    light, dark = (_properties(index) for index in (0, 1))
    themes = (
        f":root{{{light}}}\n@media (prefers-color-scheme:dark){{:root{{{dark}}}}}\n"
        f"@media print{{:root{{{light}}}}}\n"
    )
    swatches = "".join(
        f".swatch.class-{step}{{background:var(--c-class-{step})}}\n"
        for step in range(len(CLASSES))
    )
    own = rules(lambda name: f"var(--c-{name})")
    return themes + own + TILES + MAP_HALO + MAP_NARROW + swatches + UNSEEN + _plotly()


@cache
def alone() -> str:
    """For a picture by itself: colours as they are, the dark ones where the reader's theme is."""
    light, dark = (rules(_plainly(theme)) for theme in (0, 1))
    return f"{light}@media (prefers-color-scheme:dark){{{dark}}}"


def _plainly(theme: int) -> Colour:
    return lambda name: both()[name][theme]


def rules(colour: Colour) -> str:
    """The rules of an SVG text."""
    plain = re.sub(r"\{([a-z]+)\}", lambda found: colour(found[1]), _PLAIN.strip()) + "\n"
    styles = dict.fromkeys((*STROKES.values(), *CHOSEN))
    strokes = "".join(_stroke(style, colour) for style in styles)
    fills = "".join(
        f".chart path.class-{step}{{fill:{colour(f'class-{step}')}}}\n"
        for step in range(len(CLASSES))
    )
    # After the strokes, whose width they change.
    widths = ".chart path.thin{stroke-width:1.1}\n.chart path.strong{stroke-width:2.8}\n"
    return plain + strokes + fills + widths


def _stroke(style: Stroke, colour: Colour) -> str:
    own = colour(_names()[style.colour])
    dash = f";stroke-dasharray:{style.dash}" if style.dash else ""
    line = f"stroke:{own};stroke-width:{style.width:g}{dash}"
    name = style.name
    return (
        f".chart path.{name},.chart line.{name}{{{line}}}\n"
        f".chart circle.{name},.chart rect.{name},.chart text.{name}{{fill:{own}}}\n"
        f".chart circle.{name}.open,.chart rect.{name}.open"
        f"{{fill:{colour('ground')};stroke:{own};stroke-width:1.6}}\n"
    )


@cache
def _names() -> dict[str, str]:
    return {light: name for name, (light, _) in both().items()}


def _properties(theme: int) -> str:
    return ";".join(f"--c-{name}:{pair[theme]}" for name, pair in both().items())


def _plotly() -> str:
    lines = []
    for name, (light, _) in both().items():
        written = _written(light)
        lines += [
            f'.js-plotly-plot [style*="{kind}: {written}"]{{{kind}:var(--c-{name})!important}}'
            for kind in ("fill", "stroke")
        ]
    return "\n".join(lines) + "\n"
