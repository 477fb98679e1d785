#!/bin/sh
# Ten years of a hundred accounts: ten-years.t.
ACCOUNTS=${ACCOUNTS:-100} exec sh "$(dirname "$0")/ten-years.t"
