#!/bin/sh
# Random histories of legal acts, done with the programs: what tests/fixtures/histories.pl says must hold
# of each, holds.  A history that failed is done again by its seed: SEEDS=7 sh tests/cmd/figures-property.t
. "$(dirname "$0")/../harness.sh"
. "$top/tests/histories.sh"

histories 8 1 2 3 4
finish
