#!/usr/bin/env bash
# The Python package: its wheel, in a virtual environment of its own, against the command and
# with the libraries that it has adapters for. Where no registry can be reached, this says so
# and passes, but not in CI.
#   python.sh          builds the wheel and tests it
#   python.sh wheel    builds it alone
. "$(dirname "$0")/lib.sh"
. scripts/venv.sh
scripts/tools.sh rust
python_environment tests/requirements.txt
step "Building the wheel (about 4 minutes the first time)" build_wheel
[ "${1-}" != wheel ] || exit 0
install_wheel
command_with_tables
say "Handing texts to the package and its adapters"
step "Testing the Python package" "$venv/bin/python" -m pytest -q --ignore=python/tests/test_spark.py python/tests
step "Checking the types of the Python package" "$venv/bin/python" -m mypy --config-file python/pyproject.toml python/tallymark
