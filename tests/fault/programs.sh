# Sourced after fault.sh: every program that writes, with the words it is run with on one store where all
# of them can do their work, and the reader that shows what it changed.
# shellcheck shell=sh disable=SC2154

# program|words|reader: TICKET-STATE and ACCOUNT-STATE stand for the id of one in that state, WORK for $work,
# SHARE for the data of the build.
programs_table() {
	cat <<'END'
account-base|ACCOUNT-base --population 6 --paper all|account-show ACCOUNT-base --history
account-cancel|ACCOUNT-cancel --reading 120 --final-bill 28.80 --pay cash --confirm ACCOUNT-cancel --paper all|account-show ACCOUNT-cancel --history
account-class|ACCOUNT-class --use residential=60,non-residential=40|account-show ACCOUNT-class --history
account-contact|ACCOUNT-contact --contact 张三|account-show ACCOUNT-contact --history
account-edit|ACCOUNT-edit --address 长宁大道2号 --reason 录入错误|account-show ACCOUNT-edit --history
account-import|SHARE/import/accounts-sample.csv|account-list
account-meter|ACCOUNT-meter --work replace --old-reading 120 --meter-no M900 --new-reading 0 --seal S77|account-show ACCOUNT-meter --history
account-new|0000012345 --name 李四 --address 象山大道1号 --use residential=100|account-list
account-pay|ACCOUNT-pay 50.00 --method cash|account-show ACCOUNT-pay --history
account-read|ACCOUNT-read --reading 120|account-show ACCOUNT-read --history
account-refund|ACCOUNT-refund 10.00 --method cash --payee 王小明 --reason 多缴|account-show ACCOUNT-refund --history
account-resume|ACCOUNT-suspended --reading 120 --paper all|account-show ACCOUNT-suspended --history
account-suspend|ACCOUNT-suspend --reading 120 --paper all|account-show ACCOUNT-suspend --history
account-transfer|ACCOUNT-transfer --to 李四 --reading 120 --final-bill 28.80 --pay cash --paper all --opinion meter-reading=同意 --opinion service-center=同意|account-show ACCOUNT-transfer --history
bill-adjust|ACCOUNT-adjust 2026-07 --volume -2 --amount -5.00 --reason 抄表差错|account-show ACCOUNT-adjust --statement
bill-import|WORK/bills.csv|account-list --columns number,bills,prepaid
bill-void|ACCOUNT-void 2026-07 --reason 抄错户|account-show ACCOUNT-void --statement
calendar-import|WORK/2027.yaml|calendar-show 2027
desk-set|XS --name 一号窗口|desk-list
payment-close|--day 2026-09-17|report-payment --day 2026-09-17
payment-import|WORK/statement.csv --map wechat|payment-list
payment-match|4400001 ACCOUNT-pay|payment-list
payment-reopen|2026-09-16 --reason 漏收一笔|report-payment --day 2026-09-16
staff-away|wangmin --from 2026-09-18 --until 2026-09-21 --deputy zhaolei|staff-show wangmin
staff-note|wangmin --text 用语文明|staff-show --notes
staff-set|lihua --name 李华 --badge 002 --department network --roles handler|staff-list
store-archive|--before 2026-10|ticket-list --all
ticket-assign|TICKET-received --to network|ticket-list --all
ticket-attach|TICKET-attach WORK/scan.pdf --note 现场照片|ticket-show TICKET-attach
ticket-close|TICKET-visited|ticket-list --all
ticket-deliver|TICKET-done --by phone|ticket-list --all
ticket-edit|TICKET-edit --phone 13800138000 --reason 录入错误|ticket-show TICKET-edit
ticket-escalate|TICKET-reminded --note 已超期|ticket-show TICKET-reminded
ticket-extend|TICKET-extend --days 1 --reason 需开挖路面 --told phone --said 需三日后答复|ticket-list --all
ticket-hold|TICKET-hold --reason 送检|ticket-list --all
ticket-import|WORK/rows.csv --map SHARE/import/nyc311.yaml|ticket-list --all
ticket-link|TICKET-link --duplicate-of TICKET-main|ticket-list --all
ticket-new|facility --name 李四 --phone 13900139000 --request 井盖破损|ticket-list --all
ticket-note|TICKET-note --text 用户来电|ticket-show TICKET-note
ticket-redue|TICKET-redue|ticket-list --all
ticket-reject|TICKET-reject --reason 未到现场核查|ticket-list --all
ticket-remind|TICKET-overdue --to 管网部 --told phone --said 已催办，尽快答复|ticket-show TICKET-overdue
ticket-reopen|TICKET-closed --reason 井盖又松动|ticket-list --all
ticket-result|TICKET-assigned --text 已更换|ticket-list --all
ticket-resume|TICKET-on-hold|ticket-list --all
ticket-return|TICKET-return --reason 地址不详|ticket-list --all
ticket-review|TICKET-review --agree|ticket-list --all
ticket-undo|TICKET-undo --reason 告知了别的用户|ticket-list --all
ticket-visit|TICKET-delivered --satisfaction satisfied|ticket-list --all
ticket-withdraw|TICKET-withdraw --reason 用户撤回|ticket-list --all
END
}

# The tickets, and the steps that bring each into its state: "NAME STEP...".
programs_tickets() {
	cat <<'END'
bystander -
received -
note -
attach -
review -
withdraw -
extend assign
hold assign
return assign
assigned assign
on-hold assign hold
reject assign result
done assign result
delivered assign result deliver
visited assign result deliver visit
closed assign result deliver visit close
overdue early
reminded early remind
edit -
main -
link -
redue assign
undo assign result deliver
END
}

programs_step() {
	case $2 in
	-) ;;
	early)
		given env ONESTOP_NOW=2026-09-01T09:00:00+08:00 ticket-assign "$1" --to network
		;;
	assign) given ticket-assign "$1" --to network ;;
	hold) given ticket-hold "$1" --reason 送检 ;;
	result) given ticket-result "$1" --text 已更换 ;;
	deliver) given ticket-deliver "$1" --by phone ;;
	visit) given ticket-visit "$1" --satisfaction satisfied ;;
	close) given ticket-close "$1" ;;
	remind) given ticket-remind "$1" --to 管网部 --told phone --said 已催办，尽快答复 ;;
	esac
}

# programs_store: makes the templates, where each program of the table can do its work once; $bystander is
# a ticket that none of them touches.  There are two, as there are two ways to a commit: where the last trees
# can be read it is made in process; a pack with an index of the first form only git reads.
programs_store() {
	new_store
	: >"$work/names"
	programs_tickets >"$work/wanted"
	while read -r name steps; do
		moment=$ONESTOP_NOW
		[ "${steps#early}" = "$steps" ] || moment=2026-09-01T08:30:00+08:00
		given env ONESTOP_NOW="$moment" ticket-new facility --name 李四 --phone 13900139000 \
			--request 井盖破损
		id=$(cat "$work/out")
		echo "TICKET-$name $id" >>"$work/names"
		for step in $steps; do
			programs_step "$id" "$step"
		done
	done <"$work/wanted"
	n=0
	for name in base cancel class contact meter pay suspended suspend transfer edit refund read adjust void; do
		n=$((n + 1))
		number=$(printf '00001000%02d' $n)
		given account-new "$number" --name 王小明 --id-type resident --id-no 11010519491231002X \
			--address 象山大道1号 --phone 13800138000 --meter-no "M00$n" --calibre 15 --reading 100 \
			--seal "S$n" --use residential=100
		echo "ACCOUNT-$name $number" >>"$work/names"
	done
	printf 'account,period,volume_m3,amount\n0000100006,2026-07,9,50.00\n0000100013,2026-07,9,50.00\n0000100014,2026-07,9,50.00\n' >"$work/bills.csv"
	given bill-import "$work/bills.csv"
	given env ONESTOP_NOW=2026-09-17T10:00:00+08:00 account-pay 0000100006 20.00 --method cash
	given env ONESTOP_NOW=2026-09-16T10:00:00+08:00 account-pay 0000100010 1.00 --method cash
	given payment-close --day 2026-09-16
	given env ONESTOP_NOW=2026-09-17T10:00:00+08:00 account-pay 0000100011 20.00 --method cash
	printf '微信订单号,交易状态,金额,商户数据包\n4400001,SUCCESS,5.00,\n' >"$work/statement.csv"
	given payment-import "$work/statement.csv" --map wechat
	printf '微信订单号,交易状态,金额,商户数据包\n4400002,SUCCESS,6.00,0000100006\n4400003,SUCCESS,7.00,\n' >"$work/statement.csv"
	given account-suspend 0000100007 --reading 110 --paper all
	# A day off more than there was when tickets were assigned.
	sed '/^workdays:/i\
  - {date: 2026-09-22, name: 台风停工}' calendar/2026.yaml >"$work/2026.yaml"
	given calendar-import "$work/2026.yaml"
	programs_files
	bystander=$(sed -n 's/^TICKET-bystander //p' "$work/names")
	cp -a "$store" "$work/loose"
	# A hundred files less in each of the copies.
	git -c pack.indexVersion=1 repack -aq && git prune-packed -q
	mv "$store" "$work/packed"
	cd "$work/packed" || exit 2
	programs_way packed
	# The longer names first: ACCOUNT-suspended begins like another.
	sort -r "$work/names" | sed 's/\(.*\) \(.*\)/s,\1,\2,g/' >"$work/names.sed"
	printf 's,WORK,%s,g\ns,SHARE,%s,g\n' "$work" "$BUILD/share/onestop" >>"$work/names.sed"
	programs_table | sed -f "$work/names.sed" >"$work/programs"
}

# programs_way packed|loose: the template from here on.
programs_way() {
	way=$1
	template=$work/$1
}

# Files that programs are given.
programs_files() {
	printf '%%PDF-1.7 scan' >"$work/scan.pdf"
	cat >"$work/bills.csv" <<-END
		account,period,volume_m3,amount
		0000100001,2026-08,9,50.00
		0000100002,2026-08,9,50.00
	END
	# So many rows that git keeps them as a pack.
	head -n 101 "$BUILD/share/onestop/import/nyc311-dep-2025-06.csv" >"$work/rows.csv"
	cat >"$work/2027.yaml" <<-END
		year: 2027
		source: 试验
		holidays:
		  - {date: 2027-01-01, name: 元旦}
		workdays: []
	END
}

# programs_all: their names.
programs_all() {
	programs_table | cut -d'|' -f1
}

# programs_complete: an assertion that no program that writes is missing in the table.  store-upgrade has
# nothing to do in a store of this format: upgrade.t is about it; maintain.t is about a night, and what
# settles a dispute needs two clones that disagree: sync.t.
programs_complete() {
	for file in "$BUILD"/bin/*; do
		case ${file##*/} in
		store-upgrade | store-maintain | *-resolve) continue ;;
		esac
		"$file" --spec >"$work/spec"
		! grep -q '"need": *"write"' "$work/spec" || echo "${file##*/}"
	done >"$work/writers"
	programs_all >"$work/listed"
	ok "every program that writes is swept" diff -u "$work/writers" "$work/listed"
}

# program_is NAME: sets $words and $reader.
program_is() {
	program=$1
	words=$(sed -n "s/^$1|\(.*\)|.*/\1/p" "$work/programs")
	reader="$(sed -n "s/^$1|.*|//p" "$work/programs") --format csv"
}

# program_fresh [DIR]: goes into a fresh copy of the template.
program_fresh() {
	store=${1:-$work/try}
	rm -rf "$store"
	cp -a "$template" "$store"
	cd "$store" || exit 2
}

# program_outcomes: runs it once, unharmed: $before_tree, $done_tree, and what the reader prints before
# and after, in $work/shown.before and $work/shown.done.
program_outcomes() {
	program_fresh
	before_tree=$(git rev-parse 'HEAD^{tree}')
	$reader >"$work/shown.before" 2>&1
	# shellcheck disable=SC2086 # words
	run "$program" $words
	is_status 0 "$program runs unharmed"
	done_tree=$(git rev-parse 'HEAD^{tree}')
	$reader >"$work/shown.done" 2>&1
	ok "$program makes a change" test "$before_tree" != "$done_tree"
}

# program_shown: what the reader shows: before, done, neither, or both, where a program changes nothing
# that is shown (store-archive); fails, crashes.
program_shown() {
	$reader >"$work/shown" 2>&1
	read_status=$?
	if cmp -s "$work/shown.before" "$work/shown.done" && cmp -s "$work/shown" "$work/shown.done"; then
		echo "both"
	elif cmp -s "$work/shown" "$work/shown.done"; then
		echo "done"
	elif cmp -s "$work/shown" "$work/shown.before"; then
		echo "before"
	elif [ $read_status -ge 99 ]; then
		echo "crashes"
	elif [ $read_status -ne 0 ]; then
		echo "fails"
	else
		echo "neither"
	fi
}

# program_judge_reader SHOWN RESULT: what is wrong with what the reader showed, when what it was asked
# about came out as RESULT, before or done.  READERS=strict: it shows what was before or what is
# acknowledged, wholly; whole: it ends well; loose: it does not crash.
program_judge_reader() {
	case $READERS:$1:$2 in
	*:crashes:* | strict:fails:* | whole:fails:*) echo "the reader $1: $(tail -n 1 "$work/shown")" ;;
	strict:neither:*)
		echo "the reader shows neither what was nor what is:" \
			"$(diff "$work/shown.before" "$work/shown" | grep -c '^[<>]') lines differ from before"
		;;
	strict:done:before) echo "the reader shows what was taken back" ;;
	esac
}
