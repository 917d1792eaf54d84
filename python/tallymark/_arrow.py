"""What the adapters share: types that follow from the schema, so that it stands in one place."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from .engine import annotate_table

if TYPE_CHECKING:
    import pyarrow


@cache
def answer_schema() -> pyarrow.Schema:
    """The columns of :func:`annotate_table`."""
    import pyarrow

    none = pyarrow.table({"text": pyarrow.array([], pyarrow.string())})
    return pyarrow.table(annotate_table(none)).schema


def found(text: Any, lang: Any, date: Any) -> pyarrow.StructArray:
    """What is found in texts of Arrow, as one column; the id is left to the caller's table."""
    import pyarrow

    data = pyarrow.table({"text": text, "lang": lang, "date": date})
    answers = pyarrow.table(annotate_table(data)).drop_columns(["id"]).combine_chunks()
    return pyarrow.StructArray.from_arrays(
        [_whole(answers.column(name)) for name in answers.column_names], fields=list(answers.schema)
    )


def _whole(column: Any) -> Any:
    import pyarrow

    return pyarrow.concat_arrays(column.chunks) if column.num_chunks else pyarrow.array([], column.type)
