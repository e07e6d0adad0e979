"""What attackers write into addresses, and what must not come of it."""

from html.parser import HTMLParser
from urllib.parse import urlencode, urlsplit

from werkzeug.test import TestResponse

from layouts.paths import PAGES, link
from layouts.serving.headers import POLICY

MARK = "zq9x"
"""In every attack, so that what comes back of it can be found."""
INJECTIONS = (
    f"<script>{MARK}()</script>", f'"><img src=x onerror={MARK}()>', f"';{MARK}();//",
    f"{MARK}\r\nSet-Cookie: evil=1", f"javascript:{MARK}()", f"//{MARK}.example/",
    f"../../../../etc/passwd\x00{MARK}", f"..\\..\\{MARK}", f"{{{{{MARK}*7}}}}", f"%00{MARK}",
    f"' OR 1=1; DROP TABLE x--{MARK}", f"]]><!ENTITY {MARK} SYSTEM 'file:///etc/passwd'>",
    f"{MARK}" * 300, f"=cmd|'/c calc'!{MARK}", f"\u202e{MARK}\ud7ff\uffff", f"-{MARK}~" * 50,
    "9" * 400 + MARK, f"2015..{MARK}", f"__class__.__init__{MARK}",
)  # fmt: skip
PARAMETERS = (
    "regionen", "jahr", "ansicht", "vergleich", "stand", "farbe", "hoehe", "breite", "bild",
    "titel", "interaktiv", "csvTyp", "dl", "url", "format", "maxwidth", "adresse", "q", "region",
    "indicator", "since", "lang", "vintage", "limit", "x", "y", "m", "thema", "seite",
)  # fmt: skip
FILES = (
    "/indikator/arbeitslosenquote.csv", "/indikator/arbeitslosenquote.json",
    "/indikator/arbeitslosenquote.svg", "/indikator/arbeitslosenquote.png", "/region/05113.csv",
    "/ziel/A06.json", "/embed/arbeitslosenquote", "/en/embed/unemployment-rate", "/embed/ziel/A06",
    "/embed/neuer/arbeitslosenquote", "/oembed", "/api/v1/observations", "/api/v1/indicators",
    "/api/v1/goals/A06", "/daten/ruhr-alle.zip", "/sitemap.xml", "/robots.txt", "/aenderungen.csv",
    "/datapackage.json", "/catalog.ttl", "/ziele.csv", "/karte/gemeinden.svg", "/_dash-layout",
    "/_dash-dependencies", "/_reload-hash", "/healthz", "/readyz", "/metrics",
)  # fmt: skip
OPENINGS = (
    "/", "/en/", "/indikator/", "/en/indicator/", "/region/", "/ziel/", "/quelle/", "/embed/",
    "/en/embed/goal/", "/embed/neuer/", "/api/v1/", "/api/v1/regions/", "/daten/", "/vendor/",
    "/assets/", "/_dash-component-suites/", "/_dash-component-suites/dash/", "/karte/",
)  # fmt: skip
TRAVERSALS = (
    "../../../../../../etc/passwd", "..%2f..%2f..%2f..%2fetc/passwd", "%2e%2e/%2e%2e/etc/passwd",
    "....//....//etc/passwd", "/etc/passwd", "//etc/passwd", "..%5c..%5cetc%5cpasswd",
    "%00/etc/passwd", "..%00/app.py", "../settings.toml", "..%2fsettings.toml",
    "../pages/home.py", "..;/settings.toml", "%c0%ae%c0%ae/settings.toml",
    "../tidy/unemployment_rate.parquet", "file:///etc/passwd", ".git/config", ".env",
)  # fmt: skip
INSIDE = (b"root:", b"[operator]", b"def layout", b"[core]", b"PAR1")


def pages() -> list[str]:
    """One address of each kind of page in both languages."""
    return [
        link(name, lang, (row.keys() if row.keys else [""])[0])
        for name, row in PAGES.items()
        for lang in ("de", "en")
    ]  # fmt: skip


class Markup(HTMLParser):
    """What in a document runs or leads somewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        self.found += [value for name, value in named.items() if name.startswith("on")]
        self.found += [
            value
            for name, value in named.items()
            if name in ("href", "src", "action") and value.lower().startswith("javascript")
        ]
        if tag in (MARK, "img") and MARK in str(named.get("onerror", "")):
            self.found.append(tag)


def harmless(answer: TestResponse, attack: str) -> None:
    """No failure, no header of the attacker's, no code, no way to another site."""
    content = answer.get_data()
    answer.close()
    assert answer.status_code < 500 or answer.status_code == 501, attack
    assert "Set-Cookie" not in answer.headers, attack
    assert all("\n" not in value and "\r" not in value for value in answer.headers.values())
    assert urlsplit(answer.headers.get("Location", "")).netloc in ("", "localhost"), attack
    assert MARK not in answer.headers[POLICY], attack
    assert not any(sign in content for sign in INSIDE), attack
    assert b"Traceback" not in content, attack
    kind = answer.mimetype or ""
    if "xml" in kind or "html" in kind:
        assert f"<!ENTITY {MARK}".encode() not in content, attack
    if kind in ("text/html", "image/svg+xml"):
        assert f"<script>{MARK}".encode() not in content, attack
        markup = Markup()
        markup.feed(content.decode())
        assert not [text for text in markup.found if MARK in text], attack


def mixed(turn: int) -> dict[str, str]:
    """All parameters, each with another attack; over as many turns as there are attacks, all."""
    return {
        name: INJECTIONS[(number + turn) % len(INJECTIONS)]
        for number, name in enumerate(PARAMETERS)
    }


def query(pairs: dict[str, str]) -> str:
    """As a browser writes it, cut where the site would refuse it for its length alone."""
    return urlencode(pairs, errors="surrogatepass")[:7800]
