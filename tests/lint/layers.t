#!/bin/sh
# Directions of include: who may know whom.  doc/onestop.7 has the picture.
. "$(dirname "$0")/../harness.sh"
cd "$top" || exit 2

allowed() {
	low='base value record'
	case $1 in
	base) echo base ;;
	value) echo base value ;;
	record) echo "$low" ;;
	table) echo "$low table" ;;
	store) echo "$low store" ;;
	office) echo "$low store office" ;;
	ticket) echo "$low store office ticket" ;;
	account) echo "$low store office ticket account" ;;
	payment) echo "$low store office ticket account payment" ;;
	report | import | form | check) echo "$low store office ticket account payment table $1" ;;
	cli) echo "$low store office table cli version.h" ;;
	program) echo "$low store office ticket account payment report import form check table cli program" ;;
	esac
}

# What still climbs; may only shrink.
climbs='lib/account/account_open.c includes payment/payment.h
lib/office/calendar_change.c includes ticket/ticket.h
lib/office/guide.c includes ticket/ticket_flow.h'

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
	done | grep -vxF "$climbs" >"$work/bad"
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
