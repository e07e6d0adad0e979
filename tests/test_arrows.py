"""The import arrows: who may know whom.

indicators know the figures and nothing else; loaders and layouts never meet, Parquet is their
joint; chart descriptions and their writers know no Dash, not even through a sibling.
"""

import ast
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

FOLDERS = ("indicators", "loaders", "layouts", "app")
# What a folder may import besides the standard library and itself.
ALLOWED = {
    "indicators": {"pandas", "pyarrow"},
    "loaders": {"indicators", "pandas", "requests", "tqdm", "urllib3"},
    "layouts": {
        "indicators",
        "dash",
        "dash_bootstrap_components",
        "bootstrap_wrapper",
        "flask",
        "plotly",
    },
    "app": {"layouts", "dash", "flask"},
}
# Files for others need writers of their forms: Arrow for Parquet, XlsxWriter, rdflib for the
# catalogue, brotli and zstandard for what is sent; werkzeug is Flask's own reader of headers.
# Nothing else of layouts touches them, and pandas stays behind the store. Pictures for others need
# resvg, which makes PNG of SVG, and the fonts it writes with. What serves many readers stands on
# the server (granian), limits and counts requests, packs what is made ahead, shows how far it is.
ALSO = {
    "layouts.serving": {
        "granian",
        "limits",
        "prometheus_client",
        "brotli",
        "zstandard",
        "tqdm",
        "werkzeug",
        "pyarrow",
    },
    "layouts.export": {"brotli", "tqdm"},
    "layouts.embed": {"resvg_py", "fontpkg"},
    "layouts.data": {"pyarrow", "xlsxwriter", "rdflib", "brotli", "zstandard", "werkzeug"},
}
# These, and whatever sibling they import, stand on the indicators alone.
DASHLESS = ("layouts.chart", "layouts.plotly_writer", "layouts.svg_writer")


def imports(source: str, module: str, *, package: bool = False) -> set[str]:
    """Absolute dotted names a module imports, at any depth of the code.

    `from a import b` gives both `a` and `a.b`, for `b` may be a module. `package` says that
    the source is an `__init__.py`, which relative imports start from.
    """
    parts = module.split(".")
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            above = parts[: len(parts) - node.level + package] if node.level else []
            base = ".".join([*above, *filter(None, [node.module])])
            names |= {base} | {f"{base}.{alias.name}" for alias in node.names}
    return names


def breaches(source: str, module: str, allowed: set[str], *, package: bool = False) -> list[str]:
    """One sentence for each top-level name the module imports and may not."""
    tops = {name.split(".")[0] for name in imports(source, module, package=package)}
    foreign = tops - allowed - sys.stdlib_module_names
    return [
        f"{module} imports {name}; it may know only {', '.join(sorted(allowed))}. "
        "Move the code to the side of the arrow it belongs to."
        for name in sorted(foreign)
    ]


def may_know(module: str) -> set[str]:
    """What a module may import: its folder's list, and what its package needs besides."""
    top = module.split(".")[0]
    also = (names for part, names in ALSO.items() if f"{module}.".startswith(f"{part}."))
    return ALLOWED[top].union({top}, *also)


def reached(start: str, sources: Mapping[str, str], packages: set[str]) -> set[str]:
    """All modules of `sources` that importing `start` loads, parent packages included."""
    found: set[str] = set()
    queue = [start]
    while queue:
        name = queue.pop()
        if "." in name:
            queue.append(name.rpartition(".")[0])
        if name in sources and name not in found:
            found.add(name)
            queue.extend(imports(sources[name], name, package=name in packages))
    return found


def modules(repo: Path) -> Iterator[tuple[str, Path]]:
    """Dotted name and file of every module the arrows bind."""
    files = [f for folder in FOLDERS[:-1] for f in sorted((repo / folder).rglob("*.py"))]
    for file in [*files, *repo.glob("app.py")]:
        parts = file.relative_to(repo).with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), file


def test_every_module_keeps_to_its_arrows(repo: Path) -> None:
    found = [
        breach
        for name, file in modules(repo)
        for breach in breaches(
            file.read_text("utf-8"), name, may_know(name), package=file.stem == "__init__"
        )
    ]
    assert not found, "\n".join(found)


def test_charts_and_their_writers_reach_no_dash(repo: Path) -> None:
    files = dict(modules(repo))
    sources = {name: file.read_text("utf-8") for name, file in files.items()}
    packages = {name for name, file in files.items() if file.stem == "__init__"}
    behind = {name for start in DASHLESS for name in reached(start, sources, packages)}
    found = [
        breach
        for name in sorted(n for n in behind if n.split(".")[0] == "layouts")
        for breach in breaches(
            sources[name], name, {"indicators", "layouts"}, package=name in packages
        )
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("code", "culprit"),
    [
        ("import layouts.chart", "layouts"),
        ("from layouts import chart", "layouts"),
        ("def late() -> None:\n    import dash", "dash"),
        ("from plotly.graph_objects import Figure", "plotly"),
    ],
)
def test_a_forbidden_import_is_a_breach(code: str, culprit: str) -> None:
    (breach,) = breaches(code, "loaders.inkar", {"indicators", "loaders"})
    assert breach.startswith(f"loaders.inkar imports {culprit};")


def test_allowed_and_standard_imports_are_no_breach() -> None:
    code = (
        "import json\nfrom . import base\nfrom .base import Raw\nfrom indicators.tidy import check"
    )
    assert breaches(code, "loaders.inkar", {"indicators", "loaders"}) == []


def test_relative_imports_get_their_full_name() -> None:
    assert imports("from .base import Raw", "loaders.inkar") == {"loaders.base", "loaders.base.Raw"}
    assert "loaders.base" in imports("from . import base", "loaders", package=True)
    assert "layouts.chart" in imports("from ..chart import Chart", "layouts.pages.home")


def test_dash_behind_a_sibling_is_reached() -> None:
    sources = {
        "layouts": "",
        "layouts.chart": "from layouts import helper",
        "layouts.helper": "import dash",
        "layouts.page": "import dash",
    }
    assert reached("layouts.chart", sources, {"layouts"}) == {
        "layouts",
        "layouts.chart",
        "layouts.helper",
    }
