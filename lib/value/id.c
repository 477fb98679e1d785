#include "value/id.h"

#include <ctype.h>
#include <string.h>

#include "base/message.h"
#include "value/date.h"

int id_check_desk(const char *desk, struct err *err)
{
	if (strlen(desk) == 2 && isupper((unsigned char)desk[0]) && isupper((unsigned char)desk[1]))
		return 0;
	return err_set(err, ERR_MALFORMED, _("desk \"%s\" must be two capital letters, like XS"), desk);
}

enum { DAY_DIGITS = 8, DESK_AT = 9, DASH_AT = 11, NUMBER_AT = 12, NUMBER_MIN = 4, NUMBER_MAX = 7 };

static int ticket_grammar(const char *id, int *day)
{
	size_t n = strlen(id);
	if (n < NUMBER_AT + NUMBER_MIN || n > NUMBER_AT + NUMBER_MAX)
		return -1;
	if (strspn(id, "0123456789") != DAY_DIGITS || id[DAY_DIGITS] != '-' || id[DASH_AT] != '-')
		return -1;
	if (!isupper((unsigned char)id[DESK_AT]) || !isupper((unsigned char)id[DESK_AT + 1]))
		return -1;
	if (strspn(id + NUMBER_AT, "0123456789") != n - NUMBER_AT)
		return -1;
	if (strspn(id + NUMBER_AT, "0") == n - NUMBER_AT)
		return -1;
	/* One spelling a number: no leading zero beyond the four digits. */
	if (n > NUMBER_AT + NUMBER_MIN && id[NUMBER_AT] == '0')
		return -1;
	char text[DATE_TEXT_SIZE] = {id[0], id[1], id[2], id[3], '-', id[4], id[5], '-', id[6], id[7]};
	struct err ignored = {0};
	return date_parse(text, day, &ignored);
}

int id_check_ticket(const char *id, struct err *err)
{
	int day;
	if (ticket_grammar(id, &day) == 0)
		return 0;
	return err_set(err, ERR_MALFORMED,
		_("\"%s\" is not a valid ticket id (day, desk, number: 20260918-XS-0001)"), id);
}

int id_ticket_day(const char *id)
{
	int day;
	if (ticket_grammar(id, &day))
		bug("the day of a ticket id that was not checked");
	return day;
}

int id_check_account(const char *number, struct err *err)
{
	size_t n = strlen(number);
	if (n >= 6 && n <= 16 && strspn(number, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") == n)
		return 0;
	return err_set(err, ERR_MALFORMED,
		_("\"%s\" is not a valid account number (6 to 16 digits or capital letters)"), number);
}

/* A receipt is spelled like a ticket with an R before its number. */
static int receipt_grammar(const char *receipt, int *day)
{
	char id[NUMBER_AT + NUMBER_MAX + 1];
	size_t n = strlen(receipt);
	if (n < NUMBER_AT + 1 || n > NUMBER_AT + NUMBER_MAX || receipt[NUMBER_AT] != 'R')
		return -1;
	memcpy(id, receipt, NUMBER_AT);
	memcpy(id + NUMBER_AT, receipt + NUMBER_AT + 1, n - NUMBER_AT);
	return ticket_grammar(id, day);
}

int id_check_receipt(const char *receipt, struct err *err)
{
	int day;
	if (receipt_grammar(receipt, &day) == 0)
		return 0;
	return err_set(err, ERR_MALFORMED,
		_("\"%s\" is not a valid receipt number (day, desk, number: 20260918-XS-R0001)"), receipt);
}

int id_receipt_day(const char *receipt)
{
	int day;
	if (receipt_grammar(receipt, &day))
		bug("the day of a receipt number that was not checked");
	return day;
}

const char *id_receipt_desk(const char *receipt, struct arena *arena)
{
	return arena_dup_n(arena, receipt + DESK_AT, 2);
}

int id_receipt_number(const char *receipt)
{
	int number = 0;
	for (const char *digit = receipt + NUMBER_AT + 1; *digit; digit++)
		number = number * 10 + (*digit - '0');
	return number;
}

int id_order(const char *a, const char *b)
{
	const size_t x = strlen(a), y = strlen(b);
	const int order = strncmp(a, b, NUMBER_AT);
	if (order || x == y)
		return order ? order : strcmp(a, b);
	return x < y ? -1 : 1;
}

static bool is_code(const char *code, const char *more)
{
	size_t n = strlen(code);
	if (n == 0 || n > 40 || !isalnum((unsigned char)code[0]) || !isalnum((unsigned char)code[n - 1]))
		return false;
	for (const char *c = code; *c; c++)
		if (!islower((unsigned char)*c) && !isdigit((unsigned char)*c) && !strchr(more, *c))
			return false;
	return true;
}

int id_check_code(const char *code, struct err *err)
{
	if (is_code(code, "-"))
		return 0;
	return err_set(err, ERR_MALFORMED,
		_("\"%s\" is not a valid code (lower-case letters, digits and inner \"-\")"), code);
}

int id_check_staff(const char *id, struct err *err)
{
	if (is_code(id, "-_."))
		return 0;
	return err_set(err, ERR_MALFORMED,
		_("\"%s\" is not a valid staff id (lower-case letters, digits and inner \"-\", \"_\", \".\")"), id);
}

int id_check_login(const char *login, struct err *err)
{
	const char *name = login;
	struct err ignored = {0};
	const char *colon = strchr(login, ':');
	if (colon) {
		const char desk[] = {login[0], login[0] ? login[1] : '\0', '\0'};
		if (colon != login + 2 || id_check_desk(desk, &ignored))
			name = "";
		else
			name = colon + 1;
	}
	bool good = *name && *name != '-' && strlen(name) <= 255;
	for (const unsigned char *c = (const unsigned char *)name; good && *c; c++)
		good = *c > ' ' && *c != 0x7f && *c != ':';
	if (good)
		return 0;
	return err_set(err, ERR_MALFORMED,
		_("\"%s\" is not a valid login (no blanks; XS:LOGIN for that of one desk)"), login);
}
