#!/bin/sh
# Directions of include: who may know whom.  doc/onestop.7 has the picture.
. "$(dirname "$0")/../harness.sh"
cd "$top" || exit 2

allowed() {
	case $1 in
	base) echo base ;;
	value) echo base value ;;
	record) echo base value record ;;
	out) echo base value record out ;;
	store) echo base value record store ;;
	domain) echo base value record store domain ;;
	cli) echo base value record store out cli domain/act.h domain/staff.h domain/holidays.h version.h ;;
	desk) echo base value record store domain out cli desk ;;
	esac
}

# Lines "FILE INCLUDED" of our own headers ("layer/name.h", in quotes).
includes() {
	sed -n "s|^#[ 	]*include[ 	]*\"\([^\"]*\)\".*|$1 \1|p" "$1"
}

for layer in lib/*/; do
	layer=$(basename "$layer")
	may=$(allowed "$layer")
	if [ -z "$may" ]; then
		fail "lib/$layer is a layer that is known here"
		continue
	fi
	for file in lib/"$layer"/*.[ch]; do
		includes "$file"
	done | while read -r file included; do
		case " $may " in
		*" ${included%/*} "* | *" $included "*) ;;
		*) echo "$file includes $included" ;;
		esac
	done >"$work/bad"
	ok "lib/$layer includes only: $may" diff /dev/null "$work/bad"
done

for file in lib/*/*.c; do
	header=${file%.c}.h
	[ -e "$header" ] || continue
	first=$(includes "$file" | sed -n '1s/.* //p')
	[ "$first" = "${header#lib/}" ] || echo "$file includes $first before ${header#lib/}"
done >"$work/bad"
ok "a source includes its own header first" diff /dev/null "$work/bad"

for file in cmd/*.c; do
	[ -e "$file" ] || continue
	includes "$file"
done | while read -r file included; do
	[ -e "lib/$included" ] || echo "$file includes $included"
done >"$work/bad"
ok "programs share nothing with their neighbours" diff /dev/null "$work/bad"

finish
