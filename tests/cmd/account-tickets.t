#!/bin/sh
# The tickets of an account are found by what is remembered of the files (store/mention.h) as without it: after every
# step of a ticket, by hand, in a copy, and whatever becomes of the memory.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"
new_store
people
memory=.git/onestop.mentions

household
other=$number
household
while [ "${n:-0}" -lt 20 ]; do
	n=$((n + 1))
	given ticket-new facility --account "$other" --name 李一 --phone 13800138000 --request 漏水 --address 象山大道1号 --force 另一处
done
run ticket-new facility --account "$number" --name 王二 --phone 13800138000 --request 漏水 --address 象山大道1号 --force 另一处
is_status 0
id=$(cat "$work/out")

seen() {
	for account in "$number" "$other"; do
		account-show "$account" --all
		ticket-list --account "$account" --all --format csv
	done
}
# same WHAT: with the memory and without.
same() {
	seen >"$work/with" 2>&1
	mv $memory "$work/memory"
	seen >"$work/without" 2>&1
	rm -rf $memory
	mv "$work/memory" $memory
	ok "$1: the same tickets" diff "$work/without" "$work/with"
}
has() { ok "$1 is among them" sh -c 'account-show "$1" --all | grep -q "$2"' - "$number" "$1"; }

given account-show "$number"
ok "what was just written is not remembered" test ! -e $memory
sleep 5
given store-maintain --no-fold --no-archive
ok "the night remembers" test -s $memory/tickets-open
ok "and leaves nothing else" test -z "$(ls .git/onestop.new)"
has "$id"
same "remembered"

given ticket-review "$id" --agree
same "approved"
has "$id"
run ticket-new facility --account "$number" --name 王二 --phone 13800138000 --request 又漏水 --address 象山大道1号 --force 另一处
same "a new one"

# By hand, of the same size, and with the time put back.
file=tickets/open/2026-09-18/$(ls tickets/open/2026-09-18 | sed -n 3p)
touch -r "$file" "$work/time"
python3 - "$file" "$other" "$number" <<'END'
import sys
with open(sys.argv[1], "r+") as f:
    text = f.read().replace('account: "%s"' % sys.argv[2], 'account: "%s"' % sys.argv[3])
    f.seek(0)
    f.write(text)
END
touch -d "@$(stat -c %.Y "$work/time")" "$file"
third=$(basename "$file" .yaml)
has "$third"
same "a hand edit"
given git checkout -q -- "$file"
same "taken back"

# Damaged, cut, another thing, gone.
for harm in 'echo x >$memory/tickets-open' ': >$memory/tickets-open' 'truncate -s 500 $memory/tickets-open' \
	'rm $memory/tickets-open; mkdir $memory/tickets-open' 'rmdir $memory/tickets-open; ln -s /dev/zero $memory/tickets-open' \
	'rm $memory/tickets-open; mkfifo $memory/tickets-open' 'rm -r $memory; mkdir $memory'; do
	eval "$harm"
	has "$id"
	same "$harm"
done
sleep 5
given account-show "$number"
ok "a reader remembers, too" test -s $memory/tickets-open

run store-check --strict
is_status 0 "store-check has nothing against it"
quiet
ok "nor has git" test -z "$(git status --porcelain)"
given store-backup "$work/backup.tar"
ok "no backup has it" sh -c '! tar tf "$1" | grep mentions' - "$work/backup.tar"
cp -a "$store" "$work/copy"
(cd "$work/copy" && account-show "$number" --all) >"$work/copied" 2>/dev/null
account-show "$number" --all >"$work/with"
ok "a copy has the same tickets" diff "$work/with" "$work/copied"
rm -rf "$work/copy"
finish
