/* ticket/ticket_view.h: what is shown of a ticket. */
#include "ticket/ticket_view.h"

#include <stdarg.h>
#include <stdint.h>
#include <setjmp.h>

#include <cmocka.h>

#include "record/field.h"

/* A field of the record that has no column would be kept and never seen. */
static void ticket_view__has_every_field_of_a_ticket(void **state)
{
	(void)state;
	for (size_t i = 0; i < ticket_schema.fields_n; i++)
		if (!field_find(&ticket_view_schema, ticket_schema.fields[i].key))
			fail_msg("%s has no column", ticket_schema.fields[i].key);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ticket_view__has_every_field_of_a_ticket),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
