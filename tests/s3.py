"""A real S3 server on loopback, in a process of its own."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

import boto3  # type: ignore[import-untyped]
import duckdb
import pytest

KEYS = {"AWS_ACCESS_KEY_ID": "reader", "AWS_SECRET_ACCESS_KEY": "not-a-secret-of-anybody"}
BUCKET = "ruhr"


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """Its address, with an empty bucket, until the block ends; it can be killed by `stop` too."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with (folder / "s3.log").open("wb") as log:
        command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
        running = subprocess.Popen(command, stdout=log, stderr=log)
    try:
        _until_open(port, running)
        address = f"http://127.0.0.1:{port}"
        _client(address).create_bucket(Bucket=BUCKET)
        yield address
    finally:
        running.kill()
        running.wait(timeout=20)


def _client(address: str):  # type: ignore[no-untyped-def]
    return boto3.client(
        "s3", endpoint_url=address, region_name="us-east-1",
        aws_access_key_id=KEYS["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=KEYS["AWS_SECRET_ACCESS_KEY"],
    )  # fmt: skip


def objects(address: str) -> dict[str, int]:
    """Every object in the bucket with its bytes."""
    found = _client(address).get_paginator("list_objects_v2").paginate(Bucket=BUCKET)
    return {item["Key"]: item["Size"] for page in found for item in page.get("Contents", ())}


def put(address: str, key: str, body: bytes) -> None:
    """As anybody could who may write there."""
    _client(address).put_object(Bucket=BUCKET, Key=key, Body=body)


def duck(address: str) -> duckdb.DuckDBPyConnection:
    """DuckDB that reads this S3 server; its extension comes from a package, not the network."""
    place = files("duckdb_extension_httpfs") / "extensions" / f"v{duckdb.__version__}"
    db = duckdb.connect(config={"autoinstall_known_extensions": False})
    db.execute(f"LOAD '{place / 'httpfs.duckdb_extension'}'")
    key, secret = KEYS.values()
    db.execute(
        f"CREATE SECRET (TYPE s3, KEY_ID '{key}', SECRET '{secret}', REGION 'us-east-1', "
        f"ENDPOINT '{address.removeprefix('http://')}', URL_STYLE 'path', USE_SSL false)"
    )
    return db


def _until_open(port: int, running: subprocess.Popen[bytes]) -> None:
    for _ in range(1200):
        assert running.poll() is None, "the S3 server ended; see s3.log"
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail("the S3 server did not open its port")
