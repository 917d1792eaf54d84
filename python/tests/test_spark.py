"""Spark on two local workers against one machine, on a thousand documents."""

import json
import os
import sys

import pytest

import tallymark
from conftest import ROOT, lines
from corpus import articles

pyspark = pytest.importorskip("pyspark")


@pytest.fixture(scope="module")
def session():
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    builder = builder.config("spark.sql.shuffle.partitions", "4").config("spark.driver.bindAddress", "127.0.0.1")
    session = builder.config("spark.driver.host", "127.0.0.1").getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


@pytest.fixture(scope="module")
def thousand():
    """The articles of our own cases, and made-up ones up to a thousand; one text twice."""
    cases = [line for path in sorted((ROOT / "tests/incidents").glob("*.jsonl")) for line in lines(path)]
    cases = [{"lang": None, "date": None, **case, "id": f"case-{i:04}"} for i, case in enumerate(cases)]
    made = list(articles(999 - len(cases)))
    every = cases + made
    every.append({**every[-1], "id": "twin"})
    return [{name: document.get(name) for name in ["id", "lang", "date", "text"]} for document in every]


@pytest.fixture(scope="module")
def frame(session, thousand):
    return session.createDataFrame(thousand, "id string, lang string, date string, text string")


def test_annotations_are_those_of_one_machine(frame, thousand):
    import pyarrow

    from tallymark.spark import annotate

    found = annotate(frame).toArrow().sort_by("id")
    one = pyarrow.table(tallymark.annotate_table(pyarrow.Table.from_pylist(thousand))).sort_by("id")
    assert found.to_pylist() == one.to_pylist()


def comparable(incidents):
    return [json.dumps(incident, default=str, sort_keys=True) for incident in incidents]


@pytest.mark.parametrize("partitions", [1, 7])
def test_incidents_are_those_of_one_machine(frame, thousand, partitions):
    import pyarrow

    from tallymark.spark import incidents

    one = pyarrow.table(tallymark.incidents(pyarrow.Table.from_pylist(sorted(thousand, key=lambda d: d["id"]))))
    staged = incidents(frame.repartition(partitions)).toArrow()
    assert len(thousand) == 1000 and one.num_rows > 100
    assert comparable(staged.to_pylist()) == comparable(one.to_pylist())


def test_tables_of_the_command_are_read(session, tmp_path):
    import subprocess

    from test_engine import COMMAND

    given = (ROOT / "tests/interop/documents.jsonl").read_bytes()
    subprocess.run([COMMAND, "--format", "parquet", "--into", str(tmp_path)], input=given, check=True)
    for table in tmp_path.glob("*.parquet"):
        session.read.parquet(str(table)).createOrReplaceTempView(table.stem)
    rows = session.sql(
        "select f.low, m.canonical.id from figures f join mentions m "
        "on m.document = f.document and m.start = f.place.start where f.effect = 'killed' order by f.low"
    ).collect()
    assert [tuple(row) for row in rows] == [(2, "local:odesa"), (12, "local:kharkiv"), (27, "local:gaza")]


def test_the_example_of_the_docs_runs(tmp_path):
    from test_docs import run_spark_examples

    (tmp_path / "documents.jsonl").write_bytes((ROOT / "tests/interop/documents.jsonl").read_bytes())
    run_spark_examples(tmp_path)
