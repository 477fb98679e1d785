#!/bin/sh
# Every call that makes a descriptor or a process, of every writing program.
: "${STEP:=1}" "${PROGRAMS:=all}" "${MODES:=EMFILE EMFILE-ever EAGAIN EAGAIN-ever}"
. "$(dirname "$0")/sweep.t"
