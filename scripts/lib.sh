# shellcheck shell=bash
# What every script starts with.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# Tools of the right version go before those of the machine.
export PATH="$PWD/.tools/bin:$PWD/.tools/node_modules/.bin:$PATH"
# trunk takes the value 1 for a mistake.
unset NO_COLOR

# Where the page stands that is built in haste; the one for release is in dist/.
HASTE=target/page

# The features of native tests: all that need no browser.
NATIVE=pdf,table-files

say() { printf '==> %s\n' "$*"; }
fail() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}
have() { command -v "$1" >/dev/null 2>&1; }
need() { have "$1" || fail "$1 is missing. $2"; }

# step WHAT COMMAND...: runs a command, and says how long it took, and how long the
# processors were busy with it, which says more on a machine that does other things too.
step() {
  local what=$1 began=$SECONDS took TIMEFORMAT='    took %0lR, %0lU of processor time'
  shift
  say "$what"
  time "$@"
  took=$((SECONDS - began))
  # In the list, without how long it was expected to take.
  [ -z "${STEPS-}" ] || printf '%4d:%02d  %s\n' $((took / 60)) $((took % 60)) "${what%% (*}" >> "$STEPS"
}

# From here on the steps are listed, also those of the scripts that this one calls; the
# list is printed at the end, be it a good one or not.
list_steps() {
  [ -z "${STEPS-}" ] || return 0
  STEPS=$(mktemp)
  export STEPS
  trap 'say "How long each step took (minutes and seconds)"; cat "$STEPS"; rm -f "$STEPS"' EXIT
}

# trunk cannot fetch crates by itself when it is told to fetch nothing else. The page is
# WebAssembly; what writes its data file runs here.
fetch_crates() {
  local here
  here=$(rustc -vV | sed -n 's/^host: //p')
  step "Fetching crates" cargo fetch --quiet --locked --target wasm32-unknown-unknown --target "$here"
}

# What the compiler writes into the page names no folder of this machine. Flags by this
# name are added to those of .cargo/config.toml; RUSTFLAGS would stand in their place.
export_page_flags() {
  unset RUSTFLAGS
  export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}/registry/src=crates --remap-path-prefix=$PWD="
}

# The browser that tests, pictures and measurements run in.
export_chromium() {
  CHROMIUM=$(command -v chromium || command -v chromium-browser || command -v google-chrome) ||
    fail "Chromium is missing; scripts/tools.sh tests installs it where it may."
  export CHROMIUM
}
