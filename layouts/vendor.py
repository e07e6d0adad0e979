"""Files that pages need and that are not in assets/, served from here.

plotly.js comes from the small bundle that `make vendor` brings with npm, else from the full one
inside the plotly package. Bootstrap's grid comes from the package bootstrap-wrapper. The sheet of
the charts is our own; it is made from the palette.
"""

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from bootstrap_wrapper import get_bootstrap_css_dir

from layouts import chart_css

FOLDER = Path(__file__).resolve().parent / "vendor"
SMALL_PLOTLY = FOLDER / "node_modules" / "plotly.js-basic-dist-min" / "plotly-basic.min.js"


@dataclass(frozen=True, slots=True)
class Vendored:
    """One file: its type, its bytes, and a name that changes with them."""

    kind: str
    plain: bytes
    name: str

    @property
    def url(self) -> str:
        return f"/vendor/{self.name}"


@cache
def plotly_js() -> Vendored:
    """plotly.js: 1.2 MB from npm where it was brought in, else 4.8 MB from the package."""
    return _load(SMALL_PLOTLY if SMALL_PLOTLY.is_file() else _full_plotly(), "text/javascript")


@cache
def stylesheets() -> tuple[Vendored, ...]:
    """Bootstrap's reboot and grid, whose components are not used, and the sheet of the charts."""
    folder = get_bootstrap_css_dir()
    names = ("bootstrap-reboot.min.css", "bootstrap-grid.min.css")
    files = (_load(folder / name, "text/css") for name in names)
    return (*files, _named("charts.css", chart_css.sheet().encode(), "text/css"))


@cache
def by_name() -> dict[str, Vendored]:
    """All vendored files by the name in their URL."""
    return {item.name: item for item in (plotly_js(), *stylesheets())}


def _load(file: Path, kind: str) -> Vendored:
    return _named(file.name, file.read_bytes(), kind)


def _named(name: str, plain: bytes, kind: str) -> Vendored:
    stem, _, rest = name.partition(".")
    name = f"{stem}.{hashlib.sha256(plain).hexdigest()[:12]}.{rest}"
    return Vendored(kind, plain, name)


def _full_plotly() -> Path:
    # find_spec instead of import: the package itself costs memory and is not needed.
    spec = find_spec("plotly")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("plotly is not installed; `make run` installs it")
    return Path(spec.origin).parent / "package_data" / "plotly.min.js"
