/* libFuzzer target: arbitrary bytes as the .git/config of a store.
 *
 * What is accepted is read a second time, by the grammar of git's own reader: git must see no setting
 * by which a store could run a command or lead elsewhere, and the same desk and staff member. */
#include <ctype.h>
#include <fcntl.h>
#include <string.h>
#include <strings.h>

#include "git/git_config.h"
#include "input.h"

/* By section, or by "section.key". */
static const char *const harmful[] = {"include", "includeif", "filter", "diff.external", "diff.textconv",
	"diff.command", "gpg.program", "protocol", "uploadpack", "submodule.update", "hook", "trace2",
	"core.fsmonitor", "core.hookspath", "core.worktree", "core.attributesfile", "core.gitproxy",
	"core.alternaterefscommand", "merge.driver", "remote.uploadpack", "remote.receivepack",
	"remote.vcs", "remote.proxy", "extensions.refstorage", "extensions.partialclone",
	"receive.procreceiverefs", "gc.recentobjectshook", "interactive.difffilter"};

struct git {
	const char *at;
	const char *end;
	char section[128]; /* without its subsection, in lower case */
	char key[128];
	char value[4096];
	char desk[4096];
	char staff[4096];
	bool broken; /* git itself gives up here */
};

static int next(struct git *git)
{
	if (git->at == git->end)
		return EOF;
	int c = (unsigned char)*git->at++;
	if (c == '\r' && git->at < git->end && *git->at == '\n')
		c = (unsigned char)*git->at++;
	return c;
}

static bool is_blank(int c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

static void add(char *text, size_t size, int c)
{
	size_t n = strlen(text);
	if (n + 1 < size) {
		text[n] = (char)c;
		text[n + 1] = '\0';
	}
}

static void read_section(struct git *git)
{
	int c;
	git->section[0] = '\0';
	while (isalnum(c = next(git)) || c == '-' || c == '.')
		add(git->section, sizeof git->section, tolower(c));
	git->section[strcspn(git->section, ".")] = '\0';
	if (is_blank(c)) {
		while (is_blank(c))
			c = next(git);
		if (c != '"')
			git->broken = true;
		while (!git->broken && (c = next(git)) != '"') {
			if (c == '\\')
				c = next(git);
			if (c == '\n' || c == EOF)
				git->broken = true;
		}
		c = next(git);
	}
	if (c != ']')
		git->broken = true;
}

/* Behind "=", to the end of the line or of its continuation. */
static void read_value(struct git *git)
{
	bool quoted = false;
	bool comment = false;
	size_t kept = 0; /* blanks at the end are no part of it */
	git->value[0] = '\0';
	for (;;) {
		int c = next(git);
		if (c == '\n' || c == EOF) {
			git->broken = git->broken || quoted;
			git->value[kept] = '\0';
			return;
		}
		if (comment)
			continue;
		if (!quoted && (is_blank(c))) {
			if (*git->value)
				add(git->value, sizeof git->value, c);
			continue;
		}
		if (!quoted && (c == '#' || c == ';')) {
			comment = true;
			continue;
		}
		if (c == '"') {
			quoted = !quoted;
			continue;
		}
		if (c == '\\') {
			c = next(git);
			if (c == '\n')
				continue;
			if (c == EOF || !strchr("tbn\"\\", c)) {
				git->broken = true;
				return;
			}
			c = c == 't' ? '\t' : c == 'b' ? '\b' : c == 'n' ? '\n' : c;
		}
		add(git->value, sizeof git->value, c);
		kept = strlen(git->value);
	}
}

static void check_setting(struct git *git)
{
	char name[300];
	snprintf(name, sizeof name, "%s.%s", git->section, git->key);
	for (size_t i = 0; i < sizeof harmful / sizeof *harmful; i++)
		if (str_equal(harmful[i], git->section) || str_equal(harmful[i], name))
			bug("git would do what the store may not ask");
	if (str_equal(name, "onestop.desk"))
		snprintf(git->desk, sizeof git->desk, "%s", git->value);
	if (str_equal(name, "onestop.staff"))
		snprintf(git->staff, sizeof git->staff, "%s", git->value);
}

static void read_setting(struct git *git, int c)
{
	git->key[0] = '\0';
	for (; isalnum(c) || c == '-'; c = next(git))
		add(git->key, sizeof git->key, tolower(c));
	while (c == ' ' || c == '\t')
		c = next(git);
	snprintf(git->value, sizeof git->value, "true");
	if (c == '=')
		read_value(git);
	else if (c != '\n' && c != EOF)
		git->broken = true;
	if (!git->broken)
		check_setting(git);
}

static void read_as_git(struct git *git)
{
	if (git->end - git->at >= 3 && memcmp(git->at, "\xEF\xBB\xBF", 3) == 0)
		git->at += 3;
	for (int c; !git->broken && (c = next(git)) != EOF;) {
		if (c == '\n' || is_blank(c))
			continue;
		if (c == '#' || c == ';') {
			while (c != '\n' && c != EOF)
				c = next(git);
		} else if (c == '[') {
			read_section(git);
		} else if (isalpha(c) && *git->section) {
			read_setting(git, c);
		} else {
			git->broken = true;
		}
	}
}

static int the_root(void)
{
	static int root;
	if (root == 0)
		root = open(input_directory(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (root < 0)
		bug("no directory for the input");
	return root;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = {0};
	struct git_config config = {0};
	const char *bytes = arena_dup_n(&arena, (const char *)data, size);
	struct git git = {.at = (const char *)data, .end = (const char *)data + size};
	git_config_read(the_root(), GIT_CONFIG_PATH, bytes, size, &arena, &config);
	if (config.refused.code) {
		input_refused(&config.refused, ERR_REFUSED);
	} else {
		read_as_git(&git);
		if (!git.broken && config.desks_n && !str_equal(config.desks[config.desks_n - 1], git.desk))
			bug("another desk than git reads");
		if (!git.broken && config.staff && !str_equal(config.staff, git.staff))
			bug("another staff member than git reads");
	}
	arena_clear(&arena);
	return 0;
}
