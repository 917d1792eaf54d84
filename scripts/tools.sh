#!/usr/bin/env bash
# Installs what is missing, pinned, into .tools/ (Rust itself: with rustup).
# Uses what is there already in the right version.
#   tools.sh rust     what compiles the engine
#   tools.sh haste    what builds the page in haste
#   tools.sh page     that, and what makes it small
#   tools.sh tests    what builds the page in haste and tests it in a browser
#   tools.sh fuzz     what fuzzes the engine
. "$(dirname "$0")/lib.sh"
. scripts/prebuilt.sh

# wasm-bindgen-cli is not in this list: it must be the version of Cargo.lock.
TRUNK=0.21.14
FUZZ=0.13.1
BINARYEN=132.0.0
NODE_AT_LEAST=20

rust() {
  need cc "Install a C compiler (Debian: build-essential; macOS: xcode-select --install), then run this again."
  need rustup "Install it from https://rustup.rs, then run this again."
  local toolchain
  toolchain=$(sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml)
  if ! rustup target list --installed --toolchain "$toolchain" 2>/dev/null | grep -qx wasm32-unknown-unknown; then
    step "Installing Rust $toolchain with WebAssembly (about 1 minute)" rustup toolchain install "$toolchain" --profile minimal \
      --component clippy --component rustfmt --target wasm32-unknown-unknown
  fi
}

node_and_npm() {
  need node "Install Node $NODE_AT_LEAST or newer (https://nodejs.org), then run this again."
  need npm "Install npm, which comes with Node, then run this again."
  local version
  version=$(node --version)
  version=${version#v}
  [ "${version%%.*}" -ge "$NODE_AT_LEAST" ] || fail "Node $version is too old; install Node $NODE_AT_LEAST or newer."
}

# compile CRATE VERSION FLAG...: without optimisation, and with the versions that the
# tool was released with, where the registry still has them all.
compile() {
  local install=(cargo install --debug --force --root .tools --version "$2" "$1" "${@:3}")
  # One folder, so that what two tools stand on is compiled once.
  export CARGO_TARGET_DIR=$PWD/.tools/target CARGO_PROFILE_DEV_DEBUG=0
  "${install[@]}" --locked || "${install[@]}"
}

is_trunk() { [ "$(trunk --version 2>/dev/null)" = "trunk $TRUNK" ]; }

trunk_cli() {
  is_trunk && return
  prebuilt "https://github.com/trunk-rs/trunk/releases/download/v$TRUNK/trunk-$(machine gnu).tar.gz" .sha256 trunk || true
  is_trunk && return
  # It serves on this machine alone and fetches nothing: no TLS, no look for updates.
  step "Compiling trunk $TRUNK (about 4 minutes)" compile trunk "$TRUNK" --no-default-features
}

is_wasm_bindgen() {
  [ "$(wasm-bindgen --version 2>/dev/null)" = "wasm-bindgen $1" ] &&
    [ "$(wasm-bindgen-test-runner --version 2>/dev/null)" = "wasm-bindgen-test-runner $1" ]
}

wasm_bindgen_cli() {
  local version
  version=$(grep -A1 '^name = "wasm-bindgen"$' Cargo.lock | sed -n 's/^version = "\(.*\)"/\1/p')
  is_wasm_bindgen "$version" && return
  prebuilt "https://github.com/wasm-bindgen/wasm-bindgen/releases/download/$version/wasm-bindgen-$version-$(machine musl).tar.gz" \
    .sha256sum wasm-bindgen wasm-bindgen-test-runner || true
  is_wasm_bindgen "$version" && return
  step "Compiling wasm-bindgen-cli $version (about 2 minutes)" compile wasm-bindgen-cli "$version"
}

wasm_opt() {
  [ "$(wasm-opt --version 2>/dev/null)" = "wasm-opt version ${BINARYEN%%.*} (version_${BINARYEN%%.*})" ] && return
  step "Installing wasm-opt (binaryen $BINARYEN, about 1 minute)" \
    npm install --prefix .tools --no-save --no-audit --no-fund "binaryen@$BINARYEN"
}

browser() {
  have chromedriver && { have chromium || have chromium-browser || have google-chrome; } && return
  local how="Install Chromium and its chromedriver, both of one version (Debian: apt-get install chromium chromium-driver)."
  have apt-get && [ "$(id -u)" = 0 ] || fail "Chromium or chromedriver is missing. $how"
  say "Installing Chromium and chromedriver (about 1 minute)"
  apt-get update -qq || fail "apt-get could not be updated. $how"
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium chromium-driver ||
    fail "apt-get could not install Chromium. $how"
  have chromedriver || fail "chromedriver is still missing. $how"
}

journeys() {
  cmp -s tests/e2e/package-lock.json tests/e2e/node_modules/.installed && return
  step "Installing Playwright and axe (about 1 minute)" npm ci --prefix tests/e2e --no-audit --no-fund
  cp tests/e2e/package-lock.json tests/e2e/node_modules/.installed
}

fuzz() {
  rust
  rustup run nightly rustc --version >/dev/null 2>&1 || {
    step "Installing a nightly compiler (about 1 minute)" rustup toolchain install nightly --profile minimal
  }
  [ "$(cargo fuzz --version 2>/dev/null)" = "cargo-fuzz $FUZZ" ] && return
  step "Compiling cargo-fuzz $FUZZ (about 2 minutes)" compile cargo-fuzz "$FUZZ"
}

haste() {
  rust
  node_and_npm
  trunk_cli
  wasm_bindgen_cli
}

case "${1-}" in
  haste) haste ;;
  rust) rust ;;
  page)
    haste
    wasm_opt
    ;;
  tests)
    haste
    browser
    journeys
    ;;
  fuzz) fuzz ;;
  *) fail "usage: tools.sh rust|haste|page|tests|fuzz" ;;
esac
rm -rf .tools/target
