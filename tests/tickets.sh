# Sourced after harness.sh by the tests of the ticket programs: people of every role, a ticket in any
# state, and what all programs that write tickets do alike.
# shellcheck shell=sh

# refusal N LINE COMMAND...: refused with N, nothing on standard output, and LINE is all it says.
refusal() {
	refusal_status=$1
	refusal_line=$2
	shift 2
	refused "$refusal_status" "$@"
	err_is "and says: $refusal_line" <<END
$refusal_line
END
	out_is "and prints nothing" </dev/null
}

# done_as LINE COMMAND...: exit 0, LINE is all of standard output, nothing on standard error.
done_as() {
	done_line=$1
	shift
	run "$@"
	is_status 0
	quiet
	out_is "and prints: $done_line" <<END
$done_line
END
}

# staff_name ID, service_name CODE: what messages call them.
staff_name() {
	staff-list --all --columns id,name --format tsv --no-header | sed -n "s/^$1\t//p"
}

service_name() {
	service-show "$1" --columns name --format tsv --no-header
}

# people: beside wangmin (clerk, supervisor, admin) one of each kind, and two who are not on duty.
people() {
	run staff-set lihua --name 李华 --badge 002 --roles clerk
	is_status 0
	run staff-set zhaolei --name 赵磊 --badge 003 --roles handler --department network
	is_status 0
	run staff-set sunli --name 孙丽 --badge 004 --roles supervisor --department service-center
	is_status 0
	run staff-set jiwei --name 纪伟 --badge 005 --roles inspector --department discipline
	is_status 0
	run staff-set gone --name 郭离 --badge 006 --roles clerk,handler,supervisor --until 2026-09-17
	is_status 0
	run staff-set soon --name 宋来 --badge 007 --roles clerk,handler,supervisor --from 2026-09-21
	is_status 0
}

# ticket_in STATE [OPTION-OF-ticket-new]...: makes a ticket and brings it there; its id is in $id.  With
# $handed_over_at it was received and assigned at that moment.
handed_over_at=
ticket_in() {
	state=$1
	shift
	run env ONESTOP_NOW="${handed_over_at:-$ONESTOP_NOW}" ticket-new facility --name 王小明 --phone 13800138000 --address 象山大道1号 \
		--request 井盖破损 "$@"
	id=$(cat "$work/out")
	case $state in
	received) steps=received ;;
	incomplete | approved | refused) steps=$state ;;
	withdrawn) steps=withdrawn ;;
	assigned) steps=assigned ;;
	on-hold) steps='assigned on-hold' ;;
	reminded) steps='assigned reminded' ;;
	escalated) steps='assigned reminded escalated' ;;
	done) steps='assigned done' ;;
	delivered) steps='assigned done delivered' ;;
	visited) steps='assigned done delivered visited' ;;
	dissatisfied) steps='assigned done delivered dissatisfied' ;;
	closed) steps='assigned done delivered visited closed' ;;
	esac
	for step in $steps; do
		[ "$status" = 0 ] || break
		case $step in
		incomplete) run ticket-review "$id" --rest 待用户提供照片 ;;
		approved) run ticket-review "$id" --agree ;;
		refused) run ticket-review "$id" --refuse 不在供水范围 ;;
		withdrawn) run ticket-withdraw "$id" --reason 用户撤回 ;;
		assigned)
			run env ONESTOP_NOW="${handed_over_at:-$ONESTOP_NOW}" ticket-assign "$id" --to network
			;;
		reminded) run ticket-remind "$id" --to 管网部赵磊 --told phone --said 已催办，尽快答复 ;;
		escalated) run ticket-escalate "$id" --note 已超期 ;;
		on-hold) run ticket-hold "$id" --reason 等待检定 ;;
		done) run ticket-result "$id" --text 已更换井盖 ;;
		delivered) run ticket-deliver "$id" --by phone ;;
		visited) run ticket-visit "$id" --satisfaction satisfied ;;
		dissatisfied) run ticket-visit "$id" --satisfaction dissatisfied --solved no ;;
		closed) run ticket-close "$id" ;;
		esac
	done
	is_status 0 "a ticket that is $state"
}

# op_file OP: where the op-id is noted when it is used in the month of these tests.
op_file() {
	echo "ops/2026-09/XS/$(printf %s "$1" | sha256sum | cut -c 1-2).yaml"
}

# op_used OP: when the op-id was used.
op_used() {
	sed -n "/^op: \"$1\"/{n;s/^at: \"\(.*\)\"/\1/p;}" ops/*/*/*.yaml
}

# at MOMENT COMMAND...: at another moment; "09-22" is nine in the morning of that day in 2026.
at() {
	case $1 in
	*T*) moment=$1+08:00 ;;
	*-*-*) moment=$1T09:00:00+08:00 ;;
	*) moment=2026-$1T09:00:00+08:00 ;;
	esac
	shift
	env ONESTOP_NOW="$moment" "$@"
}

# shows COLUMNS [WHAT] <<EOF: a line of csv with these columns of the ticket $id.
shows() {
	run ticket-show "$id" --format csv --no-header --columns "$1"
	out_is "${2:-"$id: $1"}"
}

# refused_in_states OPTION...: the step is refused in each of the states on standard input, lines of
# "state|what is said after \"ticket ID is \"", where ID means the id of the ticket.
refused_in_states() {
	while IFS='|' read -r in_state says <&3; do
		ticket_in "$in_state"
		refusal 1 "$program: ticket $id is $(printf '%s' "$says" | sed "s/ID/$id/g")" \
			"$program" "$id" "$@"
	done 3<&0 </dev/null
}

# refused_when_closed OPTION...: and in the tray, whatever it says is to be done instead.
refused_when_closed() {
	ticket_in closed
	refused 1 "$program" "$id" "$@"
	err_has "$program: ticket $id is \"closed\""
	err_has "; first: ticket-" "and names the next command"
}

# state_is STATE [ID]
state_is() {
	found=$(ticket-list --all --format csv --no-header --columns id,state | sed -n "s/^${2:-$id},//p")
	ok "${2:-$id} is $1" test "$found" = "$1"
}

# commits_are N WHAT: so many commits since $commits was counted.
count_commits() {
	commits=$(git rev-list --count HEAD)
}
commits_are() {
	ok "$2" test $(($(git rev-list --count HEAD) - commits)) = "$1"
}

# What every program that does a step on tickets does alike.  Before: people, and
#   program  its name
#   from     a state in which the step is possible
#   result   what follows the id on standard output, after a tab
#   roles    "clerk or supervisor": who may; empty: anybody
#   onward   a function: one more step on the ticket $1 after that of the program
# and the arguments: the options that the step needs.  Every store it uses is the current one.
alike() {
	alike_usage "$@"
	alike_ids "$@"
	alike_people "$@"
	alike_clock "$@"
	alike_damage "$@"
	alike_places "$@"
	alike_repeats "$@"
	alike_streams "$@"
}

tab=$(printf '\t')

alike_usage() {
	ticket_in "$from"
	refusal 2 "$program: ID is needed; first: $program --help" "$program" "$@"
	refusal 2 "$program: there is no option --colour; first: $program --help" \
		"$program" "$id" "$@" --colour
	refusal 2 "$program: there is no option --dry; did you mean --dry-run?" \
		"$program" "$id" "$@" --dry
	refusal 2 "$program: --op-id needs a value; first: $program --help" "$program" "$id" "$@" --op-id
}

alike_ids() {
	while read -r bad; do
		refusal 2 "$program: \"$bad\" is not a valid ticket id (day, desk, number: 20260918-XS-0001)" \
			"$program" "$bad" "$@"
	done <<-END
		../../x
		$id/../..
		/etc/passwd
		20260918-XS-1
		20260918-XS-00001
		20260230-XS-0001
		XS-1
		1
	END
	refusal 2 "$program: \"\" is not a valid ticket id (day, desk, number: 20260918-XS-0001)" \
		"$program" '' "$@"
	refused 2 "$program" "$(printf '\033[31m%s' "$id")" "$@"
	err_lacks "$(printf '\033')" "an escape sequence in an id is not passed on"
	refused 2 "$program" "$(printf '%s\342\200\256' "$id")" "$@"
	err_lacks "$(printf '\342\200\256')" "nor is a bidi mark"
	refusal 1 "$program: there is no ticket 20260918-XS-9999; first: ticket-list" \
		"$program" 20260918-XS-9999 "$@"

	wide=$(printf '%s' "$id" |
		sed 's/0/０/g; s/1/１/g; s/2/２/g; s/6/６/g; s/8/８/g; s/9/９/g; s/-/－/g; s/X/Ｘ/; s/S/Ｓ/')
	run "$program" "$wide" "$@" --dry-run
	is_status 0 "full-width digits, letters and signs are folded"
	out_has "$id$tab$result"
}

alike_people() {
	refusal 1 "$program: no staff member is called \"nobody\"; first: staff-list" \
		"$program" "$id" "$@" --as nobody
	refusal 1 "$program: 郭离 is not on duty today (spells of duty are in catalogue/staff.yaml); first: staff-set gone" \
		"$program" "$id" "$@" --as gone
	refusal 1 "$program: 宋来 is not on duty today (spells of duty are in catalogue/staff.yaml); first: staff-set soon" \
		"$program" "$id" "$@" --as soon
	if [ -n "$roles" ]; then
		refusal 1 "$program: 纪伟 may not run $program: it requires role $roles (roles are in catalogue/staff.yaml); first: ask an admin" \
			"$program" "$id" "$@" --as jiwei
		export ONESTOP_STAFF=jiwei
		refused 1 "$program" "$id" "$@"
		err_has "纪伟 may not run $program" "ONESTOP_STAFF says who acts"
		unset ONESTOP_STAFF
	fi
}

alike_clock() {
	pinned=$ONESTOP_NOW
	while read -r now says; do
		export ONESTOP_NOW="$now"
		refusal 2 "$program: ONESTOP_NOW: $says" "$program" "$id" "$@"
	done <<-END
		yesterday "yesterday" is not a moment (YYYY-MM-DDThh:mm:ss+08:00)
		2026-09-18 "2026-09-18" is not a moment (YYYY-MM-DDThh:mm:ss+08:00)
		2026-02-30T09:00:00+08:00 date "2026-02-30" does not exist
	END
	export ONESTOP_NOW="$pinned"
}

# A record that somebody broke by hand is named by line and column and left as it is.
alike_damage() {
	record=tickets/open/2026-09-18/$id.yaml
	while IFS='|' read -r edit at says; do
		sed -i "$edit" "$record"
		[ "$at" != last ] || at=$(wc -l <"$record"):1
		refusal 3 "$program: $record:$at: $says" "$program" "$id" "$@"
		git checkout -q "$record"
	done <<-'END'
		3a state: "received"|4:1|key "state" appears twice, first in line 3
		3a colour: "red"|4:1|ticket has no key "colour"
		$a <<<<<<< ours|last|conflict marker of a merge: "<<<<<<<"
	END
	sed -i 's/^name: .*/name: "王大明"/' "$record"
	refusal 1 "$program: $record was changed by hand and not committed; first: store-check, then git commit it, or git restore --source=HEAD --staged --worktree -- $record" \
		"$program" "$id" "$@"
	git checkout -q "$record"
}

alike_places() {
	mkdir -p "$work/nothing"
	refusal 1 "$program: $work/nothing is not a store (it has no onestop.yaml); first: store-init $work/nothing --desk <desk>" \
		"$program" "$id" "$@" --store "$work/nothing"
	cd "$work/nothing" || exit 2
	refusal 1 "$program: no store here: neither --store nor ONESTOP_STORE is given, and there is no onestop.yaml in this directory or above; first: store-init <directory> --desk <desk>" \
		"$program" "$id" "$@"
	run "$program" "$id" "$@" --store "$store" --dry-run
	is_status 0 "--store names the store"
	export ONESTOP_STORE="$store"
	run "$program" "$id" "$@" --dry-run
	is_status 0 "ONESTOP_STORE names the store"
	unset ONESTOP_STORE
	cd "$store/catalogue" || exit 2
	run "$program" "$id" "$@" --dry-run
	is_status 0 "a directory of the store will do"
	cd "$store" || exit 2
}

alike_repeats() {
	refusal 2 "$program: --op-id: 1 to 64 letters, digits and . _ : @ + - name a command line" \
		"$program" "$id" "$@" --op-id 'one two'
	refused 2 "$program" "$id" "$@" --op-id "$(printf '%065d' 1)"

	store_state >"$work/first"
	run "$program" "$id" "$@" --dry-run
	is_status 0 "--dry-run"
	out_has "$program: $id " "and shows the commit message"
	out_has "Staff: wangmin"
	store_state >"$work/second"
	ok "and changes nothing" cmp "$work/first" "$work/second"

	count_commits
	done_as "$id$tab$result" "$program" "$id" "$@" --op-id "once-$program"
	commits_are 1 "one commit"
	done_as "$id$tab$result" "$program" "$id" "$@" --op-id "once-$program"
	commits_are 1 "the same --op-id does nothing a second time"
	"$onward" "$id"
	count_commits
	done_as "$id$tab$result" "$program" "$id" "$@" --op-id "once-$program"
	commits_are 0 "nor when the ticket went on"
	other=ticket-note
	[ "$program" != ticket-note ] || other=ticket-withdraw
	option=--text
	[ "$other" = ticket-note ] || option=--reason
	refusal 1 "$other: op-id \"once-$program\" was already used by $program at $(op_used "once-$program"), for another command line; first: choose another" \
		"$other" "$id" "$option" 补充 --op-id "once-$program"
}

# Many ids: those that can be done are done, the exit status is the highest.
alike_streams() {
	ticket_in "$from"
	one=$id
	ticket_in "$from"
	two=$id
	ticket_in "$from"
	count_commits
	printf '%s\n\n' "$one" 20260918-XS-9999 "$two" >"$work/ids"
	run "$program" - "$@" <"$work/ids"
	is_status 1 "ids from standard input, one of them unknown"
	err_is <<-END
		$program: there is no ticket 20260918-XS-9999; first: ticket-list
	END
	out_is <<-END
		$one$tab$result
		$two$tab$result
	END
	commits_are 2 "a commit for each"
	run "$program" nonsense "$id" 20260918-XS-9999 "$@"
	is_status 2 "several operands: the highest status"
	out_is <<-END
		$id$tab$result
	END
	run "$program" - "$@" </dev/null
	is_status 0 "an empty list is no mistake: there is nothing to do"
	out_is "and nothing is printed" </dev/null

	ticket_in "$from"
	run sh -c '"$@" >/dev/full' - "$program" "$id" "$@"
	is_status 5 "a result that cannot be printed is a failure"
	err_has "No space left on device"
}

# in_chinese LINE COMMAND...: LINE, where ID means the id of the ticket, is what it says in a
# Chinese environment whose locale is not installed, and in an empty one.
in_chinese() {
	chinese=$(printf '%s' "$1" | sed "s/ID/$id/g")
	shift
	if ! [ -e "$BUILD/share/locale/zh_CN/LC_MESSAGES/onestop.mo" ]; then
		pass "$1 in Chinese # SKIP the catalogue of messages is not built"
		return
	fi
	run env LANGUAGE= LANG=zh_CN.UTF-8 "$@"
	err_is "LANG=zh_CN.UTF-8: $*" <<END
$chinese
END
	run env -i PATH="$PATH" ONESTOP_NOW="$ONESTOP_NOW" "$@"
	err_is "env -i: $*" <<END
$chinese
END
}
