/* Disputes as people read them: a row for each side of each field. */
#ifndef DISPUTE_DISPUTE_ROW_H
#define DISPUTE_DISPUTE_ROW_H

#include <stddef.h>
#include <stdint.h>

#include "office/event_dispute.h"
#include "record/field.h"

struct dispute_row {
	const char *field; /* its title, translated */
	const char *event; /* id: what --take is given */
	const char *value; /* as people read it; of what is personal its mask */
	const char *by;    /* staff id */
	int64_t at;
};

struct dispute_row_list {
	struct dispute_row *items;
	size_t n;
};

extern const struct schema dispute_row_schema;

struct dispute_row_how {
	const char *(*name_of)(const void *names, const char *kind, const char *code); /* NULL: codes stay */
	const void *names;
	bool unmask;
};

/* The rows of the sides of a record of the schema.  In the arena. */
struct dispute_row_list dispute_rows(const struct schema *schema, const struct dispute_list *disputes,
	const struct dispute_row_how *how, struct arena *arena);

/* "department: XS-2 营抄中心 / DB-2 管网部": all of them in a line.  In the arena. */
const char *dispute_row_line(const struct dispute_row_list *rows, struct arena *arena);

#endif
