#!/bin/sh
# Twenty clerks at once, each paying again and again into accounts that all share a block and whose
# payments all go into one day book: every payment that was acknowledged is there once.
. "$(dirname "$0")/../harness.sh"
. "$(dirname "$0")/fault.sh"
: "${CLERKS:=20}" "${TIMES:=6}" "${WAIT:=60}"
ACCOUNTS=7

new_store
account_of() { printf '00001000%02d' $((1 + $1 % ACCOUNTS)); }
n=0
while [ $n -lt $ACCOUNTS ]; do
	run account-new "$(account_of $n)" --name 王小明
	is_status 0
	n=$((n + 1))
done
{
	echo account,period,volume_m3,amount
	n=0
	while [ $n -lt $ACCOUNTS ]; do
		echo "$(account_of $n),2026-07,9,50.00"
		echo "$(account_of $n),2026-08,9,70.00"
		n=$((n + 1))
	done
} >"$work/bills.csv"
run bill-import "$work/bills.csv"
is_status 0
made=$(git rev-list --count HEAD)

# clerk N: TIMES payments of sums of its own, each line sent twice as a script would that saw no answer.
clerk() {
	time=0
	while [ "$time" -lt "$TIMES" ]; do
		into=$(account_of $(($1 + time)))
		sum=$(printf '%d.%02d' $((1 + $1)) $((time + 1)))
		for again in first again; do
			if receipt=$(account-pay "$into" "$sum" --method cash --op-id "clerk$1-$time" --wait "$WAIT"); then
				echo "$receipt $into $sum" >>"$work/$again.$1"
			else
				echo "clerk $1: $into $sum: $?" >>"$work/failures"
			fi
		done
		time=$((time + 1))
	done
}
: >"$work/failures"
n=0
while [ $n -lt "$CLERKS" ]; do
	clerk $n 2>>"$work/failures" &
	n=$((n + 1))
done
wait
all=$((CLERKS * TIMES))

# That a sum is far above what is due is said, and it is taken all the same.
grep -v ' is more than 5 times that$' "$work/failures" >"$work/said"
ok "none fails and nothing else is said" diff /dev/null "$work/said"
cat "$work"/first.* | sort >"$work/first"
cat "$work"/again.* | sort >"$work/again"
ok "$all are acknowledged" test "$(wc -l <"$work/first")" -eq $all
ok "a line that is sent again gets its receipt again" diff "$work/first" "$work/again"
cut -d' ' -f1 "$work/first" | uniq -d >"$work/doubled"
ok "every receipt is another" diff /dev/null "$work/doubled"

awk '/^receipt: / { receipt = $2 } /^account: / { account = $2 } /^amount: / { print receipt, account, $2 }' \
	"$store"/payments/2026/09-18/XS-[0-9]*.yaml | tr -d '"' | sort >"$work/book"
ok "the day book has every payment once" diff "$work/first" "$work/book"
n=0
while [ $n -lt $ACCOUNTS ]; do
	account-show "$(account_of $n)" --history --format csv --no-header --columns act,ref,amount |
		sed -n "s/^pay,\(.*\),\(.*\)/\1 $(account_of $n) \2/p"
	n=$((n + 1))
done | sort >"$work/known"
ok "and the accounts know every payment once" diff "$work/first" "$work/known"

# To the fen: what was paid is what of the bills was paid and what is prepaid.
cat >"$work/balance.py" <<'END'
import json, subprocess, sys
fen = lambda yuan: round(float(yuan or 0) * 100)
paid = {}
for line in open(sys.argv[1]):
    receipt, account, amount = line.split()
    paid[account] = paid.get(account, 0) + fen(amount)
for account, sum_ in sorted(paid.items()):
    now = json.loads(subprocess.run(["account-show", account, "--format", "json"],
                                    stdout=subprocess.PIPE, check=True).stdout)
    owed = sum(fen(bill["amount"]) - fen(bill["paid"]) for bill in now["bills"])
    if sum_ != 12000 - owed + fen(now["prepaid"]):
        print(account, "paid", sum_, "owes", owed, "prepaid", now["prepaid"])
END
run python3 "$work/balance.py" "$work/first"
is_status 0
out_is "no fen is made or lost" </dev/null

ok "one commit for each" test "$(git rev-list --count HEAD)" -eq $((made + all))
run payment-close
total=$(awk '{ sub(/\./, "", $3); fen += $3 } END { printf "%d.%02d", fen / 100, fen % 100 }' "$work/first")
out_is "the day sums to what was taken" <<END
2026-09-18	XS	$all	$total
END
whole "the store is whole"
stores_end
