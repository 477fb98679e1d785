#!/bin/sh
# Separation of duties: what bends a clock is for a supervisor of the service centre, and never for one of the
# department whose clock runs, as long as another is on duty; else he may, and it is shown (同部门).
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
new_store
people
given staff-set qianjin --name 钱进 --roles clerk,supervisor --department network
given staff-set heping --name 何平 --roles supervisor --department engineering

# bend ACT WHO: a ticket of the department network that was handed over three working days ago, and what WHO
# then does to it.
bend() {
	handed_over_at=2026-09-15T09:00:00+08:00
	case $1 in
	reject) ticket_in 'done' ;;
	*) ticket_in assigned ;;
	esac
	if [ "$1" = hold ]; then
		given at 09-16 ticket-hold "$id" --reason 送检 --until 2026-09-17
		given at 09-17 ticket-resume "$id"
	fi
	case $1 in
	extend) run ticket-extend "$id" --days 1 --reason 需开挖 --told phone --said 明日答复 --as "$2" ;;
	hold) run ticket-hold "$id" --reason 再送检 --until 2026-09-21 --told phone --said 再等两日 --as "$2" ;;
	return) run ticket-return "$id" --reason 不属本部门 --as "$2" ;;
	transfer) run ticket-assign "$id" --to engineering --reason 属工程部 --as "$2" ;;
	reject) run ticket-reject "$id" --reason 未到现场 --as "$2" ;;
	void) run ticket-withdraw "$id" --reason 误登 --void --as "$2" ;;
	esac
}

# mark: that of the last event.
mark() {
	awk '/^- id:/ { mark = "" } /^  separation:/ { mark = $2 } END { print mark }' \
		"$(git ls-files "tickets/*$id.yaml")"
}

for act in extend hold return transfer reject void; do
	for who in qianjin heping; do
		bend $act $who
		is_status 1 "$act by $who, whose department is not the service centre"
		err_has 'a supervisor of another department than the one whose clock runs does this (article 6); first: ask'
	done
	bend $act sunli
	is_status 0 "$act by a supervisor of the service centre"
	ok "which needs no mark" test -z "$(mark)"
done

# By the settings a supervisor of any other department may, and never one of its own.
cp onestop.yaml "$work/kept"
echo 'supervisors: "other-department"' >>onestop.yaml
given git -c user.name=t -c user.email=t@example.org commit -qam 'settings'
for act in extend hold return transfer reject void; do
	bend $act heping
	is_status 0 "$act by a supervisor of another department"
	bend $act qianjin
	is_status 1 "$act by one of its own"
done
cp "$work/kept" onestop.yaml
given git -c user.name=t -c user.email=t@example.org commit -qam 'settings'

# Within a working day a return or transfer is no supervisor's, and nobody is asked.
handed_over_at=
ticket_in assigned
done_as "$id${tab}approved" ticket-return "$id" --reason 不属本部门 --as qianjin

# Where nobody else is on duty he may, and it is shown.
given staff-set sunli --until 2026-09-17
given staff-set heping --until 2026-09-17
given staff-set wangmin --roles clerk,admin
for act in extend hold return transfer reject void; do
	bend $act qianjin
	is_status 0 "$act where there is no other supervisor"
	ok "and the event says so" test "$(mark)" = '"same-department"'
	run ticket-show "$id"
	out_has 'same department' "as does the time line"
done

# The inspector's list has each of them, by whom.
run report-discipline --format csv --no-header --columns finding,person --sort person
ok "report-discipline lists what a department did to its own clock" test "$(grep -c '^same-department,' "$work/out")" -eq 6
finish
