"""Makes one table of the scorer's figures and writes it where the docs want it.

    quality.py FOLDER FILE...

FOLDER holds the scorer's JSON for each set of texts; in each FILE the lines
between the two marks are replaced by the table.
"""
import json
import pathlib
import sys

SETS = ["articles", "vi-dev", "en-dev"]
BEGIN, END = "<!-- quality -->\n", "<!-- /quality -->\n"


def cell(score):
    if score is None:
        return "–"
    return f"{score['F']:.3f} ({score['P']:.2f}, {score['R']:.2f})"


def table(scores):
    rows = [["measure", *SETS], ["---"] * (len(SETS) + 1)]
    measures = sorted({measure for score in scores for measure in score})
    rows += [[measure, *(cell(score.get(measure)) for score in scores)] for measure in measures]
    return "".join("| " + " | ".join(row) + " |\n" for row in rows)


def write(path, text):
    page = path.read_text(encoding="utf-8")
    head, mark, rest = page.partition(BEGIN)
    _, end, tail = rest.partition(END)
    if not (mark and end):
        sys.exit(f"error: {path} has no place for the table ({BEGIN.strip()} … {END.strip()})")
    path.write_text(head + BEGIN + text + END + tail, encoding="utf-8")


folder, *files = map(pathlib.Path, sys.argv[1:])
text = table([json.loads((folder / f"{name}.json").read_text()) for name in SETS])
print(text, end="")
for path in files:
    write(path, text)
