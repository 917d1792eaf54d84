"""Decides a little on an export: the first claim of a document is false, and the first
name was accepted by somebody. What the person writes looks like formulas."""

import json
import sys

export = json.load(sys.stdin)
for document in export["documents"]:
    for claim in document["claims"][:1]:
        claim.update(status="false", state="edited", note='=HYPERLINK("https://example.org")',
                     history=[{"status": "false", "at": "2024-05-16T08:00:00Z"}],
                     evidence=[{"url": "https://example.org/list", "comment": "+1 list"}],
                     links=[document["casualties"][0]["id"]])
    document["title"], document["source"] = "@" + document["id"], "-" + document["language"]
    for name in document["entities"][:1]:
        name["state"] = "accepted"
    for mark in document["claims"][:1] + document["entities"][:1]:
        mark["provenance"] = {"person": "An", "created": "2024-05-16T08:00:00Z", "modified": "2024-05-17T08:00:00Z"}
json.dump(export, sys.stdout, indent=2)
