"""Documents that all tests share: those that other tools are tested with, and more."""

import json
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


@pytest.fixture(scope="session")
def documents():
    """Two short documents with doves, tabs and both languages, and some of our own sentences."""
    own = [
        "At least 12 people were killed in Kyiv on Tuesday, the mayor said.",
        "Gunmen shot dead Ada Orr, 34, a baker, in Kabul on Friday. The army denied it.",
        "Ít nhất 27 người thiệt mạng ở Gaza hôm thứ Ba, Bộ Quốc phòng Nga cho biết.",
        "",
    ]
    texts = [{"id": f"own-{i}", "text": text, "date": "2024-05-15"} for i, text in enumerate(own)]
    return lines(ROOT / "tests/interop/documents.jsonl") + texts
