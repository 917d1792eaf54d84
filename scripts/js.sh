#!/usr/bin/env bash
# The JavaScript package: built into js/pkg/, and tested in Node.
#   js.sh          builds and tests
#   js.sh build    builds alone
. "$(dirname "$0")/lib.sh"
scripts/tools.sh haste
builds=$PWD/${CARGO_TARGET_DIR:-target}
package=js/pkg
build() {
  CARGO_TARGET_DIR=$builds/js-build cargo build --quiet --release --locked --manifest-path js/Cargo.toml \
    --target wasm32-unknown-unknown
  rm -rf "$package"
  wasm-bindgen --target web --out-dir "$package" --no-typescript \
    "$builds/js-build/wasm32-unknown-unknown/release/tallymark_js.wasm"
  cargo run --quiet --locked --no-default-features --profile bundle --bin bundle > "$package/languages.bin"
  cp src/lang/gazetteer/places.txt "$package/places.txt"
}
step "Building the JavaScript package (about 2 minutes the first time)" build
[ "${1-}" != build ] || exit 0
cargo test --quiet --locked --features "$NATIVE" --no-run --test command
export ANNOTATE=$builds/debug/annotate
step "Testing the JavaScript package in Node" node --test js/test/
