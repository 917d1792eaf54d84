"""An expression of Polars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._arrow import answer_schema, found

if TYPE_CHECKING:
    import polars


def annotate(text: polars.Expr, lang: polars.Expr | None = None, date: polars.Expr | None = None) -> polars.Expr:
    """What is found in a column of texts, as a struct with the fields of
    :func:`tallymark.annotate_table`: ``frame.with_columns(found=annotate(pl.col("text")))``."""
    import polars

    fields = polars.struct(
        text=text,
        lang=polars.lit(None, polars.String) if lang is None else lang,
        date=polars.lit(None, polars.Date) if date is None else date,
    )

    def of(column: polars.Series) -> polars.Series:
        arrow = column.struct.unnest().to_arrow()
        return polars.Series(found(arrow["text"], arrow["lang"], arrow["date"]))

    empty = polars.DataFrame(polars.from_arrow(answer_schema().empty_table()))
    kind = polars.Struct({name: kind for name, kind in empty.schema.items() if name != "id"})
    return fields.map_batches(of, return_dtype=kind, is_elementwise=True)
