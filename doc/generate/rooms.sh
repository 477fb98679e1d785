#!/bin/sh
# rooms.sh: the figure of rooms in doc/architecture.md, drawn from the includes of the tree.
# A line is a room and a column one that it may know, both from the top of the house down, so that an
# arrow that climbs would stand left of the diagonal.
set -eu
cd "$(dirname "$0")/../.."

rooms='cmd offer program page cli hub carry sync merge renumber maintain upgrade check history finding form import report dispute payment account archive act ticket admin office rules backup txn store git table record value base'
for room in $rooms; do
	case $room in cmd) files='cmd/*.c' ;; *) files="lib/$room/*.[ch]" ;; esac
	# shellcheck disable=SC2086 # patterns
	sed -n "s|^#[ 	]*include[ 	]*\"\([a-z]*\)/.*|$room \1|p" $files
done | awk -v rooms="$rooms" '
	{ n[$1, $2]++ }
	END {
		count = split(rooms, name, " ")
		for (i = 1; i <= count; i++) {
			line = sprintf("%-8s", name[i])
			for (j = 1; j <= count; j++)
				line = line sprintf(" %4s", \
					i == j ? "#" : n[name[i], name[j]] ? "x" : ".")
			print line
		}
		foot = sprintf("%-8s", "")
		for (j = 1; j <= count; j++) foot = foot sprintf(" %4s", substr(name[j], 1, 4))
		print foot
	}'
