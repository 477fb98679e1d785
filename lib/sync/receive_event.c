#include "sync/receive_event.h"

#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "office/event.h"
#include "payment/payment.h"
#include "record/read.h"
#include "store/path.h"
#include "store/settings.h"
#include "value/id.h"
#include "value/moment.h"

/* A clock may run ahead by so much.  And from the moment that it writes down a program may wait for the lock, or for
 * who types, while others of its desk commit. */
enum { AHEAD_SECONDS = 15 * 60, BEHIND_SECONDS = 2 * 60 * 60, DAY_SECONDS = 24 * 60 * 60 };

static int check_time(const struct receive_look *look, int64_t at, struct err *err)
{
	char is[MOMENT_TEXT_SIZE], known[MOMENT_TEXT_SIZE];
	const int64_t days = settings_offline_days(&look->store->settings);
	if (!look->now)
		return 0;
	if (at > look->now + AHEAD_SECONDS)
		return err_hint(err,
			err_set(err, ERR_REFUSED, _("is dated %s, and here it is %s"), moment_format(at, is),
				moment_format(look->now, known)),
			_("set the clock (timedatectl)"));
	if (look->before && at < look->before - BEHIND_SECONDS)
		return err_set(err, ERR_REFUSED, _("is dated %s, before the last commit of desk %s (%s)"),
			moment_format(at, is), look->desk, moment_format(look->before, known));
	if (!look->centre && at < look->now - days * DAY_SECONDS)
		return err_hint(err,
			err_set(err, ERR_REFUSED, _("is dated %s, more than %lld days ago: too old"),
				moment_format(at, is), (long long)days),
			_("bring the machine to the centre"));
	return 0;
}

static int check_desk(const struct receive_look *look, const char *id, struct err *err)
{
	const size_t n = strlen(look->desk);
	if (strncmp(id, look->desk, n) == 0 && id[n] == '-')
		return 0;
	return err_set(err, ERR_REFUSED, _("is not of desk %s, which wrote it"), look->desk);
}

static int check_staff(const struct receive_look *look, const char *by, int64_t at, const struct staff **staff,
	struct err *err)
{
	if (!str_equal(by, look->author))
		return err_set(err, ERR_REFUSED, _("names somebody else than the commit, which is by \"%s\""),
			look->author);
	*staff = staff_find(&look->staff, by);
	if (!*staff)
		return err_set(err, ERR_REFUSED, _("names \"%s\", who is not in %s"), by, PATH_STAFF);
	if (!staff_is_active(*staff, moment_date(at)))
		return err_set(err, ERR_REFUSED, _("is by \"%s\", who was not on duty that day"), by);
	return 0;
}

static int take_roles(void *context, void *record, size_t line, struct err *err)
{
	struct staff *wanted = context;
	const struct staff *staff = record;
	(void)line, (void)err;
	if (str_equal(staff->id, wanted->id))
		wanted->roles = staff->roles;
	return 0;
}

/* The roles that he had as who made the commit knew it: a window may not have heard yet that he has them no
 * longer. */
static unsigned roles_then(struct receive_look *look, const struct staff *staff, struct arena *scratch)
{
	struct staff then = {.id = staff->id};
	struct str bytes = {0};
	struct err ignored = {0};
	bool found = false;
	const char *name = arena_printf(scratch, "%s:" PATH_STAFF, look->is->parents[0]);
	if (history_object(look->history, name, &bytes, &found, &ignored) == 0 && found)
		record_read_stream(&staff_schema, PATH_STAFF, str_text(&bytes), bytes.length, scratch, take_roles, &then,
			&ignored);
	const unsigned roles = staff_role_bits(&then);
	str_close(&bytes);
	return roles;
}

/* What he may do from there. */
static int check_role(struct receive_look *look, const struct staff *staff, unsigned roles, const char *act,
	struct err *err)
{
	unsigned his = staff_role_bits(staff);
	struct arena scratch = {0};
	int rc = 0;
	if (roles != ROLE_ANYONE && !(roles & his))
		his = roles_then(look, staff, &scratch);
	if (roles != ROLE_ANYONE && !(roles & his))
		rc = err_set(err, ERR_REFUSED, _("\"%s\" requires role %s, and %s has it not"), act,
			staff_role_titles(roles, &scratch), staff->id);
	else if (!(look->desk_roles & (roles ? roles & his : his)))
		rc = err_set(err, ERR_REFUSED, _("\"%s\" by %s is not done at desk %s, which has the role %s"), act, staff->id,
			look->desk, staff_role_titles(look->desk_roles, &scratch));
	arena_clear(&scratch);
	return rc;
}

/* Besides the fields that it sets an event has what its act brings; of the rest much is read whatever the act is: what
 * left the record, what money it moves, which command it answers. */
static int check_members(enum receive_of of, const struct event *event, struct err *err)
{
	static const char *const money[] = {"bill", "adjust", "bill-void", "pay", "void", "refund", "transfer", NULL};
	static const char *const folds[] = {"carry", NULL};
	static const char *const keys[] = {"carry", "transfer", NULL};
	static const char *const files[] = {"attach", "erase", NULL};
	static const char *const refunds[] = {"refund", NULL};
	static const char *const none[] = {NULL};
	const bool account = of == RECEIVE_OF_ACCOUNT;
	const struct {
		const char *name;
		bool has;
		const char *const *acts;
	} rows[] = {
		{"op", !str_empty(event->op), none},
		{"amount", event->amount != 0, account ? money : none},
		{"bills", event->bills.n > 0, account ? money : none},
		{"voids", !str_empty(event->voids), account ? money : none},
		{"holding", event->holding != 0, account ? money : none},
		{"folded", event->folded.n > 0, account ? folds : none},
		{"holdings", event->holdings.n > 0, account ? folds : none},
		{"through", !str_empty(event->through), account ? folds : none},
		{"keys", event->keys.n > 0, account ? keys : none},
		{"file", event->file.n > 0, of == RECEIVE_OF_TICKET ? files : none},
		{"separation", account && event->separation, refunds},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *const *act = rows[i].acts;
		while (*act && !str_equal(*act, event->act))
			act++;
		if (rows[i].has && !*act)
			return err_set(err, ERR_REFUSED, _("has \"%s\", which \"%s\" does not have"), rows[i].name, event->act);
	}
	return 0;
}

int receive_event_check(struct receive_look *look, enum receive_of of, const struct event *event, struct err *err)
{
	const struct staff *staff;
	unsigned roles;
	bool centre;
	if (!receive_act_find(of, event->act, &roles, &centre))
		return err_set(err, ERR_REFUSED, _("there is no act \"%s\""), event->act);
	if (centre && !look->centre)
		return err_set(err, ERR_REFUSED, _("\"%s\" is done by the centre alone"), event->act);
	return check_members(of, event, err) || check_desk(look, event->id, err) || check_time(look, event->at, err) ||
			       check_staff(look, event->by, event->at, &staff, err) ||
			       check_role(look, staff, roles, event->act, err)
		       ? -1
		       : 0;
}

int receive_event_entry(struct receive_look *look, const struct payment *entry, struct err *err)
{
	const struct staff *staff;
	if (!str_empty(entry->op))
		return err_set(err, ERR_REFUSED, _("has \"%s\", which \"%s\" does not have"), "op", "pay");
	return check_time(look, entry->at, err) || check_staff(look, entry->by, entry->at, &staff, err) ||
			       check_role(look, staff, ROLE_CLERK | ROLE_SUPERVISOR, "pay", err)
		       ? -1
		       : 0;
}

int receive_event_time(const struct receive_look *look, struct err *err)
{
	return check_time(look, look->is->authored, err);
}

int receive_event_author(struct receive_look *look, struct err *err)
{
	const struct staff *staff;
	return receive_event_time(look, err) ||
			       check_staff(look, look->author, look->is->authored, &staff, err)
		       ? -1
		       : 0;
}
