#!/bin/sh
# Every state, also before every third call between the syncs.
: "${EVERY:=3}" "${CHANCES:=3}" "${STATES:=1}"
. "$(dirname "$0")/maintain-power.t"
