#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "account/account_rule.h"
#include "import/account_column.h"
#include "office/event.h"
#include "office/session.h"
#include "office/staff.h"
#include "value/date.h"
#include "value/moment.h"

static struct arena arena;

static int teardown(void **state)
{
	(void)state;
	arena_clear(&arena);
	return 0;
}

static const struct session *clerk(void)
{
	static const struct staff staff = {.id = "wangmin"};
	static struct session session;
	session = (struct session){.mem = &arena, .staff = &staff, .actor.staff = staff.id, .desk = "XS", .now = 1789700000};
	session.today = moment_date(session.now);
	return &session;
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
	wanted.reading_on = clerk()->today - 1;
	wanted.prepaid = 5;
	assert_int_equal(account_update(&account, clerk(), &wanted, &err), 0);
	assert_string_equal(account.phone, "13900139000");
	assert_int_equal(account.reading_on, clerk()->today - 1);
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
		{"resumed", ACCOUNT_SUSPENDED, ACCOUNT_ACTIVE, 100, "M1", false, NULL},
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
		wanted.suspended_on = rows[i].to == ACCOUNT_SUSPENDED ? clerk()->today - 9 : 0;
		wanted.cancelled_on = rows[i].to == ACCOUNT_CANCELLED ? clerk()->today - 3 : 0;
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
		/* Days that nobody told are not known; those of a state that is over are gone. */
		assert_int_equal(account.suspended_on, rows[i].to == ACCOUNT_SUSPENDED ? wanted.suspended_on : 0);
		assert_int_equal(account.suspended_until, 0);
		assert_int_equal(account.cancelled_on, wanted.cancelled_on);
		assert_int_equal(account.meter,
			rows[i].to == ACCOUNT_CANCELLED ? METER_OUT : METER_IN);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(account_column_id_type__is_the_kind_whose_check_it_passes),
		cmocka_unit_test(account_update__changes_what_differs_in_one_event),
		cmocka_unit_test(account_update__keeps_the_rules_of_the_cases),
	};
	return cmocka_run_group_tests_name("account_import", tests, NULL, teardown);
}
