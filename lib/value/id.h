/* The grammars of ids: of desks, tickets, accounts, receipts, codes of the catalogue and staff.
 *
 * Whatever comes from outside is checked here before a path is made of it (store/path.h). */
#ifndef VALUE_ID_H
#define VALUE_ID_H

#include "base/arena.h"
#include "base/err.h"

/* A desk code: two capitals A-Z (interface of `git config onestop.desk`). */
int id_check_desk(const char *desk, struct err *err);

/* A ticket id: YYYYMMDD-DESK-NNNN, an existing date, four digits or more, not all zero. */
int id_check_ticket(const char *id, struct err *err);

/* The parts of a checked ticket id: day received and number at the desk that day. */
int id_ticket_day(const char *id);

/* An account number (用户编号): 6 to 16 digits or capitals. */
int id_check_account(const char *number, struct err *err);

/* A receipt number: YYYYMMDD-DESK-RNNNN; day, desk and number of one that was checked. */
int id_check_receipt(const char *receipt, struct err *err);
int id_receipt_day(const char *receipt);
const char *id_receipt_desk(const char *receipt, struct arena *arena);
int id_receipt_number(const char *receipt);

/* As strcmp, of two ticket ids or two receipt numbers: by day, desk and number.  By bytes alone R10000 would
 * come before R9999. */
int id_order(const char *a, const char *b);

/* A word of the catalogue (service, department, staff, paper): a-z 0-9 and inner "-", at most 40;
 * staff ids may also have "." and "_" as logins do. */
int id_check_code(const char *code, struct err *err);
int id_check_staff(const char *id, struct err *err);

/* A login of a machine: at most 255 bytes without blanks and ":", not beginning with "-"; in front
 * of it may stand a desk, "XS:login". */
int id_check_login(const char *login, struct err *err);

#endif
