#!/usr/bin/env bash
# Builds the page: small into dist/, which any static file host can serve, or with
# `build.sh haste` quickly and large into target/page/, for the journeys.
. "$(dirname "$0")/lib.sh"
case "${1-release}" in
  release)
    scripts/tools.sh page
    fetch_crates
    export_page_flags
    # trunk builds one program after the other; the workers are built at once.
    step "Building the workers for release (about 3 minutes)" cargo build --release --locked --target wasm32-unknown-unknown \
      --no-default-features --features worker,pdf --bin engine --bin files
    step "Building the page for release (about 4 minutes)" trunk build --release --offline --locked
    ;;
  haste)
    scripts/tools.sh haste
    fetch_crates
    step "Building the page in haste (about 3 minutes the first time)" trunk build --offline --locked --dist "$HASTE"
    ;;
  *) fail "usage: build.sh [release|haste]" ;;
esac
