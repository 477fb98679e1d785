# citations.awk: what a text sends its reader to.  Three passes over their own files: the names of the
# tree (pass=1), the sources for the headers they include (pass=2), the texts (pass=3).  Prints lines
# "FILE:LINE WHAT there" or "FILE:LINE WHAT missing".  others: manual pages that are not ours.  Runs in
# the C locale, so that a word may hold any byte beyond ASCII.

function base(path) {
	sub(/.*\//, "", path)
	return path
}

function cite(what, there) {
	print FILENAME ":" FNR, what, there ? "there" : "missing"
}

BEGIN {
	n = split(others, word, " ")
	for (i = 1; i <= n; i++) page[word[i]]
}

# A file, by its path, by the path that sources include, by its name, and a page by what it is called.
pass == 1 {
	sub(/^\.\//, "")
	path[$0]
	name[base($0)]
	if (/^doc\/.*\.[157]$/) page[substr(base($0), 1, length(base($0)) - 2) "(" substr($0, length($0)) ")"]
	directory = $0
	if (sub(/^lib\//, "")) path[$0]
	while (sub(/\/[^\/]*$/, "", directory)) path[directory]
	next
}

/^[ \t]*#[ \t]*include[ \t]*</ && FILENAME ~ /\.[ch]$/ {
	split($0, word, /[<>]/)
	foreign[word[2]]
	foreign[base(word[2])]
}
pass == 2 || /^[ \t]*#[ \t]*include/ { next }

{
	line = $0
	if (FILENAME ~ /\.[157]$/) {
		gsub(/\\f[A-Z]/, "", line)
		gsub(/\\-/, "-", line)
		if (line ~ /^\.BR /) sub(/ \(/, "(", line)
	}
	sub(/exit\([0-9]\)/, "", line)
	gsub(/\$top\/|\$\(top\)\//, "", line)
	n = split(line, word, /[^A-Za-z0-9_.\/()$*<>%{}+\200-\377-]+/)
	for (i = 1; i <= n; i++) {
		w = word[i]
		# In Perl that is a call.
		if (FILENAME !~ /\.p[lm]$/ && match(w, /(^|[^A-Za-z0-9_-])[a-z][a-z0-9-]*\([1-8]\)/)) {
			w = substr(w, RSTART, RLENGTH)
			sub(/^[^a-z]/, "", w)
			cite(w, w in page)
			continue
		}
		gsub(/^[(.\/]+|[).]+$/, "", w)
		# Made of parts, or with a word in capitals that stands for one.
		if (w ~ /[$*<>%{}+()]|\.\.\./ || (base(w) != "README.md" && w ~ /[A-Z][A-Z]/)) continue
		if (w ~ /^(lib|cmd|doc|tests|data|completions)\/.*\.[a-z0-9]+$/) cite(w, w in path)
		else if (w ~ /^(lib|doc|tests|data)\/[a-z0-9]+\/?$/) {
			sub(/\/$/, "", w)
			cite(w, w in path)
		} else if (w ~ /^[a-z]+\/[a-z0-9_-]+\.h$/) cite(w, w in path || w in foreign)
		else if (w ~ /^[a-z0-9_-]+\.h$/) cite(w, w in name || w in foreign)
		else if (w ~ /^[^\/]+\.md$/) cite(w, w in name)
	}
}
