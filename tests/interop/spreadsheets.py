"""Our tables in LibreOffice: it opens each without a person, and what it makes of them is
read cell by cell. No cell of a document becomes a formula, no row is lost, and letters
stay as they are. One argument: the folder with a file of every format."""

import csv
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree

FOLDER = Path(sys.argv[1])
TABLES = ["csv-figures", "csv-claims", "csv-mentions", "ged", "acled", "casualty-record"]
# Comma, quotation mark, UTF-8, from the first line.
READ_AS = "CSV:44,34,76,1"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
FORMULA = ("=", "+", "-", "@")


def opened(folder, tables):
    """Each table as LibreOffice has it, in a profile of its own."""
    with TemporaryDirectory() as profile:
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", f"--infilter={READ_AS}",
             "--convert-to", "fods", "--outdir", str(folder), *map(str, tables)],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300,
        )
    return [ElementTree.parse(folder / f"{table.stem}.fods") for table in tables]


def repeated(element, what):
    return int(element.get(f"{TABLE}number-{what}-repeated", "1"))


def letters(element):
    """The text of a cell: blanks, tabs and line ends are elements of their own."""
    told = element.text or ""
    for child in element:
        blanks = {f"{TEXT}s": " " * int(child.get(f"{TEXT}c", "1")), f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}
        told += blanks.get(child.tag) or letters(child)
        told += child.tail or ""
    return told


def cells(tree):
    """Rows of cells as they are seen, each with the kind of its value."""
    rows = []
    for row in tree.iter(f"{TABLE}table-row"):
        seen = []
        for cell in row:
            told = "\n".join(letters(part) for part in cell.findall(f"{TEXT}p"))
            seen += [(told, cell.get(f"{OFFICE}value-type"))] * (repeated(cell, "columns") if told else 1)
            if not told:
                seen += [("", None)] * min(repeated(cell, "columns") - 1, 99)
        if any(told for told, _ in seen):
            rows += [seen] * repeated(row, "rows")
    return rows


def formulas(tree):
    return [cell.get(f"{TABLE}formula") for cell in tree.iter() if cell.get(f"{TABLE}formula")]


def plain(cell):
    """The words of a cell, however their blanks and line ends are kept."""
    return " ".join(cell.split())


def main():
    with TemporaryDirectory() as name:
        folder = Path(name)
        # What is not escaped does become one: otherwise nothing would be shown below.
        control = folder / "control.csv"
        control.write_text("a,b\n=1+1,x\n", encoding="utf-8")
        tables = [FOLDER / f"{table}.csv" for table in TABLES]
        *read, unescaped = opened(folder, [*tables, control])
        assert formulas(unescaped), "the control has no formula"
        escaped = vietnamese = 0
        for table, tree in zip(tables, read, strict=True):
            with open(table, encoding="utf-8-sig", newline="") as file:
                expected = list(csv.reader(file))
            assert not formulas(tree), f"{table.name}: {formulas(tree)}"
            found = cells(tree)
            assert len(found) == len(expected) > 1, f"{table.name}: {len(expected)} rows, {len(found)} in LibreOffice"
            for ours, theirs in zip(expected, found):
                for cell, (told, kind) in zip(ours, theirs):
                    if cell.startswith("'") and cell[1:].startswith(FORMULA):
                        assert kind == "string" and plain(told) in (plain(cell), plain(cell[1:])), f"{table.name}: {cell!r} is {told!r}"
                        escaped += 1
                    assert not cell.startswith(FORMULA), f"{table.name}: {cell!r}"
                    if any("\u1ea0" <= letter <= "\u1ef9" for letter in cell):
                        assert plain(told) == plain(cell), f"{table.name}: {cell!r} is {told!r}"
                        vietnamese += 1
            print(f"    LibreOffice: {table.stem}, {len(found)} rows, no formula")
        assert escaped and vietnamese
        print(f"    LibreOffice: {escaped} cells that look like formulas are text, {vietnamese} Vietnamese cells are whole")


main()
