#include "form/form_asked.h"

#include <string.h>

#include "act/ticket_said.h"
#include "base/num.h"
#include "base/str.h"
#include "office/event.h"
#include "value/date.h"

/* What was typed was checked when it was typed: what cannot be read here is as if it were not told. */
static int64_t number(const struct pairs *typed, const char *key, int64_t otherwise)
{
	struct err ignored = {0};
	int64_t value = 0;
	const char *text = event_pair(typed, key);
	return text && num_parse(text, 0, INT64_MAX, &value, &ignored) == 0 ? value : otherwise;
}

static int date(const struct pairs *typed, const char *key)
{
	struct err ignored = {0};
	int value = 0;
	const char *text = event_pair(typed, key);
	return text && date_parse(text, &value, &ignored) == 0 ? value : 0;
}

static int kind(const struct pairs *typed, const char *key)
{
	const char *text = event_pair(typed, key);
	int value = text ? choice_find(account_id_types, text) : ID_NONE;
	return value < 0 ? ID_NONE : value;
}

void form_asked(const struct ticket *ticket, struct form_asked *asked)
{
	const struct pairs typed = ticket_said_typed(ticket);
	*asked = (struct form_asked){
		.to = {
			.holder = event_pair(&typed, "to"),
			.id_type = kind(&typed, "to-id-type"),
			.id_no = event_pair(&typed, "to-id-no"),
			.phone = event_pair(&typed, "to-phone"),
			.contact = event_pair(&typed, "to-contact"),
			.licence = event_pair(&typed, "licence"),
			.pay_by = event_pair(&typed, "pay-by"),
			.bank = event_pair(&typed, "bank"),
			.bank_no = event_pair(&typed, "bank-no"),
			.population = number(&typed, "population", 0),
		},
		.from = date(&typed, "from"),
		.reading = number(&typed, "reading", -1),
		.no_reading = event_pair(&typed, "no-reading"),
		.final_bill = event_pair(&typed, "final-bill"),
		.months = number(&typed, "months", 0),
		.reason = event_pair(&typed, "reason"),
		.opinions = event_pair(&typed, "opinion"),
	};
}

const char *form_asked_opinion(const struct form_asked *asked, const char *department, struct arena *arena)
{
	size_t n = strlen(department);
	for (const char *at = asked->opinions; at && *at; at += strcspn(at, ","), at += *at == ',')
		if (str_starts(at, department) && at[n] == '=')
			return arena_dup_n(arena, at + n + 1, strcspn(at + n + 1, ","));
	return NULL;
}
