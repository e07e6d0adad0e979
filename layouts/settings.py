"""What only the operator knows: settings.toml, or the file that DREIKLANG_SETTINGS names."""

import os
import tomllib
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("settings.toml")


@dataclass(frozen=True, slots=True)
class Site:
    """`url` is the public address without a slash at its end, or empty."""

    url: str


@dataclass(frozen=True, slots=True)
class Operator:
    """Who runs the site, as an imprint has to name them."""

    name: str
    street: str
    town: str
    country: str
    email: str
    phone: str
    responsible: str
    register: list[str]


@dataclass(frozen=True, slots=True)
class Privacy:
    """Who runs the server, how long its log is kept (days), who supervises."""

    officer: str
    host: str
    log_days: str
    authority: str


@dataclass(frozen=True, slots=True)
class Accessibility:
    """Where barriers are reported, when people reviewed the pages (ISO date)."""

    contact: str
    reviewed: str
    public_body: bool


@dataclass(frozen=True, slots=True)
class Settings:
    """The whole file."""

    site: Site
    operator: Operator
    privacy: Privacy
    accessibility: Accessibility


_PARTS = {"site": Site, "operator": Operator, "privacy": Privacy, "accessibility": Accessibility}


def settings() -> Settings:
    """The settings in force."""
    return load(file())


def file() -> Path:
    """Where they stand."""
    return Path(os.environ.get("DREIKLANG_SETTINGS") or FILE)


@cache
def load(file: Path) -> Settings:
    """Read the file; raises ValueError where it is none, or a field is unknown or missing."""
    try:
        data = tomllib.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ValueError(
            f"DREIKLANG_SETTINGS: {file.name} is no file of settings ({error}); "
            "copy layouts/settings.toml and name the copy, e.g. /etc/dreiklang-ruhr.toml"
        ) from error
    parts = {name: _part(kind, data.get(name, {}), file) for name, kind in _PARTS.items()}
    return Settings(**parts)


def base(asked: str) -> str:
    """The public address without a slash at its end; `asked` is the one of the request."""
    return (settings().site.url or asked).rstrip("/")


def _part(kind: Any, found: dict[str, Any], file: Path) -> Any:
    wanted = {field.name for field in fields(kind)}
    if wanted != set(found):
        odd = ", ".join(sorted(wanted ^ set(found)))
        raise ValueError(f"{file.name}: {odd} unknown or missing; see layouts/settings.toml")
    return kind(**found)
