/* Paths: which desk keeps a file, by the one table that writing, merging and the hub go by. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "base/str.h"
#include "store/path.h"

static const struct {
	const char *path;
	enum path_keeper keeper;
	const char *desk;
} rows[] = {
	{"onestop.yaml", PATH_OF_CENTRE, ""},
	{"catalogue/staff.yaml", PATH_OF_CENTRE, ""},
	{"catalogue/desks.yaml", PATH_OF_CENTRE, ""},
	{"catalogue/services.yaml", PATH_OF_CENTRE, ""},
	{"calendar/2026.yaml", PATH_OF_CENTRE, ""},
	{"calendar/2026-hubei.yaml", PATH_OF_CENTRE, ""},
	{"accounts/history/2026/000012/00001234.yaml", PATH_OF_CENTRE, ""},
	{"bills/2026-08.yaml", PATH_OF_CENTRE, ""},
	{"README.md", PATH_OF_CENTRE, ""},
	{".gitattributes", PATH_OF_CENTRE, ""},
	{"something/else", PATH_OF_CENTRE, ""},
	{"bills/2026-09-XS.yaml", PATH_OF_DESK, "XS"},
	{"payments/2026/11-22/DB-01.yaml", PATH_OF_DESK, "DB"},
	{"payments/2026/11-22/DB-closed.yaml", PATH_OF_DESK, "DB"},
	{"payments/2026/2026-11-22-YH.yaml", PATH_OF_DESK, "YH"},
	{"payments/2026/2026-11-22-YH-closed.yaml", PATH_OF_DESK, "YH"},
	{"ops/2026-11/XS/3f.yaml", PATH_OF_DESK, "XS"},
	{"payments/2026/11-22/xs-01.yaml", PATH_OF_CENTRE, ""},
	{"bills/2026-09-X.yaml", PATH_OF_CENTRE, ""},
	{"accounts/000012/00001234.yaml", PATH_OF_EVERY_DESK, ""},
	{"tickets/open/2026-09-18/20260918-XS-0001.yaml", PATH_OF_EVERY_DESK, ""},
	{"tickets/closed/2026-09-18/20260918-XS-0001.yaml", PATH_OF_EVERY_DESK, ""},
	{"tickets/archive/2026-08/2026-08-14.yaml", PATH_OF_EVERY_DESK, ""},
	{"attachments/.gitignore", PATH_OF_EVERY_DESK, ""},
	{"attachments/ab/cdef.jpg", PATH_OF_EVERY_DESK, ""},
	{"ops/x", PATH_OF_CENTRE, ""},
	{"payments/2026/11-22/X", PATH_OF_CENTRE, ""},
};

static void path_keeper__is_one_for_every_path(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char desk[PATH_DESK_SIZE] = "??";
		if (path_keeper(rows[i].path, desk) != rows[i].keeper || !str_equal(desk, rows[i].desk))
			fail_msg("%s: %d, \"%s\"", rows[i].path, (int)path_keeper(rows[i].path, desk), desk);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(path_keeper__is_one_for_every_path),
	};
	return cmocka_run_group_tests_name("path", tests, NULL, NULL);
}
