/* How each field of a record is merged: the table of what goes with another field, what is joined, what is
 * summed and what is computed.  A field added without a thought is found here. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <string.h>

#include "account/account.h"
#include "base/str.h"
#include "office/staff.h"
#include "record/field.h"
#include "ticket/ticket.h"

static struct arena arena;

static const struct schema *const schemas[] = {&ticket_schema, &account_schema, &staff_schema};

/* The keys of all fields with exactly this one of the flags, in the order of the file. */
static const char *keys_with(const struct schema *schema, unsigned flag)
{
	struct str keys = {0};
	for (size_t i = 0; i < schema->fields_n; i++) {
		const struct field *field = &schema->fields[i];
		if ((field->flags & FIELD_MERGED) == flag)
			str_add_format(&keys, "%s%s", keys.length ? " " : "", field->key);
	}
	return str_keep(&keys, &arena);
}

static void field_flag__is_that_of_the_table(void **state)
{
	static const struct {
		const struct schema *schema;
		unsigned flag;
		const char *keys;
	} table[] = {
		{&ticket_schema, 0,
			"id ledger_id service state round channel name phone no_phone anonymous address account"
			" request owner rest duplicate_of department handler due step held_until cause"
			" accountability at_once result not_done told not_told reached solved satisfaction"
			" quality no_visit reason remark events"},
		{&ticket_schema, FIELD_QUIET,
			"received_at ready_on moved_days linked_on linked_from assigned_at limit first_due notices"
			" held_on held_by informed_at escalated_at result_by result_at told_at visited_by"
			" visited_at closed_at"},
		{&ticket_schema, FIELD_SET, "papers missing agreed duplicates follows followed_by"},
		{&ticket_schema, FIELD_COUNT, "returns held_days extensions extended_days"},
		{&ticket_schema, FIELD_DERIVED, "disputed"},
		{&account_schema, 0,
			"number state holder id_type id_no id_reason address contact phone licence meter_no calibre"
			" meter reading seal digits use use_next population base_volume base_next pay_by bank"
			" bank_no suspended_until remark events"},
		{&account_schema, FIELD_QUIET,
			"reading_on use_from base_from base_until base_next_from base_next_until opened_on"
			" suspended_on cancelled_on"},
		{&account_schema, FIELD_SET, ""},
		{&account_schema, FIELD_COUNT, ""},
		{&account_schema, FIELD_DERIVED, "disputed prepaid bills former"},
		{&staff_schema, 0, "id name badge login department desk roles active_from active_to duty away"
			" events"},
		{&staff_schema, FIELD_QUIET, ""},
		{&staff_schema, FIELD_SET, ""},
		{&staff_schema, FIELD_COUNT, ""},
		{&staff_schema, FIELD_DERIVED, "disputed"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		assert_string_equal(keys_with(table[i].schema, table[i].flag), table[i].keys);
}

static void field_flag__fits_the_type_and_stands_alone(void **state)
{
	(void)state;
	for (size_t s = 0; s < sizeof schemas / sizeof *schemas; s++)
		for (size_t i = 0; i < schemas[s]->fields_n; i++) {
			const struct field *field = &schemas[s]->fields[i];
			unsigned flag = field->flags & FIELD_MERGED;
			if ((flag & (flag - 1)) || (flag == FIELD_SET && field->type != FIELD_WORDS) ||
				(flag == FIELD_COUNT && field->type != FIELD_INT))
				fail_msg("%s %s", schemas[s]->name, field->key);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(field_flag__is_that_of_the_table),
		cmocka_unit_test(field_flag__fits_the_type_and_stands_alone),
	};
	int failed = cmocka_run_group_tests_name("field_flag", tests, NULL, NULL);
	arena_clear(&arena);
	return failed;
}
