# shellcheck shell=bash
# What every script starts with.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# Tools of the right version go before those of the machine.
export PATH="$PWD/.tools/bin:$PWD/.tools/node_modules/.bin:$PATH"
# trunk takes the value 1 for a mistake.
unset NO_COLOR

say() { printf '==> %s\n' "$*"; }
fail() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}
have() { command -v "$1" >/dev/null 2>&1; }
need() { have "$1" || fail "$1 is missing. $2"; }

# trunk cannot fetch crates by itself when it is told to fetch nothing else.
fetch_crates() {
  say "Fetching crates"
  cargo fetch --locked --target wasm32-unknown-unknown
}

# What the compiler writes into the page names no folder of this machine. Flags by this
# name are added to those of .cargo/config.toml; RUSTFLAGS would stand in their place.
export_page_flags() {
  unset RUSTFLAGS
  export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}/registry/src=crates --remap-path-prefix=$PWD="
}
