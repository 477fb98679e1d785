#!/bin/sh
# Pipes, sockets and directories in the places of files: no program waits for ever, whatever has read them
# first; those that need the file refuse, store-check names it, and store-repair puts it aside.
. "$(dirname "$0")/../harness.sh"
id=20260918-XS-0001

new_store
given ticket-new facility --name 李四 --phone 13900139000 --request 井盖破损
given account-new 0000100001 --name 王小明
given account-pay 0000100001 5.00 --method cash
given ticket-note "$id" --text 一
# The tree of the last commit, which every writer reads.
tree=$(git rev-parse 'HEAD^{tree}' | sed 's|^\(..\)|.git/objects/\1/|')
blob=$(git rev-parse "HEAD:tickets/open/2026-09-18/$id.yaml" | sed 's|^\(..\)|.git/objects/\1/|')
account=accounts/000010/00001000.yaml
book=payments/2026/09-18/XS-01.yaml
template=$store
stores=

# ends COMMAND...: by itself, in time.
ends() {
	command_line=$*
	timeout -k 1 10 "$@" >"$work/out" 2>"$work/err"
	status=$?
	if [ "$status" -lt 6 ]; then pass "$case: ${1} ends by itself"; else fail "$case: ${1} ends by itself"; fi
}

# said PLACE: on either stream.
said() {
	cat "$work/out" "$work/err" >"$work/both"
	if grep -qF "$1" "$work/both"; then pass "$case: $2"; else fail "$case: $2" "$work/both"; fi
}

# put KIND PLACE
put() {
	rm -rf "$2"
	mkdir -p "$(dirname "$2")"
	case $1 in
	pipe) mkfifo "$2" ;;
	directory) mkdir -p "$2/x" ;;
	socket)
		perl -MIO::Socket::UNIX -e 'chdir shift; IO::Socket::UNIX->new(Local => shift, Listen => 1) or die' \
			"$(dirname "$2")" "$(basename "$2")"
		;;
	device) mknod "$2" c 5 0 ;;
	esac
}

# FLAGS|KINDS|PLACE: n when store-check names it, r when a writer refuses and names it, f when store-repair
# makes the store one that can be written again.
kinds=pipe,socket,directory
[ "$(id -u)" != 0 ] || kinds=$kinds,device
while IFS='|' read -r flags these place; do
	for kind in $(echo "${these:-$kinds}" | tr , ' '); do
		case="$place, a $kind"
		store=$work/copy
		cd "$work" && rm -rf "$store" && cp -a "$template" "$store" && cd "$store" || exit 2
		given ticket-list --ids
		put "$kind" "$place"
		ends ticket-list --ids
		ends ticket-show "$id"
		ends store-check --objects --history
		case $flags in *n*) said "$place" "store-check names it" ;; esac
		ends ticket-note "$id" --text 二 --wait 1
		case $flags in *r*)
			ok "$case: a writer refuses" test "$status" -ne 0
			said "$place" "and names it"
			;;
		esac
		ends ticket-new facility --name 李四 --phone 13900139000 --request 井盖 --wait 1
		ends account-pay 0000100001 5.00 --method cash --wait 1
		ends store-backup "$work/backup.tar"
		ends store-repair
		case $flags in *f*)
			[ "$kind" = directory ] || said "$place" "store-repair names it"
			ends ticket-note "$id" --text 三 --wait 1
			ok "$case: the store can be written again" test "$status" -eq 0
			;;
		esac
		ends store-check --objects
	done
done <<END
nrf||.git/HEAD
nrf||.git/refs/heads/main
nrf|pipe,socket|.git/index
nr||.git/config
nrf|pipe,socket|.git/packed-refs
nf|pipe,socket|.git/info/attributes
n||.git/info/exclude
nr||.git/info/grafts
nr||.git/objects/info/alternates
nf|pipe,socket|.git/objects/info/commit-graph
n|pipe,socket|.git/ORIG_HEAD
n|pipe,socket|.git/FETCH_HEAD
n|pipe,socket|.git/shallow
nf|pipe,socket|.git/refs/heads/x
nf|pipe,socket|.git/refs/stash
nr||.git/MERGE_HEAD
nrf|pipe|$tree
nf|pipe,socket|$blob
n|pipe|.git/objects/pack/pack-1.idx
n|pipe,socket|.git/logs/HEAD
n|pipe,socket|.git/logs/refs/heads/main
nrf|pipe,socket|.git/refs/onestop/last
n|pipe,socket|.git/refs/onestop/txn
r||.git/onestop.lock
nr||.git/onestop.journal
nr||.git/onestop.apply
n|pipe,socket|.git/onestop.done
nr|pipe,socket|.git/onestop.new
nr|pipe,socket|.git/onestop.kept
r||.git/onestop.restored
n|pipe,socket|.git/config.worktree
n|pipe,socket|.gitattributes
n|pipe,socket|.gitignore
n|pipe|tickets/.gitignore
n||onestop.yaml
nr||catalogue/staff.yaml
n||catalogue/services.yaml
n||calendar/2026.yaml
nr||tickets/open/2026-09-18/$id.yaml
n|pipe,socket|tickets/open/2026-09-18
n||tickets/open/2026-09-18/20260918-XS-0007.yaml
n||$account
n||$book
n|pipe|ops
END

finish
