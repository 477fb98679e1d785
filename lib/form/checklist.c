#include "form/checklist.h"

#include "base/str.h"
#include "rules/guide.h"
#include "rules/regulation.h"

void checklist_papers(struct form_grid *form, const struct service *service, int for_whom,
	const struct words *only, struct arena *arena)
{
	static const char *const whom[] = {"", "个人", "单位"};
	static const char *const forms[] = {"原件", "复印件"};
	const struct paper *paper = service->papers.items;
	int number = 0;
	form_grid_row(form, arena, 9);
	form_grid_label(form, arena, 3, "序号");
	form_grid_label(form, arena, 11, "所需资料");
	form_grid_label(form, arena, 3, "形式");
	form_grid_label(form, arena, 7, "说明");
	for (size_t i = 0; i < service->papers.n; i++) {
		bool common = for_whom == PAPER_ANY || paper[i].for_whom == PAPER_ANY;
		if ((!common && paper[i].for_whom != for_whom) ||
			(only && !words_have(only, paper[i].code)))
			continue;
		/* To whom a paper applies needs saying only where both may read it. */
		const char *who = for_whom == PAPER_ANY ? form_words_name(whom, paper[i].for_whom) : "";
		const char *note = paper[i].note ? paper[i].note : "";
		form_grid_row(form, arena, 10);
		form_grid_label(form, arena, 3, arena_printf(arena, "%d", ++number));
		form_grid_value(form, arena, 11, "所需资料", paper[i].name);
		form_grid_label(form, arena, 3, form_words_name(forms, paper[i].form));
		form_grid_value(form, arena, 7, "说明",
			arena_printf(arena, "%s%s%s", who, *who && *note ? "；" : "", note));
	}
	if (number == 0) {
		form_grid_row(form, arena, 10);
		form_grid_value(form, arena, FORM_COLUMNS, "所需资料", "不需要携带资料");
	}
}

void checklist_form(struct form_grid *form, const struct form_words *names,
	const struct service *service, int for_whom, struct arena *arena)
{
	static const char *const whom[] = {"个人、单位", "个人", "单位"};
	const char *flow = guide_flow(&names->catalogue, service, arena);
	*form = (struct form_grid){
		.company = names->company,
		.title = "一次性告知书",
	};
	form_grid_row(form, arena, 11);
	form_grid_label(form, arena, 4, "办理事项");
	form_grid_value(form, arena, 8, "办理事项", service->name);
	form_grid_label(form, arena, 4, "适用对象");
	form_grid_value(form, arena, 8, "适用对象", form_words_name(whom, for_whom));
	form_grid_row(form, arena, 11);
	form_grid_label(form, arena, 4, "依据");
	form_grid_value(form, arena, 20, "依据",
		arena_printf(arena, "荆水字〔2019〕17号 %s", regulation_cite_chinese(service->article)));
	checklist_papers(form, service, for_whom, NULL, arena);
	if (*flow) {
		form_grid_row(form, arena, 12);
		form_grid_label(form, arena, 4, "办理流程");
		form_grid_value(form, arena, 20, "办理流程", flow);
	}
	form_grid_row(form, arena, 11);
	form_grid_label(form, arena, 4, "处理时限");
	form_grid_value(form, arena, 8, "处理时限", guide_limit_chinese(service->limit, arena));
	form_grid_label(form, arena, 4, "办理费用");
	form_grid_value(form, arena, 8, "办理费用", guide_fee_chinese(service, arena));
	form_grid_row(form, arena, 30);
	form_grid_label(form, arena, 4, "办事指南");
	form_grid_area(form, arena, 20, "办事指南", service->guide, NULL);
	form_grid_row(form, arena, 18);
	form_grid_label(form, arena, 4, "告知人签字");
	form_grid_area(form, arena, 8, "告知人签字", "", FORM_WORDS_DATE_LINE);
	form_grid_label(form, arena, 4, "用户签字");
	form_grid_area(form, arena, 8, "用户签字", "", FORM_WORDS_DATE_LINE);
}
