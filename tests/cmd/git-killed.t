#!/bin/sh
# A git that dies by a signal (no memory, an impatient colleague) is told as such, by whatever program ran it;
# nothing is half done.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"
new_store
people
given account-new 0000100001 --name 王小明
ticket_in assigned

# A git that kills itself before it does what $DIES names, and notes what it was asked for.
real=$(command -v git)
mkdir "$work/path"
cat >"$work/path/git" <<END
#!/bin/sh
for word; do
	case \$word in
	-c) ;;
	*=*) ;;
	*) break ;;
	esac
done
echo "\$word" >>"$work/asked"
[ "\$(cat "$work/dies")" = "\$word" ] && kill -9 \$\$
exec "$real" "\$@"
END
chmod +x "$work/path/git"

# packed: an index of the first form only git reads.
packed() {
	git -c pack.indexVersion=1 repack -aq && git prune-packed -q
}

# killed COMMAND...: at each git command that it runs, one after the other.
killed() {
	packed
	: >"$work/asked"
	echo none >"$work/dies"
	given env PATH="$work/path:$PATH" "$@"
	sort -u "$work/asked" | grep -vx "${spared:-none}" >"$work/commands"
	ok "$* runs git" test -s "$work/commands"
	while read -r command <&3; do
		echo "$command" >"$work/dies"
		packed
		run env PATH="$work/path:$PATH" "$@"
		is_status 5 "$*: git $command is killed"
		# store-check has findings instead of errors.
		ok "and says so" grep -q "git $command was killed by signal 9" "$work/out" "$work/err"
	done 3<"$work/commands"
}
killed account-pay 0000100001 1 --method cash
killed ticket-note "$id" --text 再问
killed report-quarter --quarter 2026Q3 --as-of HEAD
killed store-backup "$work/backup.tar"
# It lists names for the next check only, which does without.
spared=ls-tree
killed store-check --objects
killed store-check --history
spared=
killed store-seal
finish
