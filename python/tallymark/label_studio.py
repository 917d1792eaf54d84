"""The protocol of backends for Label Studio: tasks in, predictions out.

The labelling interface is read for its names; labels that it does not have are left out. A task
may say its language and day of publication in `lang` and `date`.
"""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

from . import __version__
from .engine import annotate
from .model import Annotations, Entity, Place

LABELS = {"person": "PER", "organization": "ORG", "place": "LOC", "demonym": "NORP"}
VERSION = f"tallymark {__version__}"


def setup(request: dict[str, Any]) -> dict[str, Any]:
    """What Label Studio asks when a backend is added."""
    _interface(request.get("schema") or "")
    return {"model_version": VERSION}


def predict(request: dict[str, Any]) -> dict[str, Any]:
    """A prediction for each task."""
    interface = _interface(request.get("label_config") or "")
    return {"results": [_prediction(task, interface) for task in request["tasks"]], "model_version": VERSION}


def _interface(config: str) -> tuple[str, str, str, set[str] | None]:
    """The names of the labels, of the text, of its field in a task, and the labels."""
    if not config:
        return "label", "text", "text", None
    try:
        tree = ElementTree.fromstring(config)
    except ElementTree.ParseError as error:
        raise ValueError(f"the labelling interface is not XML: {error}") from error
    labels, texts = tree.find(".//Labels"), {text.get("name"): text for text in tree.iter("Text")}
    if labels is None or labels.get("toName") not in texts:
        raise ValueError("the labelling interface has no <Labels> for a <Text>")
    name = labels.get("toName") or ""
    value = (texts[name].get("value") or "").removeprefix("$")
    return labels.get("name") or "", name, value, {label.get("value") or "" for label in labels.iter("Label")}


def _prediction(task: dict[str, Any], interface: tuple[str, str, str, set[str] | None]) -> dict[str, Any]:
    name, to, value, labels = interface
    data = task["data"]
    found = annotate(data[value], data.get("lang"), data.get("date"))
    result = [
        {
            "id": f"{label}-{mark.start}-{mark.end}-{i}",
            "from_name": name,
            "to_name": to,
            "type": "labels",
            "value": {"start": mark.start, "end": mark.end, "text": found.quote(mark), "labels": [label]},
        }
        for i, (label, mark) in enumerate(marks(found))
        if labels is None or label in labels
    ]
    return {"model_version": VERSION, "score": 1.0, "result": result}


def marks(found: Annotations) -> list[tuple[str, Place]]:
    """The marks of a text with their labels, in its order."""
    labelled: list[tuple[str, Place]] = [(_label(entity), entity) for entity in found.entities]
    labelled += [("DATE", date) for date in found.dates]
    labelled += [("CASUALTY", figure) for figure in found.casualties]
    labelled += [("CLAIM", claim) for claim in found.claims]
    return sorted(labelled, key=lambda pair: (pair[1].start, -pair[1].end))


def _label(entity: Entity) -> str:
    return LABELS[entity.kind]
