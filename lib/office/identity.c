#include "office/identity.h"

#include <errno.h>
#include <fcntl.h>
#include <pwd.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/message.h"
#include "base/num.h"
#include "base/str.h"
#include "rules/regulation.h"
#include "office/session.h"
#include "office/staff.h"
#include "store/path.h"
#include "store/store.h"
#include "value/id.h"

/* Whose login began the session. */
static const char SESSION_LOGIN[] = "/proc/self/loginuid";

/* Errors that say that the question was not asked, and not that nobody is there: the databases of
 * users and their libraries use many others for the latter. */
static bool is_failure(int number)
{
	return number == EMFILE || number == ENFILE || number == ENOMEM || number == EIO || number == EINTR;
}

/* "#UID" without an entry. */
static int login_of(uid_t uid, struct arena *arena, const char **login, struct err *err)
{
	errno = 0;
	const struct passwd *entry = getpwuid(uid);
	if (!entry && is_failure(errno))
		return err_set_errno(err, errno, _("login of the number %lu"), (unsigned long)uid);
	*login = entry && !str_empty(entry->pw_name) ? arena_dup(arena, entry->pw_name)
						     : arena_printf(arena, "#%lu", (unsigned long)uid);
	return 0;
}

/* The login of a user id written in decimal; NULL when it is none, as 4294967295 is: so the kernel
 * says that no login began the session. */
static int login_of_text(const char *text, struct arena *arena, const char **login, struct err *err)
{
	int64_t uid;
	struct err ignored = {0};
	*login = NULL;
	if (str_empty(text) || num_parse(text, 0, (int64_t)UINT32_MAX - 1, &uid, &ignored))
		return 0;
	return login_of((uid_t)uid, arena, login, err);
}

/* NULL where the kernel keeps none, or shows it to nobody. */
static int session_login(struct arena *arena, const char **login, struct err *err)
{
	char text[16] = "";
	int fd = open(SESSION_LOGIN, O_RDONLY | O_CLOEXEC);
	ssize_t n = fd < 0 ? -1 : read(fd, text, sizeof text - 1);
	int number = n < 0 ? errno : 0;
	if (fd >= 0)
		close(fd);
	if (is_failure(number))
		return err_set_errno(err, number, "%s", SESSION_LOGIN);
	text[strcspn(text, "\n")] = '\0';
	return login_of_text(text, arena, login, err);
}

int identity_gather(struct identity_facts *facts, struct arena *arena, struct err *err)
{
	struct identity_facts found = *facts;
	found.uid = getuid();
	found.euid = geteuid();
	found.gid = getgid();
	found.egid = getegid();
	found.environment = getenv("ONESTOP_STAFF");
	if (login_of(found.uid, arena, &found.login, err) ||
		login_of_text(getenv("SUDO_UID"), arena, &found.sudo, err) ||
		session_login(arena, &found.audit, err))
		return -1;
	*facts = found;
	return 0;
}

/* Whoever came before uid's login: sudo knows the last step, the session the first. */
static const char *origin(const struct identity_facts *facts)
{
	const char *from = facts->sudo ? facts->sudo : facts->audit;
	return str_equal(from, facts->login) ? NULL : from;
}

const char *identity_own_login(const struct identity_facts *facts)
{
	const char *from = origin(facts);
	return facts->uid == 0 && from ? from : facts->login;
}

const char *identity_describe(const struct identity_facts *facts, bool claimed, struct arena *arena)
{
	const char *from = origin(facts);
	return arena_printf(arena, "%s%s%s%s", facts->login, from ? " via " : "", from ? from : "",
		claimed ? " claimed" : "");
}

/* 2: the login of this desk ("XS:user"), 1: the login, 0: neither. */
static int match(const char *written, const char *login, const char *desk)
{
	if (str_empty(written) || str_empty(login))
		return 0;
	size_t n = str_empty(desk) ? 0 : strlen(desk);
	if (n && str_starts(written, desk) && written[n] == ':' && str_equal(written + n + 1, login))
		return 2;
	return str_equal(written, login);
}

/* The entry with this login: that of the desk before the general one, who is on duty before who
 * left. */
static const struct staff *find_login(const struct identity_facts *facts,
	const struct staff_list *all, const char *login, int today)
{
	const struct staff *best = NULL;
	int best_rank = 0;
	for (size_t i = 0; i < all->n; i++) {
		const struct staff *staff = &all->items[i];
		int matched = match(staff->login, login, facts->desk);
		int rank = matched ? 2 * matched + staff_is_active(staff, today) : 0;
		if (rank > best_rank) {
			best = staff;
			best_rank = rank;
		}
	}
	return best;
}

static bool is_claimed(const struct identity_facts *facts, const char *login)
{
	for (size_t i = 0; facts->claimed && i < facts->claimed->n; i++)
		if (match(facts->claimed->items[i], login, facts->desk))
			return true;
	return false;
}

/* The logins that may count, the first that says anything first. */
struct candidates {
	const char *logins[3];
	size_t n;
};

static struct candidates candidates_of(const struct identity_facts *facts)
{
	struct candidates candidates = {0};
	if (facts->uid == 0 && facts->sudo)
		candidates.logins[candidates.n++] = facts->sudo;
	if (facts->uid == 0 && facts->audit)
		candidates.logins[candidates.n++] = facts->audit;
	candidates.logins[candidates.n++] = facts->login;
	return candidates;
}

static int refuse_unknown(const struct identity_facts *facts, struct err *err)
{
	if (facts->uid == 0)
		return err_hint(err,
			err_set(err, ERR_REFUSED,
				_("root is nobody in particular: neither sudo nor the session names a staff member, and none has the login root (%s: every record names who did it)"),
				regulation_cite("七")),
			_("name a login in the line of /etc/cron.d, or staff-set <staff> --login root"));
	return err_hint(err,
		err_set(err, ERR_REFUSED,
			_("no staff member has the login \"%s\" (%s: every record names who did it)"),
			facts->login, regulation_cite("七")),
		_("ask an admin: staff-set <staff> --login %s"), facts->login);
}

static int decide_claimed(const struct identity_facts *facts, const struct staff_list *all,
	const struct staff *own, const struct staff **who, struct err *err)
{
	const char *named = !str_empty(facts->as)            ? facts->as
			    : !str_empty(facts->environment) ? facts->environment
							     : facts->configured;
	*who = str_empty(named) ? own : staff_find(all, named);
	if (*who)
		return 0;
	if (!str_empty(named))
		return staff_refuse(all, named, 0, err);
	return err_hint(err,
		err_set(err, ERR_REFUSED,
			_("several people share the login \"%s\", and none of them was named (%s: every record names who did it)"),
			facts->login, regulation_cite("七")),
		_("say who you are: --as <staff>, or export ONESTOP_STAFF=<staff>"));
}

static int refuse_off_duty(const struct staff *who, struct err *err)
{
	return err_hint(err,
		err_set(err, ERR_REFUSED, _("%s is not on duty today (spells of duty are in %s)"), who->name,
			PATH_STAFF),
		"staff-set %s", who->id);
}

/* Whoever inspects the others is himself: neither an admin nor a deputy stands in for him. */
static int check_acted_for(const struct staff *who, struct err *err)
{
	if (!(staff_role_bits(who) & ROLE_INSPECTOR))
		return 0;
	return err_hint(err,
		err_set(err, ERR_REFUSED, _("nobody acts for %s, who has the role inspector (%s)"), who->name,
			regulation_cite("六")),
		_("leave --as out"));
}

static int decide_by_login(const struct identity_facts *facts, const struct staff_list *all,
	const struct staff *own, int today, const struct staff **who, struct err *err)
{
	*who = own;
	if (!own)
		return refuse_unknown(facts, err);
	if (str_empty(facts->as) || str_equal(facts->as, own->id))
		return 0;
	if (!staff_is_active(own, today))
		return refuse_off_duty(own, err);
	if (!(staff_role_bits(own) & ROLE_ADMIN) && !staff_is_deputy(all, own->id, facts->as, today))
		return err_hint(err,
			err_set(err, ERR_REFUSED,
				_("%s may not act for %s: --as requires role admin, or to be the deputy today"), own->name, facts->as),
			_("leave --as out, or ask %s to run staff-away"), facts->as);
	*who = staff_find(all, facts->as);
	if (!*who)
		return staff_refuse(all, facts->as, 0, err);
	return check_acted_for(*who, err);
}

int identity_decide(const struct identity_facts *facts, const struct staff_list *all, int today,
	struct arena *arena, struct identity *found, struct err *err)
{
	if (facts->uid != facts->euid || facts->gid != facts->egid)
		return err_hint(err,
			err_set(err, ERR_REFUSED,
				_("started with the rights of another login or group: who acts is not certain")),
			_("chmod a-s on the program"));
	const struct candidates candidates = candidates_of(facts);
	const struct staff *own = NULL;
	const struct staff *who;
	bool claimed = is_claimed(facts, facts->login);
	for (size_t i = 0; !own && i < candidates.n; i++) {
		own = find_login(facts, all, candidates.logins[i], today);
		claimed = claimed || is_claimed(facts, candidates.logins[i]);
	}
	if (claimed ? decide_claimed(facts, all, own, &who, err)
		    : decide_by_login(facts, all, own, today, &who, err))
		return -1;
	if (!staff_is_active(who, today))
		return refuse_off_duty(who, err);
	*found = (struct identity){who, identity_describe(facts, claimed, arena), claimed};
	return 0;
}

/* The desk that is meant in a clone of a store with a hub; NULL: one that does not work there. */
static const char *desk_of_clone(const struct store *store, const struct staff *staff, const char *wanted)
{
	if (!str_empty(wanted) && !words_have(&store->desks, wanted))
		return NULL;
	if (staff && !str_empty(staff->desk) && words_have(&store->desks, staff->desk))
		return staff->desk;
	return str_empty(wanted) ? store->desk : wanted;
}

static int refuse_desk(const struct store *store, struct err *err)
{
	struct str desks = {0};
	for (size_t i = 0; i < store->desks.n; i++)
		str_add_format(&desks, "%s%s", i ? ", " : "", store->desks.items[i]);
	err_hint(err,
		err_set(err, ERR_REFUSED,
			store->desks.n > 1 ? _("a clone of a store with a hub is of its own desks, \"%s\"")
					   : _("a clone of a store with a hub is of one desk, \"%s\""),
			str_text(&desks)),
		_("leave --desk out"));
	str_close(&desks);
	return -1;
}

int identity_desk(const struct store *store, const struct staff *staff, const char *wanted,
	const char **desk, struct err *err)
{
	if (store->has_hub && !str_empty(store->desk)) {
		const char *found = desk_of_clone(store, staff, wanted);
		if (!found)
			return refuse_desk(store, err);
		*desk = found;
	} else if (!store->has_hub) {
		*desk = staff && !str_empty(staff->desk) ? staff->desk : !str_empty(wanted) ? wanted : store->desk;
	} else {
		*desk = NULL;
	}
	if (str_empty(*desk))
		return err_hint(err,
			err_set(err, ERR_REFUSED, _("this clone has no desk code")),
			_("git config onestop.desk <desk>"));
	return id_check_desk(*desk, err) ? err_prefix(err, ".git/config: onestop.desk") : 0;
}

int identity_set(struct session *session, const char *as, struct err *err)
{
	struct store *store = session->store;
	struct staff_list all;
	struct identity found;
	struct identity_facts facts = {
		.desk = store->desk,
		.claimed = &store->settings.claimed,
		.as = as,
		.configured = store->staff,
	};
	if (identity_gather(&facts, session->mem, err) || staff_load_all(store, &all, err) ||
		identity_decide(&facts, &all, session->today, session->mem, &found, err))
		return -1;
	session->staff = found.staff;
	session->claimed = found.claimed;
	session->actor.staff = found.staff->id;
	session->actor.name = found.staff->name;
	session->actor.login = found.login;
	return 0;
}
