#!/bin/sh
# 1,000 of them.
KILLS=1000
. "$(dirname "$0")/kill.t"
