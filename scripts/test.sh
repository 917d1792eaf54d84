#!/usr/bin/env bash
# All tests. Each step can be run alone: test.sh native|browser|journeys.
. "$(dirname "$0")/lib.sh"

native() {
  say "Testing the engine, the desk and the command (about 2 minutes the first time)"
  cargo test --locked --no-default-features --features pdf
  say "Testing what of the page needs no browser (about 2 minutes the first time)"
  cargo test --locked --lib app
}

browser() {
  scripts/tools.sh tests
  say "Testing in a headless browser (about 3 minutes the first time)"
  CHROMEDRIVER=$(command -v chromedriver) cargo test --locked --target wasm32-unknown-unknown --test browser
}

journeys() {
  scripts/tools.sh tests
  scripts/build.sh
  say "Walking through the page (about 3 minutes)"
  local chromium
  chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome)
  CHROMIUM=$chromium npm test --prefix tests/e2e
}

case "${1-all}" in
  all)
    native
    browser
    journeys
    ;;
  native | browser | journeys) "$1" ;;
  *) fail "usage: test.sh [native|browser|journeys]" ;;
esac
