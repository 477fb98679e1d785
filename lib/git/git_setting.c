#include "git/git_setting.h"

#include <string.h>
#include <strings.h>

#include "base/str.h"

struct setting {
	const char *section;
	const char *keys;   /* "a|b"; "*" for all that no earlier row has */
	const char *values; /* "a|b" when only these may stand; NULL for any */
};

/* Without them a git maps whole packs, keeps 96 MB for every thread of what it gave last, in case that is a base of
 * what comes next, and starts a thread for every processor. */
const char *const git_setting_bounds[] = {"core.packedGitWindowSize=16m", "core.packedGitLimit=32m",
	"core.deltaBaseCacheLimit=32m", "pack.windowMemory=32m", "pack.deltaCacheSize=32m", "pack.threads=2", NULL};

#define NO_VALUE "" /* never allowed */

/* The first row that has the key decides.  A whole section is open where no key of it runs a command. */
static const struct setting settings[] = {
	{"core", "repositoryformatversion", "0|1"},
	{"core", "bare|sparsecheckout", "false|no|off|0"},
	/* What these ask for is switched off, or set for the records alone, in every git that is started. */
	{"core", "autocrlf|eol|safecrlf|editor|pager|askpass|sshcommand|excludesfile|fsync|fsyncmethod|"
		 "splitindex|untrackedcache", NULL},
	{"core", "abbrev|bigfilethreshold|checkstat|commentchar|commentstring|commitgraph|compression|"
		 "deltabasecachelimit|filemode|fscache|ignorecase|logallrefupdates|longpaths|loosecompression|"
		 "multipackindex|packedgitlimit|packedgitwindowsize|precomposeunicode|preloadindex|protecthfs|"
		 "protectntfs|quotepath|sharedrepository|sparsecheckoutcone|symlinks|trustctime|whitespace", NULL},
	{"extensions", "objectformat", "sha1"},
	{"extensions", "noop|preciousobjects|worktreeconfig", NULL},
	{"onestop", "desk|staff", NULL},
	{"advice", "*", NULL},
	{"alias", "*", NULL},
	{"apply", "ignorewhitespace|whitespace", NULL},
	{"author", "email|name", NULL},
	{"blame", "*", NULL},
	{"branch", "*", NULL},
	{"checkout", "*", NULL},
	{"clean", "requireforce", NULL},
	{"color", "*", NULL},
	{"column", "*", NULL},
	{"commit", "*", NULL},
	{"committer", "email|name", NULL},
	{"credential", "*", NULL},
	{"diff", "algorithm|autorefreshindex|colormoved|colormovedws|context|dirstat|guitool|"
		 "indentheuristic|interhunkcontext|mnemonicprefix|noprefix|renamelimit|renames|"
		 "statgraphwidth|submodule|suppressblankempty|tool|wordregex|wserrorhighlight", NULL},
	{"difftool", "prompt", NULL},
	{"fetch", "*", NULL},
	{"format", "*", NULL},
	{"gc", "recentobjectshook", NO_VALUE},
	{"gc", "*", NULL},
	{"gpg", "format|mintrustlevel", NULL},
	{"grep", "*", NULL},
	{"gui", "*", NULL},
	{"help", "autocorrect|format", NULL},
	{"http", "*", NULL},
	{"i18n", "*", NULL},
	{"index", "recordendofindexentries|recordoffsettable|threads|version", NULL},
	{"index", "sparse", "false"},
	{"init", "defaultbranch|templatedir", NULL},
	{"interactive", "singlekey", NULL},
	{"log", "*", NULL},
	{"maintenance", "*", NULL},
	{"merge", "autostash|branchdesc|conflictstyle|directoryrenames|ff|guitool|log|name|renamelimit|renames|"
		  "stat|tool|verbosity", NULL},
	{"mergetool", "keepbackup|prompt", NULL},
	{"pack", "*", NULL},
	{"pager", "*", NULL},
	{"pull", "*", NULL},
	{"push", "*", NULL},
	{"rebase", "*", NULL},
	{"receive", "advertiseatomic|badfilemode|denydeletes|denynonfastforwards|fsckobjects", NULL},
	{"receive", "denycurrentbranch", "refuse|true"},
	{"remote", "fetch|gh-resolved|mirror|prune|prunetags|push|pushdefault|pushurl|skipdefaultupdate|skipfetchall|"
		   "tagopt|url", NULL},
	{"rerere", "*", NULL},
	{"safe", "directory", NULL},
	{"sequence", "editor", NULL},
	{"showbranch", "*", NULL},
	{"stash", "*", NULL},
	{"status", "*", NULL},
	{"submodule", "active|recurse", NULL},
	{"tag", "*", NULL},
	{"transfer", "fsckobjects", NULL},
	{"url", "insteadof|pushinsteadof", NULL},
	{"user", "email|name|signingkey|useconfigonly", NULL},
	{"versionsort", "suffix", NULL},
};

static bool has_word(const char *words, const char *word)
{
	size_t n = strlen(word);
	for (const char *at = words; *at; at += strcspn(at, "|"), at += *at == '|')
		if (strcspn(at, "|") == n && strncasecmp(at, word, n) == 0)
			return true;
	return false;
}

bool git_setting_is_allowed(const char *section, const char *key, const char *value)
{
	for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
		const struct setting *row = &settings[i];
		if (strcasecmp(row->section, section) != 0)
			continue;
		if (str_equal(row->keys, "*") || has_word(row->keys, key))
			return !row->values || has_word(row->values, value);
	}
	return false;
}
