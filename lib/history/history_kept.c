#include "history/history_kept.h"

#include <string.h>

enum { MOST_BYTES = 2 * 1024 * 1024 };

static void copy(struct str *into, const char *bytes, size_t length)
{
	str_clear(into);
	str_add_n(into, bytes, length);
}

bool history_kept_find(const struct history_kept *kept, const char *name, struct str *into)
{
	for (size_t i = 0; i < HISTORY_KEPT; i++)
		if (kept->items[i].name.length && str_equal(str_text(&kept->items[i].name), name)) {
			copy(into, str_text(&kept->items[i].bytes), kept->items[i].bytes.length);
			return true;
		}
	return false;
}

void history_kept_add(struct history_kept *kept, const char *name, const struct str *bytes)
{
	if (bytes->length > MOST_BYTES)
		return;
	copy(&kept->items[kept->next].bytes, str_text(bytes), bytes->length);
	copy(&kept->items[kept->next].name, name, strlen(name));
	kept->next = (kept->next + 1) % HISTORY_KEPT;
}

void history_kept_end(struct history_kept *kept)
{
	for (size_t i = 0; i < HISTORY_KEPT; i++) {
		str_close(&kept->items[i].name);
		str_close(&kept->items[i].bytes);
	}
	*kept = (struct history_kept){0};
}
