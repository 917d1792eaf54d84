#!/usr/bin/env bash
# Builds the page in haste and serves it, and again with each change; PORT chooses
# another port than 8080.
. "$(dirname "$0")/lib.sh"
port=${PORT:-8080}
scripts/tools.sh haste
fetch_crates
say "Building the page (about 3 minutes the first time); then it is at http://127.0.0.1:$port/ until Ctrl+C"
exec trunk serve --offline --locked --no-autoreload --dist "$HASTE" --address 127.0.0.1 --port "$port"
