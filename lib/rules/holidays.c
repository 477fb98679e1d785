#include "rules/holidays.h"

#include <stddef.h>
#include <string.h>

#include "base/message.h"
#include "base/num.h"
#include "base/str.h"
#include "base/vec.h"
#include "record/read.h"
#include "store/path.h"
#include "store/store.h"
#include "value/date.h"
#include "value/id.h"

#define RECORD struct holiday
static const struct field holiday_fields[] = {
	FIELD(date, DATE, N_("date"), .flags = FIELD_REQUIRED),
	FIELD(name, LINE, N_("holiday"), .flags = FIELD_REQUIRED),
};
#undef RECORD

static const struct schema holiday_schema = {
	.name = "holiday",
	.size = sizeof(struct holiday),
	SCHEMA_FIELDS(holiday_fields),
	.summary = N_("a day that a notice speaks of"),
};

#define RECORD struct notice
static const struct field notice_fields[] = {
	FIELD(year, INT, N_("year"), .flags = FIELD_REQUIRED),
	FIELD(region, ID, N_("region"), .check = id_check_code),
	FIELD(source, LINE, N_("notice"), .flags = FIELD_REQUIRED),
	FIELD(holidays, LIST_OF(holiday), N_("days off"), .flags = FIELD_REQUIRED),
	FIELD(workdays, LIST_OF(holiday), N_("make-up working days"), .flags = FIELD_REQUIRED),
	FIELD(op, LINE, N_("operation")),
};
#undef RECORD

const struct schema notice_schema = {
	.name = "calendar",
	.size = sizeof(struct notice),
	SCHEMA_FIELDS(notice_fields),
	.summary = N_("calendar/YEAR.yaml: the days off and make-up working days of a year"),
};

/* A notice may move 31 December of the year before (2022-12-31 was 元旦 2023). */
static bool lies_in(const struct notice *notice, int date)
{
	int year, month, day;
	date_split(date, &year, &month, &day);
	return year == notice->year || (year == notice->year - 1 && month == 12);
}

static const struct holiday *find_day(const struct holiday_list *list, size_t n, int date)
{
	const struct holiday *day = list->items;
	for (size_t i = 0; i < n; i++)
		if (day[i].date == date)
			return &day[i];
	return NULL;
}

static int check_days(const struct notice *notice, const char *path, const struct holiday_list *list,
	bool off, struct err *err)
{
	const struct holiday *day = list->items;
	char text[DATE_TEXT_SIZE];
	for (size_t i = 0; i < list->n; i++) {
		if (!lies_in(notice, day[i].date))
			return err_set(err, ERR_MALFORMED, _("%s: %s is not a day of %lld"), path,
				date_format(day[i].date, text), (long long)notice->year);
		if (find_day(list, i, day[i].date) ||
			(!off && find_day(&notice->holidays, notice->holidays.n, day[i].date)))
			return err_set(err, ERR_MALFORMED, _("%s: %s appears twice"), path,
				date_format(day[i].date, text));
		if (calendar_check_day(day[i].date, off, err))
			return err_prefix(err, "%s", path);
	}
	return 0;
}

int holidays_read(const char *path, const char *bytes, size_t length, struct arena *arena,
	struct notice *notice, struct err *err)
{
	struct notice read = {0};
	if (record_read(&notice_schema, &read, path, bytes, length, arena, err))
		return -1;
	if (read.year < DATE_YEAR_FIRST || read.year > DATE_YEAR_LAST)
		return err_set(err, ERR_MALFORMED, _("%s: year %lld is out of range"), path,
			(long long)read.year);
	if (check_days(&read, path, &read.holidays, true, err) ||
		check_days(&read, path, &read.workdays, false, err))
		return -1;
	*notice = read;
	return 0;
}

const char *holidays_path(const struct notice *notice, struct arena *arena)
{
	return str_empty(notice->region)
		       ? arena_printf(arena, "%s/%04d.yaml", PATH_CALENDAR, (int)notice->year)
		       : arena_printf(arena, "%s/%04d-%s.yaml", PATH_CALENDAR, (int)notice->year,
				 notice->region);
}

static void add_list(struct calendar *calendar, struct arena *arena, const struct notice *notice,
	const struct holiday_list *list, bool off)
{
	const struct holiday *day = list->items;
	struct calendar_day *days = arena_array(arena, list->n, sizeof *days);
	for (size_t i = 0; i < list->n; i++)
		days[i] = (struct calendar_day){day[i].date, off, day[i].name, notice->source};
	calendar_add_days(calendar, arena, days, list->n);
}

void holidays_add(struct calendar *calendar, struct arena *arena, const struct notice *notice)
{
	if (str_empty(notice->region))
		calendar_add_year(calendar, arena, (int)notice->year);
	add_list(calendar, arena, notice, &notice->holidays, true);
	add_list(calendar, arena, notice, &notice->workdays, false);
}

/* "2026.yaml" or "2020-hubei.yaml"; the name must say what the file says. */
static int load_file(struct store *store, const char *name, struct notice *notice, struct err *err)
{
	const char *bytes;
	size_t length;
	const char *path = arena_printf(store->mem, "%s/%s", PATH_CALENDAR, name);
	if (strspn(name, "0123456789") != 4 || (name[4] != '-' && name[4] != '.'))
		return err_set(err, ERR_MALFORMED,
			_("%s: a calendar file is called YEAR.yaml or YEAR-REGION.yaml"), path);
	if (store_read(store, path, RECORD_FILE_BYTES, store->mem, &bytes, &length, err))
		return -1;
	if (!bytes)
		return err_set(err, ERR_MALFORMED, _("%s: gone while it was read"), path);
	if (holidays_read(path, bytes, length, store->mem, notice, err))
		return -1;
	/* Files of a region are named after it; the region need not stand inside. */
	if (str_empty(notice->region) && strlen(name) > strlen("2026.yaml"))
		notice->region = arena_dup_n(store->mem, name + 5, strcspn(name + 5, "."));
	if (!str_equal(holidays_path(notice, store->mem), path))
		return err_set(err, ERR_MALFORMED, _("%s: is the calendar of %lld and so must be called %s"),
			path, (long long)notice->year, holidays_path(notice, store->mem));
	return 0;
}

/* Does the file hold for this store?  Overlays of other regions do not. */
static bool applies(const struct store *store, const char *region)
{
	return str_empty(region) || str_equal(region, store->settings.region);
}

/* A file that cannot be read takes its year with it, unless it is the overlay of another region. */
static int pass_over(struct store *store, const char *name, struct calendar *calendar, struct err *err)
{
	const char *region = str_starts(name + strspn(name, "0123456789"), "-")
				     ? arena_dup_n(store->mem, name + 5, strcspn(name + 5, "."))
				     : "";
	int64_t year;
	struct err nameless = {0};
	if (store_damaged(store, err))
		return -1;
	if (num_parse(arena_dup_n(store->mem, name, strspn(name, "0123456789")), DATE_YEAR_FIRST,
		    DATE_YEAR_LAST, &year, &nameless) == 0 && applies(store, region))
		calendar_add_damaged(calendar, store->mem, (int)year);
	return 0;
}

static int load_files(struct store *store, struct notice **notices, size_t *notices_n,
	struct calendar *calendar, struct err *err)
{
	const char **names;
	size_t names_n;
	struct notice *loaded = NULL;
	size_t n = 0;
	size_t room = 0;
	if (store_names(store, PATH_CALENDAR, store->mem, &names, &names_n, err)) {
		names_n = 0;
		if (store_damaged(store, err))
			return -1;
	}
	for (size_t i = 0; i < names_n; i++) {
		struct notice notice = {0};
		if (!str_ends(names[i], ".yaml"))
			continue;
		if (load_file(store, names[i], &notice, err) == 0)
			VEC_PUSH(store->mem, loaded, n, room) = notice;
		else if (pass_over(store, names[i], calendar, err))
			return -1;
	}
	*notices = loaded;
	*notices_n = n;
	return 0;
}

int holidays_load(struct store *store, const struct notice *instead, struct calendar *calendar,
	struct err *err)
{
	struct notice *notices;
	size_t n;
	struct calendar loaded = {0};
	if (load_files(store, &notices, &n, &loaded, err))
		return -1;
	/* Overlays lie on the whole country's files, so they come in a second round. */
	for (int overlay = 0; overlay < 2; overlay++) {
		for (size_t i = 0; i < n; i++) {
			bool replaced = instead && str_equal(holidays_path(instead, store->mem),
							   holidays_path(&notices[i], store->mem));
			if (!replaced && applies(store, notices[i].region) &&
				!str_empty(notices[i].region) == (overlay == 1))
				holidays_add(&loaded, store->mem, &notices[i]);
		}
		if (instead && applies(store, instead->region) &&
			!str_empty(instead->region) == (overlay == 1))
			holidays_add(&loaded, store->mem, instead);
	}
	*calendar = loaded;
	return 0;
}
