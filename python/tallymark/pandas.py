"""pandas in and out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from . import engine

if TYPE_CHECKING:
    import pandas


def annotate(frame: pandas.DataFrame, columns: Mapping[str, str] | None = None) -> pandas.DataFrame:
    """A row for each row of a frame, under its index, with what :func:`tallymark.annotate_table`
    finds, in columns of Arrow."""
    return _frame(engine.annotate_table(_arrow(frame), columns)).set_axis(frame.index)


def tables(frame: pandas.DataFrame, columns: Mapping[str, str] | None = None) -> dict[str, pandas.DataFrame]:
    """The tables of :func:`tallymark.tables` as frames."""
    return {name: _frame(table) for name, table in engine.tables(_arrow(frame), columns).items()}


def _arrow(frame):
    import pyarrow

    return pyarrow.Table.from_pandas(frame, preserve_index=False)


def _frame(table):
    import pandas
    import pyarrow

    return pyarrow.table(table).to_pandas(types_mapper=pandas.ArrowDtype)
