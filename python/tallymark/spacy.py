"""A component of spaCy: ``nlp.add_pipe("tallymark")``.

It fills four groups of spans (``doc.spans["tallymark.entities"]``, ``.dates``, ``.casualties``,
``.claims``), the entities of the document where none stand yet (with Wikidata ids as
``ent.kb_id_``), and ``doc._.tallymark`` with all that was found. ``span._.tallymark`` is the mark
behind a span: its bounds, values, source. A mark that ends inside a token takes the whole token.
"""

from __future__ import annotations

from datetime import date as Day
from typing import TYPE_CHECKING

from .engine import annotate
from .model import Entity, Place

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

LABELS = {"person": "PERSON", "organization": "ORG", "place": "GPE", "demonym": "NORP"}


class Component:
    """Annotates documents. The day of publication stands in ``doc.user_data["date"]``, or in
    ``doc._.date`` where somebody defined that; without it the text's own is taken."""

    def __init__(self, lang: str | None) -> None:
        from spacy.tokens import Doc, Span

        self.lang = lang
        if not Doc.has_extension("tallymark"):
            Doc.set_extension("tallymark", default=None)
        if not Span.has_extension("tallymark"):
            Span.set_extension("tallymark", default=None)

    def __call__(self, doc: Doc) -> Doc:
        found = annotate(doc.text, self.lang, _date(doc))
        doc._.tallymark = found
        lists = {
            "entities": found.entities, "dates": found.dates, "casualties": found.casualties, "claims": found.claims,
        }
        for name, marks in lists.items():
            spans = [_span(doc, mark) for mark in marks]
            doc.spans[f"tallymark.{name}"] = [span for span in spans if span is not None]
        if not doc.ents:
            doc.ents = _apart([*doc.spans["tallymark.entities"], *doc.spans["tallymark.dates"]])
        return doc


def create(nlp: Language, name: str, lang: str | None) -> Component:
    """Makes the component; `lang` None takes the language of the pipeline."""
    return Component(lang or (nlp.lang if nlp.lang != "xx" else None))


def _date(doc: Doc) -> Day | str | None:
    stated = doc._.date if doc.has_extension("date") else None
    return stated or doc.user_data.get("date")


def _span(doc: Doc, mark: Place) -> Span | None:
    kind = LABELS[mark.kind] if isinstance(mark, Entity) else type(mark).__name__.upper()
    known = mark.canonical.id if isinstance(mark, Entity) and mark.canonical else ""
    known = "" if known.startswith("local:") else known
    span = doc.char_span(mark.start, mark.end, label=kind, kb_id=known, alignment_mode="expand")
    if span is not None:
        span._.tallymark = mark
    return span


def _apart(spans: list[Span]) -> list[Span]:
    from spacy.util import filter_spans

    return filter_spans(spans)


def _register() -> None:
    from spacy.language import Language

    if not Language.has_factory("tallymark"):
        Language.factory(
            "tallymark", default_config={"lang": None}, assigns=["doc.ents", "doc.spans", "doc._.tallymark"], func=create
        )


_register()
