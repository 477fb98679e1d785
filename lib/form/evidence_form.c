#include "form/evidence_form.h"

#include "base/str.h"

/* How much of a commit's id stands on paper: enough to find it. */
enum { COMMIT_DIGITS = 10 };

static const char *department(const struct form_words *names, const char *code)
{
	if (str_empty(code))
		return "";
	return str_equal(code, TICKET_CUSTODY_WINDOW) ? "窗口"
						      : catalogue_department_name(&names->catalogue, code);
}

static const char *holder(const struct form_words *names, const char *code, struct arena *arena)
{
	return staff_find(&names->staff, code) ? form_words_staff(names, code, arena) : department(names, code);
}

static const char *add_line(const char *lines, const char *line, struct arena *arena)
{
	return *lines ? arena_printf(arena, "%s\n%s", lines, line) : line;
}

/* "2026年8月3日 09:00　转办　王敏（工号 001）　管网部：已修复　〔9022db18e4〕" */
static const char *act_line(const struct form_words *names, const struct evidence_round_act *act, bool all,
	struct arena *arena)
{
	const char *title = all ? arena_printf(arena, "　%s", form_words_act(act->act)) : "";
	const char *channel = str_empty(act->channel)
				      ? ""
				      : arena_printf(arena, "　告知用户（%s）",
						form_words_channel(choice_find(ticket_channels, act->channel)));
	const char *text = str_empty(act->text) ? "" : arena_printf(arena, "　%s", act->text);
	const char *commit = all && act->commit
				     ? arena_printf(arena, "　〔%.*s〕", COMMIT_DIGITS, act->commit)
				     : "";
	return arena_printf(arena, "%s%s　%s%s%s%s", form_words_moment(act->at, arena), title,
		form_words_actor(names, act->by, act->claimed, arena), channel, text, commit);
}

static const char *act_lines(const struct form_words *names, const struct evidence_round_act_list *acts, bool all,
	struct arena *arena)
{
	const char *lines = "";
	for (size_t i = 0; i < acts->n; i++)
		lines = add_line(lines, act_line(names, &acts->items[i], all, arena), arena);
	return lines;
}

static const char *due_lines(const struct form_words *names, const struct evidence_round_due_list *dues,
	struct arena *arena)
{
	const char *lines = "";
	for (size_t i = 0; i < dues->n; i++) {
		const struct evidence_round_due *due = &dues->items[i];
		const char *from = due->from ? form_words_date(due->from, arena) : "未定";
		const char *to = due->to ? form_words_date(due->to, arena) : "未定";
		const char *reason = str_empty(due->reason) ? "" : arena_printf(arena, "　%s", due->reason);
		lines = add_line(lines,
			arena_printf(arena, "%s　%s：%s → %s　%s%s", form_words_moment(due->at, arena),
				form_words_act(due->act), from, to,
				form_words_actor(names, due->by, due->claimed, arena), reason),
			arena);
	}
	return lines;
}

static const char *hand_lines(const struct form_words *names, const struct ticket_custody_list *hands,
	struct arena *arena)
{
	const char *lines = "";
	for (size_t i = 0; i < hands->n; i++) {
		const struct ticket_custody *hand = &hands->items[i];
		const char *until = hand->to ? form_words_moment(hand->to, arena) : "今";
		const char *charged = str_empty(hand->charged)
					      ? "不计"
					      : arena_printf(arena, "计%s%lld个工作日",
							department(names, hand->charged),
							(long long)hand->charged_days);
		lines = add_line(lines,
			arena_printf(arena, "%s：%s 至 %s，共%s%lld个工作日，%s", holder(names, hand->holder, arena),
				form_words_moment(hand->from, arena), until, hand->at_least ? "至少" : "",
				(long long)hand->days, charged),
			arena);
	}
	return lines;
}

static void add_area(struct form_grid *form, const char *label, const char *text, struct arena *arena)
{
	form_grid_row(form, arena, 11);
	form_grid_label(form, arena, 4, label);
	form_grid_area(form, arena, 20, label, text, NULL);
}

static const char *escalation(const struct evidence_round *round, struct arena *arena)
{
	static const char *const causes[] = {"", "承办部门原因", "用户原因", "第三方原因"};
	const char *reported = round->escalated_at
				       ? form_words_said("上报纪委：", form_words_moment(round->escalated_at, arena), arena)
				       : "";
	return form_words_lines(arena, reported,
		form_words_said("原因：", form_words_name(causes, round->cause), arena),
		form_words_said("问责：", round->accountability, arena), NULL);
}

static void add_round(struct form_grid *form, const struct form_words *names,
	const struct evidence_round *round, struct arena *arena)
{
	const struct ticket_round *is = &round->round;
	const char *late = is->late_due ? arena_printf(arena, "超期（%s终）", form_words_date(is->late_due, arena))
					: "未超期";
	form_grid_row(form, arena, 9);
	form_grid_label(form, arena, FORM_COLUMNS,
		arena_printf(arena, "第%lld轮（自%s）", (long long)is->number, form_words_date(is->begun_on, arena)));
	form_grid_row(form, arena, 11);
	form_grid_label(form, arena, 4, "计划完成时限");
	form_grid_value(form, arena, 8, "计划完成时限", form_words_date(is->due, arena));
	form_grid_label(form, arena, 4, "是否超期");
	form_grid_value(form, arena, 8, "是否超期", late);
	add_area(form, is->number > 1 ? "重办原因" : "用户诉求", round->request, arena);
	add_area(form, "时限变动", due_lines(names, &round->dues, arena), arena);
	add_area(form, "办理情况", act_lines(names, &round->findings, false, arena), arena);
	add_area(form, "告知用户", act_lines(names, &round->tellings, false, arena), arena);
	add_area(form, "催办", act_lines(names, &round->reminders, false, arena), arena);
	add_area(form, "上报与问责", escalation(round, arena), arena);
	add_area(form, "经手天数", hand_lines(names, &round->hands, arena), arena);
	add_area(form, "办理经过", act_lines(names, &round->acts, true, arena), arena);
}

void evidence_form(struct form_grid *form, const struct form_words *names, const struct evidence *evidence,
	struct arena *arena)
{
	const struct evidence_round *rounds = evidence->rounds.items;
	*form = (struct form_grid){
		.company = names->company,
		.title = "工单办理情况核查材料",
		.reference = arena_printf(arena, "工单编号：%s", evidence->id),
		.at = evidence->received_at,
	};
	form_grid_row(form, arena, 11);
	form_grid_label(form, arena, 4, "办理类别");
	form_grid_value(form, arena, 8, "办理类别", catalogue_service_name(&names->catalogue, evidence->service));
	form_grid_label(form, arena, 4, "受理时间");
	form_grid_value(form, arena, 8, "受理时间", form_words_moment(evidence->received_at, arena));
	form_grid_row(form, arena, 11);
	form_grid_label(form, arena, 4, "首问责任人");
	form_grid_value(form, arena, 8, "首问责任人",
		form_words_actor(names, evidence->owner,
			event_is_claimed(&evidence->events, "owner", evidence->owner), arena));
	form_grid_label(form, arena, 4, "承办单位");
	form_grid_value(form, arena, 8, "承办单位", department(names, evidence->department));
	for (size_t i = 0; i < evidence->rounds.n; i++)
		add_round(form, names, &rounds[i], arena);
	add_area(form, "数据版本", evidence->commit, arena);
}
