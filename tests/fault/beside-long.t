#!/bin/sh
# Every call, all commands.
EVERY=1 ACTIONS="commit commit-a amend reset stash switch gc gc-now repack"
. "$(dirname "$0")/beside.t"
