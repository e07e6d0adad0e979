"""The head of a document: title, description, one canonical address, the other language."""

from dataclasses import dataclass
from html import escape
from urllib.parse import urlencode

from indicators.model import Lang

LOCALES: dict[Lang, str] = {"de": "de_DE", "en": "en_GB"}
SITE = "Dreiklang Ruhr"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the page's view: its path, what it shows in words, and its size in pixels."""

    path: str
    alt: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Head:
    """What search engines, previews and readers' tools are told about a page.

    `paths` are its addresses in both languages with known parameters only, in a fixed order;
    empty for a page that is none (404, 410).
    """

    lang: Lang
    title: str
    description: str
    paths: dict[Lang, str]
    article: bool = False
    picture: Picture | None = None
    """Of a page that can be embedded."""


def tags(head: Head, base: str) -> str:
    """The head's own tags; `base` is the site's address, without a slash at its end."""
    lines = [
        f"<title>{escape(head.title)}</title>",
        _meta("name", "description", head.description),
        *(_links(head, base) if head.paths else [_meta("name", "robots", "noindex")]),
    ]
    return "".join(lines)


def _links(head: Head, base: str) -> list[str]:
    own = base + head.paths[head.lang]
    alternates = [*head.paths.items(), ("x-default", head.paths["de"])]
    return [
        f'<link rel="canonical" href="{escape(own)}">',
        *(
            f'<link rel="alternate" hreflang="{lang}" href="{escape(base + path)}">'
            for lang, path in alternates
        ),
        _meta("property", "og:title", head.title),
        _meta("property", "og:description", head.description),
        _meta("property", "og:type", "article" if head.article else "website"),
        _meta("property", "og:url", own),
        _meta("property", "og:site_name", SITE),
        _meta("property", "og:locale", LOCALES[head.lang]),
        *(
            _meta("property", "og:locale:alternate", LOCALES[lang])
            for lang in head.paths
            if lang != head.lang
        ),
        *(_picture(head.picture, own, base) if head.picture else ()),
    ]


def _picture(picture: Picture, own: str, base: str) -> list[str]:
    """The preview, and where content systems find how to embed the page (oEmbed)."""
    found = {
        "application/json+oembed": {"url": own},
        "text/xml+oembed": {"url": own, "format": "xml"},
    }
    return [
        _meta("property", "og:image", base + picture.path),
        _meta("property", "og:image:type", "image/png"),
        _meta("property", "og:image:width", str(picture.width)),
        _meta("property", "og:image:height", str(picture.height)),
        _meta("property", "og:image:alt", picture.alt),
        _meta("name", "twitter:card", "summary_large_image"),
        *(
            f'<link rel="alternate" type="{kind}" '
            f'href="{escape(f"{base}/oembed?{urlencode(query)}")}">'
            for kind, query in found.items()
        ),
    ]


def _meta(kind: str, name: str, content: str) -> str:
    return f'<meta {kind}="{name}" content="{escape(content)}">'
