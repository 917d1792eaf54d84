#!/usr/bin/env bash
# Builds the page into dist/, which any static file host can serve.
. "$(dirname "$0")/lib.sh"
scripts/tools.sh page
fetch_crates
export_page_flags
say "Building the page (about 3 minutes the first time)"
trunk build --release --offline --locked
