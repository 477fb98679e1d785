#!/bin/sh
# The guards that the catalogue names for a service: told when a matter is received, held when it is
# reviewed, whatever program approves.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"
new_store
people

# receive SERVICE [OPTION]...: on the account $number; the id is in $id.
receive() {
	service=$1
	shift
	given ticket-new "$service" --account "$number" --phone 13800138000 --request 申请 "$@"
	id=$(cat "$work/out")
}
# held LINE: neither a review nor the approval within a hand-over goes past it; a refusal and notes do.
held() {
	refusal 1 "ticket-review: $1" ticket-review "$id" --agree
	refusal 1 "ticket-assign: $1" ticket-assign "$id" --to meter-reading
	run ticket-show "$id"
	out_has "${1%%; first:*}" "ticket-show says so before anybody tries"
	given ticket-note "$id" --text 已告知
}

household
receive use-class
given ticket-review "$id" --agree
given ticket-withdraw "$id" --reason 试验

bill "$number" 2026-08 86.40
receive use-class
held "account $number owes 86.40 (annex 9); first: account-pay $number"
given account-pay "$number" --method cash
done_as "$id${tab}approved" ticket-review "$id" --agree

household
given account-suspend "$number" --reading 100 --paper all
receive use-class
held "account $number is \"suspended\"; this needs one that is \"active\"; first: account-show $number"
receive volume-doubt
done_as "$id${tab}approved" ticket-review "$id" --agree

household
receive cancel
matter=$id
receive transfer
given ticket-review "$id" --department meter-reading --agree
given ticket-review "$id" --department service-center --agree
held "account $number has an open ticket, $matter (annex 10); first: ticket-show $matter"
given ticket-withdraw "$matter" --reason 不办了
done_as "$id${tab}approved" ticket-review "$id" --agree

# The account went away while the matter waited.
household
receive volume-doubt
given ticket-new volume-doubt --name 王小明 --phone 13800138000 --request 水量
nameless=$(cat "$work/out")
refused 1 account-cancel "$number" --reading 100 --final-bill 0 --paper all --confirm "$number"
err_has "account $number has an open ticket, $id (annex 8)" "which no cancelling does"
printf 'number,state\n%s,cancelled\n' "$number" >"$work/gone.csv"
given account-import "$work/gone.csv" --update
held "account $number is cancelled and can no longer be changed; first: account-show $number"

# A form with a name is complete; what cannot be done without an account says so.
done_as "$nameless${tab}approved" ticket-review "$nameless" --agree
given ticket-new suspend --name 王小明 --phone 13800138000 --request 报停
id=$(cat "$work/out")
held "service 报停 is about an account, and the form names none (annex 8); first: ticket-edit $id --account <number> --reason <reason>"

# Services without guards ask nothing of the account.
household
bill "$number" 2026-08 86.40
receive facility
done_as "$id${tab}approved" ticket-review "$id" --agree

# What is required of an account program may have been said when its ticket came to rest.
household
given account-class "$number" --use special=100 --rest 现场核实
resting=$(sed -n 1p "$work/out")
account_is use residential=100
done_as "$resting" account-class "$number" --ticket "$resting" --paper all
account_is use,use_next residential=100,special=100
refusal 2 'account-class: --use CLASS=PERCENT,... is needed; first: account-class --help' \
	account-class "$number"
household
given account-meter "$number" --work remove --old-reading 120 --rest 预约下周
resting=$(sed -n 1p "$work/out")
done_as "$resting" account-meter "$number" --ticket "$resting"
account_is meter out
account_is reading 120

finish
