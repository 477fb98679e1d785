#include "archive/archive.h"

#include <string.h>

#include "archive/binding.h"
#include "base/message.h"
#include "base/num.h"
#include "base/str.h"
#include "office/session.h"
#include "record/bytes.h"
#include "record/read.h"
#include "record/write.h"
#include "store/path.h"
#include "store/scan.h"
#include "store/store.h"
#include "txn/txn.h"
#include "ticket/ticket.h"
#include "value/date.h"

struct archive_search {
	const struct archive_order *order;
	struct binding *binding;
	struct arena *arena; /* reset after every file */
	char end[DATE_TEXT_SIZE];
};

/* Directories are named after the day received.  What has another name holds no ticket where it belongs. */
static bool is_before(const struct archive_search *search, const char *day)
{
	return strlen(day) == DATE_TEXT_SIZE - 1 && strcmp(day, search->end) < 0;
}

static int refuse(const struct scan_file *file, const char *why, struct err *err)
{
	return err_hint(err, err_set(err, ERR_MALFORMED, "%s: %s", file->path, why), "store-check");
}

/* Only what store-check would find well is bound, as it is looked for by its id in a volume. */
static int check(const struct scan_file *file, const struct ticket *ticket, struct arena *arena, struct err *err)
{
	struct str text = {0};
	if (!str_equal(path_ticket(PATH_TICKETS_CLOSED, ticket->id, arena), file->path))
		return refuse(file, _("the ticket in it belongs elsewhere"), err);
	if (!ticket_is_final(ticket->state))
		return refuse(file, _("the ticket in it is not final"), err);
	int rc = record_write(&ticket_schema, ticket, true, &text, err);
	if (rc == 0 && (text.length != file->length || memcmp(text.text, file->bytes, file->length) != 0))
		rc = refuse(file, _("not in canonical form"), err);
	str_close(&text);
	return rc;
}

static int take(void *context, const struct scan_file *file, struct err *err)
{
	struct archive_search *search = context;
	struct ticket ticket = {0};
	if (record_read(&ticket_schema, &ticket, file->path, file->bytes, file->length, search->arena, err) ||
		check(file, &ticket, search->arena, err))
		return -1;
	return binding_add(search->binding, ticket.id, file->bytes, file->length, err);
}

static int take_day(const struct session *session, struct archive_search *search, const char *day,
	struct err *err)
{
	struct arena arena = {0};
	const struct scan scan = {
		.directory = arena_printf(session->mem, "%s/%s", PATH_TICKETS_CLOSED, day),
		.limit = RECORD_FILE_BYTES,
		.each = take,
		.context = search,
	};
	search->arena = &arena;
	int rc = scan_files(session->store, &scan, &arena, err);
	arena_clear(&arena);
	return rc;
}

static int take_days(const struct session *session, struct archive_search *search, struct err *err)
{
	const struct archive_order *order = search->order;
	const char **names;
	size_t n;
	if (store_names(session->store, PATH_TICKETS_CLOSED, session->mem, &names, &n, err))
		return -1;
	for (size_t i = 0; i < n; i++) {
		if (is_before(search, names[i]) && take_day(session, search, names[i], err))
			return -1;
		if (order->each)
			order->each(order->context, i + 1, n);
	}
	return 0;
}

static const char *number(size_t n, struct arena *arena)
{
	return arena_printf(arena, "%zu", n);
}

/* Nothing to bind is nothing to commit, but the name that the command line was given is noted. */
static int commit(const struct session *session, struct txn *txn, const struct archive_search *search,
	struct err *err)
{
	const struct binding *binding = search->binding;
	if (binding->bound == 0 && str_empty(session->actor.op.op))
		return 0;
	txn_result(txn, number(binding->bound, session->mem));
	txn_result(txn, number(binding->volumes, session->mem));
	txn_trailer(txn, "Article", search->order->article);
	return txn_commit(txn, err, "%zu tickets received before %s into %zu volumes", binding->bound, search->end,
		binding->volumes);
}

static int bind(const struct session *session, const struct archive_order *order, struct txn *txn,
	struct archive_result *result, struct err *err)
{
	struct binding binding = {.store = session->store, .moves = true};
	struct archive_search search = {.order = order, .binding = &binding};
	date_format(order->before ? order->before : binding_before(session->today), search.end);
	int rc = take_days(session, &search, err) || binding_put(&binding, txn, err) ||
				 commit(session, txn, &search, err)
			 ? -1 : 0;
	*result = (struct archive_result){binding.bound, binding.volumes};
	binding_close(&binding);
	return rc;
}

static int repeated(const struct op *done, struct archive_result *result, struct err *err)
{
	int64_t bound, volumes;
	if (num_parse(op_id(done, 0), 0, INT64_MAX, &bound, err) ||
		num_parse(op_id(done, 1), 0, INT64_MAX, &volumes, err))
		return err_prefix(err, _("op-id \"%s\""), done->op);
	*result = (struct archive_result){(size_t)bound, (size_t)volumes};
	return 0;
}

int archive_bind(const struct session *session, const struct archive_order *order, struct archive_result *result,
	struct err *err)
{
	struct txn *txn = NULL;
	if (txn_begin(session->store, &session->actor, &txn, err))
		return -1;
	const struct op *done = txn_repeated(txn);
	int rc = done ? repeated(done, result, err) : bind(session, order, txn, result, err);
	txn_end(txn);
	return rc;
}
