"""A function of DuckDB."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._arrow import answer_schema, found

if TYPE_CHECKING:
    import duckdb


def register(connection: duckdb.DuckDBPyConnection, name: str = "tallymark") -> None:
    """Makes ``tallymark(text, lang, date)`` a function of a connection; `lang` and `date` may be
    NULL. It gives a STRUCT with the fields of :func:`tallymark.annotate_table`:
    ``select id, unnest(tallymark(text, 'en', published).casualties) from articles``."""
    import duckdb

    empty = answer_schema().remove(answer_schema().get_field_index("id")).empty_table()
    relation = connection.from_arrow(empty)
    kind = duckdb.struct_type(dict(zip(relation.columns, relation.types)))
    # DuckDB looks up what a function is annotated with: a bare one has nothing to look up.
    bare: Any = lambda text, lang, date: found(text, lang, date)
    options: dict[str, Any] = {"type": "arrow", "null_handling": "special"}
    connection.create_function(name, bare, ["VARCHAR", "VARCHAR", "DATE"], kind, **options)
