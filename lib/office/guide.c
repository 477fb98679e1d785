#include "office/guide.h"

#include "base/message.h"
#include "value/money.h"

/* Lines each with their end become a text, whose last line has none. */
static const char *keep_lines(struct str *text, struct arena *arena)
{
	const char *kept = arena_dup_n(arena, str_text(text), text->length ? text->length - 1 : 0);
	str_close(text);
	return kept;
}

const char *guide_flow(const struct catalogue *catalogue, const struct service *service,
	struct arena *arena)
{
	const struct flow *flow = catalogue_flow(catalogue, service->flow);
	struct str text = {0};
	const struct flow_stage *stages = flow ? flow->stages.items : NULL;
	for (size_t i = 0; flow && i < flow->stages.n; i++)
		str_add_format(&text, "%s%s", i ? " → " : "", stages[i].name);
	return str_keep(&text, arena);
}

const char *guide_fee(const struct service *service, struct arena *arena)
{
	char text[MONEY_TEXT_SIZE];
	const char *yuan = service->fee == 0 ? "0" : money_format(service->fee, text);
	return str_empty(service->fee_note)
		       ? arena_printf(arena, _("%s yuan"), yuan)
		       : arena_printf(arena, _("%s yuan (%s)"), yuan, service->fee_note);
}

const char *guide_limit(const struct service *service, struct arena *arena)
{
	if (service->limit == 0)
		return _("at once");
	return arena_printf(arena,
		ngettext("%lld working day", "%lld working days", (unsigned long)service->limit),
		(long long)service->limit);
}

static void add_paper(const struct paper *paper, struct str *text)
{
	str_add_format(text, "  · %s（%s%s%s）\n", paper->name, _(paper_forms[paper->form].title),
		str_empty(paper->note) ? "" : "；", str_empty(paper->note) ? "" : paper->note);
}

void guide_papers(const struct service *service, int for_whom, struct str *text)
{
	const struct paper *papers = service->papers.items;
	for (size_t i = 0; i < service->papers.n; i++)
		if (papers[i].for_whom == PAPER_ANY || for_whom == PAPER_ANY ||
			papers[i].for_whom == for_whom)
			add_paper(&papers[i], text);
}

const char *guide_text(const struct catalogue *catalogue, const struct service *service,
	struct arena *arena)
{
	struct str text = {0};
	const char *flow = guide_flow(catalogue, service, arena);
	str_add_format(&text, _("tell the user: %s\n"), service->name);
	if (*flow)
		str_add_format(&text, _("flow: %s\n"), flow);
	str_add_format(&text, _("limit: %s\n"), guide_limit(service, arena));
	str_add_format(&text, _("fee: %s\n"), guide_fee(service, arena));
	if (service->papers.n) {
		str_add(&text, _("papers:\n"));
		guide_papers(service, PAPER_ANY, &text);
	}
	return keep_lines(&text, arena);
}

const char *guide_missing(const struct service *service, const struct words *missing,
	struct arena *arena)
{
	struct str text = {0};
	const struct paper *papers = service->papers.items;
	for (size_t m = 0; m < missing->n; m++) {
		const struct paper *found = NULL;
		for (size_t i = 0; i < service->papers.n; i++)
			if (str_equal(papers[i].code, missing->items[m]))
				found = &papers[i];
		if (found)
			add_paper(found, &text);
		else
			str_add_format(&text, "  · %s\n", missing->items[m]);
	}
	return keep_lines(&text, arena);
}

const char *guide_checklist(const struct catalogue *catalogue, const struct service *service,
	int for_whom, struct arena *arena)
{
	struct str text = {0};
	const char *flow = guide_flow(catalogue, service, arena);
	str_add_format(&text, _("One-time notice: %s (%s)\n"), service->name,
		_(paper_fors[for_whom].title));
	str_add_format(&text, _("Article %s of 荆水字〔2019〕17号: you are told everything at once.\n\n"),
		service->article);
	str_add(&text, _("Please bring:\n"));
	size_t before = text.length;
	guide_papers(service, for_whom, &text);
	if (text.length == before)
		str_add(&text, _("  nothing\n"));
	if (*flow)
		str_add_format(&text, _("Steps: %s\n"), flow);
	str_add_format(&text, _("Limit: %s\n"), guide_limit(service, arena));
	str_add_format(&text, _("Fee: %s\n"), guide_fee(service, arena));
	if (!str_empty(service->guide))
		str_add_format(&text, "\n%s\n", service->guide);
	return keep_lines(&text, arena);
}
