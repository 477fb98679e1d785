#!/bin/sh
# The laws of merging in 10,000 random histories (MERGE_HISTORIES for another number); make check has 1,000.
# A history that breaks one is told by its seed: MERGE_SEED=S build/tests/test_record_merge.
. "$(dirname "$0")/../harness.sh"

ok "the laws of merging hold" env MERGE_HISTORIES="${MERGE_HISTORIES:-10000}" "$BUILD/tests/test_record_merge"
note "$(grep ' merges, ' "$work/ok")"

finish
