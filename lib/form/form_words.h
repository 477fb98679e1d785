/* Values as the forms say them, in Chinese; all in the arena or constant, "" for what is empty. */
#ifndef FORM_FORM_WORDS_H
#define FORM_FORM_WORDS_H

#include <stdbool.h>
#include <stdint.h>

#include "act/ticket_said.h"
#include "base/arena.h"
#include "form/form_account.h"
#include "office/event_correction.h"
#include "office/staff.h"
#include "record/field.h"
#include "rules/catalogue.h"
#include "ticket/ticket.h"

/* Who and what the codes in records are. */
struct form_words {
	const char *company;
	const char *phone; /* of the window, and where and when it is open; NULL: not known */
	const char *place;
	const char *hours;
	struct catalogue catalogue;
	struct staff_list staff;
};

/* Where people sign and date by hand. */
#define FORM_WORDS_DATE_LINE "＿＿＿＿年＿＿月＿＿日"

/* "2026年9月18日", "2026年9月18日 09:05". */
const char *form_words_date(int date, struct arena *arena);
const char *form_words_moment(int64_t moment, struct arena *arena);

/* "王敏（工号 0017）": article 7, the badge. */
const char *form_words_staff(const struct form_words *names, const char *id, struct arena *arena);

/* The same for who did something: "王敏（工号 0017，未核实身份）" where he was only said to be it, under
 * a login that several share. */
const char *form_words_actor(const struct form_words *names, const char *id, bool claimed,
	struct arena *arena);

/* "王敏代录（赵磊）" of an event that was recorded for somebody, "王敏代录" when he was not named; else
 * the staff member as above. */
const char *form_words_recorded(const struct form_words *names, const struct event *event,
	struct arena *arena);

/* Whom to ask, where and when: what the settings know of the window, one a line. */
const char *form_words_window(const struct form_words *names, struct arena *arena);

/* "居民身份证", and his number in the line below. */
const char *form_words_document(const struct account *account, struct arena *arena);

/* "1234 m³（2026年9月18日）"; without the day where there is none. */
const char *form_words_reading(int64_t reading, int on, struct arena *arena);

/* "末次账单28.80元": as it stands on the account, or as it was typed before the deed; "" where neither
 * is. */
const char *form_words_final(const struct form_account *account, const char *typed, struct arena *arena);

/* "DN15". */
const char *form_words_calibre(int64_t calibre, struct arena *arena);

/* "工单编号：20260918-XS-0001"; NULL for no ticket. */
const char *form_words_reference(const struct ticket *ticket, struct arena *arena);

/* How the water charges stand.  After the matter is through, that is known only where the service
 * lets nobody through who owes (guard no-arrears). */
const char *form_words_arrears(const struct service *service, const struct form_account *account,
	struct arena *arena);

/* The text at the index, "" outside of it. */
#define form_words_name(table, index)                                                              \
	((size_t)(index) < sizeof(table) / sizeof *(table) ? (table)[index] : "")

/* "窗口": an index of ticket_channels. */
const char *form_words_channel(int channel);

/* "基本满意": an index of ticket_satisfactions. */
const char *form_words_satisfaction(int satisfaction);

/* How a correction of a ticket is told on paper: "联系电话：138****8000 → 139****9000". */
extern const struct event_correction_words form_words_corrections;

/* What the data of a ticket's events say. */
extern const struct ticket_said_words form_words_remarks;

/* "转办": an act on a ticket; its code where it has no word. */
const char *form_words_act(const char *act);

/* The texts that are not empty, one a line; the list ends with NULL. */
const char *form_words_lines(struct arena *arena, ...) __attribute__((sentinel));

/* What is printed before a value when there is one: "原因：长期外出". */
const char *form_words_said(const char *before, const char *text, struct arena *arena);

#endif
