#!/bin/sh
# money-property.t with dozens of histories, each of hundreds of acts.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/money-histories.sh"

# shellcheck disable=SC2046  # a word for each
money_histories 600 $(seq 101 140)
finish
