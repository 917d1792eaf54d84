#!/usr/bin/env bash
# Faults on purpose, all of them, against a real browser: no room at each single
# write, 200 pages that die, a minute of two tabs, each stored record damaged, 100
# browsers that are killed. The journeys of every build try a few of each.
. "$(dirname "$0")/lib.sh"
scripts/tools.sh tests
scripts/build.sh haste
export_chromium
export FAULTS=all DIST=$HASTE
step "Trying faults (about 25 minutes)" node --test --test-concurrency=1 tests/e2e/faults.test.js tests/e2e/killed.test.js
