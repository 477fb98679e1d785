#!/bin/sh
# Before every third call, with more states by chance.
: "${EVERY:=3}" "${CHANCES:=3}"
. "$(dirname "$0")/sync-power.t"
