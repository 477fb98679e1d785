#include "cli/option_code.h"

#include <string.h>

#include "cli/coded.h"

/* Of "CODE=rest" both are typed. */
static int code_word(struct run *run, const struct command_option *row, const char **word, struct err *err)
{
	int rc = 0;
	if (strchr(row->value, '=') && !strstr(*word, "=") && !strstr(*word, "＝") && row->field.check)
		rc = row->field.check(*word, err);
	if (rc)
		err->code = ERR_USAGE;
	return rc ? rc : coded_word(run, coded_option(row), row->field.check, *word, word, err);
}

static int code_row(struct options *options, struct run *run, const struct command_option *row, struct err *err)
{
	void *at = (char *)options_target(options, row) + row->field.offset;
	struct words *words = at;
	if (row->field.type != FIELD_WORDS)
		return code_word(run, row, at, err);
	for (size_t i = 0; i < words->n; i++)
		if (code_word(run, row, &words->items[i], err))
			return -1;
	return 0;
}

int option_code(struct options *options, struct run *run, struct err *err)
{
	for (size_t i = 0; i < options->coded_n; i++)
		if (code_row(options, run, options->coded[i], err))
			return err_prefix(err, "--%s", options->coded[i]->field.key);
	return 0;
}
