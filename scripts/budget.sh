#!/usr/bin/env bash
# Holds what the page loads, gzip, under its limit; BUDGET is in bytes. The aim
# is 350 kB; the limit stands a little above what the page weighs now, so that it
# cannot grow unseen, and goes down with it (docs/quality.md says what weighs).
. "$(dirname "$0")/lib.sh"
most=${BUDGET:-500000}
[ -d dist ] || fail "dist/ is missing; run make build first."
say "What the page loads, in bytes after gzip (at most $most)"
total=0
while IFS= read -r file; do
  size=$(gzip -9 -c "$file" | wc -c)
  total=$((total + size))
  printf '%9d  %s\n' "$size" "${file#dist/}"
done < <(find dist -type f | sort)
printf '%9d  in all\n' "$total"
[ "$total" -le "$most" ] || fail "the page is $((total - most)) bytes too large."
