#include "rules/paper.h"

#include "base/message.h"
#include "base/str.h"
#include "rules/catalogue.h"
#include "value/called.h"

static int refuse_list(const struct service *service, const char *code, struct err *err)
{
	struct str codes = {0};
	for (size_t i = 0; i < service->papers.n; i++)
		if (i == 0 || !str_equal(service->papers.items[i].code, service->papers.items[i - 1].code))
			str_add_format(&codes, _("%s%s (%s)"), codes.length ? _(", ") : "",
				service->papers.items[i].code, service->papers.items[i].name);
	err_set(err, ERR_REFUSED, _("service %s asks for no document \"%s\", but for: %s"),
		service->name, code, codes.length ? str_text(&codes) : _("none"));
	str_close(&codes);
	return err_hint(err, -1, "service-show %s", service->code);
}

static int refuse(const struct service *service, const struct called_list *all, const char *typed,
	struct err *err)
{
	const struct called *near = called_nearest(all, typed);
	if (!near)
		return refuse_list(service, typed, err);
	return err_set(err, ERR_REFUSED,
		_("service %s asks for no document \"%s\"; did you mean \"%s\" (%s)?"), service->name, typed,
		near->code, near->title);
}

static struct called_list papers_of(const struct service *service, struct arena *arena)
{
	struct called *all = arena_array(arena, service->papers.n + 1, sizeof *all);
	for (size_t i = 0; i < service->papers.n; i++)
		all[i] = (struct called){service->papers.items[i].code, service->papers.items[i].name, NULL};
	return (struct called_list){all, service->papers.n};
}

int paper_name(const struct service *service, struct words *papers, bool all, struct arena *arena,
	struct err *err)
{
	const struct called_list called = papers_of(service, arena);
	const char **codes = arena_array(arena, papers->n + 1, sizeof *codes);
	for (size_t i = 0; i < papers->n; i++) {
		const char *typed = papers->items[i];
		struct called_list found = {0};
		codes[i] = typed;
		if (all && str_equal(typed, "all"))
			continue;
		found = called_find(&called, typed, arena);
		if (found.n == 0)
			return refuse(service, &called, typed, err);
		if (found.n > 1)
			return err_set(err, ERR_USAGE, _("\"%s\" may be %s; type more of it, or the code"), typed,
				called_names(&found, arena));
		codes[i] = found.items[0].code;
	}
	papers->items = codes;
	return 0;
}

const struct paper *paper_find(const struct service *service, const char *code)
{
	for (size_t i = 0; i < service->papers.n; i++)
		if (str_equal(service->papers.items[i].code, code))
			return &service->papers.items[i];
	return NULL;
}
