#include "grammar.h"

#include <inttypes.h>
#include <locale.h>
#include <regex.h>
#include <string.h>

#include "account/account.h"
#include "backup/backup.h"
#include "generate.h"
#include "import/account_column.h"
#include "import/account_map.h"
#include "import/import_column.h"
#include "import/payment_map.h"
#include "office/bill.h"
#include "rules/regulation.h"
#include "rules/rulebook.h"
#include "office/spell.h"
#include "office/staff.h"
#include "payment/cash_count.h"
#include "payment/payment.h"
#include "txn/op.h"
#include "value/id.h"
#include "value/ident.h"
#include "value/ssh_key.h"
#include "value/stamp.h"

struct grammar {
	int (*check)(const char *text, struct err *err);
	const char *pattern;                              /* without ^( and )$, or NULL: */
	const char *(*words)(struct arena *arena);        /* a|b|c */
	bool finer;        /* the check looks closer: at days that there are none of, or which of two is first */
	const char *sample; /* something that it takes */
};

/* A day as it begins an id, the number that ends it, and a code of the catalogue. */
#define DAY "(19|2[01])[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])"
#define NUMBER(most) "([1-9][0-9]{3," most "}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])"
#define PERIOD "(19|2[01])[0-9]{2}-(0[1-9]|1[0-2])"
#define CODE(inner) "[a-z0-9]([a-z0-9" inner "]{0,38}[a-z0-9])?"
#define STAFF CODE("_.-")

static void add_word(struct str *words, const char *word)
{
	str_add(words, words->length ? "|" : "");
	str_add(words, word);
}

static const char *choices(const struct choice *table, struct arena *arena)
{
	struct str words = {0};
	for (size_t i = 0; table[i].name; i++)
		if (*table[i].name)
			add_word(&words, table[i].name);
	return str_keep(&words, arena);
}

static const char *roles(struct arena *arena)
{
	return choices(staff_roles, arena);
}

static const char *cash(struct arena *arena)
{
	return arena_printf(arena, "(%s)=%s", choices(payment_methods, arena), GRAMMAR_YUAN);
}

static const char *articles(struct arena *arena)
{
	struct str words = {0};
	for (size_t i = 0; regulation_part(i); i++)
		add_word(&words, regulation_part(i));
	return str_keep(&words, arena);
}

static const char *account_fields(struct arena *arena)
{
	struct str words = {0};
	for (size_t i = 0; i < account_columns.n; i++)
		add_word(&words, account_columns.columns[i].key);
	return str_keep(&words, arena);
}

static const struct grammar grammars[] = {
	{id_check_ticket, DAY "-[A-Z]{2}-" NUMBER("6"), NULL, true, "20260918-XS-0001"},
	{id_check_receipt, DAY "-[A-Z]{2}-R" NUMBER("5"), NULL, true, "20260918-XS-R0001"},
	{id_check_account, "[0-9A-Z]{6,16}", NULL, false, "0000012345"},
	{id_check_desk, "[A-Z]{2}", NULL, false, "XS"},
	{id_check_code, CODE("-"), NULL, false, "meter-test"},
	{id_check_staff, STAFF, NULL, false, "wang-min_2.x"},
	{id_check_login, "([A-Z]{2}:)?[^-: \x01-\x1f\x7f][^: \x01-\x1f\x7f]{0,254}", NULL, false, "XS:Wang.Min"},
	{ident_phone_check,
		"1[3-9][0-9]{9}|0[0-9]{2,3}-?[0-9]{7,8}(-[0-9]{1,6})?|[1-9][0-9]{2,4}|[48]00(-?[0-9]){7}", NULL,
		false, "0716-1234567-12"},
	{account_check_share, "(residential|non-residential|special)=([1-9][0-9]?|100)", NULL, false,
		"residential=100"},
	{bill_check_key, PERIOD "([.](final|penalty))?([.]([2-9]|[1-9][0-9]+))?", NULL, true,
		"2026-08.final.12"},
	{bill_check_period, PERIOD, NULL, false, "2026-08"},
	{cash_count_check_kept, NULL, cash, false, "cash=-86.40"},
	{staff_check_role, NULL, roles, false, "clerk"},
	{stamp_check_style, "iso|us|chinese|slash", NULL, false, "iso"},
	{rulebook_check_article, NULL, articles, false, "annex-10"},
	{ssh_key_check, "(ssh-(ed25519|rsa)|ecdsa-sha2-nistp(256|384|521)|sk-(ssh-ed25519|ecdsa-sha2-nistp256)@openssh[.]com) "
		"([A-Za-z0-9+/]{4})+([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?", NULL, true,
		"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ+WINzjKWZHl6HeOWET0ZzADWMTh4k1m3sl3c+h0ed1"},
	{op_check, "[A-Za-z0-9._:@+-]{1,64}", NULL, false, "Import.2026-09_18:a@b+1"},
	{spell_check_duty, GRAMMAR_DATE "[.][.](" GRAMMAR_DATE ")?|[.][.]" GRAMMAR_DATE, NULL, true,
		"2026-09-01..2026-12-31"},
	{spell_check_away, GRAMMAR_DATE "[.][.]" GRAMMAR_DATE " " STAFF, NULL, true,
		"2026-10-08..2026-10-16 lihua"},
	{backup_check_head, "[0-9a-f]{40}", NULL, false, "0123456789abcdef0123456789abcdef01234567"},
	{payment_map_check_prefix, "[0-9A-Za-z]{1,16}", NULL, false, "0716Ab"},
	{account_map_check_field, NULL, account_fields, false, "number"},
};

enum { GRAMMARS_N = sizeof grammars / sizeof *grammars };

static const char *pattern_of(const struct grammar *grammar, struct arena *arena)
{
	return arena_printf(arena, "^(%s)$", grammar->pattern ? grammar->pattern : grammar->words(arena));
}

const char *grammar_pattern(const struct field *field, struct arena *arena)
{
	for (size_t i = 0; i < GRAMMARS_N; i++)
		if (grammars[i].check == field->check)
			return pattern_of(&grammars[i], arena);
	die(field->key, "its check has no pattern in doc/generate/grammar.c");
}

/* ---- Do they agree? --------------------------------------------------------------------------- */

struct comparison {
	const struct grammar *grammar;
	const char *pattern;
	regex_t regex;
	size_t tried;
	size_t taken;
};

/* What the check takes the pattern must take; what it refuses too, unless it looks closer. */
static void compare(struct comparison *of, const char *text)
{
	struct err ignored = {0};
	if (!*text)
		return;
	const bool checked = of->grammar->check(text, &ignored) == 0;
	const bool matched = regexec(&of->regex, text, 0, NULL, 0) == 0;
	of->tried++;
	of->taken += checked;
	if (checked != matched && !(matched && of->grammar->finer))
		printf("\"%s\": %s by the check, %s by %s\n", text, checked ? "taken" : "refused",
			matched ? "taken" : "refused", of->pattern);
}

/* The sample with `n` of its bytes from `at` on replaced by `by`. */
static void compare_changed(struct comparison *of, size_t at, size_t n, const char *by)
{
	struct str text = {0};
	str_add_n(&text, of->grammar->sample, at);
	str_add(&text, by);
	str_add(&text, of->grammar->sample + at + n);
	compare(of, str_text(&text));
	str_close(&text);
}

static void compare_grammar(struct comparison *of)
{
	static const char *const marks[] = {"", "0", "00", "1", "3", "9", "000000", "a", "z", "A", "Z", "R", "-",
		"--", ".", "..", "_", ":", "=", "+", " ", "\t", "/", "@", "水", "0123456789012345678901234567890123456789"};
	const size_t length = strlen(of->grammar->sample);
	static const char *const others[] = {"13812345678", "12345", "0716-1234567", "010-12345678", "07161234567",
		"400-800-1234", "8008001234", "..2026-12-31", "2026-08.2", "2026-08.penalty", "cash=12", "special=7",
		"五（三）", "20260918-XS-1000007", "20260918-XS-R100007", "20260918-XS-0000"};
	for (size_t i = 0; i < GRAMMARS_N; i++)
		compare(of, grammars[i].sample);
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		compare(of, others[i]);
	for (size_t at = 0; at <= length; at++)
		for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
			for (size_t n = 0; n <= 2 && at + n <= length; n++)
				compare_changed(of, at, n, marks[i]);
	for (size_t n = 0; n <= length; n++)
		compare_changed(of, n, length - n, "");
}

void grammar_compare(void)
{
	struct arena arena = {0};
	setlocale(LC_CTYPE, "C.UTF-8");
	for (size_t i = 0; i < GRAMMARS_N; i++) {
		struct comparison of = {.grammar = &grammars[i], .pattern = pattern_of(&grammars[i], &arena)};
		if (regcomp(&of.regex, of.pattern, REG_EXTENDED | REG_NOSUB))
			die(of.pattern, "not a regular expression");
		compare_grammar(&of);
		regfree(&of.regex);
		if (of.taken < 1 || of.taken == of.tried)
			printf("%s: %zu of %zu texts taken\n", of.pattern, of.taken, of.tried);
		else
			printf("# %s: %zu of %zu texts taken\n", of.pattern, of.taken, of.tried);
	}
	arena_clear(&arena);
}
