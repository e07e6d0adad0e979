"""rules.toml is checked as it is read: what is wrong is named, and the app does not start."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from indicators import rules
from indicators.rule_table import BadRules

SHIPPED = Path(rules.__file__).with_name("rules.toml").read_text("utf-8")
YOUTH = "[threshold.youth_unemployment_rate]"
YOUTH_VALUE = f"{YOUTH}\nvalue = 0.5"
BASE_EN = next(line for line in SHIPPED.splitlines() if line.startswith("why.en = "))
NO_NUMBER = f"{YOUTH}: value must be a number above 0, e.g. 0.3; got "

# What is written instead of what -> what is said after the name of the file.
WRONG = {
    (YOUTH_VALUE, f'{YOUTH}\nvalue = "1,5"'): f" {NO_NUMBER}'1,5'",
    (YOUTH_VALUE, f"{YOUTH}\nvalue = -1"): f" {NO_NUMBER}-1",
    (YOUTH_VALUE, f"{YOUTH}\nvalue = 0"): f" {NO_NUMBER}0",
    (YOUTH_VALUE, f"{YOUTH}\nvalue = nan"): f" {NO_NUMBER}nan",
    (YOUTH_VALUE, f"{YOUTH}\nvalue = inf"): f" {NO_NUMBER}inf",
    (YOUTH_VALUE, f"{YOUTH}\nvalue = true"): f" {NO_NUMBER}True",
    (YOUTH_VALUE, YOUTH): f" {NO_NUMBER}nothing",
    (YOUTH_VALUE, f"{YOUTH}\nvalue = 1,5"): " is no TOML: ",
    (YOUTH_VALUE, f"{YOUTH}\nvaleu = 0.5"): f" {YOUTH}: 'valeu' is unknown; did you mean 'value'?",
    (YOUTH, "[threshold.youth_unemploymnet_rate]"): (
        " [threshold]: no indicator 'youth_unemploymnet_rate';"
        " did you mean 'youth_unemployment_rate'?"
    ),
    (YOUTH, "[threshold.xyzzy]"): (
        " [threshold]: no indicator 'xyzzy'; `python -m loaders list` has all"
    ),
    (YOUTH, "[threshold.population]"): (
        " [threshold]: 'population' is context and never judged; take its section out"
    ),
    (YOUTH, "[treshold.youth_unemployment_rate]"): (
        ": 'treshold' is unknown; did you mean 'threshold'?"
    ),
    ("[stretch.minimum_income_share]", "[stretch.minimum_incom_share]"): (
        " [stretch]: no indicator 'minimum_incom_share'; did you mean 'minimum_income_share'?"
    ),
    ("until = 2021", "until = 20021"): (
        " [stretch.minimum_income_share]: until must be a whole number from 1990 to 2100,"
        " e.g. 2021; got 20021"
    ),
    ('"gross_earnings",', '"gros_earnings",'): (
        " [current_prices]: no indicator 'gros_earnings'; did you mean 'gross_earnings'?"
    ),
    ('"gross_earnings",', "5,"): " [current_prices]: indicators must be a list of ids",
    (f"{BASE_EN}\n", ""): ' [base]: why.en must be a text (e.g. why.de = "..." and why.en = "...")',
    (BASE_EN, f'{BASE_EN}\nwhy.fr = "parce que"'): (
        " [base]: why has de and en and nothing else; got de, en, fr"
    ),
    (BASE_EN, 'why.en = " "'): " [base]: why.en must be a text",
    ("year = 2015", 'year = "2015"'): (
        " [base]: year must be a whole number from 1990 to 2100, e.g. 2015; got '2015'"
    ),
    ("window = 2", "window = -2"): " [base]: window must be a whole number from 0 to 99, e.g. 2",
    ("minimum = 3", "minimum = 3.5"): " [points]: minimum must be a whole number from 2 to 99",
    ("percent = 1.0", "percent = [1]"): " [noise]: percent must be a number above 0, e.g. 1.0",
    ("share = 0.8", "share = 80"): (
        " [robustness]: share must be a number above 0 and up to 1, e.g. 0.8; got 80"
    ),
    ("[2014, 2015, 2016, 2017]", "[]"): (
        " [robustness]: base_years must be a list of years, e.g. [2014, 2015]; got []"
    ),
    ('["nrw_ohne_ruhr", ', '["nrw_ohne", '): (
        " [robustness]: comparators: no region 'nrw_ohne', e.g. nrw_ohne_ruhr, 05 or 00"
    ),
    ("[points]", "[point]"): ": 'point' is unknown; did you mean 'points'?",
    ("[words.trend]", "[words.trends]"): " [words]: 'trends' is unknown; did you mean 'trend'?",
    (', en = "gap larger"', ""): " [words.gap]: growing.en must be a text",
}


def written(folder: Path, old: str, new: str) -> Path:
    """The shipped rules with one change, as indicators/rules.toml below the folder."""
    assert SHIPPED.count(old) >= 1, old
    file = folder / "indicators" / "rules.toml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(SHIPPED.replace(old, new, 1), "utf-8")
    return file


@pytest.mark.parametrize(("change", "told"), WRONG.items(), ids=range(len(WRONG)))
def test_what_is_wrong_is_named(change: tuple[str, str], told: str, tmp_path: Path) -> None:
    file = written(tmp_path, *change)
    with pytest.raises(BadRules) as caught:
        rules.load(file)
    assert str(caught.value).startswith(f"indicators/rules.toml{told}")


def test_every_section_and_every_rule_is_needed(tmp_path: Path) -> None:
    for head in ("[base]", "[points]", "[noise]", "[robustness]", "[current_prices]"):
        start = SHIPPED.index(head)
        section = SHIPPED[start : SHIPPED.index("\n\n", start)]
        with pytest.raises(BadRules, match=f"section \\{head} is missing"):
            rules.load(written(tmp_path, section, ""))
        for line in section.splitlines()[1:]:
            key = line.partition(" = ")[0]
            if key.isidentifier() and not line.endswith("["):
                with pytest.raises(BadRules, match=f"{key} must be"):
                    rules.load(written(tmp_path, f"{line}\n", ""))


def test_the_shipped_rules_and_a_changed_one_are_read(tmp_path: Path) -> None:
    assert rules.load(written(tmp_path, YOUTH, YOUTH)) == rules.RULES
    changed = rules.load(written(tmp_path, YOUTH_VALUE, f"{YOUTH}\nvalue = 2"))
    assert changed.thresholds["youth_unemployment_rate"].value == 2
    whole = SHIPPED[SHIPPED.index("[stretch") : SHIPPED.index("[words.verdict]")]
    assert rules.load(written(tmp_path, whole, "")).stretches == {}, "no series need have one"


@pytest.mark.parametrize(
    ("command", "status", "before"),
    [
        (["app.py"], 1, ""),
        (["-m", "layouts.serving", "serve"], 1, ""),
        (["-m", "pytest", "tests"], 4, "ERROR: "),
    ],
    ids=["run", "serve", "test"],
)
def test_nothing_starts_with_wrong_rules(
    command: list[str], status: int, before: str, repo: Path, tmp_path: Path
) -> None:
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(repo / "indicators", tmp_path / "indicators", ignore=ignored)
    for part in ("data", "layouts"):
        (tmp_path / part).symlink_to(repo / part)
    (tmp_path / "tests").mkdir()
    for file in ("app.py", "pyproject.toml", "tests/conftest.py"):
        shutil.copy2(repo / file, tmp_path / file)
    written(tmp_path, YOUTH_VALUE, f'{YOUTH}\nvalue = "1,5"')
    done = subprocess.run(
        [sys.executable, *command],
        cwd=tmp_path, capture_output=True, text=True, timeout=120,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    assert done.returncode == status
    assert done.stderr.rstrip("\n") == f"{before}indicators/rules.toml {NO_NUMBER}'1,5'"
