#include "generate.h"

#include <errno.h>

_Noreturn void die(const char *what, const char *why)
{
	fprintf(stderr, "generate: %s: %s\n", what, why);
	exit(1);
}

static json_t *read_spec(FILE *file, const char *path)
{
	json_error_t error;
	json_t *program = json_loadf(file, 0, &error);

	if (!program)
		die(path, error.text);
	if (str_empty(spec_text(program, "name")))
		die(path, "names no program");
	return program;
}

int main(int argc, char **argv)
{
	json_t **programs;

	if (argc == 2 && str_equal(argv[1], "fill")) {
		fill_page(stdin);
		return fflush(stdout) ? 1 : 0;
	}
	if (argc == 2 && str_equal(argv[1], "transitions")) {
		fill_section("transitions");
		return fflush(stdout) ? 1 : 0;
	}
	if (argc == 3 && str_equal(argv[1], "fields")) {
		struct str section = {0};
		str_add_format(&section, "fields %s", argv[2]);
		fill_section(str_text(&section));
		str_close(&section);
		return fflush(stdout) ? 1 : 0;
	}
	if (argc < 3)
		die("usage", "generate man NAME... <SPEC | generate bash|zsh|fish SPEC... | generate fill <PAGE");
	if (str_equal(argv[1], "man")) {
		json_t *program = read_spec(stdin, "standard input");
		page_write(program, argv + 2, argc - 2);
		json_decref(program);
		return fflush(stdout) ? 1 : 0;
	}
	programs = calloc((size_t)argc, sizeof *programs);
	if (!programs)
		die("memory", strerror(ENOMEM));
	for (int i = 2; i < argc; i++) {
		FILE *file = fopen(argv[i], "re");
		if (!file)
			die(argv[i], strerror(errno));
		programs[i - 2] = read_spec(file, argv[i]);
		fclose(file);
	}
	bool known = completion_write(argv[1], programs, argc - 2);
	for (int i = 2; i < argc; i++)
		json_decref(programs[i - 2]);
	free(programs);
	if (!known)
		die(argv[1], "no such thing to make");
	return fflush(stdout) ? 1 : 0;
}
