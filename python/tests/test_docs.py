"""The examples of docs/corpus.md, as they stand there."""

import json
import os
import re
import subprocess
import sys

import pytest

from conftest import ROOT
from test_engine import COMMAND

BLOCK = re.compile(r"^```(python|sh|python spark)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PAGE = (ROOT / "docs/corpus.md").read_text(encoding="utf-8")
EXAMPLES = [(kind, code) for kind, code in BLOCK.findall(PAGE)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with documents, in which one example finds what the one before it wrote."""
    folder = tmp_path_factory.mktemp("examples")
    given = (ROOT / "tests/interop/documents.jsonl").read_text(encoding="utf-8")
    (folder / "documents.jsonl").write_text(given, encoding="utf-8")
    (folder / "annotate").symlink_to(COMMAND)
    return folder


def run(arguments, folder):
    path = {"PATH": f"{folder}:{os.environ['PATH']}", "PYSPARK_PYTHON": sys.executable}
    done = subprocess.run(arguments, cwd=folder, env={**os.environ, **path}, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(("kind", "code"), [example for example in EXAMPLES if example[0] != "python spark"])
def test_an_example_runs(folder, kind, code):
    run(["sh", "-e", "-c", code] if kind == "sh" else [sys.executable, "-c", code], folder)


def test_there_are_examples_of_each_kind():
    assert {kind for kind, _ in EXAMPLES} == {"python", "sh", "python spark"}


def run_spark_examples(folder):
    """For test_spark.py, where Spark is."""
    for kind, code in EXAMPLES:
        if kind == "python spark":
            run([sys.executable, "-c", code], folder)
    told = [json.loads(line) for part in (folder / "incidents").glob("*.json") for line in part.open(encoding="utf-8")]
    assert len(told) == 2
