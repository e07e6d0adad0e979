"""/daten: where every figure can be had as a file, how to read it, and what is promised."""

from pathlib import Path

from dash import dcc, html
from dash.development.base_component import Component

from indicators.model import Lang
from layouts.address import Address
from layouts.components import aria, page, section
from layouts.data import site, state, whole
from layouts.data.ask import FORMS
from layouts.data.snippets import CHOICE, INDICATOR, snippets
from layouts.pages import share
from layouts.paths import link, slugify
from layouts.words import say

PARAMETERS = ("regionen", "jahr", "ansicht", "vergleich", "stand", "csvTyp", "dl")


def layout(address: Address, root: Path) -> Component:
    lang = address.lang
    return page(
        html.Header(
            [
                html.H1(say(lang, "data.title")),
                html.P(say(lang, "data.lead"), className="subline"),
            ],
            className="opening",
        ),
        section(say(lang, "data.whole_title"), _prose("whole", lang), _whole(lang), anchor="alles"),
        section(
            say(lang, "data.forms_title"), _prose("forms", lang), _forms(lang), anchor="formen"
        ),
        section(
            say(lang, "data.choice_title"),
            _prose("choice", lang),
            _parameters(lang),
            anchor="auswahl",
        ),
        section(
            say(lang, "data.code_title"), _prose("code", lang), _code(lang), anchor="werkzeuge"
        ),
        section(
            say(lang, "data.api_title"), _prose("api", lang), _api(lang), anchor="schnittstelle"
        ),
        section(
            say(lang, "data.terms_title"), _prose("terms", lang), _sources(lang), anchor="lizenz"
        ),
        section(
            say(lang, "data.promise_title"),
            _prose("promise", lang),
            _stand(root, lang),
            anchor="zusage",
        ),
        name="data",
    )


def title(address: Address, root: Path) -> str:
    return say(address.lang, "page.title", name=say(address.lang, "data.title"))


def summary(address: Address, root: Path) -> str:
    return say(address.lang, "data.lead")


def _prose(key: str, lang: Lang) -> Component:
    return html.P(say(lang, f"data.{key}_text"), className="prose")


def _whole(lang: Lang) -> Component:
    """Each file about everything with what it holds."""
    paths = [*(f"/daten/{name}" for name in whole.MAKERS), *site.FILES]
    rows = [
        part
        for path in paths
        for part in (
            html.Dt(html.A(path.rpartition("/")[2], href=path)),
            html.Dd(say(lang, f"data.file_{_key(path)}")),
        )
    ]
    return html.Dl(rows, className="terms")


def _key(path: str) -> str:
    """The name of a file as the texts have it."""
    return path.rpartition("/")[2].replace(".", "_").replace("-", "_")


def _forms(lang: Lang) -> Component:
    """Every suffix with what it is for, linked to one table as an example."""
    own = link("indicator", lang, INDICATOR)
    rows = [
        part
        for form in FORMS
        for part in (
            html.Dt(html.A(f".{form}", href=f"{own}.{form}?{CHOICE}")),
            html.Dd(say(lang, f"data.form_{_key(form)}")),
        )
    ]
    return html.Dl(rows, className="terms")


def _parameters(lang: Lang) -> Component:
    pairs = [
        part
        for name in PARAMETERS
        for part in (html.Dt(html.Code(name)), html.Dd(say(lang, f"data.param_{name}")))
    ]
    return html.Dl(pairs, className="terms")


def _code(lang: Lang) -> Component:
    """Lines to copy, with the address the page was asked for under."""
    base = share.base()
    lines = [share.line(slugify(tool), tool, code, lang) for tool, code in snippets(base).items()]
    said = html.P("", className="copied", role="status", **aria(live="polite"))
    return html.Div([*lines, said], className="share")


def _api(lang: Lang) -> Component:
    page_ = html.Li(dcc.Link(say(lang, "api.title"), href=link("api", lang)))
    document = html.Li(html.A("/api/v1/openapi.json", href="/api/v1/openapi.json"))
    return html.Ul([page_, document], className="neighbours")


def _sources(lang: Lang) -> Component:
    return html.P(dcc.Link(say(lang, "nav.methods"), href=link("methods", lang)))


def _stand(root: Path, lang: Lang) -> Component:
    return html.P(html.Code(say(lang, "data.vintage", id=state.told(root).id)))
