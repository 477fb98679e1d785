/* Messages for people.  English in the source is the msgid; data/locale/zh_CN.po is complete.
 * The catalogue is chosen once, in cli/main.c; until then messages are English. */
#ifndef BASE_MESSAGE_H
#define BASE_MESSAGE_H

#include <libintl.h>

#define _(msgid) gettext(msgid)
#define N_(msgid) msgid /* marked for translation where a table needs a constant */

#endif
