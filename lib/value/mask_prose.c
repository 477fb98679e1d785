#include "value/mask_prose.h"

#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "value/ident.h"
#include "value/mask.h"

enum { DIGITS = 24, GROUPS = 4, RESIDENT = 18, RESIDENT_OLD = 15, MOBILE = 11 };

/* Groups of digits that stand one behind the other: 138-0013-8000. */
struct prose_number {
	char text[DIGITS + 1];       /* the digits as ASCII */
	const char *at[DIGITS];      /* where each stands */
	size_t n;
	size_t ends[GROUPS];         /* how many digits there are up to the end of each group */
	size_t groups;
};

/* Which digits are hidden of how many. */
struct prose_mask {
	size_t n; /* of the number found; 0: none */
	size_t from;
	size_t to;
};

/* The length of what may stand between two groups; 0: something else does. */
static size_t separator_size(const char *text)
{
	static const char *const between[] = {") ", "） ", "-", " ", ")", "）", "—", "－", "　", "·", NULL};
	for (const char *const *word = between; *word; word++)
		if (str_starts(text, *word))
			return strlen(*word);
	return 0;
}

/* The check character X, of any width. */
static bool is_x(const char *text)
{
	return *text == 'X' || *text == 'x' || str_starts(text, "Ｘ") || str_starts(text, "ｘ");
}

/* Gather the groups from `text`, which begins with a digit. */
static void gather(const char *text, struct prose_number *number)
{
	*number = (struct prose_number){0};
	while (number->groups < GROUPS) {
		while (number->n < DIGITS && mask_digit(text) >= 0) {
			number->at[number->n] = text;
			number->text[number->n++] = (char)('0' + mask_digit(text));
			text += utf8_next(text);
		}
		if (number->n == RESIDENT - 1 && is_x(text)) {
			number->at[number->n] = text;
			number->text[number->n++] = 'X';
			text += utf8_next(text);
		}
		number->ends[number->groups++] = number->n;
		size_t size = separator_size(text);
		if (!size || mask_digit(text + size) < 0 || number->n == DIGITS)
			break;
		text += size;
	}
}

/* Does a group end behind so many digits, and no digit follow at once? */
static bool ends_at(const struct prose_number *number, size_t n)
{
	for (size_t i = 0; i < number->groups; i++)
		if (number->ends[i] == n)
			return true;
	return false;
}

static struct prose_mask find_resident(const struct prose_number *number)
{
	char old[RESIDENT + 1];
	if (ends_at(number, RESIDENT) && number->text[0] >= '1' && ident_has_birth_date(number->text))
		return (struct prose_mask){RESIDENT, 4, RESIDENT - 4};
	if (number->ends[0] == RESIDENT_OLD && number->text[0] >= '1' && number->text[0] <= '8') {
		/* Without the century. */
		snprintf(old, sizeof old, "%.6s19%.9s", number->text, number->text + 6);
		if (ident_has_birth_date(old))
			return (struct prose_mask){RESIDENT_OLD, 4, RESIDENT_OLD - 4};
	}
	return (struct prose_mask){0};
}

static struct prose_mask find_mobile(const struct prose_number *number)
{
	static const char *const before[] = {"", "0", "86", "0086", NULL};
	char digits[MOBILE + 1];
	for (const char *const *prefix = before; *prefix; prefix++) {
		size_t n = strlen(*prefix);
		if (!str_starts(number->text, *prefix) || !ends_at(number, n + MOBILE))
			continue;
		snprintf(digits, sizeof digits, "%.*s", MOBILE, number->text + n);
		/* In one, or in groups that begin with three. */
		bool grouped = ends_at(number, n + MOBILE) && number->ends[0] < n + MOBILE;
		if (ident_is_mobile(digits) && (!grouped || ends_at(number, n + 3) || ends_at(number, n + 7) ||
						       ends_at(number, n)))
			return (struct prose_mask){n + MOBILE, n + 3, n + 7};
	}
	return (struct prose_mask){0};
}

static struct prose_mask find_landline(const struct prose_number *number)
{
	size_t area = number->text[1] <= '2' ? 3 : 4;
	if (number->text[0] != '0' || number->text[1] == '0' || number->n <= area)
		return (struct prose_mask){0};
	/* Written in one, only the first digit tells it from other numbers. */
	bool local_first = number->text[area] >= '2';
	for (size_t local = 8; local >= 7; local--)
		if (ends_at(number, area + local) &&
			(ends_at(number, area) || (local_first && number->ends[0] == area + local)))
			return (struct prose_mask){area + local, area, area + local - 2};
	return (struct prose_mask){0};
}

/* Does what stands before `at` end with one of the words, but for what leads over to a number? */
static bool comes_after(const char *text, const char *at, const char *const *words)
{
	static const char *const leads[] = {":", "：", " ", "　", "是", "为", "(", "（", "“", "#", "号", "码", NULL};
	for (bool led = true; led;) {
		for (const char *const *word = words; *word; word++) {
			size_t n = strlen(*word);
			if ((size_t)(at - text) >= n && memcmp(at - n, *word, n) == 0)
				return true;
		}
		led = false;
		for (const char *const *lead = leads; *lead && !led; lead++) {
			size_t n = strlen(*lead);
			led = (size_t)(at - text) >= n && memcmp(at - n, *lead, n) == 0;
			if (led)
				at -= n;
		}
	}
	return false;
}

/* What looks like a telephone number and is another. */
static bool is_other_number(const char *text, const char *at, const struct prose_number *number,
	const struct prose_mask *found)
{
	static const char *const others[] = {"表号", "水表", "户号", "编号", "铅封", "单号", "表身", "条码",
		"凭证", "发票", NULL};
	const char *end = number->at[found->n - 1];
	end += utf8_next(end);
	bool fraction = (*end == '.' && mask_digit(end + 1) >= 0) ||
			(at > text && at[-1] == '.' && at - 1 > text && at[-2] >= '0' && at[-2] <= '9');
	return fraction || (at > text && at[-1] >= 'A' && at[-1] <= 'Z') || comes_after(text, at, others);
}

/* A local number, which only its word tells from a date or a meter. */
static struct prose_mask find_local(const char *text, const char *at, const struct prose_number *number)
{
	static const char *const words[] = {"电话", "座机", "致电", "固话", NULL};
	size_t n = number->ends[0];
	if ((n == 7 || n == 8) && number->text[0] >= '2' && comes_after(text, at, words))
		return (struct prose_mask){n, 0, n - 2};
	return (struct prose_mask){0};
}

static struct prose_mask find(const char *text, const char *at, const struct prose_number *number)
{
	struct prose_mask found = find_resident(number);
	if (found.n)
		return found;
	found = find_mobile(number);
	if (!found.n)
		found = find_landline(number);
	if (!found.n)
		found = find_local(text, at, number);
	return found.n && !is_other_number(text, at, number, &found) ? found : (struct prose_mask){0};
}

const char *mask_prose(struct arena *arena, const char *text)
{
	struct str masked = {0};
	struct prose_number number;
	if (str_empty(text))
		return "";
	for (const char *c = text; *c;) {
		if (mask_digit(c) < 0) {
			str_add_n(&masked, c, utf8_next(c));
			c += utf8_next(c);
			continue;
		}
		gather(c, &number);
		const struct prose_mask found = find(text, c, &number);
		/* What is none stays up to the end of its first group. */
		size_t n = found.n ? found.n : number.ends[0];
		for (size_t i = 0; i < n; i++) {
			str_add_n(&masked, c, (size_t)(number.at[i] - c));
			c = number.at[i] + utf8_next(number.at[i]);
			bool hidden = found.n && i >= found.from && i < found.to;
			str_add_n(&masked, hidden ? "*" : number.at[i], hidden ? 1 : utf8_next(number.at[i]));
		}
		for (; !found.n && mask_digit(c) >= 0; c += utf8_next(c))
			str_add_n(&masked, c, utf8_next(c));
	}
	return str_keep(&masked, arena);
}
