#include "form/slip.h"

#include "base/str.h"
#include "rules/guide.h"

static void add_line(struct form_grid *form, const char *name, const char *text, struct arena *arena)
{
	form_grid_label(form, arena, 4, name);
	form_grid_value(form, arena, 13, name, text);
}

/* Beside the code, whose text a person reads in the first line, too. */
static void add_matter(struct form_grid *form, const struct form_words *names,
	const struct service *service, const struct ticket *ticket, struct arena *arena)
{
	form_grid_row(form, arena, 11);
	add_line(form, "受理编号", ticket->id, arena);
	form_grid_code(form, arena, 7, 4, "二维码", ticket->id);
	form_grid_row(form, arena, 11);
	add_line(form, "办理事项", service->name, arena);
	form_grid_row(form, arena, 11);
	add_line(form, "姓名或单位", ticket->name, arena);
	form_grid_row(form, arena, 11);
	add_line(form, "受理时间", form_words_moment(ticket->received_at, arena), arena);
	form_grid_row(form, arena, 14);
	form_grid_label(form, arena, 4, "首问责任人");
	form_grid_value(form, arena, 20, "首问责任人", form_words_staff(names, ticket->owner, arena));
}

static void add_row(struct form_grid *form, int height, const char *name, const char *text,
	struct arena *arena)
{
	form_grid_row(form, arena, height);
	form_grid_label(form, arena, 4, name);
	form_grid_area(form, arena, 20, name, text, NULL);
}

void slip_form(struct form_grid *form, const struct form_words *names, const struct service *service,
	const struct ticket *ticket, const char *promise, struct arena *arena)
{
	const char *flow = guide_flow(&names->catalogue, service, arena);
	*form = (struct form_grid){
		.company = names->company,
		.title = "受理回执",
		.at = ticket->received_at,
	};
	add_matter(form, names, service, ticket, arena);
	add_row(form, 20, "答复期限", promise, arena);
	if (*flow)
		add_row(form, 14, "办理流程", flow, arena);
	add_row(form, 14, "办理费用", guide_fee_chinese(service, arena), arena);
	add_row(form, 20, "查询和咨询", form_words_window(names, arena), arena);
	form_grid_row(form, arena, 20);
	form_grid_label(form, arena, 4, "受理单位\n(盖章)");
	form_grid_value(form, arena, 20, "受理单位(盖章)", "");
}
