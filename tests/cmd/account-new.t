#!/bin/sh
# 立户: an account is opened, and its number is its own for ever.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"
new_store
people

new() { account-new 0000200001 --name 王小明 "$@"; }
try() {
	run new --dry-run "$@"
	is_status 0 "$*"
}

# ---- What it makes ----------------------------------------------------------------------------------

count_commits
done_as 0000200001 new --id-type resident --id-no 11010519491231002X --address 象山大道1号 \
	--contact 王大明 --phone 13800138000 --licence L-1 --meter-no M001 --calibre 15 --reading 7 --seal S1 \
	--use residential=60,non-residential=40 --population 5 --pay-by 银行代扣 --bank 工商银行 \
	--bank-no 6222020000000000 --opened 2026-09-01 --remark '转角处
水表井'
commits_are 1 "one commit"
run cat accounts/000020/00002000.yaml
out_is "the record" <<'END'
number: "0000200001"
state: "active"
holder: "王小明"
id_type: "resident"
id_no: "11010519491231002X"
address: "象山大道1号"
contact: "王大明"
phone: "13800138000"
licence: "L-1"
meter_no: "M001"
calibre: 15
meter: "in"
reading: 7
reading_on: "2026-09-18"
seal: "S1"
use:
- "residential=60"
- "non-residential=40"
population: 5
pay_by: "银行代扣"
bank: "工商银行"
bank_no: "6222020000000000"
opened_on: "2026-09-01"
remark: |-
  转角处
  水表井
events:
- id: "XS-1"
  at: "2026-09-18T09:00:00+08:00"
  by: "wangmin"
  claimed: true
  act: "open"
  set:
    number: "0000200001"
    state: "active"
    holder: "王小明"
    id_type: "resident"
    id_no: "11010519491231002X"
    address: "象山大道1号"
    contact: "王大明"
    phone: "13800138000"
    licence: "L-1"
    meter_no: "M001"
    calibre: "15"
    meter: "in"
    reading: "7"
    reading_on: "2026-09-18"
    seal: "S1"
    use: "residential=60,non-residential=40"
    population: "5"
    pay_by: "银行代扣"
    bank: "工商银行"
    bank_no: "6222020000000000"
    opened_on: "2026-09-01"
    remark: |-
      转角处
      水表井
END
git log -1 --format=%B >"$work/out"
out_is "the commit says no more than the number" <<END
account-new: 0000200001 open

Account: 0000200001
Staff: wangmin
Login: $login

END
refusal 1 "account-new: account 0000200001 exists already; first: account-show 0000200001" new

# Names as people have them, and blocks in order whatever the order of opening.
while read -r one name; do
	done_as "$one" account-new "$one" --name "$name"
	account_is holder "$name" "$one"
done <<'END'
0000200003 买买提·吐尔逊
0000200002 𠮷野
0000200099 张𬌗
ABCDEF 荆门市某某有限公司
123456 O'Neill
0000200000 王
1234567890123456 长
END
grep '^number' accounts/000020/00002000.yaml >"$work/out"
out_is "sorted by number" <<'END'
number: "0000200000"
number: "0000200001"
number: "0000200002"
number: "0000200003"
number: "0000200099"
END
grep '^holder: "张𬌗"$' accounts/000020/00002000.yaml >"$work/out"
out_has 张𬌗 "rare characters stand as themselves"
for place in AB/ABCD.yaml 12/1234.yaml 123456789012/12345678901234.yaml; do
	ok "accounts/$place" test -f "accounts/$place"
done
run account-new ００００２００００４ --name ' 王  小明 '
is_status 0 "a number typed full-width"
out_is "is told in ASCII" <<'END'
0000200004
END
account_is base_volume,state,opened_on,meter ,active,2026-09-18, 0000200004
run account-new 0000200005 --name 王 --state pending
is_status 0
account_is state pending 0000200005

# ---- The number ---------------------------------------------------------------------------------------

for bad in 12345 12345678901234567 00002-0001 abcdef 000020000x 0000200001.yaml ../../etc '' ' ' 用户00001; do
	refused 2 account-new "$bad" --name 王小明
	err_has "is not a valid account number (6 to 16 digits or capital letters)"
done

# ---- Values ---------------------------------------------------------------------------------------

new() { account-new 0000300001 --name 王小明 "$@"; }
refusal 2 "account-new: ACCOUNT is needed; first: account-new --help" account-new --name 王小明
refusal 2 "account-new: --name NAME is needed; first: account-new --help" account-new 0000300001
refusal 2 "account-new: --name: the value is empty; leave the option out instead" \
	account-new 0000300001 --name ''
refusal 2 "account-new: --name: U+001B at character 2 is not allowed" \
	account-new 0000300001 --name "$(printf '王\033')"
refusal 2 "account-new: --name: U+009B at character 2 is not allowed" \
	account-new 0000300001 --name "$(printf '王\302\233')"
refused 2 account-new 0000300001 --name "$(printf '\377')"
refusal 2 'account-new: "extra" is one word too many; first: account-new --help' new extra
refusal 2 "account-new: there is no option --nam; did you mean --name?" account-new 0000300001 --nam 王

for calibre in 15 20 25 32 40 50 65 80 100 150 200 250 300; do
	try --calibre $calibre
done
for calibre in 1 14 16 60 125 350 -15; do
	refusal 2 "account-new: --calibre: DN $calibre is not a valid calibre (15 20 25 32 40 50 65 80 100 150 200 250 300)" \
		new --calibre $calibre
done
refusal 2 'account-new: --calibre: "DN15" is not a whole number' new --calibre DN15
try --calibre １５

refusal 1 "account-new: the shares of use sum to 90, not to 100" new --use residential=60,special=30
refusal 1 'account-new: class of use "residential=40" appears twice' \
	new --use residential=60,residential=40
refusal 2 'account-new: --use: "industrial=100" is not a valid share of use (residential=60, non-residential=30, special=10)' \
	new --use industrial=100

refusal 1 "account-new: -1 people in a household is out of range" new --population -1
refusal 1 "account-new: 1001 people in a household is out of range" new --population 1001
refusal 1 "account-new: a reading of -5 m3 is out of range" new --reading -5
refusal 1 "account-new: a reading of 1000000001 m3 is out of range" new --reading 1000000001
try --reading 1000000000 --population 1000
refusal 2 'account-new: --opened: date "2026-02-30" does not exist' new --opened 2026-02-30
refusal 1 'account-new: 2026-09-19 is still to come' new --opened 2026-09-19
refusal 2 "account-new: --state: a new account is active or pending" new --state cancelled
refusal 2 "account-new: --state: a new account is active or pending" new --state suspended
refusal 2 'account-new: --state: "gone" is not one of: active, suspended, cancelled, pending' new --state gone

# ---- Identity numbers --------------------------------------------------------------------------------

while IFS='|' read -r kind id says; do
	refusal 1 "account-new: $says; if the document really says so: --id-reason <reason>" \
		new --id-type "$kind" --id-no "$id"
	try --id-type "$kind" --id-no "$id" --id-reason 证件原件如此
done <<'END'
resident|110105194912310021|the check character of the identity number does not fit its digits
resident|11010519491231002x|the last character of the identity number must be a capital X
resident|11010519490230002X|the birth date in the identity number does not exist
resident|110105194912310|an identity number has 18 characters, this one 15
resident|A1010519491231002X|character 1 of the identity number is not a digit
credit-code|91350211M0000XUF46|the check character of the credit code does not fit the others
credit-code|91350100M000100Y4|a credit code has 18 characters, this one 17
credit-code|91350100I000100Y43|character 9 of the credit code is neither a digit nor one of its capitals
END
while read -r kind id; do
	try --id-type "$kind" --id-no "$id"
done <<'END'
resident 11010519491231002X
resident 440524188001010014
resident １１０１０５１９４９１２３１００２Ｘ
credit-code 91350100M000100Y43
credit-code 911101066976941872
passport E12345678
other 军字第001号
END
refusal 2 "account-new: an identity number needs its kind; first: --id-type" \
	new --id-no 11010519491231002X
refusal 2 'account-new: --id-type: "driver" is not one of: resident, credit-code, passport, other' \
	new --id-type driver --id-no 1
refused 1 new --id-type resident --id-no 110105194912310021
err_lacks 110105194912310021 "the number itself is not repeated in the message"

for phone in 13800138000 １３８００１３８０００ 19912345678 010-12345678 0724-2331234 07242331234; do
	try --phone "$phone"
done
for phone in 12800138000 1380013800 138001380000 无 1380013800x 0724; do
	refusal 2 "account-new: --phone: not a telephone number: a mobile number has 11 digits, a landline its area code" \
		new --phone "$phone"
done

# ---- Who, and again --------------------------------------------------------------------------------------

refusal 1 "account-new: 纪伟 may not run account-new: it requires role clerk or handler or supervisor (roles are in catalogue/staff.yaml); first: ask an admin" \
	new --as jiwei
refusal 1 "account-new: 赵磊 opens an account only for a ticket (article 5(3)); first: --ticket <id>" \
	new --as zhaolei
refusal 1 "account-new: 郭离 is not on duty today (spells of duty are in catalogue/staff.yaml); first: staff-set gone" \
	new --as gone
store_state >"$work/first"
run new --as lihua --dry-run
out_is "--dry-run" <<END
0000300001
would add:    accounts/000030/00003000.yaml
commit message:
account-new: 0000300001 open

Account: 0000300001
Staff: lihua
Login: $login
END
store_state >"$work/second"
ok "changes nothing" cmp "$work/first" "$work/second"
count_commits
done_as 0000300001 new --op-id open-1
done_as 0000300001 new --op-id open-1
refusal 1 "account-new: op-id \"open-1\" was already used by account-new at 2026-09-18T09:00:00+08:00, for another command line; first: choose another" \
	account-new 0000300001 --name 别的 --op-id open-1
commits_are 1 "the same --op-id opens one account"
account_is holder 王小明 0000300001
refusal 1 "account-new: account 0000300001 exists already; first: account-show 0000300001" \
	new --op-id open-2
given account-pay 0000300001 1.00 --method cash --op-id pay-1
refusal 1 "account-new: op-id \"pay-1\" was already used by account-pay at 2026-09-18T09:00:00+08:00, for another command line; first: choose another" \
	new --op-id pay-1

# A block that somebody broke by hand takes no new account.
printf 'colour: "red"\n' >>accounts/000030/00003000.yaml
refused 3 account-new 0000300001 --name 王小明
refused 1 account-new 0000300002 --name 王小明
err_has "accounts/000030/00003000.yaml was changed by hand and not committed"
: >accounts/000030/00003000.yaml
refusal 3 "account-new: accounts/000030/00003000.yaml:1:1: the file is empty" \
	account-new 0000300002 --name 王小明
git checkout -q accounts
id=0000300001
in_chinese "account-new: 用户编号 ID 已经存在；请先：account-show ID" account-new "$id" --name 王小明

# ---- The end of a new connection (新装接入) --------------------------------------------------------------

# connection [OPTION]...: a ticket of which 立户建档 is left; its id is in $id.
connection() {
	given ticket-new connect --phone 13800138000 --address 海慧路9号 --request 新装 "$@"
	id=$(cat "$work/out")
	given ticket-assign "$id" --to meter-reading
	for text in 方案已出 已施工 已通水; do
		given ticket-result "$id" --text "$text"
	done
}
connection --name 李四
refusal 1 "ticket-result: the result of ticket $id (新装接入) needs the deed on its account, which shows none (article 5(3)); first: account-new <account> --ticket $id, or --not-done <reason>" \
	ticket-result "$id" --text 已立户
count_commits
run account-new 0000400001 --ticket "$id" --calibre 15 --op-id opened
is_status 0
quiet
out_is "prints the number" <<'END'
0000400001
END
commits_are 1 "one commit for account and ticket"
run account-new 0000400001 --ticket "$id" --calibre 15 --op-id opened
is_status 0 "the same --op-id"
commits_are 1 "does nothing again"
account_is holder,phone,address,calibre 李四,13800138000,海慧路9号,15 0000400001
shows state,account,result "the ticket has its account and its result" <<'END'
delivered,0000400001,已立户，用户编号0000400001
END
last_event open "$id" '' 'number=0000400001,state=active,holder=李四,address=海慧路9号,phone=13800138000,calibre=15,opened_on=2026-09-18' 0000400001

# What is typed is meant; a handler's result waits for the window.
connection --name 李四
given staff-set sunjing --name 孙静 --department meter-reading --roles handler
done_as 0000400002 account-new 0000400002 --ticket "$id" --name 王五 --phone 13900139000 --as sunjing
account_is holder,phone,address 王五,13900139000,海慧路9号 0000400002
state_is 'done' "$id"
refused 1 account-new 0000400003 --ticket "$id"
err_has "ticket $id is of account 0000400002, not 0000400003"
connection --name 李四
refusal 1 "account-new: account 0000400002 exists already; first: account-show 0000400002" \
	account-new 0000400002 --ticket "$id"
refused 1 account-new 0000400003 --ticket "$id" --as zhaolei
err_has "acts on the tickets of his own"
given ticket-new connect --anonymous 用户不愿留名 --phone 13800138000 --request 新装
refused 1 account-new 0000400003 --ticket "$(cat "$work/out")"
err_has "has no name, and the account needs a holder; first: --name <name>"
given ticket-new facility --name 李四 --phone 13900139000 --request 漏水
other=$(cat "$work/out")
refusal 1 "account-new: ticket $other is of the service 供水设施管理, which opens no account; first: ticket-show $other" \
	account-new 0000400003 --ticket "$other"
refused 1 account-new 0000400003 --ticket 20260918-XS-9999
refused 2 account-new 0000400003 --ticket nonsense

finish
