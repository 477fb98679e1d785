#!/bin/sh
# 50 processes for a minute.
WRITERS=40 READERS=10 SECONDS_LONG=60 WAIT=60
. "$(dirname "$0")/mixed.t"
