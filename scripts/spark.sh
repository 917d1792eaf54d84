#!/usr/bin/env bash
# Spark on two local workers: annotations and incidents of a thousand documents against those
# of one machine. Java comes from the distribution, Spark from PyPI.
. "$(dirname "$0")/lib.sh"
. scripts/venv.sh
if ! have java; then
  have apt-get && [ "$(id -u)" = 0 ] ||
    fail "Java is missing. Install a runtime of Java 17 (Debian: apt-get install openjdk-17-jre-headless), then run this again."
  say "Installing Java (about 1 minute)"
  apt-get update -qq || true
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends openjdk-17-jre-headless > /dev/null ||
    fail "apt-get could not install Java 17."
fi
scripts/tools.sh rust
python_environment tests/requirements.txt tests/spark.txt
step "Building the wheel (about 4 minutes the first time)" build_wheel
install_wheel
command_with_tables
step "Testing on Spark" "$venv/bin/python" -m pytest -q python/tests/test_spark.py
