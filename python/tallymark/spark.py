"""Spark: annotations of any number of documents, and their incidents in stages.

    found = tallymark.spark.annotate(articles)      # id, text, lang, date: a row each
    told = tallymark.spark.incidents(articles)      # one row an incident

Incidents are those that :func:`tallymark.incidents` finds on one machine, in the same order, and
do not depend on how the rows are spread. Three stages do it:

1. Each document is annotated once; what all articles have in common (how many name a name, use
   a word, what lies where) is added up in SQL and goes to every worker.
2. Events are compared in blocks of place and time: a worker gets the documents of a fortnight
   and the next one, and scores those pairs of events that share a telling name or a count. A
   name that more than 250 events of a month share tells nothing, and its block is left out.
3. Events that chains of joining pairs connect are grouped together, many groups on a worker.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from . import _engine
from ._arrow import answer_schema
from .engine import annotate_table

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import DataFrame
    from pyspark.sql.types import StructType

#: Parts of the last stage for each task that Spark runs by default: a group is never parted, so
#: that small parts even out large groups.
PARTS = 4


def annotate(documents: DataFrame, columns: Mapping[str, str] | None = None) -> DataFrame:
    """A row for each document, as :func:`tallymark.annotate_table` gives it."""
    names = dict(columns or {})
    return documents.mapInArrow(_each(lambda batch: annotate_table(batch, names)), _schema(answer_schema()))


def incidents(documents: DataFrame, columns: Mapping[str, str] | None = None) -> DataFrame:
    """The incidents of all documents, those of most figures first.

    Documents with one text are told apart by their order of `id`. What was found is kept on the
    disks of the workers while the stages run (`DataFrame.persist`), about three times the texts.
    """
    from pyspark import StorageLevel
    from pyspark.sql import Window
    from pyspark.sql import functions as f

    session = documents.sparkSession
    names = dict(columns or {})
    found = documents.mapInArrow(
        _each(lambda batch: _engine.digests(batch, names)), "text_id string, name string, digest string"
    )
    copy = f.row_number().over(Window.partitionBy("text_id").orderBy("name"))
    digests = found.select(
        f.when(copy == 1, f.col("text_id")).otherwise(f.concat_ws(" ", "text_id", copy)).alias("document"), "digest"
    ).persist(StorageLevel.DISK_ONLY)

    commons = session.sparkContext.broadcast(_ipc(_commons(digests)))
    spread = digests.mapInArrow(
        _each(lambda batch: _engine.buckets(_read(commons), batch)), "document string, events int, buckets array<long>"
    ).persist(StorageLevel.DISK_ONLY)

    blocks = spread.select("document", f.explode("buckets").alias("bucket")).join(digests, "document")
    pairs = blocks.groupBy("bucket").applyInArrow(
        lambda key, block: _arrow(_engine.pairs(_read(commons), block, key[0].as_py())),
        "one string, one_event int, other string, other_event int, score float, joins boolean",
    ).persist(StorageLevel.DISK_ONLY)

    joining = pairs.where("joins").select("one", "one_event", "other", "other_event")
    groups = session.createDataFrame(_arrow(_engine.groups(joining.toArrow())))
    parts = session.sparkContext.defaultParallelism * PARTS
    events = spread.where("events > 0").select("document", f.explode(f.sequence(f.lit(0), f.col("events") - 1)).alias("event"))
    # An event without a group is one of its own.
    own = f.concat_ws(" ", "document", "event")
    parted = events.join(groups, ["document", "event"], "left").select(
        "document", "event", f.pmod(f.hash(f.coalesce(f.col("group").cast("string"), own)), f.lit(parts)).alias("part")
    ).persist(StorageLevel.DISK_ONLY)
    here = parted.groupBy("part", "document").agg(f.collect_list("event").alias("events")).join(digests, "document")
    one = parted.select(f.col("document").alias("one"), f.col("event").alias("one_event"), f.col("part").alias("its"))
    other = parted.select(f.col("document").alias("other"), f.col("event").alias("other_event"), f.col("part").alias("theirs"))
    scored = pairs.join(one, ["one", "one_event"]).join(other, ["other", "other_event"]).where("its = theirs")
    scored = scored.select("its", "one", "one_event", "other", "other_event", "score")
    empty = _arrow(_engine.grouped(_engine.commons(_none(_SHARES)), _none(_HERE), _none(_PAIRS)))
    told = here.groupBy("part").cogroup(scored.groupBy("its")).applyInArrow(
        lambda documents, pairs: _arrow(_engine.grouped(_read(commons), documents, pairs)), _schema(empty.schema)
    )
    order = [f.col("order_figures").desc(), f.col("order_published"), f.col("order_document"), f.col("order_event")]
    return told.orderBy(*order).drop("order_figures", "order_published", "order_document", "order_event")


def _commons(digests: DataFrame) -> pyarrow.Table:
    """What all documents have in common, added up."""
    from pyspark.sql import functions as f

    shares = digests.mapInArrow(
        _each(lambda batch: _engine.shares(batch)),
        "kind string, term long, count long, place string, at string, position int, published date, document string",
    )
    none = {name: f.lit(None).cast(kind).alias(name) for name, kind in _SHARES.items()}
    counted = shares.where("kind in ('articles', 'names', 'words')").groupBy("kind", "term").agg(f.sum("count").alias("count"))
    # A term of one article is the rule, and what is not listed is one.
    counted = counted.where("kind = 'articles' or count > 1")
    counted = counted.select("kind", "term", "count", none["place"], none["at"], none["position"])
    nested = shares.where("kind = 'nested'").select("kind", none["term"], none["count"], "place", "at", none["position"])
    first = f.min_by(f.struct("at", "position"), f.struct("published", "document")).alias("first")
    located = shares.where("kind = 'located'").groupBy("kind", "place").agg(first)
    located = located.select("kind", none["term"], none["count"], "place", "first.at", "first.position")
    return counted.union(nested.distinct()).union(located).toArrow()


_SHARES = {"kind": "string", "term": "long", "count": "long", "place": "string", "at": "string", "position": "int"}
_HERE = {"document": "string", "digest": "string", "events": "array<int>"}
_PAIRS = {"one": "string", "one_event": "int", "other": "string", "other_event": "int", "score": "float"}


def _none(columns: Mapping[str, str]) -> pyarrow.Table:
    """A table without rows."""
    import pyarrow

    kinds = {
        "string": pyarrow.string(), "long": pyarrow.int64(), "int": pyarrow.int32(), "float": pyarrow.float32(),
        "array<int>": pyarrow.list_(pyarrow.int32()),
    }
    return pyarrow.schema([(name, kinds[kind]) for name, kind in columns.items()]).empty_table()


def _each(act: Callable[[Any], Any]) -> Callable[[Iterator[pyarrow.RecordBatch]], Iterator[pyarrow.RecordBatch]]:
    """A function of a batch, as Spark wants it."""

    def run(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        for batch in batches:
            yield from _arrow(act(batch)).to_batches()

    return run


def _arrow(table: Any) -> pyarrow.Table:
    import pyarrow

    return pyarrow.table(table)


def _schema(schema: pyarrow.Schema) -> StructType:
    from pyspark.sql.pandas.types import from_arrow_schema

    return from_arrow_schema(schema)


def _ipc(table: pyarrow.Table) -> bytes:
    import pyarrow

    sink = pyarrow.BufferOutputStream()
    with pyarrow.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return sink.getvalue().to_pybytes()


def _read(broadcast: Any) -> _engine.Commons:
    """What all documents have in common, read once by each worker's Python."""
    return _held(broadcast.value)


@lru_cache(maxsize=1)
def _held(stream: bytes) -> _engine.Commons:
    import pyarrow

    with pyarrow.ipc.open_stream(stream) as reader:
        return _engine.commons(reader.read_all())
