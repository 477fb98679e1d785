#include "base/message.h"

#include <stdio.h>

/* What gettext puts between a context and its msgid. */
#define GLUE "\004"

const char *message_in(const char *context, const char *msgid)
{
	char key[512];
	int length = snprintf(key, sizeof key, "%s" GLUE "%s", context, msgid);
	if (length < 0 || (size_t)length >= sizeof key)
		return msgid;
	const char *text = gettext(key);
	/* Without a translation gettext gives back what it was asked. */
	return text == key ? msgid : text;
}
