"""The borders of the 53 cities and municipalities as a sheet of its own, laid over the map.

It holds no figures: the sources loaded have none below the Kreise. As a picture of its own it is
fetched once and kept.
"""

from functools import cache

from flask import Flask, Response

from indicators.regions import KREISE_COUNT, MEMBERS, REGIONS
from layouts.borders import NoBorders, members, outlines, place
from layouts.palette import DARK, GROUND
from layouts.svg_map import HIGH, WIDE, outline, spot

URL = "/karte/gemeinden.svg"
FILE, REGISTER = "ruhr_gemeinden.json", "kreise.csv"
_STYLE = (
    f"path{{fill:none;stroke:{GROUND};stroke-opacity:.75;stroke-width:.8}}"
    f"@media(prefers-color-scheme:dark){{path{{stroke:{DARK[GROUND]}}}}}"
    # Lettering gets room: letters and value below each other, letters alone on a phone.
    "rect{x:-30px;y:-22px;width:60px;height:38px}"
    "@media(max-width:36rem){rect{x:-38px;y:-46px;width:76px;height:34px}}"
)


def load() -> None:
    """Read data/geo now: a folder that is replaced later then changes no map.

    Raises NoBorders where a file is missing or damaged, the register of Kreise included.
    """
    others = sum(item.kind == "other" for item in REGIONS.values())
    if others != KREISE_COUNT["00"] - len(MEMBERS):
        raise NoBorders(REGISTER, f"names {others} Kreise outside the Ruhr")
    members()
    svg()


def register(server: Flask) -> None:
    """Add the route."""
    server.add_url_rule(URL, "communes", answer)


def answer() -> Response:
    response = Response(svg(), mimetype="image/svg+xml")
    response.headers["Cache-Control"] = "public, max-age=86400"
    return response


@cache
def svg() -> str:
    """All outlines in the units of the map, so that both lie one over the other.

    Raises NoBorders.
    """
    drawn = "".join(f'<path d="{outline(rings)}"/>' for _, rings in outlines(FILE).areas)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}" '
        f'preserveAspectRatio="none"><style>{_STYLE}</style>{_room()}'
        f'<g mask="url(#room)">{drawn}</g></svg>'
    )


def _room() -> str:
    """A mask that keeps the lines out of the members' lettering, over which this sheet lies."""
    spots = (spot(*place(ags)) for ags in MEMBERS)
    holes = "".join(f'<rect transform="translate({x:.0f} {y:.0f})"/>' for x, y in spots)
    return (
        f'<mask id="room" maskUnits="userSpaceOnUse" x="0" y="0" width="{WIDE}" height="{HIGH}">'
        f'<rect style="x:0;y:0;width:{WIDE}px;height:{HIGH}px;fill:#fff"/>{holes}</mask>'
    )
