#include "check/findings.h"

#include <stddef.h>
#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "check/check.h"
#include "record/read.h"
#include "record/write.h"
#include "store/scan.h"
#include "store/txn.h"

/* The file that a message begins with: "catalogue/staff.yaml:3:1: ..."; NULL when with none. */
static const char *file_named(const char *message, struct arena *mem)
{
	const char *end = strstr(message, ".yaml");
	size_t n = end ? (size_t)(end - message) + strlen(".yaml") : 0;
	if (n == 0 || strcspn(message, " :") < n)
		return NULL;
	return arena_dup_n(mem, message, n);
}

void findings_add(struct findings *findings, int kind, int code, const char *path,
	const char *message)
{
	struct arena *mem = findings->mem;
	/* Messages of the reader begin with the path themselves. */
	const char *said = str_starts(message, path) && message[strlen(path)] == ':'
				   ? message + strlen(path) + 1
				   : message;
	while (*said == ' ')
		said++;
	VEC_PUSH(mem, findings->items, findings->check->findings.n, findings->room) =
		(struct finding){kind, arena_dup(mem, path), arena_dup(mem, said), code};
}

void findings_add_err(struct findings *findings, const char *path, const struct err *err)
{
	const char *named = file_named(err->msg, findings->mem);
	findings_add(findings, FINDING_ERROR, (int)err->code, named ? named : path, err->msg);
}

void findings_unreadable(void *findings, const char *path, const struct err *err)
{
	findings_add_err(findings, path, err);
}

int findings_canonical(const struct schema *schema, const void *record, const char *bytes,
	size_t length, struct err *err)
{
	struct str text = {0};
	int rc = record_write(schema, record, true, &text, err);
	if (rc == 0 && (text.length != length || memcmp(text.text, bytes, length) != 0)) {
		size_t line = 1;
		for (size_t i = 0; i < length && i < text.length && bytes[i] == text.text[i]; i++)
			line += bytes[i] == '\n';
		rc = err_set(err, ERR_MALFORMED, _("not in canonical form from line %zu on"), line);
	}
	str_close(&text);
	return rc;
}

/* A file as it would be written, against the file as it is. */
struct stream_copy {
	const struct schema *schema;
	struct str text;
};

static int rewrite(void *context, void *record, size_t line, struct err *err)
{
	struct stream_copy *copy = context;
	(void)line;
	return record_write(copy->schema, record, copy->text.length == 0, &copy->text,
		err);
}

int findings_canonical_stream(const struct schema *schema, const struct scan_file *file,
	struct arena *scratch, struct err *err)
{
	struct stream_copy again = {.schema = schema};
	int rc = record_read_stream(schema, file->path, file->bytes, file->length, scratch, rewrite,
		&again, err);
	if (rc == 0 && (again.text.length != file->length ||
			       memcmp(again.text.text, file->bytes, file->length) != 0))
		rc = err_set(err, ERR_MALFORMED, _("not in canonical form"));
	str_close(&again.text);
	return rc;
}

struct findings_book *findings_book(struct findings *findings, const char *path)
{
	size_t at = map_get(&findings->books_at, path);
	if (at)
		return &findings->books[at - 1];
	const char *kept = arena_dup(findings->mem, path);
	VEC_PUSH(findings->mem, findings->books, findings->books_n, findings->books_room) =
		(struct findings_book){.path = kept};
	map_set(&findings->books_at, findings->mem, kept, findings->books_n);
	return &findings->books[findings->books_n - 1];
}
