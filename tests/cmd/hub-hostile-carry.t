#!/bin/sh
# store-check --receive: what a fold says that the events came to which left an account is what they came to, and those
# leave that the rule folds: not one less, none too young.
. "$(dirname "$0")/../harness.sh"
. "$(dirname "$0")/../forge.sh"
umask 007

blocks=accounts/000001/00000123.yaml
pages=accounts/history/2026/000001/00000123.yaml
now=$ONESTOP_NOW

# bill PERIOD ACCOUNT
bill() {
	printf 'account,period,volume_m3,amount\n%s,%s,5,10.00\n' "$2" "$1" >"$work/bills.csv"
	given bill-import "$work/bills.csv"
}

# pay ACCOUNT FROM TO: so many yuan, one more each time.
pay() {
	for n in $(seq "$2" "$3"); do
		given account-pay "$1" "$n.00" --method cash
	done
}

# 0000012345 owes two bills, one of them in part; 0000012346 has paid ahead; 0000012347 has one event too few that is old,
# and one that is not; 0000012348 begins on the first day that is too young.
export ONESTOP_NOW=2026-06-10T10:00:00+08:00
new_store --desk HQ --test-clock --claimed --staff wangmin --staff-name 王敏 --badge 001
given staff-set wangmin --desk none
for n in 5 6 7 8; do
	[ "$n" != 8 ] || export ONESTOP_NOW=2026-07-20T10:00:00+08:00
	given account-new "000001234$n" --name 王小明 --id-type resident --id-no 11010519491231002X --id-reason 同号 \
		--address "象山大道$n号" --phone 13800138000 --meter-no "M$n" --calibre 15 --reading 0 --use residential=100
done
export ONESTOP_NOW=2026-06-10T10:00:00+08:00
for period in 2026-01 2026-02 2026-03 2026-04 2026-05; do
	bill "$period" 0000012345
done
given account-read 0000012345 --reading 10
given account-read 0000012345 --reading 20
for n in 10 10 10 4; do
	given account-pay 0000012345 "$n.00" --method cash
done
pay 0000012346 1 11
pay 0000012347 1 10
export ONESTOP_NOW=2026-07-20T10:00:00+08:00
pay 0000012347 11 11
pay 0000012346 12 12
pay 0000012348 1 11
export ONESTOP_NOW="$now"
given store-init --hub "$work/hub.git" --from "$store"
hub=$work/hub.git
window XS
window HQ
export forger=HQ
their=$(git rev-parse main)

# The honest folds of that day, and of a month later; what each gives is in $work, named by its day.
for day in 2026-09-18 2026-10-20; do
	forge "a fold on $day"
	given env ONESTOP_NOW="${day}T09:00:00+08:00" store-maintain --no-archive
	cat "$blocks" >"$work/$day.accounts"
	cat "$pages" >"$work/$day.history"
done
ok "accounts are folded, and more of them later" test "$(grep -c 'act: "carry"' "$work/2026-09-18.accounts")" = 2 \
	-a "$(grep -c 'act: "carry"' "$work/2026-10-20.accounts")" = 4

# damage DAY NUMBER CODE: that account alone is folded as on that day; CODE changes its document ($_) and what left it ($h).
cat >"$work/damage.pl" <<'END'
use strict;
use warnings;
my ($blocks, $pages, $fold, $number, $code) = splice @ARGV, 0, 5;
sub slurp { local (@ARGV, $/) = shift; return scalar <> }
sub of { for my $text (@_) { return $text if $text =~ /\Anumber: "$number"$/m } die "$number" }
my ($h) = of(split /^---\n/m, slurp("$fold.history"));
my @documents = split /^---\n/m, slurp($blocks);
($_) = of(split /^---\n/m, slurp("$fold.accounts"));
my $was = "$_$h";
s/2026-10-20T09/2026-09-18T09/g;
sub back { my ($id) = @_; $h =~ s/(- id: "$id"\n(?:  .*\n)+)\z// or die; my $event = $1; s/^events:\n/$&$event/m or die }
# All stays, and the carry says nothing of it.
sub stay {
	$h =~ s/.*?^events:\n//ms;
	s/^events:\n/$&$h/m or die;
	s/^  keys:\n.*\n  folded:\n.*\n  through: .*\n//m or die;
	s/^    bills:\n(?:    .*\n)+(?=  set:)//m or die;
	$h = "";
}
eval "$code; 1" or die $@;
die "nothing was changed" if $was eq "$_$h" && $code !~ /honest/;
my $made = $_;
open my $out, ">", $blocks or die;
print $out join "---\n", map { /\Anumber: "$number"$/m ? $made : $_ } @documents;
close $out;
exit unless $h;
open $out, ">", $pages or die;
print $out $h;
END
damage() {
	mkdir -p "${pages%/*}"
	perl "$work/damage.pl" "$blocks" "$pages" "$work/$1" "$2" "$3" || fail "$about: the damage is done"
	as wangmin
}

while IFS=@ read -r day number what code; do
	forge "$what"
	damage "$day" "$number" "$code"
	turned_away "$number: event HQ-1[34]: does not carry what left the record"
done <<'END'
2026-09-18@0000012345@another holder@s/王小明/王大明/g
2026-09-18@0000012345@another holder, and the one who paid is called as he was@s/^holder: .*/holder: "王大明"/m; s/^    holder: .*(?=\n    id_type)/    holder: "王大明"/m
2026-09-18@0000012345@another address@s/5号/50号/g
2026-09-18@0000012345@another reading@s/^reading: 20$/reading: 10/m; s/reading: "20"/reading: "10"/
2026-09-18@0000012345@a field that was empty@s/^( *)address: .*\n/$&$1contact: "x"\n/mg
2026-09-18@0000012345@a field that is gone@s/^phone: .*\n//m; s/^    phone: .*\n//m
2026-09-18@0000012345@an open bill left out@s/^ *- period: "2026-05"\n.*\n.*\n//mg
2026-09-18@0000012345@an open bill, said to be closed@s/^ *- period: "2026-05"\n.*\n.*\n//mg; s/2026-03"/2026-03"\n  - "2026-05"/; s/through: "2026-03"/through: "2026-05"/
2026-09-18@0000012345@an open bill of less@s/(- period: "2026-05"\n.*\n *amount: )"10.00"/$1"1.00"/g
2026-09-18@0000012345@an open bill of less water@s/(- period: "2026-05"\n *volume_m3: )5/${1}4/g
2026-09-18@0000012345@a bill that was paid less@s/paid: "4.00"/paid: "9.00"/g
2026-09-18@0000012345@a bill that was not paid at all@s/^ *paid: "4.00"\n//mg
2026-09-18@0000012345@a key more@s/2026-01\.\./2025-12../
2026-09-18@0000012345@a key less@s/2026-01\.\./2026-02../
2026-09-18@0000012345@no keys@s/^  keys:\n.*\n//m
2026-09-18@0000012345@folded to another period@s/through: "2026-03"/through: "2026-02"/
2026-09-18@0000012345@folded to no period@s/^  through: .*\n//m
2026-09-18@0000012345@events of a desk that had none@s/^  - "HQ-12"\n/$&  - "XS-3"\n/m
2026-09-18@0000012345@a text@s/^  act: "carry"\n/$&  text: |-\n    x\n/m
2026-09-18@0000012346@more prepaid@s/prepaid: "66.00"/prepaid: "666.00"/; s/prepaid: "78.00"/prepaid: "678.00"/
2026-09-18@0000012346@a holder of before who never was@s/^  - number: 1$/  - number: 1\n    holder: "x"\n    prepaid: "10.00"\n  - number: 2/m; s/66.00/56.00/; s/^prepaid: .*/prepaid: "68.00"/m; s/^events:/former:\n- number: 1\n  holder: "x"\n  prepaid: "10.00"\n$&/m
2026-09-18@0000012346@fewer events than the rule folds@back("HQ-12"); s/- "HQ-12"/- "HQ-11"/; s/66.00/55.00/
2026-10-20@0000012347@fewer events than are worth it@back("HQ-12"); s/  - "HQ-12"/  - "HQ-11"/; s/^    prepaid: "66.00"/    prepaid: "55.00"/m
2026-10-20@0000012346@an event too young among the others@1
2026-10-20@0000012348@events that are all too young@1
2026-09-18@0000012345@nothing that left@stay()
END

forge "a payment that left, and that nothing carries"
perl -0pi -e 's/(prepaid: )"78.00"/$1"66.00"/; s/- id: "HQ-13"\n(?:  .*\n)+//' "$blocks"
mkdir -p "${pages%/*}"
{
	printf 'number: "0000012346"\nevents:\n'
	git show "HEAD:$blocks" | perl -0ne 'print /^- id: "HQ-13"\n(?:  .*\n)+/m ? $& : ""'
} >"$pages"
as wangmin
turned_away "0000012346: event HQ-13: left the record, and no event carries it"

# ---- What is honest ----------------------------------------------------------------------------------------------

# comes_in WHAT
comes_in() {
	push_as HQ
	is_status 0 "$1"
	their=$(git rev-parse main)
}

forge "one account, folded as the rule does"
damage 2026-09-18 0000012345 '1; # honest'
comes_in "$about"
pay 0000012345 6 16
comes_in "payments behind the fold"

# Before midnight a window whose clock goes ahead writes what is of the next day, when more is old.  What is folded then is
# dated like that, and is what is old today.
export ONESTOP_NOW=2026-09-18T23:55:00+08:00
cd "$work/XS" || exit 2
given git pull -q origin main
given env ONESTOP_NOW=2026-09-19T00:05:00+08:00 account-read 0000012346 --reading 30
push_as XS
is_status 0 "what a fast clock dates comes in"
cd "$work/HQ" || exit 2
given git pull -q origin main
given store-maintain --no-archive
ok "the carry is dated later than its commit" test "$(grep -A3 'at: "2026-09-19T00:05' "$blocks" | grep -c '"carry"')" = 1
comes_in "a fold behind what a fast clock dated"

# An account that was folded before, and one that has many events of a window, with the bill of that day.
export ONESTOP_NOW=2026-12-20T09:00:00+08:00
printf 'account,period,volume_m3,amount\n0000012345,2026-11,5,10.00\n0000012348,2026-11,5,10.00\n' >"$work/bills.csv"
given bill-import "$work/bills.csv"
ok "bills fold two accounts" test "$(grep -A3 "at: \"${ONESTOP_NOW%T*}" "$blocks" | grep -c '"carry"')" = 2
comes_in "bills that fold accounts, one of them once more"
finish
