#include "form/voucher.h"

#include "base/str.h"
#include "form/form_money.h"
#include "office/event.h"

static const char *const copies[] = {"①存根联（单位留存）", "②领款人联（交领款人）"};

static const char *remarks(const struct receipt *receipt, struct arena *arena)
{
	const struct payment *payment = receipt->payment;
	return form_words_lines(arena, form_words_said("原凭证：", payment->voids, arena),
		form_words_said("对方流水号：", payment->foreign, arena),
		form_words_said("此凭证已作废，冲正凭证：", receipt->countered_by, arena),
		payment->separation == SEPARATION_PERSON ? "经办人即原收款人，须由复核人核实" : "",
		receipt_book_remark(receipt, arena), NULL);
}

static void add_payment(struct form_grid *form, const struct receipt *receipt, struct arena *arena)
{
	const struct payment *payment = receipt->payment;
	form_grid_row(form, arena, 10);
	form_grid_label(form, arena, 4, "领款人");
	form_grid_value(form, arena, 20, "领款人", payment->payee);
	form_grid_row(form, arena, 10);
	form_grid_label(form, arena, 4, "退费方式");
	form_grid_value(form, arena, 8, "退费方式", receipt_method(payment));
	form_grid_label(form, arena, 4, "退费时间");
	form_grid_value(form, arena, 8, "退费时间", form_words_moment(payment->at, arena));
	receipt_book(form, receipt, arena);
	/* The day book has less than nothing; on paper it is said by what the paper is. */
	form_money_sum(form, "退费金额\n（大写）", -payment->amount, arena);
	form_grid_row(form, arena, 12);
	form_grid_label(form, arena, 4, "退费原因");
	form_grid_area(form, arena, 20, "退费原因", payment->reason, NULL);
	form_grid_row(form, arena, 10);
	form_grid_label(form, arena, 4, "备注");
	form_grid_area(form, arena, 20, "备注", remarks(receipt, arena), NULL);
}

static void add_signature(struct form_grid *form, const char *label, const char *who, struct arena *arena)
{
	form_grid_label(form, arena, 4, label);
	form_grid_area(form, arena, 8, label, who, FORM_WORDS_DATE_LINE);
}

void voucher_form(struct form_grid *form, const struct form_words *names, const struct receipt *receipt,
	struct arena *arena)
{
	const struct payment *payment = receipt->payment;
	*form = (struct form_grid){
		.company = names->company,
		.title = str_empty(receipt->countered_by) ? "退费凭证" : "退费凭证（已作废）",
		.reference = arena_printf(arena, "凭证编号：%s", payment->receipt),
		.copies = copies,
		.copies_n = sizeof copies / sizeof *copies,
		.one_sheet = true,
		.at = payment->at,
	};
	receipt_head(form, receipt, arena);
	add_payment(form, receipt, arena);
	form_grid_row(form, arena, 16);
	add_signature(form, "经办人\n签字", form_words_actor(names, payment->by, payment->claimed, arena), arena);
	add_signature(form, "领款人\n签字", "", arena);
	form_grid_row(form, arena, 16);
	add_signature(form, "复核人\n签字", "", arena);
	form_grid_label(form, arena, 4, "退款单位\n(盖章)");
	form_grid_value(form, arena, 8, "退款单位(盖章)", "");
}
