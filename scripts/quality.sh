#!/usr/bin/env bash
# Runs the command over the gold texts beside the repository, prints how well it
# does, and writes the table into the docs.
. "$(dirname "$0")/lib.sh"
shared=${SHARED:-../shared}
need python3 "The scorer is written in it."
[ -d "$shared/gold" ] || fail "$shared/gold is missing: the gold texts stand beside the repository, not in it."
say "Building the command (about 1 minute the first time)"
cargo build --locked --profile native --no-default-features --bin annotate
out=${CARGO_TARGET_DIR:-target}/quality
mkdir -p "$out"
for set in articles vi-dev en-dev; do
  "${CARGO_TARGET_DIR:-target}/native/annotate" <"$shared/gold/$set.jsonl" >"$out/$set.jsonl"
  python3 "$shared/score/score.py" "$shared/gold/$set.jsonl" "$out/$set.jsonl" --json >"$out/$set.json"
done
python3 scripts/quality.py "$out" docs/quality.md README.md
