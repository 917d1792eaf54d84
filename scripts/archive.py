"""Packs a folder and some files as a ZIP whose bytes follow from theirs alone: sorted, with one
time (SOURCE_DATE_EPOCH). Arguments: the ZIP, the folder, the files."""

import os
import sys
import time
import zipfile
from pathlib import Path

archive, folder, files = sys.argv[1], Path(sys.argv[2]), sys.argv[3:]
when = time.gmtime(int(os.environ["SOURCE_DATE_EPOCH"]))[:6]
entries = [(path.relative_to(folder).as_posix(), path) for path in folder.rglob("*") if path.is_file()]
entries += [(Path(name).name, Path(name)) for name in files]
with zipfile.ZipFile(archive, "w") as packed:
    for name, path in sorted(entries):
        entry = zipfile.ZipInfo(name, when)
        entry.external_attr = 0o644 << 16
        packed.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED, 9)
