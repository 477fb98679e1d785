#!/bin/sh
# windows.t with 25 acts of each window by every way there is to a hub: file, git daemon, sshd, https.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/windows.sh"

new_store
four_windows
done_n=0

# by WAY: 24 acts of each of the four windows, a third of each kind.
by() {
	done_n=$((done_n + 32))
	begun=$(date +%s)
	work_together 24 1
	note "$1: $(($(date +%s) - begun)) s"
	counted tickets $done_n
	counted notes $done_n
	counted money $done_n
}

by file
for way in git ssh https; do
	if "way_$way" XS DB NM HB; then
		goes_by
		by "$way"
		kill "$way_pid"
	else
		pass "$way # SKIP no such server (openssh-server; lighttpd, lighttpd-mod-openssl and openssl)"
	fi
done
finish
