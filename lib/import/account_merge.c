#include "import/account_merge.h"

#include <string.h>

#include "account/account_dated.h"
#include "account/account_disputed.h"
#include "account/account_reading.h"
#include "account/account_rule.h"
#include "account/account_view.h"
#include "base/message.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "import/account_column.h"
#include "import/import_shown.h"
#include "import/import_value.h"
#include "record/field_mask.h"
#include "value/ident.h"

/* An identity number that was here before is as right or wrong as it was. */
static void take_identity(struct account_merge *merge)
{
	struct account *after = &merge->after;
	const struct account *before = &merge->before;
	struct err err = {0};
	size_t at = import_file_place(merge->row.file, "id_no");
	bool same = str_equal(before->id_no, after->id_no);
	if (str_empty(after->id_no) || (same && before->id_type == after->id_type))
		return;
	if (!same && before->id_type == after->id_type &&
		import_file_place(merge->row.file, "id_type") == merge->row.file->number_at)
		after->id_type = ID_NONE;
	int rc = 0;
	if (!after->id_type)
		rc = account_column_id_type(after->id_no, &after->id_type, &err);
	else if (after->id_type == ID_RESIDENT)
		rc = ident_resident_check(after->id_no, &err);
	else if (after->id_type == ID_CREDIT_CODE)
		rc = ident_credit_check(after->id_no, &err);
	if (rc == 0)
		return;
	if (str_empty(after->id_reason))
		import_row_refuse_err(&merge->row, at, &err);
	else if (!after->id_type)
		after->id_type = ID_OTHER;
}

/* The two values of a field: personal ones masked, but so that they differ. */
static void show(const struct field *field, const struct account_merge *merge, const char *shown[2])
{
	struct arena *arena = merge->row.arena;
	const char *before = utf8_printable(field_format(field, &merge->before, arena), false, arena);
	const char *after = utf8_printable(field_format(field, &merge->after, arena), false, arena);
	if (field->flags & FIELD_PERSONAL) {
		field_mask_apart(field, before, after, arena, shown);
		return;
	}
	shown[0] = import_value_shown(before, arena);
	shown[1] = import_value_shown(after, arena);
}

/* What becomes another: a line for every field. */
static void add_differences(struct account_merge *merge)
{
	struct arena *arena = merge->row.arena;
	for (size_t i = 0; i < account_schema.fields_n; i++) {
		const struct field *field = &account_schema.fields[i];
		if (field->type == FIELD_LIST || field_equal(field, &merge->before, &merge->after))
			continue;
		const char *shown[2];
		show(field, merge, shown);
		const char *line = arena_printf(arena, "%s %s: \"%s\" -> \"%s\"", merge->row.entry->number,
			field_shown(field), shown[0], shown[1]);
		if (merge->update)
			VEC_PUSH(arena, merge->changes, merge->changes_n, merge->changes_room) = line;
		else
			import_row_fault(&merge->row, import_file_place(merge->row.file, field->key), line);
	}
}

/* The order in which shares of use are named says nothing, so it is no difference. */
static void keep_order_of_use(struct account_merge *merge)
{
	const struct words *before = &merge->before.use;
	if (before->n != merge->after.use.n)
		return;
	for (size_t i = 0; i < before->n; i++)
		if (!words_have(&merge->after.use, before->items[i]))
			return;
	merge->after.use = *before;
}

static bool is_same(const struct account_merge *merge)
{
	for (size_t i = 0; i < account_schema.fields_n; i++)
		if (account_schema.fields[i].type != FIELD_LIST &&
			!field_equal(&account_schema.fields[i], &merge->before, &merge->after))
			return false;
	return true;
}

/* Also between rows of the table: the earlier account has the number. */
static bool take_numbers(struct account_merge *merge, struct account *account)
{
	struct err err = {0};
	if (account_unique_take(merge->unique, &merge->stored, account, merge->force, &err) == 0)
		return true;
	import_row_refuse_err(&merge->row, import_file_place(merge->row.file, merge->unique->refused), &err);
	return false;
}

static void compare(struct account_merge *merge, const struct account *account)
{
	const struct account_view view = account_view_of(account);
	import_row_compare(&merge->row, &view);
}

static enum account_merge_end take_known(struct account_merge *merge)
{
	struct account changed = merge->stored;
	struct err err = {0};
	keep_order_of_use(merge);
	if (is_same(merge))
		return ACCOUNT_MERGE_SAME;
	if (merge->update && (account_update(&changed, &merge->session, &merge->after, &err) ||
				     account_disputed_check(&merge->stored, &changed, &err))) {
		import_row_refuse_err(&merge->row, merge->row.file->number_at, &err);
		return ACCOUNT_MERGE_FAULTY;
	}
	if (merge->update && !take_numbers(merge, &changed))
		return ACCOUNT_MERGE_FAULTY;
	add_differences(merge);
	if (!merge->update)
		return ACCOUNT_MERGE_DIFFERS;
	merge->after = changed;
	return ACCOUNT_MERGE_CHANGED;
}

static enum account_merge_end take_new(struct account_merge *merge)
{
	const struct import_file *file = merge->row.file;
	struct account *after = &merge->after;
	struct err err = {0};
	if (str_empty(after->holder)) {
		import_row_refuse(&merge->row, import_file_place(file, "holder"),
			_("the account is new and needs a holder (户名)"));
		return ACCOUNT_MERGE_FAULTY;
	}
	if (after->state == ACCOUNT_CANCELLED && !str_empty(after->meter_no))
		after->meter = METER_OUT;
	if (account_open(after, &merge->session, after, &err)) {
		import_row_refuse_err(&merge->row, file->number_at, &err);
		return ACCOUNT_MERGE_FAULTY;
	}
	compare(merge, after);
	if (merge->row.faulty)
		return ACCOUNT_MERGE_FAULTY;
	return take_numbers(merge, after) ? ACCOUNT_MERGE_ADDED : ACCOUNT_MERGE_FAULTY;
}

static void refuse_day(struct account_merge *merge, const char *key, const char *rule)
{
	import_row_refuse(&merge->row, import_file_place(merge->row.file, key), rule);
}

/* A day that the table tells: of a state that the account has, and none that is still to come. */
static void check_day(struct account_merge *merge, const char *key, int before, int after, int state, bool past)
{
	if (!after || after == before)
		return;
	if (state && merge->after.state != state)
		refuse_day(merge, key,
			arena_printf(merge->row.arena, _("goes with the state \"%s\" (column state, 状态)"),
				_(account_states[state].title)));
	else if (past && after > merge->session.today)
		refuse_day(merge, key, _("is still to come"));
}

/* The day on which a reading was taken is that which stands beside it, or not known. */
static void take_days(struct account_merge *merge)
{
	const struct account *before = &merge->before;
	struct account *after = &merge->after;
	const size_t at = import_file_place(merge->row.file, "reading_on");
	const bool told = at != merge->row.file->number_at && *merge->row.cells.cells[at].text;
	if (after->reading != before->reading && !told)
		after->reading_on = 0;
	if (told && after->reading == ACCOUNT_READING_NONE)
		refuse_day(merge, "reading_on", _("is the day of a reading, which is not given (column reading, 表底)"));
	check_day(merge, "opened_on", before->opened_on, after->opened_on, 0, after->state != ACCOUNT_PENDING);
	check_day(merge, "reading_on", before->reading_on, after->reading_on, 0, true);
	check_day(merge, "suspended_on", before->suspended_on, after->suspended_on, ACCOUNT_SUSPENDED, true);
	check_day(merge, "suspended_until", before->suspended_until, after->suspended_until, ACCOUNT_SUSPENDED, false);
	check_day(merge, "cancelled_on", before->cancelled_on, after->cancelled_on, ACCOUNT_CANCELLED, true);
}

/* What stands for a telephone number and is none goes to the remark, where this was asked for. */
static const char *take_no_phone(struct account_merge *merge)
{
	struct import_row *row = &merge->row;
	const size_t at = import_file_place(row->file, "phone");
	struct err ignored = {0};
	if (!merge->phone_to_remark || at == row->file->number_at)
		return NULL;
	const char *text = row->cells.cells[at].text;
	if (!*text || ident_phone_check(ident_phone_plain(import_value_lower(text, row->arena), row->arena), &ignored) == 0)
		return NULL;
	row->cells.cells[at].text = "";
	return text;
}

static void add_remark(struct account_merge *merge, const char *phone)
{
	const char *line = arena_printf(merge->row.arena, "电话：%s", phone);
	const char *remark = merge->after.remark;
	if (!str_empty(remark) && strstr(remark, line))
		return;
	merge->after.remark = str_empty(remark) ? line
						: arena_printf(merge->row.arena, "%s\n%s", remark, line);
}

enum account_merge_end account_merge_take(struct account_merge *merge)
{
	bool known = !str_empty(merge->stored.number);
	merge->before = merge->stored;
	account_dated(&merge->before, merge->session.today);
	merge->after = merge->before;
	merge->after.number = merge->row.entry->number;
	if (!known)
		merge->after.reading = ACCOUNT_READING_NONE;
	const char *phone = take_no_phone(merge);
	merge->row.known = known ? &merge->before : NULL;
	import_row_take(&merge->row, &merge->after);
	if (phone)
		add_remark(merge, phone);
	if (!merge->row.faulty) {
		take_identity(merge);
		take_days(merge);
	}
	if (known)
		compare(merge, &merge->before);
	if (merge->row.faulty)
		return ACCOUNT_MERGE_FAULTY;
	return known ? take_known(merge) : take_new(merge);
}
