#include "git/git_config.h"

#include <ctype.h>
#include <fcntl.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/message.h"
#include "base/str.h"

/* Section and key in lower case; a subsection is any text without quotes. "*" ends a prefix. */
struct allowed {
	const char *section;
	const char *key;
	const char *values; /* "a|b" when only these may stand; NULL for any */
};

static const struct allowed allow_list[] = {
	{"core", "repositoryformatversion", "0|1"},
	{"core", "filemode", "true|false"},
	{"core", "bare", "false"},
	{"core", "logallrefupdates", "true|false"},
	{"core", "ignorecase", "true|false"},
	{"core", "precomposeunicode", "true|false"},
	{"core", "symlinks", "true|false"},
	{"core", "sharedrepository", NULL},
	{"core", "quotepath", "true|false"},
	{"core", "autocrlf", "false"},
	{"core", "trustctime", "true|false"},
	{"extensions", "objectformat", "sha1"},
	{"extensions", "preciousobjects", "true|false"},
	{"user", "name", NULL},
	{"user", "email", NULL},
	{"onestop", "desk", NULL},
	{"onestop", "staff", NULL},
	{"remote", "url", NULL},
	{"remote", "pushurl", NULL},
	{"remote", "fetch", NULL},
	{"branch", "remote", NULL},
	{"branch", "merge", NULL},
	{"branch", "rebase", "true|false"},
	{"pull", "rebase", "true|false"},
	{"pull", "ff", NULL},
	{"push", "default", NULL},
	{"merge", "name", NULL},
	{"receive", "denynonfastforwards", "true|false"},
	{"receive", "denydeletes", "true|false"},
	{"receive", "fsckobjects", "true|false"},
	{"transfer", "fsckobjects", "true|false"},
	{"gc", "auto", NULL},
	{"color", "*", "auto|always|never|true|false"},
	{"advice", "*", "true|false"},
	{"alias", "*", NULL}, /* only a person typing git ever expands one */
};

static bool value_is_allowed(const char *values, const char *value)
{
	if (!values)
		return true;
	size_t n = strlen(value);
	for (const char *at = values; *at; at += strcspn(at, "|"), at += *at == '|') {
		size_t m = strcspn(at, "|");
		if (m == n && strncasecmp(at, value, n) == 0)
			return true;
	}
	return false;
}

static bool is_allowed(const char *section, const char *key, const char *value)
{
	for (size_t i = 0; i < sizeof allow_list / sizeof *allow_list; i++) {
		const struct allowed *row = &allow_list[i];
		if (strcasecmp(row->section, section) == 0 &&
			(str_equal(row->key, "*") || strcasecmp(row->key, key) == 0))
			return value_is_allowed(row->values, value);
	}
	return false;
}

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

/* "[section]" or "[section "sub"]" alone on its line; git's other spellings are refused. */
static bool parse_section(char *line, const char **section)
{
	size_t n = strlen(line);
	if (n < 3 || line[0] != '[' || line[n - 1] != ']')
		return false;
	line[n - 1] = '\0';
	char *name = line + 1;
	size_t m = strcspn(name, " \t");
	char *rest = trim(name + m);
	name[m] = '\0';
	for (const char *c = name; *c; c++)
		if (!isalnum((unsigned char)*c) && *c != '-')
			return false;
	n = strlen(rest);
	if (n > 0 && (n < 2 || rest[0] != '"' || rest[n - 1] != '"' ||
			     memchr(rest + 1, '"', n - 2) || strchr(rest, '\\')))
		return false;
	*section = name;
	return *name != '\0';
}

/* "key = value"; a value may be wholly quoted; escapes, comments behind it and continued lines
 * are refused, as our reading of them could differ from git's. */
static bool parse_setting(char *line, const char **key, const char **value)
{
	char *equals = strchr(line, '=');
	char *text = equals ? trim(equals + 1) : (char *)"true";
	if (equals)
		*equals = '\0';
	char *name = trim(line);
	for (const char *c = name; *c; c++)
		if (!isalnum((unsigned char)*c) && *c != '-')
			return false;
	size_t n = equals ? strlen(text) : 0;
	if (n >= 2 && text[0] == '"' && text[n - 1] == '"') {
		text[n - 1] = '\0';
		text++;
	}
	if (equals && strpbrk(text, "\"\\#;"))
		return false;
	*key = name;
	*value = text;
	return *name != '\0';
}

static void take(const char *section, const char *key, const char *value, struct arena *arena,
	struct git_config *git_config)
{
	if (strcasecmp(section, "onestop") == 0 && strcasecmp(key, "desk") == 0)
		git_config->desk = arena_dup(arena, value);
	if (strcasecmp(section, "onestop") == 0 && strcasecmp(key, "staff") == 0)
		git_config->staff = arena_dup(arena, value);
	if (strcasecmp(section, "core") == 0 && strcasecmp(key, "sharedrepository") == 0)
		git_config->shared = !value_is_allowed("umask|false|no|off|0", value);
}

static int parse(char *text, struct arena *arena, struct git_config *git_config, struct err *err)
{
	const char *section = "";
	size_t number = 0;
	for (char *line = text; *line;) {
		char *next = line + strcspn(line, "\n");
		if (*next)
			*next++ = '\0';
		number++;
		char *body = trim(line);
		line = next;
		const char *key;
		const char *value;
		if (*body == '\0' || *body == '#' || *body == ';')
			continue;
		if (*body == '[') {
			if (!parse_section(body, &section))
				return err_set(err, ERR_REFUSED,
					_(".git/config:%zu:1: not a form that a store's configuration may have"),
					number);
			continue;
		}
		if (!parse_setting(body, &key, &value))
			return err_set(err, ERR_REFUSED,
				_(".git/config:%zu:1: not a form that a store's configuration may have"),
				number);
		if (!is_allowed(section, key, value))
			return err_hint(err,
				err_set(err, ERR_REFUSED,
					_(".git/config:%zu:1: %s.%s is not a setting that a store may have"), number, section, key),
				_("remove that line"));
		take(section, key, value, arena, git_config);
	}
	return 0;
}

/* With .git/commondir git reads the configuration, and all else, from another place than the one
 * that was checked here. */
static int refuse_elsewhere(int root, struct err *err)
{
	struct stat st;
	if (fstatat(root, ".git/commondir", &st, AT_SYMLINK_NOFOLLOW))
		return 0;
	return err_hint(err,
		err_set(err, ERR_REFUSED,
			_(".git/commondir: a store has its repository in itself")),
		_("remove that file"));
}

int git_config_read(int root, const char *bytes, size_t length, struct arena *arena,
	struct git_config *git_config, struct err *err)
{
	if (refuse_elsewhere(root, err))
		return -1;
	if (strlen(bytes) != length)
		return err_set(err, ERR_REFUSED, _(".git/config:1:1: has a NUL byte"));
	return parse(arena_dup_n(arena, bytes, length), arena, git_config, err);
}
