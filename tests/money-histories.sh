# Sourced after harness.sh by the tests of random histories of money, which tests/fixtures/money-histories.pl
# makes.
# shellcheck shell=sh

# money_histories ACTS SEED...: one store for each seed, in which so many acts are tried.  SEEDS in the
# environment names others, and KEEP=DIR leaves the stores and the list of their acts there.
money_histories() {
	perl -MJSON::PP -MTime::Local -e1 2>/dev/null || skip_all "perl lacks JSON::PP or Time::Local"
	acts=$1
	shift
	for seed in ${SEEDS:-$*}; do
		history=${KEEP:-$work}/money$seed
		run perl "$top/tests/fixtures/money-histories.pl" "$history" "$seed" "$acts"
		if [ "$status" = 0 ]; then
			pass "$(tail -n 1 "$work/out")"
			keep_store "$history"
			run store-check --store "$history" --history
			is_status 0 "and every commit only added to it"
		else
			head -n 40 "$work/out" >"$work/told"
			fail "seed $seed, $acts acts" "$work/told"
		fi
	done
}
