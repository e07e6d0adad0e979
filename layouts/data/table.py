"""The one table behind all forms: rows of the contract with names, unit, sources and vintage."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from indicators.model import Indicator, Lang
from indicators.query import Selection, select
from indicators.regions import REGIONS
from indicators.store import Provenance, Stored


class Row(NamedTuple):
    """One figure; its fields are the columns of every form, in this order."""

    indicator: str
    region_code: str
    region_name: str
    nuts3: str
    period: str
    value: float | None
    unit: str
    status: str
    numerator: float | None
    denominator: float | None
    source_id: str
    vintage: str


COLUMNS = Row._fields
NUMBERS = ("value", "numerator", "denominator")


@dataclass(frozen=True, slots=True)
class Part:
    """The rows of one indicator in a table; `stored` holds only the rows that belong to it."""

    indicator: Indicator
    stored: Stored
    total: int
    """Rows the indicator has in all."""

    @property
    def provenance(self) -> Provenance:
        return self.stored.provenance


@dataclass(frozen=True, slots=True)
class Table:
    """What is given out: its parts, what it is called, where its page is, and its vintage."""

    kind: str
    """indicator, region or goal."""
    key: str
    title: str
    name: str
    """For file names: slug, AGS or id."""
    path: str
    """Path of the page it belongs to, without a suffix."""
    query: str
    """The canonical query of the choice, without what concerns only the file."""
    parts: tuple[Part, ...]
    selection: Selection
    vintage: str
    day: str
    base: str
    """The site's public address without a slash at its end."""
    left_out: tuple[str, ...] = ()
    """Ids of indicators that are withheld or have no figures."""
    lasting: str = ""
    """Path and query that give these rows of this vintage for good; "" where nothing does."""

    @property
    def lang(self) -> Lang:
        return self.selection.lang

    @property
    def page(self) -> str:
        """The absolute address of the page that shows the same."""
        return self.base + self.path + (f"?{self.query}" if self.query else "")

    @property
    def cited(self) -> str:
        """The absolute address to cite: a page shows the newest figures, so the lasting one."""
        return self.base + self.lasting if self.lasting else self.page

    def file(self, suffix: str) -> str:
        """The absolute address of a form of this table."""
        return f"{self.base}{self.path}.{suffix}" + (f"?{self.query}" if self.query else "")

    def rows(self) -> Iterator[Row]:
        for part in self.parts:
            yield from rows(part.indicator, part.stored, self.vintage, self.lang)


def narrowed(indicator: Indicator, stored: Stored, selection: Selection) -> Part:
    """The indicator's rows that the selection asks for."""
    frame = select(stored.frame, selection)
    return Part(indicator, Stored(frame, stored.provenance), len(stored.frame))


def source_id(provenance: Provenance) -> str:
    """The tables the figures come from, publisher/code, parted by spaces."""
    return " ".join(
        dict.fromkeys(f"{origin.publisher}/{origin.table}" for origin in provenance.origins)
    )


def rows(indicator: Indicator, stored: Stored, vintage: str, lang: Lang) -> Iterator[Row]:
    """The stored rows in their order, with what a reader needs beside each figure."""
    frame, source = stored.frame, source_id(stored.provenance)
    unit = indicator.unit.in_(lang)
    names = {key: (REGIONS[key].name.in_(lang), nuts3(key)) for key in frame["region"].unique()}
    columns = ("region", "period", "value", "status", "numerator", "denominator")
    for key, period, value, status, above, below in zip(
        *(frame[name].tolist() for name in columns), strict=True
    ):
        name, nuts = names[key]
        yield Row(
            indicator.id, key, name, nuts, period, told(value), unit, status, told(above),
            told(below), source, vintage,
        )  # fmt: skip


def nuts3(region: str) -> str:
    """The NUTS 3 code of a Kreis; other regions have none."""
    code = REGIONS[region].nuts
    return code if len(code) == 5 else ""


def told(value: float) -> float | None:
    """NaN, which stands for no figure in a frame, as None."""
    return None if value != value else value
