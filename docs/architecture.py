"""The picture of the code, made of its imports: `python -m docs.architecture` writes the SVG.

A band is a folder with its modules. A folder with packages inside stands in two bands: the modules
that know the packages above them, the modules the packages rest on below. Lines lead from who
imports to what is imported, with the number of imports; a test fails when the picture is stale.
"""

import dataclasses
import sys
from collections import Counter
from dataclasses import dataclass
from html import escape
from pathlib import Path
from textwrap import wrap

from indicators import store
from tests.test_arrows import DASHLESS, imports, modules

REPO = Path(__file__).resolve().parent.parent
PICTURE = Path(__file__).with_suffix(".svg")
CHART = "layouts (charts)"
WIDTH, BAND, LANE, STUB, ARROW, LETTERS = 1060, 720, 16, 12, 14, 92
"""Pixels: the drawing, a band, between two lanes, between two lines at a band's edge, from a
band's top to the arrow that leads to it; letters in a line of module names."""
STYLE = """
svg{background:#fbf9f4;font:12px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
text{fill:#5c5953}rect{fill:#f4f0e7;stroke:#ddd7ca}path{fill:none;stroke:var(--k)}
.app{--k:#1c1b19}.layouts{--k:#005f6b}.loaders{--k:#8a5200}.indicators{--k:#4d4a78}
.n{font-weight:700;font-size:14px;fill:var(--k)}.h{fill:var(--k)}
.c{font-size:10px;fill:var(--k);text-anchor:end}
@media(prefers-color-scheme:dark){svg{background:#16171a}text{fill:#a9a59c}
rect{fill:#1f2024;stroke:#383940}.app{--k:#ecebe6}.layouts{--k:#4fc1cc}.loaders{--k:#e0a34a}
.indicators{--k:#aaa6dd}.n,.c{fill:var(--k)}}
""".strip()


@dataclass(frozen=True, slots=True)
class Code:
    """Every module with the modules of ours it imports, and which of them are packages."""

    links: dict[str, frozenset[str]]
    packages: frozenset[str]

    def behind(self, *starts: str) -> set[str]:
        """All modules that importing `starts` loads."""
        found: set[str] = set()
        queue = list(starts)
        while queue:
            name = queue.pop()
            if name not in found:
                found.add(name)
                queue.extend(self.links[name])
        return found


def read(repo: Path) -> Code:
    """The code of the checkout."""
    files = dict(modules(repo))
    packages = frozenset(name for name, file in files.items() if file.stem == "__init__")
    found = {
        name: imports(file.read_text("utf-8"), name, package=name in packages)
        for name, file in files.items()
    }
    known = {name: found[name] & files.keys() - {name} for name in files}
    return Code(
        {name: frozenset(_plain(links, packages)) for name, links in known.items()}, packages
    )


def _plain(links: set[str], packages: frozenset[str]) -> set[str]:
    """`from a import b` names a and a.b: the package counts only where nothing in it does."""
    within = {link.rpartition(".")[0] for link in links}
    return {link for link in links if link not in packages or link not in within}


def bands(code: Code) -> dict[str, str]:
    """The band each module stands in."""
    charts = {name for name in code.behind(*DASHLESS) if name.split(".")[0] == "layouts"}
    return {name: CHART if name in charts else _band(name, code) for name in code.links}


def _band(name: str, code: Code) -> str:
    top, *rest = name.split(".")
    if name in code.packages or len(rest) > 1:
        return ".".join([top, *rest[:1]])
    above = any(_inside(other, top, code) for other in code.behind(name))
    return f"{top} (top)" if above else top


def _inside(name: str, top: str, code: Code) -> bool:
    """Whether a module belongs to a package within the folder `top`."""
    depth = name.count(".") + (name in code.packages)
    return name.startswith(f"{top}.") and depth > 1


def order(weights: Counter[tuple[str, str]], names: set[str]) -> list[str]:
    """From top to bottom: the folders as the arrows lead, and in a folder who imports most of
    what is left of it and is imported least by that."""
    result: list[str] = []
    for folder in ("app", "layouts", "loaders", "indicators"):
        left = sorted(name for name in names if _folder(name) == folder)
        while left:
            inner = {band: _balance(band, left, weights) for band in left}
            result.append(max(left, key=inner.__getitem__))
            left.remove(result[-1])
    return result


def _balance(band: str, left: list[str], weights: Counter[tuple[str, str]]) -> tuple[bool, int]:
    """Whether nobody of `left` imports the band; how many more imports it makes than it takes."""
    taken = sum(weights[other, band] for other in left)
    return taken == 0, sum(weights[band, other] for other in left) - taken


def _folder(band: str) -> str:
    return band.split(" ")[0].split(".")[0]


def picture(code: Code) -> str:
    """The whole drawing; the same code gives the same text."""
    where = bands(code)
    weights = Counter(
        (where[name], where[link])
        for name, links in code.links.items()
        for link in links
        if where[name] != where[link]
    )
    placed = _place(where, weights)
    height = max(band.bottom for band in placed.values()) + 16
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        f'width="{WIDTH}" height="{height}" role="img" aria-labelledby="t">',
        '<title id="t">Folders and modules, and who imports whom</title>',
        f"<style>{STYLE}</style>",
        *(band.svg() for band in placed.values()),
        *(trunk.svg() for trunk in _trunks(placed)),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


@dataclass(frozen=True, slots=True)
class Band:
    """A folder in the drawing: name, lines of module names, what it imports how often, place."""

    name: str
    rows: tuple[str, ...]
    known: tuple[tuple[str, int], ...]
    top: int

    @property
    def bottom(self) -> int:
        return self.top + max(36 + 16 * len(self.rows), 26 + STUB * len(self.known))

    def stub(self, target: str) -> int:
        """Height at which the line to a band it imports leaves."""
        names = [name for name, _ in self.known]
        return self.top + 28 + STUB * names.index(target)

    def svg(self) -> str:
        rows = (
            f'<text x="26" y="{self.top + 42 + 16 * row}">{escape(text)}</text>'
            for row, text in enumerate(self.rows)
        )
        return (
            f'<g class="{_folder(self.name)}"><rect x="12" y="{self.top}" width="{BAND}" '
            f'height="{self.bottom - self.top}" rx="3"/><text class="n" x="26" '
            f'y="{self.top + 22}">{escape(self.name)}</text>{"".join(rows)}</g>'
        )


def _place(where: dict[str, str], weights: Counter[tuple[str, str]]) -> dict[str, Band]:
    """The bands below each other, as high as their names or their lines need."""
    placed: dict[str, Band] = {}
    names = order(weights, set(where.values()))
    top = 16
    for name in names:
        own = sorted(module.rpartition(".")[2] for module, band in where.items() if band == name)
        rows = tuple(wrap(", ".join(own), LETTERS, break_on_hyphens=False))
        known = tuple((other, weights[name, other]) for other in names if weights[name, other])
        placed[name] = Band(name, rows, known, top)
        top = placed[name].bottom + 14
    return placed


@dataclass(frozen=True, slots=True)
class Trunk:
    """All lines to one band: they meet in a lane beside the bands and end in one arrow."""

    target: Band
    sources: tuple[Band, ...]
    lane: int

    @property
    def span(self) -> tuple[int, int]:
        ends = [self.target.top + ARROW, *(band.stub(self.target.name) for band in self.sources)]
        return min(ends), max(ends)

    def svg(self) -> str:
        edge, x = 12 + BAND, 12 + BAND + 40 + LANE * self.lane
        (low, high), y = self.span, self.target.top + ARROW
        stubs = "".join(self._stub(band, edge, x) for band in self.sources)
        return (
            f'<g class="{_folder(self.target.name)}"><path d="M{x} {low}V{high}M{x} {y}'
            f'H{edge + 7}"/><path class="h" d="M{edge} {y}l9 -4v8z"/>{stubs}</g>'
        )

    def _stub(self, band: Band, edge: int, x: int) -> str:
        y, count = band.stub(self.target.name), dict(band.known)[self.target.name]
        return (
            f'<path d="M{edge} {y}H{x}"/><circle class="h" cx="{x}" cy="{y}" r="2.5"/>'
            f'<text class="c" x="{edge + 30}" y="{y - 2}">{count}</text>'
        )


def _trunks(placed: dict[str, Band]) -> list[Trunk]:
    """Short trunks lie inside, long ones outside of them, each in a lane of its own."""
    found = [
        Trunk(target, sources, 0)
        for target in placed.values()
        if (sources := tuple(b for b in placed.values() if target.name in dict(b.known)))
    ]
    found.sort(key=lambda trunk: trunk.span[1] - trunk.span[0])
    return [dataclasses.replace(trunk, lane=lane) for lane, trunk in enumerate(found)]


def main() -> int:
    """Write the picture beside this file."""
    store.replace(PICTURE, picture(read(REPO)).encode())
    return 0


if __name__ == "__main__":
    sys.exit(main())
