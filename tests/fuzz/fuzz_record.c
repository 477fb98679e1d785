/* libFuzzer target: arbitrary bytes into the record reader.
 *
 * What the reader accepts, the writer must be able to write; what it wrote must be read as the
 * same records and written as the same bytes. */
#include <stddef.h>
#include <stdint.h>

#include "../unit/sample.h"
#include "base/str.h"
#include "record/read.h"
#include "record/write.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int rewrite(void *context, void *record, size_t line, struct err *err)
{
	struct str *out = context;
	(void)line;
	return record_write(&sample_schema, record, out->length == 0, out, err);
}

/* Every record of `bytes`, written one after the other. */
static int read_and_write(const char *bytes, size_t length, struct str *out, struct err *err)
{
	struct arena arena = {0};
	int status =
		record_read_stream(&sample_schema, "f", bytes, length, &arena, rewrite, out, err);
	arena_clear(&arena);
	return status;
}

/* May only fail with the message and the class of a refusal. */
static void check_refusal(const struct err *err)
{
	if (err->code != ERR_MALFORMED || !str_starts(err->msg, "f:"))
		bug("a refusal without a place");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str first = {0};
	struct str second = {0};
	struct err err = {0};
	if (read_and_write((const char *)data, size, &first, &err)) {
		check_refusal(&err);
	} else {
		if (read_and_write(first.text, first.length, &second, &err))
			bug("what was written is refused");
		if (first.length != second.length ||
			memcmp(first.text, second.text, first.length) != 0)
			bug("written twice, two forms");
	}
	str_close(&first);
	str_close(&second);
	return 0;
}
