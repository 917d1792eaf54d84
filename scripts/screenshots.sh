#!/usr/bin/env bash
# Makes the pictures in docs/img/ from the page itself.
. "$(dirname "$0")/lib.sh"
scripts/tools.sh tests
scripts/build.sh
CHROMIUM=$(command -v chromium || command -v chromium-browser || command -v google-chrome)
export CHROMIUM
npm run screenshots --prefix tests/e2e
