#!/usr/bin/env bash
# Measures speed: natively, then the dates in a browser beside chrono-node.
# Arguments choose native benchmarks by name and leave the browser out.
. "$(dirname "$0")/lib.sh"
say "Building the benchmarks (about 2 minutes the first time)"
cargo bench --locked --no-default-features --bench annotate --bench library -- "$@"
[ $# -eq 0 ] || exit 0

scripts/tools.sh page
scripts/tools.sh tests
crate=benches/browser
out=${CARGO_TARGET_DIR:-$crate/target}
say "Building the dates for the browser as the page is built (about 2 minutes the first time)"
cargo build --release --locked --target wasm32-unknown-unknown --manifest-path "$crate/Cargo.toml" --target-dir "$out"
wasm-bindgen --target web --out-dir "$out/module" "$out/wasm32-unknown-unknown/release/tallymark_speed.wasm"
wasm-opt -Oz --all-features "$out/module/tallymark_speed_bg.wasm" -o "$out/module/tallymark_speed_bg.wasm"
npm ci --prefix "$crate" --no-audit --no-fund --silent
export_chromium
node "$crate/speed.js" "$out/module"
