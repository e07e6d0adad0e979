"""Reader of the statistical offices' GENESIS files: which cell is which item, what "-" means."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from indicators.model import Table
from loaders import genesis_layouts as layouts
from loaders.base import LoaderError, Raw, extract_frame

_NOTHING = "-"
_UNKNOWN = (".", "x", "/", "...")
_NUMBER = {",": r"-?\d+(?:,\d+)?", ".": r"-?\d+(?:\.\d+)?"}
_GERMANY = {"DG": "00"}
_CITY_STATES = {"02": "02000", "11": "11000"}
"""Hamburg and Berlin are published as Länder only, but are Kreise too."""
_KEYS = ["region", "period", "label"]


@dataclass(frozen=True, slots=True)
class Spec:
    """Which column of a table is which item.

    A path is the labels from top to bottom, "Arbeitslose > ausländisch"; where rows carry a label
    of their own it comes first: "unter 3 Jahre | Insgesamt". In `counts` a "-" is 0; in `rates` it
    is a missing figure. `flat` holds the same items as codes, for flat files. `parts` tells of
    which whole an item is a part: where the part is the larger one, the figure is wrong.
    """

    counts: Mapping[str, str] = field(default_factory=dict)
    rates: Mapping[str, str] = field(default_factory=dict)
    flat: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, str] = field(default_factory=dict)

    def items(self) -> frozenset[str]:
        return frozenset({*self.counts, *self.rates, *self.flat})


@dataclass(frozen=True, slots=True)
class _Grid:
    """A file's cells as text, its decimal mark and the paths under which its items are found."""

    rows: pd.DataFrame
    decimal: str
    paths: Mapping[str, str]


def parse(
    table: Table, raws: list[Raw], items: frozenset[str], specs: Mapping[str, Spec]
) -> pd.DataFrame:
    """Items of a table from all its files, a later file winning.

    Columns item, region, period, value, status; values in the table's own units. Raises
    LoaderError and nothing else, whatever the files hold.
    """
    if table.code not in specs:
        raise LoaderError(table.id, f"one of {sorted(specs)}", table.code)
    spec = specs[table.code]
    unknown = sorted(items - spec.items())
    if unknown:
        raise LoaderError(table.id, f"items out of {sorted(spec.items())}", unknown)
    if not raws:
        raise LoaderError(table.id, "at least one file", "none")
    needed = items | {spec.parts[item] for item in items & spec.parts.keys()}
    parts = [part for raw in raws for part in _read(raw, table.code, spec, needed)]
    if not parts:
        raise LoaderError(table.id, f"items {sorted(items)} in its files", "none of them")
    frame = _without_impossible(extract_frame(pd.concat(parts, ignore_index=True)), spec)
    return frame[frame["item"].isin(list(items))].reset_index(drop=True)


def _without_impossible(frame: pd.DataFrame, spec: Spec) -> pd.DataFrame:
    """Parts larger than their whole become missing: such errors stand in the published files."""
    wholes = frame.set_index(["item", "region", "period"])["value"]
    keys = [frame["item"].map(spec.parts), frame["region"], frame["period"]]
    whole = wholes.reindex(pd.MultiIndex.from_arrays(keys)).to_numpy()
    wrong = frame["value"] > whole
    return frame.assign(value=frame["value"].mask(wrong), status=frame["status"].mask(wrong, "M"))


def _read(raw: Raw, code: str, spec: Spec, items: frozenset[str]) -> list[pd.DataFrame]:
    grid = _grid(raw, code, spec)
    wanted = sorted(items & grid.paths.keys())
    return [_item(raw, grid, item, item in spec.counts) for item in wanted]


def _grid(raw: Raw, code: str, spec: Spec) -> _Grid:
    rows = layouts.decode(raw)
    paths = {**spec.counts, **spec.rates}
    first = rows[0][0] if rows[0] else ""
    if "Tabelle:" in first:
        return _Grid(_keyed(raw, layouts.text(raw, rows, code)), ",", paths)
    if first in ("statistics_code", "Statistik_Code"):
        codes = {item: f"{path} | value" for item, path in spec.flat.items()}
        return _Grid(_keyed(raw, layouts.flat(raw, rows, code)), ",", codes)
    return _Grid(_keyed(raw, layouts.plain(raw, rows)), ".", paths)


def _keyed(raw: Raw, frame: pd.DataFrame) -> pd.DataFrame:
    """Keys in the project's words, only regions it may need, and no region-year without figures.

    A region-year without a single number is no row of zeros: the Kreis did not exist, or the file
    holds that year only for the Länder.
    """
    year = frame["period"].str.strip().str.extract(f"^{layouts.TIME.pattern}$")[0]
    if year.isna().any():
        raise LoaderError(raw.file, "a year or a date", frame.loc[year.isna(), "period"].iloc[0])
    published = frame["region"].str.strip()
    told = (~frame.drop(columns=_KEYS).isin([_NOTHING, *_UNKNOWN])).any(axis=1)
    told = told.groupby([published, year]).transform("any")
    code = published.replace(_GERMANY | _CITY_STATES)
    frame = frame.assign(period=year, region=code, label=frame["label"].str.strip())
    frame = frame[told & code.str.fullmatch(r"\d{5}|00|05")]
    if frame.empty:
        raise LoaderError(raw.file, "figures of Kreise, 05 or DG", sorted(set(published))[:5])
    return frame


def _item(raw: Raw, grid: _Grid, item: str, count: bool) -> pd.DataFrame:
    """Rows item, region, period, value, status of one item.

    A year in which no region at all has a figure is before the item's first year or after its last:
    there "-" is not 0 either.
    """
    part = _marks(raw, grid, grid.paths[item])
    part = part[(part["mark"] != _NOTHING).groupby(part["period"]).transform("any")]
    if count:
        part = part.assign(mark=part["mark"].replace(_NOTHING, "0"))
    unknown = part["mark"].isin([_NOTHING, *_UNKNOWN])
    wrong = part[~unknown & ~part["mark"].str.fullmatch(_NUMBER[grid.decimal])]
    if len(wrong):
        raise LoaderError(raw.file, f"numbers in {grid.paths[item]!r}", wrong.iloc[0].to_dict())
    value = pd.to_numeric(part["mark"].mask(unknown).str.replace(",", "."))
    status = unknown.map({True: "M", False: "A"})
    return part[["region", "period"]].assign(item=item, value=value, status=status)


def _marks(raw: Raw, grid: _Grid, path: str) -> pd.DataFrame:
    """Columns region, period, mark of one path; the path must be in the file exactly once."""
    label, _, column = path.rpartition(" | ")
    rows = grid.rows[grid.rows["label"] == label]
    if rows.empty or list(rows.columns).count(column) != 1:
        found = sorted({*grid.rows["label"]} - {""}) + sorted({*rows.columns} - {*_KEYS})
        raise LoaderError(raw.file, f"exactly one column {path!r}", found)
    marks = rows[["region", "period"]].assign(mark=rows[column].str.strip())
    twice = marks[marks.duplicated(["region", "period"], keep=False)]
    if twice["mark"].nunique() > twice.groupby(["region", "period"]).ngroups:
        expected = f"one figure of {path!r} per region and year"
        raise LoaderError(raw.file, expected, twice.iloc[0].to_dict())
    return marks
