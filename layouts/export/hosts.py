"""Lists of headers and redirects in the forms that hosts of plain files read."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from urllib.parse import unquote

from layouts.data.answers import Headers
from layouts.export.names import address_of
from layouts.export.writing import Written


def headers(written: Sequence[Written]) -> str:
    """The file _headers: a path, and below it what its file is sent with.

    What all have in common stands once: hosts join the values of two rules that fit.
    """
    told = {address_of(item.file): [("Content-Type", item.kind), *item.headers] for item in written}
    common = _common(told.values())
    rules = [_rule("/*", common)]
    rules += [_rule(path, [h for h in own if h not in common]) for path, own in told.items()]
    return "".join(rules)


def redirects(found: Mapping[str, str], written: Iterable[Written]) -> str:
    """The file _redirects: from, to, status; 200 where a file has an ending its address lacks."""
    lines = [f"{path} {to} 301\n" for path, to in found.items()]
    lines += [f"{item.url} /{item.file} 200\n" for item in written if _unlike(item)]
    return "".join(lines)


def _unlike(item: Written) -> bool:
    """Whether a host would look for another file."""
    known = (f"/{item.file}", address_of(item.file))
    return "?" not in item.url and unquote(item.url) not in known


def listing(written: Iterable[Written]) -> str:
    """The file files.json, for scripts that upload: one object a line."""
    lines = (json.dumps(asdict(item), ensure_ascii=False) for item in written)
    return "[\n" + ",\n".join(lines) + "\n]\n"


def _common(every: Iterable[Headers]) -> Headers:
    first, *others = every
    return [pair for pair in first if all(pair in other for other in others)]


def _rule(path: str, own: Headers) -> str:
    return f"{path}\n" + "".join(f"  {name}: {value}\n" for name, value in own) if own else ""
