#!/usr/bin/env bash
# Installs what is missing, pinned, into .tools/ (Rust itself: with rustup).
# Uses what is there already in the right version.
#   tools.sh page     what builds the page
#   tools.sh tests    that, and what tests it in a browser
#   tools.sh fuzz     what fuzzes the engine
. "$(dirname "$0")/lib.sh"

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
    say "Installing Rust $toolchain with WebAssembly (about 1 minute)"
    rustup toolchain install "$toolchain" --profile minimal \
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

# With the versions that the tool was released with, where the registry still
# has them all.
install_crate() {
  cargo install --locked --root .tools --version "$2" "$1" || cargo install --root .tools --version "$2" "$1"
}

trunk_cli() {
  [ "$(trunk --version 2>/dev/null)" = "trunk $TRUNK" ] && return
  say "Installing trunk $TRUNK (about 7 minutes)"
  install_crate trunk "$TRUNK"
}

wasm_bindgen_cli() {
  local version
  version=$(grep -A1 '^name = "wasm-bindgen"$' Cargo.lock | sed -n 's/^version = "\(.*\)"/\1/p')
  [ "$(wasm-bindgen --version 2>/dev/null)" = "wasm-bindgen $version" ] && have wasm-bindgen-test-runner && return
  say "Installing wasm-bindgen-cli $version (about 3 minutes)"
  install_crate wasm-bindgen-cli "$version"
}

wasm_opt() {
  [ "$(wasm-opt --version 2>/dev/null)" = "wasm-opt version ${BINARYEN%%.*} (version_${BINARYEN%%.*})" ] && return
  say "Installing wasm-opt (binaryen $BINARYEN, about 1 minute)"
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
  say "Installing Playwright and axe (about 1 minute)"
  npm ci --prefix tests/e2e --no-audit --no-fund
  cp tests/e2e/package-lock.json tests/e2e/node_modules/.installed
}

fuzz() {
  rust
  rustup run nightly rustc --version >/dev/null 2>&1 || {
    say "Installing a nightly compiler (about 1 minute)"
    rustup toolchain install nightly --profile minimal
  }
  [ "$(cargo fuzz --version 2>/dev/null)" = "cargo-fuzz $FUZZ" ] && return
  say "Installing cargo-fuzz $FUZZ (about 2 minutes)"
  install_crate cargo-fuzz "$FUZZ"
}

page() {
  rust
  node_and_npm
  trunk_cli
  wasm_bindgen_cli
  wasm_opt
}

case "${1-}" in
  page) page ;;
  fuzz) fuzz ;;
  tests)
    page
    browser
    journeys
    ;;
  *) fail "usage: tools.sh page|tests|fuzz" ;;
esac
