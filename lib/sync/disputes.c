#include "sync/disputes.h"

#include <string.h>

#include "base/sha1.h"
#include "base/str.h"
#include "base/vec.h"
#include "git/journal.h"
#include "record/volume.h"
#include "store/git_blob.h"
#include "store/store.h"

struct disputes_file {
	const char *bytes;
	size_t length;
	char old_id[SHA1_TEXT_SIZE];
};

static const char mark[] = "\ndisputed:";

void disputes_look(void *context, const char *path, const char *old_id, const char *bytes, size_t length)
{
	struct disputes *disputes = context;
	struct disputes_file file = {.length = length};
	(void)path;
	if (!memmem(bytes, length, mark, sizeof mark - 1))
		return;
	file.bytes = arena_dup_n(disputes->store->mem, bytes, length);
	memcpy(file.old_id, old_id, SHA1_TEXT_SIZE);
	VEC_PUSH(disputes->store->mem, disputes->files, disputes->n, disputes->room) = file;
}

/* The text between the first quotation marks of a document: the id that it begins with. */
static const char *id_of(const char *begin, const char *end, struct arena *arena)
{
	if (*begin == '-')
		begin = memchr(begin, '\n', (size_t)(end - begin));
	const char *open = begin ? memchr(begin, '"', (size_t)(end - begin)) : NULL;
	const char *close = open ? memchr(open + 1, '"', (size_t)(end - open - 1)) : NULL;
	return close ? arena_dup_n(arena, open + 1, (size_t)(close - open - 1)) : NULL;
}

/* The ids of the disputed documents of a file. */
static struct words disputed_in(const char *bytes, size_t length, struct arena *arena)
{
	struct words words = {0};
	size_t room = 0;
	const char *end = bytes + length;
	const char *at = length ? memmem(bytes, length, mark, sizeof mark - 1) : NULL;
	while (at) {
		const char *begin = volume_begin(bytes, end, at + 1);
		const char *stop = volume_end(begin, end);
		const char *id = id_of(begin, stop, arena);
		if (id)
			VEC_PUSH(arena, words.items, words.n, room) = id;
		at = memmem(stop, (size_t)(end - stop), mark, sizeof mark - 1);
	}
	return words;
}

int disputes_new(struct disputes *disputes, struct words *ids, struct err *err)
{
	struct arena *mem = disputes->store->mem;
	struct git_blob_source source = {.store = disputes->store};
	size_t room = 0;
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < disputes->n; i++) {
		const struct disputes_file *file = &disputes->files[i];
		const struct words now = disputed_in(file->bytes, file->length, mem);
		struct str old = {0};
		if (!str_equal(file->old_id, JOURNAL_NO_ID))
			rc = git_blob_read(&source, file->old_id, &old, err);
		const struct words before = disputed_in(str_text(&old), old.length, mem);
		for (size_t k = 0; rc == 0 && k < now.n; k++)
			if (!words_have(&before, now.items[k]) && !words_have(ids, now.items[k]))
				VEC_PUSH(mem, ids->items, ids->n, room) = now.items[k];
		str_close(&old);
	}
	git_blob_end(&source);
	return rc;
}
