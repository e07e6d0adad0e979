"""Whatever bytes come: a LoaderError or a valid frame, and nothing else."""

import json
from collections.abc import Callable
from dataclasses import replace

import pandas as pd
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indicators.derive import EXTRACT_COLUMNS
from indicators.model import Table
from indicators.registry import INDICATORS
from indicators.tables import TABLES
from loaders import merge
from loaders.answer import Answer
from loaders.ask import CLIENTS
from loaders.base import LoaderError, Raw
from loaders.live import genesis_rest, regionalatlas
from loaders.live.shared import Ask
from loaders.update import PARSERS, wanted_items
from tests.live import ANSWERS, ask, raw, stored, zipped

STATUS = {"A", "P", "E", "B", "M", "Q"}
BOUNDED = settings(
    max_examples=120,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
BULK = (ANSWERS / "inkar" / "inkar_2024_cut.csv").read_bytes()
ATLAS = b'[{"year": "2016", "answer": ' + stored("ai003_3_2016_kreise.json") + b"}]"
RIGHT: list[tuple[Ask, bytes]] = [
    (
        ask("regionalstatistik/13211-02-05-4", "genesis_file", "unemployed", "unemployment_rate"),
        stored("13211-02-05-4_2025.csv"),
    ),
    (
        ask("regionalstatistik/12411-01-01-4", "genesis_rest", "population"),
        stored("12411-01-01-4_flat.csv"),
    ),
    (
        ask("itnrw/fertiggestellte_wohnungen", "landesdatenbank", "dwellings"),
        stored("31121-06i_2025.csv"),
    ),
    (ask("regionalatlas/AI003-3", "regionalatlas", "childcare_rate_u3"), ATLAS),
    (ask("eurostat/tgs00042", "eurostat", "PC_GDP"), stored("tgs00042.jsonstat.json")),
    (ask("inkar/inkar_2024", "inkar", "q_alo"), zipped(BULK, "inkar.csv")),
]


@st.composite
def damaged(draw: st.DrawFn, content: bytes) -> bytes:
    """A right answer with a few pieces cut out, doubled, moved or overwritten."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, max(0, len(content) - 1)))
        end = draw(st.integers(start, min(len(content), start + 400)))
        piece = draw(
            st.one_of(
                st.just(b""),
                st.just(content[start:end] * 2),
                st.binary(max_size=8),
                st.sampled_from([b";", b"\n", b"\r", b'"', b"\x00", b"-", b".", b"1e999", b"NaN"]),
            )
        )
        content = content[:start] + piece + content[end:]
    return content


def check(question: Ask, content: bytes) -> None:
    """Read, then take into what is held: both may only refuse."""
    answer = raw(content)
    try:
        frame = CLIENTS[question.live.service].read(question, answer)
    except LoaderError:
        return
    valid(frame)
    try:
        held, _ = merge.merged(question, answer, frame, "2026-11-24")
    except LoaderError:
        return
    valid(held.frame[list(EXTRACT_COLUMNS)])


def valid(frame: pd.DataFrame) -> None:
    assert list(frame.columns) == list(EXTRACT_COLUMNS)
    assert not frame.duplicated(["item", "region", "period"]).any()
    assert set(frame["status"]) <= STATUS
    assert frame["value"].dtype == float
    assert not frame["value"].isin([float("inf"), float("-inf")]).any()
    empty = frame["value"].isna()
    assert (empty == frame["status"].isin(["M", "Q"])).all()


@BOUNDED
@given(st.sampled_from(RIGHT), st.binary(max_size=300))
def test_any_bytes(right: tuple[Ask, bytes], content: bytes) -> None:
    check(right[0], content)


@BOUNDED
@given(st.sampled_from(RIGHT[:3]), st.text(max_size=300))
def test_any_text_after_the_first_line(right: tuple[Ask, bytes], text: str) -> None:
    first = right[1].split(b"\n")[0]
    check(right[0], first + b"\n" + text.encode("utf-8", "surrogatepass"))


def _damaged_answers() -> st.SearchStrategy[tuple[Ask, bytes]]:
    pairs = [damaged(content).map(_beside(question)) for question, content in RIGHT]
    return st.one_of(*pairs)


def _beside(question: Ask) -> Callable[[bytes], tuple[Ask, bytes]]:
    return lambda content: (question, content)


@settings(BOUNDED, max_examples=500)
@given(_damaged_answers())
def test_damaged_answers(answer: tuple[Ask, bytes]) -> None:
    check(*answer)


def archived() -> list[tuple[Table, list[Raw]]]:
    """Each table with stored answers of archived files; INKAR and zips are tested above."""
    found = []
    for table in TABLES.values():
        files = sorted((ANSWERS / table.loader).glob("*.*"))
        ours = [file for file in files if file.name.lower().startswith(table.code.lower())]
        if ours and table.loader != "inkar":
            found.append((table, [raw(file.read_bytes(), file.name) for file in ours]))
    return found


ARCHIVED = archived()
WANTED = wanted_items(INDICATORS.values())


def test_stored_answers_of_most_publishers_are_found() -> None:
    assert {table.loader for table, _ in ARCHIVED} >= {
        "bundesagentur",
        "destatis",
        "deutschlandatlas",
        "eurostat",
        "itnrw",
        "ports",
        "regionalatlas",
        "regionalstatistik",
    }


@settings(BOUNDED, max_examples=300)
@given(st.data())
def test_damaged_archived_files(data: st.DataObject) -> None:
    table, raws = data.draw(st.sampled_from(ARCHIVED))
    broken = data.draw(st.integers(0, len(raws) - 1))
    content = data.draw(damaged(raws[broken].content))
    files = [*raws[:broken], replace(raws[broken], content=content), *raws[broken + 1 :]]
    try:
        frame = PARSERS[table.loader](table, files, WANTED.get(table.id, frozenset()))
    except LoaderError:
        return
    valid(frame)


@BOUNDED
@given(damaged(BULK))
def test_damaged_files_in_a_whole_zip(content: bytes) -> None:
    check(RIGHT[5][0], zipped(content, "inkar.csv"))


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                [
                    "answer", "attributes", "features", "properties", "ags", "ai0306", "year",
                    "class", "id", "size", "value", "status", "dimension", "category", "index",
                    "geo", "time", "Status", "Code", "Content", "children", "code", "years",
                ]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=12,
)  # fmt: skip


@BOUNDED
@given(JSON)
def test_any_json(content: object) -> None:
    body = json.dumps(content).encode()
    for question, _ in RIGHT[3:]:
        check(question, body)
    answer = Answer("https://source.example/", 200, "application/json", body)
    for understand in (
        lambda: genesis_rest._status(answer),
        lambda: regionalatlas.editions(answer, "AI003-3"),
    ):
        try:
            understand()
        except LoaderError:
            continue


@BOUNDED
@given(damaged(zipped(BULK, "inkar.csv")))
def test_damaged_zips(content: bytes) -> None:
    try:
        genesis_rest.unzip(Answer("https://source.example/", 200, "application/zip", content))
    except LoaderError:
        return


def test_the_right_answers_are_valid() -> None:
    for question, content in RIGHT:
        valid(CLIENTS[question.live.service].read(question, raw(content)))
