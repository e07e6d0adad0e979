"""The words in which an indicator is declared: plain frozen dataclasses, no behaviour to learn."""

from dataclasses import dataclass
from typing import Literal

Lang = Literal["de", "en"]
Pillar = Literal["economy", "labour", "life"]
Direction = Literal["up", "down", "keep", "context"]
Level = Literal["kreis", "nuts2", "site"]
Frequency = Literal["annual", "biennial", "irregular"]
Status = Literal["A", "P", "E", "B", "M", "Q"]
Method = Literal["sum", "ratio", "implied", "weighted"]
Service = Literal[
    "genesis_file", "genesis_rest", "landesdatenbank", "regionalatlas", "inkar", "eurostat"
]


@dataclass(frozen=True, slots=True)
class Text:
    """One text in both languages of the product."""

    de: str
    en: str

    def in_(self, lang: Lang) -> str:
        return self.de if lang == "de" else self.en


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes figures, and on which terms they may be passed on."""

    id: str
    name: Text
    url: str
    licence: str
    licence_url: str
    redistribution: bool = True
    """False: the publisher does not state that the figures may be redistributed."""


@dataclass(frozen=True, slots=True)
class Live:
    """A live service that publishes a table; docs/live-sources.md tells what each one answers."""

    service: Service
    code: str
    """The service's code of the table."""
    names: tuple[tuple[str, str], ...] = ()
    """Item -> the service's name of it, where the publisher's reader does not know it."""
    query: tuple[tuple[str, str], ...] = ()
    """What is asked of the service besides the code."""
    whole: bool = False
    """The publisher recomputes the history: an answer replaces the whole series, or is refused."""
    fills: bool = False
    """Another publication of the same figures: it only adds periods the table lacks."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a publisher.

    `id` is `<loader module>/<publisher's table code>`; `files` are the archived files that hold
    it, oldest edition first: where two hold the same figure, the later one wins.
    """

    id: str
    publisher: str
    title: Text
    url: str
    files: tuple[str, ...]
    edition: str = ""
    """The publisher's name for the edition, where the files do not carry one themselves."""
    live: tuple[Live, ...] = ()
    """Live services in the order in which they are asked; the first good answer counts."""

    @property
    def loader(self) -> str:
        return self.id.partition("/")[0]

    @property
    def code(self) -> str:
        return self.id.partition("/")[2]


@dataclass(frozen=True, slots=True)
class Extract:
    """Which items of a table make a measure: sum(items) - sum(minus), times scale.

    `shift` moves the period by whole years (a stock of 1 January is the stock of 31 December of
    the year before). `status` replaces status A where the source differs from the measure.
    """

    table: str
    items: tuple[str, ...]
    minus: tuple[str, ...] = ()
    scale: float = 1.0
    since: str = ""
    until: str = ""
    shift: int = 0
    status: Status = "A"
    computed: bool = False
    """The loader makes the items from finer ones of the publisher, so the figure is ours."""


Measure = tuple[Extract, ...]
"""Extracts in order of trust: a later one only fills what the earlier ones lack."""


@dataclass(frozen=True, slots=True)
class Pool:
    """How a value for several regions together (the Ruhr, NRW without it) is made.

    `sum`: sum of values. `ratio`: sum of numerators by sum of denominators. `implied`: the
    denominator is numerator / value. `weighted`: published rates weighted by `weight`, flagged
    with `status`. The first method whose inputs are complete in a period is used. No method: no
    pooled value is honest, and `reason` says why.
    """

    methods: tuple[Method, ...] = ()
    weight: Measure = ()
    weight_name: Text | None = None
    status: Status = "E"
    reason: Text | None = None


@dataclass(frozen=True, slots=True)
class Break:
    """A period from which on figures are not comparable with the ones before."""

    period: str
    text: Text
    regions: tuple[str, ...] = ()
    """Empty: the break holds for every region."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator of the catalogue: what it says, how it is made, what to beware of."""

    id: str
    pillar: Pillar
    title: Text
    short_title: Text
    description: Text
    definition: Text
    unit: Text
    """The unit in words, e.g. "Prozent"."""
    symbol: Text
    """What stands behind a number, e.g. "%"; empty for plain counts."""
    decimals: int
    slug: Text
    direction: Direction
    valid: tuple[float, float]
    """Lowest and highest value that can be right; anything outside stops the loader."""
    values: Measure = ()
    numerator: Measure = ()
    denominator: Measure = ()
    factor: float = 1.0
    """value = factor * numerator / denominator."""
    relative_to: str = ""
    """A region whose ratio becomes 1 (location quotients)."""
    pool: Pool = Pool()
    rate: bool = True
    """True: changes are told in points of the unit; False: in per cent of the base value."""
    frequency: Frequency = "annual"
    level: Level = "kreis"
    headline: bool = False
    absent: tuple[str, ...] = ()
    """Members for which the source has no figure at all."""
    notes: tuple[Text, ...] = ()
    breaks: tuple[Break, ...] = ()

    def tables(self) -> tuple[str, ...]:
        """Ids of all tables the indicator is made of, in order, once each."""
        parts = (*self.values, *self.numerator, *self.denominator, *self.pool.weight)
        return tuple(dict.fromkeys(extract.table for extract in parts))
