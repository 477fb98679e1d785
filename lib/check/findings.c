#include "check/findings.h"

#include <errno.h>
#include <stddef.h>
#include <string.h>
#include <sys/stat.h>

#include "check/check.h"
#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "record/write.h"
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
