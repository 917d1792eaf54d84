"""The protocol of external recommenders for INCEpTION: a document as UIMA CAS in XMI with its
type system, and back with predictions in the layer and the feature that are asked for."""

from __future__ import annotations

from typing import Any

from .engine import annotate
from .label_studio import marks


def predict(request: dict[str, Any]) -> dict[str, Any]:
    """The document with a prediction for each mark."""
    from cassis import load_cas_from_xmi, load_typesystem

    metadata, document = request["metadata"], request["document"]
    layer, feature = metadata["layer"], metadata["feature"]
    system = load_typesystem(request["typeSystem"])
    cas = load_cas_from_xmi(document["xmi"], typesystem=system)
    is_prediction = f"{feature}_score"
    kind = system.get_type(layer)
    if not any(known.name == feature for known in kind.all_features):
        raise ValueError(f"the layer {layer} has no feature {feature}")
    # Predictions are told from annotations by this feature, which INCEpTION adds to its types.
    names = {known.name for known in kind.all_features}
    text = cas.sofa_string or ""
    language = cas.document_language
    found = annotate(text, language if language and language != "x-unspecified" else None)
    for label, mark in marks(found):
        fields: dict[str, Any] = {"begin": mark.start, "end": mark.end, feature: label}
        if "inception_internal_predicted" in names:
            fields["inception_internal_predicted"] = True
        if is_prediction in names:
            fields[is_prediction] = 1.0
        cas.add(kind(**fields))
    return {"document": cas.to_xmi()}
