#include "payment/payment_book.h"

#include <stddef.h>

#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "office/session.h"
#include "office/staff.h"
#include "payment/cash_up.h"
#include "payment/day_book.h"
#include "store/path.h"
#include "store/store.h"
#include "txn/txn.h"
#include "value/date.h"
#include "value/id.h"

/* The first working day after `day`.  Money waits for no holiday notice: without one any weekday will
 * do. */
static int next_working_day(const struct session *session, int day)
{
	const struct calendar *calendar;
	struct err ignored = {0};
	int next;
	if (session_calendar(session, &calendar, &ignored) == 0 &&
		calendar_due(calendar, day, 1, &next, &ignored) == 0)
		return next;
	for (next = day + 1; date_is_weekend(next);)
		next++;
	return next;
}

int payment_book_day(const struct session *session, int *day, struct err *err)
{
	int date = session->today;
	for (bool closed = true; closed;) {
		if (cash_up_is_closed(session->store, date, session->desk, &closed, err))
			return -1;
		if (closed)
			date = next_working_day(session, date);
	}
	*day = date;
	return 0;
}

int payment_book_open(struct session *session, struct payment_book *book, struct err *err)
{
	*book = (struct payment_book){.session = session};
	if (day_book_check_format(session->store, err) || payment_book_day(session, &book->day, err) ||
		day_book_last_page(session->store, book->day, session->desk, &book->page, err))
		return -1;
	if (book->page == 0)
		book->page = 1;
	return day_book_page(session->store, book->day, session->desk, book->page, &book->entries, err);
}

int payment_book_number(struct payment_book *book, struct payment *payment, struct err *err)
{
	const struct session *session = book->session;
	const struct payment_list *entries = &book->entries;
	char day[DATE_TEXT_SIZE];
	int number = (book->page - 1) * PATH_PAGE_ENTRIES + 1;
	if (entries->n)
		number = id_receipt_number(entries->items[entries->n - 1].receipt) + 1;
	date_format(book->day, day);
	const char *receipt = arena_printf(session->mem, "%.4s%.2s%.2s-%s-R%04d", day, day + 5, day + 8,
		session->desk, number);
	const char *last = path_day_page(book->day, session->desk, book->page, session->mem);
	if (id_check_receipt(receipt, err))
		return -1;
	/* Of a book with a gap or a wrong page nothing more is numbered. */
	if (entries->n < PATH_PAGE_ENTRIES && !str_equal(path_receipt_page(receipt, session->mem), last))
		return err_hint(err,
			err_set(err, ERR_MALFORMED, _("%s: receipt %s does not belong at the end of this page"), last,
				receipt),
			"store-check");
	payment->receipt = receipt;
	payment->at = session->now;
	payment->by = session->staff->id;
	payment->claimed = session->claimed;
	return 0;
}

static void tell_day(struct payment_book *book, const char *receipt)
{
	const struct session *session = book->session;
	char today[DATE_TEXT_SIZE];
	char day[DATE_TEXT_SIZE];
	if (book->day == session->today || book->told)
		return;
	book->told = true;
	store_note(session->store,
		_("the day book of desk %s of %s is cashed up: from receipt %s on it is the book of %s"),
		session->desk, date_format(session->today, today), receipt, date_format(book->day, day));
}

int payment_book_add(struct payment_book *book, struct txn *txn, const struct payment *payment,
	struct err *err)
{
	if (book->entries.n == PATH_PAGE_ENTRIES) {
		if (payment_book_save(book, txn, err))
			return -1;
		book->page++;
		book->entries.n = 0;
	}
	VEC_PUSH(book->session->mem, book->entries.items, book->entries.n, book->room) = *payment;
	book->added++;
	tell_day(book, payment->receipt);
	return 0;
}

int payment_book_save(struct payment_book *book, struct txn *txn, struct err *err)
{
	if (book->added == 0)
		return 0;
	book->added = 0;
	return txn_put_list(txn,
		path_day_page(book->day, book->session->desk, book->page, book->session->mem), &payment_schema,
		book->entries.items, book->entries.n, err);
}

int payment_book_enter(struct payment_book *book, struct txn *txn, const struct payment *payment,
	struct err *err)
{
	return payment_book_add(book, txn, payment, err) || payment_book_save(book, txn, err) ? -1 : 0;
}

int payment_book_find(struct store *store, const char *receipt, struct payment *payment, struct err *err)
{
	struct list entries;
	bool found;
	if (id_check_receipt(receipt, err) ||
		store_read_list(store, day_book_path(store, receipt, store->mem), &payment_schema, &entries,
			&found, err))
		return -1;
	const struct payment *entry = entries.items;
	for (size_t i = 0; i < entries.n; i++)
		if (str_equal(entry[i].receipt, receipt)) {
			*payment = entry[i];
			return 0;
		}
	return err_hint(err, err_set(err, ERR_REFUSED, _("there is no receipt %s"), receipt), "payment-list");
}
