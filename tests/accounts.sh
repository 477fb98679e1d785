# Sourced after harness.sh and tickets.sh by the tests of the account programs: accounts of every kind,
# and what all programs that write accounts do alike.
# shellcheck shell=sh

accounts_n=0
confirms= # set by a program whose step gives the number a second time

# account [OPTION-OF-account-new]...: opens one; its number is in $number, its file in $block.
account() {
	accounts_n=$((accounts_n + 1))
	number=$(printf '00001%05d' "$accounts_n")
	block=accounts/${number%????}/${number%??}.yaml
	run account-new "$number" --name 王小明 "$@"
	is_status 0 "account $number"
}

# household [OPTION]...: one with all that a form asks for.  The first of a store has the meter M001 and
# the seal S1, the fourth M001-4 and S1-4: no two accounts have one.
household() {
	nth=
	[ "$accounts_n" -eq 0 ] || nth=-$((accounts_n + 1))
	account --id-type resident --id-no 11010519491231002X --address 象山大道1号 --phone 13800138000 \
		--meter-no "M001$nth" --calibre 15 --reading 100 --seal "S1$nth" --use residential=100 "$@"
}

# bill NUMBER PERIOD AMOUNT [OPTION-OF-bill-import]...
bill() {
	printf 'account,period,volume_m3,amount\n%s,%s,30,%s\n' "$1" "$2" "$3" >"$work/bill.csv"
	shift 3
	run bill-import "$work/bill.csv" "$@"
	is_status 0 "a bill"
}

# bill_of NUMBER PERIOD VOLUME AMOUNT
bill_of() {
	printf 'account,period,volume_m3,amount\n%s,%s,%s,%s\n' "$@" >"$work/bill.csv"
	given bill-import "$work/bill.csv"
}

# balance OWED PREPAID [NUMBER]: what the unpaid bills of the account come to, and what is prepaid.
balance() {
	found=$(account-show "${3:-$number}" --format json | python3 -c '
import json, sys
from decimal import Decimal
account = json.load(sys.stdin)
owed = sum(Decimal(bill["amount"]) - Decimal(bill["paid"] or 0) for bill in account["bills"])
print("%.2f %.2f" % (owed, Decimal(account["prepaid"] or 0)))')
	equal "${3:-$number}: owed $1, prepaid $2" "$1 $2" "$found"
}

# equal WHAT EXPECTED FOUND
equal() {
	printf '%s\n' "$2" >"$work/expected"
	printf '%s\n' "$3" >"$work/found"
	ok "$1" diff -u "$work/expected" "$work/found"
}

# account_is COLUMN VALUE [NUMBER]: what stands there, unmasked.
account_is() {
	found=$(account-show "${3:-$number}" --unmask --format csv --no-header --columns "$1")
	equal "${3:-$number}: $1 is \"$2\"" "$2" "$found"
}

# last_event ACT REF TEXT SET [NUMBER]: the last line of the account's history.
last_event() {
	found=$(account-show "${5:-$number}" --unmask --history --format tsv --no-header \
		--columns act,ref,text,set | tail -n 1)
	equal "${5:-$number}: the last event is $1" "$(printf '%s\t%s\t%s\t%s' "$1" "$2" "$3" "$4")" \
		"$found"
}

# day_total TOTAL [DAY]: what the day book holds, over all rows.
day_total() {
	found=$(report-payment --day "${2:-2026-09-18}" --format csv --no-header --columns total |
		awk '{ sub(/\./, ""); fen += $1 } END { printf "%d", fen }')
	equal "the day book sums to $1 fen" "$1" "$found"
}

# What every program that does something to an account does alike.  Before: people, and
#   program  its name
#   roles    "clerk or supervisor": who may
#   step     a function: the program with all it needs on the account $1, with the options behind
#   service  the code of the service, when handlers may
#   ready    a function: opens an account that the step is possible on
account_alike() {
	account_alike_usage
	account_alike_people
	account_alike_damage
	account_alike_repeats
	account_alike_cancelled
}

account_alike_usage() {
	$ready
	refused 2 "$program"
	refusal 2 "$program: there is no option --colour; first: $program --help" \
		"$step" "$number" --colour
	refusal 2 "$program: \"extra\" is one word too many; first: $program --help" \
		"$step" "$number" extra
	refusal 2 "$program: --op-id needs a value; first: $program --help" "$step" "$number" --op-id
	for bad in 12345 12345678901234567 0000-12345 abc-def ../../etc "0000 12345"; do
		refusal 2 "$program: ${confirms:+--confirm: }\"$bad\" is not a valid account number (6 to 16 digits or capital letters)" \
			"$step" "$bad"
	done
	refused 2 "$step" "$(printf '\033[31m%s' "$number")"
	err_lacks "$(printf '\033')" "an escape sequence in a number is not passed on"
	refusal 1 "$program: there is no account 9999999999; first: account-list --find <text>" \
		"$step" 9999999999
	wide=$(printf '%s' "$number" |
		sed 's/0/０/g; s/1/１/g; s/2/２/g; s/3/３/g; s/4/４/g; s/5/５/g; s/6/６/g; s/7/７/g; s/8/８/g; s/9/９/g')
	run "$step" "$wide" --dry-run
	is_status 0 "full-width digits are folded"
	out_has "Account: $number"
}

account_alike_people() {
	refusal 1 "$program: no staff member is called \"nobody\"; first: staff-list" \
		"$step" "$number" --as nobody
	refusal 1 "$program: 郭离 is not on duty today (spells of duty are in catalogue/staff.yaml); first: staff-set gone" \
		"$step" "$number" --as gone
	refusal 1 "$program: 纪伟 may not run $program: it requires role $roles (roles are in catalogue/staff.yaml); first: ask an admin" \
		"$step" "$number" --as jiwei
	run "$step" "$number" --as lihua --dry-run
	is_status 0 "a clerk may"
	run "$step" "$number" --as sunli --dry-run
	is_status 0 "a supervisor may"
	case $roles in
	*handler*)
		# Opening a ticket is the window's; what was assigned is the handler's.
		refused 1 "$step" "$number" --as zhaolei
		err_has "requires role clerk or supervisor (article 5(3))"
		given ticket-new "$service" --phone 13800138000 --name 王小明 --request 申请 --account "$number"
		handed=$(cat "$work/out")
		run ticket-assign "$handed" --to network
		is_status 0
		done_as "$handed" "$step" "$number" --as zhaolei --ticket "$handed"
		state_is 'done' "$handed"
		run ticket-deliver "$handed" --by phone
		is_status 0 "which the window delivers"
		;;
	*)
		refused 1 "$step" "$number" --as zhaolei
		err_has "赵磊 may not run $program"
		;;
	esac
}

# A block that somebody broke by hand is named by line and column of the file and left as it is.
account_alike_damage() {
	other=$number
	$ready
	at=$(grep -n "^number: \"$number\"" "$block" | cut -d: -f1)
	while IFS='|' read -r edit line says; do
		sed -i "$edit" "$block"
		refusal 3 "$program: $block:$line: $says" "$step" "$number"
		git checkout -q "$block"
	done <<-END
		$((at + 1))a state: "active"|$((at + 2)):1|key "state" appears twice, first in line $((at + 1))
		$((at + 1))a colour: "red"|$((at + 2)):1|account has no key "colour"
		$((at + 1))a <<<<<<< ours|$((at + 2)):1|conflict marker of a merge: "<<<<<<<"
		$((at + 1))s/.*/state: "gone"/|$((at + 1)):8|state: "gone" is not one of: active, suspended, cancelled, pending
		${at}s/.*/number: "$other"/|$at:1|account $other does not follow $other in order
		${at}s/.*/holder: "x"/|$at:1|a record does not begin with its number; first: store-check
		d|1:1|the file is empty
	END
	sed -i "$((at + 2))s/.*/holder: \"王大明\"/" "$block"
	refusal 1 "$program: $block was changed by hand and not committed; first: store-check, then git commit it, or git restore --source=HEAD --staged --worktree -- $block" \
		"$step" "$number"
	git checkout -q "$block"
	# The others of the block are not looked at, and stay byte for byte what they are.
	sed -n "1,$((at - 1))p" "$block" >"$work/others"
	run "$step" "$number" --op-id "first-$program"
	is_status 0
	sed -n "1,$((at - 1))p" "$block" >"$work/others-after"
	ok "the other accounts of the block stay as they are" cmp "$work/others" "$work/others-after"
}

account_alike_repeats() {
	$ready
	store_state >"$work/first"
	run "$step" "$number" --dry-run
	is_status 0 "--dry-run"
	out_has "would change: $block" "and shows what would change"
	out_has "Account: $number"
	out_has "Staff: wangmin" "and the commit message"
	store_state >"$work/second"
	ok "and changes nothing" cmp "$work/first" "$work/second"

	count_commits
	run "$step" "$number" --op-id "once-$program"
	is_status 0
	cp "$work/out" "$work/printed"
	commits_are 1 "one commit"
	run "$step" "$number" --op-id "once-$program"
	is_status 0
	out_is "the same --op-id returns the first result" <"$work/printed"
	commits_are 1 "and does nothing a second time"
	git log -1 --format=%B >"$work/out"
	out_has "Account: $number" "the commit names the account"
	out_lacks 王小明 "and not its holder"
	out_lacks 13800138000

	account
	run sh -c '"$@" >/dev/full' - account-contact "$number" --contact 李四
	is_status 5 "a result that cannot be printed is a failure"
}

# An op-id means one command line, of whatever program.
account_alike_ops() {
	$ready
	run account-pay "$number" 1.00 --method cash --op-id "paid-$program"
	is_status 0
	refusal 1 "$program: op-id \"paid-$program\" was already used by account-pay at 2026-09-18T09:00:00+08:00, for another command line; first: choose another" \
		"$step" "$number" --op-id "paid-$program"
	run account-contact "$number" --contact 李四 --op-id "told-$program"
	is_status 0
	refusal 1 "$program: op-id \"told-$program\" was already used by account-contact at 2026-09-18T09:00:00+08:00, for another command line; first: choose another" \
		"$step" "$number" --op-id "told-$program"
}

account_alike_cancelled() {
	household
	run account-cancel "$number" --reading 100 --final-bill 0 --confirm "$number" --paper all
	is_status 0
	refusal 1 "$program: account $number is cancelled and can no longer be changed; first: account-show $number" \
		"$step" "$number"
}

# finished: the state in which the operation leaves its ticket, and the tray it lies in.  A direct service
# is done before the customer's eyes: it is told and closed at once, and nobody is called back.
finished() {
	case $service in
	base-volume | contact | transfer) finished=closed tray=closed ;;
	*) finished=delivered tray=open ;;
	esac
}

# A case belongs to a ticket, which is opened and finished with it, or given.  Before, besides: $service.
case_alike() {
	finished
	account_alike_ops
	$ready
	count_commits
	run "$step" "$number"
	is_status 0
	quiet
	opened=$(cat "$work/out")
	out_is "prints the id of its ticket and no more" <<-END
		$opened
	END
	commits_are 1 "one commit"
	git show --format= --name-only HEAD >"$work/out"
	out_is "of the account and its ticket and nothing else" <<-END
		$block
		tickets/$tray/2026-09-18/$opened.yaml
	END
	state_is "$finished" "$opened"
	ticket_is service "$service" "$opened"
	ticket_is account "$number" "$opened"

	$ready
	mine=$number
	$ready
	refusal 1 "$program: there is no ticket 20260918-XS-9999; first: ticket-list" \
		"$step" "$number" --ticket 20260918-XS-9999
	refused 2 "$step" "$number" --ticket nonsense
	err_has '"nonsense" is not a valid ticket id'
	given ticket-new facility --phone 13800138000 --name 王小明 --request 井盖破损
	other=$(cat "$work/out")
	refusal 1 "$program: ticket $other is of the service 供水设施管理, not $(service_name "$service")" \
		"$step" "$number" --ticket "$other"
	run ticket-new "$service" --phone 13800138000 --name 王小明 --request 申请 --account "$mine"
	is_status 0
	given=$(cat "$work/out")
	refusal 1 "$program: ticket $given is of account $mine, not $number" \
		"$step" "$number" --ticket "$given"
	refusal 1 "$program: account $mine already has an open ticket of this service: $given; first: $program $mine --ticket $given" \
		"$step" "$mine"
	done_as "$given" "$step" "$mine" --ticket "$given"
	state_is "$finished" "$given"
	refused 1 "$step" "$mine" --ticket "$given"

	$ready
	given ticket-new "$service" --phone 13800138000 --name 王小明 --request 申请 --account "$number"
	given=$(cat "$work/out")
	run ticket-withdraw "$given" --reason 用户撤回
	is_status 0
	refused 1 "$step" "$number" --ticket "$given"
	err_has "ticket $given is \"withdrawn\""
}

# ticket_is COLUMN VALUE ID
ticket_is() {
	found=$(ticket-list --all --unmask --format csv --no-header --columns "id,$1" | sed -n "s/^$3,//p")
	equal "$3: $1 is $2" "$2" "$found"
}

# The papers of a service that asks for them: PAPER is one that always is, NAME what it is called.  The
# ticket rests when they are missing, and goes on when they come.
rests_alike() {
	finished
	paper=$1
	name=$2
	$ready
	refused 1 "$step" "$number" --missing passport
	err_has "$program: service $(service_name "$service") asks for no document \"passport\", but for: " "passport is none of its documents"
	refused 1 "$step" "$number" --paper passport
	err_has "$program: service $(service_name "$service") asks for no document \"passport\", but for: " "passport is none of its documents"
	refused 1 "$step" "$number" --missing all
	err_has "$program: service $(service_name "$service") asks for no document \"all\", but for: " "all is none of its documents"
	refused 1 "$step" "$number" --missing "${paper}s"
	err_has "$program: service $(service_name "$service") asks for no document \"${paper}s\"; did you mean \"$paper\" ("
	refused 1 "$step" "$number" --missing 护照
	err_has "$program: service $(service_name "$service") asks for no document \"护照\", but for: " "nor is a title that is none"
	refused 2 "$step" "$number" --missing 'id card'
	err_has '--missing: "id card" is not a valid code'
	cp "$block" "$work/account"
	count_commits
	run "$step" "$number" --missing "$paper" --op-id "rest-$program"
	is_status 0
	quiet
	resting=$(sed -n 1p "$work/out")
	out_is "prints the id and what to bring" <<-END
		$resting
		documents still missing:
		  · $name
	END
	cp "$work/out" "$work/printed"
	state_is incomplete "$resting"
	ok "the account is untouched" cmp "$block" "$work/account"
	git show --format= --name-only HEAD >"$work/out"
	out_is "and not in the commit" <<-END
		$(op_file "rest-$program")
		tickets/open/2026-09-18/$resting.yaml
	END
	run "$step" "$number" --missing "$paper" --op-id "rest-$program"
	out_is "the same --op-id returns the same" <"$work/printed"
	run "$step" "$number" --missing "$paper" --ticket "$resting"
	is_status 0
	out_is "as does the ticket" <"$work/printed"
	commits_are 1 "one commit for all of that"
	refusal 1 "$program: account $number already has an open ticket of this service: $resting; first: $program $number --ticket $resting" \
		"$step" "$number" --missing "$paper"
	before=$number
	$ready
	refusal 1 "$program: op-id \"rest-$program\" was already used by $program at 2026-09-18T09:00:00+08:00, for another command line; first: choose another" \
		"$step" "$number" --missing "$paper" --op-id "rest-$program"
	number=$before
	given "$step" "$number" --missing "$paper" --dry-run --ticket "$resting"
	done_as "$resting" "$step" "$number" --ticket "$resting"
	state_is "$finished" "$resting"
	run "$step" "$number" --missing "$paper" --op-id "rest-$program"
	is_status 0
	out_is "even then the same --op-id returns the first result" <"$work/printed"
}

# waived_alike CODES NAMES: its papers are asked for, and a supervisor does without them for a reason.
# Before, besides: bare, the step without papers.
waived_alike() {
	$ready
	refusal 1 "$program: documents still missing for $(service_name "$service"): $2 (article 5(2)); first: --paper <document>,... (or all), or --missing $1 to let the matter rest" \
		"$bare" "$number"
	refused 1 "$bare" "$number" --waive 领导同意 --as lihua
	err_has '"waive documents" on ticket' "a clerk may not do without"
	err_has 'requires role supervisor (article 5(2))'
	refused 2 "$bare" "$number" --waive '' --as sunli
	run "$bare" "$number" --waive 领导同意 --as sunli
	is_status 0 "a supervisor may"
	waived=$(cat "$work/out")
	run ticket-show "$waived" --format json
	out_has '"act": "waive"'
	out_has '"text": "领导同意"' "and the reason is kept"
	state_is delivered "$waived"
}

# Arrears keep it from happening.
owes_alike() {
	$ready
	bill "$number" 2026-08 86.40
	refusal 1 "$program: account $number owes 86.40 ($1); first: account-pay $number" "$step" "$number"
	run account-pay "$number" --method cash
	is_status 0
	# What was refunded and is billed after all is owed, too (应收回).
	given bill-adjust "$number" 2026-08 --amount -10.00 --reason 单价差错
	given account-refund "$number" --method cash --payee 王小明 --reason 多收 --as sunli
	given bill-adjust "$number" 2026-08 --amount 10.00 --reason 单价无误
	account_is prepaid -10.00
	refusal 1 "$program: account $number owes 10.00 ($1); first: account-pay $number" "$step" "$number"
	given account-pay "$number" --method cash
	run "$step" "$number"
	is_status 0 "paid, it happens"
}

# active_alike: it takes an account in use.
active_alike() {
	$ready
	run account-suspend "$number" --reading 100 --paper all
	is_status 0
	refusal 1 "$program: account $number is \"suspended\"; this needs one that is \"active\"; first: account-show $number" \
		"$step" "$number"
	account --state pending
	refusal 1 "$program: account $number is \"not yet in use\"; this needs one that is \"active\"; first: account-show $number" \
		"$step" "$number"
}
