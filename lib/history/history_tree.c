#include "history/history_tree.h"

#include <string.h>

enum { RAW_ID = (GIT_ID_SIZE - 1) / 2 };

int history_tree_open(struct history *history, const char *object, struct history_tree *tree, struct err *err)
{
	bool found;
	return history_object(history, object, &tree->text, &found, err);
}

/* "MODE NAME", a NUL, and the id in bytes. */
bool history_tree_next(struct history_tree *tree)
{
	static const char digits[] = "0123456789abcdef";
	const char *at = str_text(&tree->text) + tree->at;
	const size_t left = tree->text.length - tree->at;
	const char *nul = memchr(at, '\0', left);
	const char *space = nul ? memchr(at, ' ', (size_t)(nul - at)) : NULL;
	if (!space || left - (size_t)(nul - at) <= RAW_ID)
		return false;
	for (size_t i = 0; i < RAW_ID; i++) {
		const unsigned byte = (unsigned char)nul[1 + i];
		tree->id[2 * i] = digits[byte >> 4];
		tree->id[2 * i + 1] = digits[byte & 15];
	}
	tree->id[2 * RAW_ID] = '\0';
	tree->name = space + 1;
	tree->at += (size_t)(nul - at) + 1 + RAW_ID;
	return true;
}

void history_tree_close(struct history_tree *tree)
{
	str_close(&tree->text);
}
