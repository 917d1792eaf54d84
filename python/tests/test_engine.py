"""The package against the command: the same annotations, however they are asked for."""

import datetime
import io
import json
import os
import subprocess
import threading
import zipfile

import pytest

import tallymark
from conftest import ROOT

COMMAND = os.environ.get("ANNOTATE", str(ROOT / "target/debug/annotate"))


def command(documents, *arguments):
    given = "".join(json.dumps(document) + "\n" for document in documents)
    run = subprocess.run([COMMAND, *arguments], input=given.encode(), capture_output=True, check=True)
    return [json.loads(line) for line in run.stdout.decode().splitlines()]


def plain(value):
    """Objects as the JSON that they came from."""
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if hasattr(value, "__dataclass_fields__"):
        return {name: plain(getattr(value, name)) for name in value.__dataclass_fields__ if name != "text"}
    return value.isoformat() if isinstance(value, datetime.date) else value


def test_a_text_is_read_as_the_command_reads_it(documents):
    for document, answer in zip(documents, command(documents), strict=True):
        found = tallymark.annotate(document["text"], document.get("lang"), document["date"])
        del answer["id"]
        assert plain(found) == answer
        for mark in [*found.entities, *found.dates, *found.casualties, *found.claims, *found.events]:
            assert found.quote(mark) == document["text"][mark.start:mark.end] != ""


def test_a_date_may_be_a_date():
    day = datetime.date(2024, 5, 15)
    text = "12 people died on Tuesday."
    assert tallymark.annotate(text, date=day) == tallymark.annotate(text, date="2024-05-15")
    assert tallymark.annotate(text, date=day).date == day


def test_a_table_has_the_lists_of_the_command(documents):
    import pyarrow

    data = pyarrow.Table.from_pylist(documents)
    rows = pyarrow.table(tallymark.annotate_table(data)).to_pylist()
    expected = command(documents)
    for row, answer in zip(rows, expected, strict=True):
        answer["date"] = datetime.date.fromisoformat(answer["date"]) if answer["date"] else None
        assert row == answer


@pytest.mark.parametrize("kind", ["string", "large_string", "string_view"])
def test_every_kind_of_string_is_read(documents, kind):
    import pyarrow

    texts = pyarrow.array([document["text"] for document in documents], getattr(pyarrow, kind)())
    one, other = pyarrow.table({"text": texts}), pyarrow.table({"body": texts})
    assert pyarrow.table(tallymark.annotate_table(one)).equals(
        pyarrow.table(tallymark.annotate_table(other, {"text": "body"}))
    )


def test_many_batches_are_one_table(documents):
    import pyarrow

    many = documents * 100
    table = pyarrow.Table.from_pylist(many)
    rows = pyarrow.table(tallymark.annotate_table(pyarrow.Table.from_batches(table.to_batches(max_chunksize=7))))
    assert rows.column("id").to_pylist() == [document["id"] for document in many]
    assert rows.slice(0, len(documents)).to_pylist() == rows.slice(len(many) - len(documents)).to_pylist()


def test_a_document_without_text_has_a_row_of_nulls():
    import pyarrow

    [row] = pyarrow.table(tallymark.annotate_table(pyarrow.table({"text": pyarrow.array([None], "string")}))).to_pylist()
    assert set(row.values()) == {None}


def test_tables_join(documents):
    import duckdb
    import pyarrow

    tables = {name: pyarrow.table(table) for name, table in tallymark.tables(pyarrow.Table.from_pylist(documents)).items()}
    assert list(tables) and all(t.schema.metadata[b"tallymark.version"] == b"1" for t in tables.values())
    connection = duckdb.connect()
    for name, table in tables.items():
        connection.register(name, table)
    joined = connection.sql("""
        select f.low, m.canonical.id, substring(d.text, f.start + 1, f."end" - f.start) = f.quote
        from figures f join documents d using (document)
        join mentions m on m.document = f.document and m.start = f.place.start and m.kind = 'place'
        where f.document = 'own-0'
    """).fetchall()
    assert joined == [(12, "Q1899", True)]
    victims = connection.sql("select m.quote, v.age from victims v join mentions m on m.document = v.document and m.number = v.person")
    assert victims.fetchall() == [("Ada Orr", 34)]
    at = "select count(*), count(f.number) from (select unnest(t.figures, recursive := true) from (select unnest(tolls) t from incidents)) i left join figures f on f.document = i.doc and f.start = i.start"
    [(count, met)] = connection.sql(at).fetchall()
    assert count == met > 0


def test_incidents_are_those_of_the_command(documents):
    import pyarrow

    def days(incident):
        incident["when"] = incident["when"] and [datetime.date.fromisoformat(day) for day in incident["when"]]
        return incident

    rows = pyarrow.table(tallymark.incidents(pyarrow.Table.from_pylist(documents))).to_pylist()
    assert rows == [days(incident) for incident in command(documents, "--incidents")] != []


def test_formats_are_those_of_the_command(documents):
    with pytest.warns(UserWarning, match="not in spacy"):
        lines = tallymark.to_format("spacy", documents[:2])
    assert [json.loads(line) for line in lines.decode().splitlines()] == command(documents[:2], "--format", "spacy")
    with pytest.warns(UserWarning):
        archive = zipfile.ZipFile(io.BytesIO(tallymark.to_format("brat", documents[:1])))
    assert any(name.endswith(".ann") for name in archive.namelist())
    assert set(tallymark.FORMATS) >= {"tallymark", "brat", "cas", "label-studio"}


@pytest.mark.parametrize(
    ("act", "says"),
    [
        (lambda pa: tallymark.annotate("x", date="yesterday"), "write YYYY-MM-DD"),
        (lambda pa: tallymark.annotate_table(pa.table({"body": ["x"]})), "there is no column text, only body"),
        (lambda pa: tallymark.annotate_table(pa.table({"text": [1]})), "cast it to strings"),
        (lambda pa: tallymark.annotate_table(pa.table({"text": ["x"]}), {"txt": "text"}), "txt is no column"),
        (lambda pa: tallymark.annotate_table(pa.table({"text": ["x"], "date": ["soon"]})), "should hold days"),
        (lambda pa: tallymark.to_format("xml", []), "choose one of"),
        (lambda pa: tallymark.to_format("brat", [{"id": 1}]), "document 0"),
    ],
)
def test_errors_say_what_to_do(act, says):
    import pyarrow

    with pytest.raises(tallymark.TallymarkError, match=says):
        act(pyarrow)


def test_the_interpreter_goes_on_meanwhile():
    """Another thread counts while a table is annotated: it could not if the lock were held."""
    import pyarrow

    data = pyarrow.table({"text": ["At least 12 people were killed in Kyiv on Tuesday.\n" * 200] * 16})
    done, counted = threading.Event(), 0

    def work():
        tallymark.annotate_table(data)
        done.set()

    thread = threading.Thread(target=work)
    thread.start()
    while not done.is_set():
        counted += 1
    thread.join()
    assert counted > 100
