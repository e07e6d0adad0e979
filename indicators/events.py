"""The ledger of events: promises no statistics office measures, with the evidence for each.

events.toml is kept by hand. An event without evidence is a valid state and says so; nothing is
entered without a dated, quotable source.
"""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from indicators.model import Text
from indicators.rules import words


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a source says about an event: when, who, where, and in which words."""

    date: date
    source: str
    url: str
    quote: str
    done: bool
    """Whether the source shows the event's criterion to be met."""


@dataclass(frozen=True, slots=True)
class Event:
    """A promise that is either kept or not; `criterion` says what would show it."""

    goal: str
    title: Text
    criterion: Text
    due: str = ""
    """The year the paper names, if it names one."""
    evidence: tuple[Evidence, ...] = ()

    @property
    def state(self) -> str:
        """no_evidence, documented (something is known) or done (the criterion is met)."""
        if not self.evidence:
            return "no_evidence"
        return "done" if any(item.done for item in self.evidence) else "documented"


def load(path: Path) -> tuple[Event, ...]:
    """Read the ledger; raises ValueError for evidence that cannot be looked up."""
    data = tomllib.loads(path.read_text("utf-8"))
    return tuple(
        Event(
            goal=goal,
            title=Text(**entry["title"]),
            criterion=Text(**entry["criterion"]),
            due=entry.get("due", ""),
            evidence=tuple(_evidence(goal, item) for item in entry.get("evidence", ())),
        )
        for goal, entry in data["event"].items()
    )


def _evidence(goal: str, item: dict[str, object]) -> Evidence:
    day, done = item.get("date"), item.get("done")
    source, url, quote = (str(item.get(key, "")) for key in ("source", "url", "quote"))
    if not (isinstance(day, date) and isinstance(done, bool) and source and quote):
        raise ValueError(f"event {goal}: evidence needs date, source, quote and done; found {item}")
    if not url.startswith("https://"):
        raise ValueError(f"event {goal}: evidence needs an https url to look it up; found {url!r}")
    return Evidence(day, source, url, quote, done)


_FILE = Path(__file__).with_name("events.toml")
EVENTS: dict[str, Event] = {event.goal: event for event in load(_FILE)}
STATES = words(tomllib.loads(_FILE.read_text("utf-8"))["state"])
