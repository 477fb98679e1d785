#include "hub/push.h"

#include <string.h>

#include "base/map.h"
#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "record/read.h"
#include "store/git.h"
#include "store/git_blob.h"
#include "store/settings.h"
#include "store/store.h"
#include "hub/pusher.h"
#include "sync/receive.h"

#define MAIN_REF "refs/heads/main"
#define DESK_REFS "refs/heads/desk/"

static const char no_id[] = "0000000000000000000000000000000000000000";

struct push_ref {
	const char *old; /* NULL: it is new here */
	const char *new; /* NULL: it is to go */
	const char *name;
};

struct push_look {
	const struct push *push;
	struct arena *mem;
	struct push_ref *refs;
	size_t n;
	const char *desk;   /* who pushes */
	const char *main;   /* of the hub; NULL: it has none yet */
	const char *tip;    /* of the branch of the desk; NULL */
	struct receive *receive;
	bool accepted;
};

static void refuse(struct push_look *look, const struct push_ref *ref, const char *why)
{
	store_note(look->push->store, "%s: %s", ref->name, why);
	look->accepted = false;
}

static void refuse_err(struct push_look *look, const struct push_ref *ref, const struct err *why)
{
	char text[ERR_TEXT_SIZE];
	refuse(look, ref, err_text(why, text));
}

static const char *id_or_null(const char *id)
{
	return str_equal(id, no_id) ? NULL : id;
}

static int read_lines(struct push_look *look, struct err *err)
{
	size_t room = 0;
	for (char *at = arena_dup(look->mem, look->push->lines); *at;) {
		char *line = at;
		at += strcspn(at, "\n");
		if (*at)
			*at++ = '\0';
		if (strlen(line) < 2 * GIT_ID_SIZE + 1 || line[GIT_ID_SIZE - 1] != ' ' || line[2 * GIT_ID_SIZE - 1] != ' ')
			return err_set(err, ERR_USAGE, _("standard input has no lines \"OLD NEW REF\", as git gives them to its hook"));
		line[GIT_ID_SIZE - 1] = line[2 * GIT_ID_SIZE - 1] = '\0';
		const struct push_ref ref = {id_or_null(line), id_or_null(line + GIT_ID_SIZE), line + 2 * GIT_ID_SIZE};
		VEC_PUSH(look->mem, look->refs, look->n, room) = ref;
	}
	return 0;
}

/* What the hub has. */
static int read_refs(struct push_look *look, struct err *err)
{
	static const char *const arguments[] = {"for-each-ref", "--format=%(objectname) %(refname)", "refs/heads", NULL};
	const char *own = look->desk ? arena_printf(look->mem, DESK_REFS "%s", look->desk) : "";
	struct str output = {0};
	int status = 0;
	int rc = git_query(look->push->store, arguments, NULL, &output, &status, err);
	if (rc == 0 && status != 0)
		rc = err_set(err, ERR_SYSTEM, "git for-each-ref: %s", str_text(&output));
	for (const char *at = str_text(&output); rc == 0 && *at; at += strcspn(at, "\n"), at += *at == '\n') {
		const char *id = arena_dup_n(look->mem, at, GIT_ID_SIZE - 1);
		const char *name = arena_dup_n(look->mem, at + GIT_ID_SIZE, strcspn(at, "\n") - GIT_ID_SIZE);
		if (str_equal(name, MAIN_REF))
			look->main = id;
		if (str_equal(name, own))
			look->tip = id;
	}
	str_close(&output);
	return rc;
}

static int is_ancestor(struct push_look *look, const char *old, const char *new, bool *is, struct err *err)
{
	const char *const arguments[] = {"merge-base", "--is-ancestor", old, new, NULL};
	struct str output = {0};
	int status = 0;
	int rc = git_query(look->push->store, arguments, NULL, &output, &status, err);
	if (rc == 0 && status > 1)
		rc = err_set(err, ERR_SYSTEM, "git merge-base: %s", str_text(&output));
	*is = status == 0;
	str_close(&output);
	return rc;
}

static const struct push_ref *find(const struct push_look *look, const char *name)
{
	for (size_t i = 0; i < look->n; i++)
		if (str_equal(look->refs[i].name, name))
			return &look->refs[i];
	return NULL;
}

/* Is it the desk's to move, and does it only go forward?  `*why` is NULL when it is. */
static int check_ref(struct push_look *look, const struct push_ref *ref, const char **why, struct err *err)
{
	const char *own = arena_printf(look->mem, DESK_REFS "%s", look->desk);
	const struct push_ref *desk = find(look, own);
	const char *tip = desk ? desk->new : look->tip;
	bool forward = true;
	*why = NULL;
	if (!str_equal(ref->name, MAIN_REF) && !str_equal(ref->name, own))
		return *why = arena_printf(look->mem, _("desk %s pushes main and desk/%s, and nothing else"), look->desk,
			       look->desk),
		       0;
	if (!ref->new)
		return *why = _("nothing is deleted here"), 0;
	if (str_equal(ref->name, MAIN_REF) && (!tip || !str_equal(tip, ref->new)))
		return *why = arena_printf(look->mem, _("main becomes what desk/%s is, and nothing else"), look->desk), 0;
	if (ref->old && is_ancestor(look, ref->old, ref->new, &forward, err))
		return -1;
	if (!forward)
		*why = _("what is here is not in what is pushed, and nothing is taken back");
	return 0;
}

/* The first push into an empty hub is the centre's, and there is nothing to hold it against. */
static int check_first(struct push_look *look, const struct push_ref *ref, const char **why, struct err *err)
{
	struct store *store = look->push->store;
	static const char *const paths[] = {STORE_SETTINGS_PATH};
	struct git_blob_source source = {.store = store};
	struct settings settings = {0};
	struct str bytes = {0};
	char id[1][SHA1_TEXT_SIZE];
	int rc = git_blob_at(store, ref->new, paths, 1, id, err);
	if (rc == 0 && strspn(id[0], "0") != strlen(id[0]))
		rc = git_blob_read(&source, id[0], &bytes, err);
	git_blob_end(&source);
	if (rc == 0)
		rc = record_read(&settings_schema, &settings, STORE_SETTINGS_PATH, str_text(&bytes), bytes.length, look->mem,
			err);
	if (rc == 0 && !settings_is_centre(&settings, look->desk))
		*why = arena_printf(look->mem, _("the hub is empty: desk %s, the centre, pushes first"), settings.centre);
	str_close(&bytes);
	return rc;
}

static int check_commits(struct push_look *look, const struct push_ref *ref, const char **why, struct err *err)
{
	const struct receive_order order = {.store = look->push->store, .desk = look->desk, .main = look->main,
		.now = look->push->now, .pinned = look->push->pinned, .tip = look->tip};
	if (!look->main)
		return check_first(look, ref, why, err);
	if (!look->receive && receive_open(&order, &look->receive, err))
		return -1;
	return receive_verify(look->receive, ref->new, why, err);
}

/* First whose they are, as nothing is read of what nobody may push. */
static int check_refs(struct push_look *look, struct err *err)
{
	const char *why;
	for (size_t i = 0; i < look->n; i++) {
		struct err malformed = {0};
		if (check_ref(look, &look->refs[i], &why, &malformed) ||
			(!why && check_commits(look, &look->refs[i], &why, &malformed))) {
			if (malformed.code == ERR_SYSTEM) {
				*err = malformed;
				return -1;
			}
			refuse_err(look, &look->refs[i], &malformed);
		} else if (why) {
			refuse(look, &look->refs[i], why);
		}
	}
	return 0;
}

int push_check(const struct push *push, bool *accepted, struct err *err)
{
	struct push_look look = {.push = push, .mem = push->store->mem, .accepted = true};
	struct err unknown = {0};
	int rc = read_lines(&look, err);
	if (rc == 0 && pusher_find(push->store, push->lines, &look.desk, &unknown)) {
		if (unknown.code == ERR_SYSTEM) {
			*err = unknown;
			rc = -1;
		}
		for (size_t i = 0; rc == 0 && i < look.n; i++)
			refuse_err(&look, &look.refs[i], &unknown);
	} else if (rc == 0) {
		rc = read_refs(&look, err) || check_refs(&look, err) ? -1 : 0;
	}
	receive_close(look.receive);
	*accepted = rc == 0 && look.accepted;
	return rc;
}
