# circles.awk: what goes round in a graph.  Reads lines "FROM TO" (list empty) and, as exceptions,
# lines "FROM TO" while list is set.  Prints one line for each circle that is left when the exceptions
# are taken out (the shortest there is through its first file), and "not needed: FROM TO" for each
# exception that is no step of a circle of the rest and itself.  The last line tells how much was read.

# The shortest way from a to b, or "".  Goes only where the exceptions allow.
function way(a, b,    queue, head, tail, from, to, n, i, next_) {
	delete before
	queue[tail = 1] = a
	before[a] = ""
	for (head = 1; head <= tail; head++) {
		from = queue[head]
		n = split(after[from], next_, " ")
		for (i = 1; i <= n; i++) {
			to = next_[i]
			if (to == b) {
				for (to = b; from != ""; from = before[from]) to = from " " to
				return to
			}
			if (!(to in before)) {
				before[to] = from
				queue[++tail] = to
			}
		}
	}
	return ""
}

NF != 2 { next }
list { excepted[$1, $2]; exception[++exceptions] = $0; next }
{
	edges++
	exists[$1, $2]
	if (!(($1, $2) in excepted)) {
		after[$1] = after[$1] " " $2
		if (!($1 in seen)) { seen[$1]; name[++names] = $1 }
	}
}

END {
	for (i = 1; i <= names; i++) {
		circle = way(name[i], name[i])
		if (circle == "") continue
		# Told once, by the file that stands first.
		n = split(circle, file, " ")
		first = 1
		for (j = 2; j < n; j++) if (file[j] < file[1]) first = 0
		if (first) print circle
	}
	for (i = 1; i <= exceptions; i++) {
		split(exception[i], file, " ")
		if (!((file[1], file[2]) in exists) || way(file[2], file[1]) == "")
			print "not needed: " exception[i]
	}
	print "read", edges
}
