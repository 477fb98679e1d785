#include "ticket/ticket_attachment.h"

#include <string.h>

#include "base/message.h"
#include "base/num.h"
#include "base/str.h"
#include "base/vec.h"
#include "rules/catalogue.h"
#include "office/event.h"
#include "rules/paper.h"
#include "store/store.h"
#include "value/file_type.h"

enum { PREFIX_LEAST = 8 };

const struct choice ticket_attachment_states[] = {
	{"", ""},
	{"here", N_("here")},
	{"absent", N_("not here")},
	{"changed", N_("changed")},
	{"erased", N_("erased")},
	{NULL, NULL},
};

#define RECORD struct ticket_attachment
static const struct field attachment_fields[] = {
	FIELD(n, INT, N_("number"), .flags = FIELD_FIGURE),
	FIELD(paper, ID, N_("document"), .names = "paper"),
	FIELD(type, ID, N_("type"), .rank = 3),
	FIELD(size, INT, N_("bytes"), .rank = 4, .flags = FIELD_FIGURE),
	FIELD(by, ID, N_("by"), .rank = 3, .names = "staff"),
	FIELD(at, MOMENT, N_("at"), .rank = 2),
	FIELD(state, ENUM, N_("file"), .choices = ticket_attachment_states),
	FIELD(sha256, ID, N_("SHA-256"), .rank = 6),
	FIELD(text, TEXT, N_("text")),
};
#undef RECORD

const struct schema ticket_attachment_schema = {
	.name = "attachment",
	.title = N_("attachments"),
	.size = sizeof(struct ticket_attachment),
	SCHEMA_FIELDS(attachment_fields),
	.summary = N_("a file that belongs to a ticket"),
};

static const char *fact(const struct event *event, const char *key)
{
	for (size_t i = 0; i < event->file.n; i++)
		if (str_equal(event->file.items[i].key, key))
			return event->file.items[i].value;
	return NULL;
}

static int read_attachment(const struct event *event, struct ticket_attachment *attachment, struct err *err)
{
	const char *size = fact(event, "size");
	*attachment = (struct ticket_attachment){
		.paper = fact(event, "paper"),
		.type = fact(event, "type"),
		.by = event->by,
		.at = event->at,
		.sha256 = fact(event, "sha256"),
		.text = event->text,
	};
	if (str_empty(attachment->sha256) || attachment_check_sha256(attachment->sha256, err))
		return err_set(err, ERR_MALFORMED, _("event %s names no file by its SHA-256"), event->id);
	if (str_equal(event->act, "erase"))
		return 0;
	if (!file_type_is(attachment->type))
		return err_set(err, ERR_MALFORMED, _("event %s: \"%s\" is not a type of file"), event->id,
			str_empty(attachment->type) ? "" : attachment->type);
	if (num_parse(size ? size : "", 1, INT64_MAX, &attachment->size, err))
		return err_prefix(err, _("event %s, \"%s\""), event->id, "size");
	return 0;
}

static void erase(struct ticket_attachment *items, size_t n, const struct ticket_attachment *erased)
{
	for (size_t i = 0; i < n; i++) {
		if (!str_equal(items[i].sha256, erased->sha256))
			continue;
		items[i].state = ATTACHMENT_ERASED;
		items[i].text = erased->text;
	}
}

int ticket_attachments(const struct ticket *ticket, struct arena *arena,
	struct ticket_attachment_list *list, struct err *err)
{
	struct ticket_attachment *items = NULL;
	size_t n = 0, room = 0;
	for (size_t i = 0; i < ticket->events.n; i++) {
		const struct event *event = &ticket->events.items[i];
		struct ticket_attachment one;
		bool attaches = str_equal(event->act, "attach");
		if (!attaches && !str_equal(event->act, "erase"))
			continue;
		if (read_attachment(event, &one, err))
			return -1;
		one.n = (int64_t)n + 1;
		if (attaches)
			VEC_PUSH(arena, items, n, room) = one;
		else
			erase(items, n, &one);
	}
	*list = (struct ticket_attachment_list){items, n};
	return 0;
}

int ticket_attachments_look(struct store *store, const struct ticket_attachment_list *list, struct err *err)
{
	static const int states[] = {
		[ATTACHMENT_ABSENT] = ATTACHMENT_NOT_HERE,
		[ATTACHMENT_HERE] = ATTACHMENT_IS_HERE,
		[ATTACHMENT_CHANGED] = ATTACHMENT_WRONG,
		[ATTACHMENT_STRANGE] = ATTACHMENT_WRONG,
	};
	for (size_t i = 0; i < list->n; i++) {
		struct ticket_attachment *one = &list->items[i];
		enum attachment_place place;
		if (one->state == ATTACHMENT_ERASED)
			continue;
		if (attachment_look(store, attachment_path(one->sha256, one->type, store->mem), &place, err))
			return -1;
		one->state = states[place];
	}
	return 0;
}

int ticket_attachment_find(const struct ticket *ticket, const struct ticket_attachment_list *list,
	const char *typed, const struct ticket_attachment **found, struct err *err)
{
	struct err ignored = {0};
	int64_t n = 0;
	const struct ticket_attachment *one = NULL;
	bool is_sha = strlen(typed) >= PREFIX_LEAST;
	if (!is_sha && num_parse(typed, 1, INT32_MAX, &n, &ignored))
		return err_hint(err,
			err_set(err, ERR_REFUSED,
				_("\"%s\" is neither the number of an attachment nor %d or more digits of its "
				  "SHA-256"),
				typed, PREFIX_LEAST),
			"ticket-show %s", ticket->id);
	for (size_t i = 0; i < list->n; i++) {
		const struct ticket_attachment *item = &list->items[i];
		if (is_sha ? !str_starts(item->sha256, typed) : item->n != n)
			continue;
		if (one && !str_equal(one->sha256, item->sha256))
			return err_hint(err,
				err_set(err, ERR_REFUSED, _("several attachments of ticket %s begin with \"%s\""),
					ticket->id, typed),
				"ticket-show %s", ticket->id);
		if (!one || one->state == ATTACHMENT_ERASED)
			one = item;
	}
	if (!one)
		return err_hint(err,
			err_set(err, ERR_REFUSED, _("ticket %s has no attachment \"%s\""), ticket->id, typed),
			"ticket-show %s", ticket->id);
	*found = one;
	return 0;
}

static bool wants_copy(const struct service *service, const char *code)
{
	const struct paper *paper = paper_find(service, code);
	return paper && paper->form == PAPER_COPY;
}

struct words ticket_attachment_lacking(const struct ticket *ticket, const struct service *service,
	struct arena *arena)
{
	struct ticket_attachment_list list;
	struct err ignored = {0};
	const char **codes = NULL;
	size_t n = 0, room = 0;
	if (ticket_attachments(ticket, arena, &list, &ignored))
		return (struct words){0};
	for (size_t p = 0; p < ticket->papers.n; p++) {
		const char *code = ticket->papers.items[p];
		bool has = false;
		for (size_t i = 0; i < list.n; i++)
			has = has || (str_equal(list.items[i].paper, code) &&
					     list.items[i].state != ATTACHMENT_ERASED);
		if (wants_copy(service, code) && !has)
			VEC_PUSH(arena, codes, n, room) = code;
	}
	return (struct words){codes, n};
}
