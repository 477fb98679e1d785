#include "value/ident.h"

#include <stdbool.h>
#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "base/utf8.h"
#include "value/date.h"

enum {
	RESIDENT_SIZE = 18,
	CREDIT_SIZE = 18,
	EXTENSION_SIZE = 6,
	/* People born in the 19th century were given identity numbers. */
	BIRTH_YEAR_FIRST = 1800
};

/* How many digits `text` begins with. */
static size_t digits_n(const char *text)
{
	return strspn(text, "0123456789");
}

static int digit(char c)
{
	return c - '0';
}

bool ident_has_birth_date(const char *text)
{
	const char *at = text + 6;
	int year = digit(at[0]) * 1000 + digit(at[1]) * 100 + digit(at[2]) * 10 + digit(at[3]);

	return year >= BIRTH_YEAR_FIRST && year <= DATE_YEAR_LAST &&
	       date_exists(
	               year, digit(at[4]) * 10 + digit(at[5]), digit(at[6]) * 10 + digit(at[7]));
}

int ident_resident_check(const char *text, struct err *err)
{
	static const int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
	static const char checks[] = "10X98765432";
	int sum = 0;

	if (strlen(text) != RESIDENT_SIZE)
		return err_set(err, ERR_MALFORMED,
		        _("an identity number has 18 characters, this one %zu"), utf8_count(text));
	if (digits_n(text) < RESIDENT_SIZE - 1)
		return err_set(err, ERR_MALFORMED,
		        _("character %zu of the identity number is not a digit"),
		        digits_n(text) + 1);
	if (text[RESIDENT_SIZE - 1] == 'x')
		return err_set(err, ERR_MALFORMED,
		        _("the last character of the identity number must be a capital X"));
	if (!ident_has_birth_date(text))
		return err_set(err, ERR_MALFORMED,
		        _("the birth date in the identity number does not exist"));
	for (int i = 0; i < RESIDENT_SIZE - 1; i++)
		sum += digit(text[i]) * weights[i];
	if (text[RESIDENT_SIZE - 1] != checks[sum % 11])
		return err_set(err, ERR_MALFORMED,
		        _("the check character of the identity number does not fit its digits"));
	return 0;
}

int ident_credit_check(const char *text, struct err *err)
{
	/* No I, O, S, V, Z: they are taken for 1, 0, 5, U, 2. */
	static const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
	int weight = 1; /* 3 to the power of the place, modulo 31 */
	int sum = 0;

	if (strlen(text) != CREDIT_SIZE)
		return err_set(err, ERR_MALFORMED,
		        _("a credit code has 18 characters, this one %zu"), utf8_count(text));
	if (strspn(text, alphabet) < CREDIT_SIZE)
		return err_set(err, ERR_MALFORMED,
		        _("character %zu of the credit code is neither a digit nor one of its "
		          "capitals"),
		        strspn(text, alphabet) + 1);
	for (int i = 0; i < CREDIT_SIZE - 1; i++) {
		sum += (int)(strchr(alphabet, text[i]) - alphabet) * weight;
		weight = weight * 3 % 31;
	}
	if (text[CREDIT_SIZE - 1] != alphabet[(31 - sum % 31) % 31])
		return err_set(err, ERR_MALFORMED,
		        _("the check character of the credit code does not fit the others"));
	return 0;
}

bool ident_is_mobile(const char *text)
{
	return text[0] == '1' && text[1] >= '3' && text[1] <= '9' && digits_n(text) == 11 &&
	       !text[11];
}

/* What follows the area code: an optional "-", 7-8 digits, an optional "-" and extension. */
static bool is_local(const char *text)
{
	text += *text == '-';
	size_t local = digits_n(text);
	if (local < 7 || local > 8)
		return false;
	text += local;
	if (!*text)
		return true;
	size_t extension = *text == '-' ? digits_n(text + 1) : 0;
	return extension >= 1 && extension <= EXTENSION_SIZE && !text[1 + extension];
}

static bool is_landline(const char *text)
{
	if (text[0] != '0' || digits_n(text) < 3)
		return false;
	return is_local(text + 3) || (digits_n(text) >= 4 && is_local(text + 4));
}

static bool is_service(const char *text)
{
	size_t digits = 0;
	const char *at = text;

	if (digits_n(text) >= 3 && digits_n(text) <= 5 && !text[digits_n(text)])
		return text[0] != '0';
	if (!str_starts(text, "400") && !str_starts(text, "800"))
		return false;
	for (; *at; at++) {
		if (*at == '-' && digits_n(at + 1) > 0)
			continue;
		if (digits_n(at) == 0)
			return false;
		digits++;
	}
	return digits == 10;
}

int ident_phone_check(const char *text, struct err *err)
{
	if (ident_is_mobile(text) || is_landline(text) || is_service(text))
		return 0;
	return err_set(err, ERR_MALFORMED,
	        _("not a telephone number: a mobile number has 11 digits, a landline its area "
	          "code"));
}

/* What stands before its "-", else 3 for 010 and 02x, the codes of the largest cities, and 4 for all
 * others. */
size_t ident_area_size(const char *text)
{
	size_t before = digits_n(text);

	if (!is_landline(text))
		return 0;
	if (text[before] == '-' && before <= 4)
		return before;
	return text[1] <= '2' ? 3 : 4;
}

const char *ident_phone_plain(const char *text, struct arena *arena)
{
	struct err ignored = {0};
	char *digits = arena_alloc(arena, strlen(text) + 2);
	size_t n = 0;
	if (ident_phone_check(text, &ignored) == 0)
		return text;
	for (const char *c = text; *c; c++) {
		if (*c >= '0' && *c <= '9')
			digits[n++] = *c;
		else if (!strchr(" \t-()+.", *c) && !str_starts(c, "（") && !str_starts(c, "）") &&
			 !str_starts(c, "－") && !str_starts(c, "—"))
			return text;
		else if ((unsigned char)*c >= 0x80)
			c += 2;
	}
	digits[n] = '\0';
	if (str_starts(digits, "0086"))
		digits += 4;
	else if (str_starts(digits, "86") && n == 13)
		digits += 2;
	if (ident_phone_check(digits, &ignored))
		return text;
	const size_t area = ident_area_size(digits);
	return area ? arena_printf(arena, "%.*s-%s", (int)area, digits, digits + area) : digits;
}
