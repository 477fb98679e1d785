#!/bin/sh
# account-resolve: what two windows wrote differently into an account waits for a supervisor; what does not rest on it
# goes on, and money is never refused for a telephone number.
. "$(dirname "$0")/../harness.sh"
. "$(dirname "$0")/../windows.sh"

new_store
for number in 0000012345 0000012346 0000012347 0000012348; do
	given account-new "$number" --name 李四 --phone 13900139000 --address "长江路$number" --reading 100
done
printf '户号,账期,水量,金额\n0000012345,2026-08,10,28.80\n' >"$work/bills.csv"
given bill-import "$work/bills.csv"
new_hub
x=$store
window DB
db=$work/DB

# disputed NUMBER A B: XS does A and DB does B; N stands for the number.
disputed() {
	number=$1
	synced "$x" "$db"
	# shellcheck disable=SC2046 # several words
	at "$x" $(printf '%s' "$2" | sed "s/\bN\b/$number/g")
	[ "$status" -eq 0 ] || fail "given: $command_line"
	# shellcheck disable=SC2046
	at "$db" $(printf '%s' "$3" | sed "s/\bN\b/$number/g")
	[ "$status" -eq 0 ] || fail "given: $command_line"
	synced "$x" "$db"
	same_trees "both have the same" "$x" "$db"
}

# ---- A telephone number -------------------------------------------------------------------------

disputed 0000012345 'account-edit N --phone 13800138000 --reason 来电' 'account-edit N --phone 13700137000 --reason 来人'
at "$x" account-list --disputed --format csv --columns account,disputed
out_is "listed as disputed" <<'END'
account,disputed
0000012345,phone
END
at "$x" account-show 0000012345
out_has 'disputed: two desks decided without knowing of each other'
out_has '138****8000'
out_lacks 13800138000
out_has '  account-resolve 0000012345 --take XS-3 --reason <reason>'
out_has '  account-resolve 0000012345 --take DB-1 --reason <reason>'
at "$x" account-show 0000012345 --unmask
out_has 13700137000
at "$x" store-check
is_status 0 "a dispute is a warning"
out_has 'account 0000012345 is disputed (phone): two desks did different things; first: account-resolve 0000012345 --take <event> --reason <reason>'
at "$x" store-check --strict
is_status 1
at "$x" report-daily --format csv --columns owed,id,what
out_has 'disputed,0000012345,'
out_lacks 13800138000

at "$x" account-resolve --complete 0000012345 --take D
out_has "$(printf 'DB-1\ttelephone · 137****7000')"
cd "$x" || exit 2
refused 1 account-edit 0000012345 --phone 13600136000 --reason 又改
err_is "what would settle it unseen" <<'END'
account-edit: account 0000012345 is disputed (phone): two desks did different things; first: account-resolve 0000012345 --take <event> --reason <reason>
END
for line in 'account-pay 0000012345 10.00 --method cash' 'account-read 0000012345 --reading 110' \
	'account-edit 0000012345 --remark 常年在外 --reason 补记'; do
	# shellcheck disable=SC2086 # several words
	run $line
	is_status 0 "$line: does not rest on the telephone number"
done
refused 1 account-resolve 0000012345 --take XS-1 --reason 错
err_has 'event XS-1 is not a side of what is disputed (phone)'
refused 1 account-resolve 0000012346 --take XS-1 --reason 错
err_has 'account 0000012346 is not disputed; first: account-show 0000012346'
given staff-set lihua --name 李华 --roles clerk --badge 007
refused 1 account-resolve 0000012345 --take DB-1 --reason 错 --as lihua
err_has 'it requires role supervisor'
run account-resolve 0000012345 --take DB-1 --reason 已致电核实 --op-id settle
is_status 0
out_is "prints account and state" <<'END'
0000012345	active
END
run account-resolve 0000012345 --take DB-1 --reason 已致电核实 --op-id settle
is_status 0 "repeated under its op-id"
run account-show 0000012345 --unmask --format csv --columns phone,disputed
out_is "the number of the side that was taken" <<'END'
phone,disputed
13700137000,
END
refused 1 account-resolve 0000012345 --take DB-1 --reason 再
err_has 'is not disputed'

# ---- What rests on what is disputed -------------------------------------------------------------

disputed 0000012346 'account-suspend N --reading 110 --reason 外出 --paper all' \
	'account-cancel N --reading 112 --final-bill 0 --reason 拆迁 --paper all --confirm N'
at "$x" account-list --disputed --format csv --columns account,disputed
out_has '0000012346,"state,reading'
cd "$x" || exit 2
for line in 'account-resume 0000012346 --reading 112 --paper all' 'account-read 0000012346 --reading 115'; do
	# shellcheck disable=SC2086 # several words
	run $line
	is_status 1 "$line: rests on it"
done
run account-pay 0000012346 5.00 --method cash
is_status 0 "money is taken"
run account-resolve 0000012346 --take XS-2 --reason 未销户
is_status 0
run account-show 0000012346 --format csv --columns state,reading,suspended_on,cancelled_on
out_is "state, reading and days of one side" <<'END'
state,reading,suspended_on,cancelled_on
suspended,110,2026-09-18,
END
synced "$x" "$db"

# ---- Money --------------------------------------------------------------------------------------

cd "$x" || exit 2
given account-pay 0000012347 20.00 --method cash
receipt=$(cut -f1 "$work/out")
disputed 0000012347 "account-pay --void $receipt --reason 收错户" "account-pay --void $receipt --reason 收错"
at "$x" account-list --disputed --format csv --columns account,disputed
out_is "reversed twice" <<'END'
account,disputed
0000012347,prepaid
END
cd "$x" || exit 2
refused 1 account-refund 0000012347 1.00 --method cash --payee 李四 --reason 多
run account-pay 0000012347 20.00 --method cash
is_status 0 "money puts it right"
side=$(account-show 0000012347 | sed -n 's/^  account-resolve 0000012347 --take \([A-Z]*-[0-9]*\) .*/\1/p' | head -n 1)
refused 1 account-resolve 0000012347 --take XS-1 --reason 错
err_has 'event XS-1 is not a side of what is disputed (prepaid)'
run account-resolve 0000012347 --take "$side" --reason 款已追回
is_status 0
run account-list --disputed --ids
out_is "nothing is disputed any more" </dev/null
synced "$x" "$db"
same_trees "both have the same" "$x" "$db"

# ---- Rows of imports, and a transfer ------------------------------------------------------------

disputed 0000012345 'account-edit N --phone 13800138011 --reason 来电' 'account-edit N --phone 13700137011 --reason 来人'
disputed 0000012348 'account-edit N --name 李五 --reason 来电' 'account-edit N --name 李六 --reason 来人'
cd "$x" || exit 2
settle() {
	echo "account $1 is disputed ($2): two desks did different things; first: account-resolve $1 --take <event> --reason <reason>"
}
printf '户号,电话,备注\n0000012345,13600136000,新\n0000012347,,新\n' >"$work/update.csv"
refused 3 account-import --update "$work/update.csv"
err_is "the row that would settle it unseen is named" <<END
account-import: $work/update.csv:2:1: 户号 "0000012345": $(settle 0000012345 phone)
account-import: nothing was imported: 1 of 2 rows are bad; first: correct them, or --skip-bad --rejects <file>
END
run account-import --update "$work/update.csv" --skip-bad --rejects "$work/bad.csv"
is_status 0 "the other row is taken"
ok "the bad one is given back with the reason" grep -q '^0000012345,13600136000,新,.*account-resolve' "$work/bad.csv"
printf '户号,备注\n0000012345,新\n' >"$work/update.csv"
run account-import --update "$work/update.csv"
is_status 0 "a remark does not rest on the telephone number"
run account-transfer 0000012348 --to 王五 --to-id-type resident --to-id-no 440524188001010014 --to-phone 13811112222 \
	--reading 130 --final-bill 0 --pay cash --paper all --opinion meter-reading=同意 --opinion service-center=同意
is_status 1 "nobody transfers what is held by one or the other"
err_has "$(settle 0000012348 holder)"
printf '户号,账期,水量,金额\n0000012345,2026-09,10,28.80\n0000012348,2026-09,10,28.80\n' >"$work/bills.csv"
run bill-import "$work/bills.csv"
is_status 0 "bills come, whoever the holder is"
printf '流水号,户号,交易日期,金额,扣款结果\nA1,0000012345,2026-09-18,1.00,成功\nA2,0000012348,2026-09-18,2.00,成功\n' >"$work/bank.csv"
run payment-import --map bank "$work/bank.csv"
is_status 0 "money comes, too"
run account-list --disputed --format csv --columns account,disputed
out_is "and nothing was settled by all that" <<'END'
account,disputed
0000012345,phone
0000012348,holder
END

finish
