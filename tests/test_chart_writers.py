"""The writers draw what the description says, ask no host, and can be read in grey."""

import json
import re
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from indicators.query import Selection
from layouts import chart_css, palette
from layouts.chart import describe
from layouts.measure import LABEL
from layouts.numbers import quantity
from layouts.parts import Chart
from layouts.plotly_writer import figure
from layouts.svg_writer import data_uri, sparkline
from tests.chart_samples import YEARS, broken, full, indicator, line, rows, stored

VIEWS = ("linie", "streifen", "rang", "abstand", "karte")


def chart(view: str = "linie", lang: str = "de") -> Chart:
    return describe(indicator(), full(), Selection(view=view, lang=lang))  # type: ignore[arg-type]


@pytest.mark.parametrize("view", VIEWS)
def test_no_chart_offers_to_send_itself_away_or_names_a_host(view: str) -> None:
    drawn = figure(chart(view))
    assert drawn["config"]["showSendToCloud"] is False
    assert "http" not in json.dumps(drawn)
    assert {trace["type"] for trace in drawn["data"]} <= {"scatter", "bar"}


def test_the_drawn_values_are_those_of_the_description() -> None:
    described = chart()
    traces = {trace["meta"]: trace for trace in figure(described)["data"]}
    for series in (*described.series, *described.context):
        assert traces[series.region]["y"] == [point.value for point in series.points]
        assert traces[series.region]["x"] == [int(year) for year in YEARS]
        assert traces[series.region]["connectgaps"] is False


def test_gaps_and_breaks_leave_holes_in_the_line() -> None:
    gap = stored(rows("ruhr", line(10.0, -0.2) | {"2015": None}))
    (trace,) = figure(describe(indicator(), gap, Selection()))["data"]
    assert trace["y"][3] is None
    values = line(10.0, -0.2)
    parts = [rows("ruhr", {y: v}, "B" if y == "2017" else "A") for y, v in values.items()]
    drawn = figure(describe(broken(), stored(*parts), Selection()))
    (trace,) = drawn["data"]
    assert trace["x"][5:7] == [None, 2017]
    uprights = [shape["x0"] for shape in drawn["layout"]["shapes"] if shape["xref"] == "x"]
    assert uprights == [2016.5]
    assert any("Bruch 2017" in note["text"] for note in drawn["layout"]["annotations"])


def test_a_single_value_is_a_point_and_an_estimate_is_hollow() -> None:
    data = stored(rows("ruhr", {"2012": 9.0}), rows("ruhr", {"2014": 8.0, "2015": 8.0}, "E"))
    (trace,) = figure(describe(indicator(), data, Selection()))["data"]
    assert trace["marker"]["size"] == [7, 0, 7, 7]
    assert trace["marker"]["color"][0] != palette.GROUND
    assert trace["marker"]["color"][2] == palette.GROUND


def test_labels_stand_at_the_ends_and_do_not_overlap() -> None:
    regions = ("ruhr", "nrw_ohne_ruhr", "00", "05113", "05112", "05117", "05119", "05170")
    described = describe(indicator(), full(), Selection(regions))
    layout = figure(described)["layout"]
    inner = layout["height"] - layout["margin"]["t"] - layout["margin"]["b"]
    places = sorted(note["y"] * inner for note in layout["annotations"])
    assert len(places) == len(regions)
    assert all(b - a >= LABEL - 0.01 for a, b in pairwise(places))
    texts = " ".join(note["text"] for note in layout["annotations"])
    for series in described.series:
        assert quantity(series.told[-1].value or 0.0, described.indicator, "de") in texts


def test_numbers_on_the_axis_follow_the_language() -> None:
    assert figure(chart())["layout"]["separators"] == ",."
    assert figure(chart(lang="en"))["layout"]["separators"] == ".,"


def test_a_ranking_draws_one_bar_for_each_region_with_its_value() -> None:
    described = chart("rang")
    drawn = figure(described)
    assert drawn["data"][0]["x"] == [bar.point.value for bar in described.bars]
    texts = " ".join(note["text"] for note in drawn["layout"]["annotations"])
    assert all(bar.label in texts for bar in described.bars)


def test_a_map_draws_every_member_with_its_value() -> None:
    described = chart("karte")
    *polygons, labels = figure(described)["data"]
    assert [trace["meta"] for trace in polygons] == [area.region for area in described.areas]
    assert all(trace["fill"] == "toself" for trace in polygons)
    for area, text in zip(described.areas, labels["text"], strict=True):
        assert f"{area.point.value:.1f}".replace(".", ",") in text


def test_a_small_line_is_sound_xml_with_alt_text_and_both_themes() -> None:
    described = chart()
    text = sparkline(described, lead="ruhr")
    root = ElementTree.fromstring(text)
    assert root.attrib["aria-label"] == described.alt
    assert "prefers-color-scheme:dark" in text
    assert "<script" not in text
    assert unquote(data_uri(text)).removeprefix("data:image/svg+xml,") == text
    lead = [node for node in root if "lead" in node.attrib.get("class", "")]
    assert [node.tag.rpartition("}")[2] for node in lead] == ["path", "circle"]
    assert lead[0].attrib["d"].count("L") == len(YEARS) - 1


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb by the WCAG formula."""
    parts = [int(part, 16) / 255 for part in re.findall("..", colour.lstrip("#"))]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_every_line_that_stands_forward_can_be_read_in_both_themes() -> None:
    forward = [s for role, s in palette.STROKES.items() if role != "context"]
    for stroke in (*forward, *palette.CHOSEN):
        assert contrast(stroke.colour, palette.GROUND) >= 4.5
        assert contrast(stroke.dark, palette.DARK[palette.GROUND]) >= 4.5
    assert contrast(palette.QUIET, palette.GROUND) >= 4.5


def test_the_comparators_are_told_apart_without_colour() -> None:
    roles = ("ruhr", "nrw_rest", "nrw", "germany")
    dashes = [palette.STROKES[role].dash for role in roles]  # type: ignore[index]
    assert len(set(dashes)) == len(roles)
    styles = [(stroke.colour, stroke.dash) for stroke in palette.CHOSEN]
    assert len(set(styles)) == len(styles)


def test_letters_on_a_map_can_be_read_in_both_themes() -> None:
    pairs = zip(palette.CLASSES, palette.DARK_CLASSES, strict=True)
    for step, (light, dark) in enumerate(pairs):
        letters = palette.letters(step)
        assert contrast(letters, light) >= 4.5
        assert contrast(palette.DARK[letters], dark) >= 4.5


def test_the_sheet_turns_every_colour_that_plotly_writes() -> None:
    sheet = chart_css.sheet()
    used = {
        colour
        for view in VIEWS
        for colour in re.findall(r"#[0-9a-f]{6}", json.dumps(figure(chart(view))))
    }
    known = {light: name for name, (light, _) in palette.both().items()}
    assert used <= set(known)
    for colour in used:
        written = "rgb({}, {}, {})".format(*(int(p, 16) for p in re.findall("..", colour[1:])))
        for kind in ("fill", "stroke"):
            rule = f'[style*="{kind}: {written}"]{{{kind}:var(--c-{known[colour]})!important}}'
            assert rule in sheet


def test_the_sheet_holds_both_themes_and_gives_paper_the_light_one() -> None:
    light, dark, paper = re.findall(r":root\{(.+?)\}", chart_css.sheet())
    assert light == paper
    for name, pair in palette.both().items():
        assert f"--c-{name}:{pair[0]}" in light
        assert f"--c-{name}:{pair[1]}" in dark


def test_the_pages_name_the_comparators_in_the_colours_of_the_charts(repo: Path) -> None:
    sheet = (repo / "layouts" / "assets" / "style.css").read_text("utf-8")
    for role, name in {
        "ruhr": "ruhr",
        "nrw_rest": "nrw-rest",
        "nrw": "nrw",
        "germany": "germany",
    }.items():
        stroke = palette.STROKES[role]  # type: ignore[index]
        assert re.findall(rf"--{name}: (#\w+);", sheet) == [stroke.colour, stroke.dark]
