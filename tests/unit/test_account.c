#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "account/account.h"
#include "account/account_view.h"
#include "base/str.h"

#define LENGTH(table) (sizeof(table) / sizeof *(table))

static struct arena arena;

static int teardown(void **state)
{
	(void)state;
	arena_clear(&arena);
	return 0;
}

static void account_check_calibre__knows_thirteen(void **state)
{
	static const int known[] = {15, 20, 25, 32, 40, 50, 65, 80, 100, 150, 200, 250, 300};
	size_t next = 0;
	(void)state;
	for (int calibre = -400; calibre <= 400; calibre++) {
		struct err err = {0};
		bool good = next < LENGTH(known) && calibre == known[next];
		next += good;
		assert_int_equal(account_check_calibre(calibre, &err), good ? 0 : -1);
		assert_int_equal(err.code, good ? 0 : ERR_MALFORMED);
	}
	assert_int_equal(next, LENGTH(known));
}

static void account_check_share__takes_a_class_and_whole_percents(void **state)
{
	static const struct {
		const char *label;
		const char *text;
		bool good;
	} rows[] = {
		{"residential", "residential=100", true},
		{"non-residential", "non-residential=1", true},
		{"special", "special=50", true},
		{"nothing", "", false},
		{"no class", "=100", false},
		{"no percent", "residential=", false},
		{"no sign", "residential", false},
		{"zero", "residential=0", false},
		{"beyond", "residential=101", false},
		{"negative", "residential=-1", false},
		{"a fraction", "residential=50.5", false},
		{"a blank", "residential= 50", false},
		{"more behind", "residential=50%", false},
		{"part of a class", "res=50", false},
		{"more than a class", "residentials=50", false},
		{"capitals", "Residential=50", false},
		{"another class", "industrial=50", false},
		{"Chinese", "居民=50", false},
		{"too many digits", "residential=00000000000000000000050", false},
	};
	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct err err = {0};
		if ((account_check_share(rows[i].text, &err) == 0) != rows[i].good)
			fail_msg("%s: \"%s\"", rows[i].label, rows[i].text);
		assert_int_equal(err.code, rows[i].good ? 0 : ERR_MALFORMED);
	}
}

static void account_check_use__sums_to_a_hundred_each_class_once(void **state)
{
	static const struct {
		const char *label;
		const char *items[4];
		const char *says; /* NULL: good */
	} rows[] = {
		{"one", {"residential=100"}, NULL},
		{"three", {"special=1", "non-residential=1", "residential=98"}, NULL},
		{"none", {NULL}, NULL},
		{"less", {"residential=99"}, "the shares of use sum to 99, not to 100"},
		{"more", {"residential=100", "special=1"}, "the shares of use sum to 101, not to 100"},
		{"twice", {"residential=50", "residential=50"},
			"class of use \"residential=50\" appears twice"},
		{"twice and too much", {"special=100", "special=100"},
			"class of use \"special=100\" appears twice"},
	};
	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct err err = {0};
		struct words use = {.items = (const char **)rows[i].items};
		while (use.n < 4 && rows[i].items[use.n])
			use.n++;
		int rc = account_check_use(&use, &err);
		if ((rc == 0) != !rows[i].says || (rows[i].says && !str_equal(err.msg, rows[i].says)))
			fail_msg("%s: %s", rows[i].label, err.msg);
	}
}

static void bill_check_period__is_a_month_of_a_year(void **state)
{
	static const char *const good[] = {"2026-01", "2026-12", "1999-08"};
	static const char *const bad[] = {"", "2026", "2026-0", "2026-00", "2026-13", "2026-1", "202-01",
		"2026/08", "2026-08-01", "08-2026", "2026-+8", "2026- 8", " 026-08", "２０２６-08", "20260-8",
		"abcd-ef", "-026-08", "2026-8\n", "9999999-08"};
	(void)state;
	for (size_t i = 0; i < LENGTH(good); i++) {
		struct err err = {0};
		if (bill_check_period(good[i], &err))
			fail_msg("%s: %s", good[i], err.msg);
	}
	for (size_t i = 0; i < LENGTH(bad); i++) {
		struct err err = {0};
		if (bill_check_period(bad[i], &err) == 0)
			fail_msg("\"%s\" is taken for a period", bad[i]);
		assert_int_equal(err.code, ERR_MALFORMED);
	}
}

static void account_default_base__is_five_a_person_from_five_on(void **state)
{
	static const int64_t rows[][2] = {
		{0, 20}, {1, 20}, {3, 20}, {4, 20}, {5, 25}, {6, 30}, {7, 35}, {20, 100}, {1000, 5000}};
	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++)
		assert_int_equal(account_default_base(rows[i][0]), rows[i][1]);
}

static void account_check_id__holds_a_number_against_its_kind(void **state)
{
	static const struct {
		const char *label;
		int type;
		const char *id;
		const char *reason;
		int code;
	} rows[] = {
		{"none", ID_NONE, NULL, NULL, 0},
		{"empty, of a kind", ID_RESIDENT, "", NULL, 0},
		{"resident", ID_RESIDENT, "11010519491231002X", NULL, 0},
		{"another resident", ID_RESIDENT, "440524188001010014", NULL, 0},
		{"credit code", ID_CREDIT_CODE, "91350100M000100Y43", NULL, 0},
		{"another credit code", ID_CREDIT_CODE, "911101066976941872", NULL, 0},
		{"passport", ID_PASSPORT, "E12345678", NULL, 0},
		{"any other", ID_OTHER, "军字第001号", NULL, 0},
		{"without a kind", ID_NONE, "11010519491231002X", NULL, ERR_USAGE},
		{"without a kind, for a reason", ID_NONE, "1", "如此", ERR_USAGE},
		{"resident, wrong check", ID_RESIDENT, "110105194912310021", NULL, ERR_REFUSED},
		{"resident, small x", ID_RESIDENT, "11010519491231002x", NULL, ERR_REFUSED},
		{"resident, no such day", ID_RESIDENT, "11010519490230002X", NULL, ERR_REFUSED},
		{"resident, 15 digits", ID_RESIDENT, "110105491231002", NULL, ERR_REFUSED},
		{"a credit code as resident", ID_RESIDENT, "91350100M000100Y43", NULL, ERR_REFUSED},
		{"a resident as credit code", ID_CREDIT_CODE, "11010519491231002X", NULL, ERR_REFUSED},
		{"registered, yet fails", ID_CREDIT_CODE, "91350211M0000XUF46", NULL, ERR_REFUSED},
		{"registered, for a reason", ID_CREDIT_CODE, "91350211M0000XUF46", "执照原件如此", 0},
		{"an empty reason is none", ID_CREDIT_CODE, "91350211M0000XUF46", "", ERR_REFUSED},
	};
	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct err err = {0};
		int rc = account_check_id(rows[i].type, rows[i].id, rows[i].reason, &err);
		if ((rc == 0) != (rows[i].code == 0) || (rc && (int)err.code != rows[i].code))
			fail_msg("%s: %d, %s", rows[i].label, (int)err.code, err.msg);
		/* An identity number is nobody's business in a terminal's scrollback. */
		if (rows[i].id && strlen(rows[i].id) > 8 && strstr(err.msg, rows[i].id))
			fail_msg("%s: the message repeats the number: %s", rows[i].label, err.msg);
	}
}

static void account_number__is_6_to_16_digits_or_capitals(void **state)
{
	static const struct {
		const char *typed;
		const char *number; /* NULL: none */
	} rows[] = {
		{"000001", "000001"},
		{"0000012345", "0000012345"},
		{"ABCDEF", "ABCDEF"},
		{"1234567890ABCDEF", "1234567890ABCDEF"},
		{"００００１２３４５６", "0000123456"},
		{"ＡＢ0001", "AB0001"},
		{"", NULL},
		{"12345", NULL},
		{"12345678901234567", NULL},
		{"abcdef", NULL},
		{"0000-12345", NULL},
		{"0000 12345", NULL},
		{" 000012345", NULL},
		{"../../../etc", NULL},
		{"用户000001", NULL},
		{"００００", NULL},
	};
	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		const char *number = NULL;
		struct err err = {0};
		int rc = account_number(rows[i].typed, &arena, &number, &err);
		if ((rc == 0) != !!rows[i].number)
			fail_msg("\"%s\": %s", rows[i].typed, err.msg);
		if (rc == 0)
			assert_string_equal(number, rows[i].number);
		else
			assert_int_equal(err.code, ERR_USAGE);
	}
}

static void account_owes__is_what_of_the_bills_is_unpaid(void **state)
{
	struct bill bills[] = {
		{.period = "2026-07", .amount = 8640, .paid = 1},
		{.period = "2026-08", .amount = INT64_C(99999999999999)},
		{.period = "2026-09", .amount = 5, .paid = 4},
	};
	struct account account = {.bills = {bills, 3}};
	(void)state;
	assert_int_equal(account_owes(&account), INT64_C(99999999999999) + 8639 + 1);
	account.bills.n = 0;
	account.prepaid = 100;
	assert_int_equal(account_owes(&account), 0);
}

/* A field that an account gets is a column of account-list, too. */
static void account_view__has_every_field_of_an_account(void **state)
{
	(void)state;
	for (size_t i = 0; i < account_schema.fields_n; i++)
		if (!field_find(&account_view_schema, account_schema.fields[i].key))
			fail_msg("%s", account_schema.fields[i].key);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(account_check_calibre__knows_thirteen),
		cmocka_unit_test(account_check_share__takes_a_class_and_whole_percents),
		cmocka_unit_test(account_check_use__sums_to_a_hundred_each_class_once),
		cmocka_unit_test(bill_check_period__is_a_month_of_a_year),
		cmocka_unit_test(account_default_base__is_five_a_person_from_five_on),
		cmocka_unit_test(account_check_id__holds_a_number_against_its_kind),
		cmocka_unit_test(account_number__is_6_to_16_digits_or_capitals),
		cmocka_unit_test(account_owes__is_what_of_the_bills_is_unpaid),
		cmocka_unit_test(account_view__has_every_field_of_an_account),
	};
	return cmocka_run_group_tests(tests, NULL, teardown);
}
