#include "cli/placeholder.h"

#include <stddef.h>

#include "base/message.h"
#include "base/str.h"

static const char *const names[] = {
	NC_("placeholder", "A,-B"),
	NC_("placeholder", "A,B"),
	NC_("placeholder", "ACCOUNT"),
	NC_("placeholder", "AMOUNT"),
	NC_("placeholder", "ARTICLE|all"),
	NC_("placeholder", "CLASS"),
	NC_("placeholder", "CLASS=PERCENT,..."),
	NC_("placeholder", "CODE"),
	NC_("placeholder", "COMMIT|DATE"),
	NC_("placeholder", "DATE"),
	NC_("placeholder", "DAY"),
	NC_("placeholder", "DAYS"),
	NC_("placeholder", "DEPARTMENT"),
	NC_("placeholder", "DEPARTMENT,..."),
	NC_("placeholder", "DEPARTMENT=NAME"),
	NC_("placeholder", "DEPARTMENT=TEXT"),
	NC_("placeholder", "DIGITS"),
	NC_("placeholder", "DIMENSION,..."),
	NC_("placeholder", "DIR"),
	NC_("placeholder", "DN"),
	NC_("placeholder", "FIELD,..."),
	NC_("placeholder", "FIGURE"),
	NC_("placeholder", "FILE"),
	NC_("placeholder", "FORM"),
	NC_("placeholder", "FORMAT"),
	NC_("placeholder", "FROM"),
	NC_("placeholder", "HOW"),
	NC_("placeholder", "ID"),
	NC_("placeholder", "KIND"),
	NC_("placeholder", "LANGUAGE"),
	NC_("placeholder", "LOGIN"),
	NC_("placeholder", "M3"),
	NC_("placeholder", "MAP.yaml"),
	NC_("placeholder", "METHOD"),
	NC_("placeholder", "METHOD=AMOUNT,..."),
	NC_("placeholder", "MONTH"),
	NC_("placeholder", "MONTHS"),
	NC_("placeholder", "N|SHA"),
	NC_("placeholder", "NAME"),
	NC_("placeholder", "NUMBER"),
	NC_("placeholder", "PAPER"),
	NC_("placeholder", "PAPER,..."),
	NC_("placeholder", "PEOPLE"),
	NC_("placeholder", "PERIOD"),
	NC_("placeholder", "DIMENSION,..."),
	NC_("placeholder", "FIELD,..."),
	NC_("placeholder", "FIGURE"),
	NC_("placeholder", "WHAT,..."),
	NC_("placeholder", "QUARTER"),
	NC_("placeholder", "REASON"),
	NC_("placeholder", "RECEIPT"),
	NC_("placeholder", "REGION"),
	NC_("placeholder", "ROLE,..."),
	NC_("placeholder", "SECONDS"),
	NC_("placeholder", "SERVICE"),
	NC_("placeholder", "SERVICE,..."),
	NC_("placeholder", "SHA"),
	NC_("placeholder", "STAFF"),
	NC_("placeholder", "STATE"),
	NC_("placeholder", "STATE,..."),
	NC_("placeholder", "TEXT"),
	NC_("placeholder", "TICKET"),
	NC_("placeholder", "WHO"),
	NC_("placeholder", "WHOM"),
	NC_("placeholder", "WORK"),
	NC_("placeholder", "XS"),
	NC_("placeholder", "YEAR"),
	NC_("placeholder", "YEARS"),
	NC_("placeholder", "YES"),
	NC_("placeholder", "±AMOUNT"),
	NC_("placeholder", "±M3"),
};

const char *placeholder_name(const char *name)
{
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_equal(names[i], name))
			return message_in("placeholder", names[i]);
	return name;
}
