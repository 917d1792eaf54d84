"""Decides a little on an export: the first claim of each document is false, and the
first name of each was accepted by somebody."""

import json
import sys

export = json.load(sys.stdin)
for document in export["documents"]:
    claim, name = document["claims"][0], document["entities"][0]
    claim.update(status="false", state="edited", note="No.",
                 history=[{"status": "false", "at": "2024-05-16T08:00:00Z"}],
                 evidence=[{"url": "https://example.org/list", "comment": "a list"}],
                 links=[document["casualties"][0]["id"]])
    name.update(state="accepted")
    for mark in (claim, name):
        mark["provenance"] = {"person": "An", "created": "2024-05-16T08:00:00Z", "modified": "2024-05-17T08:00:00Z"}
json.dump(export, sys.stdout, indent=2)
