"""Dash's one endpoint that takes a body: what it says is checked and written anew.

Dash itself trusts the body: a wrong one would end in an exception. So nothing of a body that came
in reaches it, only the texts of the inputs, in a body made here from what the app declares.
"""

import json
from dataclasses import dataclass
from typing import Any

from layouts.serving.refusal import Refusal

PATH = "/_dash-update-component"
DECLARED = "/_dash-dependencies"
LARGEST = 64 * 2**10
"""Bytes of a body; ours have some hundred."""
LONGEST = 8000
"""Characters of an input: paths and queries are no longer."""
Pair = dict[str, str]


@dataclass(frozen=True, slots=True)
class Callback:
    """A callback the app declares: its target, and its inputs in order."""

    output: str
    inputs: tuple[tuple[str, str], ...]

    @property
    def outputs(self) -> list[Pair] | Pair:
        """The target as Dash takes it apart: several are written ..a.x...b.y.."""
        if not self.output.startswith(".."):
            return _pair(self.output)
        return [_pair(part) for part in self.output[2:-2].split("...")]


class Wrong(ValueError):
    """A body that is none of ours; `refusal` says why."""

    def __init__(self, rule: str, status: int = 400, **parts: object) -> None:
        super().__init__(rule)
        later = [("Retry-After", "1")] if status == 503 else []
        self.refusal = Refusal(status, rule, parts, later)


def declared(text: bytes) -> dict[str, Callback]:
    """Callbacks that run here, by target, from the app's own list (DECLARED)."""
    found = [entry for entry in json.loads(text) if not entry["clientside_function"]]
    if any(entry["state"] for entry in found):
        raise NotImplementedError("a callback with State: teach layouts/serving/callback.py")
    return {
        entry["output"]: Callback(
            entry["output"], tuple((item["id"], item["property"]) for item in entry["inputs"])
        )
        for entry in found
    }


def checked(body: bytes, known: dict[str, Callback]) -> bytes:
    """The body as our own pages would send it; raises Wrong."""
    asked = _parsed(body)
    callback = known.get(_text(asked, "output"))
    if callback is None:
        raise Wrong("call_output")
    given = asked.get("inputs")
    if not isinstance(given, list) or not all(isinstance(item, dict) for item in given):
        raise Wrong("call_shape")
    names = [f"{item.get('id')}.{item.get('property')}" for item in given]
    if names != [".".join(pair) for pair in callback.inputs]:
        raise Wrong("call_inputs")
    return _written(callback, names, [_value(item.get("value")) for item in given])


def _written(callback: Callback, names: list[str], values: list[str | None]) -> bytes:
    inputs = [
        {"id": key, "property": name, "value": value}
        for (key, name), value in zip(callback.inputs, values, strict=True)
    ]
    body = {
        "output": callback.output,
        "outputs": callback.outputs,
        "inputs": inputs,
        "changedPropIds": names,
        "parsedChangedPropsIds": names,
    }
    return json.dumps(body).encode()


def _parsed(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Wrong("json") from error
    if not isinstance(found, dict):
        raise Wrong("call_shape")
    return found


def _text(asked: dict[str, Any], name: str) -> str:
    value = asked.get(name)
    if not isinstance(value, str):
        raise Wrong("call_shape")
    return value


def _value(value: object) -> str | None:
    """An input's text; half a surrogate pair is none, and could not be sent back."""
    plain = isinstance(value, str) and len(value) <= LONGEST
    if value is None or (plain and str(value).encode("utf-8", "replace").decode() == value):
        return value
    raise Wrong("call_value", most=LONGEST)


def _pair(text: str) -> Pair:
    key, _, name = text.rpartition(".")
    return {"id": key, "property": name}
