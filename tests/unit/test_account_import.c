#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "account/account_rule.h"
#include "base/str.h"
#include "import/account_column.h"
#include "import/account_import.h"
#include "office/event.h"
#include "office/session.h"
#include "office/staff.h"
#include "value/date.h"
#include "value/moment.h"

#define TABLE_PATH "test_account_ledger.csv"

static struct arena arena;
static char directory[] = "/tmp/onestop-test-account-ledger-XXXXXX";

static int setup(void **state)
{
	(void)state;
	return mkdtemp(directory) && chdir(directory) == 0 ? 0 : -1;
}

static int teardown(void **state)
{
	(void)state;
	unlink(TABLE_PATH);
	arena_clear(&arena);
	return rmdir(directory);
}

static const struct session *clerk(void)
{
	static const struct staff staff = {.id = "wangmin"};
	static struct session session;
	session = (struct session){.mem = &arena, .staff = &staff, .desk = "XS", .now = 1789700000};
	session.today = moment_date(session.now);
	return &session;
}

static void account_column_find__knows_headings_in_both_languages(void **state)
{
	static const struct {
		const char *heading, *key;
	} rows[] = {
		{"户号", "number"},
		{"用户编号", "number"},
		{"Account", "number"},
		{" 户名 ", "holder"},
		{"\xE3\x80\x80电话", "phone"},
		{"ＰＨＯＮＥ", "phone"},
		{"ID_NO", "id_no"},
		{"口径", "calibre"},
		{"备注", "remark"},
		{"片区", NULL},
		{"events", NULL},
		{"prepaid", NULL},
		{"", NULL},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct field *field = account_column_find(rows[i].heading);
		print_message("%s\n", rows[i].heading);
		assert_true(str_equal(field ? field->key : NULL, rows[i].key));
	}
	assert_null(account_column_field("bills"));
	assert_null(account_column_field("meter"));
	assert_string_equal(account_column_field("use")->key, "use");
}

static void account_column_read__takes_what_people_write(void **state)
{
	static const struct {
		const char *key, *text, *value;
	} rows[] = {
		{"calibre", "15", "15"},
		{"calibre", "DN50", "50"},
		{"calibre", "dn 50", "50"},
		{"calibre", "20mm", "20"},
		{"calibre", "20 毫米", "20"},
		{"calibre", "ＤＮ１００", "100"},
		{"use", "居民", "residential=100"},
		{"use", "特种", "special=100"},
		{"use", "Non-Residential", "non-residential=100"},
		{"use", "residential=60;non-residential=40", "residential=60,non-residential=40"},
		{"use", "居民60%；非居民40%", "residential=60,non-residential=40"},
		{"use", "居民 = 60, 特种 = 40", "residential=60,special=40"},
		{"state", "正常", "active"},
		{"state", "报停", "suspended"},
		{"state", "销户", "cancelled"},
		{"state", "Pending", "pending"},
		{"id_type", "身份证", "resident"},
		{"id_type", "credit-code", "credit-code"},
		{"opened_on", "2026-09-18", "2026-09-18"},
		{"opened_on", "2026/9/18", "2026-09-18"},
		{"opened_on", "2026年9月18日", "2026-09-18"},
		{"opened_on", "2026-09-18 00:00:00", "2026-09-18"},
		{"reading", "120", "120"},
		{"reading", "120.00", "120"},
		{"population", "3", "3"},
		{"number", "００００１２３４５６", "0000123456"},
		{"phone", " 13800138000 ", "13800138000"},
		{"meter_no", "1E5", "1E5"},
		{"holder", "买买提·吐尔逊", "买买提·吐尔逊"},
		{"holder", "𠮷野", "𠮷野"},
		{"holder", "张𬌗", "张𬌗"},
		{"remark", "a\r\nb", "a\nb"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct field *field = account_column_field(rows[i].key);
		struct account account = {0};
		struct err err = {0};
		print_message("%s: %s\n", rows[i].key, rows[i].text);
		assert_int_equal(account_column_read(field, rows[i].text, &account, &arena, &err), 0);
		assert_string_equal(field_format(field, &account, &arena), rows[i].value);
	}
}

static void account_column_read__refuses_the_rest_and_repeats_nothing_personal(void **state)
{
	static const struct {
		const char *key, *text, *part;
	} rows[] = {
		{"id_no", "4.20802E+17", "a spreadsheet has destroyed this number"},
		{"id_no", "4e+17", "a spreadsheet has destroyed this number"},
		{"number", "4.2E+11", "a spreadsheet has destroyed this number"},
		{"phone", "1.38001E+10", "a spreadsheet has destroyed this number"},
		{"phone", "1380013", ""},
		{"number", "12345", ""},
		{"calibre", "DN", "is no calibre"},
		{"calibre", "15x", "is no calibre"},
		{"calibre", "17", "DN 17 is no calibre"},
		{"use", "工业", "is no use"},
		{"use", "居民=", "is no use"},
		{"use", "居民=60=40", "is no use"},
		{"use", "居民;", "is no use"},
		{"use", "居民=60", "sum to 60"},
		{"use", "居民;非居民", "sum to 200"},
		{"use", "居民=50;居民=50", "named twice"},
		{"state", "欠费", "is none of"},
		{"id_type", "工作证", "is none of"},
		{"opened_on", "18.9.2026", "not a date"},
		{"opened_on", "2026-02-30", "does not exist"},
		{"reading", "-1", ""},
		{"reading", "1.5", ""},
		{"reading", "1.", ""},
		{"population", "1001", ""},
		{"remark", "a\xE2\x80\xAE" "b", "U+202E"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct field *field = account_column_field(rows[i].key);
		struct account account = {0};
		struct account empty = {0};
		struct err err = {0};
		print_message("%s: %s\n", rows[i].key, rows[i].text);
		assert_int_equal(account_column_read(field, rows[i].text, &account, &arena, &err), -1);
		assert_int_equal(err.code == ERR_MALFORMED || err.code == ERR_REFUSED, 1);
		assert_non_null(strstr(err.msg, rows[i].part));
		if (!account_column_is_public(field))
			assert_null(strstr(err.msg, rows[i].text));
		if (field->type != FIELD_INT)
			assert_true(record_equal(&account_schema, &account, &empty));
	}
}

static void account_column_id_type__is_the_kind_whose_check_it_passes(void **state)
{
	struct err err = {0};
	int type = ID_NONE;
	(void)state;
	assert_int_equal(account_column_id_type("11010519491231002X", &type, &err), 0);
	assert_int_equal(type, ID_RESIDENT);
	assert_int_equal(account_column_id_type("91350100M000100Y43", &type, &err), 0);
	assert_int_equal(type, ID_CREDIT_CODE);
	assert_int_equal(account_column_id_type("110105194912310021", &type, &err), -1);
	assert_int_equal(err.code, ERR_MALFORMED);
	assert_null(strstr(err.msg, "110105194912310021"));
}

static struct account known(void)
{
	static const char *const shares[] = {"residential=100"};
	struct account account = {0};
	struct err err = {0};
	const struct account form = {.number = "0000010001", .holder = "王小明",
		.phone = "13800138000", .meter_no = "M1", .reading = 100,
		.use = {(const char **)shares, 1}};
	assert_int_equal(account_open(&account, clerk(), &form, &err), 0);
	return account;
}

static void account_update__changes_what_differs_in_one_event(void **state)
{
	struct account account = known();
	struct account wanted = account;
	struct err err = {0};
	(void)state;
	wanted.phone = "13900139000";
	wanted.reading = 120;
	wanted.prepaid = 5;
	assert_int_equal(account_update(&account, clerk(), &wanted, &err), 0);
	assert_string_equal(account.phone, "13900139000");
	assert_int_equal(account.reading_on, clerk()->today);
	assert_int_equal(account.prepaid, 0);
	assert_int_equal(account.events.n, 2);
	const struct event *event = account.events.items;
	assert_string_equal(event[1].act, "update");
	assert_int_equal(event[1].set.n, 3);
	assert_int_equal(event_check(&account_schema, &account, &arena, &err), 0);
}

static void account_update__keeps_the_rules_of_the_cases(void **state)
{
	static struct bill bill = {.period = "2026-08", .amount = 2500};
	static const struct {
		const char *label;
		int from, to;
		int64_t reading;
		const char *meter_no;
		bool owes;
		const char *refused; /* NULL: done */
	} rows[] = {
		{"suspended", ACCOUNT_ACTIVE, ACCOUNT_SUSPENDED, 100, "M1", false, NULL},
		{"in use again", ACCOUNT_SUSPENDED, ACCOUNT_ACTIVE, 100, "M1", false, NULL},
		{"begun", ACCOUNT_PENDING, ACCOUNT_ACTIVE, 100, "M1", false, NULL},
		{"ended", ACCOUNT_ACTIVE, ACCOUNT_CANCELLED, 100, "M1", false, NULL},
		{"ended, owing", ACCOUNT_ACTIVE, ACCOUNT_CANCELLED, 100, "M1", true, "owes 25.00"},
		{"never begun", ACCOUNT_ACTIVE, ACCOUNT_PENDING, 100, "M1", false, "never in use"},
		{"after its end", ACCOUNT_CANCELLED, ACCOUNT_ACTIVE, 100, "M1", false, "cancelled"},
		{"backwards", ACCOUNT_ACTIVE, ACCOUNT_ACTIVE, 99, "M1", false, "below the last one, 100"},
		{"another meter", ACCOUNT_ACTIVE, ACCOUNT_ACTIVE, 0, "M2", false, NULL},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct account account = known();
		struct err err = {0};
		print_message("%s\n", rows[i].label);
		account.state = rows[i].from;
		if (rows[i].owes)
			account.bills = (struct bill_list){&bill, 1};
		struct account wanted = account;
		wanted.state = rows[i].to;
		wanted.reading = rows[i].reading;
		wanted.meter_no = rows[i].meter_no;
		const struct account before = account;
		int rc = account_update(&account, clerk(), &wanted, &err);
		assert_int_equal(rc, rows[i].refused ? -1 : 0);
		if (rows[i].refused) {
			assert_int_equal(err.code, ERR_REFUSED);
			assert_non_null(strstr(err.msg, rows[i].refused));
			assert_true(record_equal(&account_schema, &account, &before));
			continue;
		}
		assert_int_equal(account.state, rows[i].to);
		assert_int_equal(account.reading, rows[i].reading);
		assert_int_equal(account.suspended_on != 0, rows[i].to == ACCOUNT_SUSPENDED);
		assert_int_equal(account.suspended_until != 0, rows[i].to == ACCOUNT_SUSPENDED);
		assert_int_equal(account.cancelled_on != 0, rows[i].to == ACCOUNT_CANCELLED);
		assert_int_equal(account.meter,
			rows[i].to == ACCOUNT_CANCELLED ? METER_OUT : METER_IN);
	}
}

static void write_table(const char *bytes)
{
	FILE *file = fopen(TABLE_PATH, "w");
	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, strlen(bytes), file), strlen(bytes));
	assert_int_equal(fclose(file), 0);
}

static void account_import_open__finds_every_row_and_the_rejects_have_them_again(void **state)
{
	struct account_import import;
	struct session session = *clerk();
	struct err err = {0};
	const char *bytes;
	size_t length;
	(void)state;
	write_table("\xEF\xBB\xBF户号,户名,备注\r\n\r\n0000010001,王,\"a\r\nb\"\r\n123,李,\r\n"
		    "0000010002,\"赵, 钱\",c");
	assert_int_equal(
		account_import_open(&import, &session, TABLE_PATH, NULL, ACCOUNT_ENCODING_NONE, &err), 0);
	assert_int_equal(import.encoding, CSV_TABLE_UTF8);
	assert_int_equal(import.rows_n, 3);
	assert_string_equal(import.rows[0].number, "0000010001");
	assert_null(import.rows[1].number);
	assert_int_equal(import.rows[0].place.line, 3);
	assert_int_equal(import.rows[1].place.line, 5);
	assert_int_equal(import.rejects.n, 1);
	assert_true(import.malformed);
	rejects_add(&import.rejects, &arena, 2, "wrong");
	rejects_add(&import.rejects, &arena, 0, "bad");
	rejects_add(&import.rejects, &arena, 0, "bad");
	rejects_sort(&import.rejects);
	assert_int_equal(rejects_rows(&import.rejects), 3);
	import.rejects.items[1].message = "no number";
	assert_int_equal(account_import_rejects(&import, &bytes, &length, &err), 0);
	assert_string_equal(bytes, "户号,户名,备注,error\n0000010001,王,\"a\r\nb\",bad\n"
				   "123,李,,no number\n0000010002,\"赵, 钱\",c,wrong\n");
}

static void rows_detect__tells_gb18030_from_damaged_utf8(void **state)
{
	static const struct {
		const char *label, *bytes;
		enum csv_table_encoding encoding;
	} rows[] = {
		{"ASCII", "a,b\n1,2\n", CSV_TABLE_UTF8},
		{"UTF-8", "户号\n", CSV_TABLE_UTF8},
		{"GB18030", "\xBB\xA7\xBA\xC5\n1\n", CSV_TABLE_GB18030},
		{"GB18030 below ASCII headings", "a\n\xBB\xA7\n", CSV_TABLE_GB18030},
		{"UTF-8 headings, a damaged byte below", "户号\n\xBB\xA7\n", CSV_TABLE_UTF8},
		{"neither", "a\n\xFF\xFF\n", CSV_TABLE_UTF8},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		print_message("%s\n", rows[i].label);
		assert_int_equal(csv_table_detect(rows[i].bytes, strlen(rows[i].bytes)), rows[i].encoding);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(account_column_find__knows_headings_in_both_languages),
		cmocka_unit_test(account_column_read__takes_what_people_write),
		cmocka_unit_test(account_column_read__refuses_the_rest_and_repeats_nothing_personal),
		cmocka_unit_test(account_column_id_type__is_the_kind_whose_check_it_passes),
		cmocka_unit_test(account_update__changes_what_differs_in_one_event),
		cmocka_unit_test(account_update__keeps_the_rules_of_the_cases),
		cmocka_unit_test(account_import_open__finds_every_row_and_the_rejects_have_them_again),
		cmocka_unit_test(rows_detect__tells_gb18030_from_damaged_utf8),
	};
	return cmocka_run_group_tests_name("account_ledger", tests, setup, teardown);
}
