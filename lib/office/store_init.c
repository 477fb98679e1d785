#include "office/store_init.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "backup/new_place.h"
#include "base/file.h"
#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "office/event.h"
#include "office/identity.h"
#include "office/session.h"
#include "office/staff.h"
#include "record/read.h"
#include "store/git.h"
#include "store/path.h"
#include "txn/recover.h"
#include "store/settings.h"
#include "store/store.h"
#include "txn/store_open.h"
#include "txn/txn.h"
#include "value/id.h"

/* A login becomes a staff id: lower case, and "-" for what an id may not have. */
static const char *id_of_login(const char *login, struct arena *mem)
{
	char *id = arena_dup(mem, login);
	for (char *c = id; *c; c++) {
		*c = (char)tolower((unsigned char)*c);
		if (!isalnum((unsigned char)*c) && !strchr("-_.", *c))
			*c = '-';
	}
	return id;
}

static int first_staff(const struct store_init *order, const struct identity_facts *facts,
	struct arena *mem, struct staff *staff, struct err *err)
{
	static const char *roles[] = {"clerk", "supervisor", "admin"};
	const char *login = identity_own_login(facts);
	*staff = (struct staff){
		.id = !str_empty(order->staff) ? order->staff
		      : *login == '#'          ? "admin" /* a number without a name */
					       : id_of_login(login, mem),
		.badge = order->badge,
		.login = login,
		.department = "service-center",
		.desk = order->desk,
		.roles = {roles, sizeof roles / sizeof *roles},
	};
	staff->name = !str_empty(order->staff_name) ? order->staff_name : staff->id;
	return id_check_staff(staff->id, err);
}

static int put_file(struct txn *txn, const char *from, const char *path, struct arena *mem,
	struct err *err)
{
	const char *bytes;
	size_t length;
	if (file_read(arena_printf(mem, "%s/%s", from, path), RECORD_VOLUME_BYTES, mem, &bytes, &length,
		    err))
		return -1;
	txn_put(txn, path, bytes, length);
	return 0;
}

static int put_calendar(struct txn *txn, const char *from, struct arena *mem, struct err *err)
{
	const char *directory = arena_printf(mem, "%s/%s", from, PATH_CALENDAR);
	const char **names;
	size_t names_n;
	int fd = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return err_set_errno(err, errno, "%s", directory);
	if (file_names(fd, directory, mem, &names, &names_n, err))
		return -1;
	for (size_t i = 0; i < names_n; i++)
		if (names[i][0] != '.' && str_ends(names[i], ".yaml") &&
			put_file(txn, from, arena_printf(mem, "%s/%s", PATH_CALENDAR, names[i]), mem, err))
			return -1;
	return 0;
}

static int fill(const struct store_init *order, struct session *session, struct staff *staff,
	struct err *err)
{
	static const char *const files[] = {PATH_SERVICES, PATH_DEPARTMENTS, PATH_FLOWS, PATH_REGULATION};
	struct txn *txn = NULL;
	int rc = -1;
	const struct staff_list people = {staff, 1};
	if (txn_begin(session->store, &session->actor, &txn, err))
		goto done;
	if (txn_put_record(txn, STORE_SETTINGS_PATH, &settings_schema, &session->store->settings, err))
		goto done;
	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		if (put_file(txn, order->data_dir, files[i], session->mem, err))
			goto done;
	if (put_calendar(txn, order->data_dir, session->mem, err) ||
		staff_save_all(txn, &people, err) ||
		txn_commit(txn, err, "new store, desk %s", order->desk))
		goto done;
	/* Elsewhere the next program puts the files into place.  Here it would not find a store. */
	if (recover_is_needed(session->store)) {
		err_set(err, ERR_SYSTEM, _("%s: the files of the new store could not be put into place"),
			order->directory);
		goto done;
	}
	rc = 0;
done:
	txn_end(txn);
	return rc;
}

/* The first staff member acts, and the first act is that he joins. */
static void begin_session(const struct store_init *order, const struct identity_facts *facts,
	struct staff *staff, struct session *session)
{
	const struct staff nobody = {0};
	session->staff = staff;
	session->claimed = order->claimed;
	session->desk = order->desk;
	session->actor.desk = order->desk;
	session->actor.staff = staff->id;
	session->actor.name = staff->name;
	session->actor.login = identity_describe(facts, order->claimed, session->mem);
	event_append(session, &staff_schema, &nobody, staff, "join", NULL);
}

static int make(const struct store_init *order, struct session *session, struct err *err)
{
	struct arena *mem = session->mem;
	struct staff *staff = arena_alloc(mem, sizeof *staff);
	struct identity_facts facts = {0};
	if (identity_gather(&facts, mem, err))
		return -1;
	const struct settings settings = {
		.format = SETTINGS_FORMAT,
		.company = order->company,
		.centre = order->desk,
		.region = order->region,
		.language = order->language,
		.test_clock = order->test_clock,
		.claimed = {&facts.login, order->claimed},
	};
	struct new_place place;
	if (first_staff(order, &facts, mem, staff, err) ||
		new_place_begin(order->directory, mem, &place, err))
		return -1;
	begin_session(order, &facts, staff, session);
	if (git_create(place.temp, order->desk, mem, err) ||
		store_open_new(place.temp, &settings, mem, &session->store, err) ||
		fill(order, session, staff, err)) {
		new_place_drop(&place);
		return -1;
	}
	if (session->actor.preview) {
		new_place_drop(&place);
		return 0;
	}
	session->store->root = place.place;
	return new_place_finish(&place, err);
}

/* Was the store at `directory` made by this command line? */
static int find_repeat(const char *directory, const struct session *session, bool *repeats,
	struct err *err)
{
	struct err ignored = {0};
	struct store *store = NULL;
	const struct op *found = NULL;
	*repeats = false;
	if (str_empty(session->actor.op.op) || store_open(directory, session->mem, &store, &ignored))
		return 0;
	int rc = op_find(store, &session->actor.op, &found, err);
	store_close(store);
	*repeats = found != NULL;
	return rc;
}

int store_init_make(const struct store_init *order, struct session *session, struct err *err)
{
	bool repeats;
	if (find_repeat(order->directory, session, &repeats, err))
		return -1;
	return repeats ? 0 : make(order, session, err);
}

/* The languages that there are messages in. */
int store_init_check_language(const char *text, struct err *err)
{
	if (str_equal(text, "zh_CN") || str_equal(text, "en"))
		return 0;
	return err_set(err, ERR_MALFORMED, _("\"%s\" is not a language of these programs (zh_CN, en)"),
		text);
}
