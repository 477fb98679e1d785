#include "store/settings.h"

#include "base/message.h"
#include "value/id.h"

/* ORDER settings_badge, settings_supervisors: what is not written is the first. */
static const struct choice badges[] = {{"", ""}, {"required", N_("required")}, {NULL, NULL}};
static const struct choice supervisors[] = {
	{"", ""}, {"other-department", N_("of another department")}, {NULL, NULL}};

#define RECORD struct settings
static const struct field settings_fields[] = {
	FIELD(format, INT, N_("format"), .flags = FIELD_REQUIRED),
	FIELD(company, LINE, N_("company")),
	FIELD(region, LINE, N_("region")),
	FIELD(language, LINE, N_("language")),
	FIELD(test_clock, FLAG, N_("test clock")),
	FIELD(claimed, WORDS, N_("shared logins"), .check = id_check_login),
	FIELD(badge, ENUM, N_("badge"), .choices = badges),
	FIELD(supervisors, ENUM, N_("who bends a clock"), .choices = supervisors),
	FIELD(op, LINE, N_("operation")),
};
#undef RECORD

const struct schema settings_schema = {
	.name = "settings",
	.size = sizeof(struct settings),
	SCHEMA_FIELDS(settings_fields),
	.summary = N_("onestop.yaml: the settings of a store"),
};
