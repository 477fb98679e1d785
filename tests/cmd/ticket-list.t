#!/bin/sh
# Lists of tickets: which, in what order, and in which form.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
new_store
people
run ticket-list
is_status 0 "an empty store"
quiet

# Four tickets: 16 September assigned, 17 withdrawn, 18 received, 18 closed.
ONESTOP_NOW=2026-09-16T10:00:00+08:00
given account-new 0000012345 --name 王小明 --phone 13800138000 --address 象山大道1号
given ticket-new facility --name 王小明 --phone 13800138000 --address 象山大道1号 --account 0000012345 \
	--request 井盖破损
ONESTOP_NOW=2026-09-17T10:00:00+08:00
given ticket-new volume-doubt --name 买买提·吐尔逊 --phone 13900139000 --request 水量 --as lihua
ONESTOP_NOW=2026-09-18T09:00:00+08:00
given ticket-new complaint --name 张𬌗 --phone 0724-2332211 --request 投诉 --channel phone
given ticket-assign 20260916-XS-0001 --to network --handler zhaolei
given ticket-withdraw 20260917-XS-0001 --reason 用户撤回
ticket_in closed --name 𠮷野 --address '=1+1'

# ---- Which ------------------------------------------------------------------------------------------------

a=20260916-XS-0001
b=20260917-XS-0001
c=20260918-XS-0001
d=20260918-XS-0002
while IFS='|' read -r what expected <&3; do
	# shellcheck disable=SC2086
	run ticket-list --sort id --format csv --no-header --columns id $what
	is_status 0 "ticket-list $what: exit 0"
	out_is "ticket-list $what" <<END
$(for one in $expected; do printf '%s\n' "$one"; done)
END
done 3<<END
--state received,assigned|$a $c
|$a $c
--all|$a $b $c $d
--state assigned|$a
--state closed|$d
--state withdrawn,closed|$b $d
--service facility|$a
--service facility,complaint|$a $c
--service facility --all|$a $d
--department network|$a
--department network --all|$a $d
--owner wangmin|$a $c
--owner lihua --all|$b
--handler zhaolei|$a
--account 0000012345|$a
--account ０００００１２３４５|$a
--from 2026-09-17|$c
--from 2026-09-17 --all|$b $c $d
--to 2026-09-17|$a
--to 2026-09-17 --all|$a $b
--from 2026-09-17 --to 2026-09-17 --all|$b
--from today|$c
--to yesterday|$a
--from -1wd --all|$b $c $d
--find 井盖|$a
--find 王小明|$a
--find 买买提·吐尔逊 --all|$b
--find 张𬌗|$c
--find 13800138000|$a
--find 2332211|$c
--find 233-2211|$c
--find +8613800138000|$a
--find １３８－００１３－８０００|$a
--find 买买提.吐尔逊 --all|$b
--find 买买提吐尔逊 --all|$b
--find mmt --all|$b
--find wxm|$a
--find wangxiaoming|$a
--find xsdd|$a
--find 20260918-xs|$c
--find VOLUME --all|$b
--find 象山大道|$a
--find 用户撤回 --all|$b
--find 已更换井盖 --all|$d
--find 王小明 --state assigned --service facility|$a
--owed result|$a
--owed result,assign|$a $c
--owed result,assign --department network --handler zhaolei|$a
--owed assign,papers,hold,deliver,visit,close --all|$c
END

# ---- What is owed, and what is late -----------------------------------------------------------------------

# owing DAY OPTION...: the ids on that day.
owing() {
	owing_day=$1
	shift
	run at "$owing_day" ticket-list "$@" --sort id --format csv --no-header --columns id,owed,debtor,owed_until,late
	is_status 0
	out_is "on $owing_day: $*"
}
owing 09-24 --late </dev/null
owing 09-25 --late <<END
$a,result,network,2026-09-24,true
END
owing 09-29 --late <<END
$a,result,network,2026-09-24,true
$c,assign,XS,2026-09-20,true
END
owing 09-25 --late --owed result --handler zhaolei <<END
$a,result,network,2026-09-24,true
END
owing 09-25 --late --owed deliver </dev/null
refused 2 ticket-list --owed money
err_has '"money" is nothing that a ticket owes (papers, assign, result, hold, deliver, visit, close)'
for what in '--find 无此人' '--find 2026-09 --all' '--find jgps --all' '--account 9999999999' '--from +5wd' '--state done'; do
	# shellcheck disable=SC2086
	run ticket-list --ids $what
	out_is "$what: none" </dev/null
	quiet
done

# ---- Order and columns ----------------------------------------------------------------------------------------

run ticket-list --all --sort=-id --ids
out_is "--sort=-id --ids" <<END
$d
$c
$b
$a
END
run ticket-list --all --sort state,-id --columns id,state
out_is "two columns to sort by" <<END
ticket           state
$c received
$a assigned
$d closed
$b withdrawn
END
run ticket-list --all --sort=-due,id --format csv --columns id,due
out_is "what is empty comes last" <<END
id,due
$a,2026-09-24
$d,2026-09-24
$b,
$c,
END
run ticket-list --columns help
is_status 0
for line in 'id identifier ticket' 'due date due' 'state one of a list state'; do
	ok "--columns help: $line" grep -qE "^$(printf '%s' "$line" | sed 's/ / +/g')\$" "$work/out"
done
run ticket-list --format json --columns all
is_status 0
out_has '"first_due": "2026-09-24"'
run ticket-list --no-header --columns id,state
out_is "--no-header" <<END
$a assigned
$c received
END
run sh -c 'ticket-list --all --sort id --ids -0 | tr "\000" "+"'
printf '\n' >>"$work/out"
out_is "--ids -0" <<END
$a+$b+$c+$d+
END
run sh -c 'ticket-list --ids --state received | ticket-assign - --to network'
out_is "ids are what other programs read" <<END
$c	network	2026-09-24
END

# ---- Forms ----------------------------------------------------------------------------------------------------

run ticket-list --sort id
is_status 0
quiet
out_is "a table, with Chinese in it" <<'END'
ticket           service      state    owed      department handler due        late name or unit telephone    address
20260916-XS-0001 供水设施管理 assigned finishing 管网部     赵磊    2026-09-24      王*明        138****8000  象山大道*号
20260918-XS-0001 用户投诉     assigned finishing 管网部             2026-09-24      张*          0724-*****11
END
columns=id,service,state,name,phone,address,account,received_at,due,limit
run ticket-list --all --sort id --format csv --columns $columns --unmask
out_is "csv" <<'END'
id,service,state,name,phone,address,account,received_at,due,limit
20260916-XS-0001,facility,assigned,王小明,13800138000,象山大道1号,0000012345,2026-09-16T10:00:00+08:00,2026-09-24,5
20260917-XS-0001,volume-doubt,withdrawn,买买提·吐尔逊,13900139000,,,2026-09-17T10:00:00+08:00,,5
20260918-XS-0001,complaint,assigned,张𬌗,0724-2332211,,,2026-09-18T09:00:00+08:00,2026-09-24,5
20260918-XS-0002,facility,closed,𠮷野,13800138000,=1+1,,2026-09-18T09:00:00+08:00,2026-09-24,5
END
run ticket-list --all --sort id --format tsv --columns id,address,name,phone
out_is "tsv, masked" <<'END'
id	address	name	phone
20260916-XS-0001	象山大道*号	王*明	138****8000
20260917-XS-0001		买*****逊	139****9000
20260918-XS-0001		张*	0724-*****11
20260918-XS-0002	=*+*	𠮷*	138****8000
END
run ticket-list --sort id --format json --columns id,state,name,account,due,limit --unmask
out_is "json" <<'END'
[
  {
    "id": "20260916-XS-0001",
    "state": "assigned",
    "name": "王小明",
    "account": "0000012345",
    "due": "2026-09-24",
    "limit": 5
  },
  {
    "id": "20260918-XS-0001",
    "state": "assigned",
    "name": "张𬌗",
    "account": null,
    "due": "2026-09-24",
    "limit": 5
  }
]
END
run ticket-list --find 无此人 --format json
out_is "json of nothing is an array" <<'END'
[]
END
run ticket-list --all --sort id --format csv --excel --columns id,phone,address --unmask
printf '\357\273\277工单编号,联系电话,用水地址\r\n%s\r\n%s\r\n%s\r\n%s\r\n' \
	"$a,13800138000,象山大道1号" "$b,13900139000," "$c,0724-2332211," "$d,13800138000,'=1+1" \
	>"$work/expected"
ok "--excel: BOM, CRLF, no formula" cmp "$work/expected" "$work/out"
run ticket-list --format csv --titles zh --columns id,due --sort id --no-header -o "$work/list.csv"
is_status 0
out_is "-o: nothing on standard output" </dev/null
run cat "$work/list.csv"
out_is "-o" <<END
$a,2026-09-24
$c,2026-09-24
END
run ticket-list --titles key --columns id,name,due --sort=-id
out_is "--titles key" <<'END'
id               name  due
20260918-XS-0001 张*   2026-09-24
20260916-XS-0001 王*明 2026-09-24
END
if [ -e "$BUILD/share/locale/zh_CN/LC_MESSAGES/onestop.mo" ]; then
	run env LANGUAGE= LANG=zh_CN.UTF-8 ticket-list --sort id --columns id,state,name,due
	out_is "a table in Chinese, aligned" <<'END'
工单编号         状态   姓名或单位 计划完成时限
20260916-XS-0001 已转办 王*明      2026-09-24
20260918-XS-0001 已转办 张*        2026-09-24
END
	run env LANGUAGE= LANG=zh_CN.UTF-8 ticket-list --sort id --format csv --titles zh --columns id,state
	out_is "--titles zh" <<'END'
工单编号,状态
20260916-XS-0001,assigned
20260918-XS-0001,assigned
END
	run env -i PATH="$PATH" ONESTOP_NOW="$ONESTOP_NOW" ticket-list --sort id --format csv --columns id,state
	out_is "keys and words of the records stay English" <<'END'
id,state
20260916-XS-0001,assigned
20260918-XS-0001,assigned
END
fi
in_chinese 'ticket-list: --from: 日期“2026-02-30”不存在' ticket-list --from 2026-02-30

# ---- Whose eyes -----------------------------------------------------------------------------------------------

refusal 1 "ticket-list: 李华 may see in full only what he owes; none of this is; first: leave --unmask out" \
	ticket-list --unmask --as lihua
for who in lihua zhaolei; do
	run ticket-list --as $who
	is_status 0
	out_lacks 13800138000
	out_lacks 王小明
done
for who in sunli jiwei wangmin; do
	run ticket-list --as $who --unmask
	is_status 0
	out_has 13800138000 "$who may see it"
done
refusal 1 'ticket-list: no staff member is called "nobody"; first: staff-list' ticket-list --as nobody
refusal 1 "ticket-list: 郭离 is not on duty today (spells of duty are in catalogue/staff.yaml); first: staff-set gone" \
	ticket-list --as gone

# ---- Usage ----------------------------------------------------------------------------------------------------

refusal 2 'ticket-list: "open" is one word too many; first: ticket-list --help' ticket-list open
refusal 2 'ticket-list: there is no option --colour; first: ticket-list --help' ticket-list --colour
refusal 2 'ticket-list: there is no option --stat; did you mean --state?' ticket-list --stat received
refused 2 ticket-list --state sleeping
err_has 'ticket-list: --state: "sleeping" is not a valid state (received, '
refusal 2 'ticket-list: --account: "12" is not a valid account number (6 to 16 digits or capital letters)' \
	ticket-list --account 12
refusal 2 'ticket-list: --from: date "2026-02-30" does not exist' ticket-list --from 2026-02-30
refusal 2 'ticket-list: --to: "17.9.2026" is not a date (YYYY-MM-DD)' ticket-list --to 17.9.2026
refusal 2 'ticket-list: --format: "yaml" is not one of: table, csv, tsv, json, xlsx, mail' ticket-list --format yaml
refusal 2 'ticket-list: --titles: "en" is not one of: zh, key' ticket-list --titles en
refusal 2 'ticket-list: column "id" appears twice' ticket-list --columns id,id
for option in --columns --sort; do
	refused 2 ticket-list $option colour
	err_has 'ticket-list: unknown column "colour"; there are: id, '
done
refused 5 ticket-list -o "$work/no/such/place"
err_has "cannot write $work/no/such/place: No such file or directory"
for format in table csv tsv json; do
	run sh -c 'ticket-list --format "$0" >/dev/full' $format
	is_status 5 "$format to a full disk"
	err_has "No space left on device"
done

# ---- Stores ---------------------------------------------------------------------------------------------------

cd "$work" || exit 2
refusal 1 "ticket-list: no store here: neither --store nor ONESTOP_STORE is given, and there is no onestop.yaml in this directory or above; first: store-init <directory> --desk <desk>" \
	ticket-list
refusal 1 "ticket-list: $work/no is not a store (it has no onestop.yaml); first: store-init $work/no --desk <desk>" \
	ticket-list --store "$work/no"
run env ONESTOP_STORE="$store" ticket-list --ids --state assigned --service facility
out_is "ONESTOP_STORE" <<END
$a
END
run env ONESTOP_STORE="$work/no" ticket-list --ids --store "$store" --service facility
out_is "--store is asked first" <<END
$a
END
cd "$store/tickets/open" || exit 2
run ticket-list --ids --service facility
out_is "a directory of the store will do" <<END
$a
END
cd "$store" || exit 2
run env ONESTOP_NOW=tomorrow ticket-list
is_status 2
err_has 'ONESTOP_NOW: "tomorrow" is not a moment'
record=tickets/open/2026-09-16/$a.yaml
sed -i '3a colour: "red"' "$record"
refused 3 ticket-list
err_has "ticket-list: $record:4:1: ticket has no key \"colour\""
git checkout -q "$record"

finish
