"""The API as OpenAPI 3.1: what machines read, and what the page /schnittstelle is drawn from."""

from typing import Any

from indicators.tidy import STATUS
from layouts.data.table import COLUMNS, NUMBERS
from layouts.words import say

Json = dict[str, Any]
TEXT: Json = {"type": "string"}
MAYBE: Json = {"type": ["string", "null"]}
LIST: Json = {"type": "array", "items": TEXT}
_LANGUAGES: Json = {"enum": ["de", "en"], "default": "de"}
_YEAR: Json = {"type": "string", "pattern": "^[0-9]{4}$"}
_KEY: Json = {"type": "string", "minLength": 1, "pattern": r"^[A-Za-z0-9_.~-]+$"}
_LIMIT: Json = {"type": "integer", "minimum": 1, "maximum": 10000, "default": 1000}
_OFFSET: Json = {"type": "integer", "minimum": 0, "maximum": 10000000, "default": 0}
Parameter = tuple[str, Json, bool, Any]
"""Name, schema, whether it is needed, an example; its meaning stands in the texts."""
_LANG: Parameter = ("lang", _LANGUAGES, False, "en")
_VINTAGE: Parameter = ("vintage", _KEY, False, None)
OBSERVATIONS: tuple[Parameter, ...] = (
    ("indicator", _KEY, True, "unemployment_rate"),
    ("region", _KEY, False, "05113"),
    ("since", _YEAR, False, "2015"),
    ("until", _YEAR, False, "2024"),
    ("status", {"enum": list(STATUS)}, False, None),
    ("limit", _LIMIT, False, 100),
    ("offset", _OFFSET, False, 0),
    _LANG,
    _VINTAGE,
)


def document(base: str) -> Json:
    """The whole description for a site at this address."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Dreiklang Ruhr",
            "version": "1.0.0",
            "summary": "Figures on the Ruhr from open official statistics.",
            "description": (
                "Within v1 fields are added, never renamed or taken away: ignore names you do not "
                "know. Unknown parameters are answered with 400. Licences and citation come with "
                "every answer that holds figures."
            ),
        },
        "servers": [{"url": base or "/"}],
        "paths": _paths(),
        "components": {"schemas": SCHEMAS, "responses": {"Error": _error()}},
    }


_ONE = (_LANG, _VINTAGE)
_GONE = ("403", "404")


def _paths() -> Json:
    found: Json = {}
    for path, name, parameters, codes in (
        ("/indicators", "Indicators", (_LANG,), ()),
        ("/indicators/{id}", "Indicator", _ONE, _GONE),
        ("/observations", "Observations", OBSERVATIONS, _GONE),
        ("/regions", "Regions", (_LANG,), ()),
        ("/regions/{id}", "Region", (_LANG,), ("404",)),
        ("/goals", "Goals", (_LANG,), ()),
        ("/goals/{id}", "Goal", (_LANG,), ("404",)),
        ("/vintages", "Vintages", (), ()),
        ("/openapi.json", "Description", (), ()),
    ):
        found[f"/api/v1{path}"] = {"get": _operation(path, name, parameters, codes)}
    return found


_EXAMPLES = {"Indicator": "unemployment_rate", "Region": "05113", "Goal": "A06"}


def _operation(
    path: str, name: str, parameters: tuple[Parameter, ...], codes: tuple[str, ...]
) -> Json:
    summary = say("en", f"api.call_{name.lower()}")
    given = [_parameter(*item) for item in parameters]
    if "{id}" in path:
        one = {"name": "id", "in": "path", "required": True, "schema": _KEY}
        one["description"] = say("en", "api.par_id")
        given.insert(0, one | {"example": _EXAMPLES[name]})
    errors = {code: {"$ref": "#/components/responses/Error"} for code in ("400", "405", *codes)}
    schema = {"$ref": f"#/components/schemas/{name}"}
    return {
        "operationId": name[0].lower() + name[1:],
        "summary": summary,
        "parameters": given,
        "responses": {
            "200": {
                "description": summary,
                "headers": {"ETag": {"description": "Changes with the content.", "schema": TEXT}},
                "content": {"application/json": {"schema": schema}},
            },
            "304": {"description": "What If-None-Match names is still right."},
        }
        | errors,
    }


def _parameter(name: str, schema: Json, required: bool, example: Any) -> Json:
    found = {"name": name, "in": "query", "required": required}
    found["description"] = say("en", f"api.par_{name}")
    found["schema"] = {"type": "string"} | schema
    return found if example is None else found | {"example": example}


def _object(required: str, optional: dict[str, Json] | None = None, **fields: Json) -> Json:
    """An object that may get more fields later, as promised."""
    every = {name: fields.get(name, TEXT) for name in required.split()}
    return {"type": "object", "required": list(every), "properties": every | (optional or {})}


def _many(name: str) -> Json:
    return {"type": "array", "items": {"$ref": f"#/components/schemas/{name}"}}


def _error() -> Json:
    schema = {"$ref": "#/components/schemas/Error"}
    text = "What was wrong, and where it helps a right example."
    return {"description": text, "content": {"application/json": {"schema": schema}}}


_OK: Json = {"type": "boolean", "const": True}
_COUNT: Json = {"type": "integer", "minimum": 0}
_ROW: dict[str, Json] = {name: {"type": ["number", "null"]} for name in NUMBERS}
_TERMS: dict[str, Json] = {"licences": _many("Licence"), "changed": MAYBE}
SCHEMAS: Json = {
    "Error": _object(
        "ok status error errors",
        {"example": TEXT, "publisher": TEXT},
        ok={"type": "boolean", "const": False},
        status={"type": "integer"},
        errors=LIST,
    ),
    "Licence": _object("name url"),
    "IndicatorEntry": _object(
        "id titleShort titleLong description definition unit symbol decimals direction pillar "
        "frequency comparability notes breaks absent page data",
        {"sources": LIST, "weights": MAYBE, "timespan": {"type": ["array", "null"], "items": TEXT}},
        decimals=_COUNT,
        notes=LIST,
        absent=LIST,
        breaks={"type": "array", "items": {"type": "object"}},
    ),
    "RegionEntry": _object("code name kind slug nuts", nuts=MAYBE),
    "GoalEntry": _object(
        "id quote glossEnglish paperPage class className pillar indicators reason page",
        paperPage=_COUNT,
        indicators=LIST,
        reason=MAYBE,
    ),
    "Observation": _object(
        f"{' '.join(COLUMNS)} derived",
        derived={"type": "boolean"},
        status={"enum": list(STATUS)},
        **_ROW,
    ),
    "Vintage": _object("id day indicators", indicators=_COUNT),
    "Indicators": _object("ok vintage indicators", ok=_OK, indicators=_many("IndicatorEntry")),
    "Indicator": _object(
        "ok vintage indicator licences citation changed",
        ok=_OK,
        indicator={"$ref": "#/components/schemas/IndicatorEntry"},
        **_TERMS,
    ),
    "Regions": _object("ok regions", ok=_OK, regions=_many("RegionEntry")),
    "Region": _object("ok region", ok=_OK, region={"$ref": "#/components/schemas/RegionEntry"}),
    "Goals": _object("ok goals", ok=_OK, goals=_many("GoalEntry")),
    "Goal": _object("ok goal", ok=_OK, goal={"$ref": "#/components/schemas/GoalEntry"}),
    "Vintages": _object(
        "ok current recorded vintages",
        ok=_OK,
        recorded={"type": "boolean"},
        vintages=_many("Vintage"),
    ),
    "Observations": _object(
        "ok vintage total limit offset next observations licences citation changed",
        ok=_OK, total=_COUNT, limit=_COUNT, offset=_COUNT, next=MAYBE,
        observations=_many("Observation"), **_TERMS,
    ),
    "Description": _object("openapi info paths", info={"type": "object"}, paths={"type": "object"}),
}  # fmt: skip
