#include "account/account_block.h"

#include <string.h>

#include "base/message.h"
#include "base/vec.h"
#include "record/read.h"
#include "record/write.h"
#include "store/store.h"

#define NUMBER_MARK "number: \""
#define SEPARATOR "---\n"

static size_t line_of(const char *bytes, const char *at)
{
	size_t line = 1;
	for (const char *c = bytes; c < at; c++)
		line += *c == '\n';
	return line;
}

int account_block_split(const char *path, const char *bytes, size_t length, struct arena *arena,
	struct account_block *block, struct err *err)
{
	const char *end = bytes + length;
	const char *at = bytes;
	const size_t mark = strlen(NUMBER_MARK);
	*block = (struct account_block){.path = path};
	if (length == 0)
		return err_set(err, ERR_MALFORMED, _("%s:1:1: the file is empty"), path);
	if (strlen(bytes) != length)
		return err_set(err, ERR_MALFORMED, _("%s: has a NUL byte"), path);
	while (at < end) {
		const char *next = strstr(at, "\n" SEPARATOR);
		const char *stop = next ? next + 1 : end;
		if (!str_starts(at, NUMBER_MARK))
			return err_hint(err,
				err_set(err, ERR_MALFORMED,
					_("%s:%zu:1: a record does not begin with its number"),
						path, line_of(bytes, at)),
				"store-check");
		struct account_document document = {at, (size_t)(stop - at),
			arena_dup_n(arena, at + mark, strcspn(at + mark, "\"\n"))};
		if (block->n && strcmp(block->documents[block->n - 1].number, document.number) >= 0)
			return err_set(err, ERR_MALFORMED, _("%s:%zu:1: account %s does not follow %s in order"),
				path, line_of(bytes, at), document.number, block->documents[block->n - 1].number);
		VEC_PUSH(arena, block->documents, block->n, block->room) = document;
		at = next ? stop + strlen(SEPARATOR) : end;
	}
	return 0;
}

int account_block_read(struct store *store, const char *path, struct arena *arena,
	struct account_block *block, struct err *err)
{
	const char *bytes;
	size_t length;
	*block = (struct account_block){.path = path};
	if (store_read(store, path, RECORD_VOLUME_BYTES, arena, &bytes, &length, err))
		return -1;
	return bytes ? account_block_split(path, bytes, length, arena, block, err) : 0;
}

int account_block_order(const char *a, const char *b)
{
	const size_t x = strlen(a), y = strlen(b);
	return x != y ? (x < y ? -1 : 1) : strcmp(a, b);
}

const struct account_document *account_block_find(const struct account_block *block,
	const char *number)
{
	size_t low = 0;
	size_t high = block->n;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(block->documents[middle].number, number);
		if (order == 0)
			return &block->documents[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

static int pass(void *context, void *record, size_t line, struct err *err)
{
	(void)context;
	(void)record;
	(void)line;
	(void)err;
	return 0;
}

/* What is wrong with a document, by its lines in the file: the whole block is read for it. */
static void place_fault(const struct account_block *block, struct err *err)
{
	const struct account_document *last = &block->documents[block->n - 1];
	const char *begin = block->documents[0].bytes;
	struct arena scratch = {0};
	struct err placed = {0};
	if (record_read_stream(&account_schema, block->path, begin,
		    (size_t)(last->bytes + last->length - begin), &scratch, pass, NULL, &placed))
		*err = placed;
	arena_clear(&scratch);
}

int account_block_parse(const struct account_block *block,
	const struct account_document *document, struct arena *arena, struct account *account,
	struct err *err)
{
	struct account read = {0};
	if (record_read(&account_schema, &read, block->path, document->bytes, document->length, arena,
		    err)) {
		place_fault(block, err);
		return -1;
	}
	*account = read;
	return 0;
}

static void add_document(struct str *text, const struct account_document *document)
{
	if (text->length)
		str_add(text, SEPARATOR);
	str_add_n(text, document->bytes, document->length);
}

int account_block_replace(const struct account_block *block, const struct account_document *documents,
	size_t n, struct str *out, struct err *err)
{
	struct str text = {0};
	size_t at = 0;
	int rc = 0;
	for (size_t i = 0; i < n; i++) {
		int order = -1;
		for (; at < block->n; at++) {
			order = strcmp(block->documents[at].number, documents[i].number);
			if (order >= 0)
				break;
			add_document(&text, &block->documents[at]);
		}
		if (at < block->n && order == 0)
			at++;
		add_document(&text, &documents[i]);
	}
	for (; at < block->n; at++)
		add_document(&text, &block->documents[at]);
	if (text.length > RECORD_VOLUME_BYTES)
		rc = err_set(err, ERR_REFUSED, _("%s: would be larger than the %d KiB it may have"),
			block->path, RECORD_VOLUME_BYTES / 1024);
	if (rc == 0)
		str_add_n(out, str_text(&text), text.length);
	str_close(&text);
	return rc;
}

static int write_document(const struct account_block *block, const struct account *account,
	const struct account *read, struct str *text, struct err *err)
{
	const struct account_document *document = read ? account_block_find(block, read->number) : NULL;
	if (!document)
		return record_write(&account_schema, account, true, text, err);
	const struct list events = {read->events.items, read->events.n};
	const struct record_was was = {document->bytes, document->length, &events};
	return record_write_after(&account_schema, account, &was, true, text, err);
}

int account_block_write(const struct account_block *block, const struct account *const *accounts,
	const struct account *const *read, size_t n, struct str *out, struct err *err)
{
	struct arena scratch = {0};
	struct account_document *documents = arena_array(&scratch, n, sizeof *documents);
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < n; i++) {
		struct str text = {0};
		rc = write_document(block, accounts[i], read ? read[i] : NULL, &text, err);
		documents[i] = (struct account_document){
			arena_dup_n(&scratch, str_text(&text), text.length), text.length, accounts[i]->number};
		str_close(&text);
	}
	if (rc == 0)
		rc = account_block_replace(block, documents, n, out, err);
	arena_clear(&scratch);
	return rc;
}
