#!/bin/sh
# After each of 25 numbers of bytes, each way.
: "${CUTS:=0 1 4 20 60 90 130 200 300 400 500 600 700 800 900 1000 1100 1200 1400 1600 1800 2000 2300 2600 3000}"
. "$(dirname "$0")/line.t"
