/* An account as a page for people: below the form its unpaid bills and its tickets. */
#ifndef PAGE_ACCOUNT_PAGE_H
#define PAGE_ACCOUNT_PAGE_H

#include "account/account.h"
#include "account/account_statement.h"
#include "cli/output.h"
#include "cli/run.h"
#include "office/event.h"

struct account_query;

/* A row for each account that the query asks for, personal data masked. */
int account_page_query(struct run *run, const struct account_query *query, struct err *err);

/* For struct out: the names of acts. */
const char *account_page_name(const void *names, const char *kind, const char *code);

/* The tables below the form.  Of tickets that were bound into volumes those of the last year, with `all` every
 * one. */
enum { ACCOUNT_PAGE_DAYS = 366 };
int account_page(struct run *run, const struct account *account, bool all, struct err *err);

/* The columns of statements and histories for programs. */
#define ACCOUNT_PAGE_STATEMENT "date,act,key,ref,volume_m3,charged,paid,balance,reason"
#define ACCOUNT_PAGE_HISTORY "at,by,act,ref,amount,text,set"

/* What account-show prints. */
#define ACCOUNT_PAGE_OUTPUTS                                                                       \
	OUTPUTS(OUTPUT_RECORD(NULL, account_schema),                                               \
		OUTPUT_ROWS("history", event_schema, ACCOUNT_PAGE_HISTORY),                        \
		OUTPUT_ROWS("statement", account_statement_row_schema, ACCOUNT_PAGE_STATEMENT))

/* The statement of a holder (0: who holds now) of an account with all its events, as rows; for people, what was owed before and after. */
int account_page_statement(struct run *run, const struct account *account, int64_t holder, int from, int to,
	struct err *err);

/* What happened to it as rows, corrections, money and readings told in their text.  Its events are masked already where
 * they must be. */
int account_page_history(struct run *run, struct account *account, struct err *err);

#endif
