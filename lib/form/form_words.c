#include "form/form_words.h"

#include <stdarg.h>

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

const char *form_words_calibre(int64_t calibre, struct arena *arena)
{
	return calibre ? arena_printf(arena, "DN%lld", (long long)calibre) : "";
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
