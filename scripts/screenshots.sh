#!/usr/bin/env bash
# Makes the pictures in docs/img/ from the page itself.
. "$(dirname "$0")/lib.sh"
scripts/tools.sh tests
scripts/build.sh haste
export_chromium
DIST=$HASTE npm run screenshots --prefix tests/e2e
