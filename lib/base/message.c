#include "base/message.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

/* gettext looks at LANGUAGE for every msgid, but keeps what it found until the domain is set again. */
static void speak(const char *language)
{
	setenv("LANGUAGE", language, 1);
	textdomain(textdomain(NULL));
}

const char *message_chinese(const char *msgid)
{
	const char *chosen = getenv("LANGUAGE");
	if (!chosen || strncmp(chosen, "zh", 2) == 0)
		return gettext(msgid);
	char *before = strdup(chosen);
	if (!before)
		return msgid;
	speak("zh_CN");
	const char *text = gettext(msgid);
	speak(before);
	free(before);
	return text;
}
