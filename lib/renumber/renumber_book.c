#include "renumber/renumber_book.h"

#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "payment/bill_register.h"
#include "payment/cash_up.h"
#include "payment/payment.h"
#include "txn/op.h"
#include "store/path.h"
#include "renumber/renumber_record.h"
#include "value/date.h"

/* Records that a commit appended to a file: those from `first` on. */
struct grown {
	struct list list;
	size_t first;
};

static int refuse(const char *path, const char *why, struct err *err)
{
	return err_set(err, ERR_REFUSED, "%s: %s", path, why);
}

static int read_grown(struct renumber_walk *walk, const char *path, const struct schema *schema, struct grown *grown,
	struct err *err)
{
	struct renumber_text was, is;
	struct list before;
	*grown = (struct grown){0};
	if (renumber_walk_was(walk, path, &was, err) || renumber_walk_is(walk, path, &is, err) ||
		renumber_walk_list(walk, path, schema, &was, &before, err) ||
		renumber_walk_list(walk, path, schema, &is, &grown->list, err))
		return -1;
	if (is.length < was.length || (was.length && memcmp(is.bytes, was.bytes, was.length) != 0))
		return refuse(path, _("an entry was changed or removed"), err);
	grown->first = before.n;
	return 0;
}

/* ---- Day books ----------------------------------------------------------------------------------- */

int renumber_book_name(struct renumber_walk *walk, const char *path, struct err *err)
{
	struct grown grown;
	if (read_grown(walk, path, &payment_schema, &grown, err))
		return -1;
	const struct payment *entry = grown.list.items;
	for (size_t i = grown.first; i < grown.list.n; i++)
		renumber_names_give(&walk->names, entry[i].receipt);
	return 0;
}

int renumber_book_page(struct renumber_walk *walk, const char *path, struct err *err)
{
	struct grown grown;
	if (read_grown(walk, path, &payment_schema, &grown, err))
		return -1;
	const struct payment *entry = grown.list.items;
	for (size_t i = grown.first; i < grown.list.n; i++) {
		struct payment made;
		if (renumber_names_record(&walk->names, &payment_schema, &entry[i], &made, err) ||
			renumber_walk_append(walk, path_receipt_page(made.receipt, walk->arena), &payment_schema, &made, err))
			return -1;
	}
	return 0;
}

static int leave_out(struct renumber_walk *walk, const char *path, const struct cash_up *cash_up)
{
	char day[DATE_TEXT_SIZE];
	date_format(cash_up->date, day);
	if (map_get(&walk->left_out, path))
		return 0;
	map_set(&walk->left_out, walk->arena, path, 1);
	walk->tell(walk->context,
		arena_printf(walk->arena,
			_("the day book of %s was cashed up together with what is at the hub: cash it up again (payment-close --day %s)"),
			day, day));
	return 0;
}

int renumber_book_close(struct renumber_walk *walk, const char *path, struct err *err)
{
	struct renumber_text texts[3];
	void *records[3];
	struct cash_up made;
	char day[DATE_TEXT_SIZE];
	if (renumber_walk_was(walk, path, &texts[0], err) || renumber_walk_is(walk, path, &texts[1], err) ||
		renumber_walk_record(walk, path, &cash_up_schema, &texts[0], &records[0], err) ||
		renumber_walk_record(walk, path, &cash_up_schema, &texts[1], &records[1], err))
		return -1;
	if (!records[1])
		return refuse(path, _("was deleted"), err);
	const struct cash_up *is = records[1];
	const char *place = path_cash_up(is->date, walk->names.code, walk->arena);
	if (renumber_walk_now(walk, place, &texts[2], err) ||
		renumber_walk_record(walk, place, &cash_up_schema, &texts[2], &records[2], err))
		return -1;
	date_format(is->date, day);
	const char *digits = arena_printf(walk->arena, "%.4s%.2s%.2s", day, day + 5, day + 8);
	if ((records[0] && !records[2]) || (size_t)is->entries > renumber_names_receipts(&walk->names, digits))
		return leave_out(walk, place, is);
	const struct renumber_record of = {&cash_up_schema, path, records[0], is, records[2]};
	const struct list one = {&made, 1};
	return renumber_record_make(&walk->names, &of, &made, err) ||
			       renumber_walk_put_list(walk, place, &cash_up_schema, &one, err)
		       ? -1
		       : 0;
}

/* ---- Registers of bills -------------------------------------------------------------------------- */

/* "2026-09-XS/XS-3", as events name it. */
static const char *ref_of(const struct renumber_walk *walk, const char *path, const char *id)
{
	const char *name = strrchr(path, '/') + 1;
	return arena_printf(walk->arena, "%.*s/%s", (int)(strlen(name) - strlen(".yaml")), name, id);
}

int renumber_book_name_bills(struct renumber_walk *walk, const char *path, struct err *err)
{
	struct grown grown;
	if (read_grown(walk, path, &bill_entry_schema, &grown, err))
		return -1;
	const struct bill_entry *entry = grown.list.items;
	for (size_t i = grown.first; i < grown.list.n; i++)
		renumber_names_give(&walk->names, ref_of(walk, path, entry[i].id));
	return 0;
}

int renumber_book_bills(struct renumber_walk *walk, const char *path, struct err *err)
{
	struct grown grown;
	if (read_grown(walk, path, &bill_entry_schema, &grown, err))
		return -1;
	const struct bill_entry *entry = grown.list.items;
	for (size_t i = grown.first; i < grown.list.n; i++) {
		struct bill_entry made;
		const char *ref = renumber_names_of(&walk->names, ref_of(walk, path, entry[i].id));
		const char *slash = strchr(ref, '/');
		const char *place = arena_printf(walk->arena, "%s/%.*s.yaml", PATH_BILLS, (int)(slash - ref), ref);
		if (renumber_names_record(&walk->names, &bill_entry_schema, &entry[i], &made, err))
			return -1;
		made.id = slash + 1;
		if (renumber_walk_append(walk, place, &bill_entry_schema, &made, err))
			return -1;
	}
	return 0;
}

/* ---- Operations ---------------------------------------------------------------------------------- */

/* A result names an event behind the record that has it. */
static void name_events(const struct renumber_names *names, const struct op *was, struct op *made)
{
	const char *record = "";
	for (size_t i = 0; i < was->ids.n; i++) {
		const char *now = renumber_names_of_event(names, record, was->ids.items[i]);
		if (now)
			made->ids.items[i] = now;
		else
			record = was->ids.items[i];
	}
}

/* ops/MONTH/DESK/NAME.  A file that is too old to be looked at stays with the desk that it is of. */
int renumber_book_ops(struct renumber_walk *walk, const char *path, struct err *err)
{
	const size_t desk = strlen(PATH_OPS "/2026-11/");
	const char *place = arena_printf(walk->arena, "%.*s%s%s", (int)desk, path, walk->names.code,
		path + desk + PATH_DESK_SIZE - 1);
	struct renumber_text is;
	struct grown grown;
	if (renumber_walk_is(walk, path, &is, err) || !is.bytes)
		return err->code ? -1 : 0;
	if (read_grown(walk, path, &op_schema, &grown, err))
		return -1;
	const struct op *op = grown.list.items;
	for (size_t i = grown.first; i < grown.list.n; i++) {
		struct op made;
		if (renumber_names_record(&walk->names, &op_schema, &op[i], &made, err))
			return -1;
		name_events(&walk->names, &op[i], &made);
		if (renumber_walk_append(walk, place, &op_schema, &made, err))
			return -1;
	}
	return 0;
}
