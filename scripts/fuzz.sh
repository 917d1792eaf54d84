#!/usr/bin/env bash
# Fuzzes each target for a minute; SECONDS_EACH chooses another length. The
# words of the languages are the seeds. Needs a nightly compiler, which the rest
# of the project does not.
. "$(dirname "$0")/lib.sh"
seconds=${SECONDS_EACH:-60}
scripts/tools.sh fuzz
for target in annotate import intake foreign; do
  say "Fuzzing $target for $seconds seconds (building takes about 2 minutes the first time)"
  mkdir -p "fuzz/corpus/$target"
  cargo +nightly fuzz run "$target" "fuzz/corpus/$target" src/lang/en src/lang/vi docs -- \
    -max_total_time="$seconds" -max_len=2000 -rss_limit_mb=4096 -print_final_stats=1 2>&1 | grep -v '^#' ||
    fail "$target has a finding; the text stands in fuzz/artifacts/$target."
done
say "Nothing found"
