#include "sync/receive_file.h"

#include <string.h>

#include "account/account_history.h"
#include "base/message.h"
#include "base/vec.h"
#include "check/check_cash_up.h"
#include "finding/findings.h"
#include "finding/record_text.h"
#include "rules/catalogue.h"
#include "rules/holidays.h"
#include "rules/rulebook.h"
#include "payment/bill_register.h"
#include "payment/cash_up.h"
#include "payment/day_book.h"
#include "payment/payment.h"
#include "record/copy.h"
#include "record/read.h"
#include "txn/op.h"
#include "store/path.h"
#include "store/scan.h"
#include "store/settings.h"
#include "sync/receive_event.h"
#include "value/id.h"

#define SEPARATOR "---\n"

enum { PLAIN_FILE = 0100644 };

/* The bytes of a blob of the commit, or of "COMMIT:PATH". */
static int read_object(const struct receive_file *file, const char *name, struct str *into, bool *found,
	struct err *err)
{
	str_clear(into);
	*found = false;
	return *name ? history_object(file->look->history, name, into, found, err) : 0;
}

static const char *at_commit(const struct receive_file *file, const char *path)
{
	return arena_printf(file->look->mem, "%s:%s", file->look->is->id, path);
}

/* ---- Streams ------------------------------------------------------------------------------------- */

/* Nothing but the records and what parts them, each once and in order. */
static int check_order(const struct receive_file *file, bool sorted, struct err *err)
{
	struct record_text_list list;
	size_t length = 0;
	record_text_part(file->change->path, str_text(&file->new), file->new.length, file->look->mem, &list);
	for (size_t i = 0; i < list.n; i++) {
		length += list.items[i].length + (i ? strlen(SEPARATOR) : 0);
		if (sorted && i && !str_less(list.items[i - 1].key, list.items[i].key))
			return err_set(err, ERR_MALFORMED, _("\"%s\" does not follow \"%s\" in order"),
				list.items[i].name, list.items[i - 1].name);
	}
	if (length != file->new.length)
		return err_set(err, ERR_MALFORMED, _("not in canonical form"));
	return 0;
}

/* Staff stood in the order of entry in format 1. */
static int check_sorted(const struct receive_file *file, struct err *err)
{
	return check_order(file, file->look->store->settings.format >= SETTINGS_FORMAT_MONEY, err);
}

static int check_single(const struct receive_file *file, struct err *err)
{
	if (memmem(str_text(&file->new), file->new.length, "\n" SEPARATOR, strlen("\n" SEPARATOR)))
		return err_set(err, ERR_MALFORMED, _("has more than one record"));
	return check_order(file, false, err);
}

static int check_past(const struct receive_file *file, struct err *err)
{
	const struct scan_file of = {.path = file->change->path, .name = "", .bytes = str_text(&file->new),
		.length = file->new.length};
	return check_sorted(file, err) ||
			       findings_canonical_stream(&account_history_schema, &of, file->look->mem, err)
		       ? -1
		       : 0;
}

/* What was appended to a stream that only grows. */
static int appended(const struct receive_file *file, const char **from, struct err *err)
{
	const char *text = str_text(&file->new);
	const size_t n = file->old.length;
	*from = text;
	if (n == 0)
		return 0;
	if (file->new.length <= n || memcmp(text, str_text(&file->old), n) != 0 ||
		!str_starts(text + n, SEPARATOR))
		return err_set(err, ERR_REFUSED, _("an entry was changed or removed"));
	*from = text + n + strlen(SEPARATOR);
	return 0;
}

/* The entries that were appended, and how many stand before them. */
struct entry_walk {
	const struct receive_file *file;
	struct receive_look *look;
	const char *name; /* of the register */
	size_t n;
};

static size_t count_records(const struct str *text)
{
	size_t n = text->length > 0;
	for (const char *at = str_text(text); (at = strstr(at, "\n" SEPARATOR)) != NULL; at++)
		n++;
	return n;
}

static int check_billed(void *context, void *record, size_t line, struct err *err)
{
	struct entry_walk *walk = context;
	struct bill_entry *entry = record;
	struct event as_event = {.id = entry->id, .at = entry->at, .by = entry->by,
		.act = entry->act == BILL_ACT_ADJUST ? "adjust" : entry->act == BILL_ACT_VOID ? "bill-void" : "bill"};
	(void)line;
	walk->n++;
	if (receive_event_check(walk->look, RECEIVE_OF_ACCOUNT, &as_event, err))
		return err_prefix(err, _("entry %s"), entry->id);
	if (!str_ends(entry->id, arena_printf(walk->look->mem, "-%zu", walk->n)))
		return err_set(err, ERR_REFUSED, _("entry %s is not numbered as the next of its register"), entry->id);
	receive_money_register(&walk->look->money, walk->name, entry);
	return 0;
}

static int check_stream(const struct receive_file *file, const struct schema *schema,
	int (*each)(void *context, void *record, size_t line, struct err *err), struct err *err)
{
	const char *slash = strrchr(file->change->path, '/') + 1;
	struct entry_walk walk = {file, file->look,
		arena_dup_n(file->look->mem, slash, strlen(slash) - strlen(".yaml")), count_records(&file->old)};
	const char *from;
	if (appended(file, &from, err))
		return -1;
	const size_t length = file->new.length - (size_t)(from - str_text(&file->new));
	const struct scan_file of = {.path = file->change->path, .name = slash, .bytes = from, .length = length};
	return record_read_stream(schema, of.path, of.bytes, length, file->look->mem, each, &walk, err) ||
			       findings_canonical_stream(schema, &of, file->look->mem, err)
		       ? -1
		       : 0;
}

static int check_register(const struct receive_file *file, struct err *err)
{
	return check_stream(file, &bill_entry_schema, check_billed, err);
}

static int check_op(void *context, void *record, size_t line, struct err *err)
{
	const struct entry_walk *walk = context;
	(void)line;
	return op_check_place(record, walk->file->change->path, walk->look->mem, err);
}

static int check_ops(const struct receive_file *file, struct err *err)
{
	return check_stream(file, &op_schema, check_op, err);
}

/* ---- Books --------------------------------------------------------------------------------------- */

/* "payments/2026/09-18/XS" of a page or a cash-up. */
static const char *book_of(const struct receive_file *file)
{
	const char *path = file->change->path;
	return arena_dup_n(file->look->mem, path, (size_t)(strrchr(path, '-') - path));
}

static const char *page_of(const struct receive_file *file, int page)
{
	return at_commit(file, arena_printf(file->look->mem, "%s-%02d.yaml", book_of(file), page));
}

/* Was the book closed when the commit was made? */
static int check_closed(const struct receive_file *file, struct str *text, struct err *err)
{
	const struct history_commit *is = file->look->is;
	struct cash_up cash_up = {0};
	bool found;
	const char *name = arena_printf(file->look->mem, "%s:%s-closed.yaml", is->parents[0], book_of(file));
	if (read_object(file, name, text, &found, err))
		return -1;
	if (found && record_read(&cash_up_schema, &cash_up, name, str_text(text), text->length, file->look->mem, err))
		return -1;
	return found && cash_up.state == CASH_UP_CLOSED
		       ? err_set(err, ERR_REFUSED, _("the book is closed, and nothing reopened it before"))
		       : 0;
}

static int check_page(const struct receive_file *file, struct err *err)
{
	const int page = day_book_page_of(strrchr(file->change->path, '/') + 1);
	struct str text = {0};
	bool found = true;
	int rc = check_order(file, false, err) || check_closed(file, &text, err) ? -1 : 0;
	if (rc == 0 && page > 1 && !*file->change->old_id)
		rc = read_object(file, page_of(file, page - 1), &text, &found, err);
	if (rc == 0 && page > 1 && !*file->change->old_id && (!found || count_records(&text) != PATH_PAGE_ENTRIES))
		rc = err_set(err, ERR_REFUSED, _("is begun before the page in front of it is full"));
	str_close(&text);
	return rc;
}

struct entry_list_build {
	struct arena *arena;
	struct payment_list list;
	size_t room;
};

static int gather_entry(void *context, void *record, size_t line, struct err *err)
{
	struct entry_list_build *build = context;
	struct payment entry = {0};
	(void)line, (void)err;
	record_copy(&payment_schema, &entry, record, build->arena);
	VEC_PUSH(build->arena, build->list.items, build->list.n, build->room) = entry;
	return 0;
}

/* What was cashed up is what the book has. */
static int check_totals(const struct receive_file *file, struct err *err)
{
	struct arena arena = {0};
	struct entry_list_build build = {.arena = &arena};
	struct cash_up cash_up = {0};
	struct str text = {0};
	bool found = true;
	int rc = check_single(file, err) ||
				 record_read(&cash_up_schema, &cash_up, file->change->path, str_text(&file->new),
					 file->new.length, &arena, err)
			 ? -1
			 : 0;
	for (int page = 1; rc == 0 && found; page++) {
		rc = read_object(file, page_of(file, page), &text, &found, err);
		if (rc == 0 && found)
			rc = record_read_stream(&payment_schema, file->change->path, str_text(&text), text.length, &arena,
				gather_entry, &build, err);
	}
	if (rc == 0)
		rc = check_cash_up_compare(&cash_up, &build.list, &arena, err);
	str_close(&text);
	arena_clear(&arena);
	return rc;
}

/* ---- What has no events -------------------------------------------------------------------------- */

static int pass_over(void *context, void *record, size_t line, struct err *err)
{
	(void)context, (void)record, (void)line, (void)err;
	return 0;
}

/* Whoever keeps the catalogue may write it by hand: it is to be read, in whatever form. */
static int check_catalogue(const struct receive_file *file, struct err *err)
{
	static const struct {
		const char *path;
		const struct schema *schema;
	} kinds[] = {
		{STORE_SETTINGS_PATH, &settings_schema},
		{PATH_SERVICES, &service_schema},
		{PATH_DEPARTMENTS, &department_schema},
		{PATH_FLOWS, &flow_schema},
		{PATH_REGULATION, &rulebook_schema},
		{PATH_CALENDAR "/", &notice_schema},
	};
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (str_starts(file->change->path, kinds[i].path))
			return record_read_stream(kinds[i].schema, file->change->path, str_text(&file->new),
				file->new.length, file->look->mem, pass_over, NULL, err);
	return 0;
}

static int check_settings(const struct receive_file *file, struct err *err)
{
	struct settings settings = {0};
	if (record_read(&settings_schema, &settings, file->change->path, str_text(&file->new), file->new.length,
		    file->look->mem, err))
		return -1;
	if (settings.format >= SETTINGS_FORMAT_OLDEST && settings.format <= SETTINGS_FORMAT)
		return 0;
	return err_set(err, ERR_REFUSED, _("store format %lld; these programs know format %d"),
		(long long)settings.format, SETTINGS_FORMAT);
}

static int check_plain(const struct receive_file *file, struct err *err)
{
	(void)file, (void)err;
	return 0;
}

/* ---- All ----------------------------------------------------------------------------------------- */

/* Tickets move, operations grow old, and the centre may do without a calendar. */
static int check_removed(const struct receive_file *file, struct err *err)
{
	const enum receive_kind kind = file->path.kind;
	if (kind == RECEIVE_TICKET || kind == RECEIVE_VOLUME || kind == RECEIVE_OPS || kind == RECEIVE_CATALOGUE ||
		kind == RECEIVE_PLAIN)
		return 0;
	return err_set(err, ERR_REFUSED, _("was deleted"));
}

static int read_both(struct receive_file *file, struct err *err)
{
	const struct history_change *change = file->change;
	bool found, was = true;
	if (read_object(file, change->new_id, &file->new, &found, err) ||
		read_object(file, change->old_id, &file->old, &was, err))
		return -1;
	if (!found || (*change->old_id && !was))
		return err_set(err, ERR_SYSTEM, _("%s: commit %.12s has a file that cannot be read"), change->path,
			file->look->is->id);
	if (file->new.length > file->path.limit)
		return err_set(err, ERR_REFUSED, _("is larger than the %zu KiB it may have"), file->path.limit / 1024);
	return 0;
}

int receive_file_check(struct receive_file *file, const struct history_change *change, struct err *err)
{
	/* ORDER receive_kind */
	static int (*const checks[])(const struct receive_file *file, struct err *err) = {check_plain, check_settings,
		check_catalogue, check_sorted, check_single, check_sorted, check_sorted, check_past, check_register,
		check_page, check_totals, check_ops, check_plain};
	file->change = change;
	if (receive_path_parse(change->path, file->look->mem, &file->path, err) ||
		receive_path_check(&file->path, file->look->desk, file->look->centre, err))
		return -1;
	if (!*change->new_id)
		return check_removed(file, err);
	if (change->mode != PLAIN_FILE)
		return err_set(err, ERR_REFUSED, _("is not a plain file"));
	return read_both(file, err) || checks[file->path.kind](file, err) ? -1 : 0;
}

void receive_file_end(struct receive_file *file)
{
	str_close(&file->old);
	str_close(&file->new);
}
