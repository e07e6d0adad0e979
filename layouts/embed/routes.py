"""Frames, pictures and oEmbed: plain Flask, no Dash, no cookie."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from flask import Flask, Response, redirect, request
from flask.typing import ResponseReturnValue

from indicators.model import Lang
from indicators.registry import INDICATORS, UnknownIndicator
from layouts import settings
from layouts.embed import frame, oembed, picture, png, resolve, view
from layouts.embed.ask import EXAMPLE, KINDS, Ask, Kind, front, read
from layouts.embed.refused import Refused
from layouts.paths import link
from layouts.words import say

LIVE, KEPT = "public, max-age=300, must-revalidate", "public, max-age=31536000, immutable"
LANGS: tuple[Lang, Lang] = ("de", "en")
_KINDS = {"svg": "image/svg+xml; charset=utf-8", "png": "image/png"}
Answer = Callable[[str], ResponseReturnValue]


@dataclass(frozen=True, slots=True)
class Body:
    """What is sent, and its policy."""

    plain: bytes
    policy: str = ""


def register(server: Flask, root: Path) -> None:
    """Add all routes, over the figures in `root`."""
    for lang in LANGS:
        for kind in KINDS:
            path = front(kind, lang)
            late = path.replace("/embed/", "/embed/neuer/")
            pages = link(kind, lang)
            _add(server, f"{path}<name>", _frame(kind, lang, root))
            _add(server, f"{late}<name>", _newer(kind, lang, root))
            for form in _KINDS:
                _add(server, f"{pages}<name>.{form}", _picture(kind, lang, form, root))
    server.add_url_rule("/oembed", "oembed", lambda: _oembed(root))


def _add(server: Flask, rule: str, answer: Answer) -> None:
    server.add_url_rule(rule, rule, answer)


def _base() -> str:
    return settings.base(request.host_url)


def _query() -> str:
    return request.query_string.decode("latin-1")


def _frame(kind: Kind, lang: Lang, root: Path) -> Answer:
    def answer(name: str) -> ResponseReturnValue:
        try:
            key = _key(kind, name, lang)
            ask = read(kind, key, lang, _query(), "frame")
            if ask.name != name:
                return _lead(front(kind, lang) + ask.name)
            body = _document(ask, root, _base())
        except Refused as error:
            return _refusal(error, lang, front(kind, lang) + _known(kind, name, lang))
        return _send(body, "text/html; charset=utf-8", KEPT if ask.selection.vintage else LIVE)

    return answer


def _document(ask: Ask, root: Path, base: str) -> Body:
    made = frame.document(view.given(ask, root), base)
    return Body(made.html.encode(), made.policy)


def _newer(kind: Kind, lang: Lang, root: Path) -> Answer:
    """The line under a frozen view: the view itself is kept for ever and cannot know."""

    def answer(name: str) -> ResponseReturnValue:
        try:
            ask = read(kind, _key(kind, name, lang), lang, _query(), "frame")
            made = frame.notice(ask, view.newer(ask, root))
        except Refused as error:
            return _refusal(error, lang, front(kind, lang) + _known(kind, name, lang))
        return _send(Body(made.html.encode(), made.policy), "text/html; charset=utf-8", LIVE)

    return answer


def _picture(kind: Kind, lang: Lang, form: str, root: Path) -> Answer:
    def answer(name: str) -> ResponseReturnValue:
        path = f"{link(kind, lang)}{_known(kind, name, lang)}.{form}"
        try:
            ask = read(kind, _key(kind, name, lang), lang, _query(), "picture")
            if ask.name != name:
                return _lead(path)
            body = _drawn(ask, form, root, _base())
        except Refused as error:
            return _refusal(error, lang, path)
        response = _send(body, _KINDS[form], KEPT if ask.selection.vintage else LIVE)
        response.headers["Access-Control-Allow-Origin"] = "*"
        return response

    return answer


def _drawn(ask: Ask, form: str, root: Path, base: str) -> Body:
    shown = view.given(ask, root)
    drawn = picture.svg(shown, base.partition("://")[2] + ask.page())
    policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors *"
    if form == "svg":
        return Body(drawn.encode(), policy)
    return Body(png.png(drawn, ask.look.scale), policy)


def _oembed(root: Path) -> ResponseReturnValue:
    """Refuses in words, as JSON: 400, 404, or 501 for another format as the standard has it."""
    given = request.args
    form = given.get("format", "json")
    if form not in oembed.FORMATS:
        return _words(f"format is one of {', '.join(oembed.FORMATS)}", 501)
    sizes = {name: given.get(name, "") for name in ("maxwidth", "maxheight")}
    for name, text in sizes.items():
        if text and not (text.isascii() and text.isdigit() and int(text[:6]) >= oembed.SMALLEST):
            return _words(f"{name} is a whole number of pixels, at least {oembed.SMALLEST}", 400)
    try:
        shown = view.given(resolve.resolve(given.get("url", ""), _base(), "en", root), root)
    except Refused as error:
        return _words("; ".join(error.words), 403 if error.status == 403 else 404)
    limits = (int(text[:6]) if text else 0 for text in sizes.values())
    text = oembed.write(oembed.answer(shown, _base(), *limits), form)
    response = _send(Body(text.encode()), oembed.FORMATS[form], LIVE)
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def _words(text: str, status: int) -> Response:
    example = f"{_base()}/oembed?url={quote(f'{_base()}/indikator/arbeitslosenquote')}"
    response = Response(status=status, content_type="application/json")
    fields: oembed.Answer = {"error": text, "status": status, "example": example}
    response.set_data(oembed.write(fields, "json"))
    return response


def _key(kind: Kind, name: str, lang: Lang) -> str:
    found = resolve.key_of(kind, name)
    if not found:
        raise Refused(say(lang, f"embed.no_{kind}"), status=404, example=_example(kind))
    return found


def _known(kind: Kind, name: str, lang: Lang) -> str:
    """The name of what exists, for a right example: this one, the nearest one, or any."""
    if found := resolve.key_of(kind, name):
        return read(kind, found, lang, "", "frame").name
    if kind == "goal":
        return "A06"
    if kind == "region":
        return resolve.near_region(name, lang)
    near = UnknownIndicator(name).suggestion or INDICATORS["unemployment_rate"]
    return near.slug.in_(lang)


def _example(kind: Kind) -> str:
    return EXAMPLE if kind == "indicator" else ""


def _lead(path: str) -> ResponseReturnValue:
    return redirect(quote(path) + (f"?{quote(_query(), safe='=&~.%+')}" if _query() else ""), 301)


def _refusal(error: Refused, lang: Lang, path: str) -> Response:
    made = frame.refusal(error, lang, path)
    response = _send(Body(made.html.encode(), made.policy), "text/html; charset=utf-8", "no-store")
    response.status_code = error.status
    return response


def _send(body: Body, kind: str, cache: str) -> Response:
    response = Response(body.plain, content_type=kind)
    response.headers["Cache-Control"] = cache
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    if body.policy:
        response.headers["Content-Security-Policy"] = body.policy
    return response
