#include "cli/operand.h"

#include <string.h>

#include "base/file.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "cli/coded.h"
#include "cli/placeholder.h"

enum { LIST_BYTES = 16 * 1024 * 1024 };

/* Ids from standard input, one a line. */
static int read_list(struct run *run, size_t *room, struct err *err)
{
	const char *bytes;
	size_t length;
	if (file_read("-", LIST_BYTES, run->session.mem, &bytes, &length, err))
		return -1;
	if (memchr(bytes, '\0', length))
		return err_set(err, ERR_USAGE, _("standard input: a NUL byte among the ids"));
	for (const char *at = bytes; *at;) {
		size_t n = strcspn(at, "\n");
		size_t used = n > 0 && at[n - 1] == '\r' ? n - 1 : n;
		if (used)
			VEC_PUSH(run->session.mem, run->operands, run->operands_n, *room) =
				arena_dup_n(run->session.mem, at, used);
		at += n + (at[n] == '\n');
	}
	return 0;
}

static int refuse_lack(const struct command *command, const struct command_operand *operand,
	struct err *err)
{
	return err_hint(err,
		err_set(err, ERR_USAGE, _("%s is needed"), placeholder_name(operand->name)),
		"%s --help", command->name);
}

static int take_many(struct run *run, const struct command_operand *operand,
	const char *const *words, size_t n, struct err *err)
{
	size_t room = 0;
	bool listed = false;
	for (size_t i = 0; i < n; i++) {
		if (!str_equal(words[i], "-") || !run->command->each) {
			VEC_PUSH(run->session.mem, run->operands, run->operands_n, room) = words[i];
			continue;
		}
		/* A list that turns out empty is no mistake: there is nothing to do. */
		listed = true;
		if (read_list(run, &room, err))
			return -1;
	}
	if (run->operands_n == 0 && !listed && !operand->optional)
		return refuse_lack(run->command, operand, err);
	return 0;
}

static int take_one(struct run *run, const struct command_operand *operand, const char *word,
	struct err *err)
{
	const char *clean = word;
	if (!operand->bytes && utf8_clean(word, false, run->session.mem, &clean, err)) {
		err->code = ERR_USAGE;
		return err_prefix(err, "%s", placeholder_name(operand->name));
	}
	if (operand->names && coded_choice(operand->names, clean, run->session.mem, &clean, err))
		return err_prefix(err, "%s", placeholder_name(operand->name));
	*(const char **)((char *)run->command->arg + operand->offset) = clean;
	return 0;
}

int operands_take(struct run *run, const char *const *words, size_t n, struct err *err)
{
	const struct command *command = run->command;
	size_t at = 0;
	for (size_t i = 0; i < command->operands_n; i++) {
		const struct command_operand *operand = &command->operands[i];
		if (operand->many)
			return take_many(run, operand, words + at, n - at, err);
		if (at == n && !operand->optional)
			return refuse_lack(command, operand, err);
		if (at < n && take_one(run, operand, words[at++], err))
			return -1;
	}
	if (at < n)
		return err_hint(err,
			err_set(err, ERR_USAGE, _("\"%s\" is one word too many"), words[at]),
			"%s --help", command->name);
	return 0;
}

static bool is_ascii(const char *text)
{
	while (*text && (unsigned char)*text < 0x80)
		text++;
	return !*text;
}

int operands_code(struct run *run, struct err *err)
{
	for (size_t i = 0; i < run->command->operands_n; i++) {
		const struct command_operand *operand = &run->command->operands[i];
		const enum known_kind kind = coded_kind(operand->kind ? operand->kind : operand->name);
		const char **at = (const char **)((char *)run->command->arg + operand->offset);
		if (kind == KNOWN_NONE || operand->many || str_empty(*at) || (operand->fresh && is_ascii(*at)))
			continue;
		if (coded_word(run, kind, NULL, *at, at, err))
			return -1;
	}
	return 0;
}
