#!/usr/bin/env bash
# All tests. Each part can be run alone: test.sh native|browser|journeys|smoke.
. "$(dirname "$0")/lib.sh"
list_steps

native() {
  # With all features, so that the engine is compiled once for its tests and the page's.
  step "Compiling the native tests (about 2 minutes the first time)" cargo test --locked --features "$NATIVE" --no-run
  step "Testing what needs no browser" cargo test --quiet --locked --features "$NATIVE"
}

browser() {
  scripts/tools.sh tests
  CHROMEDRIVER=$(command -v chromedriver)
  export CHROMEDRIVER
  step "Testing in a headless browser (about 2 minutes the first time)" \
    cargo test --locked --target wasm32-unknown-unknown --test browser
}

# walk DIST [JOURNEY...]: journeys through the page that stands in a folder; all of them
# where none is named.
walk() {
  export DIST=$PWD/$1
  export_chromium
  node tests/e2e/walk.js "${@:2}"
}

journeys() {
  scripts/tools.sh tests
  scripts/build.sh haste
  # One of them holds what the page shows to what the command says.
  step "Compiling the command" cargo test --quiet --locked --features "$NATIVE" --no-run --test command
  step "Walking through the page (about 6 minutes)" walk "$HASTE"
}

# The page as it is released, every part of it once.
smoke() {
  scripts/tools.sh tests
  [ -d dist ] || scripts/build.sh
  step "Walking through the page as it is released" walk dist smoke.test.js
}

case "${1-all}" in
  all)
    native
    browser
    journeys
    ;;
  native | browser | journeys | smoke) "$1" ;;
  *) fail "usage: test.sh [native|browser|journeys|smoke]" ;;
esac
