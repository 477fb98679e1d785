#include "generate.h"

#include <errno.h>
#include <stdlib.h>

#include "base/file.h"
#include "cli/language.h"
#include "grammar.h"
#include "schema.h"

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

/* Spoken to in English, with the other languages beside this program where they are built. */
static void begin_language(void)
{
	struct arena arena = {0};

	language_begin(arena_printf(&arena, "%s/../share/locale", file_program_dir(&arena)), &arena);
	roff_language("en");
	arena_clear(&arena);
}

/* What is made of all specs together; the exit status. */
static int write_all(const char *what, char **paths, int n)
{
	json_t **programs = calloc((size_t)n, sizeof *programs);
	bool known = str_equal(what, "programs");

	if (!programs)
		die("memory", strerror(ENOMEM));
	for (int i = 0; i < n; i++) {
		FILE *file = fopen(paths[i], "re");
		if (!file)
			die(paths[i], strerror(errno));
		programs[i] = read_spec(file, paths[i]);
		fclose(file);
	}
	if (known)
		programs_write(programs, n);
	else
		known = completion_write(what, programs, n);
	for (int i = 0; i < n; i++)
		json_decref(programs[i]);
	free(programs);
	if (!known)
		die(what, "no such thing to make");
	return fflush(stdout) ? 1 : 0;
}

static void write_output(void)
{
	json_t *program = read_spec(stdin, "standard input");
	schema_output(program);
	json_decref(program);
}

/* What has titles in Chinese, too, which come from the catalogue beside the build. */
static bool write_schema(int argc, char **argv)
{
	static const struct {
		const char *name;
		void (*write)(void);
	} all[] = {
		{"output", write_output},
		{"records", schema_names},
		{"catalogue", schema_catalogue},
		{"grammars", grammar_compare},
	};
	struct arena arena = {0};
	void (*write)(void) = NULL;
	bool record = argc == 3 && str_equal(argv[1], "record");
	for (size_t i = 0; argc == 2 && i < sizeof all / sizeof *all; i++)
		if (str_equal(all[i].name, argv[1]))
			write = all[i].write;
	if (!write && !record)
		return false;
	setenv("LANGUAGE", "zh_CN", 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	language_begin(arena_printf(&arena, "%s/../share/locale", file_program_dir(&arena)), &arena);
	if (record)
		schema_record(argv[2]);
	else
		write();
	arena_clear(&arena);
	return true;
}

int main(int argc, char **argv)
{
	begin_language();
	if (argc == 2 && str_equal(argv[1], "fill")) {
		fill_page(stdin);
		return fflush(stdout) ? 1 : 0;
	}
	if (argc == 2 && str_equal(argv[1], "handbook")) {
		roff_language("zh_CN");
		handbook_write(stdin);
		return fflush(stdout) ? 1 : 0;
	}
	if (argc >= 2 && write_schema(argc, argv))
		return fflush(stdout) ? 1 : 0;
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
		die("usage", "generate man LANGUAGE NAME... <SPEC | generate bash|zsh|fish|programs SPEC... | generate handbook|fill <PAGE");
	if (str_equal(argv[1], "man")) {
		roff_language(argv[2]);
		json_t *program = read_spec(stdin, "standard input");
		page_write(program, argv + 3, argc - 3);
		json_decref(program);
		return fflush(stdout) ? 1 : 0;
	}
	return write_all(argv[1], argv + 2, argc - 2);
}
