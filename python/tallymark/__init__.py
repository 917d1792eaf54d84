"""Who, where, when and how many: annotates news about conflicts and disasters.

    >>> import tallymark
    >>> found = tallymark.annotate("At least 12 people were killed in Kyiv on Tuesday.", date="2024-05-15")
    >>> figure = found.casualties[0]
    >>> figure.effect, figure.low, figure.high, found.quote(figure)
    ('killed', 12, None, 'At least 12 people')
    >>> found.dates[0].value, found.entities[0].canonical.id
    ('2024-05-14', 'Q1899')

The engine is that of the page and the command, and so is what it finds. `annotate` is for one
text, `annotate_table`, `tables` and `incidents` for many: they take and give Arrow tables, on
all processors.
"""

from ._engine import FORMATS, SCHEMA_VERSION, TallymarkError
from ._engine import VERSION as __version__
from .engine import annotate, annotate_table, incidents, tables, to_format
from .model import (
    Actor, Annotations, Canonical, Claim, Date, Entity, Event, Figure, Inherited, Place, Victim,
)

__all__ = [
    "FORMATS", "SCHEMA_VERSION", "TallymarkError", "__version__", "annotate", "annotate_table", "incidents", "tables",
    "to_format", "Actor", "Annotations", "Canonical", "Claim", "Date", "Entity", "Event", "Figure", "Inherited",
    "Place", "Victim",
]
