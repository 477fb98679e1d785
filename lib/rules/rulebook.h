/* The regulation's own text: title, dates, who interprets it (article 9), and the articles, as data of the
 * catalogue (catalogue/regulation.yaml, a stream with a document for every version).  How an article
 * is cited is rules/regulation.h. */
#ifndef RULES_RULEBOOK_H
#define RULES_RULEBOOK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "record/field.h"

struct arena;
struct store;

struct rulebook_article {
	const char *article; /* key of rules/regulation.h: "五（三）", "annex-2" */
	bool condensed;      /* not word for word */
	const char *text;    /* Chinese */
};

struct rulebook_article_list {
	struct rulebook_article *items;
	size_t n;
};

/* One version of the rules: in force from its day until the day before the next one's. */
struct rulebook {
	const char *number;      /* 荆水字〔2019〕17号 */
	const char *title;
	int issued;              /* date */
	int from;                /* date: 起执行 */
	const char *interpreter; /* 最终解释权: code of a department */
	const char *note;
	struct rulebook_article_list articles;
};

struct rulebook_list {
	struct rulebook *items;
	size_t n;
};

extern const struct schema rulebook_schema;

/* For field tables: a part of the regulation that can be cited. */
int rulebook_check_article(const char *text, struct err *err);

/* All versions, in the order of the file; none in a store that was made before the catalogue had the
 * file. */
int rulebook_load(struct store *store, struct rulebook_list *versions, struct err *err);

/* Every day belongs to one version, every article stands once, and is one that can be cited.
 * ERR_MALFORMED names what is not so. */
int rulebook_check(const struct rulebook_list *versions, struct err *err);

/* The version in force on a day; ERR_REFUSED when there was none yet. */
int rulebook_on(const struct rulebook_list *versions, int date, const struct rulebook **rulebook,
	struct err *err);

/* The articles for what was typed: "all", an article with all that is beneath it ("五", "5", "第五条"), a part
 * of one ("5(3)", "五（三）", "article 5(3)") or an annex ("annex-2", "附件2").  The array is in the arena.
 * ERR_REFUSED lists what there is. */
int rulebook_find(const struct rulebook *rulebook, const char *typed, struct arena *arena,
	struct rulebook_article_list *found, struct err *err);

#endif
