#!/bin/sh
# An op-id names one command line of any program that writes: sent again it returns its first result
# and does nothing, another line is refused, and what is noted gives nothing personal away.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"
new_store
people

import=$BUILD/share/onestop/import
printf 'account,period,volume_m3,amount\n0000100001,2026-08,30,86.40\n' >"$work/bills.csv"
echo scan >"$work/scan.txt"
cp "$work/bills.csv" "$work/others.csv"
cat >"$work/2027.yaml" <<'END'
year: 2027
source: 国务院办公厅
holidays:
  - {date: 2027-01-01, name: 元旦}
workdays: []
END

# What a program works on: a ticket or an account, whose id is in $id.
overdue() {
	handed_over_at=$ONESTOP_NOW
	export ONESTOP_NOW=2026-09-29T09:00:00+08:00
	ticket_in reminded
	handed_over_at=
}
two() {
	ticket_in received
	older=$id
	ticket_in received
}
# The notice is amended after it was assigned, and the next one finds it as it was.
moved() {
	ticket_in assigned
	sed '/^workdays:/i\
  - {date: 2026-09-22, name: 台风停工}' "$top/data/calendar/2026.yaml" >"$work/amended.yaml"
	given calendar-import "$work/amended.yaml"
}
closed() { given payment-close; }
an_account() {
	household
	id=$number
}
prepaid() {
	an_account
	given account-pay "$id" 10.00 --method cash --as lihua
}
billed() {
	an_account
	bill "$id" 2026-08 30.00
}
suspended() {
	an_account
	given account-suspend "$id" --reading 110 --paper all
}

# A line of a statement that fits no account, in $older.
a_line() {
	an_account
	older=4400$number
	printf '微信订单号,交易状态,金额,商户数据包\n%s,SUCCESS,5.00,\n' "$older" >"$work/line.csv"
	given payment-import "$work/line.csv" --map wechat
	printf '微信订单号,交易状态,金额,商户数据包\n1%s,SUCCESS,5.00,%s\n' "$older" "$id" >"$work/statement.csv"
}

# ---- Every program that writes -----------------------------------------------------------------

# What it works on; the command line; what makes it another one, or the other one whole.
tried=
id=none
older=
while IFS='|' read -r ready line other <&3; do
	export ONESTOP_NOW=2026-09-18T09:00:00+08:00
	$ready
	program=${line%% *}
	tried="$tried $program"
	case $other in "$program "*) ;; *) other="$line $other" ;; esac
	filled=$(printf '%s\n' "$line" "$other" | sed "s/ID/$id/g;s|IMPORT|$import|g;s|WORK|$work|g;s/OLDER/$older/g")
	line=$(echo "$filled" | sed -n 1p)
	other=$(echo "$filled" | sed -n 2p)
	echo "$line" >"$work/line.$program"
	# shellcheck disable=SC2086 # several words
	{
		count_commits
		run $line --dry-run --op-id "op:$program"
		is_status 0 "$line --dry-run"
		out_lacks ops/ "a dry run notes no op-id"
		run $line --op-id "op:$program"
		is_status 0
		commits_are 1 "$program: one commit"
		git show --format= --name-only HEAD >"$work/out.names"
		ok "$program: the op-id is noted in the same commit" \
			grep -qxF "$(op_file "op:$program")" "$work/out.names"
		cp "$work/out" "$work/first"
		run $line --op-id "op:$program" --quiet --wait 3
		is_status 0 "$line again"
		out_is "prints the same again" <"$work/first"
		commits_are 1 "and commits nothing"
		refused 1 $other --op-id "op:$program"
		err_has "op-id \"op:$program\" was already used by $program at $ONESTOP_NOW, for another command line"
		refused 1 ticket-new facility --name 李四 --phone 13900139000 --request 漏水 --op-id "op:$program"
		[ "$program" = ticket-new ] || err_has "was already used by $program at"
	}
done 3<<'END'
:|ticket-new facility --name 王小明 --phone 13800138000 --request 井盖破损|--remark 急
ticket_in received|ticket-review ID --agree|--opinion 属实
ticket_in received|ticket-assign ID --to network|--note 请先致电
ticket_in received|ticket-withdraw ID --reason 用户撤回|--reason 另有原因
ticket_in received|ticket-edit ID --phone 13900139000 --reason 录错|--name 李四
two|ticket-link ID --duplicate-of OLDER|ticket-link ID --follows OLDER
ticket_in approved|ticket-undo ID --reason 记错|--reason 另有原因
moved|ticket-redue ID|--note 台风
ticket_in received|ticket-note ID --text 来电补充|--text 另一条
ticket_in assigned|ticket-hold ID --reason 送检|--reason 等待
ticket_in on-hold|ticket-resume ID|--note 已回
ticket_in assigned|ticket-return ID --reason 不属本部门|--reason 其他
ticket_in assigned|ticket-remind ID --to 赵磊|--answer 明日
ticket_in assigned|ticket-extend ID --days 3 --reason 需开挖 --told phone --said 需三日后答复|--days 2
overdue|ticket-escalate ID --note 已超期|--note 超期两日
ticket_in assigned|ticket-result ID --text 已更换|--text 已修复
ticket_in done|ticket-deliver ID --by phone|--by in-person
ticket_in delivered|ticket-visit ID --satisfaction satisfied|--satisfaction dissatisfied
ticket_in done|ticket-reject ID --reason 未到现场核查|--reason 答非所问
ticket_in received|ticket-attach ID WORK/scan.txt|--note 现场
ticket_in visited|ticket-close ID|--note 已归档
ticket_in closed|ticket-reopen ID --reason 又坏了|--reason 未解决
:|ticket-import IMPORT/ledger-zh-sample.csv --map IMPORT/ledger-zh.yaml|--skip-bad --rejects WORK/r
:|account-new 0000900001 --name 王小明 --phone 13800138000|--calibre 15
an_account|account-base ID --population 6 --paper all|--volume 40
an_account|account-class ID --use special=100|--paper all
an_account|account-contact ID --phone 13700137000|--contact 李四
an_account|account-edit ID --address 甲路 --reason 录错|--remark 乙
an_account|account-meter ID --work remove --old-reading 110|--seal S9
an_account|account-transfer ID --to 李四 --to-phone 13900139000 --licence L-ID --reading 110 --final-bill 28.80 --pay cash --paper all --opinion meter-reading=同意 --opinion service-center=同意|--to-contact 李四
an_account|account-read ID --reading 110|--correct 抄错
an_account|account-suspend ID --reading 110 --paper all|--reason 出差
suspended|account-resume ID --reading 120 --paper all|--reason 返回
an_account|account-cancel ID --reading 120 --final-bill 28.80 --pay cash --paper all --confirm ID|--reason 拆迁
an_account|account-pay ID 5.00 --method cash|--method wechat
prepaid|account-refund ID 5.00 --method cash --payee 王小明 --reason 多缴|--former
billed|bill-adjust ID 2026-08 --amount -5.00 --reason 单价差错|--volume -1
billed|bill-void ID 2026-08 --reason 抄错户|--reason 另有原因
an_account|bill-import WORK/bills.csv|bill-import WORK/others.csv
a_line|payment-import WORK/statement.csv --map wechat|--encoding utf-8
a_line|payment-match OLDER ID|payment-match OLDER 0000900001
:|payment-close --day 2026-09-17|--day 2026-09-16
closed|payment-reopen today --reason 漏收 --as lihua|--reason 点错
:|account-import IMPORT/accounts-sample.csv|--update
:|calendar-import WORK/2027.yaml|--region hubei
:|staff-away lihua --from 2026-09-18 --until 2026-09-21 --deputy zhaolei|--deputy wangmin
:|staff-note lihua --text 用语文明|--on 2026-09-17
:|staff-set lina --name 李娜 --roles clerk,handler|--badge 7
:|desk-set XT --name 三号窗口|--roles clerk
ticket_in closed|store-archive --before 2026-10|--before 2026-09
END
for program in "$BUILD"/bin/*; do
	name=${program##*/}
	"$program" --spec >"$work/spec"
	grep -q '"op-id"' "$work/spec" || continue
	# store-init makes the store: its test has a table of its own.  store-upgrade does nothing here.  A dispute
	# needs two windows: its tests repeat it.
	case $name in store-init | store-upgrade | *-resolve) continue ;; esac
	ok "$name was tried" sh -c 'case " $1 " in *" $2 "*) ;; *) exit 1 ;; esac' - "$tried" "$name"
done

# ---- What is noted -----------------------------------------------------------------------------

export ONESTOP_NOW=2026-09-18T09:00:00+08:00
given ticket-new facility --name 王小明 --phone 13800138000 --request 井盖破损 --op-id noted
id=$(cat "$work/out")
noted=$id
sed '/fingerprint/s/"....*"/"4 digits"/' "$(op_file noted)" >"$work/out"
out_is "an entry: ids, and nothing of the text" <<END
op: "noted"
at: "2026-09-18T09:00:00+08:00"
program: "ticket-new"
fingerprint: "4 digits"
ids:
- "$id"
- "XS-1"
END
ok "16 bits of the arguments" grep -qx 'fingerprint: "[0-9a-f]\{4\}"' "$(op_file noted)"
grep -rl -e 13800138000 -e 王小明 ops >"$work/out"
out_is "nothing personal is in any of them" </dev/null
ok "events have none" sh -c '! grep -rq "op: \"noted\"" tickets accounts'

# The order of options is not of the line, nor who runs it; operands are.
run ticket-new --request 井盖破损 --phone=13800138000 facility --name 王小明 --op-id noted --as lihua
is_status 0
out_is "the same line in another order" <<END
$id
END
refused 1 ticket-new drainage --name 王小明 --phone 13800138000 --request 井盖破损 --op-id noted
refused 2 ticket-new facility --name 王小明 --op-id 'a b'

# What changes nothing is noted too: its repeat is recognised.
count_commits
given staff-set lina --badge 8 --op-id badge
given staff-set lina --badge 8 --op-id badge-again
git log -1 --format=%B >"$work/out"
out_has "staff-set: lina"
commits_are 2 "a line that changes nothing notes its op-id"
refused 1 staff-set lina --badge 9 --op-id badge-again

# ---- Several operands --------------------------------------------------------------------------

ticket_in visited
one=$id
ticket_in delivered
two=$id
ticket_in visited
three=$id
count_commits
run ticket-close "$one" "$two" "$three" --op-id "close all"
is_status 2
run ticket-close "$one" "$two" "$three" --op-id close-all
is_status 1 "one cannot be closed yet"
commits_are 2 "the others are"
cp "$work/out" "$work/first"
given ticket-visit "$two" --satisfaction satisfied
count_commits
run sh -c 'printf "%s\n" "$@" | ticket-close - --op-id close-all' - "$one" "$two" "$three"
is_status 0
commits_are 1 "a repeat does what the first run did not come to"
out_is "and tells the result of all" <<END
$one	closed
$two	closed
$three	closed
END
run ticket-close "$one" "$two" "$three" --op-id close-all
is_status 0
commits_are 1 "and then nothing"
refused 1 ticket-close "$one" "$three" --op-id close-all

# ---- For 400 days, and at every desk -----------------------------------------------------------

once() { ticket-note "$one" --text 来电 --op-id once "$@"; }
given once
at 2027-10-22 git rev-parse HEAD >"$work/before"
run at 2027-10-22 ticket-note "$one" --text 来电 --op-id once
is_status 0
git rev-parse HEAD >"$work/out"
out_is "known after 399 days" <"$work/before"
git config remote.hub.url hub && git config onestop.desk YH
run once
is_status 0
git rev-parse HEAD >"$work/out"
out_is "and at another desk" <"$work/before"
given ticket-note "$one" --text 来电 --op-id mine
ok "which notes its own beside it" test -f "ops/2026-09/YH/$(basename "$(op_file mine)")"
git config onestop.desk XS
old=$(op_file once)
run at 2027-10-24 ticket-note "$one" --text 又来电 --op-id once
is_status 0 "after 400 days another line may have the name"
run at 2027-12-01 ticket-note "$one" --text 来电 --op-id once
is_status 1 "which is its then"
ok "a file is kept while one of its month may be known" test -f "$old"
run at 2028-12-01 ticket-note "$one" --text 来电 --op-id once
is_status 0
ok "whose file goes" test ! -e "$old"
ok "when the new one comes" test -f "ops/2028-12/XS/$(basename "$old")"
git show --format= --name-status --no-renames HEAD >"$work/out"
out_has "D	$old" "in the same commit"

# ---- Damage ------------------------------------------------------------------------------------

# An event that is not there, an id that is none, a file that is no record, an entry in a wrong place.
file=$(op_file noted)
cp "$file" "$work/kept"
while IFS='|' read -r edit status says <&3; do
	cp "$work/kept" "$file"
	sed -i "$edit" "$file"
	refused "$status" ticket-new facility --name 王小明 --phone 13800138000 --request 井盖破损 --op-id noted
	err_has "$says"
done 3<<END
s/XS-1"/XS-9"/|3|op-id "noted": ticket $noted has no event "XS-9"
s/"$noted"/"..\/..\/x"/|3|op-id "noted": 
/^- /d;s/^ids:/ids: []/|3|op-id "noted": 
s/^at:.*/at: yesterday/|3|$file:2:5
/^ids:/i colour: "red"|3|operation has no key "colour"
END
cp "$work/kept" "$file"

# The same of programs whose result is no ticket.
while IFS='|' read -r program edit status says <&3; do
	entry=$(op_file "op:$program")
	cp "$entry" "$work/entry"
	sed -i "$edit" "$entry"
	ok "$program: another entry now" sh -c '! cmp -s "$1" "$2"' - "$entry" "$work/entry"
	# shellcheck disable=SC2046 # several words
	refused "$status" $(cat "$work/line.$program") --op-id "op:$program"
	err_has "$says"
	cp "$work/entry" "$entry"
done 3<<'END'
bill-import|s/^- "8640"/- "86.4"/|3|op-id "op:bill-import": "86.4" is not a whole number
account-import|/^- /d;s/^ids:/ids: []/|3|op-id "op:account-import": "" is not a whole number
ticket-import|/^- /d;s/^ids:/ids: []/|3|op-id "op:ticket-import": "" is not a whole number
store-archive|/^- /d;s/^ids:/ids: []/|3|op-id "op:store-archive": "" is not a whole number
payment-close|s/^- "2026-09-17"/- "2026-09-16"/|3|op-id "op:payment-close": the day book of desk XS of 2026-09-16 is not cashed up
payment-close|s/^- "XS"/- "xs"/|3|xs
payment-reopen|s/^- "2026-09-18"/- "2026-09-16"/|3|op-id "op:payment-reopen": the day book of desk XS of 2026-09-16 is not cashed up
account-pay|s/-R0/-R9/|1|there is no receipt
account-pay|s/-R0.*"/-R"/|3|-R
account-new|s/"0000900001"/"0000900009"/|1|0000900009
END
sed -i 's/"noted"/"other"/' "$file"
run store-check
is_status 3 "store-check tells an entry that is not where it belongs"
out_has "op-id \"other\" belongs into ops/2026-09/*/"
sed 's/"noted"/noted/' "$work/kept" >"$file"
run store-check
out_has "not in canonical form"
cp "$work/kept" "$file"
echo 'op: [' >>"$file"
run store-check
is_status 3
out_has "$file"
# A name that is looked for in a broken file, and one that would be added to it.
refused 3 ticket-new facility --name 王小明 --phone 13800138000 --request 井盖破损 --op-id noted
cp "$work/kept" "$file"
mkdir -p ops/2026-09/XS/deep
mv "$file" "$work/moved"
ln -s "$work/moved" "$file"
refused 3 ticket-new facility --name 王小明 --phone 13800138000 --request 井盖破损 --op-id noted
err_has "$file"
rm "$file"
mv "$work/moved" "$file"
rmdir ops/2026-09/XS/deep
run git status --porcelain
out_is "all is as it was" </dev/null

finish
