"""Which path gives which data: forms of pages, descriptions of the data set, API, whole files."""

import json
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from flask import Flask, Response, request, send_file

from layouts import settings
from layouts.data import (
    api,
    archive,
    ask,
    build,
    csv_writer,
    json_writer,
    metadata,
    parquet_writer,
    site,
    state,
    whole,
    xlsx,
)
from layouts.data.answers import CORS, ERROR, LIVE, PINNED, Answer, Headers
from layouts.data.ask import Ask
from layouts.data.errors import BadRequest, Withheld
from layouts.data.table import Table

API = "/api/"
PREFLIGHT: Headers = [
    ("Access-Control-Allow-Methods", "GET, HEAD"),
    ("Access-Control-Allow-Headers", "*"),
    ("Access-Control-Max-Age", "86400"),
]
"""What a browser is told before a script of another site asks for ranges."""
KINDS = {
    "csv": "text/csv; charset=utf-8; header=present",
    "de.csv": "text/csv; charset=utf-8; header=present",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
    "jsonstat": "application/json",
    "parquet": "application/vnd.apache.parquet",
    "metadata.json": "application/json",
    "csv-metadata.json": "application/csvm+json",
    "zip": "application/zip",
}


def answer(path: str, query: str, base: str, root: Path) -> Answer | None:
    """The answer to a request for data; None for other paths. Raises BadRequest."""
    if path.startswith(API):
        return api.answer(path, query, base, root)
    found = ask.place(path)
    if found is None:
        return site.answer(path, query, base, root)
    if found.moved:
        to = quote(found.moved) + (f"?{query}" if query else "")
        return Answer(b"", "text/plain", 301, LIVE, [("Location", to)])
    return _file(ask.read(found, query), base, root)


def _file(asked: Ask, base: str, root: Path) -> Answer:
    table = build.table(asked, root, base)
    pinned = asked.selection.vintage == table.vintage
    cache = PINNED if pinned else LIVE
    return Answer(_bytes(asked, table, root), KINDS[asked.form], 200, cache, _headers(asked, table))


def _bytes(asked: Ask, table: Table, root: Path) -> bytes:
    form = asked.form
    if form in ("csv", "de.csv"):
        return _csv(asked, table, root)
    if form == "csv-metadata.json":
        csv = table.file("csv").rpartition("/")[2]
        return json_writer.dumps(metadata.csvw(table, csv))
    if form == "metadata.json":
        return json_writer.dumps(metadata.metadata(table, root))
    if form == "zip":
        return archive.archive(table, root)
    return _WRITERS[form](table)


_WRITERS = {
    "json": json_writer.records,
    "jsonstat": json_writer.jsonstat,
    "parquet": parquet_writer.parquet,
    "xlsx": xlsx.workbook,
}


def _csv(asked: Ask, table: Table, root: Path) -> bytes:
    """Of an indicator, cut out of its ready lines."""
    dialect = csv_writer.PLAIN if asked.form == "csv" else csv_writer.EXCEL
    if asked.kind != "indicator":
        return csv_writer.text(table.rows(), dialect)
    vintage = asked.selection.vintage
    ready = build.lines(asked.key, vintage, asked.lang, dialect, root, state.state(root))
    return ready.pick(build.in_force(asked, state.load(asked.key, vintage, root)))


def _headers(asked: Ask, table: Table) -> Headers:
    way = "attachment" if asked.download else "inline"
    return [
        ("Link", _links(asked, table)),
        ("Content-Disposition", f'{way}; filename="{file_name(asked, table)}"'),
    ]


def file_name(asked: Ask, table: Table) -> str:
    """Speaking, another one for another choice: dreiklang-ruhr_arbeitslosenquote_ab12cd34.csv."""
    choice = f"_{sha256(asked.query.encode()).hexdigest()[:6]}" if asked.query else ""
    return f"dreiklang-ruhr_{table.name}_{table.vintage}{choice}.{asked.form}"


def _links(asked: Ask, table: Table) -> str:
    found = [
        (table.file("metadata.json"), 'rel="describedby"; type="application/json"'),
        (table.page, 'rel="alternate"; type="text/html"'),
        (table.file(asked.form), 'rel="canonical"'),
    ]
    if asked.form == "csv":
        csvw = table.file("csv-metadata.json")
        found.insert(0, (csvw, 'rel="describedby"; type="application/csvm+json"'))
    terms = {o.licence_url for part in table.parts for o in part.provenance.origins}
    found += [(url, 'rel="license"') for url in sorted(filter(None, terms))]
    quoted = ((quote(url, safe=_SAFE), rel) for url, rel in found)
    return ", ".join(f"<{url}>; {rel}" for url, rel in quoted if len(url) <= _LONGEST)


_LONGEST = 700
"""Characters of a link: proxies refuse heads of more than 4 KB, and each link repeats the query."""
_SAFE = ":/?#[]@!$&'()*+,;=%~"


def refusal(error: BadRequest) -> Answer:
    """An error in words, with a right example."""
    body = {
        "ok": False,
        "status": error.status,
        "error": error.errors[0],
        "errors": list(error.errors),
    }
    if error.example:
        body["example"] = error.example
    headers: Headers = []
    if isinstance(error, Withheld):
        body["publisher"] = error.link
        headers = [("Link", f'<{error.link}>; rel="related"')] if error.link else []
    content = json.dumps(body, ensure_ascii=False, indent=1).encode()
    return Answer(content, "application/json", error.status, ERROR, headers)


def register(server: Flask, root: Path) -> None:
    """Whole files come from disk, through Flask: they can be asked for in ranges."""
    state.withholding()

    def files(name: str) -> Response:
        answer = Response(status=204) if request.method == "OPTIONS" else _whole(name, root)
        more = PREFLIGHT if request.method == "OPTIONS" else []
        answer.headers.update([*CORS, *more])
        return answer

    rule = server.add_url_rule
    rule("/daten/<name>", "whole", files, False, methods=["GET", "OPTIONS"])


def _whole(name: str, root: Path) -> Response:
    base = settings.base(request.host_url)
    try:
        given = ask.parameters(
            request.query_string.decode(errors="replace"), ("dl",), (), f"/daten/{name}?dl=1"
        )
        download = ask.one_of(given, "dl", ("1", "0")) == "1"
        if name not in whole.MAKERS:
            known = ", ".join(whole.MAKERS)
            raise BadRequest(
                f"no file {name!r} of the data set; there are {known}",
                status=404,
                example=f"/daten/{next(iter(whole.MAKERS))}",
            )
        file = whole.file(name, root)
    except BadRequest as error:
        told = refusal(error)
        later = [("Retry-After", "60")] if error.status == 503 else []
        headers = [*told.form("")[1], *later]
        return Response(told.body, told.status, content_type=told.kind, headers=headers)
    now = state.current(root).id
    response = send_file(
        file.path, mimetype=file.kind, as_attachment=download, etag=file.etag, conditional=True,
        download_name=f"dreiklang-ruhr_{now}_{name}", max_age=300,
    )  # fmt: skip
    response.headers["Cache-Control"] = LIVE
    response.headers["Link"] = (
        f'<{base}/datapackage.json>; rel="describedby"; type="application/json"'
    )
    return response
