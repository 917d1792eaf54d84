#!/usr/bin/env bash
# Our files in the hands of their real consumers: spaCy, dkpro-cassis, Label Studio's
# converter, a reader of brat, doccano, pandas, DuckDB, a JSON-LD processor, LibreOffice.
# All but the last are Python, in a folder of their own; where no registry can be
# reached, this says so and passes, but not in CI.
. "$(dirname "$0")/lib.sh"
need python3 "Install Python 3.10 or newer."
venv=.tools/interop
wanted=tests/interop/requirements.txt
alone=tests/interop/alone.txt
if ! cat "$wanted" "$alone" | cmp -s - "$venv/installed.txt"; then
  say "Installing the consumers (about 2 minutes the first time)"
  python3 -m venv "$venv"
  if ! "$venv/bin/pip" install --quiet --disable-pip-version-check --requirement "$wanted" ||
    ! "$venv/bin/pip" install --quiet --disable-pip-version-check --no-deps --requirement "$alone"; then
    [ -z "${CI-}" ] || fail "The consumers could not be installed."
    say "Skipped: the consumers could not be installed. The other tests do not need them."
    exit 0
  fi
  cat "$wanted" "$alone" > "$venv/installed.txt"
fi
say "Writing a file of every format"
# As the tests compile it, so that it is there after them.
cargo test --quiet --locked --features "$NATIVE" --no-run --test command
annotate=${CARGO_TARGET_DIR:-target}/debug/annotate
files=$(mktemp -d)
trap 'rm -rf "$files"' EXIT
"$annotate" --format tallymark < tests/interop/documents.jsonl > "$files/found.json"
"$venv/bin/python" tests/interop/decide.py < "$files/found.json" > "$files/tallymark.json"
while read -r name file; do
  "$annotate" --format "$name" < "$files/tallymark.json" > "$files/$file" 2> "$files/losses.md"
  [ "${file##*.}" != zip ] || "$venv/bin/python" -m zipfile -e "$files/$file" "$files/$name"
done <<'NAMES'
web-annotation web-annotation.jsonld
doccano doccano.jsonl
doccano-relations doccano-relations.jsonl
label-studio label-studio.json
spacy spacy.jsonl
brat brat.zip
conll conll.conll
cas cas.zip
csv-figures csv-figures.csv
csv-claims csv-claims.csv
csv-mentions csv-mentions.csv
claim-review claim-review.jsonld
ged ged.csv
acled acled.csv
casualty-record casualty-record.csv
timeml timeml.zip
NAMES
say "Handing them to their consumers"
"$venv/bin/python" -W ignore tests/interop/consumers.py "$files"
# LibreOffice is 90 MB to fetch and 280 MB on the disk: only CI installs it by itself.
if ! have soffice && [ -n "${CI-}" ] && have apt-get && [ "$(id -u)" = 0 ]; then
  say "Installing LibreOffice (about 2 minutes)"
  apt-get update -qq || true
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends libreoffice-calc-nogui > /dev/null ||
    say "LibreOffice could not be installed"
fi
if have soffice; then
  "$venv/bin/python" tests/interop/spreadsheets.py "$files"
else
  say "LibreOffice is not here; the tables were read by pandas and DuckDB alone"
fi
