#!/bin/sh
# store-check --receive: what the rules of the programs would never have given: more time than the limit, another person's
# part done by the same, and money that pays what it likes.
. "$(dirname "$0")/../harness.sh"
. "$(dirname "$0")/../forge.sh"
umask 007

new_store --desk HQ --test-clock --claimed --staff wangmin --staff-name 王敏 --badge 001
given staff-set lihua --name 李华 --badge 2 --department network --roles clerk,handler,supervisor
given staff-set sunli --name 孙丽 --badge 3 --department service-center --roles clerk,supervisor
given staff-set jiwei --name 纪伟 --badge 4 --department discipline --roles inspector
given staff-set jichu --name 纪初 --badge 5 --department discipline --roles inspector,clerk
given staff-set wangmin --desk none
centre=$store
given store-init --hub "$work/hub.git" --from "$centre"
hub=$work/hub.git

window XS
open=tickets/open/2026-09-18
earlier=tickets/open/2026-09-07
# 1 received · 2 assigned · 3 on hold · 4 done by wangmin, and delivered · 5 closed.
for n in 1 2 3 4 5; do
	given ticket-new facility --name 李四 --phone 13900139000 --request 井盖破损
done
for n in 2 3 4 5; do
	given ticket-assign 20260918-XS-000$n --to network
done
given ticket-hold 20260918-XS-0003 --reason 送检 --until 2026-09-25
for n in 4 5; do
	given ticket-result 20260918-XS-000$n --text 已换
	given ticket-deliver 20260918-XS-000$n --by phone
done
given ticket-visit 20260918-XS-0005 --satisfaction satisfied
given ticket-close 20260918-XS-0005
# 6 needs an opinion that nobody gave, 7 waits for a document.
given ticket-new transfer --name 李四 --phone 13900139000 --request 过户
given ticket-new facility --name 李四 --phone 13900139000 --request 井盖破损 --rest 照片
given account-new 0000012345 --name 王小明 --id-type resident --id-no 11010519491231002X \
	--address 象山大道1号 --phone 13800138000 --meter-no M1 --calibre 15 --reading 1000 --use residential=100
given account-pay 0000012345 20.00 --method cash
push_as XS
is_status 0 "honest work comes in"
quiet
their=$(git rev-parse main)

# last FILE SED: in the last event of the file.
last() {
	n=$(grep -n '^- id:' "$1" | tail -n 1 | cut -d: -f1)
	edit "$1" "$n,\$ { $2
}"
}

# sets FILE KEY VALUE: the last event sets the field to that, and the record has it; both have some already, or it goes
# first of all that is set.
sets() {
	KEY=$2 VALUE=$3 perl -0pi -e 'my ($key, $value) = @ENV{qw(KEY VALUE)}; my $plain = $value =~ /^\d+$/ ? $value : qq("$value");
		s/^$key: .*/$key: $plain/m or s/^events:/$key: $plain\nevents:/m;
		my $at = rindex $_, "\n- id:"; my $end = substr $_, $at, length, "";
		$end .= "  set:\n" if $end !~ /\n  set:\n/;
		$end =~ s/(\n  set:\n(?:.*\n)*?    $key: ).*/$1"$value"/ or $end =~ s/\n  set:\n/\n  set:\n    $key: "$value"\n/;
		$_ .= $end' "$1"
}

# settled REASON [STAFF]: what was forged becomes the last commit.
settled() {
	git reset -q --soft HEAD~1
	as "${2:-wangmin}"
	turned_away "$1"
}

# ---- Limits, due dates and the counts that move them ------------------------------------------------------------

# By whom one act is done on the ticket with that number, of which then one field is another.
while IFS='|' read -r number key value who act <&3; do
	forge "$act: $key"
	id=20260918-XS-000$number
	eval "given $act --as $who"
	file=$(git ls-files "tickets/*/$id.yaml")
	sets "$file" "$key" "$value"
	case $key in
	received_at) reason="ticket $id was received on 2026-09-01, and its id says another day" ;;
	held_until) reason="a hold ends after at most 20 working days" ;;
	*) reason="event XS-[0-9]*: sets \"[a-z_]*\" to what the rule does not give" ;;
	esac
	settled "$id: $reason\|$id: event XS-[0-9]*: $reason" "$who"
done 3<<'ROWS'
8|limit|50|wangmin|ticket-new facility --name 李四 --phone 13900139000 --request 井盖破损
8|ready_on|2026-12-01|wangmin|ticket-new facility --name 李四 --phone 13900139000 --request 井盖破损
8|owner|lihua|wangmin|ticket-new facility --name 李四 --phone 13900139000 --request 井盖破损
8|received_at|2026-09-01T09:00:00+08:00|wangmin|ticket-new facility --name 李四 --phone 13900139000 --request 井盖破损
1|due|2026-12-31|wangmin|ticket-assign $id --to network
1|first_due|2026-12-31|wangmin|ticket-assign $id --to network
1|assigned_at|2026-09-21T09:00:00+08:00|wangmin|ticket-assign $id --to network
2|due|2026-12-31|sunli|ticket-extend $id --days 2 --reason 备件 --told phone --said 延期
2|extended_days|1|sunli|ticket-extend $id --days 2 --reason 备件 --told phone --said 延期
2|extensions|2|sunli|ticket-extend $id --days 2 --reason 备件 --told phone --said 延期
2|due|2026-12-31|wangmin|ticket-hold $id --reason 送检 --until 2026-09-23
2|held_until|2026-12-31|wangmin|ticket-hold $id --reason 送检 --until 2026-09-23
2|due|2026-12-31|wangmin|ticket-return $id --reason 不属
2|result_at|2026-09-17T09:00:00+08:00|wangmin|ticket-result $id --text 已换
3|due|2026-12-31|wangmin|ticket-resume $id
5|limit|50|wangmin|ticket-reopen $id --reason 又坏
5|round|3|wangmin|ticket-reopen $id --reason 又坏
7|ready_on|2026-12-01|wangmin|ticket-review $id --papers-complete
ROWS

# A first date where none is due, and what no act of its own would touch.
forge "a reception that says when it is due"
given ticket-new facility --name 李四 --phone 13900139000 --request 井盖破损
perl -0pi -e 's/^limit: 5\n/$&due: "2026-12-31"\n/m; s/^    limit: "5"\n/$&    due: "2026-12-31"\n/m' "$open/20260918-XS-0008.yaml"
settled 'event XS-1: sets "due" to what the rule does not give'

forge "a document that moves the clock"
given ticket-assign 20260918-XS-0001 --to network
given ticket-review 20260918-XS-0007 --papers-complete
git reset -q --soft HEAD~2 && as wangmin
forge "a helper's finding that gives more time"
given ticket-edit 20260918-XS-0002 --request 井盖坏 --reason 笔误
sets "$open/20260918-XS-0002.yaml" due 2026-12-31
settled 'sets "due"'

# ---- What a rule refuses ----------------------------------------------------------------------------------------

forge "an extension of more days than the limit without a leader"
given ticket-extend 20260918-XS-0002 --days 9 --reason 备件 --told phone --said 延期 --leader 张总 --as sunli
last "$open/20260918-XS-0002.yaml" '/^  given_by:/d'
settled "an extension of 9 working days is more than 5" sunli

forge "an extension of which the customer was not told"
given ticket-extend 20260918-XS-0002 --days 2 --reason 备件 --told phone --said 延期 --as sunli
last "$open/20260918-XS-0002.yaml" '/^  ref:/d'
settled "the customer must be told" sunli

forge "an extension when it is late"
given ticket-note 20260918-XS-0002 --text 三
given env ONESTOP_NOW=2026-09-24T09:00:00+08:00 ticket-extend 20260918-XS-0002 --days 2 --reason 备件 --told phone \
	--said 延期 --as sunli
sed 's/2026-09-24T09/2026-09-25T09/g' "$open/20260918-XS-0002.yaml" >"$work/edited"
cat "$work/edited" >"$open/20260918-XS-0002.yaml"
git reset -q --soft HEAD~1
ONESTOP_NOW=2026-09-25T09:00:00+08:00 as sunli
ONESTOP_NOW=2026-09-25T09:00:00+08:00 turned_away "an extension is given before that"

forge "a transfer of the holder that no department agreed to"
given ticket-note 20260918-XS-0006 --text 三
last "$open/20260918-XS-0006.yaml" 's/act: "note"/act: "approve"/; /^  text:/,$d'
sets "$open/20260918-XS-0006.yaml" state approved
settled "the opinion of .* is still missing"

forge "no call-back, without one call"
given ticket-visit 20260918-XS-0004 --unwilling 不愿
last "$open/20260918-XS-0004.yaml" '/^    reached:/d'
sed '/^reached:/d' "$open/20260918-XS-0004.yaml" >"$work/edited"
cat "$work/edited" >"$open/20260918-XS-0004.yaml"
settled "no call-back takes calls on 3 different days"

forge "an escalation before its time"
given ticket-note 20260918-XS-0002 --text 三
last "$open/20260918-XS-0002.yaml" 's/act: "note"/act: "escalate"/'
sets "$open/20260918-XS-0002.yaml" escalated_at 2026-09-18T09:00:00+08:00
settled "cannot be escalated"

# ---- Another person --------------------------------------------------------------------------------------------

forge "a supervisor gives his own department more time"
given ticket-extend 20260918-XS-0002 --days 2 --reason 备件 --told phone --said 延期 --as sunli
last "$open/20260918-XS-0002.yaml" 's/by: "sunli"/by: "lihua"/'
settled "a supervisor of another department than the one whose clock runs" lihua

forge "the same, and it says that nobody else was there"
given ticket-extend 20260918-XS-0002 --days 2 --reason 备件 --told phone --said 延期 --as sunli
last "$open/20260918-XS-0002.yaml" 's/by: "sunli"/by: "lihua"/; s/^  set:/  separation: "same-department"\n&/'
settled "a supervisor of another department than the one whose clock runs" lihua

forge "a supervisor rejects what his own department did"
given ticket-result 20260918-XS-0002 --text 已换
given ticket-reject 20260918-XS-0002 --reason 未换 --as sunli
last "$open/20260918-XS-0002.yaml" 's/by: "sunli"/by: "lihua"/'
settled "a supervisor of another department than the one whose clock runs" lihua

forge "a call-back by who gave the result, which does not say so"
given ticket-visit 20260918-XS-0004 --satisfaction satisfied
last "$open/20260918-XS-0004.yaml" '/^  separation:/d'
settled "does not say that nobody else was there"

forge "a call-back by who is not the owner"
given ticket-visit 20260918-XS-0004 --satisfaction satisfied
last "$open/20260918-XS-0004.yaml" 's/by: "wangmin"/by: "jichu"/; /^  separation:/d'
sets "$open/20260918-XS-0004.yaml" visited_by jichu
settled "is owed by 王敏" jichu

forge "a refund by who took the money"
given account-refund 0000012345 --method cash --payee 王小明 --reason 迁走 --as sunli
again 's/"sunli"/"wangmin"/'
turned_away "another person than the one it is about"

forge "the same, and it says that nobody else was there"
given account-refund 0000012345 --method cash --payee 王小明 --reason 迁走 --as sunli
again 's/"sunli"/"wangmin"/; s/^  amount: "-20.00"/  separation: "same-person"\n&/'
turned_away "another person than the one it is about"

forge "a day reopened by who closed it"
given payment-close --counted cash=20.00
given payment-reopen today --reason 漏记 --as sunli
again 's/"sunli"/"wangmin"/'
turned_away "another person than the one it is about\|reopens what the same person closed"

forge "the same, and it says that nobody else was there"
given payment-close --counted cash=20.00
given payment-reopen today --reason 漏记 --as sunli
book=payments/2026/09-18/XS-closed.yaml
last "$book" 's/"sunli"/"wangmin"/; s/^  set:/  separation: "same-person"\n&/'
settled "another person than the one it is about"

# ---- Money -----------------------------------------------------------------------------------------------------

forge "a reversal of what was refunded"
given account-pay --void 20260918-XS-R0001 --reason 错
cp -r accounts payments "$work"
forge "a reversal of what was refunded"
given account-refund 0000012345 --method cash --payee 王小明 --reason 迁走 --as sunli
block=accounts/000001/00000123.yaml
page=payments/2026/09-18/XS-01.yaml
refunded=$(git rev-parse HEAD)
perl -0pe 's/^- id: "XS-3"/- id: "XS-4"/mg; s/R0002/R0003/g' "$work/$block" >"$work/block"
perl -0pe 's/R0002/R0003/g' "$work/$page" >"$work/page"
BLOCK=$work/block perl -0pi -e 'local $/; open my $in, "<", $ENV{BLOCK}; my $from = <$in>;
	$from =~ /\n(- id: "XS-4".*)/s; $_ .= $1' "$block"
PAGE=$work/page perl -0pi -e 'local $/; open my $in, "<", $ENV{PAGE}; my $from = <$in>;
	$from =~ /(\n---\nreceipt: "20260918-XS-R0003".*)/s; $_ .= substr $1, 1' "$page"
sed 's/^prepaid: .*/prepaid: "-20.00"/' "$block" >"$work/edited" && cat "$work/edited" >"$block"
as wangmin
turned_away "was refunded since; it cannot be reversed"
git reset -q --hard "$refunded"

# ---- And honest work comes in ----------------------------------------------------------------------------------

forge "honest work"
given ticket-assign 20260918-XS-0001 --to network
given ticket-extend 20260918-XS-0002 --until 2026-09-28 --reason 备件 --told phone --said 延期 --as sunli
given ticket-resume 20260918-XS-0003
given ticket-visit 20260918-XS-0004 --satisfaction satisfied
given ticket-undo 20260918-XS-0004 --reason 误点
given ticket-reopen 20260918-XS-0005 --reason 又坏
given ticket-review 20260918-XS-0007 --papers-complete
given account-refund 0000012345 --method cash --payee 王小明 --reason 迁走 --as sunli
given payment-close --counted cash=0.00
given payment-reopen today --reason 漏记 --as sunli
push_as XS
is_status 0 "$about: comes in"
finish
