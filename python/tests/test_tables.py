"""The tables of the command, read by DuckDB and Polars."""

import subprocess

import pytest

from conftest import ROOT
from test_engine import COMMAND

TABLES = {"documents": 2, "mentions": 10, "figures": 5, "claims": 2, "events": 4, "victims": 0, "incidents": 2}


@pytest.mark.parametrize("kind", ["arrow", "parquet"])
def test_tables_are_read(tmp_path, kind):
    import duckdb
    import polars as pl
    import pyarrow.ipc

    given = (ROOT / "tests/interop/documents.jsonl").read_bytes()
    subprocess.run([COMMAND, "--format", kind, "--into", str(tmp_path)], input=given, check=True)
    frames = {}
    for path in tmp_path.iterdir():
        frames[path.stem] = pl.read_ipc(path) if kind == "arrow" else pl.read_parquet(path)
        if kind == "arrow":
            table = pyarrow.ipc.open_file(path).read_all()
            assert table.schema.metadata[b"tallymark.version"] == b"1"
            count = duckdb.from_arrow(table).count("*").fetchall()
        else:
            count = duckdb.sql(f"select count(*) from '{path}'").fetchall()
        assert count == [(frames[path.stem].height,)]
    assert {name: frame.height for name, frame in frames.items()} == TABLES
    figures, mentions, documents = frames["figures"], frames["mentions"], frames["documents"]
    for row in figures.join(documents, on="document").iter_rows(named=True):
        assert row["text"][row["start"]:row["end"]] == row["quote"]
    places = mentions.filter(pl.col("kind") == "place").select("document", "start", name=pl.col("canonical").struct.field("name"))
    at = figures.with_columns(start=pl.col("place").struct.field("start")).join(places, on=["document", "start"])
    assert at["name"].to_list() == ["Kharkiv", "Odesa", "Odesa", "Gaza", "Hanoi"]
