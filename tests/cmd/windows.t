#!/bin/sh
# Four windows that work at the same time and sync after every act, by file and by a real git daemon:
# one tree everywhere, and nothing lost.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/windows.sh"

new_store
four_windows
work_together 6 1
counted tickets 8
counted notes 8
counted money 8

if way_git; then
	goes_by
	work_together 6 1
	kill "$way_pid"
	counted tickets 16
	counted notes 16
	counted money 16
fi
finish
