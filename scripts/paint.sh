#!/usr/bin/env bash
# Times the first paint of the release build on a slow line; an argument chooses another
# number of visits than five.
. "$(dirname "$0")/lib.sh"
scripts/tools.sh tests
[ -d dist ] || scripts/build.sh
export_chromium
node tests/e2e/paint.js "$@"
