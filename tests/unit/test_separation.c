/* office/separation.h: who may do what, as tables of who else is there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "office/separation.h"
#include "office/staff.h"
#include "store/settings.h"

enum { TODAY = 20000 };

static const char *supervisor[] = {"supervisor"};
static const char *clerk[] = {"clerk"};
static const char *inspector[] = {"inspector", "clerk"};
#define SUPERVISOR .roles = {supervisor, 1}
#define CLERK .roles = {clerk, 1}
#define INSPECTOR .roles = {inspector, 2}

static struct staff center = {.id = "center", .name = "center", .department = "service-center", SUPERVISOR};
static struct staff second = {.id = "second", .name = "second", .department = "service-center", SUPERVISOR};
static struct staff network = {.id = "network", .name = "network", .department = "network", SUPERVISOR};
static struct staff metering = {.id = "metering", .name = "metering", .department = "meter-reading", SUPERVISOR};
static struct staff nowhere = {.id = "nowhere", .name = "nowhere", SUPERVISOR};
static struct staff window = {.id = "window", .name = "window", .department = "service-center", CLERK};
static struct staff left = {.id = "left", .name = "left", .department = "service-center", SUPERVISOR,
	.active_to = TODAY - 1};
static struct staff finder = {.id = "finder", .name = "finder", INSPECTOR};
static struct staff other_finder = {.id = "other-finder", .name = "other-finder", INSPECTOR};
static struct staff past_finder = {.id = "past-finder", .name = "past-finder", INSPECTOR,
	.active_to = TODAY - 1};

enum { REFUSED = -1 };

static void told(const char *label, int rc, int shown, const struct err *err, int expected)
{
	if (expected == REFUSED ? rc == 0 || err->code != ERR_REFUSED : rc || shown != expected)
		fail_msg("%s: %s, shown %d", label, rc ? err->msg : "taken", shown);
}

static void separation_of_departments__asks_for_another(void **state)
{
	static const struct {
		const char *label;
		struct staff *all[4];
		const char *clock;
		int usual; /* by the default */
		int other; /* supervisors: other-department */
	} rows[] = {
		{"the centre's, another department's clock", {&center, &network}, "network",
			SEPARATION_NONE, SEPARATION_NONE},
		{"of the department itself", {&network, &center}, "network", REFUSED, REFUSED},
		{"of a third department", {&metering, &center}, "network", REFUSED, SEPARATION_NONE},
		{"of a third department, alone", {&metering}, "network", SEPARATION_DEPARTMENT,
			SEPARATION_NONE},
		{"of none, beside the centre", {&nowhere, &center}, "network", REFUSED, SEPARATION_NONE},
		{"of the department itself, alone", {&network}, "network", SEPARATION_DEPARTMENT,
			SEPARATION_DEPARTMENT},
		{"of the department itself, the centre's left", {&network, &left}, "network",
			SEPARATION_DEPARTMENT, SEPARATION_DEPARTMENT},
		{"of the department itself, beside a clerk", {&network, &window}, "network",
			SEPARATION_DEPARTMENT, SEPARATION_DEPARTMENT},
		{"of the department itself, beside a third", {&network, &metering}, "network",
			SEPARATION_DEPARTMENT, REFUSED},
		{"the centre's clock, two of the centre", {&center, &second}, "service-center",
			SEPARATION_DEPARTMENT, SEPARATION_DEPARTMENT},
		{"the centre's clock, beside another department", {&center, &network}, "service-center",
			SEPARATION_DEPARTMENT, REFUSED},
		{"the centre's clock, another department", {&network, &center}, "service-center",
			SEPARATION_DEPARTMENT, SEPARATION_NONE},
		{"nobody's clock, the centre", {&center, &network}, NULL, SEPARATION_NONE, SEPARATION_NONE},
		{"nobody's clock, another department", {&network, &center}, NULL, REFUSED, SEPARATION_NONE},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		for (int setting = 0; setting < 2; setting++) {
			struct staff people[4];
			struct staff_list all = {people, 0};
			const struct settings settings = {.supervisors = setting};
			struct err err = {0};
			int shown = 0;
			for (; all.n < 4 && rows[i].all[all.n]; all.n++)
				people[all.n] = *rows[i].all[all.n];
			int rc = separation_of_departments(&all, &settings, people, rows[i].clock, TODAY,
				&shown, &err);
			told(rows[i].label, rc, shown, &err, setting ? rows[i].other : rows[i].usual);
			if (rc && !strstr(err.hint, people[1].id))
				fail_msg("%s: names who may: %s", rows[i].label, err.hint);
		}
}

static void separation_of_persons__asks_for_another(void **state)
{
	static const struct {
		const char *label;
		struct staff *all[3];
		const char *other;
		int expected;
	} rows[] = {
		{"another did it", {&finder, &other_finder}, "window", SEPARATION_NONE},
		{"nobody did it", {&finder, &other_finder}, NULL, SEPARATION_NONE},
		{"the same, another is there", {&finder, &other_finder}, "finder", REFUSED},
		{"the same, alone", {&finder}, "finder", SEPARATION_PERSON},
		{"the same, the other left", {&finder, &past_finder}, "finder", SEPARATION_PERSON},
		{"the same, the others have another role", {&finder, &center, &window}, "finder",
			SEPARATION_PERSON},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct staff people[3];
		struct staff_list all = {people, 0};
		struct err err = {0};
		int shown = 0;
		for (; all.n < 3 && rows[i].all[all.n]; all.n++)
			people[all.n] = *rows[i].all[all.n];
		int rc = separation_of_persons(&all, people, rows[i].other, ROLE_INSPECTOR, TODAY, &shown, &err);
		told(rows[i].label, rc, shown, &err, rows[i].expected);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(separation_of_departments__asks_for_another),
		cmocka_unit_test(separation_of_persons__asks_for_another),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
