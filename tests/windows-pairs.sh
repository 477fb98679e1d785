# Sourced after harness.sh: every pair of operations of the table fixtures/windows-pairs.txt, by the real programs in two
# clones, with either of them the first to sync at a hub that verifies.
#
# ROWS: a pattern of the names of rows, for one at a time.
# shellcheck shell=sh

: "${ROWS:=.}"
seconds=0
pair=$work/pair # what the clones know is $pair/hub.git
house=$work/house
table=$work/table
grep -v '^#' "$top/tests/fixtures/windows-pairs.txt" | grep . | sed 's/ *| */|/g' | grep "^[^|]*$ROWS" >"$table"

# ---- The words of the table -----------------------------------------------------------------------------------

# one_act COMMAND...: the next second of this day; what it says is in $work/out.
one_act() {
	seconds=$((seconds + 1))
	now=$(printf '2026-09-18T%02d:%02d:%02d+08:00' $((10 + seconds / 3600)) $((seconds / 60 % 60)) $((seconds % 60)))
	case $1 in
	on)
		now=2026-$2T09:00:00+08:00
		shift 2
		;;
	esac
	command_line="$*"
	case $1 in
	ticket | account | assigned | finished | delivered | visited | closed | early | old | billed | paid | bill | new | update)
		word=act_$1
		shift
		"$word" "$@"
		;;
	*) env ONESTOP_NOW="$now" "$@" >"$work/out" 2>"$work/err" ;;
	esac
	status=$?
}

at_once() {
	env ONESTOP_NOW="$now" "$@" >"$work/out" 2>"$work/err"
}

act_ticket() {
	at_once ticket-new "$@" --name 王小明 --phone 13800138000 --address 象山大道1号 --request 报修 && T=$(cut -f1 "$work/out")
}
act_assigned() { act_ticket facility && at_once ticket-assign "$T" --to network; }
act_finished() { act_assigned && at_once ticket-result "$T" --text 已换; }
act_delivered() { act_finished && at_once ticket-deliver "$T" --by phone; }
act_visited() { act_delivered && at_once ticket-visit "$T" --satisfaction satisfied; }
act_closed() { act_visited && at_once ticket-close "$T"; }
act_early() {
	today=$now
	now=2026-09-01T09:00:00+08:00
	act_assigned
	now=$today
	at_once ticket-remind "$T" --to 赵磊 --told phone --said 在办
}
act_old() {
	today=$now
	now=2026-07-01T09:00:00+08:00
	act_closed
	now=$today
}
act_new() { # NTH NAME
	N=$(printf '0000200%03d' "$1")
	at_once account-new "$N" --name "$2" --address 象山大道1号 --phone 13800138000 --use residential=100
}
act_account() {
	N=$(printf '0000100%03d' "$row")
	at_once account-new "$N" --name 王小明 --id-type resident --id-no 11010519491231002X --address 象山大道1号 \
		--phone 13800138000 --meter-no "M$row" --calibre 15 --reading 100 --seal "S$row" --use residential=100
}
act_bill() {
	printf 'account,period,volume_m3,amount\n%s,%s,10,%s\n' "$@" >"$work/bill.csv"
	at_once bill-import "$work/bill.csv"
}
act_billed() { act_account && act_bill "$N" 2026-07 50.00; }
act_paid() {
	at_once account-pay "$N" "$1" --method cash && R=$(cut -f1 "$work/out")
}
act_update() {
	printf 'account,address\n%s,%s\n' "$@" >"$work/update.csv"
	at_once account-import "$work/update.csv" --update --force 更新
}

# acts STORE COMMANDS: one after the other; false at the first that ends otherwise than with 0.
acts() {
	cd "$1" || exit 2
	old_ifs=$IFS
	IFS=';'
	# shellcheck disable=SC2086  # a command for each
	set -- $2
	IFS=$old_ifs
	for commands; do
		# shellcheck disable=SC2046,SC2086
		one_act $(printf '%s' "$commands" | sed "s/\bT\b/$T/g; s/\bN\b/$N/g; s/\bR\b/$R/g")
		[ "$status" -eq 0 ] || return 1
	done
}

# ---- The house ------------------------------------------------------------------------------------------------

# The centre XS, a hub and the window DB, with all that is given.
new_house() {
	mkdir "$house"
	new_store
	drop_store
	given staff-set zhaolei --name 赵磊 --badge 002 --roles handler --department network
	given staff-set qianwu --name 钱五 --badge 003 --roles handler --department network
	given staff-set wangmin --desk none --roles clerk,handler,supervisor,admin
	given desk-set XS --name 象山
	mkdir -m 700 "$HOME/.ssh"
	given ssh-keygen -q -t ed25519 -N '' -f "$HOME/.ssh/onestop_DB"
	given desk-set DB --name 东宝 --key "$(cut -d' ' -f1,2 "$HOME/.ssh/onestop_DB.pub")"
	while IFS='|' read -r what before _; do
		row=$((${row:-0} + 1))
		T='' N='' R=''
		[ -z "$before" ] || acts "$store" "$before" || fail "given: $what"
		echo "$row|$T|$N|$R" >>"$work/names"
	done <"$table"
	mv "$store" "$house/XS"
	ln -s "$house" "$pair"
	cd "$house/XS" || exit 2
	given store-init --hub "$pair/hub.git" --from "$house/XS"
	git -C "$pair/hub.git" config onestop.room true
	printf '#!/bin/sh\nexport ONESTOP_NOW=2026-09-30T23:00:00+08:00\nexec store-check --receive\n' \
		>"$pair/hub.git/hooks/pre-receive"
	given git remote add hub "file://$pair/hub.git"
	given store-sync -q
	given store-clone "file://$pair/hub.git" "$pair/DB" --desk DB --staff wangmin
	rm -rf "$HOME/.ssh" # without a key nothing is signed
	rm "$pair"
}

# ---- A group of rows ------------------------------------------------------------------------------------------

# row_is N: its parts.
row_is() {
	row=$1
	IFS='|' read -r what before a b result figures <<-END
		$(sed -n "${1}p" "$table")
	END
	IFS='|' read -r _ T N R <<-END
		$(sed -n "${1}p" "$work/names")
	END
	case $b in
	*'new '[0-9]*) N=$(printf '0000200%03d' "$(expr "$b" : 'new \([0-9]*\)')") ;;
	esac
}

both_act() {
	for one; do
		row_is "$one"
		acts "$pair/XS" "$a" || fail "$what: XS can do it"
		row_is "$one"
		acts "$pair/DB" "$b"
		case $result:$status in
		refused:1) err_has 'desk XS' "$what: refused, as it is the centre's" ;;
		refused:* | *:[1-9]*) fail "$what: DB can do it" ;;
		esac
	done
}

# meet FIRST SECOND: they sync, FIRST first.
meet() {
	command_line=
	for one in "$1" "$2" "$1"; do
		cd "$pair/$one" || exit 2
		# After all that was done: nothing may be of the future.
		run env ONESTOP_NOW=2026-09-23T18:00:00+08:00 store-sync -q
		is_status 0 "$about: $1 first: $one syncs"
	done
	for one in "$1" "$2"; do
		git -C "$pair/$one" rev-parse 'HEAD^{tree}' >>"$work/trees"
		ok "$about: $1 first: $one: store-check" store-check --store "$pair/$one"
		git -C "$pair/$one" --no-optional-locks status --porcelain --ignored >"$work/dirt"
		ok "$about: $1 first: $one: nothing lies about" test ! -s "$work/dirt"
	done
	git -C "$pair/hub.git" rev-parse 'main^{tree}' >>"$work/trees"
}

# figure NAME: what it comes to.
figure() {
	case $1 in
	receipts) sed -n "s/^$N\t.*\t//p" "$work/joined" ;;
	*)
		if [ -n "$T" ]; then
			ticket-list --all --unmask --format csv --no-header --columns "id,$1" | sed -n "s/^$T,//p"
		else
			account-show "$N" --unmask --format csv --no-header --columns "$1"
		fi
		;;
	esac
}

row_came_out() {
	row_is "$1"
	case $result in
	dispute:*) expected=${result#dispute:} ;;
	*) expected= ;;
	esac
	found=$(sed -n "s/^${T:-${N:-nobody}}\t\(.*\)\t.*/\1/p" "$work/joined")
	printf '%s\n' "disputed: $expected" >"$work/expected"
	printf '%s\n' "disputed: $found" >"$work/found"
	for pair_of in $figures; do
		printf '%s\n' "$pair_of" >>"$work/expected"
		printf '%s=%s\n' "${pair_of%%=*}" "$(figure "${pair_of%%=*}")" >>"$work/found"
	done
	ok "$what: $result $figures" diff -u "$work/expected" "$work/found"
}

# group ROW...: what they do, and how it comes out.
group() {
	rm -rf "$pair" "$work/acted"
	cp -a "$house" "$pair"
	both_act "$@"
	cp -a "$pair" "$work/acted"
	: >"$work/trees"
	meet XS DB
	rm -rf "$pair"
	cp -a "$work/acted" "$pair"
	meet DB XS
	ok "$about: one tree in every clone and at the hub, whoever is first" test "$(sort -u "$work/trees" | wc -l)" -eq 1
	ok "$about: nothing is lost, doubled or changed" \
		python3 "$top/tests/fixtures/windows.py" "$work/acted/XS" "$work/acted/DB" "$pair/XS"
	cp "$work/ok" "$work/joined"
	cd "$pair/DB" || exit 2
	for one; do
		row_came_out "$one"
	done
	run store-check --strict
	grep -v '^kind' "$work/out" | grep -v -e 'disputed' -e ' of each other' >"$work/left"
	ok "$about: store-check --strict finds the disputes, and what was done twice, alone" test ! -s "$work/left"
	for one; do
		row_is "$one"
		case $what in
		'op of two '*) out_has "op-id \"same-${what#op of two }" "$what: named" ;;
		'two of one service on one account') out_has "on the same account ($N)" "$what: named" ;;
		esac
	done
}

# all_pairs: all at once, in one pair of clones.
all_pairs() {
	new_house
	about=all
	# shellcheck disable=SC2046  # a word for each
	group $(seq "$(wc -l <"$table")")
}

# each_pair: each in clones of its own.
each_pair() {
	new_house
	for alone in $(seq "$(wc -l <"$table")"); do
		about=$(sed -n "${alone}s/|.*//p" "$table")
		group "$alone"
	done
}
