#!/bin/sh
# store-check's memory does not grow with what it reads: 20,000 payments of four days, as statements bring them.
. "$(dirname "$0")/../harness.sh"
command -v python3 >/dev/null || skip_all "python3 is not installed"
! grep -q __asan_init "$BUILD/bin/store-check" || skip_all "what a sanitizer keeps is not ours"
new_store

# statement DAY: 5,000 payments of 2,000 accounts.
statement() {
	sed -n 1p "$BUILD/share/onestop/import/wechat-sample.csv"
	awk -v day="$1" 'BEGIN { for (i = 0; i < 5000; i++) {
		printf "`2026-09-%s 08:%02d:%02d,`wx1,`1900000109,`0,`,`42%s%022d,`SF%s%014d,`oUp,`JSAPI,`SUCCESS,`OTHERS,`CNY,",
			day, i / 60 % 60, i % 60, day, i, day, i
		printf "`%d.00,`0.00,`0,`0,`0.00,`0.00,`,`,`水费,`%010d,`0.1,`0.60%%,`%d.00,`0.00,`\n",
			10 + i % 90, 1000000 + i % 2000, 10 + i % 90 } }'
}
awk -v n=2000 -f "$top/tests/bench/accounts.awk" >"$work/accounts.csv"
ONESTOP_NOW=2026-09-01T08:00:00+08:00
given account-import "$work/accounts.csv"
for day in 02 03 04 07; do
	statement $day >"$work/statement.csv"
	ONESTOP_NOW=2026-09-${day}T17:00:00+08:00
	given payment-import "$work/statement.csv" --map wechat
	given payment-close --counted wechat="$(cut -f 2 "$work/out")" --confirm 2026-09-$day
done
ONESTOP_NOW=2026-09-18T09:00:00+08:00

ok "20,000 were booked" [ "$(cat payments/2026/*/XS-[0-9]*.yaml | grep -c '^receipt: ')" = 20000 ]

# most COMMAND...: the KiB that it, or a process that it started, had at most.
most() {
	python3 - "$@" <<'END'
import os, sys
child = os.fork()
if child == 0:
    os.dup2(2, 1)
    os.execvp(sys.argv[1], sys.argv[1:])
_, status, usage = os.wait4(child, 0)
print(usage.ru_maxrss if status == 0 else 10 ** 9)
END
}
for how in '' --since-last --history; do
	# shellcheck disable=SC2086 # no word, or one
	kib=$(most store-check $how 2>"$work/err")
	ok "store-check $how: $kib KiB are 30 MiB at most" [ "$kib" -le 30720 ]
done

# git keeps what it gave, in case what is asked for next is made of it: 96 MB of it, if it is told nothing.
given touch onestop.yaml catalogue/staff.yaml
mkdir "$work/bin"
cat >"$work/bin/git" <<EOF
#!/bin/sh
case "\$*" in *' core.deltaBaseCacheLimit=32m'*' cat-file '*) echo less ;; *' cat-file '*) echo all ;; esac >>"$work/told"
exec $(command -v git) "\$@"
EOF
chmod 755 "$work/bin/git"
run env PATH="$work/bin:$PATH" store-check --since-last
is_status 0
run sort -u "$work/told"
out_is "git keeps less" <<'EOF'
less
EOF
finish
