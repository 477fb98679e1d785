#!/bin/sh
# Every second kill.
STRIDE=1
. "$(dirname "$0")/left.t"
