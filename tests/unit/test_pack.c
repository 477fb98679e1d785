/* record/pack.h: what is put aside comes back; and table/out.h: rows that are kept, in memory and beyond. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "record/pack.h"
#include "sample.h"
#include "table/out.h"

static struct sample whole(void)
{
	static const char *const papers[] = {"id", "", "deed"};
	static struct pair pairs[] = {{"phone", "139"}, {"empty", NULL}};
	static struct sample_step steps[] = {
		{.department = "network", .days = 5, .changed = {pairs, 2}},
		{.department = "", .remark = "two\nlines", .seen = {(const char **)papers, 3}},
	};
	struct sample sample = {
		.id = "A-1",
		.state = 2,
		.name = "张𬌗",
		.remark = "one\ntwo\n",
		.due = 20000,
		.received = INT64_C(-1),
		.count = INT64_MIN,
		.fee = 8640,
		.urgent = true,
		.papers = {(const char **)papers, 3},
		.contact = {pairs, 2},
		.steps = {steps, 2},
	};
	return sample;
}

static void pack__comes_back(void **state)
{
	struct arena arena = {0};
	struct str packed = {0};
	const struct sample records[] = {whole(), {0}, {.id = "B", .limit = 7}};
	struct sample back;
	(void)state;
	for (size_t i = 0; i < 3; i++)
		record_pack_add(&sample_schema, &records[i], &packed);
	const char *at = packed.text;
	for (size_t i = 0; i < 3; i++) {
		memset(&back, 0xA5, sizeof back);
		at = record_pack_read(&sample_schema, &back, at, &arena);
		assert_true(record_equal(&sample_schema, &records[i], &back));
	}
	assert_ptr_equal(at, packed.text + packed.length);
	str_close(&packed);
	arena_clear(&arena);
}

/* So many rows with so long a remark, in the order of a number that jumps. */
struct rows {
	int n;
	size_t long_by;
};

static int each(void *context, int (*give)(void *page, const void *row, struct err *err), void *page,
	struct err *err)
{
	const struct rows *rows = context;
	char remark[2048] = "";
	char id[16];
	memset(remark, 'x', rows->long_by);
	for (int i = 0; i < rows->n; i++) {
		snprintf(id, sizeof id, "A-%d", i);
		const struct sample row = {
			.id = id,
			.count = 1 + (int64_t)i * 7919 % rows->n / 3,
			.remark = remark,
		};
		if (give(page, &row, err))
			return -1;
	}
	return 0;
}

/* The number before the comma, which is passed over. */
static int64_t take_number(const char **at)
{
	int64_t number = 0;
	while (**at >= '0' && **at <= '9')
		number = number * 10 + *(*at)++ - '0';
	assert_int_equal(**at, ',');
	++*at;
	return number;
}

/* Sorted by the number downwards; where it is the same they keep their order, or have that of their ids. */
static void looks_sorted(const struct rows *rows, const char *text, bool by_id)
{
	int64_t last = INT64_MAX, last_id = -1;
	int n = 0;
	for (; *text; n++) {
		assert_memory_equal(text, "A-", 2);
		text += 2;
		int64_t id = take_number(&text);
		int64_t count = take_number(&text);
		assert_int_equal(count, 1 + id * 7919 % rows->n / 3);
		assert_true(count < last || (count == last && by_id == (id < last_id)));
		assert_int_equal(strspn(text, "x"), rows->long_by);
		text += rows->long_by;
		assert_int_equal(*text++, '\n');
		last = count;
		last_id = id;
	}
	assert_int_equal(n, rows->n);
}

/* "A-9" before "A-10". */
static int by_number(const char *a, const char *b)
{
	const size_t x = strlen(a), y = strlen(b);
	return x == y ? strcmp(a, b) : x < y ? -1 : 1;
}

static void print_sorted(struct rows *rows, bool by_id, const char *path)
{
	struct arena arena = {0};
	struct err err = {0};
	const struct out out = {.format = OUT_CSV, .path = path, .sort = "-count", .no_header = true};
	const struct out_source source = {each, rows};
	const struct out_order order = {"-id", by_number};
	struct out_kept kept;
	assert_int_equal(out_keep(&out, &sample_schema, "id,count,remark", &source, by_id ? &order : NULL, &kept, &arena,
				 &err),
		0);
	assert_int_equal(kept.rows_n, rows->n);
	assert_int_equal(out_kept_rows(&out, &sample_schema, "id,count,remark", &kept, &arena, &err), 0);
	out_kept_close(&kept);
	arena_clear(&arena);
}

static void name_file(char path[PATH_MAX])
{
	const char *tmp = getenv("TMPDIR");
	snprintf(path, PATH_MAX, "%s/onestop-test-pack-%ld", tmp ? tmp : "/tmp", (long)getpid());
}

/* 40 MB are more than is kept in memory. */
static void keep__sorts_in_memory_and_beyond(void **state)
{
	static struct rows few = {1000, 3}, many = {20000, 2000};
	struct rows *const all[] = {&few, &many};
	char path[PATH_MAX];
	(void)state;
	name_file(path);
	for (size_t i = 0; i < 4; i++) {
		struct rows *rows = all[i / 2];
		const bool by_id = i % 2;
		struct arena arena = {0};
		struct err err = {0};
		const char *text;
		size_t length;
		print_sorted(rows, by_id, path);
		assert_int_equal(file_read(path, SIZE_MAX / 2, &arena, &text, &length, &err), 0);
		looks_sorted(rows, text, by_id);
		unlink(path);
		arena_clear(&arena);
	}
}

/* The cells of a table wait until all widths are known: 40 MB of them not in memory. */
static void table__is_whole_beyond_memory(void **state)
{
	static struct rows few = {7, 3}, many = {20000, 2000};
	struct rows *const all[] = {&few, &many};
	char path[PATH_MAX];
	(void)state;
	name_file(path);
	for (size_t i = 0; i < 2; i++) {
		struct arena arena = {0};
		struct err err = {0};
		const struct out out = {.format = OUT_TABLE, .path = path, .wide = true, .no_header = true};
		const struct out_source source = {each, all[i]};
		const char *text;
		size_t length;
		assert_int_equal(out_stream(&out, &sample_schema, "id,remark", &source, &arena, &err), 0);
		assert_int_equal(file_read(path, SIZE_MAX / 2, &arena, &text, &length, &err), 0);
		for (int row = 0; row < all[i]->n; row++) {
			char id[16];
			const char *end = strchr(text, '\n');
			assert_non_null(end);
			snprintf(id, sizeof id, "A-%d", row);
			assert_memory_equal(text, id, strlen(id));
			assert_true(text[strlen(id)] == ' ');
			assert_int_equal(strspn(end - all[i]->long_by, "x"), all[i]->long_by);
			assert_true(end[-all[i]->long_by - 1] == ' ');
			text = end + 1;
		}
		assert_string_equal(text, "");
		unlink(path);
		arena_clear(&arena);
	}
}

static int fails(void *context, int (*give)(void *page, const void *row, struct err *err), void *page,
	struct err *err)
{
	struct rows one = {1, 1};
	return each(&one, give, page, err) || err_set(err, ERR_SYSTEM, "%s", (const char *)context);
}

static void keep__ends_with_what_its_source_says(void **state)
{
	struct arena arena = {0};
	struct err err = {0};
	const struct out out = {.format = OUT_CSV, .sort = "count"};
	const struct out_source source = {fails, "no more"};
	struct out_kept kept;
	(void)state;
	assert_int_equal(out_keep(&out, &sample_schema, "id", &source, NULL, &kept, &arena, &err), -1);
	assert_string_equal(err.msg, "no more");
	out_kept_close(&kept);
	arena_clear(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pack__comes_back),
		cmocka_unit_test(keep__sorts_in_memory_and_beyond),
		cmocka_unit_test(table__is_whole_beyond_memory),
		cmocka_unit_test(keep__ends_with_what_its_source_says),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
