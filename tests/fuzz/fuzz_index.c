/* libFuzzer target: arbitrary entries as an index of git, of the version and number that the first two bytes say.
 *
 * Whatever they are, reading them ends; and what is made of an index that can be read is one of which the same is made
 * again. */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/str.h"
#include "git/git_index.h"
#include "input.h"

#define ID "1111111111111111111111111111111111111111"

static const struct git_index_change changes[] = {{"a", ID, NULL}, {"a/b", NULL, NULL}, {"b/0", ID, NULL},
	{"b/1", ID, NULL}, {"m", NULL, NULL}, {"~", ID, NULL}};

static enum git_index_form update(const struct str *from, size_t changes_n, struct str *into)
{
	struct git_index index;
	enum git_index_form form = git_index_update(from->text, from->length, changes, changes_n, &index);
	for (size_t i = 0; form == GIT_INDEX_PLAIN && i < index.n; i++) {
		const struct git_index_run *run = &index.runs[i];
		str_add_n(into, run->bytes ? run->bytes : index.made.text + run->at, run->length);
	}
	git_index_close(&index);
	return form;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char end[SHA1_BYTES];
	struct str from = {0}, once = {0}, again = {0};
	if (size < 2)
		return 0;
	const char head[] = {'D', 'I', 'R', 'C', 0, 0, 0, (char)(data[0] % 8), 0, 0, 0, (char)data[1]};
	str_add_n(&from, head, sizeof head);
	str_add_n(&from, (const char *)data + 2, size - 2);
	str_add_n(&from, end, sizeof end);
	enum git_index_form form = git_index_form(from.text, from.length, true);
	if (form == GIT_INDEX_PLAIN && update(&from, data[0] / 8 % 7, &once) == GIT_INDEX_PLAIN &&
		(git_index_form(once.text, once.length, false) != GIT_INDEX_PLAIN ||
			update(&once, 0, &again) != GIT_INDEX_PLAIN || once.length != again.length ||
			memcmp(once.text, again.text, once.length) != 0))
		bug("an index that is not what it was made");
	str_close(&from);
	str_close(&once);
	str_close(&again);
	return 0;
}
