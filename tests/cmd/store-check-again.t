#!/bin/sh
# store-check looks again before it accuses: what does not fit together because somebody wrote meanwhile is
# not printed, what is wrong is.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"
new_store
given account-new 0000100001 --name 王小明
given account-pay 0000100001 1 --method cash

# A C library in which somebody pays, so many times ($TIMES), whenever the day books are about to be read: the
# accounts were read before.
cat >"$work/pays.c" <<'END'
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
DIR *fdopendir(int fd)
{
	static int done;
	char link[64], path[4096] = "";
	const char *times = getenv("TIMES");
	DIR *(*real)(int) = (DIR *(*)(int))dlsym(RTLD_NEXT, "fdopendir");
	snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
	if (readlink(link, path, sizeof path - 1) > 0 && times && strlen(path) > 9 &&
		(strcmp(path + strlen(path) - 9, "/payments") == 0 ||
			strcmp(path + strlen(path) - 9, "/accounts") == 0) && done++ < atoi(times) &&
		system("unset LD_PRELOAD; $COMMAND >>$LOG 2>&1") == -1)
		abort();
	return real(fd);
}
END
ok "a C library in which somebody writes" "${CC:-cc}" -shared -fPIC -o "$work/pays.so" "$work/pays.c" -ldl

# checked TIMES [OPTION...]: store-check, while $COMMAND runs.
checked() {
	: >"$work/log"
	times=$1
	shift
	run env ASAN_OPTIONS=verify_asan_link_order=0:detect_leaks=0 LD_PRELOAD="$work/pays.so" TIMES="$times" \
		COMMAND="$COMMAND" LOG="$work/log" timeout 60 store-check "$@"
}
COMMAND='account-pay 0000100001 1 --method cash --wait 0'
for times in 1 2 20; do
	checked $times
	is_status 0 "somebody pays $times times"
	out_is "and nothing is found" </dev/null
	quiet
	ok "somebody did pay" grep -q R00 "$work/log"
done
ok "at last the writers wait" grep -q 'the store is busy' "$work/log"
run store-check --strict
is_status 0 "and nothing was left behind"

# What is wrong stays so, at every look, and is told once.
book=payments/2026/09-18/XS-01.yaml
mkdir -p payments/2026
sed 's/^amount: .*/amount: "2.00"/' "$book" | sed 's/-XS-R/-AA-R/' >payments/2026/09-18/AA-01.yaml
for times in 0 1 9; do
	checked $times
	is_status 1 "a book that is wrong, while somebody pays $times times"
	out_has payments/2026/09-18/AA-01.yaml
	out_lacks "$book"
done

# A lock that somebody holds for long, and the mark of an interrupted program is nobody's business then.
rm payments/2026/09-18/AA-01.yaml
echo x >stray
flock -o .git/onestop.lock sh -c 'echo >"$0/held"; sleep 30' "$work" &
holder=$!
while [ ! -e "$work/held" ]; do sleep 0.05; done
run timeout 60 store-check
is_status 0 "a warning, while the store is held"
out_has stray
kill "$holder" 2>/dev/null
rm stray

# Personal data that was typed where it does not belong is masked in what is printed, on both streams.
given ticket-new facility --name 王小明 --phone 13800138000 --request 漏水
ticket=tickets/open/2026-09-18/$(cat "$work/out").yaml
while IFS='|' read -r line secret shown <&3; do
	sed -i "0,/^${line%%:*}: .*/s//$line/" "$ticket"
	for command in store-check 'store-check --format json' ticket-list; do
		# shellcheck disable=SC2086 # several words
		run $command
		is_status 3 "$line, $command"
		cat "$work/out" "$work/err" >"$work/both"
		ok "and it is not shown" sh -c '! grep -qF -e "$1" "$2"' - "$secret" "$work/both"
		ok "but $shown" grep -qF -e "$shown" "$work/both"
	done
	git checkout -q -- "$ticket"
done 3<<'END'
state: "13800138000"|13800138000|138****8000
state: "欧阳小红"|欧阳小红|欧阳*红
received_at: "11010519491231002X"|11010519491231002X|1101**********002X
received_at: "0724-4230034"|0724-4230034|0724-*****34
service: "张三 13900139000"|13900139000|*
phone: "王小明"|王小明|phone
owner: "张三丰"|张三丰|张*丰
state: "nonsense"|王小明|nonsense
received_at: "2026-02-30T09:00:00+08:00"|王小明|2026-02-30
END
finish
