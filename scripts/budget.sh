#!/usr/bin/env bash
# Holds what the page loads, gzip, under its limits, in bytes: what it needs before
# it can be painted, and the parts that it loads behind that: the rest of its program, the
# engine and its data (docs/quality.md says what weighs). Each limit stands a little above
# what the page weighs now, so that it cannot grow unseen, and goes down with it.
. "$(dirname "$0")/lib.sh"
paint=${PAINT_BUDGET:-345000}
parts=${PARTS_BUDGET:-980000}
files=${FILES_BUDGET:-1670000}
[ -d dist ] || fail "dist/ is missing; run make build first."

# Weighs the files that find chooses in dist/: weigh WHAT MOST CHOICE...
weigh() {
  local what=$1 most=$2 total=0 file size
  say "$what, in bytes after gzip (at most $most)"
  while IFS= read -r file; do
    size=$(gzip -9 -c "$file" | wc -c)
    total=$((total + size))
    printf '%9d  %s\n' "$size" "${file#dist/}"
  done < <(find dist -type f "${@:3}" | sort)
  printf '%9d  in all\n' "$total"
  [ "$total" -gt 0 ] || fail "there is nothing of it in dist/."
  [ "$total" -le "$most" ] || fail "that is $((total - most)) bytes too large."
}

weigh "What the page needs for its first paint" "$paint" ! -name 'data-*' ! -name 'engine-*' \
  ! -name 'rest-*' ! -name 'files-*' ! -name 'service-worker.js' ! -name 'icon*' ! -name '*.webmanifest'
weigh "What it loads behind that" "$parts" '(' -name 'data-*' -o -name 'engine-*' -o -name 'rest-*' ')'
weigh "What it loads with the first file" "$files" -name 'files-*'
