/* What the programs have in common by which a holder leaves (account-cancel, account-transfer): the options
 * about the last bill and the money. */
#ifndef PROGRAM_LEAVING_PROGRAM_H
#define PROGRAM_LEAVING_PROGRAM_H

#include "payment/payment.h"
#include "payment/payment_leaving.h"
#include "program/account_program.h"

/* They, where `to` names a struct payment_leaving within RECORD. */
#define LEAVING_PROGRAM_OPTIONS(to)                                                                \
	OPTION("final-bill", to.final_bill, MONEY,                                                 \
		N_("yuan of the last bill, for the water since the last reading; 0: nothing is due"), "YUAN"), \
	OPTION("pay", to.pay, ENUM, N_("how the rest of it is paid"), "METHOD",                    \
		CHOICES(payment_methods)),                                                         \
	OPTION("refund", to.refund, ENUM, N_("how is refunded what is left of what was prepaid"),  \
		"METHOD", CHOICES(payment_methods)),                                               \
	OPTION("payee", to.payee, LINE, N_("who gets the refund"), "NAME")

#endif
