#!/bin/sh
# Every call of every writing program, in every way.
STEP=1
. "$(dirname "$0")/inject.t"
