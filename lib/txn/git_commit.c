#include "txn/git_commit.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/message.h"
#include "git/git_object.h"
#include "git/git_tree.h"
#include "git/journal.h"
#include "store/git_ref.h"
#include "store/git_run.h"
#include "store/lock.h"
#include "store/spool.h"
#include "store/store.h"
#include "txn/git_commit_pack.h"

static void add_data(struct str *stream, const char *bytes, size_t length)
{
	str_add_format(stream, "data %zu\n", length);
	str_add_n(stream, bytes, length);
	str_add_char(stream, '\n');
}

/* Names go into "NAME <EMAIL>", where angle brackets and line ends would end them. */
static const char *clean_name(const char *text, struct arena *arena)
{
	char *copy = arena_dup(arena, str_empty(text) ? "-" : text);
	for (char *c = copy; *c; c++)
		if (*c == '<' || *c == '>' || (unsigned char)*c < ' ')
			*c = ' ';
	return copy;
}

/* Who decided it, and at which window it was written down: what a machine made is found by its committer. */
static void add_people(struct str *stream, const struct git_commit *commit, struct arena *arena)
{
	const char *name = clean_name(commit->name, arena);
	const char *email = clean_name(commit->email, arena);
	str_add_format(stream, "author %s <%s> %lld +0800\n", name, email, (long long)commit->authored);
	if (!str_empty(commit->desk)) {
		name = clean_name(commit->desk, arena);
		email = arena_printf(arena, "%s@desk.onestop", name);
	}
	str_add_format(stream, "committer %s <%s> %lld +0800\n", name, email, (long long)commit->committed);
}

/* The commit as git keeps it. */
static const char *commit_text(const struct git_commit *commit, const char *tree, struct arena *arena)
{
	struct str text = {0};
	str_add_format(&text, "tree %s\n", tree);
	if (*commit->parent)
		str_add_format(&text, "parent %s\n", commit->parent);
	add_people(&text, commit, arena);
	str_add_format(&text, "\n%s", commit->message);
	return str_keep(&text, arena);
}

/* ---- By git ------------------------------------------------------------------------------------ */

/* What git fast-import reads; beyond some size on disk. */
struct stream {
	struct store *store;
	struct str text; /* the end of it */
	struct spool spool;
};

enum { STREAM_BYTES = 4 * 1024 * 1024 };

static int stream_pass_on(struct stream *stream, size_t least, struct err *err)
{
	int64_t at;
	if (stream->text.length <= least)
		return 0;
	if (spool_add(&stream->spool, stream->store, stream->text.text, stream->text.length, &at, err))
		return -1;
	str_clear(&stream->text);
	return 0;
}

static int add_questions(struct stream *stream, const struct git_commit *commit, struct err *err)
{
	for (size_t i = 0; i < commit->changes_n; i++) {
		const struct git_change *change = &commit->changes[i];
		if (*commit->parent)
			str_add_format(&stream->text, "ls %s %s\n", commit->parent, change->path);
		if (stream_pass_on(stream, STREAM_BYTES, err))
			return -1;
	}
	return 0;
}

static int add_change(struct stream *stream, const struct git_commit *commit,
	const struct git_change *change, struct err *err)
{
	struct str buffer = {0};
	const char *bytes;
	if (change->removes) {
		str_add_format(&stream->text, "D %s\n", change->path);
		return 0;
	}
	int rc = git_change_bytes(change, commit->spool, &buffer, &bytes, err);
	if (rc == 0) {
		str_add_format(&stream->text, "M 100644 inline %s\n", change->path);
		add_data(&stream->text, bytes, change->length);
		rc = stream_pass_on(stream, STREAM_BYTES, err);
	}
	str_close(&buffer);
	return rc;
}

static int add_commit(struct stream *stream, const struct git_commit *commit, struct arena *arena,
	struct err *err)
{
	str_add(&stream->text, "reset " TXN_REF "\n\ncommit " TXN_REF "\nmark :1\n");
	add_people(&stream->text, commit, arena);
	add_data(&stream->text, commit->message, strlen(commit->message));
	if (*commit->parent)
		str_add_format(&stream->text, "from %s\n", commit->parent);
	for (size_t i = 0; i < commit->changes_n; i++)
		if (add_change(stream, commit, &commit->changes[i], err))
			return -1;
	str_add(&stream->text, "\nget-mark :1\ndone\n");
	/* All of it, when the beginning is on disk already. */
	return stream->spool.fd ? stream_pass_on(stream, 0, err) : 0;
}

/* Compare what the work tree has with what the parent has ("100644 blob ID", or "missing"). */
static int check_answers(const struct git_commit *commit, char *answers, char id[GIT_ID_SIZE],
	struct err *err)
{
	char *at = answers;
	for (size_t i = 0; i < commit->changes_n; i++) {
		const struct git_change *change = &commit->changes[i];
		const char *there = JOURNAL_NO_ID;
		if (*commit->parent) {
			char *blob = strstr(git_next_line(&at), " blob ");
			if (blob) {
				there = blob + 6;
				blob[6 + strcspn(blob + 6, "\t")] = '\0';
			}
		}
		if (!str_equal(change->old_id, there))
			return git_refuse_edit(change->path, err);
	}
	const char *line = git_next_line(&at);
	if (!git_is_id(line))
		return err_set(err, ERR_SYSTEM, _("git fast-import gave no commit"));
	memcpy(id, line, GIT_ID_SIZE);
	return 0;
}

/* fast-import leaves a report of its own when it fails; ours is the error. */
static void remove_reports(struct store *store)
{
	const char **names;
	size_t names_n;
	struct err ignored = {0};
	if (store_names(store, ".git", store->mem, &names, &names_n, &ignored))
		return;
	for (size_t i = 0; i < names_n; i++)
		if (str_starts(names[i], "fast_import_crash_"))
			unlinkat(store->fd, arena_printf(store->mem, ".git/%s", names[i]), 0);
}

/* No fsync here: syncfs makes everything durable at once before the ref moves.  A commit of
 * hundreds of megabytes is packed in a third of the time without deltas and with little
 * compression; git gc makes up for it. */
static int import_stream(const struct stream *stream, const struct lock *lock, struct str *answers,
	struct err *err)
{
	static const char *const small[] = {"-c", "core.fsync=none", "fast-import", "--quiet",
		"--force", "--done", "--date-format=raw", NULL};
	static const char *const large[] = {"-c", "core.fsync=none", "-c", "pack.compression=1",
		"fast-import", "--quiet", "--force", "--done", "--date-format=raw", "--depth=0", NULL};
	bool spooled = stream->spool.fd > 0;
	const struct git_run input = {
		.input = str_text(&stream->text),
		.input_length = stream->text.length,
		.input_fd = stream->spool.fd,
	};
	int rc = git_must_on(stream->store, lock, spooled ? large : small, &input, answers, err);
	if (rc)
		remove_reports(stream->store);
	return rc;
}

int git_commit_import(struct store *store, const struct lock *lock, const struct git_commit *commit,
	char id[GIT_ID_SIZE], struct err *err)
{
	struct stream stream = {.store = store};
	struct str answers = {0};
	int rc = add_questions(&stream, commit, err);
	if (rc == 0)
		rc = add_commit(&stream, commit, store->mem, err);
	if (rc == 0)
		rc = import_stream(&stream, lock, &answers, err);
	if (rc == 0 && !answers.text)
		rc = err_set(err, ERR_SYSTEM, _("git fast-import gave no commit"));
	if (rc == 0)
		rc = check_answers(commit, answers.text, id, err);
	str_close(&stream.text);
	spool_close(&stream.spool);
	str_close(&answers);
	return rc;
}

/* ---- In process ------------------------------------------------------------------------------- */

/* Beyond these a pack is smaller, and sooner on the disk. */
enum { LOOSE_CHANGES = 64, LOOSE_BYTES = 4 * 1024 * 1024 };

struct writing {
	struct store *store;
	const struct git_commit *commit;
	struct arena arena;
	struct journal journal; /* for the names of the temporaries */
	struct git_tree_change *changes;
	struct git_tree_list trees;
};

static bool is_small(const struct git_commit *commit)
{
	size_t bytes = 0;
	for (size_t i = 0; i < commit->changes_n; i++) {
		const struct git_change *change = &commit->changes[i];
		if (!change->removes && !change->bytes)
			return false;
		bytes += change->removes ? 0 : change->length;
	}
	return commit->changes_n <= LOOSE_CHANGES && bytes <= LOOSE_BYTES;
}

static int by_path(const void *a, const void *b)
{
	return strcmp(((const struct git_tree_change *)a)->path, ((const struct git_tree_change *)b)->path);
}

/* The trees of the commit; false where they cannot be made here. */
static bool make_trees(struct writing *w, char tree[SHA1_TEXT_SIZE])
{
	const struct git_commit *commit = w->commit;
	const char *bytes;
	size_t length;
	char before[SHA1_TEXT_SIZE];
	if (*commit->parent && (!git_object_read(w->store->fd, "commit", commit->parent, &w->arena, &bytes,
					&length) ||
				       !git_tree_of_commit(bytes, before)))
		return false;
	w->changes = arena_array(&w->arena, commit->changes_n, sizeof *w->changes);
	for (size_t i = 0; i < commit->changes_n; i++)
		w->changes[i] = (struct git_tree_change){.path = commit->changes[i].path,
			.id = commit->changes[i].removes ? NULL : commit->changes[i].new_id};
	qsort(w->changes, commit->changes_n, sizeof *w->changes, by_path);
	return git_tree_update(w->store->fd, *commit->parent ? before : NULL, w->changes, commit->changes_n,
		&w->trees, tree, &w->arena);
}

/* The work tree has what the parent has: else somebody edited the file. */
static int check_edits(const struct writing *w, struct err *err)
{
	for (size_t i = 0; i < w->commit->changes_n; i++) {
		const struct git_change *change = &w->commit->changes[i];
		const struct git_tree_change key = {.path = change->path};
		const struct git_tree_change *found =
			bsearch(&key, w->changes, w->commit->changes_n, sizeof key, by_path);
		if (!str_equal(change->old_id, found->there))
			return git_refuse_edit(change->path, err);
	}
	return 0;
}

static int write_object(struct writing *w, const char *type, const char *id, const char *bytes, size_t length,
	struct err *err)
{
	return git_object_write(w->store->fd, type, id, bytes, length,
		journal_temp(&w->journal, "object", &w->arena), err);
}

static int write_objects(struct writing *w, const char *text, const char *id, struct err *err)
{
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < w->commit->changes_n; i++) {
		const struct git_change *change = &w->commit->changes[i];
		if (!change->removes)
			rc = write_object(w, "blob", change->new_id, change->bytes, change->length, err);
	}
	for (size_t i = 0; rc == 0 && i < w->trees.n; i++) {
		const struct git_tree_made *made = &w->trees.made[i];
		rc = write_object(w, "tree", made->id, made->bytes, made->length, err);
	}
	if (rc == 0)
		rc = write_object(w, "commit", id, text, strlen(text), err);
	return rc;
}

int git_commit_made(struct store *store, const struct git_commit *commit, char id[GIT_ID_SIZE], bool *made,
	struct err *err)
{
	struct writing w = {.store = store, .commit = commit};
	char tree[SHA1_TEXT_SIZE];
	int rc = 0;
	const bool small = is_small(commit);
	*made = (small || git_commit_pack_may(commit)) && make_trees(&w, tree);
	if (*made) {
		journal_name(w.journal.nonce);
		const char *text = commit_text(commit, tree, &w.arena);
		git_object_name("commit", text, strlen(text), id);
		rc = check_edits(&w, err);
		if (rc == 0)
			rc = file_make_parents(store->fd, journal_temp(&w.journal, "object", &w.arena), err);
		if (rc == 0)
			rc = small ? write_objects(&w, text, id, err)
				   : git_commit_pack_write(store, commit, &w.trees, text, id, &w.arena, err);
		if (rc == 0)
			rc = git_ref_write(store, TXN_REF, id, journal_temp(&w.journal, "txn", &w.arena), err);
	}
	arena_clear(&w.arena);
	return rc;
}

int git_commit_write(struct store *store, const struct lock *lock, const struct git_commit *commit,
	char id[GIT_ID_SIZE], struct err *err)
{
	bool made;
	/* A writer killed before its ref moved leaves this one; after a power cut it may be empty, and
	 * git refuses to replace a ref that it cannot read. */
	if (unlinkat(store->fd, ".git/" TXN_REF, 0) && errno != ENOENT)
		return err_set_errno(err, errno, ".git/" TXN_REF);
	int rc = git_commit_made(store, commit, id, &made, err);
	return rc || made ? rc : git_commit_import(store, lock, commit, id, err);
}
