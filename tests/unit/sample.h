/* A record kind with a field of every type, for the tests of record/ and the fuzzer. */
#ifndef SAMPLE_H
#define SAMPLE_H

#include "base/message.h"
#include "record/field.h"

struct sample_step {
	const char *department;
	int64_t days;
	const char *remark;
	struct pairs changed;
	struct words seen;
};

struct sample {
	const char *id;
	int state;
	int kind;
	const char *name;
	const char *phone;
	const char *remark;
	int due;
	int64_t received;
	int64_t count;
	int64_t limit;
	int64_t fee;
	bool urgent;
	struct words papers;
	struct pairs contact;
	struct list steps;
};

static const struct choice sample_states[] = {
	{"", ""},
	{"open", N_("open")},
	{"closed", N_("closed")},
	{NULL, NULL},
};

static const struct choice sample_kinds[] = {
	{"person", N_("person")},
	{"unit", N_("unit")},
	{NULL, NULL},
};

/* Capitals, digits and "-". */
static inline int sample_id_check(const char *text, struct err *err)
{
	if (text[strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-")])
		return err_set(err, ERR_MALFORMED, "\"%s\" is no sample id", text);
	return 0;
}

#define STEP(member) .offset = offsetof(struct sample_step, member)
static const struct field sample_step_fields[] = {
	{"department", N_("department"), FIELD_LINE, .flags = FIELD_REQUIRED, STEP(department)},
	{"days", N_("days"), FIELD_INT, .flags = FIELD_RIGHT, STEP(days)},
	{"remark", N_("remark"), FIELD_TEXT, STEP(remark)},
	{"changed", N_("changed"), FIELD_PAIRS, STEP(changed)},
	{"seen", N_("seen by"), FIELD_WORDS, STEP(seen)},
};
#undef STEP

static const struct schema sample_step_schema = {
	.name = "step", .size = sizeof(struct sample_step), SCHEMA_FIELDS(sample_step_fields)};

#define SAMPLE(member) .offset = offsetof(struct sample, member)
static const struct field sample_fields[] = {
	{"id", N_("id"), FIELD_ID, .flags = FIELD_REQUIRED, SAMPLE(id), .check = sample_id_check},
	{"state", N_("state"), FIELD_ENUM, SAMPLE(state), .choices = sample_states},
	{"kind", N_("kind"), FIELD_ENUM, SAMPLE(kind), .choices = sample_kinds},
	{"name", N_("name"), FIELD_LINE, .flags = FIELD_NAME, SAMPLE(name)},
	{"phone", N_("phone"), FIELD_LINE, .flags = FIELD_PHONE, SAMPLE(phone)},
	{"remark", N_("remark"), FIELD_TEXT, SAMPLE(remark)},
	{"due", N_("due"), FIELD_DATE, SAMPLE(due)},
	{"received", N_("received"), FIELD_MOMENT, SAMPLE(received)},
	{"count", N_("count"), FIELD_INT, SAMPLE(count)},
	{"limit", N_("limit"), FIELD_INT, .flags = FIELD_REQUIRED, SAMPLE(limit)},
	{"fee", N_("fee"), FIELD_MONEY, SAMPLE(fee)},
	{"urgent", N_("urgent"), FIELD_FLAG, SAMPLE(urgent)},
	{"papers", N_("papers"), FIELD_WORDS, SAMPLE(papers)},
	{"contact", N_("contact"), FIELD_PAIRS, SAMPLE(contact)},
	{"steps", N_("steps"), FIELD_LIST, SAMPLE(steps), .of = &sample_step_schema},
};
#undef SAMPLE

static const struct schema sample_schema = {
	.name = "sample", .size = sizeof(struct sample), SCHEMA_FIELDS(sample_fields)};

#endif
