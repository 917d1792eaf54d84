#!/usr/bin/env bash
# What CI runs. When it ends well, a change is ready.
. "$(dirname "$0")/lib.sh"
list_steps
check_packages() {
  cargo fmt --check --manifest-path python/Cargo.toml
  cargo fmt --check --manifest-path js/Cargo.toml
}
scripts/tools.sh tests
step "Checking the format" cargo fmt --check
step "Checking the format of the packages" check_packages
step "Checking the lints of the engine (about 1 minute the first time)" \
  cargo clippy --locked --no-default-features --features "$NATIVE" --all-targets -- -D warnings
step "Checking the lints of the page (about 1 minute the first time)" \
  cargo clippy --locked --target wasm32-unknown-unknown --lib --bin tallymark --test browser -- -D warnings
step "Checking the lints of the workers of the page" \
  cargo clippy --locked --target wasm32-unknown-unknown --no-default-features --features worker,pdf --bin engine --bin files -- -D warnings
scripts/test.sh
step "Handing files to their consumers (about 2 minutes the first time)" scripts/interop.sh
scripts/build.sh
step "Weighing the page" node scripts/budget.mjs
scripts/test.sh smoke
say "Ready"
