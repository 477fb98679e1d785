#include "form/form_words.h"

#include <stdarg.h>

#include "act/ticket_said.h"
#include "base/str.h"
#include "office/staff.h"
#include "value/date.h"
#include "value/moment.h"
#include "value/money.h"

const char *form_words_date(int date, struct arena *arena)
{
	int year, month, day;
	if (!date)
		return "";
	date_split(date, &year, &month, &day);
	return arena_printf(arena, "%d年%d月%d日", year, month, day);
}

const char *form_words_moment(int64_t moment, struct arena *arena)
{
	char text[MOMENT_TEXT_SIZE];
	if (!moment)
		return "";
	moment_format(moment, text);
	return arena_printf(arena, "%s %.5s", form_words_date(moment_date(moment), arena), text + 11);
}

const char *form_words_actor(const struct form_words *names, const char *id, bool claimed,
	struct arena *arena)
{
	if (str_empty(id))
		return "";
	const struct staff *staff = staff_find(&names->staff, id);
	const char *name = staff ? staff->name : id;
	const char *badge = staff && !str_empty(staff->badge) ? staff->badge : "";
	if (!*badge && !claimed)
		return name;
	return arena_printf(arena, "%s（%s%s%s%s）", name, *badge ? "工号 " : "", badge,
		*badge && claimed ? "，" : "", claimed ? "未核实身份" : "");
}

const char *form_words_staff(const struct form_words *names, const char *id, struct arena *arena)
{
	return form_words_actor(names, id, false, arena);
}

const char *form_words_recorded(const struct form_words *names, const struct event *event,
	struct arena *arena)
{
	const struct staff *staff = staff_find(&names->staff, event->by);
	const char *name = staff ? staff->name : event->by;
	if (str_empty(event->given_by))
		return form_words_staff(names, event->by, arena);
	return str_equal(event->given_by, TICKET_SAID_UNNAMED)
		       ? arena_printf(arena, "%s代录", name)
		       : arena_printf(arena, "%s代录（%s）", name, event->given_by);
}

const char *form_words_window(const struct form_words *names, struct arena *arena)
{
	const char *phone = str_empty(names->phone) ? "＿＿＿＿＿＿＿＿" : names->phone;
	return form_words_lines(arena, form_words_said("电话：", phone, arena),
		form_words_said("地点：", names->place, arena),
		form_words_said("时间：", names->hours, arena), NULL);
}

const char *form_words_calibre(int64_t calibre, struct arena *arena)
{
	return calibre ? arena_printf(arena, "DN%lld", (long long)calibre) : "";
}

const char *form_words_document(const struct account *account, struct arena *arena)
{
	static const char *const kinds[] = {"", "居民身份证", "统一社会信用代码", "护照", "其他证件"};
	return form_words_lines(arena, form_words_name(kinds, account->id_type),
		str_empty(account->id_no) ? "" : account->id_no, NULL);
}

const char *form_words_reading(int64_t reading, int on, struct arena *arena)
{
	const char *day = form_words_date(on, arena);
	return arena_printf(arena, "%lld m³%s%s%s", (long long)reading, *day ? "（" : "", day,
		*day ? "）" : "");
}

const char *form_words_final(const struct form_account *account, const char *typed, struct arena *arena)
{
	char fen[MONEY_TEXT_SIZE];
	const struct bill *last = form_account_final(account);
	const char *amount = last ? money_format(last->amount, fen) : account->event ? NULL : typed;
	return str_empty(amount) ? "" : arena_printf(arena, "末次账单%s元", amount);
}

const char *form_words_reference(const struct ticket *ticket, struct arena *arena)
{
	return str_empty(ticket->id) ? NULL : arena_printf(arena, "工单编号：%s", ticket->id);
}

static bool lets_no_debtor_through(const struct service *service)
{
	return service && words_have(&service->guards, "no-arrears");
}

const char *form_words_arrears(const struct service *service, const struct form_account *account,
	struct arena *arena)
{
	char fen[MONEY_TEXT_SIZE];
	const struct account *now = &account->after;
	int64_t owes = account_owes(now);
	if (str_empty(now->number) || (account->event && !lets_no_debtor_through(service)))
		return "";
	if (!account->event && owes > 0)
		return arena_printf(arena, "欠费%s元", money_format(owes, fen));
	if (account->before.prepaid > 0)
		return arena_printf(arena, "已缴清，预存%s元",
			money_format(account->before.prepaid, fen));
	return "已缴清";
}

const char *form_words_channel(int channel)
{
	static const char *const channels[] = {"", "窗口", "电话", "网上", "信函", "上门", "其他方式"};
	return form_words_name(channels, channel);
}

const char *form_words_lines(struct arena *arena, ...)
{
	struct str text = {0};
	va_list args;
	va_start(args, arena);
	for (const char *line; (line = va_arg(args, const char *));)
		if (*line)
			str_add_format(&text, "%s%s", text.length ? "\n" : "", line);
	va_end(args);
	return str_keep(&text, arena);
}

const char *form_words_said(const char *before, const char *text, struct arena *arena)
{
	return str_empty(text) ? "" : arena_printf(arena, "%s%s", before, text);
}

const char *form_words_satisfaction(int satisfaction)
{
	static const char *const satisfied[] = {"", "满意", "基本满意", "不满意"};
	return form_words_name(satisfied, satisfaction);
}

/* The word beside the key; the key where it has none. */
static const char *word_of(const char *const (*words)[2], size_t n, const char *key)
{
	for (size_t i = 0; i < n; i++)
		if (str_equal(words[i][0], key))
			return words[i][1];
	return key;
}

/* What a correction may change. */
static const char *const fields[][2] = {
	{"name", "姓名或单位"}, {"phone", "联系电话"}, {"address", "用水地址"}, {"account", "用户编号"},
	{"request", "用户诉求"}, {"remark", "备注"}, {"result", "完成情况"}, {"satisfaction", "满意度"},
	{"quality", "服务质量"}, {"due", "计划完成时限"}, {"notices", "放假通知"},
};

static const char *say_field(const struct field *field, const char *value)
{
	if (!value)
		return word_of(fields, sizeof fields / sizeof *fields, field->key);
	return field->choices == ticket_satisfactions
		       ? form_words_satisfaction(choice_find(ticket_satisfactions, value))
		       : value;
}

const struct event_correction_words form_words_corrections = {
	.colon = "：", .arrow = " → ", .then = "；", .empty = "（空）", .say = say_field};

static const char *say_agreed(struct arena *arena, const char *reason, const char *leader)
{
	return arena_printf(arena, "%s（%s同意）", reason, leader);
}

const struct ticket_said_words form_words_remarks = {
	.agreed = say_agreed, .ended = "主办工单没有办理结果就已结束"};

static const char *const acts[][2] = {
	{"receive", "受理"}, {"receive-incomplete", "受理（待补正）"}, {"import", "台账转入"},
	{"approve", "审核同意"}, {"require-papers", "要求补正"}, {"refuse", "不予受理"},
	{"agree", "签署意见（同意）"}, {"disagree", "签署意见（不同意）"}, {"papers", "登记资料"},
	{"papers-complete", "补齐资料"}, {"assign", "转办"}, {"transfer", "转派"}, {"handler", "确定责任人"},
	{"result", "办结"}, {"main-result", "随主件办结"}, {"step", "完成步骤"}, {"return", "退单"},
	{"hold", "挂起"}, {"resume", "恢复办理"}, {"extend", "延期"}, {"redue", "重新计算时限"},
	{"remind", "催办"}, {"inform", "告知进度"}, {"escalate", "上报纪委"}, {"deliver", "送达"},
	{"reject", "驳回"}, {"attempt", "回访未通"}, {"visit", "回访"}, {"close", "归档"}, {"reopen", "重办"},
	{"withdraw", "撤回"}, {"void", "作废"}, {"link", "并案"}, {"unlink", "解除并案"}, {"note", "附注"},
	{"edit", "更正"}, {"undo", "退回上一步"}, {"find-cause", "登记原因和问责"}, {"close-untold", "归档（无法送达）"},
	{"rest", "暂缓"}, {"waive", "免收资料"}, {"account", "登记新用户编号"}, {"not-done", "说明未办理原因"},
	{"finding", "记录协办结果"}, {"joined", "接受并案"}, {"parted", "不再接受并案"},
	{"follow", "记录接续关系"}, {"unfollow", "取消接续关系"}, {"main-reject", "主办工单的结果被驳回"},
	{"resolve", "解决争议"}, {"attach", "留存附件"}, {"erase", "清除附件"},
};

const char *form_words_act(const char *act)
{
	return word_of(acts, sizeof acts / sizeof *acts, act);
}
