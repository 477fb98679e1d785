#include "check/register_compare.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "check/check_events.h"
#include "check/check_register.h"
#include "finding/findings.h"
#include "finding/record_text.h"
#include "office/bill.h"
#include "office/event.h"
#include "office/session.h"
#include "payment/bill_register.h"
#include "record/bytes.h"
#include "record/read.h"
#include "store/path.h"
#include "store/scan.h"
#include "store/store.h"
#include "value/money.h"

/* All events that refer to one entry.  What they must have in common is that of the first. */
struct register_sum {
	const char *ref;          /* "2026-08/HQ-3" */
	struct findings_place place; /* of the first account */
	const char *account;
	const char *event;
	const char *key;
	const char *by;
	bool claimed;
	int act;                  /* enum bill_act */
	int64_t at;               /* 0: no clock that is certain was seen */
	int64_t before;           /* the entry is not later than this; 0: not known */
	int64_t count;
	int64_t volume_m3;
	int64_t total;
	bool met;
};

struct register_search {
	struct findings *findings;
	const struct map *names;
	struct arena mem;         /* of the sums */
	struct register_sum *sums;
	size_t n;
	size_t room;
	struct map at;            /* by ref: index + 1 */
	const struct scan_file *file;
	const char *name;         /* of the register that is read */
	struct arena *scratch;
};

static struct register_sum *sum_of(struct register_search *search, const char *ref)
{
	const size_t at = map_place(&search->at, &search->mem, &ref, search->n + 1);
	if (at > search->n)
		VEC_PUSH(&search->mem, search->sums, search->n, search->room) = (struct register_sum){.ref = ref};
	return &search->sums[at - 1];
}

/* Is it the name of one of the registers, up to the "/" or the end of a reference? */
static bool is_wanted(const struct register_search *search, const char *ref)
{
	char name[64] = "";
	size_t n = strcspn(ref, "/");
	/* No name of ours: then it is looked at. */
	if (n >= sizeof name)
		return true;
	memcpy(name, ref, n);
	return map_get(search->names, name) != 0;
}

/* ---- Events -------------------------------------------------------------------------------------- */

static void begin_sum(struct register_sum *sum, const struct findings_place *place, const char *account,
	const struct event *event, int act, struct arena *mem)
{
	sum->place = (struct findings_place){arena_dup(mem, place->path), place->line};
	sum->account = arena_dup(mem, account);
	sum->event = arena_dup(mem, event->id);
	sum->key = event->bills.n ? arena_dup(mem, event->bills.items[0].period) : "";
	sum->by = arena_dup(mem, event->by);
	sum->claimed = event->claimed;
	sum->act = act;
}

/* The moment of the entry is that of its events; later ones are of accounts that a clock ahead had been
 * at before. */
static bool fits_in_time(struct register_sum *sum, const struct event *event, int64_t latest)
{
	const bool certain = latest >= 0 && event->at > latest;
	if (!sum->before || event->at < sum->before)
		sum->before = event->at;
	if (certain && !sum->at)
		sum->at = event->at;
	return (!certain || event->at == sum->at) && (!sum->at || event->at >= sum->at);
}

static bool may_refer(void *context, const struct scan_file *file)
{
	const struct register_search *search = context;
	const char *end = file->bytes + file->length;
	for (const char *at = file->bytes; (at = memchr(at, '/', (size_t)(end - at))) != NULL; at++) {
		const char *begin = at;
		while (begin > file->bytes && !strchr(" \n\"'", begin[-1]))
			begin--;
		if (begin < at && is_wanted(search, begin))
			return true;
	}
	return false;
}

static void add_event(void *context, const struct findings_place *place, const char *account,
	const struct event *event, int64_t latest)
{
	struct register_search *search = context;
	struct findings *findings = search->findings;
	const int act = check_register_act(event);
	if (act == BILL_ACT_NONE || str_empty(event->ref) || !strchr(event->ref, '/') ||
		!is_wanted(search, event->ref))
		return;
	struct register_sum *sum = sum_of(search, event->ref);
	if (!sum->count)
		begin_sum(sum, place, account, event, act, &search->mem);
	if (act != sum->act)
		check_register_tell(findings, place, account, event, "act",
			_("its register entry has bills of another kind"));
	if (!str_equal(event->by, sum->by) || event->claimed != sum->claimed)
		check_register_tell(findings, place, account, event, "by",
			_("its register entry has bills by somebody else"));
	if (!fits_in_time(sum, event, latest))
		check_register_tell(findings, place, account, event, "at",
			_("its register entry has bills of another time"));
	for (size_t i = 0; i < event->bills.n; i++) {
		sum->count++;
		sum->volume_m3 += event->bills.items[i].volume_m3;
		sum->total += event->bills.items[i].amount;
	}
}

/* ---- Entries ------------------------------------------------------------------------------------- */

static int number_differs(const char *member, int64_t says, int64_t is, const char **differs, struct err *err)
{
	if (says == is)
		return 0;
	*differs = member;
	return err_set(err, ERR_REFUSED, _("\"%s\" is %lld, and accounts have %lld"), member, (long long)says,
		(long long)is);
}

static int text_differs(const char *member, const char *says, const char *is, const char **differs, struct err *err)
{
	if (str_equal(says ? says : "", is ? is : ""))
		return 0;
	*differs = member;
	return err_set(err, ERR_REFUSED, _("\"%s\" is \"%s\", and accounts have \"%s\""), member, says ? says : "",
		is ? is : "");
}

static int total_differs(int64_t says, int64_t is, const char **differs, struct err *err)
{
	char a[MONEY_TEXT_SIZE], b[MONEY_TEXT_SIZE];
	return says == is ? 0 : text_differs("total", money_format(says, a), money_format(is, b), differs, err);
}

/* The first member of the entry that is not what its events come to. */
static int compare_entry(const struct bill_entry *entry, const struct register_sum *sum, const char **differs,
	struct err *err)
{
	const bool one = !str_empty(entry->account) || !str_empty(entry->key);
	if (number_differs("count", entry->count, sum->count, differs, err) ||
		number_differs("volume_m3", entry->volume_m3, sum->volume_m3, differs, err) ||
		total_differs(entry->total, sum->total, differs, err) ||
		text_differs("act", bill_acts[entry->act].name, bill_acts[sum->act].name, differs, err) ||
		text_differs("by", entry->by, sum->by, differs, err) ||
		text_differs("claimed", entry->claimed ? "true" : "", sum->claimed ? "true" : "", differs, err))
		return -1;
	if (one && (text_differs("account", entry->account, sum->account, differs, err) ||
			   text_differs("key", entry->key, sum->key, differs, err)))
		return -1;
	if ((sum->at && sum->at != entry->at) || (sum->before && entry->at > sum->before)) {
		*differs = "at";
		return err_set(err, ERR_REFUSED, _("\"%s\" is not the time that its accounts have"), "at");
	}
	return 0;
}

static int check_entry(void *context, void *record, size_t line, struct err *ignored)
{
	struct register_search *search = context;
	struct findings *findings = search->findings;
	const struct bill_entry *entry = record;
	const char *ref = arena_printf(search->scratch, "%s/%s", search->name, entry->id);
	struct register_sum *sum = sum_of(search, ref);
	const char *differs = "id";
	struct err err = {0};
	int rc = 0;
	(void)ignored;
	if (sum->met)
		rc = err_set(&err, ERR_REFUSED, _("appears twice"));
	else if (sum->count || !findings->accounts_unread)
		rc = compare_entry(entry, sum, &differs, &err);
	sum->met = true;
	if (rc) {
		const struct record_words words = {.member = differs};
		const struct record_words of = {.event = sum->event, .member = "bills"};
		const size_t at = record_text_line(search->file->bytes, line, &words);
		if (sum->count == 1)
			err_prefix(&err, _("%zu:1: entry %s (%s:%zu)"), at, entry->id, sum->place.path,
				findings_line(findings, &sum->place, &of));
		else
			err_prefix(&err, _("%zu:1: entry %s"), at, entry->id);
		findings_add_err(findings, search->file->path, &err);
	}
	return 0;
}

static int compare_file(void *context, const struct scan_file *file, struct err *ignored)
{
	struct register_search *search = context;
	struct arena scratch = {0};
	struct err told = {0}; /* by check_register.c */
	(void)ignored;
	search->file = file;
	search->scratch = &scratch;
	search->name = arena_dup_n(&scratch, file->name, strlen(file->name) - strlen(".yaml"));
	if (is_wanted(search, search->name))
		record_read_stream(&bill_entry_schema, file->path, file->bytes, file->length, &scratch, check_entry,
			search, &told);
	arena_clear(&scratch);
	return 0;
}

static int compare_registers(struct register_search *search, struct err *err)
{
	struct findings *findings = search->findings;
	struct arena files = {0};
	const struct scan scan = {.directory = PATH_BILLS, .limit = RECORD_VOLUME_BYTES, .each = compare_file,
		.failed = check_events_unread, .context = search};
	int rc = scan_files(findings->session->store, &scan, &files, err);
	arena_clear(&files);
	for (size_t i = 0; rc == 0 && !findings->registers_unread && i < search->n; i++) {
		const struct register_sum *sum = &search->sums[i];
		const struct record_words words = {.event = sum->event, .member = "ref"};
		if (!sum->met)
			findings_add(findings, FINDING_ERROR, ERR_REFUSED, sum->place.path,
				arena_printf(findings->mem, _("%zu:1: account %s, event %s: no register has the entry %s"),
					findings_line(findings, &sum->place, &words), sum->account, sum->event, sum->ref));
	}
	return rc;
}

int register_compare(struct findings *findings, const struct map *names, struct err *err)
{
	struct register_search search = {.findings = findings, .names = names};
	const struct check_events events = {.may_have = may_refer, .each = add_event, .context = &search};
	int rc = check_events_each(findings, &events, err) || compare_registers(&search, err) ? -1 : 0;
	arena_clear(&search.mem);
	return rc;
}
