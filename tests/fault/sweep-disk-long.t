#!/bin/sh
# Every call that changes the disk, of every writing program, in every way.
: "${STEP:=1}" "${PROGRAMS:=all}" "${MODES:=kill kill-twice kill-alone ENOSPC ENOSPC-ever EIO EIO-ever}"
. "$(dirname "$0")/sweep.t"
