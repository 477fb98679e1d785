#include "generate.h"

#include "base/message.h"
#include "cli/language.h"

/* gettext("") is the header of the catalogue. */
static const char *said(const json_t *object, const char *key)
{
	const char *text = spec_text(object, key);

	return str_empty(text) ? "" : _(text);
}

/* What the page says besides its summary, in the language of the messages. */
static void add_text(struct str *text, const json_t *program)
{
	static const char *const lists[] = {"options", "operands"};
	size_t i;
	json_t *row;

	str_add(text, said(program, "description"));
	for (size_t l = 0; l < sizeof lists / sizeof *lists; l++)
		json_array_foreach(spec_list(program, lists[l]), i, row)
			if (!spec_flag(row, "shared"))
				str_add_format(text, "\n%s", said(row, "help"));
	json_array_foreach(spec_list(program, "examples"), i, row)
		str_add_format(text, "\n%s", said(row, "says"));
}

static json_t *in_language(const json_t *program, const char *language)
{
	struct str text = {0};

	language_choose(language, NULL);
	add_text(&text, program);
	json_t *words = json_pack("{s:s, s:s}", "summary", said(program, "summary"), "text",
		str_text(&text));
	str_close(&text);
	return words;
}

void programs_write(json_t **programs, int programs_n)
{
	puts("[");
	for (int i = 0; i < programs_n; i++) {
		json_t *program = json_pack("{s:s, s:{s:o, s:o}}", "name", spec_text(programs[i], "name"),
			"languages", "en", in_language(programs[i], "en"), "zh_CN",
			in_language(programs[i], "zh_CN"));
		char *line = program ? json_dumps(program, JSON_COMPACT | JSON_SORT_KEYS) : NULL;

		json_decref(program);
		if (!line)
			die("programs", "no memory for JSON");
		printf("%s%s\n", line, i + 1 < programs_n ? "," : "");
		free(line);
	}
	puts("]");
}
