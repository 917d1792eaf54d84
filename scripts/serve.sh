#!/usr/bin/env bash
# Builds the page and serves it; PORT chooses another port than 8080.
. "$(dirname "$0")/lib.sh"
port=${PORT:-8080}
scripts/tools.sh page
fetch_crates
export_page_flags
say "Building the page (about 3 minutes the first time); then it is at http://127.0.0.1:$port/ until Ctrl+C"
exec trunk serve --release --offline --locked --no-autoreload --address 127.0.0.1 --port "$port"
