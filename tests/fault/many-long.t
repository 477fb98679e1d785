#!/bin/sh
# 50 clerks, 20 durable writes each, with the default wait for the lock.
WINDOWS=50 TIMES=20 WAIT=10
. "$(dirname "$0")/many.t"
