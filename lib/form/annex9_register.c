#include "form/annex9_register.h"

#include <string.h>

#include "act/ticket_act.h"
#include "act/ticket_said.h"
#include "base/str.h"
#include "office/event.h"
#include "rules/guide.h"

/* Who did what put him into the field `key`. */
static const char *actor(const struct form_words *names, const struct ticket *ticket,
	const char *key, const char *id, struct arena *arena)
{
	return form_words_actor(names, id, event_is_claimed(&ticket->events, key, id), arena);
}

static const char *responsible(const struct form_words *names, const struct ticket *ticket,
	struct arena *arena)
{
	const char *department =
		str_empty(ticket->department)
			? ""
			: catalogue_department_name(&names->catalogue, ticket->department);
	const char *handler = form_words_staff(names, ticket->handler, arena);
	return arena_printf(arena, "%s%s%s", department, *department && *handler ? "　" : "", handler);
}

static const char *deadline(const struct ticket *ticket, struct arena *arena)
{
	if (!ticket->due)
		return "";
	const char *due = form_words_date(ticket->due, arena);
	if (ticket->first_due && ticket->first_due != ticket->due)
		return arena_printf(arena, "%s\n（原定%s）", due, form_words_date(ticket->first_due, arena));
	return arena_printf(arena, "%s\n（%s）", due, guide_limit_chinese(ticket->limit, arena));
}

/* "现场查勘: 可接" as it stands in the event of a step, "meter-reading: 原表读数0" in that of a department
 * that helps; on paper with the department's name. */
static const char *finding(const struct form_words *names, const struct event *event, struct arena *arena)
{
	const char *text = event->text ? event->text : "";
	const char *colon = strstr(text, ": ");
	if (!colon)
		return text;
	const char *before = arena_printf(arena, "%.*s", (int)(colon - text), text);
	if (str_equal(event->act, "finding"))
		before = catalogue_department_name(&names->catalogue, before);
	return arena_printf(arena, "%s：%s", before, colon + 2);
}

/* The findings of the present round, each with who gave it and when: all that came before the result. */
static const char *findings(const struct form_words *names, const struct ticket *ticket, struct arena *arena)
{
	const struct event *event = ticket->events.items;
	size_t from = ticket->events.n;
	const char *lines = "";
	while (from > 0 && !str_equal(event[from - 1].act, "reopen"))
		from--;
	for (size_t i = from; i < ticket->events.n; i++) {
		if (!str_equal(event[i].act, "step") && !str_equal(event[i].act, "finding"))
			continue;
		const char *by = str_empty(event[i].given_by)
					 ? form_words_actor(names, event[i].by, event[i].claimed, arena)
					 : form_words_recorded(names, &event[i], arena);
		lines = form_words_lines(arena, lines, finding(names, &event[i], arena),
			arena_printf(arena, "　%s，%s", form_words_moment(event[i].at, arena), by), NULL);
	}
	return lines;
}

/* The result, after findings with the step that it finished. */
static const char *last_result(const struct form_words *names, const struct ticket *ticket, bool after_steps,
	struct arena *arena)
{
	const struct flow_stage *stage = NULL;
	const struct service *service;
	struct err gone = {0};
	if (str_empty(ticket->result))
		return "";
	if (after_steps && catalogue_service(&names->catalogue, ticket->service, &service, &gone) == 0)
		stage = catalogue_handling_stage(catalogue_flow(&names->catalogue, service->flow),
			ticket->stage);
	return stage ? arena_printf(arena, "%s：%s", stage->name, ticket->result) : ticket->result;
}

static const char *completion(const struct form_words *names, const struct ticket *ticket,
	struct arena *arena)
{
	const struct event *result = ticket_said_last(ticket, "result");
	const char *by = result && !str_empty(result->given_by)
				 ? form_words_recorded(names, result, arena)
				 : actor(names, ticket, "result_by", ticket->result_by, arena);
	const char *done = !ticket->result_at
				   ? ""
				   : arena_printf(arena, "办结：%s，%s",
					     form_words_moment(ticket->result_at, arena),
					     by);
	const char *told = !ticket->told_at
				   ? ""
				   : arena_printf(arena, "送达：%s，告知用户（%s）",
					     form_words_moment(ticket->told_at, arena), form_words_channel(ticket->told));
	const char *before = findings(names, ticket, arena);
	return form_words_lines(arena, before, last_result(names, ticket, *before, arena),
		form_words_said("未办理用户变更：", ticket->not_done, arena), done, told,
		form_words_said("无法送达：", ticket->not_told, arena), NULL);
}

static const char *visit(const struct form_words *names, const struct ticket *ticket,
	struct arena *arena)
{
	static const char *const reached[] = {"", "已联系到用户", "未联系到用户"};
	static const char *const solved[] = {"", "问题已解决", "问题未解决"};
	const char *made = !ticket->visited_at
				   ? ""
				   : arena_printf(arena, "回访：%s，%s", form_words_moment(ticket->visited_at, arena),
					     actor(names, ticket, "visited_by", ticket->visited_by, arena));
	return form_words_lines(arena, made, form_words_name(reached, ticket->reached),
		form_words_name(solved, ticket->solved),
		form_words_said("满意度：", form_words_satisfaction(ticket->satisfaction), arena),
		form_words_said("服务质量：", ticket->quality, arena),
		form_words_said("未回访原因：",
			str_equal(ticket->no_visit, TICKET_PRESENT) ? "当场办结，用户在场" : ticket->no_visit, arena),
		NULL);
}

static const char *ids_of(const struct ticket *ticket, const char *key, struct arena *arena)
{
	return field_format(field_find(&ticket_schema, key), ticket, arena);
}

static const char *remarks(const struct ticket *ticket, struct arena *arena)
{
	const char *reason = ticket->state == TICKET_WITHDRAWN ? "用户撤回：" : "不予受理：";
	return form_words_lines(arena, ticket->remark ? ticket->remark : "",
		form_words_said("未留电话：", ticket->no_phone, arena),
		form_words_said("未留姓名：", ticket->anonymous, arena),
		form_words_said(reason, ticket->reason, arena),
		form_words_said("与此件重复：", ticket->duplicate_of, arena),
		form_words_said("并入本件：", ids_of(ticket, "duplicates", arena), arena),
		form_words_said("接续：", ids_of(ticket, "follows", arena), arena),
		form_words_said("由下列件接续：", ids_of(ticket, "followed_by", arena), arena),
		form_words_said("原台账编号：", ticket->ledger_id, arena), NULL);
}

static void user_rows(struct form_grid *form, const struct form_words *names,
	const struct ticket *ticket, struct arena *arena)
{
	const char *service =
		str_empty(ticket->service)
			? ""
			: catalogue_service_name(&names->catalogue, ticket->service);
	form_grid_row(form, arena, 11);
	form_grid_side(form, arena, 2, 3, "用户基本情况");
	form_grid_label(form, arena, 4, "姓名或单位");
	form_grid_value(form, arena, 7, "姓名或单位", ticket->name);
	form_grid_label(form, arena, 4, "办理类别");
	form_grid_value(form, arena, 7, "办理类别", service);
	form_grid_row(form, arena, 11);
	form_grid_label(form, arena, 4, "用水地址");
	form_grid_value(form, arena, 18, "用水地址", ticket->address);
	form_grid_row(form, arena, 11);
	form_grid_label(form, arena, 4, "用户编号");
	form_grid_value(form, arena, 7, "用户编号", ticket->account);
	form_grid_label(form, arena, 4, "联系电话");
	form_grid_value(form, arena, 7, "联系电话", ticket->phone);
}

void annex9_register(struct form_grid *form, const struct form_words *names,
	const struct ticket *ticket, struct arena *arena)
{
	/* The room that several findings take is that of the rows around them: one page holds the form. */
	bool many = *findings(names, ticket, arena);
	*form = (struct form_grid){
		.number = "附件9",
		.company = names->company,
		.title = "“一站式服务”业务受理登记表",
		.reference = form_words_reference(ticket, arena),
		.at = ticket->received_at,
	};
	form_grid_row(form, arena, 11);
	form_grid_label(form, arena, 4, "受理人");
	form_grid_value(form, arena, 8, "受理人", actor(names, ticket, "owner", ticket->owner, arena));
	form_grid_label(form, arena, 4, "受理时间");
	form_grid_value(form, arena, 8, "受理时间", form_words_moment(ticket->received_at, arena));
	user_rows(form, names, ticket, arena);
	form_grid_row(form, arena, many ? 24 : 44);
	form_grid_label(form, arena, 4, "用户诉求");
	form_grid_area(form, arena, 20, "用户诉求", ticket->request, NULL);
	form_grid_row(form, arena, 12);
	form_grid_label(form, arena, 4, "承办单位\n和责任人");
	form_grid_value(form, arena, 20, "承办单位和责任人", responsible(names, ticket, arena));
	form_grid_row(form, arena, 12);
	form_grid_label(form, arena, 4, "转办时间");
	form_grid_value(form, arena, 8, "转办时间", form_words_moment(ticket->assigned_at, arena));
	form_grid_label(form, arena, 4, "计划完成\n时限");
	form_grid_value(form, arena, 8, "计划完成时限", deadline(ticket, arena));
	form_grid_row(form, arena, 44);
	form_grid_label(form, arena, 4, "完成情况");
	form_grid_area(form, arena, 20, "完成情况", completion(names, ticket, arena), NULL);
	form_grid_row(form, arena, many ? 26 : 36);
	form_grid_label(form, arena, 4, "回访情况");
	form_grid_area(form, arena, 20, "回访情况", visit(names, ticket, arena), NULL);
	form_grid_row(form, arena, 22);
	form_grid_label(form, arena, 4, "备注");
	form_grid_area(form, arena, 20, "备注", remarks(ticket, arena), NULL);
}
