# Sourced by the tests in tests/fault after the harness: what must hold of a store after any fault.
# shellcheck shell=sh disable=SC2154

# What git writes again is for the group as before, also where the file system knows no access lists.
umask 007

tools=$BUILD/tests/fault

# The search for leaks wants to trace the process itself.
export ASAN_OPTIONS="detect_leaks=0:${ASAN_OPTIONS-}"

# In this directory a test asks for the damage itself, after each fault.
stores_end() {
	stores=
	finish
}

# receive [WORD...]: the writing command that most tests use.
receive() {
	ticket-new facility --name 李四 --phone 13900139000 --request 井盖破损 "$@"
}

# damage DIR: prints whatever is wrong with a store when nothing is running in it; nothing when it
# is whole.
damage() {
	git -C "$1" fsck --full --strict --no-dangling 2>&1 | sed 's/^/fsck: /'
	# attachments/ hides itself from git; whether all is right in it store-check tells.
	git -C "$1" --no-optional-locks status --porcelain --ignored 2>&1 |
		grep -vxF '!! attachments/' | sed 's/^/status: /'
	find "$1" -name '.new-*' | sed 's/^/left: /'
	# The lock of another branch holds nobody up.
	find "$1/.git" -name '*.lock' ! -name onestop.lock ! -path '*/objects/*' \
		! -path '*/refs/heads/other.lock' | sed 's/^/left: /'
	find "$1/.git" -maxdepth 1 \( -name 'onestop.journal*' -o -name onestop.beside \) | sed 's/^/left: /'
	doubled "$1" | sed 's/^/twice: /'
	[ ! -x "$BUILD/bin/store-check" ] || store-check --store "$1" 2>&1
}

# other_boot DIR: the machine has been started again since anything was written in the store.  That a journal is a copy shows
# in the number of its inode as well, unless the file system gives the copy the number of a file that is gone.
other_boot() {
	here=$(cat /proc/sys/kernel/random/boot_id)
	then=00000000-0000-0000-0000-000000000000
	for written in "$1/.git/onestop.lock" "$1/.git/onestop.journal" "$1/.git/onestop.apply" "$1/.git/onestop.done"; do
		grep -qs "$here" "$written" || continue
		touch -r "$written" "$work/when"
		ended=$(sed -n '$s/^end //p' "$written")
		whole=$(sed '$d' "$written" | sha1sum | cut -d' ' -f1)
		sed -i "s/$here/$then/" "$written"
		# One that is torn stays torn.
		[ "$ended" != "$whole" ] ||
			sed -i "\$s/.*/end $(sed '$d' "$written" | sha1sum | cut -d' ' -f1)/" "$written"
		touch -r "$work/when" "$written"
	done
}

# model_is_right WHAT: tools/power went to its end, with $power_status.
model_is_right() {
	[ "$power_status" = 0 ] || echo "power ends with ${power_status:-nothing said}" >>"$work/power.err"
	if [ -s "$work/power.err" ]; then not_ok "$1" "$work/power.err"; else pass "$1"; fi
}

# states_judged JUDGE: answers tools/power in the background, whose words come through $work/states and which waits at
# $work/answers: after each state of the disk JUDGE prints what is wrong, into $work/report.  Sets $looked_at, how many
# states were shown, and $states, how many there are.
states_judged() {
	: >"$work/report"
	looked_at=0
	power_status=
	states=
	while read -r what how when; do
		if [ "$what" = exit ]; then
			power_status=$how
			states=$when
			break
		fi
		looked_at=$((looked_at + 1))
		"$1" | sed "s|^|$when, $how: |" >>"$work/report"
		echo next >&4
	done 4>"$work/answers" <"$work/states"
	wait $!
	model_is_right "the model of the disk is right"
}

# states_reported WHAT: one assertion of what states_judged found.
states_reported() {
	if [ -s "$work/report" ]; then not_ok "$1" "$work/report"; else pass "$1"; fi
}

# created DIR: the ids of the tickets that the history made, one a line.  A ticket that is opened again
# comes back to where it was made.
created() {
	git -C "$1" log --no-renames --diff-filter=A --name-only --format= \
		--invert-grep --grep='^ticket-reopen: ' -- tickets/open |
		sed 's|.*/||; s|\.yaml$||'
}

doubled() {
	created "$1" | sort | uniq -d
	find "$1/tickets" -name '*.yaml' | sed 's|.*/||' | sort | uniq -d
}

# whole WHAT [DIR]: no damage.
whole() {
	damage "${2:-$store}" >"$work/damage"
	if [ -s "$work/damage" ]; then not_ok "$1" "$work/damage"; else pass "$1"; fi
}

# kept WHAT LOG: every id that a command of tools/load acknowledged in LOG is in the history and in
# the work tree, once.
kept() {
	awk '$1 == 0 { print $4 }' "$2" | sort >"$work/acknowledged"
	created "$store" | sort >"$work/created"
	find "$store/tickets" -name '*.yaml' | sed 's|.*/||; s|\.yaml$||' | sort >"$work/there"
	{
		uniq -d "$work/acknowledged" | sed 's/^/acknowledged twice: /'
		comm -23 "$work/acknowledged" "$work/created" | sed 's/^/not in the history: /'
		comm -23 "$work/acknowledged" "$work/there" | sed 's/^/not in the work tree: /'
	} >"$work/damage"
	if [ -s "$work/damage" ]; then not_ok "$1" "$work/damage"; else pass "$1"; fi
}

# figure NAME: a number out of the summary of tools/load.
figure() {
	sed "s/.*$1=\([0-9.]*\).*/\1/" "$work/figures"
}

# every_step MODE CALLS COMMAND: `COMMAND MODE CALL`, which makes that call go wrong and prints what is then not as it
# must be, for every STEP-th of CALLS, from another one as $offset says; $runs are how many.
every_step() {
	: >"$work/report"
	runs=0
	call=$((offset % (STEP < $2 ? STEP : $2) + 1))
	while [ "$call" -le "$2" ]; do
		"$3" "$1" "$call" >"$work/wrong" 2>&1
		[ ! -s "$work/wrong" ] || sed "s/^/call $call: /" "$work/wrong" >>"$work/report"
		runs=$((runs + 1))
		call=$((call + STEP))
	done
	: "$runs"
}

# steps_reported WHAT: one assertion of what every_step found.
steps_reported() {
	if [ -s "$work/report" ]; then not_ok "$1" "$work/report"; else pass "$1"; fi
}

# stop_at CALL PROGRAM...: starts the program (no function) and returns when it stands before the
# first "CALL PATH" with this text in it (sweep --trace shows them); $stopped is its process.
stop_at() {
	call=$1
	shift
	rm -f "$work/stands" "$work/go"
	mkfifo "$work/go"
	# What it is the shell can say before it becomes the program.
	"$tools/sweep" --stop "/$call" ": >$work/stands; cat $work/go" -- \
		sh -c 'echo $$ >"$0"; exec "$@"' "$work/process" "$@" \
		>"$work/stopped.out" 2>"$work/stopped.err" &
	sweep=$!
	until_true test -e "$work/stands" || not_ok "$1 stops before \"$call\""
	stopped=$(cat "$work/process")
}

until_true() {
	tries=0
	until "$@" 2>/dev/null; do
		tries=$((tries + 1))
		[ $tries -lt 500 ] || return 1
		sleep 0.01
	done
}

go_on() {
	: >"$work/go"
	command_line="the program that was stopped"
	wait "$sweep"
	status=$?
	cp "$work/stopped.out" "$work/out"
	cp "$work/stopped.err" "$work/err"
}

# killed_at CALL COMMAND...: the program is killed before the first such call.
killed_at() {
	call=$1
	shift
	"$tools/sweep" --kill "/$call" -- "$@" >"$work/stopped.out" 2>"$work/stopped.err"
}
