#include "act/ticket_again.h"

#include <string.h>

#include "act/ticket_act.h"
#include "act/ticket_clock.h"
#include "act/ticket_deed.h"
#include "act/ticket_handling.h"
#include "act/ticket_link.h"
#include "act/ticket_moved_due.h"
#include "act/ticket_overdue.h"
#include "act/ticket_rule.h"
#include "act/ticket_said.h"
#include "act/ticket_undo.h"
#include "act/ticket_unreached.h"
#include "base/message.h"
#include "base/str.h"
#include "office/event.h"
#include "office/session.h"
#include "record/choice.h"
#include "rules/catalogue.h"
#include "ticket/ticket_guard.h"

/* An act while it is done once more. */
struct redo {
	const struct session *session;
	const struct catalogue *catalogue;
	const struct event *event;
	const struct ticket *after;
	struct ticket ticket; /* as it was, then as the rule makes it */
};

static int service_of(const struct redo *redo, const struct service **service, struct err *err)
{
	return catalogue_service(redo->catalogue, redo->after->service, service, err);
}

static const struct flow *flow_of(const struct redo *redo)
{
	struct err ignored = {0};
	const struct service *service;
	return service_of(redo, &service, &ignored) ? NULL : catalogue_flow(redo->catalogue, service->flow);
}

/* The channel by which the customer was told; 0: he was not. */
static int told_by(const struct redo *redo)
{
	const int channel = str_empty(redo->event->ref) ? 0 : choice_find(ticket_channels, redo->event->ref);
	return channel < 0 ? 0 : channel;
}

/* A reason is followed by what was said, and either is whatever a person wrote. */
static const char *said(const struct redo *redo)
{
	return told_by(redo) ? redo->event->text : NULL;
}

/* ---- One act each --------------------------------------------------------------------------------- */

/* What a customer gives, and nothing besides. */
static int receive(struct redo *redo, struct err *err)
{
	const struct ticket *is = redo->after;
	const struct service *service;
	const struct ticket given = {.channel = is->channel, .name = is->name, .phone = is->phone,
		.no_phone = is->no_phone, .anonymous = is->anonymous, .address = is->address, .account = is->account,
		.request = is->request, .papers = is->papers, .missing = is->missing, .rest = is->rest,
		.remark = is->remark};
	return service_of(redo, &service, err) ||
			       ticket_receive(&redo->ticket, redo->session, service, &given, is->id, NULL, err)
		       ? -1
		       : 0;
}

static int require_papers(struct redo *redo, struct err *err)
{
	return ticket_require_papers(&redo->ticket, redo->session, &redo->after->missing, NULL, err);
}

static int rest(struct redo *redo, struct err *err)
{
	return ticket_said_rest(&redo->ticket, redo->session, redo->after->rest, err);
}

static int papers_complete(struct redo *redo, struct err *err)
{
	return ticket_papers_complete(&redo->ticket, redo->session, NULL, err);
}

static int approve(struct redo *redo, struct err *err)
{
	const struct service *service;
	return service_of(redo, &service, err) ||
			       ticket_require_opinions(&redo->ticket, redo->catalogue, service, err) ||
			       ticket_approve(&redo->ticket, redo->session, NULL, err)
		       ? -1
		       : 0;
}

static int assign(struct redo *redo, struct err *err)
{
	const struct ticket *is = redo->after;
	struct hand_over to = {.flow = is->at_once ? NULL : flow_of(redo), .department = is->department, .handler = is->handler,
		.reason = redo->event->text, .at_once = is->at_once};
	return service_of(redo, &to.service, err) || ticket_assign(&redo->ticket, redo->session, &to, err) ? -1 : 0;
}

static int give_back(struct redo *redo, struct err *err)
{
	return ticket_return(&redo->ticket, redo->session, redo->event->text, err);
}

static int step(struct redo *redo, struct err *err)
{
	return ticket_result(&redo->ticket, redo->session, flow_of(redo), redo->event->text, false, err);
}

static int result(struct redo *redo, struct err *err)
{
	return ticket_result(&redo->ticket, redo->session, NULL, redo->after->result, true, err);
}

static int hold(struct redo *redo, struct err *err)
{
	const struct hold order = {.reason = redo->event->text, .until = redo->after->held_until, .told = told_by(redo),
		.said = said(redo)};
	return ticket_hold(&redo->ticket, redo->session, &order, err);
}

static int resume(struct redo *redo, struct err *err)
{
	return ticket_resume(&redo->ticket, redo->session, NULL, err);
}

static int extend(struct redo *redo, struct err *err)
{
	const struct extension order = {.days = redo->after->extended_days - redo->ticket.extended_days,
		.reason = redo->event->text, .told = told_by(redo), .said = said(redo), .leader = redo->event->given_by};
	if (order.days <= 0)
		return err_set(err, ERR_REFUSED, _("extends by no working day"));
	return ticket_extend(&redo->ticket, redo->session, &order, err);
}

static int reject(struct redo *redo, struct err *err)
{
	return ticket_reject(&redo->ticket, redo->session, redo->event->text, err);
}

static int reopen(struct redo *redo, struct err *err)
{
	const struct service *service;
	return service_of(redo, &service, err) || ticket_reopen(&redo->ticket, redo->session, service,
							  redo->after->stage, redo->event->text, err)
		       ? -1
		       : 0;
}

static int unlink_again(struct redo *redo, struct err *err)
{
	return str_empty(redo->event->text)
		       ? ticket_unlink_ended(&redo->ticket, redo->session, err)
		       : ticket_unlink(&redo->ticket, redo->session, redo->event->text, err);
}

static int redue(struct redo *redo, struct err *err)
{
	return ticket_redue(&redo->ticket, redo->session, NULL, err);
}

static int undo(struct redo *redo, struct err *err)
{
	return ticket_undo(&redo->ticket, redo->session, redo->event->text, err);
}

static int deliver(struct redo *redo, struct err *err)
{
	return str_empty(redo->after->not_told)
		       ? ticket_deliver(&redo->ticket, redo->session, redo->after->told, NULL, err)
		       : ticket_cannot_tell(&redo->ticket, redo->session, redo->after->not_told, err);
}

static int visit(struct redo *redo, struct err *err)
{
	const struct ticket *is = redo->after;
	const bool present = str_equal(is->no_visit, TICKET_PRESENT);
	const bool none = !present && !str_empty(is->no_visit);
	const struct visit order = {.solved = is->solved, .satisfaction = is->satisfaction, .quality = is->quality,
		.present = present, .none = none && is->reached != ANSWER_YES ? is->no_visit : NULL,
		.unwilling = none && is->reached == ANSWER_YES ? is->no_visit : NULL, .reason = redo->event->text};
	return ticket_visit(&redo->ticket, redo->session, &order, err);
}

static int find_cause(struct redo *redo, struct err *err)
{
	return ticket_find_cause(&redo->ticket, redo->session, redo->after->cause, redo->after->accountability, err);
}

static int withdraw(struct redo *redo, struct err *err)
{
	return ticket_withdraw(&redo->ticket, redo->session, redo->after->reason, redo->event->text, err);
}

static int take_void(struct redo *redo, struct err *err)
{
	return ticket_void(&redo->ticket, redo->session, redo->after->reason, err);
}

static int close_again(struct redo *redo, struct err *err)
{
	return ticket_close(&redo->ticket, redo->session, NULL, err);
}

static int waive(struct redo *redo, struct err *err)
{
	return ticket_deed_waive(&redo->ticket, redo->session, redo->event->text, err);
}

static const struct {
	const char *act;
	int (*run)(struct redo *redo, struct err *err);
} acts[] = {
	{"receive", receive},
	{"receive-incomplete", receive},
	{"require-papers", require_papers},
	{"rest", rest},
	{"papers-complete", papers_complete},
	{"approve", approve},
	{"assign", assign},
	{"transfer", assign},
	{"handler", assign},
	{"return", give_back},
	{"step", step},
	{"result", result},
	{"hold", hold},
	{"resume", resume},
	{"extend", extend},
	{"reject", reject},
	{"reopen", reopen},
	{"unlink", unlink_again},
	{"redue", redue},
	{"undo", undo},
	{"deliver", deliver},
	{"visit", visit},
	{"find-cause", find_cause},
	{"withdraw", withdraw},
	{"void", take_void},
	{"close", close_again},
	{"close-untold", close_again},
	{"waive", waive},
};

/* ---- What came of it ------------------------------------------------------------------------------- */

/* What a rule makes stands in the event, word for word; the record may be disputed. */
static int compare(const struct ticket *made, const struct ticket *is, struct err *err)
{
	for (size_t i = 0; i < ticket_schema.fields_n; i++) {
		const struct field *field = &ticket_schema.fields[i];
		if (field->type != FIELD_LIST && !(field->flags & FIELD_DERIVED) && !field_equal(field, made, is))
			return err_set(err, ERR_REFUSED, _("sets \"%s\" to what the rule does not give"), field->key);
	}
	return 0;
}

/* What no act without a rule of its own here touches: clock, counts, and whose ticket it is. */
static int compare_kept(const struct ticket *before, const struct ticket *after, struct err *err)
{
	static const char *const keys[] = {"service", "round", "owner", "received_at", "ready_on", "moved_days", "assigned_at",
		"limit", "first_due", "due", "step", "returns", "held_on", "held_until", "held_days", "extensions",
		"extended_days"};
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		const struct field *field = field_find(&ticket_schema, keys[i]);
		if (!field_equal(field, before, after))
			return err_set(err, ERR_REFUSED, _("sets \"%s\" to what the rule does not give"), field->key);
	}
	return 0;
}

/* Who did what is another's shows it. */
static int compare_shown(int made, int is, struct err *err)
{
	return made == is ? 0
			  : err_set(err, ERR_REFUSED,
				    made ? _("does not say that nobody else was there who should have done it")
					 : _("says that nobody else was there who should have done it"));
}

static int guarded(struct redo *redo, const struct ticket *before, struct err *err)
{
	struct ticket after;
	return ticket_rule_begin(before, redo->session, redo->event->act, &after, err) ||
			       compare_kept(before, redo->after, err) ||
			       compare_shown(ticket_guard_separation(redo->event->act, before, redo->session),
				       redo->event->separation, err)
		       ? -1
		       : 0;
}

int ticket_again(const struct ticket *before, const struct ticket *after, const struct session *session,
	const struct catalogue *catalogue, struct err *err)
{
	static const char *const free_acts[] = {"import", "resolve"};
	struct redo redo = {.session = session, .catalogue = catalogue, .after = after, .ticket = *before};
	struct event_list events = after->events;
	redo.event = event_last(&events);
	for (size_t i = 0; i < sizeof free_acts / sizeof *free_acts; i++)
		if (str_equal(redo.event->act, free_acts[i]))
			return 0;
	for (size_t i = 0; i < sizeof acts / sizeof *acts; i++) {
		if (!str_equal(acts[i].act, redo.event->act))
			continue;
		if (acts[i].run(&redo, err))
			return -1;
		return compare(&redo.ticket, after, err) ||
				       compare_shown(event_last(&redo.ticket.events)->separation,
					       redo.event->separation, err)
			       ? -1
			       : 0;
	}
	return guarded(&redo, before, err);
}
