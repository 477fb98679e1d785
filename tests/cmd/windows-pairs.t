#!/bin/sh
# Two windows that do not know of each other: whatever each does, both end with one tree, nothing is lost, and what is
# disputed is what the table fixtures/windows-pairs.txt says.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/windows-pairs.sh"

all_pairs
finish
