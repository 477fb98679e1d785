#!/bin/sh
# One ticket: the form, what happened to it, and what may come next.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
new_store
people

# card OPTION...: the form and the time line, without what may come next.
card() {
	given ticket-show "$@"
	sed '/^what may come next:$/,$d' "$work/out" >"$work/card"
	mv "$work/card" "$work/out"
}

given ticket-new volume-doubt --name 王小明 --phone 13800138000 --address 象山大道1号 \
	--request '本月水量异常，怀疑水表不准'
id=$(cat "$work/out")
card "$id"
is_status 0
quiet
out_is "a received ticket" <<'END'
ticket:               20260918-XS-0001
service:              水量疑问
state:                received
owed:                 assignment
debtor:               window XS
owed until:           2026-09-20
round:                1
channel:              window
name or unit:         王小明
telephone:            138****8000
address:              象山大道1号
request:              本月水量异常，怀疑水表不准
received by:          王敏
received at:          2026-09-18 09:00
complete since:       2026-09-18
limit (working days): 5

flow:
step       department          working days where        by   at
一站式服务
├─受理     window                           done         王敏 2026-09-18 09:00
├─审核     客服中心                         you are here
├─办理     handling department            5
├─送达     window
└─回访     owner                          1

time line:
at               by   act     text
2026-09-18 09:00 王敏 receive

who held it:
held by state    from             to working days
王敏    received 2026-09-18 09:00               0

END
given ticket-assign "$id" --to meter-reading
given ticket-result "$id" --text '水表正常，内漏'
given ticket-deliver "$id" --by phone --note 已告知
given ticket-visit "$id" --satisfaction fair --quality 来得慢
given ticket-close "$id"
card "$id" --unmask
is_status 0
out_is "a closed ticket, personal data in full" <<'END'
ticket:               20260918-XS-0001
service:              水量疑问
state:                closed
round:                1
channel:              window
name or unit:         王小明
telephone:            13800138000
address:              象山大道1号
request:              本月水量异常，怀疑水表不准
received by:          王敏
received at:          2026-09-18 09:00
complete since:       2026-09-18
department:           营抄中心
assigned at:          2026-09-18 09:00
limit (working days): 5
first due:            2026-09-24
due:                  2026-09-24
holiday notices:      国务院办公厅 国办发明电〔2025〕7号
result:               水表正常，内漏
done by:              王敏
done at:              2026-09-18 09:00
customer told by:     phone
customer told at:     2026-09-18 09:00
visited by:           王敏
visited at:           2026-09-18 09:00
reached:              yes
solved:               yes
satisfaction:         fairly satisfied
service quality:      来得慢
closed at:            2026-09-18 09:00

flow:
step       department working days where by   at
一站式服务
├─受理     window                  done  王敏 2026-09-18 09:00
├─审核     客服中心                done  王敏 2026-09-18 09:00
├─办理     营抄中心              5 done  王敏 2026-09-18 09:00
├─送达     window                  done  王敏 2026-09-18 09:00
└─回访     owner                 1 done  王敏 2026-09-18 09:00

time line:
at               by   act     text
2026-09-18 09:00 王敏 receive
2026-09-18 09:00 王敏 approve
2026-09-18 09:00 王敏 assign  营抄中心; due 2026-09-24
2026-09-18 09:00 王敏 result  水表正常，内漏
2026-09-18 09:00 王敏 deliver told by phone; 已告知
2026-09-18 09:00 王敏 visit   fairly satisfied; service: 来得慢
2026-09-18 09:00 王敏 close

who held it:
held by  state                 from             to               working days
王敏     received              2026-09-18 09:00 2026-09-18 09:00            0
客服中心 approved              2026-09-18 09:00 2026-09-18 09:00            0
营抄中心 assigned              2026-09-18 09:00 2026-09-18 09:00            0
王敏     done, to be delivered 2026-09-18 09:00 2026-09-18 09:00            0
王敏     delivered             2026-09-18 09:00 2026-09-18 09:00            0
王敏     visited               2026-09-18 09:00 2026-09-18 09:00            0

END

# ---- What may come next, and what not yet -----------------------------------------------------------

# step_is STEP POSSIBLE HOW
step_is() {
	ok "$in_state: $1: $2" grep -qE "^$1 +$2 +$3\$" "$work/out"
}
while IFS='|' read -r in_state act possible how <&3; do
	[ "$in_state" = "${state:-}" ] || ticket_in "$in_state"
	run ticket-show "$id"
	step_is "$act" "$possible" "$(printf '%s' "$how" | sed "s/ID/$id/")"
done 3<<'END'
received|approve|yes|ticket-review ID --agree
received|require documents|yes|ticket-review ID --missing <document>
received|refuse|yes|ticket-review ID --refuse <reason>
received|withdraw|yes|ticket-withdraw ID --reason <reason>
received|assign|no|still needs: approve
received|close|no|still needs: approve, assign, result, deliver, visit
incomplete|complete the documents|yes|ticket-review ID --papers-complete
incomplete|assign|no|still needs: complete the documents, approve
approved|assign|yes|ticket-assign ID --to <department>
approved|result|no|still needs: assign
assigned|result|yes|ticket-result ID --text <result>
assigned|transfer|yes|ticket-assign ID --to <department> --reason <reason>
assigned|escalate|no|ticket ID cannot be escalated .*
assigned|withdraw|yes|ticket-withdraw ID --reason <reason>
assigned|deliver|no|still needs: result
done|deliver|yes|ticket-deliver ID --by <channel>
done|reject the result|yes|ticket-reject ID --reason <reason>
done|close|no|still needs: deliver, visit
delivered|visit|yes|ticket-visit ID --satisfaction <satisfaction>
visited|close|yes|ticket-close ID
END
ticket_in received
run ticket-show "$id" --as zhaolei
step_is 'approve' no 'requires role clerk or supervisor'
for in_state in refused withdrawn; do
	ticket_in $in_state
	run ticket-show "$id"
	out_lacks still "$in_state: nothing comes next"
	out_lacks 'ticket-' "$in_state: nothing comes next"
done

# ---- For programs --------------------------------------------------------------------------------------

given ticket-new facility --name 买买提·吐尔逊 --phone 0724-2332211 --address '𠮷野路 "1", 号' \
	--request "$(printf '井盖: [破损]\n\n- 二号井\t也是')"
id=$(cat "$work/out")
columns=id,service,state,round,name,phone,address,request,account,due,limit,received_at
run ticket-show "$id" --format json --columns $columns --unmask
is_status 0
out_is "json" <<END
[
  {
    "id": "$id",
    "service": "facility",
    "state": "received",
    "round": 1,
    "name": "买买提·吐尔逊",
    "phone": "0724-2332211",
    "address": "𠮷野路 \"1\", 号",
    "request": "井盖: [破损]\n\n- 二号井\t也是",
    "account": null,
    "due": null,
    "limit": 5,
    "received_at": "2026-09-18T09:00:00+08:00"
  }
]
END
run ticket-show "$id" --format csv --columns $columns --unmask
out_is "csv" <<END
id,service,state,round,name,phone,address,request,account,due,limit,received_at
$id,facility,received,1,买买提·吐尔逊,0724-2332211,"𠮷野路 ""1"", 号","井盖: [破损]

- 二号井	也是",,,5,2026-09-18T09:00:00+08:00
END
run ticket-show "$id" --format json
ok "json: an object, not a list" test "$(head -c 1 "$work/out")" = '{'
out_has '"act": "receive"' "with the events"
out_lacks 2332211 "whose telephone is masked like the form's"
for name in 买买提·吐尔逊 𠮷野 张𬌗; do
	ticket_in received --name "$name"
	run ticket-show "$id"
	out_has "name or unit:         $name"
	run ticket-show "$id" --format csv --columns name --no-header --unmask
	out_is "$name in csv" <<END
$name
END
done

# ---- Whose eyes ------------------------------------------------------------------------------------------

ticket_in received
for who in wangmin lihua zhaolei sunli jiwei; do
	run ticket-show "$id" --as $who
	out_has 'telephone:            138****8000' "the telephone is masked for $who"
	out_lacks 13800138000 "wherever it stands"
	case $who in
	lihua | zhaolei)
		refused 1 ticket-show "$id" --as $who --unmask
		err_has 'may see in full only what he owes; none of this is'
		continue
		;;
	esac
	run ticket-show "$id" --as $who --unmask
	out_has 'telephone:            13800138000' "unless $who asks for it"
done
refusal 1 'ticket-show: no staff member is called "nobody"; first: staff-list' \
	ticket-show "$id" --as nobody
for who in gone soon; do
	refusal 1 "ticket-show: $(staff_name "$who") is not on duty today (spells of duty are in catalogue/staff.yaml); first: staff-set $who" \
		ticket-show "$id" --as $who
done

# ---- Usage and ids ---------------------------------------------------------------------------------------

refusal 2 'ticket-show: ID is needed; first: ticket-show --help' ticket-show
refusal 2 "ticket-show: \"$id\" is one word too many; first: ticket-show --help" ticket-show "$id" "$id"
refusal 2 'ticket-show: there is no option --colour; first: ticket-show --help' ticket-show "$id" --colour
refusal 2 'ticket-show: there is no option --unm; did you mean --unmask?' ticket-show "$id" --unm
refusal 2 'ticket-show: --format: "yaml" is not one of: table, csv, tsv, json, xlsx, mail' \
	ticket-show "$id" --format yaml
refused 2 ticket-show "$id" --columns colour
err_has 'ticket-show: unknown column "colour"; there are: id, '
refusal 1 'ticket-show: there is no ticket 20260918-XS-9999; first: ticket-list' \
	ticket-show 20260918-XS-9999
while read -r bad <&3; do
	refusal 2 "ticket-show: \"$bad\" is not a valid ticket id (day, desk, number: 20260918-XS-0001)" ticket-show "$bad"
done 3<<'END'
../../x
20260918-XS-0001/../..
/etc/passwd
20260918-XS-00001
20260230-XS-0001
XS-1
END
run ticket-show ２０２６０９１８－ＸＳ－０００１
is_status 0 "full-width digits, letters and signs are folded"
out_has 20260918-XS-0001
run env ONESTOP_NOW=tomorrow ticket-show "$id"
is_status 2
err_has 'ONESTOP_NOW: "tomorrow" is not a moment'
run sh -c 'ticket-show "$0" >/dev/full' "$id"
is_status 5
err_has "No space left on device"

# ---- A record that somebody broke by hand ------------------------------------------------------------------

record=tickets/open/2026-09-18/$id.yaml
while IFS='|' read -r edit at says <&3; do
	sed -i "$edit" "$record"
	refusal 3 "ticket-show: $record:$at: $says" ticket-show "$id"
	git checkout -q "$record"
done 3<<'END'
3a state: "received"|4:1|key "state" appears twice, first in line 3
3a colour: "red"|4:1|ticket has no key "colour"
s/^received_at: .*/received_at: "2026-02-30T09:00:00+08:00"/|12:14|received_at: date "2026-02-30" does not exist
END
: >"$record"
refusal 3 "ticket-show: $record:1:1: the file is empty" ticket-show "$id"
git checkout -q "$record"
sed -i 's/井盖/井\xe2\x80\xae盖/' "$record"
refused 3 ticket-show "$id"
err_has 'control, bidi or invisible character U+202E'
git checkout -q "$record"
ln -s /etc/passwd tickets/open/2026-09-18/20260918-XS-9000.yaml
refused 3 ticket-show 20260918-XS-9000
err_lacks root: "a link is not followed"
rm tickets/open/2026-09-18/20260918-XS-9000.yaml
sed -i 's/^name: .*/name: "王大明"/' "$record"
run ticket-show "$id"
out_has 'name or unit:         王大明' "a right hand edit is shown"
git checkout -q "$record"

# ---- From elsewhere, and on a terminal -----------------------------------------------------------------------

cd "$work" || exit 2
refusal 1 "ticket-show: no store here: neither --store nor ONESTOP_STORE is given, and there is no onestop.yaml in this directory or above; first: store-init <directory> --desk <desk>" \
	ticket-show "$id"
refusal 1 "ticket-show: $work is not a store (it has no onestop.yaml); first: store-init $work --desk <desk>" \
	ticket-show "$id" --store "$work"
run ticket-show "$id" --store "$store"
is_status 0 "--store"
run env ONESTOP_STORE="$store" ticket-show "$id"
is_status 0 "ONESTOP_STORE"
cd "$store/tickets/open" || exit 2
run ticket-show "$id"
is_status 0 "a directory of the store will do"
cd "$store" || exit 2

if command -v script >/dev/null; then
	ONESTOP_NOW=2026-09-21T09:00:00+08:00
	ticket_in received
	ticket_in received
	ONESTOP_NOW=2026-09-18T09:00:00+08:00
	typed() {
		run script -qec "$*" /dev/null
		tr -d '\r' <"$work/out" >"$work/plain"
		mv "$work/plain" "$work/out"
	}
	typed ticket-show XS-4
	is_status 0 "a tail of an id will do on a terminal"
	out_has 20260918-XS-0004
	typed ticket-show 5
	is_status 0
	out_has 20260918-XS-0005
	typed ticket-show 2
	is_status 0
	out_has 20260918-XS-0002 "that of today first"
	export ONESTOP_NOW=2026-09-22T09:00:00+08:00
	typed ticket-show 2
	export ONESTOP_NOW=2026-09-18T09:00:00+08:00
	is_status 1
	out_is "a tail of two ids" <<'END'
ticket-show: "2" may be 20260918-XS-0002, 20260921-XS-0002; give more of the id
END
	typed ticket-show 77
	is_status 1
	out_is "a tail of none" <<'END'
ticket-show: no open ticket ends in "77"; first: ticket-list
END
	refused 2 ticket-show 5
else
	pass "a tail of an id # SKIP script(1) is not installed"
fi

id=20260918-XS-9999
in_chinese 'ticket-show: 没有工单 ID；请先：ticket-list' ticket-show 20260918-XS-9999
ticket_in received
run env LANGUAGE= LANG=zh_CN.UTF-8 ticket-show "$id"
if [ -e "$BUILD/share/locale/zh_CN/LC_MESSAGES/onestop.mo" ]; then
	out_has "工单编号:       $id" "in Chinese, aligned"
	out_has '状态:           已受理' "in Chinese, aligned"
fi

finish
