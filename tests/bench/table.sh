# table.sh, sourced by run.sh: measuring, and the table that is printed and kept.
# shellcheck shell=sh disable=SC2154

# The table as a page: rows, and what is said between them.
page=$work/benchmarks.md

say() {
	printf '%s\n' "$*" >&3
	printf '%s\n' "$*" >>"$page"
}

# measure RUNS COMMAND... (as tests/bench/median.c): sets `took` (ms) and `used` (MiB), or ends the bench.
measure() {
	if ! measured=$("$tools/median" "$@"); then
		echo "bench: a command failed" >&2
		kill -TERM $$
		exit 1
	fi
	took=${measured% *}
	used=$(awk -v kib="${measured#* }" 'BEGIN { printf "%.0f", kib / 1024 }')
}

# 1234.5 -> "1.23 s", 12.34 -> "12.3 ms"; what is no number stays as it is.
ms() {
	case $1 in
	'' | *[!0-9.]*) printf '%s' "$1" ;;
	*) awk -v ms="$1" 'BEGIN { print ms < 100 ? sprintf("%.1f ms", ms) : ms < 1000 ? sprintf("%.0f ms", ms) : sprintf("%.2f s", ms / 1000) }' ;;
	esac
}

# middle FILE: the median of three, one a line; nothing where there are none.
middle() { sort -n "$1" | sed -n 2p; }

product() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a * b }'; }
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf a / b < 10 ? "%.2f" : "%.0f", a / b }'; }
is_more() { awk -v a="$1" -v b="$2" 'BEGIN { exit !(a + 0 > b + 0) }'; }

heading() {
	printf '\n%s\n' "$1" >&3
	printf '\n### %s\n\n| work | ours | at most | memory | beside it |\n| --- | ---: | ---: | ---: | --- |\n' "$1" >>"$page"
}

# print_row WORK OURS BUDGET MEMORY BESIDE MARK
print_row() {
	printf '%-50s %11s %12s %2s %9s  %s\n' "$1" "$2" "$3" "$6" "$4" "$5" >&3
	printf '| %s | %s | %s %s | %s | %s |\n' "$1" "$2" "$3" "$6" "$4" "$5" >>"$page"
	[ -z "$6" ] || over=$((over + 1))
}

# row WORK MS [MIB [BESIDE]]: what was measured last, and what it may take; "!" marks what takes more.  An
# empty budget: none.
row() {
	mark=
	if [ "${2-}" ] && is_more "$took" "$2"; then mark='!'; fi
	if [ "${3-}" ] && is_more "$used" "$3"; then mark='!'; fi
	print_row "$1" "$(ms "$took")" "$(ms "${2-}")${3:+, $3 MiB}" "$used MiB" "${4-}" "$mark"
}

# beside WORK A B LIMIT: A is at most LIMIT times B.
beside() {
	mark=
	actual=$(ratio "$2" "$3")
	if is_more "$actual" "$4"; then mark='!'; fi
	print_row "  beside $1" "$actual x" "$4 x" "" "" "$mark"
}

# figure WORK VALUE UNIT LIMIT [BESIDE]: something else than a time, at most LIMIT; "-LIMIT": at least.
figure() {
	mark=
	case $4 in
	-*) limit=">= ${4#-} $3"; if is_more "${4#-}" "$2"; then mark='!'; fi ;;
	*) limit="${4:+$4 $3}"; if [ "$4" ] && is_more "$2" "$4"; then mark='!'; fi ;;
	esac
	print_row "$1" "$2 $3" "$limit" "" "${5-}" "$mark"
}
