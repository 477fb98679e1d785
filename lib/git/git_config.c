#include "git/git_config.h"

#include <ctype.h>
#include <fcntl.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "git/git_setting.h"

/* To git a vertical tab or a form feed is no blank. */
static char *trim(char *text)
{
	static const char blanks[] = " \t\r\n";
	text += strspn(text, blanks);
	size_t n = strlen(text);
	while (n > 0 && strchr(blanks, text[n - 1]))
		text[--n] = '\0';
	return text;
}

/* One line of the file, as git reads it. */
struct line {
	const char *section;
	const char *subsection; /* NULL: none */
	const char *key;
	const char *value;
};

static bool is_name(const char *text)
{
	const char *c = text;
	while (isalnum((unsigned char)*c) || *c == '-')
		c++;
	return *text && !*c;
}

/* "[section]" or "[section "sub"]"; git's other spellings are refused.  Returns what stands behind it
 * on the line, NULL when it is not of this form. */
static char *parse_section(char *text, struct line *line)
{
	char *name = text + 1;
	size_t n = strcspn(name, " \t]");
	char *at = name + n;
	char *sub = NULL;
	if (*at != ']') {
		at += strspn(at, " \t");
		if (*at != '"')
			return NULL;
		sub = at + 1;
		at = sub + strcspn(sub, "\"\\");
		if (at[0] != '"' || at[1] != ']')
			return NULL;
		*at++ = '\0';
	}
	if (*at != ']')
		return NULL;
	name[n] = '\0';
	line->section = name;
	line->subsection = sub;
	return is_name(name) ? trim(at + 1) : NULL;
}

static bool unescape(char escaped, char *plain)
{
	static const char pairs[][2] = {{'n', '\n'}, {'t', '\t'}, {'b', '\b'}, {'\\', '\\'}, {'"', '"'}};
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		if (pairs[i][0] == escaped) {
			*plain = pairs[i][1];
			return true;
		}
	return false;
}

/* The value that git makes of `text`, in its place: quotes go, escapes are resolved, a comment ends
 * it.  False where git finds an error, or goes on in the next line. */
static bool unquote(char *text)
{
	char *end = text; /* behind the last byte that is no blank outside quotes */
	char *to = text;
	bool quoted = false;
	for (const char *c = text; *c; c++) {
		if (!quoted && (*c == '#' || *c == ';'))
			break;
		if (*c == '"') {
			quoted = !quoted;
			continue;
		}
		bool blank = !quoted && (*c == ' ' || *c == '\t' || *c == '\r');
		if (*c != '\\')
			*to++ = *c;
		else if (!unescape(*++c, to++))
			return false;
		if (!blank)
			end = to;
	}
	*end = '\0';
	return !quoted;
}

static bool parse_setting(char *text, struct line *line)
{
	static char truth[] = "true";
	char *equals = strchr(text, '=');
	char *value = equals ? trim(equals + 1) : truth;
	if (equals)
		*equals = '\0';
	line->key = trim(text);
	line->value = value;
	return is_name(line->key) && (!equals || unquote(value));
}

/* The name by which `git config` knows it, as a word for a shell; NULL when that would need quoting. */
static const char *setting_name(const struct line *line, struct arena *arena)
{
	if (!line->subsection)
		return arena_printf(arena, "%s.%s", line->section, line->key);
	for (const char *c = line->subsection; *c; c++)
		if (!isalnum((unsigned char)*c) && !strchr("-._/:@+", *c))
			return NULL;
	return arena_printf(arena, "%s.%s.%s", line->section, line->subsection, line->key);
}

/* What to do where the repository is not what a store needs, and without that line would be broken; NULL: the line goes. */
static const char *advice(const struct line *line)
{
	static const struct {
		const char *section;
		const char *key;
		const char *hint;
	} rows[] = {
		{"core", "sparsecheckout", "git sparse-checkout disable"},
		{"extensions", "objectformat",
			N_("git init --object-format=sha1 <directory>, then git fast-export --all | git -C <directory> fast-import")},
		{"extensions", "partialclone", N_("store-clone, or git clone without --filter: files are missing here")},
		{"remote", "promisor", N_("store-clone, or git clone without --filter: files are missing here")},
		{"remote", "partialclonefilter", N_("store-clone, or git clone without --filter: files are missing here")},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (strcasecmp(line->section, rows[i].section) == 0 && strcasecmp(line->key, rows[i].key) == 0)
			return rows[i].hint;
	return NULL;
}

/* The first one is told. */
static void refuse(struct git_config *git_config, const struct line *line, const char *path, size_t number,
	struct arena *arena)
{
	struct err *err = &git_config->refused;
	if (err->code)
		return;
	if (!line) {
		(void)err_hint(err,
			err_set(err, ERR_REFUSED,
				_("%s:%zu:1: not a form that a store's configuration may have"), path, number),
			_("remove that line"));
		return;
	}
	const char *name = setting_name(line, arena), *instead = advice(line);
	int rc = err_set(err, ERR_REFUSED, _("%s:%zu:1: %s is not a setting that a store may have"), path,
		number, name ? name : arena_printf(arena, "%s.%s", line->section, line->key));
	if (instead)
		(void)err_hint(err, rc, "%s", _(instead));
	else if (name)
		(void)err_hint(err, rc, "git config --file %s --unset-all %s", path, name);
	else
		(void)err_hint(err, rc, _("remove that line"));
}

static bool is_unshared(const char *value)
{
	static const char *const words[] = {"umask", "false", "no", "off", "0"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcasecmp(words[i], value) == 0)
			return true;
	return false;
}

static void take(struct git_config *git_config, const struct line *line, struct arena *arena)
{
	if (strcasecmp(line->section, "extensions") == 0 && strcasecmp(line->key, "worktreeconfig") == 0)
		git_config->worktree = true;
	if (strcasecmp(line->section, "core") == 0 && strcasecmp(line->key, "sharedrepository") == 0)
		git_config->shared = !is_unshared(line->value);
	if (strcasecmp(line->section, "remote") == 0 && str_equal(line->subsection, "hub"))
		git_config->has_hub = true;
	if (git_config->has_hub && strcasecmp(line->section, "remote") == 0 && strcasecmp(line->key, "url") == 0 &&
		str_equal(line->subsection, "hub"))
		git_config->hub = arena_dup(arena, line->value);
	if (strcasecmp(line->section, "onestop") != 0)
		return;
	if (strcasecmp(line->key, "desk") == 0)
		VEC_PUSH(arena, git_config->desks, git_config->desks_n, git_config->desks_room) =
			arena_dup(arena, line->value);
	if (strcasecmp(line->key, "staff") == 0)
		git_config->staff = arena_dup(arena, line->value);
}

static void parse(char *text, const char *path, struct arena *arena, struct git_config *git_config)
{
	struct line line = {.section = ""};
	size_t number = 0;
	for (char *at = text; *at;) {
		char *next = at + strcspn(at, "\n");
		if (*next)
			*next++ = '\0';
		number++;
		char *body = trim(at);
		at = next;
		while (body && *body == '[')
			body = parse_section(body, &line);
		if (!body) {
			refuse(git_config, NULL, path, number, arena);
			line = (struct line){.section = ""};
		} else if (*body && *body != '#' && *body != ';') {
			if (!parse_setting(body, &line))
				refuse(git_config, NULL, path, number, arena);
			else if (!git_setting_is_allowed(line.section, line.key, line.value))
				refuse(git_config, &line, path, number, arena);
			else
				take(git_config, &line, arena);
		}
	}
}

/* With .git/commondir git reads the configuration, and all else, from another place than the one
 * that was checked here. */
static void refuse_elsewhere(int root, struct err *err)
{
	struct stat st;
	if (err->code || fstatat(root, ".git/commondir", &st, AT_SYMLINK_NOFOLLOW))
		return;
	(void)err_hint(err,
		err_set(err, ERR_REFUSED, _(".git/commondir: a store has its repository in itself")),
		_("remove that file"));
}

void git_config_read(int root, const char *path, const char *bytes, size_t length, struct arena *arena,
	struct git_config *git_config)
{
	refuse_elsewhere(root, &git_config->refused);
	if (strlen(bytes) != length && !git_config->refused.code)
		err_set(&git_config->refused, ERR_REFUSED, _("%s:1:1: has a NUL byte"), path);
	parse(arena_dup_n(arena, bytes, strlen(bytes)), path, arena, git_config);
}

const char *git_config_hub(const char *url, struct arena *arena)
{
	struct str line = {0};
	str_add(&line, "[remote \"hub\"]\n\turl = \"");
	for (const char *c = url; *c; c++) {
		if (*c == '"' || *c == '\\')
			str_add_char(&line, '\\');
		str_add_char(&line, *c);
	}
	str_add(&line, "\"\n\tfetch = " GIT_CONFIG_HUB_REFS "\n");
	return str_keep(&line, arena);
}
