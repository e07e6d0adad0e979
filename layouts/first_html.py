"""Page components -> HTML text: what a reader sees before, or without, any JavaScript.

Knows only the components the pages use; an unknown one is an error, so that nothing is lost
without a word.
"""

from collections.abc import Callable
from html import escape
from typing import Any

from dash.development.base_component import Component

_VOID = {"br", "hr", "img", "input", "wbr"}
_NAMES = {"className": "class", "htmlFor": "for"}
_SILENT = {"children", "key", "n_clicks", "data-html"}


def render(node: Any) -> str:
    """HTML of a component, text, number, list of these, or None."""
    if node is None:
        return ""
    if isinstance(node, list | tuple):
        return "".join(render(item) for item in node)
    if not isinstance(node, Component):
        return escape(str(node), quote=False)
    plain = node.to_plotly_json()  # type: ignore[no-untyped-call]
    if plain["namespace"] == "dash_html_components":
        return _element(plain["type"].lower(), plain["props"])
    return _WIDGETS[plain["type"]](plain["props"])


def _element(tag: str, props: dict[str, Any]) -> str:
    opening = f"<{tag}{_attributes(props)}>"
    if tag in _VOID:
        return opening
    # Markup that is made as text and escaped by whoever makes it: drawings and native boxes.
    inside = str(props.get("data-html") or render(props.get("children")))
    return f"{opening}{inside}</{tag}>"


def _attributes(props: dict[str, Any]) -> str:
    text = ""
    # Dash takes data-* and aria-* out of a set: in another order in each process.
    for key, value in sorted(props.items(), key=_place):
        if key in _SILENT or value is None or value is False:
            continue
        name = _NAMES.get(key, key.lower())
        if value is True:
            text += f" {name}"
        else:
            text += f' {name}="{escape(_style(value) if key == "style" else str(value))}"'
    return text


def _place(item: tuple[str, Any]) -> str:
    """Others stay where they stand, before these."""
    return item[0] if item[0].startswith(("data-", "aria-")) else ""


def _style(rules: dict[str, Any]) -> str:
    def dashed(name: str) -> str:
        return "".join(f"-{c.lower()}" if c.isupper() else c for c in name)

    return ";".join(f"{dashed(name)}:{value}" for name, value in rules.items())


def _link(props: dict[str, Any]) -> str:
    return _element("a", props)


def _graph(_props: dict[str, Any]) -> str:
    """Its place only: the picture that stands there already is in the element beside it."""
    return '<div class="dash-graph"></div>'


def _nothing(_props: dict[str, Any]) -> str:
    return ""


_WIDGETS: dict[str, Callable[[dict[str, Any]], str]] = {
    "Link": _link,
    "Graph": _graph,
    "Store": _nothing,
    "Location": _nothing,
}
