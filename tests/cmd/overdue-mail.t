#!/bin/sh
# doc/examples/overdue-mail.sh and its unit: what is overdue arrives as UTF-8, subject and text, by either of
# Debian's mail(1); where there is no mailer, or it does not take the mail, nothing is lost.
. "$(dirname "$0")/../harness.sh"
examples=$top/doc/examples

new_store
id=$(ticket-new volume-doubt --request 申请 --name 王小明 --phone 13800138000)
given ticket-assign "$id" --to meter-reading
subject='截至9月28日（周一）：超期 1 件，最长 1 个工作日'
mkdir "$work/bin" "$work/keep"

# mail_at DAY WORD...: run the script in the environment that the unit gives.
mail_at() {
	day=$1
	shift
	rm -rf "$work/sent" "$work/keep"/*
	run env -i PATH="$work/bin:$BUILD/bin:/usr/bin:/bin" ONESTOP_NOW="${day}T08:00:00+08:00" \
		LC_ALL=C.UTF-8 TZ=Asia/Shanghai STATE_DIRECTORY="$work/keep" ${mailrc:+MAILRC="$mailrc"} \
		HOME="$work" /bin/sh "$examples/overdue-mail.sh" "$store" clerk@example.com "$@"
}

# decoded: what a reader of mail makes of what sendmail was given: subject, type, text.
decoded() {
	perl -MEncode -MMIME::QuotedPrint -0777 -ne '
		my ($head, $body) = split /\n\n/, $_, 2;
		$head =~ s/\n[ \t]+/ /g;
		my %h = map { /^([\w-]+):\s*(.*)$/ ? (lc $1, $2) : () } split /\n/, $head;
		die "a header is not ASCII" if $head =~ /[^\x00-\x7F]/;
		$body = decode_qp($body) if ($h{"content-transfer-encoding"} // "") eq "quoted-printable";
		my ($charset) = $h{"content-type"} =~ /charset="?([\w-]+)/ or die "no charset";
		print encode("UTF-8", decode("MIME-Header", $h{subject})), "\n";
		print lc $charset, "\n", encode("UTF-8", decode($charset, $body, Encode::FB_CROAK));
	' "$work/sent"
}

cat >"$work/bin/sendmail" <<'END2'
#!/bin/sh
for word; do printf '%s\n' "$word"; done >"${0%/*}/../words"
cat >"${0%/*}/../sent"
END2
chmod +x "$work/bin/sendmail"

# arrives MAILER OPTION: by the real program, to a sendmail that keeps what it gets.
arrives() {
	ln -sf "$(command -v "$1")" "$work/bin/mail"
	mailrc=$work/mailrc
	printf 'set sendwait\nset %s=%s\n' "$2" "$work/bin/sendmail" >"$mailrc"
	mail_at 2026-09-28
	is_status 0 "$1: exit 0"
	quiet
	decoded >"$work/out"
	ok "$1: the subject says it" test "$(sed -n 1p "$work/out")" = "$subject"
	ok "$1: the text is UTF-8" test "$(sed -n 2p "$work/out")" = utf-8
	ok "$1: and begins with the subject" test "$(sed -n 3p "$work/out")" = "$subject"
	out_has "$id" "$1: the ticket is in it"
	out_has '营抄中心' "$1: the names are in it"
	out_lacks 13800138000 "$1: a telephone number is not"
	out_lacks 王小明 "$1: nor is a name"
	ok "$1: to the address" grep -q clerk@example.com "$work/sent" "$work/words"

	for day in 2026-09-24 2026-09-27 2026-10-03; do
		mail_at $day
		is_status 0 "$1 on $day: exit 0"
		ok "$1: no mail on $day" test ! -e "$work/sent"
		quiet
	done
	mail_at 2026-09-23 --within 1
	decoded >"$work/out"
	out_has '即将到期 1 件' "$1: options are those of report-overdue"
	mail_at 2027-01-02
	is_status 3 "$1: a missing year: exit 3"
	decoded >"$work/out"
	out_has '≥ ' "$1: what is certainly late is sent"
	out_has 2027 "$1: with the missing year"

	# What is wrong with the store is no holiday.
	mv "$store" "$work/away"
	mail_at 2026-09-28
	is_status 1 "$1: without the store: exit 1"
	decoded >"$work/out"
	out_has "$store" "$1: and the mail says so"
	mv "$work/away" "$store"

	printf 'set sendwait\nset %s=/nonexistent/sendmail\n' "$2" >"$mailrc"
	lost "$1 without a mail system"
	mailrc=
}

# lost WHAT: nothing could be sent, and nothing is lost.
lost() {
	mail_at 2026-09-28
	is_status 1 "$1: exit 1"
	out_has "$id" "$1: the report is on standard output"
	err_has "not sent to clerk@example.com" "$1: which is told"
	ok "$1: it is kept in a file" grep -q "$id" "$work/keep"/overdue-*.txt
}

for pair in bsd-mailx:sendmail s-nail:mta; do
	if command -v "${pair%:*}" >/dev/null; then
		arrives "${pair%:*}" "${pair#*:}"
	else
		echo "ok $((tests_n += 1)) - ${pair%:*} # SKIP ${pair%:*} is not installed"
	fi
done

# No mail(1) at all: a path of links to all but it.
rm -f "$work/bin/mail"
mkdir "$work/tools"
for tool in /usr/bin/* /bin/*; do
	case ${tool##*/} in
	mail | mailx | *-mailx | s-nail) ;;
	*) [ -e "$work/tools/${tool##*/}" ] || ln -s "$tool" "$work/tools/" ;;
	esac
done
mail_at() {
	rm -rf "$work/keep"/*
	run env -i PATH="$BUILD/bin:$work/tools" ONESTOP_NOW="${1}T08:00:00+08:00" STATE_DIRECTORY="$work/keep" \
		/bin/sh "$examples/overdue-mail.sh" "$store" clerk@example.com
}
lost "without mail(1)"
mail_at 2026-09-24
is_status 0 "without mail(1), and nothing to send: exit 0"
quiet
ok "and no file" test -z "$(ls "$work/keep")"

# The unit gives the script what the test gave it.
for line in 'Environment=LC_ALL=C.UTF-8 TZ=Asia/Shanghai' StateDirectory=onestop-overdue User=onestop; do
	ok "the unit: $line" grep -qxF "$line" "$examples/onestop-overdue.service"
done
if command -v systemd-analyze >/dev/null; then
	sed 's,/usr/local/bin/overdue-mail.sh,/bin/sh,' "$examples/onestop-overdue.service" >"$work/onestop-overdue.service"
	run systemd-analyze verify "$work/onestop-overdue.service"
	err_lacks 'onestop-overdue.service:' "systemd takes the unit"
fi
finish
