"""A view as an HTML document for a frame on somebody else's page: static, whole in one request.

Nothing in it comes from another host, nothing is stored. The sheet and the scripts are bound by
hashes, so that nothing else could run even if it got in.
"""

import re
from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from html import escape
from http import HTTPStatus
from json import dumps
from pathlib import Path
from urllib.parse import urlencode

from indicators.model import Lang
from layouts import plotly_writer, svg_writer, vendor
from layouts.borders import RATIO
from layouts.components import source_line
from layouts.embed import proof, region_table, snippets, style, tips
from layouts.embed.ask import Ask, front
from layouts.embed.refused import Refused
from layouts.embed.region import Sheet
from layouts.embed.view import Shown
from layouts.first_html import render
from layouts.pages import drawn, figures, legend
from layouts.paths import link
from layouts.words import say

HERE = Path(__file__).resolve().parent
SMALLEST, LARGEST = 0.8, 1.6
"""How far a drawing is scaled for a height asked for: letters stay readable."""


@dataclass(frozen=True, slots=True)
class Document:
    """An HTML text and the policy it is sent with."""

    html: str
    policy: str


@cache
def script(name: str) -> str:
    """One of our two scripts, as it stands in the document."""
    return (HERE / f"{name}.js").read_text("utf-8").strip()


def document(shown: Shown, base: str) -> Document:
    """The frame of a view; `base` is the site's address, for the canonical link alone."""
    look, picture = shown.ask.look, _picture(shown)
    live = _live(shown) if look.interactive and picture.drawing else ""
    body = "".join((_head(shown), picture.html, live, _foot(shown)))
    sheet = style.sheet(look.colour, body, picture.drawing, whole=bool(live)) + picture.css
    scripts = [script("frame")] + ([script("live")] if live else [])
    kind = shown.ask.kind if shown.fact is None else shown.fact.indicator.pillar
    main = f'<main class="{kind}{"" if look.border else " bare"}">{body}</main>'
    head = (
        f"<title>{escape(snippets.title(shown))}</title>"
        f'<link rel="canonical" href="{escape(base + shown.ask.page())}">'
    )
    html = _html(shown.ask.lang, shown.ask.name, head, sheet, main, scripts)
    return Document(html, _policy(sheet, scripts, live=bool(live), frozen=_frozen(shown.ask)))


def refusal(error: Refused, lang: Lang, path: str) -> Document:
    """The same frame with what is wrong, and a right example to follow."""
    example = f"{path}?{error.example}" if error.example else path
    words = "".join(f"<p>{escape(word)}</p>" for word in error.words)
    right = f'<p>{say(lang, "embed.right")} <a href="{escape(example)}">{escape(example)}</a></p>'
    right = "" if error.status == HTTPStatus.FORBIDDEN else right
    title = say(lang, f"embed.refused_{error.status}")
    sheet = style.sheet("auto", "", "")
    main = f"<main><h1>{title}</h1>{words}{right}{_help(lang)}</main>"
    scripts = [script("frame")]
    html = _html(lang, "refused", f"<title>{title}</title>", sheet, main, scripts)
    return Document(html, _policy(sheet, scripts, live=False, frozen=False))


def notice(ask: Ask, day: str) -> Document:
    """What the small frame under a frozen view says: that there are newer figures, or nothing."""
    lang, sheet = ask.lang, style.notice(ask.look.colour)
    text = ""
    if day:
        newest = escape(ask.at("").page())
        link_ = f'<a href="{newest}" target="_top">{say(lang, "embed.see_newer")}</a>'
        text = f"{say(lang, 'embed.newer', day=day)} {link_}"
    html = _html(lang, "newer", f"<title>{say(lang, 'embed.newer_title')}</title>", sheet, text, [])
    return Document(html, _policy(sheet, [], live=False, frozen=False))


@dataclass(frozen=True, slots=True)
class _Drawn:
    html: str
    drawing: str = ""
    css: str = ""


def _picture(shown: Shown) -> _Drawn:
    """The figure with its description, notes and sources; a reason where nothing is drawn."""
    chart, lang = shown.chart, shown.ask.lang
    if shown.sheet is not None:
        return _sheet(shown.sheet)
    if chart is None or shown.fact is None:
        return _Drawn("")
    if shown.selection.view == "tabelle":
        table = render(figures.table(shown.fact, shown.selection))
        return _Drawn(table + f'<p class="n">{escape(source_line(chart))}</p>')
    if not chart.drawn:
        return _Drawn(f"<p>{escape(say(lang, 'page.nothing_drawn'))}</p>")
    drawing, css = _svg(shown)
    notes = "".join(f'<p class="n">{escape(note)}</p>' for note in chart.notes)
    source = f'<p class="n">{escape(source_line(chart))}</p>'
    caption = render(legend.layout(chart)) + notes + source
    look = shown.ask.look
    tip = "" if look.interactive else tips.line(chart, look.height)
    html = (
        f'<figure aria-labelledby="h"><p class="vh">{escape(chart.alt)}</p>'
        f'<div class="canvas {chart.kind}" aria-hidden="true">{drawing}</div>{tip}'
        f"<figcaption>{caption}</figcaption>{render(drawn.table(chart))}</figure>"
    )
    return _Drawn(html, drawing, css)


def _sheet(sheet: Sheet) -> _Drawn:
    """A region's figures: the table is the drawing, so it needs no other words."""
    table = region_table.html(sheet)
    notes = "".join(f'<p class="n">{escape(text)}</p>' for text in (*sheet.notes, sheet.source))
    return _Drawn(table + notes, table, region_table.CSS)


def _svg(shown: Shown) -> tuple[str, str]:
    """The drawing without attributes of style, and the rules that stand for them."""
    chart, height = shown.chart, shown.ask.look.height
    assert chart is not None
    text = svg_writer.svg(chart, height)
    found = re.search(r' style="([^"]*)"', text)
    rule = f".canvas>svg{{{found[1]}}}" if found else ""
    if chart.kind == "map":
        wide = f"max-width:{round(height * RATIO)}px;" if height else ""
        rule += f".canvas{{{wide}aspect-ratio:{RATIO:.4f};margin:auto}}"
    elif height and chart.kind not in ("line", "gap", "tiles"):
        factor = min(LARGEST, max(SMALLEST, height / svg_writer.box_of(chart).height))
        rule += f".canvas{{zoom:{factor:.3f}}}"
    return re.sub(r' style="[^"]*"', "", text), rule


def _head(shown: Shown) -> str:
    hidden = "" if shown.ask.look.title else ' class="vh"'
    quote = f'<blockquote lang="de">„{escape(shown.quote)}“</blockquote>' if shown.quote else ""
    below = "".join(f'<p class="n">{escape(line)}</p>' for line in shown.below)
    kicker = escape(" · ".join(shown.kicker))
    heading = f'<h1 id="h"{hidden}>{escape(shown.heading)}</h1>'
    return f'<p class="k">{kicker}</p>{quote}{heading}{below}'


def _foot(shown: Shown) -> str:
    """Who made it, of which vintage, and the ways to the full view, the data and the proof."""
    lang, data = shown.ask.lang, proof.data(shown)
    links = [(shown.ask.page(), "embed.full")]
    if data and proof.passed_on(shown):
        links.append((data, "embed.data"))
    links.append((check(shown.ask), "embed.check"))
    parts = [f'<a href="{escape(path)}" target="_top">{say(lang, key)}</a>' for path, key in links]
    stand = say(lang, "embed.frozen" if _frozen(shown.ask) else "embed.stand", id=shown.vintage)
    line = f'<p class="f"><b>Dreiklang Ruhr</b> · {" · ".join((*parts, stand))}</p>'
    if not _frozen(shown.ask):
        return line
    return (
        f'{line}<iframe class="new" src="{escape(newer(shown.ask))}" loading="lazy" '
        f'title="{say(lang, "embed.newer_title")}"></iframe>'
    )


def check(ask: Ask) -> str:
    """The path of the page that proves a view."""
    query = ask.query()
    path = front(ask.kind, ask.lang) + ask.name + (f"?{query}" if query else "")
    return link("check", ask.lang, query=urlencode({"adresse": path}, safe="/~."))


def newer(ask: Ask) -> str:
    """The path of the line that says whether there are newer figures."""
    path = front(ask.kind, ask.lang).replace("/embed/", "/embed/neuer/") + ask.name
    look = {"farbe": ask.look.colour} if ask.look.colour != "auto" else {}
    return "&".join((f"{path}?{ask.query()}", *(f"{k}={v}" for k, v in look.items())))


def _live(shown: Shown) -> str:
    """The button that makes Plotly draw over the picture, and what it needs for that."""
    assert shown.chart is not None
    drawing = dumps(plotly_writer.figure(shown.chart), ensure_ascii=False).replace("<", "\\u003c")
    return (
        f'<p><button id="i" type="button" data-src="{vendor.plotly_js().url}" hidden>'
        f"{say(shown.ask.lang, 'embed.live')}</button></p>"
        f'<script type="application/json" id="f">{drawing}</script>'
    )


def _frozen(ask: Ask) -> bool:
    return bool(ask.selection.vintage)


def _help(lang: Lang) -> str:
    return f'<p><a href="{link("embedding", lang)}" target="_top">{say(lang, "embed.help")}</a></p>'


def _html(lang: Lang, name: str, head: str, sheet: str, main: str, scripts: list[str]) -> str:
    return (
        f'<!DOCTYPE html><html lang="{lang}" data-id="{escape(name)}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        '<meta name="robots" content="noindex"><meta name="referrer" content="no-referrer">'
        f"{head}<style>{sheet}</style></head><body>{main}"
        f"{''.join(f'<script>{text}</script>' for text in scripts)}</body></html>"
    )


def _policy(sheet: str, scripts: list[str], *, live: bool, frozen: bool) -> str:
    """Nothing but our own sheet and scripts, by their hashes; Plotly only where it is asked for."""
    code = " ".join(map(_hash, scripts)) + (" 'self'" if live else "")
    none = "'none'"
    rules = [f"default-src {none}", f"script-src {code or none}"]
    # Plotly writes its own sheet and attributes of style; a frame without it needs no exception.
    rules.append("style-src 'unsafe-inline'" if live else f"style-src {_hash(sheet)}")
    rules += ["img-src data: blob:"] * live + ["frame-src 'self'"] * frozen
    return "; ".join([*rules, "base-uri 'none'", "form-action 'none'", "frame-ancestors *"])


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
