#!/bin/sh
# doc/architecture.md has the figure of rooms that the includes draw; no arrow climbs, and no room is
# more than 15 % of the code.
. "$(dirname "$0")/lint.sh"

sed -n '/^```rooms$/,/^```$/p' doc/architecture.md | sed '1d;$d' >"$work/figure"
sh doc/generate/rooms.sh >"$work/drawn"
at_least 17 "$work/drawn" "every room has a line"
same "$work/figure" "$work/drawn" "the figure is fresh (make generate)"

# A line is a name and marks: "#" on the diagonal, and nothing but "." left of it.
awk 'NF > 2 && $2 ~ /^[.x#]$/ {
	n++
	for (i = 2; i <= n; i++) if ($i != ".") print $1, "column", i - 1
	if ($(n + 1) != "#") print $1, "has no diagonal"
}
END { if (n < 16) print n + 0, "rooms" }' "$work/drawn" >"$work/bad"
none "$work/bad" "no arrow climbs"

for room in cmd lib/*/; do
	cat "$room"/*.[ch] 2>/dev/null | wc -l | sed "s|$| $room|"
done >"$work/lines"
at_least 16 "$work/lines" "every room was measured"
awk '{ all += $1; size[$2] = $1 }
END { for (room in size) if (size[room] > 0.15 * all) print room, size[room], "of", all }' \
	"$work/lines" >"$work/bad"
none "$work/bad" "the biggest room has 15 % of the code or less"
sed -n 's/^| `\([a-z]*\)` |.*/\1/p' lib/README.md | sort >"$work/named"
for room in lib/*/; do basename "$room"; done | sort >"$work/there"
same "$work/named" "$work/there" "lib/README.md names every room"

finish
