"""Addresses of the files about the state of the figures and its changes."""

from indicators.model import Lang, Text

CHANGES_CSV, STATE_CSV = "/aenderungen.csv", "/datenstand.csv"
ATOM = Text("/aenderungen.atom", "/en/changes.atom")


def atom(lang: Lang) -> str:
    """The feed in this language."""
    return ATOM.in_(lang)
