#!/bin/sh
# A meter, a seal and a licence are of one live account: every program that sets one refuses that of another,
# unless it is said why, and then the event keeps the reason.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"
new_store
people

both='--opinion meter-reading=同意 --opinion service-center=同意'
given account-new 0000200001 --name 李四 --meter-no M-taken --seal S-taken --licence L-taken
given account-new 0000200002 --name 张三 --meter-no M-other

# forced REASON [NUMBER]: what the last event says of it.
forced() {
	found=$(account-show "${2:-$number}" --unmask --history --format tsv --no-header --columns forced | tail -n 1)
	equal "the event says why" "$1" "$found"
}

# ---- Every program, every number ----------------------------------------------------------------------

# The program and its options, with the number it sets; the field and the number that another has.
while IFS='|' read -r line field taken; do
	program=${line%% *}
	household
	export ONESTOP_NOW=2026-09-18T09:00:00+08:00
	line=$(printf '%s\n' "$line" | sed "s/NUMBER/$number/g; s/NEW/${number%????????}9${number#???}/g")
	subject=$(printf '%s\n' "$line" | sed -n 's/^account-new \([^ ]*\).*/\1/p')
	# shellcheck disable=SC2086 # several words
	refusal 1 "$program: $field \"$taken\" is that of account 0000200001 already; first: account-show 0000200001, or --force <reason>" \
		$line
	# shellcheck disable=SC2086
	run $line --force 系统旧号有误
	is_status 0 "$program, with a reason"
	forced 系统旧号有误 "${subject:-$number}"
	# It has the number now: nothing is new of it.
	run account-contact "${subject:-$number}" --contact 赵六
	is_status 0
	forced '' "${subject:-$number}"
	# Let go of it for the next one.
	if [ "$subject" ]; then
		given account-cancel "$subject" --reading 0 --confirm "$subject" --final-bill 0 --paper all
	else
		given account-cancel "$number" --reading 200 --confirm "$number" --final-bill 0 --paper all
	fi
done <<END
account-new NEW --name 王五 --meter-no M-taken|meter|M-taken
account-new NEW --name 王五 --seal S-taken|seal|S-taken
account-new NEW --name 王五 --licence L-taken|licence|L-taken
account-edit NUMBER --meter-no M-taken --reason 录错|meter|M-taken
account-edit NUMBER --seal S-taken --reason 录错|seal|S-taken
account-edit NUMBER --licence L-taken --reason 录错|licence|L-taken
account-meter NUMBER --work replace --old-reading 120 --meter-no M-taken --new-reading 0 --seal S-new|meter|M-taken
account-meter NUMBER --work replace --old-reading 120 --meter-no M-new --new-reading 0 --seal S-taken|seal|S-taken
account-transfer NUMBER --to 李五 --licence L-taken --reading 120 --final-bill 0 --paper all $both|licence|L-taken
END

# As the end of a ticket, too.
given ticket-new connect --name 王小明 --phone 13800138000 --address 象山大道3号 --request 新装
new=$(cat "$work/out")
refusal 1 'account-new: meter "M-taken" is that of account 0000200001 already; first: account-show 0000200001, or --force <reason>' \
	account-new 0000200010 --ticket "$new" --meter-no M-taken

# ---- A table -----------------------------------------------------------------------------------------

# table LINE...: imported, where the heading is given.
table() {
	printf '%s\n' "$@" >"$work/table.csv"
}
table 户号,户名,水表号,铅封号,用水许可证 0000300001,李,M-taken,S-3,L-3 0000300002,王,M-4,S-taken,L-4 \
	0000300003,张,M-5,S-5,L-taken 0000300004,赵,M-6,S-6,L-6 0000300005,钱,M-6,S-7,L-7
refused 3 account-import "$work/table.csv"
err_has 'table.csv:2:14: 水表号: meter "M-taken" is that of account 0000200001 already' "the cell is named"
err_has 'table.csv:3:18: 铅封号: seal "S-taken" is that of account 0000200001 already'
err_has 'table.csv:4:22: 用水许可证: licence "L-taken" is that of account 0000200001 already'
err_has 'table.csv:6:14: 水表号: meter "M-6" is that of account 0000300004 already' "also within the table"
run account-import "$work/table.csv" --force 旧系统如此
is_status 0
forced 旧系统如此 0000300003
forced 旧系统如此 0000300005
forced '' 0000300004
# What is so already is no news; a number that was let go in the table is free.
run account-import "$work/table.csv"
is_status 0
table 户号,水表号 0000300004,M-7 0000300005,M-8
run account-import "$work/table.csv" --update
is_status 0
table 户号,水表号 0000300005,M-7
refused 3 account-import "$work/table.csv" --update
table 户号,水表号 0000300004,M-9 0000300005,M-7
run account-import "$work/table.csv" --update
is_status 0

# ---- What is nobody's --------------------------------------------------------------------------------

# A meter that came out, and what a cancelled account had.
household
given account-new 0000200003 --name 李四 --meter-no M-out --seal S-out --reading 5
given account-meter 0000200003 --work remove --old-reading 6
given account-edit "$number" --meter-no M-out --seal S-out --reason 录错
refusal 1 "account-meter: meter \"M-out\" is that of account $number already; first: account-show $number, or --force <reason>" \
	account-meter 0000200003 --work install --meter-no M-out --new-reading 6 --seal S-again
given account-new 0000200004 --name 李四 --meter-no M-gone --seal S-gone --licence L-gone --reading 5
given account-cancel 0000200004 --reading 6 --confirm 0000200004 --final-bill 0 --paper all
given account-new 0000200005 --name 李四 --meter-no M-gone --seal S-gone --licence L-gone
# Part of a number is another number, and so is one that a file has to escape.
given account-new 0000200006 --name 李四 --meter-no M-tak --seal 'S"1\2'
given account-new 0000200007 --name 李四 --meter-no M-takenn
refused 1 account-new 0000200008 --name 李四 --seal 'S"1\2'
# The same number as seal and as meter is no meeting.
run account-new 0000200008 --name 李四 --meter-no S-gone
is_status 0

finish
