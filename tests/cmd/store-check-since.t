#!/bin/sh
# store-check --since-last looks at what changed since all was well, and calls nothing clean that a look at
# everything would not: also where a rule holds two files together of which one changed.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"
. "$top/tests/store-money.sh"
mark=.git/onestop.checked

store_of_money
given ticket-new facility --name 王小明 --phone 13800138000 --request 井盖破损
first=$(cat "$work/out")
given ticket-new facility --name 李四 --phone 13900139000 --request 井盖破损
second=$(cat "$work/out")
given ticket-link "$second" --duplicate-of "$first" --op-id link-1
given ticket-new meter-work --name 赵六 --phone 13700137000 --request 换表
third=$(cat "$work/out")
printf '%%PDF-1.4 a paper' >"$work/paper.pdf"
given ticket-attach "$third" "$work/paper.pdf" --note 附件
printf '%%PDF-1.4 another' >"$work/other.pdf"
given ticket-attach "$first" "$work/other.pdf" --note 附件
given ticket-withdraw "$third" --reason 用户要求撤回
one=tickets/open/2026-09-18/$first.yaml
two=tickets/closed/2026-09-18/$second.yaml
[ -f "$two" ] || two=tickets/open/2026-09-18/$second.yaml
three=tickets/closed/2026-09-18/$third.yaml
attached=$(find attachments -type f -name '*.pdf' | head -n 1)
page=payments/2026/09-18/XS-01.yaml
given store-check
ok "a clean check leaves its mark" grep -q "^$(git rev-parse HEAD) " $mark

# ---- Each kind that is planted after the last clean commit ---------------------------------------

# edit FILE SED: the bytes of a file in which sed changes something.
edit() {
	sed "$2" "$1" >"$work/edited"
	! cmp -s "$work/edited" "$1" || fail "$about: $1 was changed"
	cat "$work/edited" >"$1"
}
commit() { git add -A . && git -c user.name=x -c user.email=x@example.com commit -q --no-verify -m 'by hand'; }
mate_forgets() { edit "$two" '/^duplicate_of:/d;/^linked_on:/d'; }
mate_goes() { rm "$two"; }
main_forgets() { edit "$one" '/^duplicates:/,/^[a-z]/{/^duplicates:/d;/^- /d;}'; }
page_twice() {
	mkdir -p payments/2026/09-17
	sed 's/20260918-XS/20260917-XS/;s/^at: "2026-09-18/at: "2026-09-17/' $page >payments/2026/09-17/XS-01.yaml
}
page_without_before() { git mv $page payments/2026/09-18/XS-02.yaml; }
page_goes() { rm $page; }
closed_book_grows() { edit payments/2026/09-06/XS-01.yaml 's/^method: "pos"/method: "cash"/'; }
history_goes() { rm accounts/history/2026/000007/00000770.yaml; }
history_differs() { edit accounts/history/2026/000007/00000770.yaml '0,/amount: "28.80"/s//amount: "28.81"/'; }
block_goes() { rm accounts/000007/00000770.yaml; }
event_differs() { edit accounts/000007/00000770.yaml '0,/  amount: "100.00"/s//  amount: "100.01"/'; }
register_goes() { rm bills/2026-08.yaml; }
register_differs() { edit bills/2026-08.yaml '0,/^count: 2/s//count: 3/'; }
op_elsewhere() {
	file=$(find ops -name '*.yaml' | head -n 1)
	mkdir -p ops/2026-08/XS && cp "$file" ops/2026-08/XS/
}
staff_goes() { edit catalogue/staff.yaml 's/^id: "wangmin"/id: "wangming"/'; }
service_goes() { edit catalogue/services.yaml 's/^- code: "facility"/- code: "facilities"/;s/^code: "facility"/code: "facilities"/'; }
attachment_goes() { rm "$attached"; }
attachments_go() { rm -r attachments; }
attachment_differs() { chmod u+w "$attached" && echo x >>"$attached"; }
attachment_forgotten() { edit "$three" '/^- id:.*/{h;};/act: "attach"/s//act: "note"/;/^  file:/,/^[-a-z]/{/^  file:/d;/^    /d;}'; }
same_stat() {
	cp -p "$three" "$work/stat"
	edit "$three" 's/^state: "withdrawn"/state: "withdrawm"/'
	touch -r "$work/stat" "$three"
}
not_told_by_git() {
	git update-index --assume-unchanged "$three"
	edit "$three" 's/^state: "withdrawn"/state: "received"/'
}
hidden_from_git() {
	echo 'tickets/closed/2026-09-19' >>.git/info/exclude
	mkdir -p tickets/closed/2026-09-19
	cp -p "$three" tickets/closed/2026-09-19/
	touch -d 2026-01-01 tickets/closed/2026-09-19/*
}
gone_without_git() {
	git update-index --assume-unchanged "$page"
	rm "$page"
}
# What is no file of a store, and lies where records are read.
stray() {
	mkdir -p "$(dirname "$1")"
	echo x >"$1"
}
stray_account() { stray accounts/000999.yaml; }
stray_closed() { stray tickets/closed/x.yaml; }
stray_volume() { stray tickets/archive/2026-08.yaml; }
stray_page() { stray payments/x.yaml; }
stray_register() { stray bills/x/2026-09.yaml; }
stray_op() { stray ops/2026-09/x.yaml; }
hidden_stray() {
	echo 'ops/x.yaml' >>.git/info/exclude
	stray ops/x.yaml
}
number_twice() {
	cp $page payments/2026/09-18/DB-01.yaml
	sed -i 's/20260918-XS/20260918-DB/' payments/2026/09-18/DB-01.yaml
}

# alike: --since-last says what the whole check says.
alike_checks() {
	run store-check --since-last --strict
	quick=$status
	cp "$work/out" "$work/quick"
	run store-check --strict
	ok "$about: ends with $status, as the whole check" [ "$quick" = "$status" ]
	ok "$about: and says the same" diff -u "$work/out" "$work/quick"
}

model=$store
while IFS='|' read -r plant how status_wanted named <&3; do
	about="$plant, $how"
	store=$work/copy
	cd "$work" && rm -rf "$store" && cp -a "$model" "$store" && cd "$store" || exit 2
	# A mark of its own: what was copied is new to the file system.
	store-check >/dev/null
	run store-check --since-last
	is_status 0 "$about: clean before"
	$plant
	[ "$how" = edited ] || commit
	alike_checks
	ok "$about: is found" [ "$status" -ge "$status_wanted" ]
	ok "$about: where it is" grep -q -e "$named" "$work/out"
	cd "$model" || exit 2
done 3<<END
mate_forgets|committed|1|$first
mate_forgets|edited|1|$first
mate_goes|committed|1|$first
main_forgets|committed|1|$second
page_twice|committed|1|09-17
page_without_before|committed|1|XS-02
page_goes|committed|1|$page
page_goes|edited|1|$page
closed_book_grows|committed|1|09-06/XS-closed
history_goes|committed|1|00000770
history_differs|committed|1|00000770
history_differs|edited|1|00000770
block_goes|committed|1|00000770
event_differs|committed|1|00000770
register_goes|committed|1|00000770
register_differs|committed|1|2026-08
op_elsewhere|committed|3|ops/2026-08
staff_goes|committed|1|wangmin
service_goes|committed|1|facility
attachment_goes|edited|3|attachments
attachments_go|edited|3|attachments
attachment_differs|edited|3|attachments
attachment_forgotten|committed|0|no ticket has
same_stat|edited|3|$third
not_told_by_git|edited|1|$third
hidden_from_git|edited|1|2026-09-19
gone_without_git|edited|1|$page
stray_account|committed|3|accounts/000999
stray_account|edited|3|accounts/000999
stray_closed|committed|3|closed/x
stray_volume|committed|3|archive/2026-08
stray_page|committed|3|payments/x
stray_register|committed|3|bills/x
stray_op|committed|3|ops/2026-09
hidden_stray|edited|3|ops/x
number_twice|committed|1|4200002026091800000000000001
END
store=$model
cd "$store" || exit 2

# ---- What is right stays so ----------------------------------------------------------------------

about="nothing changed"
alike_checks
ok "$about: nothing" [ "$status" = 0 ]
about="a day of work"
given ticket-assign "$first" --to network
given account-pay 0000077001 10 --method cash
given ticket-new facility --name 王小明 --phone 13800138000 --request 漏水
given account-new 0000099001 --name 王小明
bills 09-18 2026-09 10 28.80 0000077001 0000099001
alike_checks
ok "$about: nothing" [ "$status" = 0 ]

# ---- The mark ------------------------------------------------------------------------------------

# It is believed: what was wrong before it is not looked at, so it must not be there too soon.
about="a store that is not right"
cp $mark "$work/mark"
edit "$three" 's/^state: "withdrawn"/state: "received"/'
commit
run store-check
ok "$about leaves the mark as it was" cmp $mark "$work/mark"
alike_checks
ok "$about: found again" [ "$status" != 0 ]
sed "s/^[0-9a-f]* [0-9]*/$(git rev-parse HEAD) 4000000000/" "$work/mark" >$mark
run store-check --since-last
is_status 0 "only what changed is looked at: what lies behind the mark is not"
git -c user.name=x -c user.email=x@example.com revert --no-edit HEAD >/dev/null
git update-ref refs/onestop/last HEAD
run store-check
is_status 0 "put right again"

# A hand edit that is not committed is no part of a commit that is clean.
about="a hand edit"
cp $mark "$work/mark"
edit catalogue/services.yaml 's/设施/设备/'
run store-check --since-last
is_status 0
run store-check
is_status 0
ok "$about leaves the mark as it was" cmp $mark "$work/mark"
git checkout -q -- catalogue/services.yaml

# Whatever the mark is, the store is checked.
cp "$work/mark" "$work/whole-mark"
while IFS='|' read -r what bytes <&3; do
	printf '%b' "$bytes" >$mark
	edit "$three" 's/^state: "withdrawn"/state: "received"/'
	about="a mark $what"
	alike_checks
	ok "$about: found" [ "$status" = 3 ]
	git checkout -q -- "$three"
done 3<<END
that is empty|
of no commit|x
of a commit that is gone|1111111111111111111111111111111111111111 1 0 20714 XS 1\n
of another desk|$(sed 's/ XS / ZZ /' "$work/mark")\n
of other rules|$(sed 's/ 1$/ 99/' "$work/mark")\n
of other names|$(awk '{ $3 = "0000000000000001"; print }' "$work/mark")\n
that is cut|$(cut -c 1-60 "$work/mark")
END
rm $mark
run store-check --since-last
is_status 0 "without a mark everything is looked at"
ok "and there is one again" grep -q "^$(git rev-parse HEAD) " $mark
rm $mark
mkdir $mark
run store-check --since-last
is_status 0 "where it cannot be kept it is not, which is no fault"
rmdir $mark
given store-check

# A line of a statement gets old by the day alone.
about="a line that got old"
given payment-list --unmatched
{ sed -n 1p "$BUILD/share/onestop/import/wechat-sample.csv"
	sed -n 2p "$BUILD/share/onestop/import/wechat-sample.csv" | sed 's/4200002026091800000000000004/4200002026091800000000000077/g'
} >"$work/line.csv"
given payment-import "$work/line.csv" --map wechat
given store-check
for day in 2027-10-22 2027-10-24 2027-11-30; do
	about="a line that got old, $day"
	ONESTOP_NOW=${day}T09:00:00+08:00
	cp $mark "$work/mark"
	alike_checks
	cp "$work/mark" $mark
done
ok "$about: told" grep -q 4200002026091800000000000077 "$work/out"
ONESTOP_NOW=2026-09-18T09:00:00+08:00

# ---- One processor, or several -------------------------------------------------------------------

if command -v taskset >/dev/null; then
	for file in tickets/*/*/*.yaml accounts/*/*.yaml payments/*/*/*.yaml; do
		echo '# by hand' >>"$file"
	done
	run taskset -c 0 store-check
	cp "$work/out" "$work/alone"
	run store-check
	ok "one process finds what several do, in the same order" diff -u "$work/alone" "$work/out"
	at_least_files=$(wc -l <"$work/out")
	ok "and that is much: $at_least_files lines" [ "$at_least_files" -gt 20 ]
	git checkout -q -- .
else
	note "SKIP: taskset is not installed"
fi
finish
