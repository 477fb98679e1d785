# Sourced after harness.sh by the tests of random histories, which tests/fixtures/histories.pl makes.
# shellcheck shell=sh

# histories TICKETS SEED...: one store for each seed, in which so many tickets live.  SEEDS in the
# environment names others, and KEEP=DIR leaves the stores and the list of their acts there.
histories() {
	perl -MJSON::PP -MTime::Local -e1 2>/dev/null || skip_all "perl lacks JSON::PP or Time::Local"
	tickets=$1
	shift
	for seed in ${SEEDS:-$*}; do
		history=${KEEP:-$work}/history$seed
		run perl "$top/tests/fixtures/histories.pl" "$history" "$seed" "$tickets"
		if [ "$status" = 0 ]; then
			pass "$(tail -n 1 "$work/out")"
			keep_store "$history"
		else
			head -n 40 "$work/out" >"$work/told"
			fail "seed $seed, $tickets tickets" "$work/told"
		fi
	done
}
