"""The engine: one text, or tables of them."""

from __future__ import annotations

import json
import time
import warnings
from collections.abc import Iterable, Mapping
from datetime import date as Day
from typing import TYPE_CHECKING, Any

from . import _engine
from ._engine import TallymarkError
from .model import Annotations

if TYPE_CHECKING:
    from ._engine import Table


def annotate(text: str, lang: str | None = None, date: Day | str | None = None) -> Annotations:
    """What is found in a text.

    `lang` is its language (BCP 47), detected where it is None; `date` the day of publication (a
    date, or ``YYYY-MM-DD``), to which words such as *on Tuesday* refer. Raises TallymarkError
    where `date` is no day.
    """
    if date is not None and not isinstance(date, str):
        if not isinstance(date, Day):
            raise TallymarkError(f"{date!r} is no day. Give a datetime.date, or YYYY-MM-DD.")
        date = date.strftime("%Y-%m-%d")
    return Annotations.of(text, _fields(_engine.answer(text, lang, date)))


def annotate_table(data: Any, columns: Mapping[str, str] | None = None) -> Table:
    """A row for each document of a table, in its order, with what was found in it as lists.

    `data` is anything that gives Arrow (a table or a batch of pyarrow, a DataFrame of Polars or
    pandas, a relation of DuckDB) and has the column `text`; `id`, `lang` and `date` are taken
    where they are there. `columns` says what they are called otherwise: ``{"text": "body"}``.
    A document without a text has a row of nulls. The texts are read where they stand, on all
    processors, and the interpreter goes on meanwhile. The columns are those of docs/tables.md.
    Raises TallymarkError where a column is missing or holds something else.
    """
    return _engine.answers(data, dict(columns or {}))


def tables(data: Any, columns: Mapping[str, str] | None = None) -> dict[str, Table]:
    """The tables that join (docs/tables.md), by name: documents, mentions, figures, claims,
    events, victims, incidents. As ``annotate --format arrow``; arguments and errors as those of
    :func:`annotate_table`, and `title`, `source`, `url` and `case` are taken as well."""
    return _engine.rows(data, dict(columns or {}))


def incidents(data: Any, columns: Mapping[str, str] | None = None) -> Table:
    """The incidents of all documents of a table, those of most figures first, as those of
    ``annotate --incidents``. Memory grows with the number of figures. Arguments and errors as
    those of :func:`tables`; :mod:`tallymark.spark` does the same on a cluster."""
    return _engine.incidents(data, dict(columns or {}))


def to_format(name: str, documents: Iterable[Mapping[str, Any]]) -> bytes:
    """Documents with what is found in them in a format of docs/formats.md (`FORMATS`).

    A document is a mapping with `text`, and `id`, `lang`, `date`, `title`, `source` and `url`
    where they are known. A format of several files comes as a ZIP. Warns of what the format
    does not hold; raises TallymarkError where there is no such format, or no text.
    """
    lines = [json.dumps(dict(document), ensure_ascii=False, default=_day) for document in documents]
    written, losses = _engine.convert(lines, name, int(time.time()))
    for count, loss in losses:
        warnings.warn(f"not in {name}: {count} {loss}", stacklevel=2)
    return written


def _day(value: Any) -> str:
    if isinstance(value, Day):
        return value.strftime("%Y-%m-%d")
    raise _engine.TallymarkError(f"{value!r} cannot be a field of a document: give texts and dates")


def _fields(answer: str) -> dict[str, Any]:
    fields: dict[str, Any] = json.loads(answer)
    del fields["id"]
    return fields
