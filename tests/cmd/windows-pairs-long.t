#!/bin/sh
# windows-pairs.t, each row in clones of its own.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/windows-pairs.sh"

each_pair
finish
