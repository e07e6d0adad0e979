"""The method page: every formula and constant of the verdicts, read from where they are used."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from dash import dcc, html
from dash.development.base_component import Component

from indicators.goals import REASONS as NOT_MEASURED
from indicators.model import Lang
from indicators.query import Selection
from indicators.readings import REASONS as NOT_CHECKED
from indicators.readings import TOLERANCES, VERDICTS
from indicators.registry import INDICATORS
from indicators.rules import RULES, Threshold
from indicators.triad import LEAST
from layouts.address import Address, href
from layouts.change import is_percent
from layouts.components import aria, page
from layouts.goal_words import CLAIM_SIGNS, label, place
from layouts.numbers import number
from layouts.pages import opinions
from layouts.pages.goal_parts import STROKES, signed
from layouts.pages.method_rule import formulas, listed, part, prose, table
from layouts.paths import link
from layouts.words import say


def layout(address: Address, root: Path) -> Component:
    """The page; only the second opinions read figures, from `root`."""
    lang = address.selection.lang
    return page(
        html.Header(
            [
                html.P(say(lang, "method.kicker"), className="kicker"),
                html.H1(say(lang, "method.headline")),
                html.P(say(lang, "method.lead"), className="subline"),
            ],
            className="opening",
        ),
        _contents(lang),
        formulas(lang),
        table(lang),
        _constants(lang),
        _robustness(lang),
        _claims(lang),
        _triad(lang),
        _pool(lang),
        _reasons(lang),
        opinions.layout(root, lang),
        name="method",
    )


def title(address: Address, root: Path) -> str:
    lang = address.selection.lang
    return say(lang, "page.title", name=say(lang, "method.title"))


def summary(address: Address, root: Path) -> str:
    return say(address.selection.lang, "method.lead")


PARTS = (
    "formulas",
    "table",
    "constants",
    "robustness",
    "claims",
    "triad",
    "pool",
    "reasons",
    "opinions",
)


def _contents(lang: Lang) -> Component:
    links = [html.Li(html.A(say(lang, f"method.{key}"), href=f"#{key}")) for key in PARTS]
    name = say(lang, "method.contents")
    return html.Nav(html.Ul(links, className="choice"), **aria(label=name))


def _terms(pairs: Iterable[tuple[str, str]]) -> Component:
    entries = [part for name, text in pairs for part in (html.Dt(name), html.Dd(text))]
    return html.Dl(entries, className="terms")


def _constants(lang: Lang) -> Component:
    pairs = [
        (say(lang, "method.base", year=RULES.base_year), RULES.base_why.in_(lang)),
        (say(lang, "method.points", count=RULES.min_points), RULES.points_why.in_(lang)),
        (_limit("noise_points", RULES.default_points, lang), RULES.default_points.why.in_(lang)),
        (_limit("noise_percent", RULES.default_percent, lang), RULES.default_percent.why.in_(lang)),
    ]
    own = [_own(key, limit, lang) for key, limit in RULES.thresholds.items() if key in INDICATORS]
    heads = [
        html.Th(say(lang, f"method.own_{key}"), scope="col")
        for key in ("indicator", "value", "why")
    ]
    table = html.Table([html.Thead(html.Tr(heads)), html.Tbody(own)], className="cards")
    stretches = [
        (say(lang, "method.until", name=label(key, lang), year=item.until), item.why.in_(lang))
        for key, item in RULES.stretches.items()
    ]
    return part(
        "constants",
        lang,
        _terms(pairs),
        html.H3(say(lang, "method.own")),
        table,
        html.H3(say(lang, "method.stretches")),
        prose("breaks", lang),
        _terms(stretches),
    )


def _limit(key: str, limit: Threshold, lang: Lang) -> str:
    return say(lang, f"method.{key}", value=_plain(limit.value, lang))


def _plain(amount: float, lang: Lang) -> str:
    """A constant with the decimals it has."""
    text = f"{amount:g}"
    return number(amount, len(text.partition(".")[2]), lang)


def _own(key: str, limit: Threshold, lang: Lang) -> Component:
    indicator = INDICATORS[key]
    link = dcc.Link(label(key, lang), href=href(indicator, Selection(lang=lang)))
    unit = say(lang, "change.points") if is_percent(indicator) else indicator.symbol.in_(lang)
    amount = f"{_plain(limit.value, lang)} {unit}"
    return html.Tr([html.Th(link, scope="row"), html.Td(amount), html.Td(limit.why.in_(lang))])


def _robustness(lang: Lang) -> Component:
    years = ", ".join(str(year) for year in RULES.base_years)
    names = ", ".join(place(key, lang) for key in RULES.comparators)
    pairs = [
        (say(lang, "method.base_years"), years),
        (say(lang, "method.last_years"), say(lang, "method.latest", count=RULES.last_years)),
        (say(lang, "method.comparators"), names),
        (
            say(lang, "method.share"),
            f"{RULES.robust_share:.0%}".replace("%", "\u00a0%" if lang == "de" else "%"),
        ),
    ]
    labels = [text.in_(lang) for text in RULES.words["robustness"].values()]
    return part(
        "robustness",
        lang,
        html.P(RULES.robust_why.in_(lang), className="prose"),
        _terms(pairs),
        prose("labels", lang, words="“, „".join(labels) if lang == "de" else "”, “".join(labels)),
    )


def _claims(lang: Lang) -> Component:
    words = [
        html.Li(signed(CLAIM_SIGNS[key], text.in_(lang), key)) for key, text in VERDICTS.items()
    ]
    return part(
        "claims",
        lang,
        prose("claims_text", lang, year=RULES.base_year),
        html.P(TOLERANCES.why.in_(lang), className="prose"),
        prose(
            "claims_rank",
            lang,
            share=f"{TOLERANCES.coverage:.0%}",
            points=_plain(TOLERANCES.points, lang),
        ),
        html.Ul(words, className="results"),
    )


def _triad(lang: Lang) -> Component:
    words = [
        html.Li(signed(STROKES[key], text.in_(lang), key))
        for key, text in RULES.words["triad"].items()
    ]
    headline = listed((key for key, item in INDICATORS.items() if item.headline), lang)
    return part(
        "triad",
        lang,
        prose("triad_text", lang, least=LEAST),
        html.Ul(words, className="results"),
        html.P([say(lang, "method.headline_list"), " ", headline], className="prose"),
    )


def _pool(lang: Lang) -> Component:
    pairs = [
        (say(lang, f"method.pool_{key}"), say(lang, f"pool.{key}"))
        for key in ("sum", "ratio", "implied", "weighted")
    ]
    return part("pool", lang, prose("pool_text", lang), _terms(pairs))


def _reasons(lang: Lang) -> Component:
    groups = (
        ("no_verdict", RULES.words["reason"].values()),
        ("no_check", NOT_CHECKED.values()),
        ("no_figure", NOT_MEASURED.values()),
    )
    blocks: Sequence[Component] = [
        html.Div(
            [html.H3(say(lang, f"method.{key}")), html.Ul([html.Li(t.in_(lang)) for t in texts])]
        )
        for key, texts in groups
    ]
    more = dcc.Link(say(lang, "method.all_reasons"), href=link("goals", lang, query="urteil=offen"))
    return part("reasons", lang, *blocks, html.P(more))
