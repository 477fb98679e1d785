#include "page/ticket_sentence.h"

#include <string.h>

#include "base/str.h"
#include "cli/names.h"
#include "rules/catalogue.h"
#include "office/event.h"
#include "ticket/ticket_id.h"
#include "ticket/ticket_store.h"
#include "ticket/transition.h"
#include "value/date.h"

/* The words of an act: {key} is the value of that field of the ticket, and what stands between [ and ] is left
 * out where the field is empty.  What `leads` is said only when nothing follows it in the same command. */
static const struct sentence {
	const char *act;
	const char *words;
	bool leads;
} sentences[] = {
	{"receive", N_("received: {service}[, account {account}]"), false},
	{"receive-incomplete", N_("received: {service}; documents missing: {missing}"), false},
	{"approve", N_("approved"), true},
	{"require-papers", N_("documents are required: {missing}"), false},
	{"refuse", N_("refused"), false},
	{"agree", N_("an opinion in favour was recorded"), false},
	{"disagree", N_("an opinion against was recorded"), false},
	{"papers", N_("documents were recorded[, still missing: {missing}]"), true},
	{"waive", N_("documents are waived[, still missing: {missing}]"), true},
	{"rest", N_("rests: {rest}"), false},
	{"papers-complete", N_("the documents are complete[, due {due}]"), true},
	{"assign", N_("assigned to {department}[, handler {handler}], due {due}"), false},
	{"transfer", N_("transferred to {department}[, handler {handler}], due {due}"), false},
	{"handler", N_("handled by {handler}[, due {due}]"), false},
	{"result", N_("done; the customer is to be told (ticket-deliver)"), true},
	{"not-done", N_("why nothing was done was recorded"), true},
	{"finding", N_("a finding was recorded"), false},
	{"return", N_("returned by the department; assign it anew (ticket-assign)"), false},
	{"hold", N_("on hold[, expected to end on {held_until}]"), false},
	{"resume", N_("resumed[, due {due}]"), false},
	{"extend", N_("extended, due {due}"), false},
	{"redue", N_("due {due}"), false},
	{"remind", N_("the reminder was recorded"), false},
	{"inform", N_("what the customer was told was recorded"), false},
	{"escalate", N_("escalated to the discipline inspection"), false},
	{"deliver", N_("customer told[ by {told}][; could not be told: {not_told}]"), false},
	{"reject", N_("the result was rejected[, due {due}]"), false},
	{"attempt", N_("an attempt to call was recorded"), false},
	{"visit", N_("called back[: {satisfaction}][; no call-back: {no_visit}]"), false},
	{"close", N_("closed"), false},
	{"close-untold", N_("closed, as nobody can be told"), false},
	{"reopen", N_("reopened, round {round}"), false},
	{"withdraw", N_("withdrawn"), false},
	{"void", N_("voided"), false},
	{"link", N_("linked to {duplicate_of}"), false},
	{"unlink", N_("unlinked"), false},
	{"undo", N_("the last step was undone; now {state}"), false},
	{"edit", N_("corrected"), false},
	{"note", N_("noted"), true},
};

size_t ticket_sentence_since(struct run *run, const char *typed)
{
	struct ticket ticket;
	struct err ignored = {0};
	const char *id;
	if (!run->talks || ticket_find(&run->session, typed, &id, &ignored) ||
		ticket_load(run->session.store, id, &ticket, &ignored))
		return 0;
	return ticket.events.n;
}

/* The name people read for the value of a field. */
static const char *value_of(const struct run *run, const struct field *field, const struct ticket *ticket)
{
	struct arena *mem = run->session.mem;
	const void *member = (const char *)ticket + field->offset;
	const char *text = field_format(field, ticket, mem);
	const char *names = "";
	if (str_empty(text))
		return "";
	if (field->type == FIELD_DATE)
		return run_day(run, *(const int *)member);
	if (field->type == FIELD_ENUM)
		return _(field->choices[*(const int *)member].title);
	if (field->names && field->type != FIELD_WORDS)
		return run->out.name_of(run->out.names, field->names, text);
	const struct words *words = field->type == FIELD_WORDS ? member : NULL;
	for (size_t i = 0; words && field->names && i < words->n; i++)
		names = arena_printf(mem, "%s%s%s", names, i ? _(", ") : "",
			run->out.name_of(run->out.names, field->names, words->items[i]));
	return *names ? names : text;
}

/* Append the words up to `end`, with what stands in them for a field; false when such a field is empty. */
static bool fill(const struct run *run, struct str *text, const char *words, const char *end,
	const struct ticket *ticket)
{
	bool full = true;
	while (words < end) {
		const char *close = *words == '{' ? strchr(words, '}') : NULL;
		if (!close) {
			str_add_char(text, *words++);
			continue;
		}
		const struct field *field = field_find(&ticket_schema,
			arena_dup_n(run->session.mem, words + 1, (size_t)(close - words - 1)));
		const char *value = field ? value_of(run, field, ticket) : "";
		full = full && *value;
		str_add(text, value);
		words = close + 1;
	}
	return full;
}

static const char *say(const struct run *run, const char *words, const struct ticket *ticket)
{
	struct str text = {0};
	for (const char *at = words; *at;) {
		const char *part = strchr(at, '[');
		const char *close = part ? strchr(part, ']') : NULL;
		struct str option = {0};
		(void)fill(run, &text, at, close ? part : at + strlen(at), ticket);
		if (close && fill(run, &option, part + 1, close, ticket))
			str_add(&text, str_text(&option));
		str_close(&option);
		at = close ? close + 1 : at + strlen(at);
	}
	return str_keep(&text, run->session.mem);
}

/* Which step of how many is done, and what comes next, by whom. */
static const char *say_step(struct run *run, const struct ticket *ticket)
{
	const struct catalogue *catalogue;
	const struct service *service;
	struct err unknown = {0};
	int64_t steps = 0;
	if (run_catalogue(run, &catalogue, &unknown) ||
		catalogue_service(catalogue, ticket->service, &service, &unknown))
		return _("a step is done");
	const struct flow *flow = catalogue_flow(catalogue, service->flow);
	while (flow && catalogue_handling_stage(flow, steps + 1))
		steps++;
	const struct flow_stage *next = flow ? catalogue_handling_stage(flow, ticket->stage) : NULL;
	if (!next)
		return _("a step is done");
	return arena_printf(run->session.mem, _("step %lld of %lld is done; next: %s (%s), due %s"),
		(long long)(ticket->stage - 1), (long long)steps, next->name,
		catalogue_department_name(catalogue, str_empty(ticket->department) ? "" : ticket->department),
		run_day(run, ticket->due));
}

static const struct sentence *sentence_of(const char *act)
{
	for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++)
		if (str_equal(sentences[i].act, act))
			return &sentences[i];
	return NULL;
}

const char *ticket_sentence(struct run *run, const struct ticket *ticket, size_t since)
{
	const char *text = "";
	if (!run->talks || run->dry_run)
		return NULL;
	names_prefer(run->out.names, ticket->service);
	for (size_t i = since; i < ticket->events.n; i++) {
		const char *act = ticket->events.items[i].act;
		const struct sentence *found = sentence_of(act);
		if (found && found->leads && i + 1 < ticket->events.n)
			continue;
		const char *said = str_equal(act, "step") ? say_step(run, ticket)
				   : found ? say(run, _(found->words), ticket)
					   : transition_title(act);
		text = arena_printf(run->session.mem, "%s%s%s", text, *text ? _("; ") : "", said);
	}
	return *text ? text : _(ticket_states[ticket->state].title);
}
