/* libFuzzer target: arbitrary text into the grammars of ids and of the numbers that identify.
 *
 * What is accepted can stand in a path and on a line; its parts are what is written in it; masks show
 * no more than the ends. */
#include <string.h>

#include "input.h"
#include "value/date.h"
#include "value/id.h"
#include "value/ident.h"
#include "value/mask.h"

static void check_word(const char *text)
{
	for (const char *c = text; *c; c++)
		if (!strchr("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.", *c))
			bug("an id that cannot be part of a path");
	if (!*text || strchr("-_.", *text) || strlen(text) > 64)
		bug("an id that no id is");
}

static void check_day(int day, const char *text)
{
	char date[DATE_TEXT_SIZE];
	int year;
	int month;
	int of_month;
	date_split(day, &year, &month, &of_month);
	snprintf(date, sizeof date, "%04d%02d%02d", year, month, of_month);
	if (strncmp(text, date, 8) != 0)
		bug("another day than the one that is written");
}

static void check_one(int (*check)(const char *, struct err *), const char *text)
{
	struct err err = {0};
	if (check(text, &err) == 0)
		check_word(text);
	else if (err.code != ERR_USAGE)
		input_refused(&err, ERR_MALFORMED);
	else
		input_refused(&err, ERR_USAGE);
}

static void check_masks(const char *text, struct arena *arena)
{
	struct err err = {0};
	if (ident_resident_check(text, &err) == 0 && str_equal(mask_number(arena, text), text))
		bug("an identity number that is shown");
	err = (struct err){0};
	if (ident_phone_check(text, &err) == 0 && str_equal(mask_phone(arena, text), text))
		bug("a telephone that is shown");
	mask_number(arena, text);
	mask_phone(arena, text);
	mask_name(arena, text);
	ident_credit_check(text, &err);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = {0};
	struct err err = {0};
	const char *text = input_text(data, size, &arena);
	check_one(id_check_desk, text);
	check_one(id_check_ticket, text);
	check_one(id_check_account, text);
	check_one(id_check_receipt, text);
	check_one(id_check_code, text);
	check_one(id_check_staff, text);
	if (id_check_ticket(text, &err) == 0)
		check_day(id_ticket_day(text), text);
	err = (struct err){0};
	if (id_check_receipt(text, &err) == 0) {
		check_day(id_receipt_day(text), text);
		check_one(id_check_desk, id_receipt_desk(text, &arena));
	}
	check_masks(text, &arena);
	arena_clear(&arena);
	return 0;
}
