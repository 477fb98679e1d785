#include "rules/rulebook.h"

#include "base/arena.h"
#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "rules/regulation.h"
#include "store/path.h"
#include "store/store.h"
#include "value/date.h"
#include "value/id.h"

int rulebook_check_article(const char *text, struct err *err)
{
	if (regulation_has(text))
		return 0;
	return err_set(err, ERR_MALFORMED, _("\"%s\" is not a part of the regulation that can be cited"), text);
}

#define RECORD struct rulebook_article
static const struct field article_fields[] = {
	FIELD(article, ID, N_("article"), .flags = FIELD_REQUIRED, .check = rulebook_check_article,
		.names = "article"),
	FIELD(condensed, FLAG, N_("condensed")),
	FIELD(text, TEXT, N_("text"), .flags = FIELD_REQUIRED),
};
#undef RECORD

static const struct schema rulebook_article_schema = {
	.name = "article",
	.size = sizeof(struct rulebook_article),
	SCHEMA_FIELDS(article_fields),
	.summary = N_("an article of the regulation"),
};

#define RECORD struct rulebook
static const struct field rulebook_fields[] = {
	FIELD(number, LINE, N_("number"), .flags = FIELD_REQUIRED),
	FIELD(title, LINE, N_("title"), .flags = FIELD_REQUIRED),
	FIELD(issued, DATE, N_("issued on")),
	FIELD(from, DATE, N_("in force since"), .flags = FIELD_REQUIRED),
	FIELD(interpreter, ID, N_("interpreted by"), .check = id_check_code, .names = "department"),
	FIELD(note, LINE, N_("note")),
	FIELD(articles, LIST_OF(rulebook_article), N_("articles"), .flags = FIELD_REQUIRED),
};
#undef RECORD

const struct schema rulebook_schema = {
	.name = "regulation",
	.title = N_("regulation"),
	.size = sizeof(struct rulebook),
	SCHEMA_FIELDS(rulebook_fields),
	.summary = N_("catalogue/regulation.yaml: the regulation's own text, a document for each version"),
};

int rulebook_load(struct store *store, struct rulebook_list *versions, struct err *err)
{
	struct list list = {0};
	bool found;
	if (store_read_list(store, PATH_REGULATION, &rulebook_schema, &list, &found, err))
		return -1;
	*versions = (struct rulebook_list){found ? list.items : NULL, found ? list.n : 0};
	return 0;
}

static int check_version(const struct rulebook *rulebook, struct err *err)
{
	const struct rulebook_article *articles = rulebook->articles.items;
	for (size_t i = 0; i < rulebook->articles.n; i++)
		for (size_t other = 0; other < i; other++)
			if (str_equal(articles[other].article, articles[i].article))
				return err_set(err, ERR_MALFORMED, _("%s: article \"%s\" of %s appears twice"),
					PATH_REGULATION, articles[i].article, rulebook->number);
	return 0;
}

int rulebook_check(const struct rulebook_list *versions, struct err *err)
{
	char from[DATE_TEXT_SIZE];
	for (size_t i = 0; i < versions->n; i++) {
		if (check_version(&versions->items[i], err))
			return -1;
		for (size_t other = 0; other < i; other++)
			if (versions->items[other].from == versions->items[i].from)
				return err_set(err, ERR_MALFORMED, _("%s: two versions are in force from %s on"),
					PATH_REGULATION, date_format(versions->items[i].from, from));
	}
	return 0;
}

int rulebook_on(const struct rulebook_list *versions, int date, const struct rulebook **rulebook,
	struct err *err)
{
	const struct rulebook *found = NULL, *first = NULL;
	char day[DATE_TEXT_SIZE], from[DATE_TEXT_SIZE];
	for (size_t i = 0; i < versions->n; i++) {
		const struct rulebook *version = &versions->items[i];
		if (!first || version->from < first->from)
			first = version;
		if (version->from <= date && (!found || version->from > found->from))
			found = version;
	}
	if (!first)
		bug("the rules of a store without any");
	if (!found)
		return err_set(err, ERR_REFUSED, _("on %s no rules were in force yet; the first are %s, from %s on"),
			date_format(date, day), first->number, date_format(first->from, from));
	*rulebook = found;
	return 0;
}

static int refuse_article(const struct rulebook *rulebook, const char *typed, struct err *err)
{
	struct str known = {0};
	for (size_t i = 0; i < rulebook->articles.n; i++)
		str_add_format(&known, "%s%s", i ? " " : "", rulebook->articles.items[i].article);
	err_set(err, ERR_REFUSED, _("%s has no article \"%s\"; there are: %s"), rulebook->number, typed,
		str_text(&known));
	str_close(&known);
	return -1;
}

int rulebook_find(const struct rulebook *rulebook, const char *typed, struct arena *arena,
	struct rulebook_article_list *found, struct err *err)
{
	const char *key = regulation_key(typed);
	const char *beneath = key ? arena_printf(arena, "%s（", key) : NULL;
	bool all = str_equal(typed, "all");
	struct rulebook_article *articles = NULL;
	size_t n = 0, room = 0;
	for (size_t i = 0; i < rulebook->articles.n; i++) {
		const struct rulebook_article *article = &rulebook->articles.items[i];
		if (all || (key && (str_equal(article->article, key) || str_starts(article->article, beneath))))
			VEC_PUSH(arena, articles, n, room) = *article;
	}
	if (n == 0)
		return refuse_article(rulebook, typed, err);
	*found = (struct rulebook_article_list){articles, n};
	return 0;
}
