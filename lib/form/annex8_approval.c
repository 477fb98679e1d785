#include "form/annex8_approval.h"

#include "base/str.h"
#include "form/form_asked.h"
#include "office/event.h"
#include "value/date.h"
#include "value/moment.h"

static const char *const copies[] = {"①用户留存联", "②营抄中心留存联", "③客服中心留存联"};

static bool is_service(const struct ticket *ticket, const char *code)
{
	return str_equal(ticket->service, code);
}

static const char *kinds(const struct ticket *ticket, struct arena *arena)
{
	return arena_printf(arena, "%s报停　%s启用　%s销户", is_service(ticket, "suspend") ? "☑" : "☐",
		is_service(ticket, "resume") ? "☑" : "☐", is_service(ticket, "cancel") ? "☑" : "☐");
}

/* What the customer says, and until he has said it what the window wrote down. */
static const char *cause(const struct ticket *ticket, const struct form_account *account,
	const struct form_asked *asked)
{
	if (account->event && !str_empty(account->event->text))
		return account->event->text;
	return !account->event && !str_empty(asked->reason) ? asked->reason : ticket->request;
}

/* Until the deed is done, what it will rest on: as it was typed, or a line to write it on. */
static const char *planned(const struct ticket *ticket, const struct form_asked *asked,
	struct arena *arena)
{
	const char *reading = asked->reading < 0 ? "＿＿＿＿＿＿ m³（" FORM_WORDS_DATE_LINE "）"
						: form_words_reading(asked->reading, 0, arena);
	const char *until = "";
	if (is_service(ticket, "suspend"))
		until = asked->months ? arena_printf(arena, "报停期限：%lld个月", (long long)asked->months)
				      : "报停至：" FORM_WORDS_DATE_LINE;
	return form_words_lines(arena, form_words_said("抄见读数：", reading, arena), until, NULL);
}

static const char *done(const struct ticket *ticket, const struct account *after, struct arena *arena)
{
	const char *reading = form_words_reading(after->reading, after->reading_on, arena);
	const char *until = is_service(ticket, "suspend") ? form_words_date(after->suspended_until, arena) : "";
	return form_words_lines(arena, form_words_said("抄见读数：", reading, arena),
		form_words_said("报停至：", until, arena), NULL);
}

/* The annex has no place for name and address, without which nobody finds the meter. */
static const char *remarks(const struct ticket *ticket, const struct form_account *account,
	const struct form_asked *asked, struct arena *arena)
{
	const struct account *after = &account->after;
	const char *last = form_words_final(account, asked->final_bill, arena);
	const char *meter = str_empty(ticket->id)  ? ""
			    : account->event       ? done(ticket, after, arena)
						   : planned(ticket, asked, arena);
	return form_words_lines(arena, form_words_said("户名：", after->holder, arena),
		form_words_said("用水地址：", after->address, arena), meter, last,
		form_words_said("未办理用户变更：", ticket->not_done, arena), ticket->remark ? ticket->remark : "", NULL);
}

static void user_rows(struct form_grid *form, const struct ticket *ticket,
	const struct account *account, struct arena *arena)
{
	form_grid_row(form, arena, 14);
	form_grid_side(form, arena, 2, 2, "用户信息");
	form_grid_label(form, arena, 4, "用户证件号");
	form_grid_value(form, arena, 8, "用户证件号", account->id_no);
	form_grid_label(form, arena, 4, "用户编号");
	form_grid_value(form, arena, 6, "用户编号",
		str_empty(account->number) ? ticket->account : account->number);
	form_grid_row(form, arena, 14);
	form_grid_label(form, arena, 4, "水表口径");
	form_grid_value(form, arena, 8, "水表口径", form_words_calibre(account->calibre, arena));
	form_grid_label(form, arena, 4, "水表号");
	form_grid_value(form, arena, 6, "水表号", account->meter_no);
}

void annex8_approval(struct form_grid *form, const struct form_words *names,
	const struct service *service, const struct ticket *ticket,
	const struct form_account *account, struct arena *arena)
{
	bool resumes = is_service(ticket, "resume");
	struct form_asked asked;
	form_asked(ticket, &asked);
	*form = (struct form_grid){
		.number = "附件8",
		.company = names->company,
		.title = "用户用水业务审批表",
		.reference = form_words_reference(ticket, arena),
		.copies = copies,
		.copies_n = sizeof copies / sizeof *copies,
		.at = ticket->received_at,
	};
	form_grid_row(form, arena, 13);
	form_grid_label(form, arena, 4, "时间");
	form_grid_value(form, arena, 7, "时间",
		ticket->received_at ? form_words_date(moment_date(ticket->received_at), arena) : "");
	form_grid_label(form, arena, 4, "业务类型");
	form_grid_value(form, arena, 9, "业务类型", kinds(ticket, arena));
	form_grid_row(form, arena, 58);
	form_grid_label(form, arena, 4, "业务申请原因");
	form_grid_area(form, arena, 20, "业务申请原因", cause(ticket, account, &asked),
		"用户签字：＿＿＿＿＿＿＿＿");
	user_rows(form, ticket, &account->after, arena);
	form_grid_row(form, arena, 16);
	form_grid_label(form, arena, 6, "报停、销户\n水费缴纳情况");
	form_grid_value(form, arena, 18, "报停、销户水费缴纳情况",
		resumes ? "" : form_words_arrears(service, account, arena));
	form_grid_row(form, arena, 16);
	form_grid_side(form, arena, 2, 2, "水表启用信息");
	form_grid_label(form, arena, 4, "用户联系方式");
	form_grid_value(form, arena, 18, "用户联系方式",
		!resumes                           ? ""
		: str_empty(account->after.number) ? ticket->phone
						   : account->after.phone);
	form_grid_row(form, arena, 18);
	form_grid_label(form, arena, 4, "用户签字");
	form_grid_area(form, arena, 18, "用户签字", "", FORM_WORDS_DATE_LINE);
	form_grid_row(form, arena, 46);
	form_grid_label(form, arena, 4, "备注");
	form_grid_area(form, arena, 20, "备注", remarks(ticket, account, &asked, arena), NULL);
	form_grid_row(form, arena, 22);
	form_grid_label(form, arena, 4, "经办人签字");
	form_grid_area(form, arena, 20, "经办人签字", "", FORM_WORDS_DATE_LINE);
}
