#!/usr/bin/env bash
# What CI runs. When it ends well, a change is ready.
. "$(dirname "$0")/lib.sh"
scripts/tools.sh tests
say "Checking the format"
cargo fmt --check
say "Checking the lints of the engine (about 1 minute the first time)"
cargo clippy --locked --no-default-features --features pdf --all-targets -- -D warnings
say "Checking the lints of the page (about 2 minutes the first time)"
cargo clippy --locked --target wasm32-unknown-unknown --lib --bin tallymark --test browser -- -D warnings
say "Checking the lints of the workers of the page (about 1 minute the first time)"
cargo clippy --locked --target wasm32-unknown-unknown --no-default-features --features worker,pdf --bin engine --bin files -- -D warnings
scripts/test.sh
scripts/interop.sh
scripts/budget.sh
say "Ready"
