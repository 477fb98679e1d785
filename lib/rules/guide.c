#include "rules/guide.h"

#include "base/message.h"
#include "rules/regulation.h"
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

static void add_paper(const struct paper *paper, bool codes, struct str *text)
{
	str_add_format(text, "  · %s（%s%s%s）%s%s\n", paper->name, _(paper_forms[paper->form].title),
		str_empty(paper->note) ? "" : "；", str_empty(paper->note) ? "" : paper->note,
		codes ? "  " : "", codes ? paper->code : "");
}

static bool is_asked_of(const struct paper *paper, int whom)
{
	return paper->for_whom == PAPER_ANY || whom == PAPER_ANY || paper->for_whom == whom;
}

void guide_papers(const struct service *service, int for_whom, bool codes, struct str *text)
{
	const struct paper *papers = service->papers.items;
	for (size_t i = 0; i < service->papers.n; i++)
		if (is_asked_of(&papers[i], for_whom))
			add_paper(&papers[i], codes, text);
}

const char *guide_text(const struct catalogue *catalogue, const struct service *service, bool codes,
	struct arena *arena)
{
	struct str text = {0};
	const char *flow = guide_flow(catalogue, service, arena);
	str_add_format(&text, _("tell the customer: %s\n"), service->name);
	if (*flow)
		str_add_format(&text, _("flow: %s\n"), flow);
	str_add_format(&text, _("limit: %s\n"), guide_limit(service, arena));
	str_add_format(&text, _("fee: %s\n"), guide_fee(service, arena));
	if (service->papers.n) {
		str_add(&text, _("documents:\n"));
		guide_papers(service, PAPER_ANY, codes, &text);
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
			add_paper(found, false, &text);
		else
			str_add_format(&text, "  · %s\n", missing->items[m]);
	}
	return keep_lines(&text, arena);
}

/* What a customer takes home is Chinese, whatever the language of the messages. */
static void add_paper_chinese(const struct paper *paper, struct str *text)
{
	static const char *const forms[] = {"原件", "复印件"};
	str_add_format(text, "  · %s（%s%s%s）\n", paper->name, forms[paper->form],
		str_empty(paper->note) ? "" : "；", str_empty(paper->note) ? "" : paper->note);
}

static bool add_papers_chinese(const struct service *service, int for_whom, struct str *text)
{
	const struct paper *papers = service->papers.items;
	bool any = false;
	for (size_t i = 0; i < service->papers.n; i++) {
		if (!is_asked_of(&papers[i], for_whom))
			continue;
		add_paper_chinese(&papers[i], text);
		any = true;
	}
	return any;
}

const char *guide_limit_chinese(int64_t limit, struct arena *arena)
{
	return limit ? arena_printf(arena, "%lld个工作日", (long long)limit) : "当场办结";
}

const char *guide_fee_chinese(const struct service *service, struct arena *arena)
{
	char text[MONEY_TEXT_SIZE];
	return arena_printf(arena, "%s元%s", service->fee ? money_format(service->fee, text) : "0",
		str_empty(service->fee_note) ? "" : arena_printf(arena, "（%s）", service->fee_note));
}

const char *guide_checklist(const struct catalogue *catalogue, const struct service *service,
	int for_whom, struct arena *arena)
{
	static const char *const whom[] = {"所有用户", "私人用户", "单位用户"};
	struct str text = {0};
	const char *flow = guide_flow(catalogue, service, arena);
	str_add_format(&text, "一次性告知书：%s（%s）\n", service->name, whom[for_whom]);
	str_add_format(&text, "依据荆水字〔2019〕17号%s，现将所需资料一次性告知您。\n\n",
		regulation_cite_chinese(service->article));
	str_add(&text, "请您携带：\n");
	if (!add_papers_chinese(service, for_whom, &text))
		str_add(&text, "  无需携带资料\n");
	if (*flow)
		str_add_format(&text, "办理流程：%s\n", flow);
	str_add_format(&text, "办理时限：%s\n", guide_limit_chinese(service->limit, arena));
	str_add_format(&text, "办理费用：%s\n", guide_fee_chinese(service, arena));
	if (!str_empty(service->guide))
		str_add_format(&text, "\n%s\n", service->guide);
	return keep_lines(&text, arena);
}
