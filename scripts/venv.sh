# shellcheck shell=bash
# The virtual environment that the Python package is built and tested in. Sourced by
# python.sh and spark.sh behind lib.sh.
builds=$PWD/${CARGO_TARGET_DIR:-target}
venv=$builds/python
wheels=$builds/wheels

# python_environment LIST...: makes it, with maturin and what the lists name.
python_environment() {
  need python3 "Install Python 3.10 or newer."
  local lists=("${@/#/python/}") wanted
  wanted=$(cat "${lists[@]}")
  [ "$(cat "$venv/installed.txt" 2>/dev/null)" != "$wanted" ] || return 0
  say "Installing what the Python package is tested with (about 2 minutes the first time)"
  [ -d "$venv" ] || python3 -m venv "$venv"
  if ! "$venv/bin/pip" install --quiet --disable-pip-version-check "maturin>=1.9,<2" "${lists[@]/#/--requirement=}"; then
    [ -z "${CI-}" ] || fail "What the Python package is tested with could not be installed."
    say "Skipped: it could not be installed. The other tests do not need it."
    exit 0
  fi
  printf '%s\n' "$wanted" > "$venv/installed.txt"
}

build_wheel() {
  rm -rf "$wheels"
  CARGO_TARGET_DIR=$builds/python-build "$venv/bin/maturin" build --quiet --release --locked \
    --manifest-path python/Cargo.toml --interpreter "$venv/bin/python" --out "$wheels"
}

install_wheel() {
  "$venv/bin/pip" install --quiet --disable-pip-version-check --force-reinstall --no-deps "$wheels"/*.whl
}

# As the tests compile it, so that it is there after them.
command_with_tables() {
  cargo test --quiet --locked --features "$NATIVE" --no-run --test command
  export ANNOTATE=$builds/debug/annotate
}
