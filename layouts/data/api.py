"""/api/v1: indicators, regions, observations, statements and vintages as JSON.

The promise: fields are added, never renamed or taken away within v1; unknown parameters are 400.
"""

from collections.abc import Callable
from pathlib import Path

from indicators import vintages
from indicators.goals import CLASSES, GOALS, Goal
from indicators.regions import REGIONS
from indicators.registry import INDICATORS
from layouts.data import ask, build, metadata, observations, openapi, state
from layouts.data.answers import LIVE, PINNED, Answer
from layouts.data.call import EXAMPLE, V1, Call, Json, indicator_id, region_id, table, terms
from layouts.data.errors import BadRequest
from layouts.data.json_writer import dumps
from layouts.paths import link


def answer(path: str, query: str, base: str, root: Path) -> Answer:
    """The answer to a path of the API; raises BadRequest, 404 for a path that is none."""
    name, _, key = path.removeprefix(V1).strip("/").partition("/")
    take = _ONE.get(name) if key else _ALL.get(name)
    if not path.startswith(f"{V1}/") or take is None or "/" in key:
        raise BadRequest(
            f"no {path} in this API; see {V1}/openapi.json", status=404, example=EXAMPLE
        )
    make, known = take
    given = ask.parameters(query, known, observations.MANY, EXAMPLE)
    empty = [name for name in known if f"&{name}=&" in f"&{query}&"]
    if empty:
        raise BadRequest(*(f"parameter {name!r} is empty" for name in empty), example=EXAMPLE)
    call = Call(key, given, base, root)
    body = make(call)
    pinned = given.get("vintage", "") == call.vintage
    return Answer(dumps(body), "application/json", 200, PINNED if pinned else LIVE)


def _openapi(call: Call) -> Json:
    return openapi.document(call.base)


def _indicators(call: Call) -> Json:
    found = [_indicator_entry(key, call) for key in INDICATORS]
    return {"ok": True, "vintage": call.vintage, "indicators": found}


def _indicator_entry(key: str, call: Call) -> Json:
    own = INDICATORS[key]
    page = call.base + link("indicator", call.lang, key)
    return metadata.declared(own, call.lang) | {"page": page, "data": f"{page}.csv"}


def _indicator(call: Call) -> Json:
    key = indicator_id(call.key)
    stored = state.load(key, call.given.get("vintage", ""), call.root)
    own = table(call, [(key, stored)], f"indicators/{key}")
    entry = _indicator_entry(key, call) | metadata.indicator(own.parts[0], call.lang)
    return {"ok": True, "vintage": call.vintage, "indicator": entry} | terms(own)


def _regions(call: Call) -> Json:
    return {"ok": True, "regions": [metadata.region(key, call.lang) for key in REGIONS]}


def _region(call: Call) -> Json:
    return {"ok": True, "region": metadata.region(region_id(call.key), call.lang)}


def _goals(call: Call) -> Json:
    return {"ok": True, "goals": [_goal_entry(goal, call) for goal in GOALS.values()]}


def _goal(call: Call) -> Json:
    goal = GOALS.get(call.key.upper())
    if goal is None:
        raise BadRequest(
            f"no statement {call.key!r}; ids run from E01 to F03",
            status=404,
            example=f"{V1}/goals/A06",
        )
    return {"ok": True, "goal": _goal_entry(goal, call)}


def _goal_entry(goal: Goal, call: Call) -> Json:
    return {
        "id": goal.id,
        "quote": goal.quote,
        "glossEnglish": goal.gloss,
        "paperPage": goal.page,
        "class": goal.klass,
        "className": CLASSES[goal.klass].in_(call.lang),
        "pillar": goal.pillar,
        "indicators": list(build.linked(goal.id)),
        "reason": goal.reason or None,
        "page": call.base + link("goal", call.lang, goal.id),
    }


def _vintages(call: Call) -> Json:
    now = state.current(call.root)
    found = [
        {"id": v.id, "day": v.day, "indicators": len(v.content)}
        for v in vintages.recorded(call.root)
    ]
    return {"ok": True, "current": now.id, "recorded": bool(now.day), "vintages": found}


Take = tuple[Callable[[Call], Json], tuple[str, ...]]
_ALL: dict[str, Take] = {
    "openapi.json": (_openapi, ()),
    "indicators": (_indicators, ("lang",)),
    "regions": (_regions, ("lang",)),
    "goals": (_goals, ("lang",)),
    "vintages": (_vintages, ()),
    "observations": (observations.observations, observations.PARAMETERS),
}
_ONE: dict[str, Take] = {
    "indicators": (_indicator, ("lang", "vintage")),
    "regions": (_region, ("lang",)),
    "goals": (_goal, ("lang",)),
}
