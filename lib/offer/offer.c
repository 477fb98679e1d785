#include "offer/offer.h"

#include <string.h>

#include "cli/glance.h"
#include "offer/offer_code.h"
#include "offer/offer_order.h"
#include "offer/offer_period.h"
#include "offer/offer_record.h"

/* Which values are offered from where: by what the value is called, by the name of the option and by the
 * noun of the program, of which NULL stands for any.  The first row that fits counts. */
struct source {
	const char *name;
	const char *key; /* "": an operand */
	const char *program; /* or the beginning of its name */
	void (*print)(struct offer *offer);
};

static const struct source sources[] = {
	{"ID", "op-id", NULL, NULL},
	{"ID", "staff", NULL, NULL}, /* of a store that is only made */
	{"ID", "", "staff-", offer_code_staff},
	{"ID", NULL, NULL, offer_record_tickets},
	{"ACCOUNT", NULL, "account-new", NULL},
	{"ACCOUNT", NULL, NULL, offer_record_accounts},
	{"NUMBER", "account", NULL, offer_record_accounts},
	{"DIGITS", "prefix", NULL, offer_record_accounts},
	{"TICKET", "", "form-print", offer_record_of_form},
	{"RECEIPT", NULL, NULL, offer_record_receipts},
	{"LINE", "", "payment-match", offer_record_lines},
	{"PERIOD", "", NULL, offer_record_bills},
	{"EVENT", "take", NULL, offer_record_sides},
	{"SERVICE", NULL, NULL, offer_code_services},
	{"DEPARTMENT", NULL, NULL, offer_code_departments},
	{"DEPARTMENT=TEXT", NULL, NULL, offer_code_opinions},
	{"DEPARTMENT=NAME", NULL, NULL, offer_code_opinions},
	{"FLOW", NULL, NULL, offer_code_flows},
	{"PAPER", NULL, NULL, offer_code_papers},
	{"STAFF", NULL, NULL, offer_code_on_duty},
	{"XS", NULL, NULL, offer_code_desks},
	{"CODE", "desk", NULL, offer_code_desks},
	{"FORM", NULL, NULL, offer_code_forms},
	{"STATE", NULL, "ticket-", offer_code_ticket_states},
	{"STATE", NULL, "account-", offer_code_account_states},
	{"ROLE", NULL, NULL, offer_code_roles},
	{"WHAT", "owed", NULL, offer_code_owed},
	{"DIMENSION", NULL, "report-payment", offer_code_payment_dimensions},
	{"DIMENSION", NULL, NULL, offer_code_dimensions},
	{"FIGURE", NULL, NULL, offer_code_figures},
	{"LANGUAGE", NULL, NULL, offer_code_languages},
	{"WORD", "", "onestop", offer_code_programs},
	{"YEAR", NULL, NULL, offer_period_years},
	{"QUARTER", NULL, NULL, offer_period_quarters},
	{"MONTH", NULL, NULL, offer_period_months},
	{"PERIOD", NULL, NULL, offer_period_months},
};

static bool fits(const struct source *source, const struct offer *offer)
{
	return str_equal(source->name, offer->name) && (!source->key || str_equal(source->key, offer->key)) &&
	       (!source->program || str_starts(offer->program, source->program));
}

int offer_print(struct run *run, const char *const *words, size_t n)
{
	enum { PROGRAM, NAME, KEY, STORE, BEFORE, TYPED, OPERANDS };
	if (n < OPERANDS)
		return 0;
	struct offer offer = {
		.run = run,
		.program = words[PROGRAM],
		.name = words[NAME],
		.key = words[KEY],
		.typed = words + OPERANDS,
		.typed_n = n - OPERANDS,
		.list = {words[BEFORE], words[TYPED], run->session.mem},
	};
	size_t i = 0;
	while (i < sizeof sources / sizeof *sources && !fits(&sources[i], &offer))
		i++;
	if (i == sizeof sources / sizeof *sources || !sources[i].print)
		return 0;
	glance_open(run, words[STORE]);
	sources[i].print(&offer);
	glance_close(run);
	return 0;
}
