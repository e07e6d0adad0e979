"""What nginx needs to answer from the files as the app does: maps of addresses, and a server."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from layouts.data.answers import CORS, Headers
from layouts.export.moves import GONE
from layouts.export.names import SAME_ROWS
from layouts.export.writing import Written

MAPS, SERVER = "maps.conf", "server.conf"
"""To be included inside http {} and inside server {}."""
_INSIDE = "/=files/"
"""Begins the paths under which files are found inside nginx; nobody can ask for them."""
# Long keys are those of oEmbed: an address within an address.
_SIZES = "map_hash_max_size 262144;\nmap_hash_bucket_size 1024;\n"

# The ETag of the form that is sent. A client's may be of any form, and is told back to it.
_TAGS = r"""map $sent_http_content_encoding $ruhr_form {
    default "-$sent_http_content_encoding";
    "" "";
}
map $ruhr_etag $ruhr_own {
    default "\"$ruhr_etag$ruhr_form\"";
    "" "";
}
map "$ruhr_etag $http_if_none_match" $ruhr_held {
    default 0;
    "~^([0-9a-f]+) (.*\")?\1[-\"]" 1;
}
map "$ruhr_etag $http_if_none_match" $ruhr_tag {
    default $ruhr_own;
    "~^([0-9a-f]+) (?<ruhr_theirs>(W/)?\"\1(-[a-z]+)?\")$" $ruhr_theirs;
}
"""


def maps(written: Sequence[Written], redirects: Mapping[str, str]) -> str:
    """Everything that differs from one address to the next, by the address as it is asked for."""
    number = {kind: place for place, kind in enumerate(kinds(written))}
    files = {item.url: f"{_INSIDE}{number[item.kind]}/{item.file}" for item in written}
    pages = {item.url: "1" for item in written if item.kind.startswith("text/html")}
    parts = [
        _SIZES,
        _map("$request_uri", "$ruhr_file", files),
        _map("$request_uri", "$ruhr_etag", {item.url: item.etag for item in written}),
        _map("$uri", "$ruhr_to", redirects),
        _map("$uri", "$ruhr_page", {url: own for url, own in pages.items() if "?" not in url}),
        _map("$request_uri", "$ruhr_rows", {f"~^{SAME_ROWS}$": "1"}),
        *(_map("$request_uri", variable(n), by_url(n, written)) for n in names(written)),
        _map("$uri", "$ruhr_missing", {"~^/en(/|$)": "/en/404.html"}, "/404.html"),
        _TAGS,
        'map "$request_method $ruhr_file" $ruhr_preflight { "~^OPTIONS /" 1; default 0; }\n',
    ]
    return "\n".join(parts)


def server(
    written: Sequence[Written], others: Sequence[Written], public: Path, upstream: str = ""
) -> str:
    """Inside server {}: `public` is the folder of the files, `others` are the pages of errors.

    What is no file goes to the app at `upstream`; without one it is refused.
    """
    lines = [
        "absolute_redirect off;",
        "etag off;",
        "gzip_static on;",
        "# brotli_static on;  # where nginx has the module ngx_brotli: the .br files lie here",
        "gzip_vary on;",
        "error_page 404 $ruhr_missing;",
        *_locations(written, public),
        *(line for item in others for line in _error(item, public)),
        *_start(written, upstream),
    ]
    return "\n".join(lines) + "\n"


def names(written: Iterable[Written]) -> list[str]:
    """Names of all headers that any file is sent with."""
    return sorted({name for item in written for name, _ in item.headers})


def variable(name: str) -> str:
    return f"$ruhr_h_{name.lower().replace('-', '_')}"


def by_url(name: str, written: Iterable[Written]) -> dict[str, str]:
    """Address -> value of a header, "" where the answer has none."""
    return {item.url: ", ".join(v for n, v in item.headers if n == name) for item in written}


def kinds(written: Iterable[Written]) -> list[str]:
    """All content types."""
    return list(dict.fromkeys(item.kind for item in written))


def _map(source: str, target: str, values: Mapping[str, str], usual: str | None = None) -> str:
    """A map whose most frequent value is the default where none is named."""
    if usual is None:
        counted = Counter(values.values()).most_common(1)
        usual = counted[0][0] if target.startswith("$ruhr_h_") and counted else ""
    rows = (f"    {_text(key)} {_text(value)};" for key, value in values.items() if value != usual)
    return "\n".join((f"map {source} {target} {{", f"    default {_text(usual)};", *rows, "}\n"))


def _text(value: str) -> str:
    """A value in nginx's quotes."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _adds(written: Iterable[Written]) -> str:
    """The headers of a file. Not for all answers: a redirect or one of the app has its own."""
    own = (f"add_header {name} {variable(name)};" for name in names(written))
    return " ".join((*own, "add_header ETag $ruhr_tag;"))


def _locations(written: Sequence[Written], public: Path) -> list[str]:
    """One for each content type: nginx itself knows types by the end of a name only."""
    return [
        f"location {_INSIDE}{number}/ {{ internal; alias {public}/; types {{}} "
        f"default_type {_text(kind)}; {_adds(written)} }}"
        for number, kind in enumerate(kinds(written))
    ]


def _error(item: Written, public: Path) -> list[str]:
    """The page of an error with headers of its own; where a page was given up, its path too."""
    add = " ".join(f"add_header {name} {_text(value)} always;" for name, value in item.headers)
    found = [
        f"location = /{item.file} {{ internal; alias {public}/{item.file}; types {{}} "
        f"default_type {_text(item.kind)}; {add} }}"
    ]
    if item.file.startswith(f"{GONE}/"):
        found.append(f"location = {item.url} {{ error_page 410 /{item.file}; return 410; }}")
    return found


def _start(written: Iterable[Written], upstream: str) -> list[str]:
    """Where every request comes in."""
    lines = [
        "location / {",
        "    if ($ruhr_to) { return 301 $ruhr_to$is_args$args; }",
        f"    if ($ruhr_preflight) {{ {_preflight()} return 204; }}",
        f"    if ($ruhr_held) {{ {_adds(written)} return 304; }}",
        "    if ($ruhr_file) { rewrite ^ $ruhr_file last; }",
        "    if ($ruhr_rows) { return 302 $uri; }",
    ]
    if not upstream:
        # A choice that is no file: the address must say what is shown.
        return [*lines, "    if ($ruhr_page) { return 302 $uri; }", "    return 404;", "}"]
    return [
        *lines,
        "    error_page 418 = @app;",
        "    return 418;",
        "}",
        "location @app {",
        f"    proxy_pass {upstream};",
        "    proxy_set_header Host $host;",
        "    proxy_set_header X-Forwarded-For $remote_addr;",
        "    proxy_set_header X-Forwarded-Proto $scheme;",
        "}",
    ]


def _preflight() -> str:
    more: Headers = [
        ("Allow", "GET, HEAD, OPTIONS"),
        ("Access-Control-Allow-Methods", "GET, HEAD"),
        ("Access-Control-Max-Age", "86400"),
        ("Access-Control-Allow-Headers", "*"),
    ]
    return " ".join(f"add_header {name} {_text(value)};" for name, value in (*CORS, *more))
