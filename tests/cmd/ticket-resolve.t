#!/bin/sh
# ticket-resolve: what two windows decided differently without knowing of each other waits for a supervisor, and is
# settled by one command; the windows meet again with the same ticket.
. "$(dirname "$0")/../harness.sh"
. "$(dirname "$0")/../tickets.sh"
. "$(dirname "$0")/../windows.sh"

new_store
new_hub
x=$store
window DB
db=$work/DB

# both: the windows exchange what they have.
both() {
	synced "$x" "$db"
	same_trees "both have the same" "$x" "$db"
}

# disputed WHAT A B: a new ticket, on which XS does A and DB does B; ID stands for it, and `&&` joins commands.
disputed() {
	at "$x" ticket-new consult-quality --name 张三 --phone 13800138000 --request 水浑
	id=$(cut -f1 "$work/out")
	[ -z "${3:-}" ] || acts "$x" "$3"
	both
	acts "$x" "$1"
	acts "$db" "$2"
	both
}

acts() {
	rest=$2
	while [ -n "$rest" ]; do
		one=${rest%%;*}
		rest=${rest#"$one"}
		rest=${rest#;}
		# shellcheck disable=SC2046 # several words
		at "$1" $(printf '%s' "$one" | sed "s/ID/$id/")
		[ "$status" -eq 0 ] || fail "given: $command_line"
	done
}

# ---- Two departments ----------------------------------------------------------------------------

disputed 'ticket-assign ID --to network' 'ticket-assign ID --to meter-reading'
cp "$work/synced" "$work/out"
out_is "each window's sync prints it once" <<END
$id
$id
END
at "$x" ticket-list --disputed --format csv --columns id,disputed,state
out_is "listed as disputed" <<END
id,disputed,state
$id,department,assigned
END
at "$x" ticket-list --disputed
out_has "$id"
at "$x" ticket-show "$id"
is_status 0
out_has 'disputed: two desks decided without knowing of each other'
out_has "  ticket-resolve $id --take XS-3 --reason <reason>"
out_has "  ticket-resolve $id --take DB-2 --reason <reason>"
out_has '(written without knowing of'
out_has "settle a dispute"
out_lacks "ticket-result $id" "nothing else can be done now"
LANGUAGE=zh_CN at "$x" ticket-show "$id"
out_has '承办单位' "people read what the field is called"
out_lacks ' department'
LANGUAGE=zh_CN at "$x" store-log
out_has 'store-sync' "a merge is told as one"
out_has 合并两个窗口的办理
LANGUAGE=zh_CN at "$x" ticket-list --disputed
out_has 承办单位
LANGUAGE=zh_CN at "$x" ticket-result "$id" --text 已办
err_has "工单 $id 有争议（承办单位）"
at "$x" store-check
is_status 0 "a dispute is a warning"
out_has "ticket $id is disputed (department): two desks decided differently; first: ticket-resolve $id --take <event> --reason <reason>"
at "$x" store-check --strict
is_status 1
at "$x" report-daily --format csv --columns owed,id,what
out_has "disputed,$id,"
at "$x" report-daily --no-header
head -n 1 "$work/out" >"$work/first"
ok "above all else" grep -q "dispute to be settled" "$work/first"

at "$x" ticket-resolve --complete "$id" --take ''
out_has "$(printf 'XS-3\tdepartment · 管网部')"
out_has "$(printf 'DB-2\tdepartment · 营抄中心')"

# Nothing but a note until it is settled.
cd "$x" || exit 2
for line in "ticket-result $id --text 已办" "ticket-assign $id --to network --reason 改派" \
	"ticket-withdraw $id --reason 用户撤回" "ticket-hold $id --reason 等 --until 2026-09-21" \
	"ticket-extend $id --days 2 --reason 难 --told phone --said 好" "ticket-undo $id --reason 错" \
	"ticket-edit $id --remark 改 --reason 错" "ticket-escalate $id --note 督办" "ticket-remind $id --to 张三"; do
	# shellcheck disable=SC2086 # several words
	refused 1 $line
	err_has "ticket $id is disputed (department): two desks decided differently; first: ticket-resolve $id --take <event> --reason <reason>"
done
run ticket-note "$id" --text 两处派单
is_status 0 "a note is taken"

refused 1 ticket-resolve "$id" --take XS-1 --reason 错
err_has "event XS-1 is not a side of what is disputed (department)"
refused 1 ticket-resolve "$id" --take YH-9 --reason 错
err_has 'no event is called "YH-9"'
refused 2 ticket-resolve "$id" --take XS-3
refused 2 ticket-resolve "$id" --reason 错
given staff-set lihua --name 李华 --roles clerk --badge 007
refused 1 ticket-resolve "$id" --take XS-3 --reason 错 --as lihua
err_has 'requires role supervisor'

given ticket-resolve "$id" --take DB-2 --reason 属营抄中心职责 --op-id settle
run ticket-resolve "$id" --take DB-2 --reason 属营抄中心职责 --op-id settle
is_status 0 "repeated under its op-id"
out_is "prints id and state" <<END
$id	assigned
END
run ticket-show "$id" --format csv --columns department,disputed,state
out_is "the department of the side that was taken" <<'END'
department,disputed,state
meter-reading,,assigned
END
refused 1 ticket-resolve "$id" --take DB-2 --reason 再
err_has "ticket $id is not disputed; first: ticket-show $id"
both
run ticket-result "$id" --text 已办
is_status 0 "and it goes on"
both

# ---- What goes along, and what stays ------------------------------------------------------------

# A row: what was done before, what each window does, the event taken, and what comes of it.
while IFS='|' read -r before one other event expected <&3; do
	disputed "$one" "$other" "$before"
	at "$x" ticket-resolve "$id" --take "$event" --reason 裁定
	is_status 0 "$one ∥ $other: $event"
	at "$x" ticket-show "$id" --format json
	for fact in $expected; do
		key=${fact%%=*}
		value=$(sed -n "s/^ *\"$key\": \"\{0,1\}\([^\",]*\)\"\{0,1\},\{0,1\}\$/\1/p" "$work/out" | head -n 1)
		ok "$one ∥ $other: $event: $fact" test "$value" = "${fact#*=}"
	done
	both
	at "$x" store-check
	is_status 0
	out_lacks 'is disputed'
done 3<<'END'
ticket-assign ID --to network|ticket-withdraw ID --reason 撤回 --said 不办了|ticket-result ID --text 已办|DB-1|state=done reason=null result=已办
ticket-assign ID --to network|ticket-withdraw ID --reason 撤回 --said 不办了|ticket-result ID --text 已办|XS-4|state=withdrawn reason=撤回 result=null result_at=null
ticket-assign ID --to network|ticket-result ID --text 甲|ticket-result ID --text 乙|XS-4|state=done result=甲
ticket-assign ID --to network|ticket-withdraw ID --reason 撤回 --said 不办了;ticket-note ID --text 一|ticket-result ID --text 已办;ticket-deliver ID --by phone|DB-2|state=delivered told=phone reason=null
ticket-assign ID --to network|ticket-withdraw ID --reason 撤回 --said 不办了|ticket-result ID --text 已办;ticket-deliver ID --by phone|XS-4|state=withdrawn told=null told_at=null
END

# ---- A dispute of a ticket that has ended -------------------------------------------------------

disputed 'ticket-withdraw ID --reason 甲' 'ticket-review ID --refuse 乙'
ok "it lies with the open ones" test -f "$x/tickets/open/2026-09-18/$id.yaml"
at "$x" ticket-list --disputed --ids
out_is "and is listed" <<END
$id
END
at "$x" ticket-resolve "$id" --take DB-1 --reason 乙
is_status 0
ok "settled it lies with the closed ones" test -f "$x/tickets/closed/2026-09-18/$id.yaml"
both

# Settled twice, differently: disputed again.
disputed 'ticket-assign ID --to network' 'ticket-assign ID --to meter-reading'
acts "$x" 'ticket-resolve ID --take XS-3 --reason 甲'
acts "$db" 'ticket-resolve ID --take DB-2 --reason 乙'
both
at "$db" ticket-list --disputed --ids
out_is "two that settled it differently" <<END
$id
END
acts "$db" 'ticket-resolve ID --take XS-4 --reason 丙'
both
at "$x" ticket-list --disputed --ids
out_is "settled" </dev/null

# Settled twice, alike: once.
disputed 'ticket-assign ID --to network' 'ticket-assign ID --to meter-reading'
acts "$x" 'ticket-resolve ID --take XS-3 --reason 甲'
acts "$db" 'ticket-resolve ID --take XS-3 --reason 甲'
both
at "$db" ticket-list --disputed --ids
out_is "two that settled it alike" </dev/null

# Settled where the other has not heard of it and goes on: what it did besides is a dispute again, a note is not.
unheard() {
	at "$x" ticket-new consult-quality --name 张三 --phone 13800138000 --request 水浑
	id=$(cut -f1 "$work/out")
	both
	acts "$db" 'ticket-assign ID --to meter-reading'
	at "$db" store-sync -q
	acts "$x" 'ticket-assign ID --to network'
	at "$x" store-sync -q
	at "$x" ticket-list --disputed --ids
	out_is "disputed at one window" <<-END
		$id
	END
	acts "$db" "$1"
	acts "$x" "ticket-resolve ID --take $2 --reason 裁定"
	both
	at "$x" ticket-list --disputed --format csv --no-header --columns id,disputed
	printf '%s' "${3:+$id,$3
}" >"$work/expected"
	ok "$1 ∥ resolve by $2: ${3:-settled}" diff -u "$work/expected" "$work/out"
	for where in "$x" "$db"; do
		at "$where" store-check
		is_status 0 "$1 ∥ resolve by $2: store-check"
	done
}
unheard 'ticket-note ID --text 用户来电' XS-3
unheard 'ticket-note ID --text 用户来电' DB-2
for take in XS-3 DB-2; do
	unheard 'ticket-result ID --text 已办' "$take" state
	acts "$db" 'ticket-resolve ID --take DB-3 --reason 已经办完'
	both
	at "$x" ticket-show "$id" --format csv --no-header --columns state,disputed
	out_is "and settled again" <<-END
		done,
	END
done

finish
