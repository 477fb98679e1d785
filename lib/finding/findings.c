#include "finding/findings.h"

#include <stddef.h>
#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "finding/record_text.h"
#include "office/event.h"
#include "office/event_order.h"
#include "record/read.h"
#include "record/write.h"
#include "office/session.h"
#include "store/scan.h"
#include "store/store.h"
#include "txn/txn.h"

static const struct choice kinds[] = {
	{"", ""},
	{"error", N_("error")},
	{"warning", N_("warning")},
	{"note", N_("note")},
	{NULL, NULL},
};

#define RECORD struct finding
static const struct field finding_fields[] = {
	FIELD(kind, ENUM, N_("kind"), .choices = kinds),
	FIELD(path, LINE, N_("file")),
	FIELD(message, LINE, N_("what was found")),
};
#undef RECORD

const struct schema findings_schema = {
	.name = "finding",
	.title = N_("findings of the check"),
	.size = sizeof(struct finding),
	SCHEMA_FIELDS(finding_fields),
	.summary = N_("something that a check of the store found"),
};

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
	if (findings->silent)
		return;
	/* Messages of the reader begin with the path themselves. */
	bool named = str_starts(message, path) && message[strlen(path)] == ':';
	if (!named)
		message = arena_printf(mem, "%s: %s", path, message);
	const char *said = store_mask(findings->session->store, message) + strlen(path) + 1;
	while (*said == ' ')
		said++;
	VEC_PUSH(mem, findings->items, findings->n, findings->room) =
		(struct finding){kind, arena_dup(mem, path), arena_dup(mem, said), findings->order, code};
}

void findings_add_err(struct findings *findings, const char *path, const struct err *err)
{
	char text[ERR_TEXT_SIZE];
	const char *named = file_named(err->msg, findings->mem);
	findings_add(findings, FINDING_ERROR, (int)err->code, named ? named : path,
		err_text(err, text));
}

void findings_warn(struct findings *findings, const char *path, const struct err *err)
{
	char text[ERR_TEXT_SIZE];
	findings_add(findings, FINDING_WARNING, ERR_REFUSED, path, err_text(err, text));
}

int findings_status(const struct finding_list *list, bool strict)
{
	int status = ERR_NONE;
	for (size_t i = 0; i < list->n; i++) {
		const struct finding *finding = &list->items[i];
		const int code = finding->kind == FINDING_ERROR		     ? finding->code
				 : strict && finding->kind == FINDING_WARNING ? ERR_REFUSED
									      : ERR_NONE;
		status = code > status ? code : status;
	}
	return status;
}

void findings_unreadable(void *findings, const char *path, const struct err *err)
{
	findings_add_err(findings, path, err);
}

/* `KEY: "NAME"` (one line, of `length` bytes): the field it is of, and the name; NULL otherwise. */
static const struct field *enum_line(const struct schema *schema, const char *line, size_t length,
	struct arena *scratch, const char **name)
{
	const char *key = arena_dup_n(scratch, line, strcspn(line, ":\n"));
	const struct field *field = field_find(schema, key);
	size_t start = strlen(key) + strlen(": \"");
	if (!field || field->type != FIELD_ENUM || length < start + 1)
		return NULL;
	*name = arena_dup_n(scratch, line + start, length - start - 1);
	return field;
}

/* Do the lines differ only in the name of a value, which was another before? */
static bool is_renamed(const struct schema *schema, const char *line, size_t length,
	const char *written, size_t written_length)
{
	struct arena scratch = {0};
	const char *old, *new;
	const struct field *field = enum_line(schema, line, length, &scratch, &old);
	bool same = field && enum_line(schema, written, written_length, &scratch, &new) == field &&
		    str_equal(field_name_today(field, old), new);
	arena_clear(&scratch);
	return same;
}

/* The first line that is not as it would be written; 0 when all are. */
static size_t line_that_differs(const struct schema *schema, const char *bytes,
	const struct str *written)
{
	const char *new = str_text(written);
	for (size_t line = 1; *bytes || *new; line++) {
		size_t length = strcspn(bytes, "\n");
		size_t new_length = strcspn(new, "\n");
		bool same = length == new_length && memcmp(bytes, new, length) == 0;
		if (bytes[length] != new[new_length] ||
			(!same && !is_renamed(schema, bytes, length, new, new_length)))
			return line;
		bytes += length + (bytes[length] == '\n');
		new += new_length + (new[new_length] == '\n');
	}
	return 0;
}

int findings_canonical(const struct schema *schema, const void *record, const char *bytes,
	size_t length, struct err *err)
{
	struct str text = {0};
	if (record_write_match(schema, record, true, bytes, length) == length)
		return 0;
	int rc = record_write(schema, record, true, &text, err);
	if (rc == 0 && (text.length != length || memcmp(text.text, bytes, length) != 0)) {
		struct arena scratch = {0};
		size_t line = line_that_differs(schema, arena_dup_n(&scratch, bytes, length), &text);
		arena_clear(&scratch);
		if (line)
			rc = err_set(err, ERR_MALFORMED, _("not in canonical form from line %zu on"),
				line);
	}
	str_close(&text);
	return rc;
}

/* A file as it would be written, against the file as it is: record by record. */
struct stream_walk {
	const struct schema *schema;
	const struct scan_file *file;
	struct arena *scratch;
	struct arena_mark mark;
	size_t n;      /* of records */
	size_t at;     /* as far as they are the same */
	bool differs;
	struct str text;
};

static int compare_written(struct stream_walk *walk, const void *record, struct err *err)
{
	str_clear(&walk->text);
	if (record_write(walk->schema, record, walk->n == 1, &walk->text, err))
		return -1;
	const size_t n = walk->text.length;
	walk->differs = walk->differs || n > walk->file->length - walk->at ||
			memcmp(walk->text.text, walk->file->bytes + walk->at, n) != 0;
	walk->at += walk->differs ? 0 : n;
	return 0;
}

static int compare(void *context, void *record, size_t line, struct err *err)
{
	struct stream_walk *walk = context;
	const struct scan_file *file = walk->file;
	(void)line;
	size_t same = 0;
	walk->n++;
	if (!walk->differs)
		same = record_write_match(walk->schema, record, walk->n == 1, file->bytes + walk->at, file->length - walk->at);
	walk->at += same;
	const int rc = same ? 0 : compare_written(walk, record, err);
	arena_reset(walk->scratch, walk->mark);
	return rc;
}

int findings_canonical_stream(const struct schema *schema, const struct scan_file *file,
	struct arena *scratch, struct err *err)
{
	struct stream_walk walk = {.schema = schema, .file = file, .scratch = scratch};
	arena_alloc(scratch, 1); /* the block that it is in stays */
	walk.mark = arena_mark(scratch);
	int rc = record_read_stream(schema, file->path, file->bytes, file->length, scratch, compare, &walk, err);
	if (rc == 0 && (walk.differs || walk.at != file->length))
		rc = err_set(err, ERR_MALFORMED, _("not in canonical form"));
	str_close(&walk.text);
	return rc;
}

size_t findings_line(const struct findings *findings, const struct findings_place *place,
	const struct record_words *words)
{
	struct arena scratch = {0};
	struct err ignored = {0};
	const char *bytes;
	size_t length, line = place->line;
	if (store_read(findings->session->store, place->path, RECORD_VOLUME_BYTES, &scratch, &bytes, &length,
		    &ignored) == 0 &&
		bytes)
		line = record_text_line(arena_dup_n(&scratch, bytes, length), place->line, words);
	arena_clear(&scratch);
	return line;
}

int findings_events(const struct findings *findings, const struct schema *schema, const void *record,
	struct arena *arena, struct err *err)
{
	const struct event_list *events = event_list_of(schema, record);
	bool computed = findings->session->store->settings.format >= SETTINGS_FORMAT_MONEY;
	if (event_check(schema, record, arena, err) || event_order_check(events, arena, err))
		return -1;
	return computed ? event_check_set(schema, events, err) : 0;
}
