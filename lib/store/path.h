/* Where a record lies in the store: a function of its id, so there is no index to go stale.
 *
 *     catalogue/services.yaml departments.yaml flows.yaml regulation.yaml staff.yaml desks.yaml
 *     calendar/2026.yaml calendar/2020-hubei.yaml
 *     accounts/000012/00001234.yaml (up to 100 accounts: 0000123400 to 0000123499)
 *     accounts/history/2026/000012/00001234.yaml (what was folded away from the accounts of a block)
 *     bills/2026-08.yaml (register of a period), bills/2026-09-XS.yaml (what one desk billed at the window)
 *     payments/2026/11-22/XS-01.yaml, XS-02.yaml ... (the day book of one desk, in pages), XS-closed.yaml
 *          (its cash-up)
 *     ops/2026-11/XS/3f.yaml (what one desk did under op-ids: txn/op.h)
 *     tickets/open/2026-09-18/20260918-XS-0001.yaml, tickets/closed/...
 *     tickets/archive/2026-08/2026-08-14.yaml (bound: all tickets received on a day)
 *     attachments/ab/cdef...jpg (beside the records: its name is its SHA-256)
 *
 * An id is checked against its grammar before a path is made of it. */
#ifndef STORE_PATH_H
#define STORE_PATH_H

#include "base/arena.h"
#include "base/err.h"

#define PATH_CATALOGUE "catalogue"
#define PATH_SERVICES "catalogue/services.yaml"
#define PATH_DEPARTMENTS "catalogue/departments.yaml"
#define PATH_FLOWS "catalogue/flows.yaml"
#define PATH_REGULATION "catalogue/regulation.yaml"
#define PATH_STAFF "catalogue/staff.yaml"
#define PATH_DESKS "catalogue/desks.yaml"
#define PATH_CALENDAR "calendar"
#define PATH_ACCOUNTS "accounts"
#define PATH_ACCOUNT_HISTORY "accounts/history"
#define PATH_BILLS "bills"
#define PATH_PAYMENTS "payments"
#define PATH_OPS "ops"
#define PATH_ATTACHMENTS "attachments"
#define PATH_TICKETS_OPEN "tickets/open"
#define PATH_TICKETS_CLOSED "tickets/closed"
#define PATH_TICKETS_ARCHIVE "tickets/archive"

/* Who keeps a file, where windows have clones of their own (a remote "hub").  Tickets and accounts every
 * desk writes: what two wrote without knowing of each other becomes one, by their events.  All else has one
 * writer, as nothing says what two versions of the settings or of a day book would be together: the centre
 * (store/settings.h) keeps what holds for all, a desk its own books.
 *
 * One table says which; a transaction, the hub, and a desk that becomes another ask it. */
enum path_keeper { PATH_OF_EVERY_DESK, PATH_OF_CENTRE, PATH_OF_DESK };

enum { PATH_DESK_SIZE = 3 };

/* Of PATH_OF_DESK `desk` is which, else "".  A path that no record has is the centre's, but in attachments/, which
 * every desk fills. */
enum path_keeper path_keeper(const char *path, char desk[PATH_DESK_SIZE]);

/* "tickets/open/2026-09-18/20260918-XS-0001.yaml" for `tray` PATH_TICKETS_OPEN. */
const char *path_ticket(const char *tray, const char *id, struct arena *arena);

/* The bound volume that would hold the ticket: one of the day it was received.  With 1,000,000
 * tickets bound over five years a volume of a month would be 42 MB; measured, a ticket is then
 * shown in 66 ms and everything searched in 1.2 to 2.1 s, by days in 4.5 ms and 0.5 to 0.7 s, and
 * the number of files stays below 6,000. */
const char *path_ticket_volume(const char *id, struct arena *arena);

/* The block file of a checked account number: its directory is the number less the last four
 * characters, its name the number less the last two. */
const char *path_account_block(const char *number, struct arena *arena);

/* What was folded away from the accounts of a block, of one year. */
const char *path_account_history(int year, const char *number, struct arena *arena);

/* The register of a period (checked), of the centre, or with `desk` of one desk. */
const char *path_bill_register(const char *period, const char *desk, struct arena *arena);

/* The day book of a desk is in pages of so many entries, so that a payment writes no more at the end of a
 * long day than at its beginning.  As receipts are numbered without a gap, the number tells the page. */
enum { PATH_PAGE_ENTRIES = 100 };

/* "payments/2026/11-22", where the books of all desks of a day are. */
const char *path_day_books(int date, struct arena *arena);

/* A page (from 1) of the day book of a desk, that of a checked receipt number, and the cash-up that ends
 * the book. */
const char *path_day_page(int date, const char *desk, int page, struct arena *arena);
const char *path_receipt_page(const char *receipt, struct arena *arena);
const char *path_cash_up(int date, const char *desk, struct arena *arena);

/* In a store of format 1, a whole book and its cash-up: payments/2026/2026-11-22-XS.yaml, -closed.yaml. */
const char *path_day_book_1(int date, const char *desk, struct arena *arena);
const char *path_cash_up_1(int date, const char *desk, struct arena *arena);

/* The file `name` of a desk among the operations of a month, "2026-11". */
const char *path_ops(const char *month, const char *desk, const char *name, struct arena *arena);

#endif
