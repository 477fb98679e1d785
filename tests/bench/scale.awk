# awk -f scale.awk RATES: what a year costs, from what the bench measured for one account, bill, ticket,
# payment and commit (bytes, or the time of one), for three sizes of a utility.

function gib(bytes) { return bytes < 1073741824 ? sprintf("%.0f MiB", bytes / 1048576) : sprintf("%.1f GiB", bytes / 1073741824) }
function seconds(s) { return s < 100 ? sprintf("%.1f s", s) : sprintf("%.0f min", s / 60) }

function row(title, kind,    i, line) {
	line = "| " title " |"
	for (i = 1; i <= sizes_n; i++)
		line = line " " cell(size[i], kind) " |"
	print line
}

# Of a year with n accounts.
function year_tree(n) {
	return n * (12 * rate["bill_tree"] + 12 * rate["entry_tree"] + tickets * rate["ticket_tree"])
}

# Bills and payments of the banks come in as tables; what is done at a window is a commit of its own.
function year_history(n,    bytes) {
	bytes = 12 * rate["bill_history"] + (12 - window) * rate["bill_history"]
	bytes += (window + tickets * commits) * rate["operation_history"]
	return n * bytes
}

function cell(n, kind) {
	if (kind == "commits")
		return sprintf("%d", n * (window + tickets * commits))
	if (kind == "first")
		return gib(n * (rate["account_tree"] + rate["account_history"]) + rate["empty_tree"] + rate["empty_history"])
	if (kind == "tree")
		return gib(year_tree(n))
	if (kind == "history")
		return gib(year_history(n))
	if (kind == "ten")
		return gib(n * rate["account_tree"] + 10 * year_tree(n)) " + " gib(n * rate["account_history"] + 10 * year_history(n))
	if (kind == "bills")
		return seconds(n * rate["bill_us"] / 1e6)
	if (kind == "check")
		return seconds(n / accounts * rate["check_ms"] / 1000)
	return seconds(n / accounts * rate["quarter_ms"] / 1000)
}

{ rate[$1] = $2 }

END {
	sizes_n = split("20000 100000 1000000", size, " ")
	accounts = rate["accounts"]
	tickets = 0.67 # of an account in a year
	commits = 5    # of a ticket: reception, hand-over, result, telling, closing
	window = 2     # of twelve payments of an account, those at a window
	print "| accounts | 20,000 | 100,000 | 1,000,000 |"
	print "| --- | ---: | ---: | ---: |"
	row("commits at the windows in a year", "commits")
	row("disk on the first day, history included", "first")
	row("files, growth in a year", "tree")
	row("history, growth in a year", "history")
	row("files + history after ten years", "ten")
	row("bill-import of a month", "bills")
	row("store-check of all", "check")
	row("report-quarter", "quarter")
}
