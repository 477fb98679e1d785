#include "carry/carry_log.h"

#include <string.h>

/* The length of the first line, with its end. */
static size_t first_line(const char *text, size_t length)
{
	const char *end = memchr(text, '\n', length);
	return end ? (size_t)(end - text) + 1 : length;
}

/* Where in the text that line of `n` bytes stands; its end: nowhere. */
static const char *find_line(const char *text, size_t length, const char *line, size_t n)
{
	const char *end = text + length;
	while (text < end && ((size_t)(end - text) < n || memcmp(text, line, n) != 0))
		text += first_line(text, (size_t)(end - text));
	return text;
}

/* Has the hub any of these lines? */
static bool has_any(const char *hub, size_t hub_length, const char *here, size_t here_length)
{
	for (size_t at = 0, n; at < here_length; at += n) {
		n = first_line(here + at, here_length - at);
		if (find_line(hub, hub_length, here + at, n) < hub + hub_length)
			return true;
	}
	return false;
}

bool carry_log_join(const char *hub, size_t hub_length, const char *here, size_t here_length, struct arena *arena,
	const char **both, size_t *length)
{
	const char *at = find_line(hub, hub_length, here, first_line(here, here_length));
	const size_t known = (size_t)(hub + hub_length - at);
	const size_t same = known < here_length ? known : here_length;
	if (memcmp(at, here, same) != 0 || (!known && has_any(hub, hub_length, here, here_length)))
		return false;
	/* A clone out of a backup has fewer. */
	*length = hub_length + here_length - same;
	char *text = arena_alloc(arena, *length + 1);
	memcpy(text, hub, hub_length);
	memcpy(text + hub_length, here + same, here_length - same);
	*both = text;
	return true;
}
