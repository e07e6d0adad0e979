"""The recipe "Add an indicator" of docs/add.md, followed in a copy of the checkout."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

PARTS = ("app.py", "pyproject.toml", "data", "indicators", "layouts", "loaders", "tests")
DECLARED, SYNONYMS = "indicators/labour/groups.py", "indicators/synonyms.toml"
_BLOCK = re.compile(r"<!-- recipe: (\S+) -->\n *```\w+\n(.*?)\n *```", re.DOTALL)
_LOOK = """
import app
page = app.create_app().server.test_client().get("/indikator/arbeitslose-unter-25")
assert page.status_code == 200, page.status
print(page.get_data(as_text=True))
"""


@pytest.fixture(scope="module")
def copy(repo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout of one's own, without raw files beside it."""
    folder = tmp_path_factory.mktemp("copy") / "checkout"
    folder.mkdir()
    for part in PARTS:
        if (repo / part).is_file():
            shutil.copy2(repo / part, folder / part)
        else:
            ignored = shutil.ignore_patterns("node_modules", "__pycache__", "browser", ".*")
            shutil.copytree(repo / part, folder / part, ignore=ignored)
    return folder


def run(arguments: list[str], folder: Path) -> str:
    """Run Python in the folder; a failure shows what was printed."""
    done = subprocess.run(
        [sys.executable, *arguments], cwd=folder, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def write(file: Path, block: str) -> None:
    """Put a declaration at the end of its tuple, or words under [indicator]."""
    text = file.read_text("utf-8")
    if file.suffix == ".py":
        text = text.rstrip().removesuffix(")") + f"{block}\n)\n"
    else:
        text = text.replace("\n[indicator]\n", f"\n[indicator]\n{block}\n")
    assert block in text, file
    file.write_text(text, "utf-8")


def test_recipe_leads_to_a_page(repo: Path, copy: Path) -> None:
    blocks = _BLOCK.findall((repo / "docs" / "add.md").read_text("utf-8"))
    files = [(target, dedent(block)) for target, block in blocks if target != "sh"]
    assert [target for target, _ in files] == [DECLARED, SYNONYMS]
    for target, block in files:
        write(copy / target, block)
    steps = [block for target, block in blocks if target == "sh"]
    lines = [line.strip() for step in steps for line in step.splitlines()]
    printed = [run(shlex.split(line)[1:], copy) for line in lines if line.startswith("python ")]
    assert len(printed) == len(lines) == 5
    assert "ok   young_unemployed_share" in printed[0]
    assert "1 not recorded as a vintage yet" in printed[0]
    assert printed[1].startswith("vintage 20")
    assert " new" in printed[2]
    assert all(re.search(r"[1-9]\d* passed", text) for text in printed[3:])
    # Essen 2025: 3,340 of 35,270, as in the publisher's file.
    assert f"{100 * 3340 / 35270:.1f}".replace(".", ",") in run(["-c", _LOOK], copy)
    without_synonyms(copy)


def without_synonyms(copy: Path) -> None:
    """Whoever leaves step 1b out is told the file and the id."""
    file = copy / SYNONYMS
    lines = file.read_text("utf-8").splitlines(keepends=True)
    file.write_text(
        "".join(line for line in lines if "young_unemployed_share" not in line), "utf-8"
    )
    command = [sys.executable, "-m", "pytest", "-q", "tests/test_search.py", "-k", "synonym"]
    done = subprocess.run(command, cwd=copy, capture_output=True, text=True, timeout=300)
    assert done.returncode == 1
    assert f"{SYNONYMS} [indicator]: add a line for young_unemployed_share" in done.stdout
