/* record/field_from.h, record/copy.h: rows taken over from the schema of another record. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/str.h"
#include "record/copy.h"
#include "record/field.h"
#include "record/field_from.h"
#include "sample.h"
#include "table/out.h"

/* A sample that is late: neither its order nor its titles are all those of a sample. */
struct late {
	struct sample sample;
	int64_t days;
};

#define RECORD struct late
static const struct field late_fields[] = {
	FIELD_FROM(sample, due),
	FIELD(days, INT, N_("days late"), .flags = FIELD_REQUIRED),
	FIELD_FROM(sample, id),
	FIELD_FROM(sample, state),
	FIELD_AS("name", sample.name, LINE, N_("whose"), .flags = FIELD_NAME),
	FIELD_FROM(sample, phone),
	FIELD_FROM(sample, papers),
	FIELD_FROM(sample, contact),
	FIELD_FROM(sample, steps),
};
static const struct field strange_fields[] = {FIELD_FROM(sample, id)};
#undef RECORD

static const struct schema late_schema = {
	.name = "late sample",
	.size = sizeof(struct late),
	.base = &sample_schema,
	SCHEMA_FIELDS(late_fields),
};

/* A base without a row for what is taken over from it. */
static const struct field poor_fields[] = {
	{.key = "due", .type = FIELD_DATE, .offset = offsetof(struct sample, due)}};
static const struct schema poor_schema = {
	.name = "poor", .size = sizeof(struct sample), SCHEMA_FIELDS(poor_fields)};
static const struct schema strange_schema = {.name = "strange",
	.size = sizeof(struct late),
	.base = &poor_schema,
	SCHEMA_FIELDS(strange_fields)};

static const char *papers[] = {"id-card", "deed"};
static struct pair contacts[] = {{"wechat", "x1"}, {"note", NULL}};
static const struct late example = {
	.sample = {
		.id = "S-1",
		.state = 2,
		.name = "张三",
		.phone = "13812345678",
		.remark = "is no column",
		.due = 20714,
		.papers = {papers, 2},
		.contact = {contacts, 2},
	},
	.days = 3,
};

static void field_at__gives_the_rows_in_the_order_of_the_table(void **state)
{
	static const char *const keys[] = {
		"due", "days", "id", "state", "name", "phone", "papers", "contact", "steps"};
	(void)state;
	assert_int_equal(late_schema.fields_n, sizeof keys / sizeof *keys);
	for (size_t i = 0; i < late_schema.fields_n; i++)
		assert_string_equal(field_at(&late_schema, i)->key, keys[i]);
}

static void field_find__gives_the_row_of_the_base_itself(void **state)
{
	(void)state;
	static const char *const taken[] = {
		"due", "id", "state", "phone", "papers", "contact", "steps"};
	for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
		assert_ptr_equal(
			field_find(&late_schema, taken[i]), field_find(&sample_schema, taken[i]));
	assert_ptr_equal(field_find(&late_schema, "state")->choices, sample_states);
	assert_int_equal(field_find(&late_schema, "phone")->flags, FIELD_PHONE);
	assert_ptr_equal(field_find(&late_schema, "days"), &late_fields[1]);
	assert_string_equal(field_find(&late_schema, "name")->title, "whose");
}

static void field_find__knows_nothing_that_was_not_taken_over(void **state)
{
	(void)state;
	assert_non_null(field_find(&sample_schema, "remark"));
	assert_null(field_find(&late_schema, "remark"));
	assert_null(field_find(&late_schema, ""));
}

static void record_equal__sees_both_parts(void **state)
{
	struct late other = example;
	(void)state;
	assert_true(record_equal(&late_schema, &example, &other));
	other.sample.remark = "another";
	assert_true(record_equal(&late_schema, &example, &other));
	other.days = 4;
	assert_false(record_equal(&late_schema, &example, &other));
	other = example;
	other.sample.state = 1;
	assert_false(record_equal(&late_schema, &example, &other));
}

/* What out_rows writes to a file. */
static const char *printed(struct out out, const char *columns, struct arena *arena)
{
	char path[] = "/tmp/test_field_base.XXXXXX";
	struct err err = {0};
	char *text = arena_alloc(arena, 4096);
	int fd = mkstemp(path);
	assert_true(fd >= 0);
	out.path = path;
	if (out_rows(&out, &late_schema, columns, &example, 1, arena, &err))
		fail_msg("%s", err.msg);
	/* The file was replaced: what mkstemp opened is the one before. */
	close(fd);
	FILE *file = fopen(path, "r");
	assert_non_null(file);
	size_t length = fread(text, 1, 4095, file);
	fclose(file);
	unlink(path);
	text[length] = '\0';
	return text;
}

static void out_rows__masks_and_orders_as_the_base_does(void **state)
{
	struct arena arena = {0};
	(void)state;
	assert_string_equal(printed((struct out){.format = OUT_CSV}, "all", &arena),
		"due,days,id,state,name,phone,papers,contact,steps\n"
		"2026-09-18,3,S-1,closed,张*,138****5678,\"id-card,deed\",\"wechat=x1,note=\",\n");
	assert_string_equal(
		printed((struct out){.format = OUT_CSV, .unmask = true}, "phone,name", &arena),
		"phone,name\n13812345678,张三\n");
	assert_string_equal(
		printed((struct out){.format = OUT_CSV, .columns = "help"}, "all", &arena),
		"key,type,title\n"
		"due,date,due\n"
		"days,int,days late\n"
		"id,id,id\n"
		"state,enum,state\n"
		"name,line,whose\n"
		"phone,line,phone\n"
		"papers,words,papers\n"
		"contact,pairs,contact\n"
		"steps,list,steps\n");
	arena_clear(&arena);
}

static void record_copy__outlives_what_it_was_made_from(void **state)
{
	struct arena from = {0};
	struct arena to = {0};
	struct late copy;
	struct sample_step step = {.department = arena_dup(&from, "meter"), .days = 2};
	struct late late = example;
	(void)state;
	late.sample.id = arena_dup(&from, "S-9");
	late.sample.steps = (struct list){&step, 1};
	record_copy(&late_schema, &copy, &late, &to);
	memset((char *)late.sample.id, '?', 3);
	memset((char *)step.department, '?', 5);
	step.days = 0;
	arena_clear(&from);
	assert_string_equal(copy.sample.id, "S-9");
	assert_int_equal(copy.days, 3);
	assert_int_equal(copy.sample.state, 2);
	assert_int_equal(copy.sample.due, 20714);
	assert_ptr_not_equal(copy.sample.papers.items, papers);
	assert_string_equal(copy.sample.papers.items[1], "deed");
	assert_string_equal(copy.sample.contact.items[0].value, "x1");
	assert_null(copy.sample.contact.items[1].value);
	const struct sample_step *kept = copy.sample.steps.items;
	assert_int_equal(copy.sample.steps.n, 1);
	assert_string_equal(kept->department, "meter");
	assert_int_equal(kept->days, 2);
	assert_null(copy.sample.remark);
	arena_clear(&to);
}

static void record_copy__copies_a_field_of_every_type(void **state)
{
	struct arena arena = {0};
	const struct sample sample = {.id = "S-1",
		.state = 1,
		.kind = 1,
		.remark = "a\nb",
		.due = 7,
		.received = 8,
		.count = 9,
		.limit = 10,
		.fee = 11,
		.urgent = true,
		.papers = {papers, 2},
		.contact = {contacts, 2}};
	struct sample copy;
	(void)state;
	record_copy(&sample_schema, &copy, &sample, &arena);
	assert_true(record_equal(&sample_schema, &sample, &copy));
	arena_clear(&arena);
}

static void field_at__takes_no_row_that_the_base_has_not(void **state)
{
	int status;
	(void)state;
	fflush(NULL);
	pid_t child = fork();
	if (child == 0) {
		struct rlimit none = {0, 0};
		setrlimit(RLIMIT_CORE, &none);
		signal(SIGABRT, SIG_DFL);
		freopen("/dev/null", "w", stderr);
		field_at(&strange_schema, 0);
		_exit(0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status));
	assert_int_equal(WTERMSIG(status), SIGABRT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(field_at__gives_the_rows_in_the_order_of_the_table),
		cmocka_unit_test(field_find__gives_the_row_of_the_base_itself),
		cmocka_unit_test(field_find__knows_nothing_that_was_not_taken_over),
		cmocka_unit_test(record_equal__sees_both_parts),
		cmocka_unit_test(out_rows__masks_and_orders_as_the_base_does),
		cmocka_unit_test(record_copy__outlives_what_it_was_made_from),
		cmocka_unit_test(record_copy__copies_a_field_of_every_type),
		cmocka_unit_test(field_at__takes_no_row_that_the_base_has_not),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
