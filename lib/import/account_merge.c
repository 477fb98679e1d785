#include "import/account_merge.h"

#include <string.h>

#include "account/account_block.h"
#include "account/account_rule.h"
#include "base/message.h"
#include "base/vec.h"
#include "import/account_column.h"
#include "office/event.h"
#include "office/session.h"
#include "store/path.h"
#include "value/ident.h"

enum { SHOWN_BYTES = 80 }; /* of a value in a message */

struct row_merge {
	struct account_merge *merge;
	struct session session; /* ours, with the arena of this merge */
	const struct account_row *row;
	struct csv_table_row cells;
	struct account before; /* zero when there is none yet */
	struct account after;
	bool faulty;
};

/* Where the column of a field is; its number when no column gives it. */
static size_t place_of(const struct account_import *import, const char *key)
{
	for (size_t i = 0; i < import->header.cells_n; i++)
		if (import->fields[i] && str_equal(import->fields[i]->key, key))
			return i;
	return import->number_at;
}

static void add_fault(struct row_merge *one, size_t at, const char *what)
{
	struct account_merge *merge = one->merge;
	const struct csv_table_cell *cell = &one->cells.cells[at];
	one->faulty = true;
	rejects_add(&merge->rejects, merge->arena, one->row->index,
		arena_printf(merge->arena, "%s:%zu:%zu: %s", merge->import->text.name, cell->line,
			cell->column, what));
}

static const char *shortened(const char *text, struct arena *arena)
{
	size_t n = SHOWN_BYTES;
	if (strlen(text) <= n)
		return text;
	while (((unsigned char)text[n] & 0xC0) == 0x80)
		n--;
	return arena_printf(arena, "%.*s...", (int)n, text);
}

/* The cell breaks a rule: "HEADING "VALUE": RULE". */
static void refuse_cell(struct row_merge *one, size_t at, const char *rule)
{
	const struct account_import *import = one->merge->import;
	struct arena *arena = one->merge->arena;
	const char *text = one->cells.cells[at].text;
	const char *heading = import->header.cells[at].text;
	one->merge->malformed = true;
	if (*text && account_column_is_public(import->fields[at]))
		add_fault(one, at,
			arena_printf(arena, "%s \"%s\": %s", heading, shortened(text, arena), rule));
	else
		add_fault(one, at, arena_printf(arena, "%s: %s", heading, rule));
}

static const char *mapped(const struct account_import *import, const struct field *field,
	const char *text)
{
	const struct list *words = import->map ? &import->map->words : NULL;
	const struct account_map_word *word = words ? words->items : NULL;
	for (size_t i = 0; words && i < words->n; i++)
		if (str_equal(word[i].field, field->key) && str_equal(word[i].text, text))
			return word[i].value ? word[i].value : "";
	return text;
}

static void take_cells(struct row_merge *one)
{
	const struct account_import *import = one->merge->import;
	for (size_t i = 0; i < one->cells.cells_n; i++) {
		const struct field *field = import->fields[i];
		struct err err = {0};
		if (!field || i == import->number_at)
			continue;
		const char *text = mapped(import, field, one->cells.cells[i].text);
		if (text[strspn(text, " \t\r\n")] &&
			account_column_read(field, text, &one->after, one->merge->arena, &err))
			refuse_cell(one, i, err.msg);
	}
	one->after.number = one->row->number;
}

/* An identity number that was here before is as right or wrong as it was. */
static void take_identity(struct row_merge *one)
{
	struct account *after = &one->after;
	const struct account *before = &one->before;
	struct err err = {0};
	size_t at = place_of(one->merge->import, "id_no");
	bool same = str_equal(before->id_no, after->id_no);
	if (str_empty(after->id_no) || (same && before->id_type == after->id_type))
		return;
	if (!same && before->id_type == after->id_type &&
		place_of(one->merge->import, "id_type") == one->merge->import->number_at)
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
		refuse_cell(one, at, err.msg);
	else if (!after->id_type)
		after->id_type = ID_OTHER;
}

static const char *shown(const struct field *field, const struct account *account,
	struct arena *arena)
{
	const char *text = field_format(field, account, arena);
	if (field->flags & FIELD_NUMBER)
		return ident_mask_number(arena, text);
	if (field->flags & FIELD_PHONE)
		return ident_mask_phone(arena, text);
	return field->flags & FIELD_NAME ? ident_mask_name(arena, text) : shortened(text, arena);
}

/* What becomes another: a line for every field.  The order in which shares of use are named says
 * nothing, so it is no difference. */
static bool add_differences(struct row_merge *one)
{
	struct account_merge *merge = one->merge;
	struct arena *arena = merge->arena;
	bool differs = false;
	for (size_t i = 0; i < account_schema.fields_n; i++) {
		const struct field *field = &account_schema.fields[i];
		if (field->type == FIELD_LIST || field_equal(field, &one->before, &one->after))
			continue;
		differs = true;
		const char *line = arena_printf(arena, "%s %s: \"%s\" -> \"%s\"", one->row->number,
			field->key, shown(field, &one->before, arena),
			shown(field, &one->after, arena));
		if (merge->import->update)
			VEC_PUSH(arena, merge->changes, merge->changes_n, merge->changes_room) = line;
		else
			add_fault(one, place_of(merge->import, field->key), line);
	}
	return differs;
}

static void keep_order_of_use(struct row_merge *one)
{
	const struct words *before = &one->before.use;
	if (before->n != one->after.use.n)
		return;
	for (size_t i = 0; i < before->n; i++)
		if (!words_have(&one->after.use, before->items[i]))
			return;
	one->after.use = *before;
}

/* The first result of this op-id: what its event says was done. */
static int count_repeat(struct row_merge *one, bool *repeats, struct err *err)
{
	struct account_merge *merge = one->merge;
	const struct event *event = one->before.events.items;
	size_t n = event_find_op(&one->before.events, one->session.op);
	*repeats = n > 0;
	if (n == 0)
		return 0;
	if (str_equal(event[n - 1].act, "open"))
		merge->added_before++;
	else if (str_equal(event[n - 1].act, "update"))
		merge->changed_before++;
	else
		return err_set(err, ERR_REFUSED,
			_("op-id \"%s\" was already used by another program on account %s; first: choose "
			  "another"),
			one->session.op, one->row->number);
	return 0;
}

/* An account that is here: true when it is to be written. */
static bool take_known(struct row_merge *one)
{
	struct account_merge *merge = one->merge;
	struct account changed = one->before;
	struct err err = {0};
	keep_order_of_use(one);
	bool differs = false;
	for (size_t i = 0; !differs && i < account_schema.fields_n; i++)
		differs = account_schema.fields[i].type != FIELD_LIST &&
			  !field_equal(&account_schema.fields[i], &one->before, &one->after);
	if (!differs) {
		merge->same++;
		return false;
	}
	if (merge->import->update &&
		account_update(&changed, &one->session, &one->after, &err)) {
		refuse_cell(one, merge->import->number_at, err.msg);
		return false;
	}
	add_differences(one);
	if (!merge->import->update)
		return false;
	one->after = changed;
	merge->changed++;
	return true;
}

/* An account that is not here yet: true when it is to be written. */
static bool take_new(struct row_merge *one)
{
	struct account_merge *merge = one->merge;
	struct account *after = &one->after;
	struct err err = {0};
	if (str_empty(after->holder)) {
		size_t at = place_of(merge->import, "holder");
		refuse_cell(one, at, _("the account is new and needs a holder (户名)"));
		return false;
	}
	if (after->state == ACCOUNT_CANCELLED && !str_empty(after->meter_no))
		after->meter = METER_OUT;
	if (account_open(after, &one->session, after, &err)) {
		refuse_cell(one, merge->import->number_at, err.msg);
		return false;
	}
	merge->added++;
	return true;
}

static bool is_twice(struct row_merge *one)
{
	const struct account_merge *merge = one->merge;
	const struct account_row *row = one->row;
	if (!row->twice)
		return false;
	/* The rows are sorted: another one with the number is a neighbour. */
	const struct account_row *other = row > merge->rows && str_equal(row[-1].number, row->number)
						  ? row - 1
						  : row + 1;
	refuse_cell(one, merge->import->number_at,
		arena_printf(merge->arena, _("stands in line %zu too"), other->place.line));
	return true;
}

static int take_row(struct row_merge *one, const struct account_block *block, bool *writes,
	struct err *err)
{
	struct account_merge *merge = one->merge;
	const struct account_row *row = one->row;
	*writes = false;
	if (csv_table_again(&merge->import->text, &row->place, merge->arena, &one->cells, err))
		return -1;
	if (is_twice(one))
		return 0;
	const struct account_document *document = account_block_find(block, row->number);
	if (document &&
		account_block_parse(block, document, merge->arena, &one->before, err))
		return -1;
	bool repeats;
	if (count_repeat(one, &repeats, err))
		return -1;
	if (repeats)
		return 0;
	one->after = one->before;
	take_cells(one);
	if (!one->faulty)
		take_identity(one);
	if (!one->faulty)
		*writes = document ? take_known(one) : take_new(one);
	return 0;
}

int account_merge_run(struct account_merge *merge, struct err *err)
{
	const struct account_import *import = merge->import;
	struct account_block block;
	size_t n = 0;
	merge->path = path_account_block(merge->rows[0].number, merge->arena);
	if (account_block_read(import->session->store, merge->path, merge->arena, &block, err))
		return -1;
	const struct account **accounts = arena_array(merge->arena, merge->rows_n, sizeof *accounts);
	for (size_t i = 0; i < merge->rows_n; i++) {
		struct row_merge *one = arena_alloc(merge->arena, sizeof *one);
		bool writes;
		one->merge = merge;
		one->session = *import->session;
		one->session.mem = merge->arena;
		one->row = &merge->rows[i];
		if (take_row(one, &block, &writes, err))
			return -1;
		if (writes)
			accounts[n++] = &one->after;
	}
	return n && merge->writes ? account_block_write(&block, accounts, n, &merge->text, err) : 0;
}
