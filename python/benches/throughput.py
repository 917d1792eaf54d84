"""Ten million characters through each way: how fast, with how much memory, and how much more
processor time than the command takes. Prints the table of docs/corpus.md.

    python python/benches/throughput.py ANNOTATE [CHARACTERS]

Each way is a process of its own. What is timed is the work, from documents in memory or a file
to annotations, without the start of the interpreter.
"""

import json
import resource
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "python/tests"))

CLOCK = """
import os, time
def clock():
    t = os.times()
    return time.perf_counter(), t.user + t.system + t.children_user + t.children_system
def report(begin):
    end = clock()
    print(end[0] - begin[0], end[1] - begin[1])
"""

LOAD = "import json\ndocuments = [json.loads(line) for line in open('documents.jsonl', encoding='utf-8')]\n"

WAYS = {
    "Python, a text at a time (objects)": LOAD + """
import tallymark
begin = clock()
for d in documents: tallymark.annotate(d['text'], d['lang'], d['date'])
report(begin)
""",
    "Python, `annotate_table`": LOAD + """
import pyarrow, tallymark
table = pyarrow.Table.from_pylist(documents)
begin = clock()
pyarrow.table(tallymark.annotate_table(table))
report(begin)
""",
    "Polars": """
import polars as pl
from tallymark.polars import annotate
begin = clock()
frame = pl.scan_ndjson('documents.jsonl').with_columns(
    found=annotate(pl.col('text'), pl.col('lang'), pl.col('date').str.to_date())).collect()
report(begin)
""",
    "DuckDB": """
import duckdb
from tallymark.duckdb import register
connection = duckdb.connect()
register(connection)
begin = clock()
connection.sql("create table found as select id, tallymark(text, lang, date) f from read_json('documents.jsonl', "
    "columns = {id: 'VARCHAR', lang: 'VARCHAR', date: 'DATE', text: 'VARCHAR'})")
report(begin)
""",
    "pandas": """
import pandas
from tallymark.pandas import annotate
frame = pandas.read_json('documents.jsonl', lines=True, dtype={'id': str}, convert_dates=['date'])
begin = clock()
annotate(frame)
report(begin)
""",
    "spaCy, its tokenizer alone": LOAD + """
import spacy
nlp = spacy.blank('en')
begin = clock()
for d in documents: nlp.make_doc(d['text'])
report(begin)
""",
    "spaCy with the component": LOAD + """
import spacy
nlp = spacy.blank('en')
nlp.add_pipe('tallymark')
begin = clock()
for doc in nlp.pipe(d['text'] for d in documents): pass
report(begin)
""",
    "Spark, two local workers": """
import os, sys
os.environ['PYSPARK_PYTHON'] = sys.executable
from pyspark.sql import SparkSession
import tallymark.spark
spark = SparkSession.builder.master('local[2]').config('spark.ui.enabled', 'false').getOrCreate()
spark.sparkContext.setLogLevel('ERROR')
documents = spark.read.schema('id string, lang string, date string, text string').json('documents.jsonl').repartition(8)
begin = clock()
tallymark.spark.annotate(documents).write.mode('overwrite').parquet('found')
report(begin)
spark.stop()
""",
}

NODE = """
import { readFileSync } from "node:fs";
import { load, annotate } from "%s/js/index.js";
const documents = readFileSync("documents.jsonl", "utf8").trimEnd().split("\\n").map((line) => JSON.parse(line));
await load();
const begin = [performance.now(), process.cpuUsage()];
for (const { text, lang, date } of documents) await annotate(text, { lang, date });
const used = process.cpuUsage(begin[1]);
console.log((performance.now() - begin[0]) / 1e3, (used.user + used.system) / 1e6);
"""


def measured(arguments, folder, given=None):
    """Output, wall and processor seconds, and memory of one process in megabytes."""
    began, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    stdin = open(given, "rb") if given else subprocess.DEVNULL
    process = subprocess.Popen(["/usr/bin/env", *arguments], cwd=folder, stdin=stdin, stdout=subprocess.PIPE)
    peak = 0
    with process:
        chunks: list[bytes] = []
        reader = threading.Thread(target=lambda: chunks.append(process.stdout.read()))
        reader.start()
        while process.poll() is None:
            peak = max(peak, memory(process.pid))
            time.sleep(0.02)
        reader.join()
    assert process.returncode == 0, arguments[:2]
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return chunks[0], time.perf_counter() - began, used, peak


def memory(pid):
    """What a process and its children hold, in megabytes."""
    total, open_ones = 0, [pid]
    while open_ones:
        at = open_ones.pop()
        try:
            status = Path(f"/proc/{at}/status").read_text()
            total += next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))
            for task in Path(f"/proc/{at}/task").iterdir():
                open_ones += [int(child) for child in (task / "children").read_text().split()]
        except (OSError, StopIteration):
            pass
    return total // 1024


def main():
    from corpus import articles

    annotate, wanted = str(Path(sys.argv[1]).resolve()), int(sys.argv[2]) if len(sys.argv) > 2 else 10_000_000
    with tempfile.TemporaryDirectory() as folder:
        path, characters = Path(folder) / "documents.jsonl", 0
        with path.open("w", encoding="utf-8") as file:
            for document in articles(10**9):
                if characters >= wanted:
                    break
                del document["incident"]
                characters += len(document["text"])
                file.write(json.dumps(document, ensure_ascii=False) + "\n")
        rows = []
        for name, options in [("the command, JSON Lines", []), ("the command, Parquet", ["--format", "parquet", "--into", "t"])]:
            _, wall, used, peak = measured([annotate, *options], folder, path)
            rows.append((name, wall, used, peak))
        for name, code in WAYS.items():
            output, _, _, peak = measured([sys.executable, "-c", CLOCK + code], folder)
            wall, used = map(float, output.split())
            rows.append((name, wall, used, peak))
        output, _, _, peak = measured(["node", "--input-type=module", "-e", NODE % ROOT], folder)
        wall, used = map(float, output.split())
        rows.append(("Node", wall, used, peak))
        print("| way | seconds | million characters a second | processor seconds | against the command | memory, MB |")
        print("|---|---|---|---|---|---|")
        for name, wall, used, peak in rows:
            print(f"| {name} | {wall:.1f} | {characters / wall / 1e6:.2f} | {used:.1f} | {used / rows[0][2]:.2f} | {peak} |")


main()
