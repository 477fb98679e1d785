/* Messages for people.  English in the source is the msgid; data/locale/zh_CN.po is complete.
 * The catalogue is chosen once, in cli/main.c; until then messages are English.
 *
 * English has one word where Chinese has two: "result" heads a column (完成情况) and is an act
 * (办结登记).  Such a msgid has a context, the first argument of C_ and NC_. */
#ifndef BASE_MESSAGE_H
#define BASE_MESSAGE_H

#include <libintl.h>

#define _(msgid) gettext(msgid)
#define N_(msgid) msgid /* marked for translation where a table needs a constant */

#define C_(context, msgid) message_in(context, msgid)
#define NC_(context, msgid) msgid /* for message_in(context, ...) */

/* The translation of a msgid in a context; the msgid itself when there is none.  Static. */
const char *message_in(const char *context, const char *msgid);

/* The Chinese translation of a msgid whatever language was chosen: what comes in, or goes out to people, may
 * be in Chinese before an English clerk.  The msgid itself when there is none.  Static. */
const char *message_chinese(const char *msgid);

#endif
