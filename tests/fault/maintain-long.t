#!/bin/sh
# Every call of a night goes wrong, in every way.
: "${STEP:=1}"
. "$(dirname "$0")/maintain.t"
