#!/bin/sh
# figures-property.t with hundreds of histories: sixty stores of ten tickets.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/histories.sh"

# shellcheck disable=SC2046  # a word for each
histories 10 $(seq 101 160)
finish
