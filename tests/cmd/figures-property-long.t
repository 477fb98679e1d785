#!/bin/sh
# figures-property.t with hundreds of histories: sixty stores of ten tickets, and some that are crowded, where
# a hold is held on to the same end and the result that a duplicate has from its main ticket is rejected.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/histories.sh"

# shellcheck disable=SC2046  # a word for each
histories 10 $(seq 101 160)
histories 30 2 11
finish
