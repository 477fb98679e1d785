#include "store/settings.h"

#include "base/message.h"

static const struct field settings_fields[] = {
	{.key = "format", .title = N_("format"), .type = FIELD_INT, .flags = FIELD_REQUIRED,
		.offset = offsetof(struct settings, format)},
	{.key = "company", .title = N_("company"), .type = FIELD_LINE,
		.offset = offsetof(struct settings, company)},
	{.key = "region", .title = N_("region"), .type = FIELD_LINE,
		.offset = offsetof(struct settings, region)},
	{.key = "language", .title = N_("language"), .type = FIELD_LINE,
		.offset = offsetof(struct settings, language)},
	{.key = "test_clock", .title = N_("test clock"), .type = FIELD_FLAG,
		.offset = offsetof(struct settings, test_clock)},
	{.key = "op", .title = N_("operation"), .type = FIELD_LINE,
		.offset = offsetof(struct settings, op)},
};

const struct schema settings_schema = {
	.name = "settings",
	.size = sizeof(struct settings),
	SCHEMA_FIELDS(settings_fields),
	.summary = N_("onestop.yaml: the settings of a store"),
};
