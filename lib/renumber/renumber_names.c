#include "renumber/renumber_names.h"

#include <ctype.h>
#include <string.h>

#include "base/message.h"
#include "base/vec.h"
#include "record/read.h"
#include "record/write.h"

#define RECORD struct renumber_paper
static const struct field paper_fields[] = {
	FIELD(was, ID, N_("number handed out"), .flags = FIELD_REQUIRED),
	FIELD(now, ID, N_("number now"), .flags = FIELD_REQUIRED),
};
#undef RECORD

const struct schema renumber_paper_schema = {
	.name = "paper",
	.title = N_("documents with another number"),
	.size = sizeof(struct renumber_paper),
	SCHEMA_FIELDS(paper_fields),
	.summary = N_("a ticket or receipt that has another number since its desk became another"),
};

enum { DAY_DIGITS = 8, DESK_AT = 9, NUMBER_AT = 12, NUMBER_DIGITS = 4, PERIOD_SIZE = 7 };

const char *renumber_names_of(const struct renumber_names *names, const char *was)
{
	const size_t place = was ? map_get(&names->places, was) : 0;
	return place ? names->now[place - 1] : NULL;
}

static void note(struct renumber_names *names, const char *was, const char *now)
{
	VEC_PUSH(names->arena, names->now, names->n, names->room) = now;
	map_set(&names->places, names->arena, was, names->n);
}

void renumber_names_note_event(struct renumber_names *names, const char *record, const char *id, const char *now)
{
	note(names, arena_printf(names->arena, "%s %s", record, id), now);
}

const char *renumber_names_of_event(const struct renumber_names *names, const char *record, const char *id)
{
	return renumber_names_of(names, arena_printf(names->arena, "%s %s", record, id));
}

static size_t count(struct renumber_names *names, const char *of)
{
	const size_t n = map_get(&names->counts, of) + 1;
	map_set(&names->counts, names->arena, of, n);
	return n;
}

static const char *day_of(const char *id, bool receipt, struct arena *arena)
{
	return arena_printf(arena, "%.*s%s", DAY_DIGITS, id, receipt ? "-R" : "-");
}

static const char *make(struct renumber_names *names, const char *was)
{
	struct arena *mem = names->arena;
	if (strchr(was, '/')) {
		const char *name = arena_printf(mem, "%.*s-%s", PERIOD_SIZE, was, names->code);
		return arena_printf(mem, "%s/%s-%zu", name, names->code, count(names, name));
	}
	const bool receipt = was[NUMBER_AT] == 'R';
	return arena_printf(mem, "%.*s-%s-%s%0*zu", DAY_DIGITS, was, names->code, receipt ? "R" : "", NUMBER_DIGITS,
		count(names, day_of(was, receipt, mem)));
}

const char *renumber_names_give(struct renumber_names *names, const char *was)
{
	const char *known = renumber_names_of(names, was);
	if (known)
		return known;
	const char *kept = arena_dup(names->arena, was);
	const char *now = make(names, was);
	note(names, kept, now);
	if (!strchr(was, '/'))
		VEC_PUSH(names->arena, names->papers.items, names->papers.n, names->papers_room) =
			(struct renumber_paper){kept, now};
	return now;
}

size_t renumber_names_receipts(const struct renumber_names *names, const char *day)
{
	return map_get(&names->counts, day_of(day, true, names->arena));
}

/* The length of what looks like an id of a ticket or receipt; 0: it does not. */
static size_t id_length(const char *at, const char *end)
{
	size_t n = 0;
	while (at + n < end && n < DAY_DIGITS && isdigit((unsigned char)at[n]))
		n++;
	if (n < DAY_DIGITS || end - at <= NUMBER_AT + NUMBER_DIGITS - 1 || at[DAY_DIGITS] != '-' ||
		at[NUMBER_AT - 1] != '-')
		return 0;
	n = NUMBER_AT + (at[NUMBER_AT] == 'R');
	const size_t digits = n;
	while (at + n < end && isdigit((unsigned char)at[n]))
		n++;
	return n > digits ? n : 0;
}

void renumber_names_apply(const struct renumber_names *names, const char *bytes, size_t length, struct str *into)
{
	const char *end = bytes + length;
	for (const char *at = bytes; at < end;) {
		const bool begins = at == bytes || !isalnum((unsigned char)at[-1]);
		const size_t n = begins ? id_length(at, end) : 0;
		char id[32];
		if (n == 0 || n >= sizeof id) {
			str_add_char(into, *at++);
			continue;
		}
		memcpy(id, at, n);
		id[n] = '\0';
		const char *now = renumber_names_of(names, id);
		str_add(into, now ? now : id);
		at += n;
	}
}

int renumber_names_record(const struct renumber_names *names, const struct schema *schema, const void *record,
	void *renamed, struct err *err)
{
	struct str was = {0}, is = {0};
	memset(renamed, 0, schema->size);
	int rc = record_write(schema, record, true, &was, err);
	if (rc == 0)
		renumber_names_apply(names, str_text(&was), was.length, &is);
	if (rc == 0)
		rc = record_read(schema, renamed, schema->name, str_text(&is), is.length, names->arena, err);
	str_close(&was);
	str_close(&is);
	return rc;
}
