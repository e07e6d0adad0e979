"""/schnittstelle: the API for people, drawn from the same document that machines read."""

from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from dash import html
from dash.development.base_component import Component

from indicators.model import Lang
from layouts.address import Address
from layouts.components import page, scroll, section
from layouts.data import openapi
from layouts.words import say

Json = dict[str, Any]


def layout(address: Address, root: Path) -> Component:
    lang, document = address.lang, openapi.document("")
    calls = [
        _call(path, methods["get"], document, lang) for path, methods in document["paths"].items()
    ]
    return page(
        html.Header(
            [html.H1(say(lang, "api.title")), html.P(say(lang, "api.lead"), className="subline")],
            className="opening",
        ),
        html.P(html.A("/api/v1/openapi.json", href="/api/v1/openapi.json")),
        *calls,
        section(
            say(lang, "api.errors"),
            html.P(say(lang, "api.errors_text"), className="prose"),
            anchor="fehler",
        ),
        name="api",
    )


def title(address: Address, root: Path) -> str:
    return say(address.lang, "page.title", name=say(address.lang, "api.title"))


def summary(address: Address, root: Path) -> str:
    return say(address.lang, "api.lead")


def _call(path: str, call: Json, document: Json, lang: Lang) -> Component:
    """One path: what it gives, its parameters, its fields, an example to follow."""
    name = call["operationId"]
    example = _example(path, call["parameters"])
    return section(
        f"GET {path}",
        html.P(say(lang, f"api.call_{name.lower()}")),
        _parameters(path, call["parameters"], lang) if call["parameters"] else None,
        html.P([f"{say(lang, 'api.fields')}: ", html.Code(", ".join(_fields(call, document)))]),
        html.P([f"{say(lang, 'api.codes')}: ", ", ".join(sorted(call["responses"]))]),
        html.P([f"{say(lang, 'api.example')}: ", html.A(example, href=example)]),
        anchor=name,
    )


def _parameters(path: str, parameters: list[Json], lang: Lang) -> Component:
    heads = [
        html.Th(say(lang, f"api.{key}"), scope="col")
        for key in ("name", "needed", "meaning", "values")
    ]
    rows = [
        html.Tr(
            [
                html.Th(html.Code(item["name"]), scope="row"),
                html.Td(say(lang, "api.yes" if item["required"] else "api.no")),
                html.Td(say(lang, f"api.par_{item['name']}")),
                html.Td(_values(item["schema"])),
            ]
        )
        for item in parameters
    ]
    table = html.Table([html.Thead(html.Tr(heads)), html.Tbody(rows)], className="tables")
    return scroll(table, f"{say(lang, 'api.parameters')} {path}")


def _values(schema: Json) -> str:
    if "enum" in schema:
        return ", ".join(schema["enum"])
    if "maximum" in schema:
        return f"{schema['minimum']} – {schema['maximum']}"
    return str(schema.get("pattern", schema["type"]))


def _fields(call: Json, document: Json) -> list[str]:
    reference = call["responses"]["200"]["content"]["application/json"]["schema"]["$ref"]
    schema: Json = document["components"]["schemas"][reference.rpartition("/")[2]]
    return list(schema["properties"])


def _example(path: str, parameters: list[Json]) -> str:
    given = {item["name"]: item["example"] for item in parameters if "example" in item}
    if "id" in given:
        path = path.replace("{id}", given.pop("id"))
    given.pop("lang", None)
    query = urlencode(given, safe="~")
    return f"{path}?{query}" if query else path
