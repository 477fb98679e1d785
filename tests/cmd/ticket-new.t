#!/bin/sh
# Article 5(3), 受理: a matter is received, registered, and gets an id.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
new_store
people

# receive OPTION...: a ticket with the fields that every case needs.
receive() {
	run ticket-new facility --name 王小明 --phone 13800138000 --request 井盖破损 "$@"
}
# field_is VALUE COLUMN: of the ticket just made.
field_is() {
	id=$(cat "$work/out")
	value=$(ticket-list --as wangmin --all --unmask --format json --columns "id,$2" --find "$id" |
		sed -n "s/^    \"$2\": \(.*\)$/\1/p")
	ok "$2 is $1" test "$value" = "$1"
}

# ---- What it prints and keeps -----------------------------------------------------------------------

run ticket-new volume-doubt --name 王小明 --phone 13800138000 --address 象山大道1号 \
	--request '本月水量异常，怀疑水表不准' --remark 老用户 --dry-run
is_status 0
quiet
out_is "--dry-run: the whole of it" <<END
20260918-XS-0001
would add:    tickets/open/2026-09-18/20260918-XS-0001.yaml
commit message:
ticket-new: 20260918-XS-0001 receive

Ticket: 20260918-XS-0001
Article: 五（三）
Staff: wangmin
Login: $login
END
run ticket-list --all --ids
out_is "and no ticket" </dev/null

count_commits
done_as 20260918-XS-0001 ticket-new volume-doubt --name 王小明 --phone 13800138000 \
	--address 象山大道1号 --request '本月水量异常，怀疑水表不准' --remark 老用户 --channel phone --as lihua
commits_are 1 "one commit"
run cat tickets/open/2026-09-18/20260918-XS-0001.yaml
out_is "the record" <<'END'
id: "20260918-XS-0001"
service: "volume-doubt"
state: "received"
round: 1
channel: "phone"
name: "王小明"
phone: "13800138000"
address: "象山大道1号"
request: |-
  本月水量异常，怀疑水表不准
owner: "lihua"
received_at: "2026-09-18T09:00:00+08:00"
ready_on: "2026-09-18"
limit: 5
remark: |-
  老用户
events:
- id: "XS-1"
  at: "2026-09-18T09:00:00+08:00"
  by: "lihua"
  claimed: true
  act: "receive"
  told:
    flow: "受理 → 审核 → 办理 → 送达 → 回访"
    limit: "5个工作日"
    due: "2026-09-28"
  set:
    id: "20260918-XS-0001"
    service: "volume-doubt"
    state: "received"
    round: "1"
    channel: "phone"
    name: "王小明"
    phone: "13800138000"
    address: "象山大道1号"
    request: "本月水量异常，怀疑水表不准"
    owner: "lihua"
    received_at: "2026-09-18T09:00:00+08:00"
    ready_on: "2026-09-18"
    limit: "5"
    remark: "老用户"
END
git log -1 --format='%an%n%ai%n%B' >"$work/out"
out_is "the commit: no name, no telephone" <<END
李华
2026-09-18 09:00:00 +0800
ticket-new: 20260918-XS-0001 receive

Ticket: 20260918-XS-0001
Article: 五（三）
Staff: lihua
Login: $login

END

# Numbers run per desk and day.
receive
out_is <<'END'
20260918-XS-0002
END
ONESTOP_NOW=2026-09-21T09:00:00+08:00
receive
out_is <<'END'
20260921-XS-0001
END
git config remote.hub.url hub && git config onestop.desk DB
receive
out_is <<'END'
20260921-DB-0001
END
git config onestop.desk XS
ONESTOP_NOW=2031-03-03T09:00:00+08:00
receive
is_status 0 "receiving needs no calendar: the clock has not started"
ONESTOP_NOW=2026-09-18T09:00:00+08:00

# ---- Usage --------------------------------------------------------------------------------------------

refusal 2 "ticket-new: SERVICE is needed; first: ticket-new --help" ticket-new
refusal 1 'ticket-new: no service is called "swimming"; first: service-list' \
	ticket-new swimming --name 王小明
refusal 2 'ticket-new: there is no option --colour; first: ticket-new --help' ticket-new facility --colour
refusal 2 'ticket-new: there is no option --nam; did you mean --name?' ticket-new facility --nam 王小明
refusal 2 'ticket-new: --name needs a value; first: ticket-new --help' ticket-new facility --name
refusal 2 'ticket-new: "leak" is one word too many; first: ticket-new --help' ticket-new facility leak
refusal 2 'ticket-new: --channel: "pigeon" is not one of: window, phone, online, mail, in-person, other' \
	ticket-new facility --channel pigeon
refusal 2 'ticket-new: --account: "12" is not a valid account number (6 to 16 digits or capital letters)' \
	ticket-new facility --account 12
refusal 1 'ticket-new: there is no ticket 20260918-XS-9999; first: ticket-list' \
	ticket-new facility --name 王小明 --phone 13800138000 --request 井盖 \
	--duplicate-of 20260918-XS-9999
refusal 2 'ticket-new: --duplicate-of: "../../x" is not a valid ticket id (day, desk, number: 20260918-XS-0001)' \
	ticket-new facility --duplicate-of ../../x

# ---- Telephones ---------------------------------------------------------------------------------------

while read -r phone <&3; do
	refusal 2 "ticket-new: --phone: not a telephone number: a mobile number has 11 digits, a landline its area code" \
		ticket-new facility --name 王小明 --phone "$phone" --request 井盖破损
done 3<<'END'
12800138000
23800138000
1380013800
138001380000
138O0138000
7242332211
END
while read -r phone <&3; do
	run ticket-new facility --name 王小明 --phone "$phone" --request 井盖破损
	is_status 0 "$phone is a telephone number"
	field_is "\"$phone\"" phone
done 3<<'END'
13800138000
19912345678
0724-2332211
010-12345678
END
run ticket-new facility --name 王小明 --phone １３８００１３８０００ --request 井盖破损
is_status 0 "full-width digits are folded"
field_is '"13800138000"' phone

# ---- Text -----------------------------------------------------------------------------------------------

for option in --name --address --request --remark --note; do
	while read -r mark bytes <&3; do
		refusal 2 "ticket-new: $option: $mark at character 2 is not allowed" \
			ticket-new facility "$option" "$(printf '王%b明' "$bytes")"
	done 3<<'END'
U+001B \0033
U+0001 \0001
U+009B \0302\0233
END
done
run ticket-new facility --name "$(printf '\357\273\277王\342\200\213小\342\200\256明\342\201\246\342\201\240')" --phone 13800138000 --request 井盖破损
is_status 0 "what nobody sees of a pasted name is left out"
field_is '"王小明"' name
refusal 2 'ticket-new: --request: byte 0xFF at character 2 is not UTF-8' \
	ticket-new facility --request "$(printf '王\377明')"
refusal 2 "ticket-new: --request: longer than the 64 KiB that one value may have" \
	ticket-new facility --request "$(printf '%065537d' 1)"

receive --request "$(printf '一楼：漏水\n二楼：\t压力低\n\n  三楼正常')"
is_status 0
field_is '"一楼：漏水\n二楼：\t压力低\n\n  三楼正常"' request
while read -r text <&3; do
	receive --request "$text" --remark "$text"
	is_status 0 "text that looks like YAML: $text"
	field_is "\"$(printf '%s' "$text" | sed 's/["\\]/\\&/g')\"" request
	field_is "\"$(printf '%s' "$text" | sed 's/["\\]/\\&/g')\"" remark
done 3<<'END'
key: value
- item
# comment
&anchor *alias !tag
| >-
"quoted" 'and' \n
{a: [b, c]}
---
no
0123
12:30
~
2026-09-18
END
for name in 买买提·吐尔逊 𠮷野 张𬌗; do
	receive --name "$name"
	is_status 0
	field_is "\"$name\"" name
	ok "$name stands in the record as itself" \
		grep -qF "name: \"$name\"" "tickets/open/2026-09-18/$id.yaml"
done
receive --name "$(printf 'cafe\314\201')"
field_is "\"$(printf 'caf\303\251')\"" name

# ---- What a form must say: who, how he is reached, what he asks for ------------------------------------

for number in 0000012345 0000012346; do
	given account-new $number --name 王小明 --phone 13800138000 --address 象山大道1号
done
while IFS='|' read -r options lacks how <&3; do
	eval "set -- $options"
	refusal 1 "ticket-new: the form of 供水设施管理 still lacks: $lacks (article 5(3)); first: $how" \
		ticket-new facility "$@"
done 3<<'END'
|name or account, telephone, request|--name <name> --phone <number> (or --no-phone <reason>) --request <text>
--address 象山大道1号 --remark 老用户|name or account, telephone, request|--name <name> --phone <number> (or --no-phone <reason>) --request <text>
--name 王小明|telephone, request|--phone <number> (or --no-phone <reason>) --request <text>
--phone 13800138000|name or account, request|--name <name> --request <text>
--request 漏水|name or account, telephone|--name <name> --phone <number> (or --no-phone <reason>)
--account 0000012345|request|--request <text>
--anonymous 路过者|request|--request <text>
--no-phone 住同村|name or account, request|--name <name> --request <text>
--missing id-copy|name or account, telephone, request|--name <name> --phone <number> (or --no-phone <reason>) --request <text>
END
for service in connect volume-doubt meter-test meter-work use-class suspend resume cancel complaint other; do
	refused 1 ticket-new $service
	err_has "still lacks: name or account, telephone, request" "$service is accepted with a form"
done
for service in consult-fee pay base-volume contact transfer; do
	run ticket-new $service
	is_status 0 "$service needs none of it"
done
run ticket-new facility --name 王小明 --no-phone '住同村，由李四转告' --request 漏水
is_status 0
field_is '"住同村，由李四转告"' no_phone
run form-print register "$id" --text
out_has 未留电话：住同村，由李四转告
run ticket-new complaint --anonymous 不愿留名 --request 服务态度
is_status 0
field_is '"不愿留名"' anonymous
run form-print register "$id" --text
out_has 未留姓名：不愿留名
refusal 2 'ticket-new: --phone and --no-phone exclude each other' ticket-new facility --name 王小明 \
	--request 漏水 --phone 13800138000 --no-phone 无

# The account fills in what was not typed, and must be there.
run ticket-new meter-test --account 0000012345 --request 走得快
is_status 0
quiet
for pair in name:王小明 phone:13800138000 address:象山大道1号; do
	field_is "\"${pair#*:}\"" "${pair%%:*}"
done
run form-print register "$id" --text
out_has 王小明 "on annex 9, too"
out_has 13800138000
out_has 象山大道1号
run ticket-new volume-doubt --account 0000012345 --name 李四 --phone 13900139000 --address 长宁大道2号 \
	--request 水量
is_status 0
field_is '"李四"' name
field_is '"13900139000"' phone
field_is '"长宁大道2号"' address
run ticket-new facility --account 0000012345 --anonymous 邻居 --request 漏水
is_status 0
field_is null name
given ticket-withdraw "$id" --reason 试验
refusal 1 'ticket-new: there is no account 99999999; first: account-list --find <text>' \
	ticket-new volume-doubt --account 99999999 --request 水量
refusal 1 'ticket-new: there is no account 0000012355; did you mean 0000012345?' \
	ticket-new volume-doubt --account 0000012355 --request 水量
refusal 1 'ticket-new: there is no account 99999999; first: account-list --find <text>' \
	ticket-new transfer --account 99999999

# Papers of the service only.
refusal 1 'ticket-new: service 新装接入 asks for no document "nosuch", but for: id-copy (申请人身份证), licence (营业执照), property-proof (房屋产权证明或场地证明), approved-drawings (经批准的图纸); first: service-show connect' \
	ticket-new connect --name 王小明 --phone 13800138000 --request 新装 --missing nosuch
refusal 1 'ticket-new: service 新装接入 asks for no document "id-copi"; did you mean "id-copy" (申请人身份证)?' \
	ticket-new connect --name 王小明 --phone 13800138000 --request 新装 --paper id-copi
refusal 1 'ticket-new: service 供水设施管理 asks for no document "id-copy", but for: none; first: service-show facility' \
	ticket-new facility --name 王小明 --phone 13800138000 --request 新装 --missing id-copy

# Another reason than papers.
receive --rest 现场无人
is_status 0
field_is '"incomplete"' state
field_is '"现场无人"' rest
field_is null ready_on

# ---- Papers: received, but the clock has not started ----------------------------------------------------

run ticket-new suspend --name 王小明 --phone 13800138000 --account 0000012345 --request 报停 \
	--missing annex-8,id-card
is_status 0
field_is '"incomplete"' state
run ticket-show "$id" --format json
out_has '"annex-8"'
out_has '"id-card"'
refusal 1 "ticket-assign: ticket $id is \"documents missing\": before \"assign\" it still needs: complete the documents, approve (article 5(3)); first: ticket-review $id --papers-complete" \
	ticket-assign "$id" --to meter-reading
given ticket-review "$id" --papers-complete
run ticket-assign "$id" --to meter-reading
is_status 0 "documents complete, and on"
refusal 2 'ticket-new: --missing: "id card" is not a valid code (lower-case letters, digits and inner "-")' \
	ticket-new suspend --account 0000012346 --missing 'id card'
refusal 2 'ticket-new: "身份证" may be id-card (用户身份证), agent-id (代办人身份证); type more of it, or the code' \
	ticket-new suspend --account 0000012346 --missing 身份证 --request 报停

# ---- A second open ticket of the service on the account -------------------------------------------------

receive --account 0000012345
is_status 0 "another service on the account"
first=$(cat "$work/out")
again="ticket-new: account 0000012345 already has an open ticket of this service: $first; first: ticket-show $first, or --duplicate-of $first, or --force <reason>"
refusal 1 "$again" ticket-new facility --name 李四 --phone 13900139000 --request 井盖 --account 0000012345
refusal 1 "$again" ticket-new facility --name 李四 --phone 13900139000 --request 井盖 \
	--account ０００００１２３４５
receive --account 0000012346
is_status 0 "another account"
receive --account 0000012345 --duplicate-of "$first"
is_status 0 "linked as a duplicate"
field_is "\"$first\"" duplicate_of
field_is '"linked"' state
linked=$(cat "$work/out")
ok "in the commit of its reception" test "$(git log -1 --format=%s)" = "ticket-new: $linked receive, link"
run ticket-show "$first" --format csv --no-header --columns duplicates
out_is "and the first one answers for it" <<END
$linked
END
receive --account 0000012345 --force 另一处井盖
is_status 0 "forced with a reason"
id=$(cat "$work/out")
run ticket-show "$id"
out_has 另一处井盖 "which is kept"
refusal 2 'ticket-new: --duplicate-of and --force exclude each other' \
	ticket-new facility --account 0000012345 --duplicate-of "$first" --force 另一处井盖
ids=$(ticket-list --account 0000012345 --service facility --ids)
for one in $ids; do
	given ticket-withdraw "$one" --reason 撤回
done
receive --account 0000012345
is_status 0 "no open ticket is left on the account"

# What has a result and only waits to be told is in nobody's way; and what is linked is not, but the one
# that answers for it is.
first=$(cat "$work/out")
given ticket-assign "$first" --to network
given ticket-result "$first" --text 已更换
receive --account 0000012345
is_status 0 "the first one has a result"
second=$(cat "$work/out")
given account-new 0000099999 --name 李四
given account-new 0000077777 --name 李四
receive --account 0000099999
other=$(cat "$work/out")
given ticket-link "$other" --duplicate-of "$second"
refused 1 ticket-new facility --name 李四 --phone 13900139000 --request 井盖 --account 0000099999
err_has "account 0000099999 already has an open ticket of this service: $second"

# A matter that was refused or withdrawn lately is told to the person at the terminal.
lately='a ticket of this service on the account was refused or withdrawn lately'
if command -v script >/dev/null; then
	given ticket-withdraw "$second" --reason 误报
	given ticket-withdraw "$other" --reason 误报
	for case in 10-18:0000012345:yes 10-19:0000012345:no 10-18:0000077777:no; do
		number=${case#*:}
		run at "${case%%:*}" script -qec "ticket-new facility --name 李四 --phone 13900139000 --request 井盖 --account ${number%:*} --force 另一处" /dev/null </dev/null
		is_status 0 "$case"
		if [ "${case##*:}" = yes ]; then
			out_has "$lately" "$case"
		else
			out_lacks "$lately" "$case"
		fi
	done
fi

# ---- Who may ----------------------------------------------------------------------------------------------

for who in zhaolei jiwei; do
	refusal 1 "ticket-new: $(staff_name "$who") may not run ticket-new: it requires role clerk or supervisor (roles are in catalogue/staff.yaml); first: ask an admin" \
		ticket-new facility --request 井盖 --as $who
done
for who in gone soon; do
	refusal 1 "ticket-new: $(staff_name "$who") is not on duty today (spells of duty are in catalogue/staff.yaml); first: staff-set $who" \
		ticket-new facility --request 井盖 --as $who
done
refusal 1 'ticket-new: no staff member is called "nobody"; first: staff-list' \
	ticket-new facility --request 井盖 --as nobody
export ONESTOP_STAFF=sunli
receive
field_is '"sunli"' owner
receive --as lihua
field_is '"lihua"' owner
unset ONESTOP_STAFF
git config onestop.staff lihua
receive
field_is '"lihua"' owner
git config --unset onestop.staff

# ---- A command line that is repeated ----------------------------------------------------------------------

receive --op-id form:2026-1
is_status 0
id=$(cat "$work/out")
count_commits
done_as "$id" ticket-new facility --name 王小明 --phone 13800138000 --request 井盖破损 --op-id form:2026-1
given ticket-assign "$id" --to network
commits_are 1 "no second ticket"
done_as "$id" ticket-new facility --name 王小明 --phone 13800138000 --request 井盖破损 --op-id form:2026-1
commits_are 1 "nor when it went on"
refusal 1 "ticket-result: op-id \"form:2026-1\" was already used by ticket-new at 2026-09-18T09:00:00+08:00, for another command line; first: choose another" \
	ticket-result "$id" --text 已更换 --op-id form:2026-1
refusal 2 "ticket-new: --op-id: 1 to 64 letters, digits and . _ : @ + - name a command line" \
	ticket-new facility --request 井盖 --op-id 'a b'

# ---- The clock and the place ------------------------------------------------------------------------------

while read -r now says <&3; do
	export ONESTOP_NOW="$now"
	refusal 2 "ticket-new: ONESTOP_NOW: $says" ticket-new facility --request 井盖
done 3<<'END'
soon "soon" is not a moment (YYYY-MM-DDThh:mm:ss+08:00)
2026-13-01T09:00:00+08:00 date "2026-13-01" does not exist
END
export ONESTOP_NOW=2026-09-18T09:00:00+08:00

refusal 1 "ticket-new: $work is not a store (it has no onestop.yaml); first: store-init $work --desk <desk>" \
	ticket-new facility --request 井盖 --store "$work"
cd tickets/open || exit 2
receive --dry-run
is_status 0 "a directory of the store will do"
cd "$store" || exit 2
run sh -c 'ticket-new facility --anonymous 路人 --request 井盖 --op-id full >/dev/full'
is_status 5 "an id that cannot be printed is a failure"
count_commits
run ticket-new facility --anonymous 路人 --request 井盖 --op-id full
is_status 0 "which --op-id makes harmless to repeat"
commits_are 0 "no second ticket"

# ---- On a terminal ------------------------------------------------------------------------------------------

if command -v script >/dev/null; then
	run script -qec 'ticket-new facility --name 王小明 --phone 13800138000 --request 井盖破损' /dev/null
	is_status 0
	tr -d '\r' <"$work/out" >"$work/plain"
	mv "$work/plain" "$work/out"
	out_has "tell the customer: 供水设施管理"
	out_has "limit: 5 working days"
	out_has "fee: 0 yuan"
	run script -qec \
		'ticket-new suspend --name 王小明 --phone 13800138000 --request 报停 --missing annex-8' /dev/null
	is_status 0
	out_has "documents still missing:"
	out_has "before it is approved: service 报停 is about an account, and the form names none (annex 8)"
	run script -qec 'ticket-new volume-doubt --name 李四 --account 0000012345 --request 水量 --force 再问' /dev/null
	out_has "account 0000012345 is held by 王小明, not by 李四"
	run script -qec 'ticket-new volume-doubt --name 李四 --phone 13900139000 --request 水量' /dev/null
	out_has "水量疑问 is about an account: ask for its number"
	run script -qec 'ticket-new facility --anonymous 路人 --request 井盖破损 --quiet' /dev/null
	out_lacks "tell the customer" "--quiet: only the id"
else
	pass "on a terminal # SKIP script(1) is not installed"
fi

in_chinese 'ticket-new: 没有代码为“swimming”的服务；请先：service-list' ticket-new swimming

# ---- A consultation: answered and closed at once --------------------------------------------------------

count_commits
run ticket-new consult-pressure --answer 已解释水压标准 --channel phone --op-id ask:1
is_status 0
quiet
commits_are 1 "answered, logged and filed by one commit"
id=$(cat "$work/out")
ok "it lies in the tray" test -e "tickets/closed/2026-09-18/$id.yaml"
ok "and not on the desk" test ! -e "tickets/open/2026-09-18/$id.yaml"
shows state,result,told,reached,owner "answered in the way it was asked" <<'END'
closed,已解释水压标准,phone,no,wangmin
END
done_as "$id" ticket-new consult-pressure --answer 已解释水压标准 --channel phone --op-id ask:1
commits_are 1 "repeated, it is logged once"
refusal 1 'ticket-new: 供水设施管理 is not a consultation: only those are answered and closed at once (article 5(1)); first: ticket-new facility without --answer' \
	ticket-new facility --request 井盖 --answer 已答复
refused 1 ticket-new transfer --answer 已答复
refused 1 ticket-new consult-fee --answer 已答复 --missing id-copy
refusal 2 'ticket-new: --answer: the value is empty; leave the option out instead' \
	ticket-new consult-fee --answer ''
run ticket-new consult-fee --answer 已答复 --dry-run
is_status 0
out_has 'would add:    tickets/closed/2026-09-18/'

# ---- A store for real work: the clock cannot be set ---------------------------------------------------------

new_store --desk XS --staff wangmin --staff-name 王敏
for now in 2019-05-06T09:00:00+08:00 nonsense; do
	export ONESTOP_NOW="$now"
	receive
	is_status 0 "ONESTOP_NOW=$now is not looked at"
	out_lacks 20190506
done
export ONESTOP_NOW=2026-09-18T09:00:00+08:00

# A channel was called "visit" until that word was left to the call-back: the old name is read, from
# options and from records, and the new one written.
new_store
run ticket-new facility --name 王小明 --phone 13800138000 --request 漏水 --channel visit
is_status 0
file=tickets/open/2026-09-18/20260918-XS-0001.yaml
ok "the name of today is written" grep -qx 'channel: "in-person"' "$file"
sed -i 's/channel: "in-person"/channel: "visit"/' "$file"
git -c user.name=t -c user.email=t@example.org commit -qam "a record of before"
run ticket-list --format csv --columns id,channel --no-header
out_is <<'EOF'
20260918-XS-0001,in-person
EOF
run store-check
is_status 0 "a record with the old name is as it should be"
run ticket-note 20260918-XS-0001 --text 已联系
is_status 0
ok "a record that is changed has the name of today" grep -qx 'channel: "in-person"' "$file"
sed -i 's/channel: "in-person"/channel: "by-foot"/' "$file"
git -c user.name=t -c user.email=t@example.org commit -qam "no such name"
run store-check
is_status 3
out_has '"by-foot" is not one of'
drop_store

finish
