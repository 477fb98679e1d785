#include "form/notice.h"

#include "act/ticket_said.h"
#include "base/str.h"
#include "form/checklist.h"
#include "office/event.h"
#include "rules/guide.h"
#include "rules/regulation.h"

/* What it rests for, and what was said when papers were asked for. */
static const char *reasons(const struct ticket *ticket, struct arena *arena)
{
	const struct event *asked = ticket_said_last(ticket, "require-papers");
	const char *said = asked && !str_empty(asked->text) ? asked->text : "";
	return form_words_lines(arena, ticket->rest ? ticket->rest : "", said,
		ticket->missing.n ? "所需资料不齐，见下表" : "", NULL);
}

static void add_matter(struct form_grid *form, const struct service *service,
	const struct ticket *ticket, struct arena *arena)
{
	form_grid_row(form, arena, 11);
	form_grid_label(form, arena, 4, "办理事项");
	form_grid_value(form, arena, 8, "办理事项", service->name);
	form_grid_label(form, arena, 4, "姓名或单位");
	form_grid_value(form, arena, 8, "姓名或单位", ticket->name);
	form_grid_row(form, arena, 11);
	form_grid_label(form, arena, 4, "用户编号");
	form_grid_value(form, arena, 8, "用户编号", ticket->account);
	form_grid_label(form, arena, 4, "受理时间");
	form_grid_value(form, arena, 8, "受理时间", form_words_moment(ticket->received_at, arena));
	form_grid_row(form, arena, 11);
	form_grid_label(form, arena, 4, "依据");
	form_grid_value(form, arena, 20, "依据",
		arena_printf(arena, "荆水字〔2019〕17号 %s", regulation_cite_chinese("五（二）")));
	form_grid_row(form, arena, 22);
	form_grid_label(form, arena, 4, "不能马上\n办理的原因");
	form_grid_area(form, arena, 20, "不能马上办理的原因", reasons(ticket, arena), NULL);
}

void notice_form(struct form_grid *form, const struct form_words *names, const struct service *service,
	const struct ticket *ticket, struct arena *arena)
{
	*form = (struct form_grid){
		.company = names->company,
		.title = "一次性告知书",
		.reference = form_words_reference(ticket, arena),
		.at = ticket->received_at,
	};
	add_matter(form, service, ticket, arena);
	if (ticket->missing.n)
		checklist_papers(form, service, PAPER_ANY, &ticket->missing, arena);
	form_grid_row(form, arena, 14);
	form_grid_label(form, arena, 4, "处理时限");
	form_grid_value(form, arena, 20, "处理时限",
		arena_printf(arena, service->limit ? "补正后起算，%s" : "补正后%s",
			guide_limit_chinese(service->limit, arena)));
	form_grid_row(form, arena, 14);
	form_grid_label(form, arena, 4, "首问责任人");
	form_grid_value(form, arena, 20, "首问责任人", form_words_staff(names, ticket->owner, arena));
	form_grid_row(form, arena, 20);
	form_grid_label(form, arena, 4, "办理和咨询");
	form_grid_area(form, arena, 20, "办理和咨询", form_words_window(names, arena), NULL);
	form_grid_row(form, arena, 18);
	form_grid_label(form, arena, 4, "告知人签字");
	form_grid_area(form, arena, 8, "告知人签字", "", FORM_WORDS_DATE_LINE);
	form_grid_label(form, arena, 4, "用户签字");
	form_grid_area(form, arena, 8, "用户签字", "", FORM_WORDS_DATE_LINE);
}
