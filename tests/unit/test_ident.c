/* value/ident.h */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdbool.h>
#include <string.h>

#include "value/ident.h"

static const char *const residents[] = {"11010519491231002X", "440524188001010014"};
static const char *const credits[] = {"91350100M000100Y43", "911101066976941872"};

struct refusal {
	const char *label, *text, *message;
};

/* Every row is refused with its message, and the message does not repeat the number. */
static void refuses(
        const struct refusal *rows, size_t rows_n, int (*check)(const char *text, struct err *err))
{
	for (size_t i = 0; i < rows_n; i++) {
		struct err err = {0};
		if (check(rows[i].text, &err) != -1)
			fail_msg("%s was taken", rows[i].label);
		assert_int_equal(err.code, ERR_MALFORMED);
		assert_string_equal(err.msg, rows[i].message);
		if (*rows[i].text)
			assert_null(strstr(err.msg, rows[i].text));
	}
}

/* Every change of one character to another of `alphabet` is refused. */
static void refuses_mutations(const char *const *texts, size_t texts_n, const char *alphabet,
        int (*check)(const char *text, struct err *err))
{
	for (size_t i = 0; i < texts_n; i++) {
		struct err err = {0};
		char text[19];
		size_t refused = 0;
		assert_int_equal(strlen(texts[i]), 18);
		memcpy(text, texts[i], sizeof text);
		assert_int_equal(check(text, &err), 0);
		for (size_t place = 0; place < 18; place++) {
			for (const char *c = alphabet; *c; c++) {
				if (*c == texts[i][place])
					continue;
				text[place] = *c;
				if (check(text, &err) != -1)
					fail_msg("%s was taken for %s", text, texts[i]);
				refused++;
			}
			text[place] = texts[i][place];
		}
		assert_int_equal(refused, 18 * (strlen(alphabet) - 1));
	}
}

static void ident_resident_check__refuses_every_one_digit_slip(void **state)
{
	(void)state;
	refuses_mutations(residents, 2, "0123456789X", ident_resident_check);
}

static void ident_resident_check__says_what_is_wrong(void **state)
{
	static const struct refusal rows[] = {
	        {"nothing", "", "an identity number has 18 characters, this one 0"},
	        {"15 digits", "110105491231002",
	                "an identity number has 18 characters, this one 15"},
	        {"19 characters", "11010519491231002XX",
	                "an identity number has 18 characters, this one 19"},
	        {"a space at the end", "11010519491231002X ",
	                "an identity number has 18 characters, this one 19"},
	        {"18 bytes of Chinese", "身份证号码啊",
	                "character 1 of the identity number is not a digit"},
	        {"a letter", "1101051949123100O2",
	                "character 17 of the identity number is not a digit"},
	        {"a small x", "11010519491231002x",
	                "the last character of the identity number must be a capital X"},
	        {"30 February", "110105194902300027",
	                "the birth date in the identity number does not exist"},
	        {"month 13", "110105194913310029",
	                "the birth date in the identity number does not exist"},
	        {"29 February of a common year", "110105194902290020",
	                "the birth date in the identity number does not exist"},
	        {"the year 1799", "110105179912310020",
	                "the birth date in the identity number does not exist"},
	        {"a wrong check digit", "110105194912310021",
	                "the check character of the identity number does not fit its digits"},
	        {"a letter for a check digit", "11010519491231002A",
	                "the check character of the identity number does not fit its digits"},
	        {"two digits swapped", "11010519491321002X",
	                "the birth date in the identity number does not exist"},
	        {"two neighbours swapped", "11015019491231002X",
	                "the check character of the identity number does not fit its digits"},
	};
	(void)state;
	refuses(rows, sizeof rows / sizeof *rows, ident_resident_check);
}

static void ident_resident_check__takes_a_leap_day(void **state)
{
	/* Whatever the 17 digits, exactly one of the 11 check characters fits. */
	static const char checks[] = "0123456789X";
	char text[] = "420802200002290010";
	int taken = 0;
	(void)state;

	for (const char *c = checks; *c; c++) {
		struct err err = {0};
		text[17] = *c;
		taken += ident_resident_check(text, &err) == 0;
	}
	assert_int_equal(taken, 1);
}

static void ident_credit_check__refuses_every_one_character_slip(void **state)
{
	(void)state;
	refuses_mutations(credits, 2, "0123456789ABCDEFGHJKLMNPQRTUWXY", ident_credit_check);
	refuses_mutations(credits, 2, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", ident_credit_check);
}

static void ident_credit_check__says_what_is_wrong(void **state)
{
	static const struct refusal rows[] = {
	        {"nothing", "", "a credit code has 18 characters, this one 0"},
	        {"17 characters", "91350100M000100Y4",
	                "a credit code has 18 characters, this one 17"},
	        {"small letters", "91350100m000100y43",
	                "character 9 of the credit code is neither a digit nor one of its "
	                "capitals"},
	        {"O for 0", "9135O100M000100Y43",
	                "character 5 of the credit code is neither a digit nor one of its "
	                "capitals"},
	        {"a registered code that fails", "91350211M0000XUF46",
	                "the check character of the credit code does not fit the others"},
	};
	(void)state;
	refuses(rows, sizeof rows / sizeof *rows, ident_credit_check);
}

static void ident_phone_check__takes_telephones(void **state)
{
	static const char *const rows[] = {"13800138000", "19912345678", "0724-2345678",
	        "07242345678", "010-12345678", "01012345678", "02712345678", "027-12345678",
	        "0724-2345678-801", "07242345678-1", "010-12345678-123456", "110", "12345", "95598",
	        "4008001234", "400-800-1234", "4008-001-234", "8008101234"};
	(void)state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct err err = {0};
		if (ident_phone_check(rows[i], &err))
			fail_msg("%s: %s", rows[i], err.msg);
	}
}

static void ident_phone_check__refuses_everything_else(void **state)
{
	static const char *const rows[] = {"", "1", "12", "012", "0724", "123456", "12800138000",
	        "11800138000", "1380013800", "138001380000", "138-0013-8000", "13800138000 ",
	        " 13800138000", "138 0013 8000", "1380013800x", "１３８００１３８０００",
	        "+8613800138000", "2345678", "0724-234567", "0724-234567890", "0724--2345678",
	        "0724-2345678-", "0724-2345678-1234567", "0724-2345678-8-1", "0724-2345678x801",
	        "07-2345678", "07242-2345678", "-0724-2345678", "400800123", "40080012345",
	        "400-800-1234-", "400--8001234", "400-800-12x4", "5008001234", "110a", "电话"};
	(void)state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct err err = {0};
		if (ident_phone_check(rows[i], &err) != -1)
			fail_msg("\"%s\" was taken", rows[i]);
		assert_int_equal(err.code, ERR_MALFORMED);
		assert_string_equal(err.msg, "not a telephone number: a mobile number has 11 "
		                             "digits, a landline its area code");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(ident_resident_check__refuses_every_one_digit_slip),
	        cmocka_unit_test(ident_resident_check__says_what_is_wrong),
	        cmocka_unit_test(ident_resident_check__takes_a_leap_day),
	        cmocka_unit_test(ident_credit_check__refuses_every_one_character_slip),
	        cmocka_unit_test(ident_credit_check__says_what_is_wrong),
	        cmocka_unit_test(ident_phone_check__takes_telephones),
	        cmocka_unit_test(ident_phone_check__refuses_everything_else),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
