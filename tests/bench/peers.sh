# peers.sh, sourced by run.sh: what other tools take for the same.  A tool that is not installed is told.
# shellcheck shell=sh disable=SC2154

has() { command -v "$1" >/dev/null; }

# git_commit STORE FIRST [OPTION...]: a ticket's file by plain git, in ms.  It does not stop to pack.
git_commit() {
	store=$1
	first=$2
	shift 2
	mkdir -p "$store/$day"
	sample=$(find "$store/$day" -name '*-XS-0001.yaml')
	seq "$first" $((first + 39)) >numbers
	measure 40 sh -c "sed 's/-XS-0001/-ZZ-%/' $sample >$store/$day/20260918-ZZ-\$0.yaml" % --before \
		git -C "$store" -c gc.auto=0 "$@" add "$day" --then git -C "$store" -c gc.auto=0 "$@" commit -qm ticket <numbers
	printf '%s\n' "$took"
}

# As many tickets in a table as the store has archived; nothing: not installed.
make_tickets_db() {
	has sqlite3 || return 0
	awk -v n="$archived" 'BEGIN {
		print "PRAGMA journal_mode=WAL; CREATE TABLE ticket(id TEXT PRIMARY KEY, state TEXT, due TEXT, name TEXT," \
			" phone TEXT, request TEXT); CREATE INDEX due ON ticket(state, due); BEGIN;"
		for (i = 0; i < n; i++)
			printf "INSERT INTO ticket VALUES(\"%08d\",\"closed\",\"2026-08-%02d\",\"李建国\",\"138%08d\"," \
				"\"门前井盖破损，车辆经过时有响声，存在安全隐患\");\n", i, 1 + i % 28, i
		print "COMMIT;"
	}' | sqlite3 tickets.db >/dev/null
}

# sqlite_insert FIRST: one durable insert by a process of its own, in ms; nothing: not installed.
sqlite_insert() {
	has sqlite3 || return 0
	seq "$1" $(($1 + 39)) >numbers
	measure 40 sqlite3 tickets.db "PRAGMA synchronous=FULL; INSERT INTO ticket VALUES('%','received','2026-09-25','李建国','13800138000','门前井盖破损，车辆经过时有响声，存在安全隐患');" \
		<numbers
	printf '%s\n' "$took"
}

# taskwarrior 2 keeps its tasks in two text files.
task_overdue() {
	case $(has task && task --version 2>/dev/null) in
	2.*) ;;
	*) return ;;
	esac
	mkdir -p task
	printf 'data.location=%s/task\nconfirmation=no\ngc=off\nhooks=off\nverbose=nothing\n' "$work" >taskrc
	awk -v open="$open" -v done="$archived" 'BEGIN {
		for (i = 1; i <= open + done; i++) {
			due = 1789000000 + (i % 40) * 86400 - 30 * 86400
			line = sprintf("[description:\"ticket %d, a broken cover\" due:\"%d\" entry:\"%d\" " \
				"modified:\"%d\" project:\"network\"", i, due, due - 432000, due - 432000)
			uuid = sprintf("uuid:\"00000000-0000-4000-8000-%012x\"]", i)
			if (i <= open)
				print line " status:\"pending\" " uuid >"task/pending.data"
			else
				print line " end:\"" due "\" status:\"completed\" " uuid >"task/completed.data"
		}
	}'
	measure 1 env TASKRC=taskrc task overdue
	printf '%s\n' "$took"
}

recsel_overdue() {
	has recsel || return 0
	awk -v n=$((open + archived)) -v open="$open" 'BEGIN {
		print "%rec: Ticket\n%type: Due date\n"
		for (i = 1; i <= n; i++)
			printf "Id: %d\nState: %s\nDue: 2026-09-%02d\nName: Li Jianguo\nPhone: 13800138000\n\n",
				i, i <= open ? "assigned" : "closed", 1 + i % 30
	}' >tickets.rec
	measure 1 recsel -t Ticket -e "State = 'assigned' && Due << '2026-09-18'" -p Id tickets.rec
	printf '%s\n' "$took"
}

# searched WORDS: the bare scan of the same files.
searched() {
	has rg || { echo "ripgrep: not installed" && return; }
	measure 5 rg -lF --no-ignore --threads 1 "$1" city/tickets
	one=$took
	measure 5 rg -lF --no-ignore "$1" city/tickets
	echo "ripgrep $(ms "$took"), on one thread $(ms "$one")"
}
