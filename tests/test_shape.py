"""The shape of the code: short functions, short files, no registry's address, no slow figures."""

import ast
import statistics
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.test_arrows import imports, modules

MEDIAN_LINES = 10
LONGEST_FUNCTION = 40
LONGEST_FILE = 250
# In pieces, so that this file names none of them either.
REGISTRY_HOSTS = tuple(
    f"{name}.{end}"
    for name, end in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("deb.debian", "org"),
        ("security.debian", "org"),
        ("anaconda", "org"),
    )
)


def function_lengths(source: str) -> dict[str, int]:
    """Lines of each function from its `def` to its end, its docstring not counted."""
    return {
        f"{node.name}:{node.lineno}": _lines(node)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def _lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    whole = (node.end_lineno or node.lineno) - node.lineno + 1
    first = node.body[0]
    if ast.get_docstring(node) is None:
        return whole
    return whole - ((first.end_lineno or first.lineno) - first.lineno + 1)


def registry_hosts(text: str) -> list[str]:
    """The registry hosts a text names."""
    return [host for host in REGISTRY_HOSTS if host in text.lower()]


def slow_figures(source: str, module: str) -> bool:
    """Whether a module imports plotly.express, which costs 70 to 100 ms of CPU a figure."""
    return any(f"{name}.".startswith("plotly.express.") for name in imports(source, module))


def text_files(repo: Path) -> Iterator[tuple[str, str]]:
    """Name and text of every file git tracks or would track."""
    command = ["git", "-C", str(repo), "ls-files", "-z", "-co", "--exclude-standard"]
    listed = subprocess.run(command, check=True, capture_output=True).stdout
    for name in filter(None, listed.decode().split("\0")):
        content = (repo / name).read_bytes() if (repo / name).is_file() else b""
        # Like git: a file with a zero byte near its start is no text.
        if b"\0" not in content[:8000]:
            yield name, content.decode("utf-8", "replace")


def test_functions_are_short(repo: Path) -> None:
    lengths = {
        f"{name}.{function}": lines
        for name, file in modules(repo)
        for function, lines in function_lengths(file.read_text("utf-8")).items()
    }
    over = [
        f"{name} has {lines} lines" for name, lines in lengths.items() if lines > LONGEST_FUNCTION
    ]
    assert not over, f"over {LONGEST_FUNCTION} lines, split: " + "; ".join(over)
    median = statistics.median(lengths.values() or [0])
    assert median <= MEDIAN_LINES, (
        f"median function has {median} lines, {MEDIAN_LINES} is the limit"
    )


def test_files_are_short(repo: Path) -> None:
    lengths = {name: len(file.read_text("utf-8").splitlines()) for name, file in modules(repo)}
    over = [f"{name} has {lines} lines" for name, lines in lengths.items() if lines > LONGEST_FILE]
    assert not over, f"over {LONGEST_FILE} lines, split by topic: " + "; ".join(over)


def test_no_registry_is_named(repo: Path) -> None:
    found = [f"{name}: {host}" for name, text in text_files(repo) for host in registry_hosts(text)]
    assert not found, "the machine says where packages come from; take out: " + "; ".join(found)


def test_layouts_draw_without_plotly_express(repo: Path) -> None:
    found = [
        name
        for name, file in modules(repo)
        if name.split(".")[0] == "layouts" and slow_figures(file.read_text("utf-8"), name)
    ]
    assert not found, f"write plain figure dicts instead of plotly.express: {found}"


def test_lengths_leave_out_docstring_and_decorator() -> None:
    code = '@wrap\ndef f(x):\n    """One.\n\n    Two.\n    """\n    a = x\n    return a\n'
    assert function_lengths(code) == {"f:2": 3}


def test_lengths_see_nested_and_async_functions() -> None:
    code = "def f():\n    async def g():\n        return 1\n    return g\n"
    assert function_lengths(code) == {"f:1": 4, "g:2": 2}


def test_a_registry_host_is_found() -> None:
    host = REGISTRY_HOSTS[0]
    assert registry_hosts(f"--index-url https://{host.upper()}/simple") == [host]
    assert registry_hosts("pip install dash") == []


@pytest.mark.parametrize(
    "code",
    [
        "import plotly.express as px",
        "from plotly import express",
        "from plotly.express import line",
    ],
)
def test_plotly_express_is_found(code: str) -> None:
    assert slow_figures(code, "layouts.home")


def test_plain_plotly_is_not_plotly_express() -> None:
    assert not slow_figures("from plotly.offline import get_plotlyjs", "layouts.home")
