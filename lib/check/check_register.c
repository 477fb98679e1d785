#include "check/check_register.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/digest.h"
#include "base/message.h"
#include "base/str.h"
#include "check/check_sums.h"
#include "finding/findings.h"
#include "finding/record_text.h"
#include "office/bill.h"
#include "office/event.h"
#include "payment/bill_register.h"
#include "record/read.h"
#include "store/scan.h"

int check_register_act(const struct event *event)
{
	/* ORDER bill_kind */
	static const int acts[] = {BILL_ACT_BILL, BILL_ACT_FINAL, BILL_ACT_PENALTY};
	struct bill_key key;
	struct err ignored = {0};
	if (str_equal(event->act, "adjust"))
		return BILL_ACT_ADJUST;
	if (str_equal(event->act, "bill-void"))
		return BILL_ACT_VOID;
	if (!str_equal(event->act, "bill") || !event->bills.n ||
		bill_key_parse(event->bills.items[0].period, &key, &ignored))
		return BILL_ACT_NONE;
	return acts[key.kind];
}

void check_register_tell(struct findings *findings, const struct findings_place *place, const char *account,
	const struct event *event, const char *member, const char *what)
{
	const struct record_words words = {.event = event->id, .member = member};
	findings_add(findings, FINDING_ERROR, ERR_REFUSED, place->path,
		arena_printf(findings->mem, _("%zu:1: account %s, event %s: %s"),
			findings_line(findings, place, &words), account, event->id, what));
}

/* A register has the bills of its own period. */
static bool is_of_period(const struct event *event)
{
	for (size_t i = 0; i < event->bills.n; i++)
		if (strncmp(event->bills.items[i].period, event->ref, BILL_PERIOD_SIZE - 1) != 0)
			return false;
	return true;
}

/* What an entry and each event that refers to it have in common. */
static uint64_t digest_of(const char *ref, const struct bill_entry *entry)
{
	/* Of these acts an entry is one account's. */
	const bool one = entry->act == BILL_ACT_FINAL || entry->act == BILL_ACT_ADJUST || entry->act == BILL_ACT_VOID;
	uint64_t hash = digest_text(digest_begin(), ref);
	hash = digest_number(hash, entry->act);
	hash = digest_number(hash, entry->at);
	hash = digest_text(hash, entry->by);
	hash = digest_number(hash, entry->claimed);
	hash = digest_text(hash, one ? entry->account : NULL);
	hash = digest_text(hash, one ? entry->key : NULL);
	return digest_end(hash);
}

/* A number of its own for each entry and kind of sum, to multiply sums by. */
static uint64_t factor(const char *ref, int kind)
{
	return digest_end(digest_number(digest_text(digest_begin(), ref), kind)) | 1;
}

/* `entry` is one, or what an event says that one would. */
static uint64_t sum_of(const char *ref, const struct bill_entry *entry)
{
	enum { VOLUME, TOTAL, NOTHING };
	/* What no bill stands behind never agrees, and is looked at. */
	if (!entry->count)
		return factor(ref, NOTHING);
	return (uint64_t)entry->count * digest_of(ref, entry) + (uint64_t)entry->volume_m3 * factor(ref, VOLUME) +
	       (uint64_t)entry->total * factor(ref, TOTAL);
}

static struct tally_row *row_of(struct findings *findings, const char *ref)
{
	struct arena scratch = {0};
	struct tally_row *row = tally_row(&findings->sums->registers,
		arena_dup_n(&scratch, ref, strcspn(ref, "/")), findings->mem);
	arena_clear(&scratch);
	return row;
}

static void sum_up(struct findings *findings, const char *account, const struct event *event, int act)
{
	struct bill_entry said = {.act = act, .at = event->at, .by = event->by, .claimed = event->claimed,
		.account = account, .key = event->bills.n ? event->bills.items[0].period : NULL};
	for (size_t i = 0; i < event->bills.n; i++)
		bill_register_count(&said, event->bills.items[i].volume_m3, event->bills.items[i].amount);
	struct tally_row *row = row_of(findings, event->ref);
	row->known += sum_of(event->ref, &said) * (uint64_t)findings->sums->sign;
	row->known_n += said.count * findings->sums->sign;
}

void check_register_event(struct findings *findings, const struct findings_place *place, const char *account,
	const struct event *event)
{
	/* What was is of no interest to anybody. */
	const bool tells = !findings->sums || findings->sums->sign > 0;
	const int act = check_register_act(event);
	if (act == BILL_ACT_NONE)
		return;
	if (str_empty(event->ref) || !strchr(event->ref, '/')) {
		if (tells)
			check_register_tell(findings, place, account, event, "ref", _("stands in no register of bills"));
		return;
	}
	if (tells && !is_of_period(event))
		check_register_tell(findings, place, account, event, "bills", _("the register is of another period"));
	if (findings->sums)
		sum_up(findings, account, event, act);
}

/* ---- The registers ------------------------------------------------------------------------------- */

struct register_check {
	struct findings *findings;
	const char *name; /* "2026-08" */
	struct arena *arena;
};

static int sum_entry(void *context, void *record, size_t line, struct err *ignored)
{
	const struct register_check *check = context;
	struct findings *findings = check->findings;
	const struct bill_entry *entry = record;
	const char *ref = arena_printf(check->arena, "%s/%s", check->name, entry->id);
	(void)line, (void)ignored;
	if (!findings->sums)
		return 0;
	struct tally_row *row = row_of(findings, ref);
	row->held += sum_of(ref, entry) * (uint64_t)findings->sums->sign;
	row->held_n += entry->count * findings->sums->sign;
	return 0;
}

static int read_register(struct findings *findings, const struct scan_file *file, struct arena *scratch,
	struct err *err)
{
	struct register_check check = {.findings = findings, .arena = scratch,
		.name = arena_dup_n(scratch, file->name, strlen(file->name) - strlen(".yaml"))};
	return record_read_stream(&bill_entry_schema, file->path, file->bytes, file->length, scratch, sum_entry,
		&check, err);
}

int check_register_before(void *context, const struct scan_file *file, struct err *err)
{
	struct arena scratch = {0};
	int rc = read_register(context, file, &scratch, err);
	arena_clear(&scratch);
	return rc;
}

int check_register_file(void *context, const struct scan_file *file, struct err *ignored)
{
	struct findings *findings = context;
	struct arena scratch = {0};
	struct err err = {0};
	(void)ignored;
	if (read_register(findings, file, &scratch, &err)) {
		findings->registers_unread = true;
		findings_add_err(findings, file->path, &err);
	} else if (findings_canonical_stream(&bill_entry_schema, file, &scratch, &err)) {
		findings_add_err(findings, file->path, &err);
	}
	arena_clear(&scratch);
	return 0;
}

void check_register_unread(void *context, const char *path, const struct err *err)
{
	struct findings *findings = context;
	findings->registers_unread = true;
	findings_unreadable(findings, path, err);
}
