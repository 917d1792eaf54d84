#!/usr/bin/env bash
# Measures speed; arguments choose benchmarks by name.
. "$(dirname "$0")/lib.sh"
say "Building the benchmarks (about 2 minutes the first time)"
cargo bench --locked --no-default-features --bench annotate -- "$@"
