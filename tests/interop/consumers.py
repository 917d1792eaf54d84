"""Our files in the hands of those who read them: each real consumer gives back the
same quotes that the export `tallymark/1` has. One argument: the folder with a file of
every format, as scripts/interop.sh writes it."""

import csv
import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree

FOLDER = Path(sys.argv[1])

LABELS = {
    "person": "PER", "organization": "ORG", "place": "LOC", "demonym": "NORP",
    "date": "DATE", "casualty": "CASUALTY", "claim": "CLAIM",
}
BRAT = {"Person": "PER", "Organization": "ORG", "Place": "LOC", "Demonym": "NORP",
        "Date": "DATE", "Casualty": "CASUALTY", "Claim": "CLAIM"}


def read(name):
    # `newline=""`: a carriage return is a letter of the text like any other.
    with open(FOLDER / name, encoding="utf-8", newline="") as file:
        return file.read()


def same(found, expected, consumer):
    assert sorted(found) == sorted(expected), f"{consumer}: {sorted(found)} is not {sorted(expected)}"
    print(f"    {consumer}: {len(expected)} quotes")


def quotes_of(document):
    lists = [("entities", None), ("dates", "date"), ("casualties", "casualty"), ("claims", "claim")]
    return [
        (LABELS[kind or mark["kind"]], mark["quote"])
        for name, kind in lists for mark in document[name] if mark["state"] != "rejected"
    ]


def spacy_reads(documents):
    import spacy
    from spacy.tokens import Doc

    nlp = spacy.blank("xx")
    for line, (text, expected) in zip(read("spacy.jsonl").splitlines(), documents.values(), strict=True):
        row = json.loads(line)
        doc = Doc(nlp.vocab, [t["text"] for t in row["tokens"]], [t["ws"] for t in row["tokens"]])
        assert doc.text == text
        assert [t.idx for t in doc] == [t["start"] for t in row["tokens"]]
        spans = [doc.char_span(s["start"], s["end"], s["label"]) for s in row["spans"]]
        assert all(s.start == r["token_start"] and s.end - 1 == r["token_end"] for s, r in zip(spans, row["spans"]))
        same([(s.label_, s.text_with_ws if s.text.endswith(" ") else s.text) for s in spans], expected, "spaCy")


def cassis_reads(documents):
    from cassis import load_cas_from_json

    for name, (text, expected) in documents.items():
        cas = load_cas_from_json(read(f"cas/{name}.json"))
        assert cas.sofa_string == text
        found = []
        for kind, label in [("Entity", None), ("Timex3", "DATE"), ("Casualty", "CASUALTY"), ("Claim", "CLAIM")]:
            for mark in cas.select(f"tallymark.{kind}"):
                found.append((label or LABELS[mark.kind], mark.get_covered_text()))
        same(found, expected, "dkpro-cassis")


def brat_reads(documents):
    from pybrat.parser import BratParser

    # Marks over the end of a line are in fragments, which the parser joins by a blank.
    parsed = BratParser().parse(FOLDER / "brat")
    assert len(parsed) == len(documents)
    for example in parsed:
        text, expected = documents[Path(str(example.id)).name]
        # The parser reads lines its own way; the text of the file is compared as bytes.
        assert read(f"brat/{Path(str(example.id)).name}.txt") == text
        found = [
            (BRAT[e.type], text[e.spans[0].start:e.spans[-1].end]) for e in example.entities
        ]
        for e in example.entities:
            assert e.mention == " ".join(text[s.start:s.end] for s in e.spans)
        same(found, expected, "pybrat")


def label_studio_reads(documents):
    from label_studio_sdk.converter import Converter

    labels = "".join(f'<Label value="{label}"/>' for label in LABELS.values())
    config = f'<View><Labels name="label" toName="text">{labels}</Labels><Text name="text" value="$text"/></View>'
    tasks = json.loads(read("label-studio.json"))
    # The converter takes annotations alone.
    for number, task in enumerate(tasks):
        runs = task.pop("predictions") + task.pop("annotations")
        marks = [mark for run in runs for mark in run["result"] if mark["type"] == "labels"]
        task.update(id=number, annotations=[{"id": number, "result": marks, "was_cancelled": False}])
    with TemporaryDirectory() as folder:
        source, target = Path(folder) / "tasks.json", Path(folder) / "out"
        source.write_text(json.dumps(tasks), encoding="utf-8")
        Converter(config, project_dir=None).convert_to_json_min(str(source), str(target), is_dir=False)
        rows = json.loads(next(target.glob("*.json")).read_text(encoding="utf-8"))
    for row, (text, expected) in zip(rows, documents.values(), strict=True):
        assert row["text"] == text
        found = [(mark["labels"][0], text[mark["start"]:mark["end"]]) for mark in row["label"]]
        assert all(mark["text"] == text[mark["start"]:mark["end"]] for mark in row["label"])
        same(found, expected, "label-studio-sdk")


def doccano_reads(documents):
    # doccano's page is JavaScript: its strings are cut at UTF-16 code units.
    import doccano_import

    doccano_import.start()
    for name, task in [("doccano", "SequenceLabeling"), ("doccano-relations", "RelationExtraction")]:
        examples = doccano_import.imported(FOLDER / f"{name}.jsonl", task)
        for (text, spans), (wanted, expected) in zip(examples, documents.values(), strict=True):
            units = text.encode("utf-16-le")
            found = [(label, units[2 * start:2 * end].decode("utf-16-le")) for label, start, end in spans]
            assert text == wanted
            same(found, expected, f"doccano's importer, {task}")


def json_ld_reads(_documents):
    from pyld import jsonld

    # The two contexts, as far as our files use them, in place of the network. They have
    # no `@vocab`: a term that is not in them vanishes on expansion, and its value with it.
    contexts = json.loads((Path(__file__).parent / "contexts.json").read_text(encoding="utf-8"))

    def load(url, _options):
        return {"contextUrl": None, "documentUrl": url, "document": contexts[url], "contentType": "application/ld+json"}

    for name in ["web-annotation.jsonld", "claim-review.jsonld"]:
        value = json.loads(read(name))
        expanded = jsonld.expand(value, {"documentLoader": load})
        kept, values = sum(1 for _ in kept_values(expanded)), sum(1 for _ in all_values(value))
        assert kept == values > 0, f"{name}: {values} values, {kept} after expansion"
        print(f"    pyld: {name}, {values} values")


def all_values(value):
    """The values of a document as it stands in the file."""
    inner = [v for k, v in value.items() if k != "@context"] if isinstance(value, dict) else value
    if isinstance(inner, list):
        for item in inner:
            yield from all_values(item)
    else:
        yield value


def kept_values(value):
    """The values of a document after expansion: its ids, types and literals."""
    if isinstance(value, dict) and "@value" in value:
        yield value["@value"]
    elif isinstance(value, dict):
        for item in value.values():
            yield from kept_values(item)
    elif isinstance(value, list):
        for item in value:
            yield from kept_values(item)
    else:
        yield value


def tables_are_read(documents):
    import duckdb
    import pandas

    marks = {"csv-figures": {"CASUALTY"}, "csv-claims": {"CLAIM"},
             "csv-mentions": {"PER", "ORG", "LOC", "NORP", "DATE"}}
    for name, labels in marks.items():
        path = FOLDER / f"{name}.csv"
        expected = [quote for _, quotes in documents.values() for label, quote in quotes if label in labels]
        texts = {document: text for document, (text, _) in documents.items()}
        frame = pandas.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
        found = [texts[row.document][int(row.start):int(row.end)] for row in frame.itertuples()]
        same(found, expected, f"pandas, {name}")
        same([q.removeprefix("'") for q in frame["quote"]], expected, f"pandas, {name}, its quotes")
        rows = duckdb.sql(f"select quote from read_csv('{path}', all_varchar = true)").fetchall()
        same([(row[0] or "").removeprefix("'") for row in rows], expected, f"DuckDB, {name}")
    for name, columns in [("ged", 49), ("acled", 31), ("casualty-record", 32)]:
        frame = pandas.read_csv(FOLDER / f"{name}.csv", dtype=str)
        assert len(frame.columns) == columns and len(frame) > 0
        print(f"    pandas: {name}, {len(frame)} rows")


def xml_is_read(documents):
    for name, (text, expected) in documents.items():
        root = ElementTree.fromstring((FOLDER / f"timeml/{name}.tml").read_bytes())
        body = root.find("TEXT")
        assert "".join(body.itertext()) == text
        found = [("DATE", "".join(date.itertext())) for date in body.iter("TIMEX3")]
        same(found, [mark for mark in expected if mark[0] == "DATE"], "ElementTree, TimeML")


def conll_is_read(documents):
    names = {"PER", "ORG", "LOC", "NORP"}
    found, current = [], None
    for line in read("conll.conll").split("\n"):
        token, _, tag = line.rpartition(" ")
        if tag.startswith("B-"):
            current = (tag[2:], [token])
            found.append(current)
        elif tag.startswith("I-"):
            assert current and current[0] == tag[2:]
            current[1].append(token)
        else:
            current = None
    expected = [mark for _, quotes in documents.values() for mark in quotes if mark[0] in names]
    flat = [(label, "".join(quote.split())) for label, quote in expected]
    same([(label, "".join(tokens)) for label, tokens in found if label in names], flat, "CoNLL")


def main():
    export = json.loads(read("tallymark.json"))
    documents = {d["id"]: (d["text"], quotes_of(d)) for d in export["documents"]}
    assert all(len(quotes) > 4 for _, quotes in documents.values())
    for consumer in [spacy_reads, cassis_reads, brat_reads, label_studio_reads, doccano_reads, json_ld_reads,
                     tables_are_read, xml_is_read, conll_is_read]:
        consumer(documents)


main()
