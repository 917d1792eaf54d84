"""What is found in a text, with the names of the annotation guide.

Every offset counts code points, as the indexes of a Python string do, and is half-open: a mark
stands at ``text[mark.start:mark.end]``. Numbers of people are whole; a bound that nobody gives
is None. Indexes lead into the other lists of the same :class:`Annotations`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date as Day
from typing import Any


@dataclass(frozen=True, slots=True)
class Place:
    """A part of the text, half-open, in code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Canonical:
    """The real thing behind a name: a Wikidata id (``Q159``), or ``local:`` and its letters."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Entity(Place):
    """A name: of a ``person``, an ``organization``, a ``place`` or a ``demonym``."""

    kind: str
    canonical: Canonical | None


@dataclass(frozen=True, slots=True)
class Date(Place):
    """A date, time, duration or set, by TIMEX3 of ISO-TimeML: `type`, `value` and `mod` are its
    attributes. `certainty` is ``sure`` or ``unsure``, and `doubt` says why it is unsure."""

    type: str
    value: str
    mod: str | None
    certainty: str
    doubt: str | None


@dataclass(frozen=True, slots=True)
class Figure(Place):
    """One count of people who came to harm.

    `low` and `high` are bounds in people; `effect` is what happened to them, `victims` who they
    were, `modality` whether it is asserted, `standing` whether it holds (``current``) or was
    replaced. `source`, `date` and `place` are where the text says these; `part_of` is the index
    of the figure that this one is a part of.
    """

    effect: str
    low: int | None
    high: int | None
    qualifier: str
    victims: tuple[str, ...]
    modality: str
    standing: str
    part_of: int | None
    source: Place | None
    date: Place | None
    place: Place | None
    certainty: str
    doubt: str | None


@dataclass(frozen=True, slots=True)
class Claim(Place):
    """A reported statement: who says it, the word that says so, and what kind it is."""

    source: Place | None
    cue: Place | None
    stance: str


@dataclass(frozen=True, slots=True)
class Actor(Place):
    """Someone in an event; `denied` where somebody denies it, `claim` the index of the claim
    that says so, None where the text itself does."""

    denied: bool
    claim: int | None


@dataclass(frozen=True, slots=True)
class Inherited:
    """From where an event has a date or a place that its own clause does not give:
    ``sentence``, ``paragraph`` or ``dateline``."""

    date: str | None
    place: str | None


@dataclass(frozen=True, slots=True)
class Event(Place):
    """What happened: kind, weapon, who did it, whom it struck, when and where; `figures` are
    indexes of its counts, `mentions` are all places that tell of it."""

    type: str
    weapon: Place | None
    by: tuple[Actor, ...]
    against: tuple[Actor, ...]
    date: Place | None
    place: Place | None
    inherited: Inherited
    figures: tuple[int, ...]
    modality: str
    mentions: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Victim(Place):
    """Someone who is reported killed, wounded, missing or captured by name: `person` is the
    index of the name, `age` in years, `event` the index of the event."""

    person: int
    age: int | None
    sex: str | None
    role: Place | None
    effect: str
    event: int | None


@dataclass(frozen=True, slots=True)
class Annotations:
    """All that is found in a text. `lang` is the language in which it was read (BCP 47), `date`
    the day of publication, given or found; `furniture` are parts that are not the article."""

    text: str = field(repr=False)
    lang: str
    date: Day | None
    entities: tuple[Entity, ...]
    dates: tuple[Date, ...]
    casualties: tuple[Figure, ...]
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    victims: tuple[Victim, ...]
    furniture: tuple[Place, ...]

    def quote(self, mark: Place) -> str:
        """The words of a mark."""
        return self.text[mark.start:mark.end]

    @classmethod
    def of(cls, text: str, answer: dict[str, Any]) -> Annotations:
        """The objects of an answer of the command."""
        date = answer["date"]
        return cls(
            text=text,
            lang=answer["lang"],
            date=Day.fromisoformat(date) if date and not date.startswith("-") else None,
            entities=tuple(Entity(**{**e, "canonical": _canonical(e["canonical"])}) for e in answer["entities"]),
            dates=tuple(Date(**d) for d in answer["dates"]),
            casualties=tuple(_figure(f) for f in answer["casualties"]),
            claims=tuple(Claim(**{**c, **_places(c, "source", "cue")}) for c in answer["claims"]),
            events=tuple(_event(e) for e in answer["events"]),
            victims=tuple(Victim(**{**v, **_places(v, "role")}) for v in answer["victims"]),
            furniture=tuple(Place(**p) for p in answer["furniture"]),
        )


def _places(fields: dict[str, Any], *names: str) -> dict[str, Place | None]:
    return {name: Place(**fields[name]) if fields[name] else None for name in names}


def _canonical(fields: dict[str, str] | None) -> Canonical | None:
    return Canonical(**fields) if fields else None


def _figure(fields: dict[str, Any]) -> Figure:
    return Figure(**{**fields, "victims": tuple(fields["victims"]), **_places(fields, "source", "date", "place")})


def _event(fields: dict[str, Any]) -> Event:
    return Event(**{
        **fields,
        **_places(fields, "weapon", "date", "place"),
        "by": tuple(Actor(**actor) for actor in fields["by"]),
        "against": tuple(Actor(**actor) for actor in fields["against"]),
        "inherited": Inherited(**fields["inherited"]),
        "figures": tuple(fields["figures"]),
        "mentions": tuple(Place(**place) for place in fields["mentions"]),
    })
