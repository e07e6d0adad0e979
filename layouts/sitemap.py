"""sitemap.xml and robots.txt: every page in both languages, at its canonical address."""

from html import escape

from flask import Flask, Response, request

from indicators.model import Lang
from layouts import settings
from layouts.paths import PAGES, link

LANGS: tuple[Lang, Lang] = ("de", "en")


def register(server: Flask) -> None:
    """Add both routes."""
    server.add_url_rule("/sitemap.xml", "sitemap", sitemap)
    server.add_url_rule("/robots.txt", "robots", robots)


def pages() -> list[dict[Lang, str]]:
    """The paths of every page, both languages together."""
    return [
        {lang: link(name, lang, key) for lang in LANGS}
        for name, row in PAGES.items()
        for key in (row.keys() if row.keys else [""])
    ]


def sitemap() -> Response:
    base = settings.base(request.host_url)
    entries = "".join(_entry(paths, lang, base) for paths in pages() for lang in LANGS)
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:xhtml="http://www.w3.org/1999/xhtml">{entries}</urlset>'
    )
    return Response(text, content_type="application/xml; charset=utf-8")


def robots() -> Response:
    base = settings.base(request.host_url)
    text = f"User-agent: *\nDisallow: /_dash\n\nSitemap: {base}/sitemap.xml\n"
    return Response(text, content_type="text/plain; charset=utf-8")


def _entry(paths: dict[Lang, str], lang: Lang, base: str) -> str:
    pairs = [*paths.items(), ("x-default", paths["de"])]
    others = "".join(
        f'<xhtml:link rel="alternate" hreflang="{other}" href="{escape(base + path)}"/>'
        for other, path in pairs
    )
    return f"<url><loc>{escape(base + paths[lang])}</loc>{others}</url>"
