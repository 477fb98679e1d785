#include "cli/tail.h"

#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "office/session.h"
#include "record/read.h"
#include "store/path.h"
#include "store/scan.h"
#include "store/store.h"
#include "value/date.h"
#include "value/id.h"
#include "value/id_tail.h"

enum { LISTED_MOST = 8, BLOCK_DIGITS = 2 };

struct tail {
	const char *typed;
	const char **found;
	size_t n;
	size_t room;
	struct arena *arena;
};

static void add(struct tail *tail, const char *id, size_t length)
{
	VEC_PUSH(tail->arena, tail->found, tail->n, tail->room) = arena_dup_n(tail->arena, id, length);
}

static int refuse_many(const struct tail *tail, struct err *err)
{
	struct str list = {0};
	for (size_t i = 0; i < tail->n && i < LISTED_MOST; i++)
		str_add_format(&list, "%s%s", i ? ", " : "", tail->found[i]);
	err_set(err, ERR_REFUSED, _("\"%s\" may be %s%s; give more of the id"), tail->typed, str_text(&list),
		tail->n > LISTED_MOST ? ", ..." : "");
	str_close(&list);
	return -1;
}

/* ---- Accounts ----------------------------------------------------------------------------------- */

/* The name of a block is a number less its last two characters. */
static bool may_be_in(void *context, const char *name)
{
	const struct tail *tail = context;
	const size_t typed = strlen(tail->typed);
	const size_t stem = strcspn(name, ".");
	const size_t shared = typed > BLOCK_DIGITS ? typed - BLOCK_DIGITS : 0;
	return shared <= stem && strncmp(name + stem - shared, tail->typed, shared) == 0;
}

static int look_at_block(void *context, const struct scan_file *file, struct err *err)
{
	static const char key[] = "number: \"";
	struct tail *tail = context;
	const size_t typed = strlen(tail->typed);
	(void)err;
	for (const char *at = file->bytes; (at = strstr(at, key)) != NULL;) {
		bool begins = at == file->bytes || at[-1] == '\n';
		at += strlen(key);
		size_t length = strcspn(at, "\"\n");
		if (begins && length >= typed && strncmp(at + length - typed, tail->typed, typed) == 0)
			add(tail, at, length);
	}
	return 0;
}

/* The one that is the number itself, with zeros before it. */
static const char *whole_number(const struct tail *tail)
{
	for (size_t i = 0; i < tail->n; i++)
		if (strspn(tail->found[i], "0") + strlen(tail->typed) >= strlen(tail->found[i]))
			return tail->found[i];
	return NULL;
}

int tail_account(const struct session *session, const char *typed, const char **number, struct err *err)
{
	struct arena *arena = session->mem;
	struct tail tail = {.typed = id_tail_fold(typed, arena), .arena = arena};
	struct err grammar = {0};
	const bool valid = id_check_account(tail.typed, &grammar) == 0;
	const struct scan scan = {.directory = PATH_ACCOUNTS, .limit = RECORD_VOLUME_BYTES, .keep = true,
		.wants = may_be_in, .each = look_at_block, .context = &tail};
	const bool digits = strspn(tail.typed, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") == strlen(tail.typed);
	if (session->by_tail && *tail.typed && digits && scan_files(session->store, &scan, arena, err))
		return -1;
	const char *whole = whole_number(&tail);
	if (whole || tail.n == 1) {
		*number = whole ? whole : tail.found[0];
		return 0;
	}
	if (tail.n > 1)
		return refuse_many(&tail, err);
	if (!valid && session->by_tail && *tail.typed && digits)
		return err_hint(err, err_set(err, ERR_REFUSED, _("no account ends in \"%s\""), tail.typed),
			_("account-list --find <text>"));
	if (!valid) {
		id_check_account(utf8_fold(typed, arena), err);
		err->code = ERR_USAGE;
		return -1;
	}
	*number = tail.typed;
	return 0;
}

/* ---- Receipts ----------------------------------------------------------------------------------- */

/* Is there a receipt of that number in the book of the day whose page bears this name? */
static int look_in_book(struct tail *tail, const struct session *session, int day, const char *desk,
	int64_t number, struct err *err)
{
	char text[DATE_TEXT_SIZE];
	const char *bytes;
	size_t length;
	date_format(day, text);
	const char *receipt = arena_printf(tail->arena, "%.4s%.2s%.2s-%s-R%04lld", text, text + 5, text + 8, desk,
		(long long)number);
	if (id_check_receipt(receipt, err) ||
		store_read(session->store, path_receipt_page(receipt, tail->arena), RECORD_VOLUME_BYTES, tail->arena,
			&bytes, &length, err))
		return -1;
	if (bytes && strstr(bytes, arena_printf(tail->arena, "receipt: \"%s\"", receipt)))
		add(tail, receipt, strlen(receipt));
	return 0;
}

static int look_at_day(struct tail *tail, const struct session *session, int day, const struct id_tail *wanted,
	struct err *err)
{
	const char **names;
	size_t n;
	const char *desk = "";
	if (store_names(session->store, path_day_books(day, tail->arena), tail->arena, &names, &n, err))
		return -1;
	for (size_t i = 0; i < n; i++) {
		if (strlen(names[i]) < 3 || strncmp(desk, names[i], 2) == 0)
			continue;
		desk = arena_dup_n(tail->arena, names[i], 2);
		if ((!*wanted->desk || str_equal(wanted->desk, desk)) &&
			look_in_book(tail, session, day, desk, wanted->number, err))
			return -1;
	}
	return 0;
}

/* The day that ends so, today or before; today where none is named.  -1: there is none in a year. */
static int day_of(const char *digits, int today)
{
	for (int day = today; day > today - 366; day--) {
		char text[DATE_TEXT_SIZE];
		date_format(day, text);
		const char whole[] = {text[0], text[1], text[2], text[3], text[5], text[6], text[8], text[9], '\0'};
		if (str_ends(whole, digits))
			return day;
	}
	return -1;
}

int tail_receipt(const struct session *session, const char *typed, const char **receipt, struct err *err)
{
	struct tail tail = {.typed = id_tail_fold(typed, session->mem), .arena = session->mem};
	struct id_tail wanted;
	struct err grammar = {0};
	if (id_check_receipt(tail.typed, &grammar) == 0) {
		*receipt = tail.typed;
		return 0;
	}
	if (!session->by_tail || !id_tail_parse(tail.typed, 'R', session->mem, &wanted)) {
		id_check_receipt(utf8_fold(typed, session->mem), err);
		err->code = ERR_USAGE;
		return -1;
	}
	const int day = day_of(wanted.day, session->today);
	if (day >= 0 && look_at_day(&tail, session, day, &wanted, err))
		return -1;
	if (tail.n > 1)
		return refuse_many(&tail, err);
	if (tail.n == 0)
		return err_hint(err,
			err_set(err, ERR_REFUSED,
				*wanted.day ? _("no receipt of that day ends in \"%s\"") : _("no receipt of today ends in \"%s\""),
				tail.typed),
			"payment-list");
	*receipt = tail.found[0];
	return 0;
}
