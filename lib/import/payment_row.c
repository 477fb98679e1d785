#include "import/payment_row.h"

#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "base/utf8.h"
#include "import/import_value.h"
#include "payment/payment_foreign.h"
#include "value/date.h"
#include "value/id.h"
#include "value/mask.h"
#include "value/money.h"

struct row_read {
	struct import_row *row;
	const struct payment_row_form *form;
	const struct payment_map *map;
	struct payment_row *line;
	struct arena *mem; /* of the file */
};

void payment_row_begin(struct payment_row_form *form, const struct import_file *file,
	const struct payment_map *map, int today)
{
	*form = (struct payment_row_form){.map = map, .today = today};
	form->accounts_n = payment_map_accounts(file, form->accounts);
	for (int field = 0; field < PAYMENT_MAP_FIELDS_N; field++) {
		size_t at = 0;
		while (at < file->header.cells_n &&
			file->places[at].column != &payment_map_columns.columns[field])
			at++;
		form->places[field] = at;
	}
}

/* The cell in NFC without what pads it; "" for one that says nothing, and where there is none. */
static const char *cell_at(const struct row_read *read, size_t at)
{
	struct err ignored = {0};
	const char *clean;
	if (at >= read->row->cells.cells_n)
		return "";
	const char *bare = import_value_bare(read->row->cells.cells[at].text, read->row->arena);
	if (str_equal(bare, "/") || str_equal(bare, "-") ||
		utf8_clean(bare, false, read->row->arena, &clean, &ignored))
		return "";
	return clean;
}

static const char *cell_of(const struct row_read *read, int field)
{
	return cell_at(read, read->form->places[field]);
}

static void refuse(const struct row_read *read, int field, const char *rule)
{
	size_t at = read->form->places[field];
	import_row_refuse(read->row, at < read->row->cells.cells_n ? at : 0, rule);
}

static void refuse_err(const struct row_read *read, int field, const struct err *err)
{
	char text[ERR_TEXT_SIZE];
	refuse(read, field, err_text(err, text));
}

/* ---- What the line means --------------------------------------------------------------------------- */

/* What the cell of the field means; -1 where it says nothing, or what nobody knows, which is a fault. */
static int meaning_of(const struct row_read *read, int field)
{
	size_t at = read->form->places[field];
	if (at >= read->row->cells.cells_n || !payment_map_has_words(read->map, field))
		return -1;
	const char *text = import_value_bare(read->row->cells.cells[at].text, read->row->arena);
	int means = payment_map_meaning(read->map, field, text);
	if (means >= 0 || (!*text && field != PAYMENT_MAP_STATUS))
		return means;
	if (!*text)
		refuse(read, field, _("is empty; every row needs it"));
	else
		refuse(read, field,
			arena_printf(read->row->arena, _("is not one of: %s"),
				payment_map_words(read->map, field, read->row->arena)));
	return -1;
}

/* "扣款失败: 余额不足" */
static const char *why_passed(const struct row_read *read, int field)
{
	const char *reason = cell_of(read, PAYMENT_MAP_REASON);
	const char *text = import_value_bare(read->row->cells.cells[read->form->places[field]].text, read->row->arena);
	return *reason ? arena_printf(read->mem, "%s: %s", text, reason) : arena_dup(read->mem, text);
}

static int take_meaning(struct row_read *read)
{
	static const int fields[] = {PAYMENT_MAP_STATUS, PAYMENT_MAP_REFUND_STATUS, PAYMENT_MAP_DIRECTION};
	int means = PAYMENT_PAID;
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
		int found = meaning_of(read, fields[i]);
		if (found > means)
			means = found;
		if (found == PAYMENT_PASSED && !read->line->passed)
			read->line->passed = why_passed(read, fields[i]);
	}
	return means;
}

/* ---- Its number and day -------------------------------------------------------------------------------- */

static bool take_id(const struct row_read *read, int field, const char **number)
{
	struct err err = {0};
	const char *text = utf8_fold(cell_of(read, field), read->row->arena);
	if (!*text)
		refuse(read, field, _("is empty; every row needs it"));
	else if (import_column_check(&payment_map_columns.columns[field], text, &err) ||
		 payment_check_foreign(text, &err))
		refuse_err(read, field, &err);
	else
		return *number = text, true;
	return false;
}

static void take_date(const struct row_read *read)
{
	struct err err = {0};
	const char *text = import_value_lower(cell_of(read, PAYMENT_MAP_DATE), read->row->arena);
	int date = 0;
	if (!*text && read->map->per_day)
		refuse(read, PAYMENT_MAP_DATE, _("is empty; every row needs it"));
	else if (*text && import_value_day(text, &date, read->row->arena, &err))
		refuse_err(read, PAYMENT_MAP_DATE, &err);
	else if (date > read->form->today)
		refuse(read, PAYMENT_MAP_DATE, _("is still to come"));
	else
		read->line->date = date;
}

/* Statements number the refund of a payment by the payment. */
static void take_numbers(const struct row_read *read, int means)
{
	const char *number;
	char day[DATE_TEXT_SIZE] = "";
	if (!take_id(read, PAYMENT_MAP_NUMBER, &number))
		return;
	if (read->map->per_day && read->line->date)
		date_format(read->line->date, day);
	read->line->number = arena_printf(read->mem, "%s%s%.4s%.2s%.2s%s%s",
		read->map->prefix ? read->map->prefix : "", read->map->prefix ? "-" : "", day, *day ? day + 5 : "",
		*day ? day + 8 : "", *day ? "-" : "", number);
	if (means != PAYMENT_REFUNDED)
		return;
	const char *refund = utf8_fold(cell_of(read, PAYMENT_MAP_REFUND), read->row->arena);
	bool given = *refund && !str_equal(refund, "0");
	if (given && !take_id(read, PAYMENT_MAP_REFUND, &refund))
		return;
	read->line->refunded = read->line->number;
	read->line->number = arena_printf(read->mem, "%s/%s", read->line->refunded, given ? refund : "refund");
}

/* ---- Money ----------------------------------------------------------------------------------------------- */

/* Fen; false where the cell says nothing or is at fault. */
static bool take_money(const struct row_read *read, int field, int64_t *fen)
{
	struct err err = {0};
	const char *text = import_value_lower(cell_of(read, field), read->row->arena);
	if (!*text)
		return false;
	if (import_value_money(text, fen, read->row->arena, &err))
		refuse_err(read, field, &err);
	else if (*fen > PAYMENT_FOREIGN_MOST || *fen < -PAYMENT_FOREIGN_MOST)
		refuse(read, field, _("is more than a payment can be"));
	else
		return true;
	return false;
}

static void take_amount(const struct row_read *read, int means)
{
	size_t faults = read->row->file->rejects.n;
	int64_t fen = 0;
	bool given = means == PAYMENT_REFUNDED && take_money(read, PAYMENT_MAP_REFUND_AMOUNT, &fen) && fen;
	if (!given && !take_money(read, PAYMENT_MAP_AMOUNT, &fen)) {
		if (read->row->file->rejects.n == faults)
			refuse(read, PAYMENT_MAP_AMOUNT, _("is empty; every row needs it"));
	} else if (means == PAYMENT_REFUNDED) {
		read->line->amount = fen < 0 ? fen : -fen;
	} else if (fen < 0) {
		refuse(read, PAYMENT_MAP_AMOUNT, _("is less than 0, and the line is not a refund"));
	} else {
		read->line->amount = fen;
	}
	if (read->row->file->rejects.n == faults && read->line->amount == 0)
		read->line->passed = "0.00";
}

/* ---- Whose it is ------------------------------------------------------------------------------------------- */

static bool is_of_number(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
}

/* What follows `after` in the text, behind a colon or blanks: letters and digits; NULL without them. */
static const char *part_after(const char *text, const char *after, struct arena *arena)
{
	const char *at = strstr(text, after);
	if (!at)
		return NULL;
	at += strlen(after);
	while (*at == ' ' || *at == ':' || str_starts(at, "："))
		at += *at == ' ' || *at == ':' ? 1 : strlen("：");
	size_t length = 0;
	while (is_of_number(at[length]))
		length++;
	return length ? arena_dup_n(arena, at, length) : NULL;
}

static void take_account(const struct row_read *read, const struct payment_map_place *place)
{
	struct payment_row *line = read->line;
	struct err err = {0};
	const char *text = utf8_fold(cell_at(read, place->at), read->row->arena);
	/* A number that lost its digits is no account's, and may be told by a person. */
	if (place->after)
		text = part_after(text, place->after, read->row->arena);
	else if (import_value_is_destroyed(text))
		import_row_refuse(read->row, place->at, _("a spreadsheet has destroyed this number"));
	else if (!read->map->masked && mask_is_masked(text, true))
		import_row_refuse(read->row, place->at,
			_("is masked, as lists show it: export it with --unmask, or leave the cell empty"));
	if (text && id_check_account(text, &err) == 0)
		line->accounts[line->accounts_n++] = arena_dup(read->mem, text);
}

static void add_note(struct str *note, const char *text)
{
	if (*text)
		str_add_format(note, "%s%s", note->length ? " · " : "", text);
}

/* The cell at `at`; "" for one that is masked: a fault, unless such statements always are. */
static const char *unmasked(const struct row_read *read, size_t at, bool prose)
{
	const struct import_file *file = read->row->file;
	const char *text = cell_at(read, at);
	struct err err = {0};
	if (!*text || import_column_check_mask(file->places[at].column, prose, text, &err) == 0)
		return text;
	if (!read->map->masked)
		import_row_refuse_err(read->row, at, &err);
	return "";
}

static void take_who(const struct row_read *read)
{
	const struct import_file *file = read->row->file;
	const struct import_column *joined = &payment_map_columns.columns[PAYMENT_MAP_NOTE];
	const struct payment_row_form *form = read->form;
	struct str note = {0};
	for (size_t i = 0; i < form->accounts_n; i++) {
		take_account(read, &form->accounts[i]);
		add_note(&note, cell_at(read, form->accounts[i].at));
	}
	for (size_t i = 0; i < file->header.cells_n; i++)
		if (file->places[i].column == joined)
			add_note(&note, unmasked(read, i, true));
	read->line->status = arena_dup(read->mem, cell_of(read, PAYMENT_MAP_STATUS));
	read->line->payer = arena_dup(read->mem, unmasked(read, read->form->places[PAYMENT_MAP_PAYER], false));
	read->line->note = str_keep(&note, read->mem);
}

void payment_row_read(struct import_row *row, const struct payment_row_form *form, struct payment_row *line)
{
	struct row_read read = {row, form, form->map, line, row->file->mem};
	*line = (struct payment_row){.line = row->entry->place.line, .index = row->entry->index};
	int means = take_meaning(&read);
	if (line->passed)
		return;
	take_date(&read);
	take_numbers(&read, means);
	take_amount(&read, means);
	take_who(&read);
}
