"""The comparison: any regions and up to three indicators, as lines, index, dots or tiles."""

from pathlib import Path

from dash import html
from dash.development.base_component import Component

from indicators.model import Indicator, Lang
from layouts import chart, comparison, index_line, scatter, svg_scatter
from layouts.address import Address
from layouts.comparison import Comparison
from layouts.components import named, notices, page, section
from layouts.embed import elsewhere
from layouts.facts import Fact, fact
from layouts.goal_data import lead
from layouts.pages import compare_figures, compare_form, picture, share, tiles
from layouts.parts import Chart
from layouts.places import name
from layouts.series import points
from layouts.words import say


def layout(address: Address, root: Path) -> Component:
    """The page; each indicator has a block with its finding, picture and figures."""
    lang = address.lang
    choice = comparison.read(address.query, lang)
    blocks = _blocks(choice, root, lang)
    return page(
        notices(choice.notes),
        html.Header(
            [
                html.P(say(lang, "compare.kicker"), className="kicker"),
                html.H1(say(lang, "compare.headline")),
                html.P(say(lang, "compare.lead"), className="subline"),
            ],
            className="opening",
        ),
        compare_form.layout(choice, lang),
        *blocks,
        name="compare",
    )


def title(address: Address, root: Path) -> str:
    choice = comparison.read(address.query, address.lang)
    names = ", ".join(item.short_title.in_(address.lang) for item in choice.indicators)
    return say(address.lang, "page.title", name=f"{say(address.lang, 'nav.compare')}: {names}")


def summary(address: Address, root: Path) -> str:
    return say(address.lang, "compare.lead")


def query(address: Address, lang: Lang) -> str:
    return comparison.read(address.query, address.lang).query(lang)


def _blocks(choice: Comparison, root: Path, lang: Lang) -> list[Component]:
    facts = [fact(item, root) for item in choice.indicators]
    if choice.view == "streu":
        return [_scatter(choice, facts, lang)]
    if choice.view == "kacheln":
        return [_tiles(choice, item, root, lang) for item in facts]
    return [_lines(choice, item, root, lang) for item in facts]


def _lines(choice: Comparison, item: Fact, root: Path, lang: Lang) -> Component:
    """One indicator over time: its own unit, or as an index."""
    if item.stored is None:
        return _block(item.indicator, html.P(say(lang, "page.no_data")), lang)
    selection = choice.selection(lang)
    if choice.view == "index":
        drawn = index_line.describe(item.indicator, item.stored, selection, choice.base)
    else:
        drawn = chart.describe(item.indicator, item.stored, selection)
    if not drawn.drawn:
        return _block(item.indicator, html.P(say(lang, "page.nothing_drawn")), lang)
    return _block(
        item.indicator,
        html.Div(
            [
                html.P(drawn.finding, className="finding"),
                picture.figure(drawn),
                compare_figures.lines(drawn, judged=choice.view != "index"),
                *_missing(choice, item, drawn, lang),
                _share(choice, item, root, lang),
            ]
        ),
        lang,
    )


def _missing(choice: Comparison, item: Fact, drawn: Chart, lang: Lang) -> list[Component]:
    """Who was asked for and has no value at all."""
    found = points(item.stored, choice.regions) if item.stored else {}
    names = [name(key, lang) for key in choice.regions if key not in found]
    words = []
    if names:
        words.append(say(lang, "compare.no_values", names=", ".join(names)))
    if item.indicator.level != "kreis" and drawn.series:
        words.append(say(lang, "compare.wider"))
    return [html.P(text, className="note") for text in words]


def _scatter(choice: Comparison, facts: list[Fact], lang: Lang) -> Component:
    if len(facts) < 2:
        return html.P(say(lang, "compare.scatter_two"), className="notices", role="status")
    first, second = facts[:2]
    if first.stored is None or second.stored is None:
        return html.P(say(lang, "page.no_data"), className="notices", role="status")
    pair = (first.indicator, second.indicator)
    drawn = scatter.describe(pair, (first.stored, second.stored), choice.selection(lang))
    if not drawn.dots:
        return html.P(drawn.finding, className="notices", role="status")
    a, b = (item.short_title.in_(lang) for item in pair)
    head = say(lang, "compare.scatter_title", a=a, b=b, year=drawn.period)
    notes = [html.P(text, className="note") for text in drawn.notes]
    word = say(lang, "source.one" if len(drawn.sources) == 1 else "source.many")
    source = f"{word} {'; '.join(drawn.sources)}. {say(lang, 'source.changed')}"
    sketch = picture.drawing(svg_scatter.svg(drawn), drawn.alt, "scatter")
    below = html.Figcaption([*notes, html.P(source, className="source")])
    return section(
        head,
        html.P(drawn.finding, className="finding"),
        html.Figure([sketch, below], className="drawing", **named(drawn.alt)),
        compare_figures.dots(drawn),
        anchor="streu",
    )


def _share(choice: Comparison, item: Fact, root: Path, lang: Lang) -> Component | None:
    """How to embed the block, where its view is one of the indicator's page."""
    ask = elsewhere.compared(choice, item.indicator.id, lang)
    return share.layout(ask, root, item.indicator.slug.in_(lang)) if ask else None


def _tiles(choice: Comparison, item: Fact, root: Path, lang: Lang) -> Component:
    """The 15 where they lie, on one scale; nothing for indicators without members."""
    if item.stored is None or item.indicator.level != "kreis":
        return _block(item.indicator, html.P(say(lang, "page.nothing_drawn")), lang)
    unit = html.P(tiles.unit(item, lead(root), lang), className="lead-in")
    panel = _share(choice, item, root, lang)
    return _block(item.indicator, html.Div([unit, *tiles.grid(item, lang), panel]), lang)


def _block(indicator: Indicator, content: Component, lang: Lang) -> Component:
    return section(indicator.title.in_(lang), content, anchor=f"block-{indicator.slug.in_(lang)}")
