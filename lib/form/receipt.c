#include "form/receipt.h"

#include "base/str.h"
#include "form/form_money.h"
#include "value/moment.h"

static const char *const copies[] = {"①收据联（交用户）", "②存根联（单位留存）"};

bool receipt_is_refund(const struct payment *payment)
{
	return payment->amount < 0 && !str_empty(payment->payee);
}

const char *receipt_method(const struct payment *payment)
{
	static const char *const methods[] = {"", "现金", "微信", "支付宝", "银行转账", "刷卡"};
	return form_words_name(methods, payment->method);
}

void receipt_book(struct form_grid *form, const struct receipt *receipt, struct arena *arena)
{
	form_grid_row(form, arena, 10);
	form_grid_label(form, arena, 4, "窗口");
	form_grid_value(form, arena, 8, "窗口", receipt->desk);
	form_grid_label(form, arena, 4, "日记账日期");
	form_grid_value(form, arena, 8, "日记账日期", form_words_date(receipt->day, arena));
}

const char *receipt_book_remark(const struct receipt *receipt, struct arena *arena)
{
	return moment_date(receipt->payment->at) == receipt->day
		       ? ""
		       : arena_printf(arena, "当日已日结，记入%s的日记账", form_words_date(receipt->day, arena));
}

void receipt_head(struct form_grid *form, const struct receipt *receipt, struct arena *arena)
{
	const char *holder = receipt->holder ? receipt->holder : "";
	form_grid_row(form, arena, 10);
	form_grid_label(form, arena, 4, "户名");
	form_grid_value(form, arena, 10, "户名",
		receipt->former ? arena_printf(arena, "%s（原用户）", holder) : holder);
	form_grid_label(form, arena, 4, "用户编号");
	form_grid_value(form, arena, 6, "用户编号",
		str_empty(receipt->payment->account) ? "（挂账，待查）" : receipt->payment->account);
	form_grid_row(form, arena, 10);
	form_grid_label(form, arena, 4, "用水地址");
	form_grid_value(form, arena, 20, "用水地址", receipt->account.address);
}

static void add_bills(struct form_grid *form, const struct payment *payment, struct arena *arena)
{
	const struct bill *bill = payment->bills.items;
	if (payment->bills.n) {
		form_grid_row(form, arena, 9);
		form->table_head = form->rows - 1;
		form_grid_label(form, arena, 6, "账期");
		form_grid_label(form, arena, 6, "水量（m³）");
		form_grid_label(form, arena, 6, "账单金额（元）");
		form_grid_label(form, arena, 6, "本次缴纳（元）");
	}
	for (size_t i = 0; i < payment->bills.n; i++) {
		form_grid_row(form, arena, 8);
		form_grid_value(form, arena, 6, "账期", form_money_bill(bill[i].period, arena));
		form_money_figure(form, 6, "水量", arena_printf(arena, "%lld", (long long)bill[i].volume_m3), arena);
		form_money_figure(form, 6, "账单金额", form_money_yuan(bill[i].amount, arena), arena);
		form_money_figure(form, 6, "本次缴纳", form_money_yuan(bill[i].paid, arena), arena);
	}
	form->table_end = form->rows;
	form_grid_row(form, arena, 8);
	form_grid_label(form, arena, 18, "转入预存（元）");
	form_money_figure(form, 6, "转入预存", form_money_yuan(payment->prepaid, arena), arena);
	form_money_sum(form, "合计\n（大写）", payment->amount, arena);
}

/* Money that was given back and comes in again is a reversal, too.  What is no account's yet is only moved
 * about until it is matched. */
static const char *title(const struct receipt *receipt)
{
	const struct payment *payment = receipt->payment;
	if (str_empty(payment->account))
		return payment->amount > 0 ? "挂账凭证" : "挂账凭证（转出）";
	if (!str_empty(payment->voids))
		return payment->amount > 0 ? "退费凭证（冲正）" : "水费收据（冲正）";
	return str_empty(receipt->countered_by) ? "水费收据" : "水费收据（已作废）";
}

static const char *remarks(const struct receipt *receipt, struct arena *arena)
{
	const struct payment *payment = receipt->payment;
	const char *voided = str_empty(payment->account) ? "原凭证："
			     : payment->amount > 0       ? "冲正退费凭证："
							 : "冲正收据：";
	return form_words_lines(arena, form_words_said(voided, payment->voids, arena),
		form_words_said("原因：", payment->reason, arena),
		payment->separation ? "本人收款，本人冲正" : "",
		form_words_said("此收据已作废，冲正收据：", receipt->countered_by, arena),
		form_words_said("付款人：", payment->payee, arena), form_words_said("对方流水号：", payment->foreign, arena), receipt_book_remark(receipt, arena), NULL);
}

void receipt_form(struct form_grid *form, const struct form_words *names, const struct receipt *receipt,
	struct arena *arena)
{
	const struct payment *payment = receipt->payment;
	*form = (struct form_grid){
		.company = names->company,
		.title = title(receipt),
		.reference = arena_printf(arena, "收据编号：%s", payment->receipt),
		.copies = copies,
		.copies_n = sizeof copies / sizeof *copies,
		.one_sheet = true,
		.at = payment->at,
	};
	receipt_head(form, receipt, arena);
	form_grid_row(form, arena, 10);
	form_grid_label(form, arena, 4, "缴费方式");
	form_grid_value(form, arena, 8, "缴费方式", receipt_method(payment));
	form_grid_label(form, arena, 4, "缴费时间");
	form_grid_value(form, arena, 8, "缴费时间", form_words_moment(payment->at, arena));
	receipt_book(form, receipt, arena);
	add_bills(form, payment, arena);
	form_grid_row(form, arena, 11);
	form_grid_label(form, arena, 4, "备注");
	form_grid_area(form, arena, 20, "备注", remarks(receipt, arena), NULL);
	form_grid_row(form, arena, 16);
	form_grid_label(form, arena, 4, "收款人");
	form_grid_value(form, arena, 8, "收款人",
		form_words_actor(names, payment->by, payment->claimed, arena));
	form_grid_label(form, arena, 4, "收款单位\n(盖章)");
	form_grid_value(form, arena, 8, "收款单位(盖章)", "");
}
