#!/bin/sh
# What two windows did twice, as neither knew of the other, is named by store-check and, of tickets, by report-daily.
. "$(dirname "$0")/../harness.sh"
. "$(dirname "$0")/../tickets.sh"
. "$(dirname "$0")/../windows.sh"
new_store
account=0000100001
second=0000100002
for number in $account $second; do
	given account-new "$number" --name 王小明 --id-type resident --id-no 11010519491231002X --address 象山大道1号 \
		--phone 13800138000 --meter-no "M$number" --calibre 15 --reading 100 --seal "S$number" --use residential=100
done
printf 'account,period,volume_m3,amount\n%s,2026-08,10,30.00\n' $account >"$work/bill.csv"
given bill-import "$work/bill.csv"
new_hub
x=$store
window DB
db=$work/DB
chmod -R g+w "$db"
find "$db" -type d -exec chmod g+ws {} +

# received STORE MINUTE SERVICE [OPTION...]
received() {
	one=$1 minute=$2 service=$3
	shift 3
	at "$one" env ONESTOP_NOW="2026-09-18T10:$minute:00+08:00" ticket-new "$service" --name 王小明 --phone 13800138000 \
		--address 象山大道1号 --request 请求 "$@"
	[ "$status" -eq 0 ] || fail "given: $command_line"
}

meet() {
	for one in "$x" "$db" "$x"; do
		at "$one" env ONESTOP_NOW=2026-09-18T12:00:00+08:00 store-sync -q
		is_status 0 "$one syncs"
	done
}

# named STORE LABEL: all findings there, by a whole check and by one of what changed, and not as a fault.
named() {
	cat >"$work/wanted"
	for how in '' --since-last; do
		for strict in '' --strict; do
			# shellcheck disable=SC2086
			at "$1" env ONESTOP_NOW=2026-09-18T12:00:00+08:00 store-check $how $strict --format csv --no-header
			code=0
			[ -z "$strict" ] || [ ! -s "$work/wanted" ] || code=1
			is_status $code "$2 $how $strict"
			out_is "$2 $how $strict" <"$work/wanted"
		done
	done
}

# sheet STORE OPTION...: the rows of doubles.
sheet() {
	one=$1
	shift
	at "$one" env ONESTOP_NOW=2026-09-18T12:00:00+08:00 report-daily --format csv --no-header --columns window,owed,id,what "$@"
	is_status 0
	grep ',double,' "$work/out" >"$work/doubles"
	mv "$work/doubles" "$work/out"
}

# ---- Tickets -----------------------------------------------------------------------------------

received "$x" 00 meter-work --account $account                                           # XS-0001
received "$x" 01 facility                                                                # XS-0002: no account
received "$x" 02 consult-quality --account $second                                       # XS-0003
received "$db" 03 meter-work --account $account                                          # DB-0001: the double
received "$db" 04 facility                                                               # DB-0002: no account
received "$db" 05 volume-doubt --account $account                                        # DB-0003: another service
received "$db" 06 meter-work --account $account --force 另一只水表                       # DB-0004: knowingly
received "$db" 07 meter-work --account $second                                           # DB-0005: another account
named "$db" "alone it knows of none" </dev/null
sheet "$db"
out_is "nor does its sheet" </dev/null
meet
pair=20260918-DB-0001
warning="warning,tickets/open/2026-09-18/$pair.yaml,\"ticket $pair is of the same service (meter-work) on the same account ($account) as 20260918-XS-0001: two desks opened them without knowing of each other; first: ticket-link $pair --duplicate-of 20260918-XS-0001, or ticket-link $pair --follows 20260918-XS-0001 when both are right\""
row="DB,double,$pair,20260918-XS-0001 is of the same service and account: say whether it is the same matter (ticket-link)"
for one in "$x" "$db"; do
	named "$one" "the pair" <<-END
		$warning
	END
	for desk in '' '--desk XS' '--desk DB'; do
		# shellcheck disable=SC2086
		sheet "$one" $desk
		out_is "the sheet has the pair $desk" <<-END
			$row
		END
	done
	sheet "$one" --desk CZ
	out_is "it is not another window's" </dev/null
	sheet "$one" --as-of 2026-09-17
	out_is "a sheet of before has none" </dev/null
done
at "$x" env ONESTOP_NOW=2026-09-18T12:00:00+08:00 report-daily --format csv --no-header --columns owed,id
sed -n '1p' "$work/out" >"$work/first"
mv "$work/first" "$work/out"
out_is "before all that is owed" <<END
double,$pair
END
ok "the ticket is there with what it owes, too" sh -c \
	"cd '$x' && ONESTOP_NOW=2026-09-18T12:00:00+08:00 report-daily --ids | grep -c $pair | grep -qx 2"

# One that knows of the other, across windows; then what is linked, told apart or done.
received "$x" 20 meter-work --account $second --force 另一只水表
named "$x" "who knows of the other says why" <<END
$warning
END
cp -a "$x" "$work/asked"
for way in "ticket-link $pair --duplicate-of 20260918-XS-0001" "ticket-link $pair --follows 20260918-XS-0001" \
	"ticket-withdraw $pair --reason 重复" "ticket-withdraw 20260918-XS-0001 --reason 重复"; do
	rm -rf "$x"
	cp -a "$work/asked" "$x"
	# shellcheck disable=SC2086
	at "$x" env ONESTOP_NOW=2026-09-18T12:00:00+08:00 $way
	[ "$status" -eq 0 ] || fail "given: $way"
	named "$x" "$way ends it" </dev/null
	sheet "$x"
	out_is "$way: on the sheet, too" </dev/null
done
at "$x" env ONESTOP_NOW=2026-09-18T12:00:00+08:00 store-sync -q

# ---- Op-ids ------------------------------------------------------------------------------------

received "$x" 30 facility --op-id one-ticket
first=$(cut -f1 "$work/out")
received "$db" 31 consult-quality --op-id one-ticket
other=$(cut -f1 "$work/out")
received "$x" 32 facility --op-id mine
for one in "$x" "$db"; do
	at "$one" env ONESTOP_NOW=2026-09-18T11:00:00+08:00 account-pay $account 30.00 --method cash --op-id one-payment
	[ "$status" -eq 0 ] || fail "given: $command_line"
	cut -f1 "$work/out" >"$work/receipt.${one##*/}"
done
named "$x" "alone it knows of no other use" </dev/null
meet
# files lie by a digest of the name
for name in one-payment one-ticket; do
	echo "$(printf %s $name | sha256sum | cut -c1-2) $name"
done | sort >"$work/order"
for one in "$x" "$db"; do
	at "$one" env ONESTOP_NOW=2026-09-18T12:00:00+08:00 store-check --format csv --no-header
	cp "$work/out" "$work/whole"
	is_status 0
	sed -n 's/.*op-id ""\([^"]*\)"".*/\1/p' "$work/whole" >"$work/out"
	out_is "both op-ids" <<-END
		$(cut -d' ' -f2 "$work/order")
	END
	cp "$work/whole" "$work/out"
	out_has "by desks that did not know of each other: DB ticket-new $other, DB-1; XS ticket-new $first, XS-1; first: all of it stands: look whether it was meant once" "what each did"
	out_has "op-id \"\"one-payment\"\" was used by desks that did not know of each other: DB account-pay $(cat "$work/receipt.DB")" "the receipts"
	at "$one" env ONESTOP_NOW=2026-09-18T12:00:00+08:00 store-check --since-last --format csv --no-header
	out_is "--since-last says the same" <"$work/whole"
	at "$one" env ONESTOP_NOW=2027-12-18T12:00:00+08:00 store-check --format csv --no-header
	out_lacks op-id "when nobody recognises them any more they are no longer named"
done

# Bills are read in at the centre; that another window noted the same file counts once.
cd "$x" || exit 2
sed -i s/2026-08/2026-07/ "$work/bill.csv"
given env ONESTOP_NOW=2026-09-18T11:30:00+08:00 bill-import "$work/bill.csv" --op-id bills
file=$(grep -rl '"bills"' ops)
mkdir -p "$(dirname "$file" | sed s,/XS,/DB,)"
for fingerprint in '' 0000; do
	sed -n '/^op: "bills"/,$p' "$file" | sed "${fingerprint:+s/^fingerprint: .*/fingerprint: \"$fingerprint\"/}" \
		>"$(echo "$file" | sed s,/XS/,/DB/,)"
	run env ONESTOP_NOW=2026-09-18T12:00:00+08:00 store-check
	if [ -n "$fingerprint" ]; then
		out_has 'op-id "bills" was used' "of another file"
	else
		out_lacks 'op-id "bills"' "the same bills count once"
	fi
done
rm "$(echo "$file" | sed s,/XS/,/DB/,)"
finish
