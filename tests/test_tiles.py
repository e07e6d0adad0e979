"""Small multiples: the 15 members where they lie, on one scale, and what is said about them."""

import re
from xml.etree import ElementTree

import pytest

from indicators import store
from indicators.query import Selection
from indicators.regions import MEMBERS, RUHR
from indicators.registry import INDICATORS
from indicators.rules import RULES
from layouts import svg_tiles, svg_writer
from layouts.chart import describe
from layouts.chart_css import TILES_WIDE
from layouts.parts import Chart
from layouts.places import TILES, WEST_TO_EAST, short

RATE = INDICATORS["unemployment_rate"]


def drawn(key: str = RATE.id, **choice: object) -> Chart:
    selection = Selection(view="kacheln", **choice)  # type: ignore[arg-type]
    return describe(INDICATORS[key], store.read(key), selection)


def tree(text: str) -> ElementTree.Element:
    return ElementTree.fromstring(text)


def named(text: str, tag: str) -> list[ElementTree.Element]:
    return [node for node in tree(text).iter() if node.tag.rpartition("}")[2] == tag]


def test_all_members_share_one_scale_and_the_ruhr_stands_beside() -> None:
    chart = drawn()
    assert [line.region for line in chart.series] == [RUHR, *WEST_TO_EAST]
    assert chart.since == "2010"
    values = [p.value for line in chart.series for p in line.told]
    assert chart.scale.ticks == (min(values), max(values))  # type: ignore[type-var]


def test_a_sum_stands_without_the_ruhr() -> None:
    chart = drawn("population")
    assert {line.region for line in chart.series} == set(MEMBERS)
    assert not drawn("population", regions=(RUHR, "05113")).series[0].region.startswith("ruhr")


def test_regions_asked_for_come_forward() -> None:
    chart = drawn(regions=("05113", "00", RUHR))
    assert [line.region for line in chart.series] == ["00", RUHR, "05113"]
    assert len(chart.context) == len(MEMBERS) - 1
    text = svg_writer.svg(chart)
    (bold,) = re.findall(r'class="name bold">([^<]+)<', text)
    assert bold == "Essen"
    assert text.count('class="germany thin"') == len(MEMBERS)


def test_years_asked_for_are_kept() -> None:
    chart = drawn(since="2000", until="2009")
    assert (chart.since, chart.until) == ("2000", "2009")
    assert drawn(until="2005").since < "2005"


@pytest.mark.parametrize("key", ["unemployment_rate", "gdp_per_capita", "childcare_rate_u3"])
def test_the_finding_counts_members_as_the_figures_have_it(key: str) -> None:
    chart, item = drawn(key), INDICATORS[key]
    frame = store.read(key).frame
    limit = RULES.threshold(item).value
    moves = {"gestiegen": 0, "gesunken": 0, "fast unverändert": 0}
    since = re.findall(r"von (\d{4}) bis", chart.finding)
    for ags in MEMBERS if since else ():
        own = frame[frame["region"] == ags].set_index("period")["value"]
        amount = own[chart.until] - own[since[0]]
        relative = amount if item.rate else 100 * amount / own[since[0]]
        small = abs(round(relative, 6)) <= limit
        moves["fast unverändert" if small else "gestiegen" if amount > 0 else "gesunken"] += 1
    for move, count in moves.items():
        told = re.findall(
            rf"in (?:allen )?(\d+)(?: von 15)?(?: Mitgliedern)? {move}", chart.finding
        )
        assert told == ([str(count)] if count else []), chart.finding


def test_tiles_stand_where_the_members_lie() -> None:
    cells = named(svg_writer.svg(drawn()), "svg")
    found = [cell.get("class", "").split() for cell in cells if "tile" in cell.get("class", "")]
    wanted = [["tile", f"x{TILES[ags][0]}", f"y{TILES[ags][1]}"] for ags in WEST_TO_EAST]
    assert found == wanted


@pytest.mark.parametrize("width", [320, TILES_WIDE - 1, TILES_WIDE, 940])
def test_a_picture_arranges_them_by_its_width(width: int) -> None:
    text = svg_writer.drawing(drawn(), width)
    moved = re.findall(r"translate\((\d+) (\d+)\)\"><line", text)
    places = [(int(x), int(y)) for x, y in moved]
    assert len(places) == len(MEMBERS) == len(set(places))
    columns, rows = sorted({x for x, _ in places}), sorted({y for _, y in places})
    if width >= TILES_WIDE:
        own = [(columns.index(x) + 1, rows.index(y) + 1) for x, y in places]
        assert own == [TILES[ags] for ags in WEST_TO_EAST]
    else:
        assert (len(columns), len(rows)) == (2, 8)
        assert places == sorted(places, key=lambda place: (place[1], place[0]))
    high = svg_writer.box_of(drawn(), width).height
    assert max(rows) < high <= max(rows) + 120


def test_lines_stand_where_the_values_are() -> None:
    chart = drawn()
    text = svg_writer.svg(chart)
    paths = [node for node in named(text, "path") if node.get("class") == "own"]
    for ags, path in zip(WEST_TO_EAST, paths, strict=True):
        line = next(one for one in chart.series if one.region == ags)
        heights = [float(y) for y in re.findall(r"[ML][\d.]+ ([\d.]+)", path.get("d", ""))]
        inner = svg_tiles.TILE.inner
        read = [
            chart.scale.low
            + (chart.scale.high - chart.scale.low) * (1 - (y - svg_tiles.TILE.top) / inner)
            for y in heights
        ]
        step = (chart.scale.high - chart.scale.low) / inner
        assert read == pytest.approx([p.value for p in line.told], abs=0.06 * step)


def test_every_tile_names_its_member_and_last_value() -> None:
    chart = drawn("childcare_rate_u3", lang="en")
    texts = [node.text or "" for node in named(svg_writer.svg(chart), "text")]
    for ags in WEST_TO_EAST:
        last = next(line for line in chart.series if line.region == ags).told[-1]
        at = texts.index(short(ags, "en"))
        assert texts[at + 1] == chart.told(last.value or 0.0)


def test_what_is_not_final_is_hollow_and_breaks_are_marked() -> None:
    chart = drawn("long_term_unemployed_share")
    text = svg_writer.svg(chart)
    assert text.count("open") >= 1
    assert "Hohler Punkt" in " ".join(chart.notes)
    assert chart.breaks
    assert text.count('class="break"') == len(MEMBERS) * len(chart.breaks)


@pytest.mark.parametrize("height", [240, 500, 1200])
def test_a_height_is_kept_within_what_can_be_read(height: int) -> None:
    tiles = {node.get("height") for node in named(svg_writer.svg(drawn(), height), "svg")}
    (high,) = {int(text or 0) for text in tiles if text and "%" not in text and int(text) >= 70}
    assert svg_tiles.LOWEST <= high <= svg_tiles.HIGHEST
