"""A download in the tests: its address, its answer, its failure in words."""

import pytest

from loaders.base import LoaderError
from loaders.download import Download
from tests.faults.server import Reply

URL = "https://source.example/file.csv"
CSV = Reply(b"a;b\n1;2\n", media="text/csv")


def fails(asked: Download, text: str, url: str = URL) -> str:
    with pytest.raises(LoaderError, match=text) as caught:
        asked.get(url, "csv")
    return str(caught.value)
