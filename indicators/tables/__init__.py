"""The source tables: which publisher's, under what title, and which archived files hold them."""

from dataclasses import replace

from indicators.model import Table
from indicators.tables import federal, other, regional
from indicators.tables.live import LIVE

TABLES: dict[str, Table] = {
    table.id: replace(table, live=LIVE.get(table.id, ()))
    for table in (*regional.TABLES, *federal.TABLES, *other.TABLES)
}
