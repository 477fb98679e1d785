#!/bin/sh
# Programs are joined by ids: what one prints, the next one reads.  (To copy for a test of one's own:
# the first comment says in a sentence what the file shows.  tests/README.md has the words used here;
# in a directory below tests/ it is /../harness.sh.)
. "$(dirname "$0")/harness.sh"

# What is needed first: a store, and steps that are not what is tested.
new_store
given ticket-new facility --name 李四 --phone 13900139000 --request 井盖破损
given ticket-new facility --name 赵六 --phone 13700137000 --request 消火栓漏水

# One command, then what it must have done: status, both streams, and what can be seen afterwards.
run sh -c 'ticket-list --state received --ids | ticket-assign - --to network'
is_status 0
quiet
out_is "each ticket of the list is assigned" <<'END'
20260918-XS-0001	network	2026-09-24
20260918-XS-0002	network	2026-09-24
END
run ticket-list --state assigned --ids
out_is "both are with the department" <<'END'
20260918-XS-0001
20260918-XS-0002
END

# What must not happen: the status, that nothing changed, and the words.
refused 1 ticket-deliver 20260918-XS-0001 --by phone
err_has '; first: ticket-result 20260918-XS-0001' "and names the next command"

# A table, when the same holds of many inputs; by descriptor 3, as programs may read standard input.
while IFS='|' read -r expected says options <&3; do
	# shellcheck disable=SC2086 # several words
	refused "$expected" ticket-assign 20260918-XS-0001 $options
	err_has "$says"
done 3<<'END'
1|no department is called "nowhere"; there are: service-center|--to nowhere
2|--to needs a value|--to
2|there is no option --colour|--to network --colour
END

finish
