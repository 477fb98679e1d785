#include "finding/record_text.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

#include "base/err.h"
#include "base/num.h"
#include "base/str.h"
#include "base/vec.h"
#include "payment/day_book.h"
#include "store/path.h"
#include "value/moment.h"

#define SEPARATOR "---\n"

struct kind {
	const char *path; /* a directory, or a file */
	const char *name;
	const char *key;  /* how the line begins that tells which record it is; NULL: the file is the record */
};

static const struct kind kinds[] = {
	{"tickets/", "ticket", "id: \""},
	{PATH_ACCOUNT_HISTORY "/", "history", "number: \""}, /* before what it lies in */
	{PATH_ACCOUNTS "/", "account", "number: \""},
	{PATH_STAFF, "staff", "id: \""},
	{PATH_DESKS, "desk", "code: \""},
	{PATH_PAYMENTS "/", "book", NULL},
};

static const struct kind *kind_of(const char *path)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (str_starts(path, kinds[i].path))
			return &kinds[i];
	return NULL;
}

bool record_text_knows(const char *path)
{
	return kind_of(path) != NULL;
}

static const char *line_end(const char *at, const char *end)
{
	const char *newline = memchr(at, '\n', (size_t)(end - at));
	return newline ? newline + 1 : end;
}

/* The value of the line that begins so, with what `KEY: "` is indented by, within these bytes, as far as it can be shown;
 * "" when there is none.  A line of a text is further in. */
static const char *value_of(const char *begin, const char *at, const char *end, struct arena *arena)
{
	const size_t n = strlen(begin);
	for (; at < end; at = line_end(at, end)) {
		const char *stop = line_end(at, end);
		if ((size_t)(stop - at) > n && strncmp(at, begin, n) == 0) {
			const char *quote = memchr(at + n, '"', (size_t)(stop - at) - n);
			return quote ? arena_dup_n(arena, at + n, (size_t)(quote - at) - n) : "";
		}
	}
	return "";
}

/* How the lines of an entry begin. */
struct entry_lines {
	const char *id;
	const char *by;
	const char *at;
};

static const struct entry_lines event_lines = {"- id: \"", "  by: \"", "  at: \""};
static const struct entry_lines book_lines = {"receipt: \"", "by: \"", "at: \""};

static struct record_text_entry entry_of(const struct entry_lines *lines, const char *at, const char *end,
	struct arena *arena)
{
	struct err ignored = {0};
	struct record_text_entry entry = {
		.id = value_of(lines->id, at, end, arena),
		.by = value_of(lines->by, at, end, arena),
		.bytes = at,
		.length = (size_t)(end - at),
	};
	if (moment_parse(value_of(lines->at, at, end, arena), &entry.at, &ignored))
		entry.at = 0;
	return entry;
}

/* "events:", then what begins with "- " at the margin, to the end or the next field. */
static void cut_events(struct record_text *record, struct arena *arena)
{
	const char *end = record->bytes + record->length;
	const char *at = record->bytes;
	size_t room = 0;
	while (at < end && !str_starts(at, "events:\n"))
		at = line_end(at, end);
	if (at < end)
		at = line_end(at, end);
	while (at < end && *at == '-') {
		const char *stop = line_end(at, end);
		while (stop < end && *stop == ' ')
			stop = line_end(stop, end);
		VEC_PUSH(arena, record->entries, record->n, room) =
			entry_of(&event_lines, at, stop, arena);
		at = stop;
	}
}

/* Of letters, digits and "-_." only, so that nothing else than an id is ever repeated. */
static const char *shown(const char *text)
{
	size_t n = strlen(text);
	for (size_t i = 0; i < n; i++)
		if (!isalnum((unsigned char)text[i]) && !strchr("-_.", text[i]))
			return "?";
	return n > 0 && n <= 40 ? text : "?";
}

/* "2026-09-18-XS-01" of "payments/2026/09-18/XS-01.yaml". */
static const char *name_of_book(const char *path, struct arena *arena)
{
	char *name = arena_dup(arena, path + strlen(PATH_PAYMENTS "/"));
	name[strcspn(name, ".")] = '\0';
	for (char *c = name; *c; c++)
		if (*c == '/')
			*c = '-';
	return shown(name);
}

/* How many entries stand in the pages before this one. */
static int64_t entries_before(const char *path)
{
	const int page = day_book_page_of(strrchr(path, '/') + 1);
	return page > 1 ? (int64_t)(page - 1) * PATH_PAGE_ENTRIES : 0;
}

/* The line that parts it from the next one, or the end. */
static const char *record_end(const char *at, const char *end)
{
	static const char parts[] = "\n" SEPARATOR;
	if ((size_t)(end - at) >= strlen(SEPARATOR) && memcmp(at, SEPARATOR, strlen(SEPARATOR)) == 0)
		return at;
	const char *line = memmem(at, (size_t)(end - at), parts, strlen(parts));
	return line ? line + 1 : end;
}

static void cut_records(const struct kind *kind, const char *bytes, size_t length, bool events, struct arena *arena,
	struct record_text_list *list)
{
	const char *end = bytes + length;
	size_t room = 0;
	for (const char *at = bytes; at < end;) {
		const char *stop = record_end(at, end);
		struct record_text record = {.bytes = at, .length = (size_t)(stop - at)};
		record.name = value_of(kind->key, at, stop, arena);
		record.key = arena_printf(arena, "%s %s", kind->name, record.name);
		record.name = shown(record.name);
		if (events)
			cut_events(&record, arena);
		VEC_PUSH(arena, list->items, list->n, room) = record;
		at = stop < end ? stop + strlen(SEPARATOR) : end;
	}
}

static void cut_book(const char *path, const char *bytes, size_t length, struct arena *arena, struct record_text_list *list)
{
	const char *end = bytes + length;
	size_t room = 0, entries_room = 0;
	struct record_text book = {.key = arena_printf(arena, "book %s", path), .bytes = bytes, .length = length,
		.name = name_of_book(path, arena), .before = entries_before(path)};
	if (str_ends(path, "-closed.yaml"))
		cut_events(&book, arena);
	else
		for (const char *at = bytes; at < end;) {
			const char *stop = record_end(at, end);
			VEC_PUSH(arena, book.entries, book.n, entries_room) = entry_of(&book_lines, at, stop, arena);
			at = stop < end ? stop + strlen(SEPARATOR) : end;
		}
	VEC_PUSH(arena, list->items, list->n, room) = book;
}

static void cut(const char *path, const char *bytes, size_t length, bool events, struct arena *arena,
	struct record_text_list *list)
{
	const struct kind *kind = kind_of(path);
	*list = (struct record_text_list){0};
	if (kind && kind->key)
		cut_records(kind, bytes, length, events, arena, list);
	else if (kind)
		cut_book(path, bytes, length, arena, list);
}

void record_text_cut(const char *path, const char *bytes, size_t length, struct arena *arena,
	struct record_text_list *list)
{
	cut(path, bytes, length, true, arena, list);
}

void record_text_part(const char *path, const char *bytes, size_t length, struct arena *arena,
	struct record_text_list *list)
{
	cut(path, bytes, length, false, arena, list);
}

const struct record_text *record_text_find(const struct record_text_list *list, size_t from, const char *key)
{
	for (size_t i = 0; i < list->n; i++) {
		const struct record_text *record = &list->items[(from + i) % list->n];
		if (str_equal(record->key, key))
			return record;
	}
	return NULL;
}

int64_t record_text_number(const char *id, size_t *stem)
{
	struct err ignored = {0};
	int64_t number = -1;
	size_t n = strlen(id);
	while (n > 0 && isdigit((unsigned char)id[n - 1]))
		n--;
	*stem = n;
	return num_parse(id + n, 0, INT32_MAX, &number, &ignored) ? -1 : number;
}

/* ---- Lines --------------------------------------------------------------------------------------- */

/* Where we are in the text. */
struct line_search {
	const char *at; /* begin of a line */
	size_t line;
	size_t indent;  /* of the keys of what we are in */
};

static bool go_on(struct line_search *search)
{
	const char *end = strchr(search->at, '\n');
	if (!end || !end[1])
		return false;
	search->at = end + 1;
	search->line++;
	return true;
}

/* How far in the key of a line stands: behind blanks, and behind the "- " that begins an item. */
static size_t indent_of(const char *line, bool *begins)
{
	size_t n = strspn(line, " ");
	*begins = str_starts(line + n, "- ");
	return *begins ? n + 2 : n;
}

/* From the first line of a mapping on: the line of it that begins so.  The search stays where it is when
 * there is none. */
static bool find_key(struct line_search *search, const char *key, const char *value)
{
	struct line_search on = *search;
	bool begins, first = true;
	do {
		size_t indent = indent_of(on.at, &begins);
		size_t n = strlen(key);
		if (!first && (str_starts(on.at, "---") || indent < search->indent ||
				      (begins && indent == search->indent)))
			return false;
		first = false;
		if (indent != search->indent || strncmp(on.at + indent, key, n) != 0 || on.at[indent + n] != ':')
			continue;
		if (value && (!str_starts(on.at + indent + n, ": \"") ||
				     !str_starts(on.at + indent + n + 3, value) ||
				     on.at[indent + n + 3 + strlen(value)] != '"'))
			continue;
		search->at = on.at;
		search->line = on.line;
		return true;
	} while (go_on(&on));
	return false;
}

/* The item of a list whose first member is this; its keys stand two further in. */
static bool find_item(struct line_search *search, const char *list, const char *key, const char *value)
{
	struct line_search on = *search;
	if (!find_key(&on, list, NULL))
		return false;
	on.indent = search->indent + 2;
	while (go_on(&on)) {
		bool begins;
		size_t indent = indent_of(on.at, &begins);
		struct line_search item = on;
		if (indent < on.indent || str_starts(on.at, "---"))
			return false;
		if (begins && indent == on.indent && find_key(&item, key, value) && item.line == on.line) {
			*search = on;
			return true;
		}
	}
	return false;
}

size_t record_text_line(const char *text, size_t line, const struct record_words *words)
{
	struct line_search search = {.at = text, .line = 1};
	while (search.line < line && go_on(&search))
		;
	if (words->event && !find_item(&search, "events", "id", words->event))
		return search.line;
	if (words->bill && !find_item(&search, "bills", "period", words->bill))
		return search.line;
	if (words->member)
		find_key(&search, words->member, NULL);
	return search.line;
}
