#include "txn/op.h"

#include <ctype.h>
#include <sha2.h>
#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "record/read.h"
#include "store/path.h"
#include "store/store.h"
#include "value/date.h"
#include "value/id.h"
#include "value/moment.h"

#define RECORD struct op
static const struct field op_fields[] = {
	FIELD(op, LINE, N_("operation"), .flags = FIELD_REQUIRED, .check = op_check),
	FIELD(at, MOMENT, N_("at"), .flags = FIELD_REQUIRED),
	FIELD(program, ID, N_("command"), .flags = FIELD_REQUIRED, .check = id_check_code),
	FIELD(fingerprint, ID, N_("16 bits of the SHA-256 of its arguments"), .flags = FIELD_REQUIRED),
	FIELD(part, INT, N_("which operand of several, from 1"), .flags = 0),
	FIELD(ids, WORDS, N_("what came of it: ids, days, counts"), .flags = 0),
};
#undef RECORD

const struct schema op_schema = {
	.name = "operation",
	.size = sizeof(struct op),
	SCHEMA_FIELDS(op_fields),
	.summary = N_("what was done under an op-id"),
};

enum { NAME_BYTES = 64, FINGERPRINT_DIGITS = 4, DAY_SECONDS = 24 * 60 * 60 };

int op_check(const char *text, struct err *err)
{
	size_t n = strlen(text);
	for (size_t i = 0; n && text[i]; i++)
		if (!isalnum((unsigned char)text[i]) && !strchr("._:@+-", text[i]))
			n = 0;
	if (n == 0 || n > NAME_BYTES)
		return err_set(err, ERR_MALFORMED,
			_("1 to 64 letters, digits and . _ : @ + - name a command line"));
	return 0;
}

const char *op_fingerprint(const char *bytes, size_t length, struct arena *arena)
{
	char hex[SHA256_DIGEST_STRING_LENGTH];
	SHA256Data((const uint8_t *)bytes, length, hex);
	return arena_dup_n(arena, hex, FINGERPRINT_DIGITS);
}

const char *op_id(const struct op *op, size_t index)
{
	return index < op->ids.n ? op->ids.items[index] : "";
}

/* "3f.yaml" */
static const char *file_name(const char *op, struct arena *arena)
{
	return arena_printf(arena, "%.2s.yaml", op_fingerprint(op, strlen(op), arena));
}

/* "2026-11" */
static const char *month_of(int64_t moment, struct arena *arena)
{
	char day[DATE_TEXT_SIZE];
	return arena_dup_n(arena, date_format(moment_date(moment), day), strlen("YYYY-MM"));
}

/* The first month that anybody looks at. */
static const char *first_month(int64_t now, struct arena *arena)
{
	return month_of(now - (int64_t)OP_DAYS * DAY_SECONDS, arena);
}

static int refuse_other(const struct op *used, struct err *err)
{
	char at[MOMENT_TEXT_SIZE];
	return err_hint(err,
		err_set(err, ERR_REFUSED,
			_("op-id \"%s\" was already used by %s at %s, for another command line"), used->op,
			used->program, moment_format(used->at, at)),
		_("choose another"));
}

/* Look into one file.  It is read as records only when the name is in it: all are looked at, and
 * hardly one is the right one. */
static int look_into(struct store *store, const char *path, const struct op *wanted,
	struct arena *scratch, const struct op **found, struct err *err)
{
	const char *bytes;
	size_t length;
	struct list list;
	bool there;
	if (store_read(store, path, RECORD_VOLUME_BYTES, scratch, &bytes, &length, err))
		return -1;
	const char *needle = arena_printf(scratch, "\"%s\"", wanted->op);
	if (!bytes || !memmem(bytes, length, needle, strlen(needle)))
		return 0;
	if (store_read_list(store, path, &op_schema, &list, &there, err))
		return -1;
	const struct op *op = list.items;
	for (size_t i = 0; i < list.n; i++) {
		if (!str_equal(op[i].op, wanted->op) ||
			op[i].at < wanted->at - (int64_t)OP_DAYS * DAY_SECONDS)
			continue;
		if (!str_equal(op[i].program, wanted->program) ||
			!str_equal(op[i].fingerprint, wanted->fingerprint))
			return refuse_other(&op[i], err);
		if (op[i].part == wanted->part)
			*found = &op[i];
	}
	return 0;
}

static int look_through_month(struct store *store, const char *month, const struct op *wanted,
	struct arena *scratch, const struct op **found, struct err *err)
{
	const char **desks;
	size_t desks_n;
	const char *directory = arena_printf(scratch, "%s/%s", PATH_OPS, month);
	if (store_names(store, directory, scratch, &desks, &desks_n, err))
		return -1;
	const char *name = file_name(wanted->op, scratch);
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < desks_n; i++) {
		struct arena_mark mark = arena_mark(scratch);
		rc = look_into(store, path_ops(month, desks[i], name, scratch), wanted, scratch, found, err);
		arena_reset(scratch, mark);
	}
	return rc;
}

int op_find(struct store *store, const struct op *wanted, const struct op **found, struct err *err)
{
	struct arena scratch = {0};
	const char **months;
	size_t months_n;
	*found = NULL;
	if (str_empty(wanted->op))
		return 0;
	const char *first = first_month(wanted->at, &scratch);
	int rc = store_names(store, PATH_OPS, &scratch, &months, &months_n, err);
	for (size_t i = months_n; rc == 0 && i-- > 0 && !str_less(months[i], first);)
		rc = look_through_month(store, months[i], wanted, &scratch, found, err);
	arena_clear(&scratch);
	return rc;
}

static int find_old(struct store *store, const char *desk, const struct op *op, struct words *old,
	struct err *err)
{
	struct arena *mem = store->mem;
	const char *first = first_month(op->at, mem);
	const char **months;
	size_t months_n;
	size_t room = 0;
	*old = (struct words){0};
	if (store_names(store, PATH_OPS, mem, &months, &months_n, err))
		return -1;
	for (size_t i = 0; i < months_n && str_less(months[i], first); i++)
		VEC_PUSH(mem, old->items, old->n, room) =
			path_ops(months[i], desk, file_name(op->op, mem), mem);
	return 0;
}

int op_file(struct store *store, const char *desk, const struct op *op, struct op_file *file,
	struct err *err)
{
	struct arena *mem = store->mem;
	struct op_file made = {
		.path = path_ops(month_of(op->at, mem), desk, file_name(op->op, mem), mem)};
	bool found;
	if (store_read_list(store, made.path, &op_schema, &made.entries, &found, err) ||
		find_old(store, desk, op, &made.old, err))
		return -1;
	struct op *grown = arena_array(mem, made.entries.n + 1, sizeof *grown);
	if (made.entries.n)
		memcpy(grown, made.entries.items, made.entries.n * sizeof *grown);
	grown[made.entries.n] = *op;
	made.entries = (struct list){grown, made.entries.n + 1};
	*file = made;
	return 0;
}

int op_check_place(const struct op *op, const char *path, struct arena *arena, struct err *err)
{
	const char *month = month_of(op->at, arena);
	const char *rest = path + strlen(PATH_OPS "/");
	if (str_starts(rest, month) && rest[strlen(month)] == '/' &&
		str_equal(strrchr(path, '/') + 1, file_name(op->op, arena)))
		return 0;
	return err_set(err, ERR_MALFORMED, _("op-id \"%s\" belongs into %s"), op->op,
		path_ops(month, "*", file_name(op->op, arena), arena));
}
