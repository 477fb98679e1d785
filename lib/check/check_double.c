#include "check/check_double.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "finding/findings.h"
#include "office/session.h"
#include "record/bytes.h"
#include "record/copy.h"
#include "record/read.h"
#include "store/path.h"
#include "store/scan.h"
#include "store/store.h"
#include "ticket/ticket.h"
#include "ticket/ticket_duplicate.h"
#include "txn/op.h"
#include "value/date.h"

static void pass_over(void *context, const char *path, const struct err *err)
{
	(void)context, (void)path, (void)err;
}

/* ---- Tickets ------------------------------------------------------------------------------------- */

struct desks_seen {
	char code[2];
	bool several;
};

static int see_desk(void *context, const struct scan_file *file, struct err *err)
{
	struct desks_seen *seen = context;
	(void)err;
	if (strlen(file->name) < TICKET_ID_DESK + sizeof seen->code)
		return 0;
	const char *code = file->name + TICKET_ID_DESK;
	seen->several = *seen->code && memcmp(seen->code, code, sizeof seen->code) != 0;
	memcpy(seen->code, code, sizeof seen->code);
	return seen->several;
}

static int add_ticket(void *context, const struct scan_file *file, struct err *ignored)
{
	static const char sign[] = "\naccount: \"";
	struct arena scratch = {0};
	struct ticket ticket = {0};
	struct err unread = {0};
	(void)ignored;
	if (memmem(file->bytes, file->length, sign, strlen(sign)) &&
		record_read(&ticket_schema, &ticket, file->path, file->bytes, file->length, &scratch, &unread) == 0)
		ticket_doubles_add(context, &ticket);
	arena_clear(&scratch);
	return 0;
}

static void warn_ticket(struct findings *findings, const struct ticket_double *pair)
{
	struct err err = {0};
	(void)err_hint(&err,
		err_set(&err, ERR_REFUSED,
			_("ticket %s is of the same service (%s) on the same account (%s) as %s: two desks opened them without knowing of each other"),
			pair->id, pair->service, pair->account, pair->other),
		_("ticket-link %s --duplicate-of %s, or ticket-link %s --follows %s when both are right"), pair->id,
		pair->other, pair->id, pair->other);
	findings_warn(findings, path_ticket(PATH_TICKETS_OPEN, pair->id, findings->mem), &err);
}

static int check_tickets(struct findings *findings, struct err *err)
{
	struct arena files = {0};
	struct arena mem = {0};
	struct store *store = findings->session->store;
	struct desks_seen seen = {0};
	struct ticket_doubles doubles = {.mem = &mem};
	const struct scan names = {
		.directory = PATH_TICKETS_OPEN, .each = see_desk, .failed = pass_over, .context = &seen};
	const struct scan tickets = {.directory = PATH_TICKETS_OPEN, .limit = RECORD_FILE_BYTES, .each = add_ticket,
		.failed = pass_over, .context = &doubles};
	int rc = scan_files(store, &names, &files, err) < 0 ||
				 (seen.several && scan_files(store, &tickets, &files, err))
			 ? -1
			 : 0;
	const struct ticket_double_list pairs = ticket_doubles_pairs(&doubles);
	for (size_t i = 0; rc == 0 && i < pairs.n; i++)
		warn_ticket(findings, &pairs.items[i]);
	arena_clear(&files);
	arena_clear(&mem);
	return rc;
}

/* ---- Operations ---------------------------------------------------------------------------------- */

enum { DAY_SECONDS = 24 * 60 * 60, NAMES = 256 };

/* Where operations of a desk are noted in a month. */
struct op_place {
	const char *month;
	const char *desk;
};

struct desk_op {
	struct op op;
	const char *desk;
	const char *path;
};

struct op_search {
	struct findings *findings;
	struct arena mem;   /* for what is longer than a name of a file */
	struct op_place *places;
	size_t places_n;
	size_t places_room;
	int64_t since;      /* moment */
	/* Of the files of one name. */
	struct arena files;
	struct map desks;   /* by op-id: index + 1 of the place where it was seen first */
	struct map several; /* op-ids seen at two desks */
	struct desk_op *ops;
	size_t n;
	size_t room;
	const struct op_place *place; /* of the file that is read */
	const char *path;
};

static void list_places(struct op_search *search)
{
	struct store *store = search->findings->session->store;
	struct arena *mem = &search->mem;
	struct err told_elsewhere = {0};
	char first[DATE_TEXT_SIZE];
	const char **months, **desks;
	size_t months_n, desks_n;
	date_format(search->findings->session->today - OP_DAYS, first);
	first[strlen("YYYY-MM")] = '\0';
	if (store_names(store, PATH_OPS, mem, &months, &months_n, &told_elsewhere))
		return;
	for (size_t i = 0; i < months_n; i++) {
		if (str_less(months[i], first) ||
			store_names(store, arena_printf(mem, PATH_OPS "/%s", months[i]), mem, &desks, &desks_n,
				&told_elsewhere))
			continue;
		for (size_t k = 0; k < desks_n; k++)
			VEC_PUSH(mem, search->places, search->places_n, search->places_room) =
				(struct op_place){months[i], desks[k]};
	}
}

static bool are_several(const struct op_search *search)
{
	size_t i = 0;
	while (i < search->places_n && str_equal(search->places[i].desk, search->places[0].desk))
		i++;
	return i < search->places_n;
}

/* The op-ids of a file, by the lines as programs write them: hardly one is of two desks. */
static void see_names(struct op_search *search, size_t place, const char *bytes)
{
	static const char sign[] = "op: \"";
	for (const char *line = bytes; line; line = strchr(line, '\n')) {
		line += *line == '\n';
		if (!str_starts(line, sign))
			continue;
		const char *from = line + strlen(sign);
		const char *op = arena_dup_n(&search->files, from, strcspn(from, "\"\n"));
		const size_t first = map_get(&search->desks, op);
		if (!first)
			map_set(&search->desks, &search->files, op, place + 1);
		else if (!str_equal(search->places[first - 1].desk, search->places[place].desk))
			map_set(&search->several, &search->files, op, 1);
	}
}

static int add_op(void *context, void *record, size_t line, struct err *err)
{
	struct op_search *search = context;
	const struct op *op = record;
	struct arena *mem = &search->files;
	(void)line, (void)err;
	if (op->at < search->since || !map_get(&search->several, op->op))
		return 0;
	struct desk_op *kept = &VEC_PUSH(mem, search->ops, search->n, search->room);
	*kept = (struct desk_op){.desk = search->place->desk, .path = search->path};
	record_copy(&op_schema, &kept->op, op, mem);
	return 0;
}

/* Files of one name: once for the op-ids, and where one is of two desks again for what was done. */
static void read_files(struct op_search *search, const char *name, bool again)
{
	for (size_t i = 0; i < search->places_n; i++) {
		struct arena scratch = {0};
		struct err told_elsewhere = {0};
		const char *bytes;
		size_t length;
		search->place = &search->places[i];
		search->path = path_ops(search->place->month, search->place->desk, name, &search->files);
		if (store_read(search->findings->session->store, search->path, RECORD_VOLUME_BYTES, &scratch, &bytes,
			    &length, &told_elsewhere) == 0 &&
			bytes) {
			if (!again)
				see_names(search, i, bytes);
			else
				(void)record_read_stream(&op_schema, search->path, bytes, length, &scratch, add_op,
					search, &told_elsewhere);
		}
		arena_clear(&scratch);
	}
}

static int by_name_and_desk(const void *a, const void *b)
{
	const struct desk_op *x = a;
	const struct desk_op *y = b;
	int order = strcmp(x->op.op, y->op.op);
	if (order == 0)
		order = strcmp(x->desk, y->desk);
	if (order == 0)
		order = (x->op.at > y->op.at) - (x->op.at < y->op.at);
	return order ? order : (x->op.part > y->op.part) - (x->op.part < y->op.part);
}

/* Bills are of a file, and the file is one; and there must be another desk, in time. */
static bool is_double_op(const struct desk_op *ops, size_t n)
{
	bool once = true;
	for (size_t i = 0; i < n; i++)
		once = once && str_equal(ops[i].op.program, "bill-import") &&
		       str_equal(ops[i].op.fingerprint, ops[0].op.fingerprint);
	return !once && !str_equal(ops[0].desk, ops[n - 1].desk);
}

/* "DB ticket-new 20260918-DB-0001, DB-1; XS ticket-new 20260918-XS-0001, XS-1" */
static void warn_op(struct findings *findings, const struct desk_op *ops, size_t n)
{
	struct str text = {0};
	struct err err = {0};
	const struct desk_op *last = ops;
	for (size_t i = 0; i < n; i++) {
		const bool more = i > 0 && str_equal(ops[i].desk, ops[i - 1].desk);
		if (!more)
			str_add_format(&text, "%s%s %s", i ? "; " : "", ops[i].desk, ops[i].op.program);
		for (size_t k = 0; k < ops[i].op.ids.n; k++)
			str_add_format(&text, "%s%s", more || k ? ", " : " ", ops[i].op.ids.items[k]);
		last = ops[i].op.at > last->op.at ? &ops[i] : last;
	}
	(void)err_hint(&err,
		err_set(&err, ERR_REFUSED,
			_("op-id \"%s\" was used by desks that did not know of each other: %s"), ops->op.op,
			str_text(&text)),
		_("all of it stands: look whether it was meant once"));
	findings_warn(findings, arena_dup(findings->mem, last->path), &err);
	str_close(&text);
}

static void check_name(struct op_search *search, const char *name)
{
	read_files(search, name, false);
	if (search->several.n)
		read_files(search, name, true);
	if (search->n)
		qsort(search->ops, search->n, sizeof *search->ops, by_name_and_desk);
	for (size_t i = 0, n; i < search->n; i += n) {
		for (n = 1; i + n < search->n && str_equal(search->ops[i].op.op, search->ops[i + n].op.op);)
			n++;
		if (is_double_op(&search->ops[i], n))
			warn_op(search->findings, &search->ops[i], n);
	}
	arena_clear(&search->files);
	search->desks = search->several = (struct map){0};
	search->ops = NULL;
	search->n = search->room = 0;
}

static void check_ops(struct findings *findings)
{
	struct op_search search = {
		.findings = findings, .since = findings->session->now - (int64_t)OP_DAYS * DAY_SECONDS};
	list_places(&search);
	for (unsigned i = 0; i < NAMES && are_several(&search); i++)
		check_name(&search, arena_printf(&search.mem, "%02x.yaml", i));
	arena_clear(&search.files);
	arena_clear(&search.mem);
}

int check_doubles(struct findings *findings, struct err *err)
{
	if (check_tickets(findings, err))
		return -1;
	check_ops(findings);
	return 0;
}
