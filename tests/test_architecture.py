"""The picture of the code is the code's: made anew it is the same, and it shows every module."""

from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

from docs import architecture
from tests.test_arrows import modules

LETTERS = 7.25
"""Widest letter of the picture's type, in pixels."""


def test_picture_is_of_this_code(repo: Path) -> None:
    made = architecture.picture(architecture.read(repo))
    assert made == architecture.PICTURE.read_text("utf-8"), (
        "the imports changed: `python -m docs.architecture` draws docs/architecture.svg anew"
    )


def test_every_module_stands_in_one_band(repo: Path) -> None:
    code = architecture.read(repo)
    assert architecture.bands(code).keys() == {name for name, _ in modules(repo)}
    drawing = ElementTree.fromstring(architecture.picture(code))
    words = [text.text or "" for text in drawing.iter("{http://www.w3.org/2000/svg}text")]
    shown = ", ".join(words).replace(",", "").split()
    missing = {name.rpartition(".")[2] for name in code.links} - set(shown)
    assert not missing


def test_letters_stay_in_their_band(repo: Path) -> None:
    drawing = ElementTree.fromstring(architecture.picture(architecture.read(repo)))
    for text in drawing.iter("{http://www.w3.org/2000/svg}text"):
        if text.get("class") is None:
            assert len(text.text or "") * LETTERS < architecture.BAND - 28


def test_a_package_counts_only_for_itself() -> None:
    links = {"layouts", "layouts.chart", "layouts.data.ask", "layouts.data"}
    assert architecture._plain(links, frozenset({"layouts", "layouts.data"})) == {
        "layouts.chart",
        "layouts.data.ask",
    }


def test_who_imports_stands_above() -> None:
    weights = Counter({("layouts.a", "layouts.b"): 3, ("app", "layouts.a"): 1})
    order = architecture.order(weights, {"app", "layouts.a", "layouts.b", "indicators"})
    assert order == ["app", "layouts.a", "layouts.b", "indicators"]
