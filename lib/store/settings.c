#include "store/settings.h"

#include "base/message.h"
#include "base/str.h"
#include "value/id.h"

/* ORDER settings_badge, settings_supervisors: what is not written is the first. */
static const struct choice badges[] = {{"", ""}, {"required", N_("required")}, {NULL, NULL}};
static const struct choice supervisors[] = {
	{"", ""}, {"other-department", N_("of another department")}, {NULL, NULL}};

#define RECORD struct settings
static const struct field settings_fields[] = {
	FIELD(format, INT, N_("format"), .flags = FIELD_REQUIRED),
	FIELD(company, LINE, N_("company")),
	FIELD(phone, LINE, N_("telephone of the window")),
	FIELD(place, LINE, N_("where the window is")),
	FIELD(hours, LINE, N_("when it is open")),
	FIELD(centre, ID, N_("centre"), .check = id_check_desk),
	FIELD(region, LINE, N_("region")),
	FIELD(language, LINE, N_("language")),
	FIELD(test_clock, FLAG, N_("test clock")),
	FIELD(claimed, WORDS, N_("shared logins"), .check = id_check_login),
	FIELD(badge, ENUM, N_("badge"), .choices = badges),
	FIELD(supervisors, ENUM, N_("who bends a clock"), .choices = supervisors),
	FIELD_AS("papers_days", days[SETTINGS_PAPERS], INT, N_("days for documents")),
	FIELD_AS("assign_days", days[SETTINGS_ASSIGN], INT, N_("days for the assignment")),
	FIELD_AS("deliver_days", days[SETTINGS_DELIVER], INT, N_("days for telling the customer")),
	FIELD_AS("visit_days", days[SETTINGS_VISIT], INT, N_("days for the call-back")),
	FIELD_AS("close_days", days[SETTINGS_CLOSE], INT, N_("days for closing")),
	FIELD_AS("hold_days", days[SETTINGS_HOLD], INT, N_("longest hold in days")),
	FIELD_AS("extension_days", days[SETTINGS_EXTENSION], INT, N_("longest extension in days")),
	FIELD(offline_days, INT, N_("days a window may be away")),
	FIELD(penalty_per_mille, INT, N_("penalty (per mille a day)")),
	FIELD(due_days, INT, N_("days for paying a bill")),
	FIELD(attachment_limit, INT, N_("largest attachment (bytes)")),
	FIELD(op, LINE, N_("operation")),
};
#undef RECORD

const struct schema settings_schema = {
	.name = "settings",
	.size = sizeof(struct settings),
	SCHEMA_FIELDS(settings_fields),
	.summary = N_("onestop.yaml: the settings of a store"),
};

int64_t settings_days(const struct settings *settings, enum settings_limit limit)
{
	static const int64_t defaults[SETTINGS_LIMITS] = {
		[SETTINGS_PAPERS] = 10,
		[SETTINGS_ASSIGN] = 1,
		[SETTINGS_DELIVER] = 1,
		[SETTINGS_VISIT] = 1,
		[SETTINGS_CLOSE] = 1,
		[SETTINGS_HOLD] = 20,
	};
	return settings->days[limit] > 0 ? settings->days[limit] : defaults[limit];
}

bool settings_is_centre(const struct settings *settings, const char *desk)
{
	return str_empty(settings->centre) || str_equal(settings->centre, desk);
}

const char *settings_keeper(const struct settings *settings, const struct words *desks, const char *path,
	char desk[PATH_DESK_SIZE])
{
	const enum path_keeper keeper = path_keeper(path, desk);
	const char *one = keeper == PATH_OF_CENTRE ? settings->centre : keeper == PATH_OF_DESK ? desk : NULL;
	return str_empty(one) || words_have(desks, one) ? NULL : one;
}

int64_t settings_offline_days(const struct settings *settings)
{
	return settings->offline_days > 0 ? settings->offline_days : 14;
}

int64_t settings_due_days(const struct settings *settings)
{
	return settings->due_days > 0 ? settings->due_days : 30;
}

int64_t settings_attachment_limit(const struct settings *settings)
{
	return settings->attachment_limit > 0 ? settings->attachment_limit : 20 * 1024 * 1024;
}
