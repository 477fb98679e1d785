#include "record/volume.h"

#include <string.h>

#include "base/message.h"

/* Between two documents; the first byte ends the one before. */
#define SEPARATOR "\n---\n"
#define FIRST "id: \""

const char *volume_end(const char *begin, const char *end)
{
	/* A document is some thousand bytes in short lines: from line to line is the shortest way. */
	for (const char *at = begin; (at = memchr(at, '\n', (size_t)(end - at))) != NULL; at++)
		if ((size_t)(end - at) >= strlen(SEPARATOR) && memcmp(at, SEPARATOR, strlen(SEPARATOR)) == 0)
			return at + 1;
	return end;
}

const char *volume_begin(const char *bytes, const char *end, const char *at)
{
	const size_t mark = strlen(SEPARATOR);
	while ((at = memrchr(bytes, '\n', (size_t)(at - bytes))) != NULL)
		if ((size_t)(end - at) >= mark && memcmp(at, SEPARATOR, mark) == 0)
			return at + mark;
	return bytes;
}

const char *volume_after(const char *begin, const char *end, size_t n)
{
	for (size_t i = 0; begin && i < n; i++) {
		begin = memmem(begin, (size_t)(end - begin), SEPARATOR, strlen(SEPARATOR));
		begin = begin ? begin + strlen(SEPARATOR) : NULL;
	}
	return begin;
}

/* As strcmp, of the id that the document begins with and this one; one without comes first. */
static int compare(const char *document, const char *id)
{
	if (!str_starts(document, FIRST))
		return -1;
	const char *own = document + strlen(FIRST);
	size_t n = strcspn(own, "\"\n");
	int order = strncmp(own, id, n);
	return order ? order : id[n] ? -1 : 0;
}

bool volume_is_cut(const char *bytes, size_t length)
{
	return length == 0 || bytes[length - 1] != '\n';
}

bool volume_begins(const char *document, const char *id)
{
	return str_starts(document, FIRST) && compare(document, id) == 0;
}

bool volume_find(const char *bytes, const char *id, const char **begin, size_t *length)
{
	for (const char *at = strstr(bytes, id); at; at = strstr(at + 1, id)) {
		const char *document = at - strlen(FIRST);
		size_t before = (size_t)(at - bytes);
		if (before < strlen(FIRST) || at[strlen(id)] != '"' || !str_starts(document, FIRST))
			continue;
		if (document != bytes && (before < strlen(SEPARATOR FIRST) ||
						 !str_starts(document - strlen(SEPARATOR), SEPARATOR)))
			continue;
		*begin = document;
		*length = (size_t)(volume_end(document, document + strlen(document)) - document);
		return true;
	}
	return false;
}

static void add(struct str *into, const char *bytes, size_t length)
{
	if (into->length)
		str_add(into, SEPARATOR + 1);
	str_add_n(into, bytes, length);
}

/* Is it the document of one of these?  Also in a volume that somebody put out of order: what goes out must
 * not be left in it, nor what goes in be in it twice. */
static bool is_part(const char *document, const struct volume_part *parts, size_t n)
{
	size_t low = 0, high = n;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = compare(document, parts[middle].id);
		if (order == 0)
			return true;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return false;
}

int volume_change(const char *path, const char *bytes, const struct volume_part *parts, size_t n,
	struct str *into, struct err *err)
{
	size_t k = 0;
	if (bytes && !str_ends(bytes, "\n"))
		return err_hint(err, err_set(err, ERR_MALFORMED, _("%s: the volume was cut short"), path),
			"store-check");
	const char *end = bytes ? bytes + strlen(bytes) : NULL;
	for (const char *at = bytes; at; at = volume_after(at, end, 1)) {
		for (; k < n && compare(at, parts[k].id) > 0; k++)
			if (parts[k].bytes)
				add(into, parts[k].bytes, parts[k].length);
		if (!is_part(at, parts, n))
			add(into, at, (size_t)(volume_end(at, end) - at));
	}
	for (; k < n; k++)
		if (parts[k].bytes)
			add(into, parts[k].bytes, parts[k].length);
	return 0;
}
