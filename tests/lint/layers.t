#!/bin/sh
# The plan of the house: which room may include which.  doc/onestop.7 has the picture.
. "$(dirname "$0")/lint.sh"

# A room, then the rooms it may see; a room of lib/ sees itself too.  Arrows point down only:
# base < value < record < store < txn < backup < rules < office < admin, ticket < archive, act < account < payment, dispute, then side by side and blind
# to each other report, import, form, check (over finding < history) and upgrade, then renumber, merge, sync, carry, hub, page < program, then offer, then cmd.
cat >"$work/rooms" <<'END'
base
value    base
record   base value
table    base value record
git      base
store    base value record git
txn      base value record git store
backup   base value record git store txn
rules    base value record store
office   base value record store txn backup rules
admin    base value record store txn rules office
ticket   base value record store txn rules office
act      base value record store txn rules office ticket
archive  base value record store txn rules office ticket
account  base value record store txn rules office ticket act
payment  base value record store txn rules office ticket act account
dispute  base value record store txn rules office ticket act account
report   base value record store txn rules office admin ticket account payment dispute table
import   base value record store txn rules office ticket act archive account payment table
form     base value record store txn rules office ticket act account payment table
finding  base value record store txn rules office ticket account payment
history  base value record git store txn rules office ticket account payment finding
check    base value record git store txn rules office ticket act account payment dispute table finding history
upgrade  base value record store txn rules office ticket account payment
maintain base value record git store txn rules office ticket archive account
renumber base value record git store txn rules office ticket account payment finding history
merge    base value record git store office ticket account
sync     base value record git store txn backup rules office ticket act archive account payment dispute report import form finding history check upgrade renumber merge
carry    base value record git store txn rules office ticket sync
hub      base value record git store txn backup rules office finding history sync carry
cli      base value record git store txn rules office table
page     base value record store rules office ticket act account payment dispute cli
program  base value record store txn backup rules office admin ticket act archive account payment dispute table report import form finding history check upgrade maintain renumber sync carry hub cli page
offer    base value record store txn backup rules office admin ticket act archive account payment dispute table report import form finding history check upgrade maintain renumber sync carry hub cli page program
cmd      base value record store txn backup rules office admin ticket act archive account payment dispute table report import form finding history check upgrade maintain renumber sync carry hub cli page program offer
END

# Lines "FILE INCLUDED NTH": our own headers, also where they stand in <>.
awk '
	FILENAME == rooms { known[$1]; next }
	FNR == 1 { n = 0 }
	/^[ \t]*#[ \t]*include[ \t]*["<]/ {
		split($0, part, /["<>]/)
		room = part[2]
		sub(/\/.*/, "", room)
		if ($0 ~ /"/ || room in known) print FILENAME, part[2], ++n
	}' rooms="$work/rooms" "$work/rooms" lib/*.h lib/*/*.[ch] cmd/*.c >"$work/includes"

set -- lib/*/*.c cmd/*.c
at_least $(($# * 2)) "$work/includes" "includes were read: two a source or more"

for room in lib/*/; do
	room=${room#lib/}
	room=${room%/}
	while read -r name _; do
		[ "$name" != "$room" ] || continue 2
	done <"$work/rooms"
	echo "lib/$room"
done >"$work/bad"
none "$work/bad" "every room of lib/ stands in the table"
for room in lib/*/*/ cmd/*/; do
	! [ -d "$room" ] || echo "$room"
done >"$work/bad"
none "$work/bad" "rooms are one level deep"

# The number of the release stands in no room; --version is cli's.
awk '
	FILENAME == rooms {
		if ($1 != "cmd") may[$1, $1]
		for (i = 2; i <= NF; i++) may[$1, $i]
		read++
		next
	}
	{
		from = $1
		sub(/^lib\//, "", from)
		sub(/\/.*/, "", from)
		to = $2
		sub(/\/.*/, "", to)
		if ($2 == "version.h") to = "base"
		if (!((from, to) in may) || ($2 == "version.h" && from != "cli"))
			print $1, "includes", $2
		read++
	}
	END { print read >count }' rooms="$work/rooms" count="$work/count" \
	"$work/rooms" "$work/includes" >"$work/found"
ok "every include was looked at" test "$(cat "$work/count")" -eq "$(cat "$work/rooms" "$work/includes" | wc -l)"
allowed layers "$work/found" "rooms include only what stands below them"

while read -r file included _; do
	case $included in
	version.h) ;;
	*/*/* | .* | */.*) echo "$file includes $included" ;;
	*/*) [ -e "lib/$included" ] || echo "$file includes $included" ;;
	*) echo "$file includes $included" ;;
	esac
done <"$work/includes" >"$work/bad"
none "$work/bad" "an include is a room and a header"

while read -r file included _; do
	[ "$file" != "lib/$included" ] || echo "$file"
done <"$work/includes" >"$work/bad"
none "$work/bad" "no header includes itself"

while read -r file included nth; do
	case $file in
	lib/*.c)
		[ "$nth" -eq 1 ] || continue
		header=${file%.c}.h
		! [ -e "$header" ] || [ "$included" = "${header#lib/}" ] ||
			echo "$file includes $included before ${header#lib/}"
		;;
	esac
done <"$work/includes" >"$work/bad"
none "$work/bad" "a source includes its own header first"

for file in lib/*/*.c; do
	[ -e "${file%.c}.h" ] || echo "$file"
done >"$work/found"
allowed headers "$work/found" "every source has a header of its own"

finish
