"""Native form fields as HTML text: Dash has no elements for check boxes and plain inputs.

They work without a script; what they say is escaped here.
"""

from collections.abc import Iterable, Sequence
from html import escape

from indicators.model import Indicator, Lang
from layouts.components import PILLARS
from layouts.words import say

Option = tuple[str, str]
"""Value and label."""


def indicators(
    field: str, label: str, chosen: str, items: Sequence[Indicator], lang: Lang, *,
    none: str = "", number: int = 1,
) -> str:  # fmt: skip
    """A menu of indicators by pillar, with their slugs.

    `none` is the words for no choice, `number` tells menus of one field apart.
    """
    first = f'<option value="">{escape(none)}</option>' if none else ""
    groups = "".join(
        f'<optgroup label="{escape(say(lang, f"pillar.{pillar}"))}">'
        + "".join(_option(item, chosen, lang) for item in items if item.pillar == pillar)
        + "</optgroup>"
        for pillar in PILLARS
    )
    return _select(f"feld-{field}-{number}", field, label, first + groups)


def _option(item: Indicator, chosen: str, lang: Lang) -> str:
    here = " selected" if item.id == chosen else ""
    slug, name = escape(item.slug.in_(lang)), escape(item.title.in_(lang))
    return f'<option value="{slug}"{here}>{name}</option>'


def menu(field: str, label: str, options: Iterable[Option], chosen: str) -> str:
    """A plain menu."""
    inside = "".join(
        f'<option value="{escape(value)}"{" selected" if value == chosen else ""}>'
        f"{escape(words)}</option>"
        for value, words in options
    )
    return _select(f"feld-{field}", field, label, inside)


def boxes(field: str, legend: str, options: Iterable[Option], chosen: Iterable[str]) -> str:
    """A group of check boxes."""
    known = set(chosen)
    inside = "".join(_box(field, value, words, value in known) for value, words in options)
    head = f"<legend>{escape(legend)}</legend>"
    return f'<fieldset>{head}<div class="checks">{inside}</div></fieldset>'


def _box(field: str, value: str, words: str, checked: bool) -> str:
    key, on = f"{field}-{escape(value)}", " checked" if checked else ""
    return (
        f'<div class="form-check"><input class="form-check-input" type="checkbox" id="{key}" '
        f'name="{field}" value="{escape(value)}"{on}>'
        f'<label class="form-check-label" for="{key}">{escape(words)}</label></div>'
    )


def text(field: str, label: str, value: str, kind: str = "text") -> str:
    """A line to type into."""
    inside = (
        f'<input id="feld-{field}" name="{field}" type="{kind}" maxlength="120" '
        f'value="{escape(value)}" class="form-control">'
    )
    return _labelled(f"feld-{field}", label, inside)


def _select(key: str, field: str, label: str, options: str) -> str:
    menu_ = f'<select id="{key}" name="{field}" class="form-select">{options}</select>'
    return _labelled(key, label, menu_)


def _labelled(key: str, label: str, inside: str) -> str:
    return f'<div><label for="{key}">{escape(label)}</label>{inside}</div>'
