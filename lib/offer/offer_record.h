/* Records of the store: tickets, accounts, receipts, bills. */
#ifndef OFFER_OFFER_RECORD_H
#define OFFER_OFFER_RECORD_H

struct offer;

/* The open ones, the newest day first; of a day that is typed the final ones behind them. */
void offer_record_tickets(struct offer *offer);

/* Those of the beginning typed, or how their numbers go on (account/account_beginning.h). */
void offer_record_accounts(struct offer *offer);

/* Entries of the day books: of the latest days, or of those that are typed. */
void offer_record_receipts(struct offer *offer);

/* Lines of statements that are no account's yet. */
void offer_record_lines(struct offer *offer);

/* What is unpaid on the account typed before. */
void offer_record_bills(struct offer *offer);

/* What the form typed before is of: a ticket, receipt, account or service. */
void offer_record_of_form(struct offer *offer);

/* The sides of what is disputed about the ticket or account that was typed, with what each decided. */
void offer_record_sides(struct offer *offer);

#endif
