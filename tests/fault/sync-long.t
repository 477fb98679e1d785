#!/bin/sh
# Every call.
: "${STEP:=1}"
. "$(dirname "$0")/sync.t"
