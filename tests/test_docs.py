"""The documents: links lead somewhere, commands exist, and what is said to run does."""

import io
import re
import tomllib
from collections.abc import Iterator
from contextlib import redirect_stdout
from importlib.util import find_spec
from pathlib import Path

import pytest

import app
from loaders.__main__ import _COMMANDS as LOADERS

REPO = Path(__file__).resolve().parent.parent
PAGES = sorted(
    page.relative_to(REPO).as_posix()
    for folder in (".", "docs", "data", "deploy")
    for page in (REPO / folder).glob("*.md")
)
KINDS = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
_CODE = re.compile(r"```\w*\n(.*?)```|`([^`\n]+)`", re.DOTALL)
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_SCHEME = re.compile(r"[a-z][a-z+.-]*:")
_MAKE = re.compile(r"\bmake((?: [a-z][a-z-]*)+)")
_MODULE = re.compile(r"\bpython3? -m ([a-z_.]+)(?: ([a-z]+))?")
_PATH = re.compile(r"(app|layouts|indicators|loaders|tests|docs|data|deploy|benchmarks)/[\w./-]+")
WRITTEN = {"data/state.json", "data/vintages/objects"}
_RUNS = re.compile(r"<!-- runs -->\n```python\n(.*?)```\n\n```text\n(.*?)```", re.DOTALL)
_OWN = re.compile(r"http://127\.0\.0\.1:8050(/[^\s\"`)]*)")
each = pytest.mark.parametrize("page", PAGES)


def broken(page: Path) -> Iterator[str]:
    """Links of a page that lead to no file, or to no heading, of the checkout."""
    for link in _LINK.findall(_CODE.sub("", page.read_text("utf-8"))):
        path, _, anchor = link.partition("#")
        target = page.parent / path if path else page
        if _SCHEME.match(link):
            continue
        if not target.exists() or (anchor and anchor not in anchors(target.read_text("utf-8"))):
            yield link


def anchors(text: str) -> set[str]:
    """What the headings are called in an address."""
    heads = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in heads}


def commands(text: str) -> Iterator[str]:
    """Commands in the code of a page that the checkout does not have."""
    code = "\n".join(block or inline for block, inline in _CODE.findall(text))
    targets = set(re.findall(r"^([a-z-]+):", (REPO / "Makefile").read_text("utf-8"), re.MULTILINE))
    for words in _MAKE.findall(code):
        yield from (f"make {word}" for word in words.split() if word not in targets)
    for module, word in _MODULE.findall(code):
        if not there(module):
            yield f"python -m {module}"
        elif module == "loaders" and word and word not in LOADERS:
            yield f"python -m loaders {word}"


def absent(text: str) -> Iterator[str]:
    """Paths between backticks that the checkout does not have; what a run writes does not count."""
    for _, path in _CODE.findall(text):
        if _PATH.fullmatch(path) and path not in WRITTEN and not (REPO / path).exists():
            yield path


def there(module: str) -> bool:
    """Whether Python finds the module; "venv" and "pytest" count as much as our own."""
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:
        return False


def run(code: str, names: dict[str, object]) -> str:
    """What the code prints, blanks at the ends of lines left out."""
    printed = io.StringIO()
    with redirect_stdout(printed):
        exec(compile(code, "document", "exec"), names)
    return "\n".join(line.rstrip() for line in printed.getvalue().splitlines())


@each
def test_links_lead_somewhere(page: str) -> None:
    assert list(broken(REPO / page)) == []


@each
def test_commands_exist(page: str) -> None:
    assert list(commands((REPO / page).read_text("utf-8"))) == []


@each
def test_paths_exist(page: str) -> None:
    assert list(absent((REPO / page).read_text("utf-8"))) == []


def test_every_document_is_in_the_index() -> None:
    listed = set(_LINK.findall((REPO / "docs" / "README.md").read_text("utf-8")))
    pages = {page.name for page in (REPO / "docs").glob("*.md")} - {"README.md"}
    assert pages <= {link.partition("#")[0] for link in listed}


@each
def test_code_prints_what_stands_under_it(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(REPO)
    names: dict[str, object] = {}
    for code, expected in _RUNS.findall((REPO / page).read_text("utf-8")):
        assert run(code, names) == expected.rstrip("\n")


def test_some_code_runs() -> None:
    """So that a changed marker cannot leave the test above with nothing to run."""
    assert len(_RUNS.findall((REPO / "docs" / "number.md").read_text("utf-8"))) == 5


def test_changelog_begins_with_what_is_unreleased_and_then_with_this_version() -> None:
    text = (REPO / "CHANGELOG.md").read_text("utf-8")
    project = tomllib.loads((REPO / "pyproject.toml").read_text("utf-8"))["project"]
    heads = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert heads[0] == "[Unreleased]"
    assert re.fullmatch(rf"\[{re.escape(project['version'])}\] - \d{{4}}-\d\d-\d\d", heads[1])
    assert set(re.findall(r"^### (.+)$", text, re.MULTILINE)) <= KINDS


def test_what_is_wrong_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# One two\n\n[a](#one-two) [b](no.md) [c](#three) [d](https://x.y) `[e](f)`")
    assert list(broken(page)) == ["no.md", "#three"]
    text = "make good `make test` `make tset` `python -m loaders biuld` `python -m nothing.there`"
    assert list(absent("`docs/README.md` `docs/no.md` `data/state.json` `docs.architecture`")) == [
        "docs/no.md"
    ]
    assert list(commands(text)) == [
        "make tset",
        "python -m loaders biuld",
        "python -m nothing.there",
    ]


def test_addresses_that_are_named_answer() -> None:
    client = app.create_app().server.test_client()
    named = {url for page in PAGES for url in _OWN.findall((REPO / page).read_text("utf-8"))}
    assert len(named) >= 4
    answers = {url: client.get(url).status_code for url in sorted(named)}
    assert set(answers.values()) == {200}, answers
